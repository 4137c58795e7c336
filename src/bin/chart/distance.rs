//! What helps the reader of a drawing that is seen from far away: an overview of all of it, and the names of the thesis and
//! of its reasons, as large as can be read wherever the window is.
//!
//! Entries: [`draw_overview`] and [`move_window`]; [`write_names`].

use web_sys::Element;
use wherefore::layout::chart::{Chart, Name, Order};
use wherefore::reading::Reading;
use wherefore::views::chart::{frame, outline};
use wherefore::views::markup::written;

use crate::camera::Camera;
use crate::page;

/// From so many claims on there is an overview.
const MANY: usize = 30;

/// Draws the claims as small boxes, where there are many.
pub(crate) fn draw_overview(overview: &Element, chart: &Chart<'_>, order: Order) {
    let area = frame(chart);
    page::set(overview, "viewBox", Some(&format!("{} {} {} {}", area.x, area.y, area.w, area.h)));
    page::set(overview, "hidden", (chart.claims.len() < MANY || order == Order::Text).then_some(""));
    let boxes = written(&mut |out| {
        let all: String = chart.claims.iter().map(|entry| outline(entry.area)).collect();
        out.tag("path").with("d", &all).empty();
        out.tag("rect").class("window").empty();
    });
    overview.set_inner_html(boxes.as_str());
}

/// Shows on the overview where the window is.
pub(crate) fn move_window(overview: &Element, camera: &Camera) {
    let Some(window) = page::find(overview, ".window") else { return };
    let (x, y, w, h) = camera.seen();
    for (name, value) in [("x", x), ("y", y), ("width", w), ("height", h)] {
        page::set(&window, name, Some(&format!("{value:.0}")));
    }
}

/// Writes names of a chart over the drawing, in pixels of the window.
pub(crate) fn write_names(place: &Element, reading: &Reading, chart: &Chart<'_>, names: &[Name], camera: &Camera) {
    // Nothing is named near by, frame after frame.
    if names.is_empty() && place.first_element_child().is_none() {
        return;
    }
    let scale = camera.scale();
    let written = written(&mut |out| {
        for name in names {
            let Some(entry) = chart.entry(name.claim) else { continue };
            let (left, top) = camera.place(name.corner);
            let pixels = |units: f64| format!("{:.1}", units * scale * name.times);
            let unsaid = if reading.map[name.claim].is_unsaid() { " unsaid" } else { "" };
            let class = ["name ", reading.tree.part(name.claim).name(), unsaid].concat();
            let group = out.tag("g").with("transform", &format!("translate({left:.1} {top:.1})")).class(&class);
            group.with("data-named", reading.map[name.claim].id.as_str()).holding(&mut |out| {
                let (w, h) = (name.size.0 * scale + 6.0, name.size.1 * scale + 2.0);
                let ground = out.tag("rect").with("x", "-3").with("width", &format!("{w:.1}"));
                ground.with("height", &format!("{h:.1}")).class("ground").empty();
                out.tag("text").holding(&mut |out| {
                    for (at, line) in entry.text.lines.iter().enumerate() {
                        let y = pixels(f64::from(entry.text.baseline(at) - entry.text.area.y));
                        out.tag("tspan").with("x", "0").with("y", &y).text(line);
                    }
                });
            });
        }
    });
    place.set_inner_html(written.as_str());
}
