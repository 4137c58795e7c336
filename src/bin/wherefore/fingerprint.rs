//! `fingerprint`: what finds a map's passages in copies of a text, made from the text, without its words.

use std::fs;
use std::io::{Write, stdout};
use std::path::Path;

use wherefore::anchor::{fingerprint, matching, passages};
use wherefore::document::EditionId;
use wherefore::format::read_folder;

use crate::Wrong;
use crate::maps::at;

/// Writes the fingerprints of an edition of a map into the map's folder. The text has a paragraph a line, or paragraphs
/// divided by empty lines; which of the two is told by the edition's number of sentences in each paragraph, which the text
/// must match.
pub(crate) fn run(folder: &Path, file: &Path, id: Option<&str>) -> Result<bool, Wrong> {
    let map = read_folder(folder).map_err(|error| error.to_string())?.map;
    let known: Vec<_> = map.editions.iter().map(|edition| edition.id.as_str()).collect();
    let id = id.map(EditionId::from);
    let edition = match &id {
        Some(id) => map.editions.iter().find(|edition| edition.id == *id),
        None => map.original(),
    };
    let wanted = id.map_or_else(|| "with the role “original”".to_owned(), |id| id.to_string());
    let edition = edition.ok_or_else(|| format!("the map has no edition {wanted}; it has {}", known.join(", ")))?;
    let text = fs::read_to_string(file).map_err(|error| at(file, &error))?;
    let splitter = map.splitter(edition);
    let matched = matching(&text, &edition.sentence_counts, splitter).map_err(|error| at(file, &error))?;
    let passages = passages(&map, &edition.id);
    let prints = fingerprint(&edition.id, &matched.paragraphs, &passages, splitter);
    let json = serde_json::to_string(&prints).map_err(|error| error.to_string())? + "\n";
    let out = folder.join("fingerprints.json");
    fs::write(&out, &json).map_err(|error| at(&out, &error))?;
    let left = match matched.left_over {
        0 => String::new(),
        1 => "; 1 paragraph behind the last of the edition was left out".to_owned(),
        more => format!("; {more} paragraphs behind the last of the edition were left out"),
    };
    let (paragraphs, bytes) = (matched.paragraphs.len(), json.len());
    let passages = passages.len();
    let out = out.display();
    let _ = writeln!(stdout(), "{out}: {paragraphs} paragraphs, {passages} passages, {bytes} bytes{left}");
    Ok(true)
}
