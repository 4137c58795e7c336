//! Gives each node a rank, so that all edges together are as short as can be.
//!
//! Entry: [`ranks`]. Stages: a `tight` tree to begin with; a network simplex (Gansner et al., 1993, section 2); what may
//! stand in several ranks at the same length goes to the emptiest.
//!
//! The sum of all lengths is the sum, over the nodes, of rank × (arcs that lead up from the node − arcs that lead up to
//! it): the node's *pull* upwards. The cut value of a tree's arc is therefore the sum of the pulls in the part of the tree
//! below that arc, and an exchange of arcs changes it only along the path between the two: cut values need neither
//! numbering of the tree nor a first pass of their own. The nodes whose arc is worth an exchange wait in a queue.

use std::collections::VecDeque;

use super::acyclic::Arc;
use super::lists::Lists;
use super::tight::{ROOT, Trees, tight};

/// The rank of each node, and which of them hang together.
pub(super) struct Ranking {
    /// The rank of each node, counted from 0 downwards; the highest of each part of the graph is 0.
    pub(super) ranks: Vec<usize>,
    /// The part of each node, counted from 0 by its first node.
    pub(super) parts: Vec<usize>,
}

/// How many nodes and arcs the simplex may look at, for each there is. A map takes 1, a random tree of 5,000 nodes with a
/// tenth more edges about 300; where it is used up, ranks are allowed, but edges may be longer than they need be.
const WORK: usize = 1000;

/// Finds ranks in which every arc leads up.
pub(super) fn ranks(nodes: usize, arcs: &[Arc]) -> Ranking {
    let incident = Lists::new(nodes, arcs.iter().enumerate().flat_map(|(at, arc)| [(arc.lower, at), (arc.upper, at)]));
    let trees = tight(nodes, arcs, &incident);
    let (roots, mut ranks) = (trees.roots.clone(), Simplex::new(arcs, &incident, trees).run());
    // The highest rank of each part, by its root.
    let mut top = vec![i64::MAX; nodes];
    for node in 0..nodes {
        top[roots[node]] = top[roots[node]].min(ranks[node]);
    }
    for node in 0..nodes {
        ranks[node] -= top[roots[node]];
    }
    even_out(&mut ranks, arcs, &incident);
    let mut count = 0;
    let mut parts = vec![0; nodes];
    for node in 0..nodes {
        // The root is the first node of its part.
        if roots[node] == node {
            parts[node] = count;
            count += 1;
        } else {
            parts[node] = parts[roots[node]];
        }
    }
    Ranking { ranks: ranks.into_iter().map(|rank| usize::try_from(rank).unwrap_or_default()).collect(), parts }
}

struct Simplex<'a> {
    arcs: &'a [Arc],
    incident: &'a Lists,
    trees: Trees,
    in_tree: Vec<bool>,
    /// The pulls of each node and of what is behind it in its tree.
    pulls: Vec<i64>,
    /// The step in which each node was last met.
    met: Vec<usize>,
    /// How often nodes were marked.
    step: usize,
    /// The nodes whose arc may be worth an exchange.
    queue: VecDeque<usize>,
}

impl<'a> Simplex<'a> {
    fn new(arcs: &'a [Arc], incident: &'a Lists, trees: Trees) -> Self {
        let nodes = trees.ranks.len();
        let mut in_tree = vec![false; arcs.len()];
        let mut pulls = vec![0; nodes];
        for arc in arcs {
            pulls[arc.lower] += 1;
            pulls[arc.upper] -= 1;
        }
        for &node in trees.row.iter().rev() {
            let at = trees.parents[node];
            if at != ROOT {
                in_tree[at] = true;
                pulls[other(arcs[at], node)] += pulls[node];
            }
        }
        let queue = trees.row.iter().copied().collect();
        Self { arcs, incident, trees, in_tree, pulls, met: vec![0; nodes], step: 0, queue }
    }

    /// Exchanges arcs until no exchange is worth it.
    fn run(mut self) -> Vec<i64> {
        let mut left = WORK * (self.met.len() + self.arcs.len());
        while let Some(node) = self.queue.pop_front() {
            if let Some(down) = self.gain(node) {
                let work = self.exchange(node, down);
                if work > left {
                    break;
                }
                left -= work;
            }
        }
        self.trees.ranks
    }

