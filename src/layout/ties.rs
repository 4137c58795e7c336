//! An actor among those whom the actor has ties with, as a small network.
//!
//! Entry: [`network`]. Every actor is a name with a *stem* that hangs from it, and every tie an arrow with its relation
//! on it. The chosen actor's stem runs down the left side; the neighbours stand below one another in a column to the
//! right, each beginning a *row*. Stages:
//!
//! 1. find the neighbours, and order them so that those with ties among them are close;
//! 2. set the rows: at the left the ties with the chosen actor, between the two stems; at the right, below the
//!    neighbour's name, the ties that lead from the neighbour to others of the column or to itself;
//! 3. lead the latter to their ends through *lanes* right of the column, one for all that end at the same actor.
//!
//! Words never meet because each has its own stretch of one of the two columns, and lines run below words, in stems or
//! in lanes. Widths are fixed and the height is what it takes.

use super::{Label, Point};
use crate::document::ActorIx;
use crate::reading::Reading;

/// The width of every drawing, in units: that of a wide page's card at one unit a pixel.
pub const WIDTH: i32 = 288;
/// The size of the type in which names are set, in units.
pub const NAME: i32 = 13;
/// The size of the type in which relations are set, in units.
pub const RELATION: i32 = 12;

/// The stem of the chosen actor, from the left.
const STEM: i32 = 4;
/// The stems of the neighbours, from the left.
const COLUMN: i32 = 144;
/// What lies between a stem and the words beside it: room for an arrow head.
const INSET: i32 = 8;
/// The first lane, from the left; there are some only where neighbours have ties.
const LANES: i32 = WIDTH - 22;
/// How many lanes there is room for. Further ones share a place.
const LANE_COUNT: usize = 5;
/// What lies between two lanes.
const LANE: i32 = 4;
/// What lies between words and the line below them.
const ABOVE_LINE: i32 = 2;
/// What lies between a line and the words below it.
const BELOW_LINE: i32 = 5;
/// What lies between rows.
const ROW: i32 = 9;

/// A drawing of an actor's ties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network<'a> {
    /// The height in units; the width is [`WIDTH`].
    pub height: i32,
    /// The actors, each once, the chosen one first.
    pub nodes: Vec<Node<'a>>,
    /// The ties, each once.
    pub edges: Vec<Edge<'a>>,
}

/// An actor in a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node<'a> {
    /// Who it is.
    pub actor: ActorIx,
    /// The name.
    pub label: Label<'a>,
    /// Where the stem begins.
    pub stem: Point,
    /// Where the stem ends, straight below.
    pub stem_end: i32,
}

impl Node<'_> {
    /// Where ties from other neighbours end: behind the name's first line.
    pub fn entry(&self) -> Point {
        Point { x: self.label.area.right() + 2, y: self.stem.y + self.label.leading / 2 }
    }
}

/// A tie in a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge<'a> {
    /// The number of the tie in the map, counted from 0.
    pub tie: usize,
    /// From whom, as a place in [`Network::nodes`].
    pub from: usize,
    /// To whom, as a place in [`Network::nodes`].
    pub to: usize,
    /// The relation.
    pub label: Label<'a>,
    /// The line's corners, from the one's stem to the other's stem or name. It runs level or upright, and ends level:
    /// there is the arrow's head.
    pub path: Vec<Point>,
}

