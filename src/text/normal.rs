//! A text in its normal form, with a map of offsets back to the text as it was given.
//!
//! Copies of one essay differ in what typesetting, web pages and scanners do to it, and none of that is a difference
//! of wording. Entry: [`normalise`]. It resolves HTML entities that were left in the text, composes letters and their
//! accents (Unicode's NFC), writes all quotation marks straight, all dashes and hyphens as one `-`, an ellipsis as
//! three full stops, ligatures as letters, any white space as one space with none at either end, and leaves out what
//! cannot be seen: soft hyphens, characters without width, marks of direction, control characters.
//!
//! **Hyphens at line ends.** Behind a letter and before a small letter on the next line, a hyphen goes with the break:
//! `exam-` / `ple` is read as `example`, and so is `well-` / `known` as `wellknown`, for nothing in the text tells the
//! two apart. [`Normal::joined`] keeps where that was done, so that whoever compares words can allow both readings.
//! Before anything but a small letter the hyphen stays and only the break goes: `Anglo-` / `American`.

use std::iter::once;
use std::ops::Range;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfc_quick};

use super::Points;
use super::compose::nfc;

/// A text in its normal form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Normal {
    /// The text.
    pub text: String,
    /// Where two parts of a word were joined across a line's end: the offset of the second part, in rising order.
    pub joined: Vec<Points>,
    /// Where the two texts are not the same number of code points long, in rising order.
    edits: Vec<Edit>,
    /// How many code points the text has in its normal form.
    length: u32,
}

/// A stretch of the normal text that stands for a stretch of another length.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Edit {
    normal: Range<u32>,
    original: Range<u32>,
}

impl Normal {
    /// Where a stretch of the normal text lies in the text as it was given; both in code points, the end excluded.
    ///
    /// Offsets inside something that was replaced stand for the whole of it; offsets beyond the end for the end.
    pub fn original(&self, stretch: Range<Points>) -> Range<Points> {
        let start = stretch.start.0.min(self.length);
        let end = stretch.end.0.min(self.length);
        let from = match self.edit(start) {
            Some(edit) if start < edit.normal.end => edit.original.start,
            Some(edit) => edit.original.end + (start - edit.normal.end),
            None => start,
        };
        let Some(last) = end.checked_sub(1).filter(|_| start < end) else { return Points(from)..Points(from) };
        let to = match self.edit(last) {
            Some(edit) if last < edit.normal.end => edit.original.end,
            Some(edit) => edit.original.end + (end - edit.normal.end),
            None => end,
        };
        Points(from)..Points(to.max(from))
    }

    /// Where a stretch of the text as it was given lies in the normal text; both in code points, the end excluded.
    pub fn normal(&self, stretch: Range<Points>) -> Range<Points> {
        let place = |offset: u32, at_end: bool| {
            let after = self.edits.partition_point(|edit| edit.original.start <= offset);
            let place = match after.checked_sub(1).and_then(|last| self.edits.get(last)) {
                Some(edit) if offset == edit.original.start => edit.normal.start,
                Some(edit) if offset < edit.original.end && at_end => edit.normal.end,
                Some(edit) if offset < edit.original.end => edit.normal.start,
                Some(edit) => edit.normal.end + (offset - edit.original.end),
                None => offset,
            };
            place.min(self.length)
        };
        let start = place(stretch.start.0, false);
        Points(start)..Points(place(stretch.end.0, true).max(start))
    }

    /// The last edit that begins at or before an offset of the normal text.
    fn edit(&self, offset: u32) -> Option<&Edit> {
        let after = self.edits.partition_point(|edit| edit.normal.start <= offset);
        self.edits.get(after.checked_sub(1)?)
    }
}

