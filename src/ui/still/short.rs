//! The argument in short: the thesis, the reasons that have the most behind them, and which reasons unnamed sources bear.
//!
//! For who reads a page for the first time. What it says is counted in the map; how good a reason is, no count tells.

use yew::prelude::*;

use crate::argument::NodeIx;
use crate::link::Choice;
use crate::reading::words::{counted, listed};
use crate::reading::{Lens, Reading};

/// So many reasons are named.
const NAMED: usize = 3;

/// The argument in short; nothing of a map whose thesis has no reasons.
pub(super) fn section(reading: &Reading) -> Html {
    let tree = &reading.tree;
    let reasons: Vec<_> = tree.reasons().collect();
    let Some(thesis) = tree.roots().first().filter(|_| !reasons.is_empty()) else { return html! {} };
    let mut named = reasons.clone();
    // Sorting keeps the order of those that have as many.
    named.sort_by_key(|&at| std::cmp::Reverse(tree.below(at)));
    named.truncate(NAMED);
    named.sort_unstable();
    let link = |at: NodeIx| {
        let claim = tree.node(at).claim;
        html! { <a href={Choice::Claim(claim).link(reading)}>{reading.map[claim].text.clone()}</a> }
    };
    let over = match reasons.len() {
        count if count > NAMED => format!("Of its {count} reasons these have the most claims behind them:"),
        _ => "It rests on:".to_owned(),
    };
    html! {
        <section class="short" aria-labelledby="short-title">
            <h2 id="short-title">{"In short"}</h2>
            <p><b>{link(*thesis)}</b>{" "}{over}</p>
            <ol>
                { for named.into_iter().map(|at| html! {
                    <li value={tree.node(at).ordinal.to_string()}>
                        {link(at)}
                        { (tree.below(at) > 0).then(|| html! {
                            <small>{" "}{counted(tree.below(at), "claim")}</small>
                        }) }
                    </li>
                }) }
            </ol>
            { unnamed(reading, &reasons).map(|words| html! { <p class="note">{words}</p> }) }
        </section>
    }
}

/// Which reasons rest on people without a name, by their numbers; nothing where none does.
fn unnamed(reading: &Reading, reasons: &[NodeIx]) -> Option<String> {
    let tree = &reading.tree;
    let nodes = Lens::Unnamed.nodes(reading);
    let rests = |at: &&NodeIx| nodes.iter().any(|node| tree.branch(**at).contains(node));
    let numbers: Vec<_> = reasons.iter().filter(rests).map(|&at| tree.node(at).ordinal.to_string()).collect();
    let numbers: Vec<_> = numbers.iter().map(String::as_str).collect();
    match numbers.as_slice() {
        [] => None,
        [only] => Some(format!("Reason {only} rests in part on people without a name.")),
        all => Some(format!("Reasons {} rest in part on people without a name.", listed(all))),
    }
}
