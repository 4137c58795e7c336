//! Actors and events, from files of their own or from the front matter of the argument.
//!
//! Entry: [`read`].

use std::ops::Range;

use serde_json::Value;

use super::fields::Fields;
use super::quotes::{NotFound, Quotes};
use super::report::{MAP, Report};
use super::{SourceFile, SourceFiles};
use crate::document::{
    Actor, ActorId, ActorKind, ClaimId, Date, EssayMap, Event, EventId, Kind, Passage, Position, Stance, Tie,
};

const ACTOR_KEYS: [&str; 8] = ["id", "name", "kind", "role", "note", "aliases", "ties", "stances"];
const TIE_KEYS: [&str; 3] = ["relation", "to", "source"];
const STANCE_KEYS: [&str; 3] = ["claim", "position", "source"];
const EVENT_KEYS: [&str; 7] = ["id", "date", "title", "note", "claims", "actors", "source"];

/// Reads the actors with their ties and stances, and the events, into a map.
pub(super) fn read(
    files: &SourceFiles,
    argument: &Value,
    quotes: &Quotes<'_>,
    map: &mut EssayMap,
    report: &mut Report<'_>,
) {
    let events_at = 2 + usize::from(files.actors.is_some());
    for (file, key, number) in [(&files.actors, "actors", 2), (&files.events, "events", events_at)] {
        let (value, number) = match file {
            Some(file) => (whole(file, number, report), number),
            None => (argument.get(key).cloned().unwrap_or_default(), MAP),
        };
        let text = files.list().get(number).map(|it| it.text.as_str()).unwrap_or_default();
        let items = match &value {
            Value::Null => continue,
            Value::Array(items) => items,
            _ => {
                let message = format!("The {key} are no list.");
                report.say(Kind::WrongShape, number, 0..0, message, "Begin each with a hyphen: `- id: name`.");
                continue;
            }
        };
        for (at, item) in items.iter().enumerate() {
            let range = range_of(text, item, at);
            let mut reader = Reader { quotes, report: &mut *report, map: &mut *map };
            let fields = Fields::new(item, number, range);
            if key == "actors" { reader.actor(fields) } else { reader.event(fields) }
        }
    }
}

/// What a file of YAML holds.
fn whole(file: &SourceFile, number: usize, report: &mut Report<'_>) -> Value {
    super::super::yaml::value(&file.text).unwrap_or_else(|wrong| {
        let message = format!("This is no YAML: {}.", wrong.why);
        let help = "Mend the file at this place; words with a colon stand in quotes.";
        report.say(Kind::NotReadable, number, wrong.at..wrong.at, message, help);
        Value::Null
    })
}

/// Where an item of a list is written: from its `id:` on, as far as that can be told.
fn range_of(text: &str, item: &Value, at: usize) -> Range<usize> {
    let line = |id: &str| {
        let written = ["id: ", id].concat();
        text.match_indices(&written).map(|(at, _)| at).find(|at| {
            text[at + written.len()..].chars().next().is_none_or(|next| !next.is_alphanumeric() && next != '-')
        })
    };
    match item.get("id").and_then(Value::as_str).and_then(|id| line(id).map(|at| at..at + 4 + id.len())) {
        Some(range) => range,
        None => {
            let start = text.match_indices("\n-").nth(at.saturating_sub(1)).map_or(0, |(at, _)| at + 1);
            start..(start + 1).min(text.len())
        }
    }
}

struct Reader<'r, 'a, 'f> {
    quotes: &'r Quotes<'a>,
    report: &'r mut Report<'f>,
    map: &'r mut EssayMap,
}

