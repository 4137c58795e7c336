//! The page of a map that shows its chart without a program, to be seen, printed and linked.
//!
//! Entry: [`put_page`]. The chart is drawn in both orders, whole; of a very large map, what is near the thesis.

use std::io;

use super::plain::Plain;
use super::{Kit, Sink};
use crate::document::Voice;
use crate::layout::chart::{Chart, Order, Wanted, near_enough};
use crate::reading::Reading;
use crate::views::chart::{Look, chart, key_alone};
use crate::views::markup::written;

/// The folder of the page, below the map's root.
pub(super) const FOLDER: &str = "map/";

/// Puts down the page. `below` is the folder of the map, with a slash at its end.
pub(super) fn put_page(reading: &Reading, below: &str, kit: &Kit, put: &mut Sink<'_>) -> io::Result<()> {
    let wanted = Wanted { is_open: &|claim| near_enough(reading, claim), voice: Voice::Essay };
    let drawings = [
        (Order::Reasons, "In the order of reasons", Chart::of_reasons(reading, wanted, None)),
        (Order::Text, "In the order of the text", Chart::of_text(reading, wanted)),
    ];
    let contents = written(&mut |out| {
        out.tag("h1").with("lang", &reading.map.language).text(&reading.map.title);
        out.tag("p").class("source").with("lang", "en").holding(&mut |out| {
            out.text("The argument, drawn. ");
            out.tag("a").with("href", "../?view=map").text("Walk through it beside the essay");
            out.text(", or ");
            out.tag("a").with("href", "../data/#svg").text("take the pictures along");
            out.text(".");
        });
        for (order, name, drawn) in &drawings {
            out.tag("h2").with("lang", "en").text(name);
            let region = out.tag("div").class("chart-scroll").with("role", "region").with("tabindex", "0");
            let look = Look { order: *order, folds: false, up: "../" };
            region.with("aria-label", name).holding(&mut |out| chart(out, reading, drawn, look));
        }
        if let Some((.., drawn)) = drawings.first() {
            out.tag("p").holding(&mut |out| key_alone(out, reading, drawn));
        }
    });
    let title = format!("{}, drawn", reading.map.title);
    let description = format!("The argument of “{}” as a drawing.", reading.map.source.title);
    let language = &reading.map.language;
    let place = &[below, FOLDER].concat();
    Plain { place, language, title: &title, description: &description, contents }.put(kit, put)
}
