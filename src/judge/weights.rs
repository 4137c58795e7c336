//! Strengths by weights, for readers who ask for them: what is kept of them.
//!
//! A weight is set for one claim, or for all that rest on one basis; what follows is worked out by
//! [`Graph::strengths`](crate::argument::Graph::strengths). Entries: [`Weights::set`]; [`Weights::parse`] and
//! [`Weights::write`] for addresses, each other's inverse; [`Weights::strengths`], [`Weights::by_basis`] and
//! [`Weights::ranking`] for whoever shows them.

use super::Judge;
use crate::argument::{Semantics, Standing, Strengths, base_weights, read_weight, without};
use crate::document::{Basis, ClaimIx, EssayMap};
use crate::reading::Reading;
use crate::reading::words::counted;

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

    /// The weights that an address carries: `id_weight` for each that the reader set, with commas between them, and the
    /// name of the semantics, without which no strengths are shown. What is no weight of a claim of the map is returned as
    /// it stands there.
    pub(super) fn parse(reading: &Reading, weigh: &str, method: &str) -> (Self, Vec<String>) {
        let mut weights = Self::new(&reading.map);
        let known = Semantics::ALL.into_iter().find(|it| it.slug() == method);
        weights.is_on = !method.is_empty();
        weights.semantics = known.unwrap_or_default();
        let mut unknown: Vec<String> = Vec::new();
        if known.is_none() && !method.is_empty() {
            unknown.push(method.to_owned());
        }
        for set in weigh.split(',').filter(|set| !set.is_empty()) {
            let (id, weight) = set.rsplit_once('_').unwrap_or((set, ""));
            let weight = read_weight(weight).ok();
            let of_claim = reading.essays_claim(&id.into()).and_then(|claim| weights.by_claim.get_mut(claim.0));
            match of_claim.zip(weight) {
                Some((of_claim, weight)) => *of_claim = weight,
                None => unknown.push(set.to_owned()),
            }
        }
        (weights, unknown)
    }

    /// The weights as [`parse`](Self::parse) reads them; empty where no strengths are shown.
    pub(super) fn write(&self, map: &EssayMap) -> [String; 2] {
        if !self.is_on {
            return Default::default();
        }
        let by_basis = base_weights(map);
        let set = map.claims.iter().zip(self.by_claim.iter().zip(&by_basis)).filter(|(_, (set, base))| set != base);
        let set: Vec<String> = set.map(|(claim, (weight, _))| format!("{}_{weight}", claim.id.as_str())).collect();
        [set.join(","), self.semantics.slug().to_owned()]
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
        let of_basis = |basis: Basis| {
            let claims = without(map, basis);
            let weight = self.weight(*claims.first()?);
            let is_shared = claims.iter().all(|&it| self.weight(it) == weight);
            Some(OfBasis { basis, claims: claims.len(), weight: is_shared.then_some(weight) })
        };
        Basis::ALL.into_iter().filter_map(of_basis).collect()
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
