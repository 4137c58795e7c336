//! The tree's part of the state: what is unfolded, and where its one tab stop is.

use std::rc::Rc;

use super::State;
use crate::argument::{NodeId, NodeIx};
use crate::document::ClaimId;
use crate::ordered;

/// A key of the tree, after the WAI-ARIA tree pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TreeKey {
    /// To the node above.
    Up,
    /// To the node below.
    Down,
    /// Folds the node, or goes to its parent.
    Left,
    /// Unfolds the node, or goes to its first child.
    Right,
    /// To the first node.
    Home,
    /// To the last visible node.
    End,
    /// Unfolds the node and all beside it.
    Siblings,
    /// To the next node whose text begins with this letter.
    Letter(char),
}

impl State {
    /// The claim at a node.
    pub(super) fn claim_at(&self, node: NodeIx) -> &ClaimId {
        &self.reading.map[self.reading.tree.node(node).claim].id
    }

    /// Folds the branch of a claim, or unfolds it.
    pub(super) fn toggle(&mut self, claim: &ClaimId) {
        if self.unfolded.contains(claim) {
            Rc::make_mut(&mut self.unfolded).retain(|other| other != claim);
        } else if let Some(place) = self.reading.index.claim(claim).and_then(|claim| self.reading.tree.place(claim)) {
            self.unfold(vec![place]);
        }
    }

    /// Unfolds those of the nodes that have something below.
    pub(super) fn unfold(&mut self, nodes: Vec<NodeIx>) {
        let open = Rc::make_mut(&mut self.unfolded);
        let (map, tree) = (&self.reading.map, &self.reading.tree);
        for node in nodes.into_iter().map(|node| tree.node(node)).filter(|node| !node.children.is_empty()) {
            let claim = &map[node.claim].id;
            if open.binary_search(claim).is_err() {
                ordered::add(open, claim.clone());
            }
        }
    }

    /// The claims that have something below them, in order of their identifiers.
    pub(super) fn branching(&self) -> Vec<ClaimId> {
        let nodes = self.reading.tree.nodes().filter(|(_, node)| !node.children.is_empty());
        ordered::set(nodes.map(|(at, _)| self.claim_at(at).clone()))
    }

    /// The unfolded nodes of the shown reading, in order.
    pub fn open_nodes(&self) -> Vec<NodeIx> {
        self.reading.tree.nodes().map(|(at, _)| at).filter(|&at| self.is_open(at)).collect()
    }

    /// The node of the shown reading that the cursor is on.
    pub fn cursor_node(&self) -> Option<NodeIx> {
        self.reading.node(&self.cursor)
    }

    /// The nodes that are not folded away, in order.
    pub(super) fn visible(&self) -> impl DoubleEndedIterator<Item = NodeIx> {
        let tree = &self.reading.tree;
        let mut hidden_to = NodeIx(0);
        let visible: Vec<_> = tree
            .nodes()
            .filter(|&(at, node)| {
                let shown = at >= hidden_to && self.is_in_lens(at);
                if shown && !self.is_open(at) {
                    hidden_to = node.end;
                }
                shown
            })
            .map(|(at, _)| at)
            .collect();
        visible.into_iter()
    }

    /// Moves the cursor, where it is folded away, to the nearest node above it that can be seen.
    pub(super) fn keep_cursor_visible(&mut self) {
        let Some(cursor) = self.cursor_node() else { return };
        let above: Vec<_> = self.reading.tree.above(cursor).collect();
        if let Some(visible) = above.into_iter().rfind(|&at| !self.is_open(at)) {
            self.cursor = self.reading.node_id(visible);
        }
    }

    pub(super) fn key(&mut self, id: &NodeId, key: TreeKey) {
        let Some(node) = self.reading.node(id) else { return };
        let at = self.reading.tree.node(node);
        let is_open = self.is_open(node);
        let to = match key {
            TreeKey::Up => self.visible().rfind(|&other| other < node),
            TreeKey::Down => self.visible().find(|&other| other > node),
            TreeKey::Home => self.visible().next(),
            TreeKey::End => self.visible().next_back(),
            TreeKey::Right if is_open => at.children.iter().copied().find(|&child| self.is_in_lens(child)),
            TreeKey::Left if !is_open => at.parent,
            TreeKey::Right if !self.folds(node) => None,
            TreeKey::Right | TreeKey::Left => {
                self.toggle(&id.claim);
                Some(node)
            }
            TreeKey::Siblings => {
                self.unfold(self.reading.tree.siblings(node).to_vec());
                Some(node)
            }
            TreeKey::Letter(letter) => {
                let (before, after): (Vec<_>, Vec<_>) = self.visible().partition(|&other| other <= node);
                after.into_iter().chain(before).find(|&other| self.begins_with(other, letter))
            }
        };
        if let Some(to) = to {
            self.cursor = self.reading.node_id(to);
            self.moves += 1;
        }
    }

    fn begins_with(&self, node: NodeIx, letter: char) -> bool {
        let text = &self.reading.map[self.reading.tree.node(node).claim].text;
        let first = text.chars().find(|letter| letter.is_alphanumeric());
        first.is_some_and(|first| first.eq_ignore_ascii_case(&letter))
    }
}
