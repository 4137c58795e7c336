//! Wherefore lays an essay open by its reasons: the text, the tree of claims it stands on, and the people and
//! institutions it speaks of, each lighting up the others. It runs in the browser alone, from static files.
//!
//! # Code map
//!
//! A map is data: no program contains one. Data flows one way:
//!
//! ```text
//! files of a map ── format ──→ EssayMap (document)
//! EssayMap ── text, argument ──→ Reading (reading): the map made ready to be shown
//! Reading ── session ──→ State: what a reader is doing; search, link and layout help
//! State ── views ──→ markup ── ui ──→ the page; what the reader does comes back as actions
//! Reading ── views, press ──→ the files of a site
//! Operation ── editing ──→ the files of a map, changed; they are read again, from the first line on
//! ```
//!
//! What takes long is done by workers, which are sent the map: a reader's own copy is read by the opener (`import` →
//! `anchor` → `overlay`), a scenario is evaluated by the judge (`argument` → `judge`), which finds words as well (`search`).
//!
//! | room (module) | what is in it |
//! |---|---|
//! | [`document`] | the essay map: types, identifiers, dates, whose a claim is; its checks, and what they report |
//! | [`format`](mod@format) | files: an author's source in Markdown, Argdown and YAML; a whole map as JSON; the formats of other programs |
//! | [`text`] | sentences; offsets in code points and in bytes; the normal form; quotes found in a text |
//! | [`import`] | a reader's file or pasted text, read into blocks |
//! | [`anchor`] | fingerprints, and finding the map's passages by them in a text that the map does not contain |
//! | [`overlay`] | a reader's own copy as an edition of the map: what is found, what the reader decides, how the map is laid on it |
//! | [`argument`] | the map's graph projected to a tree, which a page carries; what holds on it in a scenario, why, and what it hangs on |
//! | [`judge`] | the worker that keeps the reader's judgments and evaluates what follows; `views/scenario/` says it in words |
//! | [`search`] | finding words in a map, as the judge does for the page |
//! | [`layout`] | drawings of a map as integer geometry: an actor's ties, the time line; `layered`: any directed graph in ranks |
//! | [`reading`] | a map made ready to be shown: runs, mentions, numbers, words; how a page carries it |
//! | [`link`] | addresses, by path and by query, and what each page says of itself |
//! | [`session`] | what a reader is doing: `state` with its actions; `commands`, each with its key; `marks`: what a choice lights up, and what the live region says of it |
//! | `editing` | a map that is being written: operations as changes of its source, each with its inverse, and advice |
//! | [`messages`] | what the page and its workers say to one another |
//! | [`views`] | what is shown in words, as markup: rows of the tree, numbers in the margin, hits, cards, the time line, dialogs, reports, what follows from judgments |
//! | [`ordered`] | short lists kept in order |
//! | `press` | from a map to the files of its site |
//! | `ui` | the page: components, and everything that touches the browser: `listeners` takes clicks and keys, `paint` writes to the page ahead of Yew's rendering, `effects` follows it (address, title, focus), `dom` keeps settings on the device and `files` the reader's copy; `studio/` is the page in which maps are written |
//! | `bin/reader.rs` | the program of a page: takes it over in the browser |
//! | `bin/studio.rs` | the program of the page in which maps are written |
//! | `bin/opener.rs`, `bin/judge.rs` | the workers; `bin/worker/` is what they have in common |
//! | `bin/wherefore/` | the program for map makers, a file for each command: checks a source, makes its site, serves and exports it, starts a new one; `picture/` makes pictures of the argument drawn |
//! | `bin/press.rs` | writes the site with `press` when Trunk builds it |
//!
//! # Invariants
//!
//! 1. Nothing outside `ui/` and `bin/` names Yew or web-sys.
//! 2. Reading a map never fails: it yields a value and diagnostics. A map that a page carries is read whole or not at all.
//! 3. Rendering reads no clock, no randomness, no storage and no address: its only input is the state.
//! 4. The page makes no request beyond its own files.
//! 5. The project holds no run of eight words of the essay that the embedded map retells.
//!
//! Each is kept by a test in `tests/`.

#![warn(missing_docs)]

pub mod anchor;
pub mod argument;
pub mod document;
#[cfg(feature = "source")]
pub mod editing;
pub mod format;
pub mod import;
pub mod judge;
pub mod layout;
pub mod link;
pub mod messages;
pub mod ordered;
pub mod overlay;
#[cfg(feature = "ssr")]
pub mod press;
pub mod reading;
pub mod search;
pub mod session;
pub mod text;
#[cfg(feature = "ui")]
pub mod ui;
pub mod views;

/// What unit tests share.
#[cfg(test)]
mod testing {
    use crate::format::{Source, read_folder};

    /// The map that the project comes with: large, and real.
    pub(crate) fn shipped() -> Source {
        read_folder("content/putin-peace".as_ref()).unwrap()
    }
}
