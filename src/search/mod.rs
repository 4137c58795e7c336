//! Finding words in a map: in its claims, its actors and its text.
//!
//! Entry: [`search`]. A query is words; a place is found where every one of them begins some word of it, whatever the
//! case of the letters a to z.

use crate::document::{ActorIx, ClaimIx};
use crate::reading::{Reading, RunIx};

/// Where a query is found, in the order of the map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Claims, by their text.
    pub claims: Vec<ClaimIx>,
    /// Actors, by name, alias or role.
    pub actors: Vec<ActorIx>,
    /// Runs of the shown edition that claims rest on.
    pub passages: Vec<RunIx>,
}

impl Hits {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.claims.len() + self.actors.len() + self.passages.len()
    }
}

/// Finds a query; nothing for one without words.
pub fn search(reading: &Reading, query: &str) -> Hits {
    let wanted: Vec<_> = words(query).collect();
    if wanted.is_empty() {
        return Hits::default();
    }
    let map = &reading.map;
    let claims = (0..map.claims.len()).map(ClaimIx).filter(|&at| holds(&wanted, &[&map[at].text]));
    let actors = reading.cast.iter().copied().filter(|&at| {
        let actor = &map[at];
        let names = [&actor.name, &actor.role].into_iter().chain(&actor.aliases);
        holds(&wanted, &names.map(String::as_str).collect::<Vec<_>>())
    });
    let passages = reading.runs().filter(|(_, run)| {
        let text: String = run.pieces.iter().map(|piece| piece.text.as_str()).collect();
        !run.claims.is_empty() && holds(&wanted, &[&text])
    });
    Hits { claims: claims.collect(), actors: actors.collect(), passages: passages.map(|(at, _)| at).collect() }
}

/// Whether each of the words begins some word of the texts.
fn holds(wanted: &[&str], texts: &[&str]) -> bool {
    wanted.iter().all(|wanted| texts.iter().flat_map(|text| words(text)).any(|word| begins(word, wanted)))
}

fn begins(word: &str, start: &str) -> bool {
    word.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}
