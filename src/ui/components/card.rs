//! The card: all there is to know of what is chosen, and of a claim, what the judge says of it.
//!
//! What it says comes from [`crate::views::card`]. Its parts are put on the page one by one, so that an answer of the
//! judge replaces nothing but its own part, and what is the same on the next card keeps the focus.

use yew::prelude::*;

use super::{as_html, command_button};
use crate::link::Choice;
use crate::session::{Outcome, State};
use crate::views::card::{self, Card};

/// The card of what is chosen; hidden where nothing is.
pub(in crate::ui) fn card(state: &State) -> Html {
    let State { reading, card_open: open, .. } = state;
    let chosen = state.chosen();
    let note = state.notes.on(&chosen.path(reading));
    let Card { name, kind, head, judgments, body, actions } = card::card(reading, &chosen, note);
    html! {
        <section id="card" class="card" aria-label={name} hidden={state.choice == Choice::Nothing}>
            // A card of another sort is another card: nothing of the last one moves to a new place.
            <div key={kind}>
                <div class="card-tools">
                    <button type="button" class="quiet needs-program unfold-card" data-command="toggle-card"
                        aria-expanded={open.to_string()} aria-controls="card-body">
                        {if *open { "Less" } else { "More" }}
                    </button>
                    {command_button("clear")}
                </div>
                <div id="card-body">
                    {as_html(head)}
                    { (!judgments.is_empty()).then(|| html! {
                        <div class="what-if needs-program">{as_html(judgments)}{what_if(state)}</div>
                    }) }
                    {as_html(body)}
                    {as_html(actions)}
                </div>
            </div>
        </section>
    }
}

/// What the judge says of the chosen claim.
fn what_if(state: &State) -> Html {
    let Choice::Claim(claim) = &state.choice else { return Html::default() };
    let judged = state.outcome.as_ref().map(Outcome::judged).filter(|it| it.claim.as_ref() == Some(claim));
    Html::from_html_unchecked(judged.map(|it| it.card.clone()).unwrap_or_default().into())
}
