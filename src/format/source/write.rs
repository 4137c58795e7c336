//! A map as the source that an author would write.
//!
//! Entry: [`write()`], the inverse of [`read`](super::read) but for the order of claims and for what is [`Left`] out. Stages:
//! the essay's file; the argument, from the thesis down, each claim where it is first needed and each step as a line below
//! its target or, with several premises or undercuts, as a structure; actors and events.
//!
//! Every text is escaped, so that Argdown and Markdown show it as it is. Nothing here recurses: what stands deep goes into a
//! block of its own.

mod argument;
mod escape;
mod inline;
mod text;

use serde_json::{Map, Value, json};

use super::essay::SENTENCE_RULE;
use super::quotes::Quotes;
use super::{ACTORS, ESSAY, EVENTS, MAP, SourceFile, SourceFiles};
use crate::document::{Edition, EditionRole, EssayMap, Passage, Selector, Standard};
use crate::text::{Points, Ruler, slice};

pub use escape::{argdown, flow, markdown};

/// What a source cannot hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Where in the map, such as `editions[1].paragraphs`.
    pub place: String,
    /// What becomes of it.
    pub why: &'static str,
}

/// The source of a map, and what it leaves out.
pub fn write(map: &EssayMap) -> (SourceFiles, Vec<Left>) {
    let mut left = Vec::new();
    let shown = map.editions.iter().position(|edition| !edition.paragraphs.is_empty());
    let own = shown.and_then(|at| map.editions.get(at)).cloned().unwrap_or_default();
    let essay = SourceFile { name: ESSAY.to_owned(), text: essay(map, &own) };
    if text::is_lossy(&own, &essay.text) {
        let place = format!("editions[{}].styled", shown.unwrap_or_default());
        left.push(Left { place, why: "Markdown has no way to set the text so." });
    }
    let text = Own { edition: &own, quotes: Quotes::new(own.id.clone(), &own.paragraphs, Vec::new()) };
    let others = map.editions.iter().enumerate().filter(|(at, _)| Some(*at) != shown);
    for (at, _) in others.clone().filter(|(_, edition)| !edition.paragraphs.is_empty()) {
        left.push(Left { place: format!("editions[{at}].paragraphs"), why: "A source has the text of one edition." });
    }
    if own.role != EditionRole::Text || !own.sentence_counts.is_empty() {
        left.push(Left { place: "editions".to_owned(), why: "The edition whose text is there is a plain text." });
    }
    let front_matter = front_matter(map, others.map(|(_, edition)| edition));
    let argument = [front_matter, argument::write(map, &text, &mut left)].concat();
    let file = |name: &str, items: Vec<Value>| {
        (!items.is_empty()).then(|| SourceFile { name: name.to_owned(), text: items.iter().map(item).collect() })
    };
    let files = SourceFiles {
        map: SourceFile { name: MAP.to_owned(), text: argument },
        essay,
        actors: file(ACTORS, actors(map, &text)),
        events: file(EVENTS, events(map, &text)),
        beside: Vec::new(),
    };
    (files, left)
}

/// The edition whose text the essay's file has, ready to be looked through.
struct Own<'a> {
    edition: &'a Edition,
    quotes: Quotes<'a>,
}

impl Own<'_> {
    /// The words of a passage, where they alone lead to it again.
    fn words(&self, passage: &Passage) -> Option<String> {
        let Selector::Position { paragraph, start, end } = passage.selector else { return None };
        let at = usize::try_from(paragraph.checked_sub(1)?).ok()?;
        let text = self.edition.paragraphs.get(at).filter(|_| passage.edition == self.edition.id)?;
        let ruler = Ruler::new(text);
        let words = slice(text, ruler.bytes(Points(start))..ruler.bytes(Points(end)));
        let found = self.quotes.find(words).ok()?;
        (found.as_slice() == [passage.clone()]).then(|| words.to_owned())
    }
}

fn essay(map: &EssayMap, own: &Edition) -> String {
    let source = &map.source;
    let author = source.author.as_ref().map(ToString::to_string).unwrap_or_default();
    let mut fields = vec![
        ("title", source.title.as_str()),
        ("author", author.as_str()),
        ("publisher", source.publisher.as_str()),
        ("date", source.published.0.as_str()),
        ("language", own.language.as_str()),
        ("edition", own.id.as_str()),
        ("note", own.note.as_str()),
    ];
    if own.title != source.title {
        fields.push(("editionTitle", own.title.as_str()));
    }
    let mut text = "---\n".to_owned();
    for (key, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
        text.push_str(&line(key, value));
    }
    text.push_str("---\n");
    text + &text::text(own)
}

