//! A text as one sequence of hashed words, whatever the blocks, the punctuation and the typesetting.
//!
//! A word is a stretch of letters and digits, with apostrophes between letters, marks between digits (`3.5`, `1/2`)
//! and signs before or behind a number (`$5`, `-5`, `5%`), in small letters. A question mark counts as a letter of the
//! word that it follows. Hyphens and dashes divide words, but since typesetters do as they like with them, a stretch of
//! text has a *range* of numbers of words: from the one where words with a hyphen are one word to the one where words
//! joined across a line's end are two. Two stretches have the same wording if their letters are the same and so can
//! be their numbers of words.

use std::ops::Range;

use unicode_normalization::char::canonical_combining_class;

use crate::text::{Normal, Points, Ruler, Splitter, is_terminator, normalise};

/// Multiplies the hash of a stretch for each letter that follows.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

/// A text as words.
#[derive(Debug, Default)]
pub(super) struct Words {
    words: Vec<Word>,
    /// The hash of all letters before a word, and of all at the end.
    sums: Vec<u64>,
    /// The number of letters before a word.
    letters: Vec<u32>,
    /// The number of words before a word if as many as possible, and if as few as possible, are counted.
    most: Vec<u32>,
    least: Vec<u32>,
    /// What the hash of a stretch is multiplied by for so many letters that follow.
    powers: Vec<u64>,
}

/// A word.
#[derive(Clone, Debug, Default)]
pub(super) struct Word {
    /// The hash of its letters.
    pub(super) hash: u64,
    /// The block that it is in.
    pub(super) block: u32,
    /// Where it is in the block as given, in code points.
    pub(super) place: Range<u32>,
    /// The same with the marks that open before it and close behind it.
    pub(super) marked: Range<u32>,
    /// Whether a sentence may end before it: there is an end mark, or the block begins.
    pub(super) after_stop: bool,
    /// Whether a sentence begins with it, by the rules for sentences.
    pub(super) begins: bool,
    /// Whether it has a capital letter or no small one at its beginning.
    pub(super) capital: bool,
    /// Whether it and the one before it may be one word, divided by a hyphen.
    after_hyphen: bool,
    /// How often it was joined across a line's end.
    joins: u32,
    /// Its letters, with the question marks behind it, as they enter into the hash of a stretch.
    sum: u64,
    letters: u32,
}

