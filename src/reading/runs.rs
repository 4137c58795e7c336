//! Paragraphs cut into runs: stretches over which the same claims rest on the text.
//!
//! Passages overlap as they like; runs do not. Each run knows its claims, so that what is lit, and what a click
//! offers, can be read off it. Within a run, pieces set apart mentions of actors and what is dressed otherwise.

use std::cmp::Reverse;
use std::ops::Range;

use super::passages::anchored;
use super::pieces::{Piece, pieces};
use super::{Dress, Mention};
use crate::document::{ActorIx, ClaimIx, EssayMap};
use crate::ordered;
use crate::text::Bytes;

/// A paragraph of the shown edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its runs, which together are its text.
    pub runs: Vec<Run>,
    /// How it is dressed.
    pub dress: Dress,
}

impl Paragraph {
    /// The words of the paragraph.
    pub fn text(&self) -> String {
        self.runs.iter().map(Run::text).collect()
    }

    /// Whether it names an actor.
    pub fn names(&self, actor: ActorIx) -> bool {
        self.runs.iter().flat_map(|run| &run.pieces).any(|piece| piece.actor == Some(actor))
    }
}

/// A stretch of a paragraph over which the same claims rest on the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its name on the page, such as `p6s2` for what begins in the second sentence of the sixth paragraph; empty if no
    /// claim rests on it.
    pub anchor: String,
    /// Where it lies in the paragraph.
    pub range: Range<Bytes>,
    /// The sentence in which it begins, counted from 1.
    pub sentence: usize,
    /// The claims that rest on it, by where their passages begin, the longer first.
    pub claims: Vec<ClaimIx>,
    /// The claims whose passage begins here.
    pub begins: Vec<ClaimIx>,
    /// The claims that the essay relies on here without stating them.
    pub unsaid: Vec<ClaimIx>,
    /// The text, mentions and what is dressed otherwise set apart.
    pub pieces: Vec<Piece>,
}

impl Run {
    /// The words of the run.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }
}

/// A claim's passage in a paragraph.
struct Stretch {
    range: Range<Bytes>,
    claim: ClaimIx,
}

/// The paragraphs of the shown edition, given where the sentences of each end, what it mentions and how it is dressed; none
/// if the map has no text.
pub(super) fn paragraphs(
    map: &EssayMap,
    ends: &[Vec<Bytes>],
    mentions: &[Vec<Mention>],
    dress: Vec<Dress>,
) -> Vec<Paragraph> {
    let texts = map.text().map_or(&[][..], |edition| &edition.paragraphs);
    let mut stretches: Vec<Vec<Stretch>> = texts.iter().map(|_| Vec::new()).collect();
    // What the editor refers to is no passage of the essay's argument.
    let claims = map.claims.iter().enumerate().filter(|(_, claim)| !claim.is_editors());
    for (claim, passage) in claims.flat_map(|(at, it)| it.passages.iter().map(move |passage| (at, passage))) {
        if let Some((paragraph, range)) = anchored(map, ends, passage) {
            let stretch = Stretch { range, claim: ClaimIx(claim) };
            ordered::insert(&mut stretches[paragraph], stretch, |it| (it.range.start, Reverse(it.range.end), it.claim));
        }
    }
    let mut dress = dress.into_iter();
    let paragraphs = texts.iter().zip(&stretches).enumerate().map(|(at, (text, stretches))| {
        let ends = ends.get(at).map_or(&[][..], Vec::as_slice);
        let mentions = mentions.get(at).map_or(&[][..], Vec::as_slice);
        paragraph(at + 1, text, stretches, (ends, mentions, dress.next().unwrap_or_default()))
    });
    paragraphs.collect()
}

