//! The fingerprints of one edition, as they lie in `content/<slug>/fingerprints.json` and beside the pages of a site.
//!
//! Every list is a list of numbers, so that the file is short: a sentence is `[words, hash, [runs], pair]`, a passage
//! `[paragraph, first, last, skipped, dropped]`, with `start, end` behind it if it is no whole sentences. How they are
//! made, and why they hold no text, is said in `fingerprint`.

use serde::{Deserialize, Serialize};

use crate::document::{EditionId, Selector};
use crate::text::{SentenceRule, Splitter};

/// What is kept of an edition so that its passages can be found in a copy of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fingerprints {
    /// The edition.
    pub edition: EditionId,
    /// The rule by which its sentences are told.
    #[serde(default, skip_serializing_if = "SentenceRule::is_first")]
    pub sentence_rule: SentenceRule,
    /// In which language; empty where the rule has nothing for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// The hash of all its letters and digits in order, whatever the paragraphs and the punctuation.
    pub text: u64,
    /// How many letters and digits those are.
    pub letters: u32,
    /// The sentences, paragraph by paragraph.
    pub paragraphs: Vec<Vec<SentencePrint>>,
    /// The passages.
    pub passages: Vec<PassagePrint>,
}

impl Fingerprints {
    /// What tells the sentences of the edition.
    pub fn splitter(&self) -> Splitter {
        Splitter::new(self.sentence_rule, &self.language)
    }

    /// The number of a passage among these, by where it is in the edition; `None` where they do not have it.
    pub fn passage(&self, selector: &Selector) -> Option<usize> {
        self.passages.iter().position(|print| print.is_of(selector))
    }
}

/// What is kept of a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(u32, u32, Vec<u16>, u16)", into = "(u32, u32, Vec<u16>, u16)")]
pub struct SentencePrint {
    /// How many words it has.
    pub words: u32,
    /// The hash of its letters.
    pub hash: u32,
    /// The hashes of some of its runs of three words, in rising order.
    pub runs: Vec<u16>,
    /// The hash of its letters together with those of a longer neighbour, if it is short; else 0.
    pub pair: u16,
}

impl From<(u32, u32, Vec<u16>, u16)> for SentencePrint {
    fn from((words, hash, runs, pair): (u32, u32, Vec<u16>, u16)) -> Self {
        Self { words, hash, runs, pair }
    }
}

impl From<SentencePrint> for (u32, u32, Vec<u16>, u16) {
    fn from(SentencePrint { words, hash, runs, pair }: SentencePrint) -> Self {
        (words, hash, runs, pair)
    }
}

/// Where a passage is in the edition. A passage of whole sentences is known by these; another by its place as well.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<u32>", into = "Vec<u32>")]
pub struct PassagePrint {
    /// Its paragraph, counted from 1.
    pub paragraph: u32,
    /// Its first sentence in the paragraph, counted from 1.
    pub first: u32,
    /// Its last sentence, counted from 1 and included.
    pub last: u32,
    /// How many words of the first sentence come before it.
    pub skipped: u32,
    /// How many words of the last sentence come behind it.
    pub dropped: u32,
    /// Of a passage that is no whole sentences: its first code point in the paragraph, and the one after its last.
    pub position: Option<(u32, u32)>,
}

impl PassagePrint {
    /// Whether it is of the passage that a selector describes.
    fn is_of(&self, selector: &Selector) -> bool {
        match (selector, self.position) {
            (&Selector::Sentences { paragraph, first, last }, None) => {
                (self.paragraph, self.first, self.last) == (paragraph, first, last)
            }
            (&Selector::Position { paragraph, start, end }, Some(position)) => {
                (self.paragraph, position) == (paragraph, (start, end))
            }
            _ => false,
        }
    }
}

impl From<Vec<u32>> for PassagePrint {
    fn from(numbers: Vec<u32>) -> Self {
        let number = |at: usize| numbers.get(at).copied().unwrap_or_default();
        let position = (numbers.len() > 5).then(|| (number(5), number(6)));
        let [paragraph, first, last, skipped, dropped] = [0, 1, 2, 3, 4].map(number);
        Self { paragraph, first, last, skipped, dropped, position }
    }
}

impl From<PassagePrint> for Vec<u32> {
    fn from(print: PassagePrint) -> Self {
        let PassagePrint { paragraph, first, last, skipped, dropped, position } = print;
        let mut numbers = vec![paragraph, first, last, skipped, dropped];
        numbers.extend(position.into_iter().flat_map(|(start, end)| [start, end]));
        numbers
    }
}
