//! Measures how well passages are found in copies of a text, and whether anything is accepted that is not so.
//!
//!   cargo bench --bench anchoring -- [--no-peer] [--seeds N] [--show WORDS]
//!
//! Texts: the retelling, the licence texts that Linux distributions ship, and the essay's original where it is at hand.
//! Each is changed in every way of `perturb`, seeded; what is found is held against what is true. Beside it, on the same
//! copies: exact search, and the peer's ranking, both with the quote's text, which the fingerprints do not have. The
//! peer is slow: it is asked about the first copy of each text alone.
//!
//! `--seeds N` makes N copies of each text by each perturbation, instead of a few: what is rare shows then.
//! `--show WORDS` measures only the rows whose name has these words, and prints each passage that is wrong or lost.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    reason = "a benchmark says how long it took"
)]

mod measure;
mod peer;
mod perturb;
mod texts;

use std::time::Instant;

use wherefore::anchor::{self, AnchorState, Anchoring, Fingerprints, Verdict};
use wherefore::document::{EditionId, Selector};
use wherefore::text::Splitter;

use crate::measure::{Answer, Says, Score, Span};
use crate::peer::{Job, Quote};
use crate::perturb::{Bound, Copy, Perturbation, Text, Truth, World};
use crate::texts::Group;

/// One line of the table.
struct Row {
    perturbation: Perturbation,
    ours: Score,
    exact: Score,
    peer: Score,
    verdicts: Vec<Verdict>,
}

/// Which answer of the peer belongs where.
struct Asked {
    row: usize,
    truth: Vec<Truth>,
    blocks: Vec<String>,
    quotes: Vec<Quote>,
    lengths: Vec<usize>,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| arguments.iter().position(|it| it == name).and_then(|at| arguments.get(at + 1));
    let show = value("--show");
    let with_peer = !arguments.iter().any(|it| it == "--no-peer");
    let mut groups = texts::groups();
    if let Some(seeds) = value("--seeds").and_then(|seeds| seeds.parse().ok()) {
        groups.iter_mut().for_each(|group| group.seeds = seeds);
    }
    let words = texts::unrelated();
    let (mut jobs, mut asked, mut tables) = (Vec::new(), Vec::new(), Vec::new());
    let mut rows = 0;
    for group in &groups {
        let only = |name: &str| show.is_none_or(|words| name.contains(words.as_str()));
        let world = World { words: words.clone(), other: other(&groups, group) };
        let mut table = Vec::new();
        for perturbation in perturb::all().into_iter().filter(|it| only(it.name)) {
            table.push(row(group, perturbation, &world, show, rows, &mut jobs, &mut asked));
            rows += 1;
        }
        tables.push((group.name, table));
    }
    if with_peer && let Some(replies) = peer::run(&jobs) {
        let mut all: Vec<&mut Row> = tables.iter_mut().flat_map(|(_, table)| table).collect();
        for (asked, reply) in asked.iter().zip(replies) {
            let score = &mut all[asked.row].peer;
            for ((truth, quote), &found) in asked.truth.iter().zip(&asked.quotes).zip(&reply.found) {
                let answer = peer::answer(found, &asked.blocks, &quote.exact, &asked.lengths);
                score.count(&answer, truth, &asked.lengths);
            }
            score.milliseconds += reply.milliseconds;
        }
    }
    for (name, table) in &tables {
        print(name, table);
    }
    bounds(&tables);
    if show.is_none() {
        speed(with_peer);
    }
}

/// Another text than those of a group.
fn other(groups: &[Group], group: &Group) -> Vec<String> {
    let other = groups
        .iter()
        .find(|other| other.name != group.name && (other.name == "licences") != (group.name == "licences"));
    other.and_then(|other| other.texts.first()).map(|text| text.paragraphs.clone()).unwrap_or_default()
}

fn row(
    group: &Group,
    perturbation: Perturbation,
    world: &World,
    show: Option<&String>,
    number: usize,
    jobs: &mut Vec<Job>,
    asked: &mut Vec<Asked>,
) -> Row {
    let (mut ours, mut exact) = (Score::default(), Score::default());
    let mut verdicts = Vec::new();
    for text in &group.texts {
        let prints = prints(text);
        let quotes: Vec<Quote> = text.passages.iter().map(|passage| peer::quote(text, passage)).collect();
        for seed in 0..group.seeds {
            let copy = perturbation.apply(text, seed, world);
            let blocks = copy.texts();
            let lengths: Vec<usize> = blocks.iter().map(|block| block.chars().count()).collect();
            let (anchoring, milliseconds) = timed(&prints, &blocks);
            ours.milliseconds += milliseconds;
            verdicts.push(anchoring.verdict);
            let page = peer::page(&blocks);
            let truth: Vec<Truth> = text.passages.iter().map(|passage| copy.truth(passage)).collect();
            for (number, (answer, truth)) in answers(&anchoring, &blocks, &quotes).iter().zip(&truth).enumerate() {
                let mut one = Score::default();
                one.count(answer, truth, &lengths);
                if show.is_some_and(|words| perturbation.name.contains(words.as_str())) {
                    tell(text, number, seed, &copy, answer, truth, &one, &quotes[number], &anchoring);
                }
                ours += &one;
                let start = Instant::now();
                let found = peer::exact(&page, &blocks, &quotes[number], &lengths);
                exact.milliseconds += start.elapsed().as_secs_f64() * 1000.0;
                exact.count(&found, truth, &lengths);
            }
            if seed == 0 {
                jobs.push(peer::job(&blocks, quotes.clone()));
                asked.push(Asked { row: number, truth, blocks, quotes: quotes.clone(), lengths });
            }
        }
    }
    Row { perturbation, ours, exact, peer: Score::default(), verdicts }
}

