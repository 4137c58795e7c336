//! The judge: keeps the reader's scenario, and answers each request with what follows.

use super::weights::{Weights, of_basis_numbered};
use super::{BASES, Judged, Mark, Request, basis};
use crate::argument::{Graph, Hinges, Misread, Part, Scenario, Semantics, Standing, Standings, without};
use crate::document::{Basis, ClaimIx, EssayMap};
use crate::reading::words::{counted, listed};
use crate::reading::{Carried, Reading};
use crate::views::scenario::{bar, card};

/// A map, and the reader's judgments on it.
#[derive(Debug)]
pub struct Judge {
    reading: Reading,
    graph: Graph,
    scenario: Scenario,
    standings: Standings,
    thesis: Option<ClaimIx>,
    thesis_hinges: Hinges,
    misread: Misread,
    shown: Option<ClaimIx>,
    weights: Weights,
}

impl Judge {
    /// A judge of a map on which no judgment is in force.
    pub fn new(map: EssayMap) -> Self {
        let weights = Weights::new(&map);
        // The mentions of actors are not asked for.
        let reading = Reading::of(Carried { map, mentions: Vec::new() });
        let graph = Graph::new(&reading.map, &reading.index);
        let scenario = Scenario::default();
        let standings = graph.standings(&scenario);
        let thesis = reading.map.thesis().and_then(|claim| reading.index.claim(&claim.id));
        let mut judge = Self {
            reading,
            graph,
            scenario,
            standings,
            thesis,
            thesis_hinges: Hinges::default(),
            misread: Misread::default(),
            shown: None,
            weights,
        };
        judge.weigh_up();
        judge
    }

    /// Does what is asked, as far as it can be done, and tells what follows.
    pub fn answer(&mut self, request: &Request) -> Judged {
        let (word, rest) = request.split_once(' ').unwrap_or((request, ""));
        let before = (self.scenario.clone(), self.standings.clone());
        let mut said = String::new();
        match word {
            "read" => {
                let mut lists = rest.split('&');
                let mut next = || lists.next().unwrap_or_default();
                let (scenario, misread) = Scenario::parse(&self.reading.index, next(), next(), next());
                (self.scenario, self.misread) = (scenario, misread);
            }
            "show" => self.shown = self.claim(rest),
            "weights" => self.weights.is_on = !self.weights.is_on,
            "semantics" => {
                let semantics = rest.parse::<usize>().ok().and_then(|at| Semantics::ALL.get(at));
                self.weights.semantics = semantics.copied().unwrap_or_default();
            }
            "weight" | "weight-of-basis" => {
                let (on, typed) = rest.split_once(' ').unwrap_or((rest, ""));
                let claims = match word {
                    "weight" => self.claim(on).into_iter().collect(),
                    _ => of_basis_numbered(&self.reading.map, on),
                };
                said = self.weights.set(&claims, typed);
            }
            word => self.judge(word, rest),
        }
        let is_step = before.0 != self.scenario && word != "read";
        if before.0 != self.scenario {
            self.weigh_up();
            said = self.said(word, rest, &before.1);
        }
        self.judged(is_step, said)
    }

    /// The map that is judged.
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// Its argument.
    pub fn graph(&self) -> &Graph {
        &self.graph
    }

    /// The judgments in force.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// What follows from them.
    pub fn standings(&self) -> &Standings {
        &self.standings
    }

    /// The thesis, if the map has one.
    pub fn thesis(&self) -> Option<ClaimIx> {
        self.thesis
    }

    /// What the thesis hangs on.
    pub fn thesis_hinges(&self) -> &Hinges {
        &self.thesis_hinges
    }

    /// What an address asked for that cannot be had.
    pub fn misread(&self) -> &Misread {
        &self.misread
    }

    /// The weights of claims.
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    fn claim(&self, id: &str) -> Option<ClaimIx> {
        self.reading.index.claim(&id.into())
    }

    fn judge(&mut self, word: &str, id: &str) {
        match (word, self.claim(id), self.reading.index.inference(&id.into())) {
            ("reject", Some(claim), _) => self.scenario.reject(claim),
            ("accept", Some(claim), _) => self.scenario.accept(claim),
            ("undo", Some(claim), _) => self.scenario.undo(claim),
            ("doubt", _, Some(inference)) => self.scenario.doubt(inference),
            ("trust", _, Some(inference)) => self.scenario.trust(inference),
            ("without", ..) => self.leave_out(id),
            ("reset", ..) => (self.scenario, self.misread) = Default::default(),
            _ => {}
        }
    }

    /// Rejects all claims of a basis, or takes that back.
    fn leave_out(&mut self, number: &str) {
        let Some(basis) = basis(number) else { return };
        let judge = if self.is_without(basis) { Scenario::undo } else { Scenario::reject };
        for claim in without(&self.reading.map, basis) {
            judge(&mut self.scenario, claim);
        }
    }

