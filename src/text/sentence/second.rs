//! The second rule, which knows languages and scripts.
//!
//! Entry: [`sentences`]. A mark with all that belongs to it is an [`End`]: further marks, what closes, the sign of a note.
//! Whether a sentence ends there is told by what stands before and behind it:
//!
//! - It has a letter or a digit; what has none belongs to the sentence that follows, or to the last one.
//! - White space follows, but for the marks of scripts that are written without: `。` and its like end a sentence anywhere,
//!   and so do dandas and the full stops of Armenian, Ethiopic, Khmer and Burmese.
//! - What follows does not go on: a small letter, also behind a dash or an opening mark (“Why?” — she asked), a comma. A
//!   small letter with a bracket behind it (`a)`) and one with a capital behind it (`iPhone`) do begin a sentence.
//! - A full stop behind an abbreviation ends nothing, or not before what such an abbreviation stands for: see
//!   [`language`](super::language).
//! - A number or a letter by itself, with a full stop behind it, names an item, which it belongs to.
//! - An ellipsis in brackets stands for words that were left out, and belongs to what follows.
//!
//! **What cannot be told.** `U.S.`, `J.` and `Inc.` may end a sentence before a capital and may not: they are taken to if
//! the next word is one that sentences begin with (`The`, `He`, `But`) and names do not. So with German ordinals (`3. Mai`;
//! `wurde 3. Danach`). A Russian year (`в 1812 г. Наполеон`) ends a sentence unless that has no more than four words by then.
//! Thai and Lao have no mark for the end: only `?` and `!` divide them, and the spaces between their clauses do not. In
//! Chinese and Japanese what is quoted with its end mark is a sentence, whatever says who spoke; 「…」 with と or って behind
//! it is not, nor is a title in 《》.

use std::ops::Range;

use super::language::{Kind, Language};
use super::marks::{self, Mark, mark};
use super::push;
use crate::text::Bytes;

/// How many words a sentence has at most if it goes on behind a year, with that and its `г.`
const FEW: usize = 4;

/// How long the number of a note is at most, with its brackets.
const NOTE: usize = 8;

/// The sentences of a paragraph.
pub(super) fn sentences(paragraph: &str, language: &Language) -> Vec<Range<Bytes>> {
    let has_stops = language.has_stops && !(language.has_own_stop && paragraph.contains(marks::is_own_stop));
    let mut reader = Reader { paragraph, language, has_stops, at: 0, is_quoted: false };
    let mut found = Vec::new();
    let mut start = 0;
    let mut has_word = false;
    while let Some(letter) = reader.next() {
        has_word |= letter.is_alphanumeric();
        let Some(mark) = reader.mark(letter) else { continue };
        let first = reader.at - letter.len_utf8();
        let end = reader.end(first, mark);
        if has_word && reader.is_end(start, &end) {
            push(&mut found, paragraph, start..reader.at);
            start = reader.at;
            has_word = false;
        }
    }
    match found.last_mut() {
        Some(last) if !has_word => last.end = Bytes(paragraph.trim_end().len()),
        _ => push(&mut found, paragraph, start..paragraph.len()),
    }
    found
}

/// Marks that may end a sentence, with what belongs to them.
struct End {
    /// The byte at which they begin.
    start: usize,
    mark: Mark,
    /// Whether a quotation mark or a bracket closes behind them.
    is_closed: bool,
    /// Whether what closes is the end of a title.
    is_title: bool,
}

