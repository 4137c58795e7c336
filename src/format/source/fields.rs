//! The fields of data and front matter, read one by one: what has another shape than is called for, and what nobody asks
//! for, is said.

use std::ops::Range;

use serde_json::Value;

use super::report::{Report, did_you_mean};
use crate::document::Kind;

/// The fields of a YAML mapping.
#[derive(Debug)]
pub(super) struct Fields<'a> {
    value: &'a Value,
    file: usize,
    range: Range<usize>,
}

impl<'a> Fields<'a> {
    /// The fields of a value that stands there; none of `null`.
    pub(super) fn new(value: &'a Value, file: usize, range: Range<usize>) -> Self {
        Self { value, file, range }
    }

    /// The file, and the bytes in it.
    pub(super) fn place(&self) -> (usize, Range<usize>) {
        (self.file, self.range.clone())
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
        let range = report.within(self.file, &self.range, key);
        report.say(Kind::WrongShape, self.file, range, format!("“{key}” is not {shape}."), &help);
    }

    /// Says which fields are none of the known ones.
    pub(super) fn unknown(&self, known: &[&str], report: &mut Report<'_>) {
        let Value::Object(fields) = self.value else {
            if !self.value.is_null() {
                self.say_shape("This", "a mapping, `key: value`", report);
            }
            return;
        };
        for key in fields.keys().filter(|key| !known.contains(&key.as_str())) {
            let help = did_you_mean(key, known.iter().copied());
            let range = report.within(self.file, &self.range, key);
            report.say(Kind::UnknownKey, self.file, range, format!("Nothing is called “{key}” here."), &help);
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
