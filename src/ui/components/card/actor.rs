//! The card of an actor.

use yew::prelude::*;

use super::{event, heading, jump, row};
use crate::document::ActorIx;
use crate::link::Chosen;
use crate::reading::Reading;
use crate::reading::words::{self, counted};
use crate::ui::components::network::network;
use crate::ui::components::{actor_link, claim_link, command_button};

/// All there is to know of an actor.
pub(super) fn content(reading: &Reading, actor: ActorIx) -> Html {
    let choice = Chosen::Actor(actor);
    let it = &reading.map[actor];
    let events = reading.events_of(actor).into_iter().map(|at| event(reading, &choice, at)).collect();
    html! {
        <div id="card-body">
            {heading(html! { <span class="part actor">{words::actor_kind(it.kind)}{" · "}{it.role.clone()}</span> }, &it.name)}
            <p class="note">{it.note.clone()}</p>
            <dl>
                { row("named", vec![named(reading, actor)]) }
                { row("stands", stances(reading, actor)) }
                { row("ties", ties(reading, actor)) }
                { row("events", events) }
                { row("claims", claims(reading, actor)) }
            </dl>
            { network(reading, actor) }
            <div class="card-actions">
                {command_button("only-actor")}{command_button("copy-link")}{command_button("share")}
            </div>
        </div>
    }
}

/// How often the essay names the actor, with a jump to the first place.
fn named(reading: &Reading, actor: ActorIx) -> Html {
    let count = reading.mention_count(actor);
    let first = reading.runs().find(|(_, run)| run.pieces.iter().any(|piece| piece.actor == Some(actor)));
    match first {
        None => html! { {"not by name"} },
        Some((at, _)) => {
            let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
            let place = format!("paragraph {}", at.paragraph + 1);
            let href = Chosen::Actor(actor).place(reading, &reading.place_of(at));
            html! { <>{times}{", first in "}<a class="jump" {href}>{place}</a></> }
        }
    }
}

fn stances(reading: &Reading, actor: ActorIx) -> Vec<Html> {
    let choice = Chosen::Actor(actor);
    let stances = reading.map.stances.iter().filter(|stance| stance.actor == reading.map[actor].id);
    stances
        .filter_map(|stance| {
            let claim = reading.index.claim(&stance.claim)?;
            Some(html! {
                <>
                    <i>{words::position(stance.position)}</i>{": "}{claim_link(reading, claim)}{" "}
                    <small>{jump(reading, &choice, &stance.passage)}</small>
                </>
            })
        })
        .collect()
}

fn ties(reading: &Reading, actor: ActorIx) -> Vec<Html> {
    let choice = Chosen::Actor(actor);
    let id = &reading.map[actor].id;
    let ties = reading.map.ties.iter().filter(|tie| tie.from == *id || tie.to == *id);
    ties.filter_map(|tie| {
        let name = |other| {
            let other = reading.index.actor(other)?;
            let own = html! { <b>{reading.map[other].name.clone()}</b> };
            Some(if other == actor { own } else { actor_link(reading, other) })
        };
        Some(html! {
            <>
                {name(&tie.from)?}{" "}{tie.relation.clone()}{" "}{name(&tie.to)?}{" "}
                <small>{jump(reading, &choice, &tie.passage)}</small>
            </>
        })
    })
    .collect()
}

fn claims(reading: &Reading, actor: ActorIx) -> Vec<Html> {
    let claims = reading.claims_of(actor);
    if claims.is_empty() {
        return Vec::new();
    }
    let list = claims.iter().map(|&claim| html! { <li>{claim_link(reading, claim)}</li> });
    vec![html! {
        <details>
            <summary>{counted(claims.len(), "claim")}{", marked in the argument"}</summary>
            <ul>{ for list }</ul>
        </details>
    }]
}
