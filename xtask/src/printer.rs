//! Whether pages are the same whoever prints them: the printer in `tests/printer` is built natively and as WebAssembly,
//! and `compare.mjs` there has both print the same maps. Entry: [`compare`]; needs the set-up of the browser tests.

use anyhow::{Context, Result};
use xshell::cmd;

use crate::project::Project;
use crate::tools;

/// What is made of the printer, below the project's folder.
const FOLDER: &str = "target/printer";

/// Fails if a page differs.
pub(crate) fn compare(project: &Project, maps: &[&str]) -> Result<()> {
    let (cargo, node, wasm_bindgen) = (project.need("cargo")?, project.need("node")?, project.need("wasm-bindgen")?);
    let shell = project.shell();
    let target = tools::TARGET;
    cmd!(shell, "{cargo} build -p printer --locked").run()?;
    cmd!(shell, "{cargo} build -p printer --locked --target {target}").run()?;
    let built = project.at(&format!("target/{target}/debug/printer.wasm"));
    cmd!(shell, "{wasm_bindgen} --target nodejs --no-typescript --out-dir {FOLDER} {built}").run()?;
    let made_up = format!("{FOLDER}/made-up.json");
    cmd!(shell, "{node} tests/bench/large-map.mjs {made_up} 40").run()?;
    let native = format!("target/debug/printer{}", std::env::consts::EXE_SUFFIX);
    cmd!(shell, "{node} tests/printer/compare.mjs {native} {FOLDER}/printer.js {maps...} {made_up}")
        .run()
        .context("the pages are not the same")
}
