//! What of a copy may be of the essay: whole sentences, and runs of three words.

use std::ops::Range;

use super::fingerprint::{RUN_BITS, cut, cut_pair, cut_run, mates, sentence_bits};
use super::prints::Fingerprints;
use super::words::Words;

/// The most words that a sentence is taken to have: fingerprints come from files.
const LONGEST: u32 = 2000;

/// How many bits have to agree for a sentence to need no more evidence.
const CERTAIN: u32 = 34;

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
            prints.paragraphs.iter().map(|it| it.iter().map(|it| it.0.min(LONGEST)).collect()).collect();
        let mates = mates(&counts);
        for (paragraph, sentences) in prints.paragraphs.iter().enumerate() {
            let first = list.len();
            for print in sentences {
                let mate = mates.get(list.len()).copied().flatten().map(|mate| (mate, print.3));
                let words = print.0.min(LONGEST);
                list.push(Sentence { words, offset, hash: print.1, runs: &print.2, mate, paragraph });
                offset = offset.saturating_add(words);
            }
            paragraphs.push(first..list.len());
        }
        let mut by_hash: Vec<_> = list.iter().enumerate().map(|(at, it)| (it.words, it.hash, at)).collect();
        by_hash.sort_unstable();
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
        }
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

    /// The stretches of the copy, from where a sentence may begin to where one may end, that have the hash of a
    /// sentence and all that is kept of its runs, in order.
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
        seeds
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
