//! How sure each passage is, the reader's word going before the program's, and where it is taken to be.

use super::{Decision, Decisions, Opened, OpenedPassage};
use crate::anchor::{AnchorState, Place, Span};

/// How sure a passage is, in the groups of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Word for word, in its place.
    Exact,
    /// Word for word, elsewhere.
    Moved,
    /// Found with another wording; the reader has not said yet whether it is the passage.
    ToConfirm,
    /// At several places; the reader has not picked one yet.
    ToPick,
    /// The reader said where it is.
    Settled,
    /// Not found, or not what was found.
    Lost,
}

impl Group {
    /// All of them, in the order of the report.
    pub const ALL: [Self; 6] = [Self::Exact, Self::Moved, Self::ToConfirm, Self::ToPick, Self::Settled, Self::Lost];

    /// The group in words, as they follow a number.
    pub fn words(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Moved => "moved",
            Self::ToConfirm => "to confirm",
            Self::ToPick => "to pick",
            Self::Settled => "settled by you",
            Self::Lost => "lost",
        }
    }
}

/// For each passage, the group that it is in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// By the number of the passage.
    pub groups: Vec<Group>,
}

impl Settled {
    /// How sure the passages of a copy are.
    pub fn new(opened: &Opened, decisions: &Decisions) -> Self {
        let groups = opened.passages.iter().enumerate().map(|(at, passage)| group(passage, decisions.on(at)));
        Self { groups: groups.collect() }
    }

    /// How many passages are in a group.
    pub fn count(&self, group: Group) -> usize {
        self.of(group).count()
    }

    /// The passages of a group, by number.
    pub fn of(&self, group: Group) -> impl Iterator<Item = usize> {
        self.groups.iter().enumerate().filter(move |(_, other)| **other == group).map(|(at, _)| at)
    }
}

fn group(passage: &OpenedPassage, decision: Option<&Decision>) -> Group {
    match (decision, passage.found.state) {
        (Some(Decision::Dropped), _) => Group::Lost,
        (Some(Decision::At(_)), _) | (Some(Decision::Confirmed), AnchorState::Changed) => Group::Settled,
        (_, AnchorState::Exact) => Group::Exact,
        (_, AnchorState::Moved) => Group::Moved,
        (_, AnchorState::Changed) => Group::ToConfirm,
        (_, AnchorState::Ambiguous) => Group::ToPick,
        (_, AnchorState::Lost) => Group::Lost,
    }
}

/// The stretches of the copy where a passage is taken to be; none where it is lost, or still to be picked.
pub(super) fn spans<'a>(passage: &'a OpenedPassage, decision: Option<&'a Decision>) -> &'a [Span] {
    match (decision, group(passage, decision)) {
        (Some(Decision::At(spans)), _) => spans,
        (_, Group::Lost | Group::ToPick) => &[],
        _ => passage.found.places.first().map_or(&[], |place: &Place| &place.spans),
    }
}
