//! Draws: areas for nodes, lines for edges.
//!
//! Entry: [`draw`]. Nodes hang from the upper edge of their rank (`bands`). Lines run upright through
//! ranks and level between them alone, each on its track, so that none crosses a node and none lies on another. A line has
//! no corner that does not turn.

use super::acyclic::Arc;
use super::bands::bands;
use super::layers::Layers;
use super::ports::ports;
use super::tracks::{Wire, tracks};
use super::{Area, Graph, Layout, Measures, Point};
use crate::ordered::{self, sort};

/// So high is what all tracks between two ranks take, in units; where there are more, they are closer.
const TRACKS: i32 = 1_500;

/// Makes a drawing of the axes of all items.
pub(super) fn draw(graph: &Graph, arcs: &[Option<Arc>], layers: &Layers, measures: &Measures, axes: &[i64]) -> Layout {
    let drawn: Vec<(usize, Arc)> = (0..).zip(arcs).filter_map(|(edge, arc)| Some((edge, (*arc)?))).collect();
    let net = |edge: usize| graph.edges[edge].hub.unwrap_or(layers.nodes + edge);
    let ports = ports(graph, &drawn, &net, layers, measures, axes);
    let links = links(&drawn, &net, layers, &ports, axes);
    let (levels, counts) = levels(&links, layers.rows.len());
    let gap = |at: usize| {
        let count = i32::try_from(counts[at]).unwrap_or(i32::MAX);
        let apart = measures.gaps.tracks.min(TRACKS / count.max(1)).max(1);
        (apart, measures.gaps.ranks + apart.saturating_mul((count - 1).max(0)))
    };
    let bands = bands(layers, measures, axes, &links, |at| gap(at).1);
    let areas: Vec<Area> = (0..layers.nodes)
        .map(|node| {
            let size = measures.sizes[node];
            Area { x: short(axes[node]) - size.axis, y: bands[layers.ranks[node]].0, w: size.w, h: size.h }
        })
        .collect();
    let mut routes: Vec<Vec<Point>> = vec![Vec::new(); arcs.len()];
    for (at, (&(edge, arc), [upper, lower])) in drawn.iter().zip(&ports).enumerate() {
        routes[edge] = vec![
            Point { x: short(*upper), y: areas[arc.upper].bottom() },
            Point { x: short(*lower), y: areas[arc.lower].y },
        ];
        let first = links.partition_point(|link| link.arc < at);
        let own = links[first..].iter().zip(&levels[first..]).take_while(|(link, _)| link.arc == at);
        let mut corners = own.filter_map(|(link, level)| Some((link, (*level)?))).peekable();
        if corners.peek().is_some() {
            let Some(end) = routes[edge].pop() else { continue };
            for (link, level) in corners {
                let level = i32::try_from(level).unwrap_or_default();
                let y = bands[link.gap].1 + measures.gaps.ranks / 2 + gap(link.gap).0 * level;
                routes[edge].extend([Point { x: link.top, y }, Point { x: link.foot, y }]);
            }
            routes[edge].push(end);
        }
        if arc.lower == graph.edges[edge].from {
            routes[edge].reverse();
        }
    }
    for (edge, route) in graph.edges.iter().zip(&mut routes) {
        if let Some(&area) = areas.get(edge.from).filter(|_| edge.from == edge.to) {
            *route = around(area, short(axes[edge.from]), measures);
        }
    }
    let frame = frame(&areas, &routes);
    Layout { areas, routes, frame }
}

/// A line's way from a rank to the next.
pub(super) struct Link {
    arc: usize,
    /// The rank above.
    pub(super) gap: usize,
    net: usize,
    /// Where it comes from in the rank above.
    pub(super) top: i32,
    /// Where it goes to in the rank below.
    pub(super) foot: i32,
}