/// Brings a text into its normal form.
pub fn normalise(text: &str) -> Normal {
    let letters: Vec<char> = text.chars().collect();
    let mut writer = Writer { normal: Normal::default(), space: None, last: ' ' };
    writer.normal.text.reserve(text.len());
    let (mut at, mut byte, mut counted) = (0, 0, 0);
    while let Some((letter, end)) = unit(&letters, at) {
        byte += letters.get(counted..at).unwrap_or_default().iter().map(|letter| letter.len_utf8()).sum::<usize>();
        counted = at;
        let rest = text.get(byte..).unwrap_or_default();
        let run = unchanged(rest.as_bytes());
        if run > 0 {
            writer.run(rest.get(..run).unwrap_or_default(), at);
            at += run;
            byte += run;
            counted = at;
            continue;
        }
        let next = letters.get(end).copied().unwrap_or(' ');
        if letter.is_whitespace() {
            let start = writer.space.take().map_or(at, |space| space.start);
            writer.space = Some(start..end);
        } else if letter.is_ascii_alphanumeric() && next.is_ascii() {
            writer.write(once(letter), at..end);
        } else if is_unseen(letter) {
            match &mut writer.space {
                Some(space) => space.end = end,
                None => writer.replace("", at..end),
            }
        } else if is_dash(letter) {
            at = writer.dash(&letters, at..end);
            continue;
        } else {
            let cluster = cluster(&letters, end);
            if cluster == end && (letter.is_ascii() || is_nfc_quick(once(letter)) == IsNormalized::Yes) {
                writer.letter(letter, at..end);
            } else {
                let rest = letters.get(end..cluster).unwrap_or_default().iter().copied();
                // What is written for a ligature may take the accent behind it.
                let letters = once(letter).chain(rest.filter(|&part| !is_unseen(part)));
                let composed = nfc(written(letters).chars());
                let plain = written(composed.chars());
                writer.replace(&plain, at..cluster);
            }
            at = cluster;
            continue;
        }
        at = end;
    }
    // White space at the end is left out.
    if let Some(space) = writer.space.take() {
        writer.edit(0, space);
    }
    writer.normal
}

/// How many characters of a text stay as they are, whatever stands before them: none, or a row of ASCII that begins and
/// ends with one that is seen.
fn unchanged(text: &[u8]) -> usize {
    // Most of most texts is such rows, so this decides how long it takes.
    let is_plain = |letter: u8| letter.is_ascii_graphic() && !matches!(letter, b'&' | b'-' | b'`');
    let mut end = 0;
    let mut is_behind_space = true;
    for (at, &letter) in text.iter().enumerate() {
        // What is not ASCII may become one with the letter before it.
        if is_plain(letter) && text.get(at + 1).is_none_or(|next| matches!(next, b' '..=b'~')) {
            end = at + 1;
            is_behind_space = false;
        } else if letter == b' ' && !is_behind_space {
            is_behind_space = true;
        } else {
            break;
        }
    }
    end
}

/// Letters, each as what is written for it.
fn written(letters: impl Iterator<Item = char>) -> String {
    let mut text = String::new();
    for letter in letters {
        match plain(letter) {
            Some(plain) => text.push_str(plain),
            None => text.push(letter),
        }
    }
    text
}

/// Where what may become one with the letter before `end` ends; what is not seen does not part them.
fn cluster(letters: &[char], mut end: usize) -> usize {
    loop {
        let unseen = letters.get(end..).unwrap_or_default().iter().take_while(|letter| is_unseen(**letter)).count();
        if !letters.get(end + unseen).is_some_and(|&next| joins(next)) {
            return end;
        }
        end += unseen + 1;
    }
}

/// Whether a letter may become one with what stands before it.
fn joins(letter: char) -> bool {
    // Some spaces are written as others in the composed form, and are spaces for all that.
    let is_seen = !letter.is_ascii() && !letter.is_whitespace();
    is_seen && (canonical_combining_class(letter) != 0 || is_nfc_quick(once(letter)) != IsNormalized::Yes)
}

struct Writer {
    normal: Normal,
    /// White space that is still to be written, as it lies in the text as given.
    space: Option<Range<usize>>,
    /// What was written last.
    last: char,
}

impl Writer {
    /// A single letter, or what is written for it.
    fn letter(&mut self, letter: char, original: Range<usize>) {
        match plain(letter) {
            Some(plain) => self.replace(plain, original),
            None => self.write(once(letter), original),
        }
    }

    fn replace(&mut self, plain: &str, original: Range<usize>) {
        self.write(plain.chars(), original);
    }

    /// A row of ASCII that stays as it is.
    fn run(&mut self, text: &str, at: usize) {
        let Some(first) = text.chars().next() else { return };
        self.write(once(first), at..at + 1);
        self.normal.text.push_str(text.get(1..).unwrap_or_default());
        self.last = text.chars().next_back().unwrap_or(first);
        self.normal.length = self.normal.length.saturating_add(count(text.len() - 1));
    }

    fn write(&mut self, plain: impl Iterator<Item = char>, original: Range<usize>) {
        let mut plain = plain.peekable();
        if plain.peek().is_some()
            && let Some(space) = self.space.take()
        {
            let written = u32::from(self.normal.length > 0);
            if written == 1 {
                self.normal.text.push(' ');
            }
            self.edit(written, space);
        }
        let mut written = 0;
        for letter in plain {
            self.normal.text.push(letter);
            self.last = letter;
            written += 1;
        }
        self.edit(written, original);
    }

    /// Counts what was written for a stretch of the text, and notes it if the lengths differ.
    fn edit(&mut self, written: u32, original: Range<usize>) {
        let start = self.normal.length;
        self.normal.length = start.saturating_add(written);
        let original = count(original.start)..count(original.end);
        if original.end - original.start != written {
            self.normal.edits.push(Edit { normal: start..self.normal.length, original });
        }
    }

