//! The list of keys, made from the table of commands, and of the signs on the page.

use super::Markup;
use super::markup::written;
use crate::session::commands::{COMMANDS, Dialog};

/// Keys that belong to a pattern rather than to a command.
const PATTERN_KEYS: [(&str, &str); 7] = [
    ("↑ ↓", "In the argument: go up and down"),
    ("→ ←", "In the argument: unfold, fold"),
    ("Home End", "In the argument: first, last"),
    ("A–Z", "In the argument: next claim that begins with the letter"),
    ("↑ ↓ → ←", "In the table of stances: to the next sign or name"),
    ("Enter", "Choose; in the search, go to the next hit"),
    ("Tab", "Go to the next part of the page, number, name or button"),
];

/// The signs that stand on the page for words.
const SIGNS: [(&str, &str); 10] = [
    ("+", "In the argument: speaks for what it stands under"),
    ("−", "Speaks against it"),
    ("↩", "Answers an objection"),
    ("⊣", "Doubts a step: not the claim, but that it follows"),
    ("▸ 7", "Seven claims are folded away here"),
    ("4", "In the essay’s margin: the claim of this number is told here"),
    ("°", "It rests on people without a name"),
    ("…", "The essay relies here on something that it does not say"),
    ("[ ]", "The editor of the map says this, and not the essay"),
    ("and", "Only with the claim above it does this one carry anything"),
];

/// The dialog that lists the keys and the signs.
pub fn keys() -> Markup {
    written(&mut |out| {
        let dialog = out.tag("dialog").with("id", Dialog::Keys.id()).with("aria-labelledby", "keys-title");
        dialog.holding(&mut |out| {
            let title = out.tag("h2").with("id", "keys-title").with("tabindex", "-1");
            title.flag("autofocus", true).text("Keys and signs");
            out.tag("dl").holding(&mut |out| {
                for command in COMMANDS.iter().filter(|it| !it.key.is_empty()) {
                    key(out, command.key_label(), command.help);
                }
                for (label, help) in PATTERN_KEYS {
                    key(out, label, help);
                }
            });
            out.tag("dl").class("signs").holding(&mut |out| {
                for (sign, help) in SIGNS {
                    entry(out, help, &mut |out| out.text(sign));
                }
            });
            out.tag("form").with("method", "dialog").holding(&mut |out| {
                out.tag("button").class("quiet").text("Close");
            });
        });
    })
}

fn key(out: &mut Markup, label: &str, help: &str) {
    entry(out, help, &mut |out| out.tag("kbd").text(label));
}

fn entry(out: &mut Markup, help: &str, term: &mut dyn FnMut(&mut Markup)) {
    out.tag("div").holding(&mut |out| {
        out.tag("dt").holding(term);
        out.tag("dd").text(help);
    });
}