/// Goes through a paragraph once.
struct Reader<'a> {
    paragraph: &'a str,
    language: &'a Language,
    /// Whether a full stop may end a sentence here.
    has_stops: bool,
    /// The byte that comes next.
    at: usize,
    /// Whether a straight quotation mark has opened and not closed.
    is_quoted: bool,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.paragraph.get(self.at..).unwrap_or_default()
    }

    fn next(&mut self) -> Option<char> {
        let next = self.rest().chars().next()?;
        self.at += next.len_utf8();
        self.is_quoted ^= next == '"';
        Some(next)
    }

    fn mark(&self, letter: char) -> Option<Mark> {
        if self.language.marks.contains(&letter) { Some(Mark::Loud) } else { mark(letter) }
    }

    /// Goes on to behind everything that belongs to a mark at a byte.
    fn end(&mut self, start: usize, first: Mark) -> End {
        let mut end = End { start, mark: first, is_closed: false, is_title: false };
        loop {
            let mut rest = self.rest().chars();
            let Some(next) = rest.next() else { break };
            if let Some(mark) = self.mark(next) {
                end.mark = match (end.mark, mark) {
                    (Mark::Own, _) | (_, Mark::Own) => Mark::Own,
                    (Mark::Loud, _) | (_, Mark::Loud) => Mark::Loud,
                    // `(etc.).`: the second one ends nothing but the sentence.
                    _ if end.is_closed => Mark::Loud,
                    _ => Mark::Dots,
                };
                self.next();
            } else if self.closes(next, end.mark) {
                end.is_closed = true;
                end.is_title |= marks::is_title_end(next);
                self.next();
            } else if marks::is_unseen(next) || marks::is_note(next) {
                self.next();
            } else if let Some(length) = self.beyond_space(&end) {
                let stop = self.at + length;
                while self.at < stop {
                    end.is_closed |= self.next().is_some_and(|it| marks::is_closing(it) || it == '"');
                }
                if !end.is_closed && end.mark == Mark::Stop {
                    end.mark = Mark::Dots;
                }
            } else {
                break;
            }
        }
        end
    }

    /// Whether a character closes what the sentence was quoted with. Without a space, nothing opens behind a mark that has
    /// one; behind others only what can do nothing else closes, and straight marks that were opened.
    fn closes(&self, letter: char, mark: Mark) -> bool {
        let is_spaced = mark != Mark::Own && !self.language.is_wide;
        let is_either = marks::is_either(letter) && (is_spaced || letter == '"' && self.is_quoted);
        marks::is_closing(letter) || is_either
    }

    /// The length of what belongs to an end and stands behind it: the number of a note in brackets, that of a verse between
    /// dandas, the full stops of a spaced ellipsis, a quotation mark behind a space as in French.
    fn beyond_space(&self, end: &End) -> Option<usize> {
        let rest = self.rest();
        let mut letters = rest.chars();
        let (first, second, third) = (letters.next()?, letters.next()?, letters.next());
        if first == '[' {
            let close = rest.char_indices().take(NOTE).find(|it| it.1 == ']')?.0;
            let is_note = |it: char| it.is_numeric() || matches!(it, ',' | '-' | '–' | ' ');
            return rest.get(1..close)?.chars().all(is_note).then_some(close + 1);
        }
        let number = rest.trim_start();
        if end.mark == Mark::Own && number.starts_with(char::is_numeric) {
            let behind = number.trim_start_matches(char::is_numeric).trim_start();
            return behind.starts_with(['।', '॥']).then(|| rest.len() - behind.len());
        }
        if !first.is_whitespace() {
            return None;
        }
        let is_bound = matches!(first, '\u{a0}' | '\u{202f}');
        let belongs = match second {
            '.' => {
                matches!(end.mark, Mark::Stop | Mark::Dots)
                    && !end.is_closed
                    && !third.is_some_and(char::is_alphanumeric)
            }
            '»' | '›' | '”' => is_bound || self.language.has_spaced_quotes,
            '"' => self.language.has_spaced_quotes && self.is_quoted,
            _ => false,
        };
        belongs.then(|| first.len_utf8() + second.len_utf8())
    }

    /// Whether the sentence that begins at a byte ends here.
    fn is_end(&self, start: usize, end: &End) -> bool {
        let said = self.paragraph.get(start..end.start).unwrap_or_default();
        let rest = self.rest();
        let Some(behind) = rest.chars().next() else { return true };
        let last = said.chars().next_back().unwrap_or(' ');
        let is_spaced = match end.mark {
            Mark::Own => true,
            Mark::Loud => behind.is_whitespace() || marks::is_wide(behind),
            Mark::Stop => behind.is_whitespace() || marks::is_wide(behind) && marks::is_wide(last),
            Mark::Dots => behind.is_whitespace(),
        };
        if !is_spaced {
            return false;
        }
        let next = Next::of(rest);
        match (end.mark, &next) {
            (_, Next::Nothing) => true,
            (_, Next::Inner) => false,
            (Mark::Own, _) => !end.is_title && !self.is_inside(end, rest),
            (_, Next::Small) => false,
            (Mark::Loud, _) => true,
            (Mark::Dots, _) => !matches!(last, '[' | '('),
            (Mark::Stop, _) => self.has_stops && !is_label(said) && !self.is_abbreviated(said, &next),
        }
    }

    /// Whether what follows a mark of a script without spaces shows that it was none: a digit behind a full stop between
    /// two, or a particle that takes up what was quoted.
    fn is_inside(&self, end: &End, rest: &str) -> bool {
        let is_point = self.paragraph.get(end.start..).is_some_and(|it| it.starts_with('．'));
        let takes_up = ["と", "って", "など", "を", "の"].iter().any(|it| rest.starts_with(it));
        // Other words that begin so.
        let begins = ["ところ", "とても", "とに", "とき", "とう", "とり"].iter().any(|it| rest.starts_with(it));
        is_point && rest.starts_with(char::is_numeric) || end.is_closed && takes_up && !begins
    }

    /// Whether a full stop belongs to what is said before it.
    fn is_abbreviated(&self, said: &str, next: &Next<'_>) -> bool {
        let word = last_word(said);
        let is_digit = matches!(next, Next::Digit);
        if word.is_empty() {
            return is_digit && said.ends_with(['§', '№']);
        }
        // `a. C.`
        if let Next::Word(it, '.') = next
            && self.language.kind(&[word, ".", it].concat()).is_some()
        {
            return true;
        }
        let is_name = matches!(next, Next::Word(it, behind) if !self.language.begins(it, *behind));
        let Some((kind, word)) = self.kind(said, word) else {
            let is_number = word.len() <= 3 && word.bytes().all(|it| it.is_ascii_digit());
            let is_date = is_digit && is_number && word.len() <= 2;
            return self.language.has_ordinals && (is_date || is_name && (is_number || is_roman(word)));
        };
        match kind {
            Kind::Title => true,
            Kind::Number => is_digit || matches!(next, Next::Word(it, _) if is_roman(it)),
            Kind::Date => is_digit,
            Kind::Soft => is_digit || is_name,
            Kind::Unit | Kind::Year => {
                let before = last_word(said.get(..said.len() - last_word(said).len()).unwrap_or_default().trim_end());
                let is_counted = word.contains('.') || before.contains(char::is_numeric) || is_roman(before);
                let is_young = || said.split_whitespace().take(FEW + 1).count() <= FEW;
                !is_counted || kind == Kind::Year && is_young()
            }
            Kind::Whole => false,
        }
    }

    /// What sort of abbreviation the text before a full stop ends in, and its letters: the longest that is in a list.
    fn kind(&self, said: &str, word: &str) -> Option<(Kind, String)> {
        let mut all = vec![word.to_owned()];
        let mut before = said.strip_suffix(word).unwrap_or_default();
        // `z. B.`, `EE. UU.`, `и т. д.`: with spaces between the parts.
        for _ in 0..3 {
            let Some(parts) = before.trim_end().strip_suffix('.') else { break };
            let part = last_word(parts);
            if part.is_empty() || part.chars().count() > 3 || before.ends_with('.') {
                break;
            }
            all.extend(all.last().map(|rest| [part, ".", rest].concat()));
            before = parts.strip_suffix(part).unwrap_or_default();
        }
        let last = word.rsplit(['-', '‐', '‑']).next().unwrap_or(word);
        let listed = all.into_iter().rev().chain([last.to_owned()]);
        let known = listed.filter_map(|it| Some((self.language.kind(&it)?, it))).next();
        known.or_else(|| (is_dotted(word) || is_initial(last)).then(|| (Kind::Soft, word.to_owned())))
    }
}

