//! All tests, from the cheapest to the dearest, each a ring around the last.
//!
//! [`RINGS`] is the whole list. [`test()`] sets up what the wanted rings need, runs them in order and stops at the first
//! that fails, with its name.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::cmd;

use crate::browser;
use crate::project::{MAP, Project};
use crate::steps::{Steps, say};
use crate::{printer, release, remap, size, tools};

/// Which rings are wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Part {
    All,
    Native,
    Browser,
}

struct Ring {
    name: &'static str,
    part: Part,
    check: Check,
}

/// The maps of the tested site, whatever `WHEREFORE_MAP` is set to: the project’s own, one that is other in all that a map
/// may be, its language and the number of everything in it, and one whose essay is set in every way that there is.
const TESTED: [&str; 3] = ["content/putin-peace", "tests/maps/linden", "tests/maps/almanac"];

enum Check {
    /// A run of cargo with these arguments.
    Cargo(&'static str),
    Build,
    Printer,
    Paths,
    Size,
    Browser,
}

const RINGS: [Ring; 14] = [
    Ring::native("formatting", "fmt --all --check"),
    Ring::native("lints of the task runner", "clippy -p xtask --all-targets --locked -- -D warnings"),
    Ring::native("lints", "clippy -p wherefore --features ssr,schema,cli --all-targets --locked -- -D warnings"),
    Ring::native(
        "lints of the programs for the browser",
        "clippy -p wherefore --target wasm32-unknown-unknown --features hydration,opener,judge,chart --bin reader --bin opener --bin judge --bin chart --locked -- -D warnings",
    ),
    Ring::native(
        "lints of the studio",
        "clippy -p wherefore --target wasm32-unknown-unknown --features studio --bin studio --locked -- -D warnings",
    ),
    Ring::native("lints of the printer", "clippy -p printer --locked -- -D warnings"),
    Ring::native("docs", "doc --no-deps --locked --document-private-items --features ssr,schema,cli -p wherefore"),
    Ring::native("tests of the task runner", "test -p xtask --locked"),
    // With the features of the press, which renders the pages later on, so that one build serves both.
    Ring::native("native tests", "test -p wherefore --locked --features ssr,schema,cli"),
    Ring::browser("release build", Check::Build),
    Ring::browser("the same pages from WebAssembly", Check::Printer),
    Ring::browser("no path of this machine in the site", Check::Paths),
    Ring::browser("browser tests", Check::Browser),
    // Last, although it is cheap: what is too large is no reason to leave the other tests out.
    Ring::browser("size budget", Check::Size),
];

/// The variable that names the file in which tests note what they leave out for want of something.
const LEFT_OUT: (&str, &str) = ("WHEREFORE_LEFT_OUT", "target/left-out.txt");

/// What every ring finds set: snapshots are compared, never written, and a warning in the docs is an error.
const ENVIRONMENT: [(&str, &str); 2] = [("INSTA_UPDATE", "no"), ("RUSTDOCFLAGS", "-Dwarnings")];

/// Runs every ring of a part. What is handed on goes to Playwright.
pub(crate) fn test(project: &Project, part: Part, handed_on: &[OsString]) -> Result<()> {
    let browser = set_up(project, part)?;
    for (name, value) in ENVIRONMENT {
        project.shell().set_var(name, value);
    }
    let tested = std::env::join_paths(TESTED).context("a folder of a map cannot be named")?;
    project.shell().set_var(MAP, tested);
    let left_out = project.at(LEFT_OUT.1);
    if let Err(error) = fs::remove_file(&left_out)
        && error.kind() != ErrorKind::NotFound
    {
        return Err(error).with_context(|| format!("{} cannot be removed", LEFT_OUT.1));
    }
    project.shell().set_var(LEFT_OUT.0, &left_out);
    let rings: Vec<&Ring> = RINGS.iter().filter(|ring| part.has(ring.part)).collect();
    say("\nTests");
    let mut steps = Steps::new(rings.len());
    for (passed, ring) in rings.iter().enumerate() {
        let step = steps.start(ring.name);
        say(step.label());
        ring.run(project, browser.as_deref(), handed_on).with_context(|| {
            say(&format!("{passed} passed, 1 failed"));
            format!("{} failed", step.label())
        })?;
    }
    say(&format!("\n{} passed, 0 failed", rings.len()));
    if let Some(note) = left_out_note(&fs::read_to_string(&left_out).unwrap_or_default()) {
        say(&note);
    }
    Ok(())
}

/// What to say of the lines in which tests have noted what they lack: each once, and how many tests it is.
fn left_out_note(noted: &str) -> Option<String> {
    let mut tests: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (missing, test) in noted.lines().filter_map(|line| line.split_once('\t')) {
        tests.entry(missing).or_default().insert(test);
    }
    let count = tests.values().flatten().collect::<BTreeSet<_>>().len();
    let lines = tests.iter().map(|(missing, tests)| format!("\n  {missing}, for {}", tests.len()));
    (count > 0)
        .then(|| format!("{count} tests were left out, in whole or in part, for want of:{}", lines.collect::<String>()))
}

/// Sets up what a part of the tests needs; the browser, if it needs one.
pub(crate) fn set_up(project: &Project, part: Part) -> Result<Option<PathBuf>> {
    say("Set-up");
    if part == Part::Native {
        tools::target(project, &mut Steps::new(1))?;
        // The same flags as with the other parts, so that what is built for the one serves the others.
        remap::set(project)?;
        return Ok(None);
    }
    let mut steps = Steps::new(tools::STEPS + browser::STEPS);
    tools::set_up(project, &mut steps)?;
    browser::packages(project, &mut steps)?;
    browser::faces(project, &mut steps)?;
    browser::set_up(project, &mut steps)
}

impl Part {
    pub(crate) fn named(word: &OsStr) -> Option<Self> {
        match word.to_str()? {
            "native" => Some(Self::Native),
            "browser" => Some(Self::Browser),
            _ => None,
        }
    }

