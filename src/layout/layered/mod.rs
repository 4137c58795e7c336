//! Any directed graph drawn in ranks: what an edge leads to stands above what it comes from.
//!
//! Entry: [`layout`]. The method is that of Sugiyama, Tagawa and Toda (1981) as Gansner, Koutsofios, North and Vo worked
//! it out ("A technique for drawing directed graphs", 1993), with other means where these are faster. Stages, a file
//! each; *n* are nodes, *m* edges, *N* nodes and dummies, *M* links:
//!
//! 1. `acyclic`: so few edges are turned round that no cycle is left; O((n + m) log n);
//! 2. `ranks`: each node gets a rank, so that all edges together are as short as can be: a network simplex, begun from
//!    a `tight` tree, whose work is limited to a multiple of n + m;
//! 3. `layers`: an edge across several ranks becomes a chain of *links* through a *dummy* in each rank between; O(N + M);
//! 4. `order`: each rank is ordered so that few links cross, counted by `crossings`; O((N + M) log N) a sweep, of which
//!    there is a limited number; then items `sift` to better places one by one, whose work is limited to a multiple of n;
//! 5. `positions`: each rank is moved towards its neighbours by an `isotonic` regression; O((N + M) log N);
//! 6. `routes`: the edges as lines, upright and level alone. `ports` are where they meet nodes; where lines go sideways
//!    between two ranks, each has a height of its own, its track (`tracks`), so that none lies on another; `bands` are
//!    the ranks, from top to bottom;
//!    O((N + M) log N) and a limited number of comparisons.
//!
//! A graph that has been shown before keeps its places: see [`layout`] and `keep`.
//!
//! No stage recurs over the graph. Numbers are whole, and nothing depends on chance or on the order of a hash table, so
//! that every machine gives the same drawing. Whatever the input, places fit an `i32`: what is too large for that is
//! taken to be smaller.

mod acyclic;
mod bands;
mod crossings;
mod isotonic;
mod keep;
mod layers;
mod lists;
mod order;
mod ports;
mod positions;
mod ranks;
mod routes;
mod sift;
mod tight;
mod tracks;

use super::{Area, Point};
use acyclic::Arc;
use layers::Layers;

/// What is to be drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    /// The nodes.
    pub sizes: Vec<Size>,
    /// The edges. One may lead to where it comes from, or be there twice; cycles are allowed. One that names no node is
    /// left out.
    pub edges: Vec<Edge>,
}

/// What a node needs, in units. Less than nothing counts as nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Its width.
    pub w: i32,
    /// Its height.
    pub h: i32,
    /// How far from its left edge its axis is: what it is connected with is to stand above and below that.
    pub axis: i32,
}

impl Size {
    /// A node with its axis in its middle.
    pub fn new(w: i32, h: i32) -> Self {
        Self { w, h, axis: w / 2 }
    }
}

/// An edge between two nodes, as places in [`Graph::sizes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Where it begins: what stands below.
    pub from: usize,
    /// Where it ends: what stands above.
    pub to: usize,
    /// The node in which it meets its like: lines with the same hub have one place at a node in common, at the hub itself
    /// the axis, and may lie on one another.
    pub hub: Option<usize>,
    /// How far from the left edges of its nodes it begins and ends, where that is settled.
    pub at: [Option<i32>; 2],
}

impl Edge {
    /// An edge by itself.
    pub fn new(from: usize, to: usize) -> Self {
        Self { from, to, hub: None, at: [None; 2] }
    }
}

/// What is left free, in units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gaps {
    /// Between two nodes of a rank.
    pub beside: i32,
    /// Between a node and a line that passes it, and between two lines that pass: at least half of what is between nodes.
    pub lines: i32,
    /// Between a rank and the next, at least.
    pub ranks: i32,
    /// Between two lines that run level between two ranks.
    pub tracks: i32,
}

