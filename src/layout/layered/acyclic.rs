//! Rids a graph of cycles by turning edges round.
//!
//! Entry: [`arcs`]. Nodes are put in a row by the greedy rule of Eades, Lin and Smyth ("A fast and effective heuristic for
//! the feedback arc set problem", 1993): what has no successor goes to the end, what has no predecessor to the beginning,
//! and where there is neither, the node with the most successors over its predecessors goes to the beginning, of several the
//! last: what is named first stands above. Edges that lead back in the row are turned round. In a graph without cycles there are none.

use std::collections::BinaryHeap;

use super::Edge;
use super::lists::Lists;

/// An edge as it is drawn: from a rank to a higher one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Arc {
    /// The node that stands below.
    pub(super) lower: usize,
    /// The node that stands above.
    pub(super) upper: usize,
}

/// Each edge without cycles; `None` for one that leads to where it comes from or names no node.
/// O((nodes + edges) log nodes).
pub(super) fn arcs(nodes: usize, edges: &[Edge]) -> Vec<Option<Arc>> {
    let counts = |edge: &Edge| edge.from != edge.to && edge.from < nodes && edge.to < nodes;
    let places = row(nodes, &edges.iter().copied().filter(counts).collect::<Vec<_>>());
    let arc = |edge: &Edge| {
        let (lower, upper) =
            if places[edge.from] < places[edge.to] { (edge.from, edge.to) } else { (edge.to, edge.from) };
        Arc { lower, upper }
    };
    edges.iter().map(|edge| counts(edge).then(|| arc(edge))).collect()
}

/// The place of each node in a row in which few edges lead back.
fn row(nodes: usize, edges: &[Edge]) -> Vec<usize> {
    let to = Lists::new(nodes, edges.iter().map(|edge| (edge.from, edge.to)));
    let from = Lists::new(nodes, edges.iter().map(|edge| (edge.to, edge.from)));
    let mut outs: Vec<usize> = (0..nodes).map(|node| to[node].len()).collect();
    let mut ins: Vec<usize> = (0..nodes).map(|node| from[node].len()).collect();
    let excess = |outs: usize, ins: usize| outs as i64 - ins as i64;
    // What is free to go to one of the ends: in reverse, as both are taken from behind.
    let mut free: Vec<usize> = (0..nodes).rev().filter(|&node| outs[node] == 0 || ins[node] == 0).collect();
    // All others by their excess, with entries that no longer hold; made where it is first asked for.
    let mut others: Option<BinaryHeap<(i64, usize)>> = None;
    let mut places = vec![usize::MAX; nodes];
    let (mut begin, mut end) = (0, nodes);
    while begin < end {
        let node = free.pop().or_else(|| {
            let waiting = others.get_or_insert_with(|| {
                let left = (0..nodes).filter(|&node| places[node] == usize::MAX);
                left.map(|node| (excess(outs[node], ins[node]), node)).collect()
            });
            waiting.pop().map(|(_, node)| node)
        });
        let Some(node) = node else { break };
        if places[node] != usize::MAX {
            continue;
        }
        if outs[node] == 0 {
            end -= 1;
            places[node] = end;
        } else {
            places[node] = begin;
            begin += 1;
        }
        for (neighbours, counts) in [(&to[node], &mut ins), (&from[node], &mut outs)] {
            for &other in neighbours.iter().filter(|&&other| places[other] == usize::MAX) {
                counts[other] -= 1;
                if counts[other] == 0 {
                    free.push(other);
                }
            }
        }
        if let Some(others) = &mut others {
            for &other in to[node].iter().chain(&from[node]).filter(|&&other| places[other] == usize::MAX) {
                others.push((excess(outs[other], ins[other]), other));
            }
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turned(nodes: usize, edges: &[(usize, usize)]) -> Vec<usize> {
        let edges: Vec<Edge> = edges.iter().map(|&(from, to)| Edge::new(from, to)).collect();
        let arcs = arcs(nodes, &edges);
        let is_turned = |&at: &usize| arcs[at].is_some_and(|arc| arc.lower != edges[at].from);
        (0..edges.len()).filter(is_turned).collect()
    }

    #[test]
    fn what_has_no_cycle_stays() {
        assert_eq!(turned(4, &[(3, 1), (1, 0), (3, 0), (2, 0), (3, 1)]), [0; 0]);
    }

    #[test]
    fn one_edge_of_a_cycle_is_turned() {
        assert_eq!(turned(3, &[(0, 1), (1, 2), (2, 0)]).len(), 1);
        assert_eq!(turned(2, &[(0, 1), (1, 0)]), [0]);
        // Three cycles through one edge.
        assert_eq!(turned(5, &[(0, 1), (1, 2), (1, 3), (1, 4), (2, 0), (3, 0), (4, 0)]), [0]);
    }

    #[test]
    fn edges_that_lead_nowhere_are_no_arcs() {
        let edges = [Edge::new(0, 0), Edge::new(0, 7), Edge::new(7, 0)];
        assert_eq!(arcs(1, &edges), [None; 3]);
    }
}
