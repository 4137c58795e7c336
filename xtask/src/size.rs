//! How much a reader's browser loads, compressed as a good static host would do, and where each kilobyte goes.
//!
//! Measured is the first load of `/`, which is `index.html` and the styles, scripts and WebAssembly that it names, and
//! each program that is loaded once it is asked for. [`BUDGETS`] bound them. What code they are made of is counted before
//! wasm-opt, in bytes as they are, by [`rooms`]; all figures stand beside those that were recorded last ([`record`]).
//! Entries: [`measure`], [`check`] and [`write_record`].

mod record;
mod rooms;

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use brotli::enc::BrotliEncoderParams;

use self::record::Figures;
use crate::project::Project;
use crate::steps::say;

/// A kilobyte here is 1,000 bytes.
const KILOBYTE: usize = 1000;

/// What is weighed, and how much it may weigh. Each goes down with what is saved, and none goes up. A program on demand that
/// has no line here is weighed alone.
const BUDGETS: [(&str, usize); 5] = [
    (FIRST_LOAD, 180 * KILOBYTE),
    // Enough to read by.
    (READABLE, 36 * KILOBYTE),
    ("opener", 240 * KILOBYTE),
    ("judge", 76 * KILOBYTE),
    // What reads YAML, HTML and documents is most of what the reader has not; 450 KB are the aim.
    ("studio", 740 * KILOBYTE),
];

const FIRST_LOAD: &str = "first load";
const READABLE: &str = "HTML and CSS";

/// How the name of a program ends that wasm-bindgen has made.
const WASM: &str = "_bg.wasm";

/// What a built site weighs.
pub(crate) struct Weights {
    pages: usize,
    first: Vec<Measured>,
    /// Each program that is loaded on demand, by its name, and its files.
    on_demand: BTreeMap<String, Vec<Measured>>,
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

/// Says what the site in `dist` weighs and what its programs are made of, beside what was recorded; fails if anything is
/// over its budget.
pub(crate) fn check(project: &Project) -> Result<()> {
    let weights = measure(&project.at("dist"))?;
    say(&weights.to_string());
    let recorded = record::read(project)?;
    say(&record::compared(&figures(project, &weights)?, recorded.as_ref()));
    let over = weights.over_budget();
    ensure!(over.is_empty(), "over budget: {}", over.join(", "));
    Ok(())
}

/// Keeps the figures of the site in `dist`, to be compared with later ones.
pub(crate) fn write_record(project: &Project) -> Result<()> {
    let weights = measure(&project.at("dist"))?;
    say(&weights.to_string());
    let figures = figures(project, &weights)?;
    say(&record::compared(&figures, record::read(project)?.as_ref()));
    record::write(project, &figures)
}

/// Every figure, by what it is a figure of.
fn figures(project: &Project, weights: &Weights) -> Result<Figures> {
    let mut figures = Figures::from([(record::COMPRESSED.to_owned(), weights.totals())]);
    figures.extend(rooms::figures(project)?);
    Ok(figures)
}

/// Measures the site in `dist`.
pub(crate) fn measure(dist: &Path) -> Result<Weights> {
    let index = fs::read_to_string(dist.join("index.html"))
        .context("dist/index.html cannot be read; `cargo xtask build` makes it")?;
    let mut weights = Weights { pages: 0, first: Vec::new(), on_demand: BTreeMap::new() };
    for file in files_below(dist)? {
        let relative = file.strip_prefix(dist).unwrap_or(&file);
        let name = relative.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        let Some(kind) = Kind::of(&name) else { continue };
        weights.pages += usize::from(kind == Kind::Page);
        // What the page loads at once it names by a path; what may be needed later, by a bare name.
        let first = if kind == Kind::Page { name == "index.html" } else { index.contains(&format!("./{name}")) };
        let program = (!first).then(|| on_demand(dist, &name)).flatten();
        if first || program.is_some() {
            let bytes = fs::read(&file).with_context(|| format!("dist/{name} cannot be read"))?;
            let measured = Measured { name, kind, compressed: compressed(&bytes)? };
            match program {
                Some(program) => weights.on_demand.entry(program).or_default().push(measured),
                None => weights.first.push(measured),
            }
        }
    }
    Ok(weights)
}

/// The program that a file belongs to, by what stands before the hash in its name.
fn on_demand(dist: &Path, name: &str) -> Option<String> {
    let stem = name.strip_suffix(WASM).or(name.strip_suffix(".js"))?;
    let is_program = dist.join(format!("{stem}{WASM}")).is_file();
    is_program.then(|| stem.rsplit_once('-').map_or(stem, |(program, _)| program).to_owned())
}

/// Every file below a folder, sorted by path.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
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

impl Weights {
    /// What is weighed, and its weight.
    fn totals(&self) -> BTreeMap<String, usize> {
        let sum = |files: &[Measured]| files.iter().map(|file| file.compressed).sum();
        let readable = self.first.iter().filter(|file| file.kind.needed_to_read()).map(|file| file.compressed).sum();
        let first = [(FIRST_LOAD.to_owned(), sum(&self.first)), (READABLE.to_owned(), readable)];
        first.into_iter().chain(self.on_demand.iter().map(|(name, files)| (name.clone(), sum(files)))).collect()
    }

