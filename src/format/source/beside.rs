//! Files that lie beside those of a source and are not read, since their names are only almost the expected ones.
//!
//! Entries: [`check`] for a source; [`is_meant`] for a file that is missing.

use serde_json::Value;

use super::report::{MAP as MAP_FILE, Report, Root, Spot};
use super::{ACTORS, EVENTS, MAP, SourceFiles};
use crate::document::Kind;

/// Endings of names that stand for the same language.
const ENDINGS: [&[&str]; 3] = [&["argdown", "ad", "argd"], &["md", "markdown", "mdown", "mkd"], &["yaml", "yml"]];

/// Whether a file of this name is likely meant for one that is expected under another.
pub fn is_meant(name: &str, expected: &str) -> bool {
    let lower = name.to_lowercase();
    let (Some((stem, ending)), Some((expected_stem, expected_ending))) =
        (lower.rsplit_once('.'), expected.rsplit_once('.'))
    else {
        return false;
    };
    let is_same_language =
        ENDINGS.iter().any(|endings| endings.contains(&ending) && endings.contains(&expected_ending));
    let is_singular = expected_stem.strip_suffix('s') == Some(stem);
    name != expected && is_same_language && (stem == expected_stem.to_lowercase() || is_singular)
}

/// Says which files beside those of a source are likely meant for one of them.
pub(super) fn check(files: &SourceFiles, head: &Value, report: &mut Report<'_>) {
    let is_there = |file: &Option<_>, key| file.is_some() || head.get(key).is_some();
    let others = [(ACTORS, is_there(&files.actors, "actors")), (EVENTS, is_there(&files.events, "events"))];
    let expected = [(MAP, true), (files.essay.name.as_str(), true)].into_iter().chain(others);
    for (expected, is_there) in expected {
        for name in files.beside.iter().filter(|name| is_meant(name, expected)) {
            // Where capitals do not count, it is the same file.
            if is_there && name.eq_ignore_ascii_case(expected) {
                continue;
            }
            let message = format!("Beside this file lies “{name}”, which is not read.");
            let (kind, help) = if is_there {
                (Kind::TwoFiles, format!("What it would hold is read elsewhere, as in “{expected}”: take it out."))
            } else {
                (Kind::NotRead, format!("Name it “{expected}”."))
            };
            report.say(kind, &Spot::stretch(MAP_FILE, 0..0), message, &help);
            if expected == ACTORS && !is_there {
                report.is_root(Root::Actors);
            }
        }
    }
}
