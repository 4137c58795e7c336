//! Finding words in a map, at each letter typed: in its text, its claims, its actors and its events.
//!
//! Entries: [`Finder`], which a worker has, and which the page asks; [`Lexicon::new`], once for a reading, then
//! [`Lexicon::find`] for each query. Stages: cut the texts into words and fold their letters (`fold`); number the words in
//! alphabetical order, and write each place as a row of numbers (`lexicon`); look up what begins with the words of a query, or nearly does (`near`); mark it where it stands.
//!
//! # What is found
//!
//! A query is words. A place holds it where each of them begins some word of the place, in any order, accents and case
//! apart. Where no place does, words of [`LONG`] letters and more may be one letter off, though not in their first
//! letter: one too many, one too few, another, or two neighbours changed about. Then the places found are those that
//! need the fewest words read so. What is found as typed therefore never stands beside what is not.
//!
//! Two more ways are gone where none of this finds anything. Before words are read one letter off: words joined by
//! hyphens are read as one, so that `cease-fire` finds `ceasefire`. After that: the places count that hold the most of
//! several words, if not all.

mod finder;
mod fold;
mod lexicon;
mod near;

pub use finder::Finder;
pub use fold::Fold;
#[cfg(not(target_arch = "wasm32"))]
pub use fold::fold;
pub use lexicon::Lexicon;

use std::ops::Range;

use crate::document::{ActorIx, ClaimIx, EventIx};
use crate::reading::RunIx;
use crate::text::Bytes;

/// From so many letters on, a word of a query may be one letter off.
pub const LONG: usize = 5;

/// Where a query is found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Claims, by their text, in the order of the map.
    pub claims: Vec<ClaimIx>,
    /// Actors, by name, alias or role, in the order of the reading's cast.
    pub actors: Vec<ActorIx>,
    /// Events, by title or date in words, in the order of the map.
    pub events: Vec<EventIx>,
    /// Runs of the shown edition, in reading order.
    pub passages: Vec<Found>,
    /// Those words of the query that had to be read one letter off; none where it is found as typed.
    pub misread: Vec<Misread>,
    /// Whether no place holds all words of the query: then these hold the most of them.
    pub is_partial: bool,
    /// The words of the query.
    wanted: Vec<lexicon::Wanted>,
}

/// A run that holds a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The run.
    pub at: RunIx,
    /// The words found, each whole, as stretches of the paragraph in order. A word belongs to the run in which it
    /// begins, and may end in the next.
    pub marks: Vec<Range<Bytes>>,
}

/// A word of a query that was found one letter off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// The word as typed.
    pub typed: String,
    /// The words that were found for it, in alphabetical order, each as it is first spelled in the map.
    pub read_as: Vec<String>,
}

impl Hits {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.claims.len() + self.actors.len() + self.events.len() + self.passages.len()
    }
}
