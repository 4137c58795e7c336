//! The tree of a map: every claim stands once, below a claim that it bears on; its other uses refer to that place.
//!
//! Stages: collect what bears on each claim and each inference; settle level by level at which of its uses a claim
//! stands, so that it stands as near to the thesis as it can; walk downwards from the thesis, placing nodes; hang
//! whatever the thesis does not reach behind it as further roots, so that nothing is lost. Nodes are numbered in the
//! order in which a reader meets them, so a branch is an unbroken stretch of numbers.
//!
//! What the editor says comes last wherever it stands, and moves nothing of the essay: each claim of the essay has its
//! place by the essay's own steps, and the editor's refer to it there. So below the editor's nodes there is nothing else.

use std::collections::VecDeque;
use std::fmt::{self, Display, Formatter};
use std::ops::Range;

use crate::document::{Basis, ClaimId, ClaimIx, EssayMap, Index, InferenceId, InferenceIx, Target, Voice};
use crate::ordered;

/// The number of a node in its tree, counted from 0 in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct NodeIx(pub usize);

/// A place in the tree by identifiers, which outlast the numbers of one reading.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct NodeId {
    /// The claim.
    pub claim: ClaimId,
    /// The inference that uses the claim here; `None` where the claim stands with all that bears on it.
    pub reference: Option<InferenceId>,
}

/// What divides the two parts of a written [`NodeId`]: a letter that no identifier has.
const BETWEEN: char = '_';

impl NodeId {
    /// Reads what [`Display`] writes.
    pub fn parse(written: &str) -> Self {
        let (claim, reference) = written.split_once(BETWEEN).map_or((written, None), |(claim, of)| (claim, Some(of)));
        Self { claim: claim.into(), reference: reference.map(Into::into) }
    }
}

impl Display for NodeId {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        out.write_str(self.claim.as_str())?;
        match &self.reference {
            Some(inference) => write!(out, "{BETWEEN}{inference}"),
            None => Ok(()),
        }
    }
}

/// The part that a claim plays at its place in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// What everything else is there for.
    Thesis,
    /// Supports what it stands below, and rests on more or on nothing but judgment.
    Reason,
    /// Supports what it stands below by something that can be looked up, and rests on nothing more.
    Evidence,
    /// Speaks against the thesis's side.
    Objection,
    /// Speaks against an objection.
    Reply,
    /// Says that a step does not go through.
    Undercut,
    /// Bears on nothing.
    Unused,
}

impl Part {
    /// The word for the part, as a reader sees it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Thesis => "Thesis",
            Self::Reason => "Reason",
            Self::Evidence => "Evidence",
            Self::Objection => "Objection",
            Self::Reply => "Reply",
            Self::Undercut => "Undercut",
            Self::Unused => "Unused",
        }
    }

    /// The name of the part in markup, and in the middle of a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Self::Thesis => "thesis",
            Self::Reason => "reason",
            Self::Evidence => "evidence",
            Self::Objection => "objection",
            Self::Reply => "reply",
            Self::Undercut => "undercut",
            Self::Unused => "unused",
        }
    }
}

/// A place in the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The claim that stands here, or is referred to.
    pub claim: ClaimIx,
    /// The part it plays here.
    pub part: Part,
    /// Who has it play that part.
    pub voice: Voice,
    /// The inference that puts it here; `None` for a root.
    pub inference: Option<InferenceIx>,
    /// The node that it bears on.
    pub parent: Option<NodeIx>,
    /// Where the claim stands, if it does not stand here.
    pub refers_to: Option<NodeIx>,
    /// Whether it works only together with the sibling in front of it.
    pub joined: bool,
    /// Which of the inferences of its kind for the same target it belongs to, counted from 1.
    pub ordinal: usize,
    /// How many inferences of its kind the target has.
    pub of: usize,
    /// The distance to the root.
    pub depth: usize,
    /// The nodes directly below, in order.
    pub children: Vec<NodeIx>,
    /// The node behind the last one below.
    pub end: NodeIx,
    /// How many nodes of its voice are below.
    pub below: usize,
}

