//! The words of a text: its stretches of letters and digits.

use std::ops::Range;

/// The bytes of each word, in order.
pub fn word_ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(char::is_alphanumeric)?;
        let length = text[start..].find(|it: char| !it.is_alphanumeric()).unwrap_or(text.len() - start);
        rest = start + length;
        Some(start..rest)
    })
}

/// The words, in order.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    word_ranges(text).map(|range| &text[range])
}
