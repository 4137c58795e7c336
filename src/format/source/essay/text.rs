//! The text of an essay: from Markdown to plain paragraphs and what stands beside them.
//!
//! Entry: [`read`]. Stages: pulldown-cmark takes the Markdown apart; [`Reader`] makes blocks of it, each with what stands
//! before it, what it is, and stretches of its words; white space becomes single spaces and line ends ([`Plain`]); the foot
//! notes move behind the text, in the order in which it refers to them; references find their notes' paragraphs.
//!
//! What the page does not show is counted, and left to be said.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use crate::document::{Style, Styled, is_link, settled};

/// A text as Markdown has it.
#[derive(Debug, Default)]
pub(in super::super) struct Text {
    pub(in super::super) paragraphs: Vec<String>,
    pub(in super::super) styled: Vec<Styled>,
    /// The bytes of the YAML between the lines of hyphens at its head.
    pub(in super::super) front_matter: Option<Range<usize>>,
    /// What is not shown: how often it is there, and the bytes of the first.
    pub(in super::super) unseen: BTreeMap<&'static str, (usize, Range<usize>)>,
    /// References to foot notes that are not there: the name, and the bytes.
    pub(in super::super) without_note: Vec<(String, Range<usize>)>,
    /// Foot notes to which nothing refers, likewise.
    pub(in super::super) without_reference: Vec<(String, Range<usize>)>,
}

/// Reads a text.
pub(in super::super) fn read(text: &str) -> Text {
    let options =
        Options::ENABLE_YAML_STYLE_METADATA_BLOCKS | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut reader = Reader::default();
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.take(event, range, text);
    }
    reader.close();
    reader.finish()
}

/// A paragraph in the making.
#[derive(Debug, Default)]
struct Block {
    before: Vec<Style>,
    whole: Vec<Style>,
    /// The words, as they stand in the file.
    words: String,
    /// Stretches of the words, in bytes.
    stretches: Vec<(Range<usize>, Style)>,
    /// Where an emphasis is emphasised, which a book sets as if it were not.
    plain: Vec<Range<usize>>,
    /// References to foot notes: where they stand, and the name of the note.
    references: Vec<(usize, String)>,
}

/// A foot note: its name, the bytes of its definition and its paragraphs.
type Note = (String, Range<usize>, Vec<Block>);

/// What the blocks being read stand in.
#[derive(Debug)]
enum Around {
    Quote,
    /// A list, with the number of its next item.
    List(Option<u64>),
    /// An item with its number, and whether a paragraph of it has been read.
    Item(Option<u64>, bool),
    Note,
}

#[derive(Debug, Default)]
struct Reader {
    text: Text,
    blocks: Vec<Block>,
    /// The foot notes, in the order of the file.
    notes: Vec<Note>,
    around: Vec<Around>,
    open: Option<Block>,
    /// Stretches that have begun: where, and as what; `None` for what is not shown.
    begun: Vec<(usize, Option<Style>)>,
    /// What stands before the next paragraph, and the bytes of the last such thing.
    before: Vec<Style>,
    before_at: Range<usize>,
    heading: Option<(u32, String)>,
    in_head: bool,
    in_code: bool,
}

