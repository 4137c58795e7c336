//! What stands at the head of the essay about its texts: the way to the reader's own copy, or the report on it; and, in
//! the copy, what is not of the essay.
//!
//! The report comes as markup from the opener, which makes it from the map's words alone.

use yew::prelude::*;

use super::{button, command_button, keyed, raw, toggle_button};
use crate::messages::opener::Apart;
use crate::session::State;
use crate::views;
use crate::views::links::Button;

/// The way to the reader's copy, or the report on it.
pub(in crate::ui) fn report(state: &State) -> Html {
    let Some(copy) = &state.copy else {
        let open = state.home.map.original().map(|_| command_button("open-copy"));
        return html! { <div class="editions">{open}</div> };
    };
    let turn = copy.reading().map(|_| toggle_button(state, "turn-copy"));
    let said = raw(copy.laid().report.clone());
    html! {
        <section class="editions" id="report" aria-label="Your copy">
            {said}
            <p class="copy-tools">
                {turn}
                {toggle_button(state, "keep-copy")}
                {command_button("forget-copy")}
                {button(Button::of_command("open-copy").map(|button| Button { label: "Open another".into(), ..button }))}
                {command_button("load-decisions")}
                { (!copy.laid().decisions.is_empty()).then(|| command_button("save-decisions")) }
            </p>
            <p class="note" hidden={state.keeps}>{"Until you keep it, it is gone when you leave or reload this page."}</p>
        </section>
    }
}

/// What is not of the essay, set apart and folded.
pub(super) fn set_apart(apart: &Apart) -> Html {
    keyed(format!("apart{}", apart.before), views::report::set_apart(apart).into())
}
