//! The palette: a line to type in, and below it the commands that it names.

use yew::prelude::*;

use super::as_html;
use crate::session::State;
use crate::session::commands::{Dialog, offered};
use crate::views::palette;

/// The id of the line to type in.
pub(in crate::ui) const FIELD: &str = "palette-field";

/// The dialog with the commands that apply now.
pub(in crate::ui) fn palette(state: &State) -> Html {
    let words = state.palette_words.as_deref();
    let offered = offered(state);
    let next = offered.get(state.palette_at);
    html! {
        <dialog id={Dialog::Palette.id()} aria-label="Commands">
            <input id={FIELD} type="text" role="combobox" aria-expanded="true" aria-controls="palette-list"
                aria-activedescendant={next.map(|it| palette::option_id(it))} aria-label="What do you want to do?"
                placeholder="What do you want to do?" autocomplete="off" spellcheck="false"
                value={words.unwrap_or_default().to_owned()} />
            <ul id="palette-list" role="listbox" aria-label="Commands">{as_html(palette::options(&offered, state.palette_at))}</ul>
            <p class="note" hidden={next.is_some() || words.is_none()}>{"Nothing here goes by that name. Try fewer letters."}</p>
        </dialog>
    }
}
