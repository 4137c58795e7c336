//! Measures the search on a text of 200,000 words: how long it takes to make the text ready, and how long each letter
//! of a dozen queries takes to answer. Beside it a plain scan, which reads every word of every place at each letter.
//!
//!   cargo bench --bench search
//!
//! The words are made up, 20,000 of them, and as often as words are in a language: the tenth is a tenth as common as
//! the first.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a benchmark says how long it took"
)]

#[path = "chance.rs"]
mod chance;

use std::hint::black_box;
use std::time::{Duration, Instant};

use wherefore::document::{Claim, Edition, EssayMap, Passage, Selector};
use wherefore::reading::Reading;
use wherefore::search::{Lexicon, fold};

use self::chance::Chance;

const WORDS: usize = 200_000;
const DISTINCT: usize = 20_000;
const PARAGRAPH: usize = 100;
const SENTENCE: usize = 20;
/// Each keystroke is measured so often; the fastest counts, as the machine has other things to do.
const TIMES: usize = 7;

/// Words of two to five syllables, the common ones shorter; some have accents.
fn vocabulary(chance: &mut Chance) -> Vec<String> {
    const HEADS: [&str; 20] =
        ["b", "c", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "t", "v", "w", "st", "tr", "pr", "ch", "k"];
    const TAILS: [&str; 16] =
        ["a", "e", "i", "o", "u", "an", "en", "er", "in", "on", "or", "al", "es", "ion", "ment", "é"];
    let mut words: Vec<String> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    while words.len() < DISTINCT {
        let syllables = if words.len() < 200 { 1 + chance.below(2) } else { 2 + chance.below(4) };
        let word: String = (0..syllables).flat_map(|_| [HEADS[chance.below(20)], TAILS[chance.below(16)]]).collect();
        if seen.insert(word.clone()) {
            words.push(word);
        }
    }
    words
}

fn map(words: &[String], chance: &mut Chance) -> EssayMap {
    let mut sums = Vec::new();
    let mut sum = 0;
    for rank in 1..=words.len() {
        sum += 10_000_000 / rank;
        sums.push(sum);
    }
    let mut sentence = || {
        let drawn = |chance: &mut Chance| sums.partition_point(|&it| it <= chance.below(sum)).min(words.len() - 1);
        // A sentence is known by its capital.
        let drawn: Vec<_> = (0..SENTENCE).map(|_| words[drawn(chance)].as_str()).collect();
        format!("It {}. ", drawn[1..].join(" "))
    };
    let paragraphs: Vec<String> =
        (0..WORDS / PARAGRAPH).map(|_| (0..PARAGRAPH / SENTENCE).map(|_| sentence()).collect()).collect();
    let claims = (1..=WORDS / PARAGRAPH).map(|paragraph| Claim {
        id: format!("c{paragraph}").as_str().into(),
        text: sentence(),
        passages: vec![Passage {
            edition: "e".into(),
            selector: Selector::Sentences { paragraph: u32::try_from(paragraph).unwrap(), first: 2, last: 3 },
        }],
        ..Claim::default()
    });
    let claims = claims.collect();
    let edition = Edition { id: "e".into(), paragraphs, ..Edition::default() };
    EssayMap { editions: vec![edition], claims, ..EssayMap::default() }
}

/// The peer: every word of every place is looked at.
fn scan(reading: &Reading, query: &str) -> usize {
    fn words(text: &str) -> impl Iterator<Item = &str> {
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
    }
    let wanted: Vec<&str> = words(query).collect();
    let begins = |word: &str, start: &str| word.get(..start.len()).is_some_and(|it| it.eq_ignore_ascii_case(start));
    let holds = |text: &str| wanted.iter().all(|wanted| words(text).any(|word| begins(word, wanted)));
    let runs = reading.runs().filter(|(_, run)| run.pieces.iter().any(|piece| holds(&piece.text)));
    runs.count() + reading.map.claims.iter().filter(|claim| holds(&claim.text)).count()
}

fn fastest<T>(times: usize, work: impl Fn() -> T) -> Duration {
    let once = |_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    };
    (0..times).map(once).min().unwrap_or_default()
}

fn report(name: &str, mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
    println!(
        "{name:<12} median {:7.3} ms  p95 {:7.3} ms  max {:7.3} ms",
        milliseconds(at(50)),
        milliseconds(at(95)),
        milliseconds(at(100))
    );
    at(50)
}

fn main() {
    let mut chance = Chance(1);
    let words = vocabulary(&mut chance);
    let reading = Reading::new(map(&words, &mut chance));
    let ready = fastest(3, || Lexicon::new(&reading, fold));
    let lexicon = Lexicon::new(&reading, fold);
    let places = reading.runs().count() + reading.map.claims.len();
    println!(
        "{WORDS} words, {DISTINCT} distinct, {places} places; made ready in {:.1} ms",
        ready.as_secs_f64() * 1000.0
    );

    let long: Vec<&String> = words.iter().filter(|word| word.is_ascii() && word.len() > 7).collect();
    let off = |word: &str| format!("{}{}{}", &word[..4], "x", &word[5..]);
    let queries = [
        words[0].clone(),
        words[3].clone(),
        words[50].clone(),
        long[0].clone(),
        long[2000].clone(),
        long[9000].clone(),
        off(long[0]),
        off(long[100]),
        off(long[5000]),
        format!("{} {}", words[0], words[1]),
        format!("{} {} {}", words[2], words[5], words[9]),
        format!("{} {}", off(long[0]), off(long[1])),
    ];
    let (mut found, mut scanned) = (Vec::new(), Vec::new());
    for query in &queries {
        let ends = query.char_indices().map(|(at, letter)| at + letter.len_utf8());
        for typed in ends.map(|end| &query[..end]) {
            found.push(fastest(TIMES, || lexicon.find(typed)));
            scanned.push(fastest(1, || scan(&reading, typed)));
        }
        let hits = lexicon.find(query);
        let misread: usize = hits.misread.iter().map(|word| word.read_as.len()).sum();
        println!("  {query:<32} {:>6} hits, {misread} words one letter off", hits.count());
    }
    println!("{} keystrokes", found.len());
    let (found, scanned) = (report("search", found), report("plain scan", scanned));
    println!("the scan takes {:.0} times as long in the median", scanned.as_secs_f64() / found.as_secs_f64());
}
