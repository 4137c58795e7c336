//! The argument in short: the thesis, the reasons that have the most behind them, and which reasons unnamed sources bear.
//!
//! For who reads a page for the first time. What it says is counted in the map; how good a reason is, no count tells.

use yew::prelude::*;

use crate::argument::NodeIx;
use crate::link::Chosen;
use crate::reading::words::{counted, listed};
use crate::reading::{Lens, Reading};

/// So many reasons are named.
const NAMED: usize = 3;

/// The argument in short; nothing of a map whose thesis has no reasons.
pub(super) fn section(reading: &Reading) -> Html {
    let tree = &reading.tree;
    let mut named: Vec<_> = tree.reasons().collect();
    let count = named.len();
    let Some(thesis) = tree.roots().first().filter(|_| count > 0) else { return html! {} };
    // Sorting keeps the order of those that have as many.
    named.sort_by_key(|&at| std::cmp::Reverse(tree.below(at)));
    named.truncate(NAMED);
    named.sort_unstable();
    let link = |at: NodeIx| {
        let claim = tree.node(at).claim;
        html! { <a href={Chosen::Claim(claim).link(reading)}>{reading.map[claim].text.clone()}</a> }
    };
    let over = if count > NAMED {
        format!("Of its {count} reasons these have the most claims behind them:")
    } else {
        "It rests on:".to_owned()
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
            { unnamed(reading).map(|words| html! { <p class="note">{words}</p> }) }
        </section>
    }
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
