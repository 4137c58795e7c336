use super::chance::Chance;
use super::*;

fn text() -> Text {
    let paragraphs = [
        "The well was dry. It was 12 miles to the next, and Anna had not slept. “Go,” said Ben, “or we stay.”",
        "They went before dawn. Nobody in Oslo would have believed it — first flight or not.",
        "By noon the dogs were silent. A car stood at the well. It had no wheels.",
    ];
    let mut text = Text { name: "a".to_owned(), paragraphs: paragraphs.map(str::to_owned).to_vec(), passages: vec![] };
    for (paragraph, words) in text.paragraphs.iter().enumerate() {
        for range in Splitter::default().sentences(words) {
            let points = |byte: usize| words[..byte].chars().count();
            text.passages.push(Stretch { paragraph, points: points(range.start.0)..points(range.end.0) });
        }
    }
    text
}

fn copy(name: &str, seed: u64) -> Copy {
    let list = all();
    let found = list.iter().find(|perturbation| perturbation.name == name).unwrap();
    found.apply(&text(), seed, &world())
}

fn world() -> World {
    World { words: ["word", "other"].map(str::to_owned).to_vec(), other: vec!["Something else. Entirely.".to_owned()] }
}

/// The text of a place.
fn quote(copy: &Copy, place: &Place) -> String {
    let of = |&(block, start, end): &(usize, usize, usize)| string(&copy.blocks[block][start..end]);
    place.spans.iter().map(of).collect::<Vec<_>>().join(" ")
}

#[test]
fn names_are_unique_and_seeds_decide() {
    let list = all();
    for (number, perturbation) in list.iter().enumerate() {
        assert!(list[..number].iter().all(|other| other.name != perturbation.name));
        let (one, two) = (copy(perturbation.name, 7), copy(perturbation.name, 7));
        assert_eq!(one.texts(), two.texts(), "{}", perturbation.name);
    }
    assert_ne!(copy("30 % of words edited", 1).texts(), copy("30 % of words edited", 2).texts());
}

#[test]
fn a_faithful_copy_has_each_passage_in_its_place() {
    let (text, copy) = (text(), copy("unchanged", 1));
    assert_eq!(copy.texts(), text.paragraphs);
    for passage in &text.passages {
        let expected = Place {
            spans: vec![(passage.paragraph, passage.points.start, passage.points.end)],
            same: true,
            twin: false,
        };
        assert_eq!(copy.truth(passage), Truth { places: vec![expected], twice: false });
    }
}

#[test]
fn what_is_there_twice_is_known() {
    let mut text = text();
    text.paragraphs.push(text.paragraphs[2].replace('.', "!"));
    let copy = all()[0].apply(&text, 0, &world());
    assert!(copy.truth(&text.passages[7]).twice);
    assert!(!copy.truth(&text.passages[0]).twice);
}

#[test]
fn what_keeps_the_words_keeps_every_passage() {
    let names = [
        "straight quotes",
        "curly quotes",
        "dashes, spaces, ligatures",
        "hard-wrapped",
        "hard-wrapped, hyphenated",
        "sentences swapped",
        "paragraphs swapped",
        "paragraphs merged",
        "all paragraphs in one",
        "paragraphs split",
        "adverts between and within",
        "among 200,000 other words",
    ];
    let (text, plain) = (text(), copy("unchanged", 1));
    for name in names {
        let mut changes = name == "curly quotes";
        for seed in 0..5 {
            let copy = copy(name, seed);
            for passage in &text.passages {
                let places = copy.truth(passage).places;
                assert_eq!(places.len(), 1, "{name}");
                assert!(places[0].same, "{name}: {}", quote(&copy, &places[0]));
                let before = &plain.truth(passage).places[0];
                assert_eq!(letters(quote(&copy, &places[0]).chars()), letters(quote(&plain, before).chars()), "{name}");
            }
            changes |= copy.texts() != text.paragraphs;
        }
        assert!(changes, "{name} changes nothing");
    }
}

#[test]
fn hyphens_at_line_ends_are_put_in_and_no_letter_is_lost() {
    let copy = copy("hard-wrapped, hyphenated", 1);
    let text = copy.texts().join("\n");
    assert!(text.contains("-\n") && text.lines().all(|line| line.chars().count() <= 58), "{text}");
}

