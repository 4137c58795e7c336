//! The draft that is written, and what is shown of it.
//!
//! Entry: [`Desk`]. Each step makes a new [`Shown`]; the page is a function of that.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::UseStateSetter;

use super::{saving, store};
use crate::document::{Claim, ClaimId, EssayMap, Severity};
use crate::editing::{Advice, Done, Draft, File, Operation, advice};
use crate::format::source::{PlacedDiagnostic, SourceFiles};
use crate::reading::{Carried, Reading, Surroundings};
use crate::session::Shared;
use crate::ui::dom;
use crate::ui::written::Written;
use crate::views::styled::dressed;
use crate::views::{Around, Statics};

/// Who types nothing for so many milliseconds begins a new step.
const PAUSE: u64 = 3_000;

/// A draft as it is now.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// The map, made ready to be shown.
    pub(super) reading: Shared,
    /// What of the page does not change until the map does.
    pub(super) statics: Rc<Statics>,
    /// The files.
    pub(super) files: Rc<SourceFiles>,
    /// All that is wrong with them.
    pub(super) findings: Rc<[PlacedDiagnostic]>,
    /// What a careful reader would ask.
    pub(super) advice: Rc<[Advice]>,
    /// What going back would take back, and what going forward would do again.
    pub(super) undo: Option<String>,
    pub(super) redo: Option<String>,
    /// What the reader's page is told.
    pub(super) written: Written,
    /// Counts the maps that were opened.
    pub(super) map_number: u32,
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        self.written.step == other.written.step
    }
}

impl Shown {
    /// The map.
    pub(super) fn map(&self) -> &EssayMap {
        &self.reading.map
    }

    /// A claim, by its identifier.
    pub(super) fn claim(&self, id: &ClaimId) -> Option<&Claim> {
        self.reading.index.claim(id).map(|at| &self.map()[at])
    }

    /// How many errors the files have.
    pub(super) fn errors(&self) -> usize {
        self.findings.iter().filter(|it| it.severity() == Severity::Error).count()
    }
}

/// The draft, and the way to change it.
pub(super) struct Desk {
    draft: RefCell<Draft>,
    shown: RefCell<Option<Rc<Shown>>>,
    setter: UseStateSetter<Option<Rc<Shown>>>,
    step: Cell<u32>,
    map_number: Cell<u32>,
    /// Under which key the draft is kept on the device, once it is, and when it was kept last.
    kept: Cell<Option<(u32, u64)>>,
    /// Whether the claim that is chosen next is to be put in other words.
    pub(super) rewords_next: Cell<bool>,
    /// The claim that was made last of words.
    pub(super) made: RefCell<Option<ClaimId>>,
    /// When something was typed last, in milliseconds since 1970.
    typed_at: Cell<u64>,
    /// Whether it is being kept, and whether there is more to keep by then.
    keeping: Cell<(bool, bool)>,
}

impl PartialEq for Desk {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Desk {
    pub(super) fn new(setter: UseStateSetter<Option<Rc<Shown>>>) -> Self {
        Self {
            draft: RefCell::default(),
            shown: RefCell::default(),
            setter,
            step: Cell::new(1),
            map_number: Cell::default(),
            kept: Cell::default(),
            rewords_next: Cell::default(),
            made: RefCell::default(),
            typed_at: Cell::default(),
            keeping: Cell::default(),
        }
    }

    /// Opens the files of a map: kept under this key at this time, or not kept yet.
    pub(super) fn open(self: &Rc<Self>, files: SourceFiles, kept: Option<(u32, u64)>, said: String) {
        self.draft.replace(Draft::new(files));
        self.kept.set(kept);
        self.map_number.set(self.map_number.get() + 1);
        self.show(said, None);
        if kept.is_none() {
            self.keep();
        }
    }

    /// Puts away what is open. It stays on the device.
    pub(super) fn close(&self) {
        self.shown.replace(None);
        self.setter.set(None);
    }

    /// Does an operation, or says why it is not done. Whether it was done, and with which claim.
    pub(super) fn act(self: &Rc<Self>, operation: &Operation) -> Option<Done> {
        let done = self.draft.borrow_mut().apply(operation);
        match done {
            Ok(done) => {
                self.show(format!("Done: {}.", done.name), done.claim.clone());
                self.keep();
                Some(done)
            }
            Err(why) => {
                self.warn(why.words());
                None
            }
        }
    }

    /// The draft, to be asked.
    pub(super) fn draft(&self) -> std::cell::Ref<'_, Draft> {
        self.draft.borrow()
    }

