//! What if: the reader's judgments on the map, and what the page shows of what follows from them.
//!
//! The judge is a worker: it keeps the reader's [`Scenario`](crate::argument::Scenario), judges the map in it and puts the
//! outcome in words. Entry: [`Judge::answer`], in stages
//!
//! 1. a [`Request`](crate::messages::judge::Request) changes the scenario;
//! 2. `standings` are worked out by [`argument`](crate::argument);
//! 3. [`views::scenario`](crate::views::scenario) says what the thesis stands on, and of a claim, why it stands as it does,
//!    what it hangs on and what to ask of it; for those who ask, how strong it all is by `weights`.
//!
//! The page gets the outcome, a [`Judged`](crate::messages::judge::Judged), and shows it: marks on claims, and words as
//! markup made from the map's own words, all of it escaped.
//!
//! What is said is what follows from what, on this map; never what is true.

mod judge;
mod weights;

pub use judge::Judge;
pub use weights::{OfBasis, Weights};

use crate::document::Basis;

/// The name of the judge.
pub const PROGRAM: &str = "judge";

/// The bases that a reader can leave out by one switch.
pub const BASES: [Basis; 2] = [Basis::AnonymousSource, Basis::Judgment];
