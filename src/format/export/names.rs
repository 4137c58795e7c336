//! Names for the parts of a map that every format and every disk takes, whatever the map calls them.
//!
//! A name is the kind of the part, a hyphen and the identifier, such as `claim-keep`. Of an identifier, small letters and
//! digits of ASCII and hyphens stay, which are all that a sound map has; each other byte becomes `_` and two hexadecimal
//! digits. Where several parts of a kind share an identifier, all but the first have `__` and a count behind it. So no
//! two parts of a map have one name.

use std::collections::BTreeMap;

use crate::document::{ActorId, ClaimId, EssayMap, Index, InferenceId};

/// The names of the parts of one map, in the order of its lists.
pub(super) struct Names {
    pub(super) claims: Vec<String>,
    pub(super) inferences: Vec<String>,
    pub(super) actors: Vec<String>,
    index: Index,
}

impl Names {
    pub(super) fn new(map: &EssayMap) -> Self {
        Self {
            claims: unique("claim", map.claims.iter().map(|claim| claim.id.as_str())),
            inferences: unique("inference", map.inferences.iter().map(|inference| inference.id.as_str())),
            actors: unique("actor", map.actors.iter().map(|actor| actor.id.as_str())),
            index: Index::new(map),
        }
    }

    /// The name of the claim that an identifier stands for; `None` where it leads nowhere.
    pub(super) fn claim(&self, id: &ClaimId) -> Option<&str> {
        self.index.claim(id).map(|at| self.claims[at.0].as_str())
    }

    /// The name of the inference that an identifier stands for.
    pub(super) fn inference(&self, id: &InferenceId) -> Option<&str> {
        self.index.inference(id).map(|at| self.inferences[at.0].as_str())
    }

    /// The name of the actor that an identifier stands for.
    pub(super) fn actor(&self, id: &ActorId) -> Option<&str> {
        self.index.actor(id).map(|at| self.actors[at.0].as_str())
    }
}

fn unique<'a>(kind: &str, ids: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let name = |id: &'a str| {
        let count = seen.entry(id).or_default();
        *count += 1;
        let name = name(kind, id);
        if *count == 1 { name } else { format!("{name}__{count}") }
    };
    ids.map(name).collect()
}

/// The name of a part of a kind, if it is the only one with its identifier.
pub(super) fn name(kind: &str, id: &str) -> String {
    let mut name = format!("{kind}-");
    for byte in id.bytes() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'-' => name.push(char::from(byte)),
            byte => name.push_str(&format!("_{byte:02x}")),
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sound_identifier_stays() {
        assert_eq!(name("claim", "one-2"), "claim-one-2");
    }

    #[test]
    fn whatever_else_it_has_no_name_is_the_same_as_another() {
        let ids = ["a", "a", "A", "a b", "a_20b", "é", "", "a__2", "a"];
        let names = unique("c", ids.into_iter());
        let expected = ["c-a", "c-a__2", "c-_41", "c-a_20b", "c-a_5f20b", "c-_c3_a9", "c-", "c-a_5f_5f2", "c-a__3"];
        assert_eq!(names, expected);
    }
}
