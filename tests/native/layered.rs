use proptest::prelude::*;
use wherefore::layout::layered::{Edge, Gaps, Graph, Layout, Size, layout};
use wherefore::layout::{Area, Point};

const GAPS: Gaps = Gaps { beside: 20, lines: 12, ranks: 40, tracks: 8 };

fn graph(sizes: &[(i32, i32)], edges: &[(usize, usize)]) -> Graph {
    Graph {
        sizes: sizes.iter().map(|&(w, h)| Size::new(w, h)).collect(),
        edges: edges.iter().map(|&(from, to)| Edge::new(from, to)).collect(),
    }
}

/// Any graph: cycles, loops, edges that are there twice, unconnected parts, edges that name no node.
fn any_graph() -> impl Strategy<Value = Graph> {
    (0..24_usize).prop_flat_map(|nodes| {
        let size = || prop_oneof![4 => 0..200_i32, 1 => Just(0)];
        let sizes = prop::collection::vec((size(), size()), nodes);
        let edges = prop::collection::vec((0..nodes + 1, 0..nodes + 1), 0..2 * nodes + 1);
        (sizes, edges).prop_map(|(sizes, edges)| graph(&sizes, &edges))
    })
}

/// A tree in which each node leads to an earlier one, and some edges more.
fn tree(nodes: usize, more: usize) -> Graph {
    let mut chance = 1_u64;
    let mut below = |bound: usize| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (chance >> 33) as usize % bound
    };
    let mut edges: Vec<_> = (1..nodes).map(|from| (from, below(from))).collect();
    for _ in 0..more {
        let from = 1 + below(nodes - 1);
        edges.push((from, below(from)));
    }
    graph(&vec![(100, 40); nodes], &edges)
}

/// Where each node stands from the left, as the next drawing may keep it.
fn lefts(layout: &Layout) -> Vec<Option<i32>> {
    layout.areas.iter().map(|area| Some(area.x)).collect()
}

/// What two areas have in common, as a width and a height; less than nothing where they are apart.
fn common(one: Area, other: Area) -> (i32, i32) {
    (one.right().min(other.right()) - one.x.max(other.x), one.bottom().min(other.bottom()) - one.y.max(other.y))
}

/// Whether a line goes through the inside of an area.
fn crosses(piece: &[Point], area: Area) -> bool {
    let (left, right) = (piece[0].x.min(piece[1].x), piece[0].x.max(piece[1].x));
    let (top, bottom) = (piece[0].y.min(piece[1].y), piece[0].y.max(piece[1].y));
    left < area.right() && right > area.x && top < area.bottom() && bottom > area.y
}

