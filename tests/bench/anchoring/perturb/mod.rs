//! Texts as the world hands them on: misspelt, rewrapped, cut, shuffled, set among adverts.
//!
//! Entry: [`all`] lists the perturbations; [`Perturbation::apply`] makes a [`Copy`] of a [`Text`], seeded, so that each
//! run yields the same. Every character of a copy remembers which character of the text it stands for, so that
//! [`Copy::truth`] can say of each passage where it truly is, whether its words are the same, or that it is gone.

pub(crate) mod chance;
mod letters;
mod order;
mod surroundings;
mod twins;

use std::ops::Range;

use wherefore::text::Splitter;

use chance::Chance;

/// A text and the passages that are looked for in it.
#[derive(Clone)]
pub(crate) struct Text {
    pub(crate) name: String,
    pub(crate) paragraphs: Vec<String>,
    pub(crate) passages: Vec<Stretch>,
}

/// Code points of one paragraph of a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stretch {
    /// The paragraph, counted from 0.
    pub(crate) paragraph: usize,
    pub(crate) points: Range<usize>,
}

/// A character of a copy.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Glyph {
    pub(crate) mark: char,
    /// The character of the text that it stands for, counted through all paragraphs; none for what was put in.
    pub(crate) origin: Option<usize>,
    /// Whether it belongs to a twin: a copy within the copy, with one decisive word changed.
    pub(crate) twin: bool,
}

pub(crate) type Glyphs = Vec<Glyph>;

/// A perturbed text.
#[derive(Clone)]
pub(crate) struct Copy {
    pub(crate) blocks: Vec<Glyphs>,
    /// Where each sentence of the text lies, in origins.
    sentences: Vec<Range<usize>>,
    /// The characters of the text, which the origins count.
    original: Vec<char>,
    /// Where each paragraph of the text starts, in origins.
    starts: Vec<usize>,
    /// The letters and digits of the copy.
    all: String,
}

/// Where a passage truly is in a copy.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Place {
    /// Block, first code point, the code point after the last; in the copy's order.
    pub(crate) spans: Vec<(usize, usize, usize)>,
    /// Whether its letters and digits are those of the passage, sentence by sentence.
    pub(crate) same: bool,
    /// Whether it is a twin's.
    pub(crate) twin: bool,
}

/// What there is besides the text.
pub(crate) struct World {
    /// The words that other texts use, as often as they use them.
    pub(crate) words: Vec<String>,
    /// Another essay, paragraph by paragraph.
    pub(crate) other: Vec<String>,
}

/// How a perturbation changes a copy.
type Change = fn(&mut Copy, &mut Chance, &World);

/// What is true of a passage in a copy.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Truth {
    /// Where it is: the true place first, if it is there at all, then its twin.
    pub(crate) places: Vec<Place>,
    /// Whether the copy has its letters and digits more than once, so that nobody could tell which is meant.
    pub(crate) twice: bool,
}

/// One way to change a text.
pub(crate) struct Perturbation {
    pub(crate) name: &'static str,
    /// What must come of it.
    pub(crate) bound: Bound,
    change: Change,
}

/// What must come of a perturbation, beside nothing being accepted wrongly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Bound {
    /// Every passage whose words are the same is exact or moved.
    Accepted,
    /// So many of a hundred passages that are there are found.
    Found(usize),
    /// Nothing is lit.
    Nothing,
    /// Nothing besides.
    Honest,
}

const fn row(name: &'static str, bound: Bound, change: Change) -> Perturbation {
    Perturbation { name, bound, change }
}

