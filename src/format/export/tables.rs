//! Each list of a map as a table of comma-separated values, after RFC 4180: a header, lines that end in CR LF, quotation
//! marks around what needs them.
//!
//! Entry: [`write()`]. The columns are named after the fields of the map; what a cell holds is said in `cells`. One column
//! is no field: `words`, which the passages have in the text, where the map contains it.
//!
//! A spreadsheet may take a cell for a formula and run it, whatever the quotation marks, if it begins with `=`, `+`, `-`
//! or `@`, their full-width forms, a tab or a line end (OWASP, *CSV Injection*). Such a cell has an apostrophe in front,
//! which a spreadsheet takes for the sign of a text. So that a program can take it away again and nothing else, a cell
//! that has apostrophes before such a character already has one more: **where apostrophes stand before one of these
//! characters, the first is not part of the value.**

use super::clean::Cleaner;
use super::{Losses, cells};
use crate::document::names::name_in_files;
use crate::document::{EssayMap, Passage, Target};
use crate::reading::Carried;
use crate::text::slice;

/// The names of the files, in the order in which [`write()`] returns them.
pub(super) const FILES: [&str; 6] =
    ["claims.csv", "inferences.csv", "actors.csv", "stances.csv", "ties.csv", "events.csv"];

/// The tables of a map.
pub(super) fn write(map: &EssayMap, losses: &mut Losses) -> Vec<String> {
    let mut cells = Cells::default();
    let carried = Carried::new(map.clone());
    let tables = vec![
        claims(map, &carried, &mut cells),
        inferences(map, &mut cells),
        actors(map, &mut cells),
        stances(map, &carried, &mut cells),
        ties(map, &carried, &mut cells),
        events(map, &mut cells),
    ];
    losses.add(1, "head of the map", "left out: title, summary, language, source and standard");
    losses.add(map.editions.len(), "edition", "left out, texts included");
    losses.add_contexts(cells::cited(map).chain(map.events.iter().flat_map(|event| &event.passages)));
    losses.add(cells.guarded, "cell", "written with an apostrophe in front, so as not to be run by a spreadsheet");
    losses.add(cells.blurred, "listed value", "written as in the map, with a semicolon in it");
    losses.add_replaced(cells.cleaner.replaced);
    tables
}

fn claims(map: &EssayMap, carried: &Carried, cells: &mut Cells) -> String {
    let header = ["id", "text", "implicit", "voice", "basis", "basis_note", "actors", "passages", "words"];
    let mut table = Table::new(cells, header);
    for (it, placed) in map.claims.iter().zip(&carried.map.claims) {
        let actors = table.cells.list(it.actors.iter().map(|id| id.as_str().to_owned()));
        let passages = table.cells.list(it.passages.iter().map(cells::passage));
        let (implicit, voice, basis) = (it.implicit.to_string(), name_in_files(it.voice), it.basis.name());
        let words = words(carried, &placed.passages);
        table.row([it.id.as_str(), &it.text, &implicit, &voice, basis, &it.basis_note, &actors, &passages, &words]);
    }
    table.text()
}

/// The words of passages, as the text has them, with `…` between what stands apart.
fn words(carried: &Carried, passages: &[Passage]) -> String {
    let Some(edition) = carried.map.text() else { return String::new() };
    let words = passages.iter().filter_map(|passage| {
        let (paragraph, range) = carried.anchored(passage)?;
        Some(slice(edition.paragraphs.get(paragraph)?, range))
    });
    words.collect::<Vec<_>>().join(" … ")
}

fn inferences(map: &EssayMap, cells: &mut Cells) -> String {
    let mut table = Table::new(cells, ["id", "premises", "bearing", "target", "voice", "scheme"]);
    for it in &map.inferences {
        let premises = table.cells.list(it.premises.iter().map(|id| id.as_str().to_owned()));
        let target = match &it.target {
            Target::Supports(claim) | Target::Attacks(claim) => claim.as_str(),
            Target::Undercuts(inference) => inference.as_str(),
        };
        let (bearing, voice, scheme) = (cells::bearing(&it.target), name_in_files(it.voice), name_in_files(it.scheme));
        table.row([it.id.as_str(), &premises, bearing, target, &voice, &scheme]);
    }
    table.text()
}

