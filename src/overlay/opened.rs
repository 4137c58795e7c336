//! A copy as it is opened: its text, what was found in it, and what its reader should know.

use sha2::{Digest, Sha256};

use crate::anchor::{AnchorState, Anchored, BlockPart, Fingerprints, Span, Verdict, anchor, passages};
use crate::document::{EditionId, EssayMap, Passage, Selector};
use crate::import::{Block, CopyText, Kind, Notice};
use crate::ordered;
use crate::reading::{Mention, mentions};

/// A reader's copy with what was found in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// The edition of the map that the copy is a copy of.
    pub original: EditionId,
    /// Names the text: the reader's decisions are kept with this name, so that they are not taken for those on another.
    pub text: String,
    /// What the reader should know of the file, in words.
    pub notices: Vec<String>,
    /// Whether long text that is not of the essay was left out.
    pub is_cut: bool,
    /// What the copy is.
    pub verdict: Verdict,
    /// Its text.
    pub blocks: Vec<OpenedBlock>,
    /// The passages of the map's original edition, in reading order, and where they are.
    pub passages: Vec<OpenedPassage>,
    /// How many of the original's paragraphs there are, and how many the copy has, wholly or in part.
    pub paragraphs: (usize, usize),
}

/// A block of the copy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenedBlock {
    /// Its text.
    pub text: String,
    /// Whether it is of the essay.
    pub part: BlockPart,
    /// The actors that it names.
    pub mentions: Vec<Mention>,
}

/// A passage of the original edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedPassage {
    /// Where it is in the original.
    pub selector: Selector,
    /// Where it is in the copy.
    pub found: Anchored,
}

/// What stands between the blocks of a kept copy: a character that no text has.
const BETWEEN: char = '\u{1e}';

/// The copy that was kept as this text.
pub(super) fn reread(kept: &str) -> CopyText {
    let texts = kept.split_terminator(BETWEEN);
    let blocks = texts.map(|text| Block { text: text.to_owned(), kind: Kind::Paragraph }).collect();
    CopyText { blocks, notices: Vec::new() }
}

/// How much of a stretch that is not of the essay is handed on, in bytes: it is shown folded, to be looked at.
const APART: usize = 20_000;

/// How many blocks of such a stretch are handed on.
const APART_BLOCKS: usize = 200;

impl Opened {
    /// Opens a copy: finds the passages of the map's original edition in it by their fingerprints, and the mentions of
    /// actors. A passage that the fingerprints do not have is lost.
    pub fn new(map: &EssayMap, prints: &Fingerprints, read: CopyText) -> Self {
        let texts: Vec<String> = read.blocks.iter().map(|block| block.text.clone()).collect();
        let found = anchor(prints, &texts);
        let names = mentions(&map.actors);
        let parts = found.blocks.iter().copied().chain(std::iter::repeat(BlockPart::Apart));
        let mut blocks: Vec<OpenedBlock> = Vec::with_capacity(texts.len());
        for (block, part) in read.blocks.into_iter().zip(parts) {
            let mentions = if part == BlockPart::Essay { names.find(&block.text) } else { Vec::new() };
            blocks.push(OpenedBlock { text: block.text, part, mentions });
        }
        let seen = ordered::set(found.paragraphs.iter().flatten().copied());
        let original = map.original().map(|edition| edition.id.clone()).unwrap_or_default();
        let anchored = found.passages;
        let passages = passages(map, &original).into_iter().map(|selector| {
            let mut found = prints.passage(&selector).and_then(|at| anchored.get(at)).cloned().unwrap_or_default();
            // None is better than the others: they are numbered as they stand.
            if found.state == AnchorState::Ambiguous {
                found.places.sort_by(|one, other| one.spans.cmp(&other.spans));
            }
            OpenedPassage { selector, found }
        });
        let mut opened = Self {
            original,
            text: name_of(&texts),
            notices: read.notices.iter().map(Notice::words).collect(),
            is_cut: false,
            verdict: found.verdict,
            blocks,
            passages: passages.collect(),
            paragraphs: (prints.paragraphs.len(), seen.len()),
        };
        opened.shorten();
        opened
    }

    /// The number of a passage of the map among those of the original edition.
    pub fn passage(&self, passage: &Passage) -> Option<usize> {
        let is_it = |other: &OpenedPassage| passage.edition == self.original && passage.selector == other.selector;
        self.passages.iter().position(is_it)
    }

    /// The text of the copy, to be kept on the device; `None` where some of it is not here.
    pub fn kept(&self) -> Option<String> {
        let mut kept = String::new();
        for block in &self.blocks {
            kept.push_str(&block.text);
            kept.push(BETWEEN);
        }
        (!self.is_cut).then_some(kept)
    }

    /// Whether a stretch lies within its block.
    pub fn holds(&self, span: Span) -> bool {
        let block = usize::try_from(span.block).ok().and_then(|at| self.blocks.get(at));
        let length = block.map_or(0, |block| block.text.chars().count());
        span.start < span.end && usize::try_from(span.end).is_ok_and(|end| end <= length)
    }

    /// Whether nothing of it belongs to the essay.
    pub fn is_other(&self) -> bool {
        self.verdict == Verdict::Other
    }

    /// Cuts what is long and not of the essay, and says so. Blocks keep their numbers.
    fn shorten(&mut self) {
        let (mut bytes, mut count, mut left_out) = (0, 0, 0);
        for block in &mut self.blocks {
            if block.part == BlockPart::Essay {
                (bytes, count) = (0, 0);
                continue;
            }
            bytes += block.text.len();
            count += 1;
            if bytes > APART || count > APART_BLOCKS {
                left_out += 1;
                block.text = String::new();
            }
        }
        self.is_cut = left_out > 0;
        if self.is_cut {
            self.notices.push(format!(
                "There is much text here that is not of the essay. {left_out} parts of it are not shown; nothing of the \
                 essay is missing."
            ));
        }
    }
}

/// A name for a text, by which it is known again and from which it cannot be read.
fn name_of(texts: &[String]) -> String {
    let mut digest = Sha256::new();
    for text in texts {
        digest.update(text);
        digest.update([0]);
    }
    digest.finalize().iter().take(12).map(|byte| format!("{byte:02x}")).collect()
}
