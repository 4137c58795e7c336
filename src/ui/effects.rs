//! What follows a change of state and is not markup: the address, the title, scrolling, focus.
//!
//! Entries: [`use_listeners`], once; [`use_followers`], after every change of what is chosen or shown.

use std::rc::Rc;

use yew::prelude::*;

use super::components::{CARD_HEADING, row_id};
use super::state::{Action, Pane, State};
use super::{dom, listeners};
use crate::link::{Choice, Head};

/// Listens to the reader, and comes to the browser's address once the page is interactive.
#[hook]
pub(super) fn use_listeners(state: &UseReducerHandle<State>) {
    let dispatcher = state.dispatcher();
    let reading = state.reading.clone();
    use_effect_with((), move |()| {
        let dispatch = move |action| dispatcher.dispatch(action);
        let listening = listeners::listen(&reading, dispatch.clone());
        if let Some(here) = listeners::here(&reading) {
            dispatch(Action::Arrive(here));
            dispatch(Action::Search(dom::query()));
        }
        move || drop(listening)
    });
}

/// What the followers follow: a change in any of these is a reason to act.
#[derive(Clone, PartialEq)]
struct Followed {
    choice: Choice,
    pane: Pane,
    arrived: bool,
    moves: u32,
    query: Rc<str>,
}

/// How far each pane of a narrow page was scrolled when it was left.
#[derive(Default)]
struct Places {
    shown: Pane,
    scrolled: [f64; Pane::ALL.len()],
}

/// Follows a change of state with the address, the title, scrolling and focus.
#[hook]
pub(super) fn use_followers(state: &UseReducerHandle<State>) {
    let places = use_mut_ref(Places::default);
    {
        // When a pane has gone, so has the place to which the page was scrolled: it has to be kept before.
        let places = places.clone();
        use_effect_with((), move |()| {
            let listening = listeners::on_scroll(move || places.borrow_mut().keep());
            move || drop(listening)
        });
    }
    let last = use_mut_ref(|| None::<Followed>);
    let now = Followed {
        choice: state.choice.clone(),
        pane: state.pane,
        arrived: state.arrived,
        moves: state.moves,
        query: state.query.clone(),
    };
    let (reading, cursor) = (state.reading.clone(), state.cursor);
    use_effect_with(now, move |now| {
        let before = last.replace(Some(now.clone()));
        let chose = before.as_ref().is_none_or(|before| before.choice != now.choice || !before.arrived);
        if now.arrived && chose {
            let (reading, choice) = (reading.clone(), now.choice.clone());
            dom::after_paint(move || {
                if listeners::here(&reading).is_some_and(|here| here != choice) {
                    dom::push_address(&choice.address(&reading));
                }
                dom::set_title(&Head::of(&reading, &choice).title);
            });
        }
        if now.arrived && before.as_ref().is_some_and(|before| before.query != now.query) {
            let query = now.query.clone();
            dom::after_paint(move || dom::set_query(&query));
        }
        places.borrow_mut().show(now.pane);
        if before.as_ref().is_some_and(|before| before.moves != now.moves) {
            if let Some(row) = dom::by_id(&row_id(cursor)) {
                dom::focus(&row);
                dom::reveal(&row);
            }
        } else if now.arrived {
            if chose || before.as_ref().is_some_and(|before| before.pane != now.pane) {
                reveal(&now.choice);
            }
            let left_alone = chose && before.is_some_and(|before| before.arrived) && dom::focus_is_lost();
            let next = if now.choice == Choice::Nothing { Pane::Essay.id() } else { CARD_HEADING };
            if let Some(next) = dom::by_id(next).filter(|_| left_alone) {
                dom::focus(&next);
            }
        }
    });
}

impl Places {
    /// Keeps how far the shown pane is scrolled.
    fn keep(&mut self) {
        self.scrolled[self.shown.index()] = dom::scrolled();
    }

    /// Comes back to where a pane was left.
    fn show(&mut self, pane: Pane) {
        if pane != self.shown {
            self.shown = pane;
            dom::scroll_page(self.scrolled[pane.index()]);
        }
    }
}

/// Brings what a choice lights up into view, in each pane where none of it can be seen.
fn reveal(choice: &Choice) {
    if matches!(choice, Choice::Nothing | Choice::Missing(_)) {
        return;
    }
    for group in [".essay [data-lit]", ".argument [data-chosen]", ".actors [aria-current]"] {
        let lit = dom::all(group);
        if let Some(first) = lit.first().filter(|_| !lit.iter().any(dom::is_seen)) {
            dom::reveal(first);
        }
    }
    dom::scroll_to_start("card");
}
