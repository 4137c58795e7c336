//! The text of an edition as Markdown.
//!
//! Entry: [`text`]. Each paragraph is a block with an empty line before it: its headings, what it stands in (an item, a
//! foot note, a quotation), and its words (`inline`). [`is_lossy`] reads it again and says whether anything is lost, which
//! is so where an edition is set in a way that no Markdown is, such as with an item that goes on where none began.

use super::escape::Markdown;
use super::inline::inline;
use crate::document::{Edition, Style, Styled, settled};
use crate::format::source::essay::text as essay;

/// The text, with an empty line before each block.
pub(super) fn text(edition: &Edition) -> String {
    let styled = settled(&edition.paragraphs, edition.styled.clone());
    let notes: Vec<u32> = styled.iter().filter(|it| it.style == Style::Note).map(|it| it.paragraph).collect();
    let mut page = Page { text: String::new(), lists: Vec::new(), in_note: false };
    for (number, words) in (1..).zip(&edition.paragraphs) {
        let own: Vec<&Styled> = styled.iter().filter(|it| it.paragraph == number).collect();
        let (first, rest) = page.place(&own, &notes);
        page.block(&first, &rest, &inline(words, &own, &notes));
    }
    page.text
}

/// Whether what was written is read as something else.
pub(super) fn is_lossy(edition: &Edition, written: &str) -> bool {
    essay::read(written).styled != settled(&edition.paragraphs, edition.styled.clone())
}

/// A list that is open.
#[derive(Debug)]
struct List {
    /// The sign behind or in place of the number.
    sign: char,
    /// The number of the next item, if they have numbers.
    next: Option<u32>,
    /// How far what belongs to its last item is set in.
    width: usize,
}

/// Markdown, block by block.
#[derive(Debug)]
struct Page {
    text: String,
    /// The lists that are open, the outer first.
    lists: Vec<List>,
    in_note: bool,
}

impl Page {
    /// Writes what stands before a paragraph; what its first line begins with, and what the others do.
    fn place(&mut self, own: &[&Styled], notes: &[u32]) -> (String, String) {
        let is = |style: Style| own.iter().any(|it| it.style == style);
        let number = own.iter().find_map(|it| if let Style::Numbered(number) = it.style { Some(number) } else { None });
        let depth = if is(Style::Nested) { 2 } else { 1 };
        let before: Vec<&Style> = own.iter().map(|it| &it.style).filter(|it| it.is_before()).collect();
        let is_item = is(Style::Item) || number.is_some();
        let inner = if is(Style::Continued) { depth } else { depth - 1 };
        if is_item || is(Style::Continued) {
            // A heading ends the list that the item would go on with.
            self.lists.truncate(if before.is_empty() && is_item { depth } else { inner });
        } else {
            self.lists.clear();
            self.in_note = false;
        }
        let indent = self.indent(inner);
        for style in before {
            let mark = match style {
                Style::Heading { level, text } => {
                    let mut out = Markdown::default();
                    let level = usize::try_from(*level).unwrap_or_default().clamp(1, 6);
                    out.mark(&["#".repeat(level).as_str(), " "].concat());
                    for (at, letter) in text.chars().enumerate() {
                        if letter == '#' && at > 0 {
                            out.mark("\\");
                        }
                        out.letter(letter);
                    }
                    out.text
                }
                _ => "***".to_owned(),
            };
            self.block(&indent, &indent, &mark);
        }
        let (mut first, mut rest) = (indent.clone(), indent);
        if is_item {
            first.push_str(&self.item(depth, number));
            rest = self.indent(depth);
        } else if let Some(nth) =
            own.iter().filter(|it| it.style == Style::Note).find_map(|it| nth(notes, it.paragraph))
        {
            self.in_note = true;
            first = format!("[^{nth}]: ");
            rest = self.indent(0);
        }
        if is(Style::Quote) {
            first.push_str("> ");
            rest.push_str("> ");
        }
        (first, rest)
    }

    /// How far what stands in so many of the open lists is set in.
    fn indent(&self, lists: usize) -> String {
        let width: usize = self.lists.iter().take(lists).map(|it| it.width).sum();
        " ".repeat(width + if self.in_note { 4 } else { 0 })
    }

    /// Begins an item; what it begins with.
    fn item(&mut self, depth: usize, number: Option<u32>) -> String {
        let mut mark = String::new();
        if self.lists.len() + 1 < depth {
            mark.push_str("- ");
            self.lists.push(List { sign: '-', next: None, width: 2 });
        }
        let before = self.lists.get(depth - 1);
        let goes_on = before.is_some_and(|it| it.next.is_some() == number.is_some() && it.next == number);
        let sign = match (number, before) {
            (None, _) => '-',
            // Another sign begins another list.
            (Some(_), Some(List { sign: '.', .. })) if !goes_on => ')',
            (Some(_), Some(List { sign, .. })) if goes_on => *sign,
            (Some(_), _) => '.',
        };
        let own = number.map(|number| number.min(999_999_999).to_string()).unwrap_or_default();
        let own = format!("{own}{sign} ");
        self.lists.truncate(depth - 1);
        self.lists.push(List { sign, next: number.map(|number| number.saturating_add(1)), width: own.len() });
        mark + &own
    }

    /// Adds a block whose first line begins with one thing and whose others with another.
    fn block(&mut self, first: &str, rest: &str, words: &str) {
        let lines = words.replace('\n', &["\n", rest].concat());
        self.text.push_str(&["\n", first, &lines, "\n"].concat());
    }
}

/// The number of a foot note, counted from 1.
pub(super) fn nth(notes: &[u32], paragraph: u32) -> Option<usize> {
    notes.iter().position(|&note| note == paragraph).map(|at| at + 1)
}
