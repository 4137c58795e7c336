//! The dialog in which a reader opens a copy of their own, and the field that takes a file of decisions.

use super::Markup;
use super::markup::written;
use crate::session::commands::Dialog;

/// The id of the field that a copy is pasted into.
pub const COPY_TEXT: &str = "copy-text";
/// The id of the field that takes a copy as a file.
pub const COPY_FILE: &str = "copy-file";
/// The id of the field that takes decisions as a file.
pub const DECISIONS_FILE: &str = "decisions-file";

/// The dialog, and the field for decisions.
pub fn open_copy() -> Markup {
    written(&mut |out| {
        let dialog = out.tag("dialog").with("id", Dialog::Copy.id()).with("aria-labelledby", "copy-title");
        dialog.holding(&mut |out| {
            let title = out.tag("h2").with("id", "copy-title").with("tabindex", "-1");
            title.flag("autofocus", true).text("Read your own copy");
            out.tag("p").text(
                "The map knows the essay’s passages without holding its words. Open a copy that you have, and the map \
                 is laid on it. It stays on this device: nothing of it is sent.",
            );
            out.tag("form").with("method", "dialog").holding(&mut |out| form(out));
        });
        let field = out.tag("input").with("id", DECISIONS_FILE).with("type", "file");
        let field = field.with("accept", ".json,application/json").with("aria-label", "A file of decisions");
        field.flag("hidden", true).void();
    })
}

fn form(out: &mut Markup) {
    out.tag("label").with("for", COPY_TEXT).text("Paste the text");
    let text = out.tag("textarea").with("id", COPY_TEXT).with("rows", "6");
    text.with("autocomplete", "off").with("spellcheck", "false").empty();
    out.tag("button").with("value", "open").class("quiet").text("Open the text");
    let words = "Or choose a file, or drop one anywhere on the page: plain text, Markdown or a saved page";
    out.tag("label").with("for", COPY_FILE).text(words);
    let file = out.tag("input").with("id", COPY_FILE).with("type", "file");
    file.with("accept", ".txt,.text,.md,.markdown,.html,.htm,.xhtml,text/*").void();
    out.tag("button").with("value", "").class("quiet").text("Close");
}
