//! The fingerprints of one edition, as they lie in `content/<slug>/fingerprints.json` and in the program.
//!
//! Every list is a list of numbers, so that the file is short: a sentence is `[words, hash, [runs], pair]`, a passage
//! `[paragraph, first, last, skipped, dropped]`. How they are made, and why they hold no text, is said in
//! `fingerprint`.

use serde::{Deserialize, Serialize};

use crate::document::EditionId;

/// What is kept of an edition so that its passages can be found in a copy of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fingerprints {
    /// The edition.
    pub edition: EditionId,
    /// The hash of all its letters and digits in order, whatever the paragraphs and the punctuation.
    pub text: u64,
    /// How many letters and digits those are.
    pub letters: u32,
    /// The sentences, paragraph by paragraph.
    pub paragraphs: Vec<Vec<SentencePrint>>,
    /// The passages, in the order in which everything refers to them.
    pub passages: Vec<PassagePrint>,
}

/// What is kept of a sentence: its number of words, the hash of its letters, the hashes of some of its runs of three
/// words in rising order, and the hash of its letters together with those of a longer neighbour, if it is short.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentencePrint(pub u32, pub u32, pub Vec<u16>, pub u16);

/// Where a passage is in the edition: its paragraph, its first and last sentence in it, all counted from 1, and how
/// many words of the first sentence come before it and how many of the last behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassagePrint(pub u32, pub u32, pub u32, pub u32, pub u32);
