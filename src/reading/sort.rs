//! The orders in which the actors can be listed.

use super::Reading;
use crate::document::ActorIx;
use crate::ordered;

/// The order of the list of actors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As the essay first names them.
    #[default]
    FirstMention,
    /// Those named most often first.
    Mentions,
    /// By name.
    Name,
    /// By kind, and within a kind as the essay first names them.
    Kind,
}

impl Sort {
    /// The actors in this order.
    pub fn order(self, reading: &Reading) -> Vec<ActorIx> {
        let mut order = Vec::new();
        for &actor in &reading.cast {
            ordered::insert(&mut order, actor, |&actor| match self {
                Self::FirstMention => (0, ""),
                Self::Mentions => (usize::MAX - reading.mention_count(actor), ""),
                Self::Name => (0, reading.map[actor].name.as_str()),
                Self::Kind => (reading.map[actor].kind as usize, ""),
            });
        }
        order
    }
}
