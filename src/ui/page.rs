//! The page as its listeners and effects have it: the state with the way to change it, the address, and the programs
//! that are loaded on demand and work beside it.
//!
//! Entry: [`Page`].

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::JsValue;
use yew::{UseStateHandle, UseStateSetter};

use super::effects::{reveal, show_choice, show_standings_in_tree};
use super::workers::{Told, Worker};
use super::{dom, files};
use crate::argument::Scenario;
use crate::link::Chosen;
use crate::overlay::{self, Answer, Task};
use crate::reading::Lens;
use crate::scenario::{self, Judged};
use crate::session::Shared;
use crate::session::commands::Task as CopyTask;
use crate::session::{Action, ClaimMarks, OpenCopy, Outcome, State};
use crate::text::{Bytes, Points, Ruler};

/// The page's state as it is now, and the way to change it.
#[derive(Clone)]
pub(super) struct Page {
    state: Rc<RefCell<Rc<State>>>,
    /// Takes the state that is rendered: the latest, but for the frame after a choice.
    rendered: UseStateSetter<Rc<State>>,
    /// Opens copies.
    opener: Worker,
    /// Judges in a reader's scenario.
    judge: Worker,
    /// The request for the scenario that is in force, or will be once it is answered.
    in_force: Rc<RefCell<String>>,
    /// How claims stand by what is marked in the tree.
    marked: Rc<RefCell<ClaimMarks>>,
}

impl Page {
    /// The page in the state that is rendered first.
    pub(super) fn new(rendered: &UseStateHandle<Rc<State>>) -> Self {
        Self {
            state: Rc::new(RefCell::new(Rc::clone(rendered))),
            rendered: rendered.setter(),
            opener: Worker::new(overlay::PROGRAM),
            judge: Worker::new(scenario::PROGRAM),
            in_force: Rc::new(RefCell::new(scenario::reading_of(&<[String; 3]>::default()))),
            marked: Rc::default(),
        }
    }

    pub(super) fn state(&self) -> Rc<State> {
        self.state.borrow().clone()
    }

    pub(super) fn reading(&self) -> Shared {
        self.state().reading.clone()
    }

    /// Goes on to the state after an action. A choice is marked on the page as it stands, so that the reader sees in the
    /// next frame that the page has heard; what there is to say of it is rendered after that.
    pub(super) fn dispatch(&self, action: Action) {
        let before = self.state();
        let Some(next) = before.apply(action) else { return };
        let chose = next.choice != before.choice && next.reading == before.reading;
        self.state.replace(Rc::new(next));
        if chose {
            // What a number tells would lie over what has been chosen by it.
            dom::hush(true);
            show_choice(&before, &self.state());
            let page = self.clone();
            dom::after_paint(move || page.render());
        } else {
            self.render();
        }
    }

    fn render(&self) {
        self.rendered.set(self.state());
    }

    /// Makes the words ready for the search, a part after each frame.
    pub(super) fn prepare_search(&self) {
        let page = self.clone();
        dom::after_paint(move || {
            if page.reading().prepare_lexicon() {
                page.prepare_search();
            }
        });
    }

    /// Comes to what the browser's address stands for.
    pub(super) fn arrive(&self) {
        let state = self.state();
        if let Some(choice) = here(&state) {
            self.dispatch(Action::Arrive(choice));
            self.dispatch(Action::Look(Lens::parse(&state.reading, &dom::query(ONLY))));
            self.dispatch(Action::Search(dom::query(QUERY)));
            self.arrive_at_scenario();
        }
    }

    /// Opens the copy that is kept on the device, if there is one.
    pub(super) fn reopen(&self) {
        if let Some(kept) = files::kept() {
            self.dispatch(Action::Keep(true));
            self.ask(Task::Reopen, &kept);
        }
    }

    pub(super) fn open(&self, copy: &JsValue) {
        dom::close_dialog();
        if self.state().copy.is_none() {
            self.dispatch(Action::Keep(false));
        }
        self.dispatch(Action::Say("Your copy is being opened …".to_owned()));
        self.ask(Task::Open, copy);
    }

