use proptest::prelude::*;
use wherefore::argument::{Aim, Graph, Scenario, Standing, without};
use wherefore::document::{
    Basis, Claim, ClaimIx, EssayMap, Index, Inference, InferenceIx, Scheme, Standard, Target, Voice,
};

use super::{Made, acyclic, made, scenario};
use crate::shipped;
use wherefore::format::parse;

/// What a node comes to when every other is settled one way or the other.
fn comes_to(made: &Made, scenario: &Scenario, node: usize, settled: &[bool]) -> bool {
    let inference = |at: usize| settled[made.claims + at];
    let counts = |at: &usize| !made.steps[*at].0.is_empty();
    let aimed = |aim: Aim| (0..made.steps.len()).filter(counts).filter(move |&at| made.steps[at].1 == aim);
    if let Some(at) = node.checked_sub(made.claims) {
        return !scenario.doubted.contains(&InferenceIx(at))
            && counts(&at)
            && made.steps[at].0.iter().all(|&premise| settled[premise])
            && !aimed(Aim::Undercuts(InferenceIx(at))).any(inference);
    }
    let claim = ClaimIx(node);
    if scenario.rejected.contains(&claim) || scenario.accepted.contains(&claim) {
        return !scenario.rejected.contains(&claim);
    }
    let rests_on_nothing = aimed(Aim::Supports(claim)).next().is_none();
    let reasons = aimed(Aim::Supports(claim)).filter(|&at| inference(at)).count() + usize::from(rests_on_nothing);
    made.standard.is_met(reasons, aimed(Aim::Attacks(claim)).filter(|&at| inference(at)).count())
}

/// The grounded interpretation by its definition (Brewka and Woltran 2010): from nothing decided, again and again
/// decide whatever comes to the same in every two-valued completion.
fn brute(made: &Made, scenario: &Scenario) -> Vec<Standing> {
    let nodes = made.claims + made.steps.len();
    let mut standings = vec![Standing::Undecided; nodes];
    loop {
        let fits = |settled: &[bool], standings: &[Standing]| {
            standings.iter().zip(settled).all(|(standing, &settled)| match standing {
                Standing::Holds => settled,
                Standing::Falls => !settled,
                Standing::Undecided => true,
            })
        };
        let completions: Vec<Vec<bool>> = (0..1_usize << nodes)
            .map(|mask| (0..nodes).map(|node| mask >> node & 1 == 1).collect())
            .filter(|settled: &Vec<bool>| fits(settled, &standings))
            .collect();
        let next: Vec<_> = (0..nodes)
            .map(|node| {
                let first = comes_to(made, scenario, node, &completions[0]);
                if completions.iter().all(|settled| comes_to(made, scenario, node, settled) == first) {
                    if first { Standing::Holds } else { Standing::Falls }
                } else {
                    Standing::Undecided
                }
            })
            .collect();
        if next == standings {
            return standings;
        }
        standings = next;
    }
}

fn all(graph: &Graph, scenario: &Scenario) -> Vec<Standing> {
    let standings = graph.standings(scenario);
    let claims = (0..graph.claims()).map(|claim| standings.claim(ClaimIx(claim)));
    claims.chain((0..graph.inferences()).map(|at| standings.inference(InferenceIx(at)))).collect()
}

const HOLDS: Standing = Standing::Holds;
const FALLS: Standing = Standing::Falls;
const OPEN: Standing = Standing::Undecided;

/// The standings of the claims of a graph.
fn claims(count: usize, steps: &[(&[usize], Aim)]) -> Vec<Standing> {
    all(&Graph::of(count, steps, Standard::default()), &Scenario::default())[..count].to_vec()
}

fn supports(claim: usize) -> Aim {
    Aim::Supports(ClaimIx(claim))
}

fn attacks(claim: usize) -> Aim {
    Aim::Attacks(ClaimIx(claim))
}

fn undercuts(inference: usize) -> Aim {
    Aim::Undercuts(InferenceIx(inference))
}

