//! From a map to files that other programs read: spreadsheets, graph editors, drawing programs, annotation tools.
//!
//! Entry: [`export()`], which makes the files of a [`Format`] and says what of the map they do not carry; [`Format::ALL`]
//! lists the formats; [`drawings()`] draws the argument for those who make other pictures of it. Nothing is read, fetched
//! or written to a disk here, and the same map gives the same bytes.
//!
//! | file | what it writes |
//! |---|---|
//! | `outline` | the argument as a Markdown list |
//! | `tables` | each list of the map as a table of comma-separated values |
//! | `graphml` | claims, inferences and actors as a graph for graph editors |
//! | `dot` | claims and inferences as a graph to be drawn by Graphviz |
//! | `svg` | the argument drawn, as pictures |
//! | `annotations` | each passage of a claim as a Web Annotation, with the texts that they are on |
//!
//! What they share: `names` are names for the parts of a map that every format takes; `cells` are values of the map as
//! one short text; `clean` takes out what no text file should carry. A map need not be free of errors: of two parts with
//! one identifier both are written, and what refers to nothing is left out and counted.

mod annotations;
mod cells;
mod clean;
mod dot;
mod graphml;
mod names;
mod outline;
mod svg;
mod tables;

use std::fmt::{self, Display, Formatter};

pub use self::svg::{Drawing, Drawings, drawings};
use crate::document::{EssayMap, Passage, Selector, Target};
use crate::reading::words;

/// What other programs can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// The map itself, as `schema/essay-map.json` describes it.
    Json,
    /// The argument as a nested list, in CommonMark.
    Outline,
    /// Six tables, after RFC 4180, in UTF-8 without a byte order mark.
    Csv,
    /// A directed graph in GraphML (graphml.graphdrawing.org).
    Graphml,
    /// A drawing in the DOT language of Graphviz (graphviz.org/doc/info/lang.html).
    Dot,
    /// The argument drawn in two orders, as SVG 1.1 (w3.org/TR/SVG11).
    Svg,
    /// An annotation collection of the Web Annotation Data Model (w3.org/TR/annotation-model), as JSON-LD.
    Annotations,
}

impl Format {
    /// All of them, the one that loses nothing first.
    pub const ALL: [Self; 7] =
        [Self::Json, Self::Outline, Self::Csv, Self::Graphml, Self::Dot, Self::Svg, Self::Annotations];

    /// The name by which it is asked for: a slug.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Outline => "outline",
            Self::Csv => "csv",
            Self::Graphml => "graphml",
            Self::Dot => "dot",
            Self::Svg => "svg",
            Self::Annotations => "annotations",
        }
    }

    /// The format of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// What it is, in a line without a full stop.
    pub fn description(self) -> &'static str {
        match self {
            Self::Json => "the whole map as JSON, from which it can be read again",
            Self::Outline => "the argument as a Markdown outline, for notes and word processors",
            Self::Csv => "claims, inferences, actors, stances, ties and events as six tables, for spreadsheets",
            Self::Graphml => "claims, inferences and actors as a graph, for graph editors such as Gephi and yEd",
            Self::Dot => "claims and inferences as a drawing, for Graphviz",
            Self::Svg => "the argument drawn, in the order of reasons and in that of the text, as pictures",
            Self::Annotations => "the passages of the claims as W3C Web Annotations, for annotation tools",
        }
    }

    /// The media type of its files. The texts that come with annotations have one of their own.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Outline => "text/markdown; charset=utf-8",
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Graphml => "application/graphml+xml",
            Self::Dot => "text/vnd.graphviz; charset=utf-8",
            Self::Svg => "image/svg+xml",
            Self::Annotations => "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"",
        }
    }

    /// The names of the files that it makes of every map, in order. Annotations come with a text for each edition whose
    /// words the map contains, behind these.
    pub fn files(self) -> &'static [&'static str] {
        match self {
            Self::Json => &["map.json"],
            Self::Outline => &["outline.md"],
            Self::Csv => &tables::FILES,
            Self::Graphml => &["argument.graphml"],
            Self::Dot => &["argument.dot"],
            Self::Svg => &["map.svg", "map-text.svg"],
            Self::Annotations => &["annotations.jsonld"],
        }
    }
}

/// What becomes of a map in a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The files, to be put into one folder: those of [`Format::files`] first. They name one another.
    pub files: Vec<ExportedFile>,
    /// What of the map they do not carry, or not as the map has it; empty if nothing.
    pub losses: Vec<Loss>,
}

/// A file for other programs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportedFile {
    /// Its name, which any disk and any address takes: letters and digits of ASCII, `-`, `_` and one `.`.
    pub name: String,
    /// What it is to a browser.
    pub media_type: &'static str,
    /// What is in it, to be written as UTF-8.
    pub text: String,
}

