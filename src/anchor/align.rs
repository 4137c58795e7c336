//! Sentences to stretches of the copy: those whose hash agrees, then, between them, the best fit for the rest.
//!
//! Entry: [`place`]. Between two sentences of a chain that are placed for certain, the others are aligned by dynamic
//! programming over all of them together, so that each decision about where a sentence ends is also one about where the
//! next begins. A fit counts the runs that agree, the length, and whether it begins and ends where sentences do. The
//! runs of the chain bound where each sentence can begin, which keeps the tables small.

mod table;

use std::collections::BTreeSet;
use std::ops::Range;

use super::chain::Chain;
use super::fingerprint::SENTENCE_BITS;
use super::index::{CERTAIN, Hit, Seed, Sentences};
use super::words::{Word, Words};
use table::Table;

/// A sentence at a stretch of the copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) stretch: Range<usize>,
    /// Whether its hash agrees, and can be relied on.
    pub(super) exact: bool,
    /// How many words' worth of it agree.
    pub(super) agreeing: u32,
}

/// For each sentence, the places found for it.
pub(super) type Places = Vec<Vec<Placed>>;

/// Places the sentences that chains hold, and others whose hash is found among them.
pub(super) fn place(copy: &Words, sentences: &Sentences<'_>, chains: &[Chain], seeds: &[Seed], hits: &[Hit]) -> Places {
    let mut placer = Placer {
        copy,
        sentences,
        hits: by_sentence(sentences, hits),
        places: vec![Vec::new(); sentences.list.len()],
        owned: vec![false; copy.len()],
        edges: copy.iter().map(edge).collect(),
    };
    // What is surer first, so that what is there by chance does not stand in its way.
    let links = || chains.iter().flat_map(|chain| &chain.links).filter(|link| link.is_seed);
    for link in links().filter(|link| link.bits >= SENTENCE_BITS) {
        placer.seed(link.sentence, &link.stretch);
    }
    for seed in seeds.iter().filter(|seed| seed.bits >= CERTAIN) {
        placer.seed(seed.sentence, &seed.stretch);
    }
    for link in links().filter(|link| link.bits < SENTENCE_BITS) {
        placer.seed(link.sentence, &link.stretch);
    }
    let blocks = placer.blocks();
    let in_essay = |seed: &&Seed| {
        let block = copy.get(seed.stretch.start).map(|word| word.block);
        block.is_some_and(|block| blocks.range(block.saturating_sub(2)..=block.saturating_add(2)).next().is_some())
    };
    for seed in seeds.iter().filter(in_essay) {
        let is_paired = sentences.get(seed.sentence).is_some_and(|it| it.mate.is_some());
        if seed.bits >= SENTENCE_BITS || is_paired && placer.is_verified(seed.sentence, &seed.stretch) {
            placer.seed(seed.sentence, &seed.stretch);
        }
    }
    placer.verify();
    for chain in chains {
        for gap in placer.gaps(chain) {
            placer.fill(&gap);
        }
    }
    placer.refine();
    placer.share();
    placer.places
}

fn by_sentence(sentences: &Sentences<'_>, hits: &[Hit]) -> Vec<Vec<(usize, usize)>> {
    let mut lists = vec![Vec::new(); sentences.list.len()];
    for hit in hits {
        if let Some(list) = lists.get_mut(hit.sentence) {
            list.push((hit.at, hit.run));
        }
    }
    lists
}

struct Placer<'a> {
    copy: &'a Words,
    sentences: &'a Sentences<'a>,
    /// For each sentence, the windows that have the hash of one of its runs, and which.
    hits: Vec<Vec<(usize, usize)>>,
    places: Places,
    /// Which words of the copy are of a sentence that is placed by its hash.
    owned: Vec<bool>,
    /// For each word of the copy, what it is worth for a sentence to begin with it, or to end before it.
    edges: Vec<i32>,
}

fn edge(word: &Word) -> i32 {
    match word {
        _ if word.begins => 150,
        _ if word.after_stop => 80,
        _ if word.capital => 20,
        _ => 0,
    }
}

/// A row of sentences that are still to be placed, in a stretch of the copy.
#[derive(Debug)]
struct Gap {
    sentences: Vec<usize>,
    stretch: Range<usize>,
    /// Whether all words before and behind it are accounted for.
    closed: (bool, bool),
    /// The runs that the chain has found here: the sentence, and the window.
    known: Vec<(usize, usize)>,
}

