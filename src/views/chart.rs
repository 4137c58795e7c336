//! The chart as a drawing: SVG whose claims are links.
//!
//! Entries: [`chart()`], the drawing as it stands in a page; [`file()`], the same as a file of its own, with its title, its
//! source and its styles. What the reader does is marked on it by attributes: a claim carries `data-claim`, a step
//! `data-inference`.

use super::links::claim_address;
use super::markup::written;
use super::path::{line, put};
use super::tokens::{TOKENS, by_day};
use super::{Markup, pane_items};
use crate::document::{ClaimIx, InferenceIx, Target};
use crate::layout::chart::{Chart, Entry, Order, Step};
use crate::layout::{Area, Label, Point};
use crate::reading::{Reading, words};

/// The rules for the chart, in CSS.
pub const RULES: &str = include_str!("../../styles/chart.css");
/// What the program is called that shows the chart on a page.
pub const PROGRAM: &str = "chart";

/// What is left free around the drawing, in units.
const MARGIN: i32 = 24;
/// The size of the type in which the title of a file stands, and that of the line on what it is of.
const HEADING: i32 = 20;
const CREDIT: i32 = 12;
/// A file is so wide at least: room for a title.
const LEAST: i32 = 480;
/// How round the corners of lines are, in units.
const CORNER: i32 = 5;
/// How long that part of the rule over a claim is that shows what the claim is there for.
const TAB: i32 = 18;
/// In the key to the signs: the size of its type, the length of a line, what is between a line and its words and between
/// two entries, and the height of it all.
const KEY: i32 = 11;
const SAMPLE: i32 = 34;
const BEHIND: i32 = 7;
const APART: i32 = 18;
const KEY_LINE: i32 = 22;

/// How a chart is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look<'a> {
    /// In which order the chart is.
    pub order: Order,
    /// Whether claims can be folded there.
    pub folds: bool,
    /// What stands before the addresses of claims.
    pub up: &'a str,
}

impl Look<'_> {
    /// Whether a claim is the thesis or a reason for or against it, which can be read from far away.
    pub fn is_near(&self, entry: &Entry<'_>) -> bool {
        self.order == Order::Reasons && entry.depth < 2
    }
}

/// What the drawing shows, with room around it.
pub fn frame(chart: &Chart<'_>) -> Area {
    let Area { x, y, w, h } = chart.frame;
    Area { x: x - MARGIN, y: y - MARGIN, w: w + 2 * MARGIN, h: h + 2 * MARGIN }
}

/// The drawing.
pub fn chart(out: &mut Markup, reading: &Reading, chart: &Chart<'_>, look: Look<'_>) {
    let Area { x, y, w, h } = frame(chart);
    let view = format!("{x} {y} {w} {h}");
    let svg = out.tag("svg").with("class", "chart").with("viewBox", &view).with("role", "group");
    let svg = svg.with("width", &w.to_string()).with("height", &h.to_string());
    svg.with("aria-label", "The argument, drawn").holding(&mut |out| contents(out, reading, chart, look));
}

/// The key to the signs of a drawing, by itself.
pub fn key_alone(out: &mut Markup, reading: &Reading, drawn: &Chart<'_>) {
    let mut width = 0;
    let entries = written(&mut |out| width = key(out, reading, drawn, Point { x: 0, y: 0 }));
    let (w, h) = ((width + 2).to_string(), KEY_LINE.to_string());
    let svg = out.tag("svg").with("class", "chart").with("viewBox", &format!("-1 0 {w} {h}")).with("width", &w);
    svg.with("height", &h).with("role", "img").with("aria-label", "Signs").holding(&mut |out| out.append(&entries));
}

/// What is in the drawing: steps, then claims, so that no line runs over words.
pub fn contents(out: &mut Markup, reading: &Reading, chart: &Chart<'_>, look: Look<'_>) {
    for (number, Point { x, y }) in &chart.paragraphs {
        let words = format!("¶{number}");
        out.tag("text").with("x", &x.to_string()).with("y", &y.to_string()).class("paragraph").text(&words);
    }
    chart.steps.iter().for_each(|it| step(out, reading, it));
    chart.claims.iter().for_each(|it| claim(out, reading, it, look));
}

/// The sign of a step, and the name of its kind.
pub fn kind(reading: &Reading, step: InferenceIx) -> (&'static str, &'static str) {
    let (sign, kind, _) = KINDS[nth_kind(reading, step)];
    (sign, kind)
}

