//! The state of each passage, the part of each block, the verdict on the whole.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use super::align::{Placed, Places, place};
use super::chain::chains;
use super::fingerprint::{cut, sentence_bits};
use super::index::Sentences;
use super::prints::{Fingerprints, PassagePrint};
use super::words::Words;
use super::{AnchorState, Anchored, Anchoring, BlockPart, Place, Span, Verdict};

/// Finds the passages of an edition in a copy.
///
/// `blocks` is the copy's text, block by block (a paragraph, a heading, an entry of a menu, a line), in order, as it
/// is. The result has a part for each block and an anchored passage for each passage of the fingerprints; spans are in
/// code points of the block as given.
pub fn anchor(prints: &Fingerprints, blocks: &[String]) -> Anchoring {
    let copy = Words::new(blocks, prints.splitter());
    let sentences = Sentences::new(prints);
    let places = walk(prints, &copy, &sentences, &(0..copy.len()).collect::<Vec<_>>()).unwrap_or_else(|| {
        let seeds = sentences.seeds(&copy);
        let hits = sentences.hits(&copy, &seeds);
        let chains = chains(&sentences, &seeds, &hits, copy.len());
        place(&copy, &sentences, &chains, &seeds, &hits)
    });
    let mut decider =
        Decider { prints, copy: &copy, sentences: &sentences, places, chosen: Vec::new(), blocks: Vec::new() };
    decider.choose(blocks.len());
    decider.decide(blocks.len())
}

struct Decider<'a> {
    prints: &'a Fingerprints,
    copy: &'a Words,
    sentences: &'a Sentences<'a>,
    places: Places,
    /// For each sentence, which of its places is taken, and whether it is in the order of the others.
    chosen: Vec<Option<(usize, bool)>>,
    /// For each block, the paragraphs that it holds, counted from 0.
    blocks: Vec<BTreeSet<usize>>,
}

/// How well a place is supported by what is around it: words of its paragraph that are where they should be, and
/// neighbours beyond the paragraph.
type Support = (u32, u32);

/// A way to place a passage: which place of each of its sentences.
struct Way {
    places: Vec<Option<usize>>,
    /// The words that agree; the sentences that go on where the one before ends; the support.
    worth: (u32, u32, Support),
}

