//! The changes that were made on a draft, and those that were taken back.

use super::change::Change;

/// What was done, in order, and how much of it is in force.
#[derive(Clone, Debug, Default)]
pub struct History {
    changes: Vec<Change>,
    /// How many of them are in force.
    at: usize,
    /// Whether the last one takes in what goes on with it.
    is_open: bool,
}

impl History {
    /// What going back would take back, in words.
    pub fn undo_name(&self) -> Option<&str> {
        self.at.checked_sub(1).and_then(|at| self.changes.get(at)).map(|change| change.name.as_str())
    }

    /// What going forward would do again, in words.
    pub fn redo_name(&self) -> Option<&str> {
        self.changes.get(self.at).map(|change| change.name.as_str())
    }

    /// Adds a change. What was taken back before it is gone. One that goes on with the last, as typing does, becomes one
    /// with it.
    pub(super) fn push(&mut self, change: Change, goes_on: bool) {
        self.changes.truncate(self.at);
        match self.changes.last_mut() {
            Some(last) if goes_on && self.is_open && last.name == change.name => last.take_in(change),
            _ => self.changes.push(change),
        }
        self.at = self.changes.len();
        self.is_open = goes_on;
    }

    /// Whatever is typed next is a change of its own.
    pub(super) fn close(&mut self) {
        self.is_open = false;
    }

    pub(super) fn back(&mut self) -> Option<Change> {
        self.is_open = false;
        self.at = self.at.checked_sub(1)?;
        self.changes.get(self.at).cloned()
    }

    pub(super) fn forward(&mut self) -> Option<Change> {
        self.is_open = false;
        let change = self.changes.get(self.at).cloned()?;
        self.at += 1;
        Some(change)
    }
}
