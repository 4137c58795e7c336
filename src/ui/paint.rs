//! What is written directly into the page as it stands, ahead of Yew or in its stead: what is chosen, and how claims
//! stand in a scenario.
//!
//! Why directly: a choice is to be seen in the next frame, and a judgment on a large map changes how hundreds of claims
//! stand and nothing else of them. Everything is addressed by id: a claim's rows by the identifiers of their nodes, a
//! passage by its anchor, a number in the margin, and what stands in short over the essay, by the claim that the link
//! leads to. Entries: [`choice`]; [`rows`] and [`text`], apart, because a judgment is to be seen in the tree in
//! the very next frame, and the essay takes longer to be drawn.
//!
//! Yew renders `data-lit`, `data-chosen` and `aria-current` as well, with the same values, in the frame after. It does
//! not know the attribute [`STANDING`], [`FALLEN`] and the text of `.standing`, which stay as they are written here.

use web_sys::Element;

use super::components::row_id;
use super::dom;
use crate::document::{ClaimId, ClaimIx};
use crate::link::Chosen;
use crate::ordered;
use crate::reading::{Reading, Run};
use crate::session::marks::Marks;
use crate::session::{ClaimMarks, State};
use crate::views::pane_items::noted;

/// The attribute that carries the sign for how a claim stands.
const STANDING: &str = "data-standing";
/// The attribute of a passage whose claims all fall.
const FALLEN: &str = "data-fallen";
/// The part of a row that says how its claim stands.
const WORDS: &str = "small.standing";

/// Marks what is chosen now, with the passages that it lights, and no longer what was chosen before.
pub(super) fn choice(before: &State, now: &State) {
    for (state, on) in [(before, false), (now, true)] {
        let reading = &state.reading;
        let marks = Marks::of_state(state);
        for run in marks.runs.iter().filter_map(|&at| reading.run(at)) {
            mark(&run.anchor, "data-lit", on);
        }
        for &node in &marks.chosen {
            mark(&row_id(reading, node), "data-chosen", on);
        }
        // The mentions of an actor, which may stand in every paragraph, are left to be rendered.
        if let Some(actor) = marks.mentions {
            dom::mark(&[".cast [data-actor='", reading.map[actor].id.as_str(), "']"].concat(), "aria-current", on);
        }
    }
}

fn mark(id: &str, attribute: &str, on: bool) {
    if let Some(element) = dom::by_id(id) {
        set(&element, attribute, if on { "true" } else { "" });
    }
}

/// Shows on the rows of the tree how claims stand, where something else was shown before. `before` is none where the page
/// shows another reading than it did: then nothing is known of what stands on it.
pub(super) fn rows(reading: &Reading, before: Option<&ClaimMarks>, now: &ClaimMarks) {
    if before.is_none() {
        dom::mark(&[".row[", STANDING, "]"].concat(), STANDING, false);
        for words in dom::all(&[WORDS, ":not(:empty)"].concat()) {
            words.set_text_content(None);
        }
    }
    for claim in changed(reading, before, now) {
        in_tree(reading, claim, now);
    }
}

/// Shows in the essay how claims stand, and in what stands in short over it; `before` as for [`rows`].
pub(super) fn text(reading: &Reading, before: Option<&ClaimMarks>, now: &ClaimMarks) {
    if before.is_none() {
        dom::mark(&["a:not(.row)[", STANDING, "]"].concat(), STANDING, false);
        dom::mark(&["[", FALLEN, "]"].concat(), FALLEN, false);
    }
    let changed = changed(reading, before, now);
    let short = dom::all(".short a");
    for &claim in &changed {
        in_short(&short, &reading.map[claim].id, now);
    }
    let concerns = |claim: &ClaimIx| changed.binary_search(claim).is_ok();
    for (_, run) in reading.runs().filter(|(_, run)| run.claims.iter().chain(&run.unsaid).any(concerns)) {
        in_essay(reading, run, now);
    }
}

/// The claims of which something else is to be seen than before, in order.
fn changed(reading: &Reading, before: Option<&ClaimMarks>, now: &ClaimMarks) -> Vec<ClaimIx> {
    let nothing = ClaimMarks::default();
    let before = before.unwrap_or(&nothing);
    let differing = before.claims().chain(now.claims()).filter(|id| now.differs_on(id, before));
    ordered::set(differing.filter_map(|id| reading.index.claim(id)))
}

/// Says how a claim stands on each of its rows.
fn in_tree(reading: &Reading, claim: ClaimIx, now: &ClaimMarks) {
    let id = &reading.map[claim].id;
    for node in reading.tree.uses(claim) {
        let Some(row) = dom::by_id(&row_id(reading, node)) else { continue };
        set(&row, STANDING, now.mark(id).sign());
        if let Some(words) = row.query_selector(WORDS).ok().flatten() {
            words.set_text_content(Some(&now.in_words(id)));
        }
    }
}

/// Marks those of the links in what the page says in short that lead to a claim.
fn in_short(links: &[Element], id: &ClaimId, now: &ClaimMarks) {
    let address = ["claim/", id.as_str(), "/"].concat();
    for link in links.iter().filter(|link| link.get_attribute("href").is_some_and(|href| href.contains(&address))) {
        set(link, STANDING, now.mark(id).sign());
    }
}

/// Marks a passage whose claims all fall, and the numbers in its margin of the claims that do not simply hold.
fn in_essay(reading: &Reading, run: &Run, now: &ClaimMarks) {
    let Some(passage) = dom::by_id(&run.anchor) else { return };
    set(&passage, FALLEN, if now.falls(reading, run) { "true" } else { "" });
    for (claim, _) in noted(reading, run) {
        let id = &reading.map[claim].id;
        if let Some(number) = number(&passage, id) {
            set(&number, STANDING, now.mark(id).sign());
        }
    }
}

/// The link in a passage's margin that leads to a claim.
fn number(passage: &Element, claim: &ClaimId) -> Option<Element> {
    passage.query_selector(&[".notes a[href*='claim/", claim.as_str(), "/']"].concat()).ok().flatten()
}

/// Sets an attribute; an empty value takes it away.
fn set(element: &Element, attribute: &str, value: &str) {
    // Fails only for a malformed name.
    let _ =
        if value.is_empty() { element.remove_attribute(attribute) } else { element.set_attribute(attribute, value) };
}

/// Brings what a choice lights up into view, in each pane where none of it can be seen.
pub(super) fn reveal(chosen: &Chosen) {
    if matches!(chosen, Chosen::Nothing | Chosen::Missing(_)) {
        return;
    }
    for group in [".essay [data-lit]", ".argument [data-chosen]", ".actors [aria-current]"] {
        let lit = dom::all(group);
        if let Some(first) = lit.first().filter(|_| !lit.iter().any(dom::is_seen)) {
            dom::reveal(first);
        }
    }
    // A paragraph on which nothing rests lights up nothing.
    if let Chosen::Paragraph(at) = chosen
        && dom::all(".essay [data-lit]").is_empty()
        && let Some(paragraph) = dom::by_id(&["p", &(at + 1).to_string()].concat())
    {
        dom::reveal(&paragraph);
    }
    dom::scroll_to_start("card");
}
