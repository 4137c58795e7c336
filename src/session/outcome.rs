//! The state's part in the reader's judgments: what follows from them.

use std::rc::Rc;

use super::State;
use crate::argument::without;
use crate::document::ClaimIx;
use crate::reading::{Reading, Run};
use crate::scenario::{Judged, Mark, Request, basis};

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
    /// An answer of the program that judges.
    pub fn new(judged: Judged) -> Self {
        Self(Rc::new(judged))
    }

    /// The answer.
    pub fn judged(&self) -> &Judged {
        &self.0
    }

    /// How claims stand by it.
    pub fn standings(&self) -> ClaimMarks {
        ClaimMarks { marks: self.0.marks.clone(), hinges: self.0.hinges.clone() }
    }
}

/// How the claims of a map stand in the reader's scenario, as far as that is to be seen beside them. Equal to another
/// where a reader sees the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimMarks {
    marks: Vec<Mark>,
    hinges: Vec<u32>,
}

impl ClaimMarks {
    /// What is to be seen of a claim.
    pub fn mark(&self, claim: ClaimIx) -> Mark {
        self.marks.get(claim.0).copied().unwrap_or_default()
    }

    /// Whether none of the claims that rest on a run holds, and some do rest on it.
    pub fn falls(&self, run: &Run) -> bool {
        let falls = |claim: &ClaimIx| matches!(self.mark(*claim), Mark::Falls | Mark::Rejected);
        !run.claims.is_empty() && run.claims.iter().all(falls)
    }

    /// What can be seen before the program that judges has answered: the judgments that a request makes or takes back, and
    /// nothing yet of what follows from them.
    pub fn ahead(&self, reading: &Reading, request: &Request) -> Self {
        let (word, on) = request.split_once(' ').unwrap_or((request, ""));
        let claims = match word {
            "without" => basis(on).map(|basis| without(&reading.map, basis)).unwrap_or_default(),
            _ => reading.index.claim(&on.into()).into_iter().collect(),
        };
        let mark = match word {
            "without" if claims.iter().all(|&claim| self.mark(claim) == Mark::Rejected) => Mark::Holds,
            "reject" | "without" => Mark::Rejected,
            "accept" => Mark::Accepted,
            "undo" => Mark::Holds,
            "reset" => return Self::default(),
            _ => return self.clone(),
        };
        let mut seen = self.clone();
        seen.marks.resize(reading.map.claims.len(), Mark::Holds);
        for claim in claims {
            seen.marks[claim.0] = mark;
        }
        seen
    }

    /// How a claim stands, by sign and word; empty where there is nothing to say.
    pub fn in_words(&self, claim: ClaimIx) -> String {
        let mark = self.mark(claim);
        let hinge = u32::try_from(claim.0).is_ok_and(|claim| self.hinges.binary_search(&claim).is_ok());
        // The sign does not part from its word at the end of a line.
        let (before, between) = if mark == Mark::Holds { ("", "") } else { (" ", "\u{a0}") };
        [before, mark.sign(), between, mark.words(), if hinge { " (the thesis hangs on it)" } else { "" }].concat()
    }
}

impl State {
    /// How claims stand in the reader's scenario.
    pub fn standings(&self) -> ClaimMarks {
        self.outcome.as_ref().map(Outcome::standings).unwrap_or_default()
    }

    pub(super) fn judge(&mut self, outcome: Outcome) {
        let said = outcome.judged().said.as_str();
        if !said.is_empty() {
            self.said = said.into();
        }
        self.outcome = Some(outcome);
    }
}
