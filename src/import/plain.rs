//! Plain text to paragraphs.
//!
//! Lines between empty lines belong together. Whether such a group is one paragraph or each of its lines is one depends
//! on how the file was written:
//!
//! - A line of over [`LONG`] characters in it: an editor wrote each paragraph on a line of its own.
//! - Otherwise, in a text that has empty lines: they divide the paragraphs, and the lines are hard-wrapped.
//! - Otherwise the whole text is one group. Where lines are hard-wrapped, a break was made because the next word no
//!   longer fitted; so if two breaks in three are such, and the lines are of some length, those breaks are within
//!   paragraphs and the others between. Else each line is a paragraph.

use super::{Block, Kind};

/// No hard-wrapped line is longer, in characters.
const LONG: usize = 120;

/// No text is hard-wrapped at a smaller width, in characters.
const NARROW: usize = 36;

/// How much of the width a line that ends no sentence may leave free beyond the next word, as one part of so many:
/// wrapping is not always greedy, and a word may have been divided.
const SLACK: usize = 8;

/// Divides a text into blocks of one kind.
pub(super) fn read(text: &str, kind: Kind, blocks: &mut Vec<Block>) {
    let mut group: Vec<&str> = Vec::new();
    let mut groups = 0;
    for line in lines(text).map(str::trim) {
        if !line.is_empty() {
            group.push(line);
        } else if !group.is_empty() {
            groups += 1;
            push(&group, false, kind, blocks);
            group.clear();
        }
    }
    push(&group, groups == 0, kind, blocks);
}

/// Divides a block whose line breaks were set on purpose: only where its lines are too long to be verse.
pub(super) fn read_lines(text: &str, kind: Kind, blocks: &mut Vec<Block>) {
    let group: Vec<&str> = lines(text).map(str::trim).filter(|line| !line.is_empty()).collect();
    push(&group, false, kind, blocks);
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}'])
}

/// Adds the paragraphs of a group of lines, none of them empty. `only`: the text has no other.
fn push(group: &[&str], only: bool, kind: Kind, blocks: &mut Vec<Block>) {
    let lengths: Vec<usize> = group.iter().map(|line| line.chars().take(LONG + 1).count()).collect();
    let width = lengths.iter().copied().max().unwrap_or_default();
    let is_full = |line: usize| {
        let next = group.get(line + 1).and_then(|next| next.split_whitespace().next());
        let next = next.map_or(0, |word| word.chars().take(LONG).count());
        let ends = group.get(line).is_some_and(|line| line.ends_with(['.', '?', '!', '…', '”', '"', '’', ':']));
        let slack = if ends { 0 } else { width / SLACK };
        lengths.get(line).is_some_and(|&length| length + 1 + next + slack > width)
    };
    let breaks = group.len().saturating_sub(1);
    let full = (0..breaks).filter(|&line| is_full(line)).count();
    let wrapped = full * 3 >= breaks * 2 && width >= NARROW;
    let goes_on = |line: usize| match width {
        0..=LONG => !only || wrapped && is_full(line),
        _ => false,
    };
    let mut text = String::new();
    for (number, line) in group.iter().enumerate() {
        text.push_str(line);
        if number < breaks && goes_on(number) {
            text.push('\n');
        } else {
            blocks.push(Block { text: std::mem::take(&mut text), kind });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut blocks = Vec::new();
        read(text, Kind::Paragraph, &mut blocks);
        assert_eq!(blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>(), expected);
    }

    /// A text as an editor wraps it.
    fn wrap(text: &str, width: usize) -> String {
        let mut lines = vec![String::new()];
        for word in text.split(' ') {
            let last = lines.last_mut().unwrap();
            if last.is_empty() {
                last.push_str(word);
            } else if last.chars().count() + 1 + word.chars().count() <= width {
                *last = format!("{last} {word}");
            } else {
                lines.push(word.to_owned());
            }
        }
        lines.join("\n")
    }

    const ONE: &str = "It was a long walk to the well, and nobody who had made it once wanted to make it again before \
                       the evening, when the stones had cooled and the dogs had gone to sleep.";
    const TWO: &str = "The second time was no shorter. But the bucket was full, and that made all the difference to \
                       those who had waited.";

    #[test]
    fn empty_lines_divide() {
        check("One.\n\nTwo.\r\n \t\r\n\r\nThree.", &["One.", "Two.", "Three."]);
        check("One\ntwo.\n\nThree.", &["One\ntwo.", "Three."]);
        check(&format!("{}\n\n{}", wrap(ONE, 60), wrap(TWO, 60)), &[&wrap(ONE, 60), &wrap(TWO, 60)]);
    }

    #[test]
    fn without_empty_lines_each_line_is_a_paragraph() {
        check("One.\nTwo.\rThree.\u{2029}Four.", &["One.", "Two.", "Three.", "Four."]);
        check(&format!("{ONE}\n{TWO}"), &[ONE, TWO]);
        let long = format!("{ONE} {TWO}");
        check(&format!("{long}\nShort.\n{long}"), &[&long, "Short.", &long]);
        check(&format!("Title\n\nBy Somebody\n{long}\n{long}"), &["Title", "By Somebody", &long, &long]);
    }

    #[test]
    fn hard_wrapped_lines_are_joined_even_without_empty_lines() {
        let (one, two) = (wrap(ONE, 60), wrap(TWO, 60));
        check(&format!("{one}\n{two}\n{one}"), &[&one, &two, &one]);
        check(&one, &[&one]);
    }

    #[test]
    fn indentation_goes() {
        check("  One.\n\n\t Two\n  three.\n", &["One.", "Two\nthree."]);
    }
}