/// The kinds of steps: the sign of each, its name, and what it is called in the key.
const KINDS: [(&str, &str, &str); 3] =
    [("+", "support", "speaks for"), ("−", "attack", "speaks against"), ("⊣", "undercuts", "undercuts a step")];

fn nth_kind(reading: &Reading, step: InferenceIx) -> usize {
    match reading.map[step].target {
        Target::Supports(_) => 0,
        Target::Attacks(_) => 1,
        Target::Undercuts(_) => 2,
    }
}

/// The key to the signs of those kinds of steps that are drawn, from a place on. Returns its width.
pub fn key(out: &mut Markup, reading: &Reading, drawn: &Chart<'_>, at: Point) -> i32 {
    let mut x = at.x;
    for (nth, (sign, kind, words)) in KINDS.into_iter().enumerate() {
        if !drawn.steps.iter().any(|step| nth_kind(reading, step.inference) == nth) {
            continue;
        }
        let y = at.y + KEY_LINE / 2;
        let (from, middle, tip) = (Point { x, y }, Point { x: x + SAMPLE / 2, y }, Point { x: x + SAMPLE, y });
        let mut path = String::new();
        line(&mut path, &[from, tip], CORNER);
        head(&mut path, from, tip, nth == 2);
        out.tag("g").class(&["step ", kind].concat()).holding(&mut |out| stroke(out, &path, middle, sign));
        let label = Label::set(words, Point { x: tip.x + BEHIND, y: at.y }, i32::MAX / 200, KEY);
        let (left, baseline) = (label.area.x.to_string(), (y + 4).to_string());
        out.tag("text").with("x", &left).with("y", &baseline).with("lang", "en").class("key").text(words);
        x = label.area.right() + APART;
    }
    (x - APART - at.x).max(0)
}

/// Each line of a step, for the attribute `d` of a path; the last with what shows where it leads.
pub fn lines(reading: &Reading, step: &Step) -> impl Iterator<Item = String> {
    let last = step.lines.len().checked_sub(1).filter(|_| step.has_head);
    let is_undercut = matches!(reading.map[step.inference].target, Target::Undercuts(_));
    step.lines.iter().enumerate().map(move |(at, points)| {
        let mut path = String::new();
        line(&mut path, points, CORNER);
        if last == Some(at)
            && let [.., before, tip] = points[..]
        {
            head(&mut path, before, tip, is_undercut);
        }
        path
    })
}

/// Adds the head of a line: two strokes from its tip, or a bar before what is undercut. Every stroke is so short that it is
/// within the first dash.
fn head(path: &mut String, before: Point, tip: Point, is_bar: bool) {
    let (x, y) = ((before.x - tip.x).signum(), (before.y - tip.y).signum());
    if is_bar {
        // Of pieces that are as long as a dot of a dotted line.
        for at in -2..2 {
            put(path, 'M', tip.x - y * 2 * at, tip.y - x * 2 * at);
            put(path, 'L', tip.x - y * 2 * (at + 1), tip.y - x * 2 * (at + 1));
        }
    } else {
        for side in [-3, 3] {
            put(path, 'M', tip.x, tip.y);
            put(path, 'L', tip.x + 5 * x + side * y, tip.y + 5 * y + side * x);
        }
    }
}

/// A step: its lines, and the sign in which they meet.
pub fn step(out: &mut Markup, reading: &Reading, step: &Step) {
    let (sign, kind) = kind(reading, step.inference);
    let group = out.tag("g").with("data-inference", reading.map[step.inference].id.as_str());
    let path: String = lines(reading, step).collect();
    group.with("aria-hidden", "true").class(&["step ", kind].concat()).holding(&mut |out| {
        stroke(out, &path, step.sign, sign);
    });
}

/// A path, and a sign on it.
fn stroke(out: &mut Markup, path: &str, Point { x, y }: Point, sign: &str) {
    out.tag("path").with("d", path).empty();
    out.tag("text").with("x", &x.to_string()).with("y", &(y + 4).to_string()).text(sign);
}

/// What a claim is called, as its row in the tree is.
pub fn name(reading: &Reading, claim: ClaimIx) -> String {
    let text = &reading.map[claim].text;
    let Some(at) = reading.tree.place(claim) else { return text.clone() };
    let node = reading.tree.node(at);
    let number = if pane_items::is_numbered(node) { format!(" {}", node.ordinal) } else { String::new() };
    [&words::part_word(node), &number, ": ", text, &words::remarks(reading, at)].concat()
}

