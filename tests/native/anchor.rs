use proptest::prelude::*;
use wherefore::anchor::{
    AnchorState, Anchoring, BlockPart, Fingerprints, PassagePrint, SentencePrint, Verdict, anchor, fingerprint,
    passages,
};
use wherefore::document::{EditionId, Selector};
use wherefore::text::{Points, Ruler, SentenceRule, Splitter, normalise, slice};

use crate::beside::original;
use crate::shipped;

/// An edition, its passages, and their fingerprints.
struct Case {
    paragraphs: Vec<String>,
    selectors: Vec<Selector>,
    prints: Fingerprints,
}

impl Case {
    /// The embedded retelling, taken for an essay of which the map has only fingerprints.
    fn retelling() -> Self {
        let map = shipped::by_sentences(shipped::map());
        let id = EditionId::from("retelling");
        let paragraphs = map.text().unwrap().paragraphs.clone();
        let selectors = passages(&map, &id);
        Self { prints: fingerprint(&id, &paragraphs, &selectors, Splitter::default()), paragraphs, selectors }
    }

    /// The essay itself, where it is.
    fn original() -> Option<Self> {
        let map = shipped::map();
        let id = EditionId::from("original");
        Some(Self { paragraphs: original()?, selectors: passages(&map, &id), prints: shipped::prints() })
    }

    /// All that there are.
    fn all() -> Vec<Self> {
        [Some(Self::retelling()), Self::original()].into_iter().flatten().collect()
    }

    /// The words of a passage.
    fn text(&self, passage: usize) -> String {
        let Selector::Sentences { paragraph, first, last } = self.selectors[passage] else { unreachable!() };
        let text = &self.paragraphs[paragraph as usize - 1];
        let sentences = Splitter::default().sentences(text);
        slice(text, sentences[first as usize - 1].start..sentences[last as usize - 1].end).to_owned()
    }
}

/// The words of a place.
fn shown(blocks: &[String], anchoring: &Anchoring, passage: usize) -> String {
    let spans = anchoring.passages[passage].places.first().map(|place| place.spans.clone()).unwrap_or_default();
    let text = |span: &wherefore::anchor::Span| {
        let block = &blocks[span.block as usize];
        let ruler = Ruler::new(block);
        slice(block, ruler.bytes(Points(span.start))..ruler.bytes(Points(span.end))).to_owned()
    };
    spans.iter().map(text).collect::<Vec<_>>().join(" ")
}

/// A text without what typesetting may change.
fn bare(text: &str) -> String {
    text.replace('ﬁ', "fi").chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn states(anchoring: &Anchoring) -> Vec<AnchorState> {
    anchoring.passages.iter().map(|it| it.state).collect()
}

/// Every passage is found, in one of these states, and is what it should be.
#[track_caller]
fn all_found(case: &Case, blocks: &[String], verdict: Verdict, allowed: &[AnchorState]) {
    let anchoring = anchor(&case.prints, blocks);
    for (at, state) in states(&anchoring).into_iter().enumerate() {
        assert!(allowed.contains(&state), "{state:?}: {:?} is {:?}", case.selectors[at], anchoring.passages[at]);
        assert_eq!(bare(&shown(blocks, &anchoring, at)), bare(&case.text(at)));
    }
    assert_eq!(anchoring.verdict, verdict);
}

const EXACT: &[AnchorState] = &[AnchorState::Exact];

#[test]
fn the_text_itself_is_identical() {
    for case in Case::all() {
        all_found(&case, &case.paragraphs, Verdict::Identical, EXACT);
        let anchoring = anchor(&case.prints, &case.paragraphs);
        for at in 0..case.selectors.len() {
            assert_eq!(shown(&case.paragraphs, &anchoring, at), case.text(at), "with its marks");
        }
    }
}

#[test]
fn quotes_dashes_and_spaces_are_no_difference() {
    for case in Case::all() {
        let straight = |text: &String| {
            text.replace(['“', '”'], "\"")
                .replace('’', "'")
                .replace('—', " -- ")
                .replace(' ', "\u{a0} ")
                .replace("fi", "ﬁ")
        };
        let blocks: Vec<_> = case.paragraphs.iter().map(straight).collect();
        all_found(&case, &blocks, Verdict::Identical, EXACT);
        let blocks: Vec<_> = case.paragraphs.iter().map(|text| text.replace('—', "-").to_uppercase()).collect();
        all_found(&case, &blocks, Verdict::Identical, EXACT);
    }
}

/// Breaks a text into lines, words with a hyphen where a line is full.
fn wrapped(text: &str, width: usize) -> String {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().unwrap();
        let room = width.saturating_sub(line.chars().count() + 1);
        let letters: Vec<char> = word.chars().collect();
        if letters.len() <= room {
            line.push_str(if line.is_empty() { "" } else { " " });
            line.push_str(word);
        } else if room > 3 && letters.len() > room + 2 && letters.iter().all(|letter| letter.is_alphabetic()) {
            line.push(' ');
            line.extend(&letters[..room - 1]);
            line.push('-');
            lines.push(letters[room - 1..].iter().collect());
        } else {
            lines.push(word.to_owned());
        }
    }
    lines.join("\n")
}

