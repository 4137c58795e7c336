//! The studio: the page in which maps are opened, written, checked and saved.
//!
//! Entry: [`Studio`], the whole page. It stands around the reader's own page ([`App`]), which shows the map as it is, and
//! gets it anew after each step. Data flows in a circle: what is done here is an
//! [`Operation`](crate::editing::Operation) → the `desk` has the draft do it → what has become of the map is shown by the
//! reader's page and by the parts of this room, and kept on the device (`store`).
//!
//! | file | what is in it |
//! |---|---|
//! | `desk` | the draft that is written, and what is shown of it |
//! | `start` | what is seen before anything is open |
//! | `bar` | the buttons at the head |
//! | `selection` | what can be done with words that are selected in the essay |
//! | `strip` | the chosen claim, to be changed |
//! | `advice` | what a careful reader would ask of the map |
//! | `source` | the files as they are written, and what is wrong with them |
//! | `opening` | files that are opened, as those of a map |
//! | `saving` | files that are saved |
//! | `store` | what is kept on the device |

mod advice;
mod bar;
mod desk;
mod opening;
mod saving;
mod selection;
mod source;
mod start;
mod store;
mod strip;

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

use super::dom;
use super::written::Written;
use super::{App, AppProps};
use crate::link::Choice;
use advice::AdviceList;
use bar::Bar;
use desk::Desk;
use selection::Selection;
use source::SourcePane;
use start::Start;
use strip::Strip;

/// The page.
#[function_component]
pub fn Studio() -> Html {
    let shown = use_state_eq(|| None);
    let desk = use_memo((), |()| Desk::new(shown.setter()));
    let chosen = use_state_eq(Choice::default);
    let has_source = use_state_eq(|| false);
    {
        let desk = Rc::clone(&desk);
        use_effect_with((), move |()| {
            dom::mark_hydrated();
            dom::ask_for_styles();
            let active = EventListenerOptions::enable_prevent_default();
            let pressed = move |event: &Event| key(&desk, event);
            let keys = EventListener::new_with_options(&document(), "keydown", active, pressed);
            move || drop(keys)
        });
    }
    let tell = {
        let chosen = chosen.clone();
        use_callback((), move |choice, ()| chosen.set(choice))
    };
    let toggle_source = {
        let has_source = has_source.clone();
        Callback::from(move |()| has_source.set(!*has_source))
    };
    let map = (*shown).clone();
    let claim = match &*chosen {
        Choice::Claim(claim) => Some(claim.clone()),
        _ => None,
    };
    html! {
        <div class="studio" data-source={has_source.then_some("open")}>
            <Bar desk={Rc::clone(&desk)} shown={map.clone()} has_source={*has_source} {toggle_source} />
            if let Some(map) = map {
                <div class="studio-change">
                    <Strip desk={Rc::clone(&desk)} shown={map.clone()} claim={claim.clone()} />
                    <AdviceList shown={map.clone()} claim={claim.clone()} />
                </div>
                <div class="studio-reader" key={map.map_number}>{ reader(&map, tell) }</div>
                if *has_source {
                    <SourcePane desk={Rc::clone(&desk)} shown={map.clone()} />
                }
                <Selection {desk} shown={map} {claim} choice={(*chosen).clone()} />
            } else {
                <Start {desk} />
            }
        </div>
    }
}

/// The reader's page on a map as it is now.
fn reader(map: &desk::Shown, chosen: Callback<Choice>) -> Html {
    let props = yew::props!(AppProps {
        reading: map.reading.clone(),
        notes: Rc::default(),
        choice: Choice::Nothing,
        statics: Rc::clone(&map.statics),
        written: Written { chosen, ..map.written.clone() },
    });
    html! { <App ..props /> }
}

/// What a key does here: goes back and forward, unless something is being typed.
fn key(desk: &Rc<Desk>, event: &Event) {
    let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
    let is_typed = event
        .target()
        .and_then(|it| it.dyn_into::<Element>().ok())
        .is_some_and(|it| ["TEXTAREA", "INPUT", "SELECT"].contains(&it.tag_name().as_str()));
    if is_typed || !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return;
    }
    match (event.key().to_lowercase().as_str(), event.shift_key()) {
        ("z", false) => desk.undo(),
        ("z", true) | ("y", false) => desk.redo(),
        ("s", false) => desk.save(),
        _ => return,
    }
    event.prevent_default();
}
