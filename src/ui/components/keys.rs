//! The list of keys, made from the table of commands.

use yew::prelude::*;

use crate::ui::commands::COMMANDS;

/// The id of the dialog.
pub(in crate::ui) const ID: &str = "keys";

/// Keys that belong to the tree's pattern rather than to a command.
const TREE_KEYS: [(&str, &str); 5] = [
    ("↑ ↓", "In the argument: go up and down"),
    ("→ ←", "In the argument: unfold, fold"),
    ("Home End", "In the argument: first, last"),
    ("A–Z", "In the argument: next claim that begins with the letter"),
    ("Enter", "Choose"),
];

/// The dialog that lists the keys.
pub(in crate::ui) fn key_list() -> Html {
    let commands = COMMANDS.iter().filter(|it| !it.key.is_empty()).map(|it| (it.key_label(), it.help));
    html! {
        <dialog id={ID} aria-labelledby="keys-title">
            <h2 id="keys-title">{"Keys"}</h2>
            <dl>
                { for commands.chain(TREE_KEYS).map(|(key, help)| html! {
                    <div key={key}><dt><kbd>{key}</kbd></dt><dd>{help}</dd></div>
                }) }
            </dl>
            <form method="dialog"><button class="quiet">{"Close"}</button></form>
        </dialog>
    }
}
