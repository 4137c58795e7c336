//! Maps on the disk: where they are, what they hold, under which names they stand in a site.

use std::fmt::Display;
use std::io::{self, stdin};
use std::path::{Path, PathBuf};
use std::{env, fs};

use wherefore::anchor::Fingerprints;
use wherefore::document::{Diagnostic, EssayMap, Severity};
use wherefore::format::source::{PlacedDiagnostic, SourceFile, SourceFiles, read};
use wherefore::format::{
    Source, fitting_fingerprints, maps_in, misnamed_map, parse, read_folder, source_files, unreadable,
};

use crate::Wrong;

/// A map as it was read, with what is wrong with it.
#[derive(Default)]
pub(crate) struct Map {
    pub(crate) map: EssayMap,
    /// What finds its passages in copies of a text that it does not contain.
    pub(crate) fingerprints: Option<Fingerprints>,
    /// The files of its source; none for a map that is JSON.
    pub(crate) files: Option<SourceFiles>,
    /// What is wrong with the source.
    pub(crate) placed: Vec<PlacedDiagnostic>,
    /// What is wrong with a map that is JSON, or with its fingerprints.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Map {
    /// How much of this severity is wrong with it.
    pub(crate) fn count(&self, severity: Severity) -> usize {
        let all = self.placed.iter().map(|it| &it.diagnostic).chain(&self.diagnostics);
        all.filter(|it| it.severity() == severity).count()
    }

    /// The map for the press.
    pub(crate) fn into_source(self) -> Source {
        let texts = self.files.iter().flat_map(|files| files.list());
        let texts = texts.map(|file| (file.name.clone(), file.text.clone())).collect();
        Source { map: self.map, fingerprints: self.fingerprints, diagnostics: self.diagnostics, texts }
    }
}

/// Reads a folder with a map, a file with a whole map as JSON, or `-`: an argument on standard input, without its essay.
pub(crate) fn read_map(path: &Path) -> Result<Map, Wrong> {
    let from_source = |files: SourceFiles| {
        let (map, placed) = read(&files);
        Map { map, files: Some(files), placed, ..Map::default() }
    };
    if path == Path::new("-") {
        let text = io::read_to_string(stdin()).map_err(|error| format!("standard input: {error}"))?;
        let map = SourceFile { name: "standard input".to_owned(), text };
        return Ok(from_source(SourceFiles { map, ..SourceFiles::default() }));
    }
    if path.is_file() {
        if path.extension().is_some_and(|it| SOURCES.iter().any(|source| it == *source)) {
            return Err(at(path, &"this is one file of a map; name the folder that it is in"));
        }
        let (map, diagnostics) = parse(&fs::read_to_string(path).map_err(|error| at(path, &unreadable(&error)))?);
        return Ok(Map { map, diagnostics, ..Map::default() });
    }
    if let Some(files) = source_files(path).map_err(|error| error.to_string())? {
        let mut map = from_source(files);
        (map.fingerprints, map.diagnostics) =
            fitting_fingerprints(path, &map.map).map_err(|error| error.to_string())?;
        return Ok(map);
    }
    let Source { map, fingerprints, diagnostics, .. } = read_folder(path)
        .map_err(|error| format!("{error}. A map's folder has a file map.argdown; `wherefore new FOLDER` makes one"))?;
    Ok(Map { map, fingerprints, diagnostics, ..Map::default() })
}

/// How the names of the files end that an author writes.
const SOURCES: [&str; 4] = ["argdown", "md", "yaml", "yml"];

/// What went wrong at a place.
pub(crate) fn at(place: &Path, error: &dyn Display) -> Wrong {
    format!("{}: {error}", place.display())
}

/// A map of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Placed {
    /// Where the map is on the disk.
    pub(crate) path: PathBuf,
    /// The folder of the site in which it stands.
    pub(crate) slug: String,
}

/// What the folders of a site hold that are not maps.
const RESERVED: [&str; 7] = ["actor", "claim", "data", "map", "paragraph", "shelf", "studio"];

/// The maps at these paths, in their order: each is a map, or a folder of maps.
pub(crate) fn placed(paths: &[PathBuf]) -> Result<Vec<Placed>, Wrong> {
    let mut found: Vec<Placed> = Vec::new();
    for path in paths {
        for path in maps_at(path)? {
            let slug = slug(&path)?;
            if RESERVED.contains(&slug.as_str()) {
                return Err(at(&path, &format!("a site has a folder “{slug}” of its own; name the map otherwise")));
            }
            if let Some(other) = found.iter().find(|other| other.slug == slug) {
                let words = format!("{} has the same name; both would stand at {slug}/", other.path.display());
                return Err(at(&path, &words));
            }
            found.push(Placed { path, slug });
        }
    }
    Ok(found)
}

/// The map at a path, or those in it; `-` is a map.
pub(crate) fn maps_at(path: &Path) -> Result<Vec<PathBuf>, Wrong> {
    let is_map = path == Path::new("-")
        || path.is_file()
        || ["map.argdown", "map.json"].iter().any(|name| path.join(name).is_file());
    if is_map {
        return Ok(vec![path.to_owned()]);
    }
    let maps = maps_in(path).map_err(|error| error.to_string())?;
    if maps.is_empty() {
        if let Some(name) = misnamed_map(path) {
            return Err(at(
                path,
                &format!("the map is called “{name}” here, which is not read; name it “map.argdown”"),
            ));
        }
        let words =
            "there is no map here: neither a file map.argdown nor folders with one; `wherefore new FOLDER` makes one";
        return Err(at(path, &words));
    }
    Ok(maps)
}

/// The name of a map in addresses: that of its folder or file, in the letters that addresses have.
fn slug(path: &Path) -> Result<String, Wrong> {
    let whole = env::current_dir().map(|here| here.join(path)).unwrap_or_else(|_| path.to_owned());
    let whole = whole.canonicalize().unwrap_or(whole);
    let name = if path.is_file() { whole.file_stem() } else { whole.file_name() };
    let name = name.unwrap_or_default().to_string_lossy().to_lowercase();
    let words = name.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.collect::<Vec<_>>().join("-");
    if slug.is_empty() {
        return Err(at(path, &"its name has no letters from a to z and no digits, of which addresses are made"));
    }
    Ok(slug)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_stands_under_the_name_of_its_folder_in_plain_letters() {
        assert_eq!(slug(Path::new("content/us-declaration")).unwrap(), "us-declaration");
        assert_eq!(slug(Path::new("/nowhere/My Essay (2)")).unwrap(), "my-essay-2");
        assert!(slug(Path::new("/nowhere/…")).unwrap_err().contains("addresses"));
    }
}
