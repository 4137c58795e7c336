//! The search: a line to type in, and what it finds, by kind, below it.

use yew::prelude::*;

use super::{command_button, raw};
use crate::session::State;

/// The id of the line to type in.
pub(in crate::ui) const FIELD: &str = "search";

/// The line, and under it what the query finds.
pub(in crate::ui) fn search_form(state: &State) -> Html {
    let (query, at) = (&state.query, state.hit);
    html! {
        <form role="search" class="search needs-program" aria-label="Search">
            <input id={FIELD} type="search" name="q" value={query.to_string()} autocomplete="off" spellcheck="false"
                aria-label="Search the essay, its claims and actors" placeholder="Search" aria-keyshortcuts="/" />
            <kbd aria-hidden="true">{"/"}</kbd>
            <div class="hits" hidden={query.trim().is_empty()} data-at={at.map(|at| at.to_string())}>{found(state)}</div>
        </form>
    }
}

fn found(state: &State) -> Html {
    let hits = &state.hits;
    if hits.count == 0 {
        let words = if state.awaits_hits() {
            "Nothing found yet …"
        } else {
            "Nothing found. Try fewer letters, or another word."
        };
        return html! { <p>{words}</p> };
    }
    let count = hits.places.len();
    let place = state.hit.map(|at| format!("{} of {count} in the essay. ", at + 1));
    html! {
        <>
            {raw(hits.misread.clone())}
            <p class="steps" hidden={count == 0}>
                {place}{command_button("previous-hit")}{command_button("next-hit")}
            </p>
            {raw(hits.groups.clone())}
        </>
    }
}
