use serde_json::{Value, json};
use wherefore::document::{ClaimIx, EssayMap, Kind, Selector, Severity, check as check_map};
use wherefore::format::parse;
use wherefore::reading::{Reading, Run};
use wherefore::text::SentenceRule;

use crate::FIXTURE;

/// The first sentence of the fixture.
const EXACT: &str = "The bridge should stay.";

/// Changes the fixture at a JSON pointer, and checks the findings as `kind place`.
#[track_caller]
fn check(pointer: &str, value: Value, expected: &[(Kind, &str)]) {
    let mut map: Value = serde_json::from_str(FIXTURE).unwrap();
    *map.pointer_mut(pointer).expect("the pointer leads somewhere") = value;
    let (_, found) = parse(&map.to_string());
    let kinds: Vec<_> = found.iter().map(|it| (it.kind, it.place.as_str())).collect();
    assert_eq!(kinds, expected, "{found:#?}");
    for it in &found {
        assert!(it.message.ends_with('.') && it.help.ends_with('.'), "sentences: {it}");
    }
}

#[test]
fn the_fixture_has_nothing_wrong() {
    let (map, found) = parse(FIXTURE);
    assert_eq!(found, []);
    assert_eq!(map.claims.len(), 7);
    assert_eq!(map.thesis().map(|claim| claim.id.as_str()), Some("keep"));
}

#[test]
fn identifiers() {
    check(
        "/claims/1/id",
        json!("Holds!"),
        &[
            (Kind::MalformedId, "claims[1].id"),
            (Kind::UnusedClaim, "claims[1]"),
            (Kind::DanglingId, "inferences[0].premises[0]"),
            (Kind::DanglingId, "inferences[1].target"),
        ],
    );
    check(
        "/actors/1/id",
        json!("ada"),
        &[
            (Kind::DuplicateId, "actors[1].id"),
            (Kind::DanglingId, "claims[0].actors[0]"),
            (Kind::DanglingId, "ties[0].to"),
        ],
    );
}

#[test]
fn references() {
    check("/source/author", json!("nobody"), &[(Kind::DanglingId, "source.author")]);
    check("/inferences/4/target", json!({"undercuts": "nothing"}), &[(Kind::DanglingId, "inferences[4].target")]);
    check("/stances/0/claim", json!("nothing"), &[(Kind::DanglingId, "stances[0].claim")]);
    check("/events/0/actors/0", json!("nobody"), &[(Kind::DanglingId, "events[0].actors[0]")]);
    check("/claims/2/passages/0/edition", json!("none"), &[(Kind::DanglingId, "claims[2].passages[0]")]);
}

#[test]
fn an_inference_without_premises() {
    check(
        "/inferences/4/premises",
        json!([]),
        &[(Kind::UnusedClaim, "claims[6]"), (Kind::NoPremises, "inferences[4]")],
    );
}

#[test]
fn a_map_without_a_thesis() {
    check(
        "/claims",
        json!([]),
        &[
            (Kind::NoThesis, "claims"),
            (Kind::DanglingId, "inferences[0].premises[0]"),
            (Kind::DanglingId, "inferences[0].target"),
            (Kind::DanglingId, "inferences[1].premises[0]"),
            (Kind::DanglingId, "inferences[1].premises[1]"),
            (Kind::DanglingId, "inferences[1].target"),
            (Kind::DanglingId, "inferences[2].premises[0]"),
            (Kind::DanglingId, "inferences[2].target"),
            (Kind::DanglingId, "inferences[3].premises[0]"),
            (Kind::DanglingId, "inferences[3].target"),
            (Kind::DanglingId, "inferences[4].premises[0]"),
            (Kind::DanglingId, "inferences[5].premises[0]"),
            (Kind::DanglingId, "inferences[5].target"),
            (Kind::DanglingId, "stances[0].claim"),
            (Kind::DanglingId, "events[0].claims[0]"),
        ],
    );
}

#[test]
fn passages_outside_their_edition() {
    let outside = [(Kind::PassageOutside, "claims[2].passages[0]")];
    for (paragraph, first, last) in [(0, 1, 1), (3, 1, 1), (1, 0, 1), (1, 2, 1), (1, 1, 4)] {
        let selector = json!({"sentences": {"paragraph": paragraph, "first": first, "last": last}});
        check("/claims/2/passages/0/selector", selector, &outside);
    }
    for (start, end) in [(5, 5), (6, 5), (0, 10_000)] {
        let selector = json!({"position": {"paragraph": 1, "start": start, "end": end}});
        check("/claims/2/passages/0/selector", selector, &outside);
    }
    for exact in ["", "These words are nowhere in it."] {
        check("/claims/2/passages/0/selector", json!({"quote": {"paragraph": 1, "exact": exact}}), &outside);
    }
    let in_the_original = json!({"sentences": {"paragraph": 2, "first": 1, "last": 3}});
    check("/claims/0/passages/1/selector", in_the_original, &[(Kind::PassageOutside, "claims[0].passages[1]")]);
}

