//! A reader's own copy as an edition of the map.
//!
//! The copies are of the retelling, under a map that knows it by fingerprints alone.

use crate::shipped;
use proptest::prelude::*;
use wherefore::anchor::{AnchorState, fingerprint, passages};
use wherefore::document::{EssayMap, Passage};
use wherefore::link::Chosen;
use wherefore::messages::opener::{Answer, Laid, Word};
use wherefore::overlay::{COPY, Opener};
use wherefore::reading::Reading;
use wherefore::text::{Span, Splitter};

use crate::beside::beside;

/// The embedded map with the retelling as its original, too.
pub(crate) fn map() -> EssayMap {
    let mut map = shipped::by_sentences(shipped::map());
    let own = map.text().unwrap().id.clone();
    let claims = map.claims.iter_mut().map(|it| &mut it.passages);
    for passages in claims.chain(map.events.iter_mut().map(|it| &mut it.passages)) {
        passages.retain(|passage| passage.edition == own);
        let original = passages.iter().map(|it| Passage { edition: ORIGINAL.into(), selector: it.selector.clone() });
        let original: Vec<_> = original.collect();
        passages.extend(original);
    }
    for edition in map.editions.iter_mut().filter(|it| it.id.as_str() == ORIGINAL) {
        edition.sentence_counts =
            texts().iter().map(|it| u32::try_from(Splitter::default().sentences(it).len()).unwrap()).collect();
    }
    map
}

pub(crate) fn texts() -> Vec<String> {
    shipped::map().text().unwrap().paragraphs.clone()
}

/// The edition of the essay as published.
pub(crate) const ORIGINAL: &str = "original";

/// Takes a reader's word as a button has it; `at` with the numbers of stretches: block, start, end.
pub(crate) fn decide(opener: &mut Opener, written: &str) -> Answer {
    let mut parts = written.split(' ');
    let button: Vec<&str> = parts.by_ref().take(2).collect();
    let Some((passage, word)) = Word::read(&button.join(" ")) else {
        return Answer::Refused("There is no such button.".to_owned());
    };
    let numbers: Vec<u32> = parts.filter_map(|number| number.parse().ok()).collect();
    let spans = numbers.chunks_exact(3).map(|it| Span { block: it[0], start: it[1], end: it[2] });
    let word = if let Word::Selected(_) = word { Word::Selected(spans.collect()) } else { word };
    opener.decide(passage, &word)
}

pub(crate) fn desk() -> Opener {
    let map = map();
    let prints = fingerprint(&ORIGINAL.into(), &texts(), &passages(&map, &ORIGINAL.into()), Splitter::default());
    Opener::new(map, prints)
}

pub(crate) fn laid(answer: Answer) -> Laid {
    match answer {
        Answer::Laid(laid) => *laid,
        other => unreachable!("{other:?}"),
    }
}

pub(crate) fn open(desk: &mut Opener, paragraphs: &[String]) -> Laid {
    laid(desk.open(paragraphs.join("\n\n").as_bytes(), "copy.txt"))
}

/// How many passages the report counts in a group.
pub(crate) fn count(laid: &Laid, group: &str) -> usize {
    let mark = format!("data-group=\"{group}\"><summary>");
    laid.report.split_once(&mark).map_or(0, |(_, rest)| rest.split(' ').next().unwrap().parse().unwrap())
}

/// The retelling with one word of its sixth paragraph changed, and other text around it.
pub(crate) fn changed() -> Vec<String> {
    let mut texts = texts();
    let word = texts[5].split(' ').find(|it| it.len() > 6).unwrap().to_owned();
    texts[5] = texts[5].replacen(&word, "otherwise", 1);
    texts.insert(0, "Sections | Subscribe | Log in".to_owned());
    texts.push("© A newspaper. All rights reserved.".to_owned());
    texts
}

#[test]
fn a_copy_word_for_word_has_every_passage() {
    let laid = open(&mut desk(), &texts());
    let all = passages(&map(), &ORIGINAL.into()).len();
    assert_eq!(count(&laid, "exact"), all);
    assert!(laid.report.contains("word for word"), "{}", laid.report);
    assert!(laid.apart.is_empty() && laid.unsure.is_empty());
    // Read on the copy, the map lights up what it lights up on its own text.
    let (own, copy) = (Reading::new(map()), Reading::of(laid.carried()));
    assert_eq!(copy.map.text().unwrap().id.as_str(), COPY);
    assert_eq!(own.order, copy.order);
    assert_eq!(own.cast, copy.cast);
    for claim in &own.order {
        let lit = |reading: &Reading| {
            reading.runs_of(*claim).iter().map(|&at| reading.run(at).unwrap().text()).collect::<String>()
        };
        assert_eq!(lit(&own), lit(&copy));
    }
}