/// Every perturbation, in the order of the table.
pub(crate) fn all() -> Vec<Perturbation> {
    use Bound::{Accepted, Found, Honest, Nothing};
    vec![
        row("unchanged", Accepted, |_, _, _| {}),
        row("straight quotes", Accepted, |copy, _, _| letters::straight(copy)),
        row("curly quotes", Accepted, |copy, _, _| letters::curly(copy)),
        row("dashes, spaces, ligatures", Accepted, |copy, chance, _| letters::typographic(copy, chance)),
        row("hard-wrapped", Accepted, |copy, _, _| letters::wrap(copy, 64, false)),
        row("hard-wrapped, hyphenated", Accepted, |copy, _, _| letters::wrap(copy, 56, true)),
        row("5 % of words edited", Found(95), |copy, chance, _| letters::edit(copy, chance, 50)),
        row("15 % of words edited", Found(95), |copy, chance, _| letters::edit(copy, chance, 150)),
        row("30 % of words edited", Honest, |copy, chance, _| letters::edit(copy, chance, 300)),
        row("scanning errors, 1 %", Honest, |copy, chance, _| letters::scan(copy, chance, 10)),
        row("scanning errors, 3 %", Honest, |copy, chance, _| letters::scan(copy, chance, 30)),
        row("sentences deleted", Honest, |copy, chance, _| order::delete_sentences(copy, chance)),
        row("sentences swapped", Accepted, |copy, chance, _| order::swap_sentences(copy, chance)),
        row("paragraphs swapped", Accepted, |copy, chance, _| order::swap_paragraphs(copy, chance)),
        row("paragraphs merged", Accepted, |copy, chance, _| order::merge(copy, chance)),
        row("all paragraphs in one", Accepted, |copy, _, _| order::merge_all(copy)),
        row("paragraphs split", Accepted, |copy, chance, _| order::split(copy, chance)),
        row("twins beside the true ones", Honest, |copy, chance, _| twins::beside(copy, chance)),
        row("twins in place of the true ones", Honest, |copy, chance, _| twins::instead(copy, chance)),
        row("adverts between and within", Accepted, |copy, chance, _| surroundings::adverts(copy, chance)),
        row("first half alone", Accepted, |copy, _, _| order::halve(copy)),
        row("among 200,000 other words", Accepted, |copy, chance, world| {
            surroundings::flood(copy, chance, &world.words, 100_000);
        }),
        row("another essay", Nothing, |copy, _, world| {
            copy.blocks = world.other.iter().map(|paragraph| put_in(paragraph)).collect();
        }),
        row("the same words shuffled", Nothing, |copy, chance, _| order::shuffle_words(copy, chance)),
    ]
}

impl Perturbation {
    /// The copy that a seed yields.
    pub(crate) fn apply(&self, text: &Text, seed: u64, world: &World) -> Copy {
        let mut copy = Copy::new(text);
        (self.change)(&mut copy, &mut Chance::new(seed), world);
        copy.blocks.retain(|block| block.iter().any(|glyph| !glyph.mark.is_whitespace()));
        copy.all = letters(copy.blocks.iter().flatten().map(|glyph| glyph.mark));
        copy
    }
}

impl Copy {
    /// A faithful copy.
    pub(crate) fn new(text: &Text) -> Self {
        let (blocks, sentences_of, original, starts) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut copy = Self { blocks, sentences: sentences_of, original, starts, all: String::new() };
        for paragraph in &text.paragraphs {
            let start = copy.original.len();
            copy.starts.push(start);
            let points = |byte: usize| start + paragraph[..byte].chars().count();
            copy.sentences.extend(
                Splitter::default().sentences(paragraph).iter().map(|range| points(range.start.0)..points(range.end.0)),
            );
            let glyphs = (start..).zip(paragraph.chars());
            copy.blocks.push(glyphs.map(|(at, mark)| Glyph { mark, origin: Some(at), twin: false }).collect());
            copy.original.extend(paragraph.chars());
        }
        copy
    }

    /// The blocks as text.
    pub(crate) fn texts(&self) -> Vec<String> {
        self.blocks.iter().map(|block| string(block)).collect()
    }

    /// What is true of a passage.
    pub(crate) fn truth(&self, passage: &Stretch) -> Truth {
        let start = self.starts[passage.paragraph];
        let range = start + passage.points.start..start + passage.points.end;
        let words = letters(self.original[range.clone()].iter().copied());
        let twice = self.all.matches(&words).count() > 1;
        let places = [false, true].into_iter().filter_map(|twin| self.place(&range, twin)).collect();
        Truth { places, twice }
    }

