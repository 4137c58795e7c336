//! What the author is told: findings with their places, and from where each part of the map came.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{Lines, PlacedDiagnostic, SourceFile};
use crate::document::{Diagnostic, Kind};

/// The number of the argument's file.
pub(super) const MAP: usize = 0;
/// The number of the essay's file.
pub(super) const ESSAY: usize = 1;

/// Findings in the making.
#[derive(Debug)]
pub(super) struct Report<'a> {
    files: Vec<&'a SourceFile>,
    /// Where the parts of the map are written, by their places in it, such as `claims[3]`.
    origins: BTreeMap<String, (usize, Range<usize>)>,
    /// What has been said of a part of the map in other words.
    known: BTreeSet<(Kind, String)>,
    found: Vec<PlacedDiagnostic>,
    lines: Vec<Lines<'a>>,
}

impl<'a> Report<'a> {
    pub(super) fn new(files: Vec<&'a SourceFile>) -> Self {
        let lines = files.iter().map(|file| Lines::new(&file.text)).collect();
        Self { files, origins: BTreeMap::new(), known: BTreeSet::new(), found: Vec::new(), lines }
    }

    /// Keeps where a part of the map is written.
    pub(super) fn comes_from(&mut self, part: String, file: usize, range: Range<usize>) {
        self.origins.insert(part, (file, range));
    }

    /// Says something about a stretch of a file.
    pub(super) fn say(&mut self, kind: Kind, file: usize, range: Range<usize>, message: String, help: &str) {
        let place = match (self.files.get(file), self.lines.get(file)) {
            (Some(it), Some(lines)) => {
                let (line, column) = lines.place(range.start);
                format!("{}:{line}:{column}", it.name)
            }
            _ => String::new(),
        };
        self.found.push(PlacedDiagnostic {
            file,
            range,
            diagnostic: Diagnostic { kind, place, message, help: help.to_owned() },
        });
    }

    /// The bytes of a word or a quotation within a stretch of a file; the whole stretch where it is written otherwise there.
    pub(super) fn within(&self, file: usize, range: &Range<usize>, written: &str) -> Range<usize> {
        let stretch = self.files.get(file).and_then(|it| it.text.get(range.clone())).unwrap_or_default();
        match stretch.find(written).filter(|_| !written.is_empty()) {
            Some(at) => range.start + at..range.start + at + written.len(),
            None => range.clone(),
        }
    }

    /// Keeps that what [`check`](crate::document::check()) finds of this kind about a part of the map has been said.
    pub(super) fn knows(&mut self, kind: Kind, part: String) {
        self.known.insert((kind, part));
    }

    /// Lays a finding about the map on the place from which that part of it came.
    pub(super) fn lay(&mut self, diagnostic: Diagnostic) {
        let mut part = diagnostic.place.as_str();
        let of = part.split('.').next().unwrap_or(part).to_owned();
        if self.known.contains(&(diagnostic.kind, of)) {
            return;
        }
        let origin = loop {
            match (self.origins.get(part), part.rfind('.')) {
                (Some(origin), _) => break origin.clone(),
                (None, Some(dot)) => part = &part[..dot],
                (None, None) => break (MAP, 0..0),
            }
        };
        self.say(diagnostic.kind, origin.0, origin.1, diagnostic.message, &diagnostic.help);
    }

    /// All findings, file by file and in the order of the text, each once.
    pub(super) fn finish(mut self) -> Vec<PlacedDiagnostic> {
        self.found.sort_by_key(|it| (it.file, it.range.start, it.range.end));
        self.found.dedup();
        self.found
    }
}

/// `did you mean …`, where one of the known names is near enough to the written one; else all of them, if they are few.
pub(super) fn did_you_mean<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    let distance = |name: &&str| strsim::osa_distance(written, name);
    match known.iter().copied().min_by_key(distance).filter(|near| distance(near) <= 1 + near.chars().count() / 4) {
        Some(near) => format!("Did you mean “{near}”?"),
        None if !known.is_empty() && known.len() <= 40 => format!("Known are: {}.", known.join(", ")),
        None => "Take it out, or correct it.".to_owned(),
    }
}
