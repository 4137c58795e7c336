//! Draws: areas for nodes, lines for edges.
//!
//! Entry: [`draw`]. A rank is as high as its highest node, and nodes hang from its upper edge. Lines run upright through
//! ranks and slant between them alone, so that none crosses a node; in the drawing they have a corner where a rank begins
//! or ends, and none that does not turn.

use super::acyclic::Arc;
use super::layers::Layers;
use super::{Area, Graph, Layout, Measures, Point};

/// Makes a drawing of the middles of all items.
pub(super) fn draw(
    graph: &Graph,
    arcs: &[Option<Arc>],
    layers: &Layers,
    measures: &Measures,
    middles: &[i64],
) -> Layout {
    let bands = bands(layers, measures);
    let areas: Vec<Area> = (0..layers.nodes)
        .map(|node| {
            let size = measures.sizes[node];
            Area { x: short(middles[node]) - size.w / 2, y: bands[layers.ranks[node]].0, w: size.w, h: size.h }
        })
        .collect();
    let middle = |item: usize| short(middles[item]);
    let mut chains = layers.chains.iter();
    let mut routes = Vec::with_capacity(arcs.len());
    for (edge, arc) in graph.edges.iter().zip(arcs) {
        let Some(arc) = arc else {
            let own = areas.get(edge.from).filter(|_| edge.from == edge.to);
            routes.push(own.map(|&area| around(area, middle(edge.from), measures)).unwrap_or_default());
            continue;
        };
        let chain = chains.next().cloned().unwrap_or_default();
        let upright = |item: usize| {
            let (top, bottom) = bands[layers.ranks[item]];
            [Point { x: middle(item), y: bottom }, Point { x: middle(item), y: top }]
        };
        let [end, top] = upright(arc.upper);
        let bottom = areas[arc.upper].bottom();
        let lowest = Point { x: middle(arc.lower), y: areas[arc.lower].y };
        let mut route = vec![lowest];
        for point in chain.rev().flat_map(upright).chain([end, Point { y: bottom, ..top }]) {
            push(&mut route, point);
        }
        if arc.lower != edge.from {
            route.reverse();
        }
        routes.push(route);
    }
    let frame = frame(&areas, &routes);
    Layout { areas, routes, frame }
}

/// Adds a corner to a line, short of corners that do not turn it.
fn push(route: &mut Vec<Point>, point: Point) {
    if route.last() == Some(&point) {
        return;
    }
    if let [.., before, last] = route[..]
        && before.x == last.x
        && last.x == point.x
    {
        route.pop();
    }
    route.push(point);
}

/// Where each rank begins and ends, from the top.
fn bands(layers: &Layers, measures: &Measures) -> Vec<(i32, i32)> {
    let mut top = 0;
    let height = |item: &usize| measures.sizes.get(*item).map_or(0, |size| size.h);
    let band = |row: &Vec<usize>| {
        let bottom = top + row.iter().map(height).max().unwrap_or_default();
        let band = (top, bottom);
        top = bottom + measures.gaps.ranks;
        band
    };
    layers.rows.iter().map(band).collect()
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