/// A drawing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Where each node stands, in the order of [`Graph::sizes`].
    pub areas: Vec<Area>,
    /// The corners of each edge's line, in the order of [`Graph::edges`] and from the edge's beginning, on a node's upper
    /// edge, to its end, on the other's lower edge. An edge that was turned round, to be rid of a cycle, leads down: from
    /// a lower edge to an upper one. One that leads to where it comes from goes round the node. Lines are upright or
    /// level and touch no node but at their ends, short of those over so many ranks that they are drawn straight. Empty
    /// for an edge that names no node.
    pub routes: Vec<Vec<Point>>,
    /// What nodes and lines cover. Its left edge is 0 unless nodes kept their places.
    pub frame: Area,
}

/// Lays a graph out in ranks.
///
/// `kept` has the old left edge of each node that was shown before, by place in [`Graph::sizes`]; what it has no entry
/// for is new. Of the nodes of a rank that are kept, each stays on the same side of each other, and they move no more,
/// all together, than makes room for what is new. Where nothing is new and the ranks are the same, nothing moves
/// aside. New
/// nodes stand close to their neighbours.
pub fn layout(graph: &Graph, gaps: &Gaps, kept: &[Option<i32>]) -> Layout {
    let nodes = graph.sizes.len();
    let arcs = acyclic::arcs(nodes, &graph.edges);
    let plain: Vec<Arc> = arcs.iter().flatten().copied().collect();
    let ranking = ranks::ranks(nodes, &plain);
    let mut layers = Layers::new(&ranking, &plain);
    let measures = Measures::new(graph, gaps, layers.len() + arcs.len());
    let kept: Vec<Option<i64>> = (0..nodes).map(|node| measures.axis_of(node, (*kept.get(node)?)?)).collect();
    order::order(&mut layers);
    let middles = if kept.iter().any(Option::is_some) {
        keep::keep(&mut layers, &measures, &kept)
    } else {
        positions::positions(&layers, &measures)
    };
    routes::draw(graph, &arcs, &layers, &measures, &middles)
}

/// The sizes and gaps that are drawn: no less than nothing, and so small that all places fit an `i32`.
struct Measures {
    /// By node.
    sizes: Vec<Size>,
    gaps: Gaps,
    /// The largest place of a node that is kept.
    most: i32,
}

impl Measures {
    /// For so many nodes, dummies and edges.
    fn new(graph: &Graph, gaps: &Gaps, count: usize) -> Self {
        let most = i32::MAX / 8;
        let each = most / i32::try_from(count + 1).unwrap_or(i32::MAX).max(1) / 4;
        let fit = |length: i32| length.clamp(0, each);
        let size = |size: &Size| {
            let w = fit(size.w);
            Size { w, h: fit(size.h), axis: size.axis.clamp(0, w) }
        };
        let beside = fit(gaps.beside);
        // A line between two nodes brings them no closer.
        let lines = fit(gaps.lines).max((beside + 1) / 2);
        let gaps = Gaps { beside, lines, ranks: fit(gaps.ranks), tracks: fit(gaps.tracks) };
        Self { sizes: graph.sizes.iter().map(size).collect(), gaps, most }
    }

    /// The axis of a node whose left edge is at x.
    fn axis_of(&self, node: usize, x: i32) -> Option<i64> {
        Some(i64::from(x.clamp(-self.most, self.most) + self.sizes.get(node)?.axis))
    }

    /// What a node takes on the left of its axis; a dummy takes nothing.
    fn left(&self, item: usize) -> i64 {
        self.sizes.get(item).map_or(0, |size| i64::from(size.axis))
    }

    /// What a node takes on the right of its axis.
    fn right(&self, item: usize) -> i64 {
        self.sizes.get(item).map_or(0, |size| i64::from(size.w - size.axis))
    }

    /// The least distance between the axes of two neighbours in a rank.
    fn apart(&self, left: usize, right: usize) -> i64 {
        let nodes = left.max(right) < self.sizes.len();
        let gap = if nodes { self.gaps.beside } else { self.gaps.lines };
        self.right(left) + i64::from(gap) + self.left(right)
    }
}
