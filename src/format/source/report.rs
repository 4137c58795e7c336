//! What the author is told: findings with their places, and from where each part of the map came.
//!
//! Entry: [`Report`]. Whoever reads a part of the source says what is wrong there, with its [`Spot`], and keeps where each
//! part of the map is written, so that what [`check`](crate::document::check()) finds can be laid on the same places. What
//! can only follow from a file that could not be read is held back ([`Root`]), and counted where that is said.

mod spot;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

pub(super) use spot::Spot;

use super::{Lines, PlacedDiagnostic, SourceFile};
use crate::document::{Diagnostic, EssayMap, Kind};

/// The number of the argument's file.
pub(super) const MAP: usize = 0;
/// The number of the essay's file.
pub(super) const ESSAY: usize = 1;

/// What other findings may follow from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Root {
    /// The essay has no text.
    Essay,
    /// The actors could not be read.
    Actors,
    /// A part of the argument has no place where it stands.
    Argument,
}

impl Root {
    /// What a finding may follow from, about this part of the map; empty where that is not known.
    fn of(kind: Kind, place: &str) -> Option<Self> {
        match kind {
            Kind::QuoteNotFound | Kind::NoPassage | Kind::PassageMismatch | Kind::PassageOutside => Some(Self::Essay),
            Kind::NoText | Kind::UnusedClaim | Kind::NoThesis => Some(Self::Argument),
            Kind::DanglingId => {
                let last = place.rsplit('.').next().unwrap_or(place);
                let is_actor = ["actor", "author", "from", "to"].iter().any(|it| last.starts_with(it));
                Some(if is_actor { Self::Actors } else { Self::Argument })
            }
            _ => None,
        }
    }
}

/// A finding in the making.
#[derive(Debug)]
struct Found {
    placed: PlacedDiagnostic,
    /// What it may follow from.
    follows: Option<Root>,
    /// What may follow from it.
    root: Option<Root>,
}

/// Findings in the making.
#[derive(Debug)]
pub(super) struct Report<'a> {
    files: Vec<&'a SourceFile>,
    /// Where the parts of the map are written, by their places in it, such as `claims[3]`.
    origins: BTreeMap<String, Spot>,
    /// What has been said of a part of the map in other words.
    known: BTreeSet<(Kind, String)>,
    found: Vec<Found>,
    lines: Vec<Lines<'a>>,
    blocks: spot::Blocks,
}

impl<'a> Report<'a> {
    pub(super) fn new(files: Vec<&'a SourceFile>) -> Self {
        let lines = files.iter().map(|file| Lines::new(&file.text)).collect();
        let (origins, known, blocks) = (BTreeMap::new(), BTreeSet::new(), spot::Blocks::default());
        Self { files, origins, known, found: Vec::new(), lines, blocks }
    }

    /// Keeps where a part of the map is written.
    pub(super) fn comes_from(&mut self, part: String, spot: Spot) {
        self.origins.insert(part, spot);
    }

    /// Says something about what is written somewhere.
    pub(super) fn say(&mut self, kind: Kind, spot: &Spot, message: String, help: &str) {
        let range = self.range(spot, false);
        self.say_of(kind, spot.file, range, message, help, Root::of(kind, ""));
    }

    /// Says something about a key.
    pub(super) fn say_of_key(&mut self, kind: Kind, spot: &Spot, message: String, help: &str) {
        let range = self.range(spot, true);
        self.say_of(kind, spot.file, range, message, help, Root::of(kind, ""));
    }

    /// Keeps that others may follow from what was said last.
    pub(super) fn is_root(&mut self, root: Root) {
        if let Some(last) = self.found.last_mut() {
            (last.root, last.follows) = (Some(root), None);
        }
    }

    /// Keeps that what was said last may follow from others.
    pub(super) fn follows(&mut self, root: Root) {
        if let Some(last) = self.found.last_mut() {
            last.follows = Some(root);
        }
    }

    fn say_of(
        &mut self,
        kind: Kind,
        file: usize,
        range: Range<usize>,
        message: String,
        help: &str,
        follows: Option<Root>,
    ) {
        let place = self.place(file, range.start);
        let diagnostic = Diagnostic { kind, place, message, help: help.to_owned() };
        let placed = PlacedDiagnostic { file, range, diagnostic };
        self.found.push(Found { placed, follows, root: None });
    }

    /// A place in a file, as `name:line:column`.
    fn place(&self, file: usize, at: usize) -> String {
        match (self.files.get(file), self.lines.get(file)) {
            (Some(it), Some(lines)) => {
                let (line, column) = lines.place(at);
                format!("{}:{line}:{column}", it.name)
            }
            _ => String::new(),
        }
    }

    /// Where something is written, as `name:line:column`.
    pub(super) fn place_of(&mut self, spot: &Spot) -> String {
        let range = self.range(spot, false);
        self.place(spot.file, range.start)
    }

