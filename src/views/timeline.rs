//! The events: on a line to scale, and as a list by date.
//!
//! Entry: [`timeline`]. The list says all there is; the line shows when, on wide screens. Its marks bear the numbers of
//! the list and lead to it, and it is hidden from assistive technology, which has the list.

use super::markup::written;
use super::{Markup, links};
use crate::document::{ActorIx, ClaimIx, EventIx, Passage};
use crate::layout::timeline::{LABEL, Mark, Segment, Timeline};
use crate::link::{Chosen, event_anchor};
use crate::reading::{Reading, words};

/// The length of the line in units, which are a pixel each at the most.
const LENGTH: i32 = 720;
/// The height of a lane.
const LANE: i32 = 24;
/// The height of a mark.
const HEIGHT: i32 = 18;
/// The height of a line of words below the line.
const LEADING: i32 = 15;

/// The events of a map; a hidden section where there are none.
pub fn timeline(reading: &Reading) -> Markup {
    let events = reading.chronology();
    written(&mut |out| {
        let section = out.tag("section").with("id", "timeline").with("aria-labelledby", "timeline-heading");
        section.flag("hidden", events.is_empty()).class("timeline").holding(&mut |out| {
            out.tag("h2").with("id", "timeline-heading").with("tabindex", "-1").text("Time line");
            out.tag("p").class("note aside").text("Numbered by date; dashed where the day is not known.");
            drawing(out, reading);
            out.tag("ol").class("events").holding(&mut |out| {
                for &at in &events {
                    entry(out, reading, at);
                }
            });
        });
    })
}

fn drawing(out: &mut Markup, reading: &Reading) {
    let line = Timeline::new(reading, LENGTH);
    let axis = i32::try_from(line.lanes).unwrap_or_default() * LANE + 4;
    let captions: Vec<_> = line.segments.iter().map(|it| it.caption(&|date| reading.date(date))).collect();
    let depth = captions.iter().map(Vec::len).max().unwrap_or_default();
    let height = axis + LEADING * (i32::try_from(depth).unwrap_or_default() + 1) + 14;
    let view = format!("-1 0 {} {height}", LENGTH + 2);
    out.tag("svg").with("viewBox", &view).with("aria-hidden", "true").class("line").holding(&mut |out| {
        for mark in &line.marks {
            stem(out, mark, axis);
        }
        for it in &line.segments {
            segment(out, it, axis);
        }
        for tick in &line.ticks {
            out.tag("path").with("d", &format!("M{} {axis}v14", tick.unit)).class("tick").empty();
            label(out, tick.unit + LABEL, axis + 14).text(&tick.label);
        }
        for (it, lines) in line.segments.iter().zip(&captions) {
            let mut y = axis + 16;
            for line in lines {
                y += LEADING;
                label(out, it.from, y).class("caption").text(line);
            }
        }
        for it in &line.marks {
            mark(out, reading, it, top(axis, it));
        }
    });
}

/// Words at a place of the drawing.
fn label(out: &mut Markup, x: i32, y: i32) -> super::Tag<'_> {
    out.tag("text").with("x", &x.to_string()).with("y", &y.to_string())
}

/// The upper edge of a mark.
fn top(axis: i32, mark: &Mark) -> i32 {
    axis - (i32::try_from(mark.lane).unwrap_or_default() + 1) * LANE
}

/// What leads from a mark down to the time that the event took, or to where it begins and ends.
fn stem(out: &mut Markup, mark: &Mark, axis: i32) {
    let middle = (mark.first + mark.last) / 2;
    let is_bar = mark.last - mark.first >= mark.to - mark.from;
    let y = top(axis, mark) + HEIGHT / 2;
    let path = if is_bar {
        format!("M{} {y}V{axis}M{} {y}V{axis}", mark.first, mark.last)
    } else {
        format!("M{middle} {y}V{axis}")
    };
    out.tag("path").with("d", &path).class(if is_bar { "bound" } else { "stem" }).empty();
}

/// A stretch of the line, and before it what tells of a break in time, or only of another scale.
fn segment(out: &mut Markup, segment: &Segment, axis: i32) {
    let before = segment.from - 12;
    let join = if segment.from == 0 {
        String::new()
    } else if segment.follows_on {
        format!("M{} {axis}h24", segment.from - 24)
    } else {
        format!("M{} {}l4 -10m2 10l4 -10", before - 5, axis + 5)
    };
    out.tag("path").with("d", &join).class(if segment.follows_on { "join" } else { "break" }).empty();
    out.tag("path").with("d", &format!("M{} {axis}H{}", segment.from, segment.to)).class("axis").empty();
}

