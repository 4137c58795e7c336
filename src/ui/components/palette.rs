//! The palette: a line to type in, and below it the commands that it names.

use yew::prelude::*;

use crate::session::State;
use crate::session::commands::{Dialog, offered};

/// The id of the line to type in.
pub(in crate::ui) const FIELD: &str = "palette-field";

/// The dialog with the commands that apply now.
pub(in crate::ui) fn palette(state: &State) -> Html {
    let words = state.command.as_deref();
    let offered = offered(state);
    let commands = offered.iter().enumerate().map(|(at, command)| {
        let chosen = at == state.command_at;
        html! {
            <li key={command.id} id={option_id(command.id)} role="option" aria-selected={chosen.to_string()}
                data-command={command.id}>
                <b>{command.label}</b>
                <small>{command.help}</small>
                { (!command.key.is_empty()).then(|| html! { <kbd>{command.key_label()}</kbd> }) }
            </li>
        }
    });
    let next = offered.get(state.command_at);
    html! {
        <dialog id={Dialog::Palette.id()} aria-label="Commands">
            <input id={FIELD} type="text" role="combobox" aria-expanded="true" aria-controls="palette-list"
                aria-activedescendant={next.map(|it| option_id(it.id))} aria-label="What do you want to do?"
                placeholder="What do you want to do?" autocomplete="off" spellcheck="false"
                value={words.unwrap_or_default().to_owned()} />
            <ul id="palette-list" role="listbox" aria-label="Commands">{ for commands }</ul>
            <p class="note" hidden={next.is_some() || words.is_none()}>{"Nothing here goes by that name. Try fewer letters."}</p>
        </dialog>
    }
}

fn option_id(command: &str) -> String {
    ["do-", command].concat()
}
