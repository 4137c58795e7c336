//! A folder with one map.
//!
//! Where it has `map.argdown`, its files are a [source](super::source) as an author writes it; no path in it leads out of the
//! folder. Else `map.json` has the title, the source and the editions; each list of the map has a file of its own, which may be left
//! out; the text of the first edition is in `retelling.txt` or `essay.txt`, its paragraphs divided by empty lines, unless
//! `map.json` holds it; `fingerprints.json` is made by a program from a text that is not there. Entries: [`read_folder`]
//! for one map, [`maps_in`] for every folder that has one.

use std::fmt::{self, Display, Formatter};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::anchor::Fingerprints;
use crate::document::{Diagnostic, EssayMap, Kind};
use crate::text::Splitter;

/// The file that makes a folder the sources of a map.
const MAP: &str = "map.json";
const LISTS: [&str; 6] = ["claims", "inferences", "actors", "stances", "ties", "events"];
/// The files that may hold the text of the first edition.
const TEXTS: [&str; 2] = ["retelling.txt", "essay.txt"];
const FINGERPRINTS: &str = "fingerprints.json";

/// What a folder holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The map.
    pub map: EssayMap,
    /// The fingerprints of the essay as published, where the folder has them.
    pub fingerprints: Option<Fingerprints>,
    /// What is wrong with it.
    pub diagnostics: Vec<Diagnostic>,
    /// The files that the author wrote, by their names; empty for a map that is JSON.
    pub texts: Vec<(String, String)>,
}

/// Why a folder could not be read: the file, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderError {
    /// The file.
    pub file: PathBuf,
    /// What is wrong with it, in words.
    pub message: String,
}

impl Display for FolderError {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.file.display(), self.message)
    }
}

impl std::error::Error for FolderError {}

/// Reads the sources of one map.
///
/// # Errors
///
/// Where a file cannot be read or is no JSON. Whatever else is wrong is among the diagnostics.
pub fn read_folder(folder: &Path) -> Result<Source, FolderError> {
    #[cfg(feature = "source")]
    if let Some(files) = source_files(folder)? {
        let (map, placed) = super::source::read(&files);
        let texts = files.list().into_iter().map(|file| (file.name.clone(), file.text.clone())).collect();
        let source = fitted(folder, map, placed.into_iter().map(|it| it.diagnostic).collect())?;
        return Ok(Source { texts, ..source });
    }
    let path = folder.join(MAP);
    let mut map =
        json(&path)?.ok_or_else(|| FolderError { file: path, message: "there is no such file".to_owned() })?;
    for list in LISTS {
        if let Some(items) = json(&folder.join(list).with_extension("json"))? {
            map[list] = items;
        }
    }
    for name in TEXTS {
        let paragraphs = text(&folder.join(name))?.map(|text| paragraphs(&text));
        if let (Some(paragraphs), Some(edition)) = (paragraphs, map.pointer_mut("/editions/0")) {
            edition["paragraphs"] = paragraphs.into();
        }
    }
    let (map, diagnostics) = super::json::from_value(map);
    fitted(folder, map, diagnostics)
}

/// The files of the source in a folder; `None` where it has none.
///
/// # Errors
///
/// Where a file cannot be read, or the essay that is named lies outside the folder.
#[cfg(feature = "source")]
pub fn source_files(folder: &Path) -> Result<Option<super::source::SourceFiles>, FolderError> {
    use super::source::{ACTORS, ESSAY, EVENTS, MAP, SourceFile, SourceFiles, is_meant};
    let file = |name: &str| -> Result<Option<SourceFile>, FolderError> {
        let text = match inside(folder, name)? {
            Some(path) => text(&path)?,
            None => None,
        };
        Ok(text.map(|text| SourceFile { name: name.to_owned(), text }))
    };
    let Some(map) = file(MAP)? else { return Ok(None) };
    let front_matter = super::argdown::read(&map.text).front_matter;
    let named = front_matter.get("essay").and_then(Value::as_str).unwrap_or(ESSAY);
    let (actors, events) = (file(ACTORS)?, file(EVENTS)?);
    let mut beside = names_in(folder);
    let Some(essay) = file(named)? else {
        let message = match beside.iter().find(|name| is_meant(name, named)) {
            Some(near) => format!(
                "there is no such file, and “{near}” is not read; name it “{named}”, or write `essay: {near}` into the head of {MAP}"
            ),
            None => "there is no such file".to_owned(),
        };
        return Err(FolderError { file: folder.join(named), message });
    };
    let read = [MAP, named, ACTORS, EVENTS];
    beside.retain(|name| !read.contains(&name.as_str()));
    Ok(Some(SourceFiles { map, essay, actors, events, beside }))
}

/// The name of a file in a folder that is likely meant for its map, though it is not called so.
#[cfg(feature = "source")]
pub fn misnamed_map(folder: &Path) -> Option<String> {
    names_in(folder).into_iter().find(|name| super::source::is_meant(name, super::source::MAP))
}

/// The names of the files in a folder, in order; none where it cannot be read.
#[cfg(feature = "source")]
fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
}

/// The path of a file in a folder; `None` where there is no such file.
///
/// # Errors
///
/// Where the name, or a link there, leads out of the folder.
#[cfg(feature = "source")]
fn inside(folder: &Path, name: &str) -> Result<Option<PathBuf>, FolderError> {
    let path = folder.join(name);
    let wrong = |message: String| FolderError { file: path.clone(), message };
    let is_plain = Path::new(name).components().all(|it| matches!(it, std::path::Component::Normal(_)));
    let (root, whole) = match (folder.canonicalize(), path.canonicalize()) {
        (Ok(root), Ok(whole)) => (root, whole),
        (_, Err(error)) if error.kind() == ErrorKind::NotFound && is_plain => return Ok(None),
        (Err(error), _) | (_, Err(error)) => return Err(wrong(error.to_string())),
    };
    if !is_plain || !whole.starts_with(&root) {
        return Err(wrong("it lies outside the folder of the map, where nothing is read".to_owned()));
    }
    Ok(Some(whole))
}

