//! The words of a paragraph as Markdown: emphasis, code, links, references to foot notes.
//!
//! Entry: [`inline`]. Marks are nested as an author would write them ([`nested`]); where Markdown would read that
//! otherwise, as with an emphasis that begins within a word at a quotation mark, each stretch over which the same holds is
//! set by itself, with empty comments beside its marks ([`apart`]). Which of the two is right is found by reading it.

use std::cmp::Reverse;

use super::escape::Markdown;
use super::text::nth;
use crate::document::{Style, Styled};
use crate::format::source::essay::text as essay;
use crate::ordered;

/// What parts words and marks without being seen: to Markdown it is punctuation.
const NOTHING: &str = "<!-- -->";

/// The words of a paragraph, with what is said of stretches of them.
pub(super) fn inline(words: &str, own: &[&Styled], notes: &[u32]) -> String {
    let own: Vec<&Styled> = own.iter().copied().filter(|it| !it.style.is_before() && !it.style.is_whole()).collect();
    let letters: Vec<char> = words.chars().collect();
    match nested(&letters, &own, notes) {
        Some(written) if reads_as(&written, words, &own, notes) => written,
        _ => apart(&letters, &own, notes),
    }
}

fn index(offset: u32) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

fn is_reference(it: &Styled) -> bool {
    matches!(it.style, Style::Reference(_))
}

/// Which of the marks of one stretch comes first: a link goes around, code within.
fn rank(style: &Style) -> u8 {
    match style {
        Style::Link(_) => 0,
        Style::Code => 2,
        _ => 1,
    }
}

/// The mark before and the mark behind a stretch.
fn marks(style: &Style, letters: &[char]) -> (String, String) {
    let both = |mark: &str| (mark.to_owned(), mark.to_owned());
    match style {
        Style::Emphasis => both("*"),
        Style::Strong => both("**"),
        Style::Struck => both("~~"),
        Style::Code => {
            let lengths: Vec<usize> = letters.split(|&letter| letter != '`').map(<[char]>::len).collect();
            let length = (1..).find(|length| !lengths.contains(length)).unwrap_or(1);
            let is_padded = [letters.first(), letters.last()].contains(&Some(&'`'));
            let (mark, pad) = ("`".repeat(length), if is_padded { " " } else { "" });
            ([mark.as_str(), pad].concat(), [pad, &mark].concat())
        }
        Style::Link(address) => ("[".to_owned(), ["](", &target(address), ")"].concat()),
        _ => both(""),
    }
}

/// An address as the target of a link.
fn target(address: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || ":/?#.,=%~+-@&".contains(letter);
    // Without a semicolon, no sign of an ampersand is meant.
    if address.chars().all(is_plain) {
        return address.to_owned();
    }
    let mut out = "<".to_owned();
    for letter in address.chars() {
        if matches!(letter, '\\' | '<' | '>' | '&') {
            out.push('\\');
        }
        out.push(letter);
    }
    out.push('>');
    out
}

/// Sees to it that a bracket that follows belongs to nothing before it.
fn bracket(out: &mut Markdown) {
    if out.text.ends_with(']') {
        out.mark(NOTHING);
    }
}

/// Writes the references that stand at a place of the text.
fn refer(out: &mut Markdown, at: usize, letters: &[char], own: &[&Styled], notes: &[u32]) {
    for it in own.iter().filter(|it| index(it.start) == at) {
        if let Style::Reference(note) = it.style
            && let Some(nth) = nth(notes, note)
        {
            bracket(out);
            out.mark(&format!("[^{nth}]"));
            // With what may follow it, it would be something else.
            if matches!(letters.get(at), Some(':' | '(' | '[')) {
                out.mark(NOTHING);
            }
        }
    }
}

