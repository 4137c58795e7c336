//! The benchmarks, and what they need besides cargo.
//!
//! Entries: [`Bench::parse`], [`Bench::run`]. The anchoring is measured beside a peer, whose npm package is installed
//! with those of the browser tests; so are the reading of sources and the layout of graphs, whose peers are installed by
//! themselves; where that fails, their columns stay empty. The page is measured in a browser, on
//! the embedded map with the processor slowed down, on a map of 5,000 claims and on a text of 200,000 words, of which only
//! the first page is built.

use std::ffi::OsString;

use anyhow::{Context, Result, bail};
use lexopt::ValueExt;
use xshell::cmd;

use crate::project::Project;
use crate::rings::{Part, set_up};
use crate::steps::{Steps, say};
use crate::{browser, release};

/// Which benchmark is wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Bench {
    Anchoring,
    Search,
    Standing,
    Source,
    Layout,
    Page,
}

impl Bench {
    /// The benchmark that the next argument names.
    pub(crate) fn parse(arguments: &mut lexopt::Parser) -> Result<Self, lexopt::Error> {
        match arguments.value()?.string()?.as_str() {
            "anchoring" => Ok(Self::Anchoring),
            "search" => Ok(Self::Search),
            "standing" => Ok(Self::Standing),
            "source" => Ok(Self::Source),
            "layout" => Ok(Self::Layout),
            "page" => Ok(Self::Page),
            other => Err(format!("there is no benchmark {other}").into()),
        }
    }

    /// Sets up what it needs and runs it. The rest of the command line is handed on.
    pub(crate) fn run(self, project: &Project, handed_on: &[OsString]) -> Result<()> {
        let name = match self {
            Self::Anchoring => "anchoring",
            Self::Search => "search",
            Self::Standing => "standing",
            Self::Source => "source",
            Self::Layout => "layout",
            Self::Page if handed_on.is_empty() => return page(project),
            Self::Page => bail!("the benchmark page takes no arguments"),
        };
        if self == Self::Anchoring
            && let Err(error) = browser::packages(project, &mut Steps::new(1))
        {
            say(&format!("The peer is left out: {error:#}"));
        }
        let peers: &[&str] = match self {
            Self::Source => &ARGDOWN,
            Self::Layout => &LAYERED,
            _ => &[],
        };
        if !peers.is_empty()
            && let Err(error) = install(project, peers)
        {
            say(&format!("Peers are left out: {error:#}"));
        }
        let cargo = project.need("cargo")?;
        cmd!(project.shell(), "{cargo} bench --locked -p wherefore --features source --bench {name} -- {handed_on...}")
            .run()
            .with_context(|| format!("the benchmark {name} failed"))
    }
}

/// Installs packages to compare with.
fn install(project: &Project, packages: &[&str]) -> Result<()> {
    let npm = project.need("npm")?;
    let options = ["--no-audit", "--no-fund", "--save-exact", "--prefix", ".tools/bench"];
    cmd!(project.shell(), "{npm} install {options...} {packages...}")
        .quiet()
        .run()
        .context("npm could not install them")
}

/// What else reads Argdown, in the version that is compared with.
const ARGDOWN: [&str; 1] = ["@argdown/core@2.0.1"];

/// What else lays graphs out in ranks. Graphviz, where it is there, is that of the system.
const LAYERED: [&str; 2] = ["@dagrejs/dagre@3.1.3", "elkjs@0.12.1"];

/// Builds the site and that of two large maps, and measures what a reader waits for: after a choice, in the embedded map
/// and among many claims; after a letter typed into the search of a long text.
fn page(project: &Project) -> Result<()> {
    let browser = set_up(project, Part::Browser)?;
    let mut steps = Steps::new(3);
    steps.start("site").say("building for release into dist (a minute or two) …");
    release::build(project)?;
    steps.start("many claims").say("building the site of a map of 5,000 claims (a minute or two) …");
    let many = release::large_site(project, "target/many-claims", &["5000"])?;
    steps.start("long text").say("building the site of a text of 200,000 words (a minute or two) …");
    let long = release::large_site(project, "target/long-text", &["500", "200000"])?;
    let node = project.need("node")?;
    for (script, folder, slow_down) in [
        ("choice", project.at("dist"), "4"),
        ("choice", many.clone(), "1"),
        ("chart", many, "1"),
        ("typing", project.at("dist"), "4"),
        ("typing", long, "1"),
    ] {
        say(&format!("\n{}", folder.display()));
        let command =
            cmd!(project.shell(), "{node} tests/bench/{script}.mjs {slow_down}").env("WHEREFORE_DIST", folder);
        browser.iter().fold(command, |command, path| command.env("WHEREFORE_BROWSER", path)).run()?;
    }
    Ok(())
}
