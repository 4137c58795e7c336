//! What if: the reader's judgments on the map, and what the page shows of what follows from them.
//!
//! The judge is a worker: it keeps the reader's [`Scenario`], judges the map in it and puts the
//! outcome in words. Entry: [`Judge::answer`], in stages
//!
//! 1. a [`Request`] changes the scenario;
//! 2. `standings` are worked out by [`argument`](crate::argument);
//! 3. [`views::scenario`](crate::views::scenario) says what the thesis stands on, and of a claim, why it stands as it does,
//!    what it hangs on and what to ask of it; for those who ask, how strong it all is by `weights`.
//!
//! The page gets the outcome, a [`Judged`], and shows it: marks on claims, and words as
//! markup made from the map's own words, all of it escaped.
//!
//! What is said is what follows from what, on this map; never what is true.

mod weights;

pub use weights::{OfBasis, Weights};

use crate::argument::{Graph, Hinges, Misread, Part, Scenario, Standing, Standings, without};
use crate::document::{Basis, ClaimId, ClaimIx, InferenceId, InferenceIx};
use crate::link::query::InAddress;
use crate::messages::judge::{Judged, Mark, Request};
use crate::reading::words::{counted, listed};
use crate::reading::{Carried, Reading};
use crate::views::scenario::{bar, card};

/// The name of the judge.
pub const PROGRAM: &str = "judge";

/// The bases that a reader can leave out by one switch.
pub const BASES: [Basis; 2] = [Basis::AnonymousSource, Basis::Judgment];

/// A map, and the reader's judgments on it.
#[derive(Debug)]
pub struct Judge {
    reading: Reading,
    graph: Graph,
    scenario: Scenario,
    standings: Standings,
    /// How everything stands in the essay, without a judgment.
    unjudged: Standings,
    thesis: Option<ClaimIx>,
    thesis_hinges: Hinges,
    misread: Misread,
    shown: Option<ClaimIx>,
    weights: Weights,
}

impl Judge {
    /// A judge of a map on which no judgment is in force.
    pub fn new(carried: Carried) -> Self {
        let weights = Weights::new(&carried.map);
        let reading = Reading::of(carried);
        let graph = Graph::new(&reading.map, &reading.index);
        let scenario = Scenario::default();
        let unjudged = graph.standings(&scenario);
        let thesis = reading.map.thesis().and_then(|claim| reading.index.claim(&claim.id));
        let mut judge = Self {
            reading,
            graph,
            scenario,
            standings: unjudged.clone(),
            unjudged,
            thesis,
            thesis_hinges: Hinges::default(),
            misread: Misread::default(),
            shown: None,
            weights,
        };
        judge.evaluate();
        judge
    }

