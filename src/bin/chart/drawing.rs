//! The drawing: which elements of the chart are in the page.
//!
//! Entries: [`Drawing::draw`], everything anew; [`Drawing::show`], after the window has moved over it. A chart of few claims
//! is in the page whole. Of a large one there is what meets the window, with some of what lies around it; seen from far
//! away, the thesis and its reasons alone, with shapes for the other claims and for all steps, many in one path. So a frame
//! costs about the same however large the chart is.

use std::collections::BTreeMap;

use web_sys::Element;
use wherefore::document::ClaimIx;
use wherefore::layout::Area;
use wherefore::layout::chart::{Chart, Entry, Step};
use wherefore::reading::Reading;
use wherefore::views::Markup;
use wherefore::views::chart::{Look, bars, claim, contents, kind, lines, name, step};
use wherefore::views::markup::written;

use crate::{page, rows};

/// A chart of so many claims is in the page whole.
const FEW: usize = 300;
/// So many shapes are one path: few enough that a browser passes over most paths that are not seen.
const SHAPES: usize = 32;
/// The longest line, in units, that is drawn whole in a large chart: longer ones have a middle that nobody can follow, and
/// thousands of them, dashed, would take a browser seconds.
const LONGEST: i32 = 1_500;
/// How much of the window's size around it is put into the page with what it shows, and how much stays there.
const AROUND: f64 = 0.25;
const STAYS: f64 = 0.75;

/// The drawing in the page.
pub(crate) struct Drawing {
    svg: Element,
    /// How it is looked at; `None` before it was first drawn.
    look: Look<'static>,
    large: Option<Large>,
}

/// What stands where in the drawing of a large chart.
struct Large {
    shapes: Element,
    /// Whether the shapes are those of the chart as it stands.
    has_shapes: bool,
    steps: Layer,
    claims: Layer,
    /// The steps, without the middle of long lines, and what each line covers.
    cut: Vec<(Step, Vec<Area>)>,
}

/// A group of which not all is in the page.
struct Layer {
    group: Element,
    /// By place in the chart, what is in the page.
    shown: BTreeMap<usize, Element>,
}

/// What of the chart is seen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    /// The upper left corner of the window, its width and its height, in units.
    pub(crate) window: (f64, f64, f64, f64),
    /// Whether it is seen from far away.
    pub(crate) is_far: bool,
    /// The claim at which keys are.
    pub(crate) cursor: Option<ClaimIx>,
    /// The claim that is chosen.
    pub(crate) chosen: Option<ClaimIx>,
}

impl Drawing {
    pub(crate) fn new(svg: Element) -> Self {
        Self { svg, look: Look::default(), large: None }
    }

    /// Draws a chart; what of it is seen is shown next ([`Drawing::show`]).
    pub(crate) fn draw(&mut self, reading: &Reading, chart: &Chart<'_>, look: Look<'static>) {
        self.look = look;
        self.large = None;
        if chart.claims.len() <= FEW {
            let drawn = written(&mut |out| contents(out, reading, chart, look));
            self.svg.set_inner_html(drawn.as_str());
            // The claims stand in the drawing in the order of the chart.
            for (entry, drawn) in chart.claims.iter().zip(page::all(&self.svg, "[data-claim]")) {
                mark(reading, entry, &drawn);
            }
            return;
        }
        self.svg.set_inner_html("<g class=\"shapes\" aria-hidden=\"true\"></g><g></g><g></g>");
        let child = |nth: u32| self.svg.children().item(nth);
        if let (Some(shapes), Some(steps), Some(claims)) = (child(0), child(1), child(2)) {
            let cut = chart.steps.iter().map(|step| {
                let cut = step.cut(LONGEST);
                let areas = cut.lines.iter().map(|line| Area::around(line)).collect();
                (cut, areas)
            });
            let cut = cut.collect();
            let layer = |group| Layer { group, shown: BTreeMap::new() };
            self.large = Some(Large { shapes, has_shapes: false, steps: layer(steps), claims: layer(claims), cut });
        }
    }

    /// Whether claims that are seen from far away are shapes alone.
    pub(crate) fn has_shapes(&self) -> bool {
        self.large.is_some()
    }

    /// Some claims stand otherwise than when they were drawn.
    pub(crate) fn forget_shapes(&mut self) {
        if let Some(large) = &mut self.large {
            large.has_shapes = false;
        }
    }

