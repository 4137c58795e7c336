//! What follows a change of state and is not markup: the address, the title, scrolling, focus.
//!
//! Entries: [`use_listeners`], once; [`use_followers`], after every change of what is chosen or shown.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::components::{noted, row_id};
use super::page::{ONLY, Page, QUERY, here, scenario};
use super::{dom, files, listeners};
use crate::link::{Chosen, Head};
use crate::reading::{Lens, Reading};
use crate::session::marks::Marks;
use crate::session::{Action, ClaimMarks, Pane, State};
use crate::views::card::HEADING as CARD_HEADING;

/// Listens to the reader, and comes to the browser's address once the page is interactive.
#[hook]
pub(super) fn use_listeners(rendered: &UseStateHandle<Rc<State>>) -> Rc<Page> {
    let page = use_memo((), |()| Page::new(rendered));
    let listener = page.clone();
    use_effect_with((), move |()| {
        let listening = listeners::listen(&listener);
        listener.arrive();
        listener.reopen();
        move || drop(listening)
    });
    page
}

/// Has the card of what is chosen told of in the reader's scenario.
#[hook]
pub(super) fn use_scenario(page: &Rc<Page>, state: &State) {
    let page = page.clone();
    let shown = match state.choice {
        Chosen::Claim(claim) => state.reading.map[claim].id.as_str().to_owned(),
        _ => String::new(),
    };
    use_effect_with(shown, move |shown| page.show_in_scenario(shown));
}

/// Marks what is chosen now, with the passages that it lights, on the page as it stands, and no longer what was chosen before.
///
/// Each by its name: to search the page for all that is marked takes longer than the rest of a choice.
pub(super) fn show_choice(before: &State, now: &State) {
    for (state, on) in [(before, false), (now, true)] {
        let reading = &state.reading;
        let marks = Marks::of_state(state);
        for run in marks.runs.iter().filter_map(|&at| reading.run(at)) {
            dom::mark(&["#", &run.anchor].concat(), "data-lit", on);
        }
        for &node in &marks.chosen {
            dom::mark(&["#", &row_id(node)].concat(), "data-chosen", on);
        }
        // The mentions of an actor, which may stand in every paragraph, are left to be rendered.
        if let Some(actor) = marks.mentions {
            let entry = [".cast [data-actor='", reading.map[actor].id.as_str(), "']"].concat();
            dom::mark(&entry, "aria-current", on);
        }
    }
}

/// Says beside each claim of the tree how it stands in the reader's scenario.
///
/// Here and in the essay, what follows from a judgment is written on the page as it is, instead of being rendered: on a
/// large map a judgment changes how hundreds of claims stand, and nothing else of them.
pub(super) fn show_standings_in_tree(reading: &Reading, standings: &ClaimMarks) {
    let nodes = reading.tree.nodes().enumerate();
    let seen = nodes.map(|(at, (_, node))| (at, standings.mark(node.claim).sign(), standings.in_words(node.claim)));
    let seen: Vec<_> = seen.filter(|(.., words)| !words.is_empty()).collect();
    dom::mark_each(".tree .row", STANDING, seen.iter().map(|(at, sign, _)| (*at, *sign)));
    dom::write_each(".tree .standing", seen.iter().map(|(at, _, words)| (*at, words.as_str())));
}

/// Marks in the essay the numbers of the claims that do not stand as they are, and the passages whose claims all fall.
#[hook]
pub(super) fn use_standings_in_essay(state: &State) {
    use_effect_with((state.standings(), state.reading.clone()), |(standings, reading)| {
        let runs = || reading.runs().map(|(_, run)| run).filter(|run| !run.claims.is_empty());
        let fallen = runs().enumerate().filter(|(_, run)| standings.falls(run)).map(|(at, _)| (at, "true"));
        dom::mark_each(".passage", "data-fallen", fallen);
        let signs = runs().flat_map(|run| noted(reading, run)).map(|(claim, _)| standings.mark(claim).sign());
        let signs = signs.enumerate().filter(|(_, sign)| !sign.is_empty());
        dom::mark_each(".notes a", STANDING, signs);
    });
}

