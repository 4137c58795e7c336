//! Bytes to text.
//!
//! A byte order mark decides. Without one the bytes are UTF-8 if they are valid UTF-8; else in the encoding that a page
//! declares for itself; else UTF-8 with flaws, if there are at least as many good characters beyond ASCII as flaws; else
//! windows-1252, which is what most old files in Western languages are in. The decoders are those of the WHATWG's
//! *Encoding Standard*: a browser's own, or a library's, handed in as a function ([`Decode`]).

use std::borrow::Cow;

use super::{MOST_BYTES, Notice, html};

/// How far into a page its declaration is looked for, in bytes, as the HTML standard has it.
const DECLARATION: usize = 1024;

/// What stands for bytes that are no character.
const REPLACEMENT: char = '\u{FFFD}';

/// Decodes bytes by an encoding's label in the *Encoding Standard*, with U+FFFD for what is no character. `None` where
/// there is no such label.
pub type Decode = fn(label: &str, bytes: &[u8]) -> Option<String>;

/// The decoders of a library, where there is no browser.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn library(label: &str, bytes: &[u8]) -> Option<String> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

/// The marks with which a file may begin, and the encodings that they stand for.
const ORDER_MARKS: [(&[u8], &str); 3] =
    [(b"\xEF\xBB\xBF", "utf-8"), (b"\xFF\xFE", "utf-16le"), (b"\xFE\xFF", "utf-16be")];

/// Labels of encodings in which no page can declare its encoding, and beginnings of the labels of UTF-8 and UTF-16.
const NOT_DECLARED: [&str; 9] =
    ["utf", "unicode", "x-unicode", "iso-2022", "csiso2022", "ucs-2", "iso-10646", "csunicode", "hz-gb"];

/// The text of a file; `None`, with a notice, if it is none.
pub(super) fn decode(bytes: &[u8], name: &str, decode: Decode, notices: &mut Vec<Notice>) -> Option<String> {
    decode_up_to(bytes, name, MOST_BYTES, decode, notices)
}

/// The text of a file's first bytes.
pub(super) fn decode_up_to(
    bytes: &[u8],
    name: &str,
    limit: usize,
    decode: Decode,
    notices: &mut Vec<Notice>,
) -> Option<String> {
    if let Some(refusal) = packed(bytes, name) {
        notices.push(refusal);
        return None;
    }
    let cut = bytes.get(..limit).filter(|cut| cut.len() < bytes.len());
    let text = characters(cut.map_or(bytes, whole_characters), decode, notices);
    if is_binary(&text) {
        notices.clear();
        notices.push(Notice::Binary);
        return None;
    }
    if cut.is_some() {
        notices.push(Notice::TooLong(limit));
    }
    Some(text.into_owned())
}

/// A refusal of what would pass for text, but whose text is packed in some way.
fn packed(bytes: &[u8], name: &str) -> Option<Notice> {
    let ends = |ending: &str| name.len() > ending.len() && name.to_ascii_lowercase().ends_with(ending);
    if bytes.starts_with(b"%PDF-") || bytes.starts_with(b"{\\rtf") || bytes.starts_with(b"PK\x03\x04") {
        Some(Notice::Binary)
    } else if ends(".mht") || ends(".mhtml") || bytes.starts_with(b"From: <Saved by") {
        Some(Notice::Archive)
    } else {
        None
    }
}

fn characters<'a>(bytes: &'a [u8], decode: Decode, notices: &mut Vec<Notice>) -> Cow<'a, str> {
    for (mark, label) in ORDER_MARKS {
        let Some(rest) = bytes.strip_prefix(mark) else { continue };
        if label != "utf-8" {
            notices.push(Notice::Utf16);
        }
        return decode(label, rest).map_or_else(|| flawed_utf_8(rest), |text| checked(text, notices));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    if let Some(text) = declared(bytes).and_then(|label| decode(&label, bytes)) {
        return checked(text, notices);
    }
    let (mut flaws, mut good) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        flaws += usize::from(!chunk.invalid().is_empty());
        good += chunk.valid().chars().filter(|mark| !mark.is_ascii()).count();
    }
    if good >= flaws || whole_characters(bytes).len() < bytes.len() && flaws == 1 {
        return checked(flawed_utf_8(bytes).into_owned(), notices);
    }
    notices.push(Notice::Guessed("windows-1252".to_owned()));
    decode("windows-1252", bytes).map_or_else(|| flawed_utf_8(bytes), |text| checked(text, notices))
}

