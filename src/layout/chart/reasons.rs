//! The chart in the order of reasons: the thesis above, what carries it in ranks below.
//!
//! Entry: [`chart`]. Claims and steps are the nodes of a graph that is [laid out in ranks](crate::layout::layered): a step
//! has a node of its own, in which its premises meet and which can be undercut. What ends the argument is set in
//! `lists`: drawn side by side, such claims would make the chart several times as wide.

use super::bearing::Bearing;
use super::lists::{self, List, STACKED, Strand};
use super::{Chart, Entry, Setting, Step, Wanted, in_order, set};
use crate::document::{ClaimIx, InferenceIx, Target};
use crate::layout::layered::{Edge, Gaps, Graph, Size, layout};
use crate::layout::{Area, Point};
use crate::ordered::sort;
use crate::reading::Reading;

/// What stands at a place of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Item {
    Claim(ClaimIx),
    /// Where the premises of a step meet.
    Joint(InferenceIx),
    /// Two claims that speak against one another, by the first of their steps.
    Contrary(InferenceIx),
    /// The list of what ends the argument under a claim.
    Ends(ClaimIx),
    /// Where the lines of that list begin.
    Bracket(ClaimIx),
}

impl Item {
    /// Numbers in the order of the items.
    fn key(self) -> [i64; 4] {
        let (kind, id) = match self {
            Self::Claim(claim) => (0, claim.0),
            Self::Joint(step) => (1, step.0),
            Self::Contrary(step) => (2, step.0),
            Self::Ends(claim) => (3, claim.0),
            Self::Bracket(claim) => (4, claim.0),
        };
        [kind, id as i64, 0, 0]
    }
}

const GAPS: Gaps = Gaps { beside: 26, lines: 14, ranks: 24, tracks: 8 };
/// The width and height of a joint: room for its sign.
pub(super) const JOINT: i32 = 14;
/// What a joint is wider for each step that undercuts it.
const UNDERCUT: i32 = 28;
/// From the middle of a sign to the end of what undercuts it.
const SIDE: i32 = 10;
/// The height of what stands between two claims that speak against one another: room for two signs.
const CONTRARY: i32 = 44;

/// A line that is to be drawn.
struct Line {
    from: Item,
    to: Item,
    hub: Option<Item>,
    at: [Option<i32>; 2],
}

/// What is to be laid out, with what stands within it.
#[derive(Default)]
pub(super) struct Plan<'a> {
    items: Vec<Item>,
    sizes: Vec<Size>,
    lines: Vec<Line>,
    claims: Vec<Entry<'a>>,
    lists: Vec<(ClaimIx, List)>,
    /// The premises of a step that are set with its sign.
    stacks: Vec<(InferenceIx, List)>,
    contraries: Vec<Contrary>,
}

/// Two claims that speak against one another, the upper first, each with the step against it.
#[derive(Clone, Copy)]
struct Contrary {
    claims: [ClaimIx; 2],
    steps: [InferenceIx; 2],
}

impl<'a> Plan<'a> {
    fn add(&mut self, item: Item, size: Size) {
        self.items.push(item);
        self.sizes.push(size);
    }

    fn line(&mut self, from: Item, to: Item, hub: Option<Item>, at: [Option<i32>; 2]) {
        self.lines.push(Line { from, to, hub, at });
    }

    pub(super) fn entry(&self, claim: ClaimIx) -> Option<&Entry<'a>> {
        let at = self.claims.binary_search_by_key(&claim, |it| it.claim).ok()?;
        self.claims.get(at)
    }
}

