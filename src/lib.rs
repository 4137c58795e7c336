//! Wherefore lays an essay open by its reasons: the text, the tree of claims it stands on, and the people and
//! institutions it speaks of, each lighting up the others. It runs in the browser alone, from static files.
//!
//! # Code map
//!
//! Data flows one way: `content` → [`document`] → [`argument`], [`text`] → [`reading`] → [`link`] → [`views`] → `ui` → the page;
//! what a reader does comes back as an action on the state in `ui`. A reader's own copy joins from the side: [`import`] →
//! [`anchor`] → [`overlay`] → [`reading`].
//!
//! | room | what is in it |
//! |---|---|
//! | [`content`] | the embedded essay map; its source is the folder `content/` |
//! | [`document`] | the essay map as a file: types, reading, diagnostics |
//! | [`text`] | sentences; offsets in code points and in bytes; the normal form |
//! | [`import`] | a reader's own copy of an essay: a file or pasted text, read into blocks |
//! | [`anchor`] | finding the map's passages in such a copy |
//! | [`overlay`] | such a copy as an edition of the map: what is found, what the reader decides, how the map is laid on it |
//! | [`argument`] | the map's graph projected to a tree; what holds on it in a scenario, why, and what it hangs on |
//! | [`reading`] | a map made ready for the page: runs, mentions, numbers, words |
//! | [`ordered`] | short lists kept in order |
//! | [`layout`] | drawings of a map as integer geometry: an actor's ties, the time line |
//! | [`search`] | finding words in a map |
//! | [`link`] | addresses, and what each page says of itself |
//! | [`scenario`] | the reader's judgments: what follows, and how it is said |
//! | [`session`] | what a reader is doing: state, actions, commands; no browser and no Yew |
//! | [`views`] | what is shown in words: cards, the time line, dialogs, what follows from judgments, as markup |
//! | `press` | from a map to the files of its site |
//! | `ui` | the page: components, and everything that touches the browser |
//! | `bin/reader.rs` | starts the page in the browser |
//! | `bin/opener.rs` | opens a reader's own copy, beside the page, on demand |
//! | `bin/private.rs` | lays the map on a text when a private site is built |
//! | `bin/judge.rs` | judges the map in a reader's scenario, beside the page, on demand |
//! | `bin/press.rs` | writes the site with `press` when Trunk builds it |
//!
//! # Invariants
//!
//! 1. Nothing outside `ui/` and `bin/` names Yew or web-sys.
//! 2. Reading a map never fails: it yields a value and diagnostics.
//! 3. Rendering reads no clock, no randomness, no storage and no address: its only input is the state.
//! 4. The page makes no request beyond its own files.
//! 5. The project holds no run of eight words of the essay that the embedded map retells.
//!
//! Each is kept by a test in `tests/`.

#![warn(missing_docs)]

pub mod anchor;
pub mod argument;
pub mod content;
pub mod document;
pub mod import;
pub mod layout;
pub mod link;
pub mod ordered;
pub mod overlay;
#[cfg(feature = "ssr")]
pub mod press;
pub mod reading;
pub mod scenario;
pub mod search;
pub mod session;
pub mod text;
#[cfg(feature = "ui")]
pub mod ui;
pub mod views;
