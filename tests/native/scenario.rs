//! The reader's what-if: what the program that judges answers.

use proptest::prelude::*;
use wherefore::argument::{Graph, Scenario, Standing};
use wherefore::content;
use wherefore::document::{Basis, EssayMap, Index};
use wherefore::scenario::{Judge, Judged, Mark};

fn embedded() -> Judge {
    Judge::new(content::embedded())
}

fn marked(judged: &Judged, mark: Mark) -> Vec<String> {
    let map = content::embedded();
    let claims = map.claims.iter().zip(&judged.marks).filter(|(_, own)| **own == mark);
    claims.map(|(claim, _)| claim.id.to_string()).collect()
}

#[test]
fn without_a_judgment_nothing_is_said() {
    let judged = embedded().answer("read &&");
    assert_eq!(judged, Judged { hinges: judged.hinges.clone(), ..Judged::default() });
}

#[test]
fn a_judgment_is_marked_announced_and_goes_into_the_address() {
    let mut judge = embedded();
    let judged = judge.answer("reject insiders-say-love");
    assert_eq!(judged.address, ["insiders-say-love", "", ""]);
    assert!(judged.is_step);
    assert_eq!(marked(&judged, Mark::Rejected), ["insiders-say-love"]);
    assert!(marked(&judged, Mark::Falls).contains(&"loves-war".to_owned()));
    assert_eq!(
        judged.said,
        "Rejecting this, 1 other claim falls; the thesis still holds, on reasons 2, 3, 4, 5, 6 and 7."
    );
    assert!(judged.bar.contains("1 judgment in force") && judged.bar.contains("not what is true"), "{}", judged.bar);
    let undone = judge.answer("undo insiders-say-love");
    assert!(undone.marks.is_empty() && undone.bar.is_empty());
    assert!(undone.said.starts_with("Taking this back, 1 other claim holds again"), "{}", undone.said);
}

#[test]
fn a_claim_accepted_holds_whatever_speaks_against_it() {
    let mut judge = embedded();
    judge.answer("reject insiders-say-love");
    let judged = judge.answer("accept loves-war");
    assert_eq!(judged.address, ["insiders-say-love", "loves-war", ""]);
    assert_eq!(marked(&judged, Mark::Accepted), ["loves-war"]);
    judge.answer("show loves-war");
    assert!(judge.answer("show loves-war").card.contains("Holds, because you accept it."));
}

#[test]
fn every_standing_says_why_with_links() {
    let mut judge = embedded();
    judge.answer("reject insiders-say-love");
    let card = judge.answer("show loves-war").card;
    assert!(card.contains("Falls, because its only reason does not apply"), "{card}");
    assert!(card.contains("href=\"claim/insiders-say-love/\"") && card.contains("is rejected"), "{card}");
    for claim in content::embedded().claims {
        let card = judge.answer(&format!("show {}", claim.id)).card;
        let sentence = card.split("</p>").next().unwrap();
        assert!(["Holds", "Falls", "Undecided"].iter().any(|word| sentence.contains(word)), "{}: {card}", claim.id);
    }
}

#[test]
fn all_of_a_basis_is_left_out_by_one_switch() {
    let mut judge = embedded();
    let judged = judge.answer("without 0");
    let unnamed = content::embedded().claims.into_iter().filter(|it| it.basis == Basis::AnonymousSource);
    let unnamed: Vec<_> = unnamed.map(|it| it.id.to_string()).collect();
    assert_eq!(marked(&judged, Mark::Rejected), unnamed);
    assert_eq!(marked(&judged, Mark::Falls), ["loves-war", "aim-unchanged", "ready-for-deal"]);
    assert_eq!(judged.without, [true, false]);
    assert!(judged.said.starts_with("Leaving these out, "), "{}", judged.said);
    assert!(judged.said.ends_with("the thesis still holds, on reasons 3, 4, 5, 6 and 7."), "{}", judged.said);
    let back = judge.answer("without 0");
    assert!(back.marks.is_empty() && back.without == [false, false]);
}

#[test]
fn a_question_answered_no_takes_the_step_away() {
    let mut judge = embedded();
    let card = judge.answer("show loves-war").card;
    assert!(card.contains("Questions to ask") && card.contains("Walton"), "{card}");
    assert!(card.contains("data-judge=\"doubt i-insiders-love\""), "{card}");
    let judged = judge.answer("doubt i-insiders-love");
    assert_eq!(judged.address, ["", "", "i-insiders-love"]);
    assert_eq!(marked(&judged, Mark::Falls)[0], "loves-war");
    assert!(judged.card.contains("You answered “no”"), "{}", judged.card);
    assert!(judge.answer("trust i-insiders-love").marks.is_empty());
}

#[test]
fn what_a_claim_hangs_on_is_what_makes_it_fall() {
    let mut judge = embedded();
    let card = judge.answer("show loves-war").card;
    assert!(card.contains("Reject one of these alone"), "{card}");
    let alone = card.split("What it hangs on").nth(1).unwrap().split("</details>").next().unwrap();
    let offered: Vec<_> = alone.split("data-judge=\"reject ").skip(1).map(|it| it.split('"').next().unwrap()).collect();
    assert!(offered.contains(&"insiders-say-love"), "{offered:?}");
    let thesis = judge.answer("show wants-no-end").card;
    assert!(thesis.contains("found step by step"), "{thesis}");
}

