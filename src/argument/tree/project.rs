//! From a map to the nodes of its tree.
//!
//! Entry: [`project`]. Stages: collect what bears on each claim and each inference; settle level by level at which of its
//! uses a claim stands, so that it stands as near to the thesis as it can; walk downwards from the thesis, placing nodes;
//! hang whatever the thesis does not reach behind it as further roots, so that nothing is lost.
//!
//! What the editor says comes last wherever it stands, and moves nothing of the essay: each claim of the essay has its
//! place by the essay's own steps, and the editor's refer to it there. So below the editor's nodes there is nothing else.

use std::collections::VecDeque;

use super::{Node, NodeIx, Part};
use crate::document::{Basis, ClaimIx, EssayMap, Index, InferenceIx, Target, Voice};
use crate::ordered;

/// The nodes of a map's tree, in order, each without what follows from the others. Inferences and premises that refer to
/// nothing are passed over.
pub(super) fn project(map: &EssayMap, index: &Index) -> Vec<Node> {
    let thesis = map.thesis().and_then(|claim| index.claim(&claim.id));
    let mut builder = Builder::new(map, index);
    if let Some(thesis) = thesis {
        builder.root(thesis);
    }
    // Claims that are premises of nothing come before those that only a circle holds, and the essay's before the editor's.
    for pass in [(Voice::Essay, false), (Voice::Essay, true), (Voice::Editor, false), (Voice::Editor, true)] {
        for claim in (0..map.claims.len()).map(ClaimIx) {
            if (map[claim].voice, builder.is_premise[claim.0]) == pass {
                builder.root(claim);
            }
        }
    }
    for root in std::mem::take(&mut builder.roots) {
        builder.walk(root, if Some(root) == thesis { Part::Thesis } else { Part::Unused });
    }
    for at in 0..builder.nodes.len() {
        let place = builder.places[builder.nodes[at].claim.0];
        builder.nodes[at].refers_to = place.filter(|place| place.0 != at);
    }
    builder.nodes
}

/// A claim waiting to be placed.
struct Pending {
    claim: ClaimIx,
    part: Part,
    inference: Option<InferenceIx>,
    depth: usize,
    joined: bool,
    ordinal: usize,
    of: usize,
    /// Whether it speaks against the thesis's side.
    against: bool,
}

/// A use of a claim: the claim, the inference that uses it, and whether that has a premise before it.
type Use = (ClaimIx, Option<InferenceIx>, bool);

struct Builder<'a> {
    map: &'a EssayMap,
    /// Per inference, its premises that exist.
    premises: Vec<Vec<ClaimIx>>,
    /// Per claim, the inferences for it and against it.
    bearing: Vec<Vec<InferenceIx>>,
    /// Per inference, those that undercut it.
    undercutting: Vec<Vec<InferenceIx>>,
    /// Per claim, whether anything is concluded from it; of the essay's, by the essay.
    is_premise: Vec<bool>,
    /// Per claim, whether it is settled where it stands, and the inference that puts it there.
    settled: Vec<Option<Option<InferenceIx>>>,
    /// The uses to be settled next.
    waiting: VecDeque<Use>,
    roots: Vec<ClaimIx>,
    nodes: Vec<Node>,
    /// Per claim, where it stands.
    places: Vec<Option<NodeIx>>,
}

impl<'a> Builder<'a> {
    fn new(map: &'a EssayMap, index: &Index) -> Self {
        let mut builder = Self {
            map,
            premises: Vec::with_capacity(map.inferences.len()),
            bearing: vec![Vec::new(); map.claims.len()],
            undercutting: vec![Vec::new(); map.inferences.len()],
            is_premise: vec![false; map.claims.len()],
            settled: vec![None; map.claims.len()],
            waiting: VecDeque::new(),
            roots: Vec::new(),
            nodes: Vec::new(),
            places: vec![None; map.claims.len()],
        };
        for (at, inference) in map.inferences.iter().enumerate() {
            let at = InferenceIx(at);
            let premises: Vec<_> = inference.premises.iter().filter_map(|premise| index.claim(premise)).collect();
            for &premise in &premises {
                builder.is_premise[premise.0] |= map[premise].voice >= inference.voice;
            }
            builder.premises.push(premises);
            match &inference.target {
                Target::Supports(claim) | Target::Attacks(claim) => {
                    if let Some(claim) = index.claim(claim) {
                        builder.bearing[claim.0].push(at);
                    }
                }
                Target::Undercuts(other) => {
                    if let Some(other) = index.inference(other) {
                        builder.undercutting[other.0].push(at);
                    }
                }
            }
        }
        builder
    }

