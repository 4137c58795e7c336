//! Lays the embedded map on a text of its essay, for a private site: says what was found, and writes the map.
//!
//! `private FILE OUT [DECISIONS]`: the file is plain text, Markdown or HTML; the decisions are what the page has saved on
//! the same file. Where the file does not do, nothing is written.

use std::fs;
use std::io::{Write, stderr, stdout};
use std::path::Path;
use std::process::ExitCode;

use wherefore::content;
use wherefore::overlay::{Private, Unfit};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (file, out, decisions) = match arguments.as_slice() {
        [file, out] => (file, out, None),
        [file, out, decisions] => (file, out, Some(decisions.as_str())),
        _ => {
            let _ = writeln!(stderr(), "private FILE OUT [DECISIONS]");
            return ExitCode::FAILURE;
        }
    };
    match run(Path::new(file), Path::new(out), decisions) {
        Ok(report) => {
            let _ = write!(stdout(), "{report}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            let _ = writeln!(stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(file: &Path, out: &Path, decisions: Option<&str>) -> Result<String, String> {
    let at = |place: &Path, error: &dyn std::fmt::Display| format!("{}: {error}", place.display());
    let bytes = fs::read(file).map_err(|error| at(file, &error))?;
    let decided = decisions.map(|path| fs::read_to_string(path).map_err(|error| at(Path::new(path), &error)));
    let decided = decided.transpose()?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let private = Private::new(&content::embedded(), &content::fingerprints(), (&bytes, &name), decided.as_deref());
    let private = private.map_err(|unfit| match (&unfit, decisions) {
        (Unfit::Decisions(_), Some(path)) => at(Path::new(path), &unfit.words()),
        _ => at(file, &unfit.words()),
    })?;
    let json = serde_json::to_string(&private.map).map_err(|error| at(out, &error))?;
    // A map that is there already keeps its age, so that nothing is built anew for it.
    if fs::read_to_string(out).ok().as_ref() != Some(&json) {
        out.parent().map_or(Ok(()), fs::create_dir_all).map_err(|error| at(out, &error))?;
        fs::write(out, json).map_err(|error| at(out, &error))?;
    }
    Ok(private.report)
}