/// The text of bytes that are UTF-8 for the most part.
fn flawed_utf_8(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// A text, with a notice of what in its bytes was no character.
fn checked<'a>(text: String, notices: &mut Vec<Notice>) -> Cow<'a, str> {
    let flaws = text.matches(REPLACEMENT).count();
    if flaws > 0 {
        notices.push(Notice::BadBytes(flaws));
    }
    Cow::Owned(text)
}

/// The label of the encoding that a page declares in its head, in small letters. A page in UTF-16 cannot declare it so
/// that it could be read, and one in UTF-8 needs no label.
fn declared(bytes: &[u8]) -> Option<String> {
    let head: String = bytes.iter().take(DECLARATION).map(|&byte| char::from(byte).to_ascii_lowercase()).collect();
    if !html::is_html(&head) {
        return None;
    }
    let (_, behind) = head.split_once("charset")?;
    let behind = behind.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let label = behind.split(['"', '\'', ';', '>', '/', ' ', '\t', '\n', '\r']).next()?;
    let is_declared = !NOT_DECLARED.iter().any(|other| label.starts_with(other));
    is_declared.then(|| label.to_owned())
}

/// The bytes without the beginning of a character at their end that is not there in full.
fn whole_characters(bytes: &[u8]) -> &[u8] {
    match bytes.utf8_chunks().last().map(|chunk| chunk.invalid()) {
        Some([0xC2..=0xF4, behind @ ..]) if behind.iter().all(|byte| (0x80..0xC0).contains(byte)) => {
            bytes.get(..bytes.len() - 1 - behind.len()).unwrap_or(bytes)
        }
        _ => bytes,
    }
}

/// Whether a text is none: it has a NUL, or more than one character in twenty is a control character other than white
/// space, or none at all.
fn is_binary(text: &str) -> bool {
    let (mut all, mut bad) = (0usize, 0usize);
    for mark in text.chars() {
        if mark == '\0' {
            return true;
        }
        all += 1;
        bad += usize::from(mark == REPLACEMENT || mark.is_control() && !mark.is_whitespace());
    }
    bad * 20 > all && bad > 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: Option<&str>, expected: &[Notice]) {
        let mut notices = Vec::new();
        assert_eq!(decode(bytes, "", library, &mut notices).as_deref(), text);
        assert_eq!(notices, expected);
    }

    #[test]
    fn utf_8_needs_no_word() {
        check("“Né” 😀".as_bytes(), Some("“Né” 😀"), &[]);
        check(b"\xEF\xBB\xBFa", Some("a"), &[]);
    }

    #[test]
    fn utf_16_is_known_by_its_mark() {
        check(b"\xFF\xFEa\0\x1C\x20", Some("a“"), &[Notice::Utf16]);
        check(b"\xFE\xFF\0a\x20\x1C", Some("a“"), &[Notice::Utf16]);
        check(b"\xFF\xFEa\0\x00\xD8b\0", Some("a\u{FFFD}b"), &[Notice::Utf16, Notice::BadBytes(1)]);
        check(b"a\0b\0", None, &[Notice::Binary]);
        check(b"\xFF\xFE\0\0a\0\0\0", None, &[Notice::Binary]);
    }

    #[test]
    fn flaws_in_utf_8_are_counted_and_the_rest_is_read() {
        check("“né” \u{FFFD}".as_bytes(), Some("“né” \u{FFFD}"), &[]);
        check(b"caf\xC3\xA9, na\xC3\xAFve, bad\xFF", Some("café, naïve, bad\u{FFFD}"), &[Notice::BadBytes(1)]);
        check(b"cut in the middle of \xE2\x80", Some("cut in the middle of \u{FFFD}"), &[Notice::BadBytes(1)]);
    }

    #[test]
    fn old_files_are_read_as_windows_1252() {
        let guessed = Notice::Guessed("windows-1252".to_owned());
        check(b"\x93caf\xE9\x94 \x97 na\xEFve", Some("“café” — naïve"), &[guessed]);
    }

    #[test]
    fn a_page_may_say_what_it_is() {
        check(b"<html><meta charset=\"ISO-8859-2\">\xB3", Some("<html><meta charset=\"ISO-8859-2\">ł"), &[]);
        check(
            b"<!doctype html><meta content='text/html; charset=koi8-r'>\xC1",
            Some("<!doctype html><meta content='text/html; charset=koi8-r'>а"),
            &[],
        );
    }

    #[test]
    fn what_is_no_text_is_refused() {
        check(b"\x7FELF\x01\x00\x02", None, &[Notice::Binary]);
        check(b"\x01\x02\x03\x04\x05\x06abc\xFF\xFE", None, &[Notice::Binary]);
        check(b"%PDF-1.7\nstream", None, &[Notice::Binary]);
        check(b"{\\rtf1\\ansi A word.}", None, &[Notice::Binary]);
        check(b"From: <Saved by Blink>\nSnapshot-Content-Location: a", None, &[Notice::Archive]);
        let mut notices = Vec::new();
        assert_eq!(decode(b"MIME-Version: 1.0", "Page.MHTML", library, &mut notices), None);
        assert_eq!(notices, [Notice::Archive]);
    }
}