    /// Brings into the page what of the chart is seen, and takes out what is far from it.
    pub(crate) fn show(&mut self, reading: &Reading, chart: &Chart<'_>, seen: Seen) {
        let look = self.look;
        let Some(large) = &mut self.large else { return };
        if seen.is_far && !large.has_shapes {
            large.has_shapes = true;
            large.shapes.set_inner_html(shapes(reading, chart, &large.cut, look).as_str());
        }
        let is_near = |area: &Area, around: f64| {
            let (x, y, w, h) = seen.window;
            f64::from(area.x) < x + w * (1.0 + around)
                && f64::from(area.right()) > x - w * around
                && f64::from(area.y) < y + h * (1.0 + around)
                && f64::from(area.bottom()) > y - h * around
        };
        let cut = &large.cut;
        let meets = |at: usize, around: f64| {
            !seen.is_far && cut.get(at).is_some_and(|(_, areas)| areas.iter().any(|area| is_near(area, around)))
        };
        let write = |out: &mut Markup, at: usize| cut.get(at).into_iter().for_each(|it| step(out, reading, &it.0));
        large.steps.show(cut.len(), &meets, &write);
        let meets = |at: usize, around: f64| {
            let Some(entry) = chart.claims.get(at) else { return false };
            [seen.cursor, seen.chosen].contains(&Some(entry.claim))
                || ((!seen.is_far || look.is_near(entry)) && is_near(&entry.area, around))
        };
        let write = |out: &mut Markup, at: usize| {
            let Some(entry) = chart.claims.get(at) else { return };
            out.tag("g").holding(&mut |out| claim(out, reading, entry, look));
        };
        for (at, group) in large.claims.show(chart.claims.len(), &meets, &write) {
            if let (Some(entry), Some(drawn)) = (chart.claims.get(at), group.first_element_child()) {
                mark(reading, entry, &drawn);
            }
        }
    }
}

impl Layer {
    /// Shows those of the chart's parts, by their places, that `meets` the window: with little around it they come, with
    /// much around it they stay. Returns those that came.
    fn show(
        &mut self,
        parts: usize,
        meets: &dyn Fn(usize, f64) -> bool,
        write: &dyn Fn(&mut Markup, usize),
    ) -> Vec<(usize, Element)> {
        self.shown.retain(|&at, element| {
            let stays = meets(at, STAYS);
            if !stays {
                element.remove();
            }
            stays
        });
        let new: Vec<usize> = (0..parts).filter(|at| meets(*at, AROUND) && !self.shown.contains_key(at)).collect();
        if new.is_empty() {
            return Vec::new();
        }
        let had = self.group.child_element_count();
        let markup = written(&mut |out| new.iter().for_each(|&at| write(out, at)));
        // Fails only for what has no place in the page.
        let _ = self.group.insert_adjacent_html("beforeend", markup.as_str());
        let children = self.group.children();
        let came: Vec<_> = new.into_iter().zip(had..).filter_map(|(at, nth)| Some((at, children.item(nth)?))).collect();
        self.shown.extend(came.iter().cloned());
        came
    }
}

/// Marks a claim that has just been drawn.
fn mark(reading: &Reading, entry: &Entry<'_>, drawn: &Element) {
    rows::copy(reading.map[entry.claim].id.as_str(), drawn, &name(reading, entry.claim));
    page::set(drawn, "tabindex", Some("-1"));
}

/// What all claims and steps look like from far away.
fn shapes(reading: &Reading, chart: &Chart<'_>, cut: &[(Step, Vec<Area>)], look: Look<'_>) -> Markup {
    // What lies side by side is in one path.
    let is_wide = chart.frame.w > chart.frame.h;
    let place = |area: &Area| if is_wide { area.x } else { area.y };
    let mut groups: BTreeMap<(&str, &str), Vec<(i32, String)>> = BTreeMap::new();
    for (step, areas) in cut {
        let group = groups.entry(("step", kind(reading, step.inference).1)).or_default();
        group.extend(areas.iter().map(place).zip(lines(reading, step)));
    }
    for entry in chart.claims.iter().filter(|entry| !look.is_near(entry)) {
        let has_fallen = rows::has_fallen(reading.map[entry.claim].id.as_str());
        let group = groups.entry(("bar", if has_fallen { "fallen" } else { "stands" })).or_default();
        group.push((place(&entry.area), bars(entry).collect()));
    }
    written(&mut |out| {
        for ((what, kind), shapes) in &mut groups {
            shapes.sort_by_key(|(place, _)| *place);
            out.tag("g").class(&[what, " ", kind].concat()).holding(&mut |out| {
                for some in shapes.chunks(SHAPES) {
                    let path: String = some.iter().map(|(_, path)| path.as_str()).collect();
                    out.tag("path").with("d", &path).empty();
                }
            });
        }
    })
}
