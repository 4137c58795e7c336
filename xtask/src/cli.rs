//! The command-line program: runs it from this checkout, or installs it.

use std::ffi::OsString;
use std::process::Command;

use anyhow::{Context, Result};
use xshell::cmd;

use crate::project::Project;

/// Runs the program where the command was given, with these arguments.
pub(crate) fn run(project: &Project, arguments: &[OsString]) -> Result<()> {
    let cargo = project.need("cargo")?;
    let manifest = project.at("Cargo.toml");
    let package = ["--locked", "--quiet", "--features", "cli", "--bin", "wherefore"];
    let here = std::env::current_dir().context("the folder in which the command was given is gone")?;
    let run = cmd!(project.shell(), "{cargo} run {package...} --manifest-path {manifest} -- {arguments...}");
    let status = Command::from(run).current_dir(here).status().context("cargo could not be started")?;
    // What the program has to say it says itself, and by its exit code.
    std::process::exit(status.code().unwrap_or(1))
}

/// Installs the program.
pub(crate) fn install(project: &Project) -> Result<()> {
    let cargo = project.need("cargo")?;
    let root = project.at("");
    cmd!(project.shell(), "{cargo} install --locked --path {root} --features cli --bin wherefore")
        .run()
        .context("the program could not be installed")
}