impl Node {
    /// Whether it is the editor who says this here.
    pub fn is_editors(&self) -> bool {
        self.voice == Voice::Editor
    }
}

/// The tree of a map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    nodes: Vec<Node>,
    roots: Vec<NodeIx>,
    places: Vec<Option<NodeIx>>,
}

impl Tree {
    /// Projects a map. Inferences and premises that refer to nothing are passed over.
    pub fn new(map: &EssayMap, index: &Index) -> Self {
        let thesis = map.thesis().and_then(|claim| index.claim(&claim.id));
        let mut builder = Builder::new(map, index);
        for voice in [Voice::Essay, Voice::Editor] {
            let own = (0..map.claims.len()).map(ClaimIx).filter(|&claim| map[claim].voice == voice);
            // Claims that are premises of nothing come before those that only a circle holds.
            let unused: Vec<_> = own.clone().filter(|claim| !builder.is_premise[claim.0]).collect();
            builder.settle(voice);
            for root in thesis.into_iter().chain(unused).chain(own) {
                if builder.settled[root.0].is_none() {
                    builder.waiting.push_back((root, None, false));
                    builder.settle(voice);
                    builder.roots.push(root);
                }
            }
        }
        for root in std::mem::take(&mut builder.roots) {
            builder.walk(root, if Some(root) == thesis { Part::Thesis } else { Part::Unused });
        }
        builder.finish()
    }

    /// The node of this number.
    pub fn node(&self, node: NodeIx) -> &Node {
        &self.nodes[node.0]
    }