/// What of a map a format does not carry, or not as the map has it.
///
/// As a text, a line without a full stop: `2 events: left out`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// How many; at least one.
    pub count: usize,
    /// Of what: a noun in the singular.
    pub what: &'static str,
    /// What becomes of them, in a phrase.
    pub fate: &'static str,
}

impl Display for Loss {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", words::counted(self.count, self.what), self.fate)
    }
}

/// Writes a map in a format: its files as text, and what they lose.
///
/// `site` is the address of the root of the site that shows the map, whole and with a slash at its end, so that what is
/// written can lead there; empty where there is none. Never fails, whatever the map holds.
///
/// ```
/// use wherefore::format::export::{Format, export};
///
/// let (map, _) = wherefore::format::parse(r#"{ "claims": [{ "id": "a", "text": "It is so.", "basis": "history" }] }"#);
/// let outline = export(&map, Format::Outline, "");
/// assert!(outline.files[0].text.ends_with("- Thesis: It is so.\n"));
/// ```
pub fn export(map: &EssayMap, format: Format, site: &str) -> Export {
    let mut losses = Losses::default();
    let texts = match format {
        Format::Json => vec![json(map)],
        Format::Outline => vec![outline::write(map, site, &mut losses)],
        Format::Csv => tables::write(map, &mut losses),
        Format::Graphml => vec![graphml::write(map, &mut losses)],
        Format::Dot => vec![dot::write(map, site, &mut losses)],
        Format::Svg => svg::write(map, &mut losses),
        Format::Annotations => return annotations::write(map, site),
    };
    let media_type = format.media_type();
    let named = format.files().iter().zip(texts);
    let files = named.map(|(&name, text)| ExportedFile { name: name.to_owned(), media_type, text }).collect();
    Export { files, losses: losses.0 }
}

/// A map as JSON, indented, with a line end at its end.
fn json(map: &EssayMap) -> String {
    // Writing to memory what has names for its fields cannot fail.
    let mut text = serde_json::to_string_pretty(map).unwrap_or_default();
    text.push('\n');
    text
}

/// What becomes of most that a format does not carry.
const LEFT_OUT: &str = "left out";

/// Losses in the making.
#[derive(Default)]
struct Losses(Vec<Loss>);

impl Losses {
    /// Adds a loss, if it is one.
    fn add(&mut self, count: usize, what: &'static str, fate: &'static str) {
        if count > 0 {
            self.0.push(Loss { count, what, fate });
        }
    }

    /// Adds the texts of the editions.
    fn add_texts(&mut self, map: &EssayMap) {
        let texts = map.editions.iter().filter(|edition| !edition.paragraphs.is_empty());
        self.add(texts.count(), "text", LEFT_OUT);
    }

    /// Adds the passages of the claims.
    fn add_passages(&mut self, map: &EssayMap) {
        self.add(map.claims.iter().map(|claim| claim.passages.len()).sum(), "passage", LEFT_OUT);
    }

    /// Adds actors and all that is said of them.
    fn add_actors(&mut self, map: &EssayMap) {
        self.add(map.actors.len(), "actor", LEFT_OUT);
        self.add(map.stances.len(), "stance", LEFT_OUT);
        self.add(map.ties.len(), "tie", LEFT_OUT);
    }

    /// Adds the events.
    fn add_events(&mut self, map: &EssayMap) {
        self.add(map.events.len(), "event", LEFT_OUT);
    }

    /// Adds what is around quotes, of which the words alone are in a cell.
    fn add_contexts<'a>(&mut self, passages: impl Iterator<Item = &'a Passage>) {
        let has_context = |passage: &&Passage| match &passage.selector {
            Selector::Quote { prefix, suffix, .. } => !prefix.is_empty() || !suffix.is_empty(),
            Selector::Sentences { .. } | Selector::Position { .. } => false,
        };
        self.add(passages.filter(has_context).count(), "quote", "written without the words around");
    }

    /// Adds the references that lead nowhere.
    fn add_strays(&mut self, count: usize) {
        self.add(count, "reference", "left out, leading to nothing in the map");
    }

    /// Adds the characters that were replaced.
    fn add_replaced(&mut self, count: usize) {
        self.add(count, "control character", "replaced by U+FFFD");
    }
}

/// Counts the references between claims and inferences that lead nowhere.
fn strays(map: &EssayMap, names: &names::Names) -> usize {
    let premises = map.inferences.iter().flat_map(|inference| &inference.premises);
    let targets = map.inferences.iter().filter(|inference| match &inference.target {
        Target::Supports(claim) | Target::Attacks(claim) => names.claim(claim).is_none(),
        Target::Undercuts(other) => names.inference(other).is_none(),
    });
    premises.filter(|premise| names.claim(premise).is_none()).count() + targets.count()
}