    /// Does what is asked, as far as it can be done, and tells what follows.
    pub fn answer(&mut self, request: &Request) -> Judged {
        let before = (self.scenario.clone(), self.standings.clone());
        let was_at = self.address();
        let mut said = String::new();
        match request {
            // A map is opened by making another judge, and searched without one.
            Request::Take(_) | Request::Search(_) => {}
            Request::Read([reject, accept, doubt, weigh, method]) => {
                (self.scenario, self.misread) =
                    Scenario::parse(&self.reading.map, &self.reading.index, reject, accept, doubt);
                let (weights, unknown) = Weights::parse(&self.reading, weigh, method);
                self.weights = weights;
                self.misread.unknown.extend(unknown);
            }
            Request::Show(claim) => self.shown = self.claim(claim),
            Request::Weights => self.weights.is_on = !self.weights.is_on,
            Request::Semantics(semantics) => self.weights.semantics = *semantics,
            Request::Weigh(claim, typed) => {
                let claims: Vec<ClaimIx> = self.claim(claim).into_iter().collect();
                said = self.weights.set(&claims, typed);
            }
            Request::WeighAll(basis, typed) => said = self.weights.set(&without(&self.reading.map, *basis), typed),
            Request::Reject(claim) => self.on_claim(claim, Scenario::reject),
            Request::Accept(claim) => self.on_claim(claim, Scenario::accept),
            Request::TakeBack(claim) => self.on_claim(claim, Scenario::undo),
            Request::Doubt(inference) => self.on_inference(inference, Scenario::doubt),
            Request::Trust(inference) => self.on_inference(inference, Scenario::trust),
            Request::LeaveOut(basis) => self.leave_out(*basis),
            Request::Reset => (self.scenario, self.misread) = Default::default(),
        }
        if before.0 != self.scenario {
            self.evaluate();
            let since = if self.is_arrival(request) { &self.unjudged } else { &before.1 };
            said = self.said(request, since);
        }
        let address = self.address();
        let is_step = request.is_step() && address != was_at;
        self.judged(address, is_step, said)
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

    fn claim(&self, id: &ClaimId) -> Option<ClaimIx> {
        self.reading.essays_claim(id)
    }

    fn on_claim(&mut self, id: &ClaimId, judge: fn(&mut Scenario, ClaimIx)) {
        if let Some(claim) = self.claim(id) {
            judge(&mut self.scenario, claim);
        }
    }

    fn on_inference(&mut self, id: &InferenceId, judge: fn(&mut Scenario, InferenceIx)) {
        let own = self.reading.index.inference(id).filter(|&it| !self.reading.map[it].is_editors());
        if let Some(inference) = own {
            judge(&mut self.scenario, inference);
        }
    }

    /// Rejects all claims of a basis, or takes that back.
    fn leave_out(&mut self, basis: Basis) {
        let judge = if self.is_left_out(basis) { Scenario::undo } else { Scenario::reject };
        for claim in without(&self.reading.map, basis) {
            judge(&mut self.scenario, claim);
        }
    }

    /// Whether every claim of a basis is rejected.
    fn is_left_out(&self, basis: Basis) -> bool {
        let claims = without(&self.reading.map, basis);
        !claims.is_empty() && claims.iter().all(|claim| self.scenario.rejected.contains(claim))
    }

    /// The scenario and the weights as an address carries them.
    fn address(&self) -> InAddress {
        let [reject, accept, doubt] = self.scenario.write(&self.reading.map);
        let [weigh, method] = self.weights.write(&self.reading.map);
        [reject, accept, doubt, weigh, method]
    }

    /// Works out what follows from the scenario.
    fn evaluate(&mut self) {
        self.standings = self.graph.standings(&self.scenario);
        self.thesis_hinges = self.thesis.map(|it| self.graph.hinges(&self.scenario, it)).unwrap_or_default();
    }

    fn judged(&self, address: InAddress, is_step: bool, said: String) -> Judged {
        let left_out: Vec<Basis> = BASES.into_iter().filter(|&basis| self.is_left_out(basis)).collect();
        let claims = (0..self.reading.map.claims.len()).map(ClaimIx);
        let marks = claims.map(|claim| (self.id(claim), self.mark(claim, &left_out)));
        let hinges = self.thesis_hinges.singles.iter().chain(&self.thesis_hinges.inner);
        let mut judged = Judged {
            address,
            is_step,
            is_in_force: !self.scenario.is_empty(),
            marks: marks.filter(|(_, mark)| *mark != Mark::Holds && !self.scenario.is_empty()).collect(),
            hinges: hinges.map(|&claim| self.id(claim)).collect(),
            left_out,
            bar: bar(self).into(),
            card: self.shown.map(|claim| card(self, claim).into()).unwrap_or_default(),
            claim: self.shown.map(|claim| self.id(claim)),
            said,
        };
        judged.marks.sort();
        judged.hinges.sort();
        judged
    }

    fn id(&self, claim: ClaimIx) -> ClaimId {
        self.reading.map[claim].id.clone()
    }

    /// What is to be seen of a claim where these bases are left out.
    fn mark(&self, claim: ClaimIx, left_out: &[Basis]) -> Mark {
        if self.scenario.rejected.contains(&claim) {
            let is_left_out = left_out.contains(&self.reading.map[claim].basis);
            return if is_left_out { Mark::LeftOut } else { Mark::Rejected };
        }
        if self.scenario.accepted.contains(&claim) {
            return Mark::Accepted;
        }
        match self.standings.claim(claim) {
            Standing::Holds => Mark::Holds,
            Standing::Falls => Mark::Falls,
            Standing::Undecided => Mark::Undecided,
        }
    }

    /// Whether a scenario has come with an address.
    fn is_arrival(&self, request: &Request) -> bool {
        matches!(request, Request::Read(_)) && !self.scenario.is_empty()
    }

    /// What a change of the scenario made, in words.
    ///
    /// A link to a scenario tells all that falls in it. Where some had fallen before, a further judgment tells both: what
    /// falls anew, and how many fall by now.
    fn said(&self, request: &Request, before: &Standings) -> String {
        let own = match request {
            Request::Reject(id) | Request::Accept(id) | Request::TakeBack(id) => self.claim(id),
            _ => None,
        };
        let changed = |to: Standing| {
            let others = self.standings.changed(before).filter(|claim| Some(*claim) != own);
            others.filter(|claim| self.standings.claim(*claim) == to).count()
        };
        let fallen = |standings: &Standings| {
            standings.changed(&self.unjudged).filter(|claim| standings.claim(*claim) == Standing::Falls).count()
        };
        let doing = match request {
            Request::Reject(_) => "Rejecting this, ",
            Request::Accept(_) => "Accepting this, ",
            Request::Doubt(_) => "Doubting this step, ",
            Request::LeaveOut(basis) if self.is_left_out(*basis) => "Leaving these out, ",
            _ if self.is_arrival(request) => "In this scenario, ",
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
        let mut parts: Vec<String> = parts.collect();
        if let Some(first) = parts.first_mut().filter(|_| changed(Standing::Falls) > 0 && fallen(before) > 0) {
            *first = format!("{first} ({} in all)", fallen(&self.standings));
        }
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
