//! Changes of text, and the way back.
//!
//! Entry: [`Change::new`], which puts text edits into the files and keeps their inverse.

use std::ops::Range;

use crate::format::source::{ACTORS, EVENTS, SourceFile, SourceFiles};

/// A file of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum File {
    /// The argument.
    Map,
    /// The essay.
    Essay,
    /// The actors.
    Actors,
    /// The events.
    Events,
}

impl File {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Map, Self::Essay, Self::Actors, Self::Events];

    /// What a file holds; empty where there is none.
    pub fn text(self, files: &SourceFiles) -> &str {
        match self {
            Self::Map => &files.map.text,
            Self::Essay => &files.essay.text,
            Self::Actors => files.actors.as_ref().map_or("", |file| &file.text),
            Self::Events => files.events.as_ref().map_or("", |file| &file.text),
        }
    }

    /// Gives a file a text. A file that need not be there is none without one.
    fn put(self, text: String, files: &mut SourceFiles) {
        let optional = |file: &mut Option<SourceFile>, name: &str, text: String| {
            let name = file.take().map_or_else(|| name.to_owned(), |file| file.name);
            *file = (!text.is_empty()).then_some(SourceFile { name, text });
        };
        match self {
            Self::Map => files.map.text = text,
            Self::Essay => files.essay.text = text,
            Self::Actors => optional(&mut files.actors, ACTORS, text),
            Self::Events => optional(&mut files.events, EVENTS, text),
        }
    }
}

/// Bytes of a file that become another text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextEdit {
    /// The file.
    pub file: File,
    /// The bytes.
    pub range: Range<usize>,
    /// What stands there instead.
    pub text: String,
}

impl TextEdit {
    /// An edit of the argument's file.
    pub(super) fn map(range: Range<usize>, text: impl Into<String>) -> Self {
        Self { file: File::Map, range, text: text.into() }
    }

    /// An edit that puts a block at the end of a file that has this text, with an empty line before it.
    pub(super) fn at_end(file: File, text: &str, block: &str) -> Self {
        let trimmed = text.trim_end().len();
        let before = if trimmed == 0 { "" } else { "\n\n" };
        Self { file, range: trimmed..text.len(), text: format!("{before}{block}\n") }
    }

    /// The least edit that makes one text of another in a file; `None` where they are the same.
    pub fn between(file: File, before: &str, after: &str) -> Option<Self> {
        if before == after {
            return None;
        }
        let same = before.char_indices().zip(after.chars()).find(|((_, one), other)| one != other);
        let start = same.map_or(before.len().min(after.len()), |((at, _), _)| at);
        let ends = before[start..].chars().rev().zip(after[start..].chars().rev());
        let end: usize = ends.take_while(|(one, other)| one == other).map(|(one, _)| one.len_utf8()).sum();
        Some(Self { file, range: start..before.len() - end, text: after[start..after.len() - end].to_owned() })
    }
}

/// A change that was made, by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What was done, in words that go on after “Undo:”.
    pub name: String,
    /// The edits by which it was made, in order: each is of the text that the one before has left.
    forward: Vec<TextEdit>,
    /// Those that take it back, likewise.
    back: Vec<TextEdit>,
}

impl Change {
    /// Puts edits into the files. All of them are of the files as they are. Returns the change that was made; `None`, with
    /// the files as they were, where there is nothing to change, where two edits meet, or one is of no text of its file.
    pub(super) fn new(name: String, mut edits: Vec<TextEdit>, files: &mut SourceFiles) -> Option<Self> {
        // From the end on, so that no edit moves the place of the next.
        edits.sort_by_key(|edit| (edit.file, std::cmp::Reverse((edit.range.start, edit.range.end))));
        let meets = |pair: &[TextEdit]| pair[0].file == pair[1].file && pair[1].range.end > pair[0].range.start;
        let is_place = |edit: &TextEdit| edit.file.text(files).get(edit.range.clone()).is_some();
        if edits.is_empty() || edits.windows(2).any(meets) || !edits.iter().all(is_place) {
            return None;
        }
        let mut back: Vec<TextEdit> = edits.iter().filter_map(|edit| put(edit, files)).collect();
        back.reverse();
        Some(Self { name, forward: edits, back })
    }

    /// Takes the change back.
    pub(super) fn undo(&self, files: &mut SourceFiles) {
        for edit in &self.back {
            put(edit, files);
        }
    }

    /// Makes the change again.
    pub(super) fn redo(&self, files: &mut SourceFiles) {
        for edit in &self.forward {
            put(edit, files);
        }
    }

    /// Takes a change that follows directly into this one, under this one's name.
    pub(super) fn take_in(&mut self, next: Self) {
        self.forward.extend(next.forward);
        self.back = next.back.into_iter().chain(self.back.drain(..)).collect();
    }
}

/// Puts an edit into its file, and returns the one that takes it back.
fn put(edit: &TextEdit, files: &mut SourceFiles) -> Option<TextEdit> {
    let mut text = edit.file.text(files).to_owned();
    let old = text.get(edit.range.clone())?.to_owned();
    text.replace_range(edit.range.clone(), &edit.text);
    edit.file.put(text, files);
    Some(TextEdit { file: edit.file, range: edit.range.start..edit.range.start + edit.text.len(), text: old })
}
