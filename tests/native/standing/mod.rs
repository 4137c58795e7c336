/// The examples of Carneades, and the labels that they expect.
mod carneades;
/// Abstract frameworks against all their complete labellings.
mod framework;
/// The evaluation of a map against its definition, and what must not happen in it.
mod graph;
/// The smallest sets of premises against all sets.
mod hinges;
/// What to ask of an inference.
mod questions;
/// Reading and writing scenarios.
mod scenario;
/// Gradual strength against the literature and against small differences.
mod strength;
/// Explanations against the parts of the graph.
mod why;

use proptest::prelude::*;
use wherefore::argument::{Aim, Graph, Scenario};
use wherefore::document::{ClaimIx, InferenceIx, Standard};

/// Premises and aim of an inference.
type Step = (Vec<usize>, Aim);

/// A graph and what it is made of.
#[derive(Clone, Debug)]
struct Made {
    claims: usize,
    steps: Vec<Step>,
    standard: Standard,
}

impl Made {
    fn graph(&self) -> Graph {
        let steps: Vec<_> = self.steps.iter().map(|(premises, aim)| (premises.as_slice(), *aim)).collect();
        Graph::of(self.claims, &steps, self.standard)
    }
}

fn standard() -> impl Strategy<Value = Standard> {
    prop::sample::select(&Standard::ALL[..])
}

/// Any small graph: circles, self-attack, repeated premises, inferences without any, and aims that are not there.
fn made(claims: usize, steps: usize) -> impl Strategy<Value = Made> {
    let aim = prop_oneof![
        4 => (0..claims).prop_map(|claim| Aim::Supports(ClaimIx(claim))),
        3 => (0..claims).prop_map(|claim| Aim::Attacks(ClaimIx(claim))),
        2 => (0..=steps).prop_map(|step| Aim::Undercuts(InferenceIx(step))),
    ];
    let step = (prop::collection::vec(0..claims, 0..4), aim);
    (prop::collection::vec(step, 0..=steps), standard()).prop_map(move |(steps, standard)| Made {
        claims,
        steps,
        standard,
    })
}

/// The same without circles: premises have larger numbers than what they bear on.
fn acyclic(claims: usize, steps: usize) -> impl Strategy<Value = Made> {
    let step = (prop::collection::vec(1..=claims, 1..4), 0..6_usize, 0..claims);
    (prop::collection::vec(step, 0..=steps), standard()).prop_map(move |(drawn, standard)| {
        let mut steps: Vec<Step> = Vec::new();
        // The smallest claim that an inference bears on, through undercuts too.
        let mut reaches: Vec<usize> = Vec::new();
        for (ahead, how, target) in drawn {
            let (aim, least) = match how {
                0..=2 => (Aim::Supports(ClaimIx(target)), target),
                3 | 4 => (Aim::Attacks(ClaimIx(target)), target),
                _ if steps.is_empty() => (Aim::Attacks(ClaimIx(target)), target),
                _ => {
                    let other = target % steps.len();
                    (Aim::Undercuts(InferenceIx(other)), reaches[other])
                }
            };
            let premises: Vec<_> = ahead.into_iter().map(|ahead| least + ahead).filter(|&it| it < claims).collect();
            if !premises.is_empty() {
                steps.push((premises, aim));
                reaches.push(least);
            }
        }
        Made { claims, steps, standard }
    })
}

fn scenario(claims: usize, steps: usize) -> impl Strategy<Value = Scenario> {
    let some = |count: usize| prop::collection::btree_set(0..count.max(1) + 1, 0..3);
    (some(claims), some(claims), some(steps)).prop_map(|(rejected, accepted, doubted)| Scenario {
        rejected: rejected.into_iter().map(ClaimIx).collect(),
        accepted: accepted.into_iter().map(ClaimIx).collect(),
        doubted: doubted.into_iter().map(InferenceIx).collect(),
    })
}
