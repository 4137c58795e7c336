use proptest::prelude::*;
use wherefore::argument::{Aim, Framework, Graph, Label, Scenario, Standing};
use wherefore::document::{ClaimIx, Standard};

use super::standard;

const LABELS: [Label; 3] = [Label::In, Label::Out, Label::Undecided];

/// Caminada (2006), definition 5: out exactly where an attacker is in, in exactly where all attackers are out.
fn is_complete(labels: &[Label], attacks: &[(usize, usize)]) -> bool {
    labels.iter().enumerate().all(|(argument, label)| {
        let mut attackers = attacks.iter().filter(|attack| attack.1 == argument).map(|attack| labels[attack.0]);
        let some_in = attackers.clone().any(|label| label == Label::In);
        let all_out = attackers.all(|label| label == Label::Out);
        (*label == Label::Out) == some_in && (*label == Label::In) == all_out
    })
}

/// Of all complete labellings, the one with the fewest arguments in.
fn brute(arguments: usize, attacks: &[(usize, usize)]) -> Vec<Label> {
    let accepted = |labels: &[Label]| labels.iter().map(|&label| label == Label::In).collect::<Vec<_>>();
    let mut complete = Vec::new();
    for number in 0..3_usize.pow(u32::try_from(arguments).unwrap()) {
        let digit = |at: usize| number / 3_usize.pow(u32::try_from(at).unwrap()) % 3;
        let labels: Vec<_> = (0..arguments).map(|at| LABELS[digit(at)]).collect();
        if is_complete(&labels, attacks) {
            complete.push(labels);
        }
    }
    let least = complete.iter().min_by_key(|labels| accepted(labels).iter().filter(|&&it| it).count()).unwrap();
    for other in &complete {
        assert!(accepted(least).iter().zip(accepted(other)).all(|(&least, other)| !least || other), "one is least");
    }
    least.clone()
}

fn attacks(arguments: usize, mask: usize) -> Vec<(usize, usize)> {
    let pairs = (0..arguments * arguments).filter(|bit| mask >> bit & 1 == 1);
    pairs.map(|bit| (bit / arguments, bit % arguments)).collect()
}

/// A framework as a map: each argument a claim that rests on nothing, each attack an inference from one premise.
fn as_graph(arguments: usize, attacks: &[(usize, usize)], standard: Standard) -> Graph {
    let steps: Vec<_> = attacks.iter().map(|&(from, to)| ([from], Aim::Attacks(ClaimIx(to)))).collect();
    let steps: Vec<_> = steps.iter().map(|(premises, aim)| (premises.as_slice(), *aim)).collect();
    Graph::of(arguments, &steps, standard)
}

fn as_labels(graph: &Graph) -> Vec<Label> {
    let standings = graph.standings(&Scenario::default());
    let label = |claim| match standings.claim(ClaimIx(claim)) {
        Standing::Holds => Label::In,
        Standing::Falls => Label::Out,
        Standing::Undecided => Label::Undecided,
    };
    (0..graph.claims()).map(label).collect()
}

#[test]
fn every_framework_of_three_arguments_is_labelled_as_defined() {
    for arguments in 0..=3 {
        for mask in 0..1 << (arguments * arguments) {
            let attacks = attacks(arguments, mask);
            let expected = brute(arguments, &attacks);
            assert_eq!(Framework::new(arguments, &attacks).grounded(), expected, "{attacks:?}");
            for standard in Standard::ALL.into_iter().filter(|&it| it != Standard::Scintilla) {
                assert_eq!(as_labels(&as_graph(arguments, &attacks, standard)), expected, "{attacks:?} {standard:?}");
            }
        }
    }
}

#[test]
fn attacks_that_name_no_argument_are_passed_over() {
    assert_eq!(Framework::new(1, &[(1, 0), (0, 7)]).grounded(), [Label::In]);
    assert!(Framework::new(0, &[(0, 0)]).grounded().is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn larger_frameworks_are_labelled_as_defined(attacks in prop::collection::vec((0..6_usize, 0..6_usize), 0..14)) {
        prop_assert_eq!(Framework::new(6, &attacks).grounded(), brute(6, &attacks));
    }

    #[test]
    fn a_map_of_attacks_alone_is_its_framework(
        attacks in prop::collection::vec((0..40_usize, 0..40_usize), 0..80),
        standard in standard(),
    ) {
        prop_assume!(standard != Standard::Scintilla);
        prop_assert_eq!(as_labels(&as_graph(40, &attacks, standard)), Framework::new(40, &attacks).grounded());
    }
}
