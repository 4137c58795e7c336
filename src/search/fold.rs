//! Words of a text, their letters folded: without case and accents, so that `Wałęsa` and `walesa` are one word.
//!
//! A word is a stretch of letters and digits. Tables of all letters are dear to download, and every browser has them:
//! so whoever searches says how a single letter is folded, and is asked once for each letter beyond ASCII.

use std::cell::RefCell;
use std::ops::Range;

/// Folds a letter: its compatibility decomposition (NFKD) in lower case, without those marks that are no letters of
/// their own script, and with a space for whatever else is neither letter nor digit. Hence empty for an accent that
/// stands alone.
pub type Fold = fn(char) -> String;

/// Stands for what is neither letter nor digit.
const NO_LETTER: char = ' ';

/// Folds a letter by the tables of a program, where there is no browser to ask.
#[cfg(not(target_arch = "wasm32"))]
pub fn fold(letter: char) -> String {
    use unicode_normalization::char::{decompose_compatible, is_combining_mark};

    let mut folded = String::new();
    decompose_compatible(letter, |part| folded.extend(part.to_lowercase()));
    folded.retain(|part| part.is_alphabetic() || !is_combining_mark(part));
    folded.chars().map(|part| if part.is_alphanumeric() { part } else { NO_LETTER }).collect()
}

/// Stands for a letter that ends a word.
const BREAK: &str = " ";

/// Folds texts word by word.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    fold: Fold,
    /// The letters beyond ASCII that were met, in order, each with what of it belongs to a word.
    known: RefCell<Vec<(char, String)>>,
}

impl Folder {
    pub(super) fn new(fold: Fold) -> Self {
        Self { fold, known: RefCell::default() }
    }

    /// Calls back with each word of a text: its bytes and its folded letters.
    pub(super) fn words(&self, text: &str, each: &mut dyn FnMut(Range<usize>, &str)) {
        let mut word = String::new();
        let mut range = 0..0;
        for (at, letter) in text.char_indices() {
            let before = word.len();
            if self.push(letter, &mut word) {
                if before == 0 {
                    range.start = at;
                }
                // An accent that follows belongs to the word as well.
                range.end = at + letter.len_utf8();
            } else if before > 0 {
                each(range.clone(), &word);
                word.clear();
            }
        }
        if !word.is_empty() {
            each(range, &word);
        }
    }

    /// Puts a letter at the end of a word; returns whether it is part of words.
    fn push(&self, letter: char, word: &mut String) -> bool {
        if letter.is_ascii() {
            let part = letter.is_ascii_alphanumeric();
            if part {
                word.push(letter.to_ascii_lowercase());
            }
            return part;
        }
        let mut known = self.known.borrow_mut();
        let at = known.partition_point(|(other, _)| *other < letter);
        if known.get(at).is_none_or(|(other, _)| *other != letter) {
            known.insert(at, (letter, self.folded(letter)));
        }
        let part = known[at].1 != BREAK;
        if part {
            word.push_str(&known[at].1);
        }
        part
    }

    /// What of a letter beyond ASCII belongs to a word.
    fn folded(&self, letter: char) -> String {
        // Marks for hyphenation and joining are not seen.
        if matches!(letter, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}') {
            return String::new();
        }
        let whole = (self.fold)(letter);
        let mut folded = String::new();
        for part in whole.chars().filter(|part| *part != NO_LETTER) {
            // Letters that Unicode does not take apart, in the way that they are typed without their keys.
            match part {
                'ß' => folded.push_str("ss"),
                'æ' => folded.push_str("ae"),
                'œ' => folded.push_str("oe"),
                'þ' => folded.push_str("th"),
                'ð' | 'đ' => folded.push('d'),
                'ħ' => folded.push('h'),
                'ı' => folded.push('i'),
                'ł' => folded.push('l'),
                'ø' => folded.push('o'),
                'ŧ' => folded.push('t'),
                'ς' => folded.push('σ'),
                _ => folded.push(part),
            }
        }
        if folded.is_empty() && !whole.is_empty() {
            folded.push_str(BREAK);
        }
        folded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let mut found = Vec::new();
        Folder::new(fold).words(text, &mut |range, word| found.push((text[range].to_owned(), word.to_owned())));
        let found: Vec<_> = found.iter().map(|(shown, folded)| (shown.as_str(), folded.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_are_letters_and_digits() {
        check("In 2025, Ada’s-own", &[("In", "in"), ("2025", "2025"), ("Ada", "ada"), ("s", "s"), ("own", "own")]);
        check(" – “…” ", &[]);
    }

    #[test]
    fn accents_and_case_are_left_out() {
        check("ÉCOLE Wałęsa", &[("ÉCOLE", "ecole"), ("Wałęsa", "walesa")]);
        check("e\u{301}cole cafe\u{301}.", &[("e\u{301}cole", "ecole"), ("cafe\u{301}", "cafe")]);
        check("\u{301}x", &[("x", "x")]);
        check("Київ Ὀδυσσεύς İstanbul", &[("Київ", "киів"), ("Ὀδυσσεύς", "οδυσσευσ"), ("İstanbul", "istanbul")]);
    }

    #[test]
    fn letters_in_one_are_taken_apart() {
        check("Straße ﬁne Æsop km²", &[("Straße", "strasse"), ("ﬁne", "fine"), ("Æsop", "aesop"), ("km²", "km2")]);
    }

    #[test]
    fn vowel_signs_are_letters() {
        check("कि का", &[("कि", "कि"), ("का", "का")]);
    }

    #[test]
    fn what_is_not_seen_is_passed_over() {
        check("min\u{ad}erals", &[("min\u{ad}erals", "minerals")]);
    }
}
