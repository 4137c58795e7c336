//! A private site: the map laid on a text that the project does not hold, for whoever holds the rights to it.
//!
//! The program `private` of the main package lays the map on the text and says what it found; the map, with the text in
//! it, goes into a folder that git ignores. Whatever is built from then on is told by an environment variable to embed
//! that map.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use xshell::cmd;

use crate::fingerprint::SOURCES;
use crate::project::{MAP, Project};
use crate::steps::Steps;

/// Which text the site is to have, if another than its own.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Private {
    /// The file that holds the text.
    pub(crate) text: Option<PathBuf>,
    /// The file of decisions on passages of the text.
    pub(crate) decisions: Option<PathBuf>,
}

/// Where the map goes.
const PLACE: &str = "target/private";

impl Private {
    /// How many steps [`lay`] takes.
    pub(crate) fn steps(&self) -> usize {
        usize::from(self.text.is_some())
    }
}

/// Lays the map on the text, and has everything that is built afterwards embed it; nothing to do where there is none.
pub(crate) fn lay(project: &Project, private: &Private, steps: &mut Steps) -> Result<()> {
    let Some(text) = &private.text else { return Ok(()) };
    let cargo = project.need("cargo")?;
    steps.start("text").say("finding the map's passages in it …");
    // The paths are meant from where the command was given; the program is started at the root.
    let text = absolute(text)?;
    let decisions = private.decisions.as_deref().map(absolute).transpose()?;
    let map = project.at(PLACE);
    let package = ["--locked", "--quiet", "--package", "wherefore", "--features", "source", "--bin", "private"];
    let program = cmd!(project.shell(), "{cargo} run {package...} -- {SOURCES} {text} {map} {decisions...}");
    let status = Command::from(program).status().context("cargo could not be started")?;
    // The program has said why.
    ensure!(status.success(), "the map was not laid on the text, and nothing was built");
    project.shell().set_var(MAP, map);
    Ok(())
}

/// A path as it is from the project's root as well.
pub(crate) fn absolute(file: &Path) -> Result<PathBuf> {
    std::path::absolute(file).with_context(|| format!("{} is no file's name", file.display()))
}
