//! What the page and the judge say to one another. The judge evaluates the map in a reader's scenario, and searches.
//!
//! A button in the page's markup carries its request as text, in an attribute: [`Request::written`] and
//! [`Request::read`], which are each other's inverse.

use serde::{Deserialize, Serialize};

use crate::argument::Semantics;
use crate::document::{Basis, ClaimId, InferenceId};
use crate::link::query::InAddress;
use crate::messages::search;

/// What the page asks of the judge.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// To take this map, packed as the page carries it. The scenario is empty.
    Take(Vec<u8>),
    /// To take the scenario of an address in place of the one in force.
    Read(InAddress),
    /// To reject a claim.
    Reject(ClaimId),
    /// To accept a claim.
    Accept(ClaimId),
    /// To take back a judgment on a claim.
    TakeBack(ClaimId),
    /// To answer a question about an inference with “no”.
    Doubt(InferenceId),
    /// To take that back.
    Trust(InferenceId),
    /// To reject all claims of a basis, or to take that back where all are rejected.
    LeaveOut(Basis),
    /// To take all judgments back.
    Reset,
    /// To tell of another claim on its card.
    Show(ClaimId),
    /// To show strengths by weights, or no longer.
    Weights,
    /// To work strengths out by another semantics.
    Semantics(Semantics),
    /// To give a claim the weight that was typed.
    Weigh(ClaimId, String),
    /// To give all claims of a basis the weight that was typed.
    WeighAll(Basis, String),
    /// Something of the search, which needs no scenario.
    Search(search::Request),
}

impl Request {
    /// The request as an attribute has it: a word, and behind a space what it is about. A weight is left out: what is
    /// typed into a field comes with the event. `Take`, `Read` and `Search` stand in no attribute and are empty.
    pub fn written(&self) -> String {
        let (word, about) = match self {
            Self::Take(_) | Self::Read(_) | Self::Search(_) => return String::new(),
            Self::Reject(claim) => ("reject", claim.as_str()),
            Self::Accept(claim) => ("accept", claim.as_str()),
            Self::TakeBack(claim) => ("undo", claim.as_str()),
            Self::Doubt(inference) => ("doubt", inference.as_str()),
            Self::Trust(inference) => ("trust", inference.as_str()),
            Self::LeaveOut(basis) => ("without", basis.name()),
            Self::Reset => return "reset".to_owned(),
            Self::Show(claim) => ("show", claim.as_str()),
            Self::Weights => return "weights".to_owned(),
            Self::Semantics(semantics) => ("semantics", semantics.slug()),
            Self::Weigh(claim, _) => ("weight", claim.as_str()),
            Self::WeighAll(basis, _) => ("weight-of-basis", basis.name()),
        };
        [word, " ", about].concat()
    }

    /// The request that an attribute has; `typed` is what was typed into its field. `None` where there is no such
    /// request.
    pub fn read(written: &str, typed: &str) -> Option<Self> {
        let (word, about) = written.split_once(' ').unwrap_or((written, ""));
        let typed = typed.to_owned();
        Some(match word {
            "reject" => Self::Reject(about.into()),
            "accept" => Self::Accept(about.into()),
            "undo" => Self::TakeBack(about.into()),
            "doubt" => Self::Doubt(about.into()),
            "trust" => Self::Trust(about.into()),
            "without" => Self::LeaveOut(Basis::named(about)?),
            "reset" => Self::Reset,
            "show" => Self::Show(about.into()),
            "weights" => Self::Weights,
            "semantics" => Self::Semantics(Semantics::ALL.into_iter().find(|it| it.slug() == about)?),
            "weight" => Self::Weigh(about.into(), typed),
            "weight-of-basis" => Self::WeighAll(Basis::named(about)?, typed),
            _ => return None,
        })
    }

    /// Whether the request is the reader's own step, which Back should undo.
    pub fn is_step(&self) -> bool {
        !matches!(self, Self::Take(_) | Self::Read(_) | Self::Show(_) | Self::Search(_))
    }
}

/// What the judge answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// The map has been taken.
    Taken,
    /// What was looked for, and what of it was found.
    Found(Box<search::HitList>),
    /// What follows from the reader's judgments.
    Judged(Box<Judged>),
    /// The map that was sent cannot be read.
    Unreadable,
}

/// What follows from the reader's judgments, as far as the page needs it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// The scenario as an address carries it.
    pub address: InAddress,
    /// Whether the reader changed it, so that Back should undo that.
    pub is_step: bool,
    /// Whether any judgment is in force.
    pub is_in_force: bool,
    /// What is to be seen of the claims that do not simply hold, in order of their identifiers.
    pub marks: Vec<(ClaimId, Mark)>,
    /// The claims of which each alone, rejected, makes the thesis fall, in order of their identifiers.
    pub hinges: Vec<ClaimId>,
    /// The bases that are left out: every claim that rests on one of them is rejected.
    pub left_out: Vec<Basis>,
    /// What stands over the page while judgments are in force, as markup; empty where there is nothing to say.
    pub bar: String,
    /// What the card of a claim says of it, as markup; empty where no claim is shown.
    pub card: String,
    /// That claim.
    pub claim: Option<ClaimId>,
    /// What changed, in words; empty if nothing did.
    pub said: String,
}

/// What is to be seen of a claim.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Mark {
    /// It holds.
    #[default]
    Holds,
    /// It falls.
    Falls,
    /// It is undecided.
    Undecided,
    /// It falls because the reader rejects it.
    Rejected,
    /// It holds because the reader accepts it.
    Accepted,
    /// It falls because the reader leaves out all claims of its basis.
    LeftOut,
}

impl Mark {
    /// The mark in words; empty where nothing is to be said.
    pub fn words(self) -> &'static str {
        match self {
            Self::Holds => "",
            Self::Falls => "falls",
            Self::Undecided => "undecided",
            Self::Rejected => "rejected by you",
            Self::Accepted => "accepted by you",
            Self::LeftOut => "left out by you",
        }
    }

    /// The sign that stands beside the words.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Holds => "",
            Self::Falls | Self::Rejected | Self::LeftOut => "✕",
            Self::Undecided => "?",
            Self::Accepted => "✓",
        }
    }

    /// Whether the claim does not hold.
    pub fn is_fallen(self) -> bool {
        matches!(self, Self::Falls | Self::Rejected | Self::LeftOut)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_button_carries_is_what_it_asks_for() {
        let typed = || "0.5".to_owned();
        let mut requests = vec![
            Request::Reject("a-b".into()),
            Request::Accept("a".into()),
            Request::TakeBack("a".into()),
            Request::Doubt("i".into()),
            Request::Trust("i".into()),
            Request::Reset,
            Request::Show("a".into()),
            Request::Weights,
            Request::Weigh("a".into(), typed()),
        ];
        requests.extend(Semantics::ALL.map(Request::Semantics));
        requests.extend(Basis::ALL.map(Request::LeaveOut));
        requests.extend(Basis::ALL.map(|basis| Request::WeighAll(basis, typed())));
        for request in requests {
            assert_eq!(Request::read(&request.written(), &typed()), Some(request));
        }
        assert_eq!(Request::read("explode", ""), None);
        assert_eq!(Request::read("without nothing", ""), None);
    }
}
