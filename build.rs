//! Joins the files of the embedded essay map into one document, as JSON and packed.
//!
//! `content/<slug>/` holds the map as its editor writes it: `map.json` (title, source, editions), one file for each
//! list, `retelling.txt`, whose paragraphs are separated by an empty line, and `fingerprints.json`, which a program
//! makes from a text that is not there. What is joined here is what the types of `src/document` describe; a test checks
//! that it has no errors. A program in the browser reads it packed, which takes a sixth of the WebAssembly that reading
//! JSON does.
//!
//! Where `WHEREFORE_MAP` names a file, the map in it is embedded instead: so a private site is built, whose text is not
//! the project's.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;

#[allow(dead_code, unused_imports, unreachable_pub)]
#[path = "src/document/mod.rs"]
mod document;
#[allow(unreachable_pub)]
#[path = "src/anchor/prints.rs"]
mod prints;
#[allow(dead_code, unused_imports, unreachable_pub)]
#[path = "src/text/mod.rs"]
mod text;

const SLUG: &str = "putin-peace";
/// The environment variable that names another map.
const OTHER_MAP: &str = "WHEREFORE_MAP";
const LISTS: [&str; 6] = ["claims", "inferences", "actors", "stances", "ties", "events"];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("content").join(SLUG);
    for source in
        [folder.as_path(), Path::new("src/document"), Path::new("src/text"), Path::new("src/anchor/prints.rs")]
    {
        println!("cargo::rerun-if-changed={}", source.display());
    }
    println!("cargo::rerun-if-env-changed={OTHER_MAP}");
    let map = match env::var_os(OTHER_MAP).filter(|path| !path.is_empty()).map(PathBuf::from) {
        Some(path) => {
            println!("cargo::rerun-if-changed={}", path.display());
            json(&path)?
        }
        None => joined(&folder)?,
    };
    let prints: prints::Fingerprints = serde_json::from_value(json(&folder.join("fingerprints.json"))?)?;
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("fingerprints.packed"), postcard::to_allocvec(&prints)?)?;
    let out = out.join("essay-map");
    fs::write(out.with_extension("json"), serde_json::to_string(&map)?)?;
    let map: document::EssayMap = serde_json::from_value(map)?;
    fs::write(out.with_extension("packed"), postcard::to_allocvec(&map)?)?;
    Ok(())
}

/// The map as its editor writes it, joined.
fn joined(folder: &Path) -> Result<Value, Box<dyn Error>> {
    let mut map = json(&folder.join("map.json"))?;
    for list in LISTS {
        map[list] = json(&folder.join(list).with_extension("json"))?;
    }
    let retelling = fs::read_to_string(folder.join("retelling.txt"))?;
    let paragraphs =
        retelling.split("\n\n").map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
    map["editions"][0]["paragraphs"] = paragraphs.filter(|paragraph| !paragraph.is_empty()).collect();
    Ok(map)
}

fn json(path: &Path) -> Result<Value, Box<dyn Error>> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()).into())
}
