//! `lay`: a map on a text of its essay that the map does not contain, for whoever holds the rights to the text.

use std::fs;
use std::io::{Write, stdout};
use std::path::Path;

use wherefore::format::{Source, read_folder};
use wherefore::overlay::{Private, Unfit};

use crate::Wrong;
use crate::maps::at;

/// Writes a folder with the map and the text in it. Where the text does not do, nothing is written.
pub(crate) fn run(folder: &Path, text: &Path, decisions: Option<&Path>, out: &Path) -> Result<bool, Wrong> {
    let source = laid(folder, text, decisions)?;
    fs::create_dir_all(out).map_err(|error| at(out, &error))?;
    let write = |name: &str, json: serde_json::Result<String>| {
        let path = out.join(name);
        fs::write(&path, json.map_err(|error| at(&path, &error))?).map_err(|error| at(&path, &error))
    };
    write("map.json", serde_json::to_string(&source.map))?;
    write("fingerprints.json", serde_json::to_string(&source.fingerprints))?;
    Ok(true)
}

/// A map laid on a text: plain text, Markdown or HTML; the decisions are what the page has saved on the same text. What was
/// found is said.
pub(crate) fn laid(folder: &Path, text: &Path, decisions: Option<&Path>) -> Result<Source, Wrong> {
    let bytes = fs::read(text).map_err(|error| at(text, &error))?;
    let decided = decisions.map(|path| fs::read_to_string(path).map_err(|error| at(path, &error))).transpose()?;
    let name = text.file_name().unwrap_or_default().to_string_lossy();
    let source = read_folder(folder).map_err(|error| error.to_string())?;
    let prints = source.fingerprints.ok_or_else(|| format!("{}: there are no fingerprints", folder.display()))?;
    let private = Private::new(&source.map, &prints, (&bytes, &name), decided.as_deref());
    let private = private.map_err(|unfit| match (&unfit, decisions) {
        (Unfit::Decisions(_), Some(path)) => at(path, &unfit.words()),
        _ => at(text, &unfit.words()),
    })?;
    let _ = write!(stdout(), "{}", private.report);
    Ok(Source { map: private.map, fingerprints: Some(prints), ..Source::default() })
}
