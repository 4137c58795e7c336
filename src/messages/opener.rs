//! What the page and the opener say to one another. The opener reads a reader's own copy and lays the map on it.
//!
//! A file goes beside the request, as the browser hands it over, since the page never reads it.

use serde::{Deserialize, Serialize};

use crate::reading::Carried;
use crate::text::Span;

/// What the page asks of the opener.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// To take this map, and the fingerprints at this address, if the map has any.
    Take {
        /// The map, packed as the page carries it.
        map: Vec<u8>,
        /// The whole address of a file with fingerprints.
        fingerprints: Option<String>,
    },
    /// To open the file that comes with the request.
    OpenFile,
    /// To open a pasted text.
    OpenText(String),
    /// To open a copy that was kept: its text, and the decisions on it, packed.
    Reopen(String, Vec<u8>),
    /// To take the reader's word on a passage, by the passage's number in the report.
    Decide(u32, Word),
    /// To read the file of decisions that comes with the request.
    Load,
    /// To write the decisions as a file.
    Save,
}

/// A reader's word on a passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Word {
    /// What was found is the passage.
    Confirm,
    /// What was found is not the passage.
    Drop,
    /// The last word is taken back.
    Undo,
    /// The passage is the place of this number among those found, counted from 0.
    Place(u32),
    /// The passage is what is selected on the page.
    Selected(Vec<Span>),
}

impl Word {
    /// The number of a passage and the word on it, as a button of the report carries them in an attribute: the number, a
    /// space, and a word or the number of a place. What is selected comes with the event, and is none as yet.
    pub fn read(written: &str) -> Option<(u32, Self)> {
        let (passage, word) = written.split_once(' ')?;
        let word = match word {
            "confirm" => Self::Confirm,
            "drop" => Self::Drop,
            "undo" => Self::Undo,
            "at" => Self::Selected(Vec::new()),
            place => Self::Place(place.parse().ok()?),
        };
        Some((passage.parse().ok()?, word))
    }
}

/// What the opener answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// The map has been taken.
    Taken,
    /// The copy with the map laid on it.
    Laid(Box<Laid>),
    /// The decisions as a file.
    File(String),
    /// What was asked is not possible, for this reason.
    Refused(String),
}

/// A copy with the map laid on it: all that the page needs of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Laid {
    /// The map, packed as a page carries it, with the copy as its first edition; with no text but its own where the copy is
    /// of something else.
    pub map: Vec<u8>,
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

impl Laid {
    /// The map; an empty one where it cannot be read.
    pub fn carried(&self) -> Carried {
        Carried::unpack(&self.map).unwrap_or_default()
    }
}

/// A stretch of the file that is not of the essay.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Apart {
    /// The paragraph before which it stands, counted from 0.
    pub before: u32,
    /// Its blocks: the number and the text of each.
    pub blocks: Vec<(u32, String)>,
}