/// The rules of every drawing with gaps of the usual sizes. Returns what breaks one.
fn broken(graph: &Graph, layout: &Layout) -> Option<String> {
    let areas = &layout.areas;
    for (at, (area, size)) in areas.iter().zip(&graph.sizes).enumerate() {
        if (area.w, area.h) != (size.w, size.h) {
            return Some(format!("node {at} has another size"));
        }
        for (other, it) in areas.iter().enumerate().skip(at + 1) {
            let apart = common(*area, *it);
            if apart.0 > -GAPS.beside && apart.1 > -GAPS.ranks {
                return Some(format!("{at} and {other} are too close"));
            }
        }
    }
    for (edge, route) in graph.edges.iter().zip(&layout.routes) {
        let (Some(from), Some(to)) = (areas.get(edge.from), areas.get(edge.to)) else {
            if !route.is_empty() {
                return Some(format!("{edge:?} names no node"));
            }
            continue;
        };
        let (Some(first), Some(last)) = (route.first(), route.last()) else {
            return Some(format!("{edge:?} has no line"));
        };
        let leads_up = from.y > to.y || edge.from == edge.to;
        let ends = if leads_up { (from.y, to.bottom()) } else { (from.bottom(), to.y) };
        let is_on = |area: &Area, x: i32| (area.x..=area.right()).contains(&x);
        if (first.y, last.y) != ends || !is_on(from, first.x) || !is_on(to, last.x) {
            return Some(format!("{edge:?} does not lead from end to end: {route:?}"));
        }
        let heights = |piece: &[Point]| if leads_up { piece[0].y >= piece[1].y } else { piece[0].y <= piece[1].y };
        if edge.from != edge.to && !route.windows(2).all(heights) {
            return Some(format!("{edge:?} turns back: {route:?}"));
        }
        if !route.windows(2).all(|piece| piece[0].x == piece[1].x || piece[0].y == piece[1].y) {
            return Some(format!("{edge:?} slants: {route:?}"));
        }
        for (at, area) in areas.iter().enumerate() {
            if route.windows(2).any(|piece| crosses(piece, *area)) {
                return Some(format!("{edge:?} runs through {at}: {route:?}"));
            }
        }
    }
    let frame = layout.frame;
    let is_in = |point: &Point| {
        frame.x <= point.x && point.x <= frame.right() && frame.y <= point.y && point.y <= frame.bottom()
    };
    let corners = areas.iter().flat_map(|it| [Point { x: it.x, y: it.y }, Point { x: it.right(), y: it.bottom() }]);
    let outside = corners.chain(layout.routes.iter().flatten().copied()).find(|point| !is_in(point));
    outside.map(|point| format!("{point:?} lies outside"))
}

/// Whether a graph has no cycle, by taking away what nothing leads to.
fn is_acyclic(graph: &Graph) -> bool {
    let nodes = graph.sizes.len();
    let mut edges: Vec<_> = graph.edges.iter().filter(|it| it.from < nodes && it.to < nodes).collect();
    loop {
        let before = edges.len();
        let kept: Vec<_> = edges.iter().copied().filter(|it| edges.iter().any(|other| other.to == it.from)).collect();
        if kept.len() == before {
            return before == 0;
        }
        edges = kept;
    }
}

proptest! {
    #[test]
    fn any_graph_is_drawn_by_the_rules(graph in any_graph()) {
        let drawn = layout(&graph, &GAPS, &[]);
        prop_assert_eq!(broken(&graph, &drawn), None);
        prop_assert_eq!(&layout(&graph, &GAPS, &[]), &drawn);
        let areas = &drawn.areas;
        prop_assert_eq!(drawn.frame.x, 0);
        if is_acyclic(&graph) {
            let up = |edge: &Edge| areas.get(edge.from).zip(areas.get(edge.to)).is_none_or(|(from, to)| from.y > to.y);
            prop_assert!(graph.edges.iter().all(up), "an edge leads down");
        }
    }

    #[test]
    fn nobody_moves_aside_where_nothing_is_new(graph in any_graph()) {
        let drawn = layout(&graph, &GAPS, &[]);
        let again = layout(&graph, &GAPS, &lefts(&drawn));
        // Lines may take other ways, so that ranks are closer or farther apart.
        prop_assert_eq!(lefts(&again), lefts(&drawn));
        prop_assert_eq!(broken(&graph, &again), None);
    }

    #[test]
    fn kept_nodes_keep_their_order(graph in any_graph(), kept in prop::collection::vec(any::<bool>(), 24)) {
        // First without some nodes, then with all.
        let (first, numbers) = without(&graph, &kept);
        let old = layout(&first, &GAPS, &[]);
        let wishes: Vec<_> = numbers.iter().map(|&number| Some(old.areas[number?].x)).collect();
        let drawn = layout(&graph, &GAPS, &wishes);
        prop_assert_eq!(broken(&graph, &drawn), None);
        let middle = |at: usize| wishes[at].map(|x| x + drawn.areas[at].w / 2);
        for (one, area) in drawn.areas.iter().enumerate() {
            for (other, it) in drawn.areas.iter().enumerate() {
                if let (Some(before), Some(behind)) = (middle(one), middle(other)) && area.y == it.y && before < behind {
                    prop_assert!(area.right() <= it.x, "{one} and {other} changed places");
                }
            }
        }
        // And without them again: none of the others moves in its rank, and lines find their way.
        let lefts: Vec<_> = (0..numbers.len()).filter(|&at| numbers[at].is_some()).map(|at| Some(drawn.areas[at].x)).collect();
        let folded = layout(&first, &GAPS, &lefts);
        prop_assert_eq!(broken(&first, &folded), None);
    }

    #[test]
    fn no_size_is_too_large(
        sizes in prop::collection::vec((any::<i32>(), any::<i32>()), 0..9),
        edges in prop::collection::vec((0..9_usize, 0..9_usize), 0..20),
        gaps in prop::array::uniform4(any::<i32>()),
        kept in prop::collection::vec(any::<Option<i32>>(), 0..9),
    ) {
        let graph = graph(&sizes, &edges);
        let [beside, lines, ranks, tracks] = gaps;
        let drawn = layout(&graph, &Gaps { beside, lines, ranks, tracks }, &kept);
        for (at, area) in drawn.areas.iter().enumerate() {
            for it in &drawn.areas[at + 1..] {
                let (width, height) = common(*area, *it);
                prop_assert!(width <= 0 || height <= 0, "{area:?} {it:?}");
            }
        }
    }
}

