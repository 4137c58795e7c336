//! What the page asks of the search, and what it gets. The judge passes these on: it has room for the search, and has read a
//! map as well.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::text::Bytes;

/// What the page asks of the search.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// To search in this map from now on, packed as the page carries it.
    In(Vec<u8>),
    /// To find a query. Its number comes back with the hits.
    For(u32, String),
}

/// What a query finds, as the page shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitList {
    /// The number of the query.
    pub nth: u32,
    /// How many hits there are, of all kinds.
    pub count: usize,
    /// Where it is found in the text, in reading order.
    pub places: Vec<HitPlace>,
    /// What is said of how the query was read, as markup made from the map's own words and from the query; empty where it
    /// was read as typed.
    pub misread: String,
    /// The hits by kind, as markup made from the map's own words.
    pub groups: String,
}

/// A run of the shown text in which a query is found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitPlace {
    /// The paragraph, counted from 0.
    pub paragraph: usize,
    /// The words found, each whole, as stretches of the paragraph in order.
    pub marks: Vec<Range<Bytes>>,
}

impl HitList {
    /// The places in a paragraph, counted from 0.
    pub fn in_paragraph(&self, paragraph: usize) -> &[HitPlace] {
        let start = self.places.partition_point(|place| place.paragraph < paragraph);
        let end = self.places.partition_point(|place| place.paragraph <= paragraph);
        &self.places[start..end]
    }
}
