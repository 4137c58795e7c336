//! The argument drawn: that words have room, lines have ends, and what is folded moves nothing else.

use proptest::prelude::*;
use wherefore::document::{Claim, ClaimIx, EssayMap, Inference, Target, Voice};
use wherefore::layout::Area;
use wherefore::layout::chart::{Chart, Wanted, open_at_first};
use wherefore::reading::Reading;

use super::shipped;

fn whole(is_open: &dyn Fn(ClaimIx) -> bool) -> Wanted<'_> {
    Wanted { is_open, voice: Voice::Editor }
}

fn meet(one: Area, other: Area) -> bool {
    one.x < other.right() && other.x < one.right() && one.y < other.bottom() && other.y < one.bottom()
}

/// Every claim has room for its words, and every step has a sign and a line to each of its ends.
#[track_caller]
fn is_sound(reading: &Reading, chart: &Chart<'_>) {
    for (at, entry) in chart.claims.iter().enumerate() {
        assert!(entry.text.area.w <= entry.area.w && entry.text.area.h <= entry.area.h, "{entry:?} is cut");
        let words: String = entry.text.lines.concat();
        assert_eq!(words.split_whitespace().collect::<String>(), without_space(&reading.map[entry.claim].text));
        assert!(chart.frame.x <= entry.area.x && entry.area.right() <= chart.frame.right(), "{entry:?} sticks out");
        assert!(chart.frame.y <= entry.area.y && entry.area.bottom() <= chart.frame.bottom(), "{entry:?} sticks out");
        for other in &chart.claims[at + 1..] {
            assert!(!meet(entry.area, other.area), "{entry:?} and {other:?} overlap");
        }
    }
    for step in &chart.steps {
        assert!(step.lines.iter().all(|line| line.len() > 1), "{step:?}");
        assert!(!step.lines.is_empty(), "{step:?}");
    }
}

fn without_space(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn every_claim_of_the_shipped_maps_is_drawn_once_in_either_order() {
    let reading = Reading::new(shipped::map());
    for chart in [Chart::of_reasons(&reading, whole(&|_| true), None), Chart::of_text(&reading, whole(&|_| true))] {
        is_sound(&reading, &chart);
        let drawn: Vec<ClaimIx> = chart.claims.iter().map(|it| it.claim).collect();
        assert_eq!(drawn, (0..reading.map.claims.len()).map(ClaimIx).collect::<Vec<_>>());
        assert_eq!(chart.steps.len(), reading.map.inferences.len());
    }
}

#[test]
fn the_editors_voice_is_drawn_for_who_asks() {
    let reading = Reading::new(shipped::map());
    let essay = Chart::of_reasons(&reading, Wanted { is_open: &|_| true, voice: Voice::Essay }, None);
    assert!(essay.claims.iter().all(|it| !reading.map[it.claim].is_editors()));
    assert!(essay.steps.iter().all(|it| reading.map[it.inference].voice == Voice::Essay));
}

#[test]
fn the_order_of_the_text_is_that_in_which_the_essay_states_its_claims() {
    let reading = Reading::new(shipped::map());
    let chart = Chart::of_text(&reading, whole(&|_| true));
    let mut places = reading.order.iter().map(|&claim| chart.entry(claim).unwrap().area.y);
    assert!(places.next().is_some_and(|first| places.try_fold(first, |y, next| (y < next).then_some(next)).is_some()));
    let paragraphs: Vec<usize> = chart.paragraphs.iter().map(|it| it.0).collect();
    assert!(paragraphs.is_sorted() && paragraphs[0] == 1);
}

#[test]
fn what_is_folded_is_counted_and_moves_nothing_else() {
    let reading = Reading::new(shipped::map());
    let all = Chart::of_reasons(&reading, whole(&|_| true), None);
    let thesis = reading.index.claim(&"wants-no-end".into()).unwrap();
    let folded = reading.index.claim(&"war-controls".into()).unwrap();
    let without = Chart::of_reasons(&reading, whole(&|claim| claim != folded), Some(&all));
    is_sound(&reading, &without);
    let entry = without.entry(folded).unwrap();
    assert_eq!((entry.is_open, entry.folded), (Some(false), all.claims.len() - without.claims.len()));
    assert!(entry.remark(&reading).ends_with(" below"));
    let mut moves: Vec<i32> =
        without.claims.iter().map(|it| (it.area.x - all.entry(it.claim).unwrap().area.x).abs()).collect();
    moves.sort_unstable();
    assert_eq!(moves[moves.len() / 2], 0, "half of the claims stay where they were: {moves:?}");
    assert_eq!(without.entry(thesis).unwrap().area.x, all.entry(thesis).unwrap().area.x);
}

#[test]
fn what_is_open_at_first_can_be_read_at_a_glance() {
    let reading = Reading::new(shipped::map());
    let first = Chart::of_reasons(&reading, whole(&|claim| open_at_first(&reading, claim)), None);
    assert!((4..20).contains(&first.claims.len()), "{}", first.claims.len());
    is_sound(&reading, &first);
}

/// Any argument: claims with words of any length, and steps from any to any, undercuts of undercuts and circles among
/// them.
fn any_map() -> impl Strategy<Value = EssayMap> {
    let claim = ("[a-zà-ú ]{0,80}", any::<bool>());
    let step = (proptest::collection::vec(0..12_usize, 0..4), 0..3_u8, 0..14_usize);
    (proptest::collection::vec(claim, 0..12), proptest::collection::vec(step, 0..14)).prop_map(|(claims, steps)| {
        let id = |at: usize| format!("c{at}");
        EssayMap {
            claims: (0..)
                .zip(claims)
                .map(|(at, (text, implicit))| Claim { id: id(at).as_str().into(), text, implicit, ..Claim::default() })
                .collect(),
            inferences: (0..)
                .zip(steps)
                .map(|(at, (premises, kind, target))| Inference {
                    id: format!("i{at}").as_str().into(),
                    premises: premises.into_iter().map(|it| id(it).as_str().into()).collect(),
                    target: match kind {
                        0 => Target::Supports(id(target).as_str().into()),
                        1 => Target::Attacks(id(target).as_str().into()),
                        _ => Target::Undercuts(format!("i{target}").as_str().into()),
                    },
                    scheme: None,
                    voice: Voice::Essay,
                })
                .collect(),
            ..EssayMap::default()
        }
    })
}

proptest! {
    #[test]
    fn any_argument_can_be_drawn(map in any_map(), open: Vec<bool>) {
        let reading = Reading::new(map);
        let some = |claim: ClaimIx| open.get(claim.0).copied().unwrap_or(true);
        let first = Chart::of_reasons(&reading, whole(&some), None);
        is_sound(&reading, &first);
        let then = Chart::of_reasons(&reading, whole(&|_| true), Some(&first));
        is_sound(&reading, &then);
        prop_assert!(then.claims.len() >= first.claims.len());
        is_sound(&reading, &Chart::of_text(&reading, whole(&some)));
    }
}
