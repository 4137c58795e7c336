//! The chart in the order of the text: the claims one below the other, where the essay states them or relies on them, and
//! the steps as rails beside them, so that one sees what is asserted before it is argued.
//!
//! Entry: [`chart`]. Stages: order the claims by where they stand; set them in a column, with the numbers of the
//! paragraphs before it; give each step a *lane*, shorter rails nearer to the column, so that no two rails in a lane
//! meet; give each rail a *port* on the claims that it joins, so that it crosses no more of its neighbours than it must.

use super::bearing::{Bearing, conclusion};
use super::{Chart, Entry, Setting, Step, Wanted, set};
use crate::document::{ClaimIx, InferenceIx};
use crate::layout::{Area, Point};
use crate::reading::Reading;

const COLUMN: Setting = Setting { width: 380, size: 13 };
/// What stands before the column: the numbers of paragraphs.
const MARGIN: i32 = 40;
/// Between two claims, and between two of different paragraphs.
const BETWEEN: i32 = 7;
const PARAGRAPHS: i32 = 20;
/// From the column to the first lane: room for signs.
const SIGNS: i32 = 24;
/// From a lane to the next.
const LANE: i32 = 9;
/// Between two ports of a claim, at least: room for a sign.
const PORT: i32 = 11;
/// From the column to the middle of a sign.
const SIGN: i32 = 9;

/// A step between claims of the column, by their places in it.
struct Rail {
    inference: InferenceIx,
    premises: Vec<usize>,
    conclusion: usize,
    /// The first and the last place that it joins.
    span: (usize, usize),
    lane: usize,
}

pub(super) fn chart<'a>(reading: &'a Reading, wanted: Wanted<'_>) -> Chart<'a> {
    let bearing = Bearing::new(reading, wanted.voice);
    let mut chart = Chart::default();
    let order = in_order(reading, wanted);
    let claims: Vec<ClaimIx> = order.iter().map(|it| it.0).collect();
    let rails = rails(reading, &bearing, &claims);
    let ports = ports(&rails, claims.len());
    let mut column: Vec<Entry<'a>> = Vec::new();
    let mut y = 0;
    let mut here = None;
    for ((claim, paragraph), ports) in order.into_iter().zip(&ports) {
        let depth = reading.tree.place(claim).map_or(0, |at| reading.tree.node(at).depth);
        let mut entry = set(reading, claim, depth, COLUMN);
        if paragraph != here {
            y += if column.is_empty() { 0 } else { PARAGRAPHS };
            here = paragraph;
            let baseline = entry.text.baseline(0);
            chart.paragraphs.extend(paragraph.map(|it| (it + 1, Point { x: 0, y: y + baseline })));
        }
        entry.put(Point { x: MARGIN, y });
        entry.area.h = entry.area.h.max(PORT * (i32::try_from(ports.len()).unwrap_or(i32::MAX / PORT - 1) + 1));
        y += entry.area.h + BETWEEN;
        column.push(entry);
    }
    let right = MARGIN + COLUMN.width;
    let lanes = rails.iter().map(|rail| rail.lane + 1).max().unwrap_or_default();
    chart.steps = steps(&rails, &ports, &column, right);
    let width = right + SIGNS + LANE * i32::try_from(lanes).unwrap_or(i32::MAX / LANE / 2);
    chart.frame = Area { x: 0, y: 0, w: width, h: (y - BETWEEN).max(0) };
    super::in_order(&mut column);
    chart.claims = column;
    chart
}

/// The claims with the paragraph in which each stands, counted from 0; those without a place come last.
fn in_order(reading: &Reading, wanted: Wanted<'_>) -> Vec<(ClaimIx, Option<usize>)> {
    let mut is_placed = vec![false; reading.map.claims.len()];
    let mut order = Vec::new();
    let mut place = |claim: ClaimIx, paragraph: Option<usize>| {
        if reading.map[claim].voice <= wanted.voice && !std::mem::replace(&mut is_placed[claim.0], true) {
            order.push((claim, paragraph));
        }
    };
    let editors = |claim: ClaimIx| reading.map[claim].is_editors();
    let all = || (0..reading.map.claims.len()).map(ClaimIx);
    let notes: Vec<_> = all().filter(|&claim| editors(claim)).map(|claim| (reading.runs_of(claim), claim)).collect();
    for (at, run) in reading.runs() {
        run.claims.iter().chain(&run.unsaid).for_each(|&claim| place(claim, Some(at.paragraph)));
        let here = notes.iter().filter(|(runs, _)| runs.first() == Some(&at));
        here.for_each(|&(_, claim)| place(claim, Some(at.paragraph)));
    }
    all().for_each(|claim| place(claim, None));
    order
}

