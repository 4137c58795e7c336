//! Counts the crossings of links between two ranks.
//!
//! Entry: [`count`]. The links are taken from left to right by their upper ends; each crosses those before it whose lower
//! ends lie further to the right, which a tree of sums over the lower places counts (Barth, Mutzel and Jünger, "Simple and
//! efficient bilayer cross counting", 2004).

use super::lists::Lists;

/// Counts the crossings of all links between the rows. O(items + links × log of a row's length).
pub(super) fn count(rows: &[Vec<usize>], down: &Lists, places: &[usize]) -> u64 {
    let mut sums = Vec::new();
    let mut ends = Vec::new();
    let between = |pair: &[Vec<usize>]| {
        let width = pair[1].len();
        sums.clear();
        sums.resize(width + 1, 0_u64);
        let (mut before, mut crossings) = (0, 0);
        for &item in &pair[0] {
            ends.clear();
            ends.extend(down[item].iter().map(|&lower| places[lower] + 1));
            // All ends of one item are counted before any is entered: they do not cross.
            for &end in &ends {
                let (mut at, mut left) = (end, 0);
                while at > 0 {
                    left += sums[at];
                    at &= at - 1;
                }
                crossings += before - left;
            }
            for &end in &ends {
                let mut at = end;
                while at <= width {
                    sums[at] += 1;
                    at += at & at.wrapping_neg();
                }
            }
            before += ends.len() as u64;
        }
        crossings
    };
    rows.windows(2).map(between).sum()
}

/// How many more crossings two items have in this order than in the other, by the places that their links lead to, which
/// are in order. O(their number).
pub(super) fn excess(left: &[usize], right: &[usize]) -> i64 {
    let (mut below, mut upto, mut excess) = (0, 0, 0);
    for &end in left {
        while below < right.len() && right[below] < end {
            below += 1;
        }
        upto = upto.max(below);
        while upto < right.len() && right[upto] == end {
            upto += 1;
        }
        excess += below as i64 - (right.len() - upto) as i64;
    }
    excess
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts what crosses pair by pair.
    fn plain(links: &[(usize, usize)]) -> u64 {
        let crosses = |one: &(usize, usize), other: &(usize, usize)| one.0 < other.0 && one.1 > other.1;
        links.iter().map(|one| links.iter().filter(|other| crosses(one, other)).count() as u64).sum()
    }

    #[test]
    fn crossings_are_those_of_all_pairs() {
        let mut chance = 1_usize;
        for upper in 1..7 {
            let mut links: Vec<(usize, usize)> = Vec::new();
            for _ in 0..3 * upper {
                chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                links.push(((chance >> 33) % upper, (chance >> 40) % 5));
            }
            let rows = vec![(0..upper).collect(), (upper..upper + 5).collect()];
            let places: Vec<usize> = (0..upper).chain(0..5).collect();
            let down = Lists::new(upper + 5, links.iter().map(|&(one, other)| (one, upper + other)));
            assert_eq!(count(&rows, &down, &places), plain(&links), "{links:?}");
        }
    }

    #[test]
    fn an_exchange_of_two_is_told_from_their_ends() {
        assert_eq!(excess(&[4], &[2]), 1);
        assert_eq!(excess(&[2], &[2]), 0);
        assert_eq!(excess(&[1, 5], &[]), 0);
        assert_eq!(excess(&[1, 5, 5], &[0, 1, 4, 5]), 1 - 2 + 2 * 3);
    }
}
