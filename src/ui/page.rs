//! The page as its listeners and effects have it: the state with the way to change it, the address, and the workers.
//!
//! Entry: [`Page`]. An action changes the state ([`Page::dispatch`]); a request goes to a worker ([`Page::judge`],
//! [`Page::ask_opener`]), whose answer comes back as an action. What the state asks the search goes to the judge as well.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::{UseStateHandle, UseStateSetter};

use super::workers::{Failure, Worker};
use super::{dom, files, paint};
use crate::link::{Choice, Chosen, query};
use crate::messages::judge::{Answer as JudgeAnswer, Judged, Request as JudgeRequest};
use crate::messages::opener::{Answer as OpenerAnswer, Laid, Request as OpenerRequest, Word};
use crate::messages::search::Request as SearchRequest;
use crate::reading::{Lens, Notes, Reading, packed};
use crate::session::commands::CopyTask;
use crate::session::{Action, ClaimMarks, OpenCopy, Outcome, Shared, State};
use crate::text::{Points, Ruler, Span};

/// The page's state as it is now, and the way to change it.
#[derive(Clone)]
pub(super) struct Page(Rc<Held>);

struct Held {
    state: RefCell<Rc<State>>,
    /// Takes the state that is rendered: the latest, but for the frame after a choice.
    rendered: UseStateSetter<Rc<State>>,
    opener: Worker,
    judge: Worker,
    /// Whether the judge has the map and the scenario.
    judges: Cell<bool>,
    /// The reading in which the judge searches, if it has one.
    searched: RefCell<Option<Shared>>,
    /// How far the notes are that the map lacks.
    notes: Cell<Fetch>,
    /// The scenario that is in force, or will be once the judge has answered: the parts of its address.
    in_force: RefCell<query::InAddress>,
    /// What is painted of a scenario on the rows of the tree, and in the text.
    rows: Painted,
    text: Painted,
}

/// How far a file is.
#[derive(Clone, Copy, Default, PartialEq)]
enum Fetch {
    #[default]
    NotAskedFor,
    /// Asked for, and perhaps there.
    UnderWay,
    Failed,
}

/// How claims stand by what is painted, and on which reading.
type Painted = RefCell<(Shared, ClaimMarks)>;

impl Page {
    /// The page in the state that is rendered first.
    pub(super) fn new(rendered: &UseStateHandle<Rc<State>>) -> Self {
        Self(Rc::new_cyclic(|own: &Weak<Held>| {
            let page = {
                let own = own.clone();
                move || own.upgrade().map(Self)
            };
            let (told_by_opener, told_by_judge) = (page.clone(), page);
            Held {
                state: RefCell::new(Rc::clone(rendered)),
                rendered: rendered.setter(),
                opener: Worker::new(crate::overlay::PROGRAM, move |answer| {
                    if let Some(page) = told_by_opener() {
                        page.opener_answered(answer);
                    }
                }),
                judge: Worker::new(crate::judge::PROGRAM, move |answer| {
                    if let Some(page) = told_by_judge() {
                        page.judge_answered(answer);
                    }
                }),
                judges: Cell::default(),
                searched: RefCell::default(),
                notes: Cell::default(),
                in_force: RefCell::default(),
                rows: RefCell::new((rendered.reading.clone(), ClaimMarks::default())),
                text: RefCell::new((rendered.reading.clone(), ClaimMarks::default())),
            }
        }))
    }

    pub(super) fn state(&self) -> Rc<State> {
        self.0.state.borrow().clone()
    }

    pub(super) fn reading(&self) -> Shared {
        self.state().reading.clone()
    }

    /// Goes on to the state after an action. A choice is painted on the page as it stands, so that the reader sees in the
    /// next frame that the page has heard; what there is to say of it is rendered after that.
    pub(super) fn dispatch(&self, action: Action) {
        let before = self.state();
        let Some(next) = before.apply(action) else { return };
        let chose = next.choice != before.choice && next.reading == before.reading;
        let asks = next.asked != before.asked;
        self.0.state.replace(Rc::new(next));
        if asks {
            self.search();
        }
        if chose {
            self.fetch_notes(Fetch::Failed);
            // The tooltip of the number that was chosen would lie over what the choice shows.
            dom::hide_tooltips(true);
            paint::choice(&before, &self.state());
            let page = self.clone();
            dom::after_paint(move || {
                page.render();
                // Who has chosen something knows the first step; taken away at once, it would move what is being read.
                if dom::setting("hint").is_none() {
                    dom::keep_setting_for_next("hint", "off");
                }
            });
        } else {
            self.render();
        }
    }

    fn render(&self) {
        self.0.rendered.set(self.state());
    }

