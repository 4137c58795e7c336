//! The parts of the page, each a function of what it is given.
//!
//! What is shown in words comes from [`views`](crate::views); here is what has to keep its elements while they change.

mod actors;
mod card;
mod essay;
mod palette;
mod report;
mod search;
mod tree;

pub(super) use actors::actor_list;
pub(super) use card::card;
pub(super) use essay::essay;
pub(super) use palette::{FIELD as PALETTE_FIELD, palette};
pub(super) use search::{FIELD as SEARCH_FIELD, search_form};
pub(super) use tree::{View, node_of_row, row_id, row_of, switches, tree};

use yew::prelude::*;
use yew::virtual_dom::VTag;

use crate::session::State;
use crate::session::commands::by_id;
use crate::views::Markup;
use crate::views::links::Button;

/// A view on the page. It is put there whole, and anew only when it is another.
pub(super) fn as_html(view: Markup) -> Html {
    Html::from_html_unchecked(String::from(view).into())
}

/// The button of a command; an empty span if there is no such command.
pub(super) fn command_button(id: &str) -> Html {
    button(Button::of_command(id))
}

/// The button of a command that switches something on and off.
pub(super) fn toggle_button(state: &State, id: &str) -> Html {
    button(Button::toggle(id, by_id(id).and_then(|command| command.pressed(state))))
}

/// A button as an element that stays while its attributes change, so that the focus stays on it.
fn button(button: Option<Button>) -> Html {
    let Some(Button { attributes, label, key }) = button else { return html! { <span hidden=true /> } };
    let mut tag = VTag::new("button");
    for (name, value) in attributes {
        tag.add_attribute(name, value);
    }
    tag.add_child(html! { {label} });
    tag.add_children(key.map(|key| html! { <kbd aria-hidden="true">{key}</kbd> }));
    tag.into()
}
