//! Files that are opened, as those of a map: a text becomes an essay in which nothing is claimed yet; a map in any form
//! becomes its source.
//!
//! Entries: [`of_files`], [`of_text`]. What cannot be opened is told in words.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::document::Severity;
use crate::format::parse;
use crate::format::source::{
    ACTORS, ESSAY, EVENTS, MAP, SourceFile, SourceFiles, begun, essay_of_blocks, essay_of_markdown, write,
};
use crate::import::{self, Decode, Format, Notice};

/// A file: its name and what is in it.
pub(super) type Named = (String, Vec<u8>);

/// The most bytes that are unpacked: what follows is not opened.
const MOST_BYTES: u64 = 50_000_000;

/// The language that a text is taken to be in until its head says otherwise, as a BCP 47 tag.
const LANGUAGE: &str = "en";

/// The files of a map of a text that was pasted.
pub(super) fn of_text(text: &str, decode: Decode) -> Result<SourceFiles, String> {
    of_copy(text.as_bytes(), "", decode)
}

/// The files of a map that some files are, or are a text of.
pub(super) fn of_files(mut files: Vec<Named>, decode: Decode) -> Result<SourceFiles, String> {
    if let [(_, bytes)] = files.as_slice()
        && bytes.starts_with(b"PK\x03\x04")
        && import::docx::read(bytes).is_none()
    {
        files = unpacked(bytes)?;
    }
    if let Some(at) = files.iter().position(|(name, _)| ends(name, &["argdown", "ad"])) {
        let map = files.swap_remove(at);
        return of_source(map, files);
    }
    match files.as_slice() {
        [] => Err("There is no file in it that could be opened.".to_owned()),
        [(name, bytes)] if ends(name, &["json"]) => of_json(bytes),
        [(name, bytes)] => of_copy(bytes, name, decode),
        _ => {
            Err("Which of these is the map? Choose a file that ends in .argdown, with its essay.md, or one file alone."
                .to_owned())
        }
    }
}

fn ends(name: &str, endings: &[&str]) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| endings.iter().any(|it| ending.eq_ignore_ascii_case(it)))
}

/// The files in a zip, by their names without folders.
fn unpacked(bytes: &[u8]) -> Result<Vec<Named>, String> {
    let damaged = |_: zip::result::ZipError| "The zip file is damaged.".to_owned();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let (mut files, mut left) = (Vec::new(), MOST_BYTES);
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(damaged)?;
        let name = entry.name().map_err(damaged)?.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        if entry.is_dir()
            || name.starts_with('.')
            || !ends(&name, &["argdown", "ad", "md", "markdown", "yaml", "yml", "json", "txt", "html", "htm"])
        {
            continue;
        }
        let mut content = Vec::new();
        entry.take(left + 1).read_to_end(&mut content).map_err(|_| "The zip file is damaged.".to_owned())?;
        let size = u64::try_from(content.len()).unwrap_or(u64::MAX);
        left = left
            .checked_sub(size)
            .ok_or_else(|| "What is in the zip file is too large: more than 50 MB.".to_owned())?;
        files.push((name, content));
    }
    Ok(files)
}

/// The text of a file of a source, which is in UTF-8.
fn utf8((name, bytes): &Named) -> Result<SourceFile, String> {
    let text =
        String::from_utf8(bytes.clone()).map_err(|_| format!("{name} is not in UTF-8. Save it in this encoding."))?;
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    Ok(SourceFile { name: name.clone(), text })
}

/// A map in Argdown, with what else its author has put beside it.
fn of_source(map: Named, files: Vec<Named>) -> Result<SourceFiles, String> {
    let named = |name: &str| files.iter().find(|(it, _)| it.eq_ignore_ascii_case(name)).map(utf8).transpose();
    let is_text = |(name, _): &&Named| ends(name, &["md", "markdown"]);
    let essay = match named(ESSAY)? {
        Some(essay) => Some(essay),
        None => files.iter().find(is_text).map(utf8).transpose()?,
    };
    let map = SourceFile { name: MAP.to_owned(), ..utf8(&map)? };
    let essay = SourceFile { name: ESSAY.to_owned(), text: essay.map(|it| it.text).unwrap_or_default() };
    Ok(SourceFiles { map, essay, actors: named(ACTORS)?, events: named(EVENTS)?, ..SourceFiles::default() })
}

/// A map as JSON.
fn of_json(bytes: &[u8]) -> Result<SourceFiles, String> {
    let text = String::from_utf8_lossy(bytes);
    let (map, findings) = parse(&text);
    if let Some(wrong) = findings.iter().find(|it| it.severity() == Severity::Error && map.claims.is_empty()) {
        return Err(format!("This is no map that could be opened. {} {}", wrong.message, wrong.help));
    }
    Ok(write(&map).0)
}

/// A text, as the essay of a new map.
fn of_copy(bytes: &[u8], name: &str, decode: Decode) -> Result<SourceFiles, String> {
    if name.is_empty() || ends(name, &["md", "markdown"]) {
        let text = String::from_utf8_lossy(bytes);
        if import::format(&text, name) == Format::Markdown && !text.trim().is_empty() {
            return Ok(begun(essay_of_markdown(&text, LANGUAGE)));
        }
    }
    let copy = import::docx::read(bytes).unwrap_or_else(|| import::read_with(bytes, name, decode));
    if copy.blocks.is_empty() {
        return Err(Notice::all_words(&copy.notices));
    }
    Ok(begun(essay_of_blocks(&copy.blocks, LANGUAGE)))
}
