//! The browser's view of the essay's text: what is selected in it, and what is marked in it without a change to the page's
//! elements.

use std::ops::Range;

use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{all, by_id};
use crate::text::Bytes;

/// The stretches of a reader's copy that are selected, each as a space and its block, its start and its end in code
/// points. The essay's paragraphs are these blocks; what is set apart names its own.
pub(in crate::ui) fn selected(blocks: &[u32]) -> String {
    let mut spans = String::new();
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
            for number in [block.to_string(), start.to_string(), end.to_string()] {
                spans.push(' ');
                spans.push_str(&number);
            }
        }
    }
    spans
}

/// The nodes of a paragraph's own text, without the numbers in its margins: for each, how many code points come before
/// it, and its text.
fn own_text(paragraph: &Element) -> Vec<(usize, web_sys::Node, String)> {
    let Ok(walker) = document().create_tree_walker_with_what_to_show(paragraph, SHOW_TEXT) else { return Vec::new() };
    let mut found = Vec::new();
    let mut start = 0;
    while let Ok(Some(node)) = walker.next_node() {
        let own =
            node.parent_element().is_some_and(|it| it.closest(".number, .notes, .unseen").ok().flatten().is_none());
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

/// The names of the browser's highlights: all that the search finds in the essay, and the hit that the reader is at.
const HITS: [&str; 2] = ["hits", "hit"];

/// What a walk through a document stops at: text.
const SHOW_TEXT: u32 = 4;

/// Marks stretches of the essay's paragraphs, in reading order, without a change to the page's elements: by the CSS
/// Custom Highlight API, where the browser has it. Those of the hit `now` are marked apart; returns the element in
/// which they begin.
pub(in crate::ui) fn highlight(hits: &[(usize, Vec<Range<Bytes>>)], now: Option<usize>) -> Option<Element> {
    let css = js_sys::Reflect::get(&window(), &"CSS".into()).ok()?;
    // It has the methods of a map and is none.
    let registry = js_sys::Reflect::get(&css, &"highlights".into()).ok().filter(|it| it.is_object())?;
    let registry: js_sys::Map = registry.unchecked_into();
    let maker: js_sys::Function = js_sys::Reflect::get(&window(), &"Highlight".into()).ok()?.dyn_into().ok()?;
    let [all, one] = [(); 2].map(|()| js_sys::Array::new());
    let mut place = None;
    for (nth, (paragraph, marks)) in hits.iter().enumerate() {
        let ranges = ranges(*paragraph, marks);
        let is_now = now == Some(nth);
        if is_now {
            place = ranges.first().and_then(|range| range.start_container().ok()?.parent_element());
        }
        for range in ranges {
            (if is_now { &one } else { &all }).push(&range);
        }
    }
    for (name, ranges) in HITS.iter().zip([all, one]) {
        if let Ok(highlight) = js_sys::Reflect::construct(&maker, &ranges) {
            registry.set(&(*name).into(), &highlight);
        }
    }
    place
}

/// Stretches of a paragraph's own text, counted from 0, as the browser counts: by node and UTF-16 unit.
fn ranges(paragraph: usize, marks: &[Range<Bytes>]) -> Vec<web_sys::Range> {
    let Some(element) = by_id(&format!("p{}", paragraph + 1)) else { return Vec::new() };
    let mut ranges = Vec::new();
    let mut start = 0;
    for (_, node, text) in own_text(&element) {
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
