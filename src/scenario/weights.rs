//! Strengths by weights, for readers who ask for them: what is kept of them.
//!
//! A weight is set for one claim, or for all that rest on one basis; what follows is worked out by
//! [`Graph::strengths`](crate::argument::Graph::strengths). Entries: [`Weights::set`]; [`Weights::strengths`],
//! [`Weights::by_basis`] and [`Weights::ranking`] for whoever shows them.

use super::judge::Judge;
use crate::argument::{Semantics, Standing, Strengths, base_weights, read_weight, without};
use crate::document::{Basis, ClaimIx, EssayMap};
use crate::reading::words::counted;

/// All bases of claims, from what can be looked up to what cannot.
const ALL_BASES: [Basis; 8] = [
    Basis::Figure,
    Basis::Event,
    Basis::History,
    Basis::PublicStatement,
    Basis::NamedSource,
    Basis::AnonymousSource,
    Basis::Judgment,
    Basis::Inference,
];

/// Strengths by weights.
#[derive(Debug)]
pub struct Weights {
    /// Whether they are shown.
    pub is_on: bool,
    /// How strength follows from weight.
    pub semantics: Semantics,
    /// The weight of each claim, from 0 to 1.
    by_claim: Vec<f64>,
}

/// The claims that rest on one basis, and their weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OfBasis {
    /// The number of the basis, by which a request names it.
    pub number: usize,
    /// The basis.
    pub basis: Basis,
    /// How many claims rest on it.
    pub claims: usize,
    /// What each of them weighs; `None` where they do not all weigh the same.
    pub weight: Option<f64>,
}

impl Weights {
    /// Each claim weighs what its basis does; nothing is shown.
    pub(super) fn new(map: &EssayMap) -> Self {
        Self { is_on: false, semantics: Semantics::default(), by_claim: base_weights(map) }
    }

    /// Gives these claims the weight that was typed; says that it did, or what is wrong with it.
    pub(super) fn set(&mut self, claims: &[ClaimIx], typed: &str) -> String {
        let number = match read_weight(typed) {
            Ok(number) => number,
            Err(wrong) => return wrong.sentence().to_owned(),
        };
        for claim in claims {
            if let Some(weight) = self.by_claim.get_mut(claim.0) {
                *weight = number;
            }
        }
        match claims.len() {
            0 => String::new(),
            1 => "The weight is set.".to_owned(),
            many => ["The weight of ", &counted(many, "claim"), " is set."].concat(),
        }
    }

    /// How strong everything is in the reader's scenario.
    pub fn strengths(&self, judge: &Judge) -> Strengths {
        judge.graph().strengths(&self.by_claim, self.semantics, judge.scenario())
    }

    /// The weight of a claim.
    pub fn weight(&self, claim: ClaimIx) -> f64 {
        self.by_claim.get(claim.0).copied().unwrap_or_default()
    }

    /// The bases on which claims rest, from what can be looked up to what cannot.
    pub fn by_basis(&self, map: &EssayMap) -> Vec<OfBasis> {
        let of_basis = |(number, &basis): (usize, &Basis)| {
            let claims = without(map, basis);
            let weight = self.weight(*claims.first()?);
            let is_shared = claims.iter().all(|&it| self.weight(it) == weight);
            Some(OfBasis { number, basis, claims: claims.len(), weight: is_shared.then_some(weight) })
        };
        ALL_BASES.iter().enumerate().filter_map(of_basis).collect()
    }

    /// The premises on whose weight a claim depends, those that fall left out, and by how much, what matters most first;
    /// `None` where the argument runs in circles.
    pub fn ranking(&self, judge: &Judge, claim: ClaimIx) -> Option<Vec<(ClaimIx, f64)>> {
        let by_weight = judge.graph().sensitivity(&self.by_claim, self.semantics, judge.scenario(), claim)?;
        let mut ranked: Vec<(ClaimIx, f64)> = by_weight.iter().enumerate().map(|(at, &by)| (ClaimIx(at), by)).collect();
        let falls = |claim: ClaimIx| judge.standings().claim(claim) == Standing::Falls;
        ranked.retain(|(claim, by)| judge.graph().is_leaf(*claim) && *by != 0.0 && !falls(*claim));
        ranked.sort_by(|one, other| other.1.abs().total_cmp(&one.1.abs()));
        Some(ranked)
    }
}

/// The claims of a basis by its number.
pub(super) fn of_basis_numbered(map: &EssayMap, number: &str) -> Vec<ClaimIx> {
    let basis = number.parse::<usize>().ok().and_then(|at| ALL_BASES.get(at));
    basis.map(|&basis| without(map, basis)).unwrap_or_default()
}
