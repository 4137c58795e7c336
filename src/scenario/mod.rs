//! What if: the reader's judgments on the map, and what the page shows of what follows from them.
//!
//! Two programs share the work. One is loaded on demand and runs beside the page; it keeps the reader's
//! [`Scenario`](crate::argument::Scenario), judges the map in it and puts the outcome in words. Entry: [`Judge::answer`],
//! in stages
//!
//! 1. a [`Request`] changes the scenario;
//! 2. `standings` are worked out by [`argument`](crate::argument);
//! 3. [`views::scenario`](crate::views::scenario) says what the thesis stands on, and of a claim, why it stands as it does,
//!    what it hangs on and what to ask of it; for those who ask, how strong it all is by `weights`.
//!
//! The page gets the outcome, [`Judged`], and shows it: marks on claims, and words as markup made from the map's own
//! words, all of it escaped. What is here are the plain values that go between the two.
//!
//! What is said is what follows from what, on this map; never what is true.

mod judge;
mod weights;

pub use judge::Judge;
pub use weights::{OfBasis, Weights};

use serde::{Deserialize, Serialize};

use crate::document::Basis;

/// The file of the program that judges, below the site's root.
pub const PROGRAM: &str = "judge_loader.js";

/// What the program that judges is told, each as one line of text.
///
/// | line | what it asks for |
/// |---|---|
/// | `read` *reject* `&` *accept* `&` *doubt* | the scenario of an address, in place of the one in force |
/// | `reject` *claim*, `accept` *claim*, `undo` *claim* | a judgment on a claim, or that it be taken back |
/// | `doubt` *inference*, `trust` *inference* | a question about an inference is answered “no”, or no longer |
/// | `without` *basis* | to reject all claims of a basis, or to take that back: 0 unnamed sources, 1 the author's judgment |
/// | `reset` | no judgment at all |
/// | `show` *claim* | no change; the card of another claim |
/// | `weights` | to show strengths by weights, or no longer |
/// | `semantics` *number* | another semantics for them |
/// | `weight` *claim* *number* | another weight of a claim |
/// | `weight-of-basis` *basis* *number* | another weight of all claims of a basis, by its number in the list on the page |
pub type Request = str;

/// The request for the scenario of an address: the claims rejected, those accepted, the inferences doubted.
pub fn reading_of(address: &[String; 3]) -> String {
    let [reject, accept, doubt] = address;
    ["read ", reject, "&", accept, "&", doubt].concat()
}

/// The bases that a reader can leave out by one switch.
pub const BASES: [Basis; 2] = [Basis::AnonymousSource, Basis::Judgment];

/// The basis of this number among them.
pub fn basis(number: &str) -> Option<Basis> {
    BASES.get(number.parse::<usize>().ok()?).copied()
}

/// What follows from the reader's judgments, as far as the page needs it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// The scenario as an address carries it: the claims rejected, those accepted, the inferences doubted.
    pub address: [String; 3],
    /// Whether the reader made a judgment, so that Back should undo it.
    pub is_step: bool,
    /// By the number of a claim, what is to be seen of it; empty where no judgment is in force.
    pub marks: Vec<Mark>,
    /// The claims of which each alone, rejected, makes the thesis fall, by number and in order.
    pub hinges: Vec<u32>,
    /// Whether claims on unnamed sources are left out, and whether those on the author's judgment are.
    pub without: [bool; 2],
    /// What stands over the page while judgments are in force, as markup; empty where there is nothing to say.
    pub bar: String,
    /// What the card of a claim says of it, as markup; empty where no claim is shown.
    pub card: String,
    /// The number of that claim.
    pub claim: Option<u32>,
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
        }
    }

    /// The sign that stands beside the words.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Holds => "",
            Self::Falls | Self::Rejected => "✕",
            Self::Undecided => "?",
            Self::Accepted => "✓",
        }
    }
}