    fn has(self, other: Self) -> bool {
        self == Self::All || self == other
    }
}

impl Ring {
    const fn native(name: &'static str, arguments: &'static str) -> Self {
        Self { name, part: Part::Native, check: Check::Cargo(arguments) }
    }

    const fn browser(name: &'static str, check: Check) -> Self {
        Self { name, part: Part::Browser, check }
    }

    fn run(&self, project: &Project, browser: Option<&Path>, handed_on: &[OsString]) -> Result<()> {
        match self.check {
            Check::Cargo(arguments) => {
                let cargo = project.need("cargo")?;
                let arguments = arguments.split(' ');
                Ok(cmd!(project.shell(), "{cargo} {arguments...}").run()?)
            }
            Check::Build => release::build(project),
            Check::Printer => printer::compare(project, &TESTED),
            Check::Paths => remap::check(project, &project.at("dist")),
            Check::Size => size::check(project),
            Check::Browser => playwright(project, browser, handed_on),
        }
    }
}

fn playwright(project: &Project, browser: Option<&Path>, handed_on: &[OsString]) -> Result<()> {
    // A map of which the chart does not hold all in the page at once.
    let large = release::large_site(project, "target/large-map", &["400"])?;
    let npx = project.need("npx")?;
    let _folder = project.shell().push_dir(browser::FOLDER);
    let command = cmd!(project.shell(), "{npx} playwright test {handed_on...}").env("WHEREFORE_LARGE", large);
    let command = browser.into_iter().fold(command, |command, path| command.env("WHEREFORE_BROWSER", path));
    Ok(command.run()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_out_is_counted_once() {
        assert_eq!(left_out_note(""), None);
        let note = left_out_note("a text\tone\na text\tone\nexamples\ttwo\na text\ttwo\n").unwrap();
        let lines: Vec<_> = note.lines().collect();
        assert!(lines[0].starts_with("2 tests were left out"), "{note}");
        assert_eq!(lines[1..], ["  a text, for 2", "  examples, for 1"]);
    }
}
