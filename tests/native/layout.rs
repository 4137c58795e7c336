use crate::shipped;
use proptest::prelude::*;
use proptest::sample::select;
use wherefore::document::{Actor, ActorIx, Date, EssayMap, Event, Passage, Selector, Tie};
use wherefore::layout::ties::{Network, WIDTH, network};
use wherefore::layout::timeline::{Step, Timeline};
use wherefore::layout::{Area, Label};
use wherefore::reading::Reading;

fn passage() -> Passage {
    let selector = Selector::Sentences { paragraph: 1, first: 1, last: 1 };
    Passage { edition: "text".into(), selector }
}

/// A map of actors by name, each known by a letter and a number, and of ties among them.
fn tied(names: &[String], ties: &[(usize, String, usize)]) -> Reading {
    let actor = |(at, name): (usize, &String)| Actor {
        id: format!("a{at}").as_str().into(),
        name: name.clone(),
        ..Actor::default()
    };
    let tie = |(from, relation, to): &(usize, String, usize)| Tie {
        from: format!("a{from}").as_str().into(),
        relation: relation.clone(),
        to: format!("a{to}").as_str().into(),
        passage: passage(),
    };
    Reading::new(EssayMap {
        actors: names.iter().enumerate().map(actor).collect(),
        ties: ties.iter().map(tie).collect(),
        ..EssayMap::default()
    })
}

fn names() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(prop_oneof!["[A-Z][a-z]{2,8} [A-Z][a-zWM-]{2,30}", ".{0,40}"], 1..9)
}

fn ties() -> impl Strategy<Value = Vec<(usize, String, usize)>> {
    let relation = prop_oneof!["[a-z]{2,8}( [a-z]{2,12}){0,5}", ".{0,60}"];
    prop::collection::vec((0..10usize, relation, 0..10usize), 0..24)
}

fn meet(one: Area, other: Area) -> bool {
    let has_room = |area: Area| area.w > 0 && area.h > 0;
    has_room(one)
        && has_room(other)
        && one.x < other.right()
        && other.x < one.right()
        && one.y < other.bottom()
        && other.y < one.bottom()
}

/// The rules of every drawing of ties.
fn is_sound(reading: &Reading, chosen: ActorIx, network: &Network<'_>) {
    let labels: Vec<&Label<'_>> =
        network.nodes.iter().map(|node| &node.label).chain(network.edges.iter().map(|edge| &edge.label)).collect();
    for (at, label) in labels.iter().enumerate() {
        let area = label.area;
        assert!(area.x >= 0 && area.y >= 0 && area.right() <= WIDTH && area.bottom() <= network.height, "{label:?}");
        let met = labels[at + 1..].iter().find(|other| meet(area, other.area));
        assert_eq!(met, None, "{label:?}");
    }
    for edge in &network.edges {
        for piece in edge.path.windows(2) {
            let (x, y) = (piece[0].x.min(piece[1].x), piece[0].y.min(piece[1].y));
            let (right, bottom) = (piece[0].x.max(piece[1].x), piece[0].y.max(piece[1].y));
            assert!(x == right || y == bottom, "level or upright: {edge:?}");
            assert!(x >= 0 && y >= 0 && right <= WIDTH && bottom <= network.height, "{edge:?}");
            let line = Area { x, y, w: (right - x).max(1), h: (bottom - y).max(1) };
            assert_eq!(labels.iter().find(|label| meet(label.area, line)), None, "words on a line: {edge:?}");
        }
        let tip = edge.path.last().unwrap();
        let before = &edge.path[edge.path.len() - 2];
        let on_stem = |at: usize, x: i32, y: i32| {
            let node = &network.nodes[at];
            x == node.stem.x && (node.stem.y..=node.stem_end).contains(&y)
        };
        assert!(before.y == tip.y && before.x != tip.x, "the head lies level: {edge:?}");
        assert!(on_stem(edge.from, edge.path[0].x, edge.path[0].y), "{edge:?}");
        assert!(on_stem(edge.to, tip.x, tip.y) || *tip == network.nodes[edge.to].entry(), "{edge:?}");
    }
    // Every tie between two of those drawn is drawn, once, the right way round.
    assert_eq!(network.nodes[0].actor, chosen);
    let drawn = |actor: Option<ActorIx>| network.nodes.iter().position(|node| Some(node.actor) == actor);
    let mut found: Vec<_> = network.edges.iter().map(|edge| (edge.tie, edge.from, edge.to)).collect();
    found.sort_unstable();
    let ends = |tie: &Tie| Some((drawn(reading.index.actor(&tie.from))?, drawn(reading.index.actor(&tie.to))?));
    let ties = reading.map.ties.iter().enumerate();
    let expected: Vec<_> = ties.filter_map(|(at, tie)| ends(tie).map(|(from, to)| (at, from, to))).collect();
    assert_eq!(found, expected);
    for (from, to) in (1..network.nodes.len()).map(|at| (at, 0)) {
        let is_tied = |it: &(usize, usize, usize)| (it.1, it.2) == (from, to) || (it.1, it.2) == (to, from);
        assert!(found.iter().any(is_tied), "a neighbour has a tie");
    }
}

