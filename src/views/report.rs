//! The report on a copy: what it is, how many passages are how sure, and what can be done about each; and what is not of
//! the essay.
//!
//! It is made from the map's own words and from numbers; nothing of the copy's text stands in it. Each count unfolds the
//! list of its passages; each entry leads to its place, and carries buttons for what the reader can say of it:
//! `data-decide` has the task that a button stands for, `data-look` a place to be shown.

use super::Markup;
use super::links::{self, Button};
use super::markup::written;
use crate::anchor::{AnchorState, Verdict};
use crate::document::{EssayMap, Passage};
use crate::messages::opener::Apart;
use crate::overlay::{Decisions, Group, Opened, OpenedPassage, Settled};
use crate::reading::words::{counted, place};
use crate::reading::{Reading, RunIx};

/// The report. `reading` is the map laid on the copy, in which `places` are the passages.
pub fn report(
    map: &EssayMap,
    opened: &Opened,
    decisions: &Decisions,
    reading: &Reading,
    places: &[Vec<Passage>],
) -> Markup {
    let settled = Settled::new(opened, decisions);
    written(&mut |out| {
        out.tag("p").class("verdict").text(verdict(opened.verdict));
        for notice in &opened.notices {
            out.tag("p").class("note").text(notice);
        }
        if opened.is_other() {
            return;
        }
        let (all, found) = opened.paragraphs;
        let passages = counted(settled.groups.len(), "passage");
        out.tag("p").class("found").text(&format!("{found} of {}, {passages}:", counted(all, "paragraph")));
        out.tag("div").class("groups").holding(&mut |out| {
            for group in Group::ALL {
                let count = settled.count(group);
                if count == 0 {
                    continue;
                }
                let details = out.tag("details").with("name", "report").with("data-group", group.words());
                details.holding(&mut |out| {
                    out.tag("summary").text(&format!("{count} {}", group.words()));
                    out.tag("ol").holding(&mut |out| {
                        for at in settled.of(group) {
                            let Some(passage) = opened.passages.get(at) else { continue };
                            let run = places.get(at).and_then(|it| it.first()).and_then(|it| reading.run_at(it));
                            out.tag("li").holding(&mut |out| {
                                told(out, map, reading, opened, at, run);
                                out.tag("span").class("offers").holding(&mut |out| {
                                    offers(out, passage, group, at);
                                    if decisions.on(at).is_some() {
                                        Button::decision(at, "undo", "Take back").write(out);
                                    }
                                });
                            });
                        }
                    });
                });
            }
        });
    })
}

/// What a copy is, in a sentence.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Identical => "Your copy is the essay, word for word.",
        Verdict::Essay => "Your copy is the essay, with differences.",
        Verdict::Part => "Your copy is a part of the essay.",
        Verdict::Other => "This is not the essay that the map is of. Nothing in it is lit.",
    }
}

/// Where a passage lies, with a way to its place in the copy, and what is told there.
fn told(out: &mut Markup, map: &EssayMap, reading: &Reading, opened: &Opened, at: usize, run: Option<RunIx>) {
    let Some(passage) = opened.passages.get(at) else { return };
    let words = place(&passage.selector);
    match run {
        Some(run) => Button::jump(reading.place_of(run), words).write(out),
        None => out.tag("span").class("where").text(&words),
    }
    out.text(" ");
    let rests = |passages: &[Passage]| passages.iter().any(|it| opened.passage(it) == Some(at));
    for claim in map.claims.iter().filter(|claim| rests(&claim.passages)) {
        if let Some(claim) = reading.index.claim(&claim.id) {
            links::claim_without_place(out, reading, claim);
            out.text(" ");
        }
    }
    for event in map.events.iter().filter(|event| rests(&event.passages)) {
        out.tag("span").class("event").text(&event.title);
        out.text(" ");
    }
}

/// What the reader can say of a passage, as far as that goes by its group.
fn offers(out: &mut Markup, passage: &OpenedPassage, group: Group, at: usize) {
    let places = &passage.found.places;
    if passage.found.state == AnchorState::Ambiguous {
        for (nth, span) in places.iter().enumerate().filter_map(|(nth, place)| Some((nth + 1, place.spans.first()?))) {
            let look = format!("{} {} {}", span.block, span.start, span.end);
            Button::look(look, format!("See place {nth}")).write(out);
        }
    }
    match group {
        Group::ToConfirm => {
            let alike = places.first().map_or(0, |place| place.alike);
            let words = format!("The wording differs: {alike} % of what can be compared agrees.");
            out.tag("span").class("note").text(&words);
            Button::decision(at, "confirm", "This is it").write(out);
            Button::decision(at, "drop", "This is not it").write(out);
        }
        Group::ToPick => {
            for nth in 0..places.len() {
                Button::decision(at, &nth.to_string(), &format!("It is place {}", nth + 1)).write(out);
            }
        }
        Group::Lost => {
            let words = "Select its words in your copy, or choose its paragraph by its number, then:";
            out.tag("span").class("note").text(words);
            Button::decision(at, "at", "It is what I selected").write(out);
        }
        Group::Exact | Group::Moved | Group::Settled => {}
    }
}

/// What is not of the essay, set apart and folded.
pub fn set_apart(apart: &Apart) -> Markup {
    written(&mut |out| {
        out.tag("details").class("apart").holding(&mut |out| {
            out.tag("summary").text(&["Not of the essay: ", &counted(apart.blocks.len(), "part")].concat());
            for (at, text) in &apart.blocks {
                out.tag("p").with("data-block", &at.to_string()).text(text);
            }
        });
    })
}
