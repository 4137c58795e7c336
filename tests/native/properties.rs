use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;
use wherefore::argument::{Graph, Scenario, Semantics, Standing, Subject, base_weights, questions};
use wherefore::document::{ClaimIx, EssayMap, InferenceIx};
use wherefore::format::parse;
use wherefore::link::{Chosen, Head, pages};
use wherefore::reading::Reading;
use wherefore::text::{Splitter, slice};

use crate::FIXTURE;

const WORDS: [&str; 10] =
    ["claims", "inferences", "id", "keep", "holds", "supports", "undercuts", "i-holds", "2025-02-30", ""];

/// Any JSON, with the names and words that the format knows among its own.
fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        select(&WORDS[..]).prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 48, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(select(&WORDS[..]).prop_map(str::to_owned), inner, 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// The pointers to every value of a document.
fn pointers(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                pointers(item, format!("{at}/{index}"), found);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                pointers(field, format!("{at}/{name}"), found);
            }
        }
        _ => {}
    }
    found.push(at);
}

/// The fixture with some of its values replaced by anything.
fn damaged() -> impl Strategy<Value = Value> {
    let whole: Value = serde_json::from_str(FIXTURE).unwrap();
    let mut places = Vec::new();
    pointers(&whole, String::new(), &mut places);
    let damage = (select(places.clone()), json());
    // Values moved about inside the map make references that lead elsewhere: circles, doubles, the wrong kind.
    let shuffle = (select(places.clone()), select(places));
    (prop::collection::vec(damage, 0..4), prop::collection::vec(shuffle, 0..6)).prop_map(move |(damage, shuffle)| {
        let mut map = whole.clone();
        for (from, to) in shuffle {
            if let (Some(value), Some(place)) = (whole.pointer(&from).cloned(), map.pointer_mut(&to)) {
                *place = value;
            }
        }
        for (at, value) in damage {
            if let Some(place) = map.pointer_mut(&at) {
                *place = value;
            }
        }
        map
    })
}

/// Whatever a map holds, everything that follows from it can be worked out, and keeps its own rules.
fn is_readable(map: EssayMap) {
    let text: Vec<_> = map.text().map(|edition| edition.paragraphs.clone()).unwrap_or_default();
    let claims = map.claims.len();
    let reading = Reading::new(map);
    for (paragraph, text) in reading.paragraphs.iter().zip(&text) {
        assert_eq!(&paragraph.text(), text, "runs are the text");
    }
    for at in 0..claims {
        let claim = wherefore::document::ClaimIx(at);
        let place = reading.tree.place(claim).expect("every claim has a place");
        assert_eq!(reading.tree.node(place).claim, claim);
        assert_eq!(reading.tree.node(place).refers_to, None);
    }
    for (at, node) in reading.tree.nodes() {
        assert!(node.end > at && node.end.0 <= reading.tree.len());
        assert!(node.children.iter().all(|&child| reading.tree.node(child).parent == Some(at)));
    }
    for choice in pages(&reading) {
        assert!(!Head::of(&reading, &choice).title.is_empty());
    }
    is_judged(&reading);
}

/// Whatever a map holds, its argument can be judged.
fn is_judged(reading: &Reading) {
    let graph = Graph::new(&reading.map, &reading.index);
    let mut scenario = Scenario::default();
    scenario.reject(ClaimIx(1));
    scenario.doubt(InferenceIx(0));
    let standings = graph.standings(&scenario);
    for claim in (0..graph.claims()).map(ClaimIx) {
        assert!(graph.why(&scenario, &standings, Subject::Claim(claim)).is_some());
        let hinges = graph.hinges(&scenario, claim);
        assert!(standings.claim(claim) == Standing::Holds || hinges.singles.is_empty());
    }
    for inference in (0..graph.inferences()).map(InferenceIx) {
        assert!(graph.why(&scenario, &standings, Subject::Inference(inference)).is_some());
        assert!(!questions(&reading.map, &reading.index, inference).is_empty());
    }
    let strengths = graph.strengths(&base_weights(&reading.map), Semantics::default(), &scenario);
    assert!(strengths.claims.iter().chain(&strengths.inferences).all(|it| (0.0..=1.0).contains(it)));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn any_text_is_read(text in ".{0,200}") {
        let (map, found) = parse(&text);
        prop_assert!(map == EssayMap::default() && !found.is_empty());
    }

    #[test]
    fn any_json_is_read(value in json()) {
        let (map, found) = parse(&value.to_string());
        prop_assert!(!found.is_empty());
        is_readable(map);
    }

    #[test]
    fn any_damage_is_survived(value in damaged()) {
        is_readable(parse(&value.to_string()).0);
    }

    #[test]
    fn a_map_survives_writing(value in damaged()) {
        let (map, _) = parse(&value.to_string());
        let written = serde_json::to_string(&map).unwrap();
        prop_assert_eq!(parse(&written).0, map);
    }

    #[test]
    fn any_address_means_something(path in "[a-z0-9/#. ]{0,24}", fragment in "#?[a-z0-9-]{0,8}") {
        let reading = Reading::new(parse(FIXTURE).0);
        let choice = Chosen::parse(&reading, &path, &fragment);
        prop_assert!(!Head::of(&reading, &choice).title.is_empty());
    }

    #[test]
    fn sentences_cover_the_words(text in "[A-Za-z.?!… “”’]{0,80}") {
        let found = Splitter::default().sentences(&text);
        let joined: String = found.iter().map(|range| slice(&text, range.clone())).collect();
        let bare = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
        prop_assert_eq!(bare(&joined), bare(&text));
        prop_assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }
}
