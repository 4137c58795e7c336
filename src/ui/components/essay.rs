//! The essay: its paragraphs, the passages that claims rest on, and the mentions of actors.
//!
//! A passage is text that can be pointed at; what can be reached by key are the numbers of the claims that begin in
//! it, which stand in the margin where there is one.

use yew::prelude::*;

use super::report::{report, set_apart};
use super::{as_html, keyed, raw};
use crate::document::ActorIx;
use crate::link::Chosen;
use crate::ordered;
use crate::reading::{Piece, Reading, Run, RunIx};
use crate::session::Shared;
use crate::session::State;
use crate::views::markup::escaped;
use crate::views::{Statics, pane_items};

/// The shown edition under its title, with these runs lit and the mentions of this actor.
pub(in crate::ui) fn essay(state: &State, statics: &Statics, lit: &[RunIx], mentions: Option<ActorIx>) -> Html {
    let reading = &state.reading;
    let copy = state.copy.as_ref().filter(|_| state.shows_copy());
    let within = |runs: &[RunIx], at: usize| {
        runs.iter().filter(|run| run.paragraph == at).map(|run| run.run).collect::<Vec<_>>()
    };
    // A reader's copy has other text between its paragraphs, and behind them.
    let apart = |at: usize| {
        let apart = copy.into_iter().flat_map(|copy| &copy.laid().apart);
        apart.filter(move |apart| usize::try_from(apart.before) == Ok(at)).map(set_apart)
    };
    let before = |at: usize| {
        let before = &reading.paragraphs[at].dress.before;
        (!before.is_empty()).then(|| keyed(format!("before{at}"), before.clone()))
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
                {as_html(statics.title.clone())}
                <p class="standfirst">{reading.map.text().map(|edition| edition.note.clone())}</p>
                {report(state)}
                {as_html(statics.before_essay.clone())}
            </header>
            // A list of its own, so that the head stays the same element however many there are.
            <>
                { for (0..reading.paragraphs.len()).flat_map(|at| apart(at).chain(before(at)).chain([paragraph(at)])) }
                { for apart(reading.paragraphs.len()) }
            </>
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
    let mut named = Vec::new();
    let dress = &reading.paragraphs[*at].dress;
    html! {
        <p id={format!("p{}", at + 1)} data-kind={dress.kind.clone()} role={dress.role.clone()}>
            {raw(String::from(pane_items::paragraph_number(reading, *at)) + &dress.label)}
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
    let pieces = run.pieces.iter().map(|piece| {
        let words = words(piece);
        let Some(actor) = piece.actor else { return words };
        // There can be no link around another.
        let is_link = !piece.is_link && ordered::add(named, actor);
        mention(reading, words, actor, mentions == Some(actor), is_link)
    });
    let pieces: Html = pieces.collect();
    if run.claims.is_empty() {
        return html! { <span>{pieces}</span> };
    }
    let ids: Vec<_> = run.claims.iter().map(|claim| reading.map[*claim].id.as_str()).collect();
    html! {
        <span class="passage" id={run.anchor.clone()} data-claims={ids.join(" ")} data-lit={lit.then_some("true")}
            data-unsure={unsure.then_some("true")}>
            {as_html(pane_items::notes(reading, run))}{pieces}
        </span>
    }
}

/// The words of a piece, with the markup around them.
fn words(piece: &Piece) -> Html {
    if piece.open.is_empty() {
        return html! { {piece.text.clone()} };
    }
    raw([&piece.open, escaped(&piece.text).as_str(), &piece.close].concat())
}

/// A mention: a link the first time in a paragraph, after that a place to point at.
fn mention(reading: &Reading, words: Html, actor: ActorIx, lit: bool, first: bool) -> Html {
    let id = reading.map[actor].id.to_string();
    let lit = lit.then_some("true");
    if first {
        let href = Chosen::Actor(actor).link(reading);
        html! { <a class="mention" {href} data-actor={id} data-lit={lit}>{words}</a> }
    } else {
        html! { <span class="mention" data-actor={id} data-lit={lit}>{words}</span> }
    }
}
