//! Measures how fast graphs are laid out in ranks, and how well: random trees with a tenth more edges, and the arguments of
//! maps, beside graphviz `dot`, @dagrejs/dagre and elkjs, with the same sizes and gaps.
//!
//!   cargo xtask bench layout [-- NUMBER]
//!
//! Ours is run several times, of which the median counts, and each peer once, with its start for dot and without for the
//! others. A crossing is one of two edges drawn as straight lines between the middles of nodes, counted by one function
//! for all; the width is that of the nodes. With a NUMBER, random trees have no more nodes. Then it is measured how far
//! nodes move when a branch is folded and unfolded. A peer that is not there is left out.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a benchmark says how long it took"
)]

#[path = "chance.rs"]
mod chance;

use std::hint::black_box;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use wherefore::document::{EssayMap, Index, Target};
use wherefore::format::read_folder;
use wherefore::format::source::{SourceFile, SourceFiles, read};
use wherefore::layout::Point;
use wherefore::layout::layered::{Edge, Gaps, Graph, Layout, Size, layout};

use self::chance::Chance;

const TIMES: usize = 5;
const GAPS: Gaps = Gaps { beside: 20, lines: 10, ranks: 40, tracks: 8 };
const CLAIM: Size = Size { w: 160, h: 60, axis: 80 };
const STEP: Size = Size { w: 24, h: 12, axis: 12 };

/// A tree in which each node leads to any of those before, and a tenth more edges.
fn tree(nodes: usize) -> Graph {
    let mut chance = Chance(1);
    let mut edges: Vec<Edge> = (1..nodes).map(|from| Edge::new(from, chance.below(from))).collect();
    for _ in 0..nodes / 10 {
        let from = 1 + chance.below(nodes - 1);
        edges.push(Edge::new(from, chance.below(from)));
    }
    let mut even = |least: i32, steps: usize| least + 2 * i32::try_from(chance.below(steps)).unwrap();
    let sizes = (0..nodes).map(|_| Size::new(even(80, 40), even(30, 10))).collect();
    Graph { sizes, edges }
}

/// The argument of a map: claims, and between them the inferences.
fn argument(map: &EssayMap) -> Graph {
    let index = Index::new(map);
    let claims = map.claims.len();
    let mut edges = Vec::new();
    for (nth, inference) in map.inferences.iter().enumerate() {
        let step = claims + nth;
        edges.extend(inference.premises.iter().filter_map(|it| index.claim(it)).map(|it| Edge::new(it.0, step)));
        let to = match &inference.target {
            Target::Supports(claim) | Target::Attacks(claim) => index.claim(claim).map(|it| it.0),
            Target::Undercuts(other) => index.inference(other).map(|it| claims + it.0),
        };
        edges.extend(to.map(|to| Edge::new(step, to)));
    }
    let sizes = [vec![CLAIM; claims], vec![STEP; map.inferences.len()]].concat();
    Graph { sizes, edges }
}

/// The maps of the project, and samples of Argdown beside it, where they are.
fn maps() -> Vec<(String, Graph)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let within = |folder: PathBuf| {
        let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
        let mut paths: Vec<PathBuf> = entries.map(|it| it.path()).collect();
        paths.sort();
        paths
    };
    let mut maps: Vec<(String, Graph)> = within(root.join("content"))
        .into_iter()
        .filter_map(|path| Some((name(&path), argument(&read_folder(&path).ok()?.map))))
        .collect();
    let mut samples: Vec<(String, Graph)> = Vec::new();
    for path in within(root.join("../shared/corpora/argdown/files")) {
        if path.extension().is_some_and(|it| it == "argdown") {
            let Ok(text) = std::fs::read_to_string(&path) else { continue };
            let files = SourceFiles { map: SourceFile { name: name(&path), text }, ..SourceFiles::default() };
            let graph = argument(&read(&files).0);
            if samples.iter().all(|(_, other)| *other != graph) {
                samples.push((name(&path), graph));
            }
        }
    }
    samples.sort_by_key(|(_, graph)| std::cmp::Reverse(graph.sizes.len()));
    samples.truncate(5);
    maps.extend(samples);
    maps
}

