//! Keeps every path of this machine out of the WebAssembly programs: a panic message, or a name in debug information,
//! would otherwise tell where the crates and the toolchain lie, and make the programs differ from machine to machine.
//!
//! rustc replaces the start of such paths when told to. Told it is by the environment of every program that the runner
//! starts, for the WebAssembly target alone: native builds have the same flags as without the runner, and keep what they
//! have cached. `.cargo/config.toml` could not say the same, since its flags know no variables. A plain `trunk build`
//! leaves the paths in.
//!
//! Entries: [`set`] and, for what was built, [`check`].

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use xshell::cmd;

use crate::project::Project;
use crate::size::files_below;
use crate::steps::say;

/// The variable in which cargo finds flags for the target of the programs.
pub(crate) const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// The folders that programs are compiled from.
struct Places {
    workspace: PathBuf,
    cargo_home: PathBuf,
    sysroot: PathBuf,
    /// The commit that the compiler was built from.
    commit: String,
}

/// Has every program for WebAssembly compiled without this machine's paths; needs the crates to be fetched.
pub(crate) fn set(project: &Project) -> Result<()> {
    let remaps = Places::of(project)?.remaps()?;
    let (flags, left_out) = flags(&remaps, env::var(FLAGS).ok().as_deref());
    for path in left_out {
        // What cargo reads from a variable is divided at each space.
        say(&format!("The path {} has a space, and may be told by the programs.", path.display()));
    }
    project.shell().set_var(FLAGS, flags);
    Ok(())
}

/// Fails if a file that a site loads names one of the folders that it was built from.
pub(crate) fn check(project: &Project, dist: &Path) -> Result<()> {
    let places = Places::of(project)?;
    let rustup_home = places.sysroot.parent().and_then(Path::parent).map(Path::to_owned);
    let told = [Some(places.workspace), Some(places.cargo_home), Some(places.sysroot), rustup_home];
    let told: Vec<String> = told.into_iter().flatten().filter_map(|path| path.to_str().map(str::to_owned)).collect();
    // A path such as `/usr` is part of much that tells nothing.
    let told: Vec<&str> =
        told.iter().map(String::as_str).filter(|path| path.matches(['/', '\\']).count() > 1).collect();
    let mut looked_at = 0;
    for file in files_below(dist)? {
        let bytes = fs::read(&file).with_context(|| format!("{} cannot be read", file.display()))?;
        looked_at += usize::from(file.extension().is_some_and(|extension| extension == "wasm"));
        if let Some(path) = told.iter().find(|path| holds(&bytes, path)) {
            bail!("{} tells the path {path} of the machine that built it", project.shown(&file));
        }
    }
    anyhow::ensure!(looked_at > 0, "there is no program in {}; `cargo xtask build` makes them", project.shown(dist));
    say(&format!("None of {looked_at} programs, and no other file of the site, tells a path of this machine."));
    Ok(())
}

impl Places {
    fn of(project: &Project) -> Result<Self> {
        let rustc = project.need("rustc")?;
        let sysroot = cmd!(project.shell(), "{rustc} --print sysroot").quiet().read()?.into();
        let version = cmd!(project.shell(), "{rustc} --version --verbose").quiet().read()?;
        let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or("unknown");
        let cargo_home = env::var_os("CARGO_HOME")
            .map(PathBuf::from)
            .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
            .context("neither CARGO_HOME nor a home folder is known")?;
        Ok(Self { workspace: project.at(""), cargo_home, sysroot, commit: commit.to_owned() })
    }

    /// What is put in place of which path. Of two that fit, rustc takes the later one.
    fn remaps(&self) -> Result<Vec<(PathBuf, String)>> {
        // Without the slash at its end, which the root joined with nothing has.
        let workspace: PathBuf = self.workspace.components().collect();
        let mut remaps = vec![
            (self.cargo_home.clone(), "/cargo".to_owned()),
            (self.sysroot.clone(), "/rust".to_owned()),
            // As the compiler's own programs have it, whether or not the library's sources are installed.
            (self.sysroot.join("lib/rustlib/src/rust"), format!("/rustc/{}", self.commit)),
            (workspace, "/wherefore".to_owned()),
        ];
        // Each registry's folder has a name that depends on where the crates come from.
        let registries = self.cargo_home.join("registry/src");
        if registries.is_dir() {
            let mut folders = fs::read_dir(&registries)
                .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>())
                .with_context(|| format!("{} cannot be read", registries.display()))?;
            folders.sort();
            remaps.extend(folders.into_iter().map(|folder| (folder, "/crates".to_owned())));
        }
        Ok(remaps)
    }
}

/// The flags that replace paths, behind those that are set already, and the paths that no flag can name.
fn flags<'a>(remaps: &'a [(PathBuf, String)], set: Option<&str>) -> (String, Vec<&'a Path>) {
    let mut flags: Vec<String> = set.into_iter().filter(|set| !set.is_empty()).map(str::to_owned).collect();
    let mut left_out = Vec::new();
    for (path, name) in remaps {
        match path.to_str().filter(|path| !path.contains(char::is_whitespace)) {
            Some(path) => flags.push(format!("--remap-path-prefix={path}={name}")),
            None => left_out.push(path.as_path()),
        }
    }
    (flags.join(" "), left_out)
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|part| part == text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project(root: &Path) -> Project {
        Project::at_root(root, &env::var_os("PATH").unwrap_or_default()).unwrap()
    }

    #[test]
    fn each_path_without_a_space_is_replaced_and_what_is_set_stays() {
        let remaps = [("/a/b".into(), "/x".to_owned()), ("/a b".into(), "/y".to_owned())];
        let (set, left_out) = flags(&remaps, Some("-Copt-level=1"));
        assert_eq!(set, "-Copt-level=1 --remap-path-prefix=/a/b=/x");
        assert_eq!(left_out, [Path::new("/a b")]);
    }

    #[test]
    fn a_registry_goes_before_the_folder_that_it_lies_in() {
        let shell = xshell::Shell::new().unwrap();
        let home = shell.create_temp_dir().unwrap();
        let registry = shell.create_dir(home.path().join("registry/src/index-1")).unwrap();
        let (workspace, cargo_home, sysroot) = ("/w/".into(), home.path().to_owned(), "/s".into());
        let remaps = Places { workspace, cargo_home, sysroot, commit: "c".into() }.remaps().unwrap();
        let at = |path: &Path| remaps.iter().position(|(it, _)| it == path).unwrap();
        assert!(at(&registry) > at(home.path()));
        assert!(at(Path::new("/s/lib/rustlib/src/rust")) > at(Path::new("/s")));
        assert_eq!(remaps[at(Path::new("/w"))].0.to_str(), Some("/w"), "no slash at the end");
    }

    #[test]
    fn a_program_that_tells_where_it_was_built_fails() {
        let shell = xshell::Shell::new().unwrap();
        let folder = shell.create_temp_dir().unwrap();
        let (project, dist) = (project(folder.path()), folder.path().join("dist"));
        shell.write_file(dist.join("index.html"), "a page").unwrap();
        assert!(check(&project, &dist).unwrap_err().to_string().contains("no program"));
        shell.write_file(dist.join("a.wasm"), "/wherefore/src/lib.rs").unwrap();
        check(&project, &dist).unwrap();
        let told = folder.path().join("src/lib.rs");
        shell.write_file(dist.join("a.wasm"), told.to_str().unwrap()).unwrap();
        assert!(check(&project, &dist).unwrap_err().to_string().contains("a.wasm"));
    }
}
