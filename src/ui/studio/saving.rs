//! Files that are saved: handed to the browser, which puts them where its user wants.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::document::EssayMap;
use crate::format::source::SourceFiles;
use crate::text::words;
use crate::ui::files;

/// What a file of a map is called, without its ending.
fn stem(map: &EssayMap) -> String {
    let title = if map.title.is_empty() { &map.source.title } else { &map.title };
    let stem = words(title).collect::<Vec<_>>().join("-").to_lowercase();
    if stem.is_empty() { "map".to_owned() } else { stem }
}

/// Saves the source, all files as one.
pub(super) fn save_source(source: &SourceFiles, map: &EssayMap) {
    if let Some(bytes) = packed(source) {
        files::save_bytes(&bytes, "application/zip", &format!("{}.zip", stem(map)));
    }
}

/// Saves the map as JSON.
pub(super) fn save_json(map: &EssayMap) {
    if let Ok(text) = serde_json::to_string_pretty(map) {
        files::save(&text, &format!("{}.json", stem(map)));
    }
}

/// The files of a source as a zip; `None` where one cannot be packed, which none is known to cause.
fn packed(source: &SourceFiles) -> Option<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for file in source.list().into_iter().filter(|file| !file.name.is_empty()) {
        archive.start_file(file.name.as_str(), SimpleFileOptions::default()).ok()?;
        archive.write_all(file.text.as_bytes()).ok()?;
    }
    archive.finish().ok().map(Cursor::into_inner)
}
