//! The fingerprints of an edition, and why they tell nothing.
//!
//! # What is kept
//!
//! Per sentence: its number of words; a hash of its letters; the hashes of some runs of three words; and, for a
//! short sentence, a hash of its letters together with those of a longer neighbour. Of the whole text: its number of
//! letters and the hash of all of them. Hashes are *cut* to few bits. Runs neither overlap nor touch (at least two
//! words lie between them), and are kept in rising order of their hashes, so that their order in the sentence is not.
//!
//! # Why no sentence can be recovered
//!
//! Whoever knows the vocabulary of the essay, 602 words, chooses between 2^9.2 words at each place; whoever knows
//! English as well as can be, still between 2^5 or so (about one bit a letter: Shannon, *Prediction and Entropy of
//! Printed English*, 1951). All that is kept of a sentence is 3.5 bits a word at most ([`HALF_BITS_PER_WORD`]). So of
//! the sentences of its length that are good English, 2^1.5 for each of its words fit what is kept just as well as
//! the true one: some 47 million for a sentence of seventeen words. Of one with fewer than eight words its hash alone
//! is kept, 3 bits a word, and 2^2 for each word fit: 256 for one of four; the hash of its pair, which counts as part
//! of what is kept of the longer sentence, helps only someone who has that. The hash of a run has [`RUN_BITS`] bits: of
//! the 602³ sequences of three words, each kept value fits 53,000; and as no two runs touch, none can be tried against
//! its neighbour. The hash of the whole text helps only someone who has the rest of the text already. The tests in
//! `attack` try it.
//!
//! What can *not* be hidden from someone who has a guess of a whole sentence is whether the guess may be right.
//!
//! # What can be told
//!
//! A sentence is accepted as unchanged if its number of words and the hash of its letters agree, and the hashes of its
//! runs are all there. Of a sentence of 8 words or more that is in its place but was edited, the chance of that is
//! 2^-22 for each place tried, and a changed sentence is tried at some seventeen; with a run that was edited too it is
//! 2^-34. Of a shorter one it is 2^-12 by the hash of the pair, and 2^-3 more for each word.
//!
//! What the fingerprint does not tell: which word of a changed sentence differs, and whether it matters: a digit, a
//! name or a "not" is like any other word. It does not see what it treats as typesetting: capital letters, punctuation
//! other than question marks, apostrophes in words and marks in numbers, and whether a word has a hyphen.

use std::ops::Range;

use super::prints::{Fingerprints, PassagePrint, SentencePrint};
use super::words::{Words, pair};
use crate::document::{EditionId, EssayMap, Selector};
use crate::text::{Points, Ruler, Splitter, slice};

/// How much may be kept of a sentence, in half bits a word.
pub(super) const HALF_BITS_PER_WORD: u32 = 7;

/// How many bits a word the hash of a short sentence is cut to.
const HASH_PER_WORD: u32 = 3;

/// How many bits the hash of a run of three words is cut to.
pub(super) const RUN_BITS: u32 = 12;

/// How many bits the hash of a sentence is cut to, if it is long enough.
pub(super) const SENTENCE_BITS: u32 = 22;

/// How many bits the hash of a short sentence and a longer one is cut to.
pub(super) const PAIR_BITS: u32 = 12;

/// How far apart runs begin: three words, and two between them.
const STRIDE: usize = 5;

/// The number of bits that the hash of a sentence of so many words is cut to.
pub(super) fn sentence_bits(words: u32) -> u32 {
    words.saturating_mul(HASH_PER_WORD).min(SENTENCE_BITS)
}

/// Whether a sentence is so short that its own hash is cut too short to be relied on.
pub(super) fn is_short(words: u32) -> bool {
    sentence_bits(words) < SENTENCE_BITS
}

/// A hash cut to so many bits, at most 32.
pub(super) fn cut(hash: u64, bits: u32) -> u32 {
    u32::try_from(hash & ((1_u64 << bits.min(32)) - 1)).unwrap_or_default()
}

/// A run's hash as it is kept.
pub(super) fn cut_run(hash: u64) -> u16 {
    u16::try_from(cut(hash, RUN_BITS)).unwrap_or_default()
}

/// A pair's hash as it is kept, of the hash of the short sentence and that of the longer one.
pub(super) fn cut_pair(short: u64, long: u64) -> u16 {
    u16::try_from(cut(pair(short, long), PAIR_BITS)).unwrap_or_default()
}

/// How many bits may be kept of a sentence besides its hash.
fn spare(words: u32) -> u32 {
    (words.saturating_mul(HALF_BITS_PER_WORD) / 2).saturating_sub(sentence_bits(words))
}

