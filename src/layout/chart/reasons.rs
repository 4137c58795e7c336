//! The chart in the order of reasons: the thesis above, what carries it in ranks below.
//!
//! Entry: [`chart`]. Claims and steps are the nodes of a graph that is [laid out in ranks](crate::layout::layered): a step
//! has a node of its own, in which its premises meet and which can be undercut. What ends the argument, a step whose
//! premises rest on nothing more, is set as a list under the claim that it bears on, with the signs in a gutter before it,
//! as in the margin of a book: drawn side by side, such claims would make the chart several times as wide.

use super::bearing::Bearing;
use super::{Chart, Entry, Setting, Step, Wanted, set};
use crate::document::{ClaimIx, InferenceIx, Target};
use crate::layout::layered::{Edge, Gaps, Graph, Size, layout};
use crate::layout::{Area, Point};
use crate::reading::Reading;

/// What stands at a place of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Item {
    Claim(ClaimIx),
    /// Where the premises of a step meet.
    Joint(InferenceIx),
    /// The list of what ends the argument under a claim.
    Ends(ClaimIx),
    /// Where the line of that list begins.
    Bracket(ClaimIx),
}

const GAPS: Gaps = Gaps { beside: 26, lines: 14, ranks: 11 };
/// The width and height of a joint: room for its sign.
const JOINT: i32 = 14;
/// The width of the gutter before a list, which has the signs.
const GUTTER: i32 = 22;
/// What lies between two steps of a list, and between two premises of one.
const BETWEEN: i32 = 8;
const WITHIN: i32 = 3;

/// What is to be laid out, with what stands within it.
#[derive(Default)]
struct Plan<'a> {
    items: Vec<Item>,
    sizes: Vec<Size>,
    edges: Vec<(Item, Item)>,
    claims: Vec<Entry<'a>>,
    lists: Vec<(ClaimIx, Vec<InferenceIx>)>,
}

impl<'a> Plan<'a> {
    fn add(&mut self, item: Item, size: Size) {
        self.items.push(item);
        self.sizes.push(size);
    }

    fn entry(&self, claim: ClaimIx) -> Option<&Entry<'a>> {
        let at = self.claims.binary_search_by_key(&claim, |it| it.claim).ok()?;
        self.claims.get(at)
    }
}

/// The chart, with the places of the one before.
pub(super) fn chart<'a>(reading: &'a Reading, wanted: Wanted<'_>, before: Option<&Chart<'_>>) -> Chart<'a> {
    let bearing = Bearing::new(reading, wanted.voice);
    let plan = plan(reading, &bearing, wanted);
    let mut by_item: Vec<(Item, usize)> = plan.items.iter().copied().zip(0..).collect();
    by_item.sort_unstable();
    let place =
        |item: Item| by_item.binary_search_by_key(&item, |it| it.0).ok().and_then(|at| Some(by_item.get(at)?.1));
    let edges: Vec<(Item, Item, Edge)> = plan
        .edges
        .iter()
        .filter_map(|&(from, to)| Some((from, to, Edge { from: place(from)?, to: place(to)? })))
        .collect();
    let known = before.map(|it| it.places.as_slice()).unwrap_or_default();
    let old = |item: &Item| known.binary_search_by_key(item, |it| it.0).ok().and_then(|at| Some(known.get(at)?.1));
    let kept: Vec<Option<i32>> = plan.items.iter().map(old).collect();
    let graph = Graph { sizes: plan.sizes.clone(), edges: edges.iter().map(|it| it.2).collect() };
    let laid = layout(&graph, &GAPS, &kept);
    let area_of = |item: Item| place(item).and_then(|at| laid.areas.get(at)).copied();

    let mut chart = Chart { frame: laid.frame, ..Chart::default() };
    chart.places = by_item.iter().filter_map(|&(item, at)| Some((item, laid.areas.get(at)?.x))).collect();
    let mut routes: Vec<(Item, Item, Vec<Point>)> =
        edges.iter().zip(laid.routes).map(|(&(from, to, _), route)| (from, to, route)).collect();
    routes.sort_by_key(|&(from, to, _)| (from, to));
    for (claim, steps) in &plan.lists {
        let Some(area) = area_of(Item::Ends(*claim)) else { continue };
        let up: Vec<Point> =
            [(Item::Ends(*claim), Item::Bracket(*claim)), (Item::Bracket(*claim), Item::Claim(*claim))]
                .into_iter()
                .flat_map(|(from, to)| route(&routes, from, to).iter().copied())
                .collect();
        list(&plan, &bearing, steps, area, &up, &mut chart);
    }
    for entry in &plan.claims {
        let Some(area) = area_of(Item::Claim(entry.claim)) else { continue };
        let mut entry = entry.clone();
        entry.put(Point { x: area.x, y: area.y });
        chart.claims.push(entry);
    }
    for &item in &plan.items {
        let Item::Joint(inference) = item else { continue };
        let Some(area) = area_of(item) else { continue };
        let lines =
            routes.iter().filter(|(from, to, _)| *from == item || *to == item && !matches!(from, Item::Joint(_)));
        let lines = lines.map(|(.., points)| points.clone()).collect();
        let sign = Point { x: area.x + area.w / 2, y: area.y + area.h / 2 };
        chart.steps.push(Step { inference, sign, lines, is_square: false });
    }
    chart.claims.sort_by_key(|it| it.claim);
    chart
}

