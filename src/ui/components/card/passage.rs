//! The card of a passage or a paragraph: the claims that rest on it.

use yew::prelude::*;

use super::heading;
use crate::document::ClaimIx;
use crate::reading::words::{self, counted};
use crate::reading::{Reading, RunIx};
use crate::session::marks::sign;
use crate::ui::components::{claim_link, command_button};

/// What rests on a run.
pub(super) fn of_run(reading: &Reading, at: RunIx) -> Html {
    let claims = reading.run(at).map(|run| run.claims.clone()).unwrap_or_default();
    let over = html! { <span class="part">{"Passage in paragraph "}{at.paragraph + 1}</span> };
    content(reading, over, &claims, "this passage")
}

/// What rests on a paragraph.
pub(super) fn of_paragraph(reading: &Reading, paragraph: usize) -> Html {
    let mut claims: Vec<ClaimIx> = Vec::new();
    for run in reading.paragraphs.get(paragraph).into_iter().flat_map(|it| &it.runs) {
        claims.extend(run.begins.iter().filter(|claim| !claims.contains(claim)).collect::<Vec<_>>());
    }
    let over = html! { <span class="part">{"Paragraph "}{paragraph + 1}</span> };
    content(reading, over, &claims, "this paragraph")
}

fn content(reading: &Reading, over: Html, claims: &[ClaimIx], what: &str) -> Html {
    let verb = if claims.len() == 1 { "rests" } else { "rest" };
    html! {
        <div id="card-body">
            {heading(over, &format!("{} {verb} on {what}", counted(claims.len(), "claim")))}
            <ul class="resting">
                { for claims.iter().map(|&claim| entry(reading, claim)) }
            </ul>
            <div class="card-actions">{command_button("copy-link")}</div>
        </div>
    }
}

fn entry(reading: &Reading, claim: ClaimIx) -> Html {
    let part = reading.tree.part(claim);
    html! {
        <li>
            <span class={classes!("part", part.name())}>
                <span aria-hidden="true">{sign(part)}</span>{" "}{words::part(reading, claim)}
            </span>
            {claim_link(reading, claim)}
        </li>
    }
}
