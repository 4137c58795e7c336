//! The state's part in the reader's judgments: what follows from them.

use std::rc::Rc;

use super::State;
use crate::document::ClaimIx;
use crate::reading::Run;
use crate::whatif::{Judged, Mark};

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
}

impl State {
    /// What is to be seen of a claim in the reader's scenario.
    pub fn mark(&self, claim: ClaimIx) -> Mark {
        let marks = self.outcome.as_ref().map_or(&[][..], |outcome| &outcome.judged().marks);
        marks.get(claim.0).copied().unwrap_or_default()
    }

    /// Whether none of the claims that rest on a run holds, and some do rest on it.
    pub fn falls(&self, run: &Run) -> bool {
        let falls = |claim: &ClaimIx| matches!(self.mark(*claim), Mark::Falls | Mark::Rejected);
        !run.claims.is_empty() && run.claims.iter().all(falls)
    }

    pub(super) fn judge(&mut self, outcome: Outcome) {
        let said = outcome.judged().said.as_str();
        if !said.is_empty() {
            self.said = said.into();
        }
        self.outcome = Some(outcome);
    }
}
