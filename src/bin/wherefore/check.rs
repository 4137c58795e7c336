//! `check`: all that is wrong with maps, as a compiler shows it, or as JSON.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde_json::json;
use wherefore::document::{Diagnostic, Severity};
use wherefore::format::source::{Lines, PlacedDiagnostic};
use wherefore::reading::words::counted;

use crate::Wrong;
use crate::maps::{Map, maps_at, read_map};

/// Checks the maps at these paths. Returns whether none has an error.
pub(crate) fn run(paths: &[PathBuf], as_json: bool) -> Result<bool, Wrong> {
    let mut written = String::new();
    let mut items = Vec::new();
    let (mut errors, mut warnings) = (0_usize, 0_usize);
    let maps = paths.iter().map(|path| maps_at(path)).collect::<Result<Vec<_>, _>>()?.concat();
    for path in &maps {
        // One that cannot be read keeps nothing back of the others.
        let map = match read_map(path) {
            Ok(map) => map,
            Err(wrong) => {
                errors += 1;
                if as_json {
                    items.push(json!({
                        "file": path.display().to_string(), "severity": Severity::Error.to_string(),
                        "kind": "Unreadable", "message": wrong, "help": "",
                    }));
                } else {
                    let _ = writeln!(std::io::stderr(), "wherefore: {wrong}");
                }
                continue;
            }
        };
        errors += map.count(Severity::Error);
        warnings += map.count(Severity::Warning);
        if as_json {
            items.extend(listed(path, &map));
        } else {
            shown(path, &map, &mut written);
        }
    }
    if as_json {
        written = serde_json::to_string_pretty(&items).map_err(|error| error.to_string())?;
        written.push('\n');
    } else {
        let _ = writeln!(written, "{}", summary(errors, warnings));
    }
    anstream::stdout().write_all(written.as_bytes()).map_err(|error| error.to_string())?;
    Ok(errors == 0)
}

pub(crate) fn summary(errors: usize, warnings: usize) -> String {
    match (errors, warnings) {
        (0, 0) => "Nothing is wrong.".to_owned(),
        (0, warnings) => format!("{}; nothing that keeps the map from being read.", counted(warnings, "warning")),
        (errors, 0) => format!("{}.", counted(errors, "error")),
        (errors, warnings) => format!("{}, {}.", counted(errors, "error"), counted(warnings, "warning")),
    }
}

/// The findings as a compiler shows them: each with the line that it is about.
pub(crate) fn shown(path: &Path, map: &Map, out: &mut String) {
    let renderer = Renderer::styled();
    let folder = if path == Path::new(".") || path == Path::new("-") { PathBuf::new() } else { path.to_owned() };
    let files = map.files.as_ref().map(|files| files.list()).unwrap_or_default();
    for placed in &map.placed {
        let Some(file) = files.get(placed.file) else { continue };
        let Diagnostic { kind, message, help, .. } = &placed.diagnostic;
        let level = match placed.severity() {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let name = folder.join(&file.name).display().to_string();
        let id = format!("{kind:?}");
        let range = on_one_line(&file.text, placed);
        let snippet = Snippet::source(file.text.as_str()).path(name).annotation(AnnotationKind::Primary.span(range));
        let group = level.primary_title(message.as_str()).id(id).element(snippet);
        let group = if help.is_empty() { group } else { group.element(Level::HELP.message(help.as_str())) };
        let _ = writeln!(out, "{}\n", renderer.render(&[group]));
    }
    for diagnostic in &map.diagnostics {
        let _ = writeln!(out, "{}: {diagnostic}\n", path.display());
    }
}

/// The bytes of a finding that are on its first line: a long passage is not shown whole.
fn on_one_line(text: &str, placed: &PlacedDiagnostic) -> std::ops::Range<usize> {
    let range = placed.range.clone();
    let written = text.get(range.clone()).unwrap_or_default();
    let end = written.find(['\n', '\r']).map_or(range.end, |at| range.start + at);
    range.start.min(text.len())..end.max(range.start).min(text.len())
}

/// The findings as data.
fn listed(path: &Path, map: &Map) -> Vec<serde_json::Value> {
    let files = map.files.as_ref().map(|files| files.list()).unwrap_or_default();
    let lines: Vec<Lines<'_>> = files.iter().map(|file| Lines::new(&file.text)).collect();
    let severity = |severity: Severity| severity.to_string();
    let placed = map.placed.iter().filter_map(|placed| {
        let (file, lines) = (files.get(placed.file)?, lines.get(placed.file)?);
        let (line, column) = lines.place(placed.range.start);
        let (end_line, end_column) = lines.place(placed.range.end);
        Some(json!({
            "file": path.join(&file.name).display().to_string(),
            "line": line, "column": column, "endLine": end_line, "endColumn": end_column,
            "severity": severity(placed.severity()),
            "kind": format!("{:?}", placed.diagnostic.kind),
            "message": placed.diagnostic.message,
            "help": placed.diagnostic.help,
        }))
    });
    let others = map.diagnostics.iter().map(|diagnostic| {
        json!({
            "file": path.display().to_string(),
            "place": diagnostic.place,
            "severity": severity(diagnostic.severity()),
            "kind": format!("{:?}", diagnostic.kind),
            "message": diagnostic.message,
            "help": diagnostic.help,
        })
    });
    placed.chain(others).collect()
}
