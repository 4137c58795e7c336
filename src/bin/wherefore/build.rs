//! `build`: the site of one map or of many, or one file that is the whole reader on a map.
//!
//! Stages: find the maps and read each once, so that what is wrong is said before anything is written; print them, one
//! after the other, into a folder beside the wanted one; put that in its place. What stood there stands whole until then,
//! whatever happens on the way: [`staging`](crate::staging).

use std::fs;
use std::io::{IsTerminal, Write, stderr, stdout};
use std::path::{Path, PathBuf};

use wherefore::document::Severity;
use wherefore::format::Source;
use wherefore::press::{Kit, Order, Press, Shelf, Site, into_folder, one_file};
use wherefore::reading::words::counted;

use crate::Wrong;
use crate::check::shown;
use crate::kit::kit;
use crate::lay::laid;
use crate::maps::{Placed, at, placed, read_map};
use crate::staging::Staged;

/// What is to be built.
pub(crate) struct Wanted {
    pub(crate) paths: Vec<PathBuf>,
    /// The folder, or the file where one file is wanted; named after the map if `None`.
    pub(crate) out: Option<PathBuf>,
    /// Where the site will stand.
    pub(crate) url: Option<String>,
    pub(crate) is_one_file: bool,
    pub(crate) has_pictures: bool,
    /// Whether the site gives each map in one file as well.
    pub(crate) has_one_file: bool,
    /// A text of the essay to lay the map on, and what was decided on its passages.
    pub(crate) text: Option<PathBuf>,
    pub(crate) decisions: Option<PathBuf>,
}

/// Where a site goes if no place is named.
const SITE: &str = "site";

/// Builds it. Returns whether it was built: not where a map has errors.
pub(crate) fn run(wanted: &Wanted) -> Result<bool, Wrong> {
    let maps = placed(&wanted.paths)?;
    if maps.len() > 1 && (wanted.is_one_file || wanted.text.is_some()) {
        return Err(format!("this is for one map, and these are {}", maps.len()));
    }
    let kit = kit()?;
    let mut errors = 0;
    let mut shelf = Shelf::default();
    for map in &maps {
        let read = read_map(&map.path)?;
        shelf.add(&map.slug, &read.map);
        let found = read.count(Severity::Error);
        if found > 0 {
            let mut words = String::new();
            shown(&map.path, &read, &mut words);
            let _ = anstream::stderr().write_all(words.as_bytes());
        }
        errors += found;
    }
    if errors > 0 {
        let _ = writeln!(stderr(), "{}; nothing was written.", counted(errors, "error"));
        return Ok(false);
    }
    match maps.as_slice() {
        [map] if wanted.is_one_file => write_file(wanted, map, &kit),
        maps => write_site(wanted, maps, shelf, &kit),
    }
}

/// The map as it is to be printed.
fn source(wanted: &Wanted, map: &Placed) -> Result<Source, Wrong> {
    match &wanted.text {
        Some(text) => laid(&map.path, text, wanted.decisions.as_deref()),
        None => Ok(read_map(&map.path)?.into_source()),
    }
}

fn write_file(wanted: &Wanted, map: &Placed, kit: &Kit) -> Result<bool, Wrong> {
    let out = wanted.out.clone().unwrap_or_else(|| format!("{}.html", map.slug).into());
    let page = pollster::block_on(one_file(&source(wanted, map)?, kit)).map_err(|error| error.to_string())?;
    let staged = Staged::beside(&out)?;
    fs::write(staged.place(), &page).map_err(|error| at(&out, &error))?;
    staged.settle(&out)?;
    let _ = writeln!(stdout(), "{}: {} KB", out.display(), page.len().div_ceil(1000));
    Ok(true)
}

fn write_site(wanted: &Wanted, maps: &[Placed], shelf: Shelf, kit: &Kit) -> Result<bool, Wrong> {
    let out = wanted.out.clone().unwrap_or_else(|| SITE.into());
    refuse_to_replace(&out)?;
    let site = Site::parse(wanted.url.as_deref()).map_err(|error| error.to_string())?;
    let order = Order {
        site,
        has_no_pictures: !wanted.has_pictures,
        has_no_one_file: !wanted.has_one_file,
        has_shelf: maps.len() > 1,
        ..Order::default()
    };
    let staged = Staged::beside(&out)?;
    let (mut files, mut bytes) = (0_usize, 0_usize);
    let mut into = into_folder(staged.place());
    let mut put = |name: &str, content: &[u8]| {
        files += 1;
        bytes += content.len();
        into(name, content)
    };
    let wrong = |error: std::io::Error| format!("{error}; {} is as it was", out.display());
    kit.put(&mut put).map_err(wrong)?;
    let mut press = Press::new(kit, &order, shelf).map_err(wrong)?;
    for (nth, map) in maps.iter().enumerate() {
        say_progress(nth + 1, maps.len(), &map.slug);
        // The first map is the site's own.
        let slug = if nth == 0 { "" } else { map.slug.as_str() };
        pollster::block_on(press.print(source(wanted, map)?, slug, &mut put)).map_err(wrong)?;
    }
    press.finish(&mut put).map_err(wrong)?;
    staged.settle(&out)?;
    let counted = if maps.len() == 1 { "1 map".to_owned() } else { format!("{} maps", maps.len()) };
    let _ = writeln!(stdout(), "{}: {counted}, {files} files, {} KB", out.display(), bytes.div_ceil(1000));
    Ok(true)
}

/// Says how far long work is, where somebody looks on.
fn say_progress(nth: usize, of: usize, slug: &str) {
    let mut err = stderr();
    if of > 1 && err.is_terminal() {
        let end = if nth == of { "\n" } else { "" };
        let _ = write!(err, "\r\x1b[K[{nth}/{of}] {slug}{end}").and_then(|()| err.flush());
    }
}

/// A folder that holds anything but a site stays as it is.
fn refuse_to_replace(out: &Path) -> Result<(), Wrong> {
    let is_empty = |folder: &Path| fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none());
    if !out.exists() || (out.is_dir() && (is_empty(out) || wherefore::press::is_site(out))) {
        return Ok(());
    }
    Err(at(out, &"this is not a site that was built here, and stays as it is; name another place with `--out`"))
}
