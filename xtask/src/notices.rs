//! The notices of what is linked into the programs of the site: their licences ask to go along with every copy, and a
//! program that a browser loads is one.
//!
//! Cargo says which crates the programs are made of, macros and build scripts aside, and each crate's own folder has its
//! licence. The same lock file gives the same bytes. Entry: [`write`].

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;
use xshell::cmd;

use crate::project::Project;

/// The features of the programs that a browser loads.
const FEATURES: &str = "hydration,opener,judge";

const HEAD: &str = "\
What the programs of this site are made of, besides its own code: crates of the Rust language, with their licences. Where a
crate may be had under one of several, the MIT licence is the one taken. The Rust standard library is linked in as well;
it is copyright The Rust Project contributors, under the MIT licence.
";

/// How the names of files begin that hold a licence or what belongs to it.
const FILES: [&str; 6] = ["copying", "copyright", "licence", "license", "notice", "unlicense"];

/// A crate that is linked in.
struct Linked {
    name: String,
    version: String,
    licence: String,
    repository: String,
    /// The texts that go along with it; empty where its folder has none.
    texts: Vec<String>,
}

/// Writes the notices into a file.
pub(crate) fn write(project: &Project, file: &Path) -> Result<()> {
    let cargo = project.need("cargo")?;
    let target = ["--filter-platform", "wasm32-unknown-unknown", "--features", FEATURES];
    let told = cmd!(project.shell(), "{cargo} metadata --format-version 1 --locked {target...}")
        .quiet()
        .read()
        .context("cargo does not say which crates the programs are made of")?;
    let linked = linked(&serde_json::from_str(&told)?)?;
    fs::write(file, text(&linked)).with_context(|| format!("{} cannot be written", file.display()))
}

/// The crates that what cargo tells of has linked in, by name and version.
fn linked(metadata: &Value) -> Result<Vec<Linked>> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let packages: HashMap<String, Value> =
        list(&metadata["packages"]).into_iter().map(|it| (word(&it["id"]), it)).collect();
    let nodes: HashMap<String, Value> =
        list(&metadata["resolve"]["nodes"]).into_iter().map(|it| (word(&it["id"]), it)).collect();
    let root = word(&metadata["resolve"]["root"]);
    let is_macro = |id: &str| {
        let targets = packages.get(id).map(|it| list(&it["targets"])).unwrap_or_default();
        targets.iter().any(|target| list(&target["kind"]).iter().any(|kind| kind == "proc-macro"))
    };
    let (mut seen, mut open) = (BTreeSet::from([root.clone()]), vec![root.clone()]);
    while let Some(id) = open.pop() {
        let node = nodes.get(&id).with_context(|| format!("cargo does not tell what {id} depends on"))?;
        for dependency in list(&node["deps"]) {
            // The kind of what is linked in has no name.
            let is_linked = list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            let id = word(&dependency["pkg"]);
            if is_linked && !is_macro(&id) && seen.insert(id.clone()) {
                open.push(id);
            }
        }
    }
    seen.remove(&root);
    let mut linked = Vec::new();
    for id in seen {
        let package = packages.get(&id).with_context(|| format!("cargo does not tell where {id} is"))?;
        let manifest = word(&package["manifest_path"]);
        let folder = Path::new(&manifest).parent().context("a crate lies in no folder")?;
        let licence = word(&package["license"]);
        linked.push(Linked {
            name: word(&package["name"]),
            version: word(&package["version"]),
            texts: texts(folder, &licence)?,
            licence,
            repository: word(&package["repository"]),
        });
    }
    linked.sort_by(|one, other| (&one.name, &one.version).cmp(&(&other.name, &other.version)));
    Ok(linked)
}

