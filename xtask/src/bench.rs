//! The benchmarks, and what they need besides cargo.
//!
//! Entries: [`Bench::parse`], [`Bench::run`]. The anchoring is measured beside a peer, whose npm package is installed
//! with those of the browser tests; where that fails, the peer's columns stay empty. The page is measured in a browser, on
//! the embedded map with the processor slowed down, and on a map of 5,000 claims, of which only the first page is built.

use std::ffi::OsString;

use anyhow::{Context, Result, bail};
use lexopt::ValueExt;
use xshell::cmd;

use crate::project::{MAP, Project};
use crate::rings::{Part, set_up};
use crate::steps::{Steps, say};
use crate::{browser, build};

/// Which benchmark is wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Bench {
    Anchoring,
    Search,
    Standing,
    Page,
}

impl Bench {
    /// The benchmark that the next argument names.
    pub(crate) fn parse(arguments: &mut lexopt::Parser) -> Result<Self, lexopt::Error> {
        match arguments.value()?.string()?.as_str() {
            "anchoring" => Ok(Self::Anchoring),
            "search" => Ok(Self::Search),
            "standing" => Ok(Self::Standing),
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
            Self::Page if handed_on.is_empty() => return page(project),
            Self::Page => bail!("the benchmark page takes no arguments"),
        };
        if self == Self::Anchoring
            && let Err(error) = browser::packages(project, &mut Steps::new(1))
        {
            say(&format!("The peer is left out: {error:#}"));
        }
        let cargo = project.need("cargo")?;
        cmd!(project.shell(), "{cargo} bench --locked -p wherefore --bench {name} -- {handed_on...}")
            .run()
            .with_context(|| format!("the benchmark {name} failed"))
    }
}

/// Builds the site, and that of the large map, and measures both.
fn page(project: &Project) -> Result<()> {
    let browser = set_up(project, Part::Browser)?;
    let mut steps = Steps::new(2);
    steps.start("site").say("building for release into dist (a minute or two) …");
    build(project)?;
    steps.start("large site").say("building that of a map of 5,000 claims (a minute or two) …");
    let (map, site) = (project.at("target/large-map.json"), project.at("target/large-site"));
    let (node, trunk) = (project.need("node")?, project.need("trunk")?);
    cmd!(project.shell(), "{node} tests/bench/large-map.mjs {map}").run()?;
    cmd!(project.shell(), "{trunk} build --release --offline --dist {site}")
        .env(MAP, &map)
        .env("WHEREFORE_FIRST_PAGE", "1")
        .run()
        .context("the build of the large site failed")?;
    for (folder, slow_down) in [(project.at("dist"), "4"), (site, "1")] {
        say(&format!("\n{}", folder.display()));
        let command = cmd!(project.shell(), "{node} tests/bench/choice.mjs {slow_down}").env("WHEREFORE_DIST", folder);
        browser.iter().fold(command, |command, path| command.env("WHEREFORE_BROWSER", path)).run()?;
    }
    Ok(())
}