    fn place(&self, range: &Range<usize>, twin: bool) -> Option<Place> {
        let is_own = |glyph: &Glyph| glyph.twin == twin && glyph.origin.is_some_and(|origin| range.contains(&origin));
        let mut spans = Vec::new();
        for (number, block) in self.blocks.iter().enumerate() {
            let mut open: Option<(usize, usize)> = None;
            for (at, glyph) in block.iter().enumerate() {
                if is_own(glyph) {
                    open = Some((open.map_or(at, |(start, _)| start), at + 1));
                } else if glyph.origin.is_some() || open.is_some_and(|(_, end)| at - end > 80) {
                    // Another sentence, or an advert.
                    spans.extend(open.take().map(|(start, end)| (number, start, end)));
                }
            }
            spans.extend(open.map(|(start, end)| (number, start, end)));
        }
        let of = |&(block, start, end): &(usize, usize, usize)| self.blocks[block][start..end].iter();
        for (block, start, end) in &mut spans {
            let is_space = |at: usize| self.blocks[*block][at].mark.is_whitespace();
            while start < end && is_space(*start) {
                *start += 1;
            }
            while start < end && is_space(*end - 1) {
                *end -= 1;
            }
        }
        spans.retain(|span| of(span).any(|glyph| is_own(glyph) && glyph.mark.is_alphanumeric()));
        let own = spans.iter().flat_map(of).filter(|glyph| is_own(glyph)).count();
        // Some letters that remain are not the passage.
        if own * 4 < range.len() {
            return None;
        }
        // Its sentences may have been put into another order; they are compared in their own.
        let mut glyphs: Vec<Glyph> = spans.iter().flat_map(of).copied().collect();
        for at in 1..glyphs.len() {
            glyphs[at].origin = glyphs[at].origin.or(glyphs[at - 1].origin);
        }
        glyphs.sort_by_key(|glyph| glyph.origin);
        let same =
            letters(glyphs.iter().map(|glyph| glyph.mark)) == letters(self.original[range.clone()].iter().copied());
        Some(Place { spans, same, twin })
    }

    /// A block's sentences, each with the white space behind it.
    fn pieces(&self, block: &[Glyph]) -> Vec<Glyphs> {
        let sentence = |glyph: &Glyph| {
            let origin = glyph.origin?;
            let number = self.sentences.partition_point(|range| range.end <= origin);
            self.sentences.get(number).filter(|range| range.contains(&origin)).map(|_| number)
        };
        let mut pieces: Vec<Glyphs> = Vec::new();
        let mut last = None;
        for glyph in block {
            let this = sentence(glyph).or(last);
            if this != last || pieces.is_empty() {
                pieces.push(Vec::new());
                last = this;
            }
            if let Some(piece) = pieces.last_mut() {
                piece.push(*glyph);
            }
        }
        pieces
    }
}

/// A character that was put in.
fn added(mark: char) -> Glyph {
    Glyph { mark, origin: None, twin: false }
}

/// Text that was put in.
fn put_in(text: &str) -> Glyphs {
    text.chars().map(added).collect()
}

fn string(glyphs: &[Glyph]) -> String {
    glyphs.iter().map(|glyph| glyph.mark).collect()
}

/// Divides a block into words and what is between them.
fn words(block: &[Glyph]) -> Vec<Glyphs> {
    block.chunk_by(|a, b| a.mark.is_whitespace() == b.mark.is_whitespace()).map(<[Glyph]>::to_vec).collect()
}

/// Joins pieces with a space between those that have none.
fn join(pieces: Vec<Glyphs>) -> Glyphs {
    let mut block: Glyphs = Vec::new();
    for piece in pieces {
        if block.last().is_some_and(|last| !last.mark.is_whitespace()) {
            block.push(added(' '));
        }
        block.extend(piece);
    }
    while block.last().is_some_and(|last| last.mark.is_whitespace()) {
        block.pop();
    }
    block
}

/// What a text says, without how it is set: its letters and digits, small and with ligatures taken apart, and the signs
/// that decide what a number or a sentence says.
pub(crate) fn letters(marks: impl IntoIterator<Item = char>) -> String {
    let mut found = String::new();
    let mut marks = marks.into_iter().peekable();
    let mut last = ' ';
    while let Some(mark) = marks.next() {
        match mark {
            'ﬀ' => found.push_str("ff"),
            'ﬁ' => found.push_str("fi"),
            'ﬂ' => found.push_str("fl"),
            'ﬃ' => found.push_str("ffi"),
            'ﬄ' => found.push_str("ffl"),
            '%' | '$' | '€' | '£' | '?' => found.push(mark),
            '.' | ',' | '/' if last.is_ascii_digit() && marks.peek().is_some_and(char::is_ascii_digit) => {
                found.push(mark);
            }
            _ if mark.is_alphanumeric() => found.extend(mark.to_lowercase()),
            _ => {}
        }
        last = mark;
    }
    found
}

#[cfg(test)]
#[allow(dead_code, unused_imports, reason = "the benchmark runs no tests; tests/native does")]
mod tests;