/// The line between two items; empty where there is none.
fn route(routes: &[(Item, Item, Vec<Point>)], from: Item, to: Item) -> &[Point] {
    let found = routes.binary_search_by_key(&(from, to), |it| (it.0, it.1)).ok().and_then(|at| routes.get(at));
    found.map(|it| it.2.as_slice()).unwrap_or_default()
}

fn plan<'a>(reading: &'a Reading, bearing: &Bearing, wanted: Wanted<'_>) -> Plan<'a> {
    let shown = bearing.shown(reading, wanted.is_open);
    let mut is_shown = vec![false; reading.map.claims.len()];
    shown.iter().for_each(|&(claim, _)| is_shown[claim.0] = true);
    let mut plan = Plan::default();
    for &(claim, depth) in &shown {
        let mut entry = set(reading, claim, depth, Setting::at(depth));
        if !bearing.on_claim(claim).is_empty() {
            let is_open = (wanted.is_open)(claim);
            entry.is_open = Some(is_open);
            entry.folded = if is_open { 0 } else { bearing.folded(claim, &is_shown) };
        }
        plan.claims.push(entry);
    }
    plan.claims.sort_by_key(|it| it.claim);
    let mut is_listed = vec![false; reading.map.claims.len()];
    let mut later = Vec::new();
    for &(claim, depth) in shown.iter().filter(|(claim, _)| (wanted.is_open)(*claim)) {
        let ends = |step: InferenceIx| depth > 0 && bearing.on_claim(claim).contains(&step) && bearing.ends_here(step);
        let (list, others): (Vec<_>, Vec<_>) = bearing.with_claim(claim).into_iter().partition(|&step| ends(step));
        for &step in &list {
            bearing.premises(step).iter().for_each(|premise| is_listed[premise.0] = true);
        }
        later.push((claim, list, others));
    }
    for &(claim, _) in shown.iter().filter(|(claim, _)| !is_listed[claim.0]) {
        if let Some(Area { w, h, .. }) = plan.entry(claim).map(|it| it.area) {
            plan.add(Item::Claim(claim), Size { w, h });
        }
    }
    for (claim, list, others) in later {
        if !list.is_empty() {
            plan.add(Item::Ends(claim), size(&plan, bearing, &list));
            plan.add(Item::Bracket(claim), Size { w: 0, h: 0 });
            plan.edges.push((Item::Ends(claim), Item::Bracket(claim)));
            plan.edges.push((Item::Bracket(claim), Item::Claim(claim)));
            plan.lists.push((claim, list));
        }
        for step in others {
            plan.add(Item::Joint(step), Size { w: JOINT, h: JOINT });
            plan.edges.extend(bearing.premises(step).iter().map(|&premise| (Item::Claim(premise), Item::Joint(step))));
            let aim = match &reading.map[step].target {
                Target::Undercuts(other) => reading.index.inference(other).map(Item::Joint),
                _ => Some(Item::Claim(claim)),
            };
            plan.edges.extend(aim.map(|aim| (Item::Joint(step), aim)));
        }
    }
    plan
}

/// What a list takes.
fn size(plan: &Plan<'_>, bearing: &Bearing, steps: &[InferenceIx]) -> Size {
    let mut size = Size { w: 0, h: 0 };
    for &step in steps {
        for entry in bearing.premises(step).iter().filter_map(|&premise| plan.entry(premise)) {
            size.w = size.w.max(GUTTER + entry.area.w);
            size.h += entry.area.h + WITHIN;
        }
        size.h += BETWEEN - WITHIN;
    }
    Size { w: size.w, h: size.h - BETWEEN }
}

/// Puts the claims of a list in place; `up` is the line from the list to the claim above.
fn list<'a>(
    plan: &Plan<'a>,
    bearing: &Bearing,
    steps: &[InferenceIx],
    area: Area,
    up: &[Point],
    chart: &mut Chart<'a>,
) {
    let (gutter, mut y) = (area.x + JOINT / 2, area.y);
    let mut above = None;
    for &inference in steps {
        let mut lines = Vec::new();
        let mut sign = None;
        let mut last = y;
        for entry in bearing.premises(inference).iter().filter_map(|&premise| plan.entry(premise)) {
            let mut entry = entry.clone();
            entry.put(Point { x: area.x + GUTTER, y });
            let middle = y + entry.text.leading / 2;
            sign.get_or_insert(Point { x: gutter, y: middle });
            last = middle;
            y += entry.area.h + WITHIN;
            chart.claims.push(entry);
        }
        let Some(sign) = sign else { continue };
        if last > sign.y {
            // What works only together is held together by a line of its own.
            let x = area.x + GUTTER - 5;
            lines.push(vec![Point { x, y: sign.y - 4 }, Point { x, y: last + 4 }]);
        }
        // The first step has the line to the claim above, each other one the line to the step before.
        let line = match above.replace(sign) {
            Some(before) => vec![sign, before],
            None => {
                let top = Point { x: gutter, y: area.y - 4 };
                [sign, top].into_iter().chain(up.iter().copied().skip_while(|it| it.y >= top.y)).collect()
            }
        };
        lines.push(line);
        chart.steps.push(Step { inference, sign, lines, is_square: false });
        y += BETWEEN - WITHIN;
    }
}