#[test]
fn what_is_not_of_the_essay_is_set_apart() {
    let laid = open(&mut desk(), &changed());
    let apart: Vec<_> = laid.apart.iter().map(|it| (it.before, it.blocks[0].1.as_str())).collect();
    assert_eq!(apart, [(0, "Sections | Subscribe | Log in"), (16, "© A newspaper. All rights reserved.")]);
    assert_eq!(laid.blocks, (1..17).collect::<Vec<u32>>());
    assert_eq!(laid.carried().map.text().unwrap().paragraphs.len(), 16);
}

#[test]
fn a_changed_passage_is_lit_and_said_to_be_unsure_until_the_reader_has_spoken() {
    let mut desk = desk();
    let opened = open(&mut desk, &changed());
    let unsure = count(&opened, "to confirm");
    assert!(unsure > 0 && !opened.unsure.is_empty(), "{}", opened.report);
    let offers = opened.report.split("data-decide=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let confirm = offers.filter(|word| word.ends_with(" confirm")).map(str::to_owned).next().unwrap();
    let confirmed = laid(decide(&mut desk, &confirm));
    assert_eq!(count(&confirmed, "to confirm"), unsure - 1);
    assert_eq!(count(&confirmed, "settled by you"), 1);
    assert_eq!(confirmed.unsure.len(), opened.unsure.len() - 1);

    let dropped = laid(decide(&mut desk, &confirm.replace("confirm", "drop")));
    assert_eq!((count(&dropped, "settled by you"), count(&dropped, "lost")), (0, count(&opened, "lost") + 1));
    let lit = |laid: &Laid| {
        laid.carried().map.claims.iter().flat_map(|it| &it.passages).filter(|it| it.edition.as_str() == COPY).count()
    };
    assert!(lit(&dropped) < lit(&opened), "a dropped passage is not lit");

    let attached = laid(decide(&mut desk, &confirm.replace("confirm", "at 6 0 10")));
    assert_eq!(count(&attached, "settled by you"), 1);
    assert_eq!(lit(&attached), lit(&opened));
    let undone = laid(decide(&mut desk, &confirm.replace("confirm", "undo")));
    assert_eq!(undone.report, opened.report);
    assert!(undone.decisions.is_empty());
}

#[test]
fn a_passage_can_be_attached_to_what_was_set_apart() {
    let mut desk = desk();
    open(&mut desk, &changed());
    let attached = laid(decide(&mut desk, "0 at 0 0 8"));
    assert_eq!(attached.blocks, (0..17).collect::<Vec<u32>>());
}

#[test]
fn decisions_go_through_a_file_without_text() {
    let mut desk = desk();
    open(&mut desk, &changed());
    decide(&mut desk, "0 at 2 0 12");
    let decided = laid(decide(&mut desk, "3 drop"));
    let Answer::File(file) = desk.save() else { unreachable!("no file") };
    for text in texts() {
        let word = text.split(' ').find(|it| it.len() > 6).unwrap();
        assert!(!file.contains(word), "{file}");
    }
    open(&mut desk, &changed());
    let loaded = laid(desk.load(&file));
    assert_eq!((loaded.report, loaded.decisions), (decided.report, decided.decisions));
    for (file, what) in [
        ("", "holds no decisions"),
        ("{\"format\":\"wherefore-decisions/9\",\"text\":\"\",\"passages\":[]}", "later version"),
        ("{\"format\":\"wherefore-decisions/1\",\"text\":\"x\",\"passages\":[]}", "another text"),
    ] {
        let Answer::Refused(why) = desk.load(file) else { unreachable!("{file} was taken") };
        assert!(why.contains(what), "{why}");
    }
}

#[test]
fn a_copy_that_was_kept_comes_back_with_its_decisions() {
    let mut desk = desk();
    let before = open(&mut desk, &changed());
    let decided = laid(decide(&mut desk, "3 drop"));
    let again = laid(self::desk().reopen(&before.kept.unwrap(), &decided.decisions));
    assert_eq!((again.report, again.blocks, again.map), (decided.report, decided.blocks, decided.map));
}

#[test]
fn another_text_is_known_as_such() {
    let mut desk = desk();
    let other = ["It was a bright cold day in April.", "Nobody in the street had heard of any essay."];
    let laid = open(&mut desk, &other.map(str::to_owned));
    assert!(laid.report.contains("not the essay"), "{}", laid.report);
    assert!(laid.blocks.is_empty());
    assert_eq!(laid.apart.len(), 1);
    assert_ne!(laid.carried().map.text().unwrap().id.as_str(), COPY);
}

#[test]
fn what_cannot_be_read_leaves_the_open_copy_where_it_is() {
    let mut desk = desk();
    let opened = open(&mut desk, &changed());
    for (bytes, name) in [(&b""[..], ""), (&[0, 1, 2, 0, 255][..], "picture.png"), (b"   \n\n  ", "empty.txt")] {
        assert!(matches!(desk.open(bytes, name), Answer::Refused(why) if why.len() > 20));
    }
    assert_eq!(laid(decide(&mut desk, "0 undo")).report, opened.report);
}

#[test]
fn nothing_of_a_copy_is_markup_in_the_report() {
    let mut texts = texts();
    texts[3].push_str(" <script>alert(1)</script> & \"more\"");
    let laid = open(&mut desk(), &texts);
    assert!(!laid.report.contains("alert"));
    assert!(laid.carried().map.text().unwrap().paragraphs[3].contains("<script>"), "as text it stays");
}

#[test]
fn places_to_pick_from_are_numbered_as_they_stand() {
    let mut texts = texts();
    texts.insert(5, texts[5].clone());
    let laid = open(&mut desk(), &texts);
    assert!(count(&laid, "to pick") > 0, "{}", laid.report);
    let offers = laid.report.split("<span class=\"offers\">").skip(1);
    let places = offers.map(|offers| -> Vec<u32> {
        let entry = offers.split("</li>").next().unwrap();
        let places = entry.split("data-look=\"").skip(1).map(|it| it.split(' ').next().unwrap().parse().unwrap());
        places.collect()
    });
    for places in places.filter(|it| !it.is_empty()) {
        assert!(places.len() > 1 && places.is_sorted(), "{places:?}");
    }
}

#[test]
fn a_choice_is_carried_over_to_the_copy_and_back() {
    let laid = open(&mut desk(), &changed());
    let (own, copy) = (Reading::new(shipped::map()), Reading::of(laid.carried()));
    for choice in wherefore::link::pages(&own) {
        let over = choice.carried_over(&own, &copy);
        assert_eq!(over.carried_over(&copy, &own), choice);
    }
    let runs = own.runs().filter(|(_, run)| !run.claims.is_empty());
    for (at, run) in runs {
        let Chosen::Passage(over) = Chosen::Passage(at).carried_over(&own, &copy) else { continue };
        assert!(run.claims.iter().any(|claim| copy.run(over).unwrap().claims.contains(claim)));
    }
}

#[test]
fn the_essay_itself_opens_with_every_passage_in_its_place() {
    let Some(path) = beside("essay/original.txt") else { return };
    let text = std::fs::read_to_string(path).unwrap();
    let mut desk = Opener::new(shipped::map(), shipped::prints());
    let all = passages(&shipped::map(), &ORIGINAL.into()).len();
    let straight = text.replace(['‘', '’'], "'").replace(['“', '”'], "\"");
    let wrapped: Vec<String> = text.lines().map(wrapped).collect();
    let merged = text.lines().collect::<Vec<_>>().chunks(2).map(|it| it.join(" ")).collect::<Vec<_>>().join("\n\n");
    let html = text.lines().map(|it| format!("<p onclick=\"x()\">{it}</p>")).collect::<String>();
    let html = format!("<!doctype html><script>let x = 1</script><nav><a>Menu</a></nav>{html}");
    for copy in [text, straight, wrapped.join("\n\n"), merged, html] {
        let laid = laid(desk.open(copy.as_bytes(), ""));
        assert_eq!(count(&laid, "exact"), all, "{}", laid.report);
    }
}

/// A paragraph in lines of at most 60 letters.
pub(crate) fn wrapped(paragraph: &str) -> String {
    let mut lines = String::new();
    let mut width = 0;
    for word in paragraph.split(' ') {
        if width > 0 {
            lines.push(if width + word.len() > 60 { '\n' } else { ' ' });
            width = if width + word.len() > 60 { 0 } else { width + 1 };
        }
        lines.push_str(word);
        width += word.len();
    }
    lines
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn whatever_is_opened_and_said_of_it_nothing_panics(
        bytes: Vec<u8>, name in "[a-z]{0,4}(\\.(txt|md|html))?",
        words in prop::collection::vec("[0-9]{0,3} (confirm|drop|undo|at|[0-9])( [0-9]{1,4}){0,7}", 0..6),
        file: String,
    ) {
        let mut desk = Opener::new(shipped::map(), shipped::prints());
        desk.open(&bytes, &name);
        desk.load(&file);
        for word in words {
            if let Answer::Laid(laid) = decide(&mut desk, &word) {
                Reading::of(laid.carried());
            }
        }
        desk.reopen(&name, &bytes);
    }
}

#[test]
fn the_states_of_the_report_are_those_of_the_anchoring() {
    // The passages of the map that the page counts are the ones that the fingerprints were made for.
    let prints = shipped::prints();
    let anchored = wherefore::anchor::anchor(&prints, &[]);
    assert_eq!(anchored.passages.len(), passages(&shipped::map(), &ORIGINAL.into()).len());
    assert!(anchored.passages.iter().all(|it| it.state == AnchorState::Lost));
}
