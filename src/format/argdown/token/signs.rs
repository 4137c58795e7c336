//! What stands at the start of a text, and how long it is.

use super::Sign;

/// How often a sign stands at the start of a text.
pub(super) fn count(text: &str, sign: char) -> usize {
    text.chars().take_while(|it| *it == sign).count()
}

/// The length of a space or tab at the start of a text.
pub(super) fn blank(text: &str) -> usize {
    usize::from(text.starts_with([' ', '\t']))
}

/// The length of the end of a line at the start of a text, with the white space before it.
pub(super) fn line_end(text: &str) -> Option<usize> {
    let inner = text.trim_start_matches([' ', '\t']);
    let end = match inner.as_bytes() {
        [b'\r', b'\n', ..] => 2,
        [b'\n' | b'\r', ..] => 1,
        _ => return None,
    };
    Some(text.len() - inner.len() + end)
}

/// The length of the lines without anything at the start of a text, this many at most.
pub(super) fn blank_lines(text: &str, most: usize) -> usize {
    let mut length = 0;
    for _ in 0..most {
        match line_end(&text[length..]) {
            Some(end) => length += end,
            None => break,
        }
    }
    length
}

/// The sign of a relation at the start of a text, and its length.
pub(super) fn relation(text: &str) -> Option<(Sign, usize)> {
    const SIGNS: [(&str, Sign); 10] = [
        ("+>", Sign::Supported),
        ("->", Sign::Attacked),
        ("<+", Sign::Supports),
        ("+", Sign::Supports),
        ("<-", Sign::Attacks),
        ("-", Sign::Attacks),
        ("><", Sign::Contradicts),
        ("_>", Sign::Undercut),
        ("<_", Sign::Undercuts),
        ("_", Sign::Undercuts),
    ];
    let (written, sign) = SIGNS.into_iter().find(|(written, _)| text.starts_with(written))?;
    if text.starts_with("<!--") {
        return None;
    }
    let is_alone = written != "_" || text[1..].starts_with(char::is_whitespace);
    is_alone.then_some((sign, written.len()))
}

/// The length of a number in parentheses at the start of a text.
pub(super) fn number(text: &str) -> Option<usize> {
    let digits = text.strip_prefix('(')?.bytes().take_while(u8::is_ascii_digit).count();
    (digits > 0 && text[1 + digits..].starts_with(')')).then_some(digits + 2)
}

/// The length of the mark of an item at the start of a text.
pub(super) fn item(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let length = match text.as_bytes().get(digits)? {
        b'.' if digits > 0 => digits + 1,
        b'*' if digits == 0 => 1,
        _ => return None,
    };
    text[length..].starts_with(char::is_whitespace).then_some(length)
}

/// The length of a tag at the start of a text. Which letters it may have is as in @argdown/core: a range there takes in the
/// brackets between the capital and the small letters.
pub(super) fn tag(text: &str) -> Option<usize> {
    let name = text.strip_prefix('#')?;
    if let Some(words) = name.strip_prefix('(')
        && let Some(close) = words.find(')').filter(|close| *close > 0)
    {
        return Some(close + 3);
    }
    let is_letter = |sign: char| matches!(sign, 'A'..='z' | '0'..='9' | '-' | '\u{A0}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..);
    let length = name.find(|sign| !is_letter(sign)).unwrap_or(name.len());
    (length > 0).then_some(length + 1)
}
