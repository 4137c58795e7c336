//! Actors and events, from files of their own or from the front matter of the argument.
//!
//! Entry: [`read`].

use std::collections::BTreeMap;

use serde_json::Value;

use super::fields::Fields;
use super::quotes::{Near, NotFound, Quotes};
use super::report::{MAP, Report, Root, Spot};
use super::{SourceFile, SourceFiles};
use crate::document::{
    Actor, ActorId, ActorKind, ClaimId, Date, EssayMap, Event, EventId, Kind, Passage, Position, Stance, Tie, nth,
};
use crate::format::argdown::Argdown;

const ACTOR_KEYS: [&str; 8] = ["id", "name", "kind", "role", "note", "aliases", "ties", "stances"];
const TIE_KEYS: [&str; 3] = ["relation", "to", "source"];
const STANCE_KEYS: [&str; 3] = ["claim", "position", "source"];
const EVENT_KEYS: [&str; 7] = ["id", "date", "title", "note", "claims", "actors", "source"];

/// Reads the actors with their ties and stances, and the events, into a map.
pub(super) fn read(
    files: &SourceFiles,
    argdown: &Argdown,
    quotes: &Quotes<'_>,
    map: &mut EssayMap,
    report: &mut Report<'_>,
) {
    let events_at = 2 + usize::from(files.actors.is_some());
    for (file, key, number) in [(&files.actors, "actors", 2), (&files.events, "events", events_at)] {
        let (value, list) = match file {
            Some(file) => (whole(file, key, number, report), Spot::yaml(number, 0..file.text.len())),
            None => (argdown.front_matter.get(key).cloned().unwrap_or_default(), head(argdown).field(key)),
        };
        let items = match &value {
            Value::Null => continue,
            Value::Array(items) => items,
            _ => {
                let message = format!("The {key} are no list.");
                report.say(Kind::WrongShape, &list, message, "Begin each with a hyphen: `- id: name`.");
                if key == "actors" {
                    report.is_root(Root::Actors);
                }
                continue;
            }
        };
        let mut ids = BTreeMap::new();
        for (at, item) in items.iter().enumerate() {
            let fields = Fields::new(item, list.item(at));
            let mut reader = Reader { quotes, report: &mut *report, map: &mut *map };
            reader.only_one(key, &fields, at, &mut ids);
            if key == "actors" { reader.actor(fields) } else { reader.event(fields) }
        }
    }
}

/// The front matter of the argument.
pub(super) fn head(argdown: &Argdown) -> Spot {
    Spot::yaml(MAP, argdown.front_matter_range.clone())
}

/// What a file of YAML holds.
fn whole(file: &SourceFile, key: &str, number: usize, report: &mut Report<'_>) -> Value {
    super::super::yaml::value(&file.text).unwrap_or_else(|wrong| {
        let message = format!("This cannot be read: {}.", wrong.why);
        let help = wrong.help.unwrap_or("Mend the file at this place; words with a colon stand in quotes.");
        report.say(Kind::NotReadable, &Spot::stretch(number, wrong.at..wrong.at), message, help);
        if key == "actors" {
            report.is_root(Root::Actors);
        }
        Value::Null
    })
}

struct Reader<'r, 'a, 'f> {
    quotes: &'r Quotes<'a>,
    report: &'r mut Report<'f>,
    map: &'r mut EssayMap,
}