/// The fingerprints of a text, of which nothing else is kept.
fn prints(text: &Text) -> Fingerprints {
    let passages: Vec<Selector> = text
        .passages
        .iter()
        .map(|passage| Selector::Position {
            paragraph: passage.paragraph as u32 + 1,
            start: passage.points.start as u32,
            end: passage.points.end as u32,
        })
        .collect();
    anchor::fingerprint(&EditionId::from(text.name.as_str()), &text.paragraphs, &passages, Splitter::default())
}

/// An anchoring and how long it took, in milliseconds: the faster of two runs, as the machine has other things to do.
fn timed(prints: &Fingerprints, blocks: &[String]) -> (Anchoring, f64) {
    let run = || {
        let start = Instant::now();
        let anchoring = anchor::anchor(prints, blocks);
        (anchoring, start.elapsed().as_secs_f64() * 1000.0)
    };
    let ((anchoring, first), (_, second)) = (run(), run());
    (anchoring, first.min(second))
}

fn answers(anchoring: &Anchoring, blocks: &[String], quotes: &[Quote]) -> Vec<Answer> {
    let spans = |place: &anchor::Place| -> Vec<Span> {
        place.spans.iter().map(|span| (span.block as usize, span.start as usize, span.end as usize)).collect()
    };
    let answer = |(anchored, quote): (&anchor::Anchored, &Quote)| {
        let says = match anchored.state {
            AnchorState::Exact | AnchorState::Moved => Says::Accepted,
            AnchorState::Changed | AnchorState::Ambiguous => Says::Flagged,
            AnchorState::Lost => Says::Lost,
        };
        let places: Vec<Vec<Span>> = anchored.places.iter().map(spans).collect();
        let is_verbatim = places.first().is_some_and(|place| peer::is_verbatim(place, blocks, &quote.exact));
        Answer { says, places, is_verbatim }
    };
    anchoring.passages.iter().zip(quotes).map(answer).collect()
}

/// Prints a passage that is not as it should be.
#[allow(clippy::too_many_arguments, reason = "it prints all of it")]
fn tell(
    text: &Text,
    number: usize,
    seed: u64,
    copy: &Copy,
    answer: &Answer,
    truth: &Truth,
    score: &Score,
    quote: &Quote,
    anchoring: &Anchoring,
) {
    let kind = if score.wrong > 0 {
        "WRONG"
    } else if score.lost > 0 {
        "LOST"
    } else if score.astray > 0 {
        "ASTRAY"
    } else if score.same > score.accepted {
        "DOUBTED"
    } else if score.there > score.overlapping {
        "MISPLACED"
    } else {
        return;
    };
    let blocks = copy.texts();
    let at = |spans: &[Span]| {
        let part =
            |&(block, start, end): &Span| blocks[block].chars().skip(start).take(end - start).collect::<String>();
        spans.iter().map(part).collect::<Vec<_>>().join(" ¶ ")
    };
    let state = match anchoring.passages[number].state {
        AnchorState::Exact => "exact",
        AnchorState::Moved => "moved",
        AnchorState::Changed => "changed",
        AnchorState::Ambiguous => "ambiguous",
        AnchorState::Lost => "lost",
    };
    println!("{kind}: {}, passage {number}, seed {seed}: {state}\n  quote: {}", text.name, quote.exact);
    for place in &truth.places {
        println!("  truth (same: {}, twin: {}) {:?}: {}", place.same, place.twin, place.spans, at(&place.spans));
    }
    for place in &answer.places {
        println!("  found {place:?}: {}", at(place));
    }
}

fn percent(part: usize, whole: usize) -> String {
    if whole == 0 { "–".to_owned() } else { format!("{:.1}", 100.0 * part as f64 / whole as f64) }
}

