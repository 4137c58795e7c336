//! How good an answer is: what was found, against what is true.

use std::ops::AddAssign;

use crate::perturb::{Place, Truth};

/// Block, first code point, the code point after the last.
pub(crate) type Span = (usize, usize, usize);

/// What an anchoring says of a passage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Says {
    /// Here it is, with the same words: nobody need look.
    Accepted,
    /// Here it may be; a reader must look.
    Flagged,
    /// It is not there.
    Lost,
}

/// An answer for one passage: what is said, and where; several places where that is open.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) says: Says,
    pub(crate) places: Vec<Vec<Span>>,
    /// Whether the first place has the letters of the passage, neither more nor fewer.
    pub(crate) is_verbatim: bool,
}

/// Counts over many passages.
#[derive(Clone, Debug, Default)]
pub(crate) struct Score {
    pub(crate) passages: usize,
    /// Passages that are in the copy, with whatever words.
    pub(crate) there: usize,
    /// Of those: found with both ends within three characters of the true ones.
    pub(crate) near: usize,
    /// Of those: found with an overlap of at least 0.8 (intersection over union of code points).
    pub(crate) overlapping: usize,
    /// Of those: said not to be there.
    pub(crate) lost: usize,
    /// Passages that are in the copy with the same words, once.
    pub(crate) same: usize,
    /// Of those: accepted, in the true place.
    pub(crate) accepted: usize,
    /// Accepted although the words differ, or the place is another.
    pub(crate) wrong: usize,
    /// Of those: in another place altogether.
    pub(crate) elsewhere: usize,
    /// Passages that are gone or whose words differ.
    pub(crate) doubtful: usize,
    /// Of those: said to be lost where gone, flagged or lost where the words differ.
    pub(crate) flagged: usize,
    /// Flagged in a place that has nothing of the passage.
    pub(crate) astray: usize,
    /// Places shown, in whatever state.
    pub(crate) lit: usize,
    pub(crate) milliseconds: f64,
}

impl AddAssign<&Score> for Score {
    fn add_assign(&mut self, other: &Score) {
        self.passages += other.passages;
        self.there += other.there;
        self.near += other.near;
        self.overlapping += other.overlapping;
        self.lost += other.lost;
        self.same += other.same;
        self.accepted += other.accepted;
        self.wrong += other.wrong;
        self.elsewhere += other.elsewhere;
        self.doubtful += other.doubtful;
        self.flagged += other.flagged;
        self.astray += other.astray;
        self.lit += other.lit;
        self.milliseconds += other.milliseconds;
    }
}

impl Score {
    /// Counts one passage.
    pub(crate) fn count(&mut self, answer: &Answer, truth: &Truth, lengths: &[usize]) {
        self.passages += 1;
        self.lit += answer.places.len();
        let true_places: Vec<&Place> = truth.places.iter().filter(|place| !place.twin).collect();
        let overlaps =
            |place: &Place| answer.places.iter().map(|found| overlap(found, &place.spans)).fold(0.0, f64::max);
        let best = true_places.iter().map(|place| overlaps(place)).fold(0.0, f64::max);
        // Words between two of its sentences are no part of an answer that leaves them out.
        let leaves_out = answer.says == Says::Accepted && answer.is_verbatim && best >= 0.8;
        let is_same = leaves_out || true_places.iter().any(|place| place.same);
        if let Some(place) = true_places.first() {
            self.there += 1;
            let near = |found: &Vec<Span>| ends(found, lengths).zip(ends(&place.spans, lengths)).is_some_and(is_near);
            self.near += usize::from(answer.places.iter().any(near));
            self.overlapping += usize::from(best >= 0.8);
            self.lost += usize::from(answer.says == Says::Lost);
        }
        if is_same && !truth.twice {
            self.same += 1;
            self.accepted += usize::from(answer.says == Says::Accepted && best >= 0.8);
        } else if !is_same {
            self.doubtful += 1;
            self.flagged += usize::from(match answer.says {
                Says::Accepted => false,
                Says::Flagged => best > 0.0,
                Says::Lost => true,
            });
        }
        match answer.says {
            Says::Accepted if best < 0.8 || !is_same || !answer.is_verbatim => {
                self.wrong += 1;
                self.elsewhere += usize::from(best < 0.5);
            }
            Says::Flagged if best == 0.0 => self.astray += 1,
            _ => {}
        }
    }
}

/// Intersection over union of two sets of code points.
pub(crate) fn overlap(one: &[Span], other: &[Span]) -> f64 {
    let size = |spans: &[Span]| spans.iter().map(|&(_, start, end)| end.saturating_sub(start)).sum::<usize>();
    let mut common = 0;
    for &(block, start, end) in one {
        for &(_, from, to) in other.iter().filter(|span| span.0 == block) {
            common += end.min(to).saturating_sub(start.max(from));
        }
    }
    let union = size(one) + size(other) - common;
    if union == 0 { 0.0 } else { common as f64 / union as f64 }
}

/// The first and the last code point of a place, counted through all blocks.
fn ends(spans: &[Span], lengths: &[usize]) -> Option<(usize, usize)> {
    let before = |block: usize| lengths.iter().take(block).map(|length| length + 1).sum::<usize>();
    let (first, last) = (spans.iter().min()?, spans.iter().max()?);
    Some((before(first.0) + first.1, before(last.0) + last.2))
}

fn is_near((one, other): ((usize, usize), (usize, usize))) -> bool {
    one.0.abs_diff(other.0) <= 3 && one.1.abs_diff(other.1) <= 3
}
