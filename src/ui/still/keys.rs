//! The list of keys, made from the table of commands.

use yew::prelude::*;

use crate::ui::commands::{COMMANDS, Dialog};

/// Keys that belong to a pattern rather than to a command.
const PATTERN_KEYS: [(&str, &str); 6] = [
    ("↑ ↓", "In the argument: go up and down"),
    ("→ ←", "In the argument: unfold, fold"),
    ("Home End", "In the argument: first, last"),
    ("A–Z", "In the argument: next claim that begins with the letter"),
    ("Enter", "Choose; in the search, go to the next hit"),
    ("Tab", "Go to the next part of the page, number, name or button"),
];

/// The dialog that lists the keys.
pub(super) fn dialog() -> Html {
    let commands = COMMANDS.iter().filter(|it| !it.key.is_empty()).map(|it| (it.key_label(), it.help));
    html! {
        <dialog id={Dialog::Keys.id()} aria-labelledby="keys-title">
            <h2 id="keys-title">{"Keys"}</h2>
            <dl>
                { for commands.chain(PATTERN_KEYS).map(|(key, help)| html! {
                    <div><dt><kbd>{key}</kbd></dt><dd>{help}</dd></div>
                }) }
            </dl>
            <form method="dialog"><button class="quiet">{"Close"}</button></form>
        </dialog>
    }
}
