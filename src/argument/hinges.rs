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
const MOST_STEPS: usize = 30_000_000;

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
        self.hinges_within(scenario, claim, MOST_STEPS)
    }

    fn hinges_within(&self, scenario: &Scenario, claim: ClaimIx, limit: usize) -> Hinges {
        let mut search = Search { graph: self, scenario: scenario.clone(), claim, left: limit };
        let mut hinges = Hinges::default();
        let mut open = Vec::new();
        for candidate in search.candidates() {
            let list = match (search.is_hinge(candidate), self.is_leaf(candidate)) {
                (true, true) => &mut hinges.singles,
                (true, false) => &mut hinges.inner,
                (false, true) => &mut open,
                (false, false) => continue,
            };
            list.push(candidate);
        }
        search.left = limit;
        for first in open {
            if search.left == 0 {
                break;
            }
            ordered::add(&mut search.scenario.rejected, first);
            for second in search.candidates() {
                let pair = [second.min(first), second.max(first)];
                let known = !self.is_leaf(second) || hinges.singles.contains(&second);
                if !known && search.left > 0 && search.is_hinge(second) {
                    ordered::add(&mut hinges.pairs, pair);
                }
            }
            search.take_back(first);
        }
        hinges.cut_short = search.left == 0;
        if hinges.singles.is_empty() && hinges.pairs.is_empty() {
            search.left = limit;
            hinges.greedy = search.greedy();
            hinges.cut_short |= search.left == 0;
        }
        hinges
    }
}

struct Search<'a> {
    graph: &'a Graph,
    /// The reader's scenario, and what is rejected besides to try it out.
    scenario: Scenario,
    claim: ClaimIx,
    /// How many nodes may still be judged.
    left: usize,
}

impl Search<'_> {
    fn standings(&mut self) -> Standings {
        self.left = self.left.saturating_sub(self.graph.claims + self.graph.aims.len());
        self.graph.standings(&self.scenario)
    }

    /// Whether the claim gives way when this claim, which holds, is rejected besides.
    fn is_hinge(&mut self, candidate: ClaimIx) -> bool {
        ordered::add(&mut self.scenario.rejected, candidate);
        let gives_way = self.standings().claim(self.claim) != Standing::Holds;
        self.take_back(candidate);
        gives_way
    }

    fn take_back(&mut self, rejected: ClaimIx) {
        self.scenario.rejected.retain(|&claim| claim != rejected);
    }

    /// The claims that hold in a proof that the claim holds, and on which the reader has said nothing, in order. None
    /// if it does not hold.
    fn candidates(&mut self) -> Vec<ClaimIx> {
        let standings = self.standings();
        let mut candidates = Vec::new();
        if standings.claim(self.claim) == Standing::Holds {
            let proof = self.proof(&standings);
            for claim in (0..self.graph.claims).map(ClaimIx) {
                let settled = claim == self.claim || self.scenario.accepted.contains(&claim);
                if proof[claim.0] && !settled && standings.claim(claim) == Standing::Holds {
                    candidates.push(claim);
                }
            }
        }
        candidates
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
            // Takes what was decided before the node and has a standing, until there is enough. Returns how many.
            let mut take = |first: usize, list: &[usize], standing: Standing, enough: &dyn Fn(usize) -> bool| {
                let mut count = 0;
                for &of in list {
                    if !enough(count) && rank[first + of] < rank[node] && standings.node(first + of) == standing {
                        needed.push(first + of);
                        count += 1;
                    }
                }
                count
            };
            let holds = standings.node(node) == Standing::Holds;
            let Some(inference) = node.checked_sub(graph.claims) else {
                let (claim, scenario) = (ClaimIx(node), &self.scenario);
                if scenario.rejected.contains(&claim) || scenario.accepted.contains(&claim) {
                    continue;
                }
                // What has fallen on one side, then from the other side no more than is needed.
                let (for_it, against) = (graph.supports.of(node), graph.attacks.of(node));
                let taken = usize::from(for_it.is_empty());
                let (spent, decisive) = if holds { (against, for_it) } else { (for_it, against) };
                let fallen = take(graph.claims, spent, Standing::Falls, &|_| false);
                let enough = |count: usize| {
                    let (reasons, objections) =
                        if holds { (count, spent.len() - fallen) } else { (spent.len() - fallen, count) };
                    graph.standard.is_met(taken + reasons, objections) == holds
                };
                take(graph.claims, decisive, Standing::Holds, &enough);
                continue;
            };
            let (premises, undercuts) = (graph.premises.of(inference), graph.undercuts.of(inference));
            if holds {
                take(0, premises, Standing::Holds, &|_| false);
                take(graph.claims, undercuts, Standing::Falls, &|_| false);
            } else if !self.scenario.doubted.contains(&InferenceIx(inference))
                && take(0, premises, Standing::Falls, &|count| count > 0) == 0
            {
                take(graph.claims, undercuts, Standing::Holds, &|count| count > 0);
            }
        }
        proof
    }

    /// A set of premises whose rejection makes the claim give way, no member of which can be spared. `None` if there is
    /// none to be found, or nothing need be rejected.
    fn greedy(&mut self) -> Option<Vec<ClaimIx>> {
        let mut set = Vec::new();
        while self.standings().claim(self.claim) == Standing::Holds {
            let mut best = None;
            for candidate in self.candidates() {
                if self.left == 0 || !self.graph.is_leaf(candidate) {
                    continue;
                }
                ordered::add(&mut self.scenario.rejected, candidate);
                let standings = self.standings();
                self.take_back(candidate);
                let outcome = (self.lead(&standings), standings.claims_that(Standing::Holds).count());
                if best.is_none_or(|(least, _)| outcome < least) {
                    best = Some((outcome, candidate));
                }
            }
            let (_, candidate) = best?;
            ordered::add(&mut self.scenario.rejected, candidate);
            ordered::add(&mut set, candidate);
        }
        let mut kept = Vec::new();
        for member in set {
            self.take_back(member);
            if self.standings().claim(self.claim) == Standing::Holds {
                ordered::add(&mut self.scenario.rejected, member);
                kept.push(member);
            }
        }
        Some(kept).filter(|kept| !kept.is_empty())
    }

    /// By how many inferences the reasons that apply for the claim are ahead of the objections.
    fn lead(&self, standings: &Standings) -> isize {
        let mut lead = 0;
        for (inference, aim) in self.graph.aims.iter().enumerate() {
            if standings.inference(InferenceIx(inference)) == Standing::Holds {
                lead += isize::from(*aim == Aim::Supports(self.claim)) - isize::from(*aim == Aim::Attacks(self.claim));
            }
        }
        lead
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
