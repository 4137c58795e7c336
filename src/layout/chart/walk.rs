//! From claim to claim by arrow.
//!
//! Entry: [`Chart::toward`].

use super::bearing::conclusion;
use super::{Chart, Entry, Order};
use crate::document::ClaimIx;
use crate::reading::Reading;

/// Where an arrow leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// In the order of reasons, to what the claim bears on; in that of the text, to the claim before.
    Up,
    /// In the order of reasons, to the first claim that bears on it; in that of the text, to the claim after.
    Down,
    /// In the order of reasons, to what stands on its left; in that of the text, to the first claim that bears on it.
    Left,
    /// In the order of reasons, to what stands on its right; in that of the text, to what the claim bears on.
    Right,
}

impl Chart<'_> {
    /// The claim of the chart to which an arrow leads from another; `None` where there is none.
    pub fn toward(&self, reading: &Reading, order: Order, claim: ClaimIx, direction: Direction) -> Option<ClaimIx> {
        let from = self.entry(claim)?;
        match (order, direction) {
            (Order::Reasons, Direction::Up) | (Order::Text, Direction::Right) => self.above(reading, claim),
            (Order::Reasons, Direction::Down) | (Order::Text, Direction::Left) => self.below(reading, claim),
            (Order::Reasons, Direction::Left) => self.beside(from, |it| from.area.x - it.area.x),
            (Order::Reasons, Direction::Right) => self.beside(from, |it| it.area.x - from.area.x),
            (Order::Text, Direction::Up) => self.nearest(|it| from.area.y - it.area.y),
            (Order::Text, Direction::Down) => self.nearest(|it| it.area.y - from.area.y),
        }
    }

    /// What a claim bears on: the conclusion of the first step that it is a premise of.
    fn above(&self, reading: &Reading, claim: ClaimIx) -> Option<ClaimIx> {
        let id = &reading.map[claim].id;
        let mut steps = self.steps.iter().map(|step| step.inference);
        let step = steps.find(|&step| reading.map[step].premises.contains(id))?;
        conclusion(reading, step).filter(|&above| self.entry(above).is_some())
    }

    /// The first claim that bears on a claim.
    fn below(&self, reading: &Reading, claim: ClaimIx) -> Option<ClaimIx> {
        let steps = self.steps.iter().filter(|step| conclusion(reading, step.inference) == Some(claim));
        let premises = steps.flat_map(|step| &reading.map[step.inference].premises);
        let premises = premises.filter_map(|id| self.entry(reading.index.claim(id)?));
        premises.filter(|it| it.claim != claim).min_by_key(|it| (it.area.x, it.area.y)).map(|it| it.claim)
    }

    /// The nearest of those that stand at the same height, by a distance that is more than nothing.
    fn beside(&self, from: &Entry<'_>, distance: impl Fn(&Entry<'_>) -> i32) -> Option<ClaimIx> {
        let is_level = |it: &&Entry<'_>| it.area.y < from.area.bottom() && from.area.y < it.area.bottom();
        let near = self.claims.iter().filter(is_level).map(|it| (distance(it), it.claim));
        near.filter(|it| it.0 > 0).min().map(|it| it.1)
    }

    /// The nearest of all.
    fn nearest(&self, distance: impl Fn(&Entry<'_>) -> i32) -> Option<ClaimIx> {
        self.claims.iter().map(|it| (distance(it), it.claim)).filter(|it| it.0 > 0).min().map(|it| it.1)
    }
}
