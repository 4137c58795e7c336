//! How wide words are set, and where their lines break.
//!
//! Nobody knows the reader's typeface before the page is shown, so that widths are estimates for a serif face and err
//! on the wide side: the wider of Palatino, Georgia and Bookman, class by class.

/// The width of a text in type of a size, in units, rounded up.
pub(super) fn width(text: &str, size: i32) -> i32 {
    (text.chars().map(hundredths).sum::<i32>() * size + 99) / 100
}

/// Breaks a text into lines of at most a width, at spaces and behind hyphens, but not between two; inside a word only where the word alone
/// is too long. A line has at least one letter, however narrow it must be.
pub(crate) fn lines(text: &str, width: i32, size: i32) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(first_line(rest, width * 100 / size));
        lines.push(line.trim_end());
        rest = after.trim_start();
    }
    lines
}

/// The length in bytes of what fits a width, which is in hundredths of the type's size.
fn first_line(text: &str, width: i32) -> usize {
    let mut used = 0;
    let mut end = 0;
    // The last letter, and the last that is no hyphen.
    let (mut last, mut word) = (' ', ' ');
    for (at, letter) in text.char_indices() {
        used += hundredths(letter);
        if letter.is_whitespace() || last == '-' && letter != '-' && !word.is_whitespace() {
            end = at;
        }
        if !letter.is_whitespace() && used > width && at > 0 {
            return if end > 0 { end } else { at };
        }
        last = letter;
        word = if letter == '-' { word } else { letter };
    }
    text.len()
}

/// The width of a letter in hundredths of the type's size.
fn hundredths(letter: char) -> i32 {
    match letter {
        'i' | 'j' | 'l' | ' ' | '.' | ',' | ':' | ';' | '\'' | '’' | '!' | '|' => 34,
        'c' | 'f' | 'r' | 's' | 't' | 'z' | 'I' | 'J' | '(' | ')' | '-' | '“' | '”' => 50,
        'm' | 'w' => 92,
        'M' | 'W' | '@' | '%' => 104,
        'A'..='Z' | '\u{80}'..'\u{250}' => 80,
        '\0'..'\u{80}' => 62,
        '\u{1f000}'.. => 140,
        _ => 100,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, width: i32, expected: &[&str]) {
        assert_eq!(lines(text, width, 10), expected, "{text}");
    }

    #[test]
    fn lines_break_between_words() {
        check("seeks to exploit", 200, &["seeks to exploit"]);
        check("seeks to exploit", 60, &["seeks to", "exploit"]);
        check("  Military-industrial complex ", 70, &["Military-", "industrial", "complex"]);
        check("Pflichten -- mit Kosten", 75, &["Pflichten --", "mit Kosten"]);
        check("Pflichten -- mit", 50, &["Pflichten", "-- mit"]);
        check("Pflichten--mit", 60, &["Pflichten--", "mit"]);
        check("a -b", 20, &["a", "-b"]);
        check("", 50, &[]);
        check(" \n ", 50, &[]);
    }

    #[test]
    fn long_words_break_anywhere() {
        check("nnnnnnnn", 20, &["nnn", "nnn", "nn"]);
        check("€éÜ", 0, &["€", "é", "Ü"]);
    }
}
