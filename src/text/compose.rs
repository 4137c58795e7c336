//! Letters with their accents in Unicode's composed form, NFC ([UAX #15](https://www.unicode.org/reports/tr15/)).
//!
//! The library's own iterator decides while it runs whether it takes the tables of the compatible forms, which no text
//! here needs, and so brings them along: half of all tables. Its parts, put together as the standard has it, do not.
//! Entry: [`nfc`]. Stages: each letter is taken apart; marks are put in order of their class; what can be put together is.

use unicode_normalization::char::{canonical_combining_class, compose, decompose_canonical};

/// The composed form of a row of letters.
pub(super) fn nfc(letters: impl Iterator<Item = char>) -> String {
    let mut parts = Vec::new();
    for letter in letters {
        decompose_canonical(letter, |part| parts.push((canonical_combining_class(part), part)));
    }
    // Between two starters, which have class 0, marks of one class keep their order.
    for marks in parts.split_mut(|&(class, _)| class == 0) {
        marks.sort_by_key(|&(class, _)| class);
    }
    composed(&parts)
}

/// Puts together what is in order: each letter with its combining class.
fn composed(parts: &[(u8, char)]) -> String {
    let mut text: Vec<char> = Vec::with_capacity(parts.len());
    let mut starter = None;
    // The class of the last mark that stands between the starter and what is looked at.
    let mut between = 0;
    for &(class, part) in parts {
        let base = starter.and_then(|at: usize| text.get_mut(at)).filter(|_| between == 0 || between < class);
        if let Some(base) = base
            && let Some(both) = compose(*base, part)
        {
            *base = both;
            continue;
        }
        if class == 0 {
            starter = Some(text.len());
        }
        between = class;
        text.push(part);
    }
    text.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn every_letter_is_composed_as_the_library_has_it() {
        for letter in '\0'..=char::MAX {
            let expected: String = letter.nfc().collect();
            assert_eq!(nfc(std::iter::once(letter)), expected, "U+{:04X}", u32::from(letter));
        }
    }

    /// Letters that meet: bases, marks of several classes, parts of Hangul, letters that come apart.
    fn meeting() -> impl Strategy<Value = char> {
        let parts = "aeoqEO\u{301}\u{300}\u{304}\u{323}\u{327}\u{338}\u{345}\u{31b}\u{9cd}\u{9c7}\u{9be}\u{1100}\u{1161}\
                     \u{11a8}\u{ac00}\u{ac01}\u{212b}\u{1e69}\u{1f82}\u{f73}\u{fb2c}\u{2adc}\u{1d15e}\u{115b9}\u{115af}";
        let parts: Vec<char> = parts.chars().collect();
        prop_oneof![4 => prop::sample::select(parts), 1 => any::<char>()]
    }

    proptest! {
        #[test]
        fn any_row_of_letters_is_composed_as_the_library_has_it(row in prop::collection::vec(meeting(), 0..12)) {
            let expected: String = row.iter().copied().nfc().collect();
            prop_assert_eq!(nfc(row.into_iter()), expected);
        }
    }
}
