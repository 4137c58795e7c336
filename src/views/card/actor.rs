//! The card of an actor.

use super::{Card, actions, elsewhere, events, folded, heading, row};
use crate::document::{ActorId, ActorIx};
use crate::link::Chosen;
use crate::reading::Reading;
use crate::reading::words::{self, counted};
use crate::views::markup::written;
use crate::views::{Markup, links, network};

/// All there is to know of an actor.
pub(super) fn card(reading: &Reading, actor: ActorIx, note: &str) -> Card {
    let choice = Chosen::Actor(actor);
    let it = &reading.map[actor];
    Card {
        name: "Actor",
        kind: "actor",
        head: heading(&it.name, &mut |out| {
            out.tag("span").class("part actor").text(&[words::actor_kind(it.kind), " · ", &it.role].concat());
        }),
        body: written(&mut |out| {
            out.tag("p").class("note").text(if it.note.is_empty() { note } else { &it.note });
            out.tag("dl").holding(&mut |out| {
                row(out, "named", &[named(reading, actor)]);
                row(out, "stands", &stances(reading, actor));
                row(out, "ties", &ties(reading, actor));
                row(out, "events", &events(reading, &choice, &reading.events_of(actor)));
                row(out, "claims", &claims(reading, actor));
                row(out, "also in", &elsewhere(reading, &choice));
            });
            network::network(out, reading, actor);
        }),
        actions: actions(&["only-actor", "copy-link", "share"]),
        ..Card::default()
    }
}

/// How often the essay names the actor, with a jump to the first place.
fn named(reading: &Reading, actor: ActorIx) -> Markup {
    let count = reading.mention_count(actor);
    let first = reading.runs().find(|(_, run)| run.pieces.iter().any(|piece| piece.actor == Some(actor)));
    written(&mut |out| match first {
        None => out.text("not by name"),
        Some((at, _)) => {
            let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
            out.text(&[&times, ", first in "].concat());
            let address = Chosen::Actor(actor).place(reading, &reading.place_of(at));
            links::jump_to(out, &address, &format!("paragraph {}", at.paragraph + 1));
        }
    })
}

/// The actor's positions, each on a claim and with its passage.
fn stances(reading: &Reading, actor: ActorIx) -> Vec<Markup> {
    let stances = reading.map.stances.iter().filter(|stance| stance.actor == reading.map[actor].id);
    let stance = |stance: &crate::document::Stance| {
        let claim = reading.essays_claim(&stance.claim)?;
        Some(written(&mut |out| {
            out.tag("i").text(words::position(stance.position));
            out.text(": ");
            links::claim(out, reading, claim);
            out.text(" ");
            out.tag("small").holding(&mut |out| links::jump(out, reading, &Chosen::Actor(actor), &stance.passage));
        }))
    };
    stances.filter_map(stance).collect()
}

/// The actor's ties, each with its passage.
fn ties(reading: &Reading, actor: ActorIx) -> Vec<Markup> {
    let id = &reading.map[actor].id;
    let ties = reading.map.ties.iter().filter(|tie| tie.from == *id || tie.to == *id);
    let known = |id: &ActorId| reading.index.actor(id);
    let tie = |tie: &crate::document::Tie| {
        let (from, to) = (known(&tie.from)?, known(&tie.to)?);
        Some(written(&mut |out| {
            name(out, reading, from, actor);
            out.text(&[" ", &tie.relation, " "].concat());
            name(out, reading, to, actor);
            out.text(" ");
            out.tag("small").holding(&mut |out| links::jump(out, reading, &Chosen::Actor(actor), &tie.passage));
        }))
    };
    ties.filter_map(tie).collect()
}

/// The name of someone who has a tie; a link, unless it is the actor whose card this is.
fn name(out: &mut Markup, reading: &Reading, actor: ActorIx, own: ActorIx) {
    if actor == own {
        out.tag("b").text(&reading.map[actor].name);
    } else {
        links::actor(out, reading, actor);
    }
}

fn claims(reading: &Reading, actor: ActorIx) -> Vec<Markup> {
    let claims = reading.claims_of(actor);
    folded(reading, &[&counted(claims.len(), "claim"), ", marked in the argument"].concat(), &claims)
}
