//! Where a map stands: in a site of one file or of many, beside which other maps, and how dates are said there.
//!
//! Entries: [`Surroundings`], as a page carries them; [`Reading::also_in`], where an actor or a claim is found besides;
//! [`Reading::date`], a date in words.

use serde::{Deserialize, Serialize};

use super::Reading;
use crate::document::{ActorId, ClaimId, Date};
use crate::link::Chosen;

/// What is around a map.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Surroundings {
    /// Whether one file is the whole site: then addresses are in the fragment.
    pub in_one_file: bool,
    /// The other maps of the site that have something in common with this one.
    pub neighbours: Vec<Neighbour>,
    /// The dates of the map in words of its language; none that the program says as well.
    pub dates: Vec<(Date, String)>,
}

/// Another map of the site, and what it has under the same identifiers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Neighbour {
    /// What the map is called.
    pub title: String,
    /// The language of the title, as a BCP 47 tag.
    pub language: String,
    /// The way from the root of this map to its own, with a slash at the end.
    pub root: String,
    /// The actors of this map whom it has too.
    pub actors: Vec<ActorId>,
    /// The claims of this map that it has too.
    pub claims: Vec<ClaimId>,
}

impl Reading {
    /// A date in words: of the map's language where the page has them, else as in British English.
    pub fn date(&self, date: &Date) -> String {
        let said = self.surroundings.dates.iter().find(|(it, _)| it == date);
        said.map_or_else(|| date.in_words(), |(_, words)| words.clone())
    }

    /// Whether dates are said in the words that the program has itself, which are English.
    pub fn says_dates_itself(&self) -> bool {
        self.surroundings.dates.is_empty()
    }

    /// The other maps that have the chosen actor or claim too, each with the address there; none for another choice.
    pub fn also_in(&self, chosen: &Chosen) -> Vec<(&Neighbour, String)> {
        let has = |it: &&Neighbour| match chosen {
            Chosen::Claim(claim) => it.claims.contains(&self.map[*claim].id),
            Chosen::Actor(actor) => it.actors.contains(&self.map[*actor].id),
            _ => false,
        };
        let address = |it: &Neighbour| [it.root.as_str(), &chosen.path(self)].concat();
        self.surroundings.neighbours.iter().filter(has).map(|it| (it, address(it))).collect()
    }
}
