//! The essay: its paragraphs, the passages that claims rest on, and the mentions of actors.
//!
//! A passage is text that can be pointed at; what can be reached by key are the numbers of the claims that begin in
//! it, which stand in the margin where there is one.

use yew::prelude::*;

use crate::document::ActorIx;
use crate::link::Choice;
use crate::ordered;
use crate::reading::{Reading, Run, RunIx};
use crate::ui::Shared;

/// The shown edition, with these runs lit and the mentions of this actor.
pub(in crate::ui) fn essay(reading: &Shared, lit: &[RunIx], mentions: Option<ActorIx>) -> Html {
    let map = &reading.map;
    let note = map.text().map(|edition| edition.note.clone());
    let source = &map.source;
    html! {
        <article>
            <header>
                <h1>{map.title.clone()}</h1>
                <p class="standfirst">{note}</p>
                <p class="source">
                    <cite>{source.title.clone()}</cite>{reading.author().map(|author| format!(" by {}", map[author].name))}
                    {format!(", {}, {}", source.publisher, source.published.in_words())}
                </p>
            </header>
            { for (0..reading.paragraphs.len()).map(|at| {
                let lit = lit.iter().filter(|run| run.paragraph == at).map(|run| run.run).collect::<Vec<_>>();
                html! { <Paragraph key={at} reading={reading.clone()} {at} {lit} {mentions} /> }
            }) }
        </article>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ParagraphProps {
    reading: Shared,
    at: usize,
    lit: Vec<usize>,
    mentions: Option<ActorIx>,
}

#[function_component]
fn Paragraph(props: &ParagraphProps) -> Html {
    let ParagraphProps { reading, at, lit, mentions } = props;
    let number = at + 1;
    let href = Choice::Paragraph(*at).address(reading);
    let mut named = Vec::new();
    html! {
        <p id={format!("p{number}")}>
            <a class="number" {href}><span class="unseen">{"paragraph "}</span>{number}</a>
            { for reading.paragraphs[*at].runs.iter().enumerate().map(|(index, run)| {
                passage(reading, run, lit.contains(&index), *mentions, &mut named)
            }) }
        </p>
    }
}

/// A run. One that no claim rests on is bare text.
fn passage(reading: &Reading, run: &Run, lit: bool, mentions: Option<ActorIx>, named: &mut Vec<ActorIx>) -> Html {
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
        <span class="passage" id={run.anchor.clone()} data-claims={ids.join(" ")} data-lit={lit.then_some("true")}>
            {notes(reading, run)}{pieces}
        </span>
    }
}

/// The numbers of the claims whose passages begin with a run.
fn notes(reading: &Reading, run: &Run) -> Html {
    let note = |claim: &crate::document::ClaimIx| {
        let number = reading.number(*claim)?;
        let href = Choice::Claim(*claim).place(reading, &run.anchor);
        Some(html! { <a {href}><span class="unseen">{"claim "}</span>{number}</a> })
    };
    html! { <span class="notes">{ for run.begins.iter().filter_map(note) }</span> }
}

/// A mention: a link the first time in a paragraph, after that a place to point at.
fn mention(reading: &Reading, text: &str, actor: ActorIx, lit: bool, first: bool) -> Html {
    let id = reading.map[actor].id.to_string();
    let lit = lit.then_some("true");
    if first {
        let href = Choice::Actor(actor).link(reading);
        html! { <a class="mention" {href} data-actor={id} data-lit={lit}>{text.to_owned()}</a> }
    } else {
        html! { <span class="mention" data-actor={id} data-lit={lit}>{text.to_owned()}</span> }
    }
}
