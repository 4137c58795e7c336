//! Why something holds, falls or stays undecided: the facts that decide it, as data.
//!
//! Entry: [`Graph::why`]. Each answer names what is next to the claim or the inference in question, complete and in
//! the order of the map, so that one plain sentence with links can be made of it; asking again of what it names leads
//! on towards the reader's judgments and the claims that rest on nothing.

use super::graph::Graph;
use super::scenario::Scenario;
use super::standing::{Standing, Standings, Subject};
use crate::document::{ClaimIx, InferenceIx};

/// What decides the standing of a claim or an inference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// A claim falls: the reader rejects it.
    Rejected,
    /// A claim holds: the reader accepts it.
    Accepted,
    /// A claim holds: it rests on nothing in the map and is taken as it stands.
    Taken {
        /// The objections to it that fall.
        answered: Vec<InferenceIx>,
        /// The objections that do not, and are not enough.
        despite: Vec<InferenceIx>,
    },
    /// A claim holds: reasons for it apply.
    Supported {
        /// The reasons that apply.
        reasons: Vec<InferenceIx>,
        /// The objections to it that fall.
        answered: Vec<InferenceIx>,
        /// The objections that do not, and are not enough.
        despite: Vec<InferenceIx>,
    },
    /// A claim falls: all reasons for it fall.
    Unsupported {
        /// All its reasons.
        reasons: Vec<InferenceIx>,
    },
    /// A claim falls: too much applies against it.
    Overruled {
        /// The objections that apply.
        objections: Vec<InferenceIx>,
        /// The reasons that do not fall, and are not enough; none where the claim rests on nothing.
        reasons: Vec<InferenceIx>,
    },
    /// An inference falls: a question about it is answered “no”.
    Doubted,
    /// An inference falls: it has no premises in the map, or its identifier is another's, so it is passed over.
    PassedOver,
    /// An inference falls: premises of it fall.
    PremisesFall {
        /// Those that do.
        premises: Vec<ClaimIx>,
        /// Whether it has no more than this one.
        only: bool,
    },
    /// An inference falls: its premises do not fall, but it is undercut.
    Undercut {
        /// The undercuts that apply.
        by: Vec<InferenceIx>,
    },
    /// An inference applies: its premises hold.
    Applies {
        /// The undercuts of it, all of which fall.
        answered: Vec<InferenceIx>,
    },
    /// A claim or an inference is undecided.
    Open {
        /// What it waits for: reasons and objections of a claim, premises and undercuts of an inference.
        on: Vec<Subject>,
        /// Whether it waits for itself, in a circle; otherwise it waits for such a circle.
        circle: bool,
    },
}

impl Graph {
    /// Why a claim or an inference has the standing that it has. `standings` are those of this graph in this scenario;
    /// `None` if the graph has no such claim or inference. Linear in the size of the graph.
    ///
    /// ```
    /// use wherefore::argument::{Aim, Graph, Scenario, Subject, Why};
    /// use wherefore::document::{ClaimIx, InferenceIx, Standard};
    ///
    /// // Claim 1 is the only reason for claim 0.
    /// let graph = Graph::of(2, &[(&[1], Aim::Supports(ClaimIx(0)))], Standard::Preponderance);
    /// let mut scenario = Scenario::default();
    /// scenario.reject(ClaimIx(1));
    /// let standings = graph.standings(&scenario);
    /// let why = |subject| graph.why(&scenario, &standings, subject);
    /// let step = InferenceIx(0);
    /// assert_eq!(why(Subject::Claim(ClaimIx(0))), Some(Why::Unsupported { reasons: vec![step] }));
    /// let cause = Why::PremisesFall { premises: vec![ClaimIx(1)], only: true };
    /// assert_eq!(why(Subject::Inference(step)), Some(cause));
    /// assert_eq!(why(Subject::Claim(ClaimIx(1))), Some(Why::Rejected));
    /// ```
    pub fn why(&self, scenario: &Scenario, standings: &Standings, subject: Subject) -> Option<Why> {
        match subject {
            Subject::Claim(claim) if claim.0 < self.claims => Some(self.why_claim(scenario, standings, claim)),
            Subject::Inference(inference) if inference.0 < self.aims.len() => {
                Some(self.why_inference(scenario, standings, inference))
            }
            _ => None,
        }
    }

