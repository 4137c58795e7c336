//! A private site's map: the map with a text of the essay as its default edition, for whoever holds the rights to it.
//!
//! Entry: [`Private::new`], in the stages of a reader's copy: the file is read, the passages are found in it, the map is
//! laid on it. Then the edition gets a name of its own, since a reader may still open a copy on the site, and a report
//! for the terminal says what was found. Nothing of the text stands in the report.

use std::fmt::Write;

use super::{COPY, Decisions, Group, Opened, Rejected, Settled, lay};
use crate::anchor::{Fingerprints, Verdict};
use crate::document::{EditionId, EssayMap, Passage};
use crate::import::{self, Notice};
use crate::reading::words::{counted, place};

/// The identifier of the edition that the text becomes.
pub const PUBLISHED: &str = "published";

/// A map with a text as its first edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Private {
    /// The map.
    pub map: EssayMap,
    /// What was found, in plain words: lines, the last one with its end.
    pub report: String,
}

/// Why no private site can be made of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// No text can be read in it.
    Unreadable(Notice),
    /// It is not the essay that the map is of.
    Other,
    /// The decisions that came with it were not taken.
    Decisions(Rejected),
}

impl Unfit {
    /// What is wrong and what to do, in words.
    pub fn words(&self) -> String {
        let wrong = match self {
            Self::Unreadable(Notice::Binary) => "this is not a text file",
            Self::Unreadable(Notice::Archive) => "this is a web archive",
            Self::Unreadable(Notice::NoText) => "this page has no text in it: its scripts would fetch the text",
            Self::Unreadable(_) => "there is no text here",
            Self::Other => "this is not the essay that the map is of",
            Self::Decisions(Rejected::NotDecisions) => "this file holds no decisions; give one that the page has saved",
            Self::Decisions(Rejected::Version) => "this file of decisions is of a later version",
            Self::Decisions(Rejected::OtherText) => {
                "these decisions are on another text; give the file that they were made on"
            }
        };
        match self {
            Self::Decisions(_) => wrong.to_owned(),
            _ => format!("{wrong}; give the essay as plain text, Markdown or HTML"),
        }
    }
}

impl Private {
    /// Lays a map on the text in a file of this name, by the fingerprints of the map's original edition. `decisions` is
    /// a file that the page has saved, with a reader's word on passages whose place is not sure.
    ///
    /// # Errors
    ///
    /// [`Unfit`] says why the file does not do.
    pub fn new(
        map: &EssayMap,
        prints: &Fingerprints,
        (bytes, name): (&[u8], &str),
        decisions: Option<&str>,
    ) -> Result<Self, Unfit> {
        let read = import::read(bytes, name);
        if let Some(notice) = read.notices.iter().find(|notice| notice.is_refusal()) {
            return Err(Unfit::Unreadable(notice.clone()));
        }
        let opened = Opened::new(map, prints, read);
        if opened.is_other() {
            return Err(Unfit::Other);
        }
        let decisions = match decisions {
            Some(file) => Decisions::read(file, &opened).map_err(Unfit::Decisions)?,
            None => Decisions::default(),
        };
        let (laid, carried) = lay(map, &opened, &decisions);
        let report = report(map, &opened, &decisions, &laid.blocks);
        Ok(Self { map: named(carried.map, opened.verdict), report })
    }
}

/// The map with its edition named for what it is.
fn named(mut map: EssayMap, verdict: Verdict) -> EssayMap {
    let (copy, published) = (EditionId::from(COPY), EditionId::from(PUBLISHED));
    for edition in map.editions.iter_mut().filter(|edition| edition.id == copy) {
        edition.id = published.clone();
        edition.title = "The essay".to_owned();
        edition.note = note(verdict).to_owned();
        for paragraph in &mut edition.paragraphs {
            // Where a line ended is nothing to be kept; positions stay what they are.
            *paragraph = paragraph.replace('\n', " ");
        }
    }
    let rename = |passage: &mut Passage| {
        if passage.edition == copy {
            passage.edition = published.clone();
        }
    };
    map.claims.iter_mut().flat_map(|it| &mut it.passages).for_each(rename);
    map.events.iter_mut().flat_map(|it| &mut it.passages).for_each(rename);
    map.stances.iter_mut().map(|it| &mut it.passage).for_each(rename);
    map.ties.iter_mut().map(|it| &mut it.passage).for_each(rename);
    map
}

