use wherefore::anchor::{AnchorState, Anchoring, BlockPart, Fingerprints, Verdict, anchor, fingerprint, passages};
use wherefore::content;
use wherefore::document::{EditionId, Selector};
use wherefore::text::{Points, Ruler, sentences, slice};

use crate::content::original;

/// An edition, its passages, and their fingerprints.
struct Case {
    paragraphs: Vec<String>,
    selectors: Vec<Selector>,
    prints: Fingerprints,
}

impl Case {
    /// The embedded retelling, taken for an essay of which the map has only fingerprints.
    fn retelling() -> Self {
        let map = content::embedded();
        let id = EditionId::from("retelling");
        let paragraphs = map.text().unwrap().paragraphs.clone();
        let selectors = passages(&map, &id);
        Self { prints: fingerprint(&id, &paragraphs, &selectors), paragraphs, selectors }
    }

    /// The essay itself, where it is.
    fn original() -> Option<Self> {
        let map = content::embedded();
        let id = EditionId::from("original");
        Some(Self { paragraphs: original()?, selectors: passages(&map, &id), prints: content::fingerprints() })
    }

    /// All that there are.
    fn all() -> Vec<Self> {
        [Some(Self::retelling()), Self::original()].into_iter().flatten().collect()
    }

    /// The words of a passage.
    fn text(&self, passage: usize) -> String {
        let Selector::Sentences { paragraph, first, last } = self.selectors[passage] else { unreachable!() };
        let text = &self.paragraphs[paragraph as usize - 1];
        let sentences = sentences(text);
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
            let mut parts: Vec<_> = sentences(text).into_iter().map(|range| slice(text, range).to_owned()).collect();
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

#[test]
fn another_text_is_recognised() {
    let all = Case::all();
    for (at, case) in all.iter().enumerate() {
        for other in all.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| other) {
            let anchoring = anchor(&case.prints, &other.paragraphs);
            assert_eq!(anchoring.verdict, Verdict::Other);
            assert!(anchoring.passages.iter().all(|it| it.state == AnchorState::Lost && it.places.is_empty()));
            assert!(anchoring.blocks.iter().all(|part| *part == BlockPart::Apart));
        }
    }
}