fn rails(reading: &Reading, bearing: &Bearing, column: &[ClaimIx]) -> Vec<Rail> {
    let mut place = vec![None; reading.map.claims.len()];
    column.iter().enumerate().for_each(|(at, claim)| place[claim.0] = Some(at));
    let steps = (0..reading.map.inferences.len()).map(InferenceIx);
    let mut rails: Vec<Rail> = Vec::new();
    for inference in steps {
        let premises: Vec<usize> = bearing.premises(inference).iter().filter_map(|it| place[it.0]).collect();
        // An undercut leads to what the step that it undercuts is for.
        let conclusion = conclusion(reading, inference).and_then(|claim| place[claim.0]);
        let Some(conclusion) = conclusion.filter(|_| !premises.is_empty()) else { continue };
        let wider = |(first, last): (usize, usize), &place: &usize| (place.min(first), place.max(last));
        let span = premises.iter().fold((conclusion, conclusion), wider);
        rails.push(Rail { inference, premises, conclusion, span, lane: 0 });
    }
    rails.sort_by_key(|rail| (rail.span.1 - rail.span.0, rail.span.0, rail.inference));
    let mut lanes: Vec<Vec<(usize, usize)>> = Vec::new();
    for rail in &mut rails {
        let (first, last) = rail.span;
        let is_free = |taken: &Vec<(usize, usize)>| taken.iter().all(|&(from, to)| last < from || to < first);
        rail.lane = lanes.iter().position(is_free).unwrap_or(lanes.len());
        lanes.resize(lanes.len().max(rail.lane + 1), Vec::new());
        lanes[rail.lane].push(rail.span);
    }
    rails
}

/// An end of a rail on a claim: in which direction the rail goes on, and its lane.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Port {
    is_down: bool,
    /// Of rails that go up the nearest lane comes first, of those that go down the farthest.
    rank: i64,
    rail: usize,
}

/// The ports of each claim, from the top down.
fn ports(rails: &[Rail], claims: usize) -> Vec<Vec<Port>> {
    let mut ports: Vec<Vec<Port>> = vec![Vec::new(); claims];
    for (at, rail) in rails.iter().enumerate() {
        for &place in rail.premises.iter().chain([&rail.conclusion]) {
            let is_down = place < rail.span.1;
            let lane = i64::try_from(rail.lane).unwrap_or(i64::MAX);
            ports[place].push(Port { is_down, rank: if is_down { -lane } else { lane }, rail: at });
        }
    }
    for ports in &mut ports {
        ports.sort_unstable();
        ports.dedup();
    }
    ports
}

fn steps(rails: &[Rail], ports: &[Vec<Port>], column: &[Entry<'_>], right: i32) -> Vec<Step> {
    let port = |place: usize, rail: usize| {
        let (ports, area) = (&ports[place], column[place].area);
        let at = ports.iter().position(|port| port.rail == rail).unwrap_or_default();
        let (at, count) = (i32::try_from(at).unwrap_or_default(), i32::try_from(ports.len()).unwrap_or(1));
        area.y + area.h * (at + 1) / (count + 1)
    };
    let x_of = |rail: &Rail| right + SIGNS + LANE * i32::try_from(rail.lane).unwrap_or_default();
    let step = |(at, rail): (usize, &Rail)| {
        let x = x_of(rail);
        let end = port(rail.conclusion, at);
        let from = |place: usize| column[place].area.right().min(right) + 4;
        let mut lines = Vec::new();
        for &premise in rail.premises.iter().filter(|&&premise| premise != rail.conclusion) {
            let y = port(premise, at);
            lines.push(vec![Point { x: from(premise), y }, Point { x, y }, Point { x, y: end }]);
        }
        let sign = Point { x: right + SIGN, y: end };
        lines.push(vec![Point { x, y: end }, Point { x: from(rail.conclusion), y: end }]);
        Step { inference: rail.inference, sign, lines, has_head: true }
    };
    rails.iter().enumerate().map(step).collect()
}