    /// Settles where a claim and all below it stand, as a root if it does not stand below another.
    fn root(&mut self, claim: ClaimIx) {
        let voice = self.map[claim].voice;
        self.settle(voice);
        if self.settled[claim.0].is_none() {
            self.waiting.push_back((claim, None, false));
            self.settle(voice);
            self.roots.push(claim);
        }
    }

    /// Settles, level by level, at which of its uses each claim below the waiting ones stands. As long as the essay's
    /// claims are settled, the editor's steps wait.
    fn settle(&mut self, voice: Voice) {
        let mut queue = std::mem::take(&mut self.waiting);
        while let Some((claim, step, joined)) = queue.pop_front() {
            if step.is_some_and(|step| self.map[step].voice > voice) {
                self.waiting.push_back((claim, step, joined));
                continue;
            }
            let stands = self.settled[claim.0].is_none();
            if stands {
                self.settled[claim.0] = Some(step);
            }
            for inference in self.bearing_on(claim, stands, step, joined) {
                let premises = self.premises[inference.0].iter().enumerate();
                queue.extend(premises.map(|(position, &claim)| (claim, Some(inference), position > 0)));
            }
        }
    }

    /// Places a root and everything below it. Keeps its own stack: a map may be deeper than the machine's.
    fn walk(&mut self, root: ClaimIx, part: Part) {
        let mut stack = vec![Pending {
            claim: root,
            part,
            inference: None,
            depth: 0,
            joined: false,
            ordinal: 1,
            of: 1,
            against: false,
        }];
        while let Some(pending) = stack.pop() {
            let stands = self.place(&pending);
            let mut below = self.below(stands, &pending);
            below.reverse();
            stack.append(&mut below);
        }
    }

    /// The inferences that hang below a use of a claim: those that support it and those that attack it, if it stands
    /// there, then those that undercut the step that the use takes; the essay's first, then the editor's. A step of
    /// several premises shows its undercuts below the first.
    fn bearing_on(&self, claim: ClaimIx, stands: bool, step: Option<InferenceIx>, joined: bool) -> Vec<InferenceIx> {
        let bearing = if stands { self.bearing[claim.0].as_slice() } else { &[] };
        let undercutting = step.filter(|_| !joined).map_or(&[][..], |step| &self.undercutting[step.0]);
        let mut found = Vec::new();
        for &inference in bearing.iter().chain(undercutting) {
            ordered::insert(&mut found, inference, |&it| self.group(it));
        }
        found
    }

    /// What stands together below a node.
    fn group(&self, inference: InferenceIx) -> (Voice, usize) {
        let kind = match self.map[inference].target {
            Target::Supports(_) => 0,
            Target::Attacks(_) => 1,
            Target::Undercuts(_) => 2,
        };
        (self.map[inference].voice, kind)
    }

    /// Places a node. Returns whether its claim stands there.
    fn place(&mut self, pending: &Pending) -> bool {
        let place = &mut self.places[pending.claim.0];
        let stands = place.is_none() && self.settled[pending.claim.0] == Some(pending.inference);
        if stands {
            *place = Some(NodeIx(self.nodes.len()));
        }
        let Pending { claim, part, inference, depth, ordinal, of, .. } = *pending;
        self.nodes.push(Node { part, inference, depth, ordinal, of, ..Node::at(claim) });
        stands
    }

    /// What stands below a node.
    fn below(&self, stands: bool, pending: &Pending) -> Vec<Pending> {
        let mut below = Vec::new();
        let bearing = self.bearing_on(pending.claim, stands, pending.inference, pending.joined);
        for group in bearing.chunk_by(|&one, &other| self.group(one) == self.group(other)) {
            for (nth, &inference) in group.iter().enumerate() {
                for (position, &claim) in self.premises[inference.0].iter().enumerate() {
                    let (part, against) = self.part(inference, claim, pending.against);
                    below.push(Pending {
                        claim,
                        part,
                        inference: Some(inference),
                        depth: pending.depth + 1,
                        joined: position > 0,
                        ordinal: nth + 1,
                        of: group.len(),
                        against,
                    });
                }
            }
        }
        below
    }

    fn part(&self, inference: InferenceIx, claim: ClaimIx, against: bool) -> (Part, bool) {
        match self.map[inference].target {
            Target::Supports(_) if self.is_evidence(claim) => (Part::Evidence, against),
            Target::Supports(_) => (Part::Reason, against),
            Target::Attacks(_) if against => (Part::Reply, false),
            Target::Attacks(_) => (Part::Objection, true),
            Target::Undercuts(_) => (Part::Undercut, !against),
        }
    }

    fn is_evidence(&self, claim: ClaimIx) -> bool {
        let is_bare = self.bearing[claim.0].iter().all(|&it| self.map[it].voice > self.map[claim].voice);
        is_bare && !matches!(self.map[claim].basis, Basis::Inference | Basis::Judgment)
    }
}
