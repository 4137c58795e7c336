//! What an essay has in the place of a quotation that it does not have, for somebody who mistyped it.
//!
//! Entry: [`near`]. First words are compared without their capitals and without what stands between them, over the ends of
//! paragraphs and with headings; only then it is asked what is alike letter by letter.

use std::ops::Range;

use crate::text::quote::closest;
use crate::text::{Ruler, slice, word_ranges};

/// What is near to a quotation that is not found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Near {
    /// Nothing is.
    Nothing,
    /// These words are, as far as letters go.
    Words(String),
    /// These words are the same but for capitals and for what stands between words.
    Same(String),
    /// The words go from this paragraph, counted from 1, into the next; the part in each.
    Across(usize, String, String),
    /// The words of this heading are among them.
    Heading(String),
    /// Every part of it is in the essay, though not one behind the other in one paragraph.
    Apart,
}

/// A word of the essay, or of a heading in it.
struct Word<'a> {
    /// The paragraph, counted from 0; of a heading the one behind it.
    paragraph: usize,
    /// What it stands in.
    text: &'a str,
    range: Range<usize>,
    is_heading: bool,
    /// Without capitals.
    plain: String,
}

/// What comes nearest to the first of these words; `headings` each with the number of the paragraph behind it, from 0.
pub(super) fn near(words: &str, paragraphs: &[String], headings: &[(usize, String)]) -> Near {
    let wanted: Vec<String> = word_ranges(words).map(|range| words[range].to_lowercase()).collect();
    let mut all = Vec::new();
    for (paragraph, text) in paragraphs.iter().enumerate() {
        let of = |text, is_heading| {
            word_ranges(text).map(move |range: Range<usize>| {
                let plain = text[range.clone()].to_lowercase();
                Word { paragraph, text, range, is_heading, plain }
            })
        };
        for (_, heading) in headings.iter().filter(|(behind, _)| *behind == paragraph) {
            all.extend(of(heading, true));
        }
        all.extend(of(text, false));
    }
    let in_text: Vec<&Word<'_>> = all.iter().filter(|it| !it.is_heading).collect();
    if let Some(found) = run(&in_text, &wanted) {
        let part = |paragraph: usize| {
            let mut words = found.iter().filter(|it| it.paragraph == paragraph);
            let (first, last) = (words.next()?, words.next_back());
            let end = last.map_or(first.range.end, |it| it.range.end);
            first.text.get(first.range.start..end).map(str::to_owned)
        };
        let (first, last) = (found[0].paragraph, found[found.len() - 1].paragraph);
        match (part(first), part(last)) {
            (Some(words), _) if first == last => return Near::Same(words),
            (Some(before), Some(behind)) if last == first + 1 => return Near::Across(last, before, behind),
            _ => {}
        }
    }
    if let Some(found) = run(&all.iter().collect::<Vec<_>>(), &wanted)
        && let Some(heading) = found.iter().find(|it| it.is_heading)
    {
        return Near::Heading(heading.text.to_owned());
    }
    nearest(words, paragraphs).map_or(Near::Nothing, Near::Words)
}

/// The words of the essay that are the wanted ones, one behind the other.
fn run<'w, 'a>(words: &'w [&'w Word<'a>], wanted: &[String]) -> Option<&'w [&'w Word<'a>]> {
    let is_it = |window: &&[&Word<'_>]| window.iter().zip(wanted).all(|(word, wanted)| word.plain == *wanted);
    if wanted.is_empty() { None } else { words.windows(wanted.len()).find(is_it) }
}

/// The stretch of a paragraph that is alike letter by letter, of whole words.
fn nearest(words: &str, paragraphs: &[String]) -> Option<String> {
    let found = paragraphs.iter().filter_map(|it| closest(it, words).map(|(range, alike)| (alike, it, range)));
    let (_, paragraph, range) = found.max_by_key(|(alike, ..)| *alike)?;
    let ruler = Ruler::new(paragraph);
    let range = ruler.bytes(range.start)..ruler.bytes(range.end);
    let (mut start, mut end) = (range.start.0, range.end.0);
    for word in word_ranges(paragraph) {
        let half = (word.start + word.end) / 2;
        if word.contains(&start) {
            start = if start <= half { word.start } else { word.end };
        }
        if word.start < end && end < word.end {
            end = if end >= half { word.end } else { word.start };
        }
    }
    let whole = paragraph.get(start..end).unwrap_or_else(|| slice(paragraph, range)).trim();
    (!whole.is_empty()).then(|| whole.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, expected: Near) {
        let paragraphs = ["The town library is shut; it’s a pity.", "On Sundays, nobody reads."].map(str::to_owned);
        assert_eq!(near(words, &paragraphs, &[(1, "What is to be done".to_owned())]), expected);
    }

    #[test]
    fn what_differs_is_told_apart() {
        check("the Town Library is shut, it's", Near::Same("The town library is shut; it’s".to_owned()));
        check("a pity. On Sundays", Near::Across(1, "a pity".to_owned(), "On Sundays".to_owned()));
        check("be done On Sundays", Near::Heading("What is to be done".to_owned()));
        check("town libary is shut", Near::Words("town library is shut".to_owned()));
        check("own library is shit", Near::Words("town library is shut".to_owned()));
        check("nothing of this kind at all", Near::Nothing);
    }
}
