//! How a text is set beyond its words: what an author's Markdown says of it.
//!
//! A paragraph of an edition is one plain text, in which passages lie and lines are parted by line ends. What stands beside
//! it is a list of [`Styled`], each about a paragraph: the headings before it, what it is as a whole, a stretch of its words.
//! Entries: [`settled`] puts such a list into its one order; [`is_link`] says which addresses are written out; [`check`]
//! finds what a text has no place for.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Edition, Kind};

/// How a part of a text is set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Styled {
    /// The paragraph, counted from 1.
    pub paragraph: u32,
    /// The first code point of the stretch, counted from 0; 0 for what is about no stretch.
    #[serde(default)]
    pub start: u32,
    /// The code point after its last. The place of a reference has `start` for its end.
    #[serde(default)]
    pub end: u32,
    /// How it is set.
    pub style: Style,
}

/// How a part of a text is set: what stands before a paragraph, what a paragraph is, and how a stretch of it is set.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Style {
    /// Before the paragraph stands a heading.
    Heading {
        /// Its level, from 1 to 6.
        level: u32,
        /// Its words.
        text: String,
    },
    /// Before the paragraph the text breaks off and begins anew.
    Break,
    /// The paragraph is an item of a list.
    Item,
    /// The paragraph is an item of a list, with this number.
    Numbered(u32),
    /// The paragraph goes on with the item or the foot note before it.
    Continued,
    /// The list of the item is within an item of another.
    Nested,
    /// The paragraph is quoted.
    Quote,
    /// The lines of the paragraph are to be seen as lines, as in verse.
    Verse,
    /// The paragraph is a foot note.
    Note,
    /// A stretch is emphasised.
    Emphasis,
    /// A stretch is emphasised strongly.
    Strong,
    /// A stretch is code.
    Code,
    /// A stretch is struck out.
    Struck,
    /// A stretch is a link to this address.
    Link(String),
    /// At this place the text refers to the foot note in this paragraph.
    Reference(u32),
}

impl Style {
    /// Its name on the page: the element in which a stretch stands, or the word for a paragraph.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Heading { .. } | Self::Break => "",
            Self::Item | Self::Numbered(_) => "item",
            Self::Continued => "continued",
            Self::Nested => "nested",
            Self::Quote => "quote",
            Self::Verse => "verse",
            Self::Note => "note",
            Self::Emphasis => "em",
            Self::Strong => "strong",
            Self::Code => "code",
            Self::Struck => "s",
            Self::Link(_) => "a",
            Self::Reference(_) => "sup",
        }
    }

    /// Whether it is about something that stands before the paragraph.
    pub fn is_before(&self) -> bool {
        matches!(self, Self::Heading { .. } | Self::Break)
    }

    /// Whether it is about a paragraph as a whole.
    pub fn is_whole(&self) -> bool {
        matches!(
            self,
            Self::Item | Self::Numbered(_) | Self::Continued | Self::Nested | Self::Quote | Self::Verse | Self::Note
        )
    }
}

/// The list of an edition as files have it. In what is packed for pages and workers it is left out: they are given what
/// becomes of it, [`Dress`](crate::reading::Dress).
pub(super) mod in_files {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Styled;

    pub(in crate::document) fn serialize<S: Serializer>(list: &[Styled], to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() { list.serialize(to) } else { to.serialize_unit() }
    }

    pub(in crate::document) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Styled>, D::Error> {
        if from.is_human_readable() { Vec::deserialize(from) } else { <()>::deserialize(from).map(|()| Vec::new()) }
    }
}

/// Whether an address is one to which an essay's links may lead: a page of the web, or a mailbox.
pub fn is_link(address: &str) -> bool {
    let starts = |start: &str| address.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start));
    (starts("https://") || starts("http://") || starts("mailto:"))
        && !address.contains(|letter: char| letter.is_whitespace() || letter.is_control())
}

impl Styled {
    /// What is about a paragraph as a whole, or about what stands before it.
    pub fn of_paragraph(paragraph: u32, style: Style) -> Self {
        Self { paragraph, start: 0, end: 0, style }
    }

    /// Where it stands in a list: by paragraph, and there headings as they are, then the rest by place, the longer first.
    fn place(&self) -> (u32, u32, u32, Reverse<u32>, Option<&Style>) {
        let class = if self.style.is_before() { 0 } else { 1 + u32::from(!self.style.is_whole()) };
        let style = Some(&self.style).filter(|it| !it.is_before());
        (self.paragraph, class, self.start, Reverse(self.end), style)
    }
}

