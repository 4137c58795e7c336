use proptest::prelude::*;
use wherefore::argument::{Aim, Graph, NoWeight, Scenario, Semantics, Standing, base_weights, read_weight};
use wherefore::document::{ClaimIx, Index, InferenceIx, Standard};

use super::{acyclic, made, scenario};
use crate::shipped;

const T: ClaimIx = ClaimIx(0);
const R1: ClaimIx = ClaimIx(1);
const O1: ClaimIx = ClaimIx(3);
const B1: ClaimIx = ClaimIx(4);

/// The thesis with two reasons and an objection, which is answered.
fn example() -> Graph {
    let steps: [(&[usize], Aim); 4] =
        [(&[1], Aim::Supports(T)), (&[2], Aim::Supports(T)), (&[3], Aim::Attacks(T)), (&[4], Aim::Attacks(O1))];
    Graph::of(5, &steps, Standard::default())
}

#[test]
fn strengths_are_those_of_other_implementations() {
    // The objection, the thesis; the thesis without a reason; the thesis without the answer.
    let rows = [
        (Semantics::DfQuad, [0.25, 0.75, 0.625, 0.625]),
        (Semantics::QuadraticEnergy, [0.4, 0.6324, 0.5050, 0.6]),
        (Semantics::EulerBased, [0.4245, 0.6030, 0.5127, 0.5889]),
    ];
    let graph = example();
    let strength = |semantics, rejected: &[ClaimIx], claim: ClaimIx| {
        let scenario = Scenario { rejected: rejected.to_vec(), ..Scenario::default() };
        graph.strengths(&[0.5; 5], semantics, &scenario).claims[claim.0]
    };
    for (semantics, expected) in rows {
        let found = [
            strength(semantics, &[], O1),
            strength(semantics, &[], T),
            strength(semantics, &[R1], T),
            strength(semantics, &[B1], T),
        ];
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 0.000_05, "{semantics:?}: {found} {expected}");
        }
        assert_eq!(strength(semantics, &[T], T), 0.0, "no reason lifts what is rejected");
    }
}

#[test]
fn known_quirks_are_there() {
    let certain: [(&[usize], Aim); 2] = [(&[1], Aim::Supports(T)), (&[2], Aim::Attacks(T))];
    let graph = Graph::of(3, &certain, Standard::default());
    let strength = |semantics, weights: &[f64]| graph.strengths(weights, semantics, &Scenario::default()).claims[0];
    assert_eq!(strength(Semantics::DfQuad, &[0.3, 1.0, 1.0]), 0.3);
    let many: Vec<_> = (1..400).map(|from| ([from], Aim::Attacks(T))).collect();
    let many: Vec<_> = many.iter().map(|(premises, aim)| (premises.as_slice(), *aim)).collect();
    let attacked = Graph::of(400, &many, Standard::default());
    let mut weights = vec![1.0; 400];
    for (weight, least) in [(0.5, 0.25), (0.0, 0.0), (1.0, 1.0)] {
        weights[0] = weight;
        let found = attacked.strengths(&weights, Semantics::EulerBased, &Scenario::default()).claims[0];
        assert!((found - least).abs() < 1e-9, "{weight}: {found}");
    }
}

#[test]
fn premises_together_are_weaker_and_an_undercut_weakens_the_step() {
    let steps: [(&[usize], Aim); 2] = [(&[1, 2], Aim::Supports(T)), (&[3], Aim::Undercuts(InferenceIx(0)))];
    let graph = Graph::of(4, &steps, Standard::default());
    let strengths = |scenario: &Scenario| graph.strengths(&[0.5; 4], Semantics::DfQuad, scenario);
    assert_eq!(strengths(&Scenario { rejected: vec![ClaimIx(3)], ..Scenario::default() }).inferences, [0.25, 0.0]);
    assert_eq!(strengths(&Scenario::default()).inferences, [0.125, 0.5]);
    let doubted = Scenario { doubted: vec![InferenceIx(0)], ..Scenario::default() };
    assert_eq!(strengths(&doubted).claims[0], 0.5);
}

#[test]
fn weights_are_read_or_refused() {
    for (text, expected) in [("0.5", 0.5), (" 0,25 ", 0.25), ("1", 1.0), ("0", 0.0), (".5", 0.5)] {
        assert_eq!(read_weight(text), Ok(expected), "{text}");
    }
    for text in ["", "half", "NaN", "inf", "1e-1", "0.5.5", "0x1", "½"] {
        assert_eq!(read_weight(text), Err(NoWeight::NotANumber), "{text}");
    }
    for text in ["-0.5", "1.01", "50"] {
        assert_eq!(read_weight(text), Err(NoWeight::OutOfRange), "{text}");
    }
}