#[test]
fn hard_line_ends_are_no_difference() {
    for case in Case::all() {
        let blocks: Vec<_> = case.paragraphs.iter().map(|text| wrapped(text, 64)).collect();
        assert!(blocks.iter().any(|text| text.contains("-\n")));
        all_found(&case, &blocks, Verdict::Identical, EXACT);
        let lines: Vec<_> =
            case.paragraphs.iter().flat_map(|text| text.split(". ").map(|line| format!("{line}. "))).collect();
        all_found(&case, &lines, Verdict::Identical, EXACT);
    }
}

#[test]
fn merged_paragraphs_are_no_difference() {
    for case in Case::all() {
        all_found(&case, &[case.paragraphs.join("\n\n")], Verdict::Identical, EXACT);
        let pairs: Vec<_> = case.paragraphs.chunks(2).map(|pair| pair.join(" ")).collect();
        all_found(&case, &pairs, Verdict::Identical, EXACT);
    }
}

#[test]
fn what_is_around_is_set_apart() {
    for case in Case::all() {
        let mut blocks =
            vec!["Home".to_owned(), "Subscribe now for more. It is cheap.".to_owned(), "By A. Writer".to_owned()];
        for (at, text) in case.paragraphs.iter().enumerate() {
            blocks.push(text.clone());
            if at % 4 == 1 {
                blocks.push("Advertisement. Buy a better kettle today, and get a second one free.".to_owned());
            }
        }
        blocks.push("12 comments".to_owned());
        blocks.push("I do not agree with a word of this. Nobody should.".to_owned());
        all_found(&case, &blocks, Verdict::Identical, EXACT);
        let anchoring = anchor(&case.prints, &blocks);
        for (block, part) in blocks.iter().zip(&anchoring.blocks) {
            assert_eq!(*part == BlockPart::Essay, case.paragraphs.contains(block), "{block}");
        }
        let held: Vec<u32> = anchoring.paragraphs.iter().flatten().copied().collect();
        assert_eq!(held, (1..=16).collect::<Vec<_>>());
    }
}

#[test]
fn a_half_is_a_part() {
    for case in Case::all() {
        let half = &case.paragraphs[..8];
        let anchoring = anchor(&case.prints, half);
        assert_eq!(anchoring.verdict, Verdict::Part);
        for (at, state) in states(&anchoring).into_iter().enumerate() {
            let expected = if case.selectors[at].paragraph() <= 8 { AnchorState::Exact } else { AnchorState::Lost };
            assert_eq!(state, expected, "{:?}", case.selectors[at]);
        }
    }
}

#[test]
fn shuffled_paragraphs_are_moved() {
    for case in Case::all() {
        let mut blocks = case.paragraphs.clone();
        blocks.reverse();
        blocks.swap(3, 11);
        all_found(&case, &blocks, Verdict::Essay, &[AnchorState::Exact, AnchorState::Moved]);
    }
}

#[test]
fn swapped_sentences_are_moved() {
    for case in Case::all() {
        let swap = |text: &String| {
            let mut parts: Vec<_> =
                Splitter::default().sentences(text).into_iter().map(|range| slice(text, range).to_owned()).collect();
            if parts.len() > 2 {
                parts.swap(0, 1);
            }
            parts.join(" ")
        };
        let blocks: Vec<_> = case.paragraphs.iter().map(swap).collect();
        let anchoring = anchor(&case.prints, &blocks);
        for (at, state) in states(&anchoring).into_iter().enumerate() {
            assert!(matches!(state, AnchorState::Exact | AnchorState::Moved), "{state:?} {:?}", case.selectors[at]);
        }
    }
}

