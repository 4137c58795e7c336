//! The words of a map in alphabetical order, and its places as rows of their numbers.
//!
//! Places are numbered through: the claims, then the actors, the events and the runs of the text. Words that begin alike
//! have numbers in a row, so that each word of a query is a range of numbers, and to look for it is to compare numbers.
//! Lists of the places of each word would be faster yet, and are left out: the time is little, the code is to be loaded.

use std::collections::BTreeMap;
use std::ops::Range;

use super::fold::{Fold, Folder};
use super::near::begins_nearly;
use super::{Found, Hits, LONG, Misread};
use crate::document::{ActorIx, ClaimIx, EventIx};
use crate::ordered;
use crate::reading::{Reading, Run, RunIx};
use crate::text::Bytes;

/// The words of a reading, made ready to be looked up.
#[derive(Clone, Debug)]
pub struct Lexicon {
    folder: Folder,
    /// The words, folded, in order.
    words: Words,
    /// The words in the same order, each as it is first spelled.
    spelled: Words,
    /// The words as they stand in the places, place by place.
    tokens: Vec<Token>,
    /// Per place the first of its tokens, and at the end their number.
    firsts: Vec<usize>,
    /// How many places are claims.
    claims: usize,
    /// The actors, in the order of their places.
    actors: Vec<ActorIx>,
    /// How many places are events.
    events: usize,
    /// The runs, in the order of their places.
    runs: Vec<RunIx>,
}

/// A word where it stands.
#[derive(Clone, Debug)]
struct Token {
    /// Which word it is.
    word: usize,
    /// Its bytes in its text; for a run, in the paragraph.
    range: Range<usize>,
}

/// Many words in one text, to spare memory.
#[derive(Clone, Debug, Default)]
struct Words {
    text: String,
    /// Where each ends.
    ends: Vec<usize>,
}

impl Words {
    fn push(&mut self, word: &str) {
        self.text.push_str(word);
        self.ends.push(self.text.len());
    }