/// What the edition is, to its readers.
fn note(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Identical => "The essay as published.",
        Verdict::Essay | Verdict::Other => "The essay, in a version that differs here and there from the one mapped.",
        Verdict::Part => "A part of the essay.",
    }
}

/// The report; `blocks` are those that became paragraphs.
fn report(map: &EssayMap, opened: &Opened, decisions: &Decisions, blocks: &[u32]) -> String {
    let mut out = String::new();
    // Writing into a string does not fail.
    let _ = writeln!(out, "{}", verdict(opened.verdict));
    let settled = Settled::new(opened, decisions);
    let groups = Group::ALL.into_iter().map(|group| (settled.count(group), group.words()));
    let groups: Vec<_> =
        groups.filter(|(count, _)| *count > 0).map(|(count, name)| format!("{count} {name}")).collect();
    let (all, found) = opened.paragraphs;
    let passages = counted(settled.groups.len(), "passage");
    let _ = writeln!(out, "{found} of {}, {passages}: {}.", counted(all, "paragraph"), groups.join(", "));
    let apart: Vec<_> =
        (0..).zip(&opened.blocks).filter(|(at, _)| blocks.binary_search(at).is_err()).map(|(at, _)| at + 1).collect();
    if !apart.is_empty() {
        let parts = counted(apart.len(), "part");
        let _ = writeln!(out, "Left out as not of the essay: {parts} of the file's {}{}.", opened.blocks.len(), {
            let shown: Vec<_> = apart.iter().take(SHOWN).map(|at: &u32| at.to_string()).collect();
            let more = if apart.len() > SHOWN { " …" } else { "" };
            format!(" (number {}{more})", shown.join(", "))
        });
    }
    for notice in &opened.notices {
        let _ = writeln!(out, "{notice}");
    }
    let is_open = |group: Group| matches!(group, Group::ToConfirm | Group::ToPick | Group::Lost);
    let all = settled.groups.iter().zip(&opened.passages).enumerate();
    let mut open = all.filter(|(_, (group, _))| is_open(**group)).peekable();
    if open.peek().is_none() {
        return out;
    }
    out.push_str("Not sure:\n");
    for (at, (group, passage)) in open {
        let places = &passage.found.places;
        let state = match group {
            Group::ToConfirm => {
                let alike = places.first().map_or(0, |place| place.alike);
                format!("lit, though the wording differs ({alike} % of what can be compared agrees)")
            }
            Group::ToPick => format!("not lit, since it may be at any of {}", counted(places.len(), "place")),
            _ => "not lit, since it is not there".to_owned(),
        };
        let claims = map.claims.iter().filter(|claim| claim.passages.iter().any(|it| opened.passage(it) == Some(at)));
        let claims: Vec<_> = claims.map(|claim| claim.id.as_str()).collect();
        let rests = if claims.is_empty() { String::new() } else { format!("; claims: {}", claims.join(", ")) };
        let _ = writeln!(out, "  {} of the original: {state}{rests}", place(&passage.selector));
    }
    out.push_str(
        "To settle these, open the same file on the page (“Read your own copy”), say there what is right, save the \
         decisions, and give their file with --decisions.\n",
    );
    out
}

/// How many parts that are left out are named.
const SHOWN: usize = 10;

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Identical => "The text is the essay, word for word.",
        Verdict::Essay => "The text is the essay, with differences.",
        Verdict::Part => "The text is a part of the essay.",
        Verdict::Other => "The text is not the essay that the map is of.",
    }
}
