//! Finding the passages of an essay map in a reader's own copy of the essay, of which the map holds no words.
//!
//! Entries: [`passages`] lists the passages of an edition, [`fingerprint()`] keeps of the edition's text what is needed
//! to find them and no more, [`anchor()`] finds them in a copy and says of each how sure that is. [`quote`] does the
//! same for editions whose text is at hand, by the quotes and positions of the W3C's annotation model.
//!
//! Stages of [`anchor`], each near linear in the length of the copy:
//!
//! 1. `words`: the blocks in their normal form, as one sequence of hashed words; if all their letters have the hash of
//!    the whole edition, each sentence is where the one before it ends, and stages 2 to 4 are left out;
//! 2. `index`: stretches of whole sentences whose letters have a sentence's hash, and windows of three words that
//!    have the hash of a kept run;
//! 3. `chain`: of those, the sets that follow one another in the copy as in the edition, at about the same distances;
//! 4. `align`: between them, every remaining sentence to the stretch of the copy that fits it best;
//! 5. `judge`: the state of each passage, the part of each block, the verdict on the whole.
//!
//! What the edition has twice is *ambiguous* unless its neighbours in the copy are those that it has in the edition.
//! Nothing is *exact* or *moved* unless the hash of each of its sentences agrees; whatever else is found is *changed*.
//! The types here are plain values, for the page; everything else belongs to a program that is loaded on demand.

mod align;
#[cfg(test)]
mod attack;
mod chain;
mod edition;
mod fingerprint;
mod index;
mod judge;
mod prints;
pub mod quote;
mod words;

pub use edition::{Matched, matching};
pub use fingerprint::{fingerprint, passages};
pub use judge::anchor;
pub use prints::{Fingerprints, PassagePrint, SentencePrint};

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

/// Where a passage is in a copy, and how sure that is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchored {
    /// How sure it is.
    pub state: AnchorState,
    /// The places: one if exact, moved or changed, several if ambiguous, none if lost.
    pub places: Vec<Place>,
}

/// How sure it is where a passage is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum AnchorState {
    /// Word for word, in its place.
    Exact,
    /// Word for word, but elsewhere in the order, or in another order within, or with something in between.
    Moved,
    /// Found, but the wording differs, or cannot be shown not to. A reader has to confirm it.
    Changed,
    /// At several places as good as one another. A reader has to pick one.
    Ambiguous,
    /// Not found.
    #[default]
    Lost,
}

/// A place of a passage in a copy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The stretches, in the passage's order, each within a block.
    pub spans: Vec<Span>,
    /// How much of what can be compared agrees, in per cent.
    pub alike: u8,
}

/// A stretch of a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// The block, counted from 0.
    pub block: u32,
    /// The first code point in the block as given, counted from 0.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
}
