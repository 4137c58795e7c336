//! How much a reader's browser loads before the page is there and alive, compressed as a good static host would do.
//!
//! The first load of `/` is `index.html` and the styles, scripts and WebAssembly that it names. Two budgets bound it:
//! one for all of it, one for what has to arrive before the essay can be read. Entries: [`measure`] and [`check`].

use std::fmt::{self, Display, Formatter};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use brotli::enc::BrotliEncoderParams;

use crate::steps::say;

/// A kilobyte here is 1,000 bytes.
const KILOBYTE: usize = 1000;
const BUDGET_ALL: usize = 200 * KILOBYTE;
/// HTML and CSS: enough to read by.
const BUDGET_READABLE: usize = 45 * KILOBYTE;

/// The first load of a built site.
pub(crate) struct FirstLoad {
    pages: usize,
    files: Vec<Measured>,
}

struct Measured {
    name: String,
    kind: Kind,
    compressed: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Page,
    Style,
    Script,
    Wasm,
}

/// Measures the first load of the site in `dist`, and fails if it is over a budget.
pub(crate) fn check(dist: &Path) -> Result<()> {
    let load = measure(dist)?;
    say(&load.to_string());
    ensure!(!load.over_budget(), "the first load is over budget");
    Ok(())
}

/// Measures the first load of the site in `dist`.
pub(crate) fn measure(dist: &Path) -> Result<FirstLoad> {
    let index = fs::read_to_string(dist.join("index.html"))
        .context("dist/index.html cannot be read; `cargo xtask build` makes it")?;
    let (mut pages, mut files) = (0, Vec::new());
    for file in files_below(dist)? {
        let relative = file.strip_prefix(dist).unwrap_or(&file);
        let name = relative.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        let Some(kind) = Kind::of(&name) else { continue };
        pages += usize::from(kind == Kind::Page);
        let first = if kind == Kind::Page { name == "index.html" } else { index.contains(&name) };
        if first {
            let bytes = fs::read(&file).with_context(|| format!("dist/{name} cannot be read"))?;
            files.push(Measured { name, kind, compressed: compressed(&bytes)? });
        }
    }
    Ok(FirstLoad { pages, files })
}

/// Every file below a folder, sorted by path.
fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The size in brotli's best quality.
fn compressed(mut bytes: &[u8]) -> Result<usize> {
    let parameters = BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut out, &parameters)?;
    Ok(out.len())
}

impl Kind {
    fn of(name: &str) -> Option<Self> {
        match name.rsplit_once('.')?.1 {
            "html" => Some(Self::Page),
            "css" => Some(Self::Style),
            "js" | "mjs" => Some(Self::Script),
            "wasm" => Some(Self::Wasm),
            _ => None,
        }
    }

    fn needed_to_read(self) -> bool {
        matches!(self, Self::Page | Self::Style)
    }
}

impl FirstLoad {
    fn all(&self) -> usize {
        self.files.iter().map(|file| file.compressed).sum()
    }

    fn readable(&self) -> usize {
        self.files.iter().filter(|file| file.kind.needed_to_read()).map(|file| file.compressed).sum()
    }

    fn over_budget(&self) -> bool {
        self.all() > BUDGET_ALL || self.readable() > BUDGET_READABLE
    }
}

impl Display for FirstLoad {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        writeln!(out, "Pages in dist: {}. First load of index.html, brotli quality 11:", self.pages)?;
        for file in &self.files {
            writeln!(out, "  {:<40} {:>8} KB", file.name, kilobytes(file.compressed))?;
        }
        budget_line(out, "HTML and CSS", self.readable(), BUDGET_READABLE)?;
        writeln!(out)?;
        budget_line(out, "all", self.all(), BUDGET_ALL)
    }
}

fn budget_line(out: &mut Formatter<'_>, name: &str, used: usize, budget: usize) -> fmt::Result {
    let verdict = if used > budget { "OVER BUDGET" } else { "within budget" };
    write!(out, "  {name:<40} {:>8} KB of {} KB, {verdict}", kilobytes(used), budget / KILOBYTE)
}

/// Kilobytes with one decimal, rounded up: what reads as a budget's own number is never above it.
fn kilobytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(KILOBYTE / 10);
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(page: usize, wasm: usize) -> FirstLoad {
        let file = |name: &str, kind, compressed| Measured { name: name.into(), kind, compressed };
        FirstLoad { pages: 1, files: vec![file("index.html", Kind::Page, page), file("web.wasm", Kind::Wasm, wasm)] }
    }

    #[test]
    fn each_budget_is_kept_on_its_own() {
        assert!(!load(45_000, 155_000).over_budget());
        assert!(load(45_001, 0).over_budget());
        assert!(load(45_000, 155_001).over_budget());
    }

    #[test]
    fn kilobytes_are_rounded_up() {
        assert_eq!(kilobytes(0), "0.0");
        assert_eq!(kilobytes(45_000), "45.0");
        assert_eq!(kilobytes(45_001), "45.1");
    }

    #[test]
    fn only_what_the_first_page_names_is_loaded_first() {
        let shell = xshell::Shell::new().unwrap();
        let dist = shell.create_temp_dir().unwrap();
        let write = |name: &str, text: &str| shell.write_file(dist.path().join(name), text).unwrap();
        write("index.html", "<link href=\"./base-1.css\"><script>import './web-1.js'; './web-1_bg.wasm'</script>");
        write("claim/war/index.html", "<p>another page</p>");
        for name in ["base-1.css", "web-1.js", "web-1_bg.wasm", "unused.js", "icon.svg"] {
            write(name, "x");
        }
        let load = measure(dist.path()).unwrap();
        assert_eq!(load.pages, 2);
        let names: Vec<&str> = load.files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["base-1.css", "index.html", "web-1.js", "web-1_bg.wasm"]);
    }

    #[test]
    fn text_is_measured_compressed() {
        assert!(compressed("wherefore ".repeat(1000).as_bytes()).unwrap() < 100);
    }
}
