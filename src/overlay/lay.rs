//! The map laid on a copy: its first edition is the copy, and its passages are where they were found there.
//!
//! Stages: the blocks of the essay become paragraphs, the others are set apart; each claim and event gets, for its
//! passages in the original, the places of those in the copy; stances and ties, which have a passage in the map's own
//! text alone, get that of a claim which rests on the same sentences.

use super::settled::spans;
use super::{COPY, Decision, Decisions, Group, Opened, Settled};
use crate::anchor::{BlockPart, Span};
use crate::document::{ClaimId, Edition, EditionRole, EssayMap, Passage, Selector};
use crate::messages::opener::{Apart, Laid};
use crate::ordered;
use crate::reading::Carried;

/// Lays a map on a copy: what the page needs of it, but for the report and the map, and the map. Of a copy of something else
/// nothing becomes a paragraph, and the map keeps its own text alone.
pub fn lay(map: &EssayMap, opened: &Opened, decisions: &Decisions) -> (Laid, Carried) {
    let mut laid = Laid::default();
    let attached = decisions.iter().filter_map(|(_, it)| if let Decision::At(spans) = it { Some(spans) } else { None });
    let attached = ordered::set(attached.flatten().map(|span| span.block));
    for (at, block) in (0..).zip(&opened.blocks) {
        if block.part == BlockPart::Essay || attached.binary_search(&at).is_ok() {
            laid.blocks.push(at);
            continue;
        }
        let before = u32::try_from(laid.blocks.len()).unwrap_or(u32::MAX);
        if laid.apart.last().is_none_or(|apart| apart.before != before) {
            laid.apart.push(Apart { before, blocks: Vec::new() });
        }
        if let Some(apart) = laid.apart.last_mut().filter(|_| !block.text.is_empty()) {
            apart.blocks.push((at, block.text.clone()));
        }
    }
    laid.apart.retain(|apart| !apart.blocks.is_empty());
    if laid.blocks.is_empty() {
        return (laid, Carried::new(map.clone()));
    }
    let places = places_of(&laid.blocks, opened, decisions);
    let map = with_places(map, opened, &laid.blocks, &places);
    let block = |at: &u32| usize::try_from(*at).ok().and_then(|at| opened.blocks.get(at));
    let mentions = laid.blocks.iter().filter_map(block).map(|block| block.mentions.clone()).collect();
    let carried = Carried::with_mentions(mentions, map);
    let settled = Settled::new(opened, decisions);
    let to_confirm = settled.of(Group::ToConfirm).filter_map(|at| places.get(at)).flatten();
    let number = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
    laid.unsure = to_confirm
        .filter_map(|passage| carried.anchored(passage))
        .map(|(paragraph, range)| (number(paragraph), number(range.start.0), number(range.end.0)))
        .collect();
    (laid, carried)
}

/// For each passage, its places in the copy, as passages of the map; `blocks` are the copy's paragraphs.
pub(super) fn places_of(blocks: &[u32], opened: &Opened, decisions: &Decisions) -> Vec<Vec<Passage>> {
    let passages = opened.passages.iter().enumerate();
    passages.map(|(at, it)| places(blocks, spans(it, decisions.on(at)))).collect()
}

/// The map with the copy as its first edition and its passages there.
fn with_places(map: &EssayMap, opened: &Opened, blocks: &[u32], places: &[Vec<Passage>]) -> EssayMap {
    let find = |passage: &Passage| -> &[Passage] {
        let at = opened.passage(passage);
        at.and_then(|at| places.get(at)).map_or(&[], Vec::as_slice)
    };
    let carry = |passage: &Passage, claim: Option<&ClaimId>| {
        let mut by_claim = map.claims.iter().filter(|it| claim.is_none_or(|claim| it.id == *claim));
        let place = by_claim.find_map(|it| {
            // A claim has its passages in the same order in each edition.
            let mut own = it.passages.iter().filter(|other| other.edition == passage.edition);
            let nth = own.position(|other| overlap(&other.selector, &passage.selector))?;
            let mut theirs = it.passages.iter().filter(|other| other.edition == opened.original);
            let same = theirs.clone().nth(nth).and_then(|other| find(other).first());
            same.or_else(|| theirs.find_map(|other| find(other).first()))
        });
        place.cloned()
    };
    let mut laid = map.clone();
    for stance in &mut laid.stances {
        // Where the essay tells of a stance it may state other claims than the one that the stance is on.
        let found = carry(&stance.passage, Some(&stance.claim)).or_else(|| carry(&stance.passage, None));
        if let Some(passage) = found {
            stance.passage = passage;
        }
    }
    for tie in &mut laid.ties {
        if let Some(passage) = carry(&tie.passage, None) {
            tie.passage = passage;
        }
    }
    let claims = laid.claims.iter_mut().map(|claim| &mut claim.passages);
    for passages in claims.chain(laid.events.iter_mut().map(|event| &mut event.passages)) {
        let here: Vec<Passage> = passages.iter().flat_map(&find).cloned().collect();
        passages.splice(0..0, here);
    }
    let text =
        |at: &u32| usize::try_from(*at).ok().and_then(|at| opened.blocks.get(at)).map(|block| block.text.clone());
    let edition = Edition {
        id: COPY.into(),
        role: EditionRole::Copy,
        title: "Your copy".to_owned(),
        language: map.original().map(|original| original.language.clone()).unwrap_or_default(),
        note: "Your own copy of the essay. It stays on this device.".to_owned(),
        paragraphs: blocks.iter().map(|at| text(at).unwrap_or_default()).collect(),
        ..Edition::default()
    };
    laid.editions.insert(0, edition);
    laid
}

/// Stretches of blocks as passages of the copy's paragraphs.
fn places(blocks: &[u32], spans: &[Span]) -> Vec<Passage> {
    let passage = |span: &Span| {
        let at = blocks.binary_search(&span.block).ok()?;
        let paragraph = u32::try_from(at + 1).ok()?;
        let selector = Selector::Position { paragraph, start: span.start, end: span.end };
        Some(Passage { edition: COPY.into(), selector })
    };
    spans.iter().filter_map(passage).collect()
}

/// Whether two stretches share a sentence, or a letter where both are positions. A position is taken for its whole
/// paragraph where the other is none.
fn overlap(one: &Selector, other: &Selector) -> bool {
    if let (Selector::Position { start, end, .. }, Selector::Position { start: other_start, end: other_end, .. }) =
        (one, other)
    {
        return one.paragraph() == other.paragraph() && start < other_end && other_start < end;
    }
    let sentences = |selector: &Selector| match selector {
        Selector::Sentences { first, last, .. } => (*first, *last),
        Selector::Position { .. } | Selector::Quote { .. } => (0, u32::MAX),
    };
    let (one_at, other_at) = (sentences(one), sentences(other));
    one.paragraph() == other.paragraph() && one_at.0 <= other_at.1 && other_at.0 <= one_at.1
}
