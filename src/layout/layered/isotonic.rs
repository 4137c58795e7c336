//! Places for what stands in a row, as close to what each wishes as the order allows.
//!
//! Entries: [`least_squares`] and [`least_moves`], two isotonic regressions. Who needs distances between neighbours takes
//! them from the wishes first. Places are whole; what lies between two is rounded the same way for all, so that the order
//! holds.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What a place is wished to be, and how much that counts; at least 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish {
    pub(super) place: i64,
    pub(super) weight: i64,
}

/// Places that do not fall, with the least sum of weighted squares of the distances from the wishes. Neighbours that are
/// in each other's way are pooled (Ayer et al., 1955; the "pool adjacent violators" algorithm). O(wishes).
pub(super) fn least_squares(wishes: &[Wish], places: &mut Vec<i64>) {
    // Sums of weighted wishes, weights and how many there are of each pool.
    let mut pools: Vec<(i128, i128, usize)> = Vec::with_capacity(wishes.len());
    for wish in wishes {
        let weight = i128::from(wish.weight);
        let mut pool = (i128::from(wish.place) * weight, weight, 1);
        while let Some(&(sum, weight, count)) = pools.last()
            && sum * pool.1 >= pool.0 * weight
        {
            pools.pop();
            pool = (pool.0 + sum, pool.1 + weight, pool.2 + count);
        }
        pools.push(pool);
    }
    places.clear();
    for (sum, weight, count) in pools {
        // To the nearest whole number.
        let place = (2 * sum + weight).div_euclid(2 * weight);
        places.extend(std::iter::repeat_n(i64::try_from(place).unwrap_or_default(), count));
    }
}

/// Places that do not fall, with the least sum of weighted distances from the wishes: as many as can be stay where they
/// wish to be. Where either of two may give way, the right one does. O(wishes × log wishes).
///
/// From right to left, the least sum as a function of the leftmost place is convex and made of straight pieces; a heap
/// holds the places where its slope changes, each with by how much.
pub(super) fn least_moves(wishes: &[Wish], places: &mut Vec<i64>) {
    let mut changes: BinaryHeap<(Reverse<i64>, i64)> = BinaryHeap::new();
    places.clear();
    for wish in wishes.iter().rev() {
        changes.push((Reverse(wish.place), 2 * wish.weight));
        // What falls to the left of the lowest point is cut off: further left, the next one need not follow.
        let mut excess = wish.weight;
        while let Some((place, change)) = changes.pop() {
            if change > excess {
                changes.push((place, change - excess));
                break;
            }
            excess -= change;
        }
        places.push(changes.peek().map_or(wish.place, |(Reverse(place), _)| *place));
    }
    places.reverse();
    let mut least = i64::MIN;
    for place in places {
        *place = (*place).max(least);
        least = *place;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(regression: fn(&[Wish], &mut Vec<i64>), wishes: &[(i64, i64)], expected: &[i64]) {
        let wishes: Vec<Wish> = wishes.iter().map(|&(place, weight)| Wish { place, weight }).collect();
        let mut places = Vec::new();
        regression(&wishes, &mut places);
        assert_eq!(places, expected, "{wishes:?}");
    }

    #[test]
    fn squares_pool_what_is_in_the_way() {
        check(least_squares, &[], &[]);
        check(least_squares, &[(1, 1), (5, 1), (9, 1)], &[1, 5, 9]);
        check(least_squares, &[(8, 1), (2, 1)], &[5, 5]);
        check(least_squares, &[(8, 1), (2, 2)], &[4, 4]);
        check(least_squares, &[(3, 1), (9, 1), (0, 1), (6, 1)], &[3, 5, 5, 6]);
        check(least_squares, &[(-3, 1), (-4, 1)], &[-3, -3]);
    }

    #[test]
    fn moves_are_few() {
        check(least_moves, &[], &[]);
        check(least_moves, &[(1, 1), (5, 1), (9, 1)], &[1, 5, 9]);
        check(least_moves, &[(8, 1), (2, 1)], &[8, 8]);
        check(least_moves, &[(8, 1), (2, 2)], &[2, 2]);
        check(least_moves, &[(8, 1), (2, 1), (2, 1)], &[2, 2, 2]);
        check(least_moves, &[(8, 3), (2, 1), (9, 1), (2, 1)], &[8, 8, 9, 9]);
    }

    #[test]
    fn moves_are_as_few_as_can_be() {
        // All rows of four wishes among four places, against all that are allowed.
        let digits = |number: usize| [0, 1, 2, 3].map(|at| (number >> (2 * at) & 3) as i64);
        let rows: Vec<_> = (0..256).map(digits).collect();
        let weights = [2, 1, 3, 1];
        let cost =
            |row: &[i64], wishes: &[i64]| -> i64 { (0..4).map(|at| (row[at] - wishes[at]).abs() * weights[at]).sum() };
        for wishes in &rows {
            let given: Vec<Wish> = (0..4).map(|at| Wish { place: wishes[at], weight: weights[at] }).collect();
            let mut places = Vec::new();
            least_moves(&given, &mut places);
            assert!(places.is_sorted(), "{places:?}");
            let best = rows.iter().filter(|row| row.is_sorted()).map(|row| cost(row, wishes)).min().unwrap();
            assert_eq!(cost(&places, wishes), best, "{wishes:?} {places:?}");
        }
    }
}