impl Decider<'_> {
    fn places(&self, sentence: usize) -> &[Placed] {
        self.places.get(sentence).map(Vec::as_slice).unwrap_or_default()
    }

    /// Takes the best place of each sentence, and finds which of those are in order, and which blocks they are in.
    fn choose(&mut self, blocks: usize) {
        let best = |sentence: usize| {
            let places = self.places(sentence).iter().enumerate();
            let worth = |(at, place): (usize, &Placed)| {
                (place.exact, place.agreeing, self.support(sentence, place), Reverse(at))
            };
            places.max_by_key(|&(at, place)| worth((at, place))).map(|(at, _)| (at, false))
        };
        self.chosen = (0..self.places.len()).map(best).collect();
        let starts: Vec<_> = (0..self.places.len())
            .filter_map(|sentence| {
                let start = self.chosen_place(sentence)?.stretch.start;
                Some((sentence, start, self.sentences.get(sentence)?.words))
            })
            .collect();
        for sentence in heaviest_rising(&starts) {
            if let Some(Some((_, in_order))) = self.chosen.get_mut(sentence) {
                *in_order = true;
            }
        }
        self.blocks = vec![BTreeSet::new(); blocks];
        for sentence in 0..self.places.len() {
            let Some(place) = self.chosen_place(sentence) else { continue };
            let stretch = place.stretch.clone();
            let Some(paragraph) = self.sentences.get(sentence).map(|it| it.paragraph) else { continue };
            for word in self.copy.stretch(stretch) {
                if let Some(block) = usize::try_from(word.block).ok().and_then(|at| self.blocks.get_mut(at)) {
                    block.insert(paragraph);
                }
            }
        }
    }

    fn chosen_place(&self, sentence: usize) -> Option<&Placed> {
        let (at, _) = (*self.chosen.get(sentence)?)?;
        self.places(sentence).get(at)
    }

    /// How many words of the copy from its beginning a sentence's paragraph would begin, were it there.
    fn support(&self, sentence: usize, place: &Placed) -> Support {
        let Some(own) = self.sentences.get(sentence) else { return (0, 0) };
        let Some(paragraph) = self.sentences.paragraphs.get(own.paragraph) else { return (0, 0) };
        let is_there = |other: usize| {
            let Some(it) = self.sentences.get(other) else { return 0 };
            let expected =
                i64::try_from(place.stretch.start).unwrap_or(0) + i64::from(it.offset) - i64::from(own.offset);
            let is_near = |other: &Placed| (i64::try_from(other.stretch.start).unwrap_or(0) - expected).abs() <= 12;
            let agreeing =
                self.places(other).iter().filter(|it| is_near(it)).map(|it| it.agreeing + u32::from(it.exact));
            agreeing.max().unwrap_or(0)
        };
        let within = paragraph.clone().map(is_there).sum();
        let before = (paragraph.start.saturating_sub(2)..paragraph.start).map(is_there);
        let behind = (paragraph.end..paragraph.end + 2).map(is_there);
        (within, before.chain(behind).filter(|&agreeing| agreeing > 0).map(|_| 1).sum())
    }

    fn is_apart(&self, block: u32) -> bool {
        usize::try_from(block).ok().and_then(|at| self.blocks.get(at)).is_none_or(BTreeSet::is_empty)
    }

    /// Whether a stretch goes on where another ends, but for blocks that are not of the essay.
    fn goes_on(&self, from: &Range<usize>, to: &Range<usize>) -> bool {
        from.end <= to.start && self.copy.stretch(from.end..to.start).iter().all(|word| self.is_apart(word.block))
    }

    fn decide(mut self, blocks: usize) -> Anchoring {
        let total: u32 = self.sentences.list.iter().map(|it| it.words).sum();
        let found: Vec<usize> = (0..self.places.len()).filter(|&it| self.chosen_place(it).is_some()).collect();
        let words: u32 = found.iter().filter_map(|&it| self.sentences.get(it)).map(|it| it.words).sum();
        let lost = || vec![Anchored::default(); self.prints.passages.len()];
        if !self.is_essay(&found, total) {
            return Anchoring {
                verdict: Verdict::Other,
                blocks: vec![BlockPart::Apart; blocks],
                paragraphs: vec![Vec::new(); blocks],
                passages: lost(),
            };
        }
        let whole = walk(self.prints, self.copy, self.sentences, &self.own_words());
        let mut is_whole = whole.is_some();
        // Where a sentence is there twice, outside of the essay too, its places stay.
        for (sentence, walked) in whole.into_iter().flatten().enumerate() {
            let is_exact = self.chosen_place(sentence).is_some_and(|place| place.exact);
            let is_twin = self.sentences.get(sentence).is_some_and(|it| it.is_twin);
            if is_exact && !is_twin {
                continue;
            }
            if let (Some(places), Some(chosen)) = (self.places.get_mut(sentence), self.chosen.get_mut(sentence)) {
                *chosen = walked.first().map(|_| (0, true));
                *places = walked;
            }
        }
        let passages: Vec<Anchored> = self.prints.passages.iter().map(|print| self.passage(print)).collect();
        // What is there twice is of the essay at both places.
        for (print, it) in self.prints.passages.iter().zip(&passages) {
            let Some(paragraph) = print.paragraph.checked_sub(1).and_then(|at| usize::try_from(at).ok()) else {
                continue;
            };
            if it.state == AnchorState::Ambiguous {
                is_whole = false;
                for span in it.places.iter().flat_map(|place| &place.spans) {
                    if let Some(block) = usize::try_from(span.block).ok().and_then(|at| self.blocks.get_mut(at)) {
                        block.insert(paragraph);
                    }
                }
            }
        }
        let verdict = match () {
            () if is_whole => Verdict::Identical,
            () if u64::from(words) * 10 < u64::from(total) * 7 => Verdict::Part,
            () => Verdict::Essay,
        };
        let number = |&paragraph: &usize| u32::try_from(paragraph + 1).unwrap_or(u32::MAX);
        Anchoring {
            verdict,
            passages,
            blocks: self
                .blocks
                .iter()
                .map(|it| if it.is_empty() { BlockPart::Apart } else { BlockPart::Essay })
                .collect(),
            paragraphs: self.blocks.iter().map(|it| it.iter().map(number).collect()).collect(),
        }
    }

    /// Whether what was found is enough to call the copy this essay, or a part of it: some sentences that are the same
    /// for certain, or so many that are alike as no retelling has. One that follows the essay closely shares names and
    /// turns of phrase with it, in the same order.
    fn is_essay(&self, found: &[usize], total: u32) -> bool {
        let all = self.sentences.list.len();
        let places = || found.iter().filter_map(|&it| self.chosen_place(it));
        let exact = places().filter(|it| it.exact).count();
        let agreeing: u32 = places().map(|it| it.agreeing).sum();
        found.len() >= all.clamp(1, 3) && (exact >= all.min(2) || u64::from(agreeing) * 100 >= u64::from(total) * 12)
    }

    /// The words of the blocks that are of the essay.
    fn own_words(&self) -> Vec<usize> {
        let words = self.copy.iter().enumerate();
        words.filter(|(_, word)| !self.is_apart(word.block)).map(|(at, _)| at).collect()
    }

    fn passage(&self, print: &PassagePrint) -> Anchored {
        let Some(sentences) = self.sentences_of(print) else { return Anchored::default() };
        let mut ways: Vec<Way> = Vec::new();
        for pivot in sentences.clone() {
            for place in self.places(pivot) {
                let way = self.way(&sentences, pivot, place);
                if !ways.iter().any(|other| other.places == way.places) {
                    ways.push(way);
                }
            }
        }
        ways.sort_by_key(|way| Reverse(way.worth));
        let Some(best) = ways.first() else { return Anchored::default() };
        let rivals: Vec<&Way> = ways
            .iter()
            .skip(1)
            .filter(|way| {
                let is_other = way.places.iter().zip(&best.places).all(|(own, other)| own != other || own.is_none());
                let (agreeing, going_on, (within, _)) = way.worth;
                let ((best, best_on, (best_within, best_around)), (.., (_, around))) = (best.worth, way.worth);
                // Of what is the same, what is around decides; of what differs, it has to differ clearly.
                let is_as_good = if agreeing == best {
                    within * 20 >= best_within * 19 && (around >= best_around || within > best_within)
                } else {
                    agreeing * 10 >= best * 9 && within * 10 >= best_within * 9
                };
                is_other && going_on == best_on && is_as_good
            })
            .collect();
        // What the edition has twice is where its neighbours are.
        let is_twin = |it: usize| self.sentences.get(it).is_none_or(|it| it.is_twin);
        let is_undecided = sentences.clone().all(is_twin) && !self.has_neighbours(&sentences, best);
        let others = ways.iter().skip(1).filter(|way| is_undecided && way.worth.0 == best.worth.0);
        let rivals: Vec<&Way> = if is_undecided { others.collect() } else { rivals };
        let state = match self.state(&sentences, best) {
            _ if !rivals.is_empty() => AnchorState::Ambiguous,
            _ if is_undecided => AnchorState::Changed,
            state => state,
        };
        let places = [best].into_iter().chain(rivals).map(|way| self.place(print, &sentences, way)).collect();
        Anchored { state, places }
    }

    /// Whether the sentences before and behind a passage, as far as there are any, are before and behind a place of it.
    fn has_neighbours(&self, sentences: &Range<usize>, way: &Way) -> bool {
        let ends = [(sentences.start, way.places.first()), (sentences.end.saturating_sub(1), way.places.last())];
        let stretch = |(sentence, at): (usize, Option<&Option<usize>>)| {
            self.places(sentence).get((*at?)?).map(|place| place.stretch.clone())
        };
        let [Some(first), Some(last)] = ends.map(stretch) else { return false };
        let is_near =
            |one: &Range<usize>, next: &Range<usize>| one.end.abs_diff(next.start) <= 3 || self.goes_on(one, next);
        let has_words = |it: &usize| self.sentences.get(*it).is_some_and(|it| it.words > 0);
        let before = (0..sentences.start).rev().find(has_words);
        let behind = (sentences.end..self.places.len()).find(has_words);
        before.is_none_or(|it| self.places(it).iter().any(|place| is_near(&place.stretch, &first)))
            && behind.is_none_or(|it| self.places(it).iter().any(|place| is_near(&last, &place.stretch)))
    }

    /// The sentences of a passage, counted from 0 over the whole edition.
    fn sentences_of(&self, print: &PassagePrint) -> Option<Range<usize>> {
        let index = |number: u32| usize::try_from(number.checked_sub(1)?).ok();
        let paragraph = self.sentences.paragraphs.get(index(print.paragraph)?)?;
        let sentences = paragraph.start.checked_add(index(print.first)?)?
            ..paragraph.start.checked_add(index(print.last)?)?.checked_add(1)?;
        (!sentences.is_empty() && sentences.end <= paragraph.end).then_some(sentences)
    }

    /// The way to place a passage where one of its sentences is at a place: the others at their nearest.
    fn way(&self, sentences: &Range<usize>, pivot: usize, place: &Placed) -> Way {
        let offset = |sentence: usize| self.sentences.get(sentence).map_or(0, |it| i64::from(it.offset));
        let start = |place: &Placed| i64::try_from(place.stretch.start).unwrap_or(i64::MAX);
        let origin = start(place) - offset(pivot);
        let nearest = |sentence: usize| {
            let places = self.places(sentence).iter().enumerate();
            places.min_by_key(|(_, it)| (start(it) - origin - offset(sentence)).abs()).map(|(at, _)| at)
        };
        let places: Vec<_> = sentences.clone().map(nearest).collect();
        let taken: Vec<_> = sentences.clone().zip(&places).map(|(it, at)| self.places(it).get((*at)?)).collect();
        let agreeing = taken.iter().flatten().map(|it| it.agreeing).sum();
        let pairs = taken.windows(2).filter(|pair| match pair {
            [Some(one), Some(next)] => self.goes_on(&one.stretch, &next.stretch),
            _ => false,
        });
        Way { worth: (agreeing, u32::try_from(pairs.count()).unwrap_or(0), self.support(pivot, place)), places }
    }

    fn state(&self, sentences: &Range<usize>, way: &Way) -> AnchorState {
        let mut last: Option<&Range<usize>> = None;
        let mut in_place = true;
        for (sentence, at) in sentences.clone().zip(&way.places) {
            // A sentence of punctuation alone has no words that could be found anywhere.
            if self.sentences.get(sentence).is_some_and(|it| it.words == 0) {
                continue;
            }
            let Some(place) = at.and_then(|at| self.places(sentence).get(at)).filter(|it| it.exact) else {
                return AnchorState::Changed;
            };
            let is_in_order = self
                .chosen
                .get(sentence)
                .copied()
                .flatten()
                .is_some_and(|(chosen, in_order)| Some(chosen) == *at && in_order);
            in_place &= is_in_order && last.is_none_or(|last| self.goes_on(last, &place.stretch));
            last = Some(&place.stretch);
        }
        if in_place { AnchorState::Exact } else { AnchorState::Moved }
    }

    fn place(&self, print: &PassagePrint, sentences: &Range<usize>, way: &Way) -> Place {
        let mut spans: Vec<Span> = Vec::new();
        let (mut agreeing, mut total) = (0, 0);
        let mut end_before = None;
        let mut is_exact = true;
        for (sentence, at) in sentences.clone().zip(&way.places) {
            let words = self.sentences.get(sentence).map_or(0, |it| it.words);
            total += words;
            if words == 0 {
                continue;
            }
            let Some(place) = at.and_then(|at| self.places(sentence).get(at)) else {
                is_exact = false;
                continue;
            };
            agreeing += place.agreeing;
            is_exact &= place.exact;
            let mut stretch = place.stretch.clone();
            // A passage that is not whole sentences: as many words fewer.
            let cut = |words: u32| usize::try_from(words).unwrap_or(0);
            if sentence == sentences.start {
                stretch.start = stretch
                    .start
                    .saturating_add(cut(print.skipped))
                    .min(stretch.end.saturating_sub(1))
                    .max(stretch.start);
            }
            if sentence + 1 == sentences.end {
                stretch.end = stretch.end.saturating_sub(cut(print.dropped)).max(stretch.start + 1).min(stretch.end);
            }
            self.spans(&stretch, end_before == Some(stretch.start), &mut spans);
            end_before = Some(stretch.end);
        }
        let share = (u64::from(agreeing) * 100).checked_div(u64::from(total)).unwrap_or(0).min(100);
        // What is not exact is never said to agree wholly.
        let alike = u8::try_from(share).unwrap_or(100).min(if is_exact { 100 } else { 99 });
        Place { spans, alike }
    }

    /// Puts the spans of a stretch at the end of a list; goes on with the last one where that may be.
    fn spans(&self, stretch: &Range<usize>, goes_on: bool, spans: &mut Vec<Span>) {
        let mut is_first = true;
        let words = self.copy.stretch(stretch.clone());
        let last = words.last().map(|word| word.block);
        for word in words {
            let is_within = Some(word.block) != last && spans.last().is_none_or(|span| span.block != word.block);
            if is_within && self.is_apart(word.block) && !is_first {
                continue;
            }
            match spans.last_mut() {
                Some(last) if last.block == word.block && (!is_first || goes_on) => {
                    last.end = last.end.max(word.marked.end);
                }
                _ => spans.push(Span { block: word.block, start: word.marked.start, end: word.marked.end }),
            }
            is_first = false;
        }
    }
}

