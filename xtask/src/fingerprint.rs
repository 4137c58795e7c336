//! Fingerprints: makes them from a text that the project does not hold, and writes them beside the embedded map.
//!
//! The work is done by the program `fingerprint` of the main package, since the task runner does not depend on it.

use std::path::PathBuf;

use anyhow::{Context, Result};
use xshell::cmd;

use crate::private::absolute;
use crate::project::Project;

/// What to make fingerprints of.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Text {
    /// The file that holds the text.
    pub(crate) file: PathBuf,
    /// The edition of the map that it is; `original` if none is named.
    pub(crate) edition: Option<String>,
}

/// The sources of the map that the project comes with.
pub(crate) const SOURCES: &str = "content/putin-peace";

/// Writes the fingerprints of a text.
pub(crate) fn write(project: &Project, text: &Text) -> Result<()> {
    let cargo = project.need("cargo")?;
    // The path is meant from where the command was given; the program is started at the root.
    let file = absolute(&text.file)?;
    let edition = text.edition.as_deref();
    let package = ["--locked", "--quiet", "--package", "wherefore", "--features", "source", "--bin", "fingerprint"];
    cmd!(project.shell(), "{cargo} run {package...} -- {SOURCES} {file} {edition...}")
        .quiet()
        .run()
        .context("no fingerprints were written")
}