    /// Whether every claim of a basis is rejected.
    fn is_without(&self, basis: Basis) -> bool {
        let claims = without(&self.reading.map, basis);
        !claims.is_empty() && claims.iter().all(|claim| self.scenario.rejected.contains(claim))
    }

    /// Works out what follows from the scenario.
    fn weigh_up(&mut self) {
        self.standings = self.graph.standings(&self.scenario);
        self.thesis_hinges = self.thesis.map(|it| self.graph.hinges(&self.scenario, it)).unwrap_or_default();
    }

    fn judged(&self, is_step: bool, said: String) -> Judged {
        let mark = |claim: ClaimIx| match self.standings.claim(claim) {
            _ if self.scenario.rejected.contains(&claim) => Mark::Rejected,
            _ if self.scenario.accepted.contains(&claim) => Mark::Accepted,
            Standing::Holds => Mark::Holds,
            Standing::Falls => Mark::Falls,
            Standing::Undecided => Mark::Undecided,
        };
        let claims = (0..self.reading.map.claims.len()).map(ClaimIx);
        let number = |claim: ClaimIx| u32::try_from(claim.0).unwrap_or(u32::MAX);
        let hinges = self.thesis_hinges.singles.iter().chain(&self.thesis_hinges.inner);
        Judged {
            address: self.scenario.write(&self.reading.map),
            is_step,
            marks: if self.scenario.is_empty() { Vec::new() } else { claims.map(mark).collect() },
            hinges: hinges.copied().map(number).collect(),
            without: BASES.map(|basis| self.is_without(basis)),
            bar: bar(self).into(),
            card: self.shown.map(|claim| card(self, claim).into()).unwrap_or_default(),
            claim: self.shown.map(number),
            said,
        }
    }

    /// What a change of the scenario made, in words.
    fn said(&self, word: &str, id: &str, before: &Standings) -> String {
        let own = self.claim(id);
        let changed = |to: Standing| {
            let others = self.standings.changed(before).filter(|claim| Some(*claim) != own);
            others.filter(|claim| self.standings.claim(*claim) == to).count()
        };
        let doing = match word {
            "reject" => "Rejecting this, ",
            "accept" => "Accepting this, ",
            "doubt" => "Doubting this step, ",
            "without" if basis(id).is_some_and(|basis| self.is_without(basis)) => "Leaving these out, ",
            "read" => "In this scenario, ",
            _ => "Taking this back, ",
        };
        let parts = [
            (changed(Standing::Falls), "falls", "fall"),
            (changed(Standing::Holds), "holds again", "hold again"),
            (changed(Standing::Undecided), "becomes undecided", "become undecided"),
        ];
        let parts = parts.into_iter().filter(|(count, ..)| *count > 0).map(|(count, one, many)| {
            let other = if own.is_some() { "other claim" } else { "claim" };
            [counted(count, other).as_str(), " ", if count == 1 { one } else { many }].concat()
        });
        let parts: Vec<String> = parts.collect();
        let words: Vec<&str> = parts.iter().map(String::as_str).collect();
        let what = if words.is_empty() { "no other claim changes".to_owned() } else { listed(&words) };
        let thesis = self.thesis.map(|thesis| self.thesis_in_words(thesis, before)).unwrap_or_default();
        [doing, &what, &thesis, "."].concat()
    }

    /// How the thesis stands, and on which reasons, to go on with a sentence.
    fn thesis_in_words(&self, thesis: ClaimIx, before: &Standings) -> String {
        let (was, is) = (before.claim(thesis), self.standings.claim(thesis));
        let still = if was == is { "still " } else { "" };
        match is {
            Standing::Holds => ["; the thesis ", still, "holds", &self.grounds(thesis)].concat(),
            Standing::Falls => ["; the thesis ", still, "falls"].concat(),
            Standing::Undecided => ["; the thesis is ", still, "undecided"].concat(),
        }
    }

    /// The reasons of a claim that apply, by the numbers that they have in the tree: `, on reasons 2, 4 and 5`.
    pub fn grounds(&self, claim: ClaimIx) -> String {
        let tree = &self.reading.tree;
        let applies = |inference| self.standings.inference(inference) == Standing::Holds;
        let numbers = self.graph.reasons(claim).filter(|it| applies(*it)).filter_map(|inference| {
            let nodes = tree.place(claim).map(|place| &tree.node(place).children)?;
            let node = nodes.iter().map(|&at| tree.node(at)).find(|node| node.inference == Some(inference))?;
            matches!(node.part, Part::Reason | Part::Evidence).then(|| node.ordinal.to_string())
        });
        let numbers: Vec<String> = numbers.collect();
        let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
        match numbers.as_slice() {
            [] => String::new(),
            [only] => [", on reason ", only].concat(),
            many => [", on reasons ", &listed(many)].concat(),
        }
    }
}
