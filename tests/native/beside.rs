//! What lies beside the project and is no part of it: the essay as published, examples of others, a tool.
//!
//! A test that needs it does without where it is not there, and notes that: `cargo xtask test` counts at its end what was
//! left out. Where `WHEREFORE_REQUIRE_SHARED` is set, as on the machine that tests each change, its absence is an error.

use std::env;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::thread;

const FOLDER: &str = "../shared";

/// A file or folder beside the project, by its path below the folder of what is shared; `None` where it is not there.
pub(crate) fn beside(path: &str) -> Option<PathBuf> {
    let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER).join(path);
    if whole.exists() {
        return Some(whole);
    }
    missing(&format!("{FOLDER}/{path}"));
    None
}

/// Notes that a test does without something; fails where nothing may be missing.
pub(crate) fn missing(what: &str) {
    let required = env::var_os("WHEREFORE_REQUIRE_SHARED").is_some_and(|value| !value.is_empty());
    assert!(!required, "{what} is not there, and WHEREFORE_REQUIRE_SHARED is set");
    let thread = thread::current();
    let test = thread.name().unwrap_or("a test");
    println!("left out: {what} is not there");
    if let Some(file) = env::var_os("WHEREFORE_LEFT_OUT") {
        let mut file = OpenOptions::new().create(true).append(true).open(file).unwrap();
        // In one piece: other tests write to the file as well.
        file.write_all(format!("{what}\t{test}\n").as_bytes()).unwrap();
    }
}

/// The paragraphs of the essay as published, whose words are never part of the project.
pub(crate) fn original() -> Option<Vec<String>> {
    let text = fs::read_to_string(beside("essay/original.txt")?).unwrap();
    // The last line is not the essay's.
    Some(text.lines().take(16).map(str::to_owned).collect())
}