/// The drawing of an actor's ties, with the ties among those at their other ends; `None` where there are none.
pub fn network(reading: &Reading, actor: ActorIx) -> Option<Network<'_>> {
    let map = &reading.map;
    let ends = |at: usize| Some([reading.index.actor(&map.ties[at].from)?, reading.index.actor(&map.ties[at].to)?]);
    let ties: Vec<_> = (0..map.ties.len()).filter_map(|at| Some((at, ends(at)?))).collect();
    let actors = order(actor, &ties)?;
    let number = |actor: ActorIx| actors.iter().position(|&other| other == actor);
    let ties = ties.iter().filter_map(|&(tie, [from, to])| Some((tie, number(from)?, number(to)?)));
    let ties: Vec<_> = ties.collect();
    let has_lanes = ties.iter().any(|&(_, from, to)| from > 0 && to > 0);
    let right = if has_lanes { LANES - 2 } else { WIDTH };

    let mut nodes: Vec<Node<'_>> = Vec::new();
    let mut edges = Vec::new();
    let mut bottom = 0;
    for (at, &actor) in actors.iter().enumerate() {
        let x = if at == 0 { STEM } else { COLUMN };
        // Room for an arrow head behind the name.
        let width = right - x - 2 * INSET;
        let label = Label::set(&map[actor].name, Point { x: x + INSET, y: bottom }, width, NAME);
        let stem = Point { x, y: bottom };
        // How far down the words reach, beside the chosen actor's stem and beside the neighbour's.
        let mut reach = [bottom, label.area.bottom() + BELOW_LINE];
        for &(tie, from, to) in &ties {
            let is_loop = from == to;
            let with_chosen = from.min(to) == 0 && from.max(to) == at;
            if !with_chosen && (at == 0 || from != at) {
                continue;
            }
            let (column, x, width) = match (with_chosen, is_loop) {
                (true, false) => (0, STEM, COLUMN - STEM - 2 * INSET),
                (true, true) => (1, STEM, COLUMN - STEM - 2 * INSET),
                _ => (1, COLUMN, right - COLUMN - INSET),
            };
            let top = Point { x: x + INSET, y: reach[column] };
            let label = Label::set(&map.ties[tie].relation, top, width, RELATION);
            let y = label.area.bottom() + ABOVE_LINE;
            reach[column] = y + BELOW_LINE;
            let mut path = vec![Point { x, y }];
            if with_chosen && is_loop {
                // Round the words and back.
                let turn = label.area.right() + INSET;
                let back = label.area.y - 1;
                path.extend([Point { x: turn, y }, Point { x: turn, y: back }, Point { x, y: back }]);
                reach[column] += 2;
            } else if with_chosen {
                path.push(Point { x: COLUMN, y });
                if to == 0 {
                    path.reverse();
                }
            }
            edges.push(Edge { tie, from, to, label, path });
        }
        let stem_end = reach[usize::from(reach[1] > reach[0])] - BELOW_LINE;
        nodes.push(Node { actor, label, stem, stem_end });
        bottom = stem_end + ROW;
    }
    let height = bottom - ROW + BELOW_LINE;
    nodes[0].stem_end = height - BELOW_LINE;
    lead(&nodes, &mut edges);
    Some(Network { height, nodes, edges })
}

/// The chosen actor and those at the other ends of the actor's ties: the first of the essay's ties first, but behind
/// each, where there is one, another that it has a tie with. `None` where the actor has no tie.
fn order(chosen: ActorIx, ties: &[(usize, [ActorIx; 2])]) -> Option<Vec<ActorIx>> {
    let mut waiting = Vec::new();
    let mut is_tied = false;
    for &(_, [from, to]) in ties {
        is_tied |= from == chosen || to == chosen;
        let other = if from == chosen { to } else { from };
        if (from == chosen || to == chosen) && other != chosen && !waiting.contains(&other) {
            waiting.push(other);
        }
    }
    let mut actors = vec![chosen];
    let mut last = chosen;
    while !waiting.is_empty() {
        let near = ties.iter().find_map(|&(_, [from, to])| {
            let other = if from == last { Some(to) } else { (to == last).then_some(from) };
            waiting.iter().position(|&it| Some(it) == other)
        });
        last = waiting.remove(near.unwrap_or_default());
        actors.push(last);
    }
    is_tied.then_some(actors)
}

/// Leads the ties that have only begun, those among neighbours, to their ends.
fn lead(nodes: &[Node<'_>], edges: &mut [Edge<'_>]) {
    // How far down each lane is taken.
    let mut taken = [0; LANE_COUNT];
    for (to, node) in nodes.iter().enumerate() {
        let end = node.entry();
        let (mut first, mut last) = (end.y, end.y);
        for edge in edges.iter().filter(|edge| edge.to == to && edge.path.len() == 1) {
            first = first.min(edge.path[0].y);
            last = last.max(edge.path[0].y);
        }
        if first == last {
            continue;
        }
        let free = taken.iter().position(|&until| until < first).unwrap_or(to % LANE_COUNT);
        taken[free] = taken[free].max(last);
        let x = LANES + LANE * free as i32;
        for edge in edges.iter_mut().filter(|edge| edge.to == to && edge.path.len() == 1) {
            let y = edge.path[0].y;
            edge.path.extend([Point { x, y }, Point { x, y: end.y }, end]);
        }
    }
}
