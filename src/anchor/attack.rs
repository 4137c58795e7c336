//! Tries to win words back from fingerprints, with everything in the attacker's favour: the very vocabulary of the
//! text, and what the map itself says in its own words.

use std::collections::{BTreeMap, BTreeSet};

use super::fingerprint::{RUN_BITS, cut, cut_run, fingerprint, sentence_bits};
use super::prints::Fingerprints;
use super::words::{Words, mix};
use crate::document::EditionId;
use crate::text::Splitter;

/// A text, and what is kept of it.
fn cases() -> Vec<(Vec<String>, Fingerprints)> {
    let retelling = crate::testing::shipped().map.text().unwrap().paragraphs.clone();
    let prints = fingerprint(&EditionId::from("retelling"), &retelling, &[], Splitter::default());
    let mut cases = vec![(retelling, prints)];
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/essay/original.txt");
    match std::fs::read_to_string(path) {
        Ok(text) => cases.push((
            text.lines().take(16).map(str::to_owned).collect(),
            crate::testing::shipped().fingerprints.unwrap(),
        )),
        Err(_) => println!("skipped: {path} is not there"),
    }
    cases
}

/// The words of a text in small letters, sentence by sentence, as the fingerprints take them.
fn words(text: &[String]) -> Vec<String> {
    let word = |word: &str| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    text.iter().flat_map(|text| text.split([' ', '-', '—'])).map(word).filter(|word| !word.is_empty()).collect()
}

/// The distinct words of a text, each with the hash that it has among others.
fn vocabulary(text: &[String]) -> Vec<(String, u64)> {
    let all: BTreeSet<String> = words(text).into_iter().collect();
    let hash =
        |word: &String| Words::new(std::slice::from_ref(word), Splitter::default()).get(0).map_or(0, |word| word.hash);
    all.into_iter().map(|word| (word.clone(), hash(&word))).collect()
}

/// The kept runs, of all sentences.
fn kept(prints: &Fingerprints) -> Vec<u16> {
    prints.paragraphs.iter().flatten().flat_map(|sentence| sentence.runs.iter().copied()).collect()
}

#[test]
fn what_is_kept_is_far_less_than_a_sentence_says() {
    for (_, prints) in cases() {
        for sentence in prints.paragraphs.iter().flatten() {
            let bits = sentence_bits(sentence.words) + RUN_BITS * u32::try_from(sentence.runs.len()).unwrap();
            assert!(bits * 2 <= sentence.words * 7, "{sentence:?}");
            // Runs do not touch, so no more than one in five words begins one.
            assert!(sentence.runs.len() <= (sentence.words as usize + 2) / 5, "{sentence:?}");
            assert!(u64::from(sentence.hash) < 1 << sentence_bits(sentence.words));
        }
        // The pairs' hashes are part of what is kept of the two.
        let all = prints.paragraphs.iter().flatten();
        let pairs: u32 = all.clone().map(|sentence| if sentence.pair > 0 { 12 } else { 0 }).sum();
        let runs: u32 =
            all.clone().map(|it| RUN_BITS * u32::try_from(it.runs.len()).unwrap() + sentence_bits(it.words)).sum();
        assert!((pairs + runs) * 2 <= all.map(|it| it.words).sum::<u32>() * 7);
    }
}

/// All sequences of three words against every kept run: each fits tens of thousands of them.
#[test]
fn no_run_can_be_told_from_thousands_of_others() {
    for (text, prints) in cases() {
        let vocabulary = vocabulary(&text);
        let mut fitting = vec![0_u32; 1 << RUN_BITS];
        let (one, two) = (0xd6e8_feb8_6659_fd93_u64, 0xa076_1d64_78bd_642f_u64);
        for (_, first) in &vocabulary {
            for (_, second) in &vocabulary {
                let before = first.wrapping_mul(one).wrapping_add(second.wrapping_mul(two));
                for (_, third) in &vocabulary {
                    fitting[(mix(before.wrapping_add(*third)) & ((1 << RUN_BITS) - 1)) as usize] += 1;
                }
            }
        }
        let runs = kept(&prints);
        let least = runs.iter().map(|&run| fitting[usize::from(run)]).min().unwrap();
        println!("{} words, {} runs, each fits {least} sequences at least", vocabulary.len(), runs.len());
        assert!(least > 10_000);
    }
}