impl Placer<'_> {
    fn is_free(&self, stretch: &Range<usize>) -> bool {
        self.owned.get(stretch.clone()).is_some_and(|owned| owned.iter().all(|owned| !owned))
    }

    fn own(&mut self, stretch: &Range<usize>) {
        if let Some(owned) = self.owned.get_mut(stretch.clone()) {
            owned.fill(true);
        }
    }

    fn seed(&mut self, sentence: usize, stretch: &Range<usize>) {
        if !self.is_free(stretch) {
            return;
        }
        self.own(stretch);
        let agreeing = self.sentences.get(sentence).map_or(0, |it| it.words);
        if let Some(places) = self.places.get_mut(sentence) {
            places.push(Placed { stretch: stretch.clone(), exact: true, agreeing });
        }
    }

    /// The blocks that have a placed sentence, in order.
    fn blocks(&self) -> BTreeSet<u32> {
        let words = self.copy.iter().zip(&self.owned).filter(|(_, owned)| **owned);
        words.map(|(word, _)| word.block).collect()
    }

    /// Whether the hash of a sentence at a stretch can be relied on: it is long enough, or that of its pair agrees.
    fn is_verified(&self, sentence: usize, stretch: &Range<usize>) -> bool {
        let Some(it) = self.sentences.get(sentence) else { return false };
        if !super::fingerprint::is_short(it.words) {
            return true;
        }
        let Some((mate, hash)) = it.mate else { return false };
        let mates = self.places.get(mate).map(Vec::as_slice).unwrap_or_default();
        mates.iter().any(|mate| self.sentences.is_pair(self.copy, hash, stretch.clone(), mate.stretch.clone()))
    }

    /// Takes back that a sentence is exact where that cannot be relied on.
    fn verify(&mut self) {
        for sentence in 0..self.places.len() {
            let mut places = std::mem::take(&mut self.places[sentence]);
            for place in &mut places {
                place.exact = self.is_verified(sentence, &place.stretch);
            }
            self.places[sentence] = places;
        }
    }

    /// Looks near each sentence that differs for a stretch that does not: where no stop tells, its ends were guessed.
    fn refine(&mut self) {
        // What is long first, so that what is short can make pairs with it.
        for is_short in [false, true] {
            for sentence in 0..self.places.len() {
                if self.sentences.get(sentence).is_none_or(|it| super::fingerprint::is_short(it.words) != is_short) {
                    continue;
                }
                let mut places = std::mem::take(&mut self.places[sentence]);
                for place in places.iter_mut().filter(|place| !place.exact) {
                    self.refine_one(sentence, place);
                }
                self.places[sentence] = places;
            }
        }
    }

    fn refine_one(&mut self, sentence: usize, place: &mut Placed) {
        let words = self.sentences.get(sentence).map_or(0, |it| it.words);
        let (start, end) = (place.stretch.start, place.stretch.end);
        let near = (0..=NEAR).flat_map(|by| {
            let windows = [(Some(start + by), true), (start.checked_sub(by), true), (Some(end + by), false)];
            windows.into_iter().chain([(end.checked_sub(by), false)])
        });
        let mut windows = near.filter_map(|(edge, is_start)| self.copy.window(edge?, is_start, words));
        let is_own = |stretch: &Range<usize>| {
            stretch.clone().all(|at| place.stretch.contains(&at) || !self.owned.get(at).copied().unwrap_or(true))
        };
        let is_it = |stretch: &Range<usize>| {
            self.sentences.is_same(self.copy, sentence, stretch)
                && self.is_verified(sentence, stretch)
                && is_own(stretch)
        };
        let found = [place.stretch.clone()].into_iter().chain(windows.by_ref()).find(is_it);
        if let Some(stretch) = found {
            if let Some(owned) = self.owned.get_mut(place.stretch.clone()) {
                owned.fill(false);
            }
            self.own(&stretch);
            *place = Placed { stretch, exact: true, agreeing: words };
        }
    }

    /// Gives sentences of the edition that have the same words each other's places, for each may be at any of them; but
    /// one that was not found for certain only those where its neighbours are.
    fn share(&mut self) {
        for group in self.sentences.twins() {
            let mut all: Vec<Placed> = group.iter().filter_map(|&it| self.places.get(it)).flatten().cloned().collect();
            all.retain(|place| place.exact);
            let are_all_there = all.len() >= group.len();
            for &sentence in &group {
                let own = self.places.get(sentence).map(Vec::as_slice).unwrap_or_default();
                let (is_sure, is_lost) = (own.iter().any(|own| own.exact), own.is_empty());
                let may_be = |place: &&Placed| {
                    let is_open = are_all_there || self.has_neighbour(sentence, &place.stretch);
                    (is_sure || is_lost && is_open)
                        && !own.iter().any(|own| own.stretch == place.stretch)
                        && self.is_verified(sentence, &place.stretch)
                };
                let more: Vec<Placed> = all.iter().filter(may_be).cloned().collect();
                if let Some(places) = self.places.get_mut(sentence) {
                    places.extend(more);
                }
            }
        }
    }

    /// Whether the sentence before or behind one is where it should be, were that one at a stretch.
    fn has_neighbour(&self, sentence: usize, stretch: &Range<usize>) -> bool {
        let places = |at: Option<usize>| at.and_then(|at| self.places.get(at)).map(Vec::as_slice).unwrap_or_default();
        places(sentence.checked_sub(1)).iter().any(|it| it.stretch.end.abs_diff(stretch.start) <= NEAR)
            || places(sentence.checked_add(1)).iter().any(|it| it.stretch.start.abs_diff(stretch.end) <= NEAR)
    }

    /// The gaps of a chain: before its first placed sentence, between any two, and behind the last.
    fn gaps(&self, chain: &Chain) -> Vec<Gap> {
        let (Some(first), Some(last)) = (chain.links.first(), chain.links.last()) else { return Vec::new() };
        let is_placed = |sentence: usize, at: &Range<usize>| {
            self.places.get(sentence).is_some_and(|it| it.iter().any(|it| it.stretch == *at))
        };
        let mut gaps = Vec::new();
        let (from, start) = self.before(first.sentence, first.stretch.start);
        let mut gap = Gap { sentences: Vec::new(), stretch: start..start, closed: (false, true), known: Vec::new() };
        let mut next = from;
        for link in &chain.links {
            if !link.is_seed {
                gap.known.push((link.sentence, link.stretch.start));
            } else if is_placed(link.sentence, &link.stretch) {
                gap.sentences = self.unplaced(next..link.sentence);
                gap.stretch.end = link.stretch.start;
                gap.closed.1 = true;
                let end = link.stretch.end;
                let after = Gap { sentences: Vec::new(), stretch: end..end, closed: (true, false), known: Vec::new() };
                gaps.push(std::mem::replace(&mut gap, after));
                next = link.sentence + 1;
            }
        }
        let (to, end) = self.after(last.sentence, last.stretch.end);
        gap.sentences = self.unplaced(next..to.max(next));
        gap.stretch.end = end.max(gap.stretch.start);
        gap.closed.1 = false;
        gaps.push(gap);
        gaps.retain(|gap| !gap.sentences.is_empty() && !gap.stretch.is_empty());
        gaps
    }

    fn has_exact(&self, sentence: usize) -> bool {
        self.places.get(sentence).is_some_and(|places| places.iter().any(|place| place.exact))
    }

    fn unplaced(&self, sentences: Range<usize>) -> Vec<usize> {
        sentences.filter(|&it| self.places.get(it).is_some_and(Vec::is_empty)).collect()
    }

    /// How far before a link its chain may go on: the first sentence and the first word.
    fn before(&self, sentence: usize, word: usize) -> (usize, usize) {
        let mut first = sentence;
        let mut words = self.sentences.get(sentence).map_or(0, |it| it.words);
        while first > 0 && sentence - first < MARGIN && !self.has_exact(first - 1) {
            first -= 1;
            words += self.sentences.get(first).map_or(0, |it| it.words);
        }
        let room = usize::try_from(words + words / 2).unwrap_or(0) + 8;
        let mut start = word;
        while start > 0 && word - start < room && !self.owned.get(start - 1).copied().unwrap_or(true) {
            start -= 1;
        }
        (first, start)
    }

    /// How far behind a link its chain may go on: the sentence and the word after the last.
    fn after(&self, sentence: usize, word: usize) -> (usize, usize) {
        let mut end = sentence + 1;
        let mut words = self.sentences.get(sentence).map_or(0, |it| it.words);
        while end < self.sentences.list.len() && end - sentence <= MARGIN && !self.has_exact(end) {
            words += self.sentences.get(end).map_or(0, |it| it.words);
            end += 1;
        }
        let room = usize::try_from(words + words / 2).unwrap_or(0) + 8;
        let mut stop = word;
        while stop - word < room && !self.owned.get(stop).copied().unwrap_or(true) {
            stop += 1;
        }
        (end, stop)
    }

    /// Aligns the sentences of a gap and places those for which there is evidence.
    fn fill(&mut self, gap: &Gap) {
        let found: Vec<(usize, Range<usize>)> = {
            let best = Table::new(self, gap).best();
            gap.sentences.iter().copied().zip(best).filter_map(|(it, stretch)| Some((it, stretch?))).collect()
        };
        let runs: Vec<usize> = found.iter().map(|(sentence, stretch)| self.runs_in(*sentence, stretch)).collect();
        // Rows of sentences that follow one another in both texts stand or fall together.
        let mut row = 0..0;
        while row.start < found.len() {
            row.end = row.start + 1;
            while let (Some(one), Some(next)) = (found.get(row.end - 1), found.get(row.end)) {
                if next.0 != one.0 + 1 || next.1.start.abs_diff(one.1.end) > NEAR {
                    break;
                }
                row.end += 1;
            }
            let evident =
                self.evident(found.get(row.clone()).unwrap_or_default(), runs.get(row.clone()).unwrap_or_default());
            for (at, _) in row.clone().zip(evident).filter(|(_, evident)| *evident) {
                let (Some((sentence, stretch)), Some(&runs)) = (found.get(at), runs.get(at)) else { continue };
                self.changed(*sentence, stretch, runs);
            }
            row.start = row.end;
        }
    }

    /// Which sentences of a row there is evidence for: two runs of their own, or one and a neighbour, or neighbours on
    /// both sides not far off.
    fn evident(&self, row: &[(usize, Range<usize>)], runs: &[usize]) -> Vec<bool> {
        let is_next = |sentence: Option<usize>, end: Option<usize>, start: Option<usize>| {
            let places = sentence.and_then(|it| self.places.get(it)).map(Vec::as_slice).unwrap_or_default();
            places.iter().any(|it| {
                end.is_some_and(|end| it.stretch.start.abs_diff(end) <= NEAR)
                    || start.is_some_and(|start| it.stretch.end.abs_diff(start) <= NEAR)
            })
        };
        // The first sentence at the beginning of a block, and the last at the end of one, are where they should be.
        let is_begun = row.first().is_some_and(|(it, at)| {
            is_next(it.checked_sub(1), None, Some(at.start)) || *it == 0 && self.is_edge(at.start)
        });
        let is_ended = row.last().is_some_and(|(it, at)| {
            is_next(Some(it + 1), Some(at.end), None) || it + 1 == self.places.len() && self.is_edge(at.end)
        });
        let fits: Vec<bool> = row.iter().map(|(sentence, stretch)| self.fits(*sentence, stretch)).collect();
        // How far the next sentence with a run, or one that is placed for certain, is on either side.
        let own = |at: usize| runs.get(at).is_some_and(|&runs| runs > 0);
        (0..row.len())
            .map(|at| {
                let before = (0..at).rev().position(own).map(|by| by + 1).or(is_begun.then_some(at + 1));
                let behind = (at + 1..row.len()).position(own).map(|by| by + 1).or(is_ended.then_some(row.len() - at));
                let kept = row.get(at).and_then(|it| self.sentences.get(it.0)).map_or(0, |it| it.runs.len());
                let fits = fits.get(at).copied().unwrap_or(false);
                match runs.get(at) {
                    None | Some(0) => fits && before.zip(behind).is_some_and(|(before, behind)| before + behind <= FAR),
                    Some(1) => before.or(behind).is_some() || kept == 1 && fits,
                    _ => true,
                }
            })
            .collect()
    }

    /// Whether a block begins with a word, or there is none.
    fn is_edge(&self, at: usize) -> bool {
        let block = |at: usize| self.copy.get(at).map(|word| word.block);
        at.checked_sub(1).is_none_or(|before| block(before) != block(at))
    }

    /// Whether a stretch is about as long as a sentence.
    fn fits(&self, sentence: usize, stretch: &Range<usize>) -> bool {
        let own = self.sentences.get(sentence).and_then(|it| usize::try_from(it.words).ok()).unwrap_or(0);
        let length = stretch.len();
        length * 10 <= own * 17 + 20 && own * 10 <= length * 17 + 20
    }

    fn changed(&mut self, sentence: usize, stretch: &Range<usize>, runs: usize) {
        let Some(it) = self.sentences.get(sentence) else { return };
        let kept = u32::try_from(it.runs.len()).unwrap_or(0);
        let runs = u32::try_from(runs).unwrap_or(0).min(kept);
        // Where nothing can be compared, nothing is said to agree.
        let agreeing = (it.words * runs).checked_div(kept).unwrap_or(0);
        self.own(stretch);
        if let Some(places) = self.places.get_mut(sentence) {
            places.push(Placed { stretch: stretch.clone(), exact: false, agreeing });
        }
    }

    /// How many different runs of a sentence are in a stretch.
    fn runs_in(&self, sentence: usize, stretch: &Range<usize>) -> usize {
        let Some(hits) = self.hits.get(sentence) else { return 0 };
        let first = hits.partition_point(|&(at, _)| at < stretch.start);
        let mut runs: Vec<usize> =
            hits.iter().skip(first).take_while(|&&(at, _)| at + 3 <= stretch.end).map(|&(_, run)| run).collect();
        runs.sort_unstable();
        runs.dedup();
        runs.len()
    }
}

/// How many sentences a chain may go on beyond its ends.
const MARGIN: usize = 10;

/// How many words may lie between sentences that count as neighbours.
const NEAR: usize = 3;

/// How far the sentences before and behind may be, together, that vouch for one without a run of its own.
const FAR: usize = 10;
