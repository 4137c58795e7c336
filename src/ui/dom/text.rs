//! The browser's view of the essay's text: what is selected in it, and what is marked in it without a change to the page's
//! elements.

use std::ops::Range;
use std::rc::Rc;

use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

use super::{all, by_id, paragraph_of};
use crate::messages::search::HitList;
use crate::text::{Bytes, Span};

/// The stretches of a reader's copy that are selected. The essay's paragraphs are these blocks; what is set apart names
/// its own.
pub(in crate::ui) fn selected(blocks: &[u32]) -> Vec<Span> {
    let mut spans = Vec::new();
    let selection = window().get_selection().ok().flatten().filter(|it| !it.is_collapsed());
    let Some(range) = selection.and_then(|it| it.get_range_at(0).ok()) else { return spans };
    for paragraph in all("article > p[id], article [data-block]") {
        let number = |name: &str| paragraph.get_attribute(name)?.trim_start_matches('p').parse::<u32>().ok();
        let own = || blocks.get(usize::try_from(number("id")?.checked_sub(1)?).ok()?).copied();
        let block = number("data-block").or_else(own);
        let mut stretch: Option<(usize, usize)> = None;
        for (start, node, text) in own_text(&paragraph) {
            if !range.intersects_node(&node).unwrap_or_default() {
                continue;
            }
            let at = |container: Option<web_sys::Node>, offset: Option<u32>, otherwise: usize| {
                let here = container.is_some_and(|it| it.is_same_node(Some(&node)));
                offset.filter(|_| here).map_or(otherwise, |offset| units_to_points(&text, offset))
            };
            let from = at(range.start_container().ok(), range.start_offset().ok(), 0);
            let to = at(range.end_container().ok(), range.end_offset().ok(), text.chars().count());
            let before = stretch.map_or(start + from, |(from, _)| from);
            stretch = Some((before, start + to));
        }
        if let (Some(block), Some((start, end))) = (block, stretch) {
            let number = |points: usize| u32::try_from(points).unwrap_or(u32::MAX);
            spans.push(Span { block, start: number(start), end: number(end) });
        }
    }
    spans
}

/// The nodes of a paragraph's own text, without the numbers in its margins and labels: for each, how many code points come before
/// it, and its text.
fn own_text(paragraph: &Element) -> Vec<(usize, web_sys::Node, String)> {
    let Ok(walker) = document().create_tree_walker_with_what_to_show(paragraph, SHOW_TEXT) else { return Vec::new() };
    let mut found = Vec::new();
    let mut start = 0;
    while let Ok(Some(node)) = walker.next_node() {
        let own = node
            .parent_element()
            .is_some_and(|it| it.closest(".number, .notes, .unseen, .label").ok().flatten().is_none());
        if let Some(text) = node.node_value().filter(|_| own) {
            let points = text.chars().count();
            found.push((start, node, text));
            start += points;
        }
    }
    found
}

/// UTF-16 units from the start of a text, as code points.
fn units_to_points(text: &str, units: u32) -> usize {
    let mut left = usize::try_from(units).unwrap_or_default();
    text.chars()
        .take_while(|letter| {
            let before = left;
            left = left.saturating_sub(letter.len_utf16());
            before > 0
        })
        .count()
}

/// What a walk through a document stops at: text.
const SHOW_TEXT: u32 = 4;

/// Stretches of the essay that the browser marks without a change to the page's elements, under a name that the styles
/// know: a highlight of the CSS Custom Highlight API. Nothing where the browser has none.
struct Highlight {
    /// All highlights, by name. It has the methods of a map and is none.
    registry: js_sys::Map,
    name: &'static str,
    /// It has the methods of a set and is none.
    ranges: js_sys::Set,
}

impl Highlight {
    /// One that is not shown yet.
    fn new(name: &'static str) -> Option<Self> {
        let css = js_sys::Reflect::get(&window(), &"CSS".into()).ok()?;
        let registry = js_sys::Reflect::get(&css, &"highlights".into()).ok().filter(|it| it.is_object())?;
        let maker: js_sys::Function = js_sys::Reflect::get(&window(), &"Highlight".into()).ok()?.dyn_into().ok()?;
        let ranges = js_sys::Reflect::construct(&maker, &js_sys::Array::new()).ok()?;
        Some(Self { registry: registry.unchecked_into(), name, ranges: ranges.unchecked_into() })
    }