    /// Whether the part of the tree that hangs on a node's arc would rather be moved away from it, and whether downwards.
    fn gain(&self, node: usize) -> Option<bool> {
        let at = self.trees.parents[node];
        if at == ROOT {
            return None;
        }
        let is_lower = self.arcs[at].lower == node;
        let pull = self.pulls[node];
        (if is_lower { pull < 0 } else { pull > 0 }).then_some(is_lower)
    }

    /// Moves what hangs on a node's arc until another arc is tight, which takes the first one's place. Returns how many
    /// nodes and arcs were looked at.
    fn exchange(&mut self, node: usize, down: bool) -> usize {
        let mut work = 0;
        self.step += 1;
        let mut part = vec![node];
        self.met[node] = self.step;
        let mut done = 0;
        while let Some(&inner) = part.get(done) {
            done += 1;
            for &at in &self.incident[inner] {
                let next = other(self.arcs[at], inner);
                if self.in_tree[at] && at != self.trees.parents[inner] && self.met[next] != self.step {
                    self.met[next] = self.step;
                    part.push(next);
                }
            }
        }
        let ranks = &self.trees.ranks;
        let mut best: Option<(i64, usize, usize)> = None;
        for &inner in &part {
            work += 1 + 2 * self.incident[inner].len();
            for &at in &self.incident[inner] {
                let arc = self.arcs[at];
                let leads = if down { arc.upper == inner } else { arc.lower == inner };
                if leads && self.met[other(arc, inner)] != self.step {
                    let slack = ranks[arc.lower] - ranks[arc.upper] - 1;
                    if best.is_none_or(|(least, first, _)| (slack, at) < (least, first)) {
                        best = Some((slack, at, inner));
                    }
                }
            }
        }
        // There is one: otherwise the pull would be the other way.
        let Some((slack, entering, inner)) = best else { return work };
        for &moved in &part {
            self.trees.ranks[moved] += if down { slack } else { -slack };
        }
        work + self.replace(node, entering, inner)
    }

    /// Hangs what hangs on a node's arc on another arc, by its inner end. Returns how long the way between them is.
    fn replace(&mut self, node: usize, entering: usize, inner: usize) -> usize {
        let leaving = self.trees.parents[node];
        self.in_tree[leaving] = false;
        self.in_tree[entering] = true;
        let total = self.pulls[node];
        let before = other(self.arcs[leaving], node);
        let mut work = self.shift(before, other(self.arcs[entering], inner), total);
        // Inside, the way from the one end to the other is turned round.
        let (mut at, mut hung, mut behind) = (inner, entering, 0);
        loop {
            let (old_parent, old_pull) = (self.trees.parents[at], self.pulls[at]);
            self.trees.parents[at] = hung;
            self.pulls[at] = total - behind;
            self.queue.push_back(at);
            work += 1;
            if at == node {
                return work;
            }
            (hung, behind) = (old_parent, old_pull);
            at = other(self.arcs[old_parent], at);
        }
    }

    /// Takes a pull from the nodes between one and the root and gives it to those between another and the root, as far as
    /// the two ways are not the same. Both are walked by turns, until one meets the other's.
    fn shift(&mut self, one: usize, other_one: usize, pull: i64) -> usize {
        let marks = [self.step + 1, self.step + 2];
        self.step += 2;
        let mut ends = [Some(one), Some(other_one)];
        self.met[one] = marks[0];
        let mut meeting = (one == other_one).then_some(one);
        if meeting.is_none() {
            self.met[other_one] = marks[1];
        }
        let mut turn = 0;
        while meeting.is_none() {
            if let Some(end) = ends[turn] {
                let next = self.before(end);
                ends[turn] = next;
                if let Some(next) = next {
                    if self.met[next] == marks[1 - turn] {
                        meeting = Some(next);
                    }
                    self.met[next] = marks[turn];
                }
            } else if ends[1 - turn].is_none() {
                break;
            }
            turn = 1 - turn;
        }
        let mut work = 0;
        for (start, change) in [(one, -pull), (other_one, pull)] {
            let mut at = Some(start);
            while let Some(node) = at.filter(|_| at != meeting) {
                self.pulls[node] += change;
                self.queue.push_back(node);
                work += 1;
                at = self.before(node);
            }
        }
        work
    }

