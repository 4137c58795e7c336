//! A choice by identifiers: what a state, an action or an address names, whichever reading it is looked up in.

use super::Chosen;
use crate::document::{ActorId, ClaimId};
use crate::reading::Reading;

/// What a reader has chosen, by identifiers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// Nothing yet.
    #[default]
    Nothing,
    /// A claim.
    Claim(ClaimId),
    /// An actor.
    Actor(ActorId),
    /// A paragraph, by its number as a reader sees it, counted from 1.
    Paragraph(usize),
    /// A run of the text: its paragraph, counted from 1, and its name on the page, such as `p6s2`.
    Passage(usize, String),
    /// Something that is not in the map; the address as asked for.
    Missing(String),
}

impl Choice {
    /// What an address stands for in a reading: see [`Chosen::parse`].
    pub fn parse(reading: &Reading, path: &str, fragment: &str) -> Self {
        Self::of(reading, &Chosen::parse(reading, path, fragment))
    }

    /// The identifiers of what is chosen in a reading.
    pub fn of(reading: &Reading, chosen: &Chosen) -> Self {
        match chosen {
            Chosen::Nothing => Self::Nothing,
            Chosen::Claim(claim) => Self::Claim(reading.map[*claim].id.clone()),
            Chosen::Actor(actor) => Self::Actor(reading.map[*actor].id.clone()),
            Chosen::Paragraph(paragraph) => Self::Paragraph(paragraph + 1),
            Chosen::Passage(at) => Self::Passage(at.paragraph + 1, reading.place_of(*at)),
            Chosen::Missing(path) => Self::Missing(path.clone()),
        }
    }

    /// What the identifiers stand for in a reading. What it does not have is missing, but for a passage, of which its
    /// paragraph is left.
    pub fn within(&self, reading: &Reading) -> Chosen {
        let missing = |kind: &str, id: &str| Chosen::Missing([kind, "/", id, "/"].concat());
        match self {
            Self::Nothing => Chosen::Nothing,
            Self::Claim(id) => reading.index.claim(id).map_or_else(|| missing("claim", id.as_str()), Chosen::Claim),
            Self::Actor(id) => reading.index.actor(id).map_or_else(|| missing("actor", id.as_str()), Chosen::Actor),
            Self::Paragraph(number) | Self::Passage(number, _) => {
                let name = if let Self::Passage(_, name) = self { name } else { "" };
                let number = number.to_string();
                Chosen::in_paragraph(reading, &number, name).unwrap_or_else(|| missing("paragraph", &number))
            }
            Self::Missing(path) => Chosen::Missing(path.clone()),
        }
    }
}
