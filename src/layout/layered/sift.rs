//! Moves items within their ranks, one by one, to where they have fewest crossings.
//!
//! Entry: [`Sifter::sift`]; after Matuszewski, Schönfeld and Molitor, "Using sifting for k-layer straightline crossing
//! minimization" (1999). Both neighbouring ranks count. An item goes no further at once than a *reach*, and all work
//! together is limited to a multiple of the nodes, so that a wide rank does not take quadratic time.

use super::crossings::excess;
use super::lists::Lists;
use super::order::Order;

/// How many places an item goes at most, at once.
const REACH: usize = 128;
/// How many times all rows are gone through at most.
const ROUNDS: usize = 8;
/// How many ends of links may be compared in all, for each node.
const WORK: usize = 20_000;
/// How many ends of links may be compared in all, however many nodes there are: a third of a second on a common machine.
const MOST: usize = 100_000_000;

/// What all parts of a graph use in turn.
pub(super) struct Sifter {
    /// The places of the neighbours of each item of the row at hand, in order, above and below: where an item's begin and
    /// end, by item, and all of them.
    spans: Vec<[(usize, usize); 2]>,
    ends: Vec<usize>,
    /// How many ends have been compared.
    used: usize,
    /// How many may be.
    most: usize,
}

impl Sifter {
    pub(super) fn new(items: usize, nodes: usize) -> Self {
        let most = WORK.saturating_mul(nodes).min(MOST);
        Self { spans: vec![[(0, 0); 2]; items], ends: Vec::new(), used: 0, most }
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
            let best = self.best(&row, place);
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
    fn best(&mut self, row: &[usize], place: usize) -> usize {
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
        self.used += work + self.size(item);
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
