//! A private site's map: the map with a text of the essay as its default edition.
//!
//! The texts are of the retelling, under a map that knows it by fingerprints alone.

use proptest::prelude::*;
use wherefore::anchor::{Fingerprints, fingerprint, passages};
use wherefore::document::{EssayMap, Passage, check};
use wherefore::messages::opener::Answer;
use wherefore::overlay::{COPY, Opener, PUBLISHED, Private, Unfit};
use wherefore::reading::{Carried, Reading};
use wherefore::text::Splitter;

use crate::beside::beside;
use crate::overlay::{ORIGINAL, changed, count, decide, laid, map, open, texts, wrapped};
use crate::shipped;

fn prints() -> Fingerprints {
    fingerprint(&ORIGINAL.into(), &texts(), &passages(&map(), &ORIGINAL.into()), Splitter::default())
}

fn private(paragraphs: &[String], decisions: Option<&str>) -> Result<Private, Unfit> {
    let text = paragraphs.join("\n\n");
    Private::new(&map(), &prints(), (text.as_bytes(), "essay.txt"), decisions)
}

/// Every passage of a map.
fn all(map: &EssayMap) -> Vec<&Passage> {
    let claims = map.claims.iter().flat_map(|it| &it.passages);
    let stances = map.stances.iter().map(|it| &it.passage).chain(map.ties.iter().map(|it| &it.passage));
    claims.chain(stances).chain(map.events.iter().flat_map(|it| &it.passages)).collect()
}

/// How many passages of claims are in the text.
fn lit(private: &Private) -> usize {
    let passages = private.map.claims.iter().flat_map(|it| &it.passages);
    passages.filter(|it| it.edition.as_str() == PUBLISHED).count()
}

#[test]
fn the_text_is_the_default_edition_and_the_map_is_sound() {
    let private = private(&texts(), None).unwrap();
    let number = passages(&map(), &ORIGINAL.into()).len();
    let report =
        format!("The text is the essay, word for word.\n16 of 16 paragraphs, {number} passages: {number} exact.\n");
    assert_eq!(private.report, report);
    let edition = private.map.text().unwrap();
    assert_eq!((edition.id.as_str(), edition.note.as_str()), (PUBLISHED, "The essay as published."));
    assert_eq!(edition.paragraphs, texts());
    assert_eq!(check(&private.map), []);
    assert!(all(&private.map).iter().all(|it| it.edition.as_str() != COPY));

    // Read on the text, the map lights up what it lights up on its own.
    let (own, read) = (Reading::new(map()), Reading::new(private.map.clone()));
    assert_eq!((&own.order, &own.cast), (&read.order, &read.cast));
    for claim in &own.order {
        let lit = |reading: &Reading| {
            reading.runs_of(*claim).iter().map(|&at| reading.run(at).unwrap().text()).collect::<String>()
        };
        assert_eq!(lit(&own), lit(&read));
    }
    // As many stances, ties and events lead to the text as did to the retelling.
    let leads = |reading: &Reading| {
        let stances = reading.map.stances.iter().filter(|it| reading.run_at(&it.passage).is_some()).count();
        let ties = reading.map.ties.iter().filter(|it| reading.run_at(&it.passage).is_some()).count();
        let events = reading.map.events.iter().filter(|it| it.passages.iter().any(|at| reading.run_at(at).is_some()));
        (stances, ties, events.count())
    };
    assert_eq!(leads(&own), leads(&read));
}

#[test]
fn it_goes_through_a_file_and_a_page() {
    let map = private(&changed(), None).unwrap().map;
    let json = serde_json::to_string(&map).unwrap();
    assert_eq!(wherefore::format::parse(&json), (map.clone(), vec![]));
    let carried = Carried::new(map);
    assert!(!carried.mentions.iter().all(Vec::is_empty), "actors are found in the text");
    assert_eq!(Carried::read(&carried.write().unwrap()), Some(carried));
}

#[test]
fn a_reader_can_still_open_a_copy() {
    let mut own = Opener::new(map(), prints());
    let mut on_private = Opener::new(private(&changed(), None).unwrap().map, prints());
    let (one, other) = (open(&mut own, &changed()), open(&mut on_private, &changed()));
    assert_eq!(one.report, other.report);
    assert_eq!((one.blocks, one.unsure), (other.blocks, other.unsure));
    let [one, other] = [one.map, other.map].map(|packed| Carried::unpack(&packed).unwrap().map);
    assert_eq!(one.stances, other.stances);
    assert_eq!(one.ties, other.ties);
    let editions: Vec<_> = other.editions.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(editions, [COPY, PUBLISHED, "retelling", ORIGINAL]);
    assert_eq!(check(&other), []);
}

#[test]
fn what_is_not_of_the_essay_is_left_out_and_said_so_without_its_words() {
    let private = private(&changed(), None).unwrap();
    assert_eq!(private.map.text().unwrap().paragraphs.len(), 16);
    assert!(!serde_json::to_string(&private.map).unwrap().contains("Subscribe"));
    let said = "Left out as not of the essay: 2 parts of the file's 18 (number 1, 18).";
    assert!(private.report.contains(said), "{}", private.report);
    assert!(!private.report.contains("Subscribe"));
}

#[test]
fn ends_of_lines_are_spaces() {
    let lines: Vec<_> = texts().iter().map(|text| wrapped(text)).collect();
    assert!(lines[0].contains('\n'));
    assert_eq!(private(&lines, None).unwrap().map.text().unwrap().paragraphs, texts());
}

