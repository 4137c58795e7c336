//! The state's part in a reader's own copy: which text is shown.

use std::rc::Rc;

use super::{Shared, State};
use crate::link::Choice;
use crate::messages::opener::Laid;
use crate::reading::{Reading, RunIx};

/// A reader's own copy with the map laid on it; equal to another only if it is the same one.
#[derive(Clone, Debug)]
pub struct OpenCopy(Rc<Held>);

#[derive(Debug)]
struct Held {
    laid: Laid,
    reading: Option<Shared>,
    unsure: Vec<RunIx>,
}

impl PartialEq for OpenCopy {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for OpenCopy {}

impl OpenCopy {
    /// A copy as it came from the opener.
    pub fn new(laid: Laid) -> Self {
        let reading = (!laid.blocks.is_empty()).then(|| Shared::new(Reading::of(laid.carried())));
        let is_unsure = |at: RunIx, start: usize, end: usize| {
            let size = |it: u32| usize::try_from(it).unwrap_or_default();
            laid.unsure
                .iter()
                .any(|&(paragraph, from, to)| size(paragraph) == at.paragraph && size(from) <= start && end <= size(to))
        };
        let runs = reading.iter().flat_map(|reading| reading.runs());
        let unsure = runs.filter(|(at, run)| is_unsure(*at, run.range.start.0, run.range.end.0)).map(|(at, _)| at);
        let unsure = unsure.collect();
        Self(Rc::new(Held { laid, reading, unsure }))
    }

    /// What came of it; its map, made ready, is [`OpenCopy::reading`].
    pub fn laid(&self) -> &Laid {
        &self.0.laid
    }

    /// The map on the copy; `None` where the copy is of something else.
    pub fn reading(&self) -> Option<&Shared> {
        self.0.reading.as_ref()
    }

    /// The runs that are still to be confirmed, in reading order.
    pub fn unsure(&self) -> &[RunIx] {
        &self.0.unsure
    }
}

impl State {
    /// Whether the essay's pane shows the reader's copy.
    pub fn shows_copy(&self) -> bool {
        self.reading != self.home
    }

    pub(super) fn open_copy(&mut self, copy: OpenCopy) {
        if !copy.laid().said.is_empty() {
            self.said = copy.laid().said.as_str().into();
        }
        let shown = self.copy.is_none() || self.shows_copy() || copy.laid().decisions.is_empty();
        self.copy = Some(copy);
        self.turn(shown);
    }

    /// Shows the copy, if it is one of the essay, or the map's own text.
    pub(super) fn turn(&mut self, to_copy: bool) {
        let copy = self.copy.as_ref().filter(|_| to_copy).and_then(OpenCopy::reading);
        let reading = copy.unwrap_or(&self.home).clone();
        if reading != self.reading {
            let chosen = self.chosen().carried_over(&self.reading, &reading);
            self.choice = Choice::of(&reading, &chosen);
            self.reading = reading;
            self.find_picked();
            self.follow(None);
            // What was found are places of the other text.
            self.hits = Rc::default();
            let query = self.query.clone();
            self.search(&query);
        }
    }

    pub(super) fn forget(&mut self) {
        self.turn(false);
        self.copy = None;
        self.keeps = false;
        self.said = "Your copy is forgotten. The map’s own text is shown.".into();
    }
}