/// The texts in a crate's folder that go along with it: of several licences to choose from, the MIT licence alone.
fn texts(folder: &Path, licence: &str) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let lower = name.to_lowercase();
        if entry.path().is_file() && FILES.iter().any(|start| lower.starts_with(start)) {
            names.push(name);
        }
    }
    names.sort();
    let is_choice = [" OR ", "/"].iter().any(|or| licence.contains(or)) && !licence.contains(" AND ");
    let of_mit = |name: &String| name.to_lowercase().contains("mit");
    if is_choice && names.iter().any(of_mit) {
        names.retain(|name| of_mit(name) || name.to_lowercase().starts_with("notice"));
    }
    let read = |name: &String| {
        let text =
            fs::read(folder.join(name)).with_context(|| format!("{name} in {} cannot be read", folder.display()))?;
        Ok(String::from_utf8_lossy(&text).replace('\r', "").trim().to_owned())
    };
    names.iter().map(read).collect()
}

/// The notices as one text: each crate with its licence, then each licence's text once, with the crates that have it.
fn text(linked: &[Linked]) -> String {
    let mut out = HEAD.to_owned();
    let mut texts: BTreeMap<usize, (&str, Vec<String>)> = BTreeMap::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    out.push('\n');
    for it in linked {
        let name = format!("{} {}", it.name, it.version);
        let from = if it.repository.is_empty() { String::new() } else { format!(", {}", it.repository) };
        out.push_str(&format!("{name}: {}{from}\n", it.licence));
        for text in &it.texts {
            let next = places.len();
            let place = *places.entry(text).or_insert(next);
            texts.entry(place).or_insert_with(|| (text, Vec::new())).1.push(name.clone());
        }
    }
    for (text, names) in texts.values() {
        out.push_str(&format!("\n{}\n{}\n\n{text}\n", "-".repeat(72), names.join(", ")));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_linked_is_told_from_macros_and_what_only_builds() {
        let shell = xshell::Shell::new().unwrap();
        let folder = shell.create_temp_dir().unwrap();
        let package = |name: &str, kind: &str| {
            let manifest = folder.path().join(name).join("Cargo.toml");
            shell.write_file(&manifest, "").unwrap();
            serde_json::json!({ "id": name, "name": name, "version": "1.0.0", "license": "MIT OR Apache-2.0",
                "repository": "", "manifest_path": manifest, "targets": [{ "kind": [kind] }] })
        };
        for name in ["LICENSE-APACHE", "LICENSE-MIT", "NOTICE", "README.md"] {
            shell.write_file(folder.path().join("linked").join(name), format!("{name}\r\n")).unwrap();
        }
        let on = |name: &str, kind: Value| serde_json::json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] });
        let metadata = serde_json::json!({
            "packages": [package("own", "lib"), package("linked", "lib"), package("macro", "proc-macro"),
                package("builds", "lib"), package("deep", "lib")],
            "resolve": { "root": "own", "nodes": [
                { "id": "own", "deps": [on("linked", Value::Null), on("macro", Value::Null), on("builds", "build".into())] },
                { "id": "linked", "deps": [on("deep", Value::Null)] },
                { "id": "deep", "deps": [] },
            ] },
        });
        let linked = linked(&metadata).unwrap();
        let names: Vec<_> = linked.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["deep", "linked"]);
        assert_eq!(linked[1].texts, ["LICENSE-MIT", "NOTICE"]);
    }

    #[test]
    fn a_text_stands_once_with_all_that_have_it() {
        let linked = |name: &str, texts: &[&str]| Linked {
            name: name.into(),
            version: "1.0.0".into(),
            licence: "MIT".into(),
            repository: String::new(),
            texts: texts.iter().map(|text| (*text).to_owned()).collect(),
        };
        let out = text(&[linked("a", &["same"]), linked("b", &["other", "same"]), linked("c", &[])]);
        assert_eq!(out.matches("\nsame\n").count(), 1);
        assert!(out.contains("a 1.0.0, b 1.0.0\n\nsame\n") && out.contains("c 1.0.0: MIT\n"), "{out}");
    }
}
