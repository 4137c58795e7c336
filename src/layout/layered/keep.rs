//! Keeps the places of nodes that were shown before.
//!
//! Entry: [`keep`]. What is new is put among what is kept by where its neighbours are, which is found
//! from the nodes that are kept outwards; ties are decided by the order that the graph would have without them. Kept nodes
//! then move as little as can be, all together (`isotonic::least_moves`), and what is new moves to its neighbours.
//!
//! Lines need room as well, but where no node is new they make do with what there is: between two nodes that are kept they
//! draw together as far as they must. Otherwise nodes would move when lines take another way.

use super::Measures;
use super::isotonic::{Wish, least_moves};
use super::layers::Layers;
use super::positions::Rows;
use crate::ordered::sort;

/// How often places are handed on.
const SWEEPS: usize = 4;
/// How much more a kept node's place counts than all that is new.
const KEPT: i64 = 1 << 40;

/// Puts the rows, which are in the order of a new drawing, in that of the kept nodes, and gives each item the place of its
/// middle. `kept` has the old one of each node that is kept. O((items + links) log items).
pub(super) fn keep(layers: &mut Layers, measures: &Measures, kept: &[Option<i64>]) -> Vec<i64> {
    let fresh = layers.places();
    let guesses = guesses(layers, kept);
    for row in &mut layers.rows {
        sort(row, &|item| [guesses[item], fresh[item] as i64, 0, 0]);
    }
    positions(layers, measures, kept, guesses)
}

/// About where each item will be: kept nodes where they were, all others by their neighbours.
fn guesses(layers: &Layers, kept: &[Option<i64>]) -> Vec<i64> {
    let mut guesses: Vec<Option<i64>> = kept.to_vec();
    guesses.resize(layers.len(), None);
    // Dummies lie on the line between the ends where both are kept.
    for (chain, &[upper, lower]) in layers.chains.iter().zip(&layers.ends) {
        if let (Some(above), Some(below)) = (kept[upper], kept[lower]) {
            let span = chain.len() as i64 + 1;
            for (nth, dummy) in (1..).zip(chain.clone()) {
                guesses[dummy] = Some(above + (below - above) * nth / span);
            }
        }
    }
    let fixed: Vec<bool> = guesses.iter().map(Option::is_some).collect();
    let count = layers.rows.len();
    for sweep in 0..2 * SWEEPS {
        for nth in 0..count {
            let row = if sweep % 2 == 0 { nth } else { count - 1 - nth };
            for &item in layers.rows[row].iter().filter(|&&item| !fixed[item]) {
                let mean = |near: &[usize]| {
                    let near = near.iter().filter_map(|&other| guesses[other]);
                    let (sum, count) = near.fold((0, 0), |(sum, count), place| (sum + place, count + 1));
                    (count > 0).then(|| i64::div_euclid(sum, count))
                };
                // A new node stands below what it leads to; what it carries counts where that is not known.
                if let Some(place) = mean(&layers.up[item]).or_else(|| mean(&layers.down[item])) {
                    guesses[item] = Some(place);
                }
            }
        }
    }
    // What hangs together with nothing that is kept goes to the right of it.
    let right = kept.iter().flatten().max().map_or(0, |most| most + 1);
    guesses.into_iter().map(|guess| guess.unwrap_or(right)).collect()
}

/// Moves kept nodes as far as others need room, and all else to its neighbours.
fn positions(layers: &Layers, measures: &Measures, kept: &[Option<i64>], guesses: Vec<i64>) -> Vec<i64> {
    let offsets = offsets(layers, measures, kept);
    let mut rows = Rows::new(layers, measures);
    rows.middles = guesses;
    let count = layers.rows.len();
    let (mut wishes, mut places) = (Vec::new(), Vec::new());
    for sweep in 0..2 * SWEEPS {
        for nth in 0..count {
            let row = &layers.rows[if sweep % 2 == 0 { nth } else { count - 1 - nth }];
            wishes.clear();
            wishes.extend(row.iter().map(|&item| {
                let wish = match kept.get(item).copied().flatten() {
                    Some(place) => Wish { place, weight: KEPT },
                    None => rows.wish(item, [true, sweep > 1]).unwrap_or(Wish { place: rows.middles[item], weight: 1 }),
                };
                Wish { place: wish.place - offsets[item], ..wish }
            }));
            least_moves(&wishes, &mut places);
            for (&item, &place) in row.iter().zip(&places) {
                rows.middles[item] = place + offsets[item];
            }
        }
    }
    rows.middles
}

/// The least distance of each item from the first of its row. Between kept nodes, lines take no more than there is.
fn offsets(layers: &Layers, measures: &Measures, kept: &[Option<i64>]) -> Vec<i64> {
    let mut offsets = vec![0; layers.len()];
    let place = |item: usize| kept.get(item).copied().flatten();
    for row in &layers.rows {
        // The last node so far, and the distance from it.
        let (mut last, mut full) = (0, 0);
        for at in 1..row.len() {
            let (first, item) = (row[last], row[at]);
            full += measures.apart(row[at - 1], item);
            offsets[item] = offsets[first] + full;
            if item >= layers.nodes {
                continue;
            }
            if let (Some(from), Some(to)) = (place(first), place(item)) {
                let given = full.min((to - from).max(measures.apart(first, item)));
                // Free space alone can be drawn together.
                let (before, behind) = (measures.right(first), measures.left(item));
                let (given, full) = (given - before - behind, full - before - behind);
                for &within in &row[last + 1..at] {
                    let free = offsets[within] - offsets[first] - before;
                    offsets[within] = offsets[first] + before + if full > 0 { free * given / full } else { 0 };
                }
                offsets[item] = offsets[first] + before + given + behind;
            }
            (last, full) = (at, 0);
        }
    }
    offsets
}
