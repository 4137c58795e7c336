//! Lays a map on a text of its essay, for a private site: says what was found, and writes the map's sources anew.
//!
//! `private SOURCES FILE OUT [DECISIONS]`: `SOURCES` and `OUT` are folders with the sources of a map; the file is plain text, Markdown or HTML; the decisions are what the page has saved on
//! the same file. Where the file does not do, nothing is written.

use std::fs;
use std::io::{Write, stderr, stdout};
use std::path::Path;
use std::process::ExitCode;

use wherefore::format::read_folder;
use wherefore::overlay::{Private, Unfit};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (sources, file, out, decisions) = match arguments.as_slice() {
        [sources, file, out] => (sources, file, out, None),
        [sources, file, out, decisions] => (sources, file, out, Some(decisions.as_str())),
        _ => {
            let _ = writeln!(stderr(), "private SOURCES FILE OUT [DECISIONS]");
            return ExitCode::FAILURE;
        }
    };
    match run(Path::new(sources), Path::new(file), Path::new(out), decisions) {
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

fn run(sources: &Path, file: &Path, out: &Path, decisions: Option<&str>) -> Result<String, String> {
    let at = |place: &Path, error: &dyn std::fmt::Display| format!("{}: {error}", place.display());
    let bytes = fs::read(file).map_err(|error| at(file, &error))?;
    let decided = decisions.map(|path| fs::read_to_string(path).map_err(|error| at(Path::new(path), &error)));
    let decided = decided.transpose()?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let source = read_folder(sources).map_err(|error| error.to_string())?;
    let prints = source.fingerprints.ok_or_else(|| format!("{}: there are no fingerprints", sources.display()))?;
    let private = Private::new(&source.map, &prints, (&bytes, &name), decided.as_deref());
    let private = private.map_err(|unfit| match (&unfit, decisions) {
        (Unfit::Decisions(_), Some(path)) => at(Path::new(path), &unfit.words()),
        _ => at(file, &unfit.words()),
    })?;
    fs::create_dir_all(out).map_err(|error| at(out, &error))?;
    let write = |name: &str, json: serde_json::Result<String>| {
        let path = out.join(name);
        let json = json.map_err(|error| at(&path, &error))?;
        fs::write(&path, json).map_err(|error| at(&path, &error))
    };
    write("map.json", serde_json::to_string(&private.map))?;
    write("fingerprints.json", serde_json::to_string(&prints))?;
    Ok(private.report)
}