    /// Gives a file the text that was typed.
    pub(super) fn write(self: &Rc<Self>, file: File, text: String) {
        if file.text(self.draft().files()) != text {
            let now = store::now();
            // What is typed after a pause is a step of its own.
            if now.saturating_sub(self.typed_at.replace(now)) > PAUSE {
                self.draft.borrow_mut().end_typing();
            }
            self.act(&Operation::Write(file, text));
        }
    }

    /// Whether a map is open.
    pub(super) fn is_open(&self) -> bool {
        self.shown.borrow().is_some()
    }

    /// Takes the last step back.
    pub(super) fn undo(self: &Rc<Self>) {
        let done = self.draft.borrow_mut().undo();
        self.came_to(done, "Undone", "There is nothing to undo.");
    }

    /// Makes the step again that was taken back last.
    pub(super) fn redo(self: &Rc<Self>) {
        let done = self.draft.borrow_mut().redo();
        self.came_to(done, "Done again", "There is nothing to do again.");
    }

    fn came_to(self: &Rc<Self>, done: Option<Done>, what: &str, nothing: &str) {
        match done {
            Some(done) => {
                self.show(format!("{what}: {}.", done.name), None);
                self.keep();
            }
            None => self.warn(nothing.to_owned()),
        }
    }

    /// Hands the files over to be saved.
    pub(super) fn save(&self) {
        if self.shown.borrow().is_some() {
            saving::save_source(self.draft.borrow().files(), self.draft.borrow().map());
            self.say("The files are handed over as one, to be saved.".to_owned());
        }
    }

    /// Hands the map over as JSON.
    pub(super) fn save_json(&self) {
        saving::save_json(self.draft.borrow().map());
        self.say("The map is handed over as JSON, to be saved.".to_owned());
    }

    fn next_step(&self) -> u32 {
        self.step.set(self.step.get() + 1);
        self.step.get()
    }

    /// Says something of the map as it is shown.
    fn say(&self, said: String) {
        self.tell(said, false);
    }

    /// Says what did not work.
    pub(super) fn warn(&self, said: String) {
        self.tell(said, true);
    }

    fn tell(&self, said: String, failed: bool) {
        let Some(shown) = self.shown.borrow().clone() else { return };
        let written = Written { step: self.next_step(), said: said.into(), failed, ..Written::default() };
        self.put(Shown { written, ..(*shown).clone() });
    }

    /// Shows the map as it is now.
    fn show(&self, said: String, claim: Option<ClaimId>) {
        let draft = self.draft.borrow();
        let surroundings = Surroundings { in_one_file: true, ..Surroundings::default() };
        let carried = dressed(Carried { surroundings, ..Carried::new(draft.map().clone()) });
        // The workers and the chart read the map where the page carries it.
        if let (Some(element), Some(text)) = (dom::by_id(dom::MAP), carried.write()) {
            element.set_text_content(Some(&text));
        }
        let reading = Shared::new(Reading::of(carried));
        let statics = Rc::new(Statics::render(&reading, &Around::default()));
        let advice = advice(&reading.map, &reading.index).into();
        let history = draft.history();
        self.put(Shown {
            statics,
            reading,
            files: Rc::new(draft.files().clone()),
            findings: draft.findings().into(),
            advice,
            undo: history.undo_name().map(str::to_owned),
            redo: history.redo_name().map(str::to_owned),
            written: Written { step: self.next_step(), said: said.into(), claim, ..Written::default() },
            map_number: self.map_number.get(),
        });
    }

    fn put(&self, shown: Shown) {
        let shown = Rc::new(shown);
        self.shown.replace(Some(Rc::clone(&shown)));
        self.setter.set(Some(shown));
    }

    /// Keeps the draft on the device: at once, or when what is being kept is.
    fn keep(self: &Rc<Self>) {
        if self.keeping.get().0 {
            self.keeping.set((true, true));
            return;
        }
        self.keeping.set((true, false));
        let desk = Rc::clone(self);
        spawn_local(async move {
            loop {
                let kept = {
                    let draft = desk.draft.borrow();
                    store::Kept::new(draft.files(), draft.map())
                };
                let number = desk.map_number.get();
                let before = desk.kept.get();
                match store::keep(kept, before).await {
                    // Another map may have been opened meanwhile.
                    Ok(_) if number != desk.map_number.get() => {}
                    Ok(now) => {
                        desk.kept.set(Some(now));
                        if before.is_some_and(|(key, _)| key != now.0) {
                            let words = "This map has been changed elsewhere, as in another tab. What you write here is kept \
                                         beside that, as a map of its own.";
                            desk.warn(words.to_owned());
                        }
                    }
                    Err(why) => desk.warn(format!("This is not kept on the device: {why} Save it as a file.")),
                }
                let (_, is_more) = desk.keeping.replace((true, false));
                if !is_more {
                    break;
                }
            }
            desk.keeping.set((false, false));
        });
    }
}
