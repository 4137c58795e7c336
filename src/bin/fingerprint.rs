//! Writes the fingerprints of the original edition of a map, made from a file that holds the edition's text.
//!
//! `fingerprint SOURCES FILE [EDITION]`: `SOURCES` is the folder with the sources of the map, into which the fingerprints
//! go. The file has a paragraph a line, or paragraphs divided by empty lines; which of the
//! two is told by the edition's number of sentences in each paragraph, which the text must match.

use std::io::{Write, stderr, stdout};
use std::path::Path;
use std::process::ExitCode;

use wherefore::anchor::{fingerprint, matching, passages};
use wherefore::document::EditionId;
use wherefore::format::read_folder;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (sources, file, edition) = match arguments.as_slice() {
        [sources, file] => (sources, file, None),
        [sources, file, edition] => (sources, file, Some(EditionId(edition.clone()))),
        _ => {
            let _ = writeln!(stderr(), "fingerprint SOURCES FILE [EDITION]");
            return ExitCode::FAILURE;
        }
    };
    match run(Path::new(sources), file, edition.as_ref()) {
        Ok(said) => {
            let _ = writeln!(stdout(), "{said}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            let _ = writeln!(stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(sources: &Path, file: &str, id: Option<&EditionId>) -> Result<String, String> {
    let map = read_folder(sources).map_err(|error| error.to_string())?.map;
    let known: Vec<_> = map.editions.iter().map(|edition| edition.id.as_str()).collect();
    let edition = match id {
        Some(id) => map.editions.iter().find(|edition| edition.id == *id),
        None => map.original(),
    };
    let wanted = id.map_or_else(|| "with the role “original”".to_owned(), ToString::to_string);
    let edition = edition.ok_or_else(|| format!("the map has no edition {wanted}; it has {}", known.join(", ")))?;
    let id = &edition.id;
    let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let matched = matching(&text, &edition.sentence_counts).map_err(|error| format!("{file}: {error}"))?;
    let passages = passages(&map, id);
    let prints = fingerprint(id, &matched.paragraphs, &passages);
    let json = serde_json::to_string(&prints).map_err(|error| error.to_string())? + "\n";
    let out = sources.join("fingerprints.json");
    let out = out.display();
    std::fs::write(out.to_string(), &json).map_err(|error| format!("{out}: {error}"))?;
    let left = match matched.left_over {
        0 => String::new(),
        1 => "; 1 paragraph behind the last of the edition was left out".to_owned(),
        more => format!("; {more} paragraphs behind the last of the edition were left out"),
    };
    let (paragraphs, bytes) = (matched.paragraphs.len(), json.len());
    let passages = passages.len();
    Ok(format!("{out}: {paragraphs} paragraphs, {passages} passages, {bytes} bytes{left}"))
}
