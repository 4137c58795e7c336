//! The search as a worker does it: a map to search, and each query answered with what the page shows of it.

use super::{Fold, Lexicon};
use crate::messages::search::{HitList, HitPlace};
use crate::reading::{Carried, Reading};
use crate::views::hits::{groups, misread};

/// A map to search.
#[derive(Debug)]
pub struct Finder {
    reading: Reading,
    lexicon: Lexicon,
}

impl Finder {
    /// Makes a map ready to be searched; `fold` folds letters.
    pub fn new(carried: Carried, fold: Fold) -> Self {
        let reading = Reading::of(carried);
        let lexicon = Lexicon::new(&reading, fold);
        Self { reading, lexicon }
    }

    /// What the query of this number finds.
    pub fn find(&self, nth: u32, query: &str) -> HitList {
        let hits = self.lexicon.find(query);
        HitList {
            nth,
            count: hits.count(),
            misread: misread(&hits).into(),
            groups: groups(&self.reading, &self.lexicon, &hits).into(),
            places: hits
                .passages
                .into_iter()
                .map(|it| HitPlace { paragraph: it.at.paragraph, marks: it.marks })
                .collect(),
        }
    }
}
