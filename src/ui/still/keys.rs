//! The list of keys, made from the table of commands, and of the signs on the page.

use yew::prelude::*;

use crate::session::commands::{COMMANDS, Dialog};

/// Keys that belong to a pattern rather than to a command.
const PATTERN_KEYS: [(&str, &str); 6] = [
    ("↑ ↓", "In the argument: go up and down"),
    ("→ ←", "In the argument: unfold, fold"),
    ("Home End", "In the argument: first, last"),
    ("A–Z", "In the argument: next claim that begins with the letter"),
    ("Enter", "Choose; in the search, go to the next hit"),
    ("Tab", "Go to the next part of the page, number, name or button"),
];

/// The signs that stand on the page for words.
const SIGNS: [(&str, &str); 9] = [
    ("+", "In the argument: speaks for what it stands under"),
    ("−", "Speaks against it"),
    ("↩", "Answers an objection"),
    ("⊣", "Doubts a step: not the claim, but that it follows"),
    ("▸ 7", "Seven claims are folded away here"),
    ("4", "In the essay’s margin: the claim of this number is told here"),
    ("°", "It rests on people without a name"),
    ("…", "The essay relies here on something that it does not say"),
    ("and", "Only with the claim above it does this one carry anything"),
];

/// The dialog that lists the keys and the signs.
pub(super) fn dialog() -> Html {
    let commands = COMMANDS.iter().filter(|it| !it.key.is_empty()).map(|it| (it.key_label(), it.help));
    html! {
        <dialog id={Dialog::Keys.id()} aria-labelledby="keys-title">
            <h2 id="keys-title" tabindex="-1" autofocus=true>{"Keys and signs"}</h2>
            <dl>
                { for commands.chain(PATTERN_KEYS).map(|(key, help)| html! {
                    <div><dt><kbd>{key}</kbd></dt><dd>{help}</dd></div>
                }) }
            </dl>
            <dl class="signs">
                { for SIGNS.map(|(sign, help)| html! { <div><dt>{sign}</dt><dd>{help}</dd></div> }) }
            </dl>
            <form method="dialog"><button class="quiet">{"Close"}</button></form>
        </dialog>
    }
}
