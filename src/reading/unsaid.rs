//! Where the shown edition relies on a claim that it never states.
//!
//! An implicit claim is missed where the step that needs it is taken: at the first passage of the premise that it works
//! together with, or else of what it bears on.

use super::{Reading, RunIx};
use crate::document::{ClaimId, ClaimIx, Target};

/// Each implicit claim with each place where it is missed, in the order of the map's inferences.
pub(super) fn unsaid(reading: &Reading) -> Vec<(ClaimIx, RunIx)> {
    let Reading { map, index, .. } = reading;
    let first = |claim| reading.runs_of(claim).first().copied();
    let mut places = Vec::new();
    for inference in map.inferences.iter().filter(|it| !it.is_editors()) {
        let bears_on: &[ClaimId] = match &inference.target {
            Target::Supports(claim) | Target::Attacks(claim) => std::slice::from_ref(claim),
            Target::Undercuts(other) => index.inference(other).map_or(&[], |other| &map[other].premises),
        };
        let premises = || inference.premises.iter().filter_map(|id| index.claim(id));
        let mut nearby = premises().chain(bears_on.iter().filter_map(|id| index.claim(id)));
        if let Some(at) = nearby.find_map(first) {
            places.extend(premises().filter(|&claim| map[claim].is_unsaid()).map(|claim| (claim, at)));
        }
    }
    places
}
