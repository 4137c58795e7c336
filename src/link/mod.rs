//! Addresses: what is chosen, as a path below the site's folder, and what a page says of itself.
//!
//! Entries: [`Chosen::parse`] and [`Chosen::address`], which are each other's inverse; [`Choice`] is the same by
//! identifiers, for what lasts longer than one reading; [`pages`] lists every page of
//! a map; [`Head::of`] gives a page's title and description, [`title`] the first alone, [`structured()`] what it says of itself to programs;
//! [`query`] has the names that may follow a path; [`handout`] is what a reader copies. Addresses are relative to the site's root, wherever a host puts it; every page
//! carries a `<base>` that leads there.

mod choice;
pub mod handout;
mod head;
pub mod query;
mod structured;

pub use choice::Choice;
pub use head::{Head, title};
pub use structured::{script, structured};

use std::ops::Range;

use crate::document::{ActorIx, ClaimIx, EventIx};
use crate::reading::{Reading, RunIx};
use crate::text::Bytes;

/// How the fragment begins that is an address, where one file is the whole site.
pub const IN_ONE_FILE: &str = "#/";

/// What is chosen in one reading, by the numbers that things have there; everything but a single passage has a page of its
/// own. What lasts longer than the reading is a [`Choice`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Chosen {
    /// Nothing yet.
    #[default]
    Nothing,
    /// A claim.
    Claim(ClaimIx),
    /// An actor.
    Actor(ActorIx),
    /// A paragraph, counted from 0.
    Paragraph(usize),
    /// A run of the text.
    Passage(RunIx),
    /// Something that is not in the map; the address as asked for.
    Missing(String),
}

impl Chosen {
    /// What an address stands for: a path below the site's root, with or without slashes around it, and a fragment.
    pub fn parse(reading: &Reading, path: &str, fragment: &str) -> Self {
        let asked = path.trim_start_matches('/');
        let path = asked.strip_suffix("index.html").unwrap_or(asked).trim_matches('/');
        let found = match path.split_once('/') {
            None if path.is_empty() => Some(Self::Nothing),
            Some(("claim", id)) => reading.index.claim(&id.into()).map(Self::Claim),
            Some(("actor", id)) => reading.index.actor(&id.into()).map(Self::Actor),
            Some(("paragraph", number)) => Self::in_paragraph(reading, number, fragment),
            _ => None,
        };
        found.unwrap_or_else(|| Self::Missing(asked.to_owned()))
    }

    /// A paragraph by its number as written, counted from 1, or the run of this name in it, if claims rest on it.
    fn in_paragraph(reading: &Reading, number: &str, name: &str) -> Option<Self> {
        let paragraph = number.parse::<usize>().ok()?.checked_sub(1)?;
        let runs = &reading.paragraphs.get(paragraph)?.runs;
        let run = runs.iter().position(|run| run.anchor == name.trim_start_matches('#') && !run.claims.is_empty());
        Some(run.map_or(Self::Paragraph(paragraph), |run| Self::Passage(RunIx { paragraph, run })))
    }

    /// The paragraph that is chosen, or in which a passage is, counted from 0, with the stretch of it; `None` for anything
    /// else.
    pub fn stretch(&self, reading: &Reading) -> Option<(usize, Range<Bytes>)> {
        match self {
            Self::Paragraph(at) => Some((*at, Bytes(0)..Bytes(reading.paragraphs.get(*at)?.text().len()))),
            Self::Passage(at) => Some((at.paragraph, reading.run(*at)?.range.clone())),
            _ => None,
        }
    }

    /// The address, relative to the site's root; where one file is the whole site, in the fragment.
    pub fn address(&self, reading: &Reading) -> String {
        match self {
            Self::Passage(at) => self.place(reading, &reading.place_of(*at)),
            Self::Nothing if !reading.surroundings.in_one_file => "./".to_owned(),
            _ if reading.surroundings.in_one_file => format!("{IN_ONE_FILE}{}", self.path(reading)),
            _ => self.path(reading),
        }
    }

