//! Which paragraphs have a word: so that a quotation is looked for only where it can stand.

use std::collections::BTreeMap;

use crate::text::{Normal, words};

/// The words of paragraphs: for each, the numbers of the paragraphs that have it, in order, counted from 0.
#[derive(Debug, Default)]
pub(super) struct Words(BTreeMap<String, Vec<usize>>);

impl Words {
    /// The words of paragraphs in their normal form.
    pub(super) fn new(paragraphs: &[Normal]) -> Self {
        let mut all: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, paragraph) in paragraphs.iter().enumerate() {
            for word in words(&paragraph.text) {
                match all.get_mut(word) {
                    Some(places) if places.last() == Some(&at) => {}
                    Some(places) => places.push(at),
                    None => {
                        all.insert(word.to_owned(), vec![at]);
                    }
                }
            }
        }
        Self(all)
    }

    /// The paragraphs in which some parts of a quotation can stand, in order: those that have its rarest word. `None` where
    /// the parts have no word.
    pub(super) fn candidates(&self, parts: &[&str]) -> Option<&[usize]> {
        let places = |word| self.0.get(word).map_or(&[][..], Vec::as_slice);
        parts.iter().flat_map(|part| words(part)).map(places).min_by_key(|places| places.len())
    }
}