#[test]
fn what_is_not_sure_is_lit_and_said_until_a_file_of_decisions_settles_it() {
    let mut desk = Opener::new(map(), prints());
    let opened = open(&mut desk, &changed());
    let before = private(&changed(), None).unwrap();
    let unsure = count(&opened, "to confirm");
    assert!(unsure > 0 && before.report.contains(&format!("{unsure} to confirm")), "{}", before.report);
    assert_eq!(before.report.matches(": lit, though the wording differs").count(), unsure);
    assert!(before.report.contains("--decisions"));
    assert_eq!(before.map.text().unwrap().note.matches("differs").count(), 1);

    let offers = opened.report.split("data-decide=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let confirm: Vec<_> = offers.filter(|word| word.ends_with(" confirm")).map(str::to_owned).collect();
    let decided = |desk: &mut Opener, words: &[String]| {
        words.iter().for_each(|word| drop(laid(decide(desk, word))));
        let Answer::File(file) = desk.save() else { unreachable!("no file") };
        private(&changed(), Some(&file)).unwrap()
    };
    let confirmed = decided(&mut desk, &confirm);
    assert!(confirmed.report.contains(&format!("{unsure} settled by you")), "{}", confirmed.report);
    assert!(!confirmed.report.contains("Not sure"), "{}", confirmed.report);
    assert_eq!(confirmed.map, before.map);

    let dropped = decided(&mut desk, &[confirm[0].replace("confirm", "drop")]);
    assert!(dropped.report.contains(": not lit, since it is not there"), "{}", dropped.report);
    assert!(lit(&dropped) < lit(&before));

    let Answer::File(file) = desk.save() else { unreachable!("no file") };
    let other = private(&texts(), Some(&file)).unwrap_err();
    assert!(other.words().contains("another text"), "{}", other.words());
}

#[test]
fn a_part_of_the_essay_says_that_it_is_one() {
    let private = private(&texts()[..8], None).unwrap();
    assert!(private.report.starts_with("The text is a part of the essay.\n8 of 16 paragraphs"), "{}", private.report);
    assert_eq!(private.map.text().unwrap().note, "A part of the essay.");
    assert!(private.report.contains(" lost"));
    assert_eq!(check(&private.map), []);
}

#[test]
fn what_does_not_do_is_refused() {
    let other = "It was a bright cold day in April.\n\nNobody in the street had heard of any essay.";
    let page = "<!doctype html><title>A</title><script>document.write('b')</script>";
    for (bytes, name, why) in [
        (other.as_bytes(), "other.txt", "not the essay"),
        (b"", "empty.txt", "no text here"),
        (&[0, 1, 2, 0, 255][..], "picture.png", "not a text file"),
        (page.as_bytes(), "page.html", "scripts"),
    ] {
        let words = Private::new(&map(), &prints(), (bytes, name), None).unwrap_err().words();
        assert!(words.contains(why) && words.contains("; give the essay as"), "{words}");
    }
    for file in ["", "{}", "{\"format\":\"wherefore-decisions/9\",\"text\":\"\",\"passages\":[]}"] {
        assert!(matches!(private(&texts(), Some(file)), Err(Unfit::Decisions(_))), "{file}");
    }
}

#[test]
fn the_essay_itself_has_every_passage() {
    let Some(path) = beside("essay/original.txt") else { return };
    let text = std::fs::read(path).unwrap();
    let private = Private::new(&shipped::map(), &shipped::prints(), (&text, "original.txt"), None).unwrap();
    let number = passages(&shipped::map(), &ORIGINAL.into()).len();
    assert!(private.report.contains(&format!("16 of 16 paragraphs, {number} passages: {number} exact.\n")));
    let edition = private.map.text().unwrap();
    assert_eq!((edition.paragraphs.len(), edition.note.as_str()), (16, "The essay as published."));
    assert_eq!(check(&private.map), []);
    let reading = Reading::new(private.map);
    let stated = reading.map.claims.iter().filter(|it| !it.implicit && !it.is_editors()).count();
    let shown = reading.order.iter().filter(|claim| !reading.runs_of(**claim).is_empty()).count();
    assert_eq!(shown, stated, "claims that are lit in the text");
    // The retelling goes paragraph by paragraph, so what a stance or a tie leads to is in the paragraph it was in.
    let led = |map: &EssayMap| {
        let stances = map.stances.iter().map(|it| &it.passage);
        stances.chain(map.ties.iter().map(|it| &it.passage)).cloned().collect::<Vec<_>>()
    };
    for (was, is) in led(&shipped::map()).into_iter().zip(led(&reading.map)) {
        assert_eq!(was.selector.paragraph(), is.selector.paragraph(), "{was:?}");
        assert!(reading.run_at(&is).is_some(), "{was:?} leads nowhere");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn whatever_the_file_nothing_panics(
        bytes: Vec<u8>, name in "[a-z]{0,4}(\\.(txt|md|html))?", decisions: Option<String>,
        picked in prop::collection::vec(0..16_usize, 0..20),
    ) {
        let _ = Private::new(&map(), &prints(), (&bytes, &name), decisions.as_deref());
        // Paragraphs in any order, some of them twice.
        let own = texts();
        let picked: Vec<_> = picked.into_iter().map(|at| own[at].clone()).collect();
        if let Ok(private) = private(&picked, None) {
            prop_assert_eq!(check(&private.map), []);
            Reading::new(private.map);
        }
    }
}