/// The places of all sentences, if these words are the essay, letter for letter: each where the one before ends, whatever
/// the punctuation.
fn walk(prints: &Fingerprints, copy: &Words, sentences: &Sentences<'_>, words: &[usize]) -> Option<Places> {
    if copy.hash_of(words) != (prints.text, prints.letters) {
        return None;
    }
    let mut at = 0;
    let mut places: Places = Vec::with_capacity(sentences.list.len());
    for sentence in &sentences.list {
        if sentence.words == 0 {
            places.push(Vec::new());
            continue;
        }
        let bits = sentence_bits(sentence.words);
        let longest = usize::try_from(sentence.words).unwrap_or(0) * 3 + 8;
        let rest = words.get(at..)?;
        let length = copy
            .length_of(rest.get(..longest).unwrap_or(rest), sentence.words, |hash| cut(hash, bits) == sentence.hash)?;
        let stretch = *rest.first()?..rest.get(length.checked_sub(1)?)? + 1;
        places.push(vec![Placed { stretch, exact: true, agreeing: sentence.words }]);
        at += length;
    }
    (at == words.len()).then_some(places)
}

/// Of sentences in their order, each with where it begins in the copy and its weight, those that make up the heaviest
/// set in which the places rise too.
fn heaviest_rising(starts: &[(usize, usize, u32)]) -> Vec<usize> {
    let mut order: Vec<usize> = starts.iter().map(|&(_, start, _)| start).collect();
    order.sort_unstable();
    order.dedup();
    // For each prefix of the places, the heaviest set that ends in it (a Fenwick tree of maxima).
    let mut tree: Vec<(u64, Option<usize>)> = vec![(0, None); order.len() + 1];
    let mut before = vec![None; starts.len()];
    for (at, &(_, start, weight)) in starts.iter().enumerate() {
        let rank = order.partition_point(|&other| other < start);
        let mut best = (0, None);
        let mut node = rank;
        while node > 0 {
            if let Some(&entry) = tree.get(node).filter(|entry| entry.0 > best.0) {
                best = entry;
            }
            node &= node - 1;
        }
        if let Some(before) = before.get_mut(at) {
            *before = best.1;
        }
        let own = (best.0 + u64::from(weight), Some(at));
        let mut node = rank + 1;
        while let Some(entry) = tree.get_mut(node) {
            if entry.0 < own.0 {
                *entry = own;
            }
            node += node & node.wrapping_neg();
        }
    }
    let mut next = tree.iter().max_by_key(|entry| entry.0).and_then(|entry| entry.1);
    let mut found = Vec::new();
    while let Some(at) = next {
        found.extend(starts.get(at).map(|it| it.0));
        next = before.get(at).copied().flatten();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_rising_set_is_in_place() {
        assert_eq!(heaviest_rising(&[(0, 10, 1), (1, 0, 5), (2, 20, 1), (3, 15, 1), (4, 30, 1)]), [4, 2, 1]);
        assert_eq!(heaviest_rising(&[]), [] as [usize; 0]);
    }
}
