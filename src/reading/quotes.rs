//! Passages given by their words: found once, after which they are passages by place.
//!
//! Only what is found for sure gets a place ([`find`]): a quote that is not there word for word, or is in several places
//! that its context does not tell apart, has none.

use crate::anchor::{AnchorState, Anchored};
use crate::document::{EssayMap, Passage, Selector};
use crate::text::quote::{TextQuote, find};

/// Gives the quotes in the shown edition of a map their places there.
pub(super) fn settle(map: &mut EssayMap) {
    let Some(edition) = map.text() else { return };
    let (own, texts) = (edition.id.clone(), edition.paragraphs.clone());
    let claims = map.claims.iter_mut().flat_map(|it| &mut it.passages);
    let events = map.events.iter_mut().flat_map(|it| &mut it.passages);
    let stances = map.stances.iter_mut().map(|it| &mut it.passage);
    let ties = map.ties.iter_mut().map(|it| &mut it.passage);
    for Passage { selector, .. } in claims.chain(events).chain(stances).chain(ties).filter(|it| it.edition == own) {
        if let Some(place) = place(selector, &texts) {
            *selector = place;
        }
    }
}

/// The place of a quote; `None` for what is no quote, and for one that is not found for sure.
fn place(selector: &Selector, texts: &[String]) -> Option<Selector> {
    let Selector::Quote { paragraph, exact, prefix, suffix } = selector else { return None };
    let text = texts.get(usize::try_from(paragraph.checked_sub(1)?).ok()?)?;
    let quote = TextQuote { exact: exact.clone(), prefix: prefix.clone(), suffix: suffix.clone() };
    let Anchored { state: AnchorState::Exact | AnchorState::Moved, places } = find(text, &quote, None) else {
        return None;
    };
    let span = places.first()?.spans.first()?;
    Some(Selector::Position { paragraph: *paragraph, start: span.start, end: span.end })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The bridge holds, they say. Nobody has tested it since. The bridge holds, we say, and we walk.";

    fn found(exact: &str, prefix: &str, suffix: &str) -> Option<String> {
        let quote = Selector::Quote {
            paragraph: 1,
            exact: exact.to_owned(),
            prefix: prefix.to_owned(),
            suffix: suffix.to_owned(),
        };
        let Selector::Position { start, end, .. } = place(&quote, &[TEXT.to_owned()])? else { return None };
        let (start, end) = (usize::try_from(start).unwrap(), usize::try_from(end).unwrap());
        Some(TEXT.chars().skip(start).take(end - start).collect())
    }

    #[test]
    fn a_quote_that_is_there_once_has_its_place() {
        let words = "Nobody has tested it since.";
        assert_eq!(found(words, "they say. ", " The bridge").as_deref(), Some(words));
    }

    #[test]
    fn context_tells_two_places_apart_and_without_it_there_is_none() {
        assert_eq!(found("The bridge holds", "", ""), None);
        assert!(found("The bridge holds", "tested it since. ", ", we say").is_some());
    }

    #[test]
    fn other_words_have_no_place() {
        assert_eq!(found("Everybody has tested it since.", "they say. ", " The bridge"), None);
    }
}