    /// Has the program that opens copies do something.
    pub(super) fn ask(&self, task: Task, matter: &JsValue) {
        let page = self.clone();
        let told: Told = Rc::new(move |packed| match packed.and_then(|packed| postcard::from_bytes(&packed).ok()) {
            Some(Answer::Laid(laid)) => {
                // One copy at a time is kept: another takes its place only when the reader says so.
                let state = page.state();
                let is_other = state.copy.as_ref().is_some_and(|copy| copy.laid().kept != laid.kept);
                if is_other || !state.keeps {
                    files::forget();
                    page.dispatch(Action::Keep(false));
                }
                let (unfolded, choice) = (dom::unfolded(), state.choice.clone());
                let is_reopened = state.copy.is_none() && state.keeps;
                page.dispatch(Action::Open(OpenCopy::new(*laid, state.home.fold())));
                dom::after_paint(move || {
                    if is_reopened {
                        dom::stop_scrolling();
                        reveal(&choice);
                    } else {
                        unfolded.unfold_again();
                        dom::focus_first(&COPY_FOCUS);
                    }
                });
            }
            Some(Answer::File(text)) => files::save(&text, "decisions.json"),
            Some(Answer::Refused(why)) => page.dispatch(Action::Warn(why)),
            None => page.dispatch(Action::Warn(NOT_LOADED.to_owned())),
        });
        self.opener.send(Array::of2(&task.name().into(), matter).into(), &told);
    }

    /// Has the program that judges do something, a request of [`whatif`].
    pub(super) fn judge(&self, request: &str) {
        let page = self.clone();
        let ahead = self.marked.borrow().ahead(&self.reading(), request);
        self.mark(ahead);
        let told: Told = Rc::new(move |packed| match packed.and_then(|packed| postcard::from_bytes(&packed).ok()) {
            Some::<Judged>(judged) => {
                if judged.is_step {
                    dom::put_query(&scenario(&judged), true);
                }
                page.in_force.replace(scenario::reading_of(&judged.address));
                let outcome = Outcome::new(judged);
                // The reader sees at once how claims stand; what the program says of it comes with the frame after.
                page.mark(outcome.standings());
                let page = page.clone();
                dom::after_paint(move || {
                    let unfolded = dom::unfolded();
                    page.dispatch(Action::Judge(outcome));
                    dom::after_paint(move || {
                        unfolded.unfold_again();
                        // A link that brings a scenario leaves the focus where a page has it at first.
                        if unfolded.has_focus {
                            dom::focus_first(&JUDGMENT_FOCUS);
                        }
                    });
                });
            }
            None => {
                page.mark(page.state().standings());
                page.dispatch(Action::Warn(NOT_LOADED.to_owned()));
            }
        });
        let is_new = !self.judge.is_loaded();
        if is_new && !request.starts_with("read ") {
            // What the address says goes before.
            self.judge.send(self.in_address().into(), &told);
        }
        self.judge.send(request.into(), &told);
        if let Chosen::Claim(claim) = self.state().choice
            && is_new
        {
            let show = ["show ", self.reading().map[claim].id.as_str()].concat();
            self.judge.send(show.into(), &told);
        }
    }

    /// Says beside the claims of the tree how they stand, if it is not what stands there.
    fn mark(&self, standings: ClaimMarks) {
        if *self.marked.borrow() != standings {
            show_standings_in_tree(&self.reading(), &standings);
            self.marked.replace(standings);
        }
    }

    /// The request for the scenario that the address carries.
    fn in_address(&self) -> String {
        scenario::reading_of(&SCENARIO.map(dom::query))
    }

    /// Comes to the scenario that the address carries, if it is another than the one in force.
    fn arrive_at_scenario(&self) {
        let asked = self.in_address();
        // The answer to the last request may still be on its way.
        if self.in_force.replace(asked.clone()) != asked {
            self.judge(&asked);
        }
    }

    /// Has the card of what is chosen told of by the program that judges, once that is there.
    pub(super) fn show_in_scenario(&self, claim: &str) {
        if self.judge.is_loaded() {
            self.judge(&["show ", claim].concat());
        }
    }
}

/// What takes the focus after something was done with a copy, or judged, and what had it is gone.
const COPY_FOCUS: [&str; 2] = [".editions summary", ".editions button"];
const JUDGMENT_FOCUS: [&str; 3] = [".what-if button", ".scenario button", ".lenses button"];

/// What is said where a program that is loaded on demand does not come.
const NOT_LOADED: &str = "This part of the program cannot be loaded. Check the connection, then try again.";

