//! The search: a line to type in, and what it finds, by kind, below it.

use yew::prelude::*;

use super::{actor_link, claim_link};
use crate::link::Choice;
use crate::reading::words::counted;
use crate::search::{Hits, search};
use crate::ui::Shared;

/// The id of the line to type in.
pub(in crate::ui) const FIELD: &str = "search";

/// A list shows this many hits; more are counted.
const SHOWN: usize = 8;

/// The line, and under it what the query finds.
pub(in crate::ui) fn search_form(reading: &Shared, query: &str) -> Html {
    let hits = search(reading, query);
    html! {
        <form role="search" class="search needs-program" aria-label="Search">
            <input id={FIELD} type="search" name="q" value={query.to_owned()} autocomplete="off" spellcheck="false"
                aria-label="Search the essay, its claims and actors" placeholder="Search" aria-keyshortcuts="/" />
            <kbd aria-hidden="true">{"/"}</kbd>
            <div class="hits" hidden={query.trim().is_empty()}>{found(reading, &hits)}</div>
        </form>
    }
}

fn found(reading: &Shared, hits: &Hits) -> Html {
    if hits.count() == 0 {
        return html! { <p>{"Nothing found. Try fewer letters, or another word."}</p> };
    }
    let passages = hits.passages.iter().map(|&at| {
        let text: String = reading.run(at).into_iter().flat_map(|run| &run.pieces).map(|it| it.text.as_str()).collect();
        let href = Choice::Passage(at).address(reading);
        html! { <><a {href}>{text.trim().to_owned()}</a><small>{format!(" paragraph {}", at.paragraph + 1)}</small></> }
    });
    html! {
        <>
            {group("claim", hits.claims.iter().map(|&at| claim_link(reading, at)))}
            {group("actor", hits.actors.iter().map(|&at| actor_link(reading, at)))}
            {group("passage", passages)}
        </>
    }
}

fn group(noun: &str, links: impl ExactSizeIterator<Item = Html>) -> Html {
    let count = links.len();
    let more = count.saturating_sub(SHOWN);
    html! {
        <section hidden={count == 0}>
            <h2>{counted(count, noun)}</h2>
            <ul>{ for links.take(SHOWN).map(|link| html! { <li>{link}</li> }) }</ul>
            <p hidden={more == 0}><small>{format!("and {more} more")}</small></p>
        </section>
    }
}