/// The sequences that are likely, since both their pairs of words stand in the map's own words; set behind one another
/// where that is likely too, they yield no six words of the text that could be told from what is not.
#[test]
fn likely_sequences_yield_no_run_of_six_words() {
    let map = crate::testing::shipped().map;
    let mut public: Vec<String> = map.text().unwrap().paragraphs.clone();
    public.extend(map.claims.iter().flat_map(|claim| [claim.text.clone(), claim.basis_note.clone()]));
    public.extend(map.actors.iter().flat_map(|actor| [actor.note.clone(), actor.role.clone()]));
    public.extend(map.events.iter().map(|event| event.title.clone()));
    for (text, prints) in cases().into_iter().skip(1) {
        let known = words(&public);
        let mut follows: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for pair in known.windows(2) {
            follows.entry(&pair[0]).or_default().insert(&pair[1]);
        }
        let hashes: BTreeMap<String, u64> = vocabulary(&public).into_iter().collect();
        let empty = BTreeSet::new();
        let next = |word: &str| follows.get(word).unwrap_or(&empty);
        let runs: BTreeSet<u16> = kept(&prints).into_iter().collect();
        // Sequences of three that are likely and fit a kept run.
        let mut likely: BTreeSet<[&str; 3]> = BTreeSet::new();
        for &first in follows.keys() {
            for &second in next(first) {
                for &third in next(second) {
                    let hash = super::words::run([hashes[first], hashes[second], hashes[third]]);
                    if runs.contains(&cut_run(hash)) {
                        likely.insert([first, second, third]);
                    }
                }
            }
        }
        let own = words(&text);
        let true_threes: BTreeSet<&[String]> = own.windows(3).collect();
        let right = likely.iter().filter(|run| true_threes.contains(run.map(str::to_owned).as_slice())).count();
        println!("{} likely sequences fit a run; {right} are in the text", likely.len());
        assert!(right * 10 < likely.len(), "nine in ten at least are wrong");
        // Any two of them, one behind the other, are six words that an attacker may put forward as the text's. What the
        // map says itself is no find.
        let said: BTreeSet<&[String]> = known.windows(6).collect();
        let true_sixes: BTreeSet<&[String]> = own.windows(6).filter(|six| !said.contains(six)).collect();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        known.iter().for_each(|word| *counts.entry(word).or_default() += 1);
        let likelihood = |six: &[&str]| six.windows(2).map(|pair| counts[pair[0]].min(counts[pair[1]])).sum::<usize>();
        let mut sixes: Vec<(usize, bool)> = Vec::new();
        for first in &likely {
            for second in likely.iter().filter(|second| next(first[2]).contains(second[0])) {
                let six: Vec<&str> = first.iter().chain(second).copied().collect();
                let owned: Vec<String> = six.iter().map(|&word| word.to_owned()).collect();
                sixes.push((likelihood(&six), true_sixes.contains(owned.as_slice())));
            }
        }
        sixes.sort_by_key(|&(likelihood, is_true)| (std::cmp::Reverse(likelihood), is_true));
        let recovered = sixes.iter().filter(|(_, is_true)| *is_true).count();
        println!("{} sequences of six put forward; {recovered} are in the text", sixes.len());
        assert!(recovered * 10_000 <= sixes.len(), "a true one cannot be told among ten thousand others");
        // Nor is one among those that an attacker would believe in first: as many as the text has.
        assert!(sixes.iter().take(own.len()).all(|(_, is_true)| !is_true), "a run of six words was recovered");
    }
}

/// All sentences of up to three words, against the hash of a sentence.
#[test]
fn short_sentences_have_many_that_fit() {
    for (text, prints) in cases() {
        let vocabulary = vocabulary(&text);
        let short = |words: u32| prints.paragraphs.iter().flatten().filter(move |it| it.words == words);
        let size = u64::try_from(vocabulary.len()).unwrap();
        for words in 1..=7_u32 {
            for sentence in short(words) {
                let fitting = u128::from(size).pow(words) >> sentence_bits(words);
                assert!(fitting >= 64, "{sentence:?} fits {fitting} sentences");
            }
        }
        // That the hash is cut as it should be: of two words, all are tried.
        for sentence in short(2) {
            let all =
                vocabulary.iter().flat_map(|(one, _)| vocabulary.iter().map(move |(two, _)| format!("{one} {two}.")));
            let fits = |text: &String| {
                let words = Words::new(std::slice::from_ref(text), Splitter::default());
                cut(words.hash(0..words.len()), sentence_bits(2)) == sentence.hash
            };
            let fitting = all.step_by(16).filter(fits).count() * 16;
            println!("a sentence of two words fits about {fitting}");
            assert!(fitting > 1_000);
        }
    }
}
