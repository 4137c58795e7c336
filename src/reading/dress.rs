//! How paragraphs are dressed: what an essay's Markdown says of them, as markup that is ready to be put there.
//!
//! It is made where a page is printed ([`views::styled`](crate::views::styled)), and the program that takes the page over
//! only puts it in its place: essays that are set in no other way than in paragraphs have none of it.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::text::Bytes;

/// How a paragraph is dressed. The strings are markup made of our own elements, but for the headings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dress {
    /// What stands before the paragraph.
    pub before: String,
    /// The words of the headings in it, for the search.
    pub headings: String,
    /// What the paragraph is, in words; `None` for running text.
    pub kind: Option<String>,
    /// Its role, if it has another than other paragraphs.
    pub role: Option<String>,
    /// What stands before its words.
    pub label: String,
    /// Its stretches that are set otherwise than what is around them, the outer first; and what stands at a place between
    /// words, as a stretch without any.
    pub stretches: Vec<Stretch>,
}

/// A stretch of a paragraph, and the markup around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// Where it lies.
    pub range: Range<Bytes>,
    /// What stands before its words.
    pub open: String,
    /// What stands behind them.
    pub close: String,
    /// Whether it is a link, in which there can be no other.
    pub is_link: bool,
}
