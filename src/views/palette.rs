//! What the palette of commands offers, each with its key.
//!
//! Entry: [`options`].

use super::markup::{Markup, written};
use crate::session::commands::Command;

/// The commands as options of a list, of which one is chosen.
pub fn options(offered: &[&Command], chosen: usize) -> Markup {
    written(&mut |out| {
        for (at, command) in offered.iter().enumerate() {
            let option = out.tag("li").with("id", &option_id(command)).with("role", "option");
            let option = option.with("aria-selected", if at == chosen { "true" } else { "false" });
            option.with("data-command", command.id).holding(&mut |out| {
                out.tag("b").text(command.label);
                out.tag("small").text(command.help);
                if !command.key.is_empty() {
                    out.tag("kbd").text(command.key_label());
                }
            });
        }
    })
}

/// The id of a command's option on the page.
pub fn option_id(command: &Command) -> String {
    ["do-", command.id].concat()
}
