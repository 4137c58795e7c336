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

use crate::session::State;
use crate::session::commands::by_id;
use crate::views::Markup;
use crate::views::links::Button;

/// A view on the page. It is put there whole, and anew only when it is another.
pub(super) fn as_html(view: Markup) -> Html {
    raw(view.into())
}

/// Markup of our own elements, as it is.
fn raw(markup: String) -> Html {
    Html::from_html_unchecked(markup.into())
}

/// Markup among other things of which some may come and go.
fn keyed(key: String, markup: String) -> Html {
    html! { <key={key}>{raw(markup)}</> }
}

/// The button of a command; an empty span if there is no such command.
pub(super) fn command_button(id: &str) -> Html {
    button(Button::of_command(id))
}

/// The button of a command that switches something on and off.
pub(super) fn toggle_button(state: &State, id: &str) -> Html {
    button(Button::toggle(id, by_id(id).and_then(|command| command.pressed(state))))
}

/// The button of a command as an element that stays while its attributes change, so that the focus stays on it.
///
/// Its classes are written out: what Yew needs to put them together is a hundredth of the page's program.
fn button(button: Option<Button>) -> Html {
    let Some(it) = button else { return html! { <span hidden=true /> } };
    html! {
        <button type="button" data-command={it.asked.clone()} title={it.title} aria-pressed={it.pressed()}
            aria-keyshortcuts={it.shortcut} class="quiet needs-program">
            {it.label.clone()}
            {it.shown_key.map(|key| html! { <kbd aria-hidden="true">{key}</kbd> })}
        </button>
    }
}

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests {
    use super::*;
    use crate::session::commands::COMMANDS;
    use crate::views::markup::written;

    #[derive(Clone, PartialEq, Properties)]
    struct Props {
        id: AttrValue,
        is_on: Option<bool>,
    }

    fn shown(props: &Props) -> Option<Button> {
        if props.is_on.is_some() { Button::toggle(&props.id, props.is_on) } else { Button::of_command(&props.id) }
    }

    #[function_component]
    fn Shown(props: &Props) -> Html {
        button(shown(props))
    }

    /// The attributes of the first element in order, and what comes after them.
    fn parts(html: &str) -> (Vec<&str>, &str) {
        let (start, rest) = html.split_once('>').unwrap();
        let mut attributes: Vec<_> = start.split_inclusive("\" ").map(str::trim).collect();
        attributes.sort_unstable();
        (attributes, rest)
    }

    #[test]
    fn a_button_is_the_same_as_an_element_and_as_markup() {
        for (command, is_on) in COMMANDS.iter().flat_map(|it| [None, Some(true), Some(false)].map(|on| (it, on))) {
            let props = Props { id: command.id.into(), is_on };
            let markup = written(&mut |out| shown(&props).unwrap().write(out));
            let renderer = yew::LocalServerRenderer::<Shown>::with_props(props).hydratable(false);
            let element = pollster::block_on(renderer.render());
            let attributes = |html: &str| parts(&html.replacen("<button ", "", 1)).0.join("|");
            assert_eq!(attributes(&element), attributes(markup.as_str()));
            assert_eq!(parts(&element).1, parts(markup.as_str()).1);
        }
    }
}
