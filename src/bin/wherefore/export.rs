//! `export`: a map in the formats of other programs.

use std::fs;
use std::io::{IsTerminal, Write, stderr, stdout};
use std::path::PathBuf;

use wherefore::document::{EssayMap, Severity};
use wherefore::format::export::{self, drawings, export};
use wherefore::format::source;
use wherefore::layout::chart;

use crate::maps::{at, read_map};
use crate::picture::{Kind, Size, pictures, stem};
use crate::{Format, Order, Wrong};

/// What is to be written.
pub(crate) struct Wanted {
    /// Where the map is.
    pub(crate) path: PathBuf,
    pub(crate) to: Format,
    /// The order of a drawing; both orders if not given.
    pub(crate) order: Option<Order>,
    /// How large a PNG is.
    pub(crate) size: Option<Size>,
    /// The folder of the files.
    pub(crate) out: Option<PathBuf>,
    /// The address at which the map's site stands.
    pub(crate) site: String,
}

/// The files of a map in a format.
#[derive(Default)]
pub(crate) struct Written {
    /// Each with its name.
    pub(crate) files: Vec<(String, Vec<u8>)>,
    /// In words, what of the map they do not have.
    pub(crate) losses: Vec<String>,
    /// What else is to be said of them.
    pub(crate) notes: Vec<String>,
}

/// Writes a map in a format. Returns whether the map has no errors; one that has is written as far as it could be read.
pub(crate) fn run(wanted: &Wanted) -> Result<bool, Wrong> {
    fitting(wanted)?;
    let map = read_map(&wanted.path)?;
    let errors = map.count(Severity::Error);
    let written = written(&map.map, wanted)?;
    match (&wanted.out, written.files.as_slice()) {
        (Some(folder), files) => {
            fs::create_dir_all(folder).map_err(|error| at(folder, &error))?;
            for (name, bytes) in files {
                let place = folder.join(name);
                fs::write(&place, bytes).map_err(|error| at(&place, &error))?;
                let _ = writeln!(stdout(), "{}", place.display());
            }
        }
        (None, [(name, _)]) if is_picture(wanted.to) && stdout().is_terminal() => {
            return Err(format!("a terminal shows no pictures; add `> {name}`, or `--out FOLDER`"));
        }
        (None, [(_, bytes)]) => stdout().write_all(bytes).map_err(|error| error.to_string())?,
        (None, files) => {
            let one = if is_drawing(wanted.to) { ", or one of them with `--order`" } else { "" };
            return Err(format!("these are {} files; name a folder for them with `--out FOLDER`{one}", files.len()));
        }
    }
    for loss in written.losses {
        let _ = writeln!(stderr(), "not as in the map: {loss}");
    }
    for note in written.notes {
        let _ = writeln!(stderr(), "{note}");
    }
    if errors > 0 {
        let _ =
            writeln!(stderr(), "The map has {errors} errors; `wherefore check {}` says which.", wanted.path.display());
    }
    Ok(errors == 0)
}

fn is_drawing(to: Format) -> bool {
    matches!(to, Format::Svg | Format::Png | Format::Pdf)
}

fn is_picture(to: Format) -> bool {
    matches!(to, Format::Png | Format::Pdf)
}

/// Whether what is said of a format says something to it.
fn fitting(wanted: &Wanted) -> Result<(), Wrong> {
    if wanted.order.is_some() && !is_drawing(wanted.to) {
        return Err("`--order` is for drawings: `--to svg`, `png` or `pdf`".to_owned());
    }
    if wanted.size.is_some() && !matches!(wanted.to, Format::Png) {
        return Err("`--size` is for `--to png`; drawings as SVG or PDF can be shown at any size".to_owned());
    }
    Ok(())
}

/// The files of a map in a format.
fn written(map: &EssayMap, wanted: &Wanted) -> Result<Written, Wrong> {
    let orders: &[chart::Order] = match wanted.order {
        None => &[chart::Order::Reasons, chart::Order::Text],
        Some(Order::Reasons) => &[chart::Order::Reasons],
        Some(Order::Text) => &[chart::Order::Text],
    };
    let format = match wanted.to {
        Format::Argdown => {
            let (files, left) = source::write(map);
            let files = files.list().into_iter().map(|file| (file.name.clone(), file.text.clone().into_bytes()));
            let losses = left.into_iter().map(|it| format!("{}: {}", it.place, it.why));
            return Ok(Written { files: files.collect(), losses: losses.collect(), ..Written::default() });
        }
        Format::Svg => {
            let drawn = drawings(map, orders);
            let files = drawn.list.into_iter().map(|it| ([stem(it.order), ".svg"].concat(), it.svg.into_bytes()));
            let losses = drawn.losses.iter().map(ToString::to_string);
            return Ok(Written { files: files.collect(), losses: losses.collect(), ..Written::default() });
        }
        Format::Png => return pictures(map, Kind::Png(wanted.size.unwrap_or_default()), orders),
        Format::Pdf => return pictures(map, Kind::Pdf, orders),
        Format::Json => export::Format::Json,
        Format::Outline => export::Format::Outline,
        Format::Csv => export::Format::Csv,
        Format::Graphml => export::Format::Graphml,
        Format::Dot => export::Format::Dot,
        Format::Annotations => export::Format::Annotations,
    };
    let written = export(map, format, &wanted.site);
    let files = written.files.into_iter().map(|file| (file.name, file.text.into_bytes()));
    let losses = written.losses.iter().map(ToString::to_string);
    Ok(Written { files: files.collect(), losses: losses.collect(), ..Written::default() })
}
