//! The benchmarks that need cargo alone, and what they need besides.
//!
//! Entries: [`Bench::parse`], [`Bench::run`]. The anchoring is measured beside a peer, whose npm package is installed
//! with those of the browser tests; where that fails, the peer's columns stay empty.

use std::ffi::OsString;

use anyhow::{Context, Result};
use lexopt::ValueExt;
use xshell::cmd;

use crate::browser;
use crate::project::Project;
use crate::steps::{Steps, say};

/// Which benchmark is wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Bench {
    Anchoring,
    Search,
}

impl Bench {
    /// The benchmark that the next argument names.
    pub(crate) fn parse(arguments: &mut lexopt::Parser) -> Result<Self, lexopt::Error> {
        match arguments.value()?.string()?.as_str() {
            "anchoring" => Ok(Self::Anchoring),
            "search" => Ok(Self::Search),
            other => Err(format!("there is no benchmark {other}").into()),
        }
    }

    /// Sets up what it needs and runs it. The rest of the command line is handed on.
    pub(crate) fn run(self, project: &Project, handed_on: &[OsString]) -> Result<()> {
        let name = match self {
            Self::Anchoring => "anchoring",
            Self::Search => "search",
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
