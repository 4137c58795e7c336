//! Ranks to begin with, and a tree of edges that are as short as edges may be.
//!
//! Entry: [`tight`]. Stages: each node goes to the highest rank that it may have; then a tree grows in each unconnected
//! part of the graph, node by node: the edge with the least slack, among those with one end in the tree, is made tight by
//! moving the whole tree. How far the tree has been moved is kept in one number, so that the edges wait in two heaps whose
//! keys never change (the method of Gansner et al. looks through all edges for each node).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::acyclic::Arc;
use super::lists::Lists;

/// No arc: the node is the root of its tree.
pub(super) const ROOT: usize = usize::MAX;

/// Ranks, growing downwards, with a tree for each unconnected part.
pub(super) struct Trees {
    /// The rank of each node.
    pub(super) ranks: Vec<i64>,
    /// The arc between each node and the one before it in its tree, or [`ROOT`].
    pub(super) parents: Vec<usize>,
    /// The nodes, each behind the one before it in its tree.
    pub(super) row: Vec<usize>,
    /// The first node of each node's tree.
    pub(super) roots: Vec<usize>,
}

/// Finds ranks in which every arc leads up, and trees of arcs that lead up by one rank. O((nodes + arcs) log arcs).
pub(super) fn tight(nodes: usize, arcs: &[Arc], incident: &Lists) -> Trees {
    let mut ranks = highest(nodes, arcs, incident);
    let mut parents = vec![ROOT; nodes];
    let mut roots = vec![ROOT; nodes];
    let mut row = Vec::with_capacity(nodes);
    // Arcs that leave the tree, by their length, had the tree not been moved: upwards, and downwards.
    let (mut up, mut down) = (BinaryHeap::new(), BinaryHeap::new());
    for root in 0..nodes {
        if roots[root] != ROOT {
            continue;
        }
        let first = row.len();
        let mut moved = 0;
        let mut next = Some((root, ROOT));
        while let Some((node, parent)) = next.take() {
            roots[node] = root;
            parents[node] = parent;
            row.push(node);
            ranks[node] -= moved;
            for &at in &incident[node] {
                let Arc { lower, upper } = arcs[at];
                if lower == node && roots[upper] == ROOT {
                    up.push(Reverse((ranks[node] - ranks[upper], at)));
                } else if upper == node && roots[lower] == ROOT {
                    down.push(Reverse((ranks[lower] - ranks[node], at)));
                }
            }
            while up.peek().is_some_and(|&Reverse((_, at))| roots[arcs[at].upper] != ROOT) {
                up.pop();
            }
            while down.peek().is_some_and(|&Reverse((_, at))| roots[arcs[at].lower] != ROOT) {
                down.pop();
            }
            let above = up.peek().map(|&Reverse((length, at))| (length + moved, at));
            let below = down.peek().map(|&Reverse((length, at))| (length - moved, at));
            next = match (above, below) {
                (Some((length, at)), other) if other.is_none_or(|(other, _)| length <= other) => {
                    moved -= length - 1;
                    Some((arcs[at].upper, at))
                }
                (_, Some((length, at))) => {
                    moved += length - 1;
                    Some((arcs[at].lower, at))
                }
                _ => None,
            };
        }
        for &node in &row[first..] {
            ranks[node] += moved;
        }
    }
    Trees { ranks, parents, row, roots }
}

/// The highest rank of each node, counted from 0.
fn highest(nodes: usize, arcs: &[Arc], incident: &Lists) -> Vec<i64> {
    let mut waiting = vec![0_usize; nodes];
    for arc in arcs {
        waiting[arc.lower] += 1;
    }
    let mut ranks = vec![0; nodes];
    let mut free: Vec<usize> = (0..nodes).filter(|&node| waiting[node] == 0).collect();
    while let Some(node) = free.pop() {
        for arc in incident[node].iter().map(|&at| arcs[at]).filter(|arc| arc.upper == node) {
            ranks[arc.lower] = ranks[arc.lower].max(ranks[node] + 1);
            waiting[arc.lower] -= 1;
            if waiting[arc.lower] == 0 {
                free.push(arc.lower);
            }
        }
    }
    ranks
}
