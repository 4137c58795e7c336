//! The state's part in the search: what is looked for, what was found, and which hit the reader is at.
//!
//! The state finds nothing itself. It numbers what is looked for; whoever has found it answers with that number
//! ([`Action::Found`](super::Action::Found)), and only the answer to what was looked for last counts.

use std::rc::Rc;

use super::{Pane, State};
use crate::messages::search::HitList;
use crate::reading::words::counted;

impl State {
    /// Looks for something. What was found before stays in the meantime.
    pub(super) fn search(&mut self, query: &str) {
        if query.trim().is_empty() {
            self.hits = Rc::default();
        } else {
            self.asked += 1;
        }
        self.query = query.into();
        (self.hit, self.due) = (None, 0);
    }

    /// Whether what is looked for has not been found yet.
    pub fn awaits_hits(&self) -> bool {
        !self.query.trim().is_empty() && self.hits.nth != self.asked
    }

    /// Takes what was found, and makes the steps that waited for it.
    pub(super) fn found(&mut self, hits: HitList) {
        self.said = counted(hits.count, "hit").into();
        self.hits = Rc::new(hits);
        let due = std::mem::take(&mut self.due);
        for _ in 0..due.unsigned_abs() {
            self.step_hit(due.signum());
        }
    }

    /// So many steps from hit to hit, backwards if fewer than none; later, where the hits are not there yet.
    pub(super) fn step_hit(&mut self, by: isize) {
        if self.awaits_hits() {
            self.due += by;
            return;
        }
        let hits = self.hits.places.len();
        let Some(last) = hits.checked_sub(1) else { return };
        let to = match self.hit {
            None if by > 0 => 0,
            None => last,
            // Round at the ends.
            Some(at) => at.checked_add_signed(by).map_or(last, |to| if to > last { 0 } else { to }),
        };
        self.hit = Some(to);
        self.pane = Pane::Essay;
        self.said = format!("Hit {} of {hits} in the essay.", to + 1).into();
    }
}