#[test]
fn what_matters_most_to_the_essay_is_ranked() {
    let map = shipped::map();
    let index = Index::new(&map);
    let graph = Graph::new(&map, &index);
    let thesis = index.claim(&map.thesis().unwrap().id).unwrap();
    let weights = base_weights(&map);
    let most = |semantics| {
        let strengths = graph.strengths(&weights, semantics, &Scenario::default());
        assert!(strengths.settled, "{semantics:?}");
        let slopes = graph.sensitivity(&weights, semantics, &Scenario::default(), thesis).unwrap();
        let leaves = (0..map.claims.len()).map(ClaimIx).filter(|&claim| graph.is_leaf(claim));
        let most = leaves.max_by(|one, other| slopes[one.0].abs().total_cmp(&slopes[other.0].abs())).unwrap();
        map[most].id.as_str()
    };
    // The one reply that stands alone; the methods do not agree.
    assert_eq!(most(Semantics::QuadraticEnergy), "not-weary");
    assert_eq!(most(Semantics::DfQuad), "not-weary");
    assert_eq!(most(Semantics::EulerBased), "ready-for-deal");
}

fn semantics() -> impl Strategy<Value = Semantics> {
    prop::sample::select(&Semantics::ALL[..])
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn strengths_are_between_0_and_1(
        made in made(7, 10),
        scenario in scenario(7, 10),
        semantics in semantics(),
        weights in prop::collection::vec(prop_oneof![0.0..=1.0, Just(f64::NAN), Just(-7.0), Just(f64::INFINITY)], 0..9),
    ) {
        let graph = made.graph();
        let strengths = graph.strengths(&weights, semantics, &scenario);
        prop_assert_eq!((strengths.claims.len(), strengths.inferences.len()), (7, made.steps.len()));
        for strength in strengths.claims.iter().chain(&strengths.inferences) {
            prop_assert!((0.0..=1.0).contains(strength), "{strength}");
        }
        for claim in scenario.rejected.iter().filter(|claim| claim.0 < 7) {
            prop_assert_eq!(strengths.claims[claim.0], 0.0);
        }
        let sensitivity = graph.sensitivity(&weights, semantics, &scenario, ClaimIx(0));
        prop_assert!(sensitivity.is_none_or(|slopes| slopes.iter().all(|slope| slope.is_finite())));
    }

    #[test]
    fn derivatives_are_those_of_small_differences(
        made in acyclic(7, 10),
        scenario in scenario(7, 10),
        semantics in semantics(),
        weights in prop::collection::vec(0.05..0.95, 7),
        thesis in 0..3_usize,
    ) {
        let graph = made.graph();
        let slopes = graph.sensitivity(&weights, semantics, &scenario, ClaimIx(thesis)).unwrap();
        for (claim, slope) in slopes.iter().enumerate() {
            let at = |by: f64| {
                let mut weights = weights.clone();
                weights[claim] += by;
                graph.strengths(&weights, semantics, &scenario).claims[thesis]
            };
            let step = 1e-6;
            let (left, right) = ((at(0.0) - at(-step)) / step, (at(step) - at(0.0)) / step);
            // At a kink, either side will do.
            let near = |it: f64| (it - slope).abs() < 1e-4;
            prop_assert!(near(left) || near(right), "{claim}: {slope}, {left} {right}");
        }
    }

    #[test]
    fn a_circle_that_comes_to_rest_is_at_rest(weights in prop::collection::vec(0.0..1.0, 3), semantics in semantics()) {
        // Each of three attacks the next.
        let steps: Vec<_> = (0..3).map(|from| ([from], Aim::Attacks(ClaimIx((from + 1) % 3)))).collect();
        let steps: Vec<_> = steps.iter().map(|(premises, aim)| (premises.as_slice(), *aim)).collect();
        let graph = Graph::of(3, &steps, Standard::default());
        let scenario = Scenario::default();
        let strengths = graph.strengths(&weights, semantics, &scenario);
        prop_assert!(strengths.settled);
        prop_assert!(graph.sensitivity(&weights, semantics, &scenario, T).is_none());
        prop_assert!((0..3).all(|it| graph.standings(&scenario).claim(ClaimIx(it)) == Standing::Undecided));
        // Cutting the circle where it stands, by a claim that is as strong as the one that closes it, changes nothing.
        let open: Vec<_> = [(3, 0), (0, 1), (1, 2)].map(|(from, to)| ([from], Aim::Attacks(ClaimIx(to)))).to_vec();
        let open: Vec<_> = open.iter().map(|(premises, aim)| (premises.as_slice(), *aim)).collect();
        let weights = [weights[0], weights[1], weights[2], strengths.claims[2]];
        let cut = Graph::of(4, &open, Standard::default()).strengths(&weights, semantics, &scenario);
        for claim in 0..3 {
            prop_assert!((cut.claims[claim] - strengths.claims[claim]).abs() < 1e-6);
        }
    }
}
