//! The reader's decisions as a small file, to be kept or handed on: it says where in a copy passages are, and holds no
//! text.
//!
//! The file is JSON: `format`, which is [`FORMAT`]; `text`, the name of the text that the decisions are on; and
//! `passages`, each with its place in the original (`sentences`: `paragraph`, `first`, `last`, counted from 1) and
//! either a `decision`, which is `confirmed` or `dropped`, or the stretches `at` which it is, each `[block, start, end]`
//! with code points counted from 0.

use serde::{Deserialize, Serialize};

use super::{Decision, Decisions, Opened};
use crate::anchor::Span;
use crate::document::Selector;

/// The format of the file and its version.
const FORMAT: &str = "wherefore-decisions/1";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    text: String,
    passages: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    #[serde(flatten)]
    selector: Selector,
    #[serde(flatten)]
    word: Word,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Word {
    Decision(Plain),
    At(Vec<(u32, u32, u32)>),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Plain {
    Confirmed,
    Dropped,
}

/// Why a file of decisions was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rejected {
    /// It is no such file.
    NotDecisions,
    /// It is of a later version.
    Version,
    /// It is on another text.
    OtherText,
}

impl Rejected {
    /// What happened and what to do, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::NotDecisions => "This file holds no decisions. Choose one that was saved here.",
            Self::Version => "This file was saved by a later version. Load the page anew, then try again.",
            Self::OtherText => "These decisions are on another text. Open the copy that they were made on.",
        }
    }
}

impl Decisions {
    /// The decisions as a file.
    pub fn write(&self, opened: &Opened) -> String {
        let entry = |(at, decision): (usize, &Decision)| {
            let selector = opened.passages.get(at)?.selector.clone();
            let word = match decision {
                Decision::Confirmed => Word::Decision(Plain::Confirmed),
                Decision::Dropped => Word::Decision(Plain::Dropped),
                Decision::At(spans) => Word::At(spans.iter().map(|it| (it.block, it.start, it.end)).collect()),
            };
            Some(Entry { selector, word })
        };
        let passages = self.iter().filter_map(entry).collect();
        let file = File { format: FORMAT.to_owned(), text: opened.text.clone(), passages };
        serde_json::to_string_pretty(&file).unwrap_or_default()
    }

    /// Reads a file of decisions on a copy. Whatever in it does not fit the copy is passed over.
    ///
    /// # Errors
    ///
    /// [`Rejected`] says why the file was not taken.
    pub fn read(file: &str, opened: &Opened) -> Result<Self, Rejected> {
        let file: File = serde_json::from_str(file).map_err(|_| Rejected::NotDecisions)?;
        if file.format != FORMAT {
            return Err(if file.format.starts_with("wherefore-decisions/") {
                Rejected::Version
            } else {
                Rejected::NotDecisions
            });
        }
        if file.text != opened.text {
            return Err(Rejected::OtherText);
        }
        let mut decisions = Self::default();
        for Entry { selector, word } in file.passages {
            let decision = match word {
                Word::Decision(Plain::Confirmed) => Decision::Confirmed,
                Word::Decision(Plain::Dropped) => Decision::Dropped,
                Word::At(spans) => {
                    let spans = spans.into_iter().map(|(block, start, end)| Span { block, start, end });
                    Decision::At(spans.filter(|span| opened.holds(*span)).collect())
                }
            };
            if let Some(at) = opened.passages.iter().position(|it| it.selector == selector) {
                decisions.set(at, Some(decision));
            }
        }
        Ok(decisions)
    }
}
