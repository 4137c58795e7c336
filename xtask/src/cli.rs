//! The command-line program: runs it from this checkout, or installs it.
//!
//! What makes a site needs the programs of the page, which a release build makes. They are built where they are missing;
//! whoever has changed them since builds them anew with `cargo xtask build`.

use std::ffi::OsString;
use std::process::Command;

use anyhow::{Context, Result};
use xshell::cmd;

use crate::project::Project;
use crate::steps::Steps;
use crate::{release, tools};

/// How cargo is told which program is meant.
pub(crate) const PACKAGE: [&str; 8] =
    ["--locked", "--quiet", "--package", "wherefore", "--features", "cli", "--bin", "wherefore"];

/// The commands that need the programs of the page.
const MAKERS: [&str; 2] = ["build", "serve"];

/// Runs the program where the command was given, with these arguments.
pub(crate) fn run(project: &Project, arguments: &[OsString]) -> Result<()> {
    let cargo = project.need("cargo")?;
    let manifest = project.at("Cargo.toml");
    if arguments.first().is_some_and(|command| MAKERS.iter().any(|maker| command == maker)) {
        need_kit(project)?;
    }
    let here = std::env::current_dir().context("the folder in which the command was given is gone")?;
    let run = cmd!(project.shell(), "{cargo} run {PACKAGE...} --manifest-path {manifest} -- {arguments...}");
    let kit = project.at(release::KIT);
    let status = Command::from(run)
        .current_dir(here)
        .env(release::KIT_FILE, kit)
        .status()
        .context("cargo could not be started")?;
    // What the program has to say it says itself, and by its exit code.
    std::process::exit(status.code().unwrap_or(1))
}

/// Builds what every site has in common, if that was never done.
fn need_kit(project: &Project) -> Result<()> {
    if project.at(release::KIT).is_file() {
        return Ok(());
    }
    let mut steps = Steps::new(tools::STEPS + 1);
    tools::set_up(project, &mut steps)?;
    steps.start("programs of the page").say("building them for release (a few minutes) …");
    release::build(project)
}

/// Installs the program, with the programs of the page in it.
pub(crate) fn install(project: &Project) -> Result<()> {
    let cargo = project.need("cargo")?;
    let root = project.at("");
    need_kit(project)?;
    cmd!(project.shell(), "{cargo} install --locked --path {root} --features carry --bin wherefore")
        .env(release::KIT_FILE, project.at(release::KIT))
        .run()
        .context("the program could not be installed")
}
