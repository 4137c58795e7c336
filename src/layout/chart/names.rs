//! What is named of a chart that is seen from far away, where its own type is too small to be read.
//!
//! Entry: [`Chart::names`].

use super::{Chart, Entry, type_size};
use crate::argument::Part;
use crate::document::ClaimIx;
use crate::reading::Reading;

/// A claim that is named, in larger type than the chart's own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Name {
    /// The claim.
    pub claim: ClaimIx,
    /// The left and the upper edge of its words, in units.
    pub corner: (f64, f64),
    /// Their width and height, in units.
    pub size: (f64, f64),
    /// How many times as large as the chart's own type they are.
    pub times: f64,
}

/// The size of the type of a name, in pixels, and of that of the thesis.
const TYPE: f64 = 12.0;
const THESIS: f64 = 14.0;

impl Chart<'_> {
    /// The names at a scale, in pixels a unit: of the thesis and of what is directly for or against it, reasons first,
    /// in the order of the tree. Each is over its claim, to the left or to the right of it, within the frame; what would
    /// cover another name everywhere is not named.
    pub fn names(&self, reading: &Reading, scale: f64) -> Vec<Name> {
        let rank = |entry: &Entry<'_>| match reading.tree.part(entry.claim) {
            Part::Thesis => Some(0),
            Part::Reason | Part::Evidence => Some(1),
            Part::Objection => Some(2),
            Part::Reply | Part::Undercut | Part::Unused => None,
        };
        let mut near: Vec<_> = self
            .claims
            .iter()
            .filter(|entry| entry.depth < 2)
            .filter_map(|entry| {
                Some(((rank(entry)?, reading.map[entry.claim].is_unsaid(), reading.tree.place(entry.claim)), entry))
            })
            .collect();
        near.sort_by_key(|(order, _)| *order);
        let mut names: Vec<Name> = Vec::new();
        for (_, entry) in near {
            let mut places = [0.5, 0.0, 1.0].into_iter().map(|share| self.name(entry, scale, share));
            names.extend(places.find(|name| names.iter().all(|other| !name.meets(other))));
        }
        names
    }

    /// The name of a claim where this share of the claim's width has the same share of the name's over it.
    fn name(&self, entry: &Entry<'_>, scale: f64, share: f64) -> Name {
        let pixels = if entry.depth == 0 { THESIS } else { TYPE };
        let times = (pixels / (f64::from(type_size(entry.depth)) * scale)).max(1.0);
        let size = (f64::from(entry.text.area.w) * times, f64::from(entry.text.area.h) * times);
        let at = f64::from(entry.area.x) + f64::from(entry.area.w) * share;
        let left = (at - size.0 * share).min(f64::from(self.frame.right()) - size.0).max(f64::from(self.frame.x));
        Name { claim: entry.claim, corner: (left, f64::from(entry.area.y)), size, times }
    }
}

impl Name {
    /// Whether a place is on its words.
    pub fn holds(&self, (x, y): (f64, f64)) -> bool {
        let is_within = |at: f64, from: f64, length: f64| (from..=from + length).contains(&at);
        is_within(x, self.corner.0, self.size.0) && is_within(y, self.corner.1, self.size.1)
    }

    /// Whether two cover one another.
    pub fn meets(&self, other: &Self) -> bool {
        let apart = |at: f64, length: f64, other: f64, its: f64| at + length <= other || other + its <= at;
        !(apart(self.corner.0, self.size.0, other.corner.0, other.size.0)
            || apart(self.corner.1, self.size.1, other.corner.1, other.size.1))
    }
}
