//! The pinned tools that build the site: the WebAssembly target, Trunk, wasm-bindgen, wasm-opt, esbuild, and the crates.
//!
//! `Trunk.toml` names the versions of what Trunk starts ([`Pins`]); [`ESBUILD`] is started by the press. A tool is taken from where Trunk will find it if its
//! version is exactly the pinned one; otherwise it is installed into `.tools`. Entry: [`set_up`].

use std::path::Path;

use anyhow::{Context, Result};
use xshell::cmd;

use crate::project::Project;
use crate::steps::{Step, Steps};
use crate::{release, remap};

/// How many steps [`set_up`] takes.
pub(crate) const STEPS: usize = 7;

/// What the programs are compiled for.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// The version of esbuild, which makes styles and scripts small; Trunk does not know it.
const ESBUILD: &str = "0.28.2";

/// Builds a tool quickly rather than for speed: what these tools do for us takes seconds, while their own release
/// profiles (one codegen unit, link-time optimisation) take many minutes on two cores.
const QUICKLY: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

/// The versions that `Trunk.toml` names, as bare numbers.
#[derive(Debug, PartialEq)]
struct Pins {
    trunk: String,
    wasm_bindgen: String,
    wasm_opt: String,
}

/// A program of a pinned version, and what to install if it is missing.
struct Tool {
    program: &'static str,
    version: String,
    package: Package,
    /// How long its installation takes, in words.
    takes: &'static str,
}

enum Package {
    Crate(&'static str),
    /// A package of npm, and what its version has behind the tool's.
    Npm(&'static str, &'static str),
}

/// Makes everything ready that a build of the site needs.
pub(crate) fn set_up(project: &Project, steps: &mut Steps) -> Result<()> {
    let manifest = std::fs::read_to_string(project.at("Trunk.toml")).context("Trunk.toml cannot be read")?;
    let pins = Pins::read(&manifest)?;
    target(project, steps)?;
    let tools = [
        Tool {
            program: "trunk",
            version: pins.trunk,
            package: Package::Crate("trunk"),
            takes: "about six minutes on two cores",
        },
        Tool {
            program: "wasm-bindgen",
            version: pins.wasm_bindgen,
            package: Package::Crate("wasm-bindgen-cli"),
            takes: "about four minutes on two cores",
        },
        Tool {
            program: "wasm-opt",
            version: pins.wasm_opt,
            package: Package::Npm("binaryen", ".0.0"),
            takes: "some seconds",
        },
        Tool {
            program: "esbuild",
            version: ESBUILD.to_owned(),
            package: Package::Npm("esbuild", ""),
            takes: "some seconds",
        },
    ];
    for tool in &tools {
        tool.set_up(project, &steps.start(&format!("{} {}", tool.program, tool.version)))?;
    }
    release::set_up(project, steps)?;
    crates(project, steps)?;
    remap::set(project)
}

/// Adds the WebAssembly target to the Rust toolchain if it is not there.
pub(crate) fn target(project: &Project, steps: &mut Steps) -> Result<()> {
    let step = steps.start(&format!("target {TARGET}"));
    // Asked of rustc, not of rustup: a toolchain of the system's own packages may have the target as well.
    let rustc = project.need("rustc")?;
    let libraries = cmd!(project.shell(), "{rustc} --print target-libdir --target {TARGET}").quiet().read()?;
    if Path::new(&libraries).is_dir() {
        step.say("found");
        return Ok(());
    }
    step.say("adding it to the Rust toolchain …");
    let rustup = project.need("rustup")?;
    cmd!(project.shell(), "{rustup} target add {TARGET}").run().with_context(|| {
        format!("the target could not be added; check the network, then try `rustup target add {TARGET}`")
    })
}

/// Fetches the crates of the lock file, and those of the standard library: an offline build does not.
fn crates(project: &Project, steps: &mut Steps) -> Result<()> {
    steps.start("crates").say("fetching what is missing …");
    let cargo = project.need("cargo")?;
    let missing = "the crates could not be fetched; check the network, and that Cargo.lock is up to date with `cargo metadata --locked`";
    cmd!(project.shell(), "{cargo} fetch --locked").quiet().run().context(missing)?;
    // Those of the standard library come only for a target that is named.
    cmd!(project.shell(), "{cargo} fetch --locked --target {TARGET}")
        .envs(release::LIBRARY)
        .quiet()
        .run()
        .context(missing)
}

impl Pins {
    fn read(manifest: &str) -> Result<Self> {
        let table: toml::Table = manifest.parse().context("Trunk.toml is not valid")?;
        let pin = |name: &str, value: Option<&toml::Value>| {
            let text = value.and_then(toml::Value::as_str).with_context(|| format!("Trunk.toml names no {name}"))?;
            version_in(text).with_context(|| format!("Trunk.toml has no version in {name} = \"{text}\""))
        };
        let tools = table.get("tools");
        let tool = |name: &str| pin(name, tools.and_then(|tools| tools.get(name)));
        Ok(Self {
            trunk: pin("trunk-version", table.get("trunk-version"))?,
            wasm_bindgen: tool("wasm_bindgen")?,
            wasm_opt: tool("wasm_opt")?,
        })
    }
}

impl Tool {
    fn set_up(&self, project: &Project, step: &Step) -> Result<()> {
        if let Some(found) = project.find(self.program) {
            let place = project.shown(&found);
            match version_of(project, &found) {
                Some(version) if version == self.version => {
                    step.say(&format!("found at {place}"));
                    return Ok(());
                }
                Some(version) => step.say(&format!("{place} is version {version}, which is not the pinned one")),
                None => step.say(&format!("{place} does not tell its version")),
            }
        }
        step.say(&format!("installing into .tools ({}) …", self.takes));
        self.install(project)?;
        let version = project.find(self.program).and_then(|found| version_of(project, &found));
        anyhow::ensure!(
            version.as_deref() == Some(&self.version),
            "{} {} was installed into .tools but does not run; remove the folder .tools and run this again",
            self.program,
            self.version
        );
        step.say("installed");
        Ok(())
    }

