//! Finding the passages of an essay map in a reader's own copy of the essay, of which the map holds no words.
//!
//! Entries: [`passages`] lists the passages of an edition, [`fingerprint()`] keeps of the edition's text what is needed
//! to find them and no more, [`anchor()`] finds them in a copy and says of each how sure that is. For editions whose
//! text is at hand, [`quote`](crate::text::quote) does the same.
//!
//! Stages of [`anchor`], each near linear in the length of the copy:
//!
//! 1. `words`: the blocks in their normal form, as one sequence of hashed words; if all their letters have the hash of
//!    the whole edition, each sentence is where the one before it ends, and stages 2 to 4 are left out;
//! 2. `index`: stretches of whole sentences whose letters have a sentence's hash, and windows of three words that
//!    have the hash of a kept run;
//! 3. `chain`: of those, the sets that follow one another in the copy as in the edition, at about the same distances;
//! 4. `align`: between them, every remaining sentence to the stretch of the copy that fits it best;
//! 5. `verdict`: the state of each passage, the part of each block, the verdict on the whole.
//!
//! What the edition has twice is *ambiguous* unless its neighbours in the copy are those that it has in the edition.
//! Nothing is *exact* or *moved* unless the hash of each of its sentences agrees; whatever else is found is *changed*.
//! The types here are plain values, for the page; everything else belongs to a program that is loaded on demand.

mod align;
#[cfg(test)]
mod attack;
mod chain;
mod fingerprint;
mod index;
mod matching;
mod prints;
mod verdict;
mod words;

pub use fingerprint::{fingerprint, passages};
pub use matching::{Matched, matching};
pub use prints::{Fingerprints, PassagePrint, SentencePrint};
pub use verdict::anchor;

pub use crate::text::{AnchorState, Anchored, Place, Span};

use serde::{Deserialize, Serialize};

/// What was found of an essay in a copy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchoring {
    /// What the copy is.
    pub verdict: Verdict,
    /// For each block of the copy, whether it is of the essay.
    pub blocks: Vec<BlockPart>,
    /// For each block of the copy, the paragraphs of the edition that it holds, wholly or in part, counted from 1 and
    /// in rising order.
    pub paragraphs: Vec<Vec<u32>>,
    /// For each passage, where it is.
    pub passages: Vec<Anchored>,
}

/// What a copy is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Verdict {
    /// The essay, word for word: the hash of the whole text agrees.
    Identical,
    /// The essay, with differences.
    Essay,
    /// A part of the essay.
    Part,
    /// Not this essay. No passage is anchored, and no block is of the essay.
    #[default]
    Other,
}

/// Whether a block of a copy is of the essay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum BlockPart {
    /// It is, or some of it is.
    Essay,
    /// It is a menu, an advertisement, a byline, a footer, a comment.
    #[default]
    Apart,
}