/// The names in an address of the scenario: claims rejected, claims accepted, inferences doubted.
pub(super) const SCENARIO: [&str; 3] = Scenario::KEYS;

/// The name in an address of what is looked for.
pub(super) const QUERY: &str = "q";
/// The name in an address of the part of the argument that is looked at by itself.
pub(super) const ONLY: &str = "only";

/// What the browser's address stands for. Addresses go by the map's own text, whichever is shown.
pub(super) fn here(state: &State) -> Option<Chosen> {
    let (path, fragment) = dom::location()?;
    Some(Chosen::parse(&state.home, &path, &fragment).carried_over(&state.home, &state.reading))
}

/// The parts of the address that carry a scenario.
pub(super) fn scenario(judged: &Judged) -> [(&'static str, &str); 3] {
    let [reject, accept, doubt] = &judged.address;
    [(SCENARIO[0], reject), (SCENARIO[1], accept), (SCENARIO[2], doubt)]
}

/// Hands on the reader's word on a passage of the copy, with what is selected where that is the word.
pub(super) fn decide(page: &Page, mut word: String) {
    let state = page.state();
    if let Some(copy) = state.copy.as_ref().filter(|_| word.ends_with("at")) {
        let selected = dom::selected(&copy.laid().blocks);
        let chosen = || chosen(&state, copy).unwrap_or_default();
        word.push_str(&if selected.is_empty() { chosen() } else { selected });
    }
    page.ask(Task::Decide, &word.into());
}

/// The paragraph or passage of a copy that is chosen, as a space and its block, its start and its end in code points: for
/// readers who select nothing, because they have keys alone.
fn chosen(state: &State, copy: &OpenCopy) -> Option<String> {
    let (paragraph, run) = match state.choice {
        Chosen::Paragraph(at) => (at, None),
        Chosen::Passage(at) => (at.paragraph, Some(state.reading.run(at)?.range.clone())),
        _ => return None,
    };
    let block = copy.laid().blocks.get(paragraph).filter(|_| state.shows_copy())?;
    let text = state.reading.paragraphs.get(paragraph)?.text();
    let range = run.unwrap_or(Bytes(0)..Bytes(text.len()));
    let ruler = Ruler::new(&text);
    let numbers = [*block, ruler.points(range.start).0, ruler.points(range.end).0];
    Some(numbers.map(|number| [" ", &number.to_string()].concat()).concat())
}

/// Shows a place in the copy where a passage may be: its block, its start and its end in code points.
pub(super) fn look_at(page: &Page, place: &str) {
    let state = page.state();
    let mut numbers = place.split(' ').filter_map(|number| number.parse().ok());
    let (Some(copy), Some(block)) = (&state.copy, numbers.next()) else { return };
    let mut point = || Points(numbers.next().unwrap_or_default());
    let paragraph = copy.laid().blocks.iter().position(|&at| at == block);
    let Some((paragraph, reading)) = paragraph.zip(copy.reading()) else { return };
    let ruler = Ruler::new(&reading.paragraphs[paragraph].text());
    let range = ruler.bytes(point())..ruler.bytes(point());
    page.dispatch(Action::Turn(true));
    dom::after_paint(move || {
        if let Some(place) =
            dom::highlight_hit(paragraph, &[range]).or_else(|| dom::by_id(&format!("p{}", paragraph + 1)))
        {
            dom::reveal(&place);
        }
    });
}

/// Does something with the reader's copy.
pub(super) fn with_copy(page: &Page, state: &State, task: CopyTask) {
    match task {
        CopyTask::Keep if state.keeps => {
            files::forget();
            page.dispatch(Action::Keep(false));
            page.dispatch(Action::Say("Your copy is no longer kept on this device.".to_owned()));
        }
        CopyTask::Keep => {
            page.dispatch(Action::Keep(true));
            page.dispatch(Action::Say("Your copy is kept on this device until you forget it.".to_owned()));
        }
        CopyTask::Forget => {
            files::forget();
            page.dispatch(Action::Forget);
            dom::after_paint(|| dom::focus_first(&COPY_FOCUS));
        }
        CopyTask::Save => page.ask(Task::Save, &JsValue::NULL),
        // Not at once: it clicks on its field, and this is a click as yet.
        CopyTask::Load => dom::after_paint(files::choose_decisions),
    }
}
