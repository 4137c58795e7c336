//! Quotes and positions, after the *text quote* and *text position* selectors of the W3C's Web Annotation Data Model,
//! for editions whose text is at hand.
//!
//! Entries: [`describe`] makes a quote of a stretch of a text, [`find`] finds it in another version of the text, in
//! the same states as [`anchor`](crate::anchor::anchor()): what is found without the same words is *changed*, never accepted.
//! The rules:
//!
//! 1. Both sides are compared in their normal form. The quote word for word, at the bounds of words: if that is in
//!    one place, it is there; *exact* if what is around it agrees, or the quote is long, or it is where the position
//!    says; *moved* if a long one has other words around it; *changed* if a short one has. In several places, what is
//!    around decides, and if two differ by less than a tenth, nothing does: *ambiguous*.
//! 2. Else the nearest match (Myers' bit-parallel algorithm, *Journal of the ACM* 46, 1999), for quotes of 24 letters
//!    or more: at least four fifths alike, with at least one side of the context that *is there* three fifths alike,
//!    and a tenth ahead of the next best. It is always *changed*: a reader sees whether a digit, a name or a "not"
//!    differs.
//! 3. Context that the quote does not have counts for nothing, neither for a place nor against it.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{AnchorState, Anchored, Normal, Place, Points, Ruler, Span, normalise, slice};

/// A selector of the W3C's model, with its type as JSON has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum TextSelector {
    /// By its words.
    #[serde(rename = "TextQuoteSelector")]
    Quote(TextQuote),
    /// By its place.
    #[serde(rename = "TextPositionSelector")]
    Position(TextPosition),
}

/// A stretch of a text by its words and those around it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextQuote {
    /// The words.
    pub exact: String,
    /// What comes just before them; empty if that is not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prefix: String,
    /// What comes just behind them; empty if that is not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub suffix: String,
}

/// A stretch of a text by its place, in code points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextPosition {
    /// The first code point, counted from 0.
    pub start: u32,
    /// The code point after the last.
    pub end: u32,
}

/// How many code points of context a quote is given.
const CONTEXT: u32 = 32;

/// How long a quote has to be to be found without its context, or with other words; in code points.
const LONG: usize = 24;

/// In per cent: how alike a quote has to be, how alike one side of its context, and how far ahead of the next best.
const LEAST_ALIKE: u32 = 80;
const LEAST_AROUND: u32 = 60;
const MARGIN: u32 = 10;

/// The quote for a stretch of a text, with up to 32 code points of context on each side.
pub fn describe(text: &str, range: Range<Points>) -> TextQuote {
    let ruler = Ruler::new(text);
    let part = |start: u32, end: u32| slice(text, ruler.bytes(Points(start))..ruler.bytes(Points(end))).to_owned();
    let Range { start: Points(start), end: Points(end) } = range;
    TextQuote {
        exact: part(start, end),
        prefix: part(start.saturating_sub(CONTEXT), start),
        suffix: part(end, end.saturating_add(CONTEXT)),
    }
}

/// Finds a quote in a text. `hint` is where it was in the text that it was taken from.
///
/// The spans of the result are of block 0, in code points of the text as given.
pub fn find(text: &str, quote: &TextQuote, hint: Option<&TextPosition>) -> Anchored {
    let finder = Finder::new(text, quote);
    if finder.quote.is_empty() {
        return Anchored::default();
    }
    let hits = finder.exact();
    if hits.is_empty() { finder.nearest() } else { finder.decide(hits, hint) }
}

/// The stretch of a text that comes nearest to some words, with how alike the two are in per cent, three fifths at least:
/// for somebody who mistyped a quote, and for nothing else. `None` where nothing does.
pub fn closest(text: &str, words: &str) -> Option<(Range<Points>, u32)> {
    let finder = Finder::new(text, &TextQuote { exact: words.to_owned(), ..TextQuote::default() });
    let near = finder.near(finder.quote.len() * 2 / 5);
    let best = near.iter().max_by_key(|it| it.alike)?;
    let Span { start, end, .. } = finder.span(best);
    Some((Points(start)..Points(end), best.alike))
}

/// A stretch that may be the quote, in code points of the normal text.
#[derive(Clone, Debug)]
struct Candidate {
    range: Range<usize>,
    /// How alike the quote is, and each side of the context that there is, in per cent.
    alike: u32,
    around: Vec<u32>,
}

impl Candidate {
    /// The quote counts as much as both sides; a side that the quote does not have does not count.
    fn score(&self) -> u32 {
        let sides = u32::try_from(self.around.len()).unwrap_or(0);
        (2 * self.alike + self.around.iter().sum::<u32>()) / (2 + sides)
    }