/// The chart, with the places of the one before.
pub(super) fn chart<'a>(reading: &'a Reading, wanted: Wanted<'_>, before: Option<&Chart<'_>>) -> Chart<'a> {
    let bearing = Bearing::new(reading, wanted.voice);
    let plan = plan(reading, &bearing, wanted);
    let mut order: Vec<usize> = (0..plan.items.len()).collect();
    sort(&mut order, &|at| plan.items.get(at).map_or([0; 4], |it| it.key()));
    let by_item: Vec<(Item, usize)> = order.iter().filter_map(|&at| Some((*plan.items.get(at)?, at))).collect();
    let place =
        |item: Item| by_item.binary_search_by_key(&item, |it| it.0).ok().and_then(|at| Some(by_item.get(at)?.1));
    let edge =
        |it: &Line| Some(Edge { from: place(it.from)?, to: place(it.to)?, hub: it.hub.and_then(place), at: it.at });
    let edges: Vec<(Item, Item, Edge)> = plan.lines.iter().filter_map(|it| Some((it.from, it.to, edge(it)?))).collect();
    let known = before.map(|it| it.places.as_slice()).unwrap_or_default();
    let old = |item: &Item| known.binary_search_by_key(item, |it| it.0).ok().and_then(|at| Some(known.get(at)?.1));
    let kept: Vec<Option<i32>> = plan.items.iter().map(old).collect();
    let graph = Graph { sizes: plan.sizes.clone(), edges: edges.iter().map(|it| it.2).collect() };
    let laid = layout(&graph, &GAPS, &kept);
    let area_of = |item: Item| place(item).and_then(|at| laid.areas.get(at)).copied();

    let mut chart = Chart { frame: laid.frame, ..Chart::default() };
    chart.places = by_item.iter().filter_map(|&(item, at)| Some((item, laid.areas.get(at)?.x))).collect();
    let routes = Routes::new(&edges, &laid.routes);
    for &(claim, ref list) in &plan.lists {
        let (ends, bracket) = (Item::Ends(claim), Item::Bracket(claim));
        let Some(area) = area_of(ends) else { continue };
        let way = |strand: Strand| {
            let to_bracket = routes.between(place(ends), place(bracket), strand.nth);
            let on = routes.between(place(bracket), place(Item::Claim(claim)), strand.nth);
            to_bracket.iter().chain(on).copied().collect()
        };
        lists::put(&plan, list, area, &way, &mut chart);
    }
    for entry in &plan.claims {
        let Some(area) = area_of(Item::Claim(entry.claim)) else { continue };
        let mut entry = entry.clone();
        entry.put(Point { x: area.x, y: area.y });
        chart.claims.push(entry);
    }
    let undercuts_of = |step: Item| routes.to(place(step)).filter(|it| matches!(it.0, Item::Joint(_))).count();
    for &item in &plan.items {
        let Item::Joint(inference) = item else { continue };
        let Some(area) = area_of(item) else { continue };
        let sign = sign_of(&plan, place(item), area);
        let mut lines: Vec<Vec<Point>> = Vec::new();
        let mut has_head = false;
        let premises = routes.to(place(item)).filter(|(from, _)| !matches!(from, Item::Joint(_)));
        lines.extend(premises.map(|(_, points)| points.to_vec()));
        join(&mut lines);
        if let Some((_, list)) = plan.stacks.iter().find(|it| it.0 == inference) {
            let below = Area { x: sign.x, y: sign.y + STACKED, w: 0, h: 0 };
            let mut along = lists::put(&plan, list, below, &|_| Vec::new(), &mut chart);
            // Its line goes on to the other premises, if there are any.
            if let Some(line) = along.first_mut().filter(|_| !lines.is_empty()) {
                *line = vec![Point { y: area.bottom(), ..sign }, sign];
            }
            lines.extend(along);
        }
        for (to, points) in routes.from(place(item)) {
            let mut points = points.to_vec();
            if let Item::Joint(_) = to
                && let Some(area) = area_of(to)
                && let Some(&end) = points.last()
            {
                // It bears on the step, not on what the step bears on: it leads to the sign from the side, the outermost
                // of several to its upper end.
                let sign = sign_of(&plan, place(to), area);
                let (side, inwards) = if end.x < sign.x { (-1, end.x - area.x) } else { (1, area.right() - end.x) };
                let is_alone = undercuts_of(to) == 1;
                let y = if is_alone { sign.y } else { area.y + 2 + (inwards / 2).min(JOINT - 4) };
                points.extend([Point { x: end.x, y }, Point { x: sign.x + side * SIDE, y }]);
            }
            lines.push(points);
            has_head = true;
        }
        chart.steps.push(Step { inference, sign, lines, has_head });
    }
    for contrary in &plan.contraries {
        let item = Item::Contrary(contrary.steps[0]);
        let Some(area) = area_of(item) else { continue };
        let x = area.x + area.w / 2;
        for (up, (claim, inference)) in [true, false].into_iter().zip(contrary.claims.into_iter().zip(contrary.steps)) {
            let end = Item::Claim(claim);
            let mut points: Vec<Point> = vec![Point { x, y: area.y + area.h / 2 }];
            if up {
                points.extend(routes.between(place(item), place(end), 0));
            } else {
                points.extend(routes.between(place(end), place(item), 0).iter().rev());
            }
            let y = if up { area.y + JOINT / 2 } else { area.bottom() - JOINT / 2 };
            chart.steps.push(Step { inference, sign: Point { x, y }, lines: vec![points], has_head: true });
        }
    }
    in_order(&mut chart.claims);
    chart
}

