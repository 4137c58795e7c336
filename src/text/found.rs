//! What comes of looking for a passage in a text: where it is, and how sure that is.

use serde::{Deserialize, Serialize};

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