fn all_are_sound(reading: &Reading) {
    for actor in (0..reading.map.actors.len()).map(ActorIx) {
        let drawn = network(reading, actor);
        let id = &reading.map[actor].id;
        let is_tied = |tie: &&Tie| {
            (tie.from == *id || tie.to == *id)
                && reading.index.actor(&tie.from).and(reading.index.actor(&tie.to)).is_some()
        };
        assert_eq!(drawn.is_some(), reading.map.ties.iter().find(is_tied).is_some());
        assert_eq!(drawn, network(reading, actor));
        if let Some(drawn) = drawn {
            is_sound(reading, actor, &drawn);
        }
    }
}

#[test]
fn the_embedded_ties_are_drawn() {
    all_are_sound(&Reading::new(shipped::map()));
}

#[test]
fn crowded_ties_are_drawn() {
    let names: Vec<_> = (0..12).map(|at| format!("Actor of number {at}")).collect();
    let ties = (0..12).flat_map(|from| (0..12).map(move |to| (from, "is tied to".to_owned(), to)));
    all_are_sound(&tied(&names, &ties.collect::<Vec<_>>()));
}

/// A map of events by date, the last day of a span, and whether the date is approximate.
fn dated(dates: &[(String, Option<String>, bool)]) -> Reading {
    let event = |(at, (date, until, approximate)): (usize, &(String, Option<String>, bool))| Event {
        id: format!("e{at}").as_str().into(),
        title: String::new(),
        date: date.as_str().into(),
        until: until.as_deref().map(Into::into),
        approximate: *approximate,
        note: String::new(),
        actors: Vec::new(),
        claims: Vec::new(),
        passages: Vec::new(),
    };
    Reading::new(EssayMap { events: dates.iter().enumerate().map(event).collect(), ..EssayMap::default() })
}

fn days(dates: &[&str]) -> Reading {
    dated(&dates.iter().map(|&date| (date.to_owned(), None, false)).collect::<Vec<_>>())
}

fn date() -> impl Strategy<Value = String> {
    prop_oneof![
        "202[45]-0[1-9]-[012][1-9]",
        "202[0-5]-(0[1-9]|1[0-2])",
        "(1[0-9]|20)[0-9]{2}",
        "[0-9]{4}-0[1-9]-[012][1-9]",
        select(&["", "9999-12-31", "0000", "2025-02-30", "March"][..]).prop_map(str::to_owned),
    ]
}