    /// What is over its budget.
    fn over_budget(&self) -> Vec<&'static str> {
        let totals = self.totals();
        let over = BUDGETS.iter().filter(|(name, budget)| totals.get(*name).is_some_and(|total| total > budget));
        over.map(|(name, _)| *name).collect()
    }
}

impl Display for Weights {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        writeln!(out, "Pages in dist: {}. First load of index.html, brotli quality 11:", self.pages)?;
        for file in &self.first {
            writeln!(out, "  {:<40} {:>8} KB", file.name, kilobytes(file.compressed))?;
        }
        writeln!(out, "Loaded on demand:")?;
        for file in self.on_demand.values().flatten() {
            writeln!(out, "  {:<40} {:>8} KB", file.name, kilobytes(file.compressed))?;
        }
        writeln!(out, "In all:")?;
        for (name, used) in self.totals() {
            write!(out, "  {name:<40} {:>8} KB", kilobytes(used))?;
            if let Some((_, budget)) = BUDGETS.iter().find(|(budgeted, _)| *budgeted == name) {
                let verdict = if used > *budget { "OVER BUDGET" } else { "within budget" };
                write!(out, " of {} KB, {verdict}", budget / KILOBYTE)?;
            }
            writeln!(out)?;
        }
        Ok(())
    }
}

/// Kilobytes with one decimal, rounded up: what reads as a budget's own number is never above it.
fn kilobytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(KILOBYTE / 10);
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights(page: usize, wasm: usize, judge: usize) -> Weights {
        let file = |name: &str, kind, compressed| Measured { name: name.into(), kind, compressed };
        Weights {
            pages: 1,
            first: vec![file("index.html", Kind::Page, page), file("web_bg.wasm", Kind::Wasm, wasm)],
            on_demand: BTreeMap::from([("judge".into(), vec![file("judge-1_bg.wasm", Kind::Wasm, judge)])]),
        }
    }

    #[test]
    fn each_budget_is_kept_on_its_own() {
        let [(_, all), (_, readable), _, (_, judge), _] = BUDGETS;
        assert!(weights(readable, all - readable, judge).over_budget().is_empty());
        assert_eq!(weights(readable + 1, 0, 0).over_budget(), [READABLE]);
        assert_eq!(weights(readable, all - readable + 1, 0).over_budget(), [FIRST_LOAD]);
        assert_eq!(weights(0, 0, judge + 1).over_budget(), ["judge"]);
        assert!(weights(0, 0, judge + 1).to_string().contains("OVER BUDGET"));
    }

    #[test]
    fn kilobytes_are_rounded_up() {
        assert_eq!(kilobytes(0), "0.0");
        assert_eq!(kilobytes(45_000), "45.0");
        assert_eq!(kilobytes(45_001), "45.1");
    }

    #[test]
    fn what_the_first_page_loads_is_told_from_what_is_loaded_on_demand() {
        let shell = xshell::Shell::new().unwrap();
        let dist = shell.create_temp_dir().unwrap();
        let write = |name: &str, text: &str| shell.write_file(dist.path().join(name), text).unwrap();
        let page = "<link href=\"./base-1.css\"><script>import './web-1.js'; './web-1_bg.wasm'</script>\
                    <div data-judge=\"judge-2.js\">";
        write("index.html", page);
        write("claim/war/index.html", "<p>another page</p>");
        let all = ["base-1.css", "web-1.js", "web-1_bg.wasm", "judge-2.js", "judge-2_bg.wasm", "root.js", "icon.svg"];
        for name in all {
            write(name, "x");
        }
        let weights = measure(dist.path()).unwrap();
        assert_eq!(weights.pages, 2);
        let names = |files: &[Measured]| files.iter().map(|file| file.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&weights.first), ["base-1.css", "index.html", "web-1.js", "web-1_bg.wasm"]);
        let programs: Vec<_> = weights.on_demand.iter().map(|(name, files)| (name.as_str(), names(files))).collect();
        assert_eq!(programs, [("judge", vec!["judge-2.js".to_owned(), "judge-2_bg.wasm".to_owned()])]);
    }

    #[test]
    fn text_is_measured_compressed() {
        assert!(compressed("wherefore ".repeat(1000).as_bytes()).unwrap() < 100);
    }
}