#[test]
fn edited_words_are_known_to_be_edited() {
    let text = text();
    let mut changed = 0;
    for seed in 0..20 {
        let copy = copy("15 % of words edited", seed);
        for passage in &text.passages {
            for place in copy.truth(passage).places {
                let original: String = text.paragraphs[passage.paragraph].chars().collect::<Vec<_>>()
                    [passage.points.clone()]
                .iter()
                .collect();
                assert_eq!(place.same, letters(quote(&copy, &place).chars()) == letters(original.chars()));
                changed += usize::from(!place.same);
            }
        }
    }
    assert!(changed > 50, "{changed}");
}

#[test]
fn deleted_sentences_are_gone() {
    let text = text();
    let (mut gone, mut there) = (0, 0);
    for seed in 0..20 {
        let copy = copy("sentences deleted", seed);
        for passage in &text.passages {
            match copy.truth(passage).places.as_slice() {
                [] => gone += 1,
                [place] => {
                    assert!(place.same);
                    there += 1;
                }
                more => panic!("{more:?}"),
            }
        }
    }
    assert!(gone > 10 && there > 80, "{gone}, {there}");
    let cut = copy("first half alone", 1);
    assert_eq!(cut.truth(&text.passages[0]).places.len(), 1);
    assert_eq!(cut.truth(&text.passages[7]).places, []);
    assert_eq!(copy("another essay", 1).truth(&text.passages[0]).places, []);
    assert_eq!(copy("the same words shuffled", 1).truth(&text.passages[0]).places, []);
}

#[test]
fn twins_differ_by_one_decisive_word() {
    let text = text();
    let (mut beside, mut instead) = (0, 0);
    for seed in 0..20 {
        let with = copy("twins beside the true ones", seed);
        for passage in &text.passages {
            let places = with.truth(passage).places;
            assert!(places[0].same && !places[0].twin);
            beside += places.iter().filter(|place| place.twin && !place.same).count();
            assert_eq!(places.iter().filter(|place| !place.twin).count(), 1);
        }
        let without = copy("twins in place of the true ones", seed);
        let changed = text.passages.iter().filter(|passage| !without.truth(passage).places[0].same).count();
        assert!(changed <= text.paragraphs.len());
        instead += changed;
    }
    assert!(beside > 10 && instead > 10, "{beside}, {instead}");
}

#[test]
fn sentences_in_another_order_are_the_same_sentences() {
    let mut text = text();
    let whole = text.paragraphs[2].chars().count();
    text.passages = vec![Stretch { paragraph: 2, points: 0..whole }];
    let swap = all().into_iter().find(|it| it.name == "sentences swapped").unwrap();
    let copies: Vec<Copy> = (0..20).map(|seed| swap.apply(&text, seed, &world())).collect();
    for copy in &copies {
        let place = &copy.truth(&text.passages[0]).places[0];
        assert!(place.same, "{}", quote(copy, place));
    }
    assert!(copies.iter().any(|copy| !copy.texts().contains(&text.paragraphs[2])));
}

#[test]
fn adverts_within_a_paragraph_are_no_part_of_a_passage() {
    let mut text = text();
    let whole = text.paragraphs[0].chars().count();
    text.passages = vec![Stretch { paragraph: 0, points: 0..whole }];
    for seed in 0..20 {
        let copy =
            all().iter().find(|it| it.name == "adverts between and within").unwrap().apply(&text, seed, &world());
        let place = &copy.truth(&text.passages[0]).places[0];
        assert_eq!(letters(quote(&copy, place).chars()), letters(text.paragraphs[0].chars()));
    }
}

#[test]
fn chance_is_the_known_sequence() {
    // The first outputs of SplitMix64 for the seed 0, without the bits that `below` leaves out.
    let mut chance = Chance::new(0);
    let first = (0xE220_A839_7B1D_CDAF_u64 >> 11) as usize;
    assert_eq!(chance.below(usize::MAX), first);
    let mut list: Vec<usize> = (0..50).collect();
    chance.shuffle(&mut list);
    assert_ne!(list, (0..50).collect::<Vec<_>>());
    list.sort_unstable();
    assert_eq!(list, (0..50).collect::<Vec<_>>());
}

#[test]
fn letters_are_what_a_text_says() {
    let letters = |text: &str| letters(text.chars());
    assert_eq!(letters("“Af\u{ad}ﬁrm” — well-\nknown, no."), "affirmwellknownno");
    assert_eq!(letters("It rose 3.5 %, or $1,000. Did it?"), "itrose3.5%or$1,000didit?");
}
