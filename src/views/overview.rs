//! The argument in short: the thesis, what its editor names as its leading reasons or else those that have the most behind them, and which reasons unnamed sources bear.
//!
//! For who reads a page for the first time. What it says is counted in the map; how good a reason is, no count tells.

use super::markup::written;
use super::{Markup, links};
use crate::argument::{NodeIx, Tree};
use crate::reading::words::{counted, listed};
use crate::reading::{Lens, Reading};

/// So many reasons are named.
const NAMED: usize = 3;

/// The argument in short; nothing of a map whose thesis has no reasons.
pub fn overview(reading: &Reading) -> Markup {
    let tree = &reading.tree;
    let reasons: Vec<_> = tree.reasons().collect();
    let count = reasons.len();
    let Some(&thesis) = tree.roots().first().filter(|_| count > 0) else { return Markup::default() };
    let leading = reading.map.leading.iter().filter_map(|claim| tree.place(reading.index.claim(claim)?));
    let leading: Vec<_> = leading.collect();
    let (named, over) = if leading.is_empty() {
        let over = format!(" Of its {count} reasons these have the most claims behind them:");
        (most_behind(tree, reasons), if count > NAMED { over } else { " It rests on:".to_owned() })
    } else {
        (leading, " Above all because:".to_owned())
    };
    written(&mut |out| {
        out.tag("section").with("aria-labelledby", "short-title").class("short").holding(&mut |out| {
            out.tag("h2").with("id", "short-title").text("In short");
            out.tag("p").holding(&mut |out| {
                out.tag("b").holding(&mut |out| link(out, reading, thesis));
                out.text(&over);
            });
            out.tag("ol").holding(&mut |out| {
                for (nth, &at) in named.iter().enumerate() {
                    let node = tree.node(at);
                    // A reason for the thesis has its number in the tree; what its editor names has its place in the list.
                    let number = if reading.map.leading.is_empty() { node.ordinal } else { nth + 1 };
                    out.tag("li").with("value", &number.to_string()).holding(&mut |out| {
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

/// The reasons with the most claims behind them, in the order of the tree.
fn most_behind(tree: &Tree, mut reasons: Vec<NodeIx>) -> Vec<NodeIx> {
    // Sorting keeps the order of those that have as many.
    reasons.sort_by_key(|&at| std::cmp::Reverse(tree.below(at)));
    reasons.truncate(NAMED);
    reasons.sort_unstable();
    reasons
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
