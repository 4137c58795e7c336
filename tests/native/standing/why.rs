use proptest::prelude::*;
use wherefore::argument::{Aim, Graph, Scenario, Standing, Standings, Subject, Why};
use wherefore::document::{ClaimIx, Index, InferenceIx, Standard};

use super::{Made, made, scenario};
use crate::shipped;

const HOLDS: Standing = Standing::Holds;
const FALLS: Standing = Standing::Falls;

/// Whether what an explanation says is so, is all there is to say, and is enough to decide the standing. Works from
/// the parts the graph was made of.
fn explains(made: &Made, scenario: &Scenario, standings: &Standings, subject: Subject, why: &Why) -> bool {
    let is = |list: &[InferenceIx], among: &[InferenceIx], wanted: &[Standing]| {
        let all = among.iter().filter(|&&it| wanted.contains(&standings.inference(it)));
        all.copied().collect::<Vec<_>>() == list
    };
    let aimed = |aim: Aim| {
        let counts = |at: &usize| made.steps[*at].1 == aim && !made.steps[*at].0.is_empty();
        (0..made.steps.len()).filter(counts).map(InferenceIx).collect::<Vec<_>>()
    };
    let most = |reasons: usize, objections: usize| made.standard.is_met(reasons, objections);
    match subject {
        Subject::Claim(claim) => {
            let (reasons_all, against) = (aimed(Aim::Supports(claim)), aimed(Aim::Attacks(claim)));
            let taken = usize::from(reasons_all.is_empty());
            let judged = scenario.rejected.contains(&claim) || scenario.accepted.contains(&claim);
            let standing = standings.claim(claim);
            match why {
                Why::Rejected => scenario.rejected.contains(&claim) && standing == FALLS,
                Why::Accepted => scenario.accepted.contains(&claim) && standing == HOLDS,
                _ if judged => false,
                Why::Taken { answered, despite } => {
                    standing == HOLDS
                        && taken == 1
                        && is(answered, &against, &[FALLS])
                        && answered.len() + despite.len() == against.len()
                        && most(1, despite.len())
                }
                Why::Supported { reasons, answered, despite } => {
                    standing == HOLDS
                        && is(reasons, &reasons_all, &[HOLDS])
                        && is(answered, &against, &[FALLS])
                        && answered.len() + despite.len() == against.len()
                        && most(reasons.len(), despite.len())
                }
                Why::Unsupported { reasons } => {
                    standing == FALLS && taken == 0 && is(reasons, &reasons_all, &[FALLS]) && *reasons == reasons_all
                }
                Why::Overruled { objections, reasons } => {
                    standing == FALLS
                        && is(objections, &against, &[HOLDS])
                        && !objections.is_empty()
                        && is(reasons, &reasons_all, &[HOLDS, Standing::Undecided])
                        && !most(taken + reasons.len(), objections.len())
                }
                Why::Open { .. } => standing == Standing::Undecided,
                _ => false,
            }
        }
        Subject::Inference(inference) => {
            let mut premises: Vec<_> = made.steps[inference.0].0.iter().map(|&it| ClaimIx(it)).collect();
            premises.sort_unstable();
            premises.dedup();
            let undercuts = aimed(Aim::Undercuts(inference));
            let standing = standings.inference(inference);
            let falls = |claim: &ClaimIx| standings.claim(*claim) == FALLS;
            match why {
                Why::Doubted => scenario.doubted.contains(&inference) && standing == FALLS,
                _ if scenario.doubted.contains(&inference) => false,
                Why::PassedOver => premises.is_empty() && standing == FALLS,
                Why::PremisesFall { premises: fallen, only } => {
                    let mut fallen = fallen.clone();
                    fallen.sort_unstable();
                    standing == FALLS
                        && *only == (premises.len() == 1)
                        && !fallen.is_empty()
                        && fallen == premises.iter().copied().filter(falls).collect::<Vec<_>>()
                }
                Why::Undercut { by } => standing == FALLS && is(by, &undercuts, &[HOLDS]) && !by.is_empty(),
                Why::Applies { answered } => {
                    standing == HOLDS
                        && is(answered, &undercuts, &[FALLS])
                        && *answered == undercuts
                        && premises.iter().all(|&claim| standings.claim(claim) == HOLDS)
                }
                Why::Open { .. } => standing == Standing::Undecided,
                _ => false,
            }
        }
    }
}