    /// Asks for what a reader needs who does something, as soon as anything is touched: after what is needed to read, and
    /// before a dialog is opened or a card asked for that shows a note.
    pub(super) fn touched(&self) {
        dom::ask_for_styles();
        self.fetch_notes(Fetch::NotAskedFor);
    }

    /// Fetches the notes where they are as far as this, or not asked for yet. Where they do not come, the next choice asks
    /// again; until then cards are without.
    fn fetch_notes(&self, from: Fetch) {
        if ![Fetch::NotAskedFor, from].contains(&self.0.notes.get()) {
            return;
        }
        let Some(file) = dom::site_file("data-notes") else { return };
        self.0.notes.set(Fetch::UnderWay);
        let page = self.clone();
        spawn_local(async move {
            match dom::text_at(&file).await.as_deref().and_then(Notes::read) {
                Some(notes) => page.dispatch(Action::Note(notes)),
                None => page.0.notes.set(Fetch::Failed),
            }
        });
    }

    /// Comes to what the browser's address stands for, after Back or Forward: on a narrow page, in the pane that was shown
    /// there.
    pub(super) fn come_back(&self) {
        self.arrive();
        self.dispatch(Action::Show(dom::pane_of_step()));
    }

    /// Comes to what the browser's address stands for.
    pub(super) fn arrive(&self) {
        let state = self.state();
        if let Some(choice) = here(&state) {
            let only = state.needed(&choice).or_else(|| Lens::parse(&state.reading, &dom::query(query::ONLY)));
            self.dispatch(Action::Arrive(choice));
            self.dispatch(Action::Look(only));
            self.dispatch(Action::Draw(dom::query(query::VIEW) == query::MAP));
            self.dispatch(Action::Search(dom::query(query::SEARCH)));
            self.arrive_at_scenario();
        }
    }

    /// The map as the page carries it, for a worker.
    fn map(&self) -> Vec<u8> {
        let written = dom::by_id(dom::MAP).and_then(|map| map.text_content());
        written.as_deref().and_then(packed).unwrap_or_default()
    }
}

/// A map that is being written.
#[cfg(feature = "studio")]
impl Page {
    /// Goes on with a map that has changed, and chooses one of its claims. The page carries the new map already.
    pub(super) fn rewrite(&self, reading: Shared, claim: Option<crate::document::ClaimId>) {
        let state = self.state();
        self.0.judges.set(false);
        self.0.searched.replace(None);
        self.0.state.replace(Rc::new(state.rewritten(reading, claim)));
        self.render();
        if state.outcome.is_some() {
            self.judge(&JudgeRequest::Read(self.in_address()));
        }
    }
}

/// The search.
impl Page {
    /// Has what is shown made ready to be searched, if it is not.
    pub(super) fn prepare_search(&self) {
        let state = self.state();
        if self.judge_at_work().0.searched.replace(Some(state.reading.clone())).as_ref() != Some(&state.reading) {
            let copy = state.copy.as_ref().filter(|_| state.shows_copy());
            let map = copy.map_or_else(|| self.map(), |copy| copy.laid().map.clone());
            self.ask_judge(&JudgeRequest::Search(SearchRequest::In(map)));
        }
    }

    /// Has what the reader looks for found.
    fn search(&self) {
        self.prepare_search();
        let state = self.state();
        self.ask_judge(&JudgeRequest::Search(SearchRequest::For(state.asked, state.query.to_string())));
    }
}

/// The reader's own copy.
impl Page {
    /// Opens the copy that is kept on the device, if there is one.
    pub(super) fn reopen(&self) {
        if let Some((text, decisions)) = files::kept() {
            self.dispatch(Action::KeepCopy(true));
            self.ask_opener(&OpenerRequest::Reopen(text, decisions), &JsValue::NULL);
        }
    }

    /// Opens a copy: a pasted text, or the file that comes with the request.
    pub(super) fn open(&self, request: &OpenerRequest, file: &JsValue) {
        dom::close_dialog();
        if self.state().copy.is_none() {
            self.dispatch(Action::KeepCopy(false));
        }
        self.dispatch(Action::Say("Your copy is being opened …".to_owned()));
        self.ask_opener(request, file);
    }

    /// Asks something of the opener, with a file beside it or nothing. A new opener gets the map first.
    pub(super) fn ask_opener(&self, request: &OpenerRequest, file: &JsValue) {
        if !self.0.opener.is_loaded() {
            let take = OpenerRequest::Take { map: self.map(), fingerprints: dom::site_file("data-fingerprints") };
            self.0.opener.send(&take, &JsValue::NULL);
        }
        self.0.opener.send(request, file);
    }

