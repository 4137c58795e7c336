//! What stands at the head of the essay about its texts: the way to the reader's own copy, or the report on it; and, in
//! the copy, what is not of the essay.
//!
//! The report comes as markup from the program that opens copies, which makes it from the map's words alone.

use yew::prelude::*;

use super::{command_button, toggle_button};
use crate::messages::opener::Apart;
use crate::reading::words::counted;
use crate::session::State;

/// The way to the reader's copy, or the report on it.
pub(in crate::ui) fn report(state: &State) -> Html {
    let Some(copy) = &state.copy else {
        let open = state.home.map.original().map(|_| command_button("open-copy"));
        return html! { <div class="editions">{open}</div> };
    };
    let turn = copy.reading().map(|_| toggle_button(state, "turn-copy"));
    let said = Html::from_html_unchecked(copy.laid().report.clone().into());
    html! {
        <section class="editions" id="report" aria-label="Your copy">
            {said}
            <p class="copy-tools">
                {turn}
                {toggle_button(state, "keep-copy")}
                { for ["forget-copy", "open-copy", "load-decisions"].map(command_button) }
                { (!copy.laid().decisions.is_empty()).then(|| command_button("save-decisions")) }
            </p>
        </section>
    }
}

/// What is not of the essay, set apart and folded.
pub(super) fn set_apart(apart: &Apart) -> Html {
    html! {
        <details class="apart" key={format!("apart{}", apart.before)}>
            <summary>{"Not of the essay: "}{counted(apart.blocks.len(), "part")}</summary>
            { for apart.blocks.iter().map(|(at, text)| html! { <p data-block={at.to_string()}>{text.clone()}</p> }) }
        </details>
    }
}