/// A text that is no essay of the project's, and shares its common words with all of them.
const ANOTHER: [&str; 4] = [
    "The ferry leaves at six in the morning, and whoever wants to cross before noon has to be on it. There is no second \
     boat until three. Those who live on the island have asked for one for years.",
    "The council says that it has no money for a second boat. It had the money for a new pier, which nobody had asked \
     for, and it does not say what the pier has cost.",
    "Last winter the ferry did not sail for eleven days, because of the ice. A doctor went over on foot. She has since \
     told the council what she thinks of the pier.",
    "So the question is not whether the island can have a second boat, but who is to pay for it. The answer will be \
     known in the spring, when the council votes.",
];

#[test]
fn another_text_is_recognised() {
    let all = Case::all();
    let another = ANOTHER.map(str::to_owned).to_vec();
    for (at, case) in all.iter().enumerate() {
        let others = all.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| &other.paragraphs);
        for other in others.chain([&another]) {
            let anchoring = anchor(&case.prints, other);
            assert_eq!(anchoring.verdict, Verdict::Other);
            assert!(anchoring.passages.iter().all(|it| it.state == AnchorState::Lost && it.places.is_empty()));
            assert!(anchoring.blocks.iter().all(|part| *part == BlockPart::Apart));
        }
    }
}

/// Numbers that look like chance and are the same in every run (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut number = self.0;
        number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((number ^ (number >> 31)) % limit as u64).unwrap()
    }
}

/// A copy of an edition whose every sentence is where it is known to be.
struct Copy {
    blocks: Vec<String>,
    /// For each sentence, by paragraph: its block, its stretch in code points, whether it was edited.
    sentences: Vec<Vec<(usize, std::ops::Range<usize>, bool)>>,
}

/// Replaces, leaves out or adds words, each with a chance of so many in a hundred.
fn edited(case: &Case, per_cent: usize, chance: &mut Chance) -> Copy {
    let vocabulary: Vec<&str> = case.paragraphs.iter().flat_map(|text| text.split(' ')).collect();
    let mut copy = Copy { blocks: Vec::new(), sentences: Vec::new() };
    for (block, text) in case.paragraphs.iter().enumerate() {
        let mut out = String::new();
        let mut places = Vec::new();
        for range in Splitter::default().sentences(text) {
            let mut words = Vec::new();
            let before = slice(text, range);
            for word in before.split(' ') {
                let new = vocabulary[chance.below(vocabulary.len())];
                let kind = if chance.below(100) < per_cent { chance.below(4) } else { 9 };
                match kind {
                    0 | 1 => words.push(new),
                    2 => {}
                    3 if !words.is_empty() => words.extend([new, word]),
                    _ => words.push(word),
                }
            }
            if !out.is_empty() {
                out.push(' ');
            }
            let start = out.chars().count();
            let after = words.join(" ");
            out.push_str(&after);
            places.push((block, start..out.chars().count(), bare(before) != bare(&after)));
        }
        copy.blocks.push(out);
        copy.sentences.push(places);
    }
    copy
}

/// What became of the passages of a copy.
#[derive(Debug, Default)]
struct Tally {
    passages: usize,
    /// Found with an intersection over union of 0.8 at least.
    found: usize,
    /// Said to be exact or moved, and edited or not there.
    wrong: usize,
    /// Changed without an edit.
    doubted: usize,
    lost: usize,
    ambiguous: usize,
}

impl Tally {
    fn add(&mut self, case: &Case, copy: &Copy) {
        let anchoring = anchor(&case.prints, &copy.blocks);
        for (selector, anchored) in case.selectors.iter().zip(&anchoring.passages) {
            let Selector::Sentences { paragraph, first, last } = *selector else { unreachable!() };
            let sentences = &copy.sentences[paragraph as usize - 1][first as usize - 1..last as usize];
            let (block, start) = (sentences[0].0, sentences[0].1.start);
            let end = sentences[sentences.len() - 1].1.end;
            let is_edited = sentences.iter().any(|it| it.2);
            let spans = anchored.places.first().map(|it| it.spans.as_slice()).unwrap_or_default();
            let own = spans.iter().filter(|span| span.block as usize == block);
            let both: usize = own.map(|it| end.min(it.end as usize).saturating_sub(start.max(it.start as usize))).sum();
            let all: usize = spans.iter().map(|it| (it.end - it.start) as usize).sum::<usize>() + (end - start) - both;
            let is_found = both * 5 >= all * 4 && both > 0 && anchored.state != AnchorState::Ambiguous;
            let is_accepted = matches!(anchored.state, AnchorState::Exact | AnchorState::Moved);
            self.passages += 1;
            self.found += usize::from(is_found);
            self.wrong += usize::from(is_accepted && (is_edited || !is_found));
            self.doubted += usize::from(!is_edited && !is_accepted);
            self.lost += usize::from(anchored.state == AnchorState::Lost);
            self.ambiguous += usize::from(anchored.state == AnchorState::Ambiguous);
        }
    }
}

