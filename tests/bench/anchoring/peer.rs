//! What there is otherwise: searching for the quote's own text, which we do not have. Exactly, and as the peer ranks
//! approximate matches; the latter is `peer.mjs`, which is handed its work as a file and answers with one.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde::{Deserialize, Serialize};

use crate::measure::{Answer, Says, Span};
use crate::perturb::{Stretch, Text, letters};

/// How much of the text on either side of a quote the peer keeps, in characters.
const CONTEXT: usize = 32;

#[derive(Serialize)]
pub(crate) struct Job {
    text: String,
    quotes: Vec<Quote>,
}

#[derive(Clone, Serialize)]
pub(crate) struct Quote {
    pub(crate) exact: String,
    prefix: String,
    suffix: String,
    /// Where the quote was in the text, in code points.
    hint: usize,
}

/// The peer's answers to one job.
#[derive(Deserialize)]
pub(crate) struct Reply {
    /// First code point, the code point after the last; null where nothing was found.
    pub(crate) found: Vec<Option<(usize, usize)>>,
    pub(crate) milliseconds: f64,
}

/// The blocks as the peer sees a page: one text.
pub(crate) fn page(blocks: &[String]) -> String {
    blocks.join("\n")
}

/// A passage as the peer keeps it.
pub(crate) fn quote(text: &Text, passage: &Stretch) -> Quote {
    let before: usize =
        text.paragraphs.iter().take(passage.paragraph).map(|paragraph| paragraph.chars().count() + 1).sum();
    let marks: Vec<char> = page(&text.paragraphs).chars().collect();
    let (start, end) = (before + passage.points.start, before + passage.points.end);
    let of = |from: usize, to: usize| marks[from.min(marks.len())..to.min(marks.len())].iter().collect::<String>();
    Quote {
        exact: of(start, end),
        prefix: of(start.saturating_sub(CONTEXT), start),
        suffix: of(end, end + CONTEXT),
        hint: start,
    }
}

pub(crate) fn job(blocks: &[String], quotes: Vec<Quote>) -> Job {
    Job { text: page(blocks), quotes }
}

/// The first place that has the quote's very characters.
pub(crate) fn exact(page: &str, blocks: &[String], quote: &Quote, lengths: &[usize]) -> Answer {
    let found = page.find(&quote.exact).map(|byte| {
        let start = page[..byte].chars().count();
        (start, start + quote.exact.chars().count())
    });
    answer(found, blocks, &quote.exact, lengths)
}

/// A range of a page as an answer. Whatever is found is taken: neither way has a word for doubt.
pub(crate) fn answer(found: Option<(usize, usize)>, blocks: &[String], quote: &str, lengths: &[usize]) -> Answer {
    let Some((start, end)) = found else {
        return Answer { says: Says::Lost, places: Vec::new(), is_verbatim: false };
    };
    let mut spans: Vec<Span> = Vec::new();
    let mut before = 0;
    for (block, &length) in lengths.iter().enumerate() {
        let (from, to) = (start.max(before), end.min(before + length));
        if from < to {
            spans.push((block, from - before, to - before));
        }
        before += length + 1;
    }
    let is_verbatim = is_verbatim(&spans, blocks, quote);
    Answer { says: Says::Accepted, places: vec![spans], is_verbatim }
}

/// Whether what is found has the letters of a quote.
pub(crate) fn is_verbatim(spans: &[Span], blocks: &[String], quote: &str) -> bool {
    let part = |&(block, start, end): &Span| blocks[block].chars().skip(start).take(end - start);
    letters(spans.iter().flat_map(part)) == letters(quote.chars())
}

/// Has the peer do its work; `None`, with a word why, where it cannot.
pub(crate) fn run(jobs: &[Job]) -> Option<Vec<Reply>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let (work, done) = (folder.join("bench-anchoring-work.json"), folder.join("bench-anchoring-done.json"));
    std::fs::write(&work, serde_json::to_string(jobs).ok()?).ok()?;
    let script = root.join("tests/bench/peer.mjs");
    let status = Command::new("node").arg(script).arg(&work).arg(&done).status();
    if !status.is_ok_and(|status| status.success()) {
        println!("The peer could not be run: it needs Node, and `npm ci` in tests/browser. Its columns stay empty.\n");
        return None;
    }
    serde_json::from_str(&std::fs::read_to_string(done).ok()?).ok()
}