    /// The node before one in its tree.
    fn before(&self, node: usize) -> Option<usize> {
        let at = self.trees.parents[node];
        (at != ROOT).then(|| other(self.arcs[at], node))
    }
}

/// The other end of an arc.
fn other(arc: Arc, node: usize) -> usize {
    if arc.lower == node { arc.upper } else { arc.lower }
}

/// Moves nodes with as many arcs up as down, at which nothing pulls, to the emptiest of the ranks that they may have.
fn even_out(ranks: &mut [i64], arcs: &[Arc], incident: &Lists) {
    let mut counts = vec![0_usize; ranks.iter().max().map_or(0, |&last| last as usize + 1)];
    for &rank in &*ranks {
        counts[rank as usize] += 1;
    }
    for node in 0..ranks.len() {
        let (mut first, mut last, mut pull) = (0, i64::MAX, 0);
        for arc in incident[node].iter().map(|&at| arcs[at]) {
            if arc.lower == node {
                first = first.max(ranks[arc.upper] + 1);
                pull += 1;
            } else {
                last = last.min(ranks[arc.lower] - 1);
                pull -= 1;
            }
        }
        if pull != 0 || first >= last || incident[node].is_empty() {
            continue;
        }
        counts[ranks[node] as usize] -= 1;
        let emptiest = (first..=last).min_by_key(|&rank| counts[rank as usize]).unwrap_or(ranks[node]);
        counts[emptiest as usize] += 1;
        ranks[node] = emptiest;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arcs(links: &[(usize, usize)]) -> Vec<Arc> {
        links.iter().map(|&(lower, upper)| Arc { lower, upper }).collect()
    }

    fn length(ranks: &[usize], arcs: &[Arc]) -> Option<usize> {
        arcs.iter().map(|arc| (ranks[arc.lower] > ranks[arc.upper]).then(|| ranks[arc.lower] - ranks[arc.upper])).sum()
    }

    #[test]
    fn what_hangs_on_nothing_is_highest() {
        let ranking = ranks(5, &arcs(&[(1, 0), (2, 0), (4, 2)]));
        assert_eq!(ranking.ranks, [0, 1, 1, 0, 2]);
        assert_eq!(ranking.parts, [0, 0, 0, 1, 0]);
        assert!(ranks(0, &[]).ranks.is_empty());
    }

    #[test]
    fn a_node_stands_close_to_most_of_its_neighbours() {
        // A long way round; the node 5 has two arcs to the lower end and one to the upper.
        let links = [(1, 0), (2, 1), (3, 2), (4, 3), (5, 0), (4, 5), (4, 5)];
        assert_eq!(ranks(6, &arcs(&links)).ranks, [0, 1, 2, 3, 4, 3]);
    }

    #[test]
    fn what_is_indifferent_goes_where_there_is_room() {
        let links = [(1, 0), (2, 1), (3, 2), (4, 0), (3, 4), (5, 0), (3, 5)];
        assert_eq!(ranks(6, &arcs(&links)).ranks, [0, 1, 2, 3, 2, 1]);
    }

    #[test]
    fn edges_are_as_short_as_can_be() {
        // Small graphs, each against all ranks that there are.
        const NODES: usize = 6;
        let all: Vec<Vec<usize>> = (0..NODES.pow(NODES as u32))
            .map(|number| (0..NODES).map(|at| number / NODES.pow(at as u32) % NODES).collect())
            .collect();
        let mut chance = 7_usize;
        for _ in 0..60 {
            let mut links = Vec::new();
            for lower in 1..NODES {
                for upper in 0..lower {
                    chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    if (chance >> 33) % 5 < 2 {
                        links.push((lower, upper));
                    }
                }
            }
            let arcs = arcs(&links);
            let found = length(&ranks(NODES, &arcs).ranks, &arcs);
            let best = all.iter().filter_map(|ranks| length(ranks, &arcs)).min();
            assert_eq!(found, best, "{links:?}");
        }
    }
}
