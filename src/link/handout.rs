//! What a reader takes along as plain text: a claim with its address and source, the argument as an outline.
//!
//! Entries: [`claim`] and [`outline`]. `root` is the address of the site's root, whole, with the slash at its end.

use super::Chosen;
use crate::document::ClaimIx;
use crate::reading::{Reading, words};

/// A claim, the part it plays, what it rests on, where it comes from, and its address: a line each.
pub fn claim(reading: &Reading, claim: ClaimIx, root: &str) -> String {
    let it = &reading.map[claim];
    let (part, basis) = (words::part(reading, claim), words::basis_of(it));
    let unsaid = if it.is_unsaid() { " The essay never states it." } else { "" };
    let (source, address) = (source(reading), Chosen::Claim(claim).address(reading));
    format!("{}\n{part}. It rests on {basis}.{unsaid}\n{source}\n{root}{address}\n", it.text)
}

/// The whole argument: a line for each place in the tree, indented by two spaces for each level.
pub fn outline(reading: &Reading, root: &str) -> String {
    let mut text = format!("{}\n{}\n{root}\n\n", reading.map.title, source(reading));
    for (at, node) in reading.tree.nodes() {
        for _ in 0..node.depth {
            text.push_str("  ");
        }
        let and = if node.joined { "and " } else { "" };
        let text_of_claim = &reading.map[node.claim].text;
        for part in ["- ", and, &words::part_word(node), ": ", text_of_claim, &words::remarks(reading, at), "\n"] {
            text.push_str(part);
        }
    }
    text
}

/// The map and the essay that it analyses, in a sentence.
fn source(reading: &Reading) -> String {
    let map = &reading.map;
    format!("From “{}”, a map of “{}”{}.", map.title, map.source.title, words::credit(reading))
}
