//! `export`: a map in the formats of other programs.

use std::fs;
use std::io::{Write, stderr, stdout};
use std::path::Path;

use wherefore::document::Severity;
use wherefore::format::export::{self, export};

use crate::{Format, Wrong, read_map};

/// Writes a map in a format. Returns whether the map has no errors; one that has is written as far as it could be read.
pub(crate) fn run(path: &Path, to: Format, out: Option<&Path>, site: &str) -> Result<bool, Wrong> {
    let map = read_map(path)?;
    let format = match to {
        Format::Json => export::Format::Json,
        Format::Outline => export::Format::Outline,
        Format::Csv => export::Format::Csv,
        Format::Graphml => export::Format::Graphml,
        Format::Dot => export::Format::Dot,
        Format::Annotations => export::Format::Annotations,
    };
    let found = map.placed.iter().map(|it| &it.diagnostic).chain(&map.diagnostics);
    let errors = found.filter(|it| it.severity() == Severity::Error).count();
    let written = export(&map.map, format, site);
    match (out, written.files.as_slice()) {
        (Some(folder), files) => {
            fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
            for file in files {
                let place = folder.join(&file.name);
                fs::write(&place, &file.text).map_err(|error| format!("{}: {error}", place.display()))?;
                let _ = writeln!(stdout(), "{}", place.display());
            }
        }
        (None, [only]) => stdout().write_all(only.text.as_bytes()).map_err(|error| error.to_string())?,
        (None, files) => {
            return Err(format!("these are {} files; name a folder for them with `--out FOLDER`", files.len()));
        }
    }
    for loss in &written.losses {
        let _ = writeln!(stderr(), "not as in the map: {loss}");
    }
    if errors > 0 {
        let _ = writeln!(stderr(), "The map has {errors} errors; `wherefore check {}` says which.", path.display());
    }
    Ok(errors == 0)
}
