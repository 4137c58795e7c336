//! Runs cut into pieces: stretches that name one actor or none, and are dressed in one way.

use std::ops::Range;

use super::{Mention, Stretch};
use crate::document::ActorIx;
use crate::ordered;
use crate::text::{Bytes, slice};

/// A stretch of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// The words; none where only a sign stands between words.
    pub text: String,
    /// The actor that they name.
    pub actor: Option<ActorIx>,
    /// The markup before them.
    pub open: String,
    /// The markup behind them.
    pub close: String,
    /// Whether they are a link of the essay's.
    pub is_link: bool,
}

/// The pieces of a run, in order.
pub(super) fn pieces(text: &str, run: &Range<Bytes>, mentions: &[Mention], stretches: &[Stretch]) -> Vec<Piece> {
    let ranges = mentions.iter().map(|it| &it.range).chain(stretches.iter().map(|it| &it.range));
    let ends = ranges.flat_map(|range| [range.start, range.end]).filter(|end| run.start < *end && *end < run.end);
    let cuts = ordered::set(ends.chain([run.start, run.end]));
    let mut pieces = Vec::new();
    for cut in cuts.windows(2) {
        let holds = |range: &Range<Bytes>| range.start <= cut[0] && cut[1] <= range.end;
        let mut piece = Piece {
            text: slice(text, cut[0]..cut[1]).to_owned(),
            actor: mentions.iter().find(|it| holds(&it.range)).map(|it| it.actor),
            ..Piece::default()
        };
        let mut sign = String::new();
        for it in stretches {
            if holds(&it.range) {
                piece.open.push_str(&it.open);
                piece.close.insert_str(0, &it.close);
                piece.is_link |= it.is_link;
            } else if it.range == (cut[1]..cut[1]) {
                sign.push_str(&it.open);
            }
        }
        pieces.push(piece);
        if !sign.is_empty() {
            pieces.push(Piece { open: sign, ..Piece::default() });
        }
    }
    pieces
}