    fn why_claim(&self, scenario: &Scenario, standings: &Standings, claim: ClaimIx) -> Why {
        if scenario.rejected.contains(&claim) {
            return Why::Rejected;
        }
        if scenario.accepted.contains(&claim) {
            return Why::Accepted;
        }
        // Of some inferences those that fall, or those that do not.
        let of = |list: &[usize], fallen: bool| {
            let mut of = Vec::new();
            for &inference in list {
                if (standings.node(self.claims + inference) == Standing::Falls) == fallen {
                    of.push(InferenceIx(inference));
                }
            }
            of
        };
        let holding = |mut list: Vec<InferenceIx>| {
            list.retain(|&inference| standings.inference(inference) == Standing::Holds);
            list
        };
        let (for_it, against) = (self.supports.of(claim.0), self.attacks.of(claim.0));
        let reasons = of(for_it, false);
        match standings.claim(claim) {
            Standing::Holds => {
                let (answered, despite) = (of(against, true), of(against, false));
                if for_it.is_empty() {
                    return Why::Taken { answered, despite };
                }
                Why::Supported { reasons: holding(reasons), answered, despite }
            }
            Standing::Falls if reasons.is_empty() && !for_it.is_empty() => {
                Why::Unsupported { reasons: of(for_it, true) }
            }
            Standing::Falls => Why::Overruled { objections: holding(of(against, false)), reasons },
            Standing::Undecided => self.open(standings, Subject::Claim(claim)),
        }
    }

    fn why_inference(&self, scenario: &Scenario, standings: &Standings, inference: InferenceIx) -> Why {
        if scenario.doubted.contains(&inference) {
            return Why::Doubted;
        }
        let premises = self.premises.of(inference.0);
        match standings.inference(inference) {
            Standing::Holds => Why::Applies { answered: self.undercuts(inference).collect() },
            Standing::Undecided => self.open(standings, Subject::Inference(inference)),
            Standing::Falls if premises.is_empty() => Why::PassedOver,
            Standing::Falls => {
                let falls = |premise: &ClaimIx| standings.claim(*premise) == Standing::Falls;
                let fallen: Vec<_> = self.premises(inference).filter(falls).collect();
                if !fallen.is_empty() {
                    return Why::PremisesFall { premises: fallen, only: premises.len() == 1 };
                }
                let applies = |undercut: &InferenceIx| standings.inference(*undercut) == Standing::Holds;
                Why::Undercut { by: self.undercuts(inference).filter(applies).collect() }
            }
        }
    }

    fn open(&self, standings: &Standings, subject: Subject) -> Why {
        let own = self.number(subject);
        let mut on = Vec::new();
        self.waits_for(standings, own, &mut on);
        let mut seen = vec![false; self.claims + self.aims.len()];
        let mut ahead = on.clone();
        let mut circle = false;
        while let Some(node) = ahead.pop() {
            circle |= node == own;
            if !std::mem::replace(&mut seen[node], true) {
                self.waits_for(standings, node, &mut ahead);
            }
        }
        let subject = |node: usize| match node.checked_sub(self.claims) {
            None => Subject::Claim(ClaimIx(node)),
            Some(inference) => Subject::Inference(InferenceIx(inference)),
        };
        Why::Open { on: on.into_iter().map(subject).collect(), circle }
    }

    /// Claims have the first numbers, inferences those behind.
    fn number(&self, subject: Subject) -> usize {
        match subject {
            Subject::Claim(claim) => claim.0,
            Subject::Inference(inference) => self.claims + inference.0,
        }
    }

    /// Adds what bears on a node and is undecided.
    fn waits_for(&self, standings: &Standings, node: usize, list: &mut Vec<usize>) {
        let (claims, inferences, more): (&[usize], _, _) = match node.checked_sub(self.claims) {
            None => (&[], self.supports.of(node), self.attacks.of(node)),
            Some(inference) => (self.premises.of(inference), self.undercuts.of(inference), &[][..]),
        };
        for (first, bearing) in [(0, claims), (self.claims, inferences), (self.claims, more)] {
            for &of in bearing {
                if standings.node(first + of) == Standing::Undecided {
                    list.push(first + of);
                }
            }
        }
    }
}
