//! Passages by their words: where in the essay a quotation stands.
//!
//! Entry: [`Quotes::find`]. A quotation is compared in its [normal form](crate::text::normalise), word for word and at the
//! bounds of words. `…` in it stands for words that are left out: its parts are found one behind the other in one
//! paragraph, and each is a passage. What stands in two places is in none. What comes nearest to one that is nowhere is told
//! by `near`.

mod near;
mod words;

use serde_json::Value;

pub(super) use near::Near;
use words::Words;

use crate::document::{EditionId, Passage, Selector};
use crate::text::{Normal, Points, normalise};

/// The paragraphs of an essay, ready to be looked through.
#[derive(Debug)]
pub(super) struct Quotes<'a> {
    /// The edition whose paragraphs they are.
    edition: EditionId,
    paragraphs: &'a [String],
    /// The headings, each with the number of the paragraph behind it, counted from 0.
    headings: Vec<(usize, String)>,
    normal: Vec<Normal>,
    words: Words,
}

/// Why a quotation has no place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NotFound {
    /// There is nothing to look for.
    Empty,
    /// It is not in the essay; what comes nearest.
    Nowhere(Near),
    /// It stands in these paragraphs, counted from 1, or more than once in one.
    Ambiguous(Vec<usize>),
}

impl<'a> Quotes<'a> {
    /// The paragraphs of an edition, with the headings before them by number, counted from 0.
    pub(super) fn new(edition: EditionId, paragraphs: &'a [String], headings: Vec<(usize, String)>) -> Self {
        let normal: Vec<Normal> = paragraphs.iter().map(|paragraph| normalise(paragraph)).collect();
        let words = Words::new(&normal);
        Self { edition, paragraphs, headings, normal, words }
    }

    /// Where a quotation stands: a passage for each of its parts.
    pub(super) fn find(&self, quote: &str) -> Result<Vec<Passage>, NotFound> {
        let whole = normalise(quote).text;
        let whole = whole.replace("[...]", "...");
        let parts: Vec<&str> = whole.split("...").map(str::trim).filter(|part| !part.is_empty()).collect();
        if parts.is_empty() {
            return Err(NotFound::Empty);
        }
        let mut hits = Vec::new();
        // A quotation begins and ends with whole words, and so do its parts.
        let all: Vec<usize> = (0..self.normal.len()).collect();
        for &at in self.words.candidates(&parts).unwrap_or(&all) {
            let normal = &self.normal[at];
            let mut from = 0;
            while let Some(places) = places(&normal.text, &parts, from) {
                from = places.first().map_or(normal.text.len(), |(start, _)| next_letter(&normal.text, *start));
                hits.push((at, places));
            }
        }
        match hits.as_slice() {
            [] => Err(NotFound::Nowhere(self.nearest(&parts))),
            [(at, places)] => Ok(places.iter().map(|place| self.passage(*at, *place)).collect()),
            many => {
                let mut paragraphs: Vec<usize> = many.iter().map(|(at, _)| at + 1).collect();
                paragraphs.dedup();
                Err(NotFound::Ambiguous(paragraphs))
            }
        }
    }

    /// The passage of a stretch of a paragraph's normal form, in bytes.
    fn passage(&self, at: usize, (start, end): (usize, usize)) -> Passage {
        let normal = &self.normal[at];
        let points = |byte: usize| Points(count(&normal.text[..byte]));
        let stretch = normal.original(points(start)..points(end));
        let paragraph = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let selector = Selector::Position { paragraph, start: stretch.start.0, end: stretch.end.0 };
        Passage { edition: self.edition.clone(), selector }
    }

    /// A passage by its place: see [`place`].
    pub(super) fn place(&self, value: &Value) -> Option<Passage> {
        place(value, &self.edition)
    }

    /// What comes nearest to the first part of a quotation that is nowhere, or why all are somewhere.
    fn nearest(&self, parts: &[&str]) -> Near {
        let is_somewhere = |part: &str| self.normal.iter().any(|it| places(&it.text, &[part], 0).is_some());
        match parts.iter().find(|part| !is_somewhere(part)) {
            Some(missing) => near::near(missing, self.paragraphs, &self.headings),
            None => Near::Apart,
        }
    }
}

/// Where the parts stand one behind the other, from a byte on: each as the bytes at which it starts and ends.
fn places(text: &str, parts: &[&str], from: usize) -> Option<Vec<(usize, usize)>> {
    let mut places = Vec::new();
    let mut at = from;
    for part in parts {
        let start = loop {
            let start = at + text.get(at..)?.find(part)?;
            if is_whole(text, start, start + part.len()) {
                break start;
            }
            at = next_letter(text, start);
        };
        at = start + part.len();
        places.push((start, at));
    }
    Some(places)
}

/// Whether a stretch neither begins nor ends within a word.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let is_letter = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    let stretch = &text[start..end];
    let cuts_in = is_letter(text[..start].chars().next_back()) && is_letter(stretch.chars().next());
    let cuts_off = is_letter(stretch.chars().next_back()) && is_letter(text[end..].chars().next());
    !cuts_in && !cuts_off
}

fn next_letter(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(1, char::len_utf8)
}

fn count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// A passage by its place, for a text whose words may not be quoted: `{p: 3, s: 2}` or `{p: 3, s: [2, 4]}`, a paragraph and
/// its sentences, the last included; `{p: 3, from: 10, to: 20}`, its code points, counted from 0, the last excluded;
/// `{p: 3, quote: words, before: words, after: words}`. `edition` names another edition than the essay's file has. `None`
/// for anything else.
fn place(value: &Value, own: &EditionId) -> Option<Passage> {
    let any = |value: &Value| value.as_u64().and_then(|it| u32::try_from(it).ok());
    let number = |value: &Value| any(value).filter(|it| *it > 0);
    let words = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let paragraph = number(value.get("p")?)?;
    let selector = if let Some(sentences) = value.get("s") {
        let (first, last) = match sentences.as_array() {
            Some(ends) => (number(ends.first()?)?, number(ends.last()?)?),
            None => (number(sentences)?, number(sentences)?),
        };
        Selector::Sentences { paragraph, first, last }
    } else if let Some(exact) = words("quote") {
        let [prefix, suffix] = ["before", "after"].map(|key| words(key).unwrap_or_default());
        Selector::Quote { paragraph, exact, prefix, suffix }
    } else {
        Selector::Position { paragraph, start: any(value.get("from")?)?, end: any(value.get("to")?)? }
    };
    Some(Passage { edition: words("edition").map_or_else(|| own.clone(), EditionId), selector })
}
