//! A map as a page carries it: with the sentences, the mentions and the quotes found and the tree projected, packed, and
//! written so that it may stand in the page's markup.
//!
//! There its words stand a second time beside those that a reader sees, which compresses to very little; within the
//! program they would weigh as much again. Entries: [`Carried::new`], [`Carried::write`] when the site is built,
//! [`Carried::read`] in the browser.
//!
//! Packed, a map is the fields of its types in their order, without their names (postcard). Written, each of its bytes
//! that is text is itself, and any other a backslash and two hexadecimal digits.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::passages::anchored;
use super::quotes::settle;
use super::{Dress, Mention, Surroundings, mentions};
use crate::argument::Tree;
use crate::document::{EssayMap, Index, Passage};
use crate::text::Bytes;

/// A map with its tree, the sentences of its shown edition and the mentions of its actors there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// The map.
    pub map: EssayMap,
    /// Where each sentence ends, in each paragraph of the shown edition. Between two is nothing but white space.
    pub ends: Vec<Vec<Bytes>>,
    /// The mentions in each paragraph of the shown edition, in reading order.
    pub mentions: Vec<Vec<Mention>>,
    /// The tree, as [`Tree::numbers`] has it.
    pub tree: Vec<usize>,
    /// How the paragraphs of the shown edition are dressed; empty where they are set as plain paragraphs. A page carries it
    /// instead of what the map says of it.
    pub dress: Vec<Dress>,
    /// Where the map stands.
    pub surroundings: Surroundings,
}

impl Carried {
    /// A map with its tree, its sentences and its mentions, and with places for its quotes.
    pub fn new(mut map: EssayMap) -> Self {
        settle(&mut map);
        let names = mentions(&map.actors);
        let texts = map.text().map_or(&[][..], |edition| &edition.paragraphs);
        Self::with_mentions(texts.iter().map(|text| names.find(text)).collect(), map)
    }

    /// A map in which these mentions have been found.
    pub fn with_mentions(mentions: Vec<Vec<Mention>>, map: EssayMap) -> Self {
        let ends = map.text().map_or_else(Vec::new, |edition| {
            let splitter = map.splitter(edition);
            let ends = |text: &String| splitter.sentences(text).into_iter().map(|sentence| sentence.end).collect();
            edition.paragraphs.iter().map(ends).collect()
        });
        let tree = Tree::new(&map, &Index::new(&map)).numbers();
        Self { mentions, ends, tree, map, dress: Vec::new(), surroundings: Surroundings::default() }
    }

    /// The paragraph of a passage, counted from 0, and its stretch there; `None` where the passage is in another edition
    /// or outside the text.
    pub fn anchored(&self, passage: &Passage) -> Option<(usize, Range<Bytes>)> {
        anchored(&self.map, &self.ends, passage)
    }

    /// The map as it is written into a page; `None` where it cannot be packed, which no map is known to cause.
    pub fn write(&self) -> Option<String> {
        Some(written(&self.pack()?))
    }

    /// The map as bytes, as [`Carried::unpack`] reads them; `None` where it cannot be packed, which no map is known to cause.
    pub fn pack(&self) -> Option<Vec<u8>> {
        postcard::to_allocvec(self).ok()
    }

    /// What was written into a page; `None` where that cannot be read.
    pub fn read(written: &str) -> Option<Self> {
        Self::unpack(&packed(written)?)
    }

    /// The map from the bytes that a page or a message has; `None` where they are none of a map.
    pub fn unpack(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}

pub(super) fn written(packed: &[u8]) -> String {
    let mut written = String::new();
    for chunk in packed.utf8_chunks() {
        for letter in chunk.valid().chars() {
            // A page's parser changes line ends, and takes an angle for markup.
            if letter.is_control() || matches!(letter, '\\' | '<') {
                letter.to_string().bytes().for_each(|byte| escape(&mut written, byte));
            } else {
                written.push(letter);
            }
        }
        chunk.invalid().iter().for_each(|&byte| escape(&mut written, byte));
    }
    written
}

fn escape(written: &mut String, byte: u8) {
    written.push_str(&format!("\\{byte:02x}"));
}

/// The bytes of a map that was written into a page; `None` where a backslash is not followed by two digits.
pub fn packed(written: &str) -> Option<Vec<u8>> {
    let mut packed = Vec::with_capacity(written.len());
    let mut bytes = written.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'\\' {
            let mut digit = || char::from(bytes.next()?).to_digit(16);
            packed.push(u8::try_from(digit()? << 4 | digit()?).ok()?);
        } else {
            packed.push(byte);
        }
    }
    Some(packed)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_is_what_is_read(bytes: Vec<u8>, text: String) {
            for bytes in [bytes, text.into_bytes()] {
                let text = written(&bytes);
                prop_assert!(!text.contains('<') && !text.contains(char::is_control));
                prop_assert_eq!(packed(&text), Some(bytes));
            }
        }

        #[test]
        fn whatever_stands_in_a_page_is_read_somehow(text: String) {
            Carried::read(&text);
        }
    }

    #[test]
    fn a_map_comes_back_whole() {
        let map = crate::testing::shipped().map;
        let carried = Carried::new(map);
        assert_eq!(Carried::read(&carried.write().unwrap()), Some(carried));
    }
}