    fn get(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[at]]
    }

    /// The first word from some on that a test does not hold for; those it holds for come first.
    fn first_not(&self, from: usize, test: &dyn Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (from, self.ends.len());
        while low < high {
            let middle = low.midpoint(high);
            if test(self.get(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The words that begin with a text.
    fn beginning(&self, start: &str) -> Range<usize> {
        let low = self.first_not(0, &|word| word < start);
        low..self.first_not(low, &|word| word.starts_with(start))
    }
}

/// A word of a query, and the words that stand for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Folded.
    folded: String,
    /// The words that begin with it.
    begun: Range<usize>,
    /// The words that nearly do, in order; empty as long as they are not asked for.
    nearly: Vec<usize>,
}

impl Wanted {
    fn is_long(&self) -> bool {
        self.folded.chars().count() >= LONG
    }

    /// Whether a word stands for this one: as typed, or one letter off.
    fn is_met(&self, word: usize, as_typed: bool) -> bool {
        if as_typed { self.begun.contains(&word) } else { self.nearly.binary_search(&word).is_ok() }
    }

    /// Whether it is among the words of a place.
    fn stands_in(&self, tokens: &[Token], as_typed: bool) -> bool {
        if !as_typed && self.nearly.is_empty() {
            return false;
        }
        // One comparison for each word of the text: here a search spends its time.
        let (first, count) = (self.begun.start, self.begun.len());
        let is_met = |word: usize| {
            if as_typed { word.wrapping_sub(first) < count } else { self.nearly.binary_search(&word).is_ok() }
        };
        tokens.iter().any(|token| is_met(token.word))
    }
}

/// A lexicon in the making: what was met so far while places are read.
struct Making {
    folder: Folder,
    /// The words by their folded letters, numbered as they are met.
    met: BTreeMap<String, usize>,
    spelled: Words,
    tokens: Vec<Token>,
    firsts: Vec<usize>,
}

impl Making {
    /// One that has read the claims, the actors, the events and the text.
    fn new(reading: &Reading, fold: Fold) -> Self {
        let map = &reading.map;
        let mut making = Self {
            folder: Folder::new(fold),
            met: BTreeMap::new(),
            spelled: Words::default(),
            tokens: Vec::new(),
            firsts: Vec::new(),
        };
        for claim in &map.claims {
            // What the editor says is not looked for in the essay.
            making.place(&[if claim.is_editors() { "" } else { &claim.text }]);
        }
        for &actor in &reading.cast {
            let actor = &map[actor];
            making.place(&[&actor.name, &actor.role]);
            for alias in &actor.aliases {
                making.text(alias, &[]);
            }
        }
        for event in &map.events {
            let until = event.until.as_ref().map(|until| reading.date(until)).unwrap_or_default();
            making.place(&[&event.title, &reading.date(&event.date), &until]);
        }
        let texts = map.text().map_or(&[][..], |edition| &edition.paragraphs);
        for (text, paragraph) in texts.iter().zip(&reading.paragraphs) {
            // The paragraph is read whole: a passage may begin or end within a word.
            if let Some((_, before)) = paragraph.runs.split_last() {
                making.place(&[]);
                making.headings(&paragraph.dress.headings);
                making.text(text, before);
            }
        }
        making
    }

    /// Puts the words into the order of the alphabet.
    fn finish(mut self, reading: &Reading) -> Lexicon {
        self.firsts.push(self.tokens.len());
        // From the order in which the words were met to that of the alphabet.
        let mut ranks = vec![0; self.met.len()];
        let (mut words, mut spelled) = (Words::default(), Words::default());
        for (rank, (word, met)) in self.met.iter().enumerate() {
            ranks[*met] = rank;
            words.push(word);
            spelled.push(self.spelled.get(*met));
        }
        for token in &mut self.tokens {
            token.word = ranks[token.word];
        }
        Lexicon {
            folder: self.folder,
            words,
            spelled,
            tokens: self.tokens,
            firsts: self.firsts,
            claims: reading.map.claims.len(),
            actors: reading.cast.clone(),
            events: reading.map.events.len(),
            runs: reading.runs().map(|(at, _)| at).collect(),
        }
    }

    fn place(&mut self, texts: &[&str]) {
        self.firsts.push(self.tokens.len());
        for text in texts {
            self.text(text, &[]);
        }
    }

    /// Reads the headings before a paragraph, of whose words nothing is to be marked in its text.
    fn headings(&mut self, headings: &str) {
        let first = self.tokens.len();
        self.text(headings, &[]);
        for token in &mut self.tokens[first..] {
            token.range = 0..0;
        }
    }

    /// Reads a text; where one of these runs ends, the next place begins.
    fn text(&mut self, text: &str, runs: &[Run]) {
        let Self { folder, met, spelled, tokens, firsts, .. } = self;
        let mut ended = 0;
        folder.words(text, &mut |range, folded| {
            while runs.get(ended).is_some_and(|run| run.range.end.0 <= range.start) {
                ended += 1;
                firsts.push(tokens.len());
            }
            let word = met.get(folded).copied().unwrap_or_else(|| {
                let word = met.len();
                met.insert(folded.to_owned(), word);
                spelled.push(&text[range.clone()]);
                word
            });
            tokens.push(Token { word, range });
        });
        for _ in ended..runs.len() {
            firsts.push(tokens.len());
        }
    }
}

impl Lexicon {
    /// Makes the words of a reading ready.
    pub fn new(reading: &Reading, fold: Fold) -> Self {
        Making::new(reading, fold).finish(reading)
    }

    /// Finds a query; nothing for one without words.
    pub fn find(&self, query: &str) -> Hits {
        let mut hits = Hits::default();
        let mut typed;
        (typed, hits.wanted) = self.words_of(query);
        if typed.is_empty() {
            return hits;
        }
        let mut places = self.places(&hits.wanted, false);
        if places.is_empty() && query.contains(is_hyphen) {
            let (joined, wanted) = self.words_of(&query.replace(is_hyphen, ""));
            let found = self.places(&wanted, false);
            if !found.is_empty() {
                (typed, hits.wanted, places) = (joined, wanted, found);
            }
        }
        if places.is_empty() {
            for wanted in hits.wanted.iter_mut().filter(|wanted| wanted.is_long()) {
                wanted.nearly = self.nearly(&wanted.folded);
            }
            places = self.places(&hits.wanted, false);
            if places.is_empty() && hits.wanted.len() > 1 {
                places = self.places(&hits.wanted, true);
                hits.is_partial = !places.is_empty();
            }
            for (typed, wanted) in typed.into_iter().zip(&hits.wanted) {
                let read_as = self.read_as(wanted, &places);
                if !read_as.is_empty() {
                    hits.misread.push(Misread { typed, read_as });
                }
            }
        }
        let (actors, events) = (self.claims, self.claims + self.actors.len());
        let runs = events + self.events;
        for place in places {
            if place < actors {
                hits.claims.push(ClaimIx(place));
            } else if place < events {
                hits.actors.push(self.actors[place - actors]);
            } else if place < runs {
                hits.events.push(EventIx(place - events));
            } else {
                let is_met = |token: &Token, wanted: &Wanted, as_typed| wanted.is_met(token.word, as_typed);
                let marks = marked(self.tokens(place), &hits.wanted, &is_met);
                hits.passages.push(Found { at: self.runs[place - runs], marks });
            }
        }
        hits
    }

    /// The words of a query, as typed and as they are looked up.
    fn words_of(&self, query: &str) -> (Vec<String>, Vec<Wanted>) {
        let (mut typed, mut wanted) = (Vec::new(), Vec::new());
        self.folder.words(query, &mut |range, folded| {
            typed.push(query[range].to_owned());
            let (folded, begun) = (folded.to_owned(), self.words.beginning(folded));
            wanted.push(Wanted { folded, begun, nearly: Vec::new() });
        });
        (typed, wanted)
    }

    /// The words of any text that were found for a query, each whole, as stretches of it in order: to be marked in the
    /// text of a claim, the name of an actor or the title of an event that is among the hits.
    pub fn marks(&self, hits: &Hits, text: &str) -> Vec<Range<Bytes>> {
        let mut words = Words::default();
        let mut tokens = Vec::new();
        self.folder.words(text, &mut |range, folded| {
            tokens.push(Token { word: tokens.len(), range });
            words.push(folded);
        });
        let misread = !hits.misread.is_empty();
        marked(&tokens, &hits.wanted, &|token, wanted, as_typed| {
            let word = words.get(token.word);
            if as_typed {
                word.starts_with(&wanted.folded)
            } else {
                misread && wanted.is_long() && begins_nearly(word, &wanted.folded)
            }
        })
    }

    /// The places that hold all words, or where `some` is enough, the most of them; of these, those that need the fewest
    /// read one letter off.
    fn places(&self, wanted: &[Wanted], some: bool) -> Vec<usize> {
        let mut places = Vec::new();
        let mut fewest = if some { (wanted.len() - 1, usize::MAX) } else { (0, usize::MAX) };
        for place in 0..self.firsts.len() - 1 {
            let tokens = self.tokens(place);
            // How many words the place lacks, and how many it has one letter off.
            let (mut lacking, mut off) = (0, 0);
            for wanted in wanted {
                if !wanted.stands_in(tokens, true) {
                    let nearly = wanted.stands_in(tokens, false);
                    lacking += usize::from(!nearly);
                    off += usize::from(nearly);
                }
                if lacking > fewest.0 {
                    break;
                }
            }
            if (lacking, off) < fewest {
                places.clear();
                fewest = (lacking, off);
            }
            if (lacking, off) == fewest {
                places.push(place);
            }
        }
        places
    }

    /// The words that nearly begin with a long one that was typed, in order.
    fn nearly(&self, typed: &str) -> Vec<usize> {
        let first = typed.chars().next().map_or(0, char::len_utf8);
        self.words.beginning(&typed[..first]).filter(|&word| begins_nearly(self.words.get(word), typed)).collect()
    }

    /// The words through which places hold one that they do not hold as typed, in order, as they are spelled.
    fn read_as(&self, wanted: &Wanted, places: &[usize]) -> Vec<String> {
        let mut words = Vec::new();
        for &place in places {
            let tokens = self.tokens(place);
            if !wanted.stands_in(tokens, true) {
                for token in tokens.iter().filter(|token| wanted.is_met(token.word, false)) {
                    ordered::add(&mut words, token.word);
                }
            }
        }
        words.iter().map(|&word| self.spelled.get(word).to_owned()).collect()
    }

    fn tokens(&self, place: usize) -> &[Token] {
        &self.tokens[self.firsts[place]..self.firsts[place + 1]]
    }
}

/// The words of a text that stand for words of a query: as typed if there are such in the text, or else one letter off.
fn marked(tokens: &[Token], wanted: &[Wanted], is_met: &dyn Fn(&Token, &Wanted, bool) -> bool) -> Vec<Range<Bytes>> {
    let mut marked = vec![false; tokens.len()];
    for wanted in wanted {
        let as_typed = tokens.iter().any(|token| is_met(token, wanted, true));
        for (token, marked) in tokens.iter().zip(&mut marked) {
            *marked |= is_met(token, wanted, as_typed);
        }
    }
    let found = tokens.iter().zip(marked).filter(|(_, marked)| *marked);
    found.map(|(token, _)| Bytes(token.range.start)..Bytes(token.range.end)).collect()
}

/// Whether a mark joins two words into one: the hyphen of the keyboard, and the two that are set.
fn is_hyphen(mark: char) -> bool {
    matches!(mark, '-' | '\u{2010}' | '\u{2011}')
}
