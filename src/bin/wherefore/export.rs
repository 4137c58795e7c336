//! `export`: a map in the formats of other programs.

use std::fs;
use std::io::{Write, stderr, stdout};
use std::path::Path;

use wherefore::document::{EssayMap, Severity};
use wherefore::format::export::{self, export};
use wherefore::format::source;

use crate::maps::read_map;
use crate::{Format, Wrong};

/// Writes a map in a format. Returns whether the map has no errors; one that has is written as far as it could be read.
pub(crate) fn run(path: &Path, to: Format, out: Option<&Path>, site: &str) -> Result<bool, Wrong> {
    let map = read_map(path)?;
    let errors = map.count(Severity::Error);
    let (files, losses) = written(&map.map, to, site);
    match (out, files.as_slice()) {
        (Some(folder), files) => {
            fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
            for file in files {
                let (name, text) = file;
                let place = folder.join(name);
                fs::write(&place, text).map_err(|error| format!("{}: {error}", place.display()))?;
                let _ = writeln!(stdout(), "{}", place.display());
            }
        }
        (None, [(_, text)]) => stdout().write_all(text.as_bytes()).map_err(|error| error.to_string())?,
        (None, files) => {
            return Err(format!("these are {} files; name a folder for them with `--out FOLDER`", files.len()));
        }
    }
    for loss in losses {
        let _ = writeln!(stderr(), "not as in the map: {loss}");
    }
    if errors > 0 {
        let _ = writeln!(stderr(), "The map has {errors} errors; `wherefore check {}` says which.", path.display());
    }
    Ok(errors == 0)
}

/// The files of a map in a format, each with its name, and in words what of the map they do not have.
fn written(map: &EssayMap, to: Format, site: &str) -> (Vec<(String, String)>, Vec<String>) {
    let format = match to {
        Format::Argdown => {
            let (files, left) = source::write(map);
            let files = files.list().into_iter().map(|file| (file.name.clone(), file.text.clone()));
            return (files.collect(), left.into_iter().map(|it| format!("{}: {}", it.place, it.why)).collect());
        }
        Format::Json => export::Format::Json,
        Format::Outline => export::Format::Outline,
        Format::Csv => export::Format::Csv,
        Format::Graphml => export::Format::Graphml,
        Format::Dot => export::Format::Dot,
        Format::Svg => export::Format::Svg,
        Format::Annotations => export::Format::Annotations,
    };
    let written = export(map, format, site);
    let files = written.files.iter().map(|file| (file.name.to_string(), file.text.clone()));
    (files.collect(), written.losses.iter().map(ToString::to_string).collect())
}
