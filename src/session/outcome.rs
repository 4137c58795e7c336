//! The state's part in the reader's judgments: what follows from them.

use std::rc::Rc;

use super::State;
use crate::argument::without;
use crate::document::ClaimId;
use crate::messages::judge::{Judged, Mark, Request};
use crate::ordered;
use crate::reading::{Reading, Run};

/// What follows from the reader's judgments; equal to another only if it is the same one.
#[derive(Clone, Debug)]
pub struct Outcome(Rc<Judged>);

impl PartialEq for Outcome {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Outcome {}

impl Outcome {
    /// An answer of the judge.
    pub fn new(judged: Judged) -> Self {
        Self(Rc::new(judged))
    }

    /// The answer.
    pub fn judged(&self) -> &Judged {
        &self.0
    }

    /// How claims stand by it.
    pub fn marks(&self) -> ClaimMarks {
        ClaimMarks { marks: self.0.marks.clone(), hinges: self.0.hinges.clone() }
    }
}

/// How the claims of a map stand in the reader's scenario, as far as that is to be seen beside them. Equal to another
/// where a reader sees the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimMarks {
    /// What is to be seen of the claims that do not simply hold, in order of their identifiers.
    marks: Vec<(ClaimId, Mark)>,
    /// The claims on which the thesis hangs, in order of their identifiers.
    hinges: Vec<ClaimId>,
}

impl ClaimMarks {
    /// What is to be seen of a claim.
    pub fn mark(&self, claim: &ClaimId) -> Mark {
        self.marks.binary_search_by(|(other, _)| other.cmp(claim)).map_or(Mark::Holds, |at| self.marks[at].1)
    }

    /// Whether none of the claims that rest on a run holds, and some do rest on it.
    pub fn falls(&self, reading: &Reading, run: &Run) -> bool {
        !run.claims.is_empty() && run.claims.iter().all(|&claim| self.mark(&reading.map[claim].id).is_fallen())
    }

    /// The claims of which something is to be seen.
    pub fn claims(&self) -> impl Iterator<Item = &ClaimId> {
        self.marks.iter().map(|(claim, _)| claim).chain(&self.hinges)
    }

    /// What can be seen before the judge has answered: the judgments that a request makes or takes back, and nothing yet
    /// of what follows from them.
    pub fn ahead(&self, reading: &Reading, request: &Request) -> Self {
        let mut claims: Vec<ClaimId> = match request {
            Request::LeaveOut(basis) => {
                without(&reading.map, *basis).into_iter().map(|claim| reading.map[claim].id.clone()).collect()
            }
            Request::Reject(claim) | Request::Accept(claim) | Request::TakeBack(claim) => vec![claim.clone()],
            Request::Reset => return Self::default(),
            _ => return self.clone(),
        };
        claims.retain(|claim| reading.index.claim(claim).is_some());
        let mark = match request {
            Request::LeaveOut(_) if claims.iter().all(|claim| self.mark(claim) == Mark::LeftOut) => Mark::Holds,
            Request::LeaveOut(_) => Mark::LeftOut,
            Request::Reject(_) => Mark::Rejected,
            Request::Accept(_) => Mark::Accepted,
            _ => Mark::Holds,
        };
        let mut seen = self.clone();
        seen.marks.retain(|(claim, _)| !claims.contains(claim));
        if mark != Mark::Holds {
            for claim in claims {
                ordered::insert(&mut seen.marks, (claim, mark), |(claim, _)| claim.clone());
            }
        }
        seen
    }

    /// Whether the thesis hangs on a claim.
    fn is_hinge(&self, claim: &ClaimId) -> bool {
        self.hinges.binary_search(claim).is_ok()
    }

    /// Whether a reader sees something else of a claim than by other marks.
    pub fn differs_on(&self, claim: &ClaimId, other: &Self) -> bool {
        self.mark(claim) != other.mark(claim) || self.is_hinge(claim) != other.is_hinge(claim)
    }

    /// How a claim stands, by sign and word; empty where there is nothing to say.
    pub fn in_words(&self, claim: &ClaimId) -> String {
        let mark = self.mark(claim);
        let hinge = self.is_hinge(claim);
        // The sign does not part from its word at the end of a line.
        let (before, between) = if mark == Mark::Holds { ("", "") } else { (" ", "\u{a0}") };
        [before, mark.sign(), between, mark.words(), if hinge { " (the thesis hangs on it)" } else { "" }].concat()
    }
}

impl State {
    /// How claims stand in the reader's scenario.
    pub fn claim_marks(&self) -> ClaimMarks {
        self.outcome.as_ref().map(Outcome::marks).unwrap_or_default()
    }

    pub(super) fn judge(&mut self, outcome: Outcome) {
        let said = outcome.judged().said.as_str();
        if !said.is_empty() {
            self.said = said.into();
        }
        self.outcome = Some(outcome);
    }
}
