//! The tree's part of the state: what is unfolded, and where its one tab stop is.

use std::rc::Rc;

use super::State;
use crate::argument::NodeIx;
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
    pub(super) fn toggle(&mut self, node: NodeIx) {
        if self.is_open(node) {
            self.fold(node);
        } else {
            self.unfold(vec![node]);
        }
    }

    fn fold(&mut self, node: NodeIx) {
        let open = Rc::make_mut(&mut self.open);
        open.retain(|&other| other != node);
    }

    /// Unfolds those of the nodes that have something below.
    pub(super) fn unfold(&mut self, nodes: Vec<NodeIx>) {
        let open = Rc::make_mut(&mut self.open);
        for node in nodes.into_iter().filter(|&node| !self.reading.tree.node(node).children.is_empty()) {
            ordered::add(open, node);
        }
    }

    pub(super) fn branching(&self) -> impl Iterator<Item = NodeIx> {
        self.reading.tree.nodes().filter(|(_, node)| !node.children.is_empty()).map(|(at, _)| at)
    }

    /// The nodes that are not folded away, in order.
    pub(super) fn visible(&self) -> impl DoubleEndedIterator<Item = NodeIx> {
        let tree = &self.reading.tree;
        let mut hidden_to = NodeIx(0);
        let visible: Vec<_> = tree
            .nodes()
            .filter(|&(at, node)| {
                let shown = at >= hidden_to && self.is_kept(at);
                if shown && !self.is_open(at) {
                    hidden_to = node.end;
                }
                shown
            })
            .map(|(at, _)| at)
            .collect();
        visible.into_iter()
    }

    /// The node itself if it can be seen, else the nearest one above it that can.
    pub(super) fn visible_above(&self, node: NodeIx, open: &[NodeIx]) -> NodeIx {
        let above: Vec<_> = self.reading.tree.above(node).collect();
        above.into_iter().rfind(|at| !open.contains(at)).unwrap_or(node)
    }

    pub(super) fn key(&mut self, node: NodeIx, key: TreeKey) {
        let at = self.reading.tree.node(node);
        let is_open = self.is_open(node) && !at.children.is_empty();
        let to = match key {
            TreeKey::Up => self.visible().rfind(|&other| other < node),
            TreeKey::Down => self.visible().find(|&other| other > node),
            TreeKey::Home => self.visible().next(),
            TreeKey::End => self.visible().next_back(),
            TreeKey::Right if is_open => at.children.first().copied(),
            TreeKey::Left if !is_open => at.parent,
            TreeKey::Right if at.children.is_empty() => None,
            TreeKey::Right | TreeKey::Left => {
                self.toggle(node);
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
            self.cursor = to;
            self.moves += 1;
        }
    }

    fn begins_with(&self, node: NodeIx, letter: char) -> bool {
        let text = &self.reading.map[self.reading.tree.node(node).claim].text;
        let first = text.chars().find(|letter| letter.is_alphanumeric());
        first.is_some_and(|first| first.eq_ignore_ascii_case(&letter))
    }
}
