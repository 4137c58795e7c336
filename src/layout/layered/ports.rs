//! Where lines meet the edges of nodes.
//!
//! Entry: [`ports`]. Lines that have a hub in common share a place at a node, at the hub itself its axis; all others have
//! places of their own, in the order in which they go on. A place is where its line can go on upright, if that is on the
//! node, and else its share of the edge.

use super::acyclic::Arc;
use super::isotonic::{Wish, least_squares};
use super::layers::Layers;
use super::{Graph, Measures};
use crate::ordered::{self, sort};

/// From the corner of a node to the first place, and between two places, where there is room for that, in units.
const CORNER: i64 = 12;
const APART: i64 = 12;
/// Between two places, where more lines are upright then.
const CLOSE: i64 = 7;

/// How much more it counts that a line is upright.
const UPRIGHT: i64 = 1_000;

/// A line's end at a node.
struct End {
    node: usize,
    is_lower_edge: bool,
    /// What its line goes to from there.
    wish: i64,
    net: usize,
    arc: usize,
    /// Where it is, where that is settled.
    at: Option<i64>,
}

/// The ends of a net at an edge of a node, by their places among all, with what they wish or where they are.
type Bundle<'a> = (i64, &'a [usize]);

/// The upper and the lower end of each arc. `arcs` has the edge of each; `net` what lines may lie on one another.
pub(super) fn ports(
    graph: &Graph,
    arcs: &[(usize, Arc)],
    net: &dyn Fn(usize) -> usize,
    layers: &Layers,
    measures: &Measures,
    axes: &[i64],
) -> Vec<[i64; 2]> {
    let mut is_hub = vec![false; layers.nodes];
    for hub in graph.edges.iter().filter_map(|edge| edge.hub).filter(|&hub| hub < layers.nodes) {
        is_hub[hub] = true;
    }
    let mut ends = Vec::with_capacity(2 * arcs.len());
    for (at, (&(edge, arc), chain)) in arcs.iter().zip(&layers.chains).enumerate() {
        let (first, last) = if chain.is_empty() { (arc.lower, arc.upper) } else { (chain.start, chain.end - 1) };
        let settled = |node: usize| {
            let edge = &graph.edges[edge];
            let at = edge.at[0].filter(|_| node == edge.from).or(edge.at[1].filter(|_| node == edge.to))?;
            Some(axes[node] - measures.left(node) + i64::from(at).clamp(0, i64::from(measures.sizes[node].w)))
        };
        for (node, is_lower_edge, next) in [(arc.upper, true, first), (arc.lower, false, last)] {
            let wish = settled(next).unwrap_or(axes[next]);
            ends.push(End { node, is_lower_edge, wish, net: net(edge), arc: at, at: settled(node) });
        }
    }
    let edge_of = |at: usize| 2 * ends[at].node + usize::from(ends[at].is_lower_edge);
    let mut order: Vec<usize> = (0..ends.len()).collect();
    sort(&mut order, &|at| [edge_of(at) as i64, ends[at].net as i64, 0, 0]);
    let mut places = vec![[0; 2]; arcs.len()];
    for same in order.chunk_by(|&one, &other| edge_of(one) == edge_of(other)) {
        let node = ends[same[0]].node;
        let (left, right) = (axes[node] - measures.left(node), axes[node] + measures.right(node));
        // A bundle for each net: its place, or what it wishes.
        let mut bundles: Vec<Bundle<'_>> = Vec::new();
        let mut settled: Vec<Bundle<'_>> = Vec::new();
        for bundle in same.chunk_by(|&one, &other| ends[one].net == ends[other].net) {
            let first = &ends[bundle[0]];
            let own = (first.net == node).then_some(axes[node]);
            match first.at.or(own) {
                Some(place) => settled.push((place, bundle)),
                None => {
                    let wish = bundle.iter().map(|&at| ends[at].wish).sum::<i64>() / bundle.len() as i64;
                    ordered::insert(&mut bundles, (wish, bundle), |it| it.0);
                }
            }
        }
        if is_hub[node] {
            // Beside what meets there, from the corners inwards.
            let before = bundles.partition_point(|(wish, _)| *wish < axes[node]);
            let apart = |room: i64, count: usize| APART.min(room / (count as i64 + 1));
            let count = bundles.len();
            let (on_left, on_right) = (apart(axes[node] - left, before), apart(right - axes[node], count - before));
            for (at, (place, _)) in bundles.iter_mut().enumerate() {
                let behind = (count - 1 - at) as i64;
                *place = if at < before { left + on_left * at as i64 } else { right - on_right * behind };
            }
        } else {
            spread(&mut bundles, left, right);
        }
        for (place, bundle) in bundles.into_iter().chain(settled) {
            for &at in bundle {
                places[ends[at].arc][usize::from(!ends[at].is_lower_edge)] = place;
            }
        }
    }
    places
}

/// Gives bundles, which are in the order of what they wish, places on an edge.
fn spread(bundles: &mut [Bundle<'_>], left: i64, right: i64) {
    let wide = places(bundles, left, right, APART);
    let narrow = places(bundles, left, right, CLOSE);
    let upright = |places: &[i64]| bundles.iter().zip(places).filter(|(bundle, place)| bundle.0 == **place).count();
    let places = if upright(&narrow) > upright(&wide) { narrow } else { wide };
    for (bundle, place) in bundles.iter_mut().zip(places) {
        bundle.0 = place;
    }
}

/// Places on an edge, which are so far apart if there is room.
fn places(bundles: &[Bundle<'_>], left: i64, right: i64, apart: i64) -> Vec<i64> {
    let count = bundles.len() as i64;
    let width = right - left;
    let corner = CORNER.min(width / 2);
    let apart = apart.min((width - 2 * corner) / (count - 1).max(1));
    let (least, most) = (left + corner, right - corner);
    let wish = |(at, &(wish, _)): (i64, &Bundle<'_>)| {
        let share = left + width * (at + 1) / (count + 1);
        let (place, weight) = if (least..=most).contains(&wish) { (wish, UPRIGHT) } else { (share, 1) };
        Wish { place: place - at * apart, weight }
    };
    let wishes: Vec<Wish> = (0..).zip(bundles).map(wish).collect();
    let mut places = Vec::new();
    least_squares(&wishes, &mut places);
    let highest = (most - (count - 1) * apart).max(least);
    (0..).zip(places).map(|(at, place)| place.clamp(least, highest) + at * apart).collect()
}
