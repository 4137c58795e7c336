//! A list for each of some places, all in one piece of memory.

use std::ops::Index;

/// What belongs to each of some places, in the order in which it was given.
pub(super) struct Lists {
    /// Where each list begins; one more at the end.
    starts: Vec<usize>,
    items: Vec<usize>,
}

impl Lists {
    /// Deals out pairs of a place and what belongs to it. O(places + pairs).
    pub(super) fn new(places: usize, pairs: impl Iterator<Item = (usize, usize)> + Clone) -> Self {
        let mut starts = vec![0; places + 1];
        let mut count = 0;
        for (place, _) in pairs.clone() {
            starts[place + 1] += 1;
            count += 1;
        }
        for place in 0..places {
            starts[place + 1] += starts[place];
        }
        let mut items = vec![0; count];
        let mut ends = starts.clone();
        for (place, item) in pairs {
            items[ends[place]] = item;
            ends[place] += 1;
        }
        Self { starts, items }
    }
}

impl Index<usize> for Lists {
    type Output = [usize];

    fn index(&self, place: usize) -> &[usize] {
        &self.items[self.starts[place]..self.starts[place + 1]]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_dealt_out_in_order() {
        let lists = Lists::new(3, [(2, 5), (0, 7), (2, 1)].into_iter());
        assert_eq!([&lists[0], &lists[1], &lists[2]], [&[7][..], &[], &[5, 1]]);
    }
}
