//! Writes the pages of the site when Trunk builds it: what Trunk runs once it has put the programs and the styles into a
//! folder, with an `index.html` that loads them.
//!
//! The folder is `TRUNK_STAGING_DIR`; a debug build makes a draft. `WHEREFORE_URL` names the place where the site will
//! stand. Where `WHEREFORE_FIRST_PAGE` is set, the first page alone is written: benchmarks of a map with thousands of
//! claims need no more. Styles and scripts are made small where esbuild is on `PATH`.

use std::env;
use std::error::Error;
use std::path::PathBuf;
use std::sync::mpsc;

use wherefore::content;
use wherefore::press::{Minifier, Order, Site, print};
use yew::platform::Runtime;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::var_os("TRUNK_STAGING_DIR").unwrap_or_else(|| "dist".into()));
    let is_draft = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "debug");
    let minifier = Minifier::find().filter(|_| !is_draft);
    if !is_draft && minifier.is_none() {
        eprintln!(
            "press: esbuild is not on PATH, so styles and scripts stay as they are; `cargo xtask build` brings it"
        );
    }
    let order = Order {
        site: Site::parse(env::var("WHEREFORE_URL").ok().as_deref())?,
        is_draft,
        minifier,
        pages: env::var_os("WHEREFORE_FIRST_PAGE").map(|_| 1),
    };
    // Yew renders within a runtime of its own; one task there writes all pages, so that they share one reading.
    let (done, written) = mpsc::channel();
    Runtime::default().spawn_pinned(move || async move {
        // Where nobody waits for the outcome any more, nobody misses it.
        let _ = done.send(print(content::embedded(), &order, &folder).await);
    });
    Ok(written.recv()??)
}
