//! What a state lights up in the essay, the tree and the list of actors, and how that is said.
//!
//! Entries: [`Marks::of_state`]; `said` tells in words what a choice changed.

use super::state::State;
use crate::argument::{NodeIx, Part};
use crate::document::{ActorIx, ClaimIx};
use crate::link::{Choice, Chosen};
use crate::ordered;
use crate::reading::words::{NOT_THE_ESSAYS, counted, part, sentence};
use crate::reading::{Reading, Run, RunIx};

/// What a choice lights up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// The lit runs, in reading order.
    pub runs: Vec<RunIx>,
    /// The nodes at which the chosen claim stands in the tree, in order.
    pub chosen: Vec<NodeIx>,
    /// The nodes marked in the tree, in order: the claims that the choice concerns, not the chosen claim itself.
    pub nodes: Vec<NodeIx>,
    /// The actors marked in the list, by number.
    pub actors: Vec<ActorIx>,
    /// The actor whose mentions are lit.
    pub mentions: Option<ActorIx>,
}

impl Marks {
    /// What a state lights up: what its choice does, or where nothing is chosen the part looked at by itself.
    pub fn of_state(state: &State) -> Self {
        let reading = &state.reading;
        match &state.lens {
            Some(lens) if state.choice == Choice::Nothing => {
                let claims = lens.claims(reading);
                let lit = |run: &Run| run.claims.iter().chain(&run.unsaid).any(|it| claims.contains(it));
                Self { runs: reading.runs().filter(|(_, run)| lit(run)).map(|(at, _)| at).collect(), ..Self::default() }
            }
            _ => Self::of(reading, &state.chosen()),
        }
    }

    /// What a choice lights up.
    pub fn of(reading: &Reading, choice: &Chosen) -> Self {
        let places = |claims: Vec<ClaimIx>| ordered::set(claims.into_iter().flat_map(|claim| reading.tree.uses(claim)));
        match choice {
            Chosen::Nothing | Chosen::Missing(_) => Self::default(),
            Chosen::Claim(claim) => Self {
                runs: reading.runs_of(*claim),
                chosen: ordered::set(reading.tree.uses(*claim)),
                actors: reading.actors_of(*claim),
                ..Self::default()
            },
            Chosen::Actor(actor) => {
                Self { nodes: places(reading.claims_of(*actor)), mentions: Some(*actor), ..Self::default() }
            }
            Chosen::Paragraph(paragraph) => {
                let runs = reading.runs().filter(|(at, run)| at.paragraph == *paragraph && !run.claims.is_empty());
                Self::of_runs(reading, runs.map(|(at, _)| at).collect(), places)
            }
            Chosen::Passage(at) => Self::of_runs(reading, vec![*at], places),
        }
    }

    fn of_runs(reading: &Reading, runs: Vec<RunIx>, places: impl Fn(Vec<ClaimIx>) -> Vec<NodeIx>) -> Self {
        let shown: Vec<_> = runs.iter().filter_map(|&at| reading.run(at)).collect();
        let claims = ordered::set(shown.iter().flat_map(|run| run.claims.iter().copied()));
        let actors = ordered::set(shown.iter().flat_map(|run| &run.pieces).filter_map(|piece| piece.actor));
        Self { runs, nodes: places(claims), actors, ..Self::default() }
    }
}

impl Marks {
    /// How many claims are marked in the tree.
    fn claims(&self, reading: &Reading) -> usize {
        self.nodes.iter().filter(|&&node| reading.tree.node(node).refers_to.is_none()).count()
    }
}

/// What a choice changed, in words.
pub(super) fn said(reading: &Reading, choice: &Chosen) -> String {
    let marks = Marks::of(reading, choice);
    match choice {
        Chosen::Nothing => "Nothing is chosen.".to_owned(),
        Chosen::Missing(_) => "There is nothing under this address.".to_owned(),
        Chosen::Claim(claim) => {
            let stated = match marks.runs.first() {
                _ if reading.map[*claim].is_editors() => [NOT_THE_ESSAYS, "."].concat(),
                None if reading.map[*claim].implicit => "The essay never states it.".to_owned(),
                None => "It has no place in your copy: see the report on it.".to_owned(),
                Some(first) => {
                    let runs =
                        marks.runs.iter().filter(|at| reading.run(**at).is_some_and(|run| run.begins.contains(claim)));
                    format!("{} lit, the first in paragraph {}.", counted(runs.count(), "passage"), first.paragraph + 1)
                }
            };
            let actors = counted(marks.actors.len(), "actor");
            format!("{}: {}. {stated} {actors} marked.", part(reading, *claim), sentence(reading, *claim))
        }
        Chosen::Actor(actor) => {
            let mentions = counted(reading.mention_count(*actor), "mention");
            let claims = counted(reading.claims_of(*actor).len(), "claim");
            format!("{}: {mentions} lit in the essay, {claims} marked in the argument.", reading.map[*actor].name)
        }
        Chosen::Paragraph(paragraph) => {
            let claims = counted(marks.claims(reading), "claim");
            format!("Paragraph {}: {claims} rest on it and are marked in the argument.", paragraph + 1)
        }
        Chosen::Passage(at) => {
            let claims = counted(marks.claims(reading), "claim");
            format!("Passage in paragraph {}: {claims} rest on it and are marked in the argument.", at.paragraph + 1)
        }
    }
}

/// The sign that stands for a part, beside its word.
pub fn sign(part: Part) -> &'static str {
    match part {
        Part::Thesis | Part::Unused => "",
        Part::Reason | Part::Evidence => "+",
        Part::Objection => "−",
        Part::Reply => "↩",
        Part::Undercut => "⊣",
    }
}
