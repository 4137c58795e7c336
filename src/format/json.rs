//! Reading a map from JSON, so that one bad item does not lose the others.
//!
//! A text of the right shape is read in one go. Any other is taken apart: each list item by item, each field of the
//! map by itself; what has the wrong shape is left out and reported with its place.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::document::{Diagnostic, EARLIER_FORMAT, EssayMap, FORMAT, Kind, check};

/// Reads a map from JSON.
///
/// Returns whatever could be read, an empty map at worst, and every finding about it, those of [`check()`] included.
/// Never fails and never panics.
pub fn parse(text: &str) -> (EssayMap, Vec<Diagnostic>) {
    if let Ok(map) = serde_json::from_str(text) {
        return checked(map, Vec::new());
    }
    match serde_json::from_str(text) {
        Ok(value) => salvaged(value),
        Err(error) => {
            let diagnostic = Diagnostic {
                kind: Kind::NotJson,
                place: format!("line {}, column {}", error.line(), error.column()),
                message: "The text is not JSON.".to_owned(),
                help: "Mend the text at this place, or open another file.".to_owned(),
            };
            (EssayMap::default(), vec![diagnostic])
        }
    }
}

/// The same for a map that has been read, or put together, as a JSON value.
pub(super) fn from_value(value: Value) -> (EssayMap, Vec<Diagnostic>) {
    match EssayMap::deserialize(&value) {
        Ok(map) => checked(map, Vec::new()),
        Err(_) => salvaged(value),
    }
}

/// What of a value has the right shape.
fn salvaged(value: Value) -> (EssayMap, Vec<Diagnostic>) {
    let (map, diagnostics) = Salvage::default().map(value);
    checked(map, diagnostics)
}

/// A map of today's format, with its voices settled, and every finding about it, behind those of its reading.
fn checked(mut map: EssayMap, mut diagnostics: Vec<Diagnostic>) -> (EssayMap, Vec<Diagnostic>) {
    if map.format == EARLIER_FORMAT {
        map.format = FORMAT.to_owned();
    }
    map.settle_voices();
    diagnostics.extend(check(&map));
    (map, diagnostics)
}

/// Takes a value apart and keeps what has the right shape.
#[derive(Default)]
struct Salvage {
    diagnostics: Vec<Diagnostic>,
}

impl Salvage {
    fn map(mut self, value: Value) -> (EssayMap, Vec<Diagnostic>) {
        let Value::Object(mut fields) = value else {
            self.report("the document", "A map is a JSON object.");
            return (EssayMap::default(), self.diagnostics);
        };
        // By which editors know what to expect.
        fields.remove("$schema");
        let map = EssayMap {
            format: self.field(&mut fields, "format"),
            title: self.field(&mut fields, "title"),
            summary: self.field(&mut fields, "summary"),
            language: self.field(&mut fields, "language"),
            sentence_rule: self.optional(&mut fields, "sentence_rule"),
            source: self.field(&mut fields, "source"),
            standard: self.optional(&mut fields, "standard"),
            leading: self.list(&mut fields, "leading"),
            editions: self.list(&mut fields, "editions"),
            claims: self.list(&mut fields, "claims"),
            inferences: self.list(&mut fields, "inferences"),
            actors: self.list(&mut fields, "actors"),
            stances: self.list(&mut fields, "stances"),
            ties: self.list(&mut fields, "ties"),
            events: self.list(&mut fields, "events"),
        };
        for name in fields.keys() {
            self.diagnostics.push(Diagnostic {
                kind: Kind::WrongShape,
                place: name.clone(),
                message: format!("A map has no field of this name in format {FORMAT}."),
                help: "Remove the field, or correct its name.".to_owned(),
            });
        }
        (map, self.diagnostics)
    }

    fn field<T: DeserializeOwned + Default>(&mut self, fields: &mut Map<String, Value>, name: &str) -> T {
        let value = fields.remove(name).unwrap_or(Value::Null);
        serde_json::from_value(value).unwrap_or_else(|error| {
            self.report(name, &format!("{error}."));
            T::default()
        })
    }

    fn optional<T: DeserializeOwned + Default>(&mut self, fields: &mut Map<String, Value>, name: &str) -> T {
        if fields.contains_key(name) { self.field(fields, name) } else { T::default() }
    }

    fn list<T: DeserializeOwned>(&mut self, fields: &mut Map<String, Value>, name: &str) -> Vec<T> {
        match fields.remove(name) {
            None => Vec::new(),
            Some(Value::Array(items)) => {
                let items = items.into_iter().enumerate();
                items.filter_map(|(index, item)| self.item(&format!("{name}[{index}]"), item)).collect()
            }
            Some(_) => {
                self.report(name, "A list is called for here.");
                Vec::new()
            }
        }
    }

    fn item<T: DeserializeOwned>(&mut self, place: &str, item: Value) -> Option<T> {
        serde_json::from_value(item).map_err(|error| self.report(place, &format!("{error}."))).ok()
    }

    fn report(&mut self, place: &str, message: &str) {
        self.diagnostics.push(Diagnostic {
            kind: Kind::WrongShape,
            place: place.to_owned(),
            message: message.to_owned(),
            help: "Correct it after the schema; until then this part is left out.".to_owned(),
        });
    }
}
