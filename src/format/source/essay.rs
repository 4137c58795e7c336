//! The essay: its front matter, and its text from Markdown.
//!
//! Entry: [`read`]. Paragraphs are numbered as they stand; an item of a list and a paragraph of a block quote are
//! paragraphs as well, and so are foot notes, behind the text. Headings are none (`text`). What the page does not show is
//! said once.

pub(super) mod text;

use std::ops::Range;

use serde_json::Value;

use super::fields::Fields;
use super::ids::slug;
use super::report::{ESSAY, Report, Root, Spot, misspelt};
use super::slips;
use crate::anchor::passages;
use crate::document::{Actor, ActorId, ClaimId, Date, Edition, EditionId, EssayMap, Kind, Selector, Style, Styled};
use crate::format::argdown::Argdown;
use crate::format::yaml::{head_length, value};
use crate::text::SentenceRule;

/// An essay as its file has it.
#[derive(Debug, Default)]
pub(super) struct Essay {
    pub paragraphs: Vec<String>,
    styled: Vec<Styled>,
    front_matter: Value,
    /// The bytes of the front matter.
    range: Range<usize>,
}

/// The key of the argument's front matter that states the rule by which sentences are counted.
pub(super) const SENTENCE_RULE: &str = "sentenceRule";

/// The keys of the front matter.
const KEYS: [&str; 10] =
    ["title", "author", "publisher", "date", "url", "language", "licence", "edition", "editionTitle", "note"];

/// The keys of the argument's front matter, and those of Argdown that are left to it.
const MAP_KEYS: [&str; 10] =
    ["title", "summary", "language", SENTENCE_RULE, "essay", "actors", "events", "standard", "leading", "editions"];
const ARGDOWN_KEYS: [&str; 14] = [
    "author",
    "date",
    "subTitle",
    "abstract",
    "model",
    "color",
    "colors",
    "group",
    "dot",
    "graphviz",
    "map",
    "selection",
    "webComponent",
    "images",
];

/// Reads an essay's file.
pub(super) fn read(text: &str, report: &mut Report<'_>) -> Essay {
    let read = text::read(text);
    let range = read.front_matter.unwrap_or_default();
    let front_matter = head(text, &range, report);
    for (what, (count, range)) in read.unseen {
        let message = format!("The page does not show {what}; the essay has {count}.");
        let help = "Words stay, as far as they are part of a paragraph or a heading.";
        report.say(Kind::NotShown, &Spot::stretch(ESSAY, range), message, help);
    }
    for (name, range) in read.without_note {
        let message = format!("There is no foot note “{name}”; the page shows `[^{name}]` as it stands here.");
        let help = format!("Add a paragraph `[^{name}]: …` with its text, or write a backslash before the bracket.");
        report.say(Kind::FootNote, &Spot::stretch(ESSAY, range), message, &help);
    }
    for (name, range) in read.without_reference {
        let message = format!("Nothing in the text refers to the foot note “{name}”.");
        let help = format!("Write `[^{name}]` where it belongs, or take the note out.");
        report.say(Kind::FootNote, &Spot::stretch(ESSAY, range), message, &help);
    }
    if read.paragraphs.is_empty() {
        let help = "Write its text below the front matter.";
        report.say(Kind::NoText, &Spot::stretch(ESSAY, 0..0), "The essay has no paragraph.".to_owned(), help);
        report.is_root(Root::Essay);
    }
    Essay { paragraphs: read.paragraphs, styled: read.styled, front_matter, range }
}

