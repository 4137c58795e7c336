//! The fields of data and front matter, read one by one: what has another shape than is called for, and what nobody asks
//! for, is said.

use serde_json::Value;

use super::report::{Report, Spot, did_you_mean};
use crate::document::Kind;

/// The fields of a YAML mapping.
#[derive(Debug)]
pub(super) struct Fields<'a> {
    value: &'a Value,
    spot: Spot,
}

impl<'a> Fields<'a> {
    /// The fields of a value that stands there; none of `null`.
    pub(super) fn new(value: &'a Value, spot: Spot) -> Self {
        Self { value, spot }
    }

    /// Where the mapping is written.
    pub(super) fn spot(&self) -> &Spot {
        &self.spot
    }

    /// Where an item of a list that a field holds is written; the field where it holds one thing alone.
    pub(super) fn item(&self, key: &str, at: usize) -> Spot {
        let field = self.spot.field(key);
        if self.get(key).is_some_and(Value::is_array) { field.item(at) } else { field }
    }

    /// The keys of the fields that are there.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'a str> {
        self.value.as_object().into_iter().flat_map(serde_json::Map::keys).map(String::as_str)
    }

    /// The mappings in the list that a field holds.
    pub(super) fn mappings(&self, key: &str) -> Vec<Fields<'a>> {
        let items = self.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let list = self.spot.field(key);
        items.iter().enumerate().map(|(at, item)| Fields::new(item, list.item(at))).collect()
    }

    /// What a field holds; `None` where it is not there or empty.
    pub(super) fn get(&self, key: &str) -> Option<&'a Value> {
        self.value.get(key).filter(|value| !value.is_null())
    }

    /// A field of words; a number or a truth value stands for how it is written. Empty where there is none.
    pub(super) fn words(&self, key: &str, report: &mut Report<'_>) -> String {
        match self.get(key) {
            None => String::new(),
            Some(value) => words(value).unwrap_or_else(|| {
                self.say_shape(key, "words", report);
                String::new()
            }),
        }
    }

    /// A field with a list of words, or with one.
    pub(super) fn list(&self, key: &str, report: &mut Report<'_>) -> Vec<String> {
        match self.get(key) {
            None => Vec::new(),
            Some(Value::Array(items)) => {
                let found: Vec<String> = items.iter().filter_map(words).collect();
                if found.len() < items.len() {
                    self.say_shape(key, "a list of words", report);
                }
                found
            }
            Some(value) => words(value).map(|it| vec![it]).unwrap_or_else(|| {
                self.say_shape(key, "a list of words", report);
                Vec::new()
            }),
        }
    }

    /// Says that a field has not the shape that is called for.
    pub(super) fn say_shape(&self, key: &str, shape: &str, report: &mut Report<'_>) {
        let help = format!("Write it as {shape}.");
        report.say_of_key(Kind::WrongShape, &self.spot.field(key), format!("“{key}” is not {shape}."), &help);
    }

    /// Says which fields are none of the known ones.
    pub(super) fn unknown(&self, known: &[&str], report: &mut Report<'_>) {
        if !self.value.is_null() && !self.value.is_object() {
            let message = "Here should stand a mapping, `key: value`.".to_owned();
            report.say(Kind::WrongShape, &self.spot, message, "Write it as one.");
        }
        for key in self.keys().filter(|key| !known.contains(key)) {
            let help = did_you_mean(key, known.iter().copied());
            report.say_of_key(
                Kind::UnknownKey,
                &self.spot.field(key),
                format!("Nothing is called “{key}” here."),
                &help,
            );
        }
    }
}

/// A value as words; `None` for a list or a mapping.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(words) => Some(words.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}
