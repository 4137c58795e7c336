//! The source of a map, as an author writes it: an essay in Markdown, its argument in Argdown, and, where wanted, actors
//! and events in YAML. `docs/source.md` says what may stand in each.
//!
//! Entry: [`read`]. Stages:
//!
//! 1. `essay` reads the front matter of the essay and its paragraphs;
//! 2. `quotes` prepares the paragraphs so that passages can be found by their words;
//! 3. `cast` reads actors and events;
//! 4. `argument` makes claims, inferences and stances of what Argdown says, each with its place in the file;
//! 5. `names` looks for the words by which actors are called, `beside` for files that are not read; `slips` is asked by all
//!    who read names;
//! 6. what [`check`](crate::document::check()) finds is laid on the places from which its parts came.
//!
//! `report` keeps what is wrong, and where. Reading never fails; nothing here touches a file: texts come in, and what the
//! author is to be told goes out with the bytes that it is about.

mod argument;
mod beside;
mod cast;
mod cite;
mod essay;
mod fields;
mod ids;
mod names;
mod quotes;
mod report;
mod slips;
mod start;
mod write;

pub use argument::Written;
pub use beside::is_meant;
pub use cite::{citation, free_actor_id, free_claim_id};
pub use start::{begun, essay_of_blocks, essay_of_markdown};
pub use write::{Left, argdown as escaped, flow, markdown, write};

use std::collections::BTreeSet;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::argdown::{Argdown, Finding, Problem};
use crate::document::{Diagnostic, EssayMap, FORMAT, Kind, Severity, check};
use report::{Report, Root, Spot};

/// A file of a source, with the name that its author knows it by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// The name, as in messages.
    pub name: String,
    /// What it holds.
    pub text: String,
}

/// The files of one map.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFiles {
    /// The argument, in Argdown.
    pub map: SourceFile,
    /// The essay, in Markdown; without a name where there is none, and then no quotation is looked up.
    pub essay: SourceFile,
    /// The actors, in YAML, unless the argument's front matter has them.
    pub actors: Option<SourceFile>,
    /// The events, likewise.
    pub events: Option<SourceFile>,
    /// The names of other files in the same folder.
    pub beside: Vec<String>,
}

impl SourceFiles {
    /// The files, each under the number by which a [`PlacedDiagnostic`] names it.
    pub fn list(&self) -> Vec<&SourceFile> {
        let others = [self.actors.as_ref(), self.events.as_ref()];
        [&self.map, &self.essay].into_iter().chain(others.into_iter().flatten()).collect()
    }
}

/// A finding with its place in a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedDiagnostic {
    /// The number of the file: see [`SourceFiles::list`].
    pub file: usize,
    /// The bytes that it is about.
    pub range: Range<usize>,
    /// What is wrong. Its place is the file's name with line and column, both counted from 1, the column in code points.
    pub diagnostic: Diagnostic,
}

impl PlacedDiagnostic {
    /// How much the finding matters.
    pub fn severity(&self) -> Severity {
        self.diagnostic.severity()
    }
}

/// The name of the argument's file.
pub const MAP: &str = "map.argdown";
/// The name of the essay's file, where the argument names no other.
pub const ESSAY: &str = "essay.md";
/// The name of the actors' file.
pub const ACTORS: &str = "actors.yaml";
/// The name of the events' file.
pub const EVENTS: &str = "events.yaml";

/// Reads the source of a map.
///
/// Returns the map as far as it could be read, and all that is wrong with the source, file by file and in the order of
/// the text; before the rest what other findings follow from, which are counted there and not among them. Never fails and never panics, whatever the files hold.
pub fn read(files: &SourceFiles) -> (EssayMap, Vec<PlacedDiagnostic>) {
    let read = read_placed(files);
    (read.map, read.findings)
}