/// The middle of the sign of a step whose joint is there.
fn sign_of(plan: &Plan<'_>, place: Option<usize>, area: Area) -> Point {
    let axis = place.and_then(|at| plan.sizes.get(at)).map_or(0, |size| size.axis);
    Point { x: area.x + axis, y: area.y + JOINT / 2 }
}

/// Lines that come together below a joint run on as one: each but the outermost ends where it meets what is level.
fn join(lines: &mut [Vec<Point>]) {
    let mut has_trunk =
        lines.iter().any(|line| matches!(line[..], [.., from, to] if line.len() == 2 && from.x == to.x));
    let bends: Vec<Option<(Point, i32)>> = lines
        .iter()
        .map(|line| match line[..] {
            [.., corner, bend, end] if corner.y == bend.y && bend.x == end.x => Some((bend, corner.x)),
            _ => None,
        })
        .collect();
    for (line, own) in lines.iter_mut().zip(&bends) {
        let Some((bend, from)) = own else { continue };
        let is_beyond = |other: &(Point, i32)| {
            other.0 == *bend && (other.1 < *from && *from < bend.x || other.1 > *from && *from > bend.x)
        };
        if bends.iter().flatten().any(is_beyond) {
            line.truncate(line.len() - 2);
        } else if std::mem::replace(&mut has_trunk, true)
            && let Some(end) = line.last_mut()
        {
            end.y = end.y.max(bend.y - TURN);
        }
    }
}

/// What is left of a line that turns into another, in units.
const TURN: i32 = 10;

/// The lines that were drawn, found by the places of their ends in the graph.
struct Routes<'a> {
    edges: &'a [(Item, Item, Edge)],
    routes: &'a [Vec<Point>],
    /// The lines in order of where they begin, and of where they end.
    by_start: Vec<usize>,
    by_end: Vec<usize>,
}

impl<'a> Routes<'a> {
    fn new(edges: &'a [(Item, Item, Edge)], routes: &'a [Vec<Point>]) -> Self {
        let order = |key: &dyn Fn(&Edge) -> [i64; 4]| {
            let mut order: Vec<usize> = (0..edges.len()).collect();
            sort(&mut order, &|at| edges.get(at).map_or([0; 4], |it| key(&it.2)));
            order
        };
        let by_start = order(&|edge| [edge.from as i64, edge.to as i64, 0, 0]);
        Self { edges, routes, by_start, by_end: order(&|edge| [edge.to as i64, 0, 0, 0]) }
    }