/// A claim, a link to where it stands, with what folds it.
pub fn claim(out: &mut Markup, reading: &Reading, entry: &Entry<'_>, look: Look<'_>) {
    let it = &reading.map[entry.claim];
    let part = reading.tree.part(entry.claim);
    let mut class = ["claim ", part.name()].concat();
    class.push_str(match (look.order, entry.depth) {
        (Order::Text, _) => " column",
        (Order::Reasons, 0) => " depth-0",
        (Order::Reasons, 1) => " depth-1",
        _ => "",
    });
    for (is_so, word) in [(it.is_unsaid(), " unsaid"), (it.is_editors(), " editor")] {
        class.push_str(if is_so { word } else { "" });
    }
    let address = [look.up, &claim_address(reading, entry.claim)].concat();
    let open = entry.is_open.filter(|_| look.folds).map(|open| if open { "true" } else { "false" });
    let link = out.tag("a").with("href", &address).with("data-claim", it.id.as_str());
    let link = link.with("aria-label", &name(reading, entry.claim)).maybe("aria-expanded", open);
    link.class(&class).holding(&mut |out| inside(out, reading, entry, look));
    if let Some(is_open) = entry.is_open.filter(|_| look.folds) {
        fold(out, reading, entry, is_open);
    }
}

/// What stands in the link of a claim.
fn inside(out: &mut Markup, reading: &Reading, entry: &Entry<'_>, look: Look<'_>) {
    let Area { x, y, w, h } = entry.area;
    let ground = out.tag("rect").with("x", &(x - 4).to_string()).with("y", &(y - 2).to_string());
    ground.with("width", &(w + 8).to_string()).with("height", &(h + 4).to_string()).class("ground").empty();
    out.tag("path").with("d", &format!("M{x} {y}h{w}")).class("rule").empty();
    out.tag("path").with("d", &format!("M{x} {y}h{TAB}")).class("tab").empty();
    let has_place = !reading.map[entry.claim].is_editors();
    let (before, after) = if has_place { ("", "") } else { ("[", "]") };
    let last = entry.text.lines.len().saturating_sub(1);
    out.tag("text").class("said").holding(&mut |out| {
        for (at, line) in entry.text.lines.iter().enumerate() {
            let (left, baseline) = (entry.text.area.x.to_string(), entry.text.baseline(at).to_string());
            let line = [if at == 0 { before } else { "" }, line, if at == last { after } else { "" }].concat();
            // A space at the end of a line is what is copied between it and the next.
            let line = if at == last { line } else { line + " " };
            out.tag("tspan").with("x", &left).with("y", &baseline).text(&line);
        }
    });
    if look.folds {
        let bars: String = bars(entry).collect();
        out.tag("path").with("d", &bars).class("bar").empty();
        // How the claim stands is written here, once the reader asks.
        let place = out.tag("text").with("x", &(x - 14).to_string()).with("y", &entry.text.baseline(0).to_string());
        place.class("standing").empty();
    }
    let Point { x, y } = entry.remark;
    let (x, y) = (x.to_string(), y.to_string());
    out.tag("text").with("x", &x).with("y", &y).class("remark").text(&entry.remark(reading));
}

/// What stands for the lines of a claim from far away: the outlines of bars, for the attribute `d` of a path.
pub fn bars(entry: &Entry<'_>) -> impl Iterator<Item = String> {
    let Area { x, w, .. } = entry.text.area;
    let (leading, height) = (entry.text.leading, entry.text.leading / 3);
    entry.text.lines.iter().enumerate().map(move |(at, line)| {
        let y = entry.text.baseline(at) - leading / 2;
        let width = i32::try_from(line.chars().count()).unwrap_or(i32::MAX).saturating_mul(6).min(w);
        outline(Area { x, y, w: width, h: height })
    })
}

/// The outline of an area, for the attribute `d` of a path.
pub fn outline(Area { x, y, w, h }: Area) -> String {
    format!("M{x} {y}h{w}v{h}h-{w}z")
}

/// What folds a claim, and unfolds it.
fn fold(out: &mut Markup, reading: &Reading, entry: &Entry<'_>, is_open: bool) {
    let Area { x, y, h, .. } = entry.area;
    // Below the corner, where no line ends.
    let (x, y) = ((x + 4).to_string(), y + h + 8);
    let group = out.tag("g").with("data-fold", reading.map[entry.claim].id.as_str()).with("aria-hidden", "true");
    group.class("fold").holding(&mut |out| {
        out.tag("circle").with("cx", &x).with("cy", &y.to_string()).with("r", "7").empty();
        out.tag("text").with("x", &x).with("y", &(y + 4).to_string()).text(if is_open { "−" } else { "+" });
    });
}

