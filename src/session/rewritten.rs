//! The state after the map itself has changed, as it does where it is written: what a reader had chosen, unfolded and
//! looked for stays, as far as the new map has it.

use std::rc::Rc;

use super::{Action, Shared, State};
use crate::document::ClaimId;
use crate::link::{Choice, Chosen};
use crate::ordered;

impl State {
    /// The state on another reading of the same map, with this claim chosen, if one is named.
    pub fn rewritten(&self, reading: Shared, claim: Option<ClaimId>) -> Self {
        let cursor = self.cursor.clone();
        let fresh = Self::new(reading.clone(), Choice::Nothing);
        let mut next = Self {
            home: reading.clone(),
            reading,
            notes: Rc::default(),
            copy: None,
            outcome: None,
            hits: Rc::default(),
            hit: None,
            due: 0,
            ..self.clone()
        };
        let unfolded = self.unfolded.iter().chain(fresh.unfolded.iter());
        next.unfolded = Rc::new(ordered::set(unfolded.cloned()));
        next.find_picked();
        next.cursor = if next.reading.node(&cursor).is_some() { cursor } else { fresh.cursor };
        next.keep_cursor_visible();
        if matches!(next.chosen(), Chosen::Missing(_)) {
            next.choice = Choice::Nothing;
        }
        match claim.filter(|claim| next.reading.index.claim(claim).is_some()) {
            Some(claim) => next.apply(Action::Choose(Choice::Claim(claim))).unwrap_or(next),
            None => next,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Reading;

    #[test]
    fn what_was_chosen_and_unfolded_stays_as_far_as_it_is_there() {
        let map = crate::testing::shipped().map;
        let chosen = map.claims[3].id.clone();
        let state = State::new(Shared::new(Reading::new(map.clone())), Choice::Claim(chosen.clone()));
        let again = state.rewritten(Shared::new(Reading::new(map.clone())), None);
        assert_eq!((&again.choice, &again.unfolded, &again.cursor), (&state.choice, &state.unfolded, &state.cursor));
        let other = map.claims[5].id.clone();
        let moved = state.rewritten(Shared::new(Reading::new(map.clone())), Some(other.clone()));
        assert_eq!(moved.choice, Choice::Claim(other));
        let mut without = map;
        without.claims.retain(|claim| claim.id != chosen);
        let gone = state.rewritten(Shared::new(Reading::new(without)), None);
        assert_eq!(gone.choice, Choice::Nothing);
        assert!(gone.cursor_node().is_some());
    }
}
