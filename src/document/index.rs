//! Numbers for the parts of a map, so that everything behind the file need not carry identifiers about.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{ActorId, ClaimId, EssayMap, InferenceId};

/// Declares the numbers of a list's items.
macro_rules! indexes {
    ($($(#[$doc:meta])* $name:ident of $list:ident: $item:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub struct $name(pub usize);

        impl std::ops::Index<$name> for EssayMap {
            type Output = super::$item;

            fn index(&self, index: $name) -> &super::$item {
                &self.$list[index.0]
            }
        }
    )*};
}

indexes! {
    /// The number of a claim in its map, counted from 0.
    ClaimIx of claims: Claim;
    /// The number of an inference in its map, counted from 0.
    InferenceIx of inferences: Inference;
    /// The number of an actor in its map, counted from 0.
    ActorIx of actors: Actor;
    /// The number of an event in its map, counted from 0.
    EventIx of events: Event;
}

/// Finds the parts of a map by their identifiers. Where two share one, the first has it.
#[derive(Clone, Debug, Default)]
pub struct Index {
    claims: BTreeMap<String, usize>,
    inferences: BTreeMap<String, usize>,
    actors: BTreeMap<String, usize>,
}

impl Index {
    /// The index of a map.
    pub fn new(map: &EssayMap) -> Self {
        Self {
            claims: numbered(map.claims.iter().map(|claim| claim.id.as_str())),
            inferences: numbered(map.inferences.iter().map(|inference| inference.id.as_str())),
            actors: numbered(map.actors.iter().map(|actor| actor.id.as_str())),
        }
    }

    /// The claim of this identifier.
    pub fn claim(&self, id: &ClaimId) -> Option<ClaimIx> {
        self.claims.get(id.as_str()).copied().map(ClaimIx)
    }

    /// The inference of this identifier.
    pub fn inference(&self, id: &InferenceId) -> Option<InferenceIx> {
        self.inferences.get(id.as_str()).copied().map(InferenceIx)
    }

    /// The actor of this identifier.
    pub fn actor(&self, id: &ActorId) -> Option<ActorIx> {
        self.actors.get(id.as_str()).copied().map(ActorIx)
    }
}

fn numbered<'a>(ids: impl Iterator<Item = &'a str>) -> BTreeMap<String, usize> {
    let mut numbers = BTreeMap::new();
    for (at, id) in ids.enumerate() {
        numbers.entry(id.to_owned()).or_insert(at);
    }
    numbers
}