/// A graph without some of its nodes, and the new number of each node that is left.
fn without(graph: &Graph, kept: &[bool]) -> (Graph, Vec<Option<usize>>) {
    let mut count = 0;
    let mut number = |at: usize| {
        kept[at].then(|| {
            count += 1;
            count - 1
        })
    };
    let numbers: Vec<Option<usize>> = (0..graph.sizes.len()).map(&mut number).collect();
    let sizes = (0..graph.sizes.len()).filter(|&at| kept[at]).map(|at| graph.sizes[at]).collect();
    let edge = |edge: &Edge| {
        let new = |at: usize| numbers.get(at).copied().flatten();
        Some(Edge::new(new(edge.from)?, new(edge.to)?))
    };
    let edges = graph.edges.iter().filter_map(edge).collect();
    (Graph { sizes, edges }, numbers)
}

#[test]
fn a_tree_is_drawn_without_crossings() {
    let drawn = layout(&tree(60, 0), &GAPS, &[]);
    // The children of a node that stands left of another are left of the other's.
    let graph = tree(60, 0);
    for one in &graph.edges {
        for other in &graph.edges {
            let area = |at: usize| drawn.areas[at];
            if area(one.to).y == area(other.to).y && area(one.to).x < area(other.to).x {
                assert!(area(one.from).x < area(other.from).x, "{one:?} {other:?}");
            }
        }
    }
}

#[test]
fn a_node_alone_is_drawn_with_its_loop() {
    assert_eq!(layout(&Graph::default(), &GAPS, &[]).areas, []);
    let drawn = layout(&graph(&[(100, 40)], &[(0, 0)]), &GAPS, &[]);
    assert_eq!(drawn.areas, [Area { x: 0, y: 0, w: 100, h: 40 }]);
    let corners = [(50, 0), (50, -10), (106, -10), (106, 50), (50, 50), (50, 40)].map(|(x, y)| Point { x, y });
    assert_eq!(drawn.routes, [corners]);
    assert_eq!(drawn.frame, Area { x: 0, y: -10, w: 106, h: 60 });
}

#[test]
fn a_cycle_is_drawn_with_one_edge_down() {
    let drawn = layout(&graph(&[(10, 10); 3], &[(0, 1), (1, 2), (2, 0)]), &GAPS, &[]);
    let down = |route: &&Vec<Point>| route[0].y < route[route.len() - 1].y;
    assert_eq!(drawn.routes.iter().filter(down).count(), 1);
}

