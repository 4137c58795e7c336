//! The names in the query of an address.

/// What is looked for, in words.
pub const SEARCH: &str = "q";
/// The part of the argument that is looked at by itself, by the name of its [`Lens`](crate::reading::Lens).
pub const ONLY: &str = "only";
/// What is shown of the argument: its tree if nothing is said, or, as [`MAP`], its chart.
pub const VIEW: &str = "view";
/// The value that stands for the chart.
pub const MAP: &str = "map";
/// The scenario: claims rejected, claims accepted, inferences doubted, by their ids with commas between them; the weights
/// that the reader set, each as `id_weight`; and, where strengths are shown, how they follow from weights.
pub const SCENARIO: [&str; 5] = ["reject", "accept", "doubt", "weigh", "method"];

/// The values that stand under these names in an address; empty where there is nothing to say.
pub type InAddress = [String; SCENARIO.len()];
