//! The argument in short: the thesis, the reasons that have the most behind them, and which reasons unnamed sources bear.
//!
//! For who reads a page for the first time. What it says is counted in the map; how good a reason is, no count tells.

use super::markup::written;
use super::{Markup, links};
use crate::argument::NodeIx;
use crate::reading::words::{counted, listed};
use crate::reading::{Lens, Reading};

/// So many reasons are named.
const NAMED: usize = 3;

/// The argument in short; nothing of a map whose thesis has no reasons.
pub fn overview(reading: &Reading) -> Markup {
    let tree = &reading.tree;
    let mut named: Vec<_> = tree.reasons().collect();
    let count = named.len();
    let Some(&thesis) = tree.roots().first().filter(|_| count > 0) else { return Markup::default() };
    // Sorting keeps the order of those that have as many.
    named.sort_by_key(|&at| std::cmp::Reverse(tree.below(at)));
    named.truncate(NAMED);
    named.sort_unstable();
    let over = if count > NAMED {
        format!(" Of its {count} reasons these have the most claims behind them:")
    } else {
        " It rests on:".to_owned()
    };
    written(&mut |out| {
        out.tag("section").with("aria-labelledby", "short-title").class("short").holding(&mut |out| {
            out.tag("h2").with("id", "short-title").text("In short");
            out.tag("p").holding(&mut |out| {
                out.tag("b").holding(&mut |out| link(out, reading, thesis));
                out.text(&over);
            });
            out.tag("ol").holding(&mut |out| {
                for &at in &named {
                    out.tag("li").with("value", &tree.node(at).ordinal.to_string()).holding(&mut |out| {
                        link(out, reading, at);
                        if tree.below(at) > 0 {
                            out.tag("small").text(&[" ", &counted(tree.below(at), "claim")].concat());
                        }
                    });
                }
            });
            if let Some(words) = unnamed(reading) {
                out.tag("p").class("note").text(&words);
            }
        });
    })
}

/// The claim at a node as a link.
fn link(out: &mut Markup, reading: &Reading, at: NodeIx) {
    let claim = reading.tree.node(at).claim;
    out.tag("a").with("href", &links::claim_address(reading, claim)).text(&reading.map[claim].text);
}

/// Which reasons rest on people without a name, by their numbers; nothing where none does.
fn unnamed(reading: &Reading) -> Option<String> {
    let number = |at| reading.tree.node(at).ordinal.to_string();
    let numbers: Vec<_> = Lens::Unnamed.reasons(reading).map(number).collect();
    let numbers: Vec<_> = numbers.iter().map(String::as_str).collect();
    match numbers.as_slice() {
        [] => None,
        [only] => Some(format!("Reason {only} rests in part on people without a name.")),
        all => Some(format!("Reasons {} rest in part on people without a name.", listed(all))),
    }
}