/// What the head of an essay's file holds, at these bytes.
fn head(text: &str, range: &Range<usize>, report: &mut Report<'_>) -> Value {
    let first = text.find('\n').map_or(text.len(), |at| at + 1);
    let is_open = text[..first].trim_start_matches('\u{feff}').trim_end() == "---";
    let length = head_length(&text[first..]);
    let open = |report: &mut Report<'_>| {
        let message = "The head of the file begins here and does not end before the text does.".to_owned();
        let line = text[..first + length].lines().count();
        let help = format!("Write a line `---` below line {line}.");
        report.say(Kind::NotReadable, &Spot::stretch(ESSAY, 0..first), message, &help);
    };
    let is_known = |line: &str| line.split_once(':').is_some_and(|(key, _)| KEYS.contains(&key));
    if range.is_empty() && is_open && text[first..first + length].lines().any(is_known) {
        open(report);
    }
    let written = text.get(range.clone()).unwrap_or_default();
    value(written).unwrap_or_else(|wrong| {
        let mut behind = written.get(length..).unwrap_or_default().lines();
        let goes_on = |line: &str| !line.trim().is_empty() && head_length(line) == 0;
        if is_open && behind.next().is_some_and(|line| line.trim().is_empty()) && behind.any(goes_on) {
            open(report);
            report.is_root(Root::Essay);
            return Value::Null;
        }
        let at = range.start + wrong.at;
        let help = wrong.help.unwrap_or("Write one `key: value` a line; words with a colon stand in quotes.");
        let spot = Spot::stretch(ESSAY, at..at);
        report.say(Kind::NotReadable, &spot, format!("This cannot be read: {}.", wrong.why), help);
        Value::Null
    })
}

impl Essay {
    /// The identifier of the edition that the file holds: `text`, or what its front matter says that it is.
    pub(super) fn edition(&self) -> EditionId {
        let named = self.front_matter.get("edition").and_then(Value::as_str).map(slug).filter(|it| !it.is_empty());
        EditionId(named.unwrap_or_else(|| "text".to_owned()))
    }

    /// The headings, each with the number of the paragraph behind it, counted from 0.
    pub(super) fn headings(&self) -> Vec<(usize, String)> {
        let heading = |it: &Styled| match &it.style {
            Style::Heading { text, .. } => Some((usize::try_from(it.paragraph).ok()?.checked_sub(1)?, text.clone())),
            _ => None,
        };
        self.styled.iter().filter_map(heading).collect()
    }

    /// The other editions, of which the front matter of the argument tells: texts that the map does not contain.
    fn others(own: &Fields<'_>, map: &mut EssayMap, report: &mut Report<'_>) {
        for fields in own.mappings("editions") {
            fields.unknown(&["id", "role", "title", "note", "language", "sentences"], report);
            let role = fields.words("role", report);
            let counts = fields.get("sentences").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
            let counts = counts.iter().filter_map(Value::as_u64).filter_map(|count| u32::try_from(count).ok());
            report.comes_from(format!("editions[{}]", map.editions.len()), fields.spot().clone());
            map.editions.push(Edition {
                id: EditionId(fields.words("id", report)),
                role: super::cast::named(&role, &["text", "original", "copy"], &fields, "role", report)
                    .unwrap_or_default(),
                title: fields.words("title", report),
                language: slips::language(&fields, report),
                note: fields.words("note", report),
                sentence_counts: counts.collect(),
                ..Edition::default()
            });
        }
    }