    /// Those of some lines, which are in order of an end, that have it at this place: each with its other end.
    fn at<'b>(
        &'b self,
        order: &'b [usize],
        place: Option<usize>,
        is_start: bool,
    ) -> impl Iterator<Item = (Item, &'b [Point])> + 'b {
        let end = move |at: usize| self.edges.get(at).map(|it| if is_start { it.2.from } else { it.2.to });
        let first = order.partition_point(|&at| end(at) < place);
        let own = order.iter().skip(first).take_while(move |&&at| place.is_some() && end(at) == place);
        own.filter_map(move |&at| {
            let (from, to, _) = self.edges.get(at)?;
            Some((if is_start { *to } else { *from }, self.routes.get(at)?.as_slice()))
        })
    }

    fn from(&self, place: Option<usize>) -> impl Iterator<Item = (Item, &[Point])> {
        self.at(&self.by_start, place, true)
    }

    fn to(&self, place: Option<usize>) -> impl Iterator<Item = (Item, &[Point])> {
        self.at(&self.by_end, place, false)
    }

    /// One of the lines between two places, in the order in which they are wanted; empty where there is none.
    fn between(&self, from: Option<usize>, to: Option<usize>, nth: usize) -> &[Point] {
        let ends = |at: usize| self.edges.get(at).map(|it| (it.2.from, it.2.to));
        let wanted = from.zip(to);
        let first = self.by_start.partition_point(|&at| ends(at) < wanted);
        let found = self.by_start.get(first + nth).filter(|&&at| ends(at) == wanted);
        found.and_then(|&at| self.routes.get(at)).map(Vec::as_slice).unwrap_or_default()
    }
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
            entry.fold(reading, if is_open { 0 } else { bearing.folded(claim, &is_shown) });
        }
        plan.claims.push(entry);
    }
    in_order(&mut plan.claims);
    plan.contraries = contraries(reading, bearing, &shown, wanted);
    let mut is_listed = vec![false; reading.map.claims.len()];
    let mut later = Vec::new();
    for &(claim, depth) in shown.iter().filter(|(claim, _)| (wanted.is_open)(*claim)) {
        let ends = |step: InferenceIx| depth > 0 && bearing.on_claim(claim).contains(&step) && bearing.ends_here(step);
        let (list, others): (Vec<_>, Vec<_>) = bearing.with_claim(claim).into_iter().partition(|&step| ends(step));
        let stacks: Vec<Vec<ClaimIx>> = others.iter().map(|&step| bearing.stacked(step)).collect();
        let listed = list.iter().flat_map(|&step| bearing.premises(step)).chain(stacks.iter().flatten());
        listed.for_each(|premise| is_listed[premise.0] = true);
        later.push((claim, list, others, stacks));
    }
    for &(claim, _) in shown.iter().filter(|(claim, _)| !is_listed[claim.0]) {
        if let Some(Area { w, h, .. }) = plan.entry(claim).map(|it| it.area) {
            plan.add(Item::Claim(claim), Size::new(w, h));
        }
    }
    for (claim, steps, others, stacks) in later {
        if !steps.is_empty() {
            let list = List::of_steps(reading, bearing, steps);
            let (ends, bracket) = (Item::Ends(claim), Item::Bracket(claim));
            plan.add(ends, list.size(&plan));
            plan.add(bracket, list.bracket());
            for strand in &list.strands {
                let at = Some(strand.at - JOINT / 2);
                plan.line(ends, bracket, None, [Some(strand.at), at]);
                plan.line(bracket, Item::Claim(claim), None, [at, None]);
            }
            plan.lists.push((claim, list));
        }
        for (step, stacked) in others.into_iter().zip(stacks) {
            if plan.contraries.iter().any(|it| it.steps.contains(&step)) {
                continue;
            }
            let joint = Item::Joint(step);
            let undercuts = i32::try_from(bearing.on_step(step).len()).unwrap_or(1);
            let aside = (UNDERCUT / 2).saturating_mul(undercuts);
            let mut size = Size { w: JOINT + 2 * aside, h: JOINT, axis: aside + JOINT / 2 };
            for &premise in bearing.premises(step).iter().filter(|it| !stacked.contains(it)) {
                plan.line(Item::Claim(premise), joint, Some(joint), [None; 2]);
            }
            if !stacked.is_empty() {
                let list = List::of_premises(step, stacked);
                let Size { w, h, .. } = list.size(&plan);
                size.w = aside + (JOINT / 2 + w).max(JOINT) + aside;
                size.h = JOINT / 2 + STACKED + h;
                plan.stacks.push((step, list));
            }
            plan.add(joint, size);
            match &reading.map[step].target {
                Target::Undercuts(other) => {
                    if let Some(other) = reading.index.inference(other) {
                        plan.line(joint, Item::Joint(other), Some(joint), [None; 2]);
                    }
                }
                _ => plan.line(joint, Item::Claim(claim), Some(joint), [None; 2]),
            }
        }
    }
    for at in 0..plan.contraries.len() {
        let Contrary { claims: [upper, lower], steps } = plan.contraries[at];
        let between = Item::Contrary(steps[0]);
        plan.add(between, Size::new(JOINT, CONTRARY));
        plan.line(Item::Claim(lower), between, Some(between), [None; 2]);
        plan.line(between, Item::Claim(upper), Some(between), [None; 2]);
    }
    plan
}

/// Claims of which each speaks against the other, alone and without anything that undercuts that: one line is enough.
fn contraries(reading: &Reading, bearing: &Bearing, shown: &[(ClaimIx, usize)], wanted: Wanted<'_>) -> Vec<Contrary> {
    let against = |from: ClaimIx, to: ClaimIx| {
        let is_so = |step: &&InferenceIx| {
            matches!(reading.map[**step].target, Target::Attacks(_))
                && bearing.premises(**step) == [from]
                && bearing.on_step(**step).is_empty()
        };
        let mut steps = bearing.on_claim(to).iter().filter(is_so);
        steps.next().copied().filter(|_| (wanted.is_open)(to))
    };
    let mut found = Vec::new();
    let mut order = vec![usize::MAX; reading.map.claims.len()];
    shown.iter().enumerate().for_each(|(at, (claim, _))| order[claim.0] = at);
    for &(upper, _) in shown {
        for &step in bearing.on_claim(upper) {
            let &[lower] = bearing.premises(step) else { continue };
            if order[upper.0] < order[lower.0]
                && against(lower, upper) == Some(step)
                && let Some(back) = against(upper, lower)
            {
                found.push(Contrary { claims: [upper, lower], steps: [step, back] });
            }
        }
    }
    found
}
