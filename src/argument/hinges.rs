//! Hinges: what a claim hangs on, as the smallest sets of premises whose rejection makes it give way.
//!
//! Entry: [`Graph::hinges`]. A claim *gives way* when it no longer holds: it falls, or it becomes undecided.
//!
//! The premises in question are the **claims that rest on nothing** in the map. A claim that has reasons falls with
//! them, so it would only repeat, one step further up, what the list says already; and who disputes it but none of its
//! reasons disputes a step. Such claims are listed apart, and only those that are a hinge alone. What the reader has
//! accepted or rejected is settled and is not a hinge.
//!
//! # How
//!
//! Each standing has a proof: the decided nodes from which it follows, each from some that were decided before it.
//! Rejecting a claim that is not in the proof, or does not hold in it, leaves the proof as it is. So a set whose
//! rejection makes the claim give way has at least one member among the claims that hold in the proof; and when that
//! one is rejected and the claim still holds, the set has another member in the new proof. This is the hitting-set tree
//! of R. Reiter, *A theory of diagnosis from first principles* (1987); two levels of it give all sets of one and of
//! two, exactly, and without trying all pairs. Beyond two a set is found greedily: reject what leaves the fewest
//! reasons ahead of the objections, until the claim gives way, then take back whatever was not needed. No member of
//! that set can be spared, but there may be a smaller set.

use super::graph::{Aim, Graph};
use super::scenario::Scenario;
use super::standing::{Standing, Standings};
use crate::document::{ClaimIx, InferenceIx};
use crate::ordered;

/// How many nodes the search for pairs, and the greedy one, judge before they give up: some tenths of a second, and
/// enough for maps of thousands of claims.
const LIMIT: usize = 30_000_000;

/// What a claim hangs on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hinges {
    /// The premises of which each, rejected alone, makes the claim give way. In order.
    pub singles: Vec<ClaimIx>,
    /// The pairs of premises that do so together, neither alone. In order.
    pub pairs: Vec<[ClaimIx; 2]>,
    /// Where there is neither: a set of three or more that does so, in order; found greedily, so there may be smaller
    /// ones. `None` if no set of premises does, or if there is one of one or two.
    pub greedy: Option<Vec<ClaimIx>>,
    /// The claims with reasons of their own, the claim itself apart, of which each alone does so. In order.
    pub inner: Vec<ClaimIx>,
    /// Whether the search was cut short, on a map so entangled that it would not end in reasonable time. Then there
    /// may be more than is listed.
    pub cut_short: bool,
}

impl Graph {
    /// What a claim hangs on in a scenario; nothing if it does not hold.
    ///
    /// ```
    /// use wherefore::argument::{Aim, Graph, Scenario};
    /// use wherefore::document::{ClaimIx, Standard};
    ///
    /// // 1 and 2 are each a reason for 0, 3 is a reason for 1, and 4 answers 5, which is an objection to 2.
    /// let steps: [(&[usize], Aim); 5] = [
    ///     (&[1], Aim::Supports(ClaimIx(0))),
    ///     (&[2], Aim::Supports(ClaimIx(0))),
    ///     (&[3], Aim::Supports(ClaimIx(1))),
    ///     (&[5], Aim::Attacks(ClaimIx(2))),
    ///     (&[4], Aim::Attacks(ClaimIx(5))),
    /// ];
    /// let graph = Graph::of(6, &steps, Standard::Preponderance);
    /// let hinges = graph.hinges(&Scenario::default(), ClaimIx(0));
    /// assert!(hinges.singles.is_empty());
    /// assert_eq!(hinges.pairs, [[ClaimIx(2), ClaimIx(3)], [ClaimIx(3), ClaimIx(4)]]);
    /// ```
    pub fn hinges(&self, scenario: &Scenario, claim: ClaimIx) -> Hinges {
        self.hinges_within(scenario, claim, LIMIT)
    }