#[test]
fn a_quote_is_a_passage_like_another() {
    let mut map: Value = serde_json::from_str(FIXTURE).unwrap();
    let quote = json!({"quote": {"paragraph": 1, "exact": EXACT, "suffix": " Ada Byron built it."}});
    *map.pointer_mut("/claims/2/passages/0/selector").unwrap() = quote;
    let (map, found) = parse(&map.to_string());
    assert_eq!(found, []);
    let reading = Reading::new(map);
    let lit = reading.runs_of(ClaimIx(2)).iter().map(|&at| reading.run(at).unwrap().text()).collect::<String>();
    assert_eq!(lit, EXACT);
}

#[test]
fn dates() {
    check("/events/0/date", json!("1999-02-30"), &[(Kind::ImpossibleDate, "events[0].date")]);
    check("/events/0/until", json!("1999-03"), &[(Kind::ImpossibleDate, "events[0].until")]);
    check("/source/published", json!("spring"), &[(Kind::ImpossibleDate, "source.published")]);
}

#[test]
fn warnings() {
    check("/inferences/2/target", json!({"supports": "built"}), &[]);
    check("/inferences/0/target", json!({"supports": "built"}), &[(Kind::Cycle, "inferences")]);
    check("/inferences/1/premises/1", json!("built"), &[(Kind::UnusedClaim, "claims[3]")]);
    check("/claims/3/implicit", json!(false), &[(Kind::PassageMismatch, "claims[3]")]);
    check("/claims/6/implicit", json!(false), &[(Kind::PassageMismatch, "claims[6]")]);
    for kind in [Kind::Cycle, Kind::UnusedClaim, Kind::PassageMismatch, Kind::SharedAlias] {
        assert_eq!(kind.severity(), Severity::Warning);
    }
}

#[test]
fn a_bad_item_does_not_lose_the_others() {
    let mut value: Value = serde_json::from_str(FIXTURE).unwrap();
    value["claims"][6] = json!({"id": "beside", "text": 7});
    value["actors"] = json!("everyone");
    value["colour"] = json!("red");
    let (map, found) = parse(&value.to_string());
    assert_eq!(map.claims.len(), 6);
    assert_eq!(map.title, "The Bridge");
    let shapes: Vec<_> = found.iter().filter(|it| it.kind == Kind::WrongShape).map(|it| it.place.as_str()).collect();
    assert_eq!(shapes, ["claims[6]", "actors", "colour"]);
}

#[test]
fn what_is_not_json_says_where() {
    let (map, found) = parse("{\n  \"format\": oops");
    assert_eq!(map, Default::default());
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].kind, found[0].place.as_str()), (Kind::NotJson, "line 2, column 13"));
}

#[test]
fn a_sentence_rule_is_a_number_that_is_known() {
    let fixture: Value = serde_json::from_str(FIXTURE).unwrap();
    let with = |rule: Value| {
        let mut map = fixture.clone();
        map["sentence_rule"] = rule;
        parse(&map.to_string())
    };
    assert_eq!(parse(FIXTURE).0.sentence_rule, SentenceRule::First, "a map that states none means what it meant");
    for rule in SentenceRule::ALL {
        let (map, found) = with(json!(rule.number()));
        assert_eq!((map.sentence_rule, found), (rule, Vec::new()));
    }
    for rule in [json!(0), json!(9), json!("2"), json!(null)] {
        let (map, found) = with(rule);
        let kinds: Vec<_> = found.iter().map(|it| (it.kind, it.place.as_str())).collect();
        assert_eq!(kinds, [(Kind::WrongShape, "sentence_rule")]);
        assert_eq!(map.claims.len(), 7);
    }
}

#[test]
fn sentences_are_counted_by_the_rule_and_in_the_language_of_the_text() {
    let mut map = parse(FIXTURE).0;
    map.editions[0].paragraphs = vec!["Am 3. Mai kam Dr. Roth. Er ging.".to_owned(), "Nr. 5 ging. Ja.".to_owned()];
    let last = |map: &EssayMap| {
        let mut map = map.clone();
        let sentences = |last| Selector::Sentences { paragraph: 1, first: last, last };
        let is_there = |last: &u32| {
            map.claims[0].passages[0].selector = sentences(*last);
            !check_map(&map).iter().any(|it| it.place == "claims[0].passages[0]")
        };
        (1..9).take_while(is_there).count()
    };
    assert_eq!(last(&map), 3);
    map.sentence_rule = SentenceRule::Second;
    assert_eq!(last(&map), 3, "in English, May is no ordinal’s");
    map.editions[0].language = "de".to_owned();
    assert_eq!(last(&map), 2);
    let reading = Reading::new(map);
    let lit: String = reading.runs_of(ClaimIx(0)).into_iter().filter_map(|at| reading.run(at)).map(Run::text).collect();
    assert_eq!(lit, "Am 3. Mai kam Dr. Roth.");
}

#[test]
fn another_format_is_named() {
    check("/format", json!("wherefore/9"), &[(Kind::UnknownFormat, "format")]);
}
