//! The reader's what-if: what the program that judges answers.

use proptest::prelude::*;
use wherefore::argument::{Graph, Scenario, Standing};
use wherefore::document::{Basis, EssayMap, Index};
use wherefore::judge::Judge;
use wherefore::messages::judge::{Judged, Mark, Request};
use wherefore::reading::Carried;

use crate::shipped;

fn judge_of(map: EssayMap) -> Judge {
    Judge::new(Carried::new(map))
}

fn embedded() -> Judge {
    judge_of(shipped::map())
}

/// The request that a button has as its attribute, or `read` with the parts of an address.
fn request(written: &str) -> Option<Request> {
    if let Some(address) = written.strip_prefix("read ") {
        let mut parts = address.splitn(5, '&').map(str::to_owned);
        return Some(Request::Read([(); 5].map(|()| parts.next().unwrap_or_default())));
    }
    let (words, typed) = match written.splitn(3, ' ').collect::<Vec<_>>()[..] {
        [word @ ("weight" | "weight-of-basis"), on, typed] => (format!("{word} {on}"), typed),
        _ => (written.to_owned(), ""),
    };
    Request::read(&words, typed)
}

fn ask(judge: &mut Judge, written: &str) -> Judged {
    judge.answer(&request(written).unwrap())
}

fn marked(judged: &Judged, mark: Mark) -> Vec<String> {
    let map = shipped::map();
    let is_marked = |id| judged.marks.contains(&(id, mark));
    map.claims.into_iter().filter(|claim| is_marked(claim.id.clone())).map(|claim| claim.id.to_string()).collect()
}

#[test]
fn without_a_judgment_nothing_is_said() {
    let judged = ask(&mut embedded(), "read &&");
    assert_eq!(judged, Judged { hinges: judged.hinges.clone(), ..Judged::default() });
}

#[test]
fn a_judgment_is_marked_announced_and_goes_into_the_address() {
    let mut judge = embedded();
    let judged = ask(&mut judge, "reject insiders-say-love");
    assert_eq!(judged.address, ["insiders-say-love", "", "", "", ""]);
    assert!(judged.is_step);
    assert_eq!(marked(&judged, Mark::Rejected), ["insiders-say-love"]);
    assert!(marked(&judged, Mark::Falls).contains(&"loves-war".to_owned()));
    assert_eq!(judged.said, "Rejecting this, 1 other claim falls; the thesis still holds, on reasons 1 and 3.");
    assert!(judged.bar.contains("1 judgment in force") && judged.bar.contains("not what is true"), "{}", judged.bar);
    let undone = ask(&mut judge, "undo insiders-say-love");
    assert!(undone.marks.is_empty() && undone.bar.is_empty());
    assert!(undone.said.starts_with("Taking this back, 1 other claim holds again"), "{}", undone.said);
}

#[test]
fn a_claim_accepted_holds_whatever_speaks_against_it() {
    let mut judge = embedded();
    ask(&mut judge, "reject insiders-say-love");
    let judged = ask(&mut judge, "accept loves-war");
    assert_eq!(judged.address, ["insiders-say-love", "loves-war", "", "", ""]);
    assert_eq!(marked(&judged, Mark::Accepted), ["loves-war"]);
    ask(&mut judge, "show loves-war");
    assert!(ask(&mut judge, "show loves-war").card.contains("Holds, because you accept it."));
}

#[test]
fn every_standing_says_why_with_links() {
    let mut judge = embedded();
    ask(&mut judge, "reject insiders-say-love");
    let card = ask(&mut judge, "show loves-war").card;
    assert!(card.contains("Falls, because its only reason does not apply"), "{card}");
    assert!(card.contains("href=\"claim/insiders-say-love/\"") && card.contains("is rejected"), "{card}");
    for claim in shipped::map().claims.iter().filter(|claim| !claim.is_editors()) {
        let card = ask(&mut judge, &format!("show {}", claim.id)).card;
        let sentence = card.split("</p>").next().unwrap();
        assert!(["Holds", "Falls", "Undecided"].iter().any(|word| sentence.contains(word)), "{}: {card}", claim.id);
    }
}

#[test]
fn all_of_a_basis_is_left_out_by_one_switch() {
    let mut judge = embedded();
    let judged = ask(&mut judge, "without anonymous-source");
    let unnamed = shipped::map().claims.into_iter().filter(|it| it.basis == Basis::AnonymousSource);
    let unnamed: Vec<_> = unnamed.map(|it| it.id.to_string()).collect();
    assert_eq!(marked(&judged, Mark::LeftOut), unnamed);
    assert_eq!(marked(&judged, Mark::Falls), ["loves-war", "aim-unchanged", "breakthrough"]);
    assert_eq!(judged.left_out, [Basis::AnonymousSource]);
    assert!(judged.said.starts_with("Leaving these out, "), "{}", judged.said);
    assert!(judged.said.ends_with("the thesis still holds, on reason 1."), "{}", judged.said);
    let back = ask(&mut judge, "without anonymous-source");
    assert!(back.marks.is_empty() && back.left_out.is_empty());
}

