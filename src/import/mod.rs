//! A reader's own copy of an essay, as a file or as pasted text, read into blocks of text.
//!
//! Entry: [`read_with`] takes the bytes, the file's name and what decodes bytes, and yields [`CopyText`], whatever the
//! input. Stages:
//!
//! 1. `decode`: bytes → text; what is no text is refused;
//! 2. [`format()`]: plain text, Markdown or HTML, by the name and by what the text looks like;
//! 3. `plain`, `markdown`, `html`: text → [`Block`]s. Markdown becomes HTML first, so that one reader decides what is
//!    text: nothing of a script, style, template, comment or attribute ever is.
//!
//! Each stage takes time linear in the input and recurses nowhere. What a reader should know of their file is a
//! [`Notice`]: data, with the words for it.
//!
//! `docx` reads documents of a word processor instead, for programs that have the feature of this name.
//!
//! A block's text keeps the line breaks of hard-wrapped lines and of `<br>`, as `\n`, because a hyphen in front of one
//! may be no hyphen of the word; a page shows them as spaces.

mod decode;
#[cfg(feature = "docx")]
pub mod docx;
mod html;
mod markdown;
mod notice;
mod plain;

pub use decode::Decode;
pub use notice::Notice;

use serde::{Deserialize, Serialize};

/// The most bytes that are read: 100 MB. What follows is left out, and a notice says so.
pub const MOST_BYTES: usize = 100_000_000;

/// A copy as read: its blocks in order, and what its reader should know.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyText {
    /// The text. No block is empty or has white space at its ends.
    pub blocks: Vec<Block>,
    /// What was found in the file besides; empty when all went well.
    pub notices: Vec<Notice>,
}

/// A stretch of text that stands by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// The text as the file has it, entities resolved; `\n` where a line ends within the block.
    pub text: String,
    /// What it is.
    pub kind: Kind,
}

/// What a block is, as far as the file says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Running text, and whatever is nothing else.
    #[default]
    Paragraph,
    /// A heading.
    Heading,
    /// An item of a list.
    Item,
    /// What a page sets around its text: menus, side notes, captions, forms, the page's header and footer.
    Aside,
}

/// How a text is marked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Not at all.
    Plain,
    /// As CommonMark, with the tables and footnotes of common use.
    Markdown,
    /// As HTML.
    Html,
}

/// Reads a copy with the decoders of a library. The name is that of the file, and empty for pasted text.
#[cfg(not(target_arch = "wasm32"))]
pub fn read(bytes: &[u8], name: &str) -> CopyText {
    read_with(bytes, name, decode::library)
}

/// The text of a file as it stands, its marks included, for those who read it otherwise; `None` where it is no text, and
/// the notices say why.
#[cfg(not(target_arch = "wasm32"))]
pub fn decoded(bytes: &[u8], name: &str) -> (Option<String>, Vec<Notice>) {
    let mut notices = Vec::new();
    let text = decode::decode(bytes, name, decode::library, &mut notices);
    (text, notices)
}

/// Reads a copy with these decoders. The name is that of the file, and empty for pasted text.
pub fn read_with(bytes: &[u8], name: &str, decode: Decode) -> CopyText {
    let mut notices = Vec::new();
    let text = decode::decode(bytes, name, decode, &mut notices);
    let mut blocks = Vec::new();
    if let Some(text) = text {
        let format = format(&text, name);
        match format {
            Format::Plain => plain::read(&text, Kind::Paragraph, &mut blocks),
            Format::Markdown => markdown::read(&text, &mut blocks),
            Format::Html => html::read(&text, &mut blocks),
        }
        if blocks.is_empty() {
            let is_page = format == Format::Html && !text.trim().is_empty();
            notices.push(if is_page { Notice::NoText } else { Notice::Empty });
        }
    }
    CopyText { blocks, notices }
}