/// A source as it was read, with what says where its parts are written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadSource {
    /// The map.
    pub map: EssayMap,
    /// All that is wrong with the source.
    pub findings: Vec<PlacedDiagnostic>,
    /// What the argument's file says.
    pub argdown: Argdown,
    /// Where in it the map's parts are written.
    pub written: Written,
}

/// The same as [`read`], and where the parts are written.
pub fn read_placed(files: &SourceFiles) -> ReadSource {
    let mut report = Report::new(files.list());
    let mut map = EssayMap { format: FORMAT.to_owned(), ..EssayMap::default() };
    let essay = essay::read(&files.essay.text, &mut report);
    let argdown = super::argdown::read(&files.map.text);
    let lost = lost(&argdown, &files.map.text);
    for Finding { problem, range } in &argdown.findings {
        let kind = match problem {
            Problem::BetweenSteps { .. } => Kind::BetweenSteps,
            _ => Kind::NotReadable,
        };
        let spot = Spot::stretch(report::MAP, range.clone());
        report.say(kind, &spot, problem.to_string(), problem.help());
        match problem {
            Problem::NotYaml(..) if range.end <= argdown.front_matter_range.end => report.is_root(Root::Actors),
            Problem::NotYaml(..) if lost.iter().any(|it| it.contains(&range.start)) => report.is_root(Root::Argument),
            _ if lost.iter().any(|it| it.contains(&range.start)) => report.follows(Root::Argument),
            Problem::NotYaml(..) | Problem::OpenFace | Problem::BetweenSteps { .. } | Problem::OpenFrontMatter => {}
            _ => report.is_root(Root::Argument),
        }
    }
    let quotes = quotes::Quotes::new(essay.edition(), &essay.paragraphs, essay.headings());
    cast::read(files, &argdown, &quotes, &mut map, &mut report);
    let written = argument::read(&argdown, &quotes, &mut map, &mut report);
    essay.into_map(&argdown, &mut map, &mut report);
    names::check(&map, &mut report);
    beside::check(files, &argdown.front_matter, &mut report);
    for diagnostic in check(&map) {
        report.lay(diagnostic, &map);
    }
    let mut found = report.finish();
    if files.essay.name.is_empty() {
        // An argument by itself: nothing can be said of its passages.
        let is_of_essay = |kind| matches!(kind, Kind::PassageMismatch | Kind::QuoteNotFound | Kind::NoPassage);
        found.retain(|it| it.file != report::ESSAY && !is_of_essay(it.diagnostic.kind));
    }
    ReadSource { map, findings: found, argdown, written }
}

/// What is lost where data cannot be read that goes on over several lines: it ends at any brace, and what comes behind that
/// in the same block stands where nothing can.
fn lost(argdown: &Argdown, text: &str) -> Vec<Range<usize>> {
    let unread = argdown.findings.iter().filter(|it| matches!(it.problem, Problem::NotYaml(..)));
    let unread: BTreeSet<usize> = unread.map(|it| it.range.start).collect();
    let members = argdown.statements.iter().flat_map(|it| &it.members);
    let data = members.chain(argdown.arguments.iter().flat_map(|it| &it.members)).map(|it| &it.data_range);
    let is_lost = |data: &&Range<usize>| {
        unread.range((*data).clone()).next().is_some() && text.get((*data).clone()).is_some_and(|it| it.contains('\n'))
    };
    let block = |data: &Range<usize>| {
        let behind = text.get(data.end..).unwrap_or_default();
        let end = behind.find("\n\n").or_else(|| behind.find("\n\r\n")).unwrap_or(behind.len());
        data.start..data.end + end
    };
    data.filter(is_lost).map(block).collect()
}

/// The lines of a text, to tell where in it a byte is.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// The lines of a text.
    pub fn new(text: &'a str) -> Self {
        Self { text, starts: [0].into_iter().chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect() }
    }

    /// The line and the column of a byte, both counted from 1, the column in code points.
    pub fn place(&self, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|&start| start <= at).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        (line, self.text.get(start..at).unwrap_or_default().chars().count() + 1)
    }
}
