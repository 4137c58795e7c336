//! Lists: what ends the argument, one claim below the other.
//!
//! Entries: [`List::of_steps`], the steps on a claim whose premises rest on nothing more, with their signs in a gutter
//! before them, as in the margin of a book: what is for the claim, and then what is against it; [`List::of_premises`], the
//! premises of one step that rest on nothing more, along a line from its sign; [`put`], either in its place.

use super::bearing::Bearing;
use super::reasons::{JOINT, Plan};
use super::{Chart, Step};
use crate::document::{ClaimIx, InferenceIx, Target};
use crate::layout::layered::Size;
use crate::layout::{Area, Point};
use crate::reading::Reading;

/// From the sign of a step to its claims.
const GUTTER: i32 = 15;
/// Between the line of what is against a claim and that of what is for it: room for a sign.
const STRANDS: i32 = 12;
/// From the line along premises to them.
const STACK: i32 = 9;
/// What lies between two steps of a list, and between two premises of one.
const BETWEEN: i32 = 10;
const WITHIN: i32 = 5;

/// A list.
pub(super) struct List {
    /// Its steps with those of their premises that are in the list.
    steps: Vec<(InferenceIx, Vec<ClaimIx>)>,
    /// The lines along the list; none along the premises of one step.
    pub(super) strands: Vec<Strand>,
}

/// A line along the steps of a list that are for a claim, or against it.
#[derive(Clone, Copy)]
pub(super) struct Strand {
    /// Which of the list's lines it is.
    pub(super) nth: usize,
    /// How far from the left edge of the list it is.
    pub(super) at: i32,
    /// The last of its steps, as a place among the steps of the list.
    last: usize,
}

impl List {
    pub(super) fn of_steps(reading: &Reading, bearing: &Bearing, steps: Vec<InferenceIx>) -> Self {
        let is_for = |step: &InferenceIx| matches!(reading.map[*step].target, Target::Supports(_));
        let (mut steps, against): (Vec<_>, Vec<_>) = steps.into_iter().partition(is_for);
        let mut strands = Vec::new();
        if !steps.is_empty() {
            let aside = if against.is_empty() { 0 } else { STRANDS };
            strands.push(Strand { nth: 0, at: JOINT / 2 + aside, last: steps.len() });
        }
        if !against.is_empty() {
            steps.extend(against);
            strands.push(Strand { nth: strands.len(), at: JOINT / 2, last: steps.len() });
        }
        let steps = steps.into_iter().map(|step| (step, bearing.premises(step).to_vec())).collect();
        Self { steps, strands }
    }

    /// What its lines take where they begin.
    pub(super) fn bracket(&self) -> Size {
        let w = STRANDS * i32::from(self.strands.len() > 1);
        Size { w, h: 0, axis: w }
    }

    pub(super) fn of_premises(step: InferenceIx, premises: Vec<ClaimIx>) -> Self {
        Self { steps: vec![(step, premises)], strands: Vec::new() }
    }

    /// How far from the left edge of the list its claims are.
    fn indent(&self) -> i32 {
        self.strands.first().map_or(STACK, |strand| strand.at + GUTTER)
    }

    /// What it takes.
    pub(super) fn size(&self, plan: &Plan<'_>) -> Size {
        let mut size = Size { w: 0, h: -BETWEEN, axis: self.strands.first().map_or(0, |it| it.at) };
        for (_, premises) in &self.steps {
            for entry in premises.iter().filter_map(|&premise| plan.entry(premise)) {
                size.w = size.w.max(self.indent() + entry.area.w);
                size.h += entry.area.h + WITHIN;
            }
            size.h += BETWEEN - WITHIN;
        }
        size
    }
}

/// Puts the claims of a list in place, with their steps; `way` is the line from the list to the claim above. The lines
/// along the premises of one step are returned.
pub(super) fn put<'a>(
    plan: &Plan<'a>,
    list: &List,
    area: Area,
    way: &dyn Fn(Strand) -> Vec<Point>,
    chart: &mut Chart<'a>,
) -> Vec<Vec<Point>> {
    let mut y = area.y;
    let mut strands = list.strands.iter().copied();
    let mut strand = strands.next();
    let mut above = None;
    let mut along = Vec::new();
    for (nth, (inference, premises)) in list.steps.iter().enumerate() {
        if strand.is_some_and(|it| nth >= it.last) {
            (strand, above) = (strands.next(), None);
        }
        let mut heights = Vec::with_capacity(premises.len());
        for entry in premises.iter().filter_map(|&premise| plan.entry(premise)) {
            let mut entry = entry.clone();
            entry.put(Point { x: area.x + list.indent(), y });
            heights.push(y + entry.text.leading / 2);
            y += entry.area.h + WITHIN;
            chart.claims.push(entry);
        }
        y += BETWEEN - WITHIN;
        let (Some(&first), Some(&last)) = (heights.first(), heights.last()) else { continue };
        // What works only together is held together by a line of its own.
        let x = area.x + list.indent() - STACK;
        let tooth = |&y: &i32| vec![Point { x, y }, Point { x: x + TOOTH, y }];
        let Some(strand) = strand else {
            along.push(vec![Point { x, y: last }, Point { x, y: area.y - STACKED }]);
            along.extend(heights.iter().map(tooth));
            continue;
        };
        let sign = Point { x: area.x + strand.at, y: first };
        let mut lines = Vec::new();
        if last > first {
            let x = x + TOOTH - 2;
            lines.push(vec![Point { x, y: first - 4 }, Point { x, y: last + 4 }]);
        }
        // The first step has the line to the claim above, each other one the line to the step before.
        let has_head = above.is_none();
        match above.replace(sign) {
            Some(before) => lines.push(vec![sign, before]),
            None => lines.push([sign].into_iter().chain(way(strand)).collect()),
        }
        chart.steps.push(Step { inference: *inference, sign, lines, has_head });
    }
    along
}

/// From the middle of a sign to the premises that are set below it.
pub(super) const STACKED: i32 = JOINT / 2 + 4;
/// How long the lines are that lead from the line along premises to each of them.
const TOOTH: i32 = 5;
