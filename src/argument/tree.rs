//! The tree of a map: every claim stands once, below a claim that it bears on; its other uses refer to that place.
//!
//! Entries: [`Tree::new`], which projects a map (`project`); [`Tree::numbers`] and [`Tree::of`], each other's inverse, for a
//! tree that is carried with its map. Nodes are numbered in the order in which a reader meets them, so a branch is an
//! unbroken stretch of numbers.

mod project;

use std::fmt::{self, Display, Formatter};
use std::ops::Range;

use crate::document::{ClaimId, ClaimIx, EssayMap, Index, InferenceId, InferenceIx, Voice};

/// The number of a node in its tree, counted from 0 in reading order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
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
    #[default]
    Unused,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Thesis, Self::Reason, Self::Evidence, Self::Objection, Self::Reply, Self::Undercut, Self::Unused];

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
    /// The inference that puts it here; `None` for a root.
    pub inference: Option<InferenceIx>,
    /// The part it plays here.
    pub part: Part,
    /// Who has it play that part.
    pub voice: Voice,
    /// Whether it works only together with the sibling in front of it.
    pub joined: bool,
    /// Which of the inferences of its kind for the same target it belongs to, counted from 1.
    pub ordinal: usize,
    /// How many inferences of its kind the target has.
    pub of: usize,
    /// The distance to the root.
    pub depth: usize,
    /// Where the claim stands, if it does not stand here.
    pub refers_to: Option<NodeIx>,
    /// The node that it bears on.
    pub parent: Option<NodeIx>,
    /// The nodes directly below, in order.
    pub children: Vec<NodeIx>,
    /// The node behind the last one below.
    pub end: NodeIx,
    /// How many nodes of its voice are below.
    pub below: usize,
}

/// How many numbers tell a node.
const NUMBERS: usize = 7;

impl Node {
    /// A node at which a claim stands by itself.
    fn at(claim: ClaimIx) -> Self {
        Self {
            claim,
            inference: None,
            part: Part::default(),
            voice: Voice::default(),
            joined: false,
            ordinal: 1,
            of: 1,
            depth: 0,
            refers_to: None,
            parent: None,
            children: Vec::new(),
            end: NodeIx::default(),
            below: 0,
        }
    }

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
        Self::linked(project::project(map, index), map)
    }

    /// The tree as numbers: of all nodes the claim, then of all the inference, and so on. So like stands beside like, which
    /// packs to half of what it would be node by node. What follows from these is left out.
    pub fn numbers(&self) -> Vec<usize> {
        let part = |part| Part::ALL.iter().position(|other| *other == part).unwrap_or_default();
        let counted = |number: Option<usize>| number.map_or(0, |number| number + 1);
        let of_node = |node: &Node| {
            let (inference, refers_to) = (node.inference.map(|it| it.0), node.refers_to.map(|it| it.0));
            let Node { claim, ordinal, of, depth, .. } = *node;
            [claim.0, counted(inference), counted(refers_to), part(node.part), ordinal, of, depth]
        };
        let rows: Vec<[usize; NUMBERS]> = self.nodes.iter().map(of_node).collect();
        (0..NUMBERS).flat_map(|column| rows.iter().map(move |row| row[column])).collect()
    }

    /// The tree of a map from its numbers.
    pub fn of(numbers: &[usize], map: &EssayMap) -> Self {
        let count = numbers.len() / NUMBERS;
        let node = |at: usize| {
            let [claim, inference, refers_to, part, ordinal, of, depth] =
                std::array::from_fn(|column| numbers[column * count + at]);
            Node {
                inference: inference.checked_sub(1).map(InferenceIx),
                part: Part::ALL.get(part).copied().unwrap_or_default(),
                ordinal,
                of,
                depth,
                refers_to: refers_to.checked_sub(1).map(NodeIx),
                ..Node::at(ClaimIx(claim))
            }
        };
        Self::linked((0..count).map(node).collect(), map)
    }

    /// The tree of these nodes: whose each is, and what is above and below it, follows from the map and from how deep it
    /// lies.
    fn linked(nodes: Vec<Node>, map: &EssayMap) -> Self {
        let mut tree = Self { nodes, roots: Vec::new(), places: vec![None; map.claims.len()] };
        let mut above: Vec<NodeIx> = Vec::new();
        for at in 0..tree.nodes.len() {
            let node = &mut tree.nodes[at];
            above.truncate(node.depth);
            node.parent = above.last().copied();
            node.voice = node.inference.map_or(map[node.claim].voice, |step| map[step].voice);
            if node.refers_to.is_none() {
                tree.places[node.claim.0] = Some(NodeIx(at));
            }
            let (inference, parent) = (node.inference, node.parent);
            let beside = match parent {
                Some(parent) => &mut tree.nodes[parent.0].children,
                None => &mut tree.roots,
            };
            let before = beside.last().copied();
            beside.push(NodeIx(at));
            above.push(NodeIx(at));
            // The premises of a step stand beside one another.
            let before = before.and_then(|before| tree.node(before).inference);
            tree.nodes[at].joined = before.is_some() && before == inference;
        }
        // From the last node up, each node ends where its last child does.
        for at in (0..tree.nodes.len()).rev() {
            let (mut end, mut below) = (NodeIx(at + 1), 0);
            for &child in &tree.nodes[at].children {
                let child = tree.node(child);
                end = child.end;
                if child.voice == tree.nodes[at].voice {
                    below += child.below + 1;
                }
            }
            (tree.nodes[at].end, tree.nodes[at].below) = (end, below);
        }
        tree
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Basis, Claim, Inference, Scheme, Target};

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
        let inferences = lines.iter().enumerate().map(inference).collect();
        let mut map = EssayMap { claims, inferences, ..EssayMap::default() };
        map.settle_voices();
        map
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