impl Reader<'_, '_, '_> {
    fn actor(&mut self, fields: Fields<'_>) {
        fields.unknown(&ACTOR_KEYS, self.report);
        let (file, range) = fields.place();
        let kind = fields.words("kind", self.report);
        let id = ActorId(fields.words("id", self.report));
        let actor = Actor {
            id: id.clone(),
            name: fields.words("name", self.report),
            kind: named(&kind, &["person", "institution", "group", "state"], &fields, self.report)
                .unwrap_or(ActorKind::Person),
            role: fields.words("role", self.report),
            note: fields.words("note", self.report),
            aliases: fields.list("aliases", self.report),
        };
        self.report.comes_from(format!("actors[{}]", self.map.actors.len()), file, range.clone());
        self.map.actors.push(actor);
        for item in items(&fields, "ties") {
            let tie = Fields::new(item, file, range.clone());
            tie.unknown(&TIE_KEYS, self.report);
            let (relation, to) = (tie.words("relation", self.report), ActorId(tie.words("to", self.report)));
            self.report.comes_from(format!("ties[{}]", self.map.ties.len()), file, range.clone());
            if let Some(passage) = self.passage(&tie) {
                self.map.ties.push(Tie { from: id.clone(), relation, to, passage });
            }
        }
        for item in items(&fields, "stances") {
            let stance = Fields::new(item, file, range.clone());
            stance.unknown(&STANCE_KEYS, self.report);
            let claim = ClaimId(stance.words("claim", self.report));
            let position = stance.words("position", self.report);
            let position: Option<Position> =
                named(&position, &["asserts", "denies", "concedes", "silent"], &stance, self.report);
            self.report.comes_from(format!("stances[{}]", self.map.stances.len()), file, range.clone());
            if let (Some(passage), Some(position)) = (self.passage(&stance), position) {
                self.map.stances.push(Stance { actor: id.clone(), claim, position, passage });
            }
        }
    }

    fn event(&mut self, fields: Fields<'_>) {
        fields.unknown(&EVENT_KEYS, self.report);
        let (file, range) = fields.place();
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
        self.report.comes_from(format!("events[{}]", self.map.events.len()), file, range);
        self.map.events.push(event);
    }

    /// The one passage that a tie or a stance needs.
    fn passage(&mut self, fields: &Fields<'_>) -> Option<Passage> {
        let found = passages(fields, "source", self.quotes, self.report).into_iter().next();
        if found.is_none() && fields.get("source").is_none() {
            let (file, range) = fields.place();
            let message = "A tie or a stance has no passage that says so.".to_owned();
            self.report.say(Kind::NoPassage, file, range, message, "Add `source: \"words of the essay\"`.");
        }
        found
    }
}

fn items<'a>(fields: &Fields<'a>, key: &str) -> &'a [Value] {
    fields.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// The value of a name among those that are known; `None` where there is no name, or another one, which is then said.
pub(super) fn named<T: serde::de::DeserializeOwned>(
    name: &str,
    known: &[&str],
    fields: &Fields<'_>,
    report: &mut Report<'_>,
) -> Option<T> {
    if name.is_empty() {
        return None;
    }
    let found = serde_json::from_value(Value::String(name.to_owned())).ok();
    if found.is_none() {
        let (file, stretch) = fields.place();
        let range = report.within(file, &stretch, name);
        let help = super::report::did_you_mean(name, known.iter().copied());
        report.say(
            Kind::UnknownValue,
            file,
            range,
            format!("“{name}” is none of the words that can stand here."),
            &help,
        );
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
    for item in items {
        let (file, range) = fields.place();
        match item {
            Value::String(quote) => match quotes.find(quote) {
                Ok(passages) => found.extend(passages),
                Err(why) => {
                    let range = report.within(file, &range, quote);
                    say_not_found(&why, quote, file, range, report);
                }
            },
            _ => match quotes.place(item) {
                Some(passage) => found.push(passage),
                None => fields.say_shape(key, "words of the essay, or a place such as `{p: 3, s: 2}`", report),
            },
        }
    }
    found
}

fn say_not_found(why: &NotFound, quote: &str, file: usize, range: Range<usize>, report: &mut Report<'_>) {
    let (kind, message, help) = match why {
        NotFound::Empty => {
            (Kind::QuoteNotFound, "This quotation has no words.".to_owned(), "Write words of the essay.".to_owned())
        }
        NotFound::Nowhere(near) => {
            let help = match near {
                Some(near) => format!("Nearest are the words “{near}”."),
                None => "Copy the words from the essay; `…` stands for words that are left out.".to_owned(),
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
    report.say(kind, file, range, message, &help);
}
