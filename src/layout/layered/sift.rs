//! Moves items within their ranks, one by one, to where they have fewest crossings.
//!
//! Entry: [`Sifter::sift`]; after Matuszewski, Schönfeld and Molitor, "Using sifting for k-layer straightline crossing
//! minimization" (1999). Both neighbouring ranks count. An item goes no further at once than a *reach*, and all work
//! together is limited to a multiple of the nodes, so that a wide rank does not take quadratic time.

use super::crossings::excess;
use super::lists::Lists;
use super::order::Order;
use crate::ordered::sort;

/// How many places an item goes at most, at once.
const REACH: usize = 128;
/// How many times all rows are gone through at most.
const ROUNDS: usize = 8;
/// How many ends of links may be compared in all, for each node.
const WORK: usize = 20_000;
/// How many ends of links may be compared in all, however many nodes there are: a third of a second on a common machine.
const MOST: usize = 100_000_000;

/// Where the links of an item lead on one side, by places in the row there.
#[derive(Clone, Copy)]
struct Side {
    /// How many there are, and where they begin in [`Sifter::ends`].
    count: usize,
    start: usize,
    /// The least place and the greatest, which tell most pairs of items apart.
    first: usize,
    last: usize,
}

/// What all parts of a graph use in turn.
pub(super) struct Sifter {
    /// The items of the row at hand, from left to right: where their links lead, above and below.
    sides: Vec<[Side; 2]>,
    /// The places to which their links lead, in order for each side of an item.
    ends: Vec<usize>,
    /// How many ends have been compared.
    used: usize,
    /// How many may be.
    most: usize,
}

impl Sifter {
    pub(super) fn new(nodes: usize) -> Self {
        let most = WORK.saturating_mul(nodes).min(MOST);
        Self { sides: Vec::new(), ends: Vec::new(), used: 0, most }
    }

    /// Whether there is no more to be done, as too much has been done.
    pub(super) fn is_spent(&self) -> bool {
        self.used > self.most
    }

    /// How many ends of links have been compared so far.
    pub(super) fn used(&self) -> usize {
        self.used
    }

    /// Sifts all rows until nothing gets better.
    pub(super) fn sift(&mut self, order: &mut Order<'_>) {
        let count = order.rows.len();
        // Rows next to which something has changed.
        let mut open = vec![true; count];
        for round in 0..ROUNDS {
            for nth in 0..count {
                let row = if round % 2 == 0 { nth } else { count - 1 - nth };
                if !self.is_spent() && std::mem::take(&mut open[row]) && self.sift_row(order, row) {
                    open[row.saturating_sub(1)..count.min(row + 2)].fill(true);
                }
            }
            if self.is_spent() || !open.contains(&true) {
                break;
            }
        }
    }

    /// Sifts a row, and tells whether it has fewer crossings now.
    fn sift_row(&mut self, order: &mut Order<'_>, at: usize) -> bool {
        self.gather(order, at);
        let mut row = std::mem::take(&mut order.rows[at]);
        let mut changed = false;
        for item in row.clone() {
            if self.is_spent() {
                break;
            }
            let place = order.places[item];
            let best = self.best(place);
            if best < place {
                row[best..=place].rotate_right(1);
                self.sides[best..=place].rotate_right(1);
            } else {
                row[place..=best].rotate_left(1);
                self.sides[place..=best].rotate_left(1);
            }
            let moved = best.min(place)..=best.max(place);
            for (&moved, place) in row[moved.clone()].iter().zip(moved) {
                order.places[moved] = place;
            }
            changed |= best != place;
        }
        order.rows[at] = row;
        changed
    }

    /// Where in the row the item at a place has fewest crossings.
    fn best(&mut self, place: usize) -> usize {
        let item = self.sides[place];
        let size = |[above, below]: &[Side; 2]| 1 + above.count + below.count;
        let (mut best, mut least) = (place, 0);
        let mut work = size(&item);
        let mut change = 0;
        for (at, other) in (0..place).zip(&self.sides).rev().take(REACH) {
            change += self.excess(&item, other);
            work += size(other);
            if change < least {
                (best, least) = (at, change);
            }
        }
        change = 0;
        for (at, other) in self.sides.iter().enumerate().skip(place + 1).take(REACH) {
            change += self.excess(other, &item);
            work += size(other);
            if change < least {
                (best, least) = (at, change);
            }
        }
        self.used += work;
        best
    }

    /// How many more crossings two items have if the first stands left of the second than if right.
    fn excess(&self, left: &[Side; 2], right: &[Side; 2]) -> i64 {
        let on_side = |(left, right): (&Side, &Side)| {
            if left.count == 0 || right.count == 0 {
                0
            } else if left.last < right.first {
                -((left.count * right.count) as i64)
            } else if left.first > right.last {
                (left.count * right.count) as i64
            } else {
                let ends = |side: &Side| &self.ends[side.start..side.start + side.count];
                excess(ends(left), ends(right))
            }
        };
        left.iter().zip(right).map(on_side).sum()
    }

    /// Notes where the links of a row's items lead.
    fn gather(&mut self, order: &Order<'_>, row: usize) {
        self.ends.clear();
        self.sides.clear();
        for &item in &order.rows[row] {
            self.sides.push([order.up, order.down].map(|lists: &Lists| {
                let start = self.ends.len();
                self.ends.extend(lists[item].iter().map(|&other| order.places[other]));
                let ends = &mut self.ends[start..];
                if ends.len() > 1 {
                    sort(ends, &|place| [place as i64, 0, 0, 0]);
                }
                let (first, last) = (ends.first().copied(), ends.last().copied());
                Side { count: ends.len(), start, first: first.unwrap_or_default(), last: last.unwrap_or_default() }
            }));
        }
    }
}