    /// The bytes at which something is written.
    fn range(&mut self, spot: &Spot, is_key: bool) -> Range<usize> {
        let text = self.files.get(spot.file).map(|it| it.text.as_str()).unwrap_or_default();
        self.blocks.range(text, spot, is_key)
    }

    /// The bytes of a word within a stretch of a file; the whole stretch where it is written otherwise there.
    pub(super) fn within(&self, spot: &Spot, written: &str) -> Spot {
        let stretch = self.files.get(spot.file).and_then(|it| it.text.get(spot.range.clone())).unwrap_or_default();
        match stretch.find(written).filter(|_| !written.is_empty()) {
            Some(at) => {
                let start = spot.range.start + at;
                Spot::stretch(spot.file, start..start + written.len())
            }
            None => spot.clone(),
        }
    }

    /// Keeps that what [`check`](crate::document::check()) finds of this kind about a part of the map has been said.
    pub(super) fn knows(&mut self, kind: Kind, part: String) {
        self.known.insert((kind, part));
    }

    /// Lays a finding about a map on the place from which that part of it came.
    pub(super) fn lay(&mut self, diagnostic: Diagnostic, map: &EssayMap) {
        let of = diagnostic.place.split('.').next().unwrap_or_default().to_owned();
        if self.known.contains(&(diagnostic.kind, of)) {
            return;
        }
        self.say_of_part(diagnostic.kind, &diagnostic.place, diagnostic.message, &diagnostic.help);
        let Some(Found { placed, follows, .. }) = self.found.last_mut().filter(|_| diagnostic.kind == Kind::DanglingId)
        else {
            return;
        };
        let text = self.files.get(placed.file).and_then(|it| it.text.get(placed.range.clone()));
        let known: Vec<&str> = match follows {
            Some(Root::Actors) => map.actors.iter().map(|it| it.id.as_str()).collect(),
            _ => map.claims.iter().map(|it| it.id.as_str()).collect(),
        };
        // Where it is known how the name is written.
        if let Some(written) = text.filter(|it| placed.diagnostic.message.contains(&["“", it, "”"].concat())) {
            placed.diagnostic.help = did_you_mean(written, known);
        }
    }

    /// Says something about a part of the map, such as `actors[0].aliases[1]`.
    pub(super) fn say_of_part(&mut self, kind: Kind, place: &str, message: String, help: &str) {
        let mut part = place;
        let spot = loop {
            match (self.origins.get(part), part.rfind('.')) {
                (Some(origin), _) => break origin.part(&place[part.len()..]),
                (None, Some(dot)) => part = &part[..dot],
                (None, None) => break Spot::stretch(MAP, 0..0),
            }
        };
        let (range, follows) = (self.range(&spot, false), Root::of(kind, place));
        self.say_of(kind, spot.file, range, message, help, follows);
    }

    /// All findings, each once: first those from which others follow, then file by file and in the order of the text.
    pub(super) fn finish(self) -> Vec<PlacedDiagnostic> {
        let mut found = self.found;
        found.sort_by_key(|it| (it.placed.file, it.placed.range.start, it.placed.range.end));
        found.dedup_by(|one, other| one.placed == other.placed);
        let roots: BTreeSet<Root> = found.iter().filter_map(|it| it.root).collect();
        let is_held = |it: &Found| it.follows.is_some_and(|root| roots.contains(&root));
        let (held, shown): (Vec<Found>, Vec<Found>) = found.into_iter().partition(is_held);
        let mut counts: BTreeMap<Root, usize> = BTreeMap::new();
        for root in held.iter().filter_map(|it| it.follows) {
            *counts.entry(root).or_default() += 1;
        }
        let (mut first, mut others) = (Vec::new(), Vec::new());
        for mut it in shown {
            match it.root.and_then(|root| counts.remove(&root)) {
                Some(count) => {
                    it.placed.diagnostic.help.push_str(&held_back(count));
                    first.push(it.placed);
                }
                None => others.push(it.placed),
            }
        }
        [first, others].concat()
    }
}

/// That findings are held back, behind what is to be done first.
fn held_back(count: usize) -> String {
    match count {
        1 => " 1 further finding may follow from this and is not shown.".to_owned(),
        _ => format!(" {count} further findings may follow from this and are not shown."),
    }
}

/// The known name that a written one almost is. Closer than [`did_you_mean`] asks for: the written one may be the author's
/// own.
pub(super) fn misspelt<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = written.to_lowercase();
    let distance = |name: &str| strsim::osa_distance(&lower, &name.to_lowercase());
    let (name, distance) = known.into_iter().map(|name| (name, distance(name))).min_by_key(|(_, far)| *far)?;
    let length = name.chars().count();
    (length > 3 && distance <= 1 + usize::from(length > 7)).then_some(name)
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
