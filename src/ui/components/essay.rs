//! The essay: its paragraphs, the passages that claims rest on, and the mentions of actors.
//!
//! A passage is text that can be pointed at; what can be reached by key are the numbers of the claims that begin in
//! it, which stand in the margin where there is one.

use yew::prelude::*;

use super::report::{report, set_apart};
use crate::document::{ActorIx, ClaimIx};
use crate::link::Chosen;
use crate::ordered;
use crate::reading::{Reading, Run, RunIx, words};
use crate::session::Shared;
use crate::session::State;

/// The shown edition under its title and `before`, with these runs lit and the mentions of this actor.
pub(in crate::ui) fn essay(state: &State, before: Html, lit: &[RunIx], mentions: Option<ActorIx>) -> Html {
    let reading = &state.reading;
    let map = &reading.map;
    let note = map.text().map(|edition| edition.note.clone());
    let copy = state.copy.as_ref().filter(|_| state.shows_copy());
    let within = |runs: &[RunIx], at: usize| {
        runs.iter().filter(|run| run.paragraph == at).map(|run| run.run).collect::<Vec<_>>()
    };
    // A reader's copy has other text between its paragraphs, and behind them.
    let apart = |at: usize| {
        let apart = copy.into_iter().flat_map(|copy| &copy.laid().apart);
        apart.filter(move |apart| usize::try_from(apart.before) == Ok(at)).map(set_apart)
    };
    let paragraph = |at: usize| {
        // A paragraph that does not name the actor need not be rendered anew.
        let mentions = mentions.filter(|&actor| reading.paragraphs[at].names(actor));
        let unsure = copy.map(|copy| within(copy.unsure(), at)).unwrap_or_default();
        html! { <Paragraph key={at} reading={reading.clone()} {at} lit={within(lit, at)} {unsure} {mentions} /> }
    };
    html! {
        <article>
            <header>
                <h1>{map.title.clone()}</h1>
                <p class="source">
                    <cite>{map.source.title.clone()}</cite>{words::credit(reading)}
                </p>
                <p class="standfirst">{note}</p>
                <p class="source">
                    {"Below: "}<a class="jump" href="./#timeline">{"time line"}</a>{", "}
                    <a class="jump" href="./#stances">{"who stands where"}</a>
                </p>
                {report(state)}
                {before}
            </header>
            { for (0..reading.paragraphs.len()).flat_map(|at| apart(at).chain([paragraph(at)])) }
            { for apart(reading.paragraphs.len()) }
        </article>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ParagraphProps {
    reading: Shared,
    at: usize,
    lit: Vec<usize>,
    unsure: Vec<usize>,
    mentions: Option<ActorIx>,
}

#[function_component]
fn Paragraph(props: &ParagraphProps) -> Html {
    let ParagraphProps { reading, at, lit, unsure, mentions } = props;
    let number = at + 1;
    let href = Chosen::Paragraph(*at).address(reading);
    let mut named = Vec::new();
    html! {
        <p id={format!("p{number}")}>
            <a class="number" {href}><span class="unseen">{"paragraph "}</span>{number}</a>
            { for reading.paragraphs[*at].runs.iter().enumerate().map(|(index, run)| {
                let state = [lit, unsure].map(|list| list.contains(&index));
                passage(reading, run, state, *mentions, &mut named)
            }) }
        </p>
    }
}

/// A run, and whether it is lit, and still to be confirmed. One that no claim rests on is bare text.
fn passage(
    reading: &Reading,
    run: &Run,
    [lit, unsure]: [bool; 2],
    mentions: Option<ActorIx>,
    named: &mut Vec<ActorIx>,
) -> Html {
    let pieces = run.pieces.iter().map(|piece| match piece.actor {
        None => html! { {piece.text.clone()} },
        Some(actor) => mention(reading, &piece.text, actor, mentions == Some(actor), ordered::add(named, actor)),
    });
    let pieces: Html = pieces.collect();
    if run.claims.is_empty() {
        return html! { <span>{pieces}</span> };
    }
    let ids: Vec<_> = run.claims.iter().map(|claim| reading.map[*claim].id.as_str()).collect();
    html! {
        <span class="passage" id={run.anchor.clone()} data-claims={ids.join(" ")} data-lit={lit.then_some("true")}
            data-unsure={unsure.then_some("true")}>
            {notes(reading, run)}{pieces}
        </span>
    }
}

/// What stands in the margin of a run: the numbers of the claims whose passages begin there, and a sign for what the
/// essay relies on there without saying it. Each is a link that carries the claim's words, to be seen when it is
/// pointed at.
fn notes(reading: &Reading, run: &Run) -> Html {
    let note = |claim: ClaimIx, sign: Html, what: &str, class: &'static str| {
        let href = Chosen::Claim(claim).place(reading, &run.anchor);
        let it = &reading.map[claim];
        let unnamed = it.is_unnamed().then_some(" (unnamed sources)");
        html! {
            <a {href} {class}>
                <span class="unseen">{what.to_owned()}{" "}</span>{sign}<span class="preview">{it.text.clone()}{unnamed}</span>
            </a>
        }
    };
    let notes = noted(reading, run).map(|(claim, number)| match number {
        Some(number) => {
            let class = if reading.map[claim].is_unnamed() { "unnamed" } else { "" };
            note(claim, html! { {number} }, "claim", class)
        }
        None => note(claim, html! { <span aria-hidden="true">{"…"}</span> }, "left unsaid", "unsaid"),
    });
    html! { <span class="notes">{ for notes }</span> }
}

/// The claims that stand in the margin of a run, in their order: with their numbers, then those left unsaid without.
pub(in crate::ui) fn noted<'a>(
    reading: &'a Reading,
    run: &'a Run,
) -> impl Iterator<Item = (ClaimIx, Option<usize>)> + 'a {
    let numbered =
        run.begins.iter().map(|&claim| (claim, reading.number(claim))).filter(|(_, number)| number.is_some());
    numbered.chain(run.unsaid.iter().map(|&claim| (claim, None)))
}

/// A mention: a link the first time in a paragraph, after that a place to point at.
fn mention(reading: &Reading, text: &str, actor: ActorIx, lit: bool, first: bool) -> Html {
    let id = reading.map[actor].id.to_string();
    let lit = lit.then_some("true");
    if first {
        let href = Chosen::Actor(actor).link(reading);
        html! { <a class="mention" {href} data-actor={id} data-lit={lit}>{text.to_owned()}</a> }
    } else {
        html! { <span class="mention" data-actor={id} data-lit={lit}>{text.to_owned()}</span> }
    }
}
