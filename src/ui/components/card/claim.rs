//! The card of a claim.

use std::cmp::Reverse;

use yew::prelude::*;

use super::{event, heading, jump, row};
use crate::document::{ClaimIx, InferenceIx, Position, Target};
use crate::link::Chosen;
use crate::ordered;
use crate::reading::Reading;
use crate::reading::words::{self, counted, place};
use crate::session::Outcome;
use crate::session::marks::sign;
use crate::ui::components::{actor_link, claim_link, command_button};

/// All there is to know of a claim.
pub(super) fn content(reading: &Reading, claim: ClaimIx, outcome: Option<&Outcome>) -> Html {
    let judged = outcome.map(Outcome::judged).filter(|it| it.claim.as_ref() == Some(&reading.map[claim].id));
    let what_if = judged.map(|it| it.card.clone()).unwrap_or_default();
    let choice = Chosen::Claim(claim);
    let it = &reading.map[claim];
    let (steps, bearing) = steps(reading, claim);
    let events = reading.events_on(claim).into_iter().map(|at| event(reading, &choice, at)).collect();
    html! {
        <div id="card-body">
            {heading(over(reading, claim), &it.text)}
            <div class="what-if needs-program">
                <p class="judgments">{command_button("reject")}{command_button("accept")}{command_button("what-if")}</p>
                {Html::from_html_unchecked(what_if.into())}
            </div>
            <dl>
                { row("stated", vec![stated(reading, claim)]) }
                { row("rests on", vec![rests_on(reading, claim)]) }
                { steps }
                { bearing }
                { row("concerns", actors(reading, claim)) }
                { row("passages", passages(reading, claim)) }
                { row("events", events) }
            </dl>
            <div class="card-actions">
                {command_button("previous-claim")}{command_button("next-claim")}{command_button("copy-link")}
                {command_button("copy-claim")}{command_button("share")}
            </div>
        </div>
    }
}

/// The part that the claim plays, with its sign.
fn over(reading: &Reading, claim: ClaimIx) -> Html {
    let part = reading.tree.part(claim);
    let class = classes!("part", part.name());
    let number = reading.number(claim).map(|number| format!("{number} · "));
    html! {
        <span {class}>
            {number}<span aria-hidden="true">{sign(part)}</span>{" "}{words::part(reading, claim)}
        </span>
    }
}

/// Who says it.
fn stated(reading: &Reading, claim: ClaimIx) -> Html {
    if reading.map[claim].implicit {
        return html! { {"by nobody: the essay needs it and never says it"} };
    }
    let others = reading.told_by(claim);
    if others.is_empty() {
        return match reading.author() {
            Some(author) => html! { <>{"by the author, "}{actor_link(reading, author)}</> },
            None => html! { {"by the author"} },
        };
    }
    let names = others.iter().enumerate().map(|(at, &actor)| {
        let comma = if at == 0 { "" } else { ", " };
        html! { <>{comma}{actor_link(reading, actor)}</> }
    });
    html! { <>{"by "}{ for names }{", as the author tells it"}</> }
}

fn rests_on(reading: &Reading, claim: ClaimIx) -> Html {
    let it = &reading.map[claim];
    html! {
        <>
            <span class="basis">{words::basis(it.basis)}</span>
            { (!it.basis_note.is_empty()).then(|| html! { <>{". "}{it.basis_note.clone()}</> }) }
            <small class="note">{words::worth(it.basis)}</small>
        </>
    }
}