    fn has_context(&self) -> bool {
        self.around.iter().any(|&side| side >= LEAST_AROUND)
    }
}

struct Finder {
    normal: Normal,
    text: Vec<char>,
    quote: Vec<char>,
    prefix: Vec<char>,
    suffix: Vec<char>,
}

impl Finder {
    fn new(text: &str, quote: &TextQuote) -> Self {
        let letters = |text: &str| normalise(text).text.chars().collect();
        let normal = normalise(text);
        Self {
            text: normal.text.chars().collect(),
            normal,
            quote: letters(&quote.exact),
            prefix: letters(&quote.prefix),
            suffix: letters(&quote.suffix),
        }
    }

    fn candidate(&self, range: Range<usize>, alike: u32) -> Candidate {
        let space = |at: &usize| self.text.get(*at).is_some_and(|letter| letter.is_whitespace());
        let mut around = Vec::new();
        if !self.prefix.is_empty() {
            let end = range.start - usize::from(range.start.checked_sub(1).as_ref().is_some_and(space));
            let before = self.text.get(end.saturating_sub(self.prefix.len())..end).unwrap_or_default();
            around.push(alike_per_cent(&self.prefix, before));
        }
        if !self.suffix.is_empty() {
            let start = range.end + usize::from(space(&range.end));
            let end = (start + self.suffix.len()).min(self.text.len());
            around.push(alike_per_cent(&self.suffix, self.text.get(start..end).unwrap_or_default()));
        }
        Candidate { range, alike, around }
    }

    /// Where the quote is word for word, not in the midst of a word.
    fn exact(&self) -> Vec<Candidate> {
        let is_part = |at: Option<usize>| at.and_then(|at| self.text.get(at)).is_some_and(|it| it.is_alphanumeric());
        let is_word = |letter: Option<&char>| letter.is_some_and(|it| it.is_alphanumeric());
        let length = self.quote.len();
        let Some(quote) = self.quote.first() else { return Vec::new() };
        (0..(self.text.len() + 1).saturating_sub(length))
            .filter(|&at| self.text.get(at) == Some(quote) && self.text.get(at..at + length) == Some(&self.quote[..]))
            .filter(|&at| !(is_word(self.quote.first()) && is_part(at.checked_sub(1))))
            .filter(|&at| !(is_word(self.quote.last()) && is_part(Some(at + length))))
            .map(|at| self.candidate(at..at + length, 100))
            .collect()
    }

    fn decide(&self, mut hits: Vec<Candidate>, hint: Option<&TextPosition>) -> Anchored {
        let is_hinted = |hit: &Candidate| hint.is_some_and(|hint| self.span(hit).start == hint.start);
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.score()));
        let best = hits.first().map_or(0, Candidate::score);
        hits.retain(|hit| hit.score() + MARGIN > best);
        if hits.len() > 1 && hits.iter().any(is_hinted) {
            hits.retain(is_hinted);
        }
        let state = match hits.as_slice() {
            [hit] if hit.has_context() || is_hinted(hit) => AnchorState::Exact,
            [hit] if self.quote.len() >= LONG && hit.around.is_empty() => AnchorState::Exact,
            [_] if self.quote.len() >= LONG => AnchorState::Moved,
            [_] => AnchorState::Changed,
            _ => AnchorState::Ambiguous,
        };
        self.anchored(state, &hits)
    }

    /// What comes near the quote: with this many edits at most.
    fn near(&self, most: usize) -> Vec<Candidate> {
        let length = self.quote.len();
        let mut ends: Vec<(usize, usize)> = Vec::new();
        for (end, errors) in distances(&self.quote, self.text.iter()).into_iter().enumerate() {
            if errors > most {
                continue;
            }
            match ends.last_mut() {
                // One match has many ends; the best stands for it.
                Some(last) if end - last.0 < length / 2 => {
                    if errors < last.1 {
                        *last = (end, errors);
                    }
                }
                _ => ends.push((end, errors)),
            }
        }
        let reversed: Vec<char> = self.quote.iter().rev().copied().collect();
        ends.into_iter()
            .filter_map(|(end, errors)| {
                let before = self.text.get((end + 1).saturating_sub(length + most)..=end)?;
                let lengths = distances(&reversed, before.iter().rev());
                let at = lengths.iter().position(|&it| it == errors)?;
                let alike = u32::try_from((length - errors) * 100 / length).ok()?;
                Some(self.candidate(end - at..end + 1, alike))
            })
            .collect()
    }

    /// The nearest match, if it is near enough and nothing else is as near.
    fn nearest(&self) -> Anchored {
        if self.quote.len() < LONG {
            return Anchored::default();
        }
        let mut found = self.near(self.quote.len() / 5);
        found.retain(|it| it.alike >= LEAST_ALIKE && it.has_context());
        found.sort_by_key(|it| std::cmp::Reverse(it.score()));
        let best = found.first().map_or(0, Candidate::score);
        found.retain(|it| it.score() + MARGIN > best);
        let state = match found.len() {
            0 => AnchorState::Lost,
            1 => AnchorState::Changed,
            _ => AnchorState::Ambiguous,
        };
        self.anchored(state, &found)
    }

    fn span(&self, hit: &Candidate) -> Span {
        let points = |at: usize| Points(u32::try_from(at).unwrap_or(u32::MAX));
        let original = self.normal.original(points(hit.range.start)..points(hit.range.end));
        Span { block: 0, start: original.start.0, end: original.end.0 }
    }

    fn anchored(&self, state: AnchorState, hits: &[Candidate]) -> Anchored {
        let alike = |hit: &Candidate| u8::try_from(hit.alike.min(100)).unwrap_or(100);
        let places = hits.iter().map(|hit| Place { spans: vec![self.span(hit)], alike: alike(hit) });
        Anchored { state, places: places.collect() }
    }
}