fn paragraph(
    number: usize,
    text: &str,
    stretches: &[Stretch],
    (ends, mentions, dress): (&[Bytes], &[Mention], Dress),
) -> Paragraph {
    let edges = stretches.iter().flat_map(|it| [it.range.start, it.range.end]);
    let cuts = ordered::set(edges.chain([Bytes(0), Bytes(text.len())]));
    let mut runs: Vec<Run> = Vec::new();
    for cut in cuts.windows(2) {
        let range = cut[0]..cut[1];
        let mut claims: Vec<ClaimIx> = Vec::new();
        let mut begins = Vec::new();
        for it in stretches.iter().filter(|it| it.range.start <= range.start && range.end <= it.range.end) {
            if !claims.contains(&it.claim) {
                claims.push(it.claim);
                begins.extend((it.range.start == range.start).then_some(it.claim));
            }
        }
        let sentence = ends.iter().take_while(|end| **end <= range.start).count() + 1;
        let before = runs.iter().filter(|run| run.sentence == sentence && !run.claims.is_empty()).count();
        let anchor = match before {
            _ if claims.is_empty() => String::new(),
            0 => format!("p{number}s{sentence}"),
            _ => format!("p{number}s{sentence}-{}", before + 1),
        };
        let pieces = pieces(text, &range, mentions, &dress.stretches);
        runs.push(Run { anchor, range, sentence, claims, begins, unsaid: Vec::new(), pieces });
    }
    Paragraph { runs, dress }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Actor, Claim, Edition, Passage, Selector};
    use crate::reading::Carried;

    fn map(text: &str, claims: &[(u32, u32)]) -> EssayMap {
        let claim = |(at, &(first, last)): (usize, &(u32, u32))| Claim {
            id: format!("c{at}").as_str().into(),
            passages: vec![Passage {
                edition: "e".into(),
                selector: Selector::Sentences { paragraph: 1, first, last },
            }],
            ..Claim::default()
        };
        EssayMap {
            editions: vec![Edition { id: "e".into(), paragraphs: vec![text.to_owned()], ..Edition::default() }],
            claims: claims.iter().enumerate().map(claim).collect(),
            actors: vec![Actor { name: "Ada".to_owned(), ..Actor::default() }],
            ..EssayMap::default()
        }
    }

    fn read(map: EssayMap) -> Paragraph {
        let Carried { map, ends, mentions, .. } = Carried::new(map);
        paragraphs(&map, &ends, &mentions, Vec::new()).remove(0)
    }

    /// Each run as its text and the numbers of its claims, those that begin there marked.
    #[track_caller]
    fn check(claims: &[(u32, u32)], expected: &[(&str, &str)]) {
        let text = "One here. Two by Ada. Three.";
        let found = read(map(text, claims));
        let shown = found.runs.iter().map(|run| {
            let words = run.text();
            let claims = run
                .claims
                .iter()
                .map(|claim| if run.begins.contains(claim) { format!("{}!", claim.0) } else { claim.0.to_string() });
            (words, claims.collect::<Vec<_>>().join(" "))
        });
        let shown: Vec<_> = shown.collect();
        let shown: Vec<_> = shown.iter().map(|(words, claims)| (words.as_str(), claims.as_str())).collect();
        assert_eq!(shown, expected);
        assert_eq!(shown.iter().map(|(words, _)| *words).collect::<String>(), text, "runs are the text");
    }

    #[test]
    fn no_claims_one_run() {
        check(&[], &[("One here. Two by Ada. Three.", "")]);
    }

    #[test]
    fn overlapping_passages_share_runs() {
        check(&[(1, 2), (2, 3)], &[("One here. ", "0!"), ("Two by Ada.", "0 1!"), (" Three.", "1")]);
    }

    #[test]
    fn the_longer_passage_comes_first() {
        check(&[(2, 2), (2, 3)], &[("One here. ", ""), ("Two by Ada.", "1! 0!"), (" Three.", "1")]);
    }

    #[test]
    fn mentions_are_pieces() {
        let found = read(map("By Ada’s hand.", &[]));
        let pieces: Vec<_> = found.runs[0].pieces.iter().map(|piece| (piece.text.as_str(), piece.actor)).collect();
        assert_eq!(pieces, [("By ", None), ("Ada’s", Some(ActorIx(0))), (" hand.", None)]);
    }
}
