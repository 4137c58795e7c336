use std::collections::BTreeSet;

use proptest::prelude::*;
use wherefore::argument::{Piece, question_text, questions, templates};
use wherefore::document::{Claim, EssayMap, Index, Inference, InferenceIx, Scheme, Target, Voice};
use wherefore::format::parse;
use wherefore::judge::Judge;
use wherefore::messages::judge::Request;
use wherefore::reading::Carried;

use crate::FIXTURE;
use crate::shipped;

#[test]
fn every_scheme_has_questions_that_name_something() {
    assert!(Scheme::ALL.len() >= 25);
    assert_eq!(Scheme::ALL.iter().collect::<BTreeSet<_>>().len(), Scheme::ALL.len());
    for scheme in Scheme::ALL {
        let templates = templates(Some(scheme));
        assert!((2..=5).contains(&templates.len()), "{scheme:?}");
        assert!(templates.iter().any(|template| template.contains('{')), "{scheme:?} is asked of nobody by name");
        for template in templates {
            assert!(template.ends_with('?') && template.len() < 90, "{template}");
            for name in template.split('{').skip(1).map(|part| part.split_once('}').unwrap().0) {
                assert!(["source", "agent", "premises", "conclusion"].contains(&name), "{template}");
            }
            // A name is followed by a verb that is the same for one and for many.
            for name in ["{source} ", "{agent} "] {
                for next in template.split(name).skip(1).map(|rest| rest.split(' ').next().unwrap()) {
                    assert!(!next.ends_with('s') || next == "this", "{template}");
                }
            }
        }
    }
}

/// The questions to ask of an inference of the essay.
fn asked(id: &str) -> Vec<String> {
    let map = shipped::map();
    let index = Index::new(&map);
    let inference = index.inference(&id.into()).unwrap();
    questions(&map, &index, inference).iter().map(|question| question_text(&map, question)).collect()
}

#[test]
fn questions_go_by_name() {
    assert_eq!(asked("i-business")[1], "Would Russian business leaders tell the truth about it?");
    assert!(asked("i-power")[0].starts_with("Would Vladimir Putin let it count that “The war keeps Putin’s power"));
    assert_eq!(asked("i-far-fetched")[2], "Could Vladimir Putin bring it about?");
    let denied = "it is not so that “The truce on offer is a breakthrough towards peace”";
    assert!(asked("i-unlikely")[1].ends_with(&format!("{denied}?")));
    assert!(asked("i-not-putin")[0].contains("nothing follows from “Russian officials seized"));
}

#[test]
fn a_step_that_names_no_scheme_is_asked_what_any_has_to_stand() {
    let mut map = shipped::map();
    let index = Index::new(&map);
    let at = index.inference(&"i-exile".into()).unwrap();
    map.inferences[at.0].scheme = None;
    let asked: Vec<_> = questions(&map, &index, at).iter().map(|question| question_text(&map, question)).collect();
    assert_eq!(asked.len(), 3);
    assert!(asked[0].starts_with("Is it really so that “"), "{asked:?}");
    assert!(asked[2].starts_with("Is it enough to conclude that “"), "{asked:?}");
    let mut carried = Carried::new(map);
    let card = |carried: &Carried| {
        let to = carried.map.inferences[at.0].target.claim().unwrap().clone();
        Judge::new(carried.clone()).answer(&Request::Show(to)).card
    };
    assert!(card(&carried).contains("argued from"), "another step names one");
    carried.map.inferences.iter_mut().for_each(|it| it.scheme = None);
    let bare = card(&carried);
    assert!(!bare.contains("argued") && !bare.contains("Walton") && bare.contains("the step applies"), "{bare}");
}

#[test]
fn every_inference_of_the_essay_is_asked_about_something_of_its_own() {
    let map = shipped::map();
    let index = Index::new(&map);
    for (at, inference) in map.inferences.iter().enumerate() {
        let asked = questions(&map, &index, InferenceIx(at));
        assert!(asked.iter().flatten().any(|piece| !matches!(piece, Piece::Text(_))), "{}", inference.id);
        for question in &asked {
            assert!(!question_text(&map, question).contains(['{', '}']));
        }
    }
}

#[test]
fn what_is_not_there_is_not_named() {
    let step = |target| Inference {
        id: "i".into(),
        premises: vec!["no".into()],
        target,
        voice: Voice::Essay,
        scheme: Some(Scheme::Threat),
    };
    let targets = [Target::Supports("no".into()), Target::Attacks("no".into()), Target::Undercuts("no".into())];
    for scheme in Scheme::ALL.map(Some).into_iter().chain([None]) {
        for target in targets.clone() {
            let map = EssayMap {
                claims: vec![Claim::default()],
                inferences: vec![Inference { scheme, ..step(target) }],
                ..EssayMap::default()
            };
            for question in questions(&map, &Index::new(&map), InferenceIx(0)) {
                assert!(question.iter().all(|piece| matches!(piece, Piece::Text(_))));
                assert!(question_text(&map, &question).ends_with('?'));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(50) })]

    #[test]
    fn an_inference_that_is_not_there_is_not_asked_about(beyond in 0..1000_usize) {
        let map = parse(FIXTURE).0;
        let at = map.inferences.len() + beyond;
        prop_assert!(questions(&map, &Index::new(&map), InferenceIx(at)).is_empty());
    }
}
