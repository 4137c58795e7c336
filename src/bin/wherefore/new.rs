//! `new`: a map to start from.

use std::fs::{self, File};
use std::io::{ErrorKind, Write, stdout};
use std::path::Path;

use wherefore::format::source::markdown;
use wherefore::import::{self, Kind};

use crate::Wrong;

const ESSAY: &str = include_str!("start/essay.md");
const MAP: &str = include_str!("start/map.argdown");
const ACTORS: &str = include_str!("start/actors.yaml");

/// The map of an essay that is still to be laid open.
const EMPTY_MAP: &str = include_str!("start/empty.argdown");

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
        Some(text) => vec![("essay.md", essay(text)?), ("map.argdown", EMPTY_MAP.to_owned())],
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

/// An essay's file with the text of another file.
fn essay(path: &Path) -> Result<String, Wrong> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if let Some(text) = std::str::from_utf8(&bytes).ok().filter(|_| is_markdown(path)) {
        return Ok(with_head(text));
    }
    let copy = import::docx::read(&bytes).unwrap_or_else(|| import::read(&bytes, &name));
    if copy.blocks.is_empty() {
        let why: Vec<String> = copy.notices.iter().map(import::Notice::words).collect();
        let why = if why.is_empty() { "it has no text".to_owned() } else { why.join(" ") };
        return Err(format!("{}: {why}", path.display()));
    }
    let title = copy.blocks.iter().find(|block| block.kind == Kind::Heading).map(|block| block.text.as_str());
    let mut text = head(title);
    for block in &copy.blocks {
        let words = markdown(&block.text);
        text.push('\n');
        text.push_str(&match block.kind {
            Kind::Heading => format!("## {words}"),
            Kind::Item => format!("- {words}"),
            Kind::Paragraph | Kind::Aside => words,
        });
        text.push('\n');
    }
    Ok(text)
}

fn is_markdown(path: &Path) -> bool {
    path.extension().is_some_and(|it| it.eq_ignore_ascii_case("md") || it.eq_ignore_ascii_case("markdown"))
}

/// A text in Markdown as it is, with a head if it has none: its first heading becomes the title.
fn with_head(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.starts_with("---\n") || text.starts_with("---\r\n") {
        return text.to_owned();
    }
    let first = text.trim_start().lines().next().unwrap_or_default();
    let (title, rest) = match first.strip_prefix("# ") {
        Some(title) => (Some(title.trim()), text.trim_start().strip_prefix(first).unwrap_or_default().trim_start()),
        None => (None, text),
    };
    [&head(title), "\n", rest].concat()
}

/// The head of an essay's file, to be filled in.
fn head(title: Option<&str>) -> String {
    let title = serde_json::json!(title.unwrap_or("Untitled"));
    format!("---\ntitle: {title}\nauthor: \"\"\ndate: \"\"\nlanguage: en\n---\n")
}
