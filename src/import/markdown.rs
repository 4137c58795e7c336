//! Markdown to blocks, by way of HTML: CommonMark leaves HTML in place, so one reader must judge both.

use pulldown_cmark::{Options, Parser, html};

use super::Block;

/// How much of a pasted text is looked at to tell whether it is Markdown, in lines.
const LINES: usize = 2_000;

/// Reads a whole text.
pub(super) fn read(text: &str, blocks: &mut Vec<Block>) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut page = String::with_capacity(text.len() + text.len() / 8);
    html::push_html(&mut page, Parser::new_ext(text, options));
    super::html::read(&page, blocks);
}

/// Whether a text clearly is Markdown: it has two sorts of marks that plain prose has not, or one of them twice.
pub(super) fn is_markdown(text: &str) -> bool {
    let (mut headings, mut links, mut strong, mut fences) = (0usize, 0usize, 0usize, 0usize);
    for line in text.lines().take(LINES) {
        let behind = line.trim_start_matches('#');
        let level = line.len() - behind.len();
        headings += usize::from((1..=6).contains(&level) && behind.starts_with(' '));
        links += usize::from(line.contains("](http") || line.contains("](/") || line.contains("](#"));
        strong += usize::from(
            line.split("**").skip(1).step_by(2).any(|word| !word.is_empty()) && line.matches("**").count() > 1,
        );
        fences += usize::from(line.starts_with("```"));
    }
    let sorts = [headings, links, strong, fences / 2];
    sorts.iter().filter(|&&count| count > 0).count() > 1 || links > 1 || strong > 1 || headings > 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Kind;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, Kind)]) {
        let mut blocks = Vec::new();
        read(text, &mut blocks);
        assert_eq!(blocks.iter().map(|block| (block.text.as_str(), block.kind)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn marks_are_no_text() {
        check(
            "---\ntitle: Not text\n---\n# A *title*\n\nOne **two**\nthree [four](http://a.example \"no\").\n\n- Item\n- Other\n\n> Said.\n\n![no](a.png)",
            &[
                ("A title", Kind::Heading),
                ("One two three four.", Kind::Paragraph),
                ("Item", Kind::Item),
                ("Other", Kind::Item),
                ("Said.", Kind::Paragraph),
            ],
        );
    }

    #[test]
    fn html_in_it_is_read_as_such() {
        check(
            "One <b>two</b><script>no()</script> &mdash; three.\n\n<script>\nno()\n</script>\n\n<!-- no -->\n\nA  \nb.",
            &[("One two — three.", Kind::Paragraph), ("A\nb.", Kind::Paragraph)],
        );
    }

    #[test]
    fn code_is_kept() {
        check("Run `a < b`:\n\n    x = 1\n", &[("Run a < b:", Kind::Paragraph), ("x = 1", Kind::Paragraph)]);
    }

    #[test]
    fn one_mark_alone_makes_no_markdown() {
        assert!(!is_markdown("# One\n\ntext"));
        assert!(!is_markdown("2 ** 3 and 4 ** 5"));
        assert!(is_markdown("See [a](http://a.example).\nSee [b](http://b.example)."));
        assert!(is_markdown("# One\n\nA **strong** word."));
    }
}
