//! The search: a line to type in, and what it finds, by kind, below it.

use yew::prelude::*;

use super::{actor_link, claim_link};
use crate::link::Choice;
use crate::reading::RunIx;
use crate::reading::words::counted;
use crate::search::Hits;
use crate::ui::Shared;

/// The id of the line to type in.
pub(in crate::ui) const FIELD: &str = "search";

/// A list shows this many hits; more are counted.
const SHOWN: usize = 8;

/// The line, and under it what the query finds.
pub(in crate::ui) fn search_form(reading: &Shared, query: &str, hits: &Hits) -> Html {
    html! {
        <form role="search" class="search needs-program" aria-label="Search">
            <input id={FIELD} type="search" name="q" value={query.to_owned()} autocomplete="off" spellcheck="false"
                aria-label="Search the essay, its claims and actors" placeholder="Search" aria-keyshortcuts="/" />
            <kbd aria-hidden="true">{"/"}</kbd>
            <div class="hits" hidden={query.trim().is_empty()}>{found(reading, hits)}</div>
        </form>
    }
}

fn found(reading: &Shared, hits: &Hits) -> Html {
    if hits.count() == 0 {
        return html! { <p>{"Nothing found. Try fewer letters, or another word."}</p> };
    }
    let event = |nth: usize| {
        let event = &reading.map[hits.events[nth]];
        let run = event.passages.iter().find_map(|passage| reading.run_at(passage));
        let title = event.title.clone();
        let title = match run {
            Some(at) => html! { <a href={address(reading, at)}>{title}</a> },
            None => html! { title },
        };
        html! { <>{title}<small>{format!(" {}", event.date.in_words())}</small></> }
    };
    let passage = |nth: usize| {
        let at = hits.passages[nth].at;
        let run = reading.run(at);
        let text: String = run.into_iter().flat_map(|run| &run.pieces).map(|it| it.text.as_str()).collect();
        let href = address(reading, at);
        html! { <><a {href}>{text.trim().to_owned()}</a><small>{format!(" paragraph {}", at.paragraph + 1)}</small></> }
    };
    html! {
        <>
            {group("claim", hits.claims.len(), &|nth| claim_link(reading, hits.claims[nth]))}
            {group("actor", hits.actors.len(), &|nth| actor_link(reading, hits.actors[nth]))}
            {group("event", hits.events.len(), &event)}
            {group("passage", hits.passages.len(), &passage)}
        </>
    }
}

/// The address of a run; of its paragraph if no claim rests on it.
fn address(reading: &Shared, at: RunIx) -> String {
    let claimed = reading.run(at).is_some_and(|run| !run.claims.is_empty());
    let choice = if claimed { Choice::Passage(at) } else { Choice::Paragraph(at.paragraph) };
    choice.address(reading)
}

/// The hits of a kind, each by its number.
fn group(noun: &str, count: usize, link: &dyn Fn(usize) -> Html) -> Html {
    let more = count.saturating_sub(SHOWN);
    html! {
        <section hidden={count == 0}>
            <h2>{counted(count, noun)}</h2>
            <ul>{ for (0..count.min(SHOWN)).map(|nth| html! { <li>{link(nth)}</li> }) }</ul>
            <p hidden={more == 0}><small>{format!("and {more} more")}</small></p>
        </section>
    }
}