fn subjects(graph: &Graph) -> Vec<Subject> {
    let claims = (0..graph.claims()).map(|it| Subject::Claim(ClaimIx(it)));
    claims.chain((0..graph.inferences()).map(|it| Subject::Inference(InferenceIx(it)))).collect()
}

/// Everything undecided that a subject waits for, directly and further on.
fn ahead(graph: &Graph, scenario: &Scenario, standings: &Standings, subject: Subject) -> Vec<Subject> {
    let mut found: Vec<Subject> = Vec::new();
    let mut next = vec![subject];
    while let Some(subject) = next.pop() {
        let Some(Why::Open { on, .. }) = graph.why(scenario, standings, subject) else { unreachable!() };
        for subject in on {
            if !found.contains(&subject) {
                found.push(subject);
                next.push(subject);
            }
        }
    }
    found
}

#[test]
fn the_essay_explains_itself() {
    let map = shipped::map();
    let index = Index::new(&map);
    let graph = Graph::new(&map, &index);
    let claim = |id: &str| index.claim(&id.into()).unwrap();
    let step = |id: &str| index.inference(&id.into()).unwrap();
    let mut scenario = Scenario::default();
    scenario.reject(claim("insiders-say-aim"));
    scenario.reject(claim("not-weary"));
    let standings = graph.standings(&scenario);
    let why = |subject| graph.why(&scenario, &standings, subject).unwrap();
    assert_eq!(why(Subject::Claim(claim("aim-unchanged"))), Why::Unsupported { reasons: vec![step("i-insiders-aim")] });
    assert_eq!(
        why(Subject::Inference(step("i-insiders-aim"))),
        Why::PremisesFall { premises: vec![claim("insiders-say-aim")], only: false }
    );
    // The reply to an objection is rejected, so the objection applies.
    assert_eq!(why(Subject::Inference(step("i-officials"))), Why::Applies { answered: vec![step("i-not-putin")] });
    let Why::Supported { reasons, answered, despite } = why(Subject::Claim(claim("wants-no-end"))) else {
        unreachable!();
    };
    assert_eq!((reasons.len(), answered.len(), despite), (2, 2, vec![step("i-officials")]));
    assert_eq!(why(Subject::Inference(step("i-far-fetched"))), Why::Undercut { by: vec![step("i-looks-nearer")] });
}

#[test]
fn a_circle_is_told_from_what_depends_on_one() {
    let steps: [(&[usize], Aim); 3] =
        [(&[0], Aim::Attacks(ClaimIx(1))), (&[1], Aim::Attacks(ClaimIx(0))), (&[1], Aim::Supports(ClaimIx(2)))];
    let graph = Graph::of(3, &steps, Standard::default());
    let scenario = Scenario::default();
    let standings = graph.standings(&scenario);
    let why = |claim| graph.why(&scenario, &standings, Subject::Claim(ClaimIx(claim)));
    let step = |at| vec![Subject::Inference(InferenceIx(at))];
    assert_eq!(why(1), Some(Why::Open { on: step(0), circle: true }));
    assert_eq!(why(2), Some(Why::Open { on: step(2), circle: false }));
    assert_eq!(why(3), None);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

    #[test]
    fn explanations_are_so_and_suffice(made in made(6, 9), scenario in scenario(6, 9)) {
        let graph = made.graph();
        let standings = graph.standings(&scenario);
        for subject in subjects(&graph) {
            let why = graph.why(&scenario, &standings, subject).unwrap();
            prop_assert!(explains(&made, &scenario, &standings, subject, &why), "{subject:?}: {why:?}");
            if let Why::Open { on, circle } = why {
                prop_assert!(!on.is_empty() && on.iter().all(|&it| standings.of(it) == Standing::Undecided));
                prop_assert_eq!(circle, ahead(&graph, &scenario, &standings, subject).contains(&subject));
            }
        }
    }
}
