//! `new`: a map to start from.

use std::fs::{self, File};
use std::io::{ErrorKind, Write, stdout};
use std::path::Path;

use crate::{Wrong, essay};

const ESSAY: &str = include_str!("start/essay.md");
const MAP: &str = include_str!("start/map.argdown");
const ACTORS: &str = include_str!("start/actors.yaml");

/// The map of an essay that is still to be laid open.
const EMPTY_MAP: &str = include_str!("start/empty.argdown");

/// Its actors: none yet, and how one is written.
const EMPTY_ACTORS: &str = include_str!("start/empty-actors.yaml");

/// Writes a new map into a folder. Whatever is there stays as it is.
pub(crate) fn run(folder: &Path, from: Option<&Path>) -> Result<bool, Wrong> {
    let wrong = |error: std::io::Error| format!("{}: {error}", folder.display());
    let is_taken = match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) if error.kind() == ErrorKind::NotFound => false,
        Err(error) => return Err(wrong(error)),
    };
    if is_taken {
        return Err(format!("{} has files in it; name a folder that is new", folder.display()));
    }
    let files = match from {
        None => {
            vec![("essay.md", ESSAY.to_owned()), ("map.argdown", MAP.to_owned()), ("actors.yaml", ACTORS.to_owned())]
        }
        Some(text) => vec![
            ("essay.md", essay::read(text)?),
            ("map.argdown", EMPTY_MAP.to_owned()),
            ("actors.yaml", EMPTY_ACTORS.to_owned()),
        ],
    };
    fs::create_dir_all(folder).map_err(wrong)?;
    let mut out = stdout();
    for (name, text) in files {
        let place = folder.join(name);
        let written = File::create_new(&place).and_then(|mut file| file.write_all(text.as_bytes()));
        written.map_err(|error| format!("{}: {error}", place.display()))?;
        let _ = writeln!(out, "{}", place.display());
    }
    let _ = writeln!(out, "\nNow: wherefore check {}", folder.display());
    Ok(true)
}
