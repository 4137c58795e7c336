//! The first rule, which is the same for every language.
//!
//! A sentence ends at a full stop, question mark, exclamation mark or ellipsis, with the quotation marks and brackets
//! that close behind it, where white space and something other than a small letter follow. A full stop behind a common
//! abbreviation, a single letter or letters with full stops between them (`U.S.`) ends nothing.

use std::ops::Range;

use super::push;
use crate::text::Bytes;

const ABBREVIATIONS: [&str; 12] = ["Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Col", "Sen", "Gov", "Prof", "No", "vs"];

/// The sentences of a paragraph.
pub(super) fn sentences(paragraph: &str) -> Vec<Range<Bytes>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut rest = paragraph.char_indices().peekable();
    while let Some((at, mark)) = rest.next() {
        if !is_terminator(mark) {
            continue;
        }
        let mut end = at + mark.len_utf8();
        while let Some((at, next)) = rest.next_if(|&(_, next)| is_terminator(next) || is_closing(next)) {
            end = at + next.len_utf8();
        }
        let after = &paragraph[end..];
        let next = after.trim_start().chars().next();
        let at_break = after.is_empty() || after.starts_with(char::is_whitespace);
        let goes_on = next.is_some_and(char::is_lowercase) || mark == '.' && is_abbreviated(&paragraph[start..at]);
        if at_break && (next.is_none() || !goes_on) {
            push(&mut found, paragraph, start..end);
            start = end;
        }
    }
    push(&mut found, paragraph, start..paragraph.len());
    found
}

fn is_terminator(mark: char) -> bool {
    matches!(mark, '.' | '?' | '!' | '…')
}

fn is_closing(mark: char) -> bool {
    matches!(mark, '”' | '’' | '"' | '\'' | ')' | ']' | '»')
}

/// Whether the text in front of a full stop ends in an abbreviation.
fn is_abbreviated(before: &str) -> bool {
    let word = before.rsplit(|mark: char| !mark.is_alphanumeric() && mark != '.').next().unwrap_or_default();
    let letters = word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic));
    letters || ABBREVIATIONS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::slice;

    #[track_caller]
    fn check(paragraph: &str, expected: &[&str]) {
        let found: Vec<_> = sentences(paragraph).into_iter().map(|range| slice(paragraph, range)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_end_sentences() {
        check("One. Two? Three! Four… Five", &["One.", "Two?", "Three!", "Four…", "Five"]);
        check("What?! No.", &["What?!", "No."]);
    }

    #[test]
    fn closing_quotes_belong_to_the_sentence() {
        check(
            "“Go.” They went. (So it was said.) Then “no.”",
            &["“Go.”", "They went.", "(So it was said.)", "Then “no.”"],
        );
        check(
            "He branded him a “dictator.” The rest followed.",
            &["He branded him a “dictator.”", "The rest followed."],
        );
    }

    #[test]
    fn a_small_letter_goes_on() {
        check("“Why?” she asked. “Go!” he said.", &["“Why?” she asked.", "“Go!” he said."]);
    }

    #[test]
    fn abbreviations_go_on() {
        check(
            "Mr. Roe of the U.S. Navy met Dr. Doe. They spoke.",
            &["Mr. Roe of the U.S. Navy met Dr. Doe.", "They spoke."],
        );
        check("A colleague from the K.G.B. who stayed.", &["A colleague from the K.G.B. who stayed."]);
        check("J. Doe rose 3.5 per cent. Fine.", &["J. Doe rose 3.5 per cent.", "Fine."]);
    }

    #[test]
    fn edges() {
        check("", &[]);
        check("  \n ", &[]);
        check("  A b.  ", &["A b."]);
        check("It ended in the U.S.", &["It ended in the U.S."]);
    }
}