    fn install(&self, project: &Project) -> Result<()> {
        let (shell, version) = (project.shell(), &self.version);
        match self.package {
            Package::Crate(name) => {
                let cargo = project.need("cargo")?;
                let root = project.at(".tools");
                let quickly = QUICKLY.map(|(name, value)| shell.push_env(name, value));
                let installed =
                    cmd!(shell, "{cargo} install {name} --version {version} --locked --force --root {root}").run();
                drop(quickly);
                installed.with_context(|| {
                    format!(
                        "{name} {version} could not be installed; cargo's messages above say why (often the network, \
                             or a missing C compiler). To try it alone: \
                             `cargo install {name} --version {version} --locked --root .tools`"
                    )
                })
            }
            Package::Npm(name, rest) => {
                let npm = project.need("npm")?;
                let folder = project.at(".tools/npm");
                std::fs::create_dir_all(&folder).context("the folder .tools/npm cannot be made")?;
                let package = format!("{name}@{version}{rest}");
                cmd!(shell, "{npm} install --prefix {folder} --no-audit --no-fund --save-exact {package}")
                    .run()
                    .with_context(|| {
                        format!(
                            "{package} could not be installed; npm's messages above say why (often the network). \
                             To try it alone: `npm install --prefix .tools/npm {package}`"
                        )
                    })
            }
        }
    }
}

/// What a program says its version is.
fn version_of(project: &Project, program: &Path) -> Option<String> {
    let told = cmd!(project.shell(), "{program} --version").quiet().ignore_stderr().read();
    version_in(&told.ok()?)
}

/// The first version number in what a tool or a pin says: `0.21.14` in `trunk 0.21.14`, `132` in `version_132`.
fn version_in(text: &str) -> Option<String> {
    text.split(|character: char| !(character.is_ascii_alphanumeric() || ".-+".contains(character)))
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_what_tools_and_pins_say() {
        let version = |text| version_in(text).unwrap();
        assert_eq!(version("trunk 0.21.14\n"), "0.21.14");
        assert_eq!(version("wasm-bindgen 0.2.126 (0123abc)"), "0.2.126");
        assert_eq!(version("wasm-opt version 132 (version_132)"), "132");
        assert_eq!(version("wasm-opt version 108"), "108");
        assert_eq!(version("0.28.2\n"), "0.28.2");
        assert_eq!(version("version_132"), "132");
        assert_eq!(version("^0.21.14"), "0.21.14");
        assert_eq!(version("=0.22.0-beta.1"), "0.22.0-beta.1");
        assert_eq!(version_in("no number"), None);
    }

    #[test]
    fn pins_come_from_trunk_toml_alone() {
        let manifest =
            "trunk-version = \"^0.21.14\"\n[tools]\nwasm_bindgen = \"0.2.126\"\nwasm_opt = \"version_132\"\n";
        let pins = Pins::read(manifest).unwrap();
        let expected = Pins { trunk: "0.21.14".into(), wasm_bindgen: "0.2.126".into(), wasm_opt: "132".into() };
        assert_eq!(pins, expected);
    }

    #[test]
    fn a_missing_pin_is_named() {
        let error = Pins::read("trunk-version = \"^0.21.14\"\n[tools]\nwasm_bindgen = \"0.2.126\"\n").unwrap_err();
        assert_eq!(error.to_string(), "Trunk.toml names no wasm_opt");
    }

    #[test]
    fn the_projects_own_trunk_toml_names_every_pin() {
        Pins::read(include_str!("../../Trunk.toml")).unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn a_tool_below_the_project_goes_before_the_systems() {
        use std::fs;
        use std::os::unix::fs::PermissionsExt;

        let shell = xshell::Shell::new().unwrap();
        let folder = shell.create_temp_dir().unwrap();
        let program = |place: &str, version: &str| {
            let file = folder.path().join(place).join("trunk");
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, format!("#!/bin/sh\necho trunk {version}\n")).unwrap();
            fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
        };
        let project = Project::at_root(folder.path(), &folder.path().join("system").into()).unwrap();
        let seen = || project.find("trunk").and_then(|found| version_of(&project, &found));

        assert_eq!(seen(), None);
        program("system", "1.0.0");
        assert_eq!(seen().as_deref(), Some("1.0.0"));
        program(".tools/bin", "2.0.0");
        assert_eq!(seen().as_deref(), Some("2.0.0"));
    }
}
