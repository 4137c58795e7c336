//! Which steps bear on what.
//!
//! Entries: [`Bearing::new`]; [`conclusion`], what a step is for in the end. What refers to nothing is passed over.

use crate::document::{ClaimIx, InferenceIx, Target, Voice};
use crate::ordered;
use crate::reading::Reading;

/// The steps of a map, by what they bear on.
pub(super) struct Bearing {
    /// By claim: the steps that support or attack it.
    on_claim: Vec<Vec<InferenceIx>>,
    /// By step: the steps that undercut it.
    on_step: Vec<Vec<InferenceIx>>,
    /// By step: its premises.
    premises: Vec<Vec<ClaimIx>>,
    /// By claim: in how many steps it is a premise.
    uses: Vec<usize>,
    /// The last voice that is shown.
    voice: Voice,
}

impl Bearing {
    /// The steps whose voice is no later than this.
    pub(super) fn new(reading: &Reading, voice: Voice) -> Self {
        let (claims, steps) = (reading.map.claims.len(), reading.map.inferences.len());
        let mut bearing = Self {
            on_claim: vec![Vec::new(); claims],
            on_step: vec![Vec::new(); steps],
            premises: vec![Vec::new(); steps],
            uses: vec![0; claims],
            voice,
        };
        for step in (0..steps).map(InferenceIx).filter(|&step| reading.map[step].voice <= voice) {
            let it = &reading.map[step];
            let premises = ordered::set(it.premises.iter().filter_map(|id| reading.index.claim(id)));
            let aim = match &it.target {
                Target::Supports(claim) | Target::Attacks(claim) => {
                    reading.index.claim(claim).map(|claim| &mut bearing.on_claim[claim.0])
                }
                Target::Undercuts(other) => reading.index.inference(other).map(|other| &mut bearing.on_step[other.0]),
            };
            let Some(aim) = aim.filter(|_| !premises.is_empty()) else { continue };
            aim.push(step);
            premises.iter().for_each(|premise| bearing.uses[premise.0] += 1);
            bearing.premises[step.0] = premises;
        }
        bearing
    }

    /// The steps that support or attack a claim.
    pub(super) fn on_claim(&self, claim: ClaimIx) -> &[InferenceIx] {
        &self.on_claim[claim.0]
    }

    /// The steps that undercut a step.
    pub(super) fn on_step(&self, step: InferenceIx) -> &[InferenceIx] {
        &self.on_step[step.0]
    }

    /// The premises of a step, in the order of the map's claims.
    pub(super) fn premises(&self, step: InferenceIx) -> &[ClaimIx] {
        &self.premises[step.0]
    }

    /// All steps that come with a claim when it is open: those on it, those that undercut them, and so on.
    pub(super) fn with_claim(&self, claim: ClaimIx) -> Vec<InferenceIx> {
        let mut steps = self.on_claim(claim).to_vec();
        let mut at = 0;
        while let Some(&step) = steps.get(at) {
            let more: Vec<_> = self.on_step(step).iter().filter(|it| !steps.contains(it)).copied().collect();
            steps.extend(more);
            at += 1;
        }
        steps
    }

    /// Whether a premise bears on nothing else, and nothing bears on it.
    fn is_end(&self, claim: ClaimIx) -> bool {
        self.on_claim(claim).is_empty() && self.uses[claim.0] == 1
    }

    /// Whether all premises of a step bear on nothing else, nothing bears on them, and nothing undercuts the step.
    pub(super) fn ends_here(&self, step: InferenceIx) -> bool {
        self.on_step(step).is_empty() && self.premises(step).iter().all(|&claim| self.is_end(claim))
    }

    /// Those of several premises of a step that bear on nothing else, and on which nothing bears.
    pub(super) fn stacked(&self, step: InferenceIx) -> Vec<ClaimIx> {
        let all = self.premises(step);
        let ends = all.iter().copied().filter(|&claim| all.len() > 1 && self.is_end(claim));
        ends.collect()
    }

    /// The claims that are shown, the roots of the tree first, each with its distance from the root; those below a claim
    /// that is not open are not among them.
    pub(super) fn shown(&self, reading: &Reading, is_open: &dyn Fn(ClaimIx) -> bool) -> Vec<(ClaimIx, usize)> {
        let mut is_shown = vec![false; reading.map.claims.len()];
        let roots = reading.tree.roots().iter().map(|&root| reading.tree.node(root).claim);
        let mut shown: Vec<(ClaimIx, usize)> = Vec::new();
        for root in roots.filter(|&root| reading.map[root].voice <= self.voice) {
            if !std::mem::replace(&mut is_shown[root.0], true) {
                shown.push((root, 0));
            }
        }
        let mut at = 0;
        while let Some(&(claim, depth)) = shown.get(at) {
            at += 1;
            if !is_open(claim) {
                continue;
            }
            for step in self.with_claim(claim) {
                for &premise in self.premises(step) {
                    if !std::mem::replace(&mut is_shown[premise.0], true) {
                        shown.push((premise, depth + 1));
                    }
                }
            }
        }
        shown
    }

    /// How many claims are below a claim and not among those that are shown.
    pub(super) fn folded(&self, claim: ClaimIx, is_shown: &[bool]) -> usize {
        let mut below = vec![claim];
        let mut seen = is_shown.to_vec();
        let mut at = 0;
        while let Some(&next) = below.get(at) {
            at += 1;
            for step in self.with_claim(next) {
                for &premise in self.premises(step) {
                    if !std::mem::replace(&mut seen[premise.0], true) {
                        below.push(premise);
                    }
                }
            }
        }
        below.len() - 1
    }
}

/// The claim for or against which a step is, or which the step that it undercuts is for or against.
pub(super) fn conclusion(reading: &Reading, step: InferenceIx) -> Option<ClaimIx> {
    let mut step = step;
    for _ in 0..reading.map.inferences.len() {
        match &reading.map[step].target {
            Target::Supports(claim) | Target::Attacks(claim) => return reading.index.claim(claim),
            Target::Undercuts(other) => step = reading.index.inference(other)?,
        }
    }
    None
}
