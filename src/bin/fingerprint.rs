//! Writes the fingerprints of an edition of the embedded map, made from a file that holds the edition's text.
//!
//! `fingerprint FILE EDITION OUT`: the file has a paragraph a line, or paragraphs divided by empty lines; which of the
//! two is told by the edition's number of sentences in each paragraph, which the text must match.

use std::io::{Write, stderr, stdout};
use std::process::ExitCode;

use wherefore::anchor::{fingerprint, matching, passages};
use wherefore::content;
use wherefore::document::EditionId;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, edition, out] = arguments.as_slice() else {
        let _ = writeln!(stderr(), "fingerprint FILE EDITION OUT");
        return ExitCode::FAILURE;
    };
    match run(file, &EditionId(edition.clone()), out) {
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

fn run(file: &str, id: &EditionId, out: &str) -> Result<String, String> {
    let map = content::embedded();
    let known: Vec<_> = map.editions.iter().map(|edition| edition.id.as_str()).collect();
    let edition = map.editions.iter().find(|edition| edition.id == *id);
    let edition = edition.ok_or_else(|| format!("the map has no edition {id}; it has {}", known.join(", ")))?;
    let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let matched = matching(&text, &edition.sentence_counts).map_err(|error| format!("{file}: {error}"))?;
    let passages = passages(&map, id);
    let prints = fingerprint(id, &matched.paragraphs, &passages);
    let json = serde_json::to_string(&prints).map_err(|error| error.to_string())? + "\n";
    std::fs::write(out, &json).map_err(|error| format!("{out}: {error}"))?;
    let left = match matched.left_over {
        0 => String::new(),
        1 => "; 1 paragraph behind the last of the edition was left out".to_owned(),
        more => format!("; {more} paragraphs behind the last of the edition were left out"),
    };
    let (paragraphs, bytes) = (matched.paragraphs.len(), json.len());
    let passages = passages.len();
    Ok(format!("{out}: {paragraphs} paragraphs, {passages} passages, {bytes} bytes{left}"))
}