fn actors(map: &EssayMap, cells: &mut Cells) -> String {
    let mut table = Table::new(cells, ["id", "name", "kind", "role", "note", "aliases"]);
    for it in &map.actors {
        let aliases = table.cells.list(it.aliases.iter().cloned());
        table.row([it.id.as_str(), &it.name, &name_in_files(it.kind), &it.role, &it.note, &aliases]);
    }
    table.text()
}

fn stances(map: &EssayMap, carried: &Carried, cells: &mut Cells) -> String {
    let mut table = Table::new(cells, ["actor", "claim", "position", "passage", "words"]);
    for (it, placed) in map.stances.iter().zip(&carried.map.stances) {
        let (position, passage) = (name_in_files(it.position), cells::passage(&it.passage));
        let words = words(carried, std::slice::from_ref(&placed.passage));
        table.row([it.actor.as_str(), it.claim.as_str(), &position, &passage, &words]);
    }
    table.text()
}

fn ties(map: &EssayMap, carried: &Carried, cells: &mut Cells) -> String {
    let mut table = Table::new(cells, ["from", "relation", "to", "passage", "words"]);
    for (it, placed) in map.ties.iter().zip(&carried.map.ties) {
        let words = words(carried, std::slice::from_ref(&placed.passage));
        table.row([it.from.as_str(), &it.relation, it.to.as_str(), &cells::passage(&it.passage), &words]);
    }
    table.text()
}

fn events(map: &EssayMap, cells: &mut Cells) -> String {
    let header = ["id", "title", "date", "until", "approximate", "note", "actors", "claims", "passages"];
    let mut table = Table::new(cells, header);
    for it in &map.events {
        let until = it.until.as_ref().map_or("", |date| date.0.as_str());
        let actors = table.cells.list(it.actors.iter().map(|id| id.as_str().to_owned()));
        let claims = table.cells.list(it.claims.iter().map(|id| id.as_str().to_owned()));
        let passages = table.cells.list(it.passages.iter().map(cells::passage));
        let approximate = it.approximate.to_string();
        let row = [it.id.as_str(), &it.title, &it.date.0, until, &approximate, &it.note, &actors, &claims, &passages];
        table.row(row);
    }
    table.text()
}

/// What becomes of cells, over all tables.
#[derive(Default)]
struct Cells {
    cleaner: Cleaner,
    /// How many got an apostrophe.
    guarded: usize,
    /// How many values in lists hold what divides them.
    blurred: usize,
}

impl Cells {
    /// A cell with several values.
    fn list(&mut self, values: impl Iterator<Item = String>) -> String {
        let values: Vec<String> = values.collect();
        self.blurred += values.iter().filter(|value| value.contains(';')).count();
        cells::list(values)
    }

    /// A cell that may stand in a table.
    fn safe(&mut self, cell: &str) -> String {
        let cell = self.cleaner.text(cell);
        if !is_run(&cell) {
            return cell;
        }
        self.guarded += 1;
        ["'", &cell].concat()
    }
}

/// Whether a spreadsheet might take a cell for a formula, or would if it had fewer apostrophes.
fn is_run(cell: &str) -> bool {
    let signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];
    cell.trim_start_matches('\'').starts_with(signs)
}

/// A table of `N` columns.
struct Table<'a, const N: usize> {
    cells: &'a mut Cells,
    writer: csv::Writer<Vec<u8>>,
}

impl<'a, const N: usize> Table<'a, N> {
    fn new(cells: &'a mut Cells, header: [&str; N]) -> Self {
        let writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        let mut table = Self { cells, writer };
        table.write(header);
        table
    }

    fn row(&mut self, cells: [&str; N]) {
        let cells = cells.map(|cell| self.cells.safe(cell));
        self.write(cells);
    }

    fn write<T: AsRef<[u8]>>(&mut self, cells: [T; N]) {
        // Memory takes everything, and every row has as many cells as the header.
        let _ = self.writer.write_record(cells);
    }

    fn text(self) -> String {
        // What was written is text, all of it in memory.
        self.writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
    }
}
