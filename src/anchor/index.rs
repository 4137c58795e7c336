//! What of a copy may be of the essay: whole sentences, and runs of three words.

use std::ops::Range;

use super::fingerprint::{PAIR_BITS, RUN_BITS, SENTENCE_BITS, cut, cut_pair, cut_run, mates, sentence_bits};
use super::prints::Fingerprints;
use super::words::Words;

/// The most words that a sentence is taken to have: fingerprints come from files.
const LONGEST: u32 = 2000;

/// How many bits have to agree for a sentence to need no more evidence.
pub(super) const CERTAIN: u32 = 34;

/// How few words a sentence may have to be looked for where no stop bounds it.
const FEWEST: u32 = 3;

/// How many windows for each word of the copy may be tried for those.
const WINDOWS: usize = 4;

/// The sentences of an edition in one row, with what follows from their prints.
#[derive(Debug)]
pub(super) struct Sentences<'a> {
    /// The sentences, in order.
    pub(super) list: Vec<Sentence<'a>>,
    /// For each paragraph, its sentences.
    pub(super) paragraphs: Vec<Range<usize>>,
    /// The sentences by number of words and hash.
    by_hash: Vec<(u32, u32, usize)>,
    /// For each run's hash, where its sentences begin in `run_list`.
    run_starts: Vec<usize>,
    run_list: Vec<usize>,
    /// The number of words of the longest.
    longest: u32,
    /// Which pairs of a number of words and a hash there may be: a bit for each value of `slot`.
    filter: Vec<u64>,
}

/// A sentence of the edition.
#[derive(Debug)]
pub(super) struct Sentence<'a> {
    /// How many words it has.
    pub(super) words: u32,
    /// How many words of the edition stand before it.
    pub(super) offset: u32,
    /// The hash of its letters, cut.
    pub(super) hash: u32,
    /// The hashes of some of its runs, cut.
    pub(super) runs: &'a [u16],
    /// The longer sentence that it makes a pair with, and the hash of the two.
    pub(super) mate: Option<(usize, u16)>,
    /// Its paragraph, counted from 0.
    pub(super) paragraph: usize,
    /// Whether another sentence of the edition has the same prints.
    pub(super) is_twin: bool,
}

/// How many values `slot` has.
const SLOTS: usize = 1 << 15;

fn slot(words: u32, hash: u32) -> usize {
    usize::try_from(hash ^ (hash >> 13) ^ words.wrapping_mul(0x9e37)).unwrap_or(0) % SLOTS
}

/// A stretch of the copy that has the hash of a sentence and may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seed {
    pub(super) sentence: usize,
    pub(super) stretch: Range<usize>,
    /// How many bits agree.
    pub(super) bits: u32,
}

/// A window of three words that has the hash of a kept run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) at: usize,
    pub(super) sentence: usize,
    /// The run, by its number in the sentence.
    pub(super) run: usize,
}

impl<'a> Sentences<'a> {
    pub(super) fn new(prints: &'a Fingerprints) -> Self {
        let mut list = Vec::new();
        let mut paragraphs = Vec::new();
        let mut offset = 0_u32;
        let counts: Vec<Vec<u32>> =
            prints.paragraphs.iter().map(|it| it.iter().map(|it| it.words.min(LONGEST)).collect()).collect();
        let mates = mates(&counts);
        for (paragraph, sentences) in prints.paragraphs.iter().enumerate() {
            let first = list.len();
            for print in sentences {
                let mate = mates.get(list.len()).copied().flatten().map(|mate| (mate, print.pair));
                let words = print.words.min(LONGEST);
                list.push(Sentence {
                    words,
                    offset,
                    hash: print.hash,
                    runs: &print.runs,
                    mate,
                    paragraph,
                    is_twin: false,
                });
                offset = offset.saturating_add(words);
            }
            paragraphs.push(first..list.len());
        }
        let mut by_hash: Vec<_> = list.iter().enumerate().map(|(at, it)| (it.words, it.hash, at)).collect();
        by_hash.sort_unstable();
        let mut filter = vec![0_u64; SLOTS / 64];
        for &(words, hash, _) in &by_hash {
            if let Some(bits) = filter.get_mut(slot(words, hash) / 64) {
                *bits |= 1 << (slot(words, hash) % 64);
            }
        }
        let mut runs: Vec<_> =
            list.iter().enumerate().flat_map(|(at, it)| it.runs.iter().map(move |&run| (run, at))).collect();
        runs.sort_unstable();
        let run_starts = (0..=1_u32 << RUN_BITS).map(|value| runs.partition_point(|&(run, _)| u32::from(run) < value));
        let longest = counts.iter().flatten().copied().max().unwrap_or(0);
        Self {
            run_starts: run_starts.collect(),
            run_list: runs.into_iter().map(|(_, sentence)| sentence).collect(),
            list,
            paragraphs,
            by_hash,
            longest,
            filter,
        }
        .with_twins()
    }

