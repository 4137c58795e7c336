//! The events: on a line to scale, and as a list by date.
//!
//! The list says all there is; the line shows when, on wide screens. Its marks bear the numbers of the list and lead to
//! it, and it is hidden from assistive technology, which has the list.

use yew::prelude::*;

use crate::document::EventIx;
use crate::layout::timeline::{LABEL, Mark, Segment, Timeline};
use crate::link::{Chosen, event_anchor};
use crate::reading::{Reading, words};
use crate::ui::components::{actor_link, claim_link, jump};

/// The length of the line in units, which are a pixel each at the most.
const LENGTH: i32 = 720;
/// The height of a lane.
const LANE: i32 = 24;
/// The height of a mark.
const HEIGHT: i32 = 18;
/// The height of a line of words below the line.
const LEADING: i32 = 15;

/// The events of a map; an empty section where there are none.
pub(super) fn section(reading: &Reading) -> Html {
    let events = reading.chronology();
    html! {
        <section id="timeline" class="timeline" aria-labelledby="timeline-heading" hidden={events.is_empty()}>
            <h2 id="timeline-heading" tabindex="-1">{"Time line"}</h2>
            <p class="note aside">{"Numbered by date; dashed where the day is not known."}</p>
            {drawing(reading)}
            <ol class="events">
                { for events.iter().map(|&at| entry(reading, at)) }
            </ol>
        </section>
    }
}

fn drawing(reading: &Reading) -> Html {
    let line = Timeline::new(reading, LENGTH);
    let axis = i32::try_from(line.lanes).unwrap_or_default() * LANE + 4;
    let captions: Vec<_> = line.segments.iter().map(Segment::caption).collect();
    let depth = captions.iter().map(Vec::len).max().unwrap_or_default();
    let height = axis + LEADING * (i32::try_from(depth).unwrap_or_default() + 1) + 14;
    let view = format!("-1 0 {} {height}", LENGTH + 2);
    let stems = line.marks.iter().map(|mark| {
        let middle = (mark.first + mark.last) / 2;
        let is_bar = mark.last - mark.first >= mark.to - mark.from;
        let y = top(axis, mark) + HEIGHT / 2;
        let path = if is_bar {
            format!("M{} {y}V{axis}M{} {y}V{axis}", mark.first, mark.last)
        } else {
            format!("M{middle} {y}V{axis}")
        };
        html! { <path class={if is_bar { "bound" } else { "stem" }} d={path} /> }
    });
    let ticks = line.ticks.iter().map(|tick| {
        let path = format!("M{} {axis}v14", tick.unit);
        let (x, y) = ((tick.unit + LABEL).to_string(), (axis + 14).to_string());
        html! { <><path class="tick" d={path} /><text {x} {y}>{tick.label.clone()}</text></> }
    });
    html! {
        <svg class="line" viewBox={view} aria-hidden="true">
            { for stems }
            { for line.segments.iter().map(|it| segment(it, axis)) }
            { for ticks }
            { for line.segments.iter().zip(&captions).map(|(it, lines)| caption(it, lines, axis + 16)) }
            { for line.marks.iter().map(|it| mark(reading, it, top(axis, it))) }
        </svg>
    }
}

/// The upper edge of a mark.
fn top(axis: i32, mark: &Mark) -> i32 {
    axis - (i32::try_from(mark.lane).unwrap_or_default() + 1) * LANE
}

/// A stretch of the line, and before it what tells of a break in time, or only of another scale.
fn segment(segment: &Segment, axis: i32) -> Html {
    let before = segment.from - 12;
    let join = if segment.from == 0 {
        String::new()
    } else if segment.follows_on {
        format!("M{} {axis}h24", segment.from - 24)
    } else {
        format!("M{} {}l4 -10m2 10l4 -10", before - 5, axis + 5)
    };
    let class = if segment.follows_on { "join" } else { "break" };
    html! {
        <>
            <path {class} d={join} />
            <path class="axis" d={format!("M{} {axis}H{}", segment.from, segment.to)} />
        </>
    }
}

fn caption(segment: &Segment, lines: &[String], top: i32) -> Html {
    let x = segment.from.to_string();
    let mut y = top;
    html! {
        { for lines.iter().map(|line| {
            y += LEADING;
            html! { <text class="caption" x={x.clone()} y={y.to_string()}>{line.clone()}</text> }
        }) }
    }
}

fn mark(reading: &Reading, mark: &Mark, top: i32) -> Html {
    let event = &reading.map[mark.event];
    let class = mark.uncertain.then_some("uncertain");
    let href = Chosen::Nothing.event(reading, mark.event);
    let middle = (mark.from + mark.to) / 2;
    html! {
        <a {class} {href} tabindex="-1" data-jump={event_anchor(reading, mark.event)}>
            <title>{format!("{}: {}", words::when(event), event.title)}</title>
            <rect x={mark.from.to_string()} y={top.to_string()} width={(mark.to - mark.from).to_string()}
                height={HEIGHT.to_string()} rx={(HEIGHT / 2).to_string()} />
            <text x={middle.to_string()} y={(top + 13).to_string()}>{mark.number}</text>
        </a>
    }
}

/// An event with all that is known of it.
fn entry(reading: &Reading, at: EventIx) -> Html {
    let event = &reading.map[at];
    let claims: Vec<_> = event.claims.iter().filter_map(|id| reading.index.claim(id)).collect();
    let actors: Vec<_> = event.actors.iter().filter_map(|id| reading.index.actor(id)).collect();
    let ids = |ids: Vec<&str>| (!ids.is_empty()).then(|| ids.join(" "));
    let claim_ids = ids(claims.iter().map(|&claim| reading.map[claim].id.as_str()).collect());
    let actor_ids = ids(actors.iter().map(|&actor| reading.map[actor].id.as_str()).collect());
    let shown = event.passages.iter().filter(|passage| reading.run_at(passage).is_some());
    let runs = event.passages.iter().filter_map(|passage| reading.run(reading.run_at(passage)?));
    let places = ids(runs.map(|run| run.anchor.as_str()).collect());
    let passages = shown.map(|passage| jump(reading, &Chosen::Nothing, passage)).collect();
    let actors = actors.into_iter().map(|actor| actor_link(reading, actor)).collect();
    let claims = claims.into_iter().map(|claim| match reading.number(claim) {
        Some(number) => {
            let text = reading.map[claim].text.clone();
            let href = Chosen::Claim(claim).link(reading);
            html! { <a {href} title={text.clone()}>{number}<span class="unseen">{". "}{text}</span></a> }
        }
        None => claim_link(reading, claim),
    });
    let claims = claims.collect();
    html! {
        <li id={event_anchor(reading, at)} tabindex="-1" data-event={event.id.to_string()} data-on={claim_ids}
            data-by={actor_ids} data-at={places}>
            <span class="date">{words::when(event)}</span>
            <div>
                <b>{event.title.clone()}</b>
                { (!event.note.is_empty()).then(|| html! { <p class="note">{event.note.clone()}</p> }) }
                <p class="links">
                    {list("Actors: ", actors)}
                    {list("Claims: ", claims)}
                    {list("Told in ", passages)}
                </p>
            </div>
        </li>
    }
}

/// What belongs to an event, behind a word; nothing where that is nothing.
fn list(word: &str, items: Vec<Html>) -> Option<Html> {
    (!items.is_empty()).then(|| {
        let items = items.into_iter().enumerate();
        html! {
            <span>
                <i>{word.to_owned()}</i>
                { for items.map(|(at, item)| html! { <>{if at == 0 { "" } else { ", " }}{item}</> }) }
                {". "}
            </span>
        }
    })
}