/// How a text is marked up: by its beginning, where that is HTML's; by the file's name, where that ends as such names
/// do; else as Markdown where text without a telling name clearly is.
pub fn format(text: &str, name: &str) -> Format {
    let named = |endings: &[&str]| {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending).unwrap_or_default();
        endings.iter().any(|known| ending.eq_ignore_ascii_case(known))
    };
    if named(&["md", "markdown", "mdown", "mkd"]) {
        Format::Markdown
    } else if named(&["html", "htm", "xhtml"]) || html::is_html(text) {
        Format::Html
    } else if name.is_empty() && markdown::is_markdown(text) {
        Format::Markdown
    } else {
        Format::Plain
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(bytes: &[u8], name: &str) -> Vec<String> {
        read(bytes, name).blocks.into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn formats_are_known_by_name_and_by_content() {
        assert_eq!(format("# A", "essay.MD"), Format::Markdown);
        assert_eq!(format("<p>a", "essay.md"), Format::Markdown);
        assert_eq!(format("a", "page.htm"), Format::Html);
        for html in ["<!DOCTYPE html>", "\n <html lang=en>", "<p>a", "<meta charset='utf-8'><p>a", "<!-- x --><div>"] {
            assert_eq!(format(html, ""), Format::Html, "{html}");
        }
        for plain in ["", "a < b", "<pp>", "<- so", "1. One\n2. Two", "# of items", "a * b * c"] {
            assert_eq!(format(plain, ""), Format::Plain, "{plain}");
        }
        assert_eq!(format("# Title\n\nSome **bold** words.", ""), Format::Markdown);
        assert_eq!(format("# Title\n\nSome **bold** words.", "essay.txt"), Format::Plain);
    }

    #[test]
    fn nothing_is_said_to_be_nothing() {
        for (bytes, name) in [(&b""[..], ""), (b"", "a.html"), (b" \n\t\r\n", "a.txt"), (b"\xEF\xBB\xBF", "a.md")] {
            assert_eq!(read(bytes, name), CopyText { blocks: vec![], notices: vec![Notice::Empty] });
        }
        assert_eq!(read("\n".repeat(10_000).as_bytes(), "").notices, [Notice::Empty]);
        let page = "<!doctype html><title>A</title><script>document.write('b')</script><noscript>c</noscript>";
        assert_eq!(read(page.as_bytes(), ""), CopyText { blocks: vec![], notices: vec![Notice::NoText] });
    }

    #[test]
    fn ten_thousand_empty_lines_divide_once() {
        let text = format!("One.{}Two.", "\n".repeat(10_000));
        assert_eq!(texts(text.as_bytes(), "a.txt"), ["One.", "Two."]);
        let html = format!("<p>One.{}Two.", "<br>".repeat(10_000));
        assert_eq!(texts(html.as_bytes(), "a.html"), ["One.", "Two."]);
    }

    #[test]
    fn one_paragraph_without_breaks_stays_one() {
        let text = "A word after another. ".repeat(50_000);
        for name in ["a.txt", "a.md", "a.html"] {
            let copy = read(text.as_bytes(), name);
            assert_eq!(copy.blocks.len(), 1);
            assert_eq!(copy.blocks[0].text, text.trim_end());
            assert_eq!(copy.notices, []);
        }
    }

    #[test]
    fn right_to_left_text_is_kept() {
        let text = "שלום עולם.\n\nمرحبا \u{200F}بالعالم.";
        for name in ["a.txt", "a.md"] {
            assert_eq!(texts(text.as_bytes(), name), ["שלום עולם.", "مرحبا \u{200F}بالعالم."]);
        }
        assert_eq!(texts("<p dir=rtl>שלום <bdo dir=ltr>עולם</bdo>".as_bytes(), ""), ["שלום עולם"]);
    }

    #[test]
    fn what_is_too_long_is_cut_and_said_so() {
        // No 100 MB in a test of the whole: the stage that cuts takes the bound from its caller.
        let mut notices = Vec::new();
        let text = decode::decode_up_to("é".repeat(10).as_bytes(), "", 7, decode::library, &mut notices);
        assert_eq!(text.as_deref(), Some("ééé"));
        assert_eq!(notices, [Notice::TooLong(7)]);
    }

    #[test]
    fn hostile_nesting_is_read_at_once() {
        const DEEP: usize = 20_000;
        let open = "<div hidden><ul><li><blockquote><h1>".repeat(DEEP);
        assert_eq!(read(open.as_bytes(), "a.html").notices, [Notice::NoText]);
        assert_eq!(texts(format!("{}a{}", "<li>".repeat(DEEP), "</x>".repeat(DEEP)).as_bytes(), "a.html"), ["a"]);
        let items = format!("<ul>{}{}", "<h1>".repeat(DEEP), "<li>a</li>".repeat(DEEP));
        assert_eq!(texts(items.as_bytes(), "a.html").len(), DEEP);
        for marks in ["> ", "- ", "*", "_", "[", "![", "`", "<", "<!--", "&", "|", "(", "\\", "#", "[a](", "**a"] {
            let copy = read(marks.repeat(5_000).as_bytes(), "a.md");
            assert!(copy.blocks.len() < 5_000);
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..400), name in "(a\\.(txt|md|html))?") {
            let copy = read(&bytes, &name);
            for block in &copy.blocks {
                prop_assert!(!block.text.is_empty());
                prop_assert_eq!(block.text.trim(), &block.text);
            }
            prop_assert!(!copy.blocks.is_empty() || !copy.notices.is_empty(), "no text, and no word about it");
            let json = serde_json::to_string(&copy).unwrap();
            prop_assert_eq!(serde_json::from_str::<CopyText>(&json).unwrap(), copy);
        }

        #[test]
        fn any_soup_of_tags_is_read_without_its_scripts(
            parts in proptest::collection::vec(
                prop_oneof![
                    Just("<p>"), Just("</p>"), Just("<li hidden>"), Just("</li>"), Just("<ul>"), Just("</ul>"),
                    Just("<template>"), Just("</template>"), Just("<br>"), Just("<h2 onclick='SECRET()'>"),
                    Just("</h2>"), Just("<nav>"), Just("</nav>"), Just("<script>SECRET()</script>"),
                    Just("<style>SECRET{}</style>"), Just("<!-- SECRET -->"), Just("<a href='javascript:SECRET'>"),
                    Just("word "), Just("&amp;"), Just("&#x201c;"), Just("<pre>"), Just("</pre>"), Just("\n\n"),
                ],
                0..40,
            ),
            name in "a\\.(md|html)",
        ) {
            for text in texts(format!("<p>{}", parts.concat()).as_bytes(), &name) {
                prop_assert!(!text.contains("SECRET"), "{text}");
            }
        }

        #[test]
        fn plain_text_loses_nothing_but_white_space(text in "[a-zé“”.\\- \n\r\t\u{a0}\u{ad}]{0,300}") {
            let strip = |text: &str| text.chars().filter(|mark| !mark.is_whitespace()).collect::<String>();
            prop_assert_eq!(strip(&texts(text.as_bytes(), "a.txt").concat()), strip(&text));
        }
    }
}
