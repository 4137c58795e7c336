//! Gives each item its place from the left.
//!
//! Entry: [`positions`]. Stages:
//!
//! 1. sweeps down and up: each rank goes as close to its neighbours in the rank before as its order allows;
//! 2. sweeps in which both ranks beside it count;
//! 3. chains of dummies are drawn straight, as far as there is room;
//! 4. what stands almost below what it hangs from is put below it;
//! 5. the parts of the graph move together.
//!
//! What an item wishes is the mean place of its neighbours; a link counts the more, the more of its ends are dummies
//! (Gansner et al., 1993, section 4.2), as long lines are to be straight. No rank goes beyond a *width*, that of the
//! widest and a little more.

use super::Measures;
use super::isotonic::{Wish, least_squares};
use super::layers::Layers;

/// How many sweeps down and up there are.
const ONE_SIDED: usize = 8;
/// How many sweeps down and up there are in which both sides count.
const TWO_SIDED: usize = 8;

/// How much a link counts, by how many of its ends are dummies.
const WEIGHTS: [i64; 3] = [1, 2, 8];

/// The place of each item's middle; the least left edge is 0.
pub(super) fn positions(layers: &Layers, measures: &Measures) -> Vec<i64> {
    let mut rows = Rows::new(layers, measures);
    rows.start();
    let count = layers.rows.len();
    for _ in 0..ONE_SIDED {
        (0..count).for_each(|row| rows.settle(row, [true, false]));
        (0..count).rev().for_each(|row| rows.settle(row, [false, true]));
    }
    for _ in 0..TWO_SIDED {
        (0..count).for_each(|row| rows.settle(row, [true, true]));
        (0..count).rev().for_each(|row| rows.settle(row, [true, true]));
    }
    rows.straighten();
    rows.align();
    rows.close();
    let left = (0..layers.nodes).map(|node| rows.middles[node] - measures.left(node));
    let left = left.chain(rows.middles[layers.nodes..].iter().copied()).min().unwrap_or_default();
    rows.middles.iter().map(|middle| middle - left).collect()
}

