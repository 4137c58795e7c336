//! What follows a change of state, after the rendering: the address, the title, scrolling, focus, the highlights of the
//! search, the marks in what never changes on a page.
//!
//! Entries: [`use_listeners`], once; [`use_followers`], after every change of what is chosen or shown.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::components::row_of;
use super::page::{Page, here, scenario};
use super::workers::Failure;
use super::{dom, files, listeners, paint};
use crate::link::{Choice, Chosen, query, title};
use crate::reading::{Lens, Reading};
use crate::session::{Action, Pane, State};
use crate::views::card::HEADING as CARD_HEADING;
use crate::views::chart;

/// Listens to the reader, and comes to the browser's address once the page is interactive.
#[hook]
pub(super) fn use_listeners(rendered: &UseStateHandle<Rc<State>>) -> Page {
    let page = (*use_memo((), |()| Page::new(rendered))).clone();
    let listener = page.clone();
    use_effect_with((), move |()| {
        let listening = listeners::listen(&listener);
        listener.arrive();
        listener.reopen();
        move || drop(listening)
    });
    page
}

/// Whether the program has taken the page over. Not in the first rendering, which must be what was written when the
/// site was built.
#[hook]
pub(super) fn use_interactive() -> bool {
    let interactive = use_state_eq(|| false);
    let handle = interactive.clone();
    use_effect_with(*interactive, move |&is_set| {
        handle.set(true);
        if is_set {
            dom::mark_hydrated();
        }
    });
    *interactive
}

/// Loads the program that draws the chart, once the reader asks for it.
#[hook]
pub(super) fn use_chart(page: &Page, state: &State) {
    let page = page.clone();
    use_effect_with(state.draws, move |&draws| {
        let failed = move || {
            page.dispatch(Action::Draw(false));
            page.dispatch(Action::Warn(Failure::Absent.words().to_owned()));
        };
        if draws && dom::by_id(chart::PROGRAM).is_some_and(|section| !section.has_child_nodes()) {
            dom::load_script(&["data-", chart::PROGRAM].concat(), failed);
        }
    });
}

/// Has the judge tell of what is chosen, on its card.
#[hook]
pub(super) fn use_scenario(page: &Page, state: &State) {
    let page = page.clone();
    use_effect_with(state.choice.clone(), move |choice| page.show_in_scenario(choice));
}

/// Keeps what is painted of a scenario on the page when another text is shown.
#[hook]
pub(super) fn use_painting(page: &Page, state: &State) {
    let page = page.clone();
    // The outcome is compared by identity: what follows from it is worked out only where there is another.
    use_effect_with((state.outcome.clone(), state.reading.clone()), move |_| page.paint(&page.state().claim_marks()));
}

/// Keeps a copy on the device, if the reader wants that, and what is decided on it; says so where it does not go well.
#[hook]
pub(super) fn use_kept_copy(page: &Page, state: &State) {
    let copy = state.copy.clone().filter(|_| state.keeps);
    let page = page.clone();
    use_effect_with(copy, move |copy| {
        if copy.as_ref().is_some_and(|copy| !files::keep(copy.laid())) {
            page.dispatch(Action::KeepCopy(false));
            let words = "Your copy cannot be kept: the browser has no room for it, or keeps nothing. Reading goes on.";
            page.dispatch(Action::Warn(words.to_owned()));
        }
    });
}

/// The attribute of what a choice concerns, in what never changes on the page.
const MARKED: &str = "data-marked";

/// Marks, in what never changes on the page, what the choice concerns.
#[hook]
pub(super) fn use_marks_in_statics(state: &State) {
    // What never changes goes by the map's own text.
    let concerned = selector(&state.home, &state.chosen().carried_over(&state.reading, &state.home));
    use_effect_with(concerned, |concerned| {
        dom::mark("main section [data-marked]", MARKED, false);
        dom::mark(concerned, MARKED, true);
    });
}

/// Marks in the essay what the search finds, and goes to the hit that the reader steps to.
#[hook]
pub(super) fn use_highlights(state: &State) {
    use_effect_with((state.hits.clone(), state.hit), |(hits, now)| {
        let now = now.and_then(|now| hits.places.get(now));
        let (paragraph, marks) = now.map_or((0, &[][..]), |now| (now.paragraph, &now.marks));
        if let Some(place) = dom::highlight_hit(paragraph, marks) {
            dom::reveal(&place);
        }
        let watch = dom::highlight_hits(hits);
        move || drop(watch)
    });
}

