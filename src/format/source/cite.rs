//! What is written anew in a source: words of the essay as a quotation or a place, and identifiers that are free.
//!
//! Entries: [`citation`], [`free_claim_id`], [`free_actor_id`].

use std::ops::Range;

use serde_json::json;

use super::{flow, ids, quotes};
use crate::document::{EssayMap, Passage, Selector};
use crate::text::{Points, Ruler, slice};

/// How a stretch of the shown text of a map is cited in a source: its words, where they lead to it alone; else its place
/// with its words and what is around them. The paragraph is counted from 0, the range is in code points. As YAML on one
/// line; `None` where there is no such stretch.
pub fn citation(map: &EssayMap, paragraph: usize, range: Range<Points>) -> Option<String> {
    let edition = map.text()?;
    let text = edition.paragraphs.get(paragraph)?;
    let quotes = quotes::Quotes::new(edition.id.clone(), &edition.paragraphs, Vec::new());
    let ruler = Ruler::new(text);
    let bytes = ruler.bytes(range.start)..ruler.bytes(range.end);
    let words = slice(text, bytes.clone());
    let number = u32::try_from(paragraph + 1).ok()?;
    let selector = Selector::Position { paragraph: number, start: range.start.0, end: range.end.0 };
    if words.trim().is_empty() {
        return None;
    }
    if quotes.find(words).is_ok_and(|found| found == [Passage { edition: edition.id.clone(), selector }]) {
        return Some(flow(&json!(words)));
    }
    let before = slice(text, ruler.bytes(Points(range.start.0.saturating_sub(AROUND)))..bytes.start);
    let after = slice(text, bytes.end..ruler.bytes(Points(range.end.0.saturating_add(AROUND))));
    let mut place = format!("{{p: {number}, quote: {}", flow(&json!(words)));
    for (key, around) in [("before", before), ("after", after)] {
        if !around.is_empty() {
            place.push_str(&[", ", key, ": ", &flow(&json!(around))].concat());
        }
    }
    Some(place + "}")
}

/// An identifier for a new claim of a map, made of what the claim says.
pub fn free_claim_id(map: &EssayMap, said: &str) -> String {
    ids::free(map.claims.iter().map(|claim| claim.id.as_str()), said, "claim")
}

/// An identifier for a new actor of a map, made of the actor's name.
pub fn free_actor_id(map: &EssayMap, name: &str) -> String {
    ids::free(map.actors.iter().map(|actor| actor.id.as_str()), name, "actor")
}

/// How many code points around a quotation tell it from others of the same words.
const AROUND: u32 = 24;
