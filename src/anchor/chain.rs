//! Sets of finds that follow one another in the copy as in the edition, at about the same distances.
//!
//! Each is a *local* chain, as in the alignment of genomes (minimap2: Li, *Bioinformatics* 34, 2018): the best score
//! that ends at a find is its own weight and, if that is more than nothing, the best one before it less a price for
//! the difference of the distances. Only some finds back are looked at, so the time is linear. Since chains are local,
//! a paragraph that was moved has its own, and a text that is none of the essay has none that is worth anything.

use std::ops::Range;

use super::fingerprint::RUN_BITS;
use super::index::{Hit, Seed, Sentences};

/// A find, as a link of chains.
#[derive(Clone, Debug)]
pub(super) struct Link {
    /// The words of the copy.
    pub(super) stretch: Range<usize>,
    /// The sentence of the edition.
    pub(super) sentence: usize,
    /// How sure it is, in bits or so.
    weight: i32,
    /// Whether it is the whole sentence.
    pub(super) is_seed: bool,
    /// How many bits agree.
    pub(super) bits: u32,
    /// The run, for a window.
    run: usize,
    /// The first and last word of the edition at which it may begin.
    begins: (u32, u32),
}

/// A chain.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    /// Its links, in order.
    pub(super) links: Vec<Link>,
}

/// How many finds back a chain may go on from.
const REACH: usize = 80;

/// The weight of a window that has the hash of a run: a chain of nothing but chance goes on with about one in ten.
const HIT: i32 = 4;

/// The least score of a chain in the shortest of copies.
const LEAST: i32 = 14;

/// The farthest that two links may lie apart otherwise than in the edition, in words.
const FARTHEST: u32 = 4000;

/// The chains of a copy of so many words, the best first. Each find is in one at most.
pub(super) fn chains(sentences: &Sentences<'_>, seeds: &[Seed], hits: &[Hit], words: usize) -> Vec<Chain> {
    let near = in_company(sentences, seeds, hits, words);
    let links = links(sentences, seeds, near.as_deref().unwrap_or(hits));
    let mut best: Vec<(i32, Option<usize>)> = Vec::with_capacity(links.len());
    for (at, link) in links.iter().enumerate() {
        let mut score = (link.weight, None);
        let from = at.saturating_sub(REACH);
        let window = links.get(from..at).unwrap_or_default().iter().zip(best.get(from..at).unwrap_or_default());
        for (before, (earlier, &(sum, _))) in (from..at).zip(window).rev() {
            // Whatever the price, this one cannot be better.
            if sum + link.weight <= score.0 {
                continue;
            }
            if let Some(price) = price(earlier, link) {
                let longer = sum - price + link.weight;
                if longer > score.0 {
                    score = (longer, Some(before));
                }
            }
        }
        best.push(score);
    }
    // What chance alone may reach grows with the logarithm of the length, and more so without a whole sentence.
    let length = i32::try_from(words.max(2).ilog2()).unwrap_or(0);
    let is_worth = |at: &usize| best.get(*at).is_some_and(|best| best.0 >= LEAST);
    let mut ends: Vec<usize> = (0..links.len()).filter(is_worth).collect();
    ends.sort_by_key(|&at| std::cmp::Reverse(best.get(at).map_or(0, |best| best.0)));
    let mut used = vec![false; links.len()];
    let mut chains = Vec::new();
    for end in ends {
        let mut members = Vec::new();
        let mut next = Some(end);
        let mut left = 0;
        while let Some(at) = next {
            if used.get(at).copied().unwrap_or(true) {
                left = best.get(at).map_or(0, |best| best.0);
                break;
            }
            members.push(at);
            next = best.get(at).and_then(|best| best.1);
        }
        // A chain that goes on from a better one's is worth what it adds.
        let worth = best.get(end).map_or(0, |best| best.0) - left;
        let has_seed = members.iter().filter_map(|&at| links.get(at)).any(|link| link.is_seed);
        let threshold = LEAST + if has_seed { length } else { 2 * length };
        if worth < threshold || members.is_empty() {
            continue;
        }
        for &at in &members {
            if let Some(used) = used.get_mut(at) {
                *used = true;
            }
        }
        chains.push(Chain { links: members.iter().rev().filter_map(|&at| links.get(at)).cloned().collect() });
    }
    chains
}