/// The attribute that carries the sign for how a claim stands.
const STANDING: &str = "data-standing";

/// Keeps a copy on the device, if the reader wants that, and what is decided on it; says so where it does not go well.
#[hook]
pub(super) fn use_kept_copy(page: &Rc<Page>, state: &State) {
    let copy = state.copy.clone().filter(|_| state.keeps);
    let page = page.clone();
    use_effect_with(copy, move |copy| {
        if copy.as_ref().is_some_and(|copy| !files::keep(copy.laid())) {
            page.dispatch(Action::Keep(false));
            let words = "Your copy cannot be kept: the browser has no room for it, or keeps nothing. Reading goes on.";
            page.dispatch(Action::Warn(words.to_owned()));
        }
    });
}

/// The attribute of what a choice concerns, in what never changes on the page.
const MARKED: &str = "data-marked";

/// Marks, in what never changes on the page, what the choice concerns.
#[hook]
pub(super) fn use_marks_in_stills(state: &State) {
    // What never changes goes by the map's own text.
    let concerned = selector(&state.home, &state.choice.carried_over(&state.reading, &state.home));
    use_effect_with(concerned, |concerned| {
        dom::mark("main section [data-marked]", MARKED, false);
        dom::mark(concerned, MARKED, true);
    });
}

/// Marks in the essay what the search finds, and goes to the hit that the reader steps to.
#[hook]
pub(super) fn use_highlights(state: &State) {
    use_effect_with((state.hits.clone(), state.hit), |(hits, now)| {
        let now = now.and_then(|now| hits.passages.get(now));
        let (paragraph, marks) = now.map_or((0, &[][..]), |now| (now.at.paragraph, &now.marks));
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
    let cursor = state.cursor;
    use_effect_with(state.moves, move |&moves| {
        if last.replace(moves) != moves
            && let Some(row) = dom::by_id(&row_id(cursor))
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
    choice: Chosen,
    pane: Pane,
    arrived: bool,
    query: Rc<str>,
    lens: Option<Lens>,
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
        lens: state.lens,
        read: state.read,
        visit: state.visit,
    };
    let state = state.clone();
    use_effect_with(now, move |now| {
        let before = last.replace(Some(now.clone()));
        let chose = before.as_ref().is_none_or(|before| before.choice != now.choice || !before.arrived);
        let looked = before.as_ref().is_some_and(|before| before.lens != now.lens || before.query != now.query);
        if now.arrived && (chose || looked) {
            // What a reader looks for in a copy of their own may be a word of it, and goes into no link.
            let query = if state.shows_copy() { "".into() } else { now.query.clone() };
            let only = now.lens.map_or("", |lens| lens.name(&state.reading)).to_owned();
            let address = move || dom::put_query(&[(QUERY, &query), (ONLY, &only)], false);
            if chose {
                if here(&state).is_some_and(|here| here != now.choice) {
                    dom::push_address(&now.choice.carried_over(&state.reading, &state.home).address(&state.home));
                    if let Some(outcome) = &state.outcome {
                        dom::put_query(&scenario(outcome.judged()), false);
                    }
                }
                address();
                pause.replace(None);
                dom::set_title(&Head::of(&state.reading, &now.choice).title);
            } else {
                // Not at each letter: a change of the address takes some milliseconds, and Safari allows a hundred in
                // half a minute.
                pause.replace(Some(Timeout::new(PAUSE, address)));
            }
        }
        let turned = before.as_ref().is_some_and(|before| before.pane != now.pane);
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
                reveal(&now.choice);
            }
            let left_alone = chose && before.is_some_and(|before| before.arrived) && dom::focus_is_lost();
            let next = if now.choice == Chosen::Nothing { Pane::Essay.id() } else { CARD_HEADING };
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
pub(super) fn reveal(choice: &Chosen) {
    if matches!(choice, Chosen::Nothing | Chosen::Missing(_)) {
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