/// What finds the events and stances that a choice concerns.
fn selector(reading: &Reading, choice: &Chosen) -> String {
    match choice {
        Chosen::Claim(claim) => format!("main section [data-on~='{}']", reading.map[*claim].id),
        Chosen::Actor(actor) => format!("main section [data-by~='{}']", reading.map[*actor].id),
        Chosen::Passage(at) => {
            format!("main section [data-at~='{}']", reading.run(*at).map_or("", |run| run.anchor.as_str()))
        }
        // A passage on which no claim rests goes by the name of its paragraph.
        Chosen::Paragraph(at) => format!("main section :is([data-at*='p{0}s'], [data-at~='p{0}'])", at + 1),
        Chosen::Nothing | Chosen::Missing(_) => "main section .nothing".to_owned(),
    }
}

/// Gives the focus to the row that the tree's cursor was moved to by key. At once: the next key is meant for that row.
#[hook]
pub(super) fn use_cursor(state: &State) {
    let last = use_mut_ref(|| state.moves);
    let cursor = state.cursor.clone();
    use_effect_with(state.moves, move |&moves| {
        if last.replace(moves) != moves
            && let Some(row) = dom::by_id(&row_of(&cursor))
        {
            dom::focus(&row);
            dom::reveal(&row);
        }
    });
}

/// How far each pane of a narrow page was scrolled when it was left.
#[derive(Default)]
struct Places {
    shown: Pane,
    scrolled: [f64; Pane::ALL.len()],
}

/// Comes back, on a narrow page, to where a pane was left.
#[hook]
pub(super) fn use_places(state: &State) {
    let places = use_mut_ref(Places::default);
    {
        // When a pane has gone, so has the place to which the page was scrolled: it has to be kept before.
        let places = places.clone();
        use_effect_with((), move |()| {
            let listening = listeners::on_scroll(move || places.borrow_mut().keep());
            move || drop(listening)
        });
    }
    use_effect_with(state.pane, move |&pane| places.borrow_mut().show(pane));
}

/// What the followers follow: a change in any of these is a reason to act.
#[derive(Clone, PartialEq)]
struct Followed {
    choice: Choice,
    pane: Pane,
    arrived: bool,
    query: Rc<str>,
    lens: Option<Lens>,
    draws: bool,
    read: Option<usize>,
    visit: (&'static str, u32),
}

/// Whoever types nothing for so many milliseconds has paused.
const PAUSE: u32 = 200;

/// Follows a change of state with the address, the title, scrolling and focus.
#[hook]
pub(super) fn use_followers(state: &State) {
    let last = use_mut_ref(|| None::<Followed>);
    let pause = use_mut_ref(|| None::<Timeout>);
    let now = Followed {
        choice: state.choice.clone(),
        pane: state.pane,
        arrived: state.arrived,
        query: state.query.clone(),
        lens: state.lens.clone(),
        draws: state.draws,
        read: state.read,
        visit: state.visit,
    };
    let state = state.clone();
    use_effect_with(now, move |now| {
        let before = last.replace(Some(now.clone()));
        let chose = before.as_ref().is_none_or(|before| before.choice != now.choice || !before.arrived);
        let looked = before
            .as_ref()
            .is_some_and(|before| (&before.lens, &before.query, before.draws) != (&now.lens, &now.query, now.draws));
        if now.arrived && (chose || looked) {
            // What a reader looks for in a copy of their own may be a word of it, and goes into no link.
            let words = if state.shows_copy() { "".into() } else { now.query.clone() };
            let only = now.lens.as_ref().map_or("", Lens::name).to_owned();
            let view = if now.draws { query::MAP } else { "" };
            let address = move || {
                let parts: [(&str, &str); 3] = [(query::SEARCH, &words), (query::ONLY, &only), (query::VIEW, view)];
                dom::put_query(&parts, false);
            };
            if chose {
                if here(&state).is_some_and(|here| here != now.choice) {
                    let home = state.chosen().carried_over(&state.reading, &state.home);
                    dom::push_address(&home.address(&state.home));
                    if let Some(outcome) = &state.outcome {
                        dom::put_query(&scenario(outcome.judged()), false);
                    }
                }
                address();
                pause.replace(None);
                dom::set_title(&title(&state.reading, &state.chosen()));
            } else {
                // Not at each letter: a change of the address takes some milliseconds, and Safari allows a hundred in
                // half a minute.
                pause.replace(Some(Timeout::new(PAUSE, address)));
            }
        }
        let turned = before.as_ref().is_some_and(|before| before.pane != now.pane);
        if turned && now.arrived {
            dom::push_pane(now.pane);
        }
        if before.as_ref().is_some_and(|before| before.read != now.read) || (turned && now.read.is_some()) {
            if let Some(row) = dom::all(".argument [data-read]").first() {
                dom::reveal(row);
            }
        } else if before.as_ref().is_some_and(|before| before.visit != now.visit) {
            if let Some(place) = dom::by_id(now.visit.0) {
                dom::visit(&place);
            }
        } else if now.arrived {
            if chose || turned {
                paint::reveal(&state.chosen());
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