#[test]
fn edited_words_are_found_and_said() {
    for case in Case::all() {
        for (per_cent, least) in [(5, 98), (15, 95), (30, 80)] {
            let mut tally = Tally::default();
            for seed in 0..20 {
                tally.add(&case, &edited(&case, per_cent, &mut Chance(seed * 1000 + per_cent as u64)));
            }
            println!("{per_cent} %: {:.1} % found, {tally:?}", tally.found as f64 * 100.0 / tally.passages as f64);
            assert_eq!(tally.wrong, 0);
            assert!(tally.found * 100 >= tally.passages * least, "{per_cent} %: {tally:?}");
        }
    }
}

/// Words that are in no essay.
fn unrelated(words: usize, chance: &mut Chance) -> Vec<String> {
    let syllables = ["ka", "lo", "mi", "ter", "van", "so", "pel", "dri", "un", "est"];
    let word = |chance: &mut Chance| (0..1 + chance.below(3)).map(|_| syllables[chance.below(10)]).collect::<String>();
    let line = |chance: &mut Chance| (0..20).map(|_| word(chance)).collect::<Vec<_>>().join(" ") + ".";
    (0..words / 20).map(|_| line(chance)).collect()
}

#[test]
fn a_hundred_thousand_words_around_are_no_hindrance() {
    for case in Case::all() {
        let mut chance = Chance(7);
        let mut blocks = unrelated(100_000, &mut chance);
        blocks.extend(case.paragraphs.iter().cloned());
        blocks.extend(unrelated(100_000, &mut chance));
        all_found(&case, &blocks, Verdict::Identical, EXACT);
    }
}

#[test]
fn unrelated_words_are_nothing() {
    for case in Case::all() {
        let anchoring = anchor(&case.prints, &unrelated(100_000, &mut Chance(3)));
        assert_eq!(anchoring.verdict, Verdict::Other);
    }
}

