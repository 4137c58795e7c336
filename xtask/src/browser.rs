//! What the browser tests need beside the site: their npm packages, a browser, and serif faces to lay the page out in.
//!
//! A browser that is already installed is taken first, because a download of Playwright's own browser is large and
//! does not work everywhere. Entries: [`packages`], [`faces`], [`set_up`].

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use xshell::cmd;

use crate::project::Project;
use crate::steps::Steps;

/// Where the browser tests lie.
pub(crate) const FOLDER: &str = "tests/browser";

/// How many steps [`packages`], [`faces`] and [`set_up`] take together.
pub(crate) const STEPS: usize = 3;

/// The serif faces that `faces.mjs` knows, and the packages of Debian's that have them.
const FACES: [(&str, &str); 3] = [
    ("Liberation Serif", "fonts-liberation"),
    ("Noto Serif", "fonts-noto-core"),
    ("DejaVu Serif", "fonts-dejavu-core"),
];

/// The lock file as it was when the packages were installed.
const STAMP: &str = ".tools/browser-packages.json";

const VARIABLES: [&str; 2] = ["CHROMIUM", "CHROME"];
const PROGRAMS: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// Installs the npm packages of the browser tests, unless they are those of the lock file already.
pub(crate) fn packages(project: &Project, steps: &mut Steps) -> Result<()> {
    let step = steps.start("packages of the browser tests");
    let lock = fs::read(project.at(FOLDER).join("package-lock.json")).context("the browser tests have no lock file")?;
    let stamp = project.at(STAMP);
    let there = project.at(FOLDER).join("node_modules").is_dir();
    if there && fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        step.say("found");
        return Ok(());
    }
    step.say("installing (some seconds) …");
    let npm = project.need("npm")?;
    let _folder = project.shell().push_dir(FOLDER);
    cmd!(project.shell(), "{npm} ci --no-audit --no-fund").run().with_context(|| {
        format!("the npm packages could not be installed; check the network, then try `npm ci` in {FOLDER}")
    })?;
    fs::create_dir_all(project.at(".tools"))
        .and_then(|()| fs::write(&stamp, lock))
        .context("nothing can be written into the folder .tools")
}

/// Installs the serif faces in which the layout is tested, where that is possible, and says which are missing. The tests
/// do without those.
pub(crate) fn faces(project: &Project, steps: &mut Steps) -> Result<()> {
    let step = steps.start("serif faces");
    let missing = || -> Vec<(&str, &str)> {
        let installed = project
            .find("fc-list")
            .and_then(|list| cmd!(project.shell(), "{list} : family").quiet().ignore_stderr().read().ok());
        missing_faces(&installed.unwrap_or_default())
    };
    if !cfg!(target_os = "linux") {
        step.say("none can be chosen here; the layout is tested in the system's own alone");
        return Ok(());
    }
    let mut without = missing();
    if let Some(apt) = project.find("apt-get").filter(|_| !without.is_empty() && is_debian() && is_root(project)) {
        let packages: Vec<&str> = without.iter().map(|(_, package)| *package).chain(["fontconfig"]).collect();
        step.say(&format!("installing {} …", packages.join(", ")));
        let _quiet = project.shell().push_env("DEBIAN_FRONTEND", "noninteractive");
        let installed = cmd!(project.shell(), "{apt} update")
            .run()
            .and_then(|()| cmd!(project.shell(), "{apt} install --yes --no-install-recommends {packages...}").run());
        if let Err(error) = installed {
            step.say(&format!("that failed: {error}"));
        }
        without = missing();
    }
    if without.is_empty() {
        step.say("found");
    }
    for (face, package) in without {
        step.say(&format!("{face} is missing, and the layout is not tested in it; Debian has it as {package}"));
    }
    Ok(())
}

/// Which faces are not among those that fontconfig lists.
fn missing_faces(listed: &str) -> Vec<(&'static str, &'static str)> {
    let is_listed = |face: &str| listed.lines().any(|line| line.split(',').any(|family| family.trim() == face));
    FACES.into_iter().filter(|(face, _)| !is_listed(face)).collect()
}

/// Finds a browser, or installs one where that is possible. None is the one that Playwright has and finds by itself.
pub(crate) fn set_up(project: &Project, steps: &mut Steps) -> Result<Option<PathBuf>> {
    let step = steps.start("browser");
    let look = || find(|name| env::var_os(name), |program| project.find(program), &usual_places());
    if let Some(browser) = look()? {
        step.say(&format!("found at {}", browser.display()));
        return Ok(Some(browser));
    }
    if let Some(apt) = project.find("apt-get").filter(|_| is_debian() && is_root(project)) {
        step.say("none found; installing Debian's chromium (about a minute) …");
        let _quiet = project.shell().push_env("DEBIAN_FRONTEND", "noninteractive");
        let installed = cmd!(project.shell(), "{apt} update")
            .run()
            .and_then(|()| cmd!(project.shell(), "{apt} install --yes chromium").run());
        match (installed, look()?) {
            (Ok(()), Some(browser)) => {
                step.say(&format!("installed at {}", browser.display()));
                return Ok(Some(browser));
            }
            (Ok(()), None) => step.say("the package chromium brought no browser; trying another way"),
            (Err(error), _) => step.say(&format!("that failed: {error}")),
        }
    }
    step.say("none installed; asking Playwright for its own (a large download, once) …");
    let npx = project.need("npx")?;
    let _folder = project.shell().push_dir(FOLDER);
    cmd!(project.shell(), "{npx} playwright install chromium").run().context(
        "no browser was found and none could be downloaded; install Chromium or Chrome, \
         or name one in the variable CHROMIUM, then run this again",
    )?;
    Ok(None)
}

