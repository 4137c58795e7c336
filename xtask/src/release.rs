//! The release build of the site: Trunk with settings that make the programs small.
//!
//! The greatest of these settings is that the programs are compiled together with the standard library, so that a panic
//! stops a program at once. As it is delivered, the library makes a message first, which no reader ever sees; what makes
//! it is a tenth of the program of a page. The compiler has both abilities ([building the library][build-std] and
//! [stopping at once][abort]) and reserves them for its own development versions; told by `RUSTC_BOOTSTRAP`, a released one
//! takes them as well. Since `rust-toolchain.toml` names one compiler, they mean the same on every machine. Drafts, native
//! programs and a plain `trunk build` go without.
//!
//! Entries: [`set_up`]; [`build`] for the site, [`settings`] for whoever else starts Trunk.
//!
//! [build-std]: https://doc.rust-lang.org/cargo/reference/unstable.html#build-std
//! [abort]: https://doc.rust-lang.org/rustc/codegen-options/index.html#panic

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use xshell::cmd;

use crate::project::{MAP, Project};
use crate::steps::Steps;
use crate::{notices, remap};

/// Which crates of the standard library are compiled: with its smaller ways of sorting and searching, where it has two.
pub(crate) const LIBRARY: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// What stops a program at once.
const ABORT: &str = "-Zunstable-options -Cpanic=immediate-abort";

/// Brings the sources of the standard library.
pub(crate) fn set_up(project: &Project, steps: &mut Steps) -> Result<()> {
    let step = steps.start("sources of the standard library");
    let rustc = project.need("rustc")?;
    let sysroot = cmd!(project.shell(), "{rustc} --print sysroot").quiet().read()?;
    if Path::new(&sysroot).join("lib/rustlib/src/rust/library/Cargo.lock").is_file() {
        step.say("found");
        return Ok(());
    }
    step.say("adding them to the Rust toolchain …");
    let rustup = project.need("rustup")?;
    cmd!(project.shell(), "{rustup} component add rust-src")
        .run()
        .context("they could not be added; check the network, then try `rustup component add rust-src`")
}

/// What Trunk finds set for a release build; needs [`remap::set`].
pub(crate) fn settings(project: &Project) -> Vec<(&'static str, String)> {
    let flags = project.shell().var(remap::FLAGS).unwrap_or_default();
    let flags = [flags.as_str(), ABORT].join(" ").trim_start().to_owned();
    let library = LIBRARY.map(|(name, value)| (name, value.to_owned()));
    library.into_iter().chain([(remap::FLAGS, flags)]).collect()
}

/// Where what every site has in common is kept after a build, below the project's folder.
pub(crate) const KIT: &str = "target/wherefore.kit";

/// The environment variable that names that place.
pub(crate) const KIT_FILE: &str = "WHEREFORE_KIT";

/// Where the notices are made, below the project's folder.
const NOTICES: &str = "target/notices.txt";

/// Builds the site into `dist`, with the notices of what is linked into it; needs the set-up.
pub(crate) fn build(project: &Project) -> Result<()> {
    let (kit, notices) = (project.at(KIT), project.at(NOTICES));
    project.shell().create_dir(project.at("target"))?;
    notices::write(project, &notices)?;
    // Offline, Trunk takes exactly the tools that the set-up put on its PATH and downloads none of its own.
    let trunk = project.need("trunk")?;
    cmd!(project.shell(), "{trunk} build --release --offline")
        .envs(settings(project))
        .env("WHEREFORE_NOTICES", notices)
        .env(KIT_FILE, kit)
        .run()
        .context("the release build failed")
}

/// Builds the first page of a made-up map of this size into a folder, and returns its path.
pub(crate) fn large_site(project: &Project, folder: &str, size: &[&str]) -> Result<PathBuf> {
    let (map, site) = (project.at(&format!("{folder}.json")), project.at(folder));
    let (node, trunk) = (project.need("node")?, project.need("trunk")?);
    cmd!(project.shell(), "{node} tests/bench/large-map.mjs {map} {size...}").run()?;
    cmd!(project.shell(), "{trunk} build --release --offline --dist {site}")
        .envs(settings(project))
        .env(MAP, &map)
        .env("WHEREFORE_FIRST_PAGE", "1")
        .run()
        .with_context(|| format!("the build of {folder} failed"))?;
    Ok(site)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_build_keeps_the_flags_that_are_set() {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let project = Project::at_root(Path::new("."), &path).unwrap();
        let flags = || settings(&project).into_iter().find(|(name, _)| *name == remap::FLAGS).unwrap().1;
        project.shell().set_var(remap::FLAGS, "");
        assert_eq!(flags(), ABORT);
        project.shell().set_var(remap::FLAGS, "--remap-path-prefix=/a=/b");
        assert_eq!(flags(), format!("--remap-path-prefix=/a=/b {ABORT}"));
    }
}
