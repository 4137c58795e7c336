//! What stands in the panes and does not change until another reading is shown: a row of the tree, the numbers in the
//! margin of a passage, an entry of the list of actors.
//!
//! Entries: [`row`], [`notes`], [`paragraph_number`], [`entry`]: markup inside the elements that components
//! render, which have all that changes on them: what is lit, chosen, unfolded. Only the painting of a scenario changes
//! anything in it. Another reading puts other markup in its place, and with it what had the focus there.

use super::markup::{Markup, written};
use crate::argument::{Node, NodeIx, Part};
use crate::document::{ActorIx, ClaimIx};
use crate::link::Chosen;
use crate::reading::words::{self, counted};
use crate::reading::{Reading, Run};
use crate::session::marks::sign;

/// A row of the tree: the claim at a node with its sign and its part, and what folds the branch below it.
pub fn row(reading: &Reading, at: NodeIx) -> Markup {
    let node = reading.tree.node(at);
    let claim = &reading.map[node.claim];
    let number = reading.number(node.claim).map(|number| number.to_string());
    written(&mut |out| {
        out.tag("span").class("sign").with("aria-hidden", "true").text(sign(node.part));
        out.tag("span").class("words").maybe("data-number", number.as_deref()).holding(&mut |out| {
            part(out, node);
            out.tag("span").class("text").text(&claim.text);
            // How the claim stands is written here, once the reader asks.
            out.tag("small").class("standing").text("");
            remarks(out, reading, at, node);
        });
        fold(out, reading, at, node);
    })
}

/// The word for the part; of a premise that only works together with the one above, the eye sees “and” in its place.
fn part(out: &mut Markup, node: &Node) {
    let word = words::part_word(node);
    if node.joined {
        out.tag("span").class("unseen").text(&[&word, ": "].concat());
        return out.tag("i").class("with").text("and ");
    }
    out.tag("span").class("part").holding(&mut |out| {
        out.text(&word);
        if is_numbered(node) {
            out.text(&[" ", &node.ordinal.to_string()].concat());
        }
        out.tag("span").class("unseen").text(": ");
    });
}

/// Whether a node is spoken of by number: what the thesis rests on.
pub fn is_numbered(node: &Node) -> bool {
    node.depth == 1 && matches!(node.part, Part::Reason | Part::Evidence) && !node.is_editors()
}

fn remarks(out: &mut Markup, reading: &Reading, at: NodeIx, node: &Node) {
    let claim = &reading.map[node.claim];
    let said = words::remarks(reading, at);
    if !said.is_empty() {
        out.tag("small").text(&said);
    }
    // In the map's own text each claim that the essay states has a passage; in a reader's copy it may be lost, or
    // still to be picked.
    if !claim.implicit && !claim.is_editors() && reading.number(node.claim).is_none() {
        out.tag("small").class("lost").text(" (no place in your copy)");
    }
}

/// What folds and unfolds a branch, with the number of claims in it. For the pointer only: keys have the arrows.
fn fold(out: &mut Markup, reading: &Reading, at: NodeIx, node: &Node) {
    let below = reading.tree.below(at);
    if below > 0 && node.part != Part::Thesis {
        let toggle = out.tag("span").class("fold").with("data-toggle", &reading.node_id(at).to_string());
        toggle.with("aria-hidden", "true").with("title", &counted(below, "claim")).text(&below.to_string());
    }
}

/// What stands in the margin of a run: the numbers of the claims whose passages begin there, and a sign for what the
/// essay relies on there without saying it. Each is a link that carries the claim's words, to be seen when it is
/// pointed at.
pub fn notes(reading: &Reading, run: &Run) -> Markup {
    written(&mut |out| {
        out.tag("span").class("notes").holding(&mut |out| {
            for (claim, number) in noted(reading, run) {
                note(out, reading, run, claim, number);
            }
        });
    })
}

fn note(out: &mut Markup, reading: &Reading, run: &Run, claim: ClaimIx, number: Option<usize>) {
    let it = &reading.map[claim];
    let (what, class) = match number {
        Some(_) if it.is_unnamed() => ("claim ", Some("unnamed")),
        Some(_) => ("claim ", None),
        None => ("left unsaid ", Some("unsaid")),
    };
    let link = out.tag("a").with("href", &Chosen::Claim(claim).place(reading, &run.anchor)).maybe("class", class);
    link.holding(&mut |out| {
        out.tag("span").class("unseen").text(what);
        match number {
            Some(number) => out.text(&number.to_string()),
            None => out.tag("span").with("aria-hidden", "true").text("…"),
        }
        let unnamed = if it.is_unnamed() { " (unnamed sources)" } else { "" };
        out.tag("span").class("preview").text(&[&it.text, unnamed].concat());
    });
}

/// The claims that stand in the margin of a run, in their order: with their numbers, then those left unsaid without.
pub fn noted<'a>(reading: &'a Reading, run: &'a Run) -> impl Iterator<Item = (ClaimIx, Option<usize>)> + 'a {
    let numbered =
        run.begins.iter().map(|&claim| (claim, reading.number(claim))).filter(|(_, number)| number.is_some());
    numbered.chain(run.unsaid.iter().map(|&claim| (claim, None)))
}

/// An entry of the list of actors: the name, how often the text names the actor, and the role.
pub fn entry(reading: &Reading, actor: ActorIx) -> Markup {
    let it = &reading.map[actor];
    let mentions = reading.mention_count(actor);
    written(&mut |out| {
        out.tag("b").text(&it.name);
        let count = out.tag("span").class("count").with("title", &counted(mentions, "mention"));
        count.holding(&mut |out| {
            out.text(&mentions.to_string());
            out.tag("span").class("unseen").text(if mentions == 1 { " mention" } else { " mentions" });
        });
        out.tag("small").text(&it.role);
    })
}

/// The number of a paragraph, as a link to it.
pub fn paragraph_number(reading: &Reading, at: usize) -> Markup {
    written(&mut |out| {
        out.tag("a").class("number").with("href", &Chosen::Paragraph(at).address(reading)).holding(&mut |out| {
            out.tag("span").class("unseen").text("paragraph ");
            out.text(&(at + 1).to_string());
        });
    })
}