fn mark(out: &mut Markup, reading: &Reading, mark: &Mark, top: i32) {
    let event = &reading.map[mark.event];
    let address = links::event_address(reading, &Chosen::Nothing, mark.event);
    let link = out.tag("a").with("href", &address).with("tabindex", "-1");
    let link = link.with("data-jump", &event_anchor(reading, mark.event));
    link.maybe("class", mark.uncertain.then_some("uncertain")).holding(&mut |out| {
        out.tag("title").text(&[&words::when(reading, event), ": ", &event.title].concat());
        let rect = out.tag("rect").with("x", &mark.from.to_string()).with("y", &top.to_string());
        let rect = rect.with("width", &(mark.to - mark.from).to_string()).with("height", &HEIGHT.to_string());
        rect.with("rx", &(HEIGHT / 2).to_string()).empty();
        label(out, (mark.from + mark.to) / 2, top + 13).text(&mark.number.to_string());
    });
}

/// An event with all that is known of it.
fn entry(out: &mut Markup, reading: &Reading, at: EventIx) {
    let event = &reading.map[at];
    let claims: Vec<ClaimIx> = event.claims.iter().filter_map(|id| reading.essays_claim(id)).collect();
    let actors: Vec<ActorIx> = event.actors.iter().filter_map(|id| reading.index.actor(id)).collect();
    let passages: Vec<&Passage> = event.passages.iter().filter(|it| reading.run_at(it).is_some()).collect();
    let ids = |ids: Vec<&str>| (!ids.is_empty()).then(|| ids.join(" "));
    let on = ids(claims.iter().map(|&claim| reading.map[claim].id.as_str()).collect());
    let by = ids(actors.iter().map(|&actor| reading.map[actor].id.as_str()).collect());
    let places: Vec<String> = passages.iter().filter_map(|it| Some(reading.place_of(reading.run_at(it)?))).collect();
    let places = ids(places.iter().map(String::as_str).collect());
    let item = out.tag("li").with("id", &event_anchor(reading, at)).with("tabindex", "-1");
    let item = item.with("data-event", event.id.as_str()).maybe("data-on", on.as_deref());
    let item = item.maybe("data-by", by.as_deref()).maybe("data-at", places.as_deref());
    item.holding(&mut |out| {
        out.tag("span").class("date").text(&words::when(reading, event));
        out.tag("div").holding(&mut |out| {
            out.tag("b").text(&event.title);
            if !event.note.is_empty() {
                out.tag("p").class("note").text(&event.note);
            }
            out.tag("p").class("links").holding(&mut |out| {
                list(out, "Actors: ", &actors, &mut |out, actor| links::actor(out, reading, actor));
                list(out, "Claims: ", &claims, &mut |out, it| claim(out, reading, it));
                list(out, "Told in ", &passages, &mut |out, it| told_in(out, reading, it));
            });
        });
    });
}

/// A claim by its number, if it has one, with its words for who cannot see where the number stands.
fn claim(out: &mut Markup, reading: &Reading, claim: ClaimIx) {
    let Some(number) = reading.number(claim) else { return links::claim(out, reading, claim) };
    let text = &reading.map[claim].text;
    out.tag("a").with("href", &links::claim_address(reading, claim)).with("title", text).holding(&mut |out| {
        out.text(&number.to_string());
        out.tag("span").class("unseen").text(&[". ", text].concat());
    });
}

/// A link to a passage that tells of an event. Where no claim rests on the passage, so that nothing of it can be lit, the
/// link chooses its paragraph.
fn told_in(out: &mut Markup, reading: &Reading, passage: &Passage) {
    let bare = reading.run_at(passage).filter(|&at| reading.run(at).is_some_and(|run| run.claims.is_empty()));
    match bare {
        Some(at) => {
            let words = words::place(&passage.selector);
            out.tag("a").with("href", &links::passage_address(reading, at)).text(&words);
        }
        None => links::jump(out, reading, &Chosen::Nothing, passage),
    }
}

/// What belongs to an event, behind a word; nothing where that is nothing.
fn list<T: Copy>(out: &mut Markup, word: &str, items: &[T], write: &mut dyn FnMut(&mut Markup, T)) {
    if items.is_empty() {
        return;
    }
    out.tag("span").holding(&mut |out| {
        out.tag("i").text(word);
        links::joined(out, items, ", ", write);
        out.text(". ");
    });
}
