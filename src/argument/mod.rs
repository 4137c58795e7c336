//! The argument of a map: how its claims bear on one another.
//!
//! The map is a graph; [`Tree`] is its projection for reading, with the thesis on top. Entry: [`Tree::new`].

mod tree;

pub use tree::{Node, NodeIx, Part, Tree};
