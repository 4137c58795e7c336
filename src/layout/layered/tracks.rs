//! Gives each line that goes sideways between two ranks a height of its own.
//!
//! Entry: [`tracks`]. Such a line comes down to its *track* from its places in the rank above, its `tops`, runs level, and
//! goes down from there to its places in the rank below, its `feet`. Which of two is the higher decides how often they
//! cross, and whether an upright piece of one lies on one of the other: that is counted for each pair that is side by
//! side, and lines are taken from the highest down, each time the one that has least against it. Each then gets the
//! highest track on which nothing is in its way.

use std::collections::BinaryHeap;

use crate::ordered::sort;

/// What goes sideways.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wire {
    /// Its places in the rank above, from left to right.
    pub(super) tops: Vec<i32>,
    /// Its places in the rank below, from left to right.
    pub(super) feet: Vec<i32>,
}

impl Wire {
    fn span(&self) -> (i32, i32) {
        let least = |places: &[i32]| places.first().copied().unwrap_or(i32::MAX);
        let most = |places: &[i32]| places.last().copied().unwrap_or(i32::MIN);
        (least(&self.tops).min(least(&self.feet)), most(&self.tops).max(most(&self.feet)))
    }
}

/// Upright lines that are no farther apart than this lie on one another, in units.
const CLOSE: i32 = 4;
/// Level ones whose ends are no farther apart than this are in each other's way.
const ASIDE: i32 = 8;
/// So much worse is lying on one another than crossing.
const OVERLAY: i64 = 100;
/// How many pairs are compared.
const PAIRS: usize = 300_000;

/// The track of each wire, counted from 0 downwards.
pub(super) fn tracks(wires: &[Wire]) -> Vec<usize> {
    let spans: Vec<(i32, i32)> = wires.iter().map(Wire::span).collect();
    let mut by_left: Vec<usize> = (0..wires.len()).collect();
    sort(&mut by_left, &|at| [i64::from(spans[at].0), i64::from(spans[at].1), 0, 0]);
    // What is to be above each, and below it, and how much that counts.
    let mut above: Vec<Vec<usize>> = vec![Vec::new(); wires.len()];
    let mut below: Vec<Vec<(usize, i64)>> = vec![Vec::new(); wires.len()];
    let mut against = vec![0_i64; wires.len()];
    let mut left = PAIRS;
    for (nth, &one) in by_left.iter().enumerate() {
        for &other in by_left[nth + 1..].iter().take_while(|&&other| spans[other].0 <= spans[one].1 + ASIDE) {
            left = left.saturating_sub(1);
            let (down, up) = (cost(&wires[one], &wires[other]), cost(&wires[other], &wires[one]));
            let (high, low) = if down <= up { (one, other) } else { (other, one) };
            if down != up {
                above[low].push(high);
                below[high].push((low, (down - up).abs()));
                against[low] += (down - up).abs();
            }
        }
        if left == 0 {
            break;
        }
    }
    // What has least against it comes first, and of several what is most to the left.
    let mut nth = vec![0; wires.len()];
    by_left.iter().enumerate().for_each(|(place, &at)| nth[at] = wires.len() - 1 - place);
    let mut queue: BinaryHeap<(i64, usize)> = by_left.iter().map(|&at| (-against[at], nth[at])).collect();
    let mut track: Vec<Option<usize>> = vec![None; wires.len()];
    let mut taken: Vec<Vec<(i32, i32)>> = Vec::new();
    while let Some((count, place)) = queue.pop() {
        let at = by_left[wires.len() - 1 - place];
        if track[at].is_some() || count != -against[at] {
            continue;
        }
        let span = spans[at];
        let first = above[at].iter().filter_map(|&high| track[high]).map(|it| it + 1).max().unwrap_or_default();
        let is_free = |level: &usize| {
            let taken = taken.get(*level).map(Vec::as_slice).unwrap_or_default();
            taken.iter().all(|it| it.1 + ASIDE < span.0 || span.1 + ASIDE < it.0)
        };
        let level = (first..taken.len()).find(is_free).unwrap_or(taken.len().max(first));
        taken.resize(taken.len().max(level + 1), Vec::new());
        taken[level].push(span);
        track[at] = Some(level);
        for &(low, count) in &below[at] {
            against[low] -= count;
            queue.push((-against[low], nth[low]));
        }
    }
    track.into_iter().map(Option::unwrap_or_default).collect()
}

/// What it costs that one wire is above another.
fn cost(high: &Wire, low: &Wire) -> i64 {
    let within = |places: &[i32], (from, to): (i32, i32)| {
        places.partition_point(|&place| place < to) - places.partition_point(|&place| place <= from)
    };
    let crossings = |places: &[i32], span: (i32, i32)| if span.0 < span.1 { within(places, span) } else { 0 };
    let meets = |foot: &i32| {
        let next = low.tops.partition_point(|&top| top < foot - CLOSE);
        low.tops.get(next).is_some_and(|top| *top <= foot + CLOSE)
    };
    let overlays = high.feet.iter().filter(|foot| meets(foot)).count();
    (crossings(&low.tops, high.span()) + crossings(&high.feet, low.span())) as i64 + OVERLAY * overlays as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(wires: &[(&[i32], &[i32])], expected: &[usize]) {
        let wire = |&(tops, feet): &(&[i32], &[i32])| Wire { tops: tops.to_vec(), feet: feet.to_vec() };
        assert_eq!(tracks(&wires.iter().map(wire).collect::<Vec<_>>()), expected);
    }

    #[test]
    fn lines_that_fan_out_do_not_cross() {
        check(&[], &[]);
        // To the left: the leftmost is the highest. To the right: the rightmost.
        check(&[(&[100], &[0]), (&[110], &[40]), (&[120], &[200]), (&[130], &[300])], &[0, 1, 1, 0]);
    }

    #[test]
    fn what_is_apart_shares_a_track() {
        check(&[(&[0], &[50]), (&[100], &[150]), (&[155], &[300])], &[0, 0, 1]);
    }

    #[test]
    fn upright_pieces_do_not_lie_on_one_another() {
        // The foot of the first is where the second comes from.
        check(&[(&[0], &[100]), (&[100], &[200])], &[1, 0]);
    }

    #[test]
    fn premises_have_one_track() {
        check(&[(&[100], &[0, 100, 200]), (&[300], &[250, 300])], &[0, 0]);
    }
}
