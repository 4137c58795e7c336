//! Where a passage lies in the shown edition.

use std::ops::Range;

use crate::document::{EssayMap, Passage, Selector};
use crate::text::{Bytes, Points, Ruler};

/// The paragraph of a passage, counted from 0, and its stretch there, given where the sentences of each paragraph end;
/// `None` where the passage is in another edition or outside the text.
pub(super) fn anchored(map: &EssayMap, ends: &[Vec<Bytes>], passage: &Passage) -> Option<(usize, Range<Bytes>)> {
    let edition = map.text().filter(|edition| edition.id == passage.edition)?;
    let paragraph = usize::try_from(passage.selector.paragraph().checked_sub(1)?).ok()?;
    let text = edition.paragraphs.get(paragraph)?;
    let range = match passage.selector {
        Selector::Sentences { first, last, .. } => {
            let ends = ends.get(paragraph)?;
            let at = |number: u32| usize::try_from(number.checked_sub(1)?).ok();
            // A sentence begins behind the white space that follows the one before.
            let before = at(first)?.checked_sub(1).map_or(Some(&Bytes(0)), |before| ends.get(before))?;
            let start = text.len() - text.get(before.0..)?.trim_start().len();
            Bytes(start)..*ends.get(at(last)?)?
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