/// A map with its fingerprints, where the folder has them.
fn fitted(folder: &Path, map: EssayMap, mut diagnostics: Vec<Diagnostic>) -> Result<Source, FolderError> {
    let (fingerprints, found) = fitting_fingerprints(folder, &map)?;
    diagnostics.extend(found);
    Ok(Source { map, fingerprints, diagnostics, ..Source::default() })
}

/// The fingerprints in the folder of a map, where it has them, and what does not fit between the two.
///
/// # Errors
///
/// Where the file cannot be read or holds none.
pub fn fitting_fingerprints(
    folder: &Path,
    map: &EssayMap,
) -> Result<(Option<Fingerprints>, Vec<Diagnostic>), FolderError> {
    let path = folder.join(FINGERPRINTS);
    let fingerprints: Option<Fingerprints> = match json(&path)? {
        None => None,
        Some(value) => {
            let wrong = |error: serde_json::Error| FolderError { file: path, message: error.to_string() };
            Some(serde_json::from_value(value).map_err(wrong)?)
        }
    };
    let found = fingerprints.as_ref().map(|prints| misfits(map, prints)).unwrap_or_default();
    Ok((fingerprints, found))
}

/// The folders below one that hold the sources of a map, by name.
///
/// # Errors
///
/// Where the folder cannot be read.
pub fn maps_in(folder: &Path) -> Result<Vec<PathBuf>, FolderError> {
    let wrong = |error: std::io::Error| FolderError { file: folder.to_owned(), message: error.to_string() };
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder).map_err(wrong)? {
        let path = entry.map_err(wrong)?.path();
        if path.join(MAP).is_file() || path.join("map.argdown").is_file() {
            folders.push(path);
        }
    }
    folders.sort();
    Ok(folders)
}

/// What does not fit between a map and its fingerprints.
fn misfits(map: &EssayMap, prints: &Fingerprints) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut report = |message: String| {
        found.push(Diagnostic {
            kind: Kind::Fingerprints,
            place: FINGERPRINTS.to_owned(),
            message,
            help: "Make the fingerprints anew from the text: `cargo xtask fingerprint --text FILE`.".to_owned(),
        });
    };
    match map.original() {
        None => report("The map has no edition with the role “original”, of which these could be.".to_owned()),
        Some(edition) if edition.id != prints.edition => {
            report(format!("These are of the edition {}; the map’s original is {}.", prints.edition, edition.id));
        }
        Some(edition) => {
            let (ours, theirs) = (map.splitter(edition), prints.splitter());
            if ours != theirs {
                let name = |it: Splitter| match it.language() {
                    "" => format!("rule {}", it.rule().number()),
                    language => format!("rule {} for the language “{language}”", it.rule().number()),
                };
                report(format!("Their sentences were told by {}; the map goes by {}.", name(theirs), name(ours)));
            }
            for selector in crate::anchor::passages(map, &edition.id) {
                if prints.passage(&selector).is_none() {
                    let place = crate::reading::words::place(&selector);
                    report(format!("They do not have the passage in {place}: a copy would never be searched for it."));
                }
            }
        }
    }
    found
}

/// The paragraphs of a text, each on one line.
fn paragraphs(text: &str) -> Vec<String> {
    let joined = |paragraph: &str| paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    text.replace('\r', "").split("\n\n").map(joined).filter(|paragraph| !paragraph.is_empty()).collect()
}

fn json(path: &Path) -> Result<Option<Value>, FolderError> {
    let Some(text) = text(path)? else { return Ok(None) };
    serde_json::from_str(&text)
        .map(Some)
        .map_err(|error| FolderError { file: path.to_owned(), message: error.to_string() })
}

/// The text of a file; `None` where there is no such file.
fn text(path: &Path) -> Result<Option<String>, FolderError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(FolderError { file: path.to_owned(), message: unreadable(&error) }),
    }
}

/// Why a file of text could not be read, and what to do about it.
pub fn unreadable(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::InvalidData => "the file is not in UTF-8; save it as UTF-8, as each editor can".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::SentenceRule;

    #[test]
    fn paragraphs_stand_between_empty_lines() {
        assert_eq!(paragraphs("One\nline.\r\n\r\nTwo.\n\n\n\n"), ["One line.", "Two."]);
    }

    #[test]
    fn fingerprints_are_of_the_sentences_that_the_map_counts() {
        let Source { mut map, fingerprints, .. } = read_folder(Path::new("tests/maps/linden")).unwrap();
        let fingerprints = fingerprints.unwrap();
        assert_eq!(misfits(&map, &fingerprints), []);
        map.sentence_rule = SentenceRule::Second;
        let found = misfits(&map, &fingerprints);
        assert_eq!(found.len(), 1);
        assert!(found[0].message.contains("told by rule 1; the map goes by rule 2 for the language “de”"), "{found:?}");
    }

    #[test]
    fn a_folder_without_a_map_says_which_file_is_missing() {
        let error = read_folder(Path::new("no/such/folder")).unwrap_err();
        assert!(error.to_string().ends_with("map.json: there is no such file"), "{error}");
    }
}
