//! The names in the query of an address.

use crate::argument::Scenario;

/// What is looked for, in words.
pub const SEARCH: &str = "q";
/// The part of the argument that is looked at by itself, by the name of its [`Lens`](crate::reading::Lens).
pub const ONLY: &str = "only";
/// The scenario: claims rejected, claims accepted, inferences doubted, by their ids with commas between them.
pub const SCENARIO: [&str; 3] = Scenario::KEYS;
