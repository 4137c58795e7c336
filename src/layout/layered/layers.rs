//! The graph as ranks in which links lead from each rank to the next alone.
//!
//! Entry: [`Layers::new`]. An arc over several ranks becomes a chain through a *dummy* in each rank between. Nodes and
//! dummies together are *items*, the nodes first. There may be far more ranks to cross than there are arcs, so that the
//! number of dummies is limited: the arcs over most ranks have none, and are drawn straight.

use std::ops::Range;

use super::acyclic::Arc;
use super::lists::Lists;
use super::ranks::Ranking;
use crate::ordered::sort;

/// How many dummies there may be, for each node and arc.
const DUMMIES: usize = 8;
/// How many dummies there may be besides.
const FEW: usize = 10_000;

/// Items in ranks, with the links between them.
pub(super) struct Layers {
    /// How many items are nodes.
    pub(super) nodes: usize,
    /// The rank of each item.
    pub(super) ranks: Vec<usize>,
    /// The part of the graph that each item belongs to.
    pub(super) parts: Vec<usize>,
    /// The items of each rank, from left to right.
    pub(super) rows: Vec<Vec<usize>>,
    /// The items in the rank above that each item has a link with.
    pub(super) up: Lists,
    /// The items in the rank below that each item has a link with.
    pub(super) down: Lists,
    /// The upper and the lower end of each arc.
    pub(super) ends: Vec<[usize; 2]>,
    /// The dummies of each arc, from its upper end down.
    pub(super) chains: Vec<Range<usize>>,
}

impl Layers {
    /// Lays chains through the ranks. Rows are in the order of the items.
    pub(super) fn new(ranking: &Ranking, arcs: &[Arc]) -> Self {
        let nodes = ranking.ranks.len();
        let span = |arc: &Arc| ranking.ranks[arc.lower] - ranking.ranks[arc.upper];
        let longest = longest(arcs.iter().map(span), DUMMIES * (nodes + arcs.len()) + FEW);
        let (mut ranks, mut parts) = (ranking.ranks.clone(), ranking.parts.clone());
        let mut chains = Vec::with_capacity(arcs.len());
        let mut links = Vec::new();
        for arc in arcs {
            let first = ranks.len();
            if span(arc) <= longest {
                let mut above = arc.upper;
                for rank in ranking.ranks[arc.upper] + 1..ranking.ranks[arc.lower] {
                    links.push((above, ranks.len()));
                    above = ranks.len();
                    ranks.push(rank);
                    parts.push(ranking.parts[arc.upper]);
                }
                links.push((above, arc.lower));
            }
            chains.push(first..ranks.len());
        }
        let items = ranks.len();
        let up = Lists::new(items, links.iter().map(|&(upper, lower)| (lower, upper)));
        let down = Lists::new(items, links.iter().copied());
        let mut rows = vec![Vec::new(); ranks.iter().max().map_or(0, |last| last + 1)];
        for (item, &rank) in ranks.iter().enumerate() {
            rows[rank].push(item);
        }
        let ends = arcs.iter().map(|arc| [arc.upper, arc.lower]).collect();
        Self { nodes, ranks, parts, rows, up, down, ends, chains }
    }

    /// How many items there are.
    pub(super) fn len(&self) -> usize {
        self.ranks.len()
    }

    /// The place of each item in its row.
    pub(super) fn places(&self) -> Vec<usize> {
        let mut places = vec![0; self.len()];
        for row in &self.rows {
            for (place, &item) in row.iter().enumerate() {
                places[item] = place;
            }
        }
        places
    }
}

/// The longest span at which all arcs that are no longer have together no more than so many dummies.
fn longest(spans: impl Iterator<Item = usize>, most: usize) -> usize {
    let mut spans: Vec<usize> = spans.collect();
    sort(&mut spans, &|span| [i64::try_from(span).unwrap_or(i64::MAX), 0, 0, 0]);
    let mut left = most;
    let mut longest = 1;
    for same in spans.chunk_by(|one, other| one == other) {
        let dummies = same[0].saturating_sub(1).saturating_mul(same.len());
        if dummies > left {
            break;
        }
        left -= dummies;
        longest = same[0].max(1);
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_arcs_pass_a_dummy_in_each_rank() {
        let ranking = Ranking { ranks: vec![0, 1, 3], parts: vec![0; 3] };
        let arcs = [Arc { lower: 1, upper: 0 }, Arc { lower: 2, upper: 0 }];
        let layers = Layers::new(&ranking, &arcs);
        assert_eq!(layers.rows, [vec![0], vec![1, 3], vec![4], vec![2]]);
        assert_eq!(layers.chains, [3..3, 3..5]);
        assert_eq!([&layers.down[0], &layers.down[3], &layers.down[4]], [&[1, 3][..], &[4], &[2]]);
        assert_eq!([&layers.up[0], &layers.up[3], &layers.up[2]], [&[][..], &[0], &[4]]);
    }

    #[test]
    fn there_are_not_too_many_dummies() {
        assert_eq!(longest([1, 1, 1].into_iter(), 0), 1);
        assert_eq!(longest([5, 1, 3, 3].into_iter(), 7), 3);
        assert_eq!(longest([5, 1, 3, 3].into_iter(), 8), 5);
        assert_eq!(longest([2, 2, 2].into_iter(), 2), 1);
        assert_eq!(longest([usize::MAX; 2].into_iter(), 100), 1);
    }
}