/// Marks within marks; `None` where stretches overlap.
fn nested(letters: &[char], own: &[&Styled], notes: &[u32]) -> Option<String> {
    let mut stretches: Vec<&Styled> = own.iter().copied().filter(|it| !is_reference(it)).collect();
    stretches.sort_by_key(|it| (it.start, Reverse(it.end), rank(&it.style)));
    let mut stretches = stretches.into_iter().peekable();
    let mut open: Vec<(usize, String, bool)> = Vec::new();
    let mut out = Markdown::default();
    for at in 0..=letters.len() {
        while let Some((_, mark, _)) = open.pop_if(|(end, _, _)| *end == at) {
            out.mark(&mark);
        }
        if open.iter().any(|(end, _, _)| *end <= at) {
            return None;
        }
        refer(&mut out, at, letters, own, notes);
        while let Some(it) = stretches.next_if(|it| index(it.start) == at) {
            let (before, behind) = marks(&it.style, letters.get(at..index(it.end))?);
            bracket(&mut out);
            out.mark(&before);
            open.push((index(it.end), behind, it.style == Style::Code));
        }
        if let Some(&letter) = letters.get(at) {
            let is_code = open.iter().any(|(_, _, is_code)| *is_code);
            if is_code { out.mark(letter.encode_utf8(&mut [0; 4])) } else { out.letter(letter) }
        }
    }
    Some(out.text)
}

/// Each stretch over which the same holds by itself, no mark beside a letter or another mark.
fn apart(letters: &[char], own: &[&Styled], notes: &[u32]) -> String {
    let lines = letters.iter().enumerate().filter(|(_, letter)| **letter == '\n').flat_map(|(at, _)| [at, at + 1]);
    let ends = own.iter().flat_map(|it| [index(it.start), index(it.end)]).filter(|&end| end <= letters.len());
    let cuts = ordered::set(ends.chain(lines).chain([0, letters.len()]));
    let mut out = Markdown::default();
    refer(&mut out, 0, letters, own, notes);
    for cut in cuts.windows(2) {
        let holds = |it: &&&Styled| !is_reference(it) && index(it.start) <= cut[0] && cut[1] <= index(it.end);
        let mut styles: Vec<&Style> = own.iter().filter(holds).map(|it| &it.style).collect();
        styles.sort_by_key(|style| rank(style));
        let stretch = letters.get(cut[0]..cut[1]).unwrap_or_default();
        let is_space = |letter: &&char| letter.is_whitespace();
        let before = stretch.iter().take_while(is_space).count();
        let behind = stretch.iter().skip(before).rev().take_while(is_space).count();
        let (space, rest) = stretch.split_at(before);
        let (core, rest) = rest.split_at(rest.len() - behind);
        space.iter().for_each(|&letter| out.letter(letter));
        set(&mut out, core, &styles);
        rest.iter().for_each(|&letter| out.letter(letter));
        refer(&mut out, cut[1], letters, own, notes);
    }
    out.text
}

/// Sets words with these styles.
fn set(out: &mut Markdown, words: &[char], styles: &[&Style]) {
    if words.is_empty() {
        return;
    }
    let is_code = styles.contains(&&Style::Code);
    let needs = |style: &Style| matches!(style, Style::Emphasis | Style::Strong | Style::Struck);
    if styles.iter().any(|it| needs(it)) && !out.is_at_start() {
        out.mark(NOTHING);
    }
    let mut behind = Vec::new();
    for style in styles {
        let (before, mark) = marks(style, words);
        bracket(out);
        out.mark(&before);
        if needs(style) {
            out.mark(NOTHING);
        }
        behind.push((mark, needs(style)));
    }
    for letter in words {
        if is_code { out.mark(letter.encode_utf8(&mut [0; 4])) } else { out.letter(*letter) }
    }
    for (mark, needs) in behind.into_iter().rev() {
        if needs {
            out.mark(NOTHING);
        }
        out.mark(&mark);
        if needs {
            out.mark(NOTHING);
        }
    }
}

/// Whether Markdown is read as these words, set so.
fn reads_as(written: &str, words: &str, own: &[&Styled], notes: &[u32]) -> bool {
    let mut text = written.to_owned();
    for nth in 1..=notes.len() {
        text.push_str(&format!("\n\n[^{nth}]: a"));
    }
    let read = essay::read(&text);
    let is_same = |one: &Styled, other: &Styled| {
        let is_same = one.style == other.style || is_reference(one) && is_reference(other);
        is_same && (one.start, one.end) == (other.start, other.end)
    };
    let mut set = read.styled.iter().filter(|it| it.paragraph == 1 && !it.style.is_whole());
    read.paragraphs.first().is_some_and(|it| it == words)
        && own.iter().all(|one| set.next().is_some_and(|other| is_same(one, other)))
        && set.next().is_none()
}
