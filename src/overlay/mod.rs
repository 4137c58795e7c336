//! The reader's own copy of the essay, as an edition of the map.
//!
//! Two programs share the work. One is loaded on demand and runs beside the page: it reads the file
//! ([`import`](crate::import)), finds the passages in it ([`anchor`](crate::anchor)) and keeps what the reader decides on
//! them. Entry: [`Opener`], in stages
//!
//! 1. `opened`: the copy as read, with the places of the passages and the mentions of actors;
//! 2. `decisions`: the reader's word on passages whose place is not sure, which goes before the program's;
//! 3. `settled`: for each passage, how sure it is and where it is taken to be;
//! 4. `lay`: a map whose first edition is the copy, with the passages of its claims there, so that everything that can
//!    be done with the map can be done on the copy;
//! 5. [`views::report`](crate::views::report): how many passages are how sure, and what can be done about each, as markup.
//!
//! The same stages, without the reader's word or with a file of it, make the map of a private site when it is built:
//! [`Private`].
//!
//! The page gets the outcome, [`Laid`], and shows it. It carries none of the above: what is here are the plain values
//! that go between the two.

mod decisions;
mod exchange;
mod lay;
mod opened;
mod opener;
mod private;
mod settled;

pub use decisions::{Decision, Decisions};
pub use exchange::Rejected;
pub use lay::lay;
pub use opened::{Opened, OpenedBlock, OpenedPassage};
pub use opener::Opener;
pub use private::{PUBLISHED, Private, Unfit};
pub use settled::{Group, Settled};

use serde::{Deserialize, Serialize};

use crate::reading::Carried;

/// The identifier of the edition that the copy becomes.
pub const COPY: &str = "copy";

/// The edition whose passages are looked for in a copy, by its identifier: the essay as published.
pub const ORIGINAL: &str = "original";

/// The file of the program that opens copies, below the site's root.
pub const PROGRAM: &str = "opener_loader.js";

/// A copy with the map laid on it: all that the page needs of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Laid {
    /// The map, with the copy as its first edition; with no text but its own where the copy is of something else.
    pub carried: Carried,
    /// For each paragraph of the copy, the block of the file that it is, counted from 0.
    pub blocks: Vec<u32>,
    /// What is not of the essay, in order.
    pub apart: Vec<Apart>,
    /// Where wording differs and the reader has not confirmed it: a paragraph, counted from 0, and a stretch of it in
    /// bytes.
    pub unsure: Vec<(u32, u32, u32)>,
    /// The report, as markup made from the map's own words and from numbers.
    pub report: String,
    /// What came of the last thing that was done, in words.
    pub said: String,
    /// The decisions, packed, to be kept with the text; empty where there are none.
    pub decisions: Vec<u8>,
    /// The text of the copy, to be kept on the device; `None` where some of it is not here.
    pub kept: Option<String>,
}

/// A stretch of the file that is not of the essay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Apart {
    /// The paragraph before which it stands, counted from 0.
    pub before: u32,
    /// Its blocks: the number and the text of each.
    pub blocks: Vec<(u32, String)>,
}

/// What the program that opens copies is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// To open a pasted text, or a file.
    Open,
    /// To open a copy that was kept, and the decisions on it.
    Reopen,
    /// To take the reader's word on a passage: see [`Opener::decide`].
    Decide,
    /// To read a file of decisions.
    Load,
    /// To write the decisions as a file.
    Save,
}

impl Task {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Open, Self::Reopen, Self::Decide, Self::Load, Self::Save];

    /// The name by which it is asked for.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Reopen => "reopen",
            Self::Decide => "decide",
            Self::Load => "load",
            Self::Save => "save",
        }
    }
}

/// What the program that opens copies answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// The copy with the map laid on it.
    Laid(Box<Laid>),
    /// The decisions as a file.
    File(String),
    /// What it was asked is not possible, for this reason.
    Refused(String),
}
