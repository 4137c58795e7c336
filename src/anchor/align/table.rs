//! The best way to lay the sentences of a gap over its words, by dynamic programming.
//!
//! Entry: [`Table::new`], then [`Table::best`]. A column is a sentence, a cell the word that it may begin at.

use std::ops::Range;

use super::{Gap, Placer};

/// A step of the best way through a table: to the same column a word on, or on to the next, with or without a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Start,
    Word,
    Without(usize),
    With(usize, usize),
}

/// For each sentence of a gap and each word that it may begin at, the best score of all before it.
pub(super) struct Table<'a, 'b> {
    placer: &'a Placer<'b>,
    gap: &'a Gap,
    /// For each sentence, and for the end, the first word that it may begin at, and the last.
    bounds: Vec<(usize, usize)>,
    cells: Vec<Vec<(i32, Step)>>,
}

const NEVER: i32 = i32::MIN / 2;
/// Hundredths of whatever scores are counted in.
const PER_RUN: i32 = 300;
const PER_WORD_LEFT: i32 = 6;
const SENTENCE_LEFT: i32 = 100;

impl<'a, 'b> Table<'a, 'b> {
    pub(super) fn new(placer: &'a Placer<'b>, gap: &'a Gap) -> Self {
        // In a chain, sentences and places rise together.
        let bound = |sentence: Option<usize>| {
            let split = gap.known.partition_point(|(it, _)| sentence.is_none_or(|sentence| *it < sentence));
            let before = split.checked_sub(1).and_then(|at| gap.known.get(at)).map_or(0, |(_, at)| at + 3);
            let behind = gap.known.get(split).map_or(usize::MAX, |(_, at)| *at);
            let first = before.max(gap.stretch.start).min(gap.stretch.end);
            (first, behind.min(gap.stretch.end).max(first))
        };
        let bounds: Vec<_> = gap.sentences.iter().map(|&it| bound(Some(it))).chain([bound(None)]).collect();
        let cells = bounds.iter().map(|(first, last)| vec![(NEVER, Step::Start); last - first + 1]).collect();
        let mut table = Self { placer, gap, bounds, cells };
        table.fill();
        table
    }

    fn offer(&mut self, column: usize, word: usize, score: i32, step: Step) {
        let Some(&(first, last)) = self.bounds.get(column) else { return };
        if word > last {
            return;
        }
        let left = i32::try_from(first.saturating_sub(word)).unwrap_or(i32::MAX / PER_WORD_LEFT);
        let score = score.saturating_sub(left.saturating_mul(PER_WORD_LEFT));
        let cell = self.cells.get_mut(column).and_then(|cells| cells.get_mut(word.max(first) - first));
        if let Some(cell) = cell.filter(|cell| cell.0 < score) {
            *cell = (score, step);
        }
    }

    fn fill(&mut self) {
        let start = self.gap.stretch.start;
        let Some(&(first, last)) = self.bounds.first() else { return };
        for word in first..=last {
            let left = i32::try_from(word - start).unwrap_or(0);
            let score = if self.gap.closed.0 { -PER_WORD_LEFT * left } else { 0 };
            self.offer(0, word, score, Step::Start);
        }
        for column in 0..self.gap.sentences.len() {
            let Some(&(first, last)) = self.bounds.get(column) else { break };
            for word in first..=last {
                let Some(&(score, step)) = self.cells.get(column).and_then(|cells| cells.get(word - first)) else {
                    break;
                };
                if score == NEVER {
                    continue;
                }
                self.offer(column, word + 1, score - PER_WORD_LEFT, Step::Word);
                self.offer(column + 1, word, score - SENTENCE_LEFT, Step::Without(word));
                // Behind words that are left out, a sentence begins where one may: there are too many other places.
                if step != Step::Word || self.edge(word) > 0 {
                    self.stretches(column, word, score);
                }
            }
        }
        let end = self.gap.sentences.len();
        let Some(&(first, last)) = self.bounds.get(end) else { return };
        for word in first..last {
            let Some(&(score, _)) = self.cells.get(end).and_then(|cells| cells.get(word - first)) else { break };
            if score > NEVER {
                let price = if self.gap.closed.1 { PER_WORD_LEFT } else { 0 };
                self.offer(end, word + 1, score - price, Step::Word);
            }
        }
    }

    /// Offers every stretch that a sentence may have from a word on.
    fn stretches(&mut self, column: usize, start: usize, score: i32) {
        let Some(&sentence) = self.gap.sentences.get(column) else { return };
        let Some(it) = self.placer.sentences.get(sentence) else { return };
        let words = usize::try_from(it.words).unwrap_or(0);
        let most = (words + words * 7 / 10 + 3).min(self.gap.stretch.end.saturating_sub(start));
        // No longer than to where the next sentence has to begin.
        let next = self.bounds.get(column + 1).map_or(start, |bounds| bounds.1);
        let most = most.min(next.saturating_sub(start));
        let at_start = self.edge(start);
        let hits = self.placer.hits.get(sentence).map(Vec::as_slice).unwrap_or_default();
        let mut hits = hits.get(hits.partition_point(|&(at, _)| at < start)..).unwrap_or_default().iter().peekable();
        let mut runs = 0_u64;
        let mut inside = 0;
        for length in 1..=most {
            let end = start + length;
            if self.placer.owned.get(end - 1).copied().unwrap_or(true) {
                break;
            }
            if length > 1 && self.edge(end - 1) == 150 {
                inside += 1;
            }
            while let Some((_, run)) = hits.next_if(|(at, _)| at + 3 <= end) {
                runs |= 1 << (run % 64);
            }
            if length * 2 + 2 < words {
                continue;
            }
            let off = i32::try_from(length.abs_diff(words)).unwrap_or(0);
            let fit = 100 - 500 * off / i32::try_from(words + 3).unwrap_or(1) + at_start + self.edge(end) - 60 * inside
                + PER_RUN * i32::try_from(runs.count_ones()).unwrap_or(0);
            self.offer(column + 1, end, score + fit, Step::With(start, end));
        }
    }

    /// What it is worth to begin or end before a word.
    fn edge(&self, at: usize) -> i32 {
        self.placer.edges.get(at).copied().unwrap_or(150)
    }

    /// The stretch of each sentence on the best way.
    pub(super) fn best(&self) -> Vec<Option<Range<usize>>> {
        let mut column = self.gap.sentences.len();
        let mut found = vec![None; column];
        let Some(&(first, last)) = self.bounds.get(column) else { return found };
        let mut word = last;
        let mut first = first;
        while let Some(&(score, step)) = self.cells.get(column).and_then(|cells| cells.get(word.saturating_sub(first)))
        {
            let (at, stretch) = match step {
                _ if score == NEVER => break,
                Step::Start => break,
                Step::Word => {
                    word = word.saturating_sub(1);
                    continue;
                }
                Step::Without(at) => (at, None),
                Step::With(start, end) => (start, Some(start..end)),
            };
            let Some(before) = column.checked_sub(1) else { break };
            if let Some(found) = found.get_mut(before) {
                *found = stretch;
            }
            column = before;
            word = at;
            first = self.bounds.get(column).map_or(0, |bounds| bounds.0);
        }
        found
    }
}
