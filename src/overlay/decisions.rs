//! What the reader decided of passages whose place in the copy is not sure.

use serde::{Deserialize, Serialize};

use crate::anchor::Span;
use crate::ordered;

/// A reader's word on a passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decision {
    /// What was found is the passage, though its wording differs.
    Confirmed,
    /// What was found is not the passage.
    Dropped,
    /// The passage is here.
    At(Vec<Span>),
}

/// What a reader decided on one copy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decisions {
    /// The number of a passage and the reader's word on it, in order of the numbers; each passage at most once.
    list: Vec<(u32, Decision)>,
}

impl Decisions {
    /// The reader's word on a passage, if there is one.
    pub fn on(&self, passage: usize) -> Option<&Decision> {
        let at = self.list.iter().find(|(other, _)| usize::try_from(*other) == Ok(passage));
        at.map(|(_, decision)| decision)
    }

    /// Sets the reader's word on a passage, or takes it back.
    pub fn set(&mut self, passage: usize, decision: Option<Decision>) {
        let Ok(passage) = u32::try_from(passage) else { return };
        self.list.retain(|(other, _)| *other != passage);
        if let Some(decision) = decision {
            ordered::insert(&mut self.list, (passage, decision), |(passage, _)| *passage);
        }
    }

    /// All of them, by the number of the passage.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Decision)> {
        self.list.iter().filter_map(|(passage, decision)| Some((usize::try_from(*passage).ok()?, decision)))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}
