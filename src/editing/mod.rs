//! A map that is being written: a draft, the operations on it, and the way back.
//!
//! The record is the **source**, the author's own files. An [`Operation`] becomes changes of text, so that what it does not
//! touch stays as it was written, comments, order and layout included; and each change knows its inverse, so that going
//! back is exact. After a change the files are read again, as the author's program reads them.
//!
//! Entry: [`Draft`]. Stages of [`Draft::apply`]:
//!
//! 1. `claims`, `data` and `cast` find where in the files an operation is to be written, and make text edits of it;
//! 2. `change` puts the edits into the files, and keeps what takes them back;
//! 3. the files are read; what the operation promised is looked for in the map that comes of it. Where it is not there, or
//!    something cannot be read any more, the files stay as they were, and the operation is refused in words.
//!
//! `history` keeps the changes that were made, by name; `advice` says what a careful reader would ask. Nothing here touches a browser or a file.

mod advice;
mod cast;
mod change;
mod claims;
mod data;
mod history;
mod lines;
mod operation;

pub use advice::{Advice, Rule, advice};
pub use change::{Change, File, TextEdit};
pub use history::History;
pub use operation::{Operation, Place, Quote, Refusal};

use crate::document::{ClaimId, EssayMap, Kind};
use crate::format::source::{PlacedDiagnostic, ReadSource, SourceFiles, read_placed};

/// A map that is being written.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    files: SourceFiles,
    read: ReadSource,
    history: History,
}

/// What a step on a draft has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// What was done, in words.
    pub name: String,
    /// The claim that it was done with, where there is one and it is still there.
    pub claim: Option<ClaimId>,
}

impl Draft {
    /// A draft of these files.
    pub fn new(files: SourceFiles) -> Self {
        let read = read_placed(&files);
        Self { files, read, history: History::default() }
    }

    /// The files as they are now.
    pub fn files(&self) -> &SourceFiles {
        &self.files
    }

    /// The map as it is now.
    pub fn map(&self) -> &EssayMap {
        &self.read.map
    }

    /// All that is wrong with the files as they are now.
    pub fn findings(&self) -> &[PlacedDiagnostic] {
        &self.read.findings
    }

    /// What was done, and what was taken back.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The claims that would go with a claim: itself, and those that are written below it, in the order of the file.
    pub fn hanging_on(&self, claim: &ClaimId) -> Vec<ClaimId> {
        claims::hanging_on(&self.read, &self.files.map.text, claim)
    }

    /// Does an operation. A draft on which it cannot be done stays as it is.
    pub fn apply(&mut self, operation: &Operation) -> Result<Done, Refusal> {
        let mut refusal = Refusal::NotWritten;
        for edits in operation.edits(self)? {
            let Some(change) = Change::new(operation.name(self.map()), edits, &mut self.files) else { continue };
            let read = read_placed(&self.files);
            let is_worse = !operation.goes_on() && unreadable(&read) > unreadable(&self.read);
            match operation.is_done(self.map(), &read.map) {
                Ok(_) if is_worse => {}
                Ok(claim) => {
                    self.read = read;
                    let name = change.name.clone();
                    self.history.push(change, operation.goes_on());
                    return Ok(Done { name, claim });
                }
                Err(why) => refusal = why,
            }
            change.undo(&mut self.files);
        }
        Err(refusal)
    }

    /// Takes the last change back; `None` where there is none.
    pub fn undo(&mut self) -> Option<Done> {
        let change = self.history.back()?;
        change.undo(&mut self.files);
        Some(self.came_to(change.name))
    }

    /// Makes the change that was taken back last again; `None` where there is none.
    pub fn redo(&mut self) -> Option<Done> {
        let change = self.history.forward()?;
        change.redo(&mut self.files);
        Some(self.came_to(change.name))
    }

    /// Whatever is typed next is a step of its own.
    pub fn end_typing(&mut self) {
        self.history.close();
    }

    fn came_to(&mut self, name: String) -> Done {
        self.read = read_placed(&self.files);
        Done { name, claim: None }
    }
}

/// How many places of the files cannot be read.
fn unreadable(read: &ReadSource) -> usize {
    read.findings.iter().filter(|it| it.diagnostic.kind == Kind::NotReadable).count()
}

#[cfg(test)]
mod tests;
