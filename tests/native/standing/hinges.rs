use proptest::prelude::*;
use wherefore::argument::{Aim, Graph, Hinges, Scenario, Standing};
use wherefore::document::{ClaimIx, Index, Standard};

use super::{Made, acyclic, made, scenario};
use crate::shipped;

fn gives_way(graph: &Graph, scenario: &Scenario, claim: ClaimIx, rejected: &[ClaimIx]) -> bool {
    let mut scenario = scenario.clone();
    for &claim in rejected {
        if let Err(at) = scenario.rejected.binary_search(&claim) {
            scenario.rejected.insert(at, claim);
        }
    }
    graph.standings(&scenario).claim(claim) != Standing::Holds
}

fn agrees(made: &Made, scenario: &Scenario, claim: ClaimIx) -> Result<(), TestCaseError> {
    let graph = made.graph();
    let hinges = graph.hinges(scenario, claim);
    prop_assert!(!hinges.cut_short);
    if gives_way(&graph, scenario, claim, &[]) {
        prop_assert_eq!(hinges, Default::default());
        return Ok(());
    }
    let free = |it: &ClaimIx| *it != claim && !scenario.accepted.contains(it) && !scenario.rejected.contains(it);
    let others: Vec<_> = (0..made.claims).map(ClaimIx).filter(free).collect();
    let alone = |it: &ClaimIx| gives_way(&graph, scenario, claim, &[*it]);
    let (leaves, inner): (Vec<_>, Vec<_>) = others.iter().partition(|&&it| graph.is_leaf(it));
    let singles: Vec<_> = leaves.iter().copied().filter(alone).collect();
    let mut pairs = Vec::new();
    for (at, &first) in leaves.iter().enumerate() {
        for &second in &leaves[at + 1..] {
            let minimal = !singles.contains(&first) && !singles.contains(&second);
            if minimal && gives_way(&graph, scenario, claim, &[first, second]) {
                pairs.push([first, second]);
            }
        }
    }
    prop_assert_eq!(&hinges.singles, &singles);
    prop_assert_eq!(&hinges.pairs, &pairs);
    prop_assert_eq!(hinges.inner, inner.into_iter().filter(alone).collect::<Vec<_>>());
    let small = !singles.is_empty() || !pairs.is_empty();
    let subsets = (0..1_usize << leaves.len()).map(|mask| {
        let chosen = leaves.iter().enumerate().filter(|(bit, _)| mask >> bit & 1 == 1);
        chosen.map(|(_, &claim)| claim).collect::<Vec<_>>()
    });
    match hinges.greedy {
        Some(set) => {
            prop_assert!(!small && set.len() > 2 && set.is_sorted());
            prop_assert!(set.iter().all(|it| leaves.contains(it)) && gives_way(&graph, scenario, claim, &set));
            for spared in &set {
                let rest: Vec<_> = set.iter().copied().filter(|it| it != spared).collect();
                prop_assert!(!gives_way(&graph, scenario, claim, &rest), "{spared:?} can be spared");
            }
        }
        // What the reader rejects may make something hold again, so the greedy search may miss a set on some maps; on
        // maps of support alone it may not.
        None if made.steps.iter().all(|step| matches!(step.1, Aim::Supports(_))) => {
            prop_assert!(small || !subsets.into_iter().any(|set| gives_way(&graph, scenario, claim, &set)));
        }
        None => {}
    }
    Ok(())
}

#[test]
fn reasons_that_stand_apart_are_found_greedily() {
    let steps: Vec<_> = (1..5).map(|from| ([from], Aim::Supports(ClaimIx(0)))).collect();
    let steps: Vec<_> = steps.iter().map(|(premises, aim)| (premises.as_slice(), *aim)).collect();
    let graph = Graph::of(5, &steps, Standard::Preponderance);
    let hinges = graph.hinges(&Scenario::default(), ClaimIx(0));
    assert!(hinges.singles.is_empty() && hinges.pairs.is_empty());
    assert_eq!(hinges.greedy, Some((1..5).map(ClaimIx).collect()));
}

#[test]
fn what_the_essay_hangs_on() {
    let map = shipped::map();
    let index = Index::new(&map);
    let thesis = index.claim(&map.thesis().unwrap().id).unwrap();
    let graph = Graph::new(&map, &index);
    let ids = |list: &[ClaimIx]| list.iter().map(|it| map[*it].id.as_str()).collect::<Vec<_>>();
    // No one premise carries the thesis. Two do, and of the two at least one is never said: whether those near him know and
    // are frank, whether he sees what serves him and clings to it.
    let hinges = graph.hinges(&Scenario::default(), thesis);
    let pairs = |hinges: &Hinges| hinges.pairs.iter().map(|pair| ids(pair)).collect::<Vec<_>>();
    let unsaid = [
        ["rulers-keep-power", "acquaintance-tells"],
        ["rulers-keep-power", "insiders-honest"],
        ["putin-sees-it", "acquaintance-tells"],
        ["putin-sees-it", "insiders-honest"],
    ];
    let said = [["acquaintance-tells", "not-weary"], ["insiders-honest", "not-weary"]];
    assert!(hinges.singles.is_empty() && hinges.inner.is_empty());
    assert_eq!(pairs(&hinges), [&unsaid[..], &said].concat());
    assert!(unsaid.as_flattened().iter().all(|id| map[index.claim(&(*id).into()).unwrap()].implicit));
    // One that no objection may stand against hangs on the one reply that stands alone.
    let strict = graph.with_standard(Standard::DialecticalValidity);
    let hinges = strict.hinges(&Scenario::default(), thesis);
    assert_eq!(ids(&hinges.singles), ["not-weary"]);
    assert_eq!(pairs(&hinges), unsaid);
    // What falls already hangs on nothing.
    let fallen = index.claim(&"breakthrough".into()).unwrap();
    assert_eq!(strict.hinges(&Scenario::default(), fallen), Default::default());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn hinges_are_exact(made in acyclic(9, 14), scenario in scenario(9, 14), claim in 0..3_usize) {
        agrees(&made, &scenario, ClaimIx(claim))?;
    }

    #[test]
    fn hinges_are_exact_among_circles(made in made(7, 10), scenario in scenario(7, 10), claim in 0..7_usize) {
        agrees(&made, &scenario, ClaimIx(claim))?;
    }
}
