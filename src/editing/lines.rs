//! The lines of an argument's file, by how far in they stand: what stands below a line and further in hangs on it.

use std::ops::Range;

/// The start of the line in which a byte is.
pub(super) fn start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
}

/// The end of the line in which a byte is, its line end excluded.
pub(super) fn end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| at + length)
}

/// What stands in front of the first sign of the line in which a byte is.
pub(super) fn indentation(text: &str, at: usize) -> &str {
    let line = text.get(start(text, at)..end(text, at)).unwrap_or_default();
    &line[..line.len() - line.trim_start().len()]
}

/// The lines below a stretch that stand further in than the line in which it begins: from the end of the stretch's last
/// line to the end of theirs. Empty where there are none. A line of white space ends them.
pub(super) fn below(text: &str, stretch: &Range<usize>) -> Range<usize> {
    let own = indentation(text, stretch.start).len();
    // A stretch may have the line end behind it.
    let said = text.get(stretch.clone()).unwrap_or_default().trim_end().len();
    let first = end(text, stretch.start + said);
    let mut last = first;
    while let Some(next) = (last < text.len()).then(|| last + 1).filter(|next| *next < text.len()) {
        let line = &text[next..end(text, next)];
        if line.trim().is_empty() || indentation(text, next).len() <= own {
            break;
        }
        last = next + line.len();
    }
    first..last
}

/// How far in a line stands that bears on the line of a stretch: as far as those that do already.
pub(super) fn further_in(text: &str, stretch: &Range<usize>) -> String {
    let below = below(text, stretch);
    if below.is_empty() {
        return [indentation(text, stretch.start), "  "].concat();
    }
    indentation(text, below.start + 1).to_owned()
}

/// Lines moved so that the first, which stood as far in as `from`, stands as far in as `to`.
pub(super) fn moved(lines: &str, from: &str, to: &str) -> String {
    let shift = |line: &str| match line.strip_prefix(from) {
        Some(rest) => [to, rest].concat(),
        None => [to, line.trim_start()].concat(),
    };
    lines
        .split('\n')
        .map(|line| if line.trim().is_empty() { line.to_owned() } else { shift(line) })
        .collect::<Vec<_>>()
        .join("\n")
}
