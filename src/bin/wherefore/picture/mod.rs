//! Pictures of the argument drawn, for slides and for print: PNG, and PDF with words that can be searched and copied.
//!
//! Entry: [`pictures()`]. Stages:
//!
//! 1. the drawing as SVG, which is what every picture shows (`format::export`);
//! 2. `faces`: its words are set in faces that the program carries, and each of its marks gets its place;
//! 3. `png` or `pdf`: the file.
//!
//! The same map gives the same bytes, on any machine as long as the carried faces have all of its letters. Bounds: a picture
//! shows at most [`MOST`] claims; what `png` and `pdf` make of a large drawing stands there.

mod faces;
mod pdf;
mod png;

use std::collections::BTreeSet;

use resvg::usvg::Tree;
use wherefore::document::EssayMap;
use wherefore::format::export::{Drawing, drawings};
use wherefore::layout::chart::Order;

pub(crate) use self::png::Size;
use crate::Wrong;
use crate::export::Written;

/// A picture shows so many claims at most. One of so many takes seconds, and few would look for a claim in it.
const MOST: usize = 5_000;

/// So many letters are told that no face has.
const TOLD: usize = 20;

/// What kind of picture is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A file for each order.
    Png(Size),
    /// One file with a page for each order.
    Pdf,
}

/// What a file is about, for programs that list files.
struct About<'a> {
    title: &'a str,
    source: &'a str,
    language: &'a str,
}

/// A drawing whose words are set.
struct Set {
    order: Order,
    tree: Tree,
}

impl Set {
    fn width(&self) -> f32 {
        self.tree.size().width()
    }

    fn height(&self) -> f32 {
        self.tree.size().height()
    }
}

/// Makes pictures of the argument of a map, drawn in each of these orders.
pub(crate) fn pictures(map: &EssayMap, kind: Kind, orders: &[Order]) -> Result<Written, Wrong> {
    let drawn = drawings(map, orders);
    if let Some(large) = drawn.list.iter().find(|it| it.claims > MOST) {
        return Err(format!(
            "the argument {} has {} claims, and a picture shows at most {MOST}; `--to svg` has no such limit",
            name(large.order),
            large.claims
        ));
    }
    let about = About { title: &map.title, source: &drawn.source, language: &map.language };
    let mut written = Written::default();
    let mut lacking = BTreeSet::new();
    let mut set = |drawing: &Drawing| {
        let (tree, without) = faces::set(&drawing.svg)?;
        lacking.extend(without);
        Ok::<_, Wrong>(Set { order: drawing.order, tree })
    };
    match kind {
        Kind::Png(size) => {
            for drawing in &drawn.list {
                let name = [stem(drawing.order), size.suffix(), ".png"].concat();
                written.files.push((name, png::write(&set(drawing)?, size, &about)?));
            }
        }
        Kind::Pdf => {
            let pages = drawn.list.iter().map(set).collect::<Result<Vec<_>, _>>()?;
            written.notes.extend(pages.iter().filter_map(pdf::note));
            let first = orders.first().copied().unwrap_or_default();
            written.files.push(([stem(first), ".pdf"].concat(), pdf::write(&pages, &about)?));
        }
    }
    if !lacking.is_empty() {
        let letters: String = lacking.iter().take(TOLD).collect();
        written.notes.push(format!("no typeface of this machine has some letters, shown as boxes, such as {letters}"));
    }
    if drawn.list.iter().any(|it| it.svg.contains(faces::is_crowded)) {
        let note =
            "some words are in a script whose syllables may run into one another here; `--to svg` has them as letters";
        written.notes.push(note.to_owned());
    }
    written.losses = drawn.losses.iter().map(ToString::to_string).collect();
    Ok(written)
}

/// An order as it stands in a sentence.
fn name(order: Order) -> &'static str {
    match order {
        Order::Reasons => "in the order of reasons",
        Order::Text => "in the order of the text",
    }
}

/// How the name of a file begins, as that of the drawing does.
pub(crate) fn stem(order: Order) -> &'static str {
    match order {
        Order::Reasons => "map",
        Order::Text => "map-text",
    }
}
