//! The search: a line to type in, and what it finds, by kind, below it.

use yew::prelude::*;

use super::command_button;
use crate::link::Chosen;
use crate::reading::Run;
use crate::reading::words::{self, counted};
use crate::search::Hits;
use crate::session::Shared;
use crate::text::{Bytes, slice};

/// The id of the line to type in.
pub(in crate::ui) const FIELD: &str = "search";

/// A list shows this many hits; more are counted.
const SHOWN: usize = 8;

/// The line, and under it what the query finds.
pub(in crate::ui) fn search_form(reading: &Shared, query: &str, hits: &Hits, at: Option<usize>) -> Html {
    html! {
        <form role="search" class="search needs-program" aria-label="Search">
            <input id={FIELD} type="search" name="q" value={query.to_owned()} autocomplete="off" spellcheck="false"
                aria-label="Search the essay, its claims and actors" placeholder="Search" aria-keyshortcuts="/" />
            <kbd aria-hidden="true">{"/"}</kbd>
            <div class="hits" hidden={query.trim().is_empty()} data-at={at.map(|at| at.to_string())}>{found(reading, hits, at)}</div>
        </form>
    }
}

fn found(reading: &Shared, hits: &Hits, at: Option<usize>) -> Html {
    if hits.count() == 0 {
        return html! { <p>{"Nothing found. Try fewer letters, or another word."}</p> };
    }
    let link = |href: String, text: &str| html! { <a {href}>{marked(reading, hits, text)}</a> };
    let claim = |nth: usize| {
        let at = hits.claims[nth];
        link(Chosen::Claim(at).link(reading), &reading.map[at].text)
    };
    let actor = |nth: usize| {
        let at = hits.actors[nth];
        let actor = &reading.map[at];
        html! { <>{link(Chosen::Actor(at).link(reading), &actor.name)}<small>{" "}{actor.role.clone()}</small></> }
    };
    let event = |nth: usize| {
        let at = hits.events[nth];
        let event = &reading.map[at];
        let href = Chosen::Nothing.event(reading, at);
        let title = marked(reading, hits, &event.title);
        html! { <><a class="jump" {href}>{title}</a><small>{" "}{words::when(event)}</small></> }
    };
    let passage = |nth: usize| {
        let at = hits.passages[nth].at;
        let text = reading.run(at).map(Run::text).unwrap_or_default();
        let text = link(Chosen::Passage(at).address(reading), text.trim());
        html! { <>{text}<small>{format!(" paragraph {}", at.paragraph + 1)}</small></> }
    };
    let count = hits.passages.len();
    let place = at.map(|at| format!("{} of {count} in the essay. ", at + 1));
    html! {
        <>
            { for hits.misread.iter().map(|misread| html! {
                <p class="misread">{"Nothing has “"}{misread.typed.clone()}{"”; read as "}<i>{misread.read_as.join(", ")}</i>{"."}</p>
            }) }
            <p class="steps" hidden={count == 0}>
                {place}{command_button("previous-hit")}{command_button("next-hit")}
            </p>
            {group("claim", hits.claims.len(), &claim)}
            {group("actor", hits.actors.len(), &actor)}
            {group("event", hits.events.len(), &event)}
            {group("passage", count, &passage)}
        </>
    }
}

/// A text with the words found in it marked.
fn marked(reading: &Shared, hits: &Hits, text: &str) -> Html {
    let mut at = Bytes(0);
    let mut parts = Vec::new();
    for mark in reading.lexicon().marks(hits, text) {
        parts.push(html! { {slice(text, at..mark.start).to_owned()} });
        parts.push(html! { <mark>{slice(text, mark.clone()).to_owned()}</mark> });
        at = mark.end;
    }
    parts.push(html! { {slice(text, at..Bytes(text.len())).to_owned()} });
    parts.into_iter().collect()
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