impl Words {
    /// The words of a text, block by block, whose sentences a splitter tells.
    pub(super) fn new(blocks: &[String], splitter: Splitter) -> Self {
        let mut words = Self { powers: powers(), ..Self::default() };
        let mut hyphen = false;
        words.words.reserve(blocks.iter().map(|block| block.len() / 6).sum());
        for (block, text) in (0..).zip(blocks) {
            hyphen = Reader::new(text, splitter).read(block, hyphen, &mut words.words);
        }
        let (mut sum, mut letters, mut most, mut least) = (0_u64, 0, 0, 0);
        for word in &words.words {
            words.sums.push(sum);
            words.letters.push(letters);
            words.most.push(most);
            // The hyphen before the first word of a stretch is not in the stretch; `count` minds that.
            least += u32::from(!word.after_hyphen);
            words.least.push(least);
            sum =
                sum.wrapping_mul(words.powers.get(index(word.letters)).copied().unwrap_or_else(|| power(word.letters)));
            sum = sum.wrapping_add(word.sum);
            letters += word.letters;
            most += 1 + word.joins;
        }
        words.sums.push(sum);
        words.letters.push(letters);
        words.most.push(most);
        words
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Word> {
        self.words.get(at)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Word> {
        self.words.iter()
    }

    /// The words of a stretch; none of one that is beyond the end.
    pub(super) fn stretch(&self, stretch: Range<usize>) -> &[Word] {
        self.words.get(stretch).unwrap_or_default()
    }

    /// The hash of the letters of a stretch.
    pub(super) fn hash(&self, stretch: Range<usize>) -> u64 {
        let (Some(before), Some(after)) = (self.sums.get(stretch.start), self.sums.get(stretch.end)) else { return 0 };
        let length = self.letter_count(stretch);
        mix(after.wrapping_sub(before.wrapping_mul(self.power(length))))
    }

    fn power(&self, exponent: u32) -> u64 {
        self.powers.get(index(exponent)).copied().unwrap_or_else(|| power(exponent))
    }

    /// The hash of the letters of these words in a row, and the number of those.
    pub(super) fn hash_of(&self, words: &[usize]) -> (u64, u32) {
        let (mut sum, mut letters) = (0_u64, 0);
        for word in words.iter().filter_map(|&at| self.words.get(at)) {
            sum = sum.wrapping_mul(self.power(word.letters)).wrapping_add(word.sum);
            letters += word.letters;
        }
        (mix(sum), letters)
    }

    /// How many of these words, from the first on, may be said to be so many words and have a hash that is wanted.
    pub(super) fn length_of(&self, words: &[usize], count: u32, is_wanted: impl Fn(u64) -> bool) -> Option<usize> {
        let (mut sum, mut least, mut most) = (0_u64, 0, 0);
        for (length, word) in (1..).zip(words.iter().map_while(|&at| self.words.get(at))) {
            sum = sum.wrapping_mul(self.power(word.letters)).wrapping_add(word.sum);
            least += u32::from(least == 0 || !word.after_hyphen);
            most += 1 + word.joins;
            if (least..=most).contains(&count) && is_wanted(mix(sum)) {
                return Some(length);
            }
        }
        None
    }

    /// How many letters a stretch has.
    pub(super) fn letter_count(&self, stretch: Range<usize>) -> u32 {
        let at = |at: usize| self.letters.get(at).copied().unwrap_or_default();
        at(stretch.end).saturating_sub(at(stretch.start))
    }

    /// How many words a stretch may be said to have, at least and at most. Neither is less than 1 unless it is empty.
    pub(super) fn count(&self, stretch: Range<usize>) -> (u32, u32) {
        let Some(last) = stretch.end.checked_sub(1).filter(|_| !stretch.is_empty()) else { return (0, 0) };
        let at = |list: &[u32], at: usize| list.get(at).copied().unwrap_or_default();
        let least = 1 + at(&self.least, last).saturating_sub(at(&self.least, stretch.start));
        (least, at(&self.most, stretch.end).saturating_sub(at(&self.most, stretch.start)))
    }

    /// The stretch that begins or ends at a place and has so many words, each part of a word with a hyphen being one.
    pub(super) fn window(&self, edge: usize, is_start: bool, words: u32) -> Option<Range<usize>> {
        let most = |at: usize| self.most.get(at).copied();
        let wanted = if is_start { most(edge)?.checked_add(words)? } else { most(edge)?.checked_sub(words)? };
        let by = index(words);
        // Joined words count twice, so it is not so far then.
        let mut other = if is_start { (edge + by).min(self.len()) } else { edge.saturating_sub(by) };
        while other != edge && (if is_start { most(other)? > wanted } else { most(other)? < wanted }) {
            other = if is_start { other - 1 } else { other + 1 };
        }
        (most(other)? == wanted).then_some(if is_start { edge..other } else { other..edge })
    }

    /// Whether a sentence may end behind the word before `at`.
    pub(super) fn is_stop(&self, at: usize) -> bool {
        self.words.get(at).is_none_or(|word| word.after_stop)
    }

    /// The hash of the run of three words that begins at a place.
    pub(super) fn run(&self, at: usize) -> Option<u64> {
        match self.words.get(at..at + 3)? {
            [first, second, third] => Some(run([first.hash, second.hash, third.hash])),
            _ => None,
        }
    }
}

/// The powers that are asked for again and again: those of the numbers of letters that sentences have.
fn powers() -> Vec<u64> {
    std::iter::successors(Some(1_u64), |power| Some(power.wrapping_mul(BASE))).take(1024).collect()
}

fn power(exponent: u32) -> u64 {
    BASE.wrapping_pow(exponent)
}

/// Spreads what is in a number over all its bits (the finalizer of SplitMix64).
pub(super) fn mix(mut number: u64) -> u64 {
    number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// The hash of a run of three words, of which each is a hash.
pub(super) fn run([first, second, third]: [u64; 3]) -> u64 {
    let first = first.wrapping_mul(0xd6e8_feb8_6659_fd93);
    let second = second.wrapping_mul(0xa076_1d64_78bd_642f);
    mix(first.wrapping_add(second).wrapping_add(third))
}

/// The hash of two stretches together, of which each is a hash.
pub(super) fn pair(first: u64, second: u64) -> u64 {
    mix(first.wrapping_mul(0xd6e8_feb8_6659_fd93).wrapping_add(second))
}

/// Reads the words of a block.
struct Reader {
    normal: Normal,
    letters: Vec<char>,
    splitter: Splitter,
}

impl Reader {
    fn new(text: &str, splitter: Splitter) -> Self {
        let normal = normalise(text);
        let letters = normal.text.chars().collect();
        Self { normal, letters, splitter }
    }

    /// Puts the words of the block at the end of a list.
    /// Takes and returns whether a hyphen was the last mark of the block before, and is of this one.
    fn read(&self, block: u32, hyphen: bool, words: &mut Vec<Word>) -> bool {
        let first = words.len();
        let ruler = Ruler::new(&self.normal.text);
        let starts = self.splitter.sentences(&self.normal.text).into_iter();
        let mut starts = starts.map(|it| ruler.points(it.start).0).peekable();
        let mut joined = self.normal.joined.iter().peekable();
        let mut end_before = 0;
        let mut at = 0;
        while at < self.letters.len() {
            if !self.is_part(at, at) {
                at += 1;
                continue;
            }
            let start = at;
            while self.letters.get(at).is_some_and(char::is_ascii_alphanumeric)
                || at < self.letters.len() && self.is_part(start, at)
            {
                at += 1;
            }
            let mut word = Word { block, ..Word::default() };
            let mut letters = Letters::default();
            for &letter in self.letters.get(start..at).unwrap_or_default() {
                if letter.is_ascii() {
                    letters.push(letter.to_ascii_lowercase());
                } else {
                    letter.to_lowercase().for_each(|letter| letters.push(letter));
                }
            }
            word.hash = mix(letters.sum);
            self.close(words.get_mut(first..).and_then(<[Word]>::last_mut), &mut word, end_before..start);
            word.capital = self.letters.get(start).is_some_and(|letter| !letter.is_lowercase());
            word.place = self.original(start..at);
            word.marked.end = word.place.end;
            while joined.next_if(|join| index(join.0) < at).is_some() {
                word.joins += 1;
            }
            while starts.next_if(|&begin| index(begin) <= start).is_some() {
                word.begins = true;
            }
            (word.sum, word.letters) = (letters.sum, letters.count);
            words.push(word);
            end_before = at;
        }
        let mut beyond = Word::default();
        self.close(words.get_mut(first..).and_then(<[Word]>::last_mut), &mut beyond, end_before..self.letters.len());
        if let Some(word) = words.get_mut(first) {
            word.after_stop = true;
            word.after_hyphen = hyphen && !word.capital;
        }
        matches!(self.letters.as_slice(), [.., before, '-'] if before.is_alphabetic())
    }

    /// Settles what stands between two words: marks that close behind the first or open before the second, whether a
    /// sentence may end there, whether a hyphen joins them, whether there was a question.
    fn close(&self, before: Option<&mut Word>, after: &mut Word, gap: Range<usize>) {
        let marks = self.letters.get(gap.clone()).unwrap_or_default();
        after.after_stop = marks.iter().any(|mark| is_terminator(*mark));
        // What opens stands behind the last space.
        let mut opening = marks.iter().rposition(|mark| mark.is_whitespace()).map_or(0, |at| at + 1);
        if let Some(before) = before {
            // What closes goes as far as the last stop, and on to the next space.
            let stop = marks.iter().rposition(|mark| is_terminator(*mark)).map_or(0, |at| at + 1);
            let rest = marks.get(stop..).unwrap_or_default();
            let closing =
                stop + rest.iter().position(|mark| mark.is_whitespace() || is_opening(*mark)).unwrap_or(rest.len());
            if closing > 0 {
                before.marked.end = self.original(gap.start..gap.start + closing).end;
            }
            opening = opening.max(closing);
            let mut letters = Letters { sum: before.sum, count: before.letters };
            if marks.contains(&'?') {
                letters.push('?');
            }
            if let Some(sign) = marks.iter().find(|mark| is_sign(**mark)) {
                letters.push(*sign);
            }
            (before.sum, before.letters) = (letters.sum, letters.count);
            let between = |at: usize| self.letters.get(at).is_some_and(|letter| letter.is_alphabetic());
            after.after_hyphen = marks == ['-'] && gap.start > 0 && between(gap.start - 1) && between(gap.end);
        }
        after.marked.start = self.original(gap.start + opening..gap.end).start;
    }

    /// Whether the character at a place is part of a word that begins at `start`.
    fn is_part(&self, start: usize, at: usize) -> bool {
        let letter = |at: usize| self.letters.get(at).copied().unwrap_or(' ');
        let own = letter(at);
        if own == ' ' {
            return false;
        }
        if own.is_alphanumeric() {
            return true;
        }
        let before = if at > start { letter(at - 1) } else { ' ' };
        match own {
            '\'' => before.is_alphabetic() && letter(at + 1).is_alphabetic(),
            '.' | ',' | ':' | '/' => before.is_numeric() && letter(at + 1).is_numeric(),
            '+' | '-' => {
                at == start
                    && letter(at + 1).is_numeric()
                    && !at.checked_sub(1).is_some_and(|at| letter(at).is_alphanumeric())
            }
            _ if is_sign(own) => letter(at + 1).is_numeric() || before.is_numeric(),
            _ => !own.is_ascii() && before != ' ' && canonical_combining_class(own) != 0,
        }
    }

    fn original(&self, stretch: Range<usize>) -> Range<u32> {
        let points = |at: usize| Points(u32::try_from(at).unwrap_or(u32::MAX));
        let original = self.normal.original(points(stretch.start)..points(stretch.end));
        original.start.0..original.end.0
    }
}

/// The hash of a row of letters, as it grows.
#[derive(Default)]
struct Letters {
    sum: u64,
    count: u32,
}

impl Letters {
    fn push(&mut self, letter: char) {
        self.sum = self.sum.wrapping_mul(BASE).wrapping_add(mix(u64::from(u32::from(letter))));
        self.count += 1;
    }
}

fn index(offset: u32) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

fn is_opening(mark: char) -> bool {
    matches!(mark, '(' | '[' | '{' | '¿' | '¡' | '-')
}

/// Signs that a number is different without.
fn is_sign(mark: char) -> bool {
    matches!(mark, '%' | '‰' | '$' | '€' | '£' | '¥' | '₽' | '₴' | '°' | '§')
}