    /// What the essay and the front matter of the argument say of the map as a whole.
    pub(super) fn into_map(self, argument: &Argdown, map: &mut EssayMap, report: &mut Report<'_>) {
        let (range, edition) = (self.range.clone(), self.edition());
        let essay = Fields::new(&self.front_matter, Spot::yaml(ESSAY, range));
        let own = Fields::new(&argument.front_matter, super::cast::head(argument));
        map.source.title = essay.words("title", report);
        map.source.publisher = essay.words("publisher", report);
        map.source.published = Date(essay.words("date", report).trim_end_matches(['~', '?']).to_owned());
        let author = essay.words("author", report);
        map.source.author = (!author.is_empty()).then(|| author_of(map, &author, &essay, report));
        let language = slips::language(&essay, report);
        let edition_title = essay.words("editionTitle", report);
        let note = essay.words("note", report);
        for known in ["url", "licence"] {
            essay.words(known, report);
        }
        slips::keys(&essay, &KEYS, &[], report);
        slips::keys(&own, &MAP_KEYS, &ARGDOWN_KEYS, report);
        slips::placeholder(&map.source.title, &essay.spot().field("title"), report);
        for (part, key) in [("source", "author"), ("source.published", "date"), ("editions[0].id", "edition")] {
            report.comes_from(part.to_owned(), essay.spot().field(key));
        }
        map.title = own.words("title", report);
        slips::placeholder(&map.title, &own.spot().field("title"), report);
        if map.title.is_empty() {
            map.title.clone_from(&map.source.title);
        }
        map.summary = own.words("summary", report);
        slips::placeholder(&map.summary, &own.spot().field("summary"), report);
        map.language = slips::language(&own, report);
        // One language for both is that of the map.
        let mut text_language = language.clone();
        if map.language.is_empty() {
            map.language = if language.is_empty() { "en".to_owned() } else { language };
            text_language.clear();
        }
        map.editions.push(Edition {
            id: edition,
            title: if edition_title.is_empty() { map.source.title.clone() } else { edition_title },
            language: text_language,
            note,
            paragraphs: self.paragraphs,
            styled: self.styled,
            ..Edition::default()
        });
        Self::others(&own, map, report);
        map.sentence_rule = rule(&own, report);
        if own.get(SENTENCE_RULE).is_none() && counts_sentences(map) {
            let message = "Sentences are counted here, and the rule for that is not stated.".to_owned();
            let rule = map.sentence_rule.number();
            let help =
                format!("Write `{SENTENCE_RULE}: {rule}` into the front matter, so that no later rule moves them.");
            report.say(Kind::NoSentenceRule, own.spot(), message, &help);
        }
        map.leading = own.list("leading", report).into_iter().map(ClaimId).collect();
        for at in 0..map.leading.len() {
            report.comes_from(format!("leading[{at}]"), own.spot().field("leading").item(at));
        }
        let standard = own.words("standard", report);
        let names =
            ["scintilla", "preponderance", "clear-and-convincing", "beyond-reasonable-doubt", "dialectical-validity"];
        map.standard = super::cast::named(&standard, &names, &own, "standard", report).unwrap_or_default();
    }
}

/// The rule by which the sentences are counted: the newest, unless another is stated.
fn rule(own: &Fields<'_>, report: &mut Report<'_>) -> SentenceRule {
    let stated = own.words(SENTENCE_RULE, report);
    let numbers = SentenceRule::ALL.map(|rule| rule.number().to_string());
    let found = SentenceRule::ALL.into_iter().zip(&numbers).find(|(_, number)| **number == stated);
    if found.is_none() && !stated.is_empty() {
        let help = format!("Known are: {}.", numbers.join(", "));
        let message = format!("There is no sentence rule “{stated}”.");
        report.say(Kind::UnknownValue, &own.spot().field(SENTENCE_RULE), message, &help);
    }
    found.map_or(SentenceRule::NEWEST, |(rule, _)| rule)
}

/// Whether a map holds numbers of sentences.
fn counts_sentences(map: &EssayMap) -> bool {
    let is_counted = |selector: &Selector| matches!(selector, Selector::Sentences { .. });
    map.editions.iter().any(|it| !it.sentence_counts.is_empty() || passages(map, &it.id).iter().any(is_counted))
}

/// The actor whom the essay's front matter names as its author; a new one where no actor has the name, which is said if one
/// has almost the same.
fn author_of(map: &mut EssayMap, name: &str, essay: &Fields<'_>, report: &mut Report<'_>) -> ActorId {
    let is_meant =
        |actor: &&Actor| actor.id.as_str() == name || actor.name == name || actor.aliases.iter().any(|it| it == name);
    if let Some(actor) = map.actors.iter().find(is_meant) {
        return actor.id.clone();
    }
    let names = |it: &Actor| [&[it.id.0.clone(), it.name.clone()], it.aliases.as_slice()].concat();
    let names: Vec<String> = map.actors.iter().flat_map(names).collect();
    if let Some(near) = misspelt(name, names.iter().map(String::as_str)) {
        let message = format!("No actor is called “{name}”, so that the author is one more.");
        report.say(Kind::Misspelt, &essay.spot().field("author"), message, &format!("Did you mean “{near}”?"));
    }
    let id = slug(name);
    let id = ActorId(if id.is_empty() || map.actors.iter().any(|actor| actor.id.as_str() == id) {
        "author".to_owned()
    } else {
        id
    });
    map.actors.push(Actor { id: id.clone(), name: name.to_owned(), role: "author".to_owned(), ..Actor::default() });
    id
}