/// The links of each arc, from its upper end down; none of an arc that is drawn straight over several ranks.
fn links(
    arcs: &[(usize, Arc)],
    net: &dyn Fn(usize) -> usize,
    layers: &Layers,
    ports: &[[i64; 2]],
    axes: &[i64],
) -> Vec<Link> {
    let mut links = Vec::new();
    for (at, ((&(edge, arc), chain), &[upper, lower])) in arcs.iter().zip(&layers.chains).zip(ports).enumerate() {
        let first = layers.ranks[arc.upper];
        if layers.ranks[arc.lower] - first != chain.len() + 1 {
            continue;
        }
        let mut top = short(upper);
        for (gap, place) in (first..).zip(axes[chain.clone()].iter().copied().chain([lower])) {
            let foot = short(place);
            links.push(Link { arc: at, gap, net: net(edge), top, foot });
            top = foot;
        }
    }
    links
}

/// The track of each link that goes sideways, and how many there are below each rank.
fn levels(links: &[Link], rows: usize) -> (Vec<Option<usize>>, Vec<usize>) {
    let mut levels = vec![None; links.len()];
    let mut counts = vec![0; rows];
    let span = |at: usize| (links[at].top.min(links[at].foot), links[at].top.max(links[at].foot));
    let mut sideways: Vec<usize> = (0..links.len()).filter(|&at| links[at].top != links[at].foot).collect();
    sort(&mut sideways, &|at| {
        [links[at].gap as i64, links[at].net as i64, i64::from(span(at).0), i64::from(span(at).1)]
    });
    for gap in sideways.chunk_by(|&one, &other| links[one].gap == links[other].gap) {
        // What has a hub in common and is side by side is one wire.
        let mut wires: Vec<Wire> = Vec::new();
        let mut wire_of = Vec::with_capacity(gap.len());
        let mut last = None;
        for &at in gap {
            let (from, to) = span(at);
            match &mut last {
                Some((net, end)) if *net == links[at].net && from <= *end => *end = to.max(*end),
                _ => {
                    wires.push(Wire::default());
                    last = Some((links[at].net, to));
                }
            }
            wire_of.push(wires.len() - 1);
            if let Some(wire) = wires.last_mut() {
                ordered::add(&mut wire.tops, links[at].top);
                ordered::add(&mut wire.feet, links[at].foot);
            }
        }
        let tracks = tracks(&wires);
        counts[links[gap[0]].gap] = tracks.iter().max().map_or(0, |last| last + 1);
        for (&at, wire) in gap.iter().zip(wire_of) {
            levels[at] = Some(tracks[wire]);
        }
    }
    (levels, counts)
}

/// A line from a node round its right side to itself, within half of the gaps around.
fn around(area: Area, middle: i32, measures: &Measures) -> Vec<Point> {
    let gaps = measures.gaps;
    let (beside, above) = (gaps.beside.min(gaps.lines) / 2, gaps.ranks / 4);
    let (right, top, bottom) = (area.right() + beside, area.y - above, area.bottom() + above);
    [(middle, area.y), (middle, top), (right, top), (right, bottom), (middle, bottom), (middle, area.bottom())]
        .map(|(x, y)| Point { x, y })
        .to_vec()
}

/// What some areas and lines cover.
fn frame(areas: &[Area], routes: &[Vec<Point>]) -> Area {
    let corners =
        areas.iter().flat_map(|area| [Point { x: area.x, y: area.y }, Point { x: area.right(), y: area.bottom() }]);
    let mut points = corners.chain(routes.iter().flatten().copied());
    let Some(first) = points.next() else { return Area { x: 0, y: 0, w: 0, h: 0 } };
    let (mut least, mut most) = (first, first);
    for point in points {
        least = Point { x: least.x.min(point.x), y: least.y.min(point.y) };
        most = Point { x: most.x.max(point.x), y: most.y.max(point.y) };
    }
    Area { x: least.x, y: least.y, w: most.x - least.x, h: most.y - least.y }
}

/// A place as the drawing has it. `Measures` keeps places so small that they fit.
fn short(place: i64) -> i32 {
    i32::try_from(place).unwrap_or(if place < 0 { i32::MIN / 2 } else { i32::MAX / 2 })
}
