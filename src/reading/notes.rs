//! The notes that cards alone show: what a claim rests on, and who an actor is.
//!
//! They are a part of the map, and most of them nobody reads on a first visit. So the pages of a site leave them out of the
//! map that they carry ([`Notes::taken_from`]), all but the note on what a page is about ([`Notes::only`]); the others stand
//! in a file of their own ([`Notes::write`], [`Notes::read`]). A card shows the note of the map, or else of these.

use serde::{Deserialize, Serialize};

use super::carried::{packed, written};
use crate::document::EssayMap;

/// Notes by the paths of the pages that they belong to, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notes(Vec<(String, String)>);

impl Notes {
    /// The notes of a map, which has none from then on.
    pub fn taken_from(map: &mut EssayMap) -> Self {
        let mut notes = Vec::new();
        let mut take = |kind: &str, id: &str, note: &mut String| {
            if !note.is_empty() {
                notes.push(([kind, "/", id, "/"].concat(), std::mem::take(note)));
            }
        };
        for claim in &mut map.claims {
            take("claim", claim.id.as_str(), &mut claim.basis_note);
        }
        for actor in &mut map.actors {
            take("actor", actor.id.as_str(), &mut actor.note);
        }
        notes.sort();
        Self(notes)
    }

    /// The note on the page at a path alone; none if it is empty.
    pub fn only(path: String, note: String) -> Self {
        Self(if note.is_empty() { Vec::new() } else { vec![(path, note)] })
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The note on the page at a path; empty if there is none.
    pub fn on(&self, path: &str) -> &str {
        self.0.binary_search_by(|(other, _)| other.as_str().cmp(path)).map_or("", |at| &self.0[at].1)
    }

    /// The notes as text, written as a page carries its map; `None` where they cannot be packed, which none are known to
    /// cause.
    pub fn write(&self) -> Option<String> {
        Some(written(&postcard::to_allocvec(self).ok()?))
    }

    /// The notes of a text; `None` where it has none.
    pub fn read(written: &str) -> Option<Self> {
        postcard::from_bytes(&packed(written)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link::pages;
    use crate::reading::Reading;

    #[test]
    fn what_is_taken_from_a_map_is_found_by_the_paths_of_its_pages() {
        let whole = crate::testing::shipped().map;
        let mut without = whole.clone();
        let notes = Notes::taken_from(&mut without);
        let reading = Reading::new(whole);
        for page in pages(&reading) {
            let expected = match page {
                crate::link::Chosen::Claim(claim) => reading.map[claim].basis_note.as_str(),
                crate::link::Chosen::Actor(actor) => reading.map[actor].note.as_str(),
                _ => "",
            };
            assert_eq!(notes.on(&page.path(&reading)), expected);
        }
        assert!(!notes.is_empty() && Notes::taken_from(&mut without).is_empty());
        assert_eq!(Notes::read(&notes.write().unwrap()), Some(notes));
    }

    #[test]
    fn a_page_has_the_note_on_what_it_is_about() {
        assert_eq!(Notes::only("claim/war/".into(), "A note".into()).on("claim/war/"), "A note");
        assert!(Notes::only("claim/war/".into(), String::new()).is_empty());
    }

    #[test]
    fn what_is_no_list_of_notes_is_none() {
        assert_eq!(Notes::read("<!DOCTYPE html>"), None);
    }
}
