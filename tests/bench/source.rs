//! Measures how fast an author's source is read and checked: an argument of 10,000 statements, beside @argdown/core, which
//! reads Argdown and checks no more than that.
//!
//!   cargo xtask bench source
//!
//! The same file is read by both, by turns of a run each; the median counts. The peer is left out where its package is not
//! installed.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a benchmark says how long it took"
)]

#[path = "chance.rs"]
mod chance;

use std::hint::black_box;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use wherefore::format::argdown;
use wherefore::format::source::{SourceFile, SourceFiles, read};

use self::chance::Chance;

const STATEMENTS: usize = 10_000;
const TIMES: usize = 9;

/// An argument as authors write it: claims below claims, some with data, and a structure for every tenth.
fn argument(statements: usize) -> String {
    let mut chance = Chance(7);
    let mut text = String::new();
    let mut written = 0;
    while written < statements {
        text.push_str(&format!("[claim-{written}]: The council has done what was asked of it, part {written}. #tag\n"));
        written += 1;
        for depth in 1..=chance.below(4) {
            let sign = ["+", "+", "-"][chance.below(3)];
            let indent = "  ".repeat(depth);
            text.push_str(&format!(
                "{indent}{sign} [claim-{written}]: It is *said* to have cost {} pounds. {{basis: figure, by: [council]}}\n",
                chance.below(1000)
            ));
            written += 1;
        }
        text.push('\n');
        if chance.below(10) == 0 {
            text.push_str(&format!(
                "<step-{written}>\n\n(1) [claim-{written}]: What is so, is so.\n(2) [claim-{}]: What follows, follows.\n-- sign --\n(3) [claim-{}]\n\n",
                written + 1,
                chance.below(written)
            ));
            written += 2;
        }
    }
    text
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn milliseconds(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64() * 1e3
}

fn main() {
    let text = argument(STATEMENTS);
    let files = SourceFiles {
        map: SourceFile { name: "map.argdown".to_owned(), text: text.clone() },
        ..SourceFiles::default()
    };
    let (mut own, mut checked) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        own.push(milliseconds(|| drop(black_box(argdown::read(black_box(&text))))));
        checked.push(milliseconds(|| drop(black_box(read(black_box(&files))))));
    }
    let (own, checked) = (median(&mut own), median(&mut checked));
    println!("{STATEMENTS} statements, {} KB", text.len() / 1000);
    println!("Argdown read              {own:8.1} ms");
    println!("read as a map and checked {checked:8.1} ms");
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("statements.argdown");
    std::fs::write(&file, &text).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/argdown.mjs");
    let peer = Command::new("node").arg(script).arg(&file).arg(TIMES.to_string()).output();
    let said = peer.map(|it| String::from_utf8_lossy(&it.stdout).into_owned()).unwrap_or_default();
    let Ok(peer) = said.trim().parse::<f64>() else {
        println!("@argdown/core is not there: `cargo xtask bench source` installs it");
        return;
    };
    println!("@argdown/core             {peer:8.1} ms, {:.1} and {:.1} times as long", peer / own, peer / checked);
}
