//! The argument of a map: how its claims bear on one another, and what becomes of them.
//!
//! The map is a graph; [`Tree`] is its projection for reading, with the thesis on top, and [`Graph`] its compiled form for
//! evaluation: [`Graph::standings`] says what holds in a [`Scenario`], [`Graph::why`] why it does, [`Graph::hinges`] on
//! which premises it hangs, and [`Graph::strengths`] how strong it is if claims have weights. [`Framework`] is for
//! abstract frameworks, of which nothing is known but attacks.
//!
//! What to ask of an inference is in [`questions()`].
//!
//! Evaluation says what follows from what, on a map. It does not say what is true.

mod framework;
mod graph;
mod hinges;
mod links;
mod questions;
mod scenario;
mod standing;
mod strength;
mod tree;
mod why;

pub use framework::{Framework, Label};
pub use graph::{Aim, Graph};
pub use hinges::Hinges;
pub use questions::{Piece, SOURCE, question_text, questions, templates};
pub use scenario::{Misread, Scenario, without};
pub use standing::{Standing, Standings, Subject};
pub use strength::{NoWeight, Semantics, Strengths, base_weight, base_weights, read_weight};
pub use tree::{Node, NodeId, NodeIx, Part, Tree};
pub use why::Why;