#[test]
fn answers_of_the_literature() {
    // Reinstatement: who attacks an attacker defends.
    assert_eq!(claims(3, &[(&[1], attacks(0)), (&[2], attacks(1))]), [HOLDS, FALLS, HOLDS]);
    // Circles of attacks, even and odd, and an attack on oneself.
    assert_eq!(claims(2, &[(&[0], attacks(1)), (&[1], attacks(0))]), [OPEN, OPEN]);
    assert_eq!(claims(3, &[(&[0], attacks(1)), (&[1], attacks(2)), (&[2], attacks(0))]), [OPEN; 3]);
    assert_eq!(claims(2, &[(&[0], attacks(0)), (&[0], attacks(1))]), [OPEN, OPEN]);
    // Something that holds beside a circle settles what it attacks.
    assert_eq!(claims(3, &[(&[0], attacks(1)), (&[1], attacks(0)), (&[2], attacks(0))]), [FALLS, HOLDS, HOLDS]);
    // Claims that support one another do not speak for themselves, but a reason from outside carries both.
    assert_eq!(claims(2, &[(&[0], supports(1)), (&[1], supports(0))]), [OPEN, OPEN]);
    assert_eq!(claims(3, &[(&[0], supports(1)), (&[1], supports(0)), (&[2], supports(0))]), [HOLDS; 3]);
    // An undercut of an undercut, and an inference that undercuts itself through its conclusion, or directly.
    let restored: [(&[usize], Aim); 3] = [(&[1], supports(0)), (&[2], undercuts(0)), (&[3], undercuts(1))];
    assert_eq!(claims(4, &restored), [HOLDS; 4]);
    assert_eq!(claims(4, &restored[..2]), [FALLS, HOLDS, HOLDS, HOLDS]);
    assert_eq!(claims(2, &[(&[1], supports(0)), (&[0], undercuts(0))]), [OPEN, HOLDS]);
    let own = Graph::of(1, &[(&[0], undercuts(0))], Standard::default());
    assert_eq!(all(&own, &Scenario::default()), [HOLDS, OPEN]);
    // A shared premise takes both of its inferences along.
    let shared: [(&[usize], Aim); 3] = [(&[1, 2], supports(0)), (&[2], supports(1)), (&[3], attacks(2))];
    assert_eq!(claims(4, &shared), [FALLS, FALLS, FALLS, HOLDS]);
}

#[test]
fn a_claim_that_rests_on_nothing_counts_as_one_reason() {
    let steps: [(&[usize], Aim); 2] = [(&[1], attacks(0)), (&[2], attacks(0))];
    assert_eq!(claims(3, &steps)[0], FALLS);
    assert_eq!(claims(3, &[])[0], HOLDS);
    // Inferences without premises conclude from nothing, for and against.
    assert_eq!(claims(1, &[(&[], supports(0)), (&[], attacks(0))])[0], HOLDS);
}

#[test]
fn the_reader_has_the_last_word() {
    let graph = Graph::of(3, &[(&[1], supports(0)), (&[2], attacks(0))], Standard::default());
    let mut scenario = Scenario::default();
    scenario.accept(ClaimIx(0));
    assert_eq!(graph.standings(&scenario).claim(ClaimIx(0)), HOLDS);
    scenario.reject(ClaimIx(0));
    assert_eq!(graph.standings(&scenario).claim(ClaimIx(0)), FALLS);
    scenario.undo(ClaimIx(0));
    scenario.doubt(InferenceIx(1));
    let standings = graph.standings(&scenario);
    assert_eq!((standings.claim(ClaimIx(0)), standings.inference(InferenceIx(1))), (HOLDS, FALLS));
    let before = graph.standings(&Scenario::default());
    assert_eq!(standings.changed(&before).collect::<Vec<_>>(), [ClaimIx(0)]);
}

