//! The table of stances: which actor takes which position on which claim, each a link to where the essay says so.

use yew::prelude::*;

use crate::document::{ActorIx, ClaimIx, Position, Stance};
use crate::link::Chosen;
use crate::ordered;
use crate::reading::{Reading, words};

/// The table: a row for each claim on which somebody takes a stand, in reading order; a column for each actor who
/// does, by first mention. Nothing where nobody takes a stand.
pub(super) fn section(reading: &Reading) -> Html {
    let stances = &reading.map.stances;
    let taken = |actor: ActorIx| stances.iter().any(|it| reading.index.actor(&it.actor) == Some(actor));
    let actors: Vec<_> = reading.cast.iter().copied().filter(|&actor| taken(actor)).collect();
    let mut claims = Vec::new();
    for claim in ordered::set(stances.iter().filter_map(|it| reading.index.claim(&it.claim))) {
        ordered::insert(&mut claims, claim, |&claim| reading.number(claim).unwrap_or(usize::MAX));
    }
    if claims.is_empty() {
        return html! {};
    }
    html! {
        <section id="stances" class="stances" aria-labelledby="stances-title">
            <h2 id="stances-title" tabindex="-1">{"Who stands where"}</h2>
            <p class="note">{legend()}</p>
            <div class="table" role="group" aria-label="Table of stances" tabindex="0">
                <table>
                    <thead>
                        <tr>
                            <th scope="col"><span class="unseen">{"Claim"}</span></th>
                            { for actors.iter().map(|&actor| html! {
                                <th scope="col" data-by={reading.map[actor].id.to_string()}>
                                    <a href={Chosen::Actor(actor).link(reading)}>{reading.map[actor].name.clone()}</a>
                                </th>
                            }) }
                        </tr>
                    </thead>
                    <tbody>{ for claims.iter().map(|&claim| row(reading, claim, &actors)) }</tbody>
                </table>
            </div>
        </section>
    }
}

fn row(reading: &Reading, claim: ClaimIx, actors: &[ActorIx]) -> Html {
    let it = &reading.map[claim];
    let number = reading.number(claim).map(|number| html! { <span class="number">{number}</span> });
    let cells = actors.iter().map(|&actor| {
        let wanted = |stance: &&Stance| stance.claim == it.id && stance.actor == reading.map[actor].id;
        html! { <td>{ for reading.map.stances.iter().filter(wanted).map(|stance| cell(reading, actor, stance)) }</td> }
    });
    html! {
        <tr data-on={it.id.to_string()}>
            <th scope="row">{number}<a href={Chosen::Claim(claim).link(reading)}>{it.text.clone()}</a></th>
            { for cells }
        </tr>
    }
}

/// A position, as a sign with its words, that leads to its passage.
fn cell(reading: &Reading, actor: ActorIx, stance: &Stance) -> Html {
    let position = stance.position;
    let words = format!("{}: {}", reading.map[actor].name, words::position(position).trim_end_matches(" on"));
    let sign =
        html! { <><span aria-hidden="true">{sign(position)}</span><span class="unseen">{words.clone()}</span></> };
    let class = classes!("stance", name(position));
    match reading.run_at(&stance.passage) {
        Some(at) => {
            let href = Chosen::Passage(at).address(reading);
            html! { <a {class} {href} title={words}>{sign}</a> }
        }
        None => html! { <span {class} title={words}>{sign}</span> },
    }
}

fn legend() -> Html {
    let all = [Position::Asserts, Position::Denies, Position::Concedes, Position::Silent];
    html! {
        <>
            { for all.into_iter().map(|position| html! {
                <span class={classes!("stance", name(position))}>{sign(position)}{" "}{words::position(position)}{" "}</span>
            }) }
            <span>{"Each sign leads to where the essay says so."}</span>
        </>
    }
}

fn sign(position: Position) -> &'static str {
    match position {
        Position::Asserts => "+",
        Position::Denies => "−",
        Position::Concedes => "±",
        Position::Silent => "○",
    }
}

/// The name of a position in markup.
fn name(position: Position) -> &'static str {
    match position {
        Position::Asserts => "asserts",
        Position::Denies => "denies",
        Position::Concedes => "concedes",
        Position::Silent => "silent",
    }
}