    fn add(&self, ranges: &[web_sys::Range]) {
        for range in ranges {
            self.ranges.add(range);
        }
    }

    /// Shows it instead of the one that had its name.
    fn show(&self) {
        self.registry.set(&self.name.into(), &self.ranges);
    }
}

/// Marks what the search finds in the essay, each paragraph when it first comes into view, until what is returned is
/// dropped: a letter is found more often in a long text than a browser can mark while one types. What was marked before
/// stays until then.
pub(in crate::ui) fn highlight_hits(hits: &Rc<HitList>) -> Option<Watch> {
    let highlight = Highlight::new("hits")?;
    if hits.places.is_empty() {
        highlight.show();
        return None;
    }
    let found = Rc::clone(hits);
    let seen = Closure::<dyn Fn(js_sys::Array, IntersectionObserver)>::new(
        move |entries: js_sys::Array, observer: IntersectionObserver| {
            let entries = entries.iter().map(JsCast::unchecked_into::<IntersectionObserverEntry>);
            for entry in entries.filter(IntersectionObserverEntry::is_intersecting) {
                let paragraph = entry.target();
                observer.unobserve(&paragraph);
                let found = paragraph_of(&paragraph).map_or(&[][..], |at| found.in_paragraph(at));
                let marks: Vec<_> = found.iter().flat_map(|found| found.marks.iter().cloned()).collect();
                highlight.add(&ranges(&paragraph, &marks));
            }
            highlight.show();
        },
    );
    let observer = IntersectionObserver::new(seen.as_ref().unchecked_ref()).ok()?;
    for found in hits.places.chunk_by(|one, next| one.paragraph == next.paragraph) {
        if let Some(paragraph) = paragraph(found[0].paragraph) {
            observer.observe(&paragraph);
        }
    }
    Some(Watch { observer, _seen: seen })
}

/// Marks stretches of one of the essay's paragraphs, counted from 0, apart from all else that is marked, and no longer
/// those that were marked so before. Returns the element in which they begin, if there are any.
pub(in crate::ui) fn highlight_hit(at: usize, marks: &[Range<Bytes>]) -> Option<Element> {
    let ranges = paragraph(at).map(|paragraph| ranges(&paragraph, marks)).unwrap_or_default();
    if let Some(highlight) = Highlight::new("hit") {
        // It lies over the other hits.
        let _ = js_sys::Reflect::set(&highlight.ranges, &"priority".into(), &1.into());
        highlight.add(&ranges);
        highlight.show();
    }
    ranges.first()?.start_container().ok()?.parent_element()
}

/// Waits for paragraphs to come into view, until it is dropped.
pub(in crate::ui) struct Watch {
    observer: IntersectionObserver,
    _seen: Closure<dyn Fn(js_sys::Array, IntersectionObserver)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// A paragraph of the essay, counted from 0.
fn paragraph(at: usize) -> Option<Element> {
    by_id(&format!("p{}", at + 1))
}

/// Stretches of a paragraph's own text as the browser counts: by node and UTF-16 unit.
fn ranges(paragraph: &Element, marks: &[Range<Bytes>]) -> Vec<web_sys::Range> {
    let mut ranges = Vec::new();
    let mut start = 0;
    for (_, node, text) in own_text(paragraph) {
        let units = |byte: usize| {
            let head = text.get(..byte.saturating_sub(start).min(text.len())).unwrap_or_default();
            u32::try_from(head.encode_utf16().count()).unwrap_or_default()
        };
        for mark in marks.iter().filter(|mark| mark.start.0 < start + text.len() && mark.end.0 > start) {
            if let Ok(range) = web_sys::Range::new() {
                // Both lie within the node.
                let _ = range.set_start(&node, units(mark.start.0));
                let _ = range.set_end(&node, units(mark.end.0));
                ranges.push(range);
            }
        }
        start += text.len();
    }
    ranges
}