/// How alike two short texts are, in per cent of the first.
fn alike_per_cent(one: &[char], other: &[char]) -> u32 {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut diagonal = at;
        let mut left = at + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, other) in row.iter_mut().skip(1).zip(other) {
            let best = (diagonal + usize::from(letter != other)).min(left + 1).min(*cell + 1);
            diagonal = *cell;
            *cell = best;
            left = best;
        }
    }
    let errors = row.last().copied().unwrap_or(0).min(one.len());
    u32::try_from((one.len() - errors) * 100 / one.len().max(1)).unwrap_or(0)
}

/// For each letter of a text, the least number of edits between a pattern and what ends with that letter.
fn distances<'a>(pattern: &[char], text: impl Iterator<Item = &'a char>) -> Vec<usize> {
    let blocks = pattern.len().div_ceil(64).max(1);
    let mut masks: BTreeMap<char, Vec<u64>> = BTreeMap::new();
    for (at, letter) in pattern.iter().enumerate() {
        if let Some(mask) = masks.entry(*letter).or_insert_with(|| vec![0; blocks]).get_mut(at / 64) {
            *mask |= 1 << (at % 64);
        }
    }
    let none = vec![0; blocks];
    // The differences of each column downwards, one bit for plus one and one for minus one.
    let mut column = vec![(u64::MAX, 0_u64); blocks];
    let last = 1_u64 << (pattern.len().saturating_sub(1) % 64);
    let mut errors = pattern.len();
    text.map(|letter| {
        let masks = masks.get(letter).unwrap_or(&none);
        // The difference to the column before, at the top of a block: none, since a match may begin anywhere.
        let (mut plus_in, mut minus_in) = (0_u64, 0_u64);
        for (block, ((plus, minus), mask)) in column.iter_mut().zip(masks).enumerate() {
            let vertical = mask | *minus;
            let mask = mask | minus_in;
            let horizontal = (((mask & *plus).wrapping_add(*plus)) ^ *plus) | mask;
            let mut up = *minus | !(horizontal | *plus);
            let mut down = *plus & horizontal;
            if block + 1 == blocks {
                errors += usize::from(up & last != 0);
                errors -= usize::from(down & last != 0);
            }
            let (up_out, down_out) = (up >> 63, down >> 63);
            up = (up << 1) | plus_in;
            down = (down << 1) | minus_in;
            *plus = down | !(vertical | up);
            *minus = up & vertical;
            (plus_in, minus_in) = (up_out, down_out);
        }
        errors
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Team Alpha reported three faults in May. They were small. Computational machines are rare. \
                        Team Beta reported three faults in May. They were grave, and they stayed.";

    fn quote(exact: &str, prefix: &str, suffix: &str) -> TextQuote {
        TextQuote { exact: exact.into(), prefix: prefix.into(), suffix: suffix.into() }
    }

    #[track_caller]
    fn check(text: &str, quote: &TextQuote, state: AnchorState, shown: &[&str]) {
        let found = find(text, quote, None);
        let ruler = Ruler::new(text);
        let places = found.places.iter().flat_map(|place| &place.spans);
        let texts: Vec<_> =
            places.map(|it| slice(text, ruler.bytes(Points(it.start))..ruler.bytes(Points(it.end)))).collect();
        assert_eq!((found.state, texts.as_slice()), (state, shown));
    }

    #[test]
    fn what_is_described_is_found() {
        for range in [0..40, 5..10, 41..57, 91..130] {
            let quote = describe(TEXT, Points(range.start)..Points(range.end));
            let found = find(TEXT, &quote, None);
            assert_eq!(found.state, AnchorState::Exact);
            assert_eq!(found.places[0].spans, [Span { block: 0, start: range.start, end: range.end }]);
            let curly = TEXT.replace(' ', "\u{a0} ");
            assert_eq!(find(&curly, &quote, None).state, AnchorState::Exact);
        }
    }

    #[test]
    fn no_word_is_found_in_the_midst_of_another() {
        check(TEXT, &quote("chines", "", ""), AnchorState::Lost, &[]);
        check("A machine. Linus", &quote("linus", "", ""), AnchorState::Lost, &[]);
    }

    #[test]
    fn missing_context_is_no_evidence() {
        check(TEXT, &quote("small", "", ""), AnchorState::Changed, &["small"]);
        check(TEXT, &quote("small", "They were", "Computational"), AnchorState::Exact, &["small"]);
        let gone = "The list ends. Team Beta reported three faults in May. They stayed.";
        check(gone, &quote("Team Alpha reported three faults in May.", "", ""), AnchorState::Lost, &[]);
        let known = quote("Team Alpha reported three faults in May.", "We read on.", "They were small.");
        check(gone, &known, AnchorState::Lost, &[]);
    }

    #[test]
    fn several_places_are_told_apart_by_context() {
        let again = "three faults in May.";
        check(TEXT, &quote(again, "", ""), AnchorState::Ambiguous, &[again, again]);
        let found = find(TEXT, &quote(again, "Team Beta reported", "They were grave"), None);
        assert_eq!((found.state, found.places[0].spans[0].start), (AnchorState::Exact, 110));
        let found = find(TEXT, &quote(again, "", ""), Some(&TextPosition { start: 110, end: 130 }));
        assert_eq!((found.state, found.places.len()), (AnchorState::Exact, 1));
    }

    #[test]
    fn other_words_are_a_change() {
        let edited = quote("Team Alpha reported 3 faults in May.", "", "They were small.");
        check(TEXT, &edited, AnchorState::Changed, &["Team Alpha reported three faults in May."]);
        let moved = quote("Computational machines are rare.", "in another place altogether", "nothing is the same");
        check(TEXT, &moved, AnchorState::Moved, &["Computational machines are rare."]);
    }

    #[test]
    fn distances_are_those_of_the_plain_method() {
        let plain = |pattern: &[char], text: &[char]| -> Vec<usize> {
            let mut column: Vec<usize> = (0..=pattern.len()).collect();
            text.iter()
                .map(|letter| {
                    let mut diagonal = 0;
                    for row in 1..column.len() {
                        let best = (diagonal + usize::from(pattern[row - 1] != *letter))
                            .min(column[row] + 1)
                            .min(column[row - 1] + 1);
                        diagonal = column[row];
                        column[row] = best;
                    }
                    column[pattern.len()]
                })
                .collect()
        };
        let text: Vec<char> = TEXT.chars().cycle().take(600).collect();
        for length in [1, 3, 63, 64, 65, 127, 128, 129, 200] {
            for start in [0, 7, 91] {
                let mut pattern = text[start..start + length].to_vec();
                pattern.iter_mut().step_by(9).for_each(|letter| *letter = 'x');
                assert_eq!(distances(&pattern, text.iter()), plain(&pattern, &text), "{length} from {start}");
            }
        }
    }

    #[test]
    fn the_file_format_is_the_w3cs() {
        let json = r#"{"type":"TextQuoteSelector","exact":"b","prefix":"a","suffix":"c"}"#;
        let selector: TextSelector = serde_json::from_str(json).unwrap();
        assert_eq!(selector, TextSelector::Quote(quote("b", "a", "c")));
        assert_eq!(serde_json::to_string(&selector).unwrap(), json);
        let json = r#"{"type":"TextPositionSelector","start":412,"end":795}"#;
        let selector: TextSelector = serde_json::from_str(json).unwrap();
        assert_eq!(selector, TextSelector::Position(TextPosition { start: 412, end: 795 }));
        assert_eq!(serde_json::to_string(&selector).unwrap(), json);
    }
}