/// What a drawing is of, in a line.
pub fn source_line(reading: &Reading) -> String {
    [reading.map.source.title.as_str(), &words::credit(reading)].concat()
}

/// The drawing, or the part of it that an area shows, as a file of its own: with its styles, if there are any, under its
/// title, over the key to its signs and what it is of. Returns the file, with its width and height in units.
pub fn file(
    reading: &Reading,
    drawn: &Chart<'_>,
    order: Order,
    part: Option<Area>,
    styles: &str,
) -> (String, i32, i32) {
    let Area { x, y, w: part_w, h } = part.unwrap_or_else(|| frame(drawn));
    let w = part_w.max(LEAST);
    let title = &reading.map.title;
    let source = source_line(reading);
    // Neither is wider than the file, so that nothing is cut off.
    let left = x + MARGIN;
    let set = |words, size| Label::set(words, Point { x: left, y: 0 }, w - 2 * MARGIN, size);
    let (heading, credit) = (set(title, HEADING), set(&source, CREDIT));
    let (head, foot) = (heading.area.h + 11, KEY_LINE + credit.area.h + 7);
    let (wide, high) = (w, h + head + foot);
    let (width, height) = (wide.to_string(), high.to_string());
    let view = format!("{x} {} {width} {height}", y - head);
    let svg = written(&mut |out| {
        let svg = out.tag("svg").with("xmlns", "http://www.w3.org/2000/svg").with("class", "chart");
        let svg = svg.with("width", &width).with("height", &height);
        svg.with("viewBox", &view).with("lang", &reading.map.language).holding(&mut |out| {
            out.tag("title").text(title);
            if !styles.is_empty() {
                out.tag("style").text(styles);
            }
            let ground = out.tag("rect").with("x", &x.to_string()).with("y", &(y - head).to_string());
            ground.with("width", &width).with("height", &height).class("ground").empty();
            beside(out, &heading, "heading", y - head + 7);
            let look = Look { order, ..Look::default() };
            if part.is_none() {
                contents(out, reading, drawn, look);
            } else {
                let [x, y, w, h] = [x, y, part_w, h].map(|it| it.to_string());
                let window = out.tag("svg").with("x", &x).with("y", &y).with("width", &w).with("height", &h);
                let view = format!("{x} {y} {w} {h}");
                window.with("viewBox", &view).holding(&mut |out| contents(out, reading, drawn, look));
            }
            key(out, reading, drawn, Point { x: left, y: y + h });
            beside(out, &credit, "paragraph", y + h + KEY_LINE);
        });
    });
    (format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", svg.as_str()), wide, high)
}

/// Words beside the drawing, this far down.
fn beside(out: &mut Markup, label: &Label<'_>, class: &str, down: i32) {
    out.tag("text").class(class).holding(&mut |out| {
        for (at, line) in label.lines.iter().enumerate() {
            let (left, baseline) = (label.area.x.to_string(), (label.baseline(at) + down).to_string());
            let between = if at + 1 == label.lines.len() { "" } else { " " };
            out.tag("tspan").with("x", &left).with("y", &baseline).text(&[line, between].concat());
        }
    });
}

/// The styles that a file of its own holds: those of the chart, with a colour by day in place of each variable.
pub fn styles_of_file() -> String {
    let fill = |styles: String, (name, value): (&str, &str)| styles.replace(&format!("var(--{name})"), value);
    by_day(TOKENS).fold(RULES.to_owned(), fill)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_of_strokes_that_no_dash_breaks() {
        let (from, tip) = (Point { x: 10, y: 30 }, Point { x: 10, y: 10 });
        let drawn = |is_bar| {
            let mut path = String::new();
            head(&mut path, from, tip, is_bar);
            path
        };
        assert_eq!(drawn(false), "M10 10L7 15M10 10L13 15");
        assert_eq!(drawn(true), "M14 10L12 10M12 10L10 10M10 10L8 10M8 10L6 10");
    }

    #[test]
    fn every_variable_of_the_rules_has_a_value() {
        let styles = styles_of_file();
        assert!(!styles.contains("var("), "{styles}");
        assert!(styles.contains("stroke: #1a634c"), "{styles}");
    }
}
