//! Slips that leave a source readable and are hardly meant: a name that is almost a known one, a language that is not
//! named by its code, words that were there to be replaced.
//!
//! Entries: [`keys`], [`tag`], [`language`], [`placeholder`]. What is far from anything known is the author's own, and
//! nothing is said about it.

use std::ops::Range;

use super::fields::Fields;
use super::report::{MAP, Report, Spot, misspelt};
use crate::document::Kind;

/// Names of languages, in English and in themselves, with their codes.
const LANGUAGES: [(&str, &str); 34] = [
    ("english", "en"),
    ("german", "de"),
    ("deutsch", "de"),
    ("french", "fr"),
    ("français", "fr"),
    ("spanish", "es"),
    ("español", "es"),
    ("italian", "it"),
    ("italiano", "it"),
    ("portuguese", "pt"),
    ("português", "pt"),
    ("russian", "ru"),
    ("русский", "ru"),
    ("ukrainian", "uk"),
    ("українська", "uk"),
    ("polish", "pl"),
    ("polski", "pl"),
    ("czech", "cs"),
    ("dutch", "nl"),
    ("nederlands", "nl"),
    ("swedish", "sv"),
    ("svenska", "sv"),
    ("danish", "da"),
    ("norwegian", "no"),
    ("finnish", "fi"),
    ("hungarian", "hu"),
    ("turkish", "tr"),
    ("greek", "el"),
    ("latin", "la"),
    ("hebrew", "he"),
    ("arabic", "ar"),
    ("chinese", "zh"),
    ("japanese", "ja"),
    ("korean", "ko"),
];

/// What stands in a new map until its author writes something there: the titles and the summary as they are, claims by how
/// they begin.
const PLACEHOLDERS: [&str; 3] =
    ["Untitled", "What does the essay claim?", "One or two sentences on what a reader has before them."];
const TO_BE_WRITTEN: &str = "Write here";

/// Says of which keys of a head another may be meant; `also` are keys that others read.
pub(super) fn keys(head: &Fields<'_>, known: &[&str], also: &[&str], report: &mut Report<'_>) {
    let own = head.keys().filter(|key| !known.contains(key) && !also.contains(key));
    for key in own {
        let meant = if key == "lang" { Some("language") } else { misspelt(key, known.iter().copied()) };
        if let Some(meant) = meant {
            let message = format!("Nothing is read from “{key}”.");
            report.say_of_key(Kind::Misspelt, &head.spot().field(key), message, &did_you_mean(meant));
        }
    }
}

/// Says of a tag that it may be meant for another, and returns which.
pub(super) fn tag<'a>(tag: &str, known: &[&'a str], range: Range<usize>, report: &mut Report<'_>) -> Option<&'a str> {
    if known.contains(&tag) {
        return None;
    }
    let meant = misspelt(tag, known.iter().copied());
    if let Some(meant) = meant {
        let message = format!("The tag “#{tag}” says nothing here.");
        report.say(Kind::Misspelt, &Spot::stretch(MAP, range), message, &did_you_mean(&["#", meant].concat()));
    }
    meant
}

fn did_you_mean(meant: &str) -> String {
    format!("Did you mean “{meant}”?")
}

/// The language that a field names; said where that is not by a code.
pub(super) fn language(fields: &Fields<'_>, report: &mut Report<'_>) -> String {
    let written = fields.words("language", report);
    if !written.is_empty() && !is_code(&written) {
        let lower = written.to_lowercase();
        let hyphened = written.replace('_', "-");
        let code = LANGUAGES.into_iter().find(|(name, _)| *name == lower).map(|(_, code)| code);
        let help = match code.or(Some(hyphened.as_str()).filter(|it| is_code(it))) {
            Some(code) => format!("Write `language: {code}`."),
            None => "Write its code, such as `en`, `de` or `pt-BR`.".to_owned(),
        };
        let message = format!("“{written}” is no code of a language, by which browsers know it.");
        report.say(Kind::NotACode, &fields.spot().field("language"), message, &help);
    }
    written
}

/// Whether a text has the form of a BCP 47 tag.
fn is_code(written: &str) -> bool {
    let mut parts = written.split('-');
    let first = parts.next().unwrap_or_default();
    let is_first = matches!(first.len(), 2 | 3) || matches!(first, "x" | "i");
    is_first
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// Whether words are still those of a new map; said if so.
pub(super) fn placeholder(words: &str, spot: &Spot, report: &mut Report<'_>) -> bool {
    let is_one = PLACEHOLDERS.contains(&words) || words.starts_with(TO_BE_WRITTEN);
    if is_one {
        let message = "These words were there to be replaced.".to_owned();
        report.say(Kind::Placeholder, spot, message, "Write your own in their place.");
    }
    is_one
}
