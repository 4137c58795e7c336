//! Joins the files of the embedded essay map into one JSON document.
//!
//! `content/<slug>/` holds the map as its editor writes it: `map.json` (title, source, editions), one file for each
//! list, and `retelling.txt`, whose paragraphs are separated by an empty line. What is joined here is what the types
//! of `src/document` describe; a test checks that it has no errors.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;

const SLUG: &str = "putin-peace";
const LISTS: [&str; 6] = ["claims", "inferences", "actors", "stances", "ties", "events"];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("content").join(SLUG);
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut map = json(&folder.join("map.json"))?;
    for list in LISTS {
        map[list] = json(&folder.join(list).with_extension("json"))?;
    }
    let retelling = fs::read_to_string(folder.join("retelling.txt"))?;
    let paragraphs =
        retelling.split("\n\n").map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
    map["editions"][0]["paragraphs"] = paragraphs.filter(|paragraph| !paragraph.is_empty()).collect();
    let out = PathBuf::from(env::var("OUT_DIR")?).join("essay-map.json");
    fs::write(out, serde_json::to_string(&map)?)?;
    Ok(())
}

fn json(path: &Path) -> Result<Value, Box<dyn Error>> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()).into())
}
