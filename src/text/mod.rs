//! Text as an essay has it: sentences, and offsets that cannot be mixed up.
//!
//! Entries: a [`Splitter`] divides paragraphs by a [`SentenceRule`]; [`Points`] and [`Bytes`] are the two ways to count that meet here.
//! Files count Unicode code points, Rust slices by bytes; [`Ruler`] converts between them for one paragraph.
//! [`normalise`] takes away what typesetting does to a text; [`quote`] finds a stretch of one by its words. What is found is
//! an [`Anchored`].

mod compose;
mod found;
mod normal;
pub mod quote;
mod rule;
mod sentence;
mod words;

pub use found::{AnchorState, Anchored, Place, Span};
pub use normal::{Normal, normalise};
pub use rule::{SentenceRule, UnknownRule};
pub use sentence::Splitter;
pub(crate) use sentence::is_terminator;
pub use words::{word_ranges, words};

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// An offset in Unicode code points, counted from 0; what files carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Points(pub u32);

/// An offset in UTF-8 bytes, counted from 0; what slices of a Rust string take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Bytes(pub usize);

/// Converts offsets within one paragraph.
#[derive(Clone, Debug)]
pub struct Ruler {
    /// The byte at which each code point starts, and the length of the text at the end.
    starts: Vec<usize>,
}

impl Ruler {
    /// The ruler of a text.
    pub fn new(text: &str) -> Self {
        Self { starts: text.char_indices().map(|(start, _)| start).chain([text.len()]).collect() }
    }

    /// The byte at which a code point starts; the end of the text for an offset beyond it.
    pub fn bytes(&self, offset: Points) -> Bytes {
        let index = usize::try_from(offset.0).unwrap_or(usize::MAX).min(self.starts.len() - 1);
        Bytes(self.starts[index])
    }

    /// The code point that holds a byte; the end of the text for an offset beyond it.
    pub fn points(&self, offset: Bytes) -> Points {
        let after = self.starts.partition_point(|&start| start <= offset.0);
        Points(u32::try_from(after.saturating_sub(1)).unwrap_or(u32::MAX))
    }
}

/// The slice of a text between two byte offsets; empty where they do not fall on characters.
pub fn slice(text: &str, range: Range<Bytes>) -> &str {
    text.get(range.start.0..range.end.0).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ruler_counts_code_points_and_bytes() {
        let ruler = Ruler::new("a“é😀z");
        let starts = [0, 1, 4, 6, 10, 11];
        for (point, byte) in (0..).zip(starts) {
            assert_eq!(ruler.bytes(Points(point)), Bytes(byte));
            assert_eq!(ruler.points(Bytes(byte)), Points(point));
        }
        assert_eq!(ruler.bytes(Points(99)), Bytes(11));
        assert_eq!(ruler.points(Bytes(3)), Points(1), "a byte inside a character belongs to it");
    }
}