    /// A dash or hyphen and what follows from it. Returns where the text goes on.
    fn dash(&mut self, letters: &[char], original: Range<usize>) -> usize {
        let mut end = original.end;
        // Typists write two or three hyphens for a dash.
        while letters.get(end).is_some_and(|&next| is_dash(next)) {
            end += 1;
        }
        let single = end == original.start + 1;
        let behind_letter = self.space.is_none() && self.last.is_alphabetic();
        let is_hyphen = letters.get(original.start).is_some_and(|&mark| matches!(mark, '-' | '\u{2010}' | '¬'));
        if single && behind_letter && is_hyphen {
            let rest = letters.get(end..).unwrap_or_default();
            let space = rest.iter().take_while(|letter| letter.is_whitespace()).count();
            let broken = rest.iter().take(space).any(|&letter| is_break(letter));
            let next = rest.get(space).copied().unwrap_or(' ');
            if broken && next.is_alphabetic() {
                if next.is_lowercase() {
                    self.normal.joined.push(Points(self.normal.length));
                    self.replace("", original.start..end + space);
                } else {
                    self.replace("-", original.start..end + space);
                }
                return end + space;
            }
        }
        self.replace("-", original.start..end);
        end
    }
}

fn count(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

fn is_break(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_dash(letter: char) -> bool {
    matches!(
        letter,
        '-' | '¬' | '\u{2010}'
            ..='\u{2015}' | '\u{2212}' | '\u{2e3a}' | '\u{2e3b}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// Characters that leave no trace on a page.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// What is written for a character; `None` for itself.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        '`' | '´' | 'ʹ' | 'ʼ' | 'ʻ' | '‘'..='‛' | '′' | '‵' | '‹' | '›' | '＇' => "'",
        '“'..='‟' | '″' | '‶' | '«' | '»' | '〝'..='〟' | '＂' => "\"",
        '…' => "...",
        '‥' => "..",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        'ſ' => "s",
        'Ĳ' => "IJ",
        'ĳ' => "ij",
        _ => return None,
    })
}

/// The character at a place, an HTML entity taken as what it stands for, and where the next one begins.
fn unit(letters: &[char], at: usize) -> Option<(char, usize)> {
    let &letter = letters.get(at)?;
    let entity = if letter == '&' { entity(letters, at + 1) } else { None };
    Some(entity.unwrap_or((letter, at + 1)))
}

/// The longest name that is looked for, with some room for numbers.
const LONGEST_NAME: usize = 10;

fn entity(letters: &[char], mut at: usize) -> Option<(char, usize)> {
    // A page that was escaped twice has `&amp;rsquo;`.
    while letters.get(at..at + 4) == Some(&['a', 'm', 'p', ';']) && named_end(letters, at + 4).is_some() {
        at += 4;
    }
    let end = named_end(letters, at)?;
    let name: String = letters.get(at..end)?.iter().collect();
    let letter = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(match code.ok()? {
                // Pages that mean Windows-1252, as browsers read them.
                0x85 => 0x2026,
                0x91 => 0x2018,
                0x92 => 0x2019,
                0x93 => 0x201c,
                0x94 => 0x201d,
                0x96 => 0x2013,
                0x97 => 0x2014,
                code => code,
            })?
        }
        None => {
            ENTITIES.binary_search_by(|(known, _)| known.cmp(&name.as_str())).ok().and_then(|at| ENTITIES.get(at))?.1
        }
    };
    Some((letter, end + 1))
}

/// Where a name that ends in a semicolon ends.
fn named_end(letters: &[char], at: usize) -> Option<usize> {
    let name = letters.get(at..)?.iter().take(LONGEST_NAME);
    let length = name.take_while(|letter| letter.is_ascii_alphanumeric() || **letter == '#').count();
    (length > 1 && letters.get(at + length) == Some(&';')).then_some(at + length)
}

/// The entities that prose is written with, by name.
const ENTITIES: [(&str, char); 74] = [
    ("Agrave", 'À'),
    ("Auml", 'Ä'),
    ("Ccedil", 'Ç'),
    ("Eacute", 'É'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
    ("aacute", 'á'),
    ("acirc", 'â'),
    ("acute", '´'),
    ("aelig", 'æ'),
    ("agrave", 'à'),
    ("amp", '&'),
    ("apos", '\''),
    ("aring", 'å'),
    ("atilde", 'ã'),
    ("auml", 'ä'),
    ("bdquo", '„'),
    ("bull", '•'),
    ("ccedil", 'ç'),
    ("copy", '©'),
    ("deg", '°'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("egrave", 'è'),
    ("emsp", '\u{2003}'),
    ("ensp", '\u{2002}'),
    ("euml", 'ë'),
    ("euro", '€'),
    ("frac12", '½'),
    ("frac14", '¼'),
    ("frac34", '¾'),
    ("gt", '>'),
    ("hellip", '…'),
    ("iacute", 'í'),
    ("icirc", 'î'),
    ("iexcl", '¡'),
    ("iquest", '¿'),
    ("iuml", 'ï'),
    ("laquo", '«'),
    ("ldquo", '“'),
    ("lsaquo", '‹'),
    ("lsquo", '‘'),
    ("lt", '<'),
    ("mdash", '—'),
    ("middot", '·'),
    ("minus", '−'),
    ("nbsp", '\u{a0}'),
    ("ndash", '–'),
    ("ntilde", 'ñ'),
    ("oacute", 'ó'),
    ("ocirc", 'ô'),
    ("oelig", 'œ'),
    ("ograve", 'ò'),
    ("oslash", 'ø'),
    ("otilde", 'õ'),
    ("ouml", 'ö'),
    ("pound", '£'),
    ("prime", '′'),
    ("quot", '"'),
    ("raquo", '»'),
    ("rdquo", '”'),
    ("reg", '®'),
    ("rsaquo", '›'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("scaron", 'š'),
    ("sect", '§'),
    ("shy", '\u{ad}'),
    ("szlig", 'ß'),
    ("thinsp", '\u{2009}'),
    ("uuml", 'ü'),
    ("zwj", '\u{200d}'),
    ("zwnj", '\u{200c}'),
    ("zwsp", '\u{200b}'),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Ruler, slice};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(normalise(text).text, expected);
    }

    #[test]
    fn typesetting_leaves_no_trace() {
        check("“It’s” ‘so’ «then»", "\"It's\" 'so' \"then\"");
        check("a–b — c -- d --- e ‑ f", "a-b - c - d - e - f");
        check("Well… then . . .", "Well... then . . .");
        check("\u{a0}a\u{2009}b \t\n c\r\n", "a b c");
        check("min\u{ad}er\u{200b}als\u{feff}", "minerals");
        check("a \u{200b} b", "a b");
        check("a\u{2000}b\u{2001}", "a b");
        check("eﬃcient ﬁﬂ", "efficient fifl");
        check("cafe\u{301} Å \u{212b} A\u{30a}", "café Å Å Å");
        check("ﬁ\u{301} k\u{200b}\u{301}", "fí ḱ");
        check("\u{1112}\u{1161}\u{11ab}", "한");
        check("", "");
        check(" \n ", "");
    }

    #[test]
    fn entities_are_resolved() {
        check("It&rsquo;s&nbsp;&#8220;so&#x201D; &amp; &amp;rsquo; &#146;", "It's \"so\" & ' '");
        check("AT&T; &nothing; &; &#xd800; &", "AT&T; &nothing; &; &#xd800; &");
        check("caf&eacute;", "café");
        assert!(ENTITIES.is_sorted());
        assert!(ENTITIES.iter().all(|(name, _)| name.len() <= LONGEST_NAME));
    }

    #[test]
    fn words_divided_at_line_ends_are_joined() {
        let normal = normalise("an exam-\n  ple of well-\r\nknown Anglo-\nAmerican 2020-\n25 war -\npeace");
        assert_eq!(normal.text, "an example of wellknown Anglo-American 2020- 25 war - peace");
        assert_eq!(normal.joined, [Points(7), Points(18)]);
    }

    #[test]
    fn offsets_go_both_ways() {
        let text = "  “Cafe\u{301}”  …\u{ad}ex-\nam &mdash; ﬁn\u{200b}  ";
        let normal = normalise(text);
        assert_eq!(normal.text, "\"Café\" ...exam - fin");
        let ruler = Ruler::new(text);
        let shown = |range: Range<u32>| {
            let original = normal.original(Points(range.start)..Points(range.end));
            slice(text, ruler.bytes(original.start)..ruler.bytes(original.end))
        };
        assert_eq!(shown(0..6), "“Cafe\u{301}”");
        assert_eq!(shown(1..5), "Cafe\u{301}");
        assert_eq!(shown(7..10), "…");
        assert_eq!(shown(8..9), "…", "half of what was replaced is the whole of it");
        assert_eq!(shown(10..14), "ex-\nam");
        assert_eq!(shown(15..16), "&mdash;");
        assert_eq!(shown(17..20), "ﬁn");
        assert_eq!(shown(0..99), text.trim_matches([' ', '\u{200b}']));
        assert_eq!(normal.normal(Points(3)..Points(8)), Points(1)..Points(5));
        assert_eq!(normal.normal(Points(0)..Points(99)), Points(0)..Points(20));
    }
}