#[test]
fn a_question_answered_no_takes_the_step_away() {
    let mut judge = embedded();
    let card = ask(&mut judge, "show loves-war").card;
    assert!(card.contains("Questions to ask") && card.contains("Walton"), "{card}");
    assert!(card.contains("data-judge=\"doubt i-insiders-love\""), "{card}");
    let judged = ask(&mut judge, "doubt i-insiders-love");
    assert_eq!(judged.address, ["", "", "i-insiders-love", "", ""]);
    assert_eq!(marked(&judged, Mark::Falls)[0], "loves-war");
    assert!(judged.card.contains("You answered “no”"), "{}", judged.card);
    assert!(ask(&mut judge, "trust i-insiders-love").marks.is_empty());
}

#[test]
fn what_a_claim_hangs_on_is_what_makes_it_fall() {
    let mut judge = embedded();
    let card = ask(&mut judge, "show loves-war").card;
    assert!(card.contains("Reject one of these alone"), "{card}");
    let alone = card.split("What it hangs on").nth(1).unwrap().split("</details>").next().unwrap();
    let offered: Vec<_> = alone.split("data-judge=\"reject ").skip(1).map(|it| it.split('"').next().unwrap()).collect();
    assert!(offered.contains(&"insiders-say-love"), "{offered:?}");
    let thesis = ask(&mut judge, "show wants-no-end").card;
    assert!(thesis.contains("Or two together:") && !thesis.contains("Reject one of these alone"), "{thesis}");
}

#[test]
fn an_address_with_what_is_not_there_applies_as_far_as_it_can() {
    let mut judge = embedded();
    let judged = ask(&mut judge, "read loves-war,nope,<b>&loves-war&");
    assert_eq!(judged.address, ["loves-war", "", "", "", ""]);
    assert!(!judged.is_step, "the address stands already");
    assert!(judged.bar.contains("nope, &lt;b&gt;. The rest applies"), "{}", judged.bar);
    assert!(judged.bar.contains("It counts as rejected"), "{}", judged.bar);
    let many: Vec<String> = (0..1000).map(|at| format!("x{at}")).collect();
    let judged = ask(&mut judge, &format!("read {}&&", many.join(",")));
    assert!(judged.marks.is_empty() && judged.bar.contains("and 995 more"), "{}", judged.bar);
}

#[test]
fn weights_are_shown_only_when_asked_for_and_only_numbers_are_taken() {
    let mut judge = embedded();
    assert!(ask(&mut judge, "read &&").bar.is_empty());
    let shown = ask(&mut judge, "weights");
    assert!(shown.bar.contains("<meter") && shown.bar.contains("Potyka 2018"), "{}", shown.bar);
    assert!(ask(&mut judge, "semantics df-quad").bar.contains("Rago"));
    assert!(ask(&mut judge, "semantics euler-based").bar.contains("Amgoud"));
    let wrong = ask(&mut judge, "weight russia-aside heavy");
    assert!(wrong.said.contains("a number from 0 to 1"), "{}", wrong.said);
    assert!(ask(&mut judge, "weight russia-aside 2").said.contains("no more than 1"));
    assert_eq!(ask(&mut judge, "weight russia-aside 0,9").said, "The weight is set.");
    assert_eq!(ask(&mut judge, "weight-of-basis anonymous-source 0.1").said, "The weight of 4 claims is set.");
    assert!(ask(&mut judge, "weight-of-basis anonymous-source nothing").said.contains("a number from 0 to 1"));
    assert_eq!(request("weight-of-basis nonsense 0.1"), None);
    let bar = ask(&mut judge, "weight insiders-say-love 0.3").bar;
    assert!(
        bar.contains(
            "value=\"\" placeholder=\"various\" data-weigh=\"weight-of-basis anonymous-source\"> 4 claims on unnamed sources"
        ),
        "{bar}"
    );
    let card = ask(&mut judge, "show insiders-say-love").card;
    assert!(card.contains("value=\"0.3\"") && card.contains("data-weigh=\"weight insiders-say-love\""), "{card}");
    let off = ask(&mut judge, "weights");
    assert!(off.bar.is_empty() && !off.card.contains("data-weigh"));
}