#[test]
fn an_address_with_what_is_not_there_applies_as_far_as_it_can() {
    let mut judge = embedded();
    let judged = judge.answer("read loves-war,nope,<b>&loves-war&");
    assert_eq!(judged.address, ["loves-war", "", ""]);
    assert!(!judged.is_step, "the address stands already");
    assert!(judged.bar.contains("nope, &lt;b&gt;. The rest applies"), "{}", judged.bar);
    assert!(judged.bar.contains("It counts as rejected"), "{}", judged.bar);
    let many: Vec<String> = (0..1000).map(|at| format!("x{at}")).collect();
    let judged = judge.answer(&format!("read {}&&", many.join(",")));
    assert!(judged.marks.is_empty() && judged.bar.contains("and 995 more"), "{}", judged.bar);
}

#[test]
fn weights_are_shown_only_when_asked_for_and_only_numbers_are_taken() {
    let mut judge = embedded();
    assert!(judge.answer("read &&").bar.is_empty());
    let shown = judge.answer("weights");
    assert!(shown.bar.contains("<meter") && shown.bar.contains("Potyka 2018"), "{}", shown.bar);
    assert!(judge.answer("semantics 1").bar.contains("Rago"));
    assert!(judge.answer("semantics 2").bar.contains("Amgoud"));
    let wrong = judge.answer("weight russia-aside heavy");
    assert!(wrong.said.contains("a number from 0 to 1"), "{}", wrong.said);
    assert!(judge.answer("weight russia-aside 2").said.contains("no more than 1"));
    assert_eq!(judge.answer("weight russia-aside 0,9").said, "The weight is set.");
    assert_eq!(judge.answer("weight-of-basis 5 0.1").said, "The weight of 3 claims is set.");
    assert!(judge.answer("weight-of-basis 5 nothing").said.contains("a number from 0 to 1"));
    assert!(judge.answer("weight-of-basis 9 0.1").said.is_empty());
    let bar = judge.answer("weight insiders-say-love 0.3").bar;
    assert!(
        bar.contains(
            "value=\"\" placeholder=\"various\" data-weigh=\"weight-of-basis 5\"> 3 claims on unnamed sources"
        ),
        "{bar}"
    );
    let card = judge.answer("show insiders-say-love").card;
    assert!(card.contains("value=\"0.3\"") && card.contains("data-weigh=\"weight insiders-say-love\""), "{card}");
    let off = judge.answer("weights");
    assert!(off.bar.is_empty() && !off.card.contains("data-weigh"));
}

/// First what matters, last the method by which it is reckoned.
#[test]
fn weights_begin_with_the_plain_question() {
    let bar = embedded().answer("weights").bar;
    let at = |words: &str| bar.find(words).unwrap_or_else(|| panic!("no {words}: {bar}"));
    let order = [at("What matters most"), at("<meter"), at("Weights by basis"), at("data-group=\"methods\"")];
    assert!(order.is_sorted(), "{order:?}");
    assert!(at("data-judge=\"semantics 0\"") > order[3] && at("Potyka") > order[3]);
}

#[test]
fn what_falls_has_no_strength() {
    let mut judge = embedded();
    judge.answer("weights");
    judge.answer("reject insiders-say-love");
    let card = judge.answer("show loves-war").card;
    assert!(card.contains("<span class=\"word\">falls</span>") && !card.contains("<meter"), "{card}");
    let bar = judge.answer("show loves-war").bar;
    assert!(bar.contains("<span class=\"word\">does not apply</span>"), "{bar}");
    let ranking = bar.split("What matters most").nth(1).unwrap().split("</ol>").next().unwrap();
    assert!(!ranking.contains("insiders-say-love"), "{ranking}");
    let held = judge.answer("show war-controls").card;
    assert!(held.contains("strength <meter"), "{held}");
}

#[test]
fn what_is_announced_is_what_follows() {
    let map = content::embedded();
    let index = Index::new(&map);
    let graph = Graph::new(&map, &index);
    for claim in &map.claims {
        let judged = embedded().answer(&format!("reject {}", claim.id));
        let mut scenario = Scenario::default();
        scenario.reject(index.claim(&claim.id).unwrap());
        let standings = graph.standings(&scenario);
        for (at, mark) in judged.marks.iter().enumerate() {
            let standing = standings.claim(wherefore::document::ClaimIx(at));
            let same = match mark {
                Mark::Holds | Mark::Accepted => standing == Standing::Holds,
                Mark::Falls | Mark::Rejected => standing == Standing::Falls,
                Mark::Undecided => standing == Standing::Undecided,
            };
            assert!(same, "{}: {at}", claim.id);
        }
    }
}

#[test]
fn a_map_without_an_argument_is_judged_too() {
    for map in [EssayMap::default(), EssayMap { inferences: Vec::new(), ..content::embedded() }] {
        let mut judge = Judge::new(map);
        for request in ["read &&", "reject wants-no-end", "without 0", "weights", "show loves-war", "reset", ""] {
            judge.answer(request);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn whatever_is_asked_is_answered(requests in prop::collection::vec(
        prop_oneof![
            "(read|reject|accept|undo|doubt|trust|without|reset|show|weights|semantics|weight) [a-z0-9&, .-]{0,20}",
            "(reject|accept|undo|show) (wants-no-end|loves-war|aim-unchanged|insiders-say-love)",
            ".{0,20}",
        ], 0..12)) {
        let mut judge = embedded();
        for request in requests {
            let judged = judge.answer(&request);
            prop_assert!(!judged.bar.contains("<script") && !judged.card.contains("<script"));
        }
    }
}