    fn hinges_within(&self, scenario: &Scenario, claim: ClaimIx, limit: usize) -> Hinges {
        let mut search = Search { graph: self, scenario, claim, left: 0 };
        let mut hinges = Hinges::default();
        let standings = search.without(&[]);
        if standings.claim(claim) != Standing::Holds {
            return hinges;
        }
        let mut open = Vec::new();
        for candidate in search.candidates(&standings) {
            let gives_way = search.without(&[candidate]).claim(claim) != Standing::Holds;
            match (self.is_leaf(candidate), gives_way) {
                (true, true) => hinges.singles.push(candidate),
                (true, false) => open.push(candidate),
                (false, true) => hinges.inner.push(candidate),
                (false, false) => {}
            }
        }
        search.left = limit;
        'pairs: for first in open {
            let after = search.without(&[first]);
            for second in search.candidates(&after).into_iter().filter(|&second| self.is_leaf(second)) {
                let pair = [second.min(first), second.max(first)];
                if hinges.singles.contains(&second) || hinges.pairs.binary_search(&pair).is_ok() {
                    continue;
                }
                if search.left == 0 {
                    hinges.cut_short = true;
                    break 'pairs;
                }
                if search.without(&pair).claim(claim) != Standing::Holds {
                    ordered::add(&mut hinges.pairs, pair);
                }
            }
        }
        if hinges.singles.is_empty() && hinges.pairs.is_empty() {
            search.left = limit;
            hinges.greedy = search.greedy(&mut hinges.cut_short);
        }
        hinges
    }
}

struct Search<'a> {
    graph: &'a Graph,
    scenario: &'a Scenario,
    claim: ClaimIx,
    /// How many nodes may still be judged.
    left: usize,
}

