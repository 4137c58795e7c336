//! The argument of a map as numbers alone: what the evaluation of a map works on.
//!
//! Entry: [`Graph::new`] compiles a map; [`Graph::of`] takes claims and steps by number, for whoever has no map.
//!
//! What refers to nothing is passed over, as the tree passes it over: a premise that is not there, a target that is
//! not there. A premise named twice counts once. An inference that is left without premises concludes from nothing, and
//! one with the identifier of another cannot be spoken of; neither ever applies, and a claim that has only such reasons
//! counts as one that rests on nothing.

use super::links::Links;
use crate::document::{ClaimIx, EssayMap, Index, InferenceIx, Standard, Target};

/// What an inference bears on, and how, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aim {
    /// It is a reason for this claim.
    Supports(ClaimIx),
    /// It is an objection to this claim.
    Attacks(ClaimIx),
    /// It says that this inference does not go through.
    Undercuts(InferenceIx),
    /// What it bears on is not in the map.
    Nothing,
}

/// The argument of a map: premises, inferences, conclusions and undercuts, compiled to numbers.
///
/// ```
/// use wherefore::argument::{Aim, Graph, Scenario, Standing};
/// use wherefore::document::{ClaimIx, Standard};
///
/// // Claims 1 and 2, together, are a reason for claim 0; claim 3 is an objection to claim 2.
/// let steps: [(&[usize], Aim); 2] = [(&[1, 2], Aim::Supports(ClaimIx(0))), (&[3], Aim::Attacks(ClaimIx(2)))];
/// let graph = Graph::of(4, &steps, Standard::Preponderance);
/// let standings = graph.standings(&Scenario::default());
/// assert_eq!(standings.claim(ClaimIx(2)), Standing::Falls);
/// assert_eq!(standings.claim(ClaimIx(0)), Standing::Falls);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    pub(super) standard: Standard,
    pub(super) claims: usize,
    /// Per inference, what it bears on.
    pub(super) aims: Vec<Aim>,
    /// Per inference, its premises.
    pub(super) premises: Links,
    /// Per claim, the inferences that it is a premise of.
    pub(super) uses: Links,
    /// Per claim, the inferences for it.
    pub(super) supports: Links,
    /// Per claim, the inferences against it.
    pub(super) attacks: Links,
    /// Per inference, those that undercut it.
    pub(super) undercuts: Links,
}

impl Graph {
    /// Compiles a map. What the editor infers is left without premises, so that it never counts.
    pub fn new(map: &EssayMap, index: &Index) -> Self {
        let mut premises = Vec::new();
        let mut aims = Vec::with_capacity(map.inferences.len());
        for (at, inference) in map.inferences.iter().enumerate() {
            if index.inference(&inference.id) == Some(InferenceIx(at)) && !inference.is_editors() {
                let known = inference.premises.iter().filter_map(|premise| index.claim(premise));
                premises.extend(known.map(|premise| (at, premise.0)));
            }
            let aim = match &inference.target {
                Target::Supports(claim) => index.claim(claim).map(Aim::Supports),
                Target::Attacks(claim) => index.claim(claim).map(Aim::Attacks),
                Target::Undercuts(other) => index.inference(other).map(Aim::Undercuts),
            };
            aims.push(aim.unwrap_or(Aim::Nothing));
        }
        Self::compile(map.claims.len(), premises, aims, map.standard)
    }

    /// A graph of so many claims and these inferences, each with its premises and its aim, all by number. A number
    /// that is too large is passed over.
    pub fn of(claims: usize, steps: &[(&[usize], Aim)], standard: Standard) -> Self {
        let mut premises = Vec::new();
        let mut aims = Vec::with_capacity(steps.len());
        for (at, &(from, aim)) in steps.iter().enumerate() {
            premises.extend(from.iter().filter(|&&premise| premise < claims).map(|&premise| (at, premise)));
            aims.push(match aim {
                Aim::Supports(claim) | Aim::Attacks(claim) if claim.0 >= claims => Aim::Nothing,
                Aim::Undercuts(other) if other.0 >= steps.len() => Aim::Nothing,
                aim => aim,
            });
        }
        Self::compile(claims, premises, aims, standard)
    }

    fn compile(claims: usize, named: Vec<(usize, usize)>, aims: Vec<Aim>, standard: Standard) -> Self {
        // The last inference that named each premise: the pairs come inference by inference.
        let mut last = vec![usize::MAX; claims];
        let mut pairs = Vec::with_capacity(named.len());
        for (inference, premise) in named {
            if last[premise] != inference {
                last[premise] = inference;
                pairs.push((inference, premise));
            }
        }
        let premises = Links::new(aims.len(), &pairs);
        let (mut supports, mut attacks, mut undercuts) = (Vec::new(), Vec::new(), Vec::new());
        for (at, aim) in aims.iter().enumerate() {
            if premises.of(at).is_empty() {
                continue;
            }
            match aim {
                Aim::Supports(claim) => supports.push((claim.0, at)),
                Aim::Attacks(claim) => attacks.push((claim.0, at)),
                Aim::Undercuts(other) => undercuts.push((other.0, at)),
                Aim::Nothing => {}
            }
        }
        Self {
            standard,
            claims,
            uses: premises.reversed(claims),
            supports: Links::new(claims, &supports),
            attacks: Links::new(claims, &attacks),
            undercuts: Links::new(aims.len(), &undercuts),
            premises,
            aims,
        }
    }

    /// The same graph under another standard.
    pub fn with_standard(self, standard: Standard) -> Self {
        Self { standard, ..self }
    }

    /// The rule by which its claims are judged.
    pub fn standard(&self) -> Standard {
        self.standard
    }

    /// How many claims there are.
    pub fn claims(&self) -> usize {
        self.claims
    }

    /// How many inferences there are.
    pub fn inferences(&self) -> usize {
        self.aims.len()
    }

    /// Whether a claim rests on nothing in the map: no inference supports it.
    pub fn is_leaf(&self, claim: ClaimIx) -> bool {
        self.supports.of(claim.0).is_empty()
    }

    /// What an inference bears on.
    pub fn aim(&self, inference: InferenceIx) -> Aim {
        self.aims.get(inference.0).copied().unwrap_or(Aim::Nothing)
    }

    /// The premises of an inference, each once.
    pub fn premises(&self, inference: InferenceIx) -> impl Iterator<Item = ClaimIx> {
        self.premises.of(inference.0).iter().map(|&claim| ClaimIx(claim))
    }

    /// The inferences for a claim.
    pub fn reasons(&self, claim: ClaimIx) -> impl Iterator<Item = InferenceIx> {
        self.supports.of(claim.0).iter().map(|&inference| InferenceIx(inference))
    }

    /// The inferences against a claim.
    pub fn objections(&self, claim: ClaimIx) -> impl Iterator<Item = InferenceIx> {
        self.attacks.of(claim.0).iter().map(|&inference| InferenceIx(inference))
    }

    /// The inferences that undercut an inference.
    pub fn undercuts(&self, inference: InferenceIx) -> impl Iterator<Item = InferenceIx> {
        self.undercuts.of(inference.0).iter().map(|&inference| InferenceIx(inference))
    }
}
