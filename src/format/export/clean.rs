//! Taking out what no text file should carry.
//!
//! Control characters other than tab and line end, and the two code points that are no characters, are forbidden in
//! XML 1.0 (w3.org/TR/xml, production 2) even as references, end a C string, and break readers of tables and drawings.
//! Each is replaced by U+FFFD, and counted. Everything else stays, marks of writing direction included.

/// Replaces characters, and counts how many.
#[derive(Default)]
pub(super) struct Cleaner {
    /// How many were replaced.
    pub(super) replaced: usize,
}

impl Cleaner {
    /// A text that may stand in any file. Its line ends stay as they are.
    pub(super) fn text(&mut self, text: &str) -> String {
        let mut clean = |letter| {
            let is_forbidden = is_forbidden(letter);
            self.replaced += usize::from(is_forbidden);
            if is_forbidden { char::REPLACEMENT_CHARACTER } else { letter }
        };
        text.chars().map(&mut clean).collect()
    }

    /// The same on one line: wherever the text is broken or spaced out, a single space; none at its ends.
    pub(super) fn line(&mut self, text: &str) -> String {
        let text = self.text(text);
        let words: Vec<&str> = text.split(is_space).filter(|word| !word.is_empty()).collect();
        words.join(" ")
    }
}

/// Whether XML 1.0 forbids a character.
fn is_forbidden(letter: char) -> bool {
    matches!(letter, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a character divides words or lines and is not there to hold them together, as a no-break space is.
fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_forbids_is_replaced_and_counted() {
        let mut cleaner = Cleaner::default();
        assert_eq!(cleaner.text("a\0b\u{1b}[c\u{ffff}"), "a\u{fffd}b\u{fffd}[c\u{fffd}");
        assert_eq!(cleaner.replaced, 3);
    }

    #[test]
    fn everything_else_stays() {
        let mut cleaner = Cleaner::default();
        let text = "tab\t line\r\n next\u{85} \u{202e}bidi\u{2069} 😀 \u{7f}";
        assert_eq!(cleaner.text(text), text);
        assert_eq!(cleaner.replaced, 0);
    }

    #[test]
    fn a_line_has_single_spaces_and_keeps_what_binds() {
        let mut cleaner = Cleaner::default();
        assert_eq!(cleaner.line(" \r\none  \u{2028}two\u{a0}three\u{b}\0 "), "one two\u{a0}three\u{fffd}\u{fffd}");
        assert_eq!(cleaner.replaced, 2);
    }
}