/// The finds as links, in the order of the copy, in which both lists are.
fn links(sentences: &Sentences<'_>, seeds: &[Seed], hits: &[Hit]) -> Vec<Link> {
    let mut links = Vec::with_capacity(seeds.len() + hits.len());
    let mut seeds = seeds.iter().peekable();
    let mut hits = hits.iter().peekable();
    loop {
        let is_hit = match (seeds.peek(), hits.peek()) {
            (None, None) => return links,
            (Some(seed), Some(hit)) => hit.at < seed.stretch.start,
            (None, Some(_)) => true,
            (Some(_), None) => false,
        };
        if is_hit && let Some(hit) = hits.next() {
            let Some(sentence) = sentences.get(hit.sentence) else { continue };
            links.push(Link {
                stretch: hit.at..hit.at + 3,
                sentence: hit.sentence,
                weight: HIT,
                is_seed: false,
                bits: RUN_BITS,
                run: hit.run,
                begins: (sentence.offset, sentence.offset + sentence.words.saturating_sub(3)),
            });
        } else if let Some(seed) = seeds.next() {
            let Some(sentence) = sentences.get(seed.sentence) else { continue };
            links.push(Link {
                stretch: seed.stretch.clone(),
                sentence: seed.sentence,
                weight: i32::try_from(seed.bits.min(60)).unwrap_or(0) - 6,
                is_seed: true,
                bits: seed.bits,
                run: 0,
                begins: (sentence.offset, sentence.offset),
            });
        }
    }
}

/// Leaves out windows that have hardly any other find near, at about the same distance as in the edition: where runs
/// are so many that each window has the hash of one by chance, nearly all of those are, and hardly one that is true.
/// `None` if there are not so many.
fn in_company(sentences: &Sentences<'_>, seeds: &[Seed], hits: &[Hit], words: usize) -> Option<Vec<Hit>> {
    if hits.len() * 4 < words {
        return None;
    }
    let usize = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let beyond = sentences.list.last().map_or(0, |it| usize(it.offset.saturating_add(it.words)));
    let backs: Vec<(usize, usize)> =
        sentences.list.iter().map(|it| (usize(it.offset), usize(it.offset) + usize(it.words) / 2)).collect();
    let class = |at: usize, back: usize| 1 + (at + beyond - back.min(beyond)) / CLASS;
    // For each hit, where it begins and its class; for each seed the same.
    let back = |sentence: usize| backs.get(sentence).copied().unwrap_or_default();
    let hit_points: Vec<(usize, usize)> =
        hits.iter().map(|hit| (hit.at, class(hit.at, back(hit.sentence).1))).collect();
    let seed_points: Vec<(usize, usize)> = seeds
        .iter()
        .filter(|seed| seed.bits > RUN_BITS)
        .map(|seed| (seed.stretch.start, class(seed.stretch.start, back(seed.sentence).0)))
        .collect();
    let mut company = vec![0_usize; hits.len()];
    let classes = (words + beyond) / CLASS + 4;
    let mut recent = Recent(vec![[NOWHERE; 2]; classes]);
    let mut rest = seed_points.iter().peekable();
    for (&(at, class), company) in hit_points.iter().zip(&mut company) {
        while let Some(&(start, class)) = rest.next_if(|seed| seed.0 <= at) {
            recent.add(start, class);
        }
        *company += recent.near(at, class);
        recent.add(at, class);
    }
    let mut recent = Recent(vec![[NOWHERE; 2]; classes]);
    let mut rest = seed_points.iter().rev().peekable();
    for (&(at, class), company) in hit_points.iter().zip(&mut company).rev() {
        while let Some(&(start, class)) = rest.next_if(|seed| seed.0 >= at) {
            recent.add(start, class);
        }
        if *company < COMPANY {
            *company += recent.near(at, class);
        }
        recent.add(at, class);
    }
    Some(hits.iter().zip(company).filter(|(_, company)| *company >= COMPANY).map(|(hit, _)| *hit).collect())
}

/// For each class of distances, where the last two finds are.
struct Recent(Vec<[usize; 2]>);

impl Recent {
    fn add(&mut self, at: usize, class: usize) {
        if let Some(recent) = self.0.get_mut(class) {
            *recent = [at, recent[0]];
        }
    }

    /// How many finds are near in this class and those beside it, as far as is remembered.
    fn near(&self, at: usize, class: usize) -> usize {
        let classes = class.saturating_sub(1)..=class + 1;
        let near = self.0.get(classes).unwrap_or_default().iter().flatten();
        near.filter(|other| other.abs_diff(at) <= AROUND).count()
    }
}

/// How many others a find has to have near, within how many words, and how wide a class of distances is.
const COMPANY: usize = 3;
const AROUND: usize = 48;
const CLASS: usize = 32;

/// A place that is near none.
const NOWHERE: usize = usize::MAX / 2;

/// What it costs to go on from one link to another; `None` if that cannot be.
fn price(from: &Link, to: &Link) -> Option<i32> {
    if to.stretch.start < from.stretch.end {
        return None;
    }
    let is_same = from.sentence == to.sentence && !from.is_seed && !to.is_seed && from.run != to.run;
    if from.sentence >= to.sentence && !is_same {
        return None;
    }
    let distance = u32::try_from(to.stretch.start - from.stretch.start).ok()?;
    let least = to.begins.0.saturating_sub(from.begins.1);
    let most = to.begins.1.saturating_sub(from.begins.0);
    let off = least.saturating_sub(distance).max(distance.saturating_sub(most));
    if off > FARTHEST {
        return None;
    }
    Some(if off == 0 { 0 } else { 1 + i32::try_from(off.ilog2()).unwrap_or(0) })
}
