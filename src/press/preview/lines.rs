//! Breaking words into lines, by their widths.
//!
//! Entry: [`balanced`]. As few lines as there can be, and these as even as they can be: of all the ways to break, the
//! one whose squared free space is least.

use std::ops::Range;

/// The words of each line, or `None` where a word is wider than a line.
pub(super) fn balanced(widths: &[f32], space: f32, measure: f32) -> Option<Vec<Range<usize>>> {
    // How the words up to here are best broken into so many lines: where the last line begins, and the free space.
    let mut rows: Vec<Vec<Option<(usize, f32)>>> = Vec::new();
    while rows.last().is_none_or(|row| row.last().is_some_and(Option::is_none)) {
        let row = (0..=widths.len()).map(|end| best(widths, space, measure, end, rows.last())).collect::<Vec<_>>();
        if row.iter().all(Option::is_none) {
            return widths.is_empty().then(Vec::new);
        }
        rows.push(row);
    }
    let mut lines = Vec::with_capacity(rows.len());
    let mut end = widths.len();
    for row in rows.iter().rev() {
        let (start, _) = (*row.get(end)?)?;
        lines.push(start..end);
        end = start;
    }
    lines.reverse();
    Some(lines)
}

/// The best last line that ends here, given what is best for one line less.
fn best(
    widths: &[f32],
    space: f32,
    measure: f32,
    end: usize,
    above: Option<&Vec<Option<(usize, f32)>>>,
) -> Option<(usize, f32)> {
    let mut found: Option<(usize, f32)> = None;
    let mut width = -space;
    for start in (0..end).rev() {
        width += space + widths[start];
        if width > measure {
            break;
        }
        let before = match above {
            None => (start == 0).then_some(0.0),
            Some(row) => row[start].map(|(_, free)| free),
        };
        let free = before.map(|before| before + (measure - width) * (measure - width));
        if let Some(free) = free.filter(|&free| found.is_none_or(|(_, least)| free < least)) {
            found = Some((start, free));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks how many words each line has.
    #[track_caller]
    fn check(widths: &[f32], measure: f32, expected: Option<&[usize]>) {
        let lines = balanced(widths, 1.0, measure);
        let counts: Option<Vec<usize>> = lines.map(|lines| lines.iter().map(Range::len).collect());
        assert_eq!(counts.as_deref(), expected);
    }

    #[test]
    fn lines_are_few_and_even() {
        check(&[], 9.0, Some(&[]));
        check(&[4.0, 4.0], 9.0, Some(&[2]));
        check(&[4.0, 4.0, 4.0], 9.0, Some(&[2, 1]));
        check(&[6.0, 2.0, 2.0, 2.0], 9.0, Some(&[1, 3]));
        check(&[2.0, 2.0, 2.0, 2.0], 9.0, Some(&[2, 2]));
        check(&[9.0, 9.0], 9.0, Some(&[1, 1]));
    }

    #[test]
    fn a_word_can_be_too_wide() {
        check(&[4.0, 10.0], 9.0, None);
    }
}
