//! Writes the pages of the site when Trunk builds it: what Trunk runs once it has put the programs and the styles into a
//! folder, with an `index.html` that loads them.
//!
//! The folder is `TRUNK_STAGING_DIR`; a debug build makes a draft. The maps are those in `content/`: the first by name is
//! the site's own, each other one has a folder of its own name. Where `WHEREFORE_MAP` names folders with the sources of a
//! map, or files with a whole map, they take the place of those in `content/`, in their order; several are divided as in
//! `PATH`. `WHEREFORE_URL` names the place where the site will stand. Where `WHEREFORE_FIRST_PAGE` is set, the first page
//! alone is written: benchmarks of a map with thousands of claims need no more. Styles and scripts are made small where
//! esbuild is on `PATH`.
//!
//! What is wrong with a map is said; an error ends the build.

use std::env;
use std::error::Error;
use std::fs;
use std::io::{Write, stderr};
use std::path::{Path, PathBuf};
use std::sync::mpsc;

use wherefore::document::Severity;
use wherefore::format::{Source, maps_in, parse, read_folder};
use wherefore::press::{Minifier, Order, Press, Shelf, Site, into_folder, ready};
use yew::platform::Runtime;

/// The environment variable that names other maps.
const OTHER_MAP: &str = "WHEREFORE_MAP";

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::var_os("TRUNK_STAGING_DIR").unwrap_or_else(|| "dist".into()));
    let is_draft = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "debug");
    let minifier = Minifier::find().filter(|_| !is_draft);
    if !is_draft && minifier.is_none() {
        let words =
            "press: esbuild is not on PATH, so styles and scripts stay as they are; `cargo xtask build` brings it";
        let _ = writeln!(stderr(), "{words}");
    }
    let sources = sources()?;
    let order = Order {
        site: Site::parse(env::var("WHEREFORE_URL").ok().as_deref())?,
        is_draft,
        minifier,
        pages: env::var_os("WHEREFORE_FIRST_PAGE").map(|_| 1),
        has_shelf: sources.len() > 1,
        ..Order::default()
    };
    // Yew renders within a runtime of its own; one task there writes all pages.
    let (done, written) = mpsc::channel();
    Runtime::default().spawn_pinned(move || async move {
        // Where nobody waits for the outcome any more, nobody misses it.
        let _ = done.send(write(sources, &order, &folder).await);
    });
    Ok(written.recv()??)
}

/// Writes the site of each map.
async fn write(sources: Vec<(String, Source)>, order: &Order, folder: &Path) -> std::io::Result<()> {
    if let Some(notices) = env::var_os("WHEREFORE_NOTICES") {
        fs::copy(notices, folder.join("notices.txt"))?;
    }
    let kit = ready(folder, order)?;
    if let Some(file) = env::var_os("WHEREFORE_KIT") {
        fs::write(file, kit.packed()?)?;
    }
    let mut shelf = Shelf::default();
    sources.iter().for_each(|(slug, source)| shelf.add(slug, &source.map));
    let mut press = Press::new(&kit, order, shelf)?;
    for (slug, source) in sources {
        press.print(source, &slug, &mut into_folder(folder)).await?;
    }
    press.finish(&mut into_folder(folder))?;
    Ok(())
}

/// The maps of the site, each with the name of its folder; the site's own has none.
fn sources() -> Result<Vec<(String, Source)>, Box<dyn Error>> {
    let named = env::var_os(OTHER_MAP).unwrap_or_default();
    let mut places: Vec<PathBuf> = env::split_paths(&named).filter(|path| !path.as_os_str().is_empty()).collect();
    if places.is_empty() {
        places = maps_in(Path::new("content"))?;
    }
    let mut sources: Vec<(String, Source)> = Vec::new();
    for path in places {
        let name = if path.is_file() { path.file_stem() } else { path.file_name() };
        let slug =
            if sources.is_empty() { String::new() } else { name.unwrap_or_default().to_string_lossy().into_owned() };
        let is_taken = sources.iter().any(|(taken, _)| *taken == slug);
        if is_taken {
            return Err(
                format!("{}: no folder of the site can have its name, or another map has it", path.display()).into()
            );
        }
        sources.push((slug, checked(&path, read(&path)?)?));
    }
    Ok(sources)
}

/// A folder with the sources of a map, or a file with a whole map.
fn read(path: &Path) -> Result<Source, Box<dyn Error>> {
    if path.is_file() {
        let (map, diagnostics) = parse(&fs::read_to_string(path)?);
        return Ok(Source { map, diagnostics, ..Source::default() });
    }
    Ok(read_folder(path)?)
}

/// Says what is wrong with a map.
fn checked(path: &Path, source: Source) -> Result<Source, Box<dyn Error>> {
    for diagnostic in &source.diagnostics {
        let _ = writeln!(stderr(), "{}: {diagnostic}", path.display());
    }
    match source.diagnostics.iter().filter(|it| it.severity() == Severity::Error).count() {
        0 => Ok(source),
        count => Err(format!("{}: {count} errors; no page was written", path.display()).into()),
    }
}
