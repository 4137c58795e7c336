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
use super::report::{ESSAY, MAP, Report};
use crate::anchor::passages;
use crate::document::{Actor, ActorId, ClaimId, Date, Edition, EditionId, EssayMap, Kind, Selector, Styled};
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

/// Reads an essay's file.
pub(super) fn read(text: &str, report: &mut Report<'_>) -> Essay {
    let text = text::read(text);
    let (front_matter, range) = text.front_matter.map_or((Value::Null, 0..0), |(yaml, range)| {
        let value = super::super::yaml::value(&yaml).unwrap_or_else(|wrong| {
            let help = "Write one `key: value` a line; words with a colon stand in quotes.";
            report.say(Kind::NotReadable, ESSAY, range.clone(), format!("This is no YAML: {}.", wrong.why), help);
            Value::Null
        });
        (value, range)
    });
    for (what, (count, range)) in text.unseen {
        let message = format!("The page does not show {what}; the essay has {count}.");
        let help = "Words stay, as far as they are part of a paragraph or a heading.";
        report.say(Kind::NotShown, ESSAY, range, message, help);
    }
    if text.paragraphs.is_empty() {
        let help = "Write its text below the front matter.";
        report.say(Kind::NoText, ESSAY, 0..0, "The essay has no paragraph.".to_owned(), help);
    }
    Essay { paragraphs: text.paragraphs, styled: text.styled, front_matter, range }
}

impl Essay {
    /// The identifier of the edition that the file holds: `text`, or what its front matter says that it is.
    pub(super) fn edition(&self) -> EditionId {
        let named = self.front_matter.get("edition").and_then(Value::as_str).map(slug).filter(|it| !it.is_empty());
        EditionId(named.unwrap_or_else(|| "text".to_owned()))
    }

    /// The other editions, of which the front matter of the argument tells: texts that the map does not contain.
    fn others(argument: &Value, map: &mut EssayMap, report: &mut Report<'_>) {
        for item in argument.get("editions").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default() {
            let fields = Fields::new(item, MAP, 0..0);
            fields.unknown(&["id", "role", "title", "note", "language", "sentences"], report);
            let role = fields.words("role", report);
            let counts = fields.get("sentences").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
            let counts = counts.iter().filter_map(Value::as_u64).filter_map(|count| u32::try_from(count).ok());
            map.editions.push(Edition {
                id: EditionId(fields.words("id", report)),
                role: super::cast::named(&role, &["text", "original", "copy"], &fields, report).unwrap_or_default(),
                title: fields.words("title", report),
                language: fields.words("language", report),
                note: fields.words("note", report),
                sentence_counts: counts.collect(),
                ..Edition::default()
            });
        }
    }

    /// What the essay and the front matter of the argument say of the map as a whole.
    pub(super) fn into_map(self, argument: &Value, map: &mut EssayMap, report: &mut Report<'_>) {
        let (range, edition) = (self.range.clone(), self.edition());
        let essay = Fields::new(&self.front_matter, ESSAY, range.clone());
        let own = Fields::new(argument, MAP, 0..0);
        map.source.title = essay.words("title", report);
        map.source.publisher = essay.words("publisher", report);
        map.source.published = Date(essay.words("date", report).trim_end_matches(['~', '?']).to_owned());
        let author = essay.words("author", report);
        map.source.author = (!author.is_empty()).then(|| author_of(map, &author));
        let language = essay.words("language", report);
        let edition_title = essay.words("editionTitle", report);
        let note = essay.words("note", report);
        for known in ["url", "licence"] {
            essay.words(known, report);
        }
        essay.unknown(&KEYS, report);
        report.comes_from("source".to_owned(), ESSAY, range);
        map.title = own.words("title", report);
        if map.title.is_empty() {
            map.title.clone_from(&map.source.title);
        }
        map.summary = own.words("summary", report);
        map.language = own.words("language", report);
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
        Self::others(argument, map, report);
        map.sentence_rule = rule(&own, report);
        if own.get(SENTENCE_RULE).is_none() && counts_sentences(map) {
            let message = "Sentences are counted here, and the rule for that is not stated.".to_owned();
            let rule = map.sentence_rule.number();
            let help =
                format!("Write `{SENTENCE_RULE}: {rule}` into the front matter, so that no later rule moves them.");
            report.say(Kind::NoSentenceRule, MAP, 0..0, message, &help);
        }
        map.leading = own.list("leading", report).into_iter().map(ClaimId).collect();
        let standard = own.words("standard", report);
        let names =
            ["scintilla", "preponderance", "clear-and-convincing", "beyond-reasonable-doubt", "dialectical-validity"];
        map.standard = super::cast::named(&standard, &names, &own, report).unwrap_or_default();
    }
}

/// The rule by which the sentences are counted: the newest, unless another is stated.
fn rule(own: &Fields<'_>, report: &mut Report<'_>) -> SentenceRule {
    let stated = own.words(SENTENCE_RULE, report);
    let numbers = SentenceRule::ALL.map(|rule| rule.number().to_string());
    let found = SentenceRule::ALL.into_iter().zip(&numbers).find(|(_, number)| **number == stated);
    if found.is_none() && !stated.is_empty() {
        let range = report.within(MAP, &own.place().1, SENTENCE_RULE);
        let help = format!("Known are: {}.", numbers.join(", "));
        report.say(Kind::UnknownValue, MAP, range, format!("There is no sentence rule “{stated}”."), &help);
    }
    found.map_or(SentenceRule::NEWEST, |(rule, _)| rule)
}

/// Whether a map holds numbers of sentences.
fn counts_sentences(map: &EssayMap) -> bool {
    let is_counted = |selector: &Selector| matches!(selector, Selector::Sentences { .. });
    map.editions.iter().any(|it| !it.sentence_counts.is_empty() || passages(map, &it.id).iter().any(is_counted))
}

/// The actor whom the essay's front matter names as its author; a new one where no actor has the name.
fn author_of(map: &mut EssayMap, name: &str) -> ActorId {
    let is_meant =
        |actor: &&Actor| actor.id.as_str() == name || actor.name == name || actor.aliases.iter().any(|it| it == name);
    if let Some(actor) = map.actors.iter().find(is_meant) {
        return actor.id.clone();
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