/// What follows an end.
enum Next<'a> {
    /// The paragraph's end.
    Nothing,
    /// What cannot begin a sentence.
    Inner,
    /// A small letter.
    Small,
    /// A digit.
    Digit,
    /// Another letter: its word, and the character behind that.
    Word(&'a str, char),
    /// Another mark.
    Other,
}

impl<'a> Next<'a> {
    fn of(rest: &'a str) -> Self {
        let mut rest = rest.trim_start();
        while rest.starts_with(marks::is_opening) {
            rest = rest.trim_start_matches(marks::is_opening).trim_start();
        }
        let mut letters = rest.chars();
        let Some(first) = letters.next() else { return Self::Nothing };
        let second = letters.next();
        if marks::is_small(first) && !second.is_some_and(|it| it == ')' || it.is_uppercase()) {
            return Self::Small;
        }
        if marks::is_inner(first) {
            return Self::Inner;
        }
        if first.is_numeric() {
            return Self::Digit;
        }
        if !first.is_alphabetic() {
            return Self::Other;
        }
        let length = rest.find(|it: char| !it.is_alphanumeric() && !marks::is_accent(it)).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(length);
        Self::Word(word, behind.chars().next().unwrap_or(' '))
    }
}

/// The letters, digits, full stops and hyphens that a text ends in.
fn last_word(text: &str) -> &str {
    let is_part = |it: char| it.is_alphanumeric() || marks::is_accent(it) || matches!(it, '.' | '-' | '‐' | '‑');
    text.rsplit(|it: char| !is_part(it)).next().unwrap_or_default().trim_start_matches(['-', '.'])
}

/// Whether a sentence is nothing yet but the number or letter of an item.
fn is_label(said: &str) -> bool {
    let said = said.trim();
    let is_number = said.len() <= 8
        && said.split('.').all(|it| (1..=3).contains(&it.len()) && it.bytes().all(|it| it.is_ascii_digit()));
    let mut letters = said.chars();
    let is_cased = |it: char| it.is_uppercase() || it.is_lowercase();
    let is_letter = letters.next().is_some_and(is_cased) && letters.next().is_none();
    is_number || is_letter || is_roman(said)
}

/// Whether a word is a number in Roman numerals.
fn is_roman(word: &str) -> bool {
    (1..=8).contains(&word.len()) && word.chars().all(|it| matches!(it, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M'))
}

/// Whether a word is letters with full stops between them, no more than two at a time: `U.S`, `Ph.D`, `J.-C`.
fn is_dotted(word: &str) -> bool {
    let is_part = |part: &str| {
        let mut letters = part.chars().filter(|it| !marks::is_accent(*it));
        let (first, _, third) = (letters.next(), letters.next(), letters.next());
        first.is_some() && third.is_none() && part.chars().all(|it| it.is_alphabetic() || marks::is_accent(it))
    };
    word.contains('.') && word.split(['.', '-', '‐', '‑']).filter(|it| !it.is_empty()).all(is_part)
}

/// Whether a word is one capital letter, or one of a script that has no capitals and shortens names to one.
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars().filter(|it| !marks::is_accent(*it));
    let is_one = |it: char| it.is_uppercase() || matches!(it, '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{64a}');
    letters.next().is_some_and(is_one) && letters.next().is_none()
}
