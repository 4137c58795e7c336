//! The card: all there is to know of what is chosen.

mod actor;
mod claim;
mod passage;

use yew::prelude::*;

use crate::document::{EventIx, Passage};
use crate::link::Chosen;
use crate::reading::words::place;
use crate::reading::{Reading, words};
use crate::session::State;
use crate::ui::components::command_button;

/// The id of the card's heading, which takes the focus when what had it is gone.
pub(in crate::ui) const HEADING: &str = "card-heading";

/// The card of what is chosen; hidden where nothing is.
pub(in crate::ui) fn card(state: &State) -> Html {
    let State { reading, outcome, card_open: open, .. } = state;
    let choice = &state.chosen();
    let (name, content) = match choice {
        Chosen::Nothing => ("Claim", html! { <div id="card-body" /> }),
        Chosen::Claim(claim) => ("Claim", claim::content(reading, *claim, outcome.as_ref())),
        Chosen::Actor(actor) => ("Actor", actor::content(reading, *actor)),
        Chosen::Paragraph(paragraph) => ("Passage", passage::of_paragraph(reading, *paragraph)),
        Chosen::Passage(run) => ("Passage", passage::of_run(reading, *run)),
        Chosen::Missing(path) => ("Not found", missing(path)),
    };
    html! {
        <section id="card" class="card" aria-label={name} hidden={*choice == Chosen::Nothing}>
            // A card of another sort is another card: nothing of the last one moves to a new place.
            <div key={kind(choice)}>
                <div class="card-tools">
                    <button type="button" class="quiet needs-program unfold-card" data-command="toggle-card"
                        aria-expanded={open.to_string()} aria-controls="card-body">
                        {if *open { "Less" } else { "More" }}
                    </button>
                    {command_button("clear")}
                </div>
                {content}
            </div>
        </section>
    }
}

/// What sort of card a choice has.
fn kind(choice: &Chosen) -> &'static str {
    match choice {
        Chosen::Nothing => "none",
        Chosen::Claim(_) => "claim",
        Chosen::Actor(_) => "actor",
        Chosen::Paragraph(_) => "paragraph",
        Chosen::Passage(_) => "passage",
        Chosen::Missing(_) => "missing",
    }
}

/// A card's heading and what stands over it.
fn heading(over: Html, text: &str) -> Html {
    html! {
        <>
            <p class="over">{over}</p>
            <h2 id={HEADING} tabindex="-1">{text.to_owned()}</h2>
        </>
    }
}

/// A row of a card's list: a term and what belongs to it; nothing where that is nothing.
fn row(term: &str, items: Vec<Html>) -> Option<Html> {
    (!items.is_empty()).then(|| {
        html! {
            <div class="field">
                <dt>{term.to_owned()}</dt>
                { for items.into_iter().map(|item| html! { <dd>{item}</dd> }) }
            </div>
        }
    })
}

/// A link that stays on the page and jumps to a passage; its words alone where the shown edition has no such place.
pub(in crate::ui) fn jump(reading: &Reading, choice: &Chosen, passage: &Passage) -> Html {
    let words = place(&passage.selector);
    match reading.run_at(passage) {
        Some(at) => {
            let href = choice.place(reading, &reading.place_of(at));
            html! { <a class="jump" {href}>{words}</a> }
        }
        None => html! { {words} },
    }
}

fn event(reading: &Reading, choice: &Chosen, at: EventIx) -> Html {
    let event = &reading.map[at];
    let passage = event.passages.iter().find(|it| reading.run_at(it).is_some());
    let href = choice.event(reading, at);
    html! {
        <>
            <span class="date">{words::when(event)}</span>{" "}<a class="jump" {href}>{event.title.clone()}</a>
            { passage.map(|passage| html! { <>{" "}<small>{jump(reading, choice, passage)}</small></> }) }
            { (!event.note.is_empty()).then(|| html! { <small class="note">{event.note.clone()}</small> }) }
        </>
    }
}

fn missing(path: &str) -> Html {
    let message = match path.trim_end_matches('/').split_once('/') {
        Some((kind @ ("claim" | "actor" | "paragraph"), id)) => format!("This map has no {kind} “{id}”."),
        _ => "There is no page at this address.".to_owned(),
    };
    html! {
        <div id="card-body">
            {heading(html! { {"Not found"} }, &message)}
            <p>
                {"It may have been renamed. The whole essay and its argument are here; look for it there, or "}
                <a href="./">{"start from the top"}</a>{"."}
            </p>
        </div>
    }
}