fn front_matter<'a>(map: &EssayMap, others: impl Iterator<Item = &'a Edition>) -> String {
    let mut text = "===\n".to_owned();
    for (key, value) in [("title", &map.title), ("summary", &map.summary), ("language", &map.language)] {
        if !value.is_empty() {
            text.push_str(&line(key, value));
        }
    }
    // Without, a later version would count by a later rule.
    text.push_str(&[SENTENCE_RULE, ": ", &map.sentence_rule.number().to_string(), "\n"].concat());
    if !map.leading.is_empty() {
        text.push_str(&["leading: ", &json!(map.leading).to_string(), "\n"].concat());
    }
    if map.standard != Standard::default() {
        text.push_str(&["standard: ", &json!(map.standard).to_string(), "\n"].concat());
    }
    let others: Vec<&Edition> = others.collect();
    if !others.is_empty() {
        text.push_str("editions:\n");
        for edition in others {
            let mut fields = Map::new();
            fields.insert("id".to_owned(), json!(edition.id));
            fields.insert("role".to_owned(), json!(edition.role));
            for (key, value) in [("title", &edition.title), ("note", &edition.note)] {
                fields.insert(key.to_owned(), json!(value));
            }
            if !edition.language.is_empty() {
                fields.insert("language".to_owned(), json!(edition.language));
            }
            fields.insert("sentences".to_owned(), json!(edition.sentence_counts));
            text.push_str(&["  - ", &escape::flow(&Value::Object(fields)), "\n"].concat());
        }
    }
    // Three signs within the front matter would end it.
    text.replace("===", "=\\u003d=").replacen("=\\u003d=", "===", 1) + "===\n\n"
}

fn line(key: &str, value: &str) -> String {
    [key, ": ", &escape::flow(&json!(value)), "\n"].concat()
}

/// An item of a list of mappings, a field a line.
fn item(value: &Value) -> String {
    let mut text = String::new();
    for (at, (key, value)) in value.as_object().into_iter().flatten().enumerate() {
        let start = if at == 0 { "- " } else { "  " };
        text.push_str(&[start, key, ": ", &escape::flow(value), "\n"].concat());
    }
    text.push('\n');
    text
}

/// Fields that are not empty.
fn fields(all: Vec<(&str, Value)>) -> Value {
    let is_empty = |value: &Value| match value {
        Value::String(words) => words.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Null => true,
        _ => false,
    };
    all.into_iter().filter(|(_, value)| !is_empty(value)).map(|(key, value)| (key.to_owned(), value)).collect()
}

fn actors(map: &EssayMap, own: &Own<'_>) -> Vec<Value> {
    let actor = |actor: &crate::document::Actor| {
        let ties = map.ties.iter().filter(|tie| tie.from == actor.id);
        let ties = ties.map(|tie| {
            fields(vec![
                ("relation", json!(tie.relation)),
                ("to", json!(tie.to)),
                ("source", passage(&tie.passage, own)),
            ])
        });
        let stances = map.stances.iter().filter(|stance| stance.actor == actor.id);
        let stances = stances.map(|stance| {
            fields(vec![
                ("claim", json!(stance.claim)),
                ("position", json!(stance.position)),
                ("source", passage(&stance.passage, own)),
            ])
        });
        fields(vec![
            ("id", json!(actor.id)),
            ("name", json!(actor.name)),
            ("kind", json!(actor.kind)),
            ("role", json!(actor.role)),
            ("note", json!(actor.note)),
            ("aliases", json!(actor.aliases)),
            ("ties", ties.collect()),
            ("stances", stances.collect()),
        ])
    };
    map.actors.iter().map(actor).collect()
}

fn events(map: &EssayMap, own: &Own<'_>) -> Vec<Value> {
    let event = |event: &crate::document::Event| {
        let until = event.until.as_ref().map(|until| format!("/{until}")).unwrap_or_default();
        let date = format!("{}{until}{}", event.date, if event.approximate { "~" } else { "" });
        fields(vec![
            ("id", json!(event.id)),
            ("title", json!(event.title)),
            ("date", json!(date)),
            ("note", json!(event.note)),
            ("actors", json!(event.actors)),
            ("claims", json!(event.claims)),
            ("source", passages(&event.passages, own)),
        ])
    };
    map.events.iter().map(event).collect()
}

/// Passages as `source` has them: one, or a list.
fn passages(passages: &[Passage], own: &Own<'_>) -> Value {
    match passages {
        [only] => passage(only, own),
        many => many.iter().map(|it| passage(it, own)).collect(),
    }
}

/// A passage by its words, if they stand there alone; else by its place.
fn passage(passage: &Passage, own: &Own<'_>) -> Value {
    if let Some(words) = own.words(passage) {
        return json!(words);
    }
    let edition = if passage.edition == own.edition.id { Value::Null } else { json!(passage.edition) };
    let paragraph = json!(passage.selector.paragraph());
    let place = match &passage.selector {
        Selector::Sentences { first, last, .. } if first == last => vec![("s", json!(first))],
        Selector::Sentences { first, last, .. } => vec![("s", json!([first, last]))],
        Selector::Position { start, end, .. } => vec![("from", json!(start)), ("to", json!(end))],
        Selector::Quote { exact, prefix, suffix, .. } => {
            vec![("quote", json!(exact)), ("before", json!(prefix)), ("after", json!(suffix))]
        }
    };
    let keep =
        |(key, value): &(&str, Value)| *key == "quote" || !matches!(value, Value::String(words) if words.is_empty());
    let all = [("edition", edition), ("p", paragraph)].into_iter().chain(place).filter(|it| !it.1.is_null());
    all.filter(keep).map(|(key, value)| (key.to_owned(), value)).collect()
}
