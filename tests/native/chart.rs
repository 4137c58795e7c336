//! The argument drawn: that words have room, lines have ends, and what is folded moves nothing else.

use std::collections::BTreeSet;

use proptest::prelude::*;
use wherefore::document::{Basis, Claim, ClaimIx, EssayMap, Inference, Target, Voice};
use wherefore::layout::chart::{Chart, OPENED, Step, Wanted, open_at_first, openable};
use wherefore::layout::{Area, Point};
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
        for (from, to) in step.lines.iter().flat_map(|line| line.iter().zip(line.iter().skip(1))) {
            assert!(from.x == to.x || from.y == to.y, "{step:?} slants");
            let piece = Area::around(&[*from, *to]);
            for entry in &chart.claims {
                // Ends are on an edge.
                assert!(!meet(piece, entry.area) && !holds(entry.area, piece), "{step:?} runs through {entry:?}");
            }
        }
    }
}

/// Whether an upright or level line is within an area.
fn holds(area: Area, line: Area) -> bool {
    let is_upright = line.w == 0 && area.x < line.x && line.x < area.right();
    let is_level = line.h == 0 && area.y < line.y && line.y < area.bottom();
    is_upright && line.y < area.bottom() && area.y < line.bottom()
        || is_level && line.x < area.right() && area.x < line.right()
}

/// How far lines of different steps lie on one another, in units.
fn overlaid(chart: &Chart<'_>) -> i32 {
    let mut pieces: Vec<(usize, bool, i32, i32, i32)> = Vec::new();
    for (at, step) in chart.steps.iter().enumerate() {
        for (from, to) in step.lines.iter().flat_map(|line| line.iter().zip(line.iter().skip(1))) {
            let it = Area::around(&[*from, *to]);
            let (is_upright, place, start, length) =
                if it.w == 0 { (true, it.x, it.y, it.h) } else { (false, it.y, it.x, it.w) };
            pieces.push((at, is_upright, place, start, start + length));
        }
    }
    pieces.sort_by_key(|it| (it.1, it.2));
    let mut sum = 0;
    for (nth, one) in pieces.iter().enumerate() {
        let near = pieces[nth + 1..].iter().take_while(|it| it.1 == one.1 && it.2 <= one.2 + 1);
        sum += near.filter(|it| it.0 != one.0).map(|it| (it.4.min(one.4) - it.3.max(one.3)).max(0)).sum::<i32>();
    }
    sum
}