#[test]
fn maps_without_an_argument_are_judged_too() {
    let empty = EssayMap::default();
    assert_eq!(Graph::new(&empty, &Index::new(&empty)).standings(&Scenario::default()).claims_that(HOLDS).count(), 0);
    let (map, _) = parse(r#"{"claims": [{"id": "a", "text": "A.", "basis": "figure"}], "standard": "scintilla"}"#);
    let graph = Graph::new(&map, &Index::new(&map));
    assert_eq!(graph.standard(), Standard::Scintilla);
    assert_eq!(graph.standings(&Scenario::default()).claims_that(HOLDS).collect::<Vec<_>>(), [ClaimIx(0)]);
}

#[test]
fn what_refers_to_nothing_and_what_is_there_twice_is_passed_over() {
    let claim = |id: &str| Claim { id: id.into(), ..Claim::default() };
    let step = |id: &str, premises: &[&str], target| Inference {
        id: id.into(),
        premises: premises.iter().map(|&id| id.into()).collect(),
        target,
        voice: Voice::Essay,
        scheme: Some(Scheme::Sign),
    };
    let map = EssayMap {
        claims: ["t", "a", "b", "a"].map(claim).to_vec(),
        inferences: vec![
            step("i", &["a", "a", "no"], Target::Supports("t".into())),
            step("i", &["b"], Target::Supports("t".into())),
            step("j", &["b"], Target::Attacks("t".into())),
            step("k", &["no"], Target::Undercuts("j".into())),
            step("l", &["b"], Target::Undercuts("no".into())),
        ],
        ..EssayMap::default()
    };
    let graph = Graph::new(&map, &Index::new(&map));
    assert_eq!(all(&graph, &Scenario::default()), [FALLS, HOLDS, HOLDS, HOLDS, HOLDS, FALLS, HOLDS, FALLS, HOLDS]);
    let premises = |at| graph.premises(InferenceIx(at)).collect::<Vec<_>>();
    assert_eq!((premises(0), premises(1), premises(3)), (vec![ClaimIx(1)], vec![], vec![]));
}

#[test]
fn the_essay_holds_as_it_argues() {
    let map = shipped::map();
    let index = Index::new(&map);
    let thesis = index.claim(&map.thesis().unwrap().id).unwrap();
    for standard in Standard::ALL {
        let graph = Graph::new(&map, &index).with_standard(standard);
        let standings = graph.standings(&Scenario::default());
        assert_eq!(standings.claim(thesis), HOLDS, "{standard:?}");
        assert_eq!(standings.claims_that(OPEN).count(), 0);
    }
}

/// What an editor is told who asks what is left without unnamed sources.
#[test]
fn the_essay_without_unnamed_sources() {
    let map = shipped::map();
    let index = Index::new(&map);
    let thesis = index.claim(&map.thesis().unwrap().id).unwrap();
    let mut scenario = Scenario::default();
    without(&map, Basis::AnonymousSource).into_iter().for_each(|claim| scenario.reject(claim));
    for standard in Standard::ALL {
        let graph = Graph::new(&map, &index).with_standard(standard);
        let standings = graph.standings(&scenario);
        let applies = |it: &InferenceIx| standings.inference(*it) == HOLDS;
        let ids = |it: Vec<InferenceIx>| it.iter().map(|it| map[*it].id.as_str()).collect::<Vec<_>>();
        // Two of the three reasons fall; what he would lose remains.
        assert_eq!(ids(graph.reasons(thesis).filter(applies).collect()), ["i-power"]);
        assert_eq!(ids(graph.objections(thesis).filter(applies).collect()), [""; 0]);
        assert_eq!(standings.claim(thesis), HOLDS, "{standard:?}");
        let before = graph.standings(&Scenario::default());
        let rejected = |claim: &ClaimIx| scenario.rejected.contains(claim) || *claim == thesis;
        let fallen = standings.changed(&before).filter(|claim| !rejected(claim));
        assert_eq!(fallen.map(|claim| map[claim].id.as_str()).collect::<Vec<_>>(), ["loves-war", "aim-unchanged"]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn standings_are_as_defined(made in made(4, 5), scenario in scenario(4, 5)) {
        prop_assert_eq!(all(&made.graph(), &scenario), brute(&made, &scenario));
    }

    #[test]
    fn without_circles_everything_is_decided(made in acyclic(12, 20), scenario in scenario(12, 20)) {
        prop_assert!(all(&made.graph(), &scenario).iter().all(|&standing| standing != OPEN));
    }

    /// Whatever bears on a claim through reasons and premises alone can only help it.
    #[test]
    fn rejecting_a_mere_reason_never_helps(made in acyclic(12, 20), rejected in 0..12_usize, doubted in 0..20_usize) {
        let supports: Vec<_> = made.steps.iter().filter(|step| matches!(step.1, Aim::Supports(_))).cloned().collect();
        let against: Vec<_> = made.steps.iter().filter(|step| matches!(step.1, Aim::Attacks(_))).cloned().collect();
        // The objections come from claims of their own, which nothing bears on.
        let aside = against.iter().map(|(premises, aim)| (premises.iter().map(|it| it + 12).collect(), *aim));
        let made = Made { claims: 24, steps: supports.iter().cloned().chain(aside).collect(), ..made };
        let graph = made.graph();
        let before = graph.standings(&Scenario::default());
        let mut scenario = Scenario::default();
        scenario.reject(ClaimIx(rejected));
        if doubted < supports.len() {
            scenario.doubt(InferenceIx(doubted));
        }
        let after = graph.standings(&scenario);
        for claim in (0..24).map(ClaimIx) {
            prop_assert!(before.claim(claim) == HOLDS || after.claim(claim) != HOLDS);
        }
        let mut scenario = Scenario::default();
        scenario.accept(ClaimIx(rejected));
        let after = graph.standings(&scenario);
        for claim in (0..24).map(ClaimIx) {
            prop_assert!(after.claim(claim) == HOLDS || before.claim(claim) != HOLDS);
        }
    }
}
