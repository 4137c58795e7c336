//! Whether the site is the same wherever it is built: it is built here, then from a copy of the project in another
//! folder with nothing kept, and each file is compared byte for byte.
//!
//! That is two release builds, the second from nothing: several minutes on two cores, too slow for each run of the tests,
//! which look for paths of the machine in what they have built anyway ([`remap::check`](crate::remap::check)). Run it
//! before a release, and after a change of the toolchain. Entry: [`run`].

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use xshell::cmd;

use crate::project::Project;
use crate::size::files_below;
use crate::steps::{Steps, say};
use crate::{release, tools};

/// Where the copy lies. Its path is longer than the project's, and another.
const COPY: &str = "target/reproduce/the-same-in-another-place";

/// Builds the site twice and compares; fails if a file differs.
pub(crate) fn run(project: &Project) -> Result<()> {
    let mut steps = Steps::new(tools::STEPS + 4);
    tools::set_up(project, &mut steps)?;
    steps.start("site").say("building for release into dist (a minute or two) …");
    release::build(project)?;
    let copy = project.at(COPY);
    let step = steps.start("copy");
    step.say(&format!("copying what git knows of the project to {COPY} …"));
    lay(project, &copy)?;
    // The tools are those of the project.
    let other = Project::at_root(&copy, project.path())?;
    crate::remap::set(&other)?;
    steps.start("site again").say("building it from nothing there (several minutes) …");
    release::build(&other)?;
    steps.start("comparison").say("of every file");
    let differing = differences(&project.at("dist"), &copy.join("dist"))?;
    for file in &differing {
        say(&format!("  {} differs", file.display()));
    }
    ensure!(
        differing.is_empty(),
        "{} files differ between the two builds; they are kept to be compared",
        differing.len()
    );
    say("Both builds are the same, byte for byte.");
    fs::remove_dir_all(&copy).context("the copy cannot be removed")
}

/// Copies every file that git knows, as it is now, into a folder that has nothing else.
fn lay(project: &Project, copy: &Path) -> Result<()> {
    let git = project.need("git")?;
    let listed = cmd!(project.shell(), "{git} ls-files -z --cached --others --exclude-standard").quiet().read()?;
    if copy.exists() {
        fs::remove_dir_all(copy).context("an older copy cannot be removed")?;
    }
    for name in listed.split('\0').filter(|name| !name.is_empty()) {
        let (from, to) = (project.at(name), copy.join(name));
        // What git still lists may have been deleted.
        if from.is_file() {
            fs::create_dir_all(to.parent().unwrap_or(copy))
                .and_then(|()| fs::copy(&from, &to))
                .with_context(|| format!("{name} cannot be copied"))?;
        }
    }
    Ok(())
}

/// The files that two folders do not have alike, by their paths below them.
fn differences(one: &Path, other: &Path) -> Result<Vec<PathBuf>> {
    let mut names = BTreeSet::new();
    for folder in [one, other] {
        for file in files_below(folder)? {
            names.insert(file.strip_prefix(folder).unwrap_or(&file).to_owned());
        }
    }
    let content = |folder: &Path, name: &Path| fs::read(folder.join(name)).ok();
    Ok(names.into_iter().filter(|name| content(one, name) != content(other, name)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_or_is_missing_on_one_side_is_found() {
        let shell = xshell::Shell::new().unwrap();
        let folder = shell.create_temp_dir().unwrap();
        let (one, other) = (folder.path().join("one"), folder.path().join("other"));
        for (place, text) in [("one/a", "x"), ("other/a", "x"), ("one/b/c", "x"), ("other/b/c", "y"), ("other/d", "x")]
        {
            shell.write_file(folder.path().join(place), text).unwrap();
        }
        assert_eq!(differences(&one, &other).unwrap(), [Path::new("b/c"), Path::new("d")]);
    }
}
