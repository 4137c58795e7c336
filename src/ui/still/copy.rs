//! The dialog in which a reader opens a copy of their own, and the field that takes a file of decisions.

use yew::prelude::*;

use crate::session::commands::Dialog;
use crate::ui::files::{COPY_FILE, COPY_TEXT, DECISIONS_FILE};

/// The dialog.
pub(super) fn dialog() -> Html {
    html! {
        <>
            <dialog id={Dialog::Copy.id()} aria-labelledby="copy-title">
                <h2 id="copy-title" tabindex="-1" autofocus=true>{"Read your own copy"}</h2>
                <p>
                    {"The map knows the essay’s passages without holding its words. Open a copy that you have, and the map \
                      is laid on it. It stays on this device: nothing of it is sent."}
                </p>
                <form method="dialog">
                    <label for={COPY_TEXT}>{"Paste the text"}</label>
                    <textarea id={COPY_TEXT} rows="6" autocomplete="off" spellcheck="false" />
                    <button class="quiet" value="open">{"Open the text"}</button>
                    <label for={COPY_FILE}>{"Or choose a file, or drop one anywhere on the page: plain text, Markdown or a saved page"}</label>
                    <input id={COPY_FILE} type="file" accept=".txt,.text,.md,.markdown,.html,.htm,.xhtml,text/*" />
                    <button class="quiet" value="">{"Close"}</button>
                </form>
            </dialog>
            <input id={DECISIONS_FILE} type="file" accept=".json,application/json" hidden=true aria-label="A file of decisions" />
        </>
    }
}
