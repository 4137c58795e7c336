//! The files of a map that is begun: an essay's file made of a text, and a map in which nothing is claimed yet.
//!
//! Entries: [`essay_of_markdown`], [`essay_of_blocks`], [`begun`].

use serde_json::json;

use super::essay::SENTENCE_RULE;
use super::{ESSAY, MAP, SourceFile, SourceFiles, markdown};
use crate::import::{Block, Kind};
use crate::text::SentenceRule;

/// An essay's file of a text in Markdown, as it is: with a head if it has none, and its first heading as the title. The
/// language is a BCP 47 tag.
pub fn essay_of_markdown(text: &str, language: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.starts_with("---\n") || text.starts_with("---\r\n") {
        return text.to_owned();
    }
    let first = text.trim_start().lines().next().unwrap_or_default();
    let (title, rest) = match first.strip_prefix("# ") {
        Some(title) => (Some(title.trim()), text.trim_start().strip_prefix(first).unwrap_or_default().trim_start()),
        None => (None, text),
    };
    [&head(title, language), "\n", rest].concat()
}

/// An essay's file of blocks of text, in which every mark of Markdown is one of the text.
pub fn essay_of_blocks(blocks: &[Block], language: &str) -> String {
    let title = blocks.iter().find(|block| block.kind == Kind::Heading).map(|block| block.text.as_str());
    let mut text = head(title, language);
    for block in blocks {
        let words = markdown(&block.text);
        text.push('\n');
        text.push_str(&match block.kind {
            Kind::Heading => format!("## {words}"),
            Kind::Item => format!("- {words}"),
            Kind::Paragraph | Kind::Aside => words,
        });
        text.push('\n');
    }
    text
}

/// The head of an essay's file, to be filled in.
fn head(title: Option<&str>, language: &str) -> String {
    let title = json!(title.unwrap_or("Untitled"));
    format!("---\ntitle: {title}\nauthor: \"\"\ndate: \"\"\nlanguage: {language}\n---\n")
}

/// The files of a map of an essay's file, in which nothing is claimed yet.
pub fn begun(essay: String) -> SourceFiles {
    let file = |name: &str, text: String| SourceFile { name: name.to_owned(), text };
    let map = format!("===\n{SENTENCE_RULE}: {}\n===\n", SentenceRule::NEWEST.number());
    SourceFiles { map: file(MAP, map), essay: file(ESSAY, essay), ..SourceFiles::default() }
}
