//! The report on a copy: what it is, how many passages are how sure, and what can be done about each.
//!
//! It is markup made from the map's own words and from numbers, all of it escaped; nothing of the copy's text stands in
//! it. Each count unfolds the list of its passages; each entry leads to its place, and carries buttons for what the
//! reader can say of it: `data-decide` has the task that a button stands for, `data-look` a place to be shown.

use std::fmt::Write;

use super::{Decisions, Group, Opened, Settled};
use crate::anchor::{AnchorState, Verdict};
use crate::document::{EssayMap, Passage};
use crate::markup::Text;
use crate::reading::words::{counted, place};
use crate::reading::{Reading, RunIx};

/// The report. `reading` is the map laid on the copy, in which `places` are the passages.
pub fn report(
    map: &EssayMap,
    opened: &Opened,
    decisions: &Decisions,
    reading: &Reading,
    places: &[Vec<Passage>],
) -> String {
    let settled = Settled::new(opened, decisions);
    let mut out = String::new();
    // Writing into a string does not fail.
    let _ = write!(out, "<p class=\"verdict\">{}</p>", verdict(opened.verdict));
    for notice in &opened.notices {
        let _ = write!(out, "<p class=\"note\">{}</p>", Text(notice));
    }
    if opened.is_other() {
        return out;
    }
    let (all, found) = opened.paragraphs;
    let passages = counted(settled.groups.len(), "passage");
    let _ = write!(
        out,
        "<p class=\"found\">{found} of {}, {passages}:</p><div class=\"groups\">",
        counted(all, "paragraph")
    );
    for group in Group::ALL {
        let count = settled.count(group);
        if count > 0 {
            let name = group.words();
            let _ = write!(out, "<details name=\"report\" data-group=\"{name}\"><summary>{count} {name}</summary><ol>");
            for at in settled.of(group) {
                let run = places.get(at).and_then(|it| it.first()).and_then(|passage| reading.run_at(passage));
                entry(&mut out, map, opened, group, at, run.map(|run| anchor_of(reading, run)).as_deref());
                if decisions.on(at).is_some() {
                    let _ = write!(out, "{}", button(at, "undo", "Take back"));
                }
                out.push_str("</span></li>");
            }
            out.push_str("</ol></details>");
        }
    }
    out.push_str("</div>");
    out
}

/// What a copy is, in a sentence.
pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Identical => "Your copy is the essay, word for word.",
        Verdict::Essay => "Your copy is the essay, with differences.",
        Verdict::Part => "Your copy is a part of the essay.",
        Verdict::Other => "This is not the essay that the map is of. Nothing in it is lit.",
    }
}

/// The name of a run on the page; that of its paragraph, where no claim rests on it.
fn anchor_of(reading: &Reading, at: RunIx) -> String {
    let named = reading.run(at).map(|run| run.anchor.clone()).filter(|anchor| !anchor.is_empty());
    named.unwrap_or_else(|| format!("p{}", at.paragraph + 1))
}

/// An entry of a list, up to the end of what it offers.
fn entry(out: &mut String, map: &EssayMap, opened: &Opened, group: Group, at: usize, anchor: Option<&str>) {
    let Some(passage) = opened.passages.get(at) else { return };
    let words = place(&passage.selector);
    let _ = match anchor {
        Some(anchor) => {
            write!(out, "<li><button type=\"button\" class=\"quiet\" data-jump=\"{}\">{words}</button> ", Text(anchor))
        }
        None => write!(out, "<li><span class=\"where\">{words}</span> "),
    };
    let rests = |passages: &[Passage]| passages.iter().any(|it| opened.passage(it) == Some(at));
    for claim in map.claims.iter().filter(|claim| rests(&claim.passages)) {
        let (id, text) = (Text(claim.id.as_str()), Text(&claim.text));
        let _ = write!(out, "<a href=\"claim/{id}/\">{text}</a> ");
    }
    for event in map.events.iter().filter(|event| rests(&event.passages)) {
        let _ = write!(out, "<span class=\"event\">{}</span> ", Text(&event.title));
    }
    out.push_str("<span class=\"offers\">");
    let places = &passage.found.places;
    if passage.found.state == AnchorState::Ambiguous {
        for (nth, span) in places.iter().enumerate().filter_map(|(nth, place)| Some((nth + 1, place.spans.first()?))) {
            let look = format!("{} {} {}", span.block, span.start, span.end);
            let _ =
                write!(out, "<button type=\"button\" class=\"quiet\" data-look=\"{look}\">See place {nth}</button>");
        }
    }
    match group {
        Group::ToConfirm => {
            let alike = places.first().map_or(0, |place| place.alike);
            let _ = write!(
                out,
                "<span class=\"note\">The wording differs: {alike} % of what can be compared agrees.</span>"
            );
            out.push_str(&button(at, "confirm", "This is it"));
            out.push_str(&button(at, "drop", "This is not it"));
        }
        Group::ToPick => {
            for nth in 0..places.len() {
                out.push_str(&button(at, &nth.to_string(), &format!("It is place {}", nth + 1)));
            }
        }
        Group::Lost => {
            out.push_str("<span class=\"note\">Select its words in your copy, or choose its paragraph by its number, then:</span>");
            out.push_str(&button(at, "at", "It is what I selected"));
        }
        Group::Exact | Group::Moved | Group::Settled => {}
    }
}

fn button(passage: usize, word: &str, label: &str) -> String {
    format!("<button type=\"button\" class=\"quiet\" data-decide=\"{passage} {word}\">{label}</button>")
}