#[test]
fn what_is_tall_pushes_nothing_away_that_is_not_under_it() {
    // Two children of a node, the first tall; the other has a child of its own.
    let drawn = layout(&graph(&[(100, 40), (100, 400), (100, 40), (100, 40)], &[(1, 0), (2, 0), (3, 2)]), &GAPS, &[]);
    assert_eq!(drawn.areas[1].y, drawn.areas[2].y);
    assert_eq!(drawn.areas[3].y, drawn.areas[2].bottom() + GAPS.ranks);
    assert_eq!(drawn.frame.h, drawn.areas[1].bottom());
}

#[test]
fn lines_with_a_hub_share_their_way_and_others_do_not() {
    let hub = |from: usize, to: usize, hub: usize| Edge { hub: Some(hub), ..Edge::new(from, to) };
    let mut graph = graph(&[(100, 40), (14, 14), (14, 14), (100, 40), (100, 40), (100, 40)], &[]);
    graph.edges = vec![hub(1, 0, 1), hub(2, 0, 2), hub(3, 1, 1), hub(4, 1, 1), hub(4, 2, 2), hub(5, 2, 2)];
    let drawn = layout(&graph, &GAPS, &[]);
    let end = |edge: usize| drawn.routes[edge].last().copied().unwrap();
    assert_ne!(end(0), end(1), "two steps end at two places");
    assert_eq!((end(2), end(4)), (end(3), end(5)), "premises meet");
    assert_ne!(drawn.routes[3][0], drawn.routes[4][0], "a premise of two steps has two lines");
}

#[test]
fn a_branch_is_folded_without_moving_the_others() {
    let graph = tree(300, 30);
    let drawn = layout(&graph, &GAPS, &[]);
    // What leads to node 7 alone, in the end, goes.
    let mut kept = vec![true; 300];
    for at in 8..300 {
        let mut ends = graph.edges.iter().filter(|edge| edge.from == at).map(|edge| edge.to);
        kept[at] = !ends.all(|to| to == 7 || !kept[to]);
    }
    assert!(kept.contains(&false));
    let (folded, numbers) = without(&graph, &kept);
    let places: Vec<_> = (0..300).filter(|&at| kept[at]).map(|at| Some(drawn.areas[at].x)).collect();
    let smaller = layout(&folded, &GAPS, &places);
    // A node may get another rank, where others must make room; most stay where they are.
    let moves = |new: &dyn Fn(usize) -> Area| {
        let mut moves: Vec<i32> =
            (0..300).filter(|&at| kept[at]).map(|at| (new(at).x - drawn.areas[at].x).abs()).collect();
        moves.sort_unstable();
        moves
    };
    let of_fold = moves(&|at| smaller.areas[numbers[at].unwrap()]);
    assert_eq!(of_fold[of_fold.len() * 9 / 10], 0, "{of_fold:?}");
    // Unfolded again, the branch finds its room.
    let places: Vec<_> = numbers.iter().map(|&number| Some(smaller.areas[number?].x)).collect();
    let whole = layout(&graph, &GAPS, &places);
    let of_unfold = moves(&|at| whole.areas[at]);
    assert_eq!(of_unfold[of_unfold.len() / 2], 0, "{of_unfold:?}");
}

#[test]
fn large_graphs_are_drawn() {
    // Without more edges, as sifting takes long where nothing is optimised; the benchmark has them.
    let drawn = layout(&tree(50_000, 0), &GAPS, &[]);
    assert_eq!(drawn.areas.len(), 50_000);
}

#[test]
fn deep_graphs_are_drawn() {
    const NODES: usize = 100_000;
    let mut edges: Vec<_> = (1..NODES).map(|from| (from, from - 1)).collect();
    // One more over most ranks, and one that makes a cycle of all.
    edges.extend([(NODES - 1, 1), (0, NODES - 1)]);
    let drawn = layout(&graph(&[(10, 10); NODES], &edges), &GAPS, &[]);
    assert!(drawn.areas.windows(2).all(|pair| pair[0].y < pair[1].y));
}
