//! Where a passage lies in the shown edition.

use std::ops::Range;

use crate::document::{EssayMap, Passage, Selector};
use crate::text::{Bytes, Points, Ruler, sentences};

/// The paragraph of a passage, counted from 0, and its stretch there; `None` where the passage is in another edition
/// or outside the text.
pub fn anchored(map: &EssayMap, passage: &Passage) -> Option<(usize, Range<Bytes>)> {
    let edition = map.text().filter(|edition| edition.id == passage.edition)?;
    let paragraph = usize::try_from(passage.selector.paragraph().checked_sub(1)?).ok()?;
    let text = edition.paragraphs.get(paragraph)?;
    let range = match passage.selector {
        Selector::Sentences { first, last, .. } => {
            let sentences = sentences(text);
            let at = |number: u32| sentences.get(usize::try_from(number.checked_sub(1)?).ok()?);
            at(first)?.start..at(last)?.end
        }
        // Settled before a map is read; one that is left has no place.
        Selector::Quote { .. } => return None,
        Selector::Position { start, end, .. } => {
            let ruler = Ruler::new(text);
            ruler.bytes(Points(start))..ruler.bytes(Points(end))
        }
    };
    (range.start < range.end).then_some((paragraph, range))
}