#[test]
fn weights_go_into_the_address_and_come_back_from_it() {
    let mut judge = embedded();
    assert_eq!(ask(&mut judge, "weights").address, ["", "", "", "", "quadratic-energy"]);
    let judged = ask(&mut judge, "weight russia-aside 0,9");
    assert!(judged.is_step, "Back undoes it");
    assert_eq!(judged.address, ["", "", "", "russia-aside_0.9", "quadratic-energy"]);
    assert!(!ask(&mut judge, "weight russia-aside much").is_step);
    let judged = ask(&mut judge, "semantics df-quad");
    let mut other = embedded();
    let read = ask(&mut other, &["read ", &judged.address.join("&")].concat());
    assert_eq!((read.address, read.bar, read.card), (judged.address, judged.bar, judged.card));
    assert_eq!(ask(&mut judge, "weights").address, [""; 5], "strengths that are not shown stand in no link");
    let read = ask(&mut other, "read reject-nothing&&&russia-aside_7,nobody_0.1,russia-aside&guesswork");
    for unknown in ["reject-nothing", "russia-aside_7", "nobody_0.1", "guesswork"] {
        assert!(read.bar.contains(unknown), "{unknown}: {}", read.bar);
    }
    assert_eq!(read.address, ["", "", "", "", "quadratic-energy"]);
}

/// A link to a scenario counts all that falls in it; a further judgment says how many are new, and how many that makes.
#[test]
fn what_falls_after_a_further_judgment_is_told_beside_all_that_falls() {
    let mut judge = embedded();
    ask(&mut judge, "without judgment");
    let said = ask(&mut judge, "without anonymous-source").said;
    let in_all =
        said.split_once('(').and_then(|(_, rest)| rest.split_once(" in all)")).map(|(count, _)| count).unwrap();
    let read =
        ask(&mut embedded(), &["read ", &judge.answer(&Request::Show("loves-war".into())).address.join("&")].concat());
    assert!(read.said.contains(&[" ", in_all, " claims fall"].concat()), "{said}\n{}", read.said);
    let back = ask(&mut judge, "read &&&&").said;
    assert!(
        back.starts_with("Taking this back, ") && back.contains(&[" ", in_all, " claims hold again"].concat()),
        "{back}"
    );
}

/// First what matters, last the method by which it is reckoned.
#[test]
fn weights_begin_with_the_plain_question() {
    let bar = ask(&mut embedded(), "weights").bar;
    let at = |words: &str| bar.find(words).unwrap_or_else(|| panic!("no {words}: {bar}"));
    let order = [at("What matters most"), at("<meter"), at("Weights by basis"), at("data-group=\"methods\"")];
    assert!(order.is_sorted(), "{order:?}");
    assert!(at("data-judge=\"semantics quadratic-energy\"") > order[3] && at("Potyka") > order[3]);
}

#[test]
fn what_falls_has_no_strength() {
    let mut judge = embedded();
    ask(&mut judge, "weights");
    ask(&mut judge, "reject insiders-say-love");
    let card = ask(&mut judge, "show loves-war").card;
    assert!(card.contains("<span class=\"word\">falls</span>") && !card.contains("<meter"), "{card}");
    let bar = ask(&mut judge, "show loves-war").bar;
    assert!(bar.contains("<span class=\"word\">does not apply</span>"), "{bar}");
    let ranking = bar.split("What matters most").nth(1).unwrap().split("</ol>").next().unwrap();
    assert!(!ranking.contains("insiders-say-love"), "{ranking}");
    let held = ask(&mut judge, "show war-controls").card;
    assert!(held.contains("strength <meter"), "{held}");
}

#[test]
fn what_is_announced_is_what_follows() {
    let map = shipped::map();
    let index = Index::new(&map);
    let graph = Graph::new(&map, &index);
    for claim in map.claims.iter().filter(|claim| !claim.is_editors()) {
        let judged = ask(&mut embedded(), &format!("reject {}", claim.id));
        let mut scenario = Scenario::default();
        scenario.reject(index.claim(&claim.id).unwrap());
        let standings = graph.standings(&scenario);
        for other in map.claims.iter().filter(|claim| !claim.is_editors()) {
            let mark = judged.marks.iter().find(|(id, _)| *id == other.id).map_or(Mark::Holds, |(_, mark)| *mark);
            let same = match standings.claim(index.claim(&other.id).unwrap()) {
                Standing::Holds => matches!(mark, Mark::Holds | Mark::Accepted),
                Standing::Falls => mark.is_fallen(),
                Standing::Undecided => mark == Mark::Undecided,
            };
            assert!(same, "{}: {} is {mark:?}", claim.id, other.id);
        }
    }
}

#[test]
fn a_map_without_an_argument_is_judged_too() {
    for map in [EssayMap::default(), EssayMap { inferences: Vec::new(), ..shipped::map() }] {
        let mut judge = judge_of(map);
        for request in
            ["read &&", "reject wants-no-end", "without anonymous-source", "weights", "show loves-war", "reset", ""]
        {
            if let Some(request) = self::request(request) {
                judge.answer(&request);
            }
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
            let Some(request) = self::request(&request) else { continue };
            let judged = judge.answer(&request);
            prop_assert!(!judged.bar.contains("<script") && !judged.card.contains("<script"));
        }
    }
}
