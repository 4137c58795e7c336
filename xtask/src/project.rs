//! Where things lie, and which programs a run sees.
//!
//! Every program is started by the shell of [`Project`], whose `PATH` has the folders of `.tools` in front. A tool is
//! therefore looked for exactly where Trunk will look for it, and a tool installed there goes before one of the
//! system that has another version.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use xshell::Shell;

/// The environment variable that names maps for the site instead of the project's own, divided as in `PATH`.
pub(crate) const MAP: &str = "WHEREFORE_MAP";

/// The project's folder, with a shell that works in it.
pub(crate) struct Project {
    root: PathBuf,
    path: OsString,
    shell: Shell,
}

impl Project {
    /// Opens the project that this crate belongs to, whichever of its folders the command was given in.
    pub(crate) fn open() -> Result<Self> {
        // Cargo names the crate's folder at run time too: a copied or moved project keeps working without a rebuild.
        let own = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&own).parent().context("the task runner lies in no project")?;
        Self::at_root(root, &env::var_os("PATH").unwrap_or_default())
    }

    pub(crate) fn at_root(root: &Path, system_path: &OsString) -> Result<Self> {
        let own = [root.join(".tools/bin"), root.join(".tools/npm/node_modules/.bin")];
        let path = env::join_paths(own.into_iter().chain(env::split_paths(system_path)))
            .context("the project's folder has a name that cannot stand in PATH")?;
        let shell = Shell::new().context("the current folder cannot be read")?;
        shell.change_dir(root);
        shell.set_var("PATH", &path);
        Ok(Self { root: root.to_owned(), path, shell })
    }

    /// Where this run looks for programs, as the value of `PATH`.
    pub(crate) fn path(&self) -> &OsString {
        &self.path
    }

    pub(crate) fn shell(&self) -> &Shell {
        &self.shell
    }

    /// A file or folder of the project.
    pub(crate) fn at(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// The program of this name that comes first on the `PATH` of every run.
    pub(crate) fn find(&self, program: &str) -> Option<PathBuf> {
        // The full path, not the name, is what gets started: on Windows a name alone would not find npm.cmd.
        which::which_in(program, Some(&self.path), &self.root).ok()
    }

    /// The same for a program without which nothing goes on. Says where it comes from if it is missing.
    pub(crate) fn need(&self, program: &str) -> Result<PathBuf> {
        let Some(found) = self.find(program) else {
            match program {
                "node" | "npm" | "npx" => bail!(
                    "{program} was not found on PATH; install Node 20 or newer with its npm, from https://nodejs.org or \
                     your system's packages, then run this again"
                ),
                "cargo" | "rustc" | "rustup" => bail!(
                    "{program} was not found on PATH; install the Rust toolchain from https://rustup.rs, then run this again"
                ),
                _ => bail!("{program} was not found on PATH"),
            }
        };
        Ok(found)
    }

    /// A path as a reader of the messages knows it: relative to the project if it lies in it.
    pub(crate) fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_says_where_to_get_it() {
        let project = Project::at_root(Path::new("/nowhere"), &OsString::new()).unwrap();
        assert!(project.need("npm").unwrap_err().to_string().contains("nodejs.org"));
        assert!(project.need("rustup").unwrap_err().to_string().contains("rustup.rs"));
    }

    #[test]
    fn paths_below_the_project_are_shown_short() {
        let project = Project::at_root(Path::new("/nowhere"), &OsString::new()).unwrap();
        assert_eq!(project.shown(&project.at(".tools/bin")), Path::new(".tools/bin").display().to_string());
        assert_eq!(project.shown(Path::new("/usr")), "/usr");
    }
}
