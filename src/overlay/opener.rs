//! Opens a reader's copy, and keeps what the reader decides on its passages.

use super::lay::places_of;
use super::opened::reread;
use super::{Decision, Decisions, Opened, Rejected, lay};
use crate::anchor::{Fingerprints, Span};
use crate::document::EssayMap;
#[cfg(not(target_arch = "wasm32"))]
use crate::import;
use crate::import::CopyText;
use crate::messages::opener::{Answer, Word};
use crate::overlay::{Group, Settled};
use crate::reading::words::counted;
use crate::reading::{Reading, Surroundings};
use crate::views::report::{report, verdict};

/// A map, and the copy that is open on it.
#[derive(Debug, Default)]
pub struct Opener {
    map: EssayMap,
    prints: Fingerprints,
    opened: Opened,
    decisions: Decisions,
    surroundings: Surroundings,
}

impl Opener {
    /// An opener for a map, by the fingerprints of its original edition. No copy is open.
    pub fn new(map: EssayMap, prints: Fingerprints) -> Self {
        Self { map, prints, ..Self::default() }
    }

    /// The same for a map that stands there.
    #[must_use]
    pub fn within(self, surroundings: Surroundings) -> Self {
        Self { surroundings, ..self }
    }

    #[cfg(not(target_arch = "wasm32"))]
    /// Opens a file of this name, or a pasted text, which has none.
    pub fn open(&mut self, bytes: &[u8], name: &str) -> Answer {
        self.open_read(import::read(bytes, name))
    }

    /// Opens a copy that has been read.
    pub fn open_read(&mut self, read: CopyText) -> Answer {
        if let Err(refused) = self.take(read) {
            return refused;
        }
        self.answer(self.said())
    }

    /// Opens a copy that was kept as this text, with the decisions that were kept with it, packed.
    pub fn reopen(&mut self, kept: &str, decisions: &[u8]) -> Answer {
        if let Err(refused) = self.take(reread(kept)) {
            return refused;
        }
        self.decisions = postcard::from_bytes(decisions).unwrap_or_default();
        self.answer(if self.decisions.is_empty() { self.said() } else { String::new() })
    }

    /// Takes the reader's word on a passage, by its number in the report.
    pub fn decide(&mut self, passage: u32, word: &Word) -> Answer {
        let found = usize::try_from(passage).ok().and_then(|at| Some((at, self.opened.passages.get(at)?)));
        let Some((at, passage)) = found else {
            return Answer::Refused("There is no such passage.".to_owned());
        };
        let (decision, said) = match word {
            Word::Confirm => (Some(Decision::Confirmed), "Confirmed."),
            Word::Drop => (Some(Decision::Dropped), "Dropped: the passage counts as lost."),
            Word::Undo => (None, "Your word on the passage is taken back."),
            Word::Selected(spans) => {
                let spans: Vec<Span> = spans.iter().copied().filter(|span| self.opened.holds(*span)).collect();
                if spans.is_empty() {
                    let words = "Nothing of your copy is selected. Mark the passage’s words, or choose its paragraph by its number, first.";
                    return Answer::Refused(words.to_owned());
                }
                (Some(Decision::At(spans)), "The passage is where you say.")
            }
            Word::Place(place) => {
                let place = usize::try_from(*place).ok().and_then(|place| passage.found.places.get(place));
                let Some(place) = place else { return Answer::Refused("There is no such place.".to_owned()) };
                (Some(Decision::At(place.spans.clone())), "The passage is where you say.")
            }
        };
        self.decisions.set(at, decision);
        self.answer(said.to_owned())
    }

    /// Reads a file of decisions on the copy.
    pub fn load(&mut self, file: &str) -> Answer {
        match Decisions::read(file, &self.opened) {
            Ok(decisions) => {
                self.decisions = decisions;
                let count = counted(self.decisions.iter().count(), "decision");
                self.answer([&count, " read."].concat())
            }
            Err(why) => Answer::Refused(Rejected::words(why).to_owned()),
        }
    }

    /// The decisions as a file.
    pub fn save(&self) -> Answer {
        Answer::File(self.decisions.write(&self.opened))
    }

    /// Takes a copy as the open one, without decisions. One that has no text is refused, and what was open stays open.
    fn take(&mut self, read: CopyText) -> Result<(), Answer> {
        let opened = Opened::new(&self.map, &self.prints, read);
        if opened.blocks.is_empty() {
            return Err(Answer::Refused(opened.notices.join(" ")));
        }
        self.opened = opened;
        self.decisions = Decisions::default();
        Ok(())
    }

    /// The copy with the map laid on it, and what came of the last thing that was done.
    fn answer(&self, said: String) -> Answer {
        let Self { map, opened, decisions, .. } = self;
        let (mut laid, mut carried) = lay(map, opened, decisions);
        carried.surroundings = self.surroundings.clone();
        laid.map = carried.pack().unwrap_or_default();
        let places = places_of(&laid.blocks, opened, decisions);
        let reading = Reading::of(carried);
        laid.report = report(map, opened, decisions, &reading, &places).into();
        laid.said = said;
        laid.kept = opened.kept();
        if !decisions.is_empty() {
            laid.decisions = postcard::to_allocvec(decisions).unwrap_or_default();
        }
        Answer::Laid(Box::new(laid))
    }

    /// What came of opening the copy, in words.
    fn said(&self) -> String {
        if self.opened.is_other() {
            return verdict(self.opened.verdict).to_owned();
        }
        let settled = Settled::new(&self.opened, &self.decisions);
        let sure = settled.count(Group::Exact) + settled.count(Group::Moved);
        let all = counted(settled.groups.len(), "passage");
        format!("Your copy is shown. {sure} of {all} found for sure.")
    }
}