    /// The path of the page that shows the choice, below the site's root.
    pub fn path(&self, reading: &Reading) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Claim(claim) => format!("claim/{}/", reading.map[*claim].id),
            Self::Actor(actor) => format!("actor/{}/", reading.map[*actor].id),
            Self::Paragraph(paragraph) => format!("paragraph/{}/", paragraph + 1),
            Self::Passage(at) => Self::Paragraph(at.paragraph).path(reading),
            Self::Missing(path) => path.clone(),
        }
    }

    /// An address on the page that shows the choice: a place on it, such as a pane or a passage.
    pub fn place(&self, reading: &Reading, id: &str) -> String {
        let page = match self {
            Self::Passage(at) => &Self::Paragraph(at.paragraph),
            // The file itself is the page.
            Self::Nothing if reading.surroundings.in_one_file => return format!("#{id}"),
            page => page,
        };
        format!("{}#{id}", page.address(reading))
    }

    /// The address of an event in the time line of the page that shows the choice.
    pub fn event(&self, reading: &Reading, event: EventIx) -> String {
        self.place(reading, &event_anchor(reading, event))
    }

    /// The address with, for a claim that the essay states, the place of its first passage as the fragment: where a
    /// plain link leads, so that a browser without JavaScript jumps there and marks it.
    pub fn link(&self, reading: &Reading) -> String {
        let address = self.address(reading);
        let target = match self {
            Self::Claim(claim) => reading.runs_of(*claim).first().map(|&at| reading.place_of(at)),
            Self::Paragraph(paragraph) => Some(format!("p{}", paragraph + 1)),
            _ => None,
        };
        target.map_or(address.clone(), |target| format!("{address}#{target}"))
    }
}

impl Chosen {
    /// The same choice on another text of the same map: of a passage, where most of the claims rest that rest on it
    /// here; of a paragraph, the one where most of its claims begin, else the one of the same number.
    pub fn carried_over(&self, from: &Reading, to: &Reading) -> Self {
        match self {
            Self::Passage(at) => {
                let claims = from.run(*at).map_or(&[][..], |run| &run.claims);
                let best = most(to.runs(), |(_, run)| run.claims.iter().filter(|it| claims.contains(it)).count());
                best.map_or(Self::Nothing, |(at, _)| Self::Passage(at))
            }
            Self::Paragraph(at) => {
                let begins = |reading: &Reading, at: usize| -> Vec<ClaimIx> {
                    let runs = reading.paragraphs.get(at).map_or(&[][..], |it| &it.runs);
                    runs.iter().flat_map(|run| run.begins.iter().copied()).collect()
                };
                let own = begins(from, *at);
                // Of those that are as good as one another, the one in the same place.
                let same = |other: &usize| {
                    let shared = begins(to, *other).iter().filter(|it| own.contains(it)).count();
                    2 * shared + usize::from(shared > 0 && other == at)
                };
                let best = most(0..to.paragraphs.len(), same);
                let beside = Some(*at).filter(|at| *at < to.paragraphs.len());
                best.or(beside).map_or(Self::Nothing, Self::Paragraph)
            }
            other => other.clone(),
        }
    }
}

/// The first of the items that count most; `None` where none counts.
fn most<T>(items: impl Iterator<Item = T>, count: impl Fn(&T) -> usize) -> Option<T> {
    let mut best = None;
    let mut highest = 0;
    for item in items {
        let own = count(&item);
        if own > highest {
            (best, highest) = (Some(item), own);
        }
    }
    best
}

/// The name of an event on a page.
pub fn event_anchor(reading: &Reading, event: EventIx) -> String {
    ["event-", reading.map[event].id.as_str()].concat()
}

/// Every choice that has a page, the one without a choice first.
pub fn pages(reading: &Reading) -> Vec<Chosen> {
    let claims = (0..reading.map.claims.len()).map(|at| Chosen::Claim(ClaimIx(at)));
    let actors = (0..reading.map.actors.len()).map(|at| Chosen::Actor(ActorIx(at)));
    let paragraphs = (0..reading.paragraphs.len()).map(Chosen::Paragraph);
    std::iter::once(Chosen::Nothing).chain(claims).chain(actors).chain(paragraphs).collect()
}