/// A list in its one order, in which what looks alike is alike: stretches begin and end with a letter, and two of a style
/// have more than white space between them; a reference stands right behind a letter.
pub fn settled(paragraphs: &[String], styled: Vec<Styled>) -> Vec<Styled> {
    let mut settled: Vec<Styled> = Vec::with_capacity(styled.len());
    let mut stretches: BTreeMap<(u32, Style), Vec<(usize, usize)>> = BTreeMap::new();
    let letters = |paragraph: u32| -> Vec<char> {
        let at = usize::try_from(paragraph).unwrap_or(usize::MAX).wrapping_sub(1);
        paragraphs.get(at).map(|text| text.chars().collect()).unwrap_or_default()
    };
    let index = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
    let offset = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
    for mut it in styled {
        if it.style.is_before() || it.style.is_whole() {
            settled.push(Styled::of_paragraph(it.paragraph, it.style));
            continue;
        }
        let letters = letters(it.paragraph);
        let (mut start, mut end) = (index(it.start), index(it.end).min(letters.len()));
        let is_space = |at: usize| letters.get(at).is_some_and(|letter| letter.is_whitespace());
        while end > 0 && is_space(end - 1) {
            end -= 1;
        }
        if let Style::Reference(_) = it.style {
            (it.start, it.end) = (offset(end), offset(end));
            settled.push(it);
            continue;
        }
        while is_space(start) {
            start += 1;
        }
        if start < end {
            stretches.entry((it.paragraph, it.style)).or_default().push((start, end));
        }
    }
    for ((paragraph, style), mut list) in stretches {
        list.sort_unstable();
        let letters = letters(paragraph);
        let mut joined: Vec<(usize, usize)> = Vec::new();
        for (start, end) in list {
            match joined.last_mut() {
                Some(last)
                    if start <= last.1
                        || letters.get(last.1..start).is_some_and(|it| it.iter().all(|it| it.is_whitespace())) =>
                {
                    last.1 = last.1.max(end);
                }
                _ => joined.push((start, end)),
            }
        }
        let stretch = |(start, end)| Styled { paragraph, start: offset(start), end: offset(end), style: style.clone() };
        settled.extend(joined.into_iter().map(stretch));
    }
    settled.sort_by(|one, other| one.place().cmp(&other.place()));
    settled.dedup_by(|one, other| one == other && !one.style.is_before());
    settled
}

/// What is wrong with an edition's list: for each finding the number of the item, and the kind, the message and the way out.
pub(super) fn check(edition: &Edition) -> Vec<(usize, Kind, String, &'static str)> {
    let mut found = Vec::new();
    let list = &edition.styled;
    let is = |paragraph: u32, style: &Style| list.iter().any(|it| it.paragraph == paragraph && it.style == *style);
    let goes_on = |it: &Styled| {
        let whole =
            |other: &&Styled| matches!(other.style, Style::Item | Style::Numbered(_) | Style::Continued | Style::Note);
        list.iter().filter(whole).any(|other| other.paragraph + 1 == it.paragraph)
    };
    for (at, it) in list.iter().enumerate() {
        let mut say = |kind, message: &str, help| found.push((at, kind, message.to_owned(), help));
        let number = usize::try_from(it.paragraph).unwrap_or(usize::MAX);
        let Some(text) = number.checked_sub(1).and_then(|at| edition.paragraphs.get(at)) else {
            say(Kind::StyleOutside, "The text has no such paragraph.", "Paragraphs count from 1.");
            continue;
        };
        let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        let is_inside = match it.style {
            Style::Reference(_) => it.start == it.end && it.end <= length,
            _ if it.style.is_before() || it.style.is_whole() => it.start == 0 && it.end == 0,
            _ => it.start < it.end && it.end <= length,
        };
        if !is_inside {
            let help = "Offsets count from 0, in code points; only a stretch of words has any.";
            say(Kind::StyleOutside, "The stretch does not lie within its paragraph.", help);
        }
        match &it.style {
            Style::Link(address) if !is_link(address) => {
                let message = format!("“{address}” is no address that a page links to.");
                say(Kind::UnsafeLink, &message, "Links start with https://, http:// or mailto:.");
            }
            Style::Reference(note) if !is(*note, &Style::Note) => {
                say(Kind::StyleOutside, "The reference is to no foot note.", "Name the paragraph that is the note.");
            }
            Style::Heading { level, .. } if !(1..=6).contains(level) => {
                say(Kind::StyleOutside, "There is no heading of this level.", "Levels are 1 to 6.");
            }
            Style::Continued if !goes_on(it) => {
                say(Kind::StyleOutside, "There is nothing to go on with.", "Before it stands an item or a foot note.");
            }
            _ => {}
        }
    }
    let unsorted = list.windows(2).position(|pair| pair[0].place() > pair[1].place());
    if let Some(at) = unsorted {
        let help =
            "Sort by paragraph; there headings come first, then what the paragraph is, then stretches by their start.";
        found.push((
            at + 1,
            Kind::StylesOutOfOrder,
            "This stands behind what it should stand before.".to_owned(),
            help,
        ));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_and_mailboxes_are_linked_to() {
        for address in ["https://a.example/b?c#d", "HTTP://a.example", "mailto:a@b.example"] {
            assert!(is_link(address), "{address}");
        }
        for address in
            ["javascript:alert(1)", " https://a.example", "//a.example", "/a", "https://a b", "data:text/html,x", "é"]
        {
            assert!(!is_link(address), "{address}");
        }
    }

    fn stretch(start: u32, end: u32, style: Style) -> Styled {
        Styled { paragraph: 1, start, end, style }
    }

    #[test]
    fn what_looks_alike_is_alike() {
        let text = ["One two, three.".to_owned()];
        let list = vec![
            stretch(4, 7, Style::Emphasis),
            stretch(8, 9, Style::Reference(2)),
            stretch(0, 4, Style::Emphasis),
            stretch(9, 14, Style::Emphasis),
            stretch(3, 4, Style::Strong),
            Styled::of_paragraph(1, Style::Quote),
            Styled::of_paragraph(1, Style::Break),
        ];
        let found = settled(&text, list);
        let expected = [
            Styled::of_paragraph(1, Style::Break),
            Styled::of_paragraph(1, Style::Quote),
            stretch(0, 7, Style::Emphasis),
            stretch(8, 8, Style::Reference(2)),
            stretch(9, 14, Style::Emphasis),
        ];
        assert_eq!(found, expected);
        assert_eq!(settled(&text, found.clone()), found);
    }
}
