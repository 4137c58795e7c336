//! The chart: the program that draws the argument on a page, once the reader asks for it.
//!
//! It takes over the empty section of the page that has its name for an id ([`PROGRAM`]), and reads the map
//! from where the page carries it. What is chosen, and how claims stand, it sees on the rows of the tree, which the page's
//! own program marks (`rows`); a claim that is clicked here is clicked there. So the two know nothing of each other.
//! Pieces: `view`, what is shown; `drawing`, what of it is in the page; `camera`, what part of it is seen; `distance`, what is added from far away; `buttons`, what can be asked for; `input`, pointers, wheel and keys; `picture`, what is taken along; `page`, what touches the page.

mod buttons;
mod camera;
mod distance;
mod drawing;
mod input;
mod page;
mod picture;
mod rows;
mod view;

use wherefore::reading::{Carried, Reading};
use wherefore::views::chart::PROGRAM;

/// The id of the element in which the page carries the map.
const MAP: &str = "map";

fn main() {
    let (Some(section), Some(reading)) = (page::by_id(PROGRAM), carried()) else { return };
    let Some(view) = view::View::new(section, reading) else { return };
    input::listen(view.clone());
    // Where a map is written, the page comes to carry another.
    page::on_change(MAP, move || {
        if let Some(reading) = carried() {
            view.read(reading);
        }
    });
}

/// The map that the page carries. Drawings refer to it, so that it lasts as long as the page.
fn carried() -> Option<&'static Reading> {
    let written = page::by_id(MAP)?.text_content()?;
    Some(Box::leak(Box::new(Reading::of(Carried::read(&written)?))))
}
