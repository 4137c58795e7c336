//! The files as they are written, to be changed as text, and what is wrong with them.
//!
//! What is typed is read a moment later, so that typing never waits. What is done elsewhere is seen here at once.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::desk::{Desk, Shown};
use crate::document::Severity;
use crate::editing::File;
use crate::format::source::PlacedDiagnostic;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct SourceProps {
    pub(super) desk: Rc<Desk>,
    pub(super) shown: Rc<Shown>,
}

/// Who types nothing for so many milliseconds has paused.
const PAUSE: u32 = 250;

/// The most findings that are listed.
const MOST: usize = 100;

/// The pane of the source.
#[function_component]
pub(super) fn SourcePane(props: &SourceProps) -> Html {
    let SourceProps { desk, shown } = props;
    let file = use_state_eq(|| File::Map);
    let field = use_node_ref();
    let pause = use_mut_ref(|| None::<Timeout>);
    let text = file.text(&shown.files).to_owned();
    {
        let (field, pause) = (field.clone(), pause.clone());
        use_effect_with((*file, text), move |(_, text)| {
            // What is still being typed comes after what was read of it.
            if let Some(field) = field.cast::<HtmlTextAreaElement>().filter(|it| it.value() != *text)
                && pause.borrow().is_none()
            {
                let (start, end) = (field.selection_start().ok().flatten(), field.selection_end().ok().flatten());
                field.set_value(text);
                // Fails only for a field that has no text.
                let _ = field.set_selection_range(start.unwrap_or_default(), end.unwrap_or_default());
            }
        });
    }
    let typed = {
        let (desk, pause, file) = (Rc::clone(desk), pause, *file);
        Callback::from(move |event: InputEvent| {
            let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() else { return };
            let (desk, heard) = (Rc::clone(&desk), pause.clone());
            *pause.borrow_mut() = Some(Timeout::new(PAUSE, move || {
                heard.borrow_mut().take();
                desk.write(file, field.value());
            }));
        })
    };
    let pick = {
        let file = file.clone();
        Callback::from(move |to: File| file.set(to))
    };
    let names = [
        (File::Map, "map.argdown"),
        (File::Essay, "essay.md"),
        (File::Actors, "actors.yaml"),
        (File::Events, "events.yaml"),
    ];
    let tab = |(of, name): (File, &'static str)| {
        let pick = pick.reform(move |_: MouseEvent| of);
        html! { <button type="button" class="quiet" aria-label={name} aria-pressed={(of == *file).to_string()} onclick={pick}>{name}</button> }
    };
    let jump = {
        let (field, file) = (field.clone(), file.clone());
        Callback::from(move |(of, range): (File, std::ops::Range<usize>)| {
            file.set(of);
            let field = field.clone();
            crate::ui::dom::after_paint(move || {
                if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                    select(&field, range);
                }
            });
        })
    };
    html! {
        <section class="studio-source" role="region" aria-label="Source">
            <p class="tabs" role="group" aria-label="File">{ for names.map(tab) }</p>
            <textarea ref={field} aria-label={names.iter().find(|it| it.0 == *file).map_or("", |it| it.1)} spellcheck="false" oninput={typed} />
            <div class="findings" role="log" aria-label="Findings">
                if shown.findings.is_empty() {
                    <p class="aside">{"Nothing is wrong."}</p>
                } else {
                    <ul>{ for shown.findings.iter().take(MOST).map(|it| finding(shown, it, &jump)) }</ul>
                    if shown.findings.len() > MOST {
                        <p class="aside">{format!("and {} more", shown.findings.len() - MOST)}</p>
                    }
                }
            </div>
        </section>
    }
}

fn finding(shown: &Shown, it: &PlacedDiagnostic, jump: &Callback<(File, std::ops::Range<usize>)>) -> Html {
    let of = match it.file {
        0 => File::Map,
        1 => File::Essay,
        2 if shown.files.actors.is_some() => File::Actors,
        _ => File::Events,
    };
    let range = it.range.clone();
    let go = jump.reform(move |_: MouseEvent| (of, range.clone()));
    let is_error = it.severity() == Severity::Error;
    html! {
        <li class={if is_error { "is-error" } else { "is-warning" }}>
            <button type="button" class="quiet" onclick={go}>{&it.diagnostic.place}</button>
            {" "}<strong>{if is_error { "Error: " } else { "Warning: " }}</strong>{&it.diagnostic.message}{" "}
            <span class="aside">{&it.diagnostic.help}</span>
        </li>
    }
}

/// Selects bytes of the text of a field, which counts in UTF-16.
fn select(field: &HtmlTextAreaElement, range: std::ops::Range<usize>) {
    let text = field.value();
    let units = |byte: usize| {
        let before = text.get(..byte.min(text.len())).unwrap_or_default();
        u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX)
    };
    // Both fail only for a field that is not there.
    let _ = field.focus();
    let _ = field.set_selection_range(units(range.start), units(range.end.max(range.start)));
}
