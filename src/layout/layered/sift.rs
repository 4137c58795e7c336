//! Moves items within their ranks, one by one, to where they have fewest crossings.
//!
//! Entry: [`Sifter::sift`]; after Matuszewski, Schönfeld and Molitor, "Using sifting for k-layer straightline crossing
//! minimization" (1999). Both neighbouring ranks count. An item goes no further at once than a *reach*, and all work
//! together is limited to a multiple of the items and links, so that a wide rank does not take quadratic time.

use super::crossings::excess;
use super::lists::Lists;
use super::order::Order;

/// How many places an item goes at most, at once.
const REACH: usize = 512;
/// How many times all rows are gone through at most.
const ROUNDS: usize = 8;
/// How many ends of links may be compared, for each item and link.
const WORK: usize = 3000;

/// Memory that all parts of a graph use in turn.
pub(super) struct Sifter {
    /// The places of the neighbours of each item of the row at hand, in order, above and below: where an item's begin and
    /// end, by item, and all of them.
    spans: Vec<[(usize, usize); 2]>,
    ends: Vec<usize>,
}

impl Sifter {
    pub(super) fn new(items: usize) -> Self {
        Self { spans: vec![[(0, 0); 2]; items], ends: Vec::new() }
    }

    /// Sifts all rows until nothing gets better.
    pub(super) fn sift(&mut self, order: &mut Order<'_>) {
        let count = order.rows.len();
        let size: usize = order.rows.iter().flatten().map(|&item| 1 + order.down[item].len()).sum();
        let mut left = WORK * size;
        // Rows next to which something has changed.
        let mut open = vec![true; count];
        for round in 0..ROUNDS {
            for nth in 0..count {
                let row = if round % 2 == 0 { nth } else { count - 1 - nth };
                if left > 0 && std::mem::take(&mut open[row]) && self.sift_row(order, row, &mut left) {
                    open[row.saturating_sub(1)..count.min(row + 2)].fill(true);
                }
            }
            if left == 0 || !open.contains(&true) {
                break;
            }
        }
    }

    /// Sifts a row, and tells whether it has fewer crossings now.
    fn sift_row(&mut self, order: &mut Order<'_>, at: usize, left: &mut usize) -> bool {
        self.gather(order, at);
        let mut row = std::mem::take(&mut order.rows[at]);
        let mut changed = false;
        for item in row.clone() {
            if *left == 0 {
                break;
            }
            let place = order.places[item];
            let best = self.best(&row, place, left);
            if best < place {
                row[best..=place].rotate_right(1);
            } else {
                row[place..=best].rotate_left(1);
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

    /// Where in a row the item at a place has fewest crossings.
    fn best(&self, row: &[usize], place: usize, left: &mut usize) -> usize {
        let item = row[place];
        let (mut best, mut least) = (place, 0);
        let mut work = 0;
        let mut change = 0;
        for (at, &other) in (0..place).zip(row).rev().take(REACH) {
            change += self.excess(item, other);
            work += self.size(other);
            if change < least {
                (best, least) = (at, change);
            }
        }
        change = 0;
        for (at, &other) in row.iter().enumerate().skip(place + 1).take(REACH) {
            change += self.excess(other, item);
            work += self.size(other);
            if change < least {
                (best, least) = (at, change);
            }
        }
        *left = left.saturating_sub(work + self.size(item));
        best
    }

    fn size(&self, item: usize) -> usize {
        let [(start, end), (first, last)] = self.spans[item];
        1 + end - start + last - first
    }

    /// How many more crossings two items have if the first stands left of the second than if right.
    fn excess(&self, left: usize, right: usize) -> i64 {
        let ends = |(start, end): (usize, usize)| &self.ends[start..end];
        let (one, other) = (self.spans[left], self.spans[right]);
        excess(ends(one[0]), ends(other[0])) + excess(ends(one[1]), ends(other[1]))
    }

    /// Notes where the links of a row's items lead.
    fn gather(&mut self, order: &Order<'_>, row: usize) {
        self.ends.clear();
        for &item in &order.rows[row] {
            self.spans[item] = [order.up, order.down].map(|lists: &Lists| {
                let start = self.ends.len();
                self.ends.extend(lists[item].iter().map(|&other| order.places[other]));
                self.ends[start..].sort_unstable();
                (start, self.ends.len())
            });
        }
    }
}