impl Search<'_> {
    /// The standings with some more claims rejected.
    fn without(&mut self, rejected: &[ClaimIx]) -> Standings {
        self.left = self.left.saturating_sub(self.graph.claims + self.graph.aims.len());
        let mut scenario = self.scenario.clone();
        for &claim in rejected {
            ordered::add(&mut scenario.rejected, claim);
        }
        self.graph.standings(&scenario)
    }

    /// The claims that hold in a proof that the claim holds, and on which the reader has said nothing. In order.
    fn candidates(&self, standings: &Standings) -> Vec<ClaimIx> {
        let proof = self.proof(standings);
        let holds = |claim: &ClaimIx| proof[claim.0] && standings.claim(*claim) == Standing::Holds;
        let settled = |claim: &ClaimIx| *claim == self.claim || self.scenario.accepted.binary_search(claim).is_ok();
        (0..self.graph.claims).map(ClaimIx).filter(|claim| holds(claim) && !settled(claim)).collect()
    }

    /// Which nodes, claims first, a proof of the claim's standing consists of.
    fn proof(&self, standings: &Standings) -> Vec<bool> {
        let graph = self.graph;
        let mut rank = vec![usize::MAX; graph.claims + graph.aims.len()];
        for (at, &node) in standings.decided.iter().enumerate() {
            rank[node] = at;
        }
        let mut proof = vec![false; rank.len()];
        let mut needed = vec![self.claim.0];
        while let Some(node) = needed.pop() {
            if std::mem::replace(&mut proof[node], true) {
                continue;
            }
            let holds = standings.node(node) == Standing::Holds;
            let earlier = |of: usize, standing| rank[of] < rank[node] && standings.node(of) == standing;
            let inferences = |list: &[usize], standing| {
                let of = list.iter().map(|&inference| graph.claims + inference);
                of.filter(|&it| earlier(it, standing)).collect::<Vec<_>>()
            };
            if let Some(inference) = node.checked_sub(graph.claims) {
                if self.scenario.doubted.contains(&InferenceIx(inference)) {
                    continue;
                }
                if holds {
                    needed.extend(graph.premises.of(inference));
                    needed.extend(graph.undercuts.of(inference).iter().map(|&undercut| graph.claims + undercut));
                    continue;
                }
                let premises = graph.premises.of(inference).iter().copied();
                let premise = premises.filter(|&premise| earlier(premise, Standing::Falls)).min_by_key(|&it| rank[it]);
                let undercuts = inferences(graph.undercuts.of(inference), Standing::Holds);
                needed.extend(premise.or_else(|| undercuts.first().copied()));
                continue;
            }
            let judged = |list: &[ClaimIx]| list.binary_search(&ClaimIx(node)).is_ok();
            if judged(&self.scenario.rejected) || judged(&self.scenario.accepted) {
                continue;
            }
            let (for_it, against) = (graph.supports.of(node), graph.attacks.of(node));
            let taken = usize::from(for_it.is_empty());
            // What has fallen on one side, then from the other side no more than is needed.
            let (fallen, decisive) = if holds {
                (inferences(against, Standing::Falls), inferences(for_it, Standing::Holds))
            } else {
                (inferences(for_it, Standing::Falls), inferences(against, Standing::Holds))
            };
            let enough = |count: usize| {
                if holds {
                    graph.standard.is_met(taken + count, against.len() - fallen.len())
                } else {
                    !graph.standard.is_met(taken + for_it.len() - fallen.len(), count)
                }
            };
            let count = (0..decisive.len()).find(|&count| enough(count)).unwrap_or(decisive.len());
            needed.extend(&decisive[..count]);
            needed.extend(fallen);
        }
        proof
    }

    /// A set of premises whose rejection makes the claim give way, no member of which can be spared.
    fn greedy(&mut self, cut_short: &mut bool) -> Option<Vec<ClaimIx>> {
        let mut set = Vec::new();
        let mut standings = self.without(&set);
        while standings.claim(self.claim) == Standing::Holds {
            let mut best: Option<((isize, usize), ClaimIx, Standings)> = None;
            for candidate in self.candidates(&standings).into_iter().filter(|&it| self.graph.is_leaf(it)) {
                if self.left == 0 {
                    *cut_short = true;
                    return None;
                }
                let mut more = set.clone();
                more.push(candidate);
                let after = self.without(&more);
                let left = (self.lead(&after), after.claims_that(Standing::Holds).count());
                if best.as_ref().is_none_or(|(least, ..)| left < *least) {
                    best = Some((left, candidate, after));
                }
            }
            let (_, candidate, after) = best?;
            set.push(candidate);
            standings = after;
        }
        for member in set.clone() {
            let rest: Vec<_> = set.iter().copied().filter(|&other| other != member).collect();
            if self.without(&rest).claim(self.claim) != Standing::Holds {
                set = rest;
            }
        }
        Some(ordered::set(set.into_iter()))
    }

    /// By how many inferences the reasons that apply for the claim are ahead of the objections.
    fn lead(&self, standings: &Standings) -> isize {
        let side = |inference: usize| match self.graph.aims[inference] {
            _ if standings.inference(InferenceIx(inference)) != Standing::Holds => 0,
            Aim::Supports(claim) if claim == self.claim => 1,
            Aim::Attacks(claim) if claim == self.claim => -1,
            _ => 0,
        };
        (0..self.graph.aims.len()).map(side).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Standard;

    #[test]
    fn a_search_that_is_cut_short_says_so() {
        // Two reasons of ten premises each: a hundred pairs.
        let (one, other): (Vec<_>, Vec<_>) = ((1..11).collect(), (11..21).collect());
        let steps = [(one.as_slice(), Aim::Supports(ClaimIx(0))), (other.as_slice(), Aim::Supports(ClaimIx(0)))];
        let graph = Graph::of(21, &steps, Standard::default());
        let whole = graph.hinges(&Scenario::default(), ClaimIx(0));
        assert_eq!((whole.pairs.len(), whole.cut_short, &whole.greedy), (100, false, &None));
        let part = graph.hinges_within(&Scenario::default(), ClaimIx(0), 1000);
        assert!(part.cut_short && !part.pairs.is_empty() && part.pairs.len() < 100);
        let none = graph.hinges_within(&Scenario::default(), ClaimIx(0), 0);
        assert_eq!(none, Hinges { cut_short: true, ..Hinges::default() });
    }
}