    fn with_twins(mut self) -> Self {
        for group in self.twins() {
            for at in group {
                if let Some(it) = self.list.get_mut(at) {
                    it.is_twin = true;
                }
            }
        }
        self
    }

    /// The sentences that have the same prints, two or more together.
    pub(super) fn twins(&self) -> Vec<Vec<usize>> {
        let is_same = |one: &(u32, u32, usize), other: &(u32, u32, usize)| {
            let runs = |at: usize| self.get(at).map(|it| it.runs);
            one.0 > 0 && (one.0, one.1) == (other.0, other.1) && runs(one.2) == runs(other.2)
        };
        let groups = self.by_hash.chunk_by(is_same).filter(|group| group.len() > 1);
        groups.map(|group| group.iter().map(|it| it.2).collect()).collect()
    }

    /// A sentence by its number.
    pub(super) fn get(&self, at: usize) -> Option<&Sentence<'a>> {
        self.list.get(at)
    }

    /// The sentences that have a kept run with this hash; one that has it twice is there twice.
    fn with_run(&self, hash: u64) -> &[usize] {
        let value = usize::from(cut_run(hash));
        match (self.run_starts.get(value), self.run_starts.get(value + 1)) {
            (Some(&start), Some(&end)) => self.run_list.get(start..end).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The windows of the copy that have the hash of a run, in order, but for those in sentences that are certain.
    pub(super) fn hits(&self, copy: &Words, seeds: &[Seed]) -> Vec<Hit> {
        let mut certain = vec![false; copy.len()];
        for seed in seeds.iter().filter(|seed| seed.bits >= CERTAIN) {
            if let Some(certain) = certain.get_mut(seed.stretch.clone()) {
                certain.fill(true);
            }
        }
        let mut hits = Vec::new();
        for at in 0..copy.len().saturating_sub(2) {
            if certain.get(at..at + 3) == Some(&[true; 3]) {
                continue;
            }
            let Some(hash) = copy.run(at) else { continue };
            let mut last = None;
            for &sentence in self.with_run(hash) {
                if last.replace(sentence) == Some(sentence) {
                    continue;
                }
                let runs = self.get(sentence).map(|it| it.runs).unwrap_or_default();
                let run = runs.iter().position(|&run| run == cut_run(hash));
                hits.extend(run.map(|run| Hit { at, sentence, run }));
            }
        }
        hits
    }

    /// The stretches of the copy that have the hash of a sentence and all that is kept of its runs, in order.
    ///
    /// First those from where a sentence may begin to where one may end, then others that begin or end there, or where
    /// such a one ends or begins: headings and items of lists have no stop, and run on into what follows.
    pub(super) fn seeds(&self, copy: &Words) -> Vec<Seed> {
        let mut seeds = Vec::new();
        let stops: Vec<usize> = (0..=copy.len()).filter(|&at| copy.is_stop(at)).collect();
        for (number, &start) in stops.iter().enumerate() {
            for &end in stops.get(number + 1..).unwrap_or_default() {
                let (least, most) = copy.count(start..end);
                if least > self.longest {
                    break;
                }
                self.seeds_at(copy, start..end, least..=most, &mut seeds);
            }
        }
        self.unstopped(copy, &stops, &mut seeds);
        seeds
    }

    /// Stretches that have a stop, or another sentence, at one end only.
    fn unstopped(&self, copy: &Words, stops: &[usize], seeds: &mut Vec<Seed>) {
        let mut is_found = vec![false; self.list.len()];
        let mut is_taken = vec![false; copy.len()];
        let mut edges: Vec<(usize, bool)> = Vec::new();
        for seed in seeds.iter().filter(|seed| seed.bits >= CERTAIN) {
            if let Some(found) = is_found.get_mut(seed.sentence) {
                *found = true;
            }
            if let Some(taken) = is_taken.get_mut(seed.stretch.clone()) {
                taken.fill(true);
            }
        }
        let is_missing = |at: &usize| !is_found.get(*at).copied().unwrap_or(true);
        let missing = (0..self.list.len()).filter(is_missing).filter_map(|at| self.get(at));
        let mut lengths: Vec<u32> = missing.map(|it| it.words).filter(|&words| words >= FEWEST).collect();
        lengths.sort_unstable();
        lengths.dedup();
        let is_free = |(at, is_start): &(usize, bool)| {
            let beside = if *is_start { Some(*at) } else { at.checked_sub(1) };
            !beside.and_then(|at| is_taken.get(at)).copied().unwrap_or(true)
        };
        edges.extend(stops.iter().flat_map(|&at| [(at, true), (at, false)]).filter(is_free));
        // Where hardly anything is as it was there would be too much to try.
        if lengths.len() * edges.len() > copy.len().saturating_mul(WINDOWS) {
            return;
        }
        // What is short counts if it makes the pair that it should with a sentence that is certain.
        let mut mates: Vec<Vec<Range<usize>>> = vec![Vec::new(); self.list.len()];
        for seed in seeds.iter().filter(|seed| seed.bits >= SENTENCE_BITS) {
            if let Some(mates) = mates.get_mut(seed.sentence) {
                mates.push(seed.stretch.clone());
            }
        }
        let (mut short, mut found) = (Vec::new(), Vec::new());
        while let Some((edge, is_start)) = edges.pop() {
            let beside = if is_start { Some(edge) } else { edge.checked_sub(1) };
            if beside.and_then(|at| is_taken.get(at)).copied().unwrap_or(true) {
                continue;
            }
            for &words in &lengths {
                let Some(stretch) = copy.window(edge, is_start, words) else { continue };
                if copy.is_stop(stretch.start) && copy.is_stop(stretch.end) {
                    continue;
                }
                self.seeds_at(copy, stretch.clone(), words..=words, &mut found);
                for seed in found.drain(..) {
                    if seed.bits < SENTENCE_BITS {
                        short.push(seed);
                        continue;
                    }
                    if let Some(taken) = is_taken.get_mut(seed.stretch.clone()) {
                        taken.fill(true);
                    }
                    if let Some(mates) = mates.get_mut(seed.sentence) {
                        mates.push(seed.stretch.clone());
                    }
                    edges.push((seed.stretch.start, false));
                    edges.push((seed.stretch.end, true));
                    seeds.push(seed);
                }
            }
        }
        for mut seed in short {
            let Some((mate, hash)) = self.get(seed.sentence).and_then(|it| it.mate) else { continue };
            let mut mates = mates.get(mate).map(Vec::as_slice).unwrap_or_default().iter();
            if mates.any(|mate| self.is_pair(copy, hash, seed.stretch.clone(), mate.clone())) {
                seed.bits += PAIR_BITS;
                seeds.push(seed);
            }
        }
        seeds.sort_unstable_by_key(|seed| (seed.stretch.start, seed.stretch.end, seed.sentence));
        seeds.dedup_by_key(|seed| (seed.stretch.start, seed.stretch.end, seed.sentence));
    }

    fn seeds_at(
        &self,
        copy: &Words,
        stretch: Range<usize>,
        counts: std::ops::RangeInclusive<u32>,
        seeds: &mut Vec<Seed>,
    ) {
        let hash = copy.hash(stretch.clone());
        // Where hyphens divide words differently, the runs may be others.
        let same_runs = counts.start() == counts.end();
        for words in counts {
            let own = cut(hash, sentence_bits(words));
            let slot = slot(words, own);
            if self.filter.get(slot / 64).is_none_or(|bits| bits & (1 << (slot % 64)) == 0) {
                continue;
            }
            let from = self.by_hash.partition_point(|&(other, hash, _)| (other, hash) < (words, own));
            let same = self.by_hash.iter().skip(from).take_while(|&&(other, hash, _)| (other, hash) == (words, own));
            for &(.., sentence) in same {
                let Some(it) = self.get(sentence) else { continue };
                let there = present(copy, &stretch, it.runs);
                if there == it.runs.len() || !same_runs {
                    let bits = sentence_bits(words) + RUN_BITS * u32::try_from(there).unwrap_or(0);
                    seeds.push(Seed { sentence, stretch: stretch.clone(), bits });
                }
            }
        }
    }

    /// Whether a stretch of the copy may be said to have the wording of a sentence, by itself.
    pub(super) fn is_same(&self, copy: &Words, sentence: usize, stretch: &Range<usize>) -> bool {
        let Some(it) = self.get(sentence) else { return false };
        let (least, most) = copy.count(stretch.clone());
        (least..=most).contains(&it.words)
            && cut(copy.hash(stretch.clone()), sentence_bits(it.words)) == it.hash
            && (least < most || present(copy, stretch, it.runs) == it.runs.len())
    }

    /// Whether a short sentence and a longer one, of these stretches, are the pair that the first has the hash of.
    pub(super) fn is_pair(&self, copy: &Words, hash: u16, short: Range<usize>, long: Range<usize>) -> bool {
        cut_pair(copy.hash(short), copy.hash(long)) == hash
    }
}

/// How many of these runs are in a stretch of the copy.
pub(super) fn present(copy: &Words, stretch: &Range<usize>, runs: &[u16]) -> usize {
    let has = |wanted: u16| {
        let windows = stretch.start..stretch.end.saturating_sub(2).max(stretch.start);
        windows.into_iter().any(|at| copy.run(at).is_some_and(|hash| cut_run(hash) == wanted))
    };
    runs.iter().filter(|&&run| has(run)).count()
}