/// What bears on the claim, what has the most behind it first, and what the claim bears on.
fn steps(reading: &Reading, claim: ClaimIx) -> (Html, Html) {
    let id = &reading.map[claim].id;
    let inferences = || (0..reading.map.inferences.len()).map(InferenceIx);
    let toward = |wanted: &dyn Fn(&Target) -> bool| -> Vec<Html> {
        let mut found = Vec::new();
        for at in inferences().filter(|&at| wanted(&reading.map[at].target)) {
            ordered::insert(&mut found, at, |&at| Reverse(behind(reading, at)));
        }
        found.into_iter().map(|at| html! { <>{premises(reading, at)}{backing(behind(reading, at))}</> }).collect()
    };
    let supported = toward(&|target| matches!(target, Target::Supports(it) if it == id));
    let attacked = toward(&|target| matches!(target, Target::Attacks(it) if it == id));
    let own: Vec<_> = inferences().filter(|&at| reading.map[at].premises.contains(id)).collect();
    let bearing = own.iter().map(|&at| {
        let (term, conclusion) = match &reading.map[at].target {
            Target::Supports(it) => ("supports", reading.index.claim(it).map(|it| claim_link(reading, it))),
            Target::Attacks(it) => ("speaks against", reading.index.claim(it).map(|it| claim_link(reading, it))),
            Target::Undercuts(it) => ("undercuts", reading.index.inference(it).map(|it| step(reading, it))),
        };
        let with: Vec<_> = reading.map[at].premises.iter().filter(|it| *it != id).collect();
        let with = with.into_iter().filter_map(|it| reading.index.claim(it)).map(|it| {
            html! { <span class="with">{"together with "}{claim_link(reading, it)}</span> }
        });
        let undercuts = inferences()
            .filter(|&other| matches!(&reading.map[other].target, Target::Undercuts(it) if *it == reading.map[at].id))
            .map(|other| html! { <span class="with">{"a step doubted by "}{premises(reading, other)}</span> });
        let scheme = html! { <small class="note">{"argued "}{words::scheme(reading.map[at].scheme)}</small> };
        row(term, vec![html! { <>{conclusion}{ for with }{ for undercuts }{scheme}</> }])
    });
    let bearing: Vec<Html> = bearing.flatten().collect();
    (html! { <>{row("supported by", supported)}{row("attacked by", attacked)}</> }, html! { <>{ for bearing }</> })
}

/// How many claims stand behind the premises of an inference, in the tree below them.
fn behind(reading: &Reading, at: InferenceIx) -> usize {
    let premises = reading.map[at].premises.iter().filter_map(|id| reading.index.claim(id));
    premises.filter_map(|claim| reading.tree.place(claim)).map(|place| reading.tree.below(place)).sum()
}

fn backing(count: usize) -> Option<Html> {
    (count > 0).then(|| html! { <small>{" "}{counted(count, "claim")}{" behind it"}</small> })
}

/// The premises of an inference, as links.
fn premises(reading: &Reading, at: InferenceIx) -> Html {
    let premises = reading.map[at].premises.iter().filter_map(|id| reading.index.claim(id)).enumerate();
    html! {
        { for premises.map(|(nth, claim)| html! {
            <>{if nth > 0 { " together with " } else { "" }}{claim_link(reading, claim)}</>
        }) }
    }
}

/// An inference in words: from what, to what.
fn step(reading: &Reading, at: InferenceIx) -> Html {
    let to = match &reading.map[at].target {
        Target::Supports(it) => reading.index.claim(it).map(|it| html! { <>{" to "}{claim_link(reading, it)}</> }),
        Target::Attacks(it) => reading.index.claim(it).map(|it| html! { <>{" against "}{claim_link(reading, it)}</> }),
        Target::Undercuts(_) => None,
    };
    html! { <>{"the step from "}{premises(reading, at)}{to}</> }
}

fn actors(reading: &Reading, claim: ClaimIx) -> Vec<Html> {
    let stances = [Position::Denies, Position::Concedes, Position::Silent];
    let stands = |actor| {
        let taken = stances.iter().find(|&&position| reading.taking(claim, position).any(|other| other == actor));
        taken.map(|&position| format!(" ({})", words::position(position).trim_end_matches(" on")))
    };
    let actors = reading.actors_of(claim).into_iter();
    actors.map(|actor| html! { <>{actor_link(reading, actor)}{stands(actor)}</> }).collect()
}

fn passages(reading: &Reading, claim: ClaimIx) -> Vec<Html> {
    let shown = reading.map.text().map(|edition| &edition.id);
    let choice = Chosen::Claim(claim);
    let passages = reading.map[claim].passages.iter();
    passages
        .map(|passage| {
            if Some(&passage.edition) == shown {
                jump(reading, &choice, passage)
            } else {
                let edition = reading.map.editions.iter().find(|edition| edition.id == passage.edition);
                let edition = edition.map_or_else(String::new, |edition| format!("{}: ", edition.title));
                html! { <small>{edition}{place(&passage.selector)}</small> }
            }
        })
        .collect()
}