    fn opener_answered(&self, answer: Result<OpenerAnswer, Failure>) {
        match answer {
            Ok(OpenerAnswer::Taken) => {}
            Ok(OpenerAnswer::Laid(laid)) => self.laid(*laid),
            Ok(OpenerAnswer::File(text)) => files::save(&text, "decisions.json"),
            Ok(OpenerAnswer::Refused(why)) => self.dispatch(Action::Warn(why)),
            Err(failure) => self.dispatch(Action::Warn(failure.words().to_owned())),
        }
    }

    /// Shows a copy with the map laid on it.
    fn laid(&self, laid: Laid) {
        let state = self.state();
        // One copy at a time is kept: another takes its place only when the reader says so.
        let is_other = state.copy.as_ref().is_some_and(|copy| copy.laid().kept != laid.kept);
        if is_other || !state.keeps {
            files::forget();
            self.dispatch(Action::KeepCopy(false));
        }
        let (unfolded, chosen) = (dom::unfolded(), state.chosen());
        let is_reopened = state.copy.is_none() && state.keeps;
        self.dispatch(Action::Open(OpenCopy::new(laid)));
        dom::after_paint(move || {
            if is_reopened {
                dom::stop_scrolling();
                paint::reveal(&chosen);
            } else {
                unfolded.unfold_again();
                dom::focus_first(&COPY_FOCUS);
            }
        });
    }

    /// Passes on the reader's word on a passage of the copy, as a button carries it. Where the word is that the passage is
    /// what is selected, the selection goes with it.
    pub(super) fn decide(&self, written: &str) {
        let Some((passage, mut word)) = Word::read(written) else { return };
        let state = self.state();
        if let (Word::Selected(spans), Some(copy)) = (&mut word, &state.copy) {
            *spans = dom::selected(&copy.laid().blocks);
            if spans.is_empty() {
                spans.extend(chosen_span(&state, copy));
            }
        }
        self.ask_opener(&OpenerRequest::Decide(passage, word), &JsValue::NULL);
    }

    /// Shows a place in the copy where a passage may be: its block, its start and its end in code points.
    pub(super) fn look_at(&self, place: &str) {
        let state = self.state();
        let mut numbers = place.split(' ').filter_map(|number| number.parse().ok());
        let (Some(copy), Some(block)) = (&state.copy, numbers.next()) else { return };
        let mut point = || Points(numbers.next().unwrap_or_default());
        let paragraph = copy.laid().blocks.iter().position(|&at| at == block);
        let Some((paragraph, reading)) = paragraph.zip(copy.reading()) else { return };
        let ruler = Ruler::new(&reading.paragraphs[paragraph].text());
        let range = ruler.bytes(point())..ruler.bytes(point());
        self.dispatch(Action::Turn(true));
        dom::after_paint(move || {
            if let Some(place) =
                dom::highlight_hit(paragraph, &[range]).or_else(|| dom::by_id(&format!("p{}", paragraph + 1)))
            {
                dom::reveal(&place);
            }
        });
    }

    /// Does something with the copy.
    pub(super) fn with_copy(&self, task: CopyTask) {
        match task {
            CopyTask::Keep if self.state().keeps => {
                files::forget();
                self.dispatch(Action::KeepCopy(false));
                self.dispatch(Action::Say("Your copy is no longer kept on this device.".to_owned()));
            }
            CopyTask::Keep => {
                self.dispatch(Action::KeepCopy(true));
                self.dispatch(Action::Say("Your copy is kept on this device until you forget it.".to_owned()));
            }
            CopyTask::Forget => {
                files::forget();
                self.dispatch(Action::Forget);
                dom::after_paint(|| dom::focus_first(&COPY_FOCUS));
            }
            CopyTask::Save => self.ask_opener(&OpenerRequest::Save, &JsValue::NULL),
            // Not at once: choosing a file clicks on its field, and the click that asked for it is not over yet.
            CopyTask::Load => dom::after_paint(files::choose_decisions),
        }
    }
}

/// The reader's scenario.
impl Page {
    /// Asks something of the judge. A new judge gets the map first, and the scenario of the address.
    pub(super) fn judge(&self, request: &JudgeRequest) {
        let ahead = self.0.rows.borrow().1.ahead(&self.reading(), request);
        self.paint_rows(&ahead);
        let is_new = !self.judge_at_work().0.judges.replace(true);
        if is_new {
            self.ask_judge(&JudgeRequest::Take(self.map()));
            if !matches!(request, JudgeRequest::Read(_)) {
                self.ask_judge(&JudgeRequest::Read(self.in_address()));
            }
        }
        self.ask_judge(request);
        if let Choice::Claim(claim) = &self.state().choice
            && is_new
        {
            self.ask_judge(&JudgeRequest::Show(claim.clone()));
        }
    }