/// The browser to use: the one that a variable names, else one on `PATH`, else one in a usual place.
fn find(
    variable: impl Fn(&str) -> Option<OsString>,
    on_path: impl Fn(&str) -> Option<PathBuf>,
    usual: &[PathBuf],
) -> Result<Option<PathBuf>> {
    for name in VARIABLES {
        if let Some(named) = variable(name).filter(|value| !value.is_empty()) {
            return match on_path(&named.to_string_lossy()) {
                Some(found) => Ok(Some(found)),
                None => bail!("the variable {name} names {}, which is no program", Path::new(&named).display()),
            };
        }
    }
    Ok(PROGRAMS.into_iter().find_map(on_path).or_else(|| usual.iter().find(|path| path.is_file()).cloned()))
}

/// Where installers put browsers on systems that do not put them on `PATH`.
fn usual_places() -> Vec<PathBuf> {
    let mac = ["Chromium.app/Contents/MacOS/Chromium", "Google Chrome.app/Contents/MacOS/Google Chrome"];
    let windows = ["Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe"];
    let below = |folders: Vec<PathBuf>, programs: [&str; 2]| -> Vec<PathBuf> {
        folders.iter().flat_map(|folder| programs.map(|program| folder.join(program))).collect()
    };
    if cfg!(target_os = "macos") {
        let home = env::home_dir().map(|home| home.join("Applications"));
        below(home.into_iter().chain([PathBuf::from("/Applications")]).collect(), mac)
    } else if cfg!(windows) {
        let variables = ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"];
        below(variables.into_iter().filter_map(env::var_os).map(PathBuf::from).collect(), windows)
    } else {
        Vec::new()
    }
}

fn is_debian() -> bool {
    fs::read_to_string("/etc/os-release").is_ok_and(|text| text.lines().any(|line| line == "ID=debian"))
}

fn is_root(project: &Project) -> bool {
    let Some(id) = project.find("id") else { return false };
    cmd!(project.shell(), "{id} -u").quiet().read().is_ok_and(|user| user == "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nothing<T>(_: &str) -> Option<T> {
        None
    }

    #[test]
    fn a_face_is_found_under_its_whole_name_alone() {
        let listed = "DejaVu Serif,DejaVu Serif Condensed\nNoto Serif Display\nLiberation Serif\n";
        assert_eq!(missing_faces(listed), [("Noto Serif", "fonts-noto-core")]);
        assert_eq!(missing_faces("").len(), FACES.len());
    }

    #[test]
    fn the_tests_know_the_same_faces() {
        let own = include_str!("../../tests/browser/faces.mjs");
        for (face, _) in FACES {
            assert!(own.contains(&format!("family: '{face}'")), "{face}");
        }
    }

    #[test]
    fn a_named_browser_goes_before_the_others() {
        let named = |name: &str| (name == "CHROME").then(|| OsString::from("/mine/chrome"));
        let found = find(named, |program| Some(program.into()), &[]).unwrap();
        assert_eq!(found, Some("/mine/chrome".into()));
    }

    #[test]
    fn a_named_browser_that_is_not_there_is_an_error() {
        let named = |name: &str| (name == "CHROMIUM").then(|| OsString::from("/gone"));
        let error = find(named, nothing, &[]).unwrap_err();
        assert_eq!(error.to_string(), "the variable CHROMIUM names /gone, which is no program");
    }

    #[test]
    fn the_path_goes_before_the_usual_places() {
        let shell = xshell::Shell::new().unwrap();
        let folder = shell.create_temp_dir().unwrap();
        let usual = folder.path().join("Chromium");
        assert_eq!(find(nothing, nothing, std::slice::from_ref(&usual)).unwrap(), None);
        shell.write_file(&usual, "").unwrap();
        assert_eq!(find(nothing, nothing, std::slice::from_ref(&usual)).unwrap(), Some(usual.clone()));
        let on_path = |program: &str| (program == "google-chrome").then(|| PathBuf::from("/usr/bin/google-chrome"));
        assert_eq!(find(nothing, on_path, &[usual]).unwrap(), Some("/usr/bin/google-chrome".into()));
    }
}