fn name(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// What a program makes of a graph.
struct Made {
    /// In milliseconds.
    time: f64,
    /// The middle of each node, in hundredths of a unit.
    middles: Vec<(i64, i64)>,
}

impl Made {
    /// Counts the pairs of edges whose straight lines cross.
    fn crossings(&self, graph: &Graph) -> usize {
        crossings(&graph.edges.iter().map(|it| (self.middles[it.from], self.middles[it.to])).collect::<Vec<_>>())
    }

    /// From the leftmost node's left edge to the rightmost one's right, in units.
    fn width(&self, graph: &Graph) -> i64 {
        let edge = |sign: i64| {
            let edges = self.middles.iter().zip(&graph.sizes);
            edges.map(move |((x, _), size)| sign * x + 50 * i64::from(size.w)).max().unwrap_or_default()
        };
        (edge(1) + edge(-1)) / 100
    }
}

type Place = (i64, i64);

/// Counts the pairs of lines that cross.
fn crossings(lines: &[(Place, Place)]) -> usize {
    let side = |from: Place, to: Place, at: Place| {
        let area = i128::from(to.0 - from.0) * i128::from(at.1 - from.1)
            - i128::from(to.1 - from.1) * i128::from(at.0 - from.0);
        area.signum()
    };
    let crosses = |&(a, b): &(Place, Place), &(c, d): &(Place, Place)| {
        let apart = a.1.min(b.1) >= c.1.max(d.1) || c.1.min(d.1) >= a.1.max(b.1);
        !apart && side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
    };
    let with_later = |(at, line)| lines[at + 1..].iter().filter(|other| crosses(line, other)).count();
    lines.iter().enumerate().map(with_later).sum()
}

fn ours(graph: &Graph) -> (Made, usize) {
    let mut times = Vec::new();
    let mut laid = Layout::default();
    for _ in 0..TIMES {
        let start = Instant::now();
        laid = black_box(layout(black_box(graph), &GAPS, &[]));
        times.push(start.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    let middle = |from: i32, length: i32| 100 * i64::from(from) + 50 * i64::from(length);
    let middles = laid.areas.iter().map(|it| (middle(it.x, it.w), middle(it.y, it.h))).collect();
    let place = |point: &Point| (i64::from(point.x), i64::from(point.y));
    let pieces = laid.routes.iter().flat_map(|route| route.windows(2));
    let drawn = crossings(&pieces.map(|piece| (place(&piece[0]), place(&piece[1]))).collect::<Vec<_>>());
    (Made { time: times[TIMES / 2], middles }, drawn)
}

fn hundredths(number: f64) -> i64 {
    (number * 100.0).round() as i64
}

/// Graphviz, which measures in inches of 72 points; a unit is a point. Lines are straight, which takes it least time.
fn dot(graph: &Graph) -> Option<Made> {
    let inches = |length: i32| f64::from(length) / 72.0;
    let mut text = format!(
        "digraph {{ rankdir=BT; nodesep={}; ranksep={}; splines=line; node [shape=box, fixedsize=true, label=\"\"];\n",
        inches(GAPS.beside),
        inches(GAPS.ranks)
    );
    for (at, size) in graph.sizes.iter().enumerate() {
        text.push_str(&format!("{at} [width={}, height={}];\n", inches(size.w), inches(size.h)));
    }
    for edge in &graph.edges {
        text.push_str(&format!("{} -> {};\n", edge.from, edge.to));
    }
    text.push_str("}\n");
    let start = Instant::now();
    let mut child = Command::new("dot").arg("-Tplain").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    child.stdin.take()?.write_all(text.as_bytes()).ok()?;
    let said = child.wait_with_output().ok()?.stdout;
    let time = start.elapsed().as_secs_f64() * 1e3;
    let mut middles = vec![(0, 0); graph.sizes.len()];
    for line in String::from_utf8(said).ok()?.lines() {
        if let ["node", at, x, y, ..] = line.split(' ').collect::<Vec<_>>()[..] {
            let points = |text: &str| Some(hundredths(text.parse::<f64>().ok()? * 72.0));
            *middles.get_mut(at.parse::<usize>().ok()?)? = (points(x)?, points(y)?);
        }
    }
    Some(Made { time, middles })
}

/// A program for Node.js, whose package is installed in `.tools/bench`.
fn package(peer: &str, graph: &Graph) -> Option<Made> {
    let sizes: Vec<_> = graph.sizes.iter().map(|it| [it.w, it.h]).collect();
    let edges: Vec<_> = graph.edges.iter().map(|it| [it.from, it.to]).collect();
    let input = serde_json::json!({
        "sizes": sizes, "edges": edges, "beside": GAPS.beside, "lines": GAPS.lines, "ranks": GAPS.ranks,
    });
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("layout.json");
    std::fs::write(&file, input.to_string()).ok()?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/layout.mjs");
    let output = Command::new("node").arg("--stack-size=30000").arg(script).arg(peer).arg(&file).output().ok()?;
    let said: serde_json::Value = serde_json::from_slice(&output.stdout).ok()?;
    let middle = |it: &serde_json::Value| Some((hundredths(it.get(0)?.as_f64()?), hundredths(it.get(1)?.as_f64()?)));
    let middles = said.get("middles")?.as_array()?.iter().map(middle).collect::<Option<Vec<_>>>()?;
    Some(Made { time: said.get("time")?.as_f64()?, middles })
}

/// Says what each program makes of a graph; for ours also how many crossings its own lines have, which bend.
fn compare(name: &str, graph: &Graph) {
    println!("{name}: {} nodes, {} edges", graph.sizes.len(), graph.edges.len());
    println!("                   ms          crossings              width");
    let (own, drawn) = ours(graph);
    let (crossings, width) = (own.crossings(graph), own.width(graph));
    println!("  ours      {:9.1}         {crossings:10}         {width:10}; {drawn} crossings as drawn", own.time);
    for (peer, made) in [("dot", dot(graph)), ("elkjs", package("elk", graph)), ("dagre", package("dagre", graph))] {
        let Some(made) = made else {
            println!("  {peer:9}         –                  –                  –");
            continue;
        };
        let (their_crossings, their_width) = (made.crossings(graph), made.width(graph));
        println!(
            "  {peer:9} {:9.1} {:6.1}x {their_crossings:10} {:6.2}x {their_width:10} {:6.2}x",
            made.time,
            made.time / own.time,
            their_crossings as f64 / crossings.max(1) as f64,
            their_width as f64 / width.max(1) as f64,
        );
    }
}

/// Says how far nodes move, on the average and at most, when what leads to one of some nodes alone is folded and unfolded.
fn fold(name: &str, graph: &Graph) {
    let whole = layout(graph, &GAPS, &[]);
    let count = graph.sizes.len();
    let [mut folds, mut unfolds] = [Vec::new(), Vec::new()];
    let mut branches = 0;
    for branch in (1..count).step_by((count / 20).max(1)) {
        let stays = shown_without(graph, branch);
        if stays.iter().all(|&it| it) {
            continue;
        }
        branches += 1;
        let mut numbers = vec![None; count];
        let shown: Vec<usize> = (0..count).filter(|&at| stays[at]).collect();
        for (number, &at) in shown.iter().enumerate() {
            numbers[at] = Some(number);
        }
        let edge = |it: &Edge| Some(Edge::new(numbers[it.from]?, numbers[it.to]?));
        let sizes = shown.iter().map(|&at| graph.sizes[at]).collect();
        let smaller = Graph { sizes, edges: graph.edges.iter().filter_map(edge).collect() };
        let kept: Vec<_> = shown.iter().map(|&at| Some(whole.areas[at].x)).collect();
        let folded = layout(&smaller, &GAPS, &kept);
        folds.extend(shown.iter().zip(&folded.areas).map(|(&at, area)| (area.x - whole.areas[at].x).abs()));
        // Unfolded for the first time: from a drawing that never showed the branch.
        let fresh = layout(&smaller, &GAPS, &[]);
        let kept: Vec<_> = numbers.iter().map(|number| number.map(|number| fresh.areas[number].x)).collect();
        let unfolded = layout(graph, &GAPS, &kept);
        unfolds.extend(shown.iter().zip(&fresh.areas).map(|(&at, area)| (area.x - unfolded.areas[at].x).abs()));
    }
    for (what, mut moves) in [("folded", folds), ("unfolded", unfolds)] {
        moves.sort_unstable();
        let Some(last) = moves.len().checked_sub(1) else { return };
        let part = |percent: usize| moves[last * percent / 100];
        println!(
            "  {name}, {branches} branches {what}: a node that stays moves by {} units (median), {} (90 %), {} (most)",
            part(50),
            part(90),
            part(100)
        );
    }
}

/// Which nodes are shown when those that lead to one alone, in the end, are not.
fn shown_without(graph: &Graph, branch: usize) -> Vec<bool> {
    let count = graph.sizes.len();
    let mut stays = vec![true; count];
    let mut to = vec![Vec::new(); count];
    for edge in &graph.edges {
        to[edge.from].push(edge.to);
    }
    loop {
        let goes =
            |at: usize| at != branch && !to[at].is_empty() && to[at].iter().all(|&end| end == branch || !stays[end]);
        let gone: Vec<usize> = (0..count).filter(|&at| stays[at] && goes(at)).collect();
        if gone.is_empty() {
            return stays;
        }
        for at in gone {
            stays[at] = false;
        }
    }
}

fn main() {
    let most = std::env::args().skip(1).find_map(|it| it.parse().ok()).unwrap_or(usize::MAX);
    let maps = maps();
    for (name, graph) in &maps {
        compare(name, graph);
    }
    let trees: Vec<_> = [1_000, 5_000].into_iter().filter(|&it| it <= most).map(tree).collect();
    for graph in &trees {
        compare("a random tree", graph);
    }
    if most > 50_000 {
        let start = Instant::now();
        black_box(layout(&tree(50_000), &GAPS, &[]));
        println!("a random tree of 50,000 nodes: ours {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    }
    println!("folding");
    for (name, graph) in maps.iter().take(2) {
        fold(name, graph);
    }
    trees.iter().take(1).for_each(|graph| fold("a random tree", graph));
}