impl Reader {
    fn take(&mut self, event: Event<'_>, range: Range<usize>, source: &str) {
        match event {
            Event::Start(tag) => self.start(tag, range, source),
            Event::End(tag) => self.end(tag, range),
            Event::Text(words) => {
                if !self.in_head && !self.in_code {
                    self.text.without_note.extend(undefined(source, range));
                }
                self.words(&words, None);
            }
            Event::Code(words) => self.words(&words, Some(Style::Code)),
            Event::SoftBreak => self.words(" ", None),
            Event::HardBreak => self.words("\n", None),
            Event::FootnoteReference(name) => match &mut self.open {
                Some(open) => open.references.push((open.words.len(), name.to_string())),
                None => self.unseen("foot notes to headings", range),
            },
            Event::Rule => {
                self.close();
                self.before(Style::Break, range);
            }
            Event::InlineHtml(html) if !html.starts_with("<!--") => self.unseen("pieces of HTML", range),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>, source: &str) {
        match tag {
            Tag::MetadataBlock(_) => {
                self.in_head = true;
                self.text.front_matter = Some(between_lines(source, range));
            }
            Tag::Heading { level, .. } => {
                self.close();
                self.heading = Some((rank(level), String::new()));
            }
            Tag::Paragraph | Tag::CodeBlock(_) => {
                self.in_code = matches!(tag, Tag::CodeBlock(_));
                self.open();
            }
            Tag::BlockQuote(_) => self.enter(Around::Quote),
            Tag::List(first) => self.enter(Around::List(first)),
            Tag::Item => {
                let list = self.around.iter_mut().rev().find_map(|it| match it {
                    Around::List(next) => Some(next),
                    _ => None,
                });
                let number = list.and_then(|next| {
                    let own = *next;
                    *next = own.map(|number| number.saturating_add(1));
                    own
                });
                self.enter(Around::Item(number, false));
                self.open();
            }
            Tag::FootnoteDefinition(name) => {
                self.enter(Around::Note);
                self.notes.push((name.to_string(), range, Vec::new()));
            }
            Tag::Emphasis => self.begin(Some(Style::Emphasis), range),
            Tag::Strong => self.begin(Some(Style::Strong), range),
            Tag::Strikethrough => self.begin(Some(Style::Struck), range),
            Tag::Link { link_type, dest_url, .. } => {
                let address = match link_type {
                    LinkType::Email => ["mailto:", &dest_url].concat(),
                    _ => dest_url.to_string(),
                };
                let link = Some(address).filter(|it| is_link(it)).map(Style::Link);
                if link.is_none() {
                    self.unseen("links that lead neither to a page of the web nor to a mailbox", range.clone());
                }
                self.begin(link, range);
            }
            Tag::Image { .. } => {
                self.unseen("pictures", range.clone());
                self.begin(None, range);
            }
            Tag::HtmlBlock if !source.get(range.clone()).is_some_and(|it| it.trim_start().starts_with("<!--")) => {
                self.unseen("pieces of HTML", range);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::MetadataBlock(_) => self.in_head = false,
            TagEnd::Heading(_) => {
                let (level, text) = self.heading.take().unwrap_or_default();
                let text = Plain::new(&text).text.replace('\n', " ");
                if !text.is_empty() {
                    self.before(Style::Heading { level, text }, range);
                }
            }
            TagEnd::Paragraph => self.close(),
            TagEnd::CodeBlock => {
                self.in_code = false;
                if let Some(open) = &mut self.open {
                    open.stretches.push((0..open.words.len(), Style::Code));
                }
                self.close();
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.close();
                self.around.pop();
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image => {
                if let Some((start, Some(style))) = self.begun.pop() {
                    self.set(start, style);
                }
            }
            _ => {}
        }
    }

    /// Counts something that is not shown.
    fn unseen(&mut self, what: &'static str, range: Range<usize>) {
        self.text.unseen.entry(what).or_insert_with(|| (0, range)).0 += 1;
    }

    fn before(&mut self, style: Style, range: Range<usize>) {
        self.before.push(style);
        self.before_at = range;
    }

    fn enter(&mut self, around: Around) {
        self.close();
        self.around.push(around);
    }

    fn open(&mut self) {
        // The paragraph of an item stands in what the item has opened.
        if self.open.as_ref().is_some_and(|it| !it.words.is_empty()) {
            self.close();
        }
        self.open.get_or_insert_default();
    }

    fn begin(&mut self, style: Option<Style>, range: Range<usize>) {
        if self.heading.is_some() && style.is_some() {
            self.unseen("emphasised words and links in headings", range);
        }
        let start = self.open.as_ref().map_or(0, |open| open.words.len());
        self.begun.push((start, style));
    }

    /// Sets the words from a byte on.
    fn set(&mut self, start: usize, style: Style) {
        let Some(open) = &mut self.open else { return };
        let end = open.words.len();
        if style != Style::Emphasis {
            return open.stretches.push((start..end, style));
        }
        if self.begun.iter().any(|(_, around)| *around == Some(Style::Emphasis)) {
            return open.plain.push(start..end);
        }
        let mut from = start;
        for plain in open.plain.drain(..).filter(|plain| start < plain.start || plain.end < end) {
            open.stretches.push((from..plain.start.max(from), Style::Emphasis));
            from = plain.end.max(from);
        }
        open.stretches.push((from..end, style));
    }

    fn words(&mut self, words: &str, style: Option<Style>) {
        if self.in_head {
            return;
        }
        if let Some((_, heading)) = &mut self.heading {
            return heading.push_str(words);
        }
        let open = self.open.get_or_insert_default();
        let start = open.words.len();
        open.words.push_str(words);
        open.stretches.extend(style.map(|style| (start..open.words.len(), style)));
    }

    /// Ends the open paragraph, if it has words.
    fn close(&mut self) {
        self.begun.clear();
        let Some(mut block) = self.open.take().filter(|it| !it.words.trim().is_empty()) else { return };
        block.whole = self.whole();
        for it in &mut self.around {
            if let Around::Item(_, is_read) = it {
                *is_read = true;
            }
        }
        let is_note = self.around.iter().any(|it| matches!(it, Around::Note));
        match self.notes.last_mut().filter(|_| is_note) {
            Some((.., blocks)) => {
                block.whole = vec![if blocks.is_empty() { Style::Note } else { Style::Continued }];
                blocks.push(block);
            }
            None => {
                block.before = std::mem::take(&mut self.before);
                self.blocks.push(block);
            }
        }
    }

    /// What a paragraph is, by what it stands in.
    fn whole(&self) -> Vec<Style> {
        let items = || {
            self.around
                .iter()
                .filter_map(|it| if let Around::Item(number, read) = it { Some((number, *read)) } else { None })
        };
        let mut whole = Vec::new();
        if let Some((number, is_read)) = items().next_back() {
            whole.push(match number {
                _ if is_read => Style::Continued,
                Some(number) => Style::Numbered(u32::try_from(*number).unwrap_or(u32::MAX)),
                None => Style::Item,
            });
        }
        if items().count() > 1 {
            whole.push(Style::Nested);
        }
        if self.around.iter().any(|it| matches!(it, Around::Quote)) {
            whole.push(Style::Quote);
        }
        whole
    }

    fn finish(mut self) -> Text {
        let mut notes: BTreeMap<String, u32> = BTreeMap::new();
        let mut blocks = self.blocks;
        let mut left: Vec<_> = self.notes.into_iter().filter(|(.., blocks)| !blocks.is_empty()).collect();
        let (mut seen, number) = (0, |index: usize| u32::try_from(index).unwrap_or(u32::MAX));
        loop {
            // A note may refer to others, which follow it.
            let names: Vec<String> = match blocks.get(seen) {
                Some(block) => block.references.iter().map(|(_, name)| name.clone()).collect(),
                None => {
                    let next =
                        left.first().map(|(name, range, _)| (name.clone(), range.start..range.start + name.len() + 3));
                    self.text.without_reference.extend(next.clone());
                    next.into_iter().map(|(name, _)| name).collect()
                }
            };
            if names.is_empty() && seen >= blocks.len() {
                break;
            }
            seen = (seen + 1).min(blocks.len());
            for name in names {
                if let Some(at) = left.iter().position(|(own, ..)| *own == name) {
                    notes.entry(name).or_insert_with(|| number(blocks.len() + 1));
                    let (.., mut note) = left.remove(at);
                    // A heading with nothing but foot notes behind it is theirs.
                    if let Some(first) = note.first_mut() {
                        first.before = std::mem::take(&mut self.before);
                    }
                    blocks.append(&mut note);
                }
            }
        }
        if !self.before.is_empty() {
            self.text.unseen.insert("headings with no text behind them", (self.before.len(), self.before_at));
        }
        let mut styled = Vec::new();
        for (at, block) in blocks.into_iter().enumerate() {
            let (paragraph, plain) = (number(at + 1), Plain::new(&block.words));
            let verse = plain.text.contains('\n').then_some(Style::Verse);
            let whole = block.before.into_iter().chain(block.whole).chain(verse);
            styled.extend(whole.map(|style| Styled::of_paragraph(paragraph, style)));
            styled.extend(block.stretches.into_iter().map(|(range, style)| {
                let (start, end) = (plain.point(range.start), plain.point(range.end));
                Styled { paragraph, start, end, style }
            }));
            styled.extend(block.references.into_iter().filter_map(|(place, name)| {
                let start = plain.point(place);
                Some(Styled { paragraph, start, end: start, style: Style::Reference(*notes.get(&name)?) })
            }));
            self.text.paragraphs.push(plain.text);
        }
        self.text.styled = settled(&self.text.paragraphs, styled);
        self.text
    }
}

/// The references to foot notes that stand in a text as they are written, since the notes are not there.
fn undefined(source: &str, range: Range<usize>) -> Option<(String, Range<usize>)> {
    let is_escaped = source.get(..range.start)?.ends_with('\\');
    let from = range.start;
    let start = from + source.get(range)?.find('[')?;
    let name = source.get(start..)?.strip_prefix("[^").filter(|_| !is_escaped)?;
    let end = name.find(|letter: char| letter == ']' || letter == '[' || letter.is_whitespace())?;
    let is_closed = end > 0 && name[end..].starts_with(']');
    is_closed.then(|| (name[..end].to_owned(), start..start + end + 3))
}

/// The bytes of what stands between the first line of a stretch and its last.
fn between_lines(source: &str, range: Range<usize>) -> Range<usize> {
    let written = source.get(range.clone()).unwrap_or_default();
    let start = written.find('\n').map_or(written.len(), |at| at + 1);
    let end = written.trim_end().rfind('\n').map_or(start, |at| at + 1);
    range.start + start..range.start + end.max(start)
}

fn rank(level: HeadingLevel) -> u32 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// Words without white space at their ends, and elsewhere with a single space, or a line end where there was one.
struct Plain {
    text: String,
    /// For each byte of the words, how many code points of the text stand before it, its white space not counted.
    points: Vec<u32>,
}

impl Plain {
    fn new(words: &str) -> Self {
        let mut plain = Self { text: String::new(), points: Vec::with_capacity(words.len() + 1) };
        let (mut count, mut space) = (0, None);
        for letter in words.chars() {
            plain.points.extend(std::iter::repeat_n(count, letter.len_utf8()));
            if letter.is_whitespace() {
                space = if letter == '\n' { Some('\n') } else { space.or(Some(' ')) };
                continue;
            }
            if let Some(space) = space.take().filter(|_| count > 0) {
                plain.text.push(space);
                count += 1;
            }
            plain.text.push(letter);
            count += 1;
        }
        plain.points.push(count);
        plain
    }

    /// The code point of the text that a byte of the words has become, or the white space before it.
    fn point(&self, byte: usize) -> u32 {
        self.points.get(byte).copied().unwrap_or_default()
    }
}