/// The rows with the places of their items.
pub(super) struct Rows<'a> {
    pub(super) layers: &'a Layers,
    pub(super) measures: &'a Measures,
    pub(super) middles: Vec<i64>,
    /// The least distance of each item from the first of its row.
    offsets: Vec<i64>,
    /// How wide the drawing may be.
    width: i64,
    wishes: Vec<Wish>,
    places: Vec<i64>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(layers: &'a Layers, measures: &'a Measures) -> Self {
        let mut offsets = vec![0; layers.len()];
        let mut width = 0;
        for row in &layers.rows {
            for pair in row.windows(2) {
                offsets[pair[1]] = offsets[pair[0]] + measures.apart(pair[0], pair[1]);
            }
            if let [first, .., last] = row[..] {
                width = width.max(measures.left(first) + offsets[last] + measures.right(last));
            }
        }
        let middles = vec![0; layers.len()];
        Self {
            layers,
            measures,
            middles,
            offsets,
            width: width * SLACK.0 / SLACK.1,
            wishes: Vec::new(),
            places: Vec::new(),
        }
    }

    /// Sets each row close together, in the middle.
    fn start(&mut self) {
        for row in &self.layers.rows {
            let Some(&last) = row.last() else { continue };
            let left = (self.width - self.offsets[last]) / 2;
            for &item in row {
                self.middles[item] = left + self.offsets[item];
            }
        }
    }

    /// The mean place of an item's neighbours above, below or both, and how much they count.
    pub(super) fn wish(&self, item: usize, sides: [bool; 2]) -> Option<Wish> {
        let (mut sum, mut weight) = (0, 0);
        for (lists, _) in [&self.layers.up, &self.layers.down].into_iter().zip(sides).filter(|&(_, counts)| counts) {
            for &other in &lists[item] {
                let dummies = usize::from(item >= self.layers.nodes) + usize::from(other >= self.layers.nodes);
                sum += WEIGHTS[dummies] * self.middles[other];
                weight += WEIGHTS[dummies];
            }
        }
        (weight > 0).then(|| Wish { place: (2 * sum + weight).div_euclid(2 * weight), weight })
    }

    /// Moves a row towards its neighbours.
    fn settle(&mut self, row: usize, sides: [bool; 2]) {
        let row = &self.layers.rows[row];
        let (Some(&first), Some(&last)) = (row.first(), row.last()) else { return };
        let mut wishes = std::mem::take(&mut self.wishes);
        wishes.clear();
        wishes.extend(row.iter().map(|&item| {
            let wish = self.wish(item, sides).unwrap_or(Wish { place: self.middles[item], weight: 1 });
            Wish { place: wish.place - self.offsets[item], ..wish }
        }));
        least_squares(&wishes, &mut self.places);
        let least = self.measures.left(first);
        let most = (self.width - self.measures.right(last) - self.offsets[last]).max(least);
        for (&item, &place) in row.iter().zip(&self.places) {
            self.middles[item] = place.clamp(least, most) + self.offsets[item];
        }
        self.wishes = wishes;
    }

    /// Draws chains straight: as many dummies of each as have room below one another, as far as can be below the upper
    /// end or above the lower one.
    fn straighten(&mut self) {
        let places = self.layers.places();
        for (chain, &[upper, lower]) in self.layers.chains.iter().zip(&self.layers.ends) {
            let mut above = self.middles[upper];
            let mut start = chain.start;
            while start < chain.end {
                let mut room = self.room(start, places[start]);
                let mut end = start + 1;
                while end < chain.end {
                    let next = self.room(end, places[end]);
                    let both = (room.0.max(next.0), room.1.min(next.1));
                    if both.0 > both.1 {
                        break;
                    }
                    room = both;
                    end += 1;
                }
                let below = if end == chain.end { self.middles[lower] } else { self.middles[end] };
                let has_room = |place: i64| room.0 <= place && place <= room.1;
                let place = if !has_room(above) && has_room(below) { below } else { above };
                above = place.clamp(room.0, room.1);
                self.middles[start..end].fill(above);
                start = end;
            }
        }
    }

    /// Moves what hangs from one item alone, and stands almost below it, to below it; then what is so narrow that its line
    /// cannot go down elsewhere to above what alone hangs from it.
    fn align(&mut self) {
        let places = self.layers.places();
        let rows = &self.layers.rows;
        for &item in rows.iter().flatten() {
            if let Some(above) = only(&self.layers.up[item]) {
                self.align_with(item, above, &places, ALMOST);
            }
        }
        for &item in rows.iter().rev().flatten() {
            let narrow = self.measures.left(item).max(self.measures.right(item)) < NARROW;
            let ends = only(&self.layers.up[item]).zip(only(&self.layers.down[item]));
            if let Some((above, below)) = ends.filter(|_| narrow)
                && above < self.layers.nodes
            {
                self.align_with(item, below, &places, NEAR);
            }
        }
    }

    /// Moves an item to the place of another in a neighbouring row, if it is that close and there is room.
    fn align_with(&mut self, item: usize, other: usize, places: &[usize], close: u64) {
        let (wanted, room) = (self.middles[other], self.room(item, places[item]));
        if wanted.abs_diff(self.middles[item]) <= close && room.0 <= wanted && wanted <= room.1 {
            self.middles[item] = wanted;
        }
    }

    /// How far left and right an item may go between its neighbours.
    fn room(&self, item: usize, place: usize) -> (i64, i64) {
        let row = &self.layers.rows[self.layers.ranks[item]];
        let before = place.checked_sub(1).map(|before| row[before]);
        let least = before.map_or(0, |it| self.middles[it] + self.measures.apart(it, item));
        let behind = row.get(place + 1).copied();
        let most = behind.map_or(self.width, |it| self.middles[it] - self.measures.apart(item, it));
        (least.min(self.middles[item]), most.max(self.middles[item]))
    }

    /// Moves each part of the graph to the left, up to the parts before.
    fn close(&mut self) {
        let parts = self.layers.parts.iter().max().map_or(0, |last| last + 1);
        if parts < 2 {
            return;
        }
        // The parts stand in their order in each row. Where each begins and ends there, part by part.
        let mut spans: Vec<Vec<(usize, usize, usize)>> = vec![Vec::new(); parts];
        for (rank, row) in self.layers.rows.iter().enumerate() {
            let mut start = 0;
            for same in row.chunk_by(|&one, &other| self.layers.parts[one] == self.layers.parts[other]) {
                spans[self.layers.parts[same[0]]].push((rank, start, start + same.len()));
                start += same.len();
            }
        }
        for spans in spans {
            let room = |&(rank, start, _): &(usize, usize, usize)| {
                let row = &self.layers.rows[rank];
                let item = row[start];
                let least = match start.checked_sub(1).map(|before| row[before]) {
                    Some(before) => self.middles[before] + self.measures.apart(before, item),
                    None => self.measures.left(item),
                };
                self.middles[item] - least
            };
            let Some(room) = spans.iter().map(room).min() else { continue };
            for (rank, start, end) in spans {
                for &item in &self.layers.rows[rank][start..end] {
                    self.middles[item] -= room;
                }
            }
        }
    }
}

/// The only item that there is, however often, if there is only one.
fn only(items: &[usize]) -> Option<usize> {
    items.first().copied().filter(|first| items.iter().all(|it| it == first))
}

/// What is no farther aside than this, in units, stands almost below.
const ALMOST: u64 = 10;
/// What reaches no farther to each side than this is narrow, and is moved so far.
const NARROW: i64 = 24;
const NEAR: u64 = 40;

/// How much wider than its widest rank a drawing may be, as a fraction.
const SLACK: (i64, i64) = (15, 10);
