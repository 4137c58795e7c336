//! The search: a line to type in, and what it finds, by kind, below it.

use yew::prelude::*;

use super::{as_html, command_button};
use crate::search::Hits;
use crate::session::Shared;
use crate::views;

/// The id of the line to type in.
pub(in crate::ui) const FIELD: &str = "search";

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
    let count = hits.passages.len();
    let place = at.map(|at| format!("{} of {count} in the essay. ", at + 1));
    html! {
        <>
            {as_html(views::hits::misread(hits))}
            <p class="steps" hidden={count == 0}>
                {place}{command_button("previous-hit")}{command_button("next-hit")}
            </p>
            {as_html(views::hits::groups(reading, reading.lexicon(), hits))}
        </>
    }
}