/// A paragraph twice, once with a decisive word changed.
#[test]
fn of_twins_the_true_one_is_taken() {
    for case in Case::all() {
        for paragraph in [2, 5, 9, 12] {
            let text = &case.paragraphs[paragraph];
            for (number, range) in Splitter::default().sentences(text).into_iter().enumerate() {
                let sentence = slice(text, range.clone());
                let Some(middle) = sentence.split(' ').nth(sentence.split(' ').count() / 2) else { continue };
                let changed = sentence.replacen(&format!(" {middle}"), " Nineteen", 1);
                if changed == *sentence {
                    continue;
                }
                let twin = text.replacen(sentence, &changed, 1);
                let on_it = |selector: &Selector| {
                    matches!(*selector, Selector::Sentences { paragraph: at, first, last }
                    if at as usize == paragraph + 1 && (first as usize..=last as usize).contains(&(number + 1)))
                };
                let mut only = case.paragraphs.clone();
                only[paragraph] = twin.clone();
                let found = anchor(&case.prints, &only);
                for (selector, it) in case.selectors.iter().zip(&found.passages) {
                    let expected = if on_it(selector) { AnchorState::Changed } else { AnchorState::Exact };
                    let is_short = it.state == AnchorState::Changed && selector.paragraph() as usize == paragraph + 1;
                    assert!(it.state == expected || is_short, "{selector:?} {it:?}");
                }
                for at in [paragraph, paragraph + 1] {
                    let mut both = case.paragraphs.clone();
                    both.insert(at, twin.clone());
                    let own = if at == paragraph { paragraph + 1 } else { paragraph };
                    let found = anchor(&case.prints, &both);
                    for (selector, it) in case.selectors.iter().zip(&found.passages) {
                        if selector.paragraph() as usize != paragraph + 1 {
                            assert_eq!(it.state, AnchorState::Exact, "{selector:?} {it:?}");
                        } else if it.state != AnchorState::Ambiguous {
                            assert_eq!(it.state, AnchorState::Exact, "{selector:?} {it:?}");
                            assert_eq!(it.places[0].spans[0].block as usize, own, "{selector:?} {it:?}");
                        }
                        assert!(!on_it(selector) || it.state == AnchorState::Exact, "{selector:?} {it:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_same_twice_is_ambiguous() {
    for case in Case::all() {
        let mut blocks = case.paragraphs.clone();
        blocks.insert(6, case.paragraphs[5].clone());
        let anchoring = anchor(&case.prints, &blocks);
        let of_it = case.selectors.iter().zip(&anchoring.passages).filter(|(selector, _)| selector.paragraph() == 6);
        for (selector, it) in of_it {
            assert_eq!((it.state, it.places.len()), (AnchorState::Ambiguous, 2), "{selector:?}");
            let stretch = |place: usize| it.places[place].spans.iter().map(|span| (span.start, span.end));
            assert!(stretch(0).eq(stretch(1)), "{selector:?} {it:?}");
        }
    }
}

/// Paragraphs of which the third and the sixth are the same, and each is a passage.
fn twins() -> Case {
    let texts = [
        "Whoever bakes bread for a village rises long before the village does.",
        "Flour, water and salt are all that an honest loaf has ever asked for:",
        "Let it rest under a cloth until the morning bell has rung.",
        "Those who hurry the dough will find that it hurries them in return.",
        "An oven of brick keeps its heat through a night of steady rain;",
        "Let it rest under a cloth until the morning bell has rung.",
        "Nobody at the market remembers the name of the first miller here.",
        "His wheel still turns, though the stream is half of what it was.",
    ];
    let paragraphs: Vec<String> = texts.map(str::to_owned).into();
    let selectors: Vec<_> = (1..=8).map(|paragraph| Selector::Sentences { paragraph, first: 1, last: 1 }).collect();
    Case { prints: fingerprint(&"twins".into(), &paragraphs, &selectors, Splitter::default()), paragraphs, selectors }
}

#[test]
fn what_the_edition_has_twice_is_ambiguous_where_nothing_tells_which_it_is() {
    let case = twins();
    let mut blocks = case.paragraphs.clone();
    blocks.reverse();
    let anchoring = anchor(&case.prints, &blocks);
    for (at, it) in anchoring.passages.iter().enumerate() {
        if at == 2 || at == 5 {
            assert_eq!((it.state, it.places.len()), (AnchorState::Ambiguous, 2), "{it:?}");
            let mut found: Vec<u32> = it.places.iter().map(|place| place.spans[0].block).collect();
            found.sort_unstable();
            assert_eq!(found, [2, 5]);
            assert!(it.places.iter().all(|place| place.spans[0].end == 58), "{it:?}");
        } else {
            assert!(matches!(it.state, AnchorState::Exact | AnchorState::Moved), "{at}: {it:?}");
        }
    }
    // In their order, with something else changed, each is where its neighbours are.
    let mut blocks = case.paragraphs.clone();
    blocks[7] = blocks[7].replace("half", "twice");
    let anchoring = anchor(&case.prints, &blocks);
    for (at, it) in anchoring.passages.iter().enumerate().take(7) {
        assert_eq!((it.state, it.places[0].spans[0].block as usize), (AnchorState::Exact, at));
    }
}

#[test]
fn sentences_without_a_stop_are_found_where_they_run_on() {
    let case = twins();
    let all = &case.paragraphs;
    let order = [4, 1, 7, 6, 0, 3, 2, 5];
    let text = order.map(|at| all[at].as_str()).join(" ");
    let anchoring = anchor(&case.prints, std::slice::from_ref(&text));
    for at in [0, 1, 3, 4, 6, 7] {
        let state = anchoring.passages[at].state;
        assert!(matches!(state, AnchorState::Exact | AnchorState::Moved), "{at}: {state:?}");
        assert_eq!(bare(&shown(std::slice::from_ref(&text), &anchoring, at)), bare(&all[at]));
    }
}

#[test]
fn deleted_sentences_are_lost() {
    for case in Case::all() {
        let mut lost = 0;
        let texts = case
            .paragraphs
            .iter()
            .map(|text| Splitter::default().sentences(text).into_iter().map(|it| slice(text, it).to_owned()));
        let texts: Vec<Vec<String>> = texts.map(Iterator::collect).collect();
        for (at, gone) in texts.iter().enumerate().flat_map(|(at, all)| (0..all.len()).map(move |gone| (at, gone))) {
            let mut blocks = case.paragraphs.clone();
            let left: Vec<_> =
                texts[at].iter().enumerate().filter(|(it, _)| *it != gone).map(|it| it.1.as_str()).collect();
            blocks[at] = left.join(" ");
            let anchoring = anchor(&case.prints, &blocks);
            for (selector, it) in case.selectors.iter().zip(&anchoring.passages) {
                let Selector::Sentences { paragraph, first, last } = *selector else { unreachable!() };
                if paragraph as usize == at + 1 && (first as usize..=last as usize).contains(&(gone + 1)) {
                    assert!(matches!(it.state, AnchorState::Changed | AnchorState::Lost), "{selector:?} {it:?}");
                    lost += usize::from(it.state == AnchorState::Lost);
                }
            }
        }
        assert!(lost > 0);
    }
}

#[test]
fn the_fingerprints_are_those_of_the_text() {
    let prints = shipped::prints();
    let map = shipped::map();
    let edition = map.editions.iter().find(|edition| edition.id == prints.edition).unwrap();
    let counts: Vec<u32> = prints.paragraphs.iter().map(|it| u32::try_from(it.len()).unwrap()).collect();
    assert_eq!(counts, edition.sentence_counts);
    assert_eq!(prints.passages.len(), passages(&map, &prints.edition).len());
    let Some(case) = Case::original() else { return };
    let made = fingerprint(&prints.edition, &case.paragraphs, &case.selectors, Splitter::default());
    assert_eq!(made, prints, "run `cargo xtask fingerprint --text ../shared/essay/original.txt`");
}

#[test]
fn an_essay_of_another_language_is_found_by_the_rule_for_it() {
    let paragraphs = [
        "Am 3. Mai kam Dr. Roth, z. B. Aus Wien, in die kleine Stadt am Fluss. Niemand hatte ihn dort jemals erwartet.",
        "„Warum sind Sie hier?“, fragte ihn der alte Wirt. Er sah ihn lange an und gab keine Antwort darauf.",
    ]
    .map(str::to_owned);
    let splitter = Splitter::new(SentenceRule::Second, "de-AT");
    let selectors: Vec<_> = [(1, 1), (1, 2), (2, 1), (2, 2)]
        .map(|(paragraph, sentence)| Selector::Sentences { paragraph, first: sentence, last: sentence })
        .to_vec();
    let prints = fingerprint(&"de".into(), &paragraphs, &selectors, splitter);
    assert_eq!(prints.splitter(), splitter);
    assert_eq!(prints.paragraphs.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2]);
    let written = serde_json::to_string(&prints).unwrap();
    assert_eq!(serde_json::from_str::<Fingerprints>(&written).unwrap(), prints);
    // In one block, behind another, as a copy may have it.
    let copy = ["Menü".to_owned(), paragraphs.join(" ")];
    let anchoring = anchor(&prints, &copy);
    assert!(anchoring.passages.iter().all(|it| it.state == AnchorState::Exact), "{anchoring:?}");
    assert!(shown(&copy, &anchoring, 0).ends_with("am Fluss."));
}

#[test]
fn an_essay_in_devanagari_is_found_sentence_by_sentence() {
    let text = "वह सुबह बहुत जल्दी अपने घर से निकल कर नदी की ओर गया। वहाँ उसने देखा कि पुराना पुल अब भी वहीं खड़ा है।";
    let selectors = [1, 2].map(|at| Selector::Sentences { paragraph: 1, first: at, last: at });
    let splitter = Splitter::new(SentenceRule::Second, "hi");
    let prints = fingerprint(&"hi".into(), &[text.to_owned()], &selectors, splitter);
    let copy: Vec<String> = text.split_inclusive('।').rev().map(str::to_owned).collect();
    let states: Vec<_> = anchor(&prints, &copy).passages.iter().map(|it| it.state).collect();
    assert!(states.iter().all(|it| matches!(it, AnchorState::Exact | AnchorState::Moved)), "{states:?}");
}

/// Any fingerprints, whether or not a text has them.
fn any_prints() -> impl Strategy<Value = Fingerprints> {
    let number = || prop_oneof![0_u32..12, Just(u32::MAX)];
    let sentence = (number(), any::<u32>(), prop::collection::vec(any::<u16>(), 0..4), any::<u16>())
        .prop_map(|(words, hash, runs, pair)| SentencePrint { words, hash: hash & 0xfff, runs, pair });
    let passage =
        (number(), number(), number(), number(), number()).prop_map(|(paragraph, first, last, skipped, dropped)| {
            PassagePrint::from(vec![paragraph, first, last, skipped, dropped])
        });
    let paragraphs = prop::collection::vec(prop::collection::vec(sentence, 0..4), 0..4);
    (paragraphs, prop::collection::vec(passage, 0..6), any::<u64>(), any::<u32>()).prop_map(
        |(paragraphs, passages, text, letters)| Fingerprints {
            edition: "any".into(),
            text,
            letters,
            paragraphs,
            passages,
            ..Fingerprints::default()
        },
    )
}

/// Blocks of few different words, with all that typesetting may do to them.
fn any_blocks() -> impl Strategy<Value = Vec<String>> {
    let piece = prop_oneof![
        "[A-Ca-c’']{1,3}",
        "[ .?!…—-]{1,3}",
        Just("-\n".to_owned()),
        Just("&nbsp;".to_owned()),
        Just("\u{200b}\u{301}".to_owned()),
        "\\PC{0,3}",
    ];
    let block = prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat());
    prop::collection::vec(block, 0..8)
}

/// Whatever is anchored keeps the rules of its types.
fn is_sound(prints: &Fingerprints, blocks: &[String]) {
    let anchoring = anchor(prints, blocks);
    assert_eq!(anchoring.passages.len(), prints.passages.len());
    assert_eq!((anchoring.blocks.len(), anchoring.paragraphs.len()), (blocks.len(), blocks.len()));
    for it in &anchoring.passages {
        let places = it.places.len();
        match it.state {
            AnchorState::Lost => assert_eq!(places, 0),
            AnchorState::Ambiguous => assert!(places > 1),
            _ => assert_eq!(places, 1),
        }
        assert!(anchoring.verdict != Verdict::Other || it.state == AnchorState::Lost);
        for place in &it.places {
            assert!(place.alike <= 100);
            for span in &place.spans {
                let length = blocks[span.block as usize].chars().count();
                assert!(span.start < span.end && span.end as usize <= length, "{span:?} in {length}");
                assert_eq!(anchoring.blocks[span.block as usize], BlockPart::Essay);
            }
        }
    }
    for (part, held) in anchoring.blocks.iter().zip(&anchoring.paragraphs) {
        assert_eq!(*part == BlockPart::Apart, held.is_empty());
        assert!(held.is_sorted() && held.iter().all(|&it| it >= 1 && it as usize <= prints.paragraphs.len()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn any_fingerprints_and_blocks_are_survived(prints in any_prints(), blocks in any_blocks()) {
        is_sound(&prints, &blocks);
    }

    #[test]
    fn any_text_is_found_in_itself(blocks in any_blocks(), others in any_blocks()) {
        let passages: Vec<_> = (1..5).map(|at| Selector::Sentences { paragraph: at, first: 1, last: at }).collect();
        let prints = fingerprint(&"any".into(), &blocks, &passages, Splitter::default());
        is_sound(&prints, &blocks);
        is_sound(&prints, &[others.clone(), blocks, others].concat());
    }

    #[test]
    fn damaged_text_is_survived(keep in prop::collection::vec(any::<bool>(), 0..200), at in 0_usize..16) {
        let case = Case::retelling();
        let mut blocks = case.paragraphs.clone();
        let left = blocks[at].split(' ').zip(keep.iter().cycle()).filter(|(_, keep)| **keep).map(|(word, _)| word);
        blocks[at] = left.collect::<Vec<_>>().join(" ");
        is_sound(&case.prints, &blocks);
    }

    #[test]
    fn offsets_of_the_normal_form_go_both_ways(text in any_blocks().prop_map(|blocks| blocks.concat())) {
        let normal = normalise(&text);
        let (length, all) = (normal.text.chars().count() as u32, text.chars().count() as u32);
        let mut last = 0;
        for at in 0..length {
            let original = normal.original(Points(at)..Points(at + 1));
            prop_assert!(original.start < original.end && original.end.0 <= all && original.start.0 >= last);
            last = original.start.0;
            let back = normal.normal(original);
            prop_assert!(back.start.0 <= at && at < back.end.0);
        }
        prop_assert_eq!(normalise(&normal.text).text, normal.text, "what is normal stays as it is");
    }
}
