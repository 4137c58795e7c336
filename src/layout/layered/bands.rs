//! Where each rank begins and ends.
//!
//! Entry: [`bands`]. A rank is as high as what has something below it. What has nothing below it hangs down into the ranks
//! below, as far as there is nothing under it: else one tall node would push everything below its rank away.

use super::Measures;
use super::layers::Layers;
use super::routes::Link;
use crate::ordered::sort;

/// The upper and the lower edge of each rank; `gap` is the height below each.
pub(super) fn bands(
    layers: &Layers,
    measures: &Measures,
    axes: &[i64],
    links: &[Link],
    gap: impl Fn(usize) -> i32,
) -> Vec<(i32, i32)> {
    let level = level(links, layers.rows.len());
    let hangs = |item: usize| layers.down[item].is_empty();
    let height = |item: usize| measures.sizes.get(item).map_or(0, |size| size.h);
    let row = |row: &Vec<usize>| row.iter().copied().filter(|&item| !hangs(item)).map(height).max().unwrap_or_default();
    let mut heights: Vec<i32> = layers.rows.iter().map(row).collect();
    for rank in 0..layers.rows.len() {
        for &item in layers.rows[rank].iter().filter(|&&item| item < layers.nodes && hangs(item)) {
            let (from, to) = (axes[item] - measures.left(item), axes[item] + measures.right(item));
            let mut left = height(item) - heights[rank];
            let mut last = rank;
            while left > 0
                && last + 1 < heights.len()
                && is_free(layers, measures, axes, &level[last], last + 1, (from, to))
            {
                left -= gap(last) + heights[last + 1];
                last += 1;
            }
            heights[last] += left.max(0);
        }
    }
    let mut top = 0;
    let band = |(at, height): (usize, i32)| {
        let band = (top, top + height);
        top = band.1 + gap(at);
        band
    };
    heights.into_iter().enumerate().map(band).collect()
}

/// What lines take that run level below each rank, from left to right.
fn level(links: &[Link], rows: usize) -> Vec<Vec<(i64, i64)>> {
    let mut level: Vec<Vec<(i64, i64)>> = vec![Vec::new(); rows];
    let span = |at: usize| (i64::from(links[at].top.min(links[at].foot)), i64::from(links[at].top.max(links[at].foot)));
    let mut by_left: Vec<usize> = (0..links.len()).filter(|&at| links[at].top != links[at].foot).collect();
    sort(&mut by_left, &|at| [span(at).0, span(at).1, 0, 0]);
    for at in by_left {
        let (from, to) = span(at);
        match level[links[at].gap].last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => level[links[at].gap].push((from, to)),
        }
    }
    level
}

/// Whether there is nothing between two places, neither in a rank nor on the way to it from the rank above.
fn is_free(
    layers: &Layers,
    measures: &Measures,
    axes: &[i64],
    level: &[(i64, i64)],
    rank: usize,
    (from, to): (i64, i64),
) -> bool {
    let (lines, beside) = (i64::from(measures.gaps.lines), i64::from(measures.gaps.beside));
    let next = level.partition_point(|it| it.1 <= from - lines);
    let row = &layers.rows[rank];
    let beyond = row.partition_point(|&item| axes[item] + measures.right(item) <= from - beside);
    level.get(next).is_none_or(|it| it.0 >= to + lines)
        && row.get(beyond).is_none_or(|&item| axes[item] - measures.left(item) >= to + beside)
}