/// For each sentence, given how many words those of each paragraph have, the longer one that it makes a pair with, if
/// it is short: the nearest for which a pair can still be kept, of its own paragraph if there is one there, and of two
/// the one before; none if there is none near.
pub(super) fn mates(paragraphs: &[Vec<u32>]) -> Vec<Option<usize>> {
    let words: Vec<(usize, u32)> =
        paragraphs.iter().enumerate().flat_map(|(at, words)| words.iter().map(move |&count| (at, count))).collect();
    let mut spare: Vec<u32> = words.iter().map(|&(_, count)| spare(count) / PAIR_BITS).collect();
    let mut mates = vec![None; words.len()];
    for within in [true, false] {
        for (at, &(paragraph, count)) in words.iter().enumerate() {
            if !is_short(count) || mates[at].is_some() {
                continue;
            }
            let near = (1..=FARTHEST_MATE).flat_map(|by| [at.checked_sub(by), Some(at + by)]).flatten();
            let fits = |mate: &usize| {
                let is_within = words.get(*mate).is_some_and(|it| it.0 == paragraph);
                (is_within || !within) && spare.get(*mate).is_some_and(|left| *left > 0)
            };
            mates[at] = near.into_iter().find(fits);
            if let Some(left) = mates[at].and_then(|mate| spare.get_mut(mate)) {
                *left -= 1;
            }
        }
    }
    mates
}

/// How many sentences away the longer one of a pair may be.
const FARTHEST_MATE: usize = 24;

/// The distinct passages of a map in one edition, of claims, stances, ties and events, in reading order.
///
/// In this order a report lists them.
pub fn passages(map: &EssayMap, edition: &EditionId) -> Vec<Selector> {
    let claims = map.claims.iter().flat_map(|claim| &claim.passages);
    let stances = map.stances.iter().map(|stance| &stance.passage);
    let ties = map.ties.iter().map(|tie| &tie.passage);
    let events = map.events.iter().flat_map(|event| &event.passages);
    let all = claims.chain(stances).chain(ties).chain(events);
    let mut selectors: Vec<_> = all.filter(|it| it.edition == *edition).map(|it| it.selector.clone()).collect();
    let key = |selector: &Selector| match *selector {
        Selector::Sentences { paragraph, first, last } => (paragraph, 0, first, last),
        Selector::Position { paragraph, start, end } => (paragraph, 1, start, end),
        // A quote is of an edition whose text is there, for which no fingerprints are needed.
        Selector::Quote { paragraph, .. } => (paragraph, 2, 0, 0),
    };
    selectors.sort_by_key(key);
    selectors.dedup();
    selectors
}

/// The fingerprints of an edition with these paragraphs, whose sentences a splitter tells, and these passages.
///
/// A passage that is not in the paragraphs keeps its number and has no sentences: it is never found.
pub fn fingerprint(
    edition: &EditionId,
    paragraphs: &[String],
    passages: &[Selector],
    splitter: Splitter,
) -> Fingerprints {
    let texts: Vec<Vec<String>> = paragraphs
        .iter()
        .map(|text| splitter.sentences(text).into_iter().map(|range| slice(text, range).to_owned()).collect())
        .collect();
    // Each sentence is a block, so that none runs on into the next.
    let flat: Vec<String> = texts.iter().flatten().cloned().collect();
    let words = Words::new(&flat, splitter);
    let ranges = by_block(&words, flat.len());
    let counts: Vec<u32> = ranges.iter().map(|range| words.count(range.clone()).1).collect();
    let mut rest = counts.iter().copied();
    let by_paragraph: Vec<Vec<u32>> = texts.iter().map(|texts| rest.by_ref().take(texts.len()).collect()).collect();
    let mates = mates(&by_paragraph);
    let mut prints = Vec::with_capacity(flat.len());
    for (at, range) in ranges.iter().enumerate() {
        let count = counts[at];
        let pairs = u32::try_from(mates.iter().filter(|mate| **mate == Some(at)).count()).unwrap_or(u32::MAX);
        let budget = spare(count).saturating_sub(pairs.saturating_mul(PAIR_BITS));
        let hash = cut(words.hash(range.clone()), sentence_bits(count));
        let pair = mates[at]
            .and_then(|mate| ranges.get(mate))
            .map(|mate| cut_pair(words.hash(range.clone()), words.hash(mate.clone())));
        let runs = runs(&words, range, usize::try_from(budget / RUN_BITS).unwrap_or(0));
        prints.push(SentencePrint { words: count, hash, runs, pair: pair.unwrap_or_default() });
    }
    let mut prints = prints.into_iter();
    Fingerprints {
        edition: edition.clone(),
        sentence_rule: splitter.rule(),
        language: splitter.language().to_owned(),
        text: words.hash(0..words.len()),
        letters: words.letter_count(0..words.len()),
        paragraphs: texts.iter().map(|texts| prints.by_ref().take(texts.len()).collect()).collect(),
        passages: passages.iter().map(|selector| passage(paragraphs, selector, splitter).unwrap_or_default()).collect(),
    }
}

