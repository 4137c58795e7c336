//! The native tests: everything that needs no browser.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, reason = "a test may fail, and say so")]

/// A small map on which most tests stand.
const FIXTURE: &str = include_str!("fixture.json");

/// Finding passages in a copy.
mod anchor;
mod argdown;
/// What lies beside the project, where it does.
mod beside;
/// The maps that the project ships: what their editors promise of them.
mod chart;
mod content;
/// Diagnostics, one mistake at a time.
mod diagnostics;
/// The editor's voice, which changes nothing of the essay.
mod editor;
/// Files for other programs, read back.
#[allow(clippy::panic, reason = "what reads files back fails on what it cannot read")]
#[cfg(feature = "export")]
mod export;
/// Files of every sort, read and anchored.
mod import;
/// Graphs in ranks, whatever the graph.
mod layered;
/// Drawings, whatever the map.
mod layout;
/// Addresses and what pages say of themselves.
mod link;
/// What an essay's Markdown says beyond its words.
mod markdown;
/// A reader's own copy under the map.
mod overlay;
/// Pages as they are rendered when the site is built.
#[cfg(feature = "ssr")]
mod pages;
/// The copies that the benchmark of the anchoring makes, and what is true of them.
#[allow(dead_code, clippy::panic, reason = "a part of the benchmark, of which the tests use a part")]
#[path = "../bench/anchoring/perturb/mod.rs"]
mod perturb;
/// A private site's map.
mod private;
/// Any input, however broken.
mod properties;
/// What follows from a reader’s judgments.
mod scenario;
/// The schema in the repository is that of the types.
#[cfg(feature = "schema")]
mod schema;
/// Finding words.
mod search;
/// Sentences, language by language.
mod sentence;
/// What each action makes of the state.
mod session;
/// The map that many tests stand on.
mod shipped;
/// What an author is told of slips.
mod slips;
/// What holds on a map, and what falls.
mod source;
mod standing;
/// What pages say of themselves to programs.
mod structured;
/// The invariants of the code base.
mod tidy;