impl Reader<'_, '_, '_> {
    /// Says that an identifier is taken already, and where.
    fn only_one(&mut self, list: &str, fields: &Fields<'_>, at: usize, ids: &mut BTreeMap<String, usize>) {
        let Some(id) = fields.get("id").and_then(Value::as_str) else { return };
        let Some(first) = ids.insert(id.to_owned(), at) else { return };
        let (own, what) = (fields.spot().field("id"), list.trim_end_matches('s'));
        let place = self.report.place_of(&fields.spot().beside(first).field("id"));
        let message = format!("“{id}” is the `id` of the {} {what} already, at {place}.", nth(first));
        self.report.say(Kind::DuplicateId, &own, message, "Give one of the two another `id`.");
        self.report.knows(Kind::DuplicateId, format!("{list}[{at}]"));
    }

    fn actor(&mut self, fields: Fields<'_>) {
        fields.unknown(&ACTOR_KEYS, self.report);
        let kind = fields.words("kind", self.report);
        let id = ActorId(fields.words("id", self.report));
        let actor = Actor {
            id: id.clone(),
            name: fields.words("name", self.report),
            kind: named(&kind, &["person", "institution", "group", "state"], &fields, "kind", self.report)
                .unwrap_or(ActorKind::Person),
            role: fields.words("role", self.report),
            note: fields.words("note", self.report),
            aliases: fields.list("aliases", self.report),
        };
        self.report.comes_from(format!("actors[{}]", self.map.actors.len()), fields.spot().clone());
        self.map.actors.push(actor);
        for tie in fields.mappings("ties") {
            tie.unknown(&TIE_KEYS, self.report);
            let (relation, to) = (tie.words("relation", self.report), ActorId(tie.words("to", self.report)));
            self.report.comes_from(format!("ties[{}]", self.map.ties.len()), tie.spot().clone());
            if let Some(passage) = self.passage(&tie) {
                self.map.ties.push(Tie { from: id.clone(), relation, to, passage });
            }
        }
        for stance in fields.mappings("stances") {
            stance.unknown(&STANCE_KEYS, self.report);
            let claim = ClaimId(stance.words("claim", self.report));
            let position = stance.words("position", self.report);
            let position: Option<Position> =
                named(&position, &["asserts", "denies", "concedes", "silent"], &stance, "position", self.report);
            self.report.comes_from(format!("stances[{}]", self.map.stances.len()), stance.spot().clone());
            if let (Some(passage), Some(position)) = (self.passage(&stance), position) {
                self.map.stances.push(Stance { actor: id.clone(), claim, position, passage });
            }
        }
    }

    fn event(&mut self, fields: Fields<'_>) {
        fields.unknown(&EVENT_KEYS, self.report);
        let written = fields.words("date", self.report);
        let approximate = written.contains('~');
        let date = written.replace(['~', '?'], "");
        let (date, until) = match date.split_once('/') {
            Some((from, until)) => (from.to_owned(), Some(Date(until.to_owned()))),
            None => (date, None),
        };
        let event = Event {
            id: EventId(fields.words("id", self.report)),
            title: fields.words("title", self.report),
            date: Date(date),
            until,
            approximate,
            note: fields.words("note", self.report),
            actors: fields.list("actors", self.report).into_iter().map(ActorId).collect(),
            claims: fields.list("claims", self.report).into_iter().map(ClaimId).collect(),
            passages: passages(&fields, "source", self.quotes, self.report),
        };
        self.report.comes_from(format!("events[{}]", self.map.events.len()), fields.spot().clone());
        self.map.events.push(event);
    }

    /// The one passage that a tie or a stance needs.
    fn passage(&mut self, fields: &Fields<'_>) -> Option<Passage> {
        let found = passages(fields, "source", self.quotes, self.report).into_iter().next();
        if found.is_none() && fields.get("source").is_none() {
            let message = "A tie or a stance has no passage that says so.".to_owned();
            self.report.say(Kind::NoPassage, fields.spot(), message, "Add `source: \"words of the essay\"`.");
        }
        found
    }
}

/// The value of a name among those that are known; `None` where there is no name, or another one, which is then said.
pub(super) fn named<T: serde::de::DeserializeOwned>(
    name: &str,
    known: &[&str],
    fields: &Fields<'_>,
    key: &str,
    report: &mut Report<'_>,
) -> Option<T> {
    if name.is_empty() {
        return None;
    }
    let found = serde_json::from_value(Value::String(name.to_owned())).ok();
    if found.is_none() {
        let help = super::report::did_you_mean(name, known.iter().copied());
        let message = format!("“{name}” is none of the words that can stand here.");
        report.say(Kind::UnknownValue, &fields.spot().field(key), message, &help);
    }
    found
}

/// The passages that a field names: by words, or as `{p: 3, s: 2}`, or a list of these.
pub(super) fn passages(fields: &Fields<'_>, key: &str, quotes: &Quotes<'_>, report: &mut Report<'_>) -> Vec<Passage> {
    let items = match fields.get(key) {
        None => return Vec::new(),
        Some(Value::Array(items)) => items.as_slice(),
        Some(one) => std::slice::from_ref(one),
    };
    let mut found = Vec::new();
    for (at, item) in items.iter().enumerate() {
        match item {
            Value::String(quote) => match quotes.find(quote) {
                Ok(passages) => found.extend(passages),
                Err(why) => say_not_found(&why, quote, &fields.item(key, at), report),
            },
            _ => match quotes.place(item) {
                Some(passage) => found.push(passage),
                None => fields.say_shape(key, "words of the essay, or a place such as `{p: 3, s: 2}`", report),
            },
        }
    }
    found
}

fn say_not_found(why: &NotFound, quote: &str, spot: &Spot, report: &mut Report<'_>) {
    let (kind, message, help) = match why {
        NotFound::Empty => {
            (Kind::QuoteNotFound, "This quotation has no words.".to_owned(), "Write words of the essay.".to_owned())
        }
        NotFound::Nowhere(near) => {
            let help = match near {
                Near::Words(words) => format!("Nearest are the words “{words}”."),
                Near::Same(words) => {
                    format!("It has the same words with other capitals or signs between them: “{words}”.")
                }
                Near::Across(paragraph, before, behind) => format!(
                    "They go from paragraph {paragraph} into the next. Quote the part in each: `[\"{before}\", \"{behind}\"]`."
                ),
                Near::Heading(heading) => format!(
                    "“{heading}” is a heading, whose words belong to no paragraph. Quote what stands before or behind it."
                ),
                Near::Apart => {
                    "It has each part, but not one behind the other in one paragraph. Quote each by itself, in a list."
                        .to_owned()
                }
                Near::Nothing => "Copy the words from the essay; `…` stands for words that are left out.".to_owned(),
            };
            (Kind::QuoteNotFound, format!("The essay does not have the words “{quote}”."), help)
        }
        NotFound::Ambiguous(paragraphs) => {
            let listed: Vec<String> = paragraphs.iter().map(usize::to_string).collect();
            let places = listed.join(", ");
            let message = format!("The words “{quote}” stand in more than one place: paragraph {places}.");
            (Kind::QuoteAmbiguous, message, "Quote more words, so that they stand in one place alone.".to_owned())
        }
    };
    report.say(kind, spot, message, &help);
}