fn print(name: &str, table: &[Row]) {
    println!("\n{name}\n");
    println!(
        "| {:<31} | {:>8} | {:>6} | {:>5} | {:>7} | {:>8} | {:>5} | {:>9} | {:>5} | {:>6} | {:>5} | {:>7} | {:>17} | {:>28} |",
        "",
        "passages",
        "there",
        "±3 %",
        "IoU≥.8%",
        "accept.%",
        "wrong",
        "flagged",
        "lost",
        "astray",
        "lit",
        "ms/copy",
        "exact: IoU% wrong",
        "peer: n IoU% wrong (else) ms",
    );
    for row in table {
        let (ours, exact, peer) = (&row.ours, &row.exact, &row.peer);
        println!(
            "| {:<31} | {:>8} | {:>6} | {:>5} | {:>7} | {:>8} | {:>5} | {:>9} | {:>5} | {:>6} | {:>5} | {:>7.2} | {:>11} {:>5} | {:>4} {:>5} {:>4} ({:>3}) {:>6.2} |",
            row.perturbation.name,
            ours.passages,
            ours.there,
            percent(ours.near, ours.there),
            percent(ours.overlapping, ours.there),
            percent(ours.accepted, ours.same),
            ours.wrong,
            format!("{}/{}", ours.flagged, ours.doubtful),
            ours.lost,
            ours.astray,
            ours.lit,
            ours.milliseconds / row.verdicts.len().max(1) as f64,
            percent(exact.overlapping, exact.there),
            exact.wrong,
            peer.passages,
            percent(peer.overlapping, peer.there),
            peer.wrong,
            peer.elsewhere,
            peer.milliseconds / peer.passages.max(1) as f64,
        );
    }
}

/// Says which bounds are held and which are not.
fn bounds(tables: &[(&str, Vec<Row>)]) {
    println!("\nBounds");
    let mut broken = 0;
    let mut check = |holds: bool, words: String| {
        if !holds {
            println!("  broken: {words}");
            broken += 1;
        }
    };
    for (name, table) in tables {
        for row in table {
            let (ours, at) = (&row.ours, format!("{name}, {}", row.perturbation.name));
            check(ours.wrong == 0, format!("{at}: {} accepted wrongly", ours.wrong));
            match row.perturbation.bound {
                Bound::Accepted => check(
                    ours.accepted == ours.same,
                    format!("{at}: {} of {} whose words are the same accepted", ours.accepted, ours.same),
                ),
                Bound::Found(least) => check(
                    ours.overlapping * 100 >= ours.there * least,
                    format!("{at}: {} % found, not {least}", percent(ours.overlapping, ours.there)),
                ),
                Bound::Nothing => {
                    let others = row.verdicts.iter().all(|verdict| matches!(verdict, Verdict::Other));
                    check(ours.lit == 0 && others, format!("{at}: {} lit, or taken for the essay", ours.lit));
                }
                Bound::Honest => {}
            }
        }
    }
    println!("  {}", if broken == 0 { "all held".to_owned() } else { format!("{broken} broken") });
}

/// 200 passages in 200,000 characters, against the peer; and a text that is the same.
fn speed(with_peer: bool) {
    let Some(text) = texts::long(200_000, 200) else { return };
    let (prints, world) = (prints(&text), World { words: Vec::new(), other: Vec::new() });
    let points: usize = text.paragraphs.iter().map(|paragraph| paragraph.chars().count()).sum();
    let quotes: Vec<Quote> = text.passages.iter().map(|passage| peer::quote(&text, passage)).collect();
    println!("\nSpeed: {} passages in {points} characters", text.passages.len());
    let wanted = ["unchanged", "15 % of words edited"];
    for perturbation in perturb::all().into_iter().filter(|it| wanted.contains(&it.name)) {
        let copy = perturbation.apply(&text, 0, &world);
        let blocks = copy.texts();
        let lengths: Vec<usize> = blocks.iter().map(|block| block.chars().count()).collect();
        let (mut score, mut fastest) = (Score::default(), f64::MAX);
        for run in 0..5 {
            let (anchoring, milliseconds) = timed(&prints, &blocks);
            fastest = fastest.min(milliseconds);
            if run == 0 {
                for (answer, passage) in answers(&anchoring, &blocks, &quotes).iter().zip(&text.passages) {
                    score.count(answer, &copy.truth(passage), &lengths);
                }
            }
        }
        let found = |score: &Score| {
            format!("{} of {} found (IoU ≥ 0.8), {} wrong", score.overlapping, score.there, score.wrong)
        };
        let bound = if perturbation.name == "unchanged" { " (bound: 5)" } else { "" };
        println!("  {}: {fastest:.2} ms{bound}; {}", perturbation.name, found(&score));
        if with_peer && let Some(replies) = peer::run(&[peer::job(&blocks, quotes.clone())]) {
            let mut peer = Score::default();
            for ((passage, quote), &hit) in text.passages.iter().zip(&quotes).zip(&replies[0].found) {
                let answer = peer::answer(hit, &blocks, &quote.exact, &lengths);
                peer.count(&answer, &copy.truth(passage), &lengths);
            }
            let slower = replies[0].milliseconds / fastest;
            let bound = if perturbation.name == "unchanged" { "" } else { " (bound: 50)" };
            let took = replies[0].milliseconds;
            println!("    the peer: {took:.0} ms, {slower:.1} times as long{bound}; {}", found(&peer));
        }
    }
}
