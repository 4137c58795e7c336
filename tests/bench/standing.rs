//! Measures the evaluation of arguments: the grounded labelling of random frameworks with 100,000 arguments, beside a
//! plain worklist written by hand; and the standings of maps with 5,000 claims, with what a reader's judgment on one
//! asks for.
//!
//!   cargo bench --bench standing
//!
//! The runs of the two take turns; the fastest of each counts, as the machine has other things to do.

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

use wherefore::argument::{Aim, Framework, Graph, Label, Scenario, Semantics, Standing, Subject};
use wherefore::document::{ClaimIx, Index, InferenceIx, Standard};
use wherefore::format::read_folder;

use self::chance::Chance;

const ARGUMENTS: usize = 100_000;
const CLAIMS: usize = 5_000;
const TIMES: usize = 25;

/// The peer: a worklist with counters over lists of lists, as one would write it.
struct Plain {
    attacked: Vec<Vec<usize>>,
    attackers: Vec<usize>,
}

impl Plain {
    fn new(arguments: usize, attacks: &[(usize, usize)]) -> Self {
        let mut plain = Self { attacked: vec![Vec::new(); arguments], attackers: vec![0; arguments] };
        for &(from, to) in attacks {
            plain.attacked[from].push(to);
            plain.attackers[to] += 1;
        }
        plain
    }

    fn grounded(&self) -> Vec<Label> {
        let mut labels = vec![Label::Undecided; self.attackers.len()];
        let mut left = self.attackers.clone();
        let mut queue: Vec<usize> = (0..left.len()).filter(|&argument| left[argument] == 0).collect();
        for &argument in &queue {
            labels[argument] = Label::In;
        }
        while let Some(argument) = queue.pop() {
            for &out in &self.attacked[argument] {
                if labels[out] != Label::Out {
                    labels[out] = Label::Out;
                    for &next in &self.attacked[out] {
                        left[next] -= 1;
                        if left[next] == 0 {
                            labels[next] = Label::In;
                            queue.push(next);
                        }
                    }
                }
            }
        }
        labels
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// A map like an essay's: a tree of reasons some levels deep, one step in four an objection, one in eight an undercut,
/// some steps with two premises, and some claims used twice.
fn map(chance: &mut Chance) -> Graph {
    let mut steps: Vec<(Vec<usize>, Aim)> = Vec::new();
    for claim in 1..CLAIMS {
        let target = ClaimIx((claim - 1) / (2 + chance.below(3)));
        let mut premises = vec![claim];
        if chance.below(4) == 0 {
            premises.push(claim + chance.below(CLAIMS - claim));
        }
        let aim = match chance.below(8) {
            0 | 1 => Aim::Attacks(target),
            2 if !steps.is_empty() => Aim::Undercuts(InferenceIx(chance.below(steps.len()))),
            _ => Aim::Supports(target),
        };
        steps.push((premises, aim));
    }
    let steps: Vec<_> = steps.iter().map(|(premises, aim)| (premises.as_slice(), *aim)).collect();
    Graph::of(CLAIMS, &steps, Standard::default())
}

fn main() {
    let mut chance = Chance(1);
    println!("grounded labelling, {ARGUMENTS} arguments");
    for attacks in [ARGUMENTS / 2, ARGUMENTS, ARGUMENTS * 2, ARGUMENTS * 4] {
        let attacks: Vec<_> = (0..attacks).map(|_| (chance.below(ARGUMENTS), chance.below(ARGUMENTS))).collect();
        let (ours, plain) = (Framework::new(ARGUMENTS, &attacks), Plain::new(ARGUMENTS, &attacks));
        let labels = ours.grounded();
        assert!(labels == plain.grounded());
        let (mut best, mut beside) = (Duration::MAX, Duration::MAX);
        for _ in 0..TIMES {
            best = best.min(timed(|| ours.grounded()));
            beside = beside.min(timed(|| plain.grounded()));
        }
        let build = (0..5).map(|_| timed(|| Framework::new(ARGUMENTS, &attacks))).min().unwrap_or_default();
        let beside_build = (0..5).map(|_| timed(|| Plain::new(ARGUMENTS, &attacks))).min().unwrap_or_default();
        let count = |wanted| labels.iter().filter(|&&label| label == wanted).count();
        println!(
            "  {:>6} attacks: {:6.3} ms, a plain worklist {:6.3} ms, ratio {:.2}; built in {:.2} and {:.2} ms; {} in, {} \
             out, {} undecided",
            attacks.len(),
            milliseconds(best),
            milliseconds(beside),
            best.as_secs_f64() / beside.as_secs_f64(),
            milliseconds(build),
            milliseconds(beside_build),
            count(Label::In),
            count(Label::Out),
            count(Label::Undecided),
        );
    }

    let large = map(&mut chance);
    let embedded = read_folder("content/putin-peace".as_ref()).unwrap().map;
    let small = Graph::new(&embedded, &Index::new(&embedded));
    for (name, graph) in [("the embedded map", small), ("a made-up map", large)] {
        println!("{name}, {} claims and {} inferences", graph.claims(), graph.inferences());
        let mut scenario = Scenario::default();
        scenario.reject(ClaimIx(graph.claims() / 2));
        let standings = graph.standings(&scenario);
        let report = |what: &str, work: &dyn Fn() -> usize| {
            let time = (0..TIMES).map(|_| timed(work)).min().unwrap_or_default();
            println!("  {what:<34} {:8.3} ms", milliseconds(time));
        };
        report("standings", &|| graph.standings(&scenario).claims_that(Standing::Falls).count());
        report("why, of every claim", &|| {
            let claims = (0..graph.claims()).map(|claim| Subject::Claim(ClaimIx(claim)));
            claims.filter_map(|claim| graph.why(&scenario, &standings, claim)).count()
        });
        let weights = vec![0.5; graph.claims()];
        for semantics in Semantics::ALL {
            report(&format!("strengths, {}", semantics.name()), &|| {
                graph.strengths(&weights, semantics, &scenario).claims.len()
            });
        }
        report("sensitivity, by the default", &|| {
            graph.sensitivity(&weights, Semantics::default(), &scenario, ClaimIx(0)).map_or(0, |slopes| slopes.len())
        });
        let claims = (0..graph.claims()).map(ClaimIx);
        let thesis = claims.clone().find(|&it| standings.claim(it) == Standing::Holds && !graph.is_leaf(it));
        let hinges = thesis.map(|thesis| graph.hinges(&scenario, thesis)).unwrap_or_default();
        report("what a claim hangs on", &|| thesis.map_or(0, |thesis| graph.hinges(&scenario, thesis).pairs.len()));
        println!(
            "  hangs on {} alone, {} pairs, {} by a greedy search{}",
            hinges.singles.len(),
            hinges.pairs.len(),
            hinges.greedy.map_or(0, |set| set.len()),
            if hinges.cut_short { ", cut short" } else { "" }
        );
    }
}
