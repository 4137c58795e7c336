//! The buttons at the head of the studio.

use std::rc::Rc;

use yew::prelude::*;

use super::desk::{Desk, Shown};
use super::opening::{Named, of_files};
use crate::reading::words::counted;
use crate::ui::{dom, files};

/// The id of the field that takes every file.
pub(super) const FILE: &str = "studio-file";

#[derive(Clone, PartialEq, Properties)]
pub(super) struct BarProps {
    pub(super) desk: Rc<Desk>,
    pub(super) shown: Option<Rc<Shown>>,
    pub(super) has_source: bool,
    pub(super) toggle_source: Callback<()>,
}

/// The bar: what is open, and what can be done with the whole of it.
#[function_component]
pub(super) fn Bar(props: &BarProps) -> Html {
    let BarProps { desk, shown, has_source, toggle_source } = props;
    let wrong = use_state_eq(String::new);
    let on = |act: fn(&Rc<Desk>)| {
        let desk = Rc::clone(desk);
        Callback::from(move |_: MouseEvent| act(&desk))
    };
    let opened = {
        let (desk, wrong) = (Rc::clone(desk), wrong.clone());
        Callback::from(move |event: Event| {
            let (desk, wrong) = (Rc::clone(&desk), wrong.clone());
            files::read_all(&event, move |files| match opened(&desk, files) {
                Ok(()) => wrong.set(String::new()),
                Err(why) => {
                    desk.warn(why.clone());
                    wrong.set(why);
                }
            });
        })
    };
    let start = {
        let (desk, wrong) = (Rc::clone(desk), wrong.clone());
        Callback::from(move |_: MouseEvent| {
            wrong.set(String::new());
            if desk.is_open() {
                desk.close();
            }
            dom::after_paint(|| dom::focus_first(&["#studio-text"]));
        })
    };
    let toggle = toggle_source.reform(|_: MouseEvent| ());
    let name = |what: &str, of: Option<&String>| of.map_or_else(|| what.to_owned(), |name| format!("{what}: {name}"));
    let undo = shown.as_ref().and_then(|it| it.undo.as_ref());
    let redo = shown.as_ref().and_then(|it| it.redo.as_ref());
    // A text of which nothing is claimed yet is not wrong.
    let errors = shown.as_ref().filter(|it| !it.map().claims.is_empty()).map_or(0, |it| it.errors());
    let is_open = shown.is_some();
    html! {
        <div class="studio-bar" role="region" aria-label="Studio">
            <a class="name" href="../">{"Wherefore"}</a>
            <h1>{"Studio"}</h1>
            <div class="studio-tools" role="group" aria-label="Map">
                <button type="button" class="quiet" onclick={start}>{"Start from a text"}</button>
                <button type="button" class="quiet" onclick={Callback::from(|_: MouseEvent| files::click(FILE))}>{"Open a map"}</button>
                <input id={FILE} type="file" multiple=true class="unseen" tabindex="-1" aria-label="A text or a map" onchange={opened} />
                if is_open {
                    <button type="button" class="quiet" disabled={undo.is_none()} title={name("Undo", undo)} aria-keyshortcuts="Control+Z" onclick={on(Desk::undo)}>{"Undo"}</button>
                    <button type="button" class="quiet" disabled={redo.is_none()} title={name("Redo", redo)} aria-keyshortcuts="Control+Shift+Z" onclick={on(Desk::redo)}>{"Redo"}</button>
                    <button type="button" class="quiet" title="Save the source: all files as one zip" aria-keyshortcuts="Control+S" onclick={on(|desk| desk.save())}>{"Save"}</button>
                    <button type="button" class="quiet" title="Save the map as one JSON file" onclick={on(|desk| desk.save_json())}>{"Save as JSON"}</button>
                    <button type="button" class="quiet" aria-label="Source" aria-pressed={has_source.to_string()} onclick={toggle}>
                        {"Source"}
                        if errors > 0 { <span class="count">{counted(errors, "error")}</span> }
                    </button>
                }
            </div>
            if !wrong.is_empty() { <p class="studio-wrong" role="alert">{(*wrong).clone()}</p> }
        </div>
    }
}

/// Opens files.
pub(super) fn opened(desk: &Rc<Desk>, files: Vec<Named>) -> Result<(), String> {
    let source = of_files(files, files::decode)?;
    desk.open(source, None, "Opened.".to_owned());
    Ok(())
}
