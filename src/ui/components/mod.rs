//! The parts of the page, each a function of what it is given.

mod actors;
mod card;
mod essay;
mod keys;
mod network;
mod search;
mod timeline;
mod tree;

pub(super) use actors::actor_list;
pub(super) use card::{Card, HEADING as CARD_HEADING};
pub(super) use essay::essay;
pub(super) use keys::{ID as KEYS_DIALOG, key_list};
pub(super) use search::{FIELD as SEARCH_FIELD, search_form};
pub use timeline::timeline;
pub(super) use tree::{View, row_id, tree};

use yew::prelude::*;

use super::commands::by_id;
use crate::document::{ActorIx, ClaimIx};
use crate::link::Choice;
use crate::reading::Reading;

/// The button of a command; an empty span if there is no such command.
pub(super) fn command_button(id: &'static str) -> Html {
    let Some(command) = by_id(id) else {
        return html! { <span hidden=true /> };
    };
    let key = (!command.key.is_empty()).then(|| html! { <kbd aria-hidden="true">{command.key_label()}</kbd> });
    let shortcut = (!command.key.is_empty()).then_some(command.key);
    html! {
        <button type="button" class="quiet needs-program" data-command={command.id} title={command.help}
            aria-keyshortcuts={shortcut}>
            {command.label}{key}
        </button>
    }
}

/// A claim's text as a link to the claim.
fn claim_link(reading: &Reading, claim: ClaimIx) -> Html {
    let href = Choice::Claim(claim).link(reading);
    let unsaid = reading.map[claim].implicit.then(|| html! { <small class="unsaid-note">{" (unsaid)"}</small> });
    html! { <><a {href}>{reading.map[claim].text.clone()}</a>{unsaid}</> }
}

/// An actor's name as a link to the actor.
fn actor_link(reading: &Reading, actor: ActorIx) -> Html {
    let href = Choice::Actor(actor).link(reading);
    html! { <a {href}>{reading.map[actor].name.clone()}</a> }
}