    /// The page with what the judge knows: nothing, where it is not loaded.
    fn judge_at_work(&self) -> &Self {
        if !self.0.judge.is_loaded() {
            self.0.judges.set(false);
            self.0.searched.replace(None);
        }
        self
    }

    fn ask_judge(&self, request: &JudgeRequest) {
        self.0.judge.send(request, &JsValue::NULL);
    }

    fn judge_answered(&self, answer: Result<JudgeAnswer, Failure>) {
        let judged = match answer {
            Ok(JudgeAnswer::Judged(judged)) => *judged,
            Ok(JudgeAnswer::Taken) => return,
            Ok(JudgeAnswer::Found(hits)) => return self.dispatch(Action::Found(*hits)),
            Ok(JudgeAnswer::Unreadable) => {
                self.0.judges.set(false);
                self.0.searched.replace(None);
                return self.judge_failed("The map of this page cannot be read. Load the page anew.");
            }
            Err(failure) => return self.judge_failed(failure.words()),
        };
        if judged.is_step {
            dom::put_query(&scenario(&judged), true);
        }
        self.0.in_force.replace(judged.address.clone());
        let outcome = Outcome::new(judged);
        // The reader sees in the tree at once how claims stand; what the judge says of it comes with the frame after.
        self.paint_rows(&outcome.marks());
        let page = self.clone();
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

    fn judge_failed(&self, why: &str) {
        self.paint_rows(&self.state().claim_marks());
        self.dispatch(Action::Warn(why.to_owned()));
    }

    /// Shows how claims stand on the page as it is, where something else is shown.
    pub(super) fn paint(&self, marks: &ClaimMarks) {
        self.paint_rows(marks);
        self.paint_on(&self.0.text, paint::text, marks);
    }

    /// The same on the rows of the tree alone.
    fn paint_rows(&self, marks: &ClaimMarks) {
        self.paint_on(&self.0.rows, paint::rows, marks);
    }

    fn paint_on(&self, painted: &Painted, paint: fn(&Reading, Option<&ClaimMarks>, &ClaimMarks), marks: &ClaimMarks) {
        let reading = self.reading();
        let before = painted.replace((reading.clone(), marks.clone()));
        if before.0 != reading {
            paint(&reading, None, marks);
        } else if before.1 != *marks {
            paint(&reading, Some(&before.1), marks);
        }
    }

    /// The scenario that the address carries.
    fn in_address(&self) -> query::InAddress {
        query::SCENARIO.map(dom::query)
    }

    /// Comes to the scenario that the address carries, if it is another than the one in force.
    fn arrive_at_scenario(&self) {
        let asked = self.in_address();
        // The answer to the last request may still be on its way.
        if self.0.in_force.replace(asked.clone()) != asked {
            self.judge(&JudgeRequest::Read(asked));
        }
    }

    /// Has the judge tell of a claim on its card, where the judge is in use.
    pub(super) fn show_in_scenario(&self, claim: &Choice) {
        if let Choice::Claim(claim) = claim
            && self.judge_at_work().0.judges.get()
        {
            self.judge(&JudgeRequest::Show(claim.clone()));
        }
    }
}

/// What takes the focus after something was done with a copy, or judged, and what had it is gone.
const COPY_FOCUS: [&str; 2] = [".editions summary", ".editions button"];
const JUDGMENT_FOCUS: [&str; 3] = [".what-if button", ".scenario button", ".lenses button"];

/// What the browser's address stands for. Addresses go by the map's own text, whichever is shown.
pub(super) fn here(state: &State) -> Option<Choice> {
    let (path, fragment) = dom::location()?;
    let chosen = Chosen::parse(&state.home, &path, &fragment).carried_over(&state.home, &state.reading);
    Some(Choice::of(&state.reading, &chosen))
}

/// The parts of the address that carry a scenario.
pub(super) fn scenario(judged: &Judged) -> [(&'static str, &str); query::SCENARIO.len()] {
    let [reject, accept, doubt, weigh, method] = &judged.address;
    let names = query::SCENARIO;
    [(names[0], reject), (names[1], accept), (names[2], doubt), (names[3], weigh), (names[4], method)]
}

/// The paragraph or passage of a copy that is chosen, as a stretch of its block: for readers who select nothing, because
/// they have keys alone.
fn chosen_span(state: &State, copy: &OpenCopy) -> Option<Span> {
    let (paragraph, range) = state.chosen().stretch(&state.reading)?;
    let block = *copy.laid().blocks.get(paragraph).filter(|_| state.shows_copy())?;
    let ruler = Ruler::new(&state.reading.paragraphs.get(paragraph)?.text());
    Some(Span { block, start: ruler.points(range.start).0, end: ruler.points(range.end).0 })
}