/// The stretch of words of each of so many blocks.
pub(super) fn by_block(words: &Words, blocks: usize) -> Vec<Range<usize>> {
    let mut ranges = Vec::with_capacity(blocks);
    let mut at = 0;
    for block in (0_u32..).take(blocks) {
        let start = at;
        while words.get(at).is_some_and(|word| word.block == block) {
            at += 1;
        }
        ranges.push(start..at);
    }
    ranges
}

/// The hashes of at most so many runs of a sentence, spread over it, in rising order.
fn runs(words: &Words, sentence: &Range<usize>, most: usize) -> Vec<u16> {
    let length = sentence.len();
    let count = most.min((length + STRIDE - 3) / STRIDE);
    let mut runs: Vec<u16> = (0..count)
        .filter_map(|at| {
            // Evenly, the first one not at the beginning where there is room.
            let spare = length - (count * STRIDE - (STRIDE - 3));
            words.run(sentence.start + at * STRIDE + spare * (2 * at + 1) / (2 * count))
        })
        .map(cut_run)
        .collect();
    runs.sort_unstable();
    runs
}

/// Where a passage is, in sentences and words.
fn passage(paragraphs: &[String], selector: &Selector, splitter: Splitter) -> Option<PassagePrint> {
    let paragraph = selector.paragraph();
    let text = paragraphs.get(usize::try_from(paragraph.checked_sub(1)?).ok()?)?;
    let sentences = splitter.sentences(text);
    let count = |text: &str| {
        let words = Words::new(&[text.to_owned()], splitter);
        u32::try_from(words.len()).unwrap_or(u32::MAX)
    };
    match *selector {
        Selector::Sentences { first, last, .. } => {
            let exists = first >= 1 && first <= last && usize::try_from(last).is_ok_and(|last| last <= sentences.len());
            exists.then_some(PassagePrint { paragraph, first, last, ..PassagePrint::default() })
        }
        Selector::Quote { .. } => None,
        Selector::Position { start, end, .. } => {
            let (ruler, position) = (Ruler::new(text), Some((start, end)));
            let (start, end) = (ruler.bytes(Points(start)), ruler.bytes(Points(end)));
            let first = sentences.iter().position(|sentence| sentence.end > start)?;
            let last = sentences.iter().rposition(|sentence| sentence.start < end)?;
            if start >= end || first > last {
                return None;
            }
            let skipped = count(slice(text, sentences.get(first)?.start.min(start)..start));
            let dropped = count(slice(text, end..sentences.get(last)?.end.max(end)));
            let number = |at: usize| u32::try_from(at + 1).ok();
            let (first, last) = (number(first)?, number(last)?);
            Some(PassagePrint { paragraph, first, last, skipped, dropped, position })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_sentences_are_paired_with_the_nearest_long_one() {
        assert_eq!(mates(&[vec![3, 12, 4, 4, 16, 4]]), [Some(1), None, Some(4), Some(4), None, None]);
        assert_eq!(mates(&[vec![3, 20, 4], vec![9, 4]]), [Some(1), None, Some(1), None, Some(1)]);
        assert_eq!(mates(&[vec![3, 12, 4], vec![9, 4]]), [Some(1), None, None, None, None]);
        assert_eq!(mates(&[vec![12], vec![3], vec![16]]), [None, Some(0), None]);
        assert_eq!(mates(&[vec![12], vec![3, 16]]), [None, Some(2), None]);
        assert_eq!(mates(&[vec![3, 2]]), [None, None]);
    }

    #[test]
    fn little_is_kept_of_a_sentence() {
        let text =
            "Here a long sentence begins that has enough words for more than one run of three. It ends. So it goes.";
        let prints = fingerprint(&"e".into(), &[text.to_owned()], &[], Splitter::default());
        let [sentences] = prints.paragraphs.as_slice() else { panic!("one paragraph") };
        assert_eq!(sentences.iter().map(|it| (it.words, it.runs.len())).collect::<Vec<_>>(), [(16, 0), (2, 0), (3, 0)]);
        let alone =
            fingerprint(&"e".into(), &[text.split_inclusive('.').next().unwrap().to_owned()], &[], Splitter::default());
        assert_eq!(alone.paragraphs[0][0].runs.len(), 2);
        assert_ne!(alone.text, prints.text);
    }

    #[test]
    fn positions_are_counted_in_words() {
        let text = "One two three. Four five six.";
        let position = |start, end| Selector::Position { paragraph: 1, start, end };
        let at = |start, end| passage(&[text.to_owned()], &position(start, end), Splitter::default());
        assert_eq!(at(4, 19), Some(vec![1, 1, 2, 1, 2, 4, 19].into()));
        assert_eq!(at(0, 14), Some(vec![1, 1, 1, 0, 0, 0, 14].into()));
        assert_eq!(at(3, 3), None);
        assert_eq!(at(99, 120), None);
    }
}