    /// All nodes in reading order, with their numbers.
    pub fn nodes(&self) -> impl DoubleEndedIterator<Item = (NodeIx, &Node)> {
        self.nodes.iter().enumerate().map(|(at, node)| (NodeIx(at), node))
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The nodes on top: the thesis, then whatever it does not reach.
    pub fn roots(&self) -> &[NodeIx] {
        &self.roots
    }

    /// The place at which a claim stands with all that bears on it. Every claim has one.
    pub fn place(&self, claim: ClaimIx) -> Option<NodeIx> {
        self.places.get(claim.0).copied().flatten()
    }

    /// The part that a claim plays at its place.
    pub fn part(&self, claim: ClaimIx) -> Part {
        self.place(claim).map_or(Part::Unused, |place| self.node(place).part)
    }

    /// The nodes above a node, the nearest first.
    pub fn above(&self, node: NodeIx) -> impl Iterator<Item = NodeIx> {
        std::iter::successors(self.node(node).parent, |&above| self.node(above).parent)
    }

    /// The numbers of a node and of all below it.
    pub fn branch(&self, node: NodeIx) -> Range<NodeIx> {
        node..self.node(node).end
    }

    /// How many nodes are below a node; below one of the essay's, those of the essay.
    pub fn below(&self, node: NodeIx) -> usize {
        self.node(node).below
    }

    /// The main reasons: what supports the thesis in the essay, each step of it by its first premise.
    pub fn reasons(&self) -> impl Iterator<Item = NodeIx> {
        let thesis = self.roots.first().map_or(&[][..], |&root| &self.node(root).children);
        let is_reason = |node: &Node| matches!(node.part, Part::Reason | Part::Evidence) && !node.is_editors();
        thesis.iter().copied().filter(move |&at| is_reason(self.node(at)) && !self.node(at).joined)
    }

    /// The nodes side by side with a node, itself included.
    pub fn siblings(&self, node: NodeIx) -> &[NodeIx] {
        self.node(node).parent.map_or(&self.roots, |parent| &self.node(parent).children)
    }

    /// The nodes at which a claim is used: where it stands first, then where it is referred to.
    pub fn uses(&self, claim: ClaimIx) -> impl Iterator<Item = NodeIx> {
        let place = self.place(claim);
        let references = self.nodes().filter(move |(_, node)| node.claim == claim && node.refers_to.is_some());
        place.into_iter().chain(references.map(|(at, _)| at))
    }
}

/// A claim waiting to be placed.
struct Pending {
    claim: ClaimIx,
    part: Part,
    inference: Option<InferenceIx>,
    parent: Option<NodeIx>,
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
    index: &'a Index,
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
    tree: Tree,
}

impl<'a> Builder<'a> {
    fn new(map: &'a EssayMap, index: &'a Index) -> Self {
        let mut builder = Self {
            map,
            index,
            premises: Vec::with_capacity(map.inferences.len()),
            bearing: vec![Vec::new(); map.claims.len()],
            undercutting: vec![Vec::new(); map.inferences.len()],
            is_premise: vec![false; map.claims.len()],
            settled: vec![None; map.claims.len()],
            waiting: VecDeque::new(),
            roots: Vec::new(),
            tree: Tree { places: vec![None; map.claims.len()], ..Tree::default() },
        };
        for (at, inference) in map.inferences.iter().enumerate() {
            let at = InferenceIx(at);
            let premises: Vec<_> = inference.premises.iter().filter_map(|premise| index.claim(premise)).collect();
            for &premise in &premises {
                builder.is_premise[premise.0] |= map[premise].is_editors() || !index.is_editors(at);
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

    /// Settles, level by level, at which of its uses each claim below the waiting ones stands. As long as the essay's
    /// claims are settled, the editor's steps wait.
    fn settle(&mut self, voice: Voice) {
        let mut queue = std::mem::take(&mut self.waiting);
        while let Some((claim, step, joined)) = queue.pop_front() {
            if step.is_some_and(|step| self.voice(step) > voice) {
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

    fn voice(&self, inference: InferenceIx) -> Voice {
        if self.index.is_editors(inference) { Voice::Editor } else { Voice::Essay }
    }

    /// Places a root and everything below it. Keeps its own stack: a map may be deeper than the machine's.
    fn walk(&mut self, root: ClaimIx, part: Part) {
        let mut stack = vec![Pending {
            claim: root,
            part,
            inference: None,
            parent: None,
            joined: false,
            ordinal: 1,
            of: 1,
            against: false,
        }];
        while let Some(pending) = stack.pop() {
            let (at, stands) = self.place(&pending);
            let mut below = self.below(at, stands, &pending);
            below.reverse();
            stack.append(&mut below);
        }
    }

    /// The tree, once all is placed. From the last node up, each node ends where its last child does.
    fn finish(self) -> Tree {
        let mut tree = self.tree;
        for at in (0..tree.nodes.len()).rev() {
            let node = &tree.nodes[at];
            let place = tree.places[node.claim.0].filter(|place| place.0 != at);
            let end = node.children.last().map_or(NodeIx(at + 1), |last| tree.node(*last).end);
            let own = node.children.iter().map(|&child| tree.node(child)).filter(|child| child.voice == node.voice);
            let below = own.map(|child| child.below + 1).sum();
            let node = &mut tree.nodes[at];
            (node.refers_to, node.end, node.below) = (place, end, below);
        }
        tree
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
        (self.voice(inference), kind)
    }

    /// Places a node. Returns it, and whether its claim stands there.
    fn place(&mut self, pending: &Pending) -> (NodeIx, bool) {
        let at = NodeIx(self.tree.nodes.len());
        let place = &mut self.tree.places[pending.claim.0];
        let stands = place.is_none() && self.settled[pending.claim.0] == Some(pending.inference);
        if stands {
            *place = Some(at);
        }
        match pending.parent {
            Some(parent) => self.tree.nodes[parent.0].children.push(at),
            None => self.tree.roots.push(at),
        }
        self.tree.nodes.push(Node {
            claim: pending.claim,
            part: pending.part,
            voice: pending.inference.map_or(self.map[pending.claim].voice, |it| self.voice(it)),
            inference: pending.inference,
            parent: pending.parent,
            refers_to: None,
            joined: pending.joined,
            ordinal: pending.ordinal,
            of: pending.of,
            depth: pending.parent.map_or(0, |parent| self.tree.node(parent).depth + 1),
            children: Vec::new(),
            end: NodeIx(at.0 + 1),
            below: 0,
        });
        (at, stands)
    }

    /// What stands below a node.
    fn below(&self, at: NodeIx, stands: bool, pending: &Pending) -> Vec<Pending> {
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
                        parent: Some(at),
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
        let is_bare = self.bearing[claim.0].iter().all(|&it| self.voice(it) > self.map[claim].voice);
        is_bare && !matches!(self.map[claim].basis, Basis::Inference | Basis::Judgment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Claim, Inference, Scheme};

    /// Builds a map from lines such as `a + t`, `b c + a`, `d - t`, `e _ 0` (undercuts the inference of that number). A claim
    /// with a capital letter is the editor's.
    fn map(claims: &[(&str, Basis)], lines: &[&str]) -> EssayMap {
        let voice = |id: &str| if id < "a" { Voice::Editor } else { Voice::Essay };
        let claim = |&(id, basis): &(&str, Basis)| Claim { id: id.into(), basis, voice: voice(id), ..Claim::default() };
        let claims = claims.iter().map(claim).collect();
        let inference = |(at, line): (usize, &&str)| {
            let words: Vec<_> = line.split(' ').collect();
            let (target, rest) = words.split_last().unwrap();
            let (sign, premises) = rest.split_last().unwrap();
            Inference {
                id: at.to_string().as_str().into(),
                premises: premises.iter().map(|&id| id.into()).collect(),
                target: match *sign {
                    "+" => Target::Supports((*target).into()),
                    "-" => Target::Attacks((*target).into()),
                    _ => Target::Undercuts((*target).into()),
                },
                voice: Voice::Essay,
                scheme: Some(Scheme::Sign),
            }
        };
        EssayMap { claims, inferences: lines.iter().enumerate().map(inference).collect(), ..EssayMap::default() }
    }

    /// One line a node: indentation, part, claim, and `^` for a reference, `&` for a premise joined to the one above, `*`
    /// for the editor's.
    fn outline(map: &EssayMap) -> Vec<String> {
        let tree = Tree::new(map, &Index::new(map));
        let line = |(_, node): (NodeIx, &Node)| {
            let mark = if node.refers_to.is_some() { "^" } else { "" };
            let joined = if node.joined { "&" } else { "" };
            let indent = " ".repeat(node.depth);
            let joined = if node.is_editors() { "*" } else { joined };
            format!("{indent}{joined}{} {}{mark} {}/{}", node.part.word(), map[node.claim].id, node.ordinal, node.of)
        };
        tree.nodes().map(line).collect()
    }

    const J: Basis = Basis::Judgment;

    #[test]
    fn parts_follow_from_sides() {
        let map = map(
            &[("t", J), ("a", J), ("fact", Basis::Event), ("o", J), ("r", J), ("u", J), ("oo", J)],
            &["a + t", "fact + a", "o - t", "r - o", "u _ 0", "oo - r"],
        );
        assert_eq!(
            outline(&map),
            [
                "Thesis t 1/1",
                " Reason a 1/1",
                "  Evidence fact 1/1",
                "  Undercut u 1/1",
                " Objection o 1/1",
                "  Reply r 1/1",
                "   Objection oo 1/1",
            ]
        );
    }

    #[test]
    fn an_undercut_of_an_objections_step_is_answered_by_objections() {
        let map = map(&[("t", J), ("o", J), ("u", J), ("v", J)], &["o - t", "u _ 0", "v - u"]);
        assert_eq!(outline(&map), ["Thesis t 1/1", " Objection o 1/1", "  Undercut u 1/1", "   Objection v 1/1"]);
    }

    #[test]
    fn premises_of_one_inference_are_joined() {
        let map = map(&[("t", J), ("a", J), ("b", J), ("c", J)], &["a b + t", "c + t"]);
        assert_eq!(outline(&map), ["Thesis t 1/1", " Reason a 1/2", " &Reason b 1/2", " Reason c 2/2"]);
    }

    #[test]
    fn a_second_use_refers_to_the_first() {
        let map =
            map(&[("t", J), ("a", J), ("b", J), ("x", J), ("y", J)], &["a + t", "b + t", "x + a", "x + b", "y + x"]);
        assert_eq!(
            outline(&map),
            ["Thesis t 1/1", " Reason a 1/2", "  Reason x 1/1", "   Reason y 1/1", " Reason b 2/2", "  Reason x^ 1/1"]
        );
    }

    #[test]
    fn a_claim_stands_as_near_to_the_thesis_as_it_can() {
        let map = map(&[("t", J), ("a", J), ("x", J), ("y", J)], &["a + t", "x + a", "x + t", "y + x"]);
        assert_eq!(
            outline(&map),
            ["Thesis t 1/1", " Reason a 1/2", "  Reason x^ 1/1", " Reason x 2/2", "  Reason y 1/1"]
        );
    }

    #[test]
    fn circles_and_unused_claims_are_kept() {
        let map = map(&[("t", J), ("a", J), ("lost", J), ("p", J), ("q", J)], &["a + t", "p + q", "q + p"]);
        assert_eq!(
            outline(&map),
            ["Thesis t 1/1", " Reason a 1/1", "Unused lost 1/1", "Unused p 1/1", " Reason q 1/1", "  Reason p^ 1/1"]
        );
    }

    #[test]
    fn the_editors_come_last_and_move_nothing() {
        let map = map(
            &[("O", J), ("t", J), ("a", J), ("b", J), ("x", Basis::Event), ("s", J), ("D", J), ("L", J)],
            &["O + t", "O - t", "a + t", "s x - O", "b + a", "x + b", "D _ 2", "x - a", "D - x", "a - O"],
        );
        assert_eq!(
            outline(&map),
            [
                "Thesis t 1/1",
                " Reason a 1/1",
                "  Reason b 1/1",
                "   Evidence x^ 1/1",
                "  Objection x 1/1",
                "   *Reply D^ 1/1",
                "  *Undercut D 1/1",
                " *Reason O 1/1",
                "  *Objection s^ 1/2",
                "  *Objection x^ 1/2",
                "  *Objection a^ 2/2",
                " *Objection O^ 1/1",
                "Unused s 1/1",
                "*Unused L 1/1",
            ]
        );
        let tree = Tree::new(&map, &Index::new(&map));
        assert_eq!(tree.below(NodeIx(0)), 4);
        assert_eq!(tree.below(NodeIx(7)), 3);
        assert_eq!(tree.reasons().count(), 1);
    }

    #[test]
    fn branches_are_stretches() {
        let map = map(&[("t", J), ("a", J), ("b", J), ("c", J)], &["a + t", "b + a", "c + t"]);
        let tree = Tree::new(&map, &Index::new(&map));
        assert_eq!(tree.branch(NodeIx(0)), NodeIx(0)..NodeIx(4));
        assert_eq!(tree.branch(NodeIx(1)), NodeIx(1)..NodeIx(3));
        assert_eq!(tree.above(NodeIx(2)).collect::<Vec<_>>(), [NodeIx(1), NodeIx(0)]);
    }

    #[test]
    fn depth_is_no_danger() {
        let names: Vec<_> = (0..20_000).map(|at| format!("c{at}")).collect();
        let claims: Vec<_> = names.iter().map(|name| (name.as_str(), J)).collect();
        let lines: Vec<_> = (1..names.len()).map(|at| format!("c{at} + c{}", at - 1)).collect();
        let map = map(&claims, &lines.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(Tree::new(&map, &Index::new(&map)).len(), names.len());
    }
}
