//! The parts of the page, each a function of what it is given.

mod actors;
mod card;
mod essay;
mod network;
mod palette;
mod report;
mod search;
mod tree;

pub(super) use actors::actor_list;
#[cfg(feature = "ssr")]
pub(super) use card::jump;
pub(super) use card::{HEADING as CARD_HEADING, card};
pub(super) use essay::{essay, noted};
pub(super) use palette::{FIELD as PALETTE_FIELD, palette};
pub(super) use search::{FIELD as SEARCH_FIELD, search_form};
pub(super) use tree::{View, node_of_row, row_id, row_of, tree, tree_head};

use yew::prelude::*;

use crate::document::{ActorIx, ClaimIx};
use crate::link::Chosen;
use crate::reading::Reading;
use crate::session::State;
use crate::session::commands::{Command, by_id};

/// The button of a command; an empty span if there is no such command.
pub(super) fn command_button(id: &'static str) -> Html {
    let key = |command: &Command| {
        (!command.key.is_empty()).then(|| html! { <kbd aria-hidden="true">{command.key_label()}</kbd> })
    };
    by_id(id).map_or_else(|| html! { <span hidden=true /> }, |command| button(command, None, key(command)))
}

/// The button of a command that switches something on and off.
pub(super) fn toggle_button(state: &State, id: &'static str) -> Html {
    by_id(id).map_or_else(|| html! { <span hidden=true /> }, |command| button(command, command.pressed(state), None))
}

/// A command's button, and what stands in it behind its label; `pressed` tells of one that switches something.
fn button(command: &Command, pressed: Option<bool>, behind: Option<Html>) -> Html {
    let class = if pressed.is_some() { "quiet toggle needs-program" } else { "quiet needs-program" };
    let shortcut = (!command.key.is_empty()).then_some(command.key);
    html! {
        <button type="button" {class} data-command={command.id} title={command.help}
            aria-pressed={pressed.map(|on| on.to_string())} aria-keyshortcuts={shortcut}>
            {command.label}{behind}
        </button>
    }
}

/// A claim's text as a link to the claim.
pub(super) fn claim_link(reading: &Reading, claim: ClaimIx) -> Html {
    let href = Chosen::Claim(claim).link(reading);
    let unsaid = reading.map[claim].implicit.then(|| html! { <small class="unsaid-note">{" (unsaid)"}</small> });
    html! { <><a {href}>{reading.map[claim].text.clone()}</a>{unsaid}</> }
}

/// An actor's name as a link to the actor.
pub(super) fn actor_link(reading: &Reading, actor: ActorIx) -> Html {
    let href = Chosen::Actor(actor).link(reading);
    html! { <a {href}>{reading.map[actor].name.clone()}</a> }
}
