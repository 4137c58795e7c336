//! Orders the items of each rank so that few links cross.
//!
//! Entry: [`order`]. Each unconnected part of the graph is ordered by itself, and the parts stand side by side. Stages:
//!
//! 1. a first order: along a walk down from the highest items, in which no links of a tree cross; more than one, of
//!    which the best counts in the end;
//! 2. sweeps down and up, in which each item goes to the mean place of its neighbours in the rank before (the barycentre
//!    of Sugiyama et al., 1981), until some sweeps in a row have brought nothing; the best order counts;
//! 3. `sift`: item by item to where it has fewest crossings on both sides.

use super::crossings;
use super::layers::Layers;
use super::lists::Lists;
use super::sift::Sifter;
use crate::ordered::sort;

/// How many sweeps there are at most.
const SWEEPS: usize = 24;
/// After how many sweeps that brought nothing there is no other.
const PATIENCE: usize = 4;

/// How many first orders there are for a large graph: the best of four has about a twentieth fewer crossings than the
/// first.
const STARTS: usize = 4;
/// How many there are for a small one, where it takes little and one tangle is much.
const MOST_STARTS: usize = 48;
/// While sifting has compared no more ends of links than this, the graph is a small one.
const SMALL: usize = 3_000_000;

/// Orders the rows.
pub(super) fn order(layers: &mut Layers) {
    let mut places = vec![0; layers.len()];
    let parts = layers.parts.iter().max().map_or(0, |last| last + 1);
    let members = Lists::new(parts, layers.parts.iter().enumerate().map(|(item, &part)| (part, item)));
    let mut rows = vec![Vec::new(); layers.rows.len()];
    // The last walk in which each item was met.
    let mut met = vec![usize::MAX; layers.len()];
    let mut sifter = Sifter::new(layers.nodes);
    for part in 0..parts {
        let mut best: Option<(u64, Vec<Vec<usize>>)> = None;
        for start in 0..MOST_STARTS {
            let first = walk(layers, &members[part], start, &mut met);
            let (up, down) = (&layers.up, &layers.down);
            let mut order = Order { up, down, rows: first, places: &mut places };
            // Every other time, the first sweep is down instead of up.
            order.improve(start % 2 == 0);
            sifter.sift(&mut order);
            let crossings = order.crossings();
            if best.as_ref().is_none_or(|&(least, _)| crossings < least) {
                best = Some((crossings, order.rows));
            }
            let is_large = start + 1 >= STARTS && sifter.used() > SMALL;
            if crossings == 0 || is_large || sifter.is_spent() {
                break;
            }
        }
        for (row, ordered) in rows.iter_mut().zip(best.into_iter().flat_map(|(_, rows)| rows)) {
            row.extend(ordered);
        }
    }
    layers.rows = rows;
}

/// Rows in the order of a walk down from the highest items, each deeper one before the next beside it. Those below an
/// item are in the order of the links, or scattered for all but the first two starts.
fn walk(layers: &Layers, members: &[usize], start: usize, met: &mut [usize]) -> Vec<Vec<usize>> {
    let depth = members.iter().map(|&item| layers.ranks[item] + 1).max().unwrap_or_default();
    let mut rows = vec![Vec::new(); depth];
    let mut stack = Vec::new();
    for &top in members.iter().filter(|&&item| layers.up[item].is_empty()) {
        stack.push(top);
        while let Some(item) = stack.pop() {
            if std::mem::replace(&mut met[item], start) == start {
                continue;
            }
            rows[layers.ranks[item]].push(item);
            let from = stack.len();
            stack.extend(layers.down[item].iter().rev().filter(|&&lower| met[lower] != start));
            if start > 1 {
                // The high bits of a product with an odd number (Knuth's multiplicative hashing), on every machine the same.
                sort(&mut stack[from..], &|item| {
                    let mixed = (item as u32).wrapping_mul(2_654_435_761).rotate_left(start as u32 / 2) >> 8;
                    [i64::from(mixed), 0, 0, 0]
                });
            }
        }
    }
    rows
}

/// The rows of one part of the graph, and the place of each item in its row.
pub(super) struct Order<'a> {
    pub(super) up: &'a Lists,
    pub(super) down: &'a Lists,
    pub(super) rows: Vec<Vec<usize>>,
    pub(super) places: &'a mut Vec<usize>,
}

impl Order<'_> {
    /// Counts again where each item of a row stands.
    pub(super) fn place(&mut self, row: usize) {
        for (place, &item) in self.rows[row].iter().enumerate() {
            self.places[item] = place;
        }
    }

    fn place_all(&mut self) {
        for row in 0..self.rows.len() {
            self.place(row);
        }
    }

    pub(super) fn crossings(&self) -> u64 {
        crossings::count(&self.rows, self.down, self.places)
    }

    /// Sweeps down and up by turns, and keeps the best order.
    fn improve(&mut self, up_first: bool) {
        self.place_all();
        let mut least = self.crossings();
        let mut best = self.rows.clone();
        let mut vain = 0;
        let mut keys = Vec::new();
        for sweep in 0..SWEEPS {
            if least == 0 || vain == PATIENCE {
                break;
            }
            let count = self.rows.len();
            if (sweep % 2 == 0) == up_first {
                (0..count.saturating_sub(1)).rev().for_each(|row| self.sort(row, self.down, &mut keys));
            } else {
                (1..count).for_each(|row| self.sort(row, self.up, &mut keys));
            }
            let crossings = self.crossings();
            vain += 1;
            if crossings < least {
                (least, vain) = (crossings, 0);
                best.clone_from(&self.rows);
            }
        }
        self.rows = best;
        self.place_all();
    }

    /// Sorts a row by the mean places of the items' neighbours. What has none there stays where it is.
    fn sort(&mut self, row: usize, neighbours: &Lists, keys: &mut Vec<(i64, usize)>) {
        keys.clear();
        for &item in &self.rows[row] {
            let near = &neighbours[item];
            if !near.is_empty() {
                let sum: usize = near.iter().map(|&other| self.places[other]).sum();
                keys.push(((sum as i64 * FINE) / near.len() as i64, item));
            }
        }
        keys.sort_by_key(|&(key, _)| key);
        let mut sorted = keys.iter();
        for item in &mut self.rows[row] {
            if !neighbours[*item].is_empty()
                && let Some(&(_, next)) = sorted.next()
            {
                *item = next;
            }
        }
        self.place(row);
    }
}

/// Into how many steps means between two places are told apart.
const FINE: i64 = 1 << 16;