/// The rules of every line.
fn is_to_scale(reading: &Reading, length: i32) {
    let line = Timeline::new(reading, length);
    assert_eq!(line, Timeline::new(reading, length));
    let dated = reading.map.events.iter().filter(|event| event.date.parts().is_some()).count();
    assert_eq!(line.marks.len(), dated, "every event with a date has a mark");
    for pair in line.segments.windows(2) {
        assert!(pair[0].to < pair[1].from && pair[0].last < pair[1].first, "{pair:?}");
        assert_eq!(pair[1].follows_on, pair[0].last + 1 == pair[1].first);
    }
    for segment in &line.segments {
        assert!(
            segment.from >= 0 && segment.from < segment.to && segment.to <= length && segment.first <= segment.last
        );
        assert!(!segment.caption(&Date::in_words).is_empty());
    }
    for pair in line.marks.windows(2) {
        assert!(pair[0].first <= pair[1].first && pair[0].number < pair[1].number, "in order: {pair:?}");
    }
    for (at, mark) in line.marks.iter().enumerate() {
        assert!(0 <= mark.from && mark.from < mark.to && mark.to <= length && mark.lane < line.lanes, "{mark:?}");
        assert!(mark.from <= mark.first && mark.first <= mark.last && mark.last <= mark.to, "{mark:?}");
        let met = line.marks[..at].iter().find(|it| it.lane == mark.lane && it.from < mark.to && mark.from < it.to);
        assert_eq!(met, None, "{mark:?}");
    }
    for pair in line.ticks.windows(2) {
        // A digit is 7 units wide, so that a label is no wider than 9 a letter.
        let width = i32::try_from(pair[0].label.len()).unwrap() * 7;
        assert!(pair[0].unit + width <= pair[1].unit, "{pair:?}");
    }
    assert!(line.ticks.iter().all(|tick| (0..=length).contains(&tick.unit)));
}

#[test]
fn dense_times_have_a_scale_of_their_own() {
    let line = Timeline::new(&Reading::new(shipped::map()), 720);
    let steps: Vec<_> = line.segments.iter().map(|segment| (segment.step, segment.follows_on)).collect();
    assert_eq!(steps, [(Step::Years(1), false), (Step::Week, true)]);
    assert_eq!(line.segments[0].caption(&Date::in_words).join(" "), "January 2022 to January 2025, by the year");
    assert_eq!(line.segments[1].caption(&Date::in_words).join(" "), "February to March 2025, by the week");
    is_to_scale(&Reading::new(shipped::map()), 1000);
}

#[test]
fn few_events_have_a_line() {
    assert_eq!(Timeline::new(&days(&[]), 1000).segments, []);
    assert_eq!(Timeline::new(&days(&["2025-02-30"]), 1000).marks, []);
    let one = Timeline::new(&days(&["2025-03-14"]), 1000);
    assert_eq!((one.segments.len(), one.lanes), (1, 1));
    let same = Timeline::new(&days(&["2025-03-14"; 40]), 1000);
    assert_eq!((same.segments.len(), same.lanes), (1, 40));
}

#[test]
fn empty_times_are_left_out() {
    let line = Timeline::new(&days(&["1917-11-07", "1917-11-09", "2022-02-24", "2022-03-01", "2022-03-29"]), 1000);
    assert_eq!(line.segments.len(), 2);
    assert!(!line.segments[1].follows_on);
}

#[test]
fn uncertain_dates_cover_what_they_may_be() {
    let line = Timeline::new(&days(&["2025-03", "2025-03-10"]), 1000);
    assert!(line.marks[0].uncertain && !line.marks[1].uncertain);
    assert_eq!((line.marks[0].first, line.marks[0].last), (0, 1000));
}

#[test]
fn events_without_a_date_come_last() {
    let order: Vec<_> = days(&["", "2025-03", "2024"]).chronology().iter().map(|at| at.0).collect();
    assert_eq!(order, [2, 1, 0]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn any_ties_are_drawn(names in names(), ties in ties()) {
        all_are_sound(&tied(&names, &ties));
    }

    #[test]
    fn any_events_are_to_scale(
        dates in prop::collection::vec((date(), prop::option::of(date()), any::<bool>()), 0..24),
        length in 300..1200i32,
    ) {
        is_to_scale(&dated(&dates), length);
    }
}
