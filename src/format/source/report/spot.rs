//! Where something is written: a stretch of a file, or a value in the YAML that stands there.
//!
//! Entry: [`Spot`]. Where the values of YAML are written is found out when something is to be said about one of them, and
//! then of all in the same block ([`Blocks`]).

use std::collections::BTreeMap;
use std::ops::Range;

use crate::format::yaml::{self, Places};

/// Where something is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Spot {
    pub(in super::super) file: usize,
    /// The bytes: of the whole block, where it is a value in one.
    pub(in super::super) range: Range<usize>,
    /// The way to the value in the block, such as `/0/name`; `None` where the bytes are all that is known.
    way: Option<String>,
}

impl Spot {
    /// A stretch of a file.
    pub(in super::super) fn stretch(file: usize, range: Range<usize>) -> Self {
        Self { file, range, way: None }
    }

    /// The whole of a block of YAML.
    pub(in super::super) fn yaml(file: usize, range: Range<usize>) -> Self {
        Self { file, range, way: Some(String::new()) }
    }

    /// The value of a field of it.
    pub(in super::super) fn field(&self, key: &str) -> Self {
        Self { way: self.way.as_ref().map(|way| [way, "/", key].concat()), ..self.clone() }
    }

    /// An item of it, counted from 0.
    pub(in super::super) fn item(&self, at: usize) -> Self {
        self.field(&at.to_string())
    }

    /// Another item of the list that it is an item of.
    pub(in super::super) fn beside(&self, at: usize) -> Self {
        let list = self.way.as_ref().and_then(|way| way.rsplit_once('/')).map(|(list, _)| list.to_owned());
        Self { way: list, ..self.clone() }.item(at)
    }

    /// A part of it by its place in the map, such as `aliases[1]`.
    pub(super) fn part(&self, place: &str) -> Self {
        let steps = place.split(['.', '[']).map(|step| step.trim_end_matches(']')).filter(|step| !step.is_empty());
        steps.fold(self.clone(), |spot, step| {
            spot.field(match step {
                "until" => "date",
                "passage" | "passages" => "source",
                other => other,
            })
        })
    }
}

/// Where the values of the blocks of YAML are written, as far as somebody has asked.
#[derive(Debug, Default)]
pub(super) struct Blocks(BTreeMap<(usize, usize), Places>);

impl Blocks {
    /// The bytes of a value, without its quotation marks, or of the key before it; of the nearest value around it that is
    /// written, where it is not. The block itself is its first byte.
    pub(super) fn range(&mut self, text: &str, spot: &Spot, is_key: bool) -> Range<usize> {
        let Some(way) = &spot.way else { return spot.range.clone() };
        let block = text.get(spot.range.clone()).unwrap_or_default();
        let inner = yaml::inner(block);
        let start = spot.range.start + inner.start;
        let read = || yaml::places(block.get(inner).unwrap_or_default());
        let places = self.0.entry((spot.file, spot.range.start)).or_insert_with(read);
        let mut way = way.as_str();
        loop {
            if let Some(place) = places.get(way) {
                let own = place.key.as_ref().filter(|_| is_key).unwrap_or(&place.value);
                return unquoted(text, start + own.start..start + own.end);
            }
            match way.rfind('/') {
                Some(slash) => way = &way[..slash],
                None => return start..start,
            }
        }
    }
}

/// The bytes within the quotation marks, where words stand in such, and without white space behind.
fn unquoted(text: &str, range: Range<usize>) -> Range<usize> {
    let written = text.get(range.clone()).unwrap_or_default().trim_end();
    let end = range.start + written.len();
    let is_quoted =
        ['"', '\''].iter().any(|mark| written.len() > 1 && written.starts_with(*mark) && written.ends_with(*mark));
    if is_quoted { range.start + 1..end - 1 } else { range.start..end }
}
