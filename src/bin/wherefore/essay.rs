//! An essay's file, `essay.md`, from a text in another format.
//!
//! Entry: [`read`]. Markdown is taken over as it is; of HTML, headings, lists, quotations, emphasis and links are kept; of
//! plain text and documents of a word processor, the paragraphs. The head gets the first heading as its title, and the
//! language that the text is in, where that is clear.

use std::fs;
use std::path::Path;

use htmd::HtmlToMarkdown;
use htmd::options::{BulletListMarker, Options};
use wherefore::format::source::{essay_of_blocks, essay_of_markdown};
use wherefore::import::{self, CopyText, Format, Notice};

use crate::Wrong;

/// Elements of a page that are no text of its essay.
const NO_TEXT: [&str; 21] = [
    "aside", "audio", "button", "canvas", "footer", "form", "head", "iframe", "img", "menu", "nav", "noscript",
    "object", "picture", "script", "select", "style", "svg", "template", "textarea", "video",
];

/// Languages by the codes that `essay.md` has, for those that the library calls otherwise: it has codes of three letters.
const LANGUAGES: [(&str, &str); 20] = [
    ("ces", "cs"),
    ("cmn", "zh"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("heb", "he"),
    ("hun", "hu"),
    ("ita", "it"),
    ("jpn", "ja"),
    ("kor", "ko"),
    ("nld", "nl"),
    ("pol", "pl"),
    ("por", "pt"),
    ("rus", "ru"),
    ("spa", "es"),
    ("swe", "sv"),
    ("ukr", "uk"),
];

/// An essay's file with the text of another file.
pub(crate) fn read(path: &Path) -> Result<String, Wrong> {
    let wrong = |why: &str| format!("{}: {why}", path.display());
    let bytes = fs::read(path).map_err(|error| wrong(&error.to_string()))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if let Some(document) = import::docx::read(&bytes) {
        return of_blocks(&document).map_err(|why| wrong(&why));
    }
    let (text, notices) = import::decoded(&bytes, &name);
    let Some(text) = text else { return Err(wrong(&Notice::all_words(&notices))) };
    match import::format(&text, &name) {
        Format::Markdown => Ok(essay_of_markdown(&text, language(&text))),
        Format::Html => of_page(&text).map_err(|why| wrong(&why)),
        Format::Plain => of_blocks(&import::read(&bytes, &name)).map_err(|why| wrong(&why)),
    }
}

/// The essay of a page.
fn of_page(page: &str) -> Result<String, String> {
    let options = Options { bullet_list_marker: BulletListMarker::Dash, ..Options::default() };
    let converter = HtmlToMarkdown::builder().skip_tags(NO_TEXT.to_vec()).options(options).build();
    let text = converter.convert(page).map_err(|error| error.to_string())?;
    let text = text.trim();
    if text.is_empty() {
        return Err(Notice::NoText.words());
    }
    Ok(essay_of_markdown(&[text, "\n"].concat(), language(text)))
}

/// The essay of blocks of text.
fn of_blocks(copy: &CopyText) -> Result<String, String> {
    if copy.blocks.is_empty() {
        return Err(Notice::all_words(&copy.notices));
    }
    let text: Vec<&str> = copy.blocks.iter().map(|block| block.text.as_str()).collect();
    Ok(essay_of_blocks(&copy.blocks, language(&text.join("\n"))))
}

/// The language of a text; English where it is not clear.
fn language(text: &str) -> &'static str {
    let found = whatlang::detect(text).filter(whatlang::Info::is_reliable);
    let known = found.and_then(|it| LANGUAGES.iter().find(|(code, _)| *code == it.lang().code()));
    known.map_or("en", |(_, language)| language)
}