#[test]
fn lines_of_different_steps_hardly_ever_lie_on_one_another() {
    for folder in ["content/putin-peace", "content/us-declaration"] {
        let reading = Reading::new(wherefore::format::read_folder(folder.as_ref()).unwrap().map);
        let chart = Chart::of_reasons(&reading, whole(&|_| true), None);
        is_sound(&reading, &chart);
        is_sound(&reading, &Chart::of_text(&reading, whole(&|_| true)));
        assert!(overlaid(&chart) < 60, "{folder}: {}", overlaid(&chart));
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

#[test]
fn from_far_away_the_thesis_is_named_and_what_is_for_it() {
    let reading = Reading::new(shipped::map());
    let chart = Chart::of_reasons(&reading, whole(&|_| true), None);
    let names = chart.names(&reading, 0.1);
    let id = |at: usize| reading.map[names[at].claim].id.as_str();
    assert_eq!(id(0), "wants-no-end");
    assert!(names.len() > 1, "{names:?}");
    assert!(names.iter().all(|name| chart.entry(name.claim).unwrap().depth < 2));
    // Nearer, there is room for more.
    assert!(chart.names(&reading, 0.2).len() > names.len());
}

#[test]
fn an_area_shows_what_meets_it() {
    let reading = Reading::new(shipped::map());
    let all = Chart::of_reasons(&reading, whole(&|_| true), None);
    assert_eq!(all.within(all.frame), all);
    let first = all.claims[0].area;
    let part = all.within(first);
    let expected: Vec<_> = all.claims.iter().filter(|it| meet(it.area, first)).map(|it| it.claim).collect();
    assert_eq!(part.claims.iter().map(|it| it.claim).collect::<Vec<_>>(), expected);
    assert!(part.steps.len() < all.steps.len());
}

#[test]
fn a_large_map_is_unfolded_as_far_as_it_can_be_shown() {
    // Each claim but the first is for the one that is two hundred before it, or for the thesis.
    let id = |at: usize| format!("c{at}");
    let claims = (0..9_000).map(|at| Claim { id: id(at).as_str().into(), text: id(at), ..Claim::default() });
    let inferences = (1..9_000).map(|at: usize| Inference {
        id: format!("i{at}").as_str().into(),
        premises: vec![id(at).as_str().into()],
        target: Target::Supports(id(at.saturating_sub(200)).as_str().into()),
        scheme: None,
        voice: Voice::Essay,
    });
    let reading =
        Reading::new(EssayMap { claims: claims.collect(), inferences: inferences.collect(), ..EssayMap::default() });
    let depth = openable(&reading);
    let depth_of = |claim: usize| reading.tree.place(ClaimIx(claim)).map(|at| reading.tree.node(at).depth);
    let shown = |depth| (0..9_000).filter(|&claim| depth_of(claim).is_some_and(|it| it <= depth)).count();
    assert!(shown(depth) <= OPENED && shown(depth + 1) > OPENED, "{depth}: {}, {}", shown(depth), shown(depth + 1));
    assert_eq!(openable(&Reading::new(shipped::map())), usize::MAX);
}

/// A step by its place among all: its premises, its kind (for, against, undercutting) and its target, each by place.
fn inference(at: usize, premises: &[usize], kind: u8, target: usize) -> Inference {
    Inference {
        id: format!("i{at}").as_str().into(),
        premises: premises.iter().map(|&it| format!("c{it}").as_str().into()).collect(),
        target: match kind {
            0 => Target::Supports(format!("c{target}").as_str().into()),
            1 => Target::Attacks(format!("c{target}").as_str().into()),
            _ => Target::Undercuts(format!("i{target}").as_str().into()),
        },
        scheme: None,
        voice: Voice::Essay,
    }
}

/// A map of claims with these texts and of steps: premises, kind (for, against, undercutting) and target, each by place.
fn small(texts: &[&str], steps: &[(&[usize], u8, usize)]) -> EssayMap {
    let id = |at: usize| format!("c{at}");
    let claims = texts.iter().enumerate().map(|(at, text)| {
        let id = id(at).as_str().into();
        Claim { id, text: (*text).to_owned(), basis: Basis::Judgment, ..Claim::default() }
    });
    let inferences =
        steps.iter().enumerate().map(|(at, &(premises, kind, target))| inference(at, premises, kind, target));
    EssayMap { claims: claims.collect(), inferences: inferences.collect(), ..EssayMap::default() }
}

#[test]
fn claims_that_speak_against_one_another_have_one_line_between_them() {
    let reading = Reading::new(small(&["Thesis", "One", "Other"], &[(&[1], 0, 0), (&[2], 1, 1), (&[1], 1, 2)]));
    let chart = Chart::of_reasons(&reading, whole(&|_| true), None);
    is_sound(&reading, &chart);
    let step = |at: usize| chart.steps.iter().find(|step| step.inference.0 == at).unwrap();
    let line = |at: usize| step(at).lines.concat();
    assert_eq!(line(1)[0], line(2)[0], "both begin in the middle");
    let ends = |at: usize| line(at).last().copied().unwrap();
    let area = |claim: usize| chart.entry(ClaimIx(claim)).unwrap().area;
    assert_eq!((ends(1).y, ends(2).y), (area(1).bottom(), area(2).y));
    assert!(chart.steps.iter().all(|step| step.has_head && step.lines.len() <= 2));
}

#[test]
fn premises_that_rest_on_nothing_are_set_with_the_sign_of_their_step() {
    let texts = ["Thesis", "Rests on more", "Rests on nothing", "Nor this", "More"];
    let reading = Reading::new(small(&texts, &[(&[1, 2, 3], 0, 0), (&[4], 0, 1)]));
    let chart = Chart::of_reasons(&reading, whole(&|_| true), None);
    is_sound(&reading, &chart);
    let area = |claim: usize| chart.entry(ClaimIx(claim)).unwrap().area;
    let sign = chart.steps.iter().find(|step| step.inference.0 == 0).unwrap().sign;
    assert!(sign.x < area(2).x && area(2).x == area(3).x, "one below the other, beside the line");
    assert!(sign.y < area(2).y && area(2).bottom() < area(3).y && area(3).bottom() < area(1).y);
}

#[test]
fn judgment_is_not_remarked() {
    let reading = Reading::new(small(&["Thesis"], &[]));
    let chart = Chart::of_reasons(&reading, whole(&|_| true), None);
    let entry = &chart.claims[0];
    assert_eq!(entry.remark(&reading), "");
    assert_eq!(entry.area.bottom(), entry.text.area.bottom(), "no line for what is not there");
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
                .map(|(at, (premises, kind, target))| inference(at, &premises, kind, target))
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

    #[test]
    fn what_is_named_from_far_covers_nothing_that_is_named(map in any_map(), scale in 0.01..0.5_f64) {
        let reading = Reading::new(map);
        let chart = Chart::of_reasons(&reading, whole(&|_| true), None);
        let names = chart.names(&reading, scale);
        for (at, name) in names.iter().enumerate() {
            prop_assert!(name.times >= 1.0);
            prop_assert!(names.iter().skip(at + 1).all(|other| !name.meets(other)));
            let is_inside = name.corner.0 >= f64::from(chart.frame.x)
                && name.corner.0 + name.size.0 <= f64::from(chart.frame.right()) + 1.0;
            prop_assert!(is_inside || name.size.0 > f64::from(chart.frame.w));
        }
    }

    #[test]
    fn a_line_is_cut_in_its_middle_alone(map in any_map(), longest in 10..400_i32) {
        let reading = Reading::new(map);
        for step in Chart::of_reasons(&reading, whole(&|_| true), None).steps {
            let cut = step.cut(longest);
            let ends = |step: &Step| -> BTreeSet<(i32, i32)> {
                step.lines.iter().flat_map(|line| [line[0], line[line.len() - 1]]).map(|it| (it.x, it.y)).collect()
            };
            prop_assert!(ends(&step).is_subset(&ends(&cut)));
            let is_short = |from: Point, to: Point| (to.x - from.x).abs().max((to.y - from.y).abs()) <= longest.max(60);
            prop_assert!(cut.lines.iter().all(|line| line.windows(2).all(|it| is_short(it[0], it[1]))));
            prop_assert_eq!(step.cut(i32::MAX), step);
        }
    }
}
