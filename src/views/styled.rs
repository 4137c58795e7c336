//! How the essay is set beyond its words: headings and breaks between paragraphs, what a paragraph is, its label, words
//! that are emphasised or linked, references to foot notes.
//!
//! Entry: [`dressed`], where a page is printed. Headings follow on that of the page and those of its panes, whatever levels an
//! author uses.

use super::markup::{Markup, written};
use crate::document::{Style, Styled, is_link, settled};
use crate::link::Chosen;
use crate::reading::{Carried, Dress, Mention, Reading, Stretch};
use crate::text::{Bytes, Points, Ruler};

/// The elements of headings, from the highest that an essay uses.
const HEADINGS: [&str; 5] = ["h2", "h3", "h4", "h5", "h6"];

/// The word for an item of a list, which comes first among those for a paragraph.
const ITEM: &str = "item";

/// A map as a page carries it, its paragraphs dressed. A mention within a link becomes the whole link: there is no link
/// within another.
pub fn dressed(mut carried: Carried) -> Carried {
    let edition = carried.map.text().filter(|edition| !edition.styled.is_empty());
    let Some(edition) = edition else { return carried };
    let styled = settled(&edition.paragraphs, edition.styled.clone());
    let paragraphs = edition.paragraphs.clone();
    let reading = Reading::of(carried.clone());
    let maker = Maker { reading: &reading, styled: &styled };
    carried.dress = (1..).zip(&paragraphs).map(|(number, text)| maker.dress(number, text)).collect();
    for (mentions, dress) in carried.mentions.iter_mut().zip(&carried.dress) {
        for link in dress.stretches.iter().filter(|it| it.is_link) {
            let is_within = |it: &Mention| link.range.start <= it.range.start && it.range.end <= link.range.end;
            let mut within = mentions.iter().filter(|it| is_within(it)).map(|it| it.actor);
            let Some(first) = within.next() else { continue };
            let at = mentions.iter().position(is_within).unwrap_or_default();
            mentions.retain(|it| !is_within(it));
            mentions.insert(at, Mention { range: link.range.clone(), actor: first });
        }
    }
    carried
}

struct Maker<'a> {
    reading: &'a Reading,
    /// How the text is set, in order.
    styled: &'a [Styled],
}

impl Maker<'_> {
    fn of(&self, paragraph: u32) -> &[Styled] {
        let place = |paragraph: u32| self.styled.partition_point(|it| it.paragraph < paragraph);
        self.styled.get(place(paragraph)..place(paragraph.saturating_add(1))).unwrap_or_default()
    }

    fn dress(&self, paragraph: u32, text: &str) -> Dress {
        let own = self.of(paragraph);
        let headings = own.iter().filter_map(|it| match &it.style {
            Style::Heading { text, .. } => Some(text.as_str()),
            _ => None,
        });
        let headings: Vec<_> = headings.collect();
        let kind = self.kind(paragraph);
        let role = match kind.split(' ').next() {
            Some(ITEM) => Some("listitem"),
            Some("note") => Some("doc-footnote"),
            _ => None,
        };
        let ruler = Ruler::new(text);
        Dress {
            before: self.before(paragraph).into(),
            headings: headings.join(" · "),
            role: role.map(str::to_owned),
            label: self.label(paragraph).into(),
            stretches: own.iter().filter_map(|it| self.stretch(it, &ruler)).collect(),
            kind: Some(kind).filter(|it| !it.is_empty()),
        }
    }

    /// What a paragraph is, in words: `item nested`, `quote verse`.
    fn kind(&self, paragraph: u32) -> String {
        let whole = self.of(paragraph).iter().map(|it| &it.style).filter(|it| it.is_whole());
        whole.map(Style::name).collect::<Vec<_>>().join(" ")
    }

    /// What stands before a paragraph: its headings, a break, the rule over the foot notes, the list that begins with it.
    /// The items of a list are the article's own paragraphs, and the list names them.
    fn before(&self, paragraph: u32) -> Markup {
        let level_of = |it: &Styled| if let Style::Heading { level, .. } = it.style { Some(level) } else { None };
        let highest = self.styled.iter().filter_map(level_of).min().unwrap_or_default();
        let is_item = |paragraph: u32| self.kind(paragraph).starts_with(ITEM);
        written(&mut |out| {
            for it in self.of(paragraph) {
                match &it.style {
                    Style::Heading { level, text } => {
                        let below = usize::try_from(level - highest).unwrap_or(usize::MAX);
                        out.tag(HEADINGS[below.min(HEADINGS.len() - 1)]).text(text);
                    }
                    Style::Break => out.tag("hr").void(),
                    Style::Note if self.figure(paragraph) == 1 => out.tag("hr").class("notes-rule").void(),
                    _ => {}
                }
            }
            if is_item(paragraph) && !is_item(paragraph - 1) {
                let items = (paragraph..).take_while(|&at| is_item(at)).map(|at| format!("p{at}"));
                let items = items.collect::<Vec<_>>().join(" ");
                out.tag("div").with("role", "list").with("aria-owns", &items).empty();
            }
        })
    }

    /// The number of the foot note in a paragraph, counted from 1.
    fn figure(&self, paragraph: u32) -> usize {
        self.styled.iter().filter(|it| it.style == Style::Note && it.paragraph <= paragraph).count()
    }

    /// What stands before the words of a paragraph: the sign or the number of an item, or the number of a foot note, which
    /// leads back to where the text refers to it.
    fn label(&self, paragraph: u32) -> Markup {
        let mut label = written(&mut |out| {
            for it in self.of(paragraph) {
                match it.style {
                    Style::Item => out.tag("span").class("label").text("•"),
                    Style::Numbered(number) => out.tag("span").class("label").text(&format!("{number}.")),
                    Style::Note => {
                        let from = self.styled.iter().find(|it| it.style == Style::Reference(paragraph));
                        let from = from.map_or(paragraph, |from| from.paragraph);
                        self.refer(out, paragraph, from, "doc-backlink");
                    }
                    _ => {}
                }
            }
        });
        let first = self.of(paragraph).iter().filter(|it| it.start == 0);
        first.filter_map(|it| self.reference(it)).for_each(|it| label.append(&it));
        label
    }

    /// Writes the number of a foot note as a link to a paragraph.
    fn refer(&self, out: &mut Markup, note: u32, to: u32, role: &str) {
        let place = Chosen::Nothing.place(self.reading, &format!("p{to}"));
        out.tag("sup").class("label").holding(&mut |out| {
            let link = out.tag("a").class("jump").with("href", &place).with("role", role);
            link.text(&self.figure(note).to_string());
        });
    }

    /// A reference to a foot note.
    fn reference(&self, it: &Styled) -> Option<Markup> {
        let Style::Reference(note) = it.style else { return None };
        Some(written(&mut |out| self.refer(out, note, note, "doc-noteref")))
    }

    /// A stretch of words, or a reference between them. Before the first word there is none to stand behind.
    fn stretch(&self, it: &Styled, ruler: &Ruler) -> Option<Stretch> {
        let range = ruler.bytes(Points(it.start))..ruler.bytes(Points(it.end));
        if let Some(reference) = self.reference(it) {
            let open = String::from(reference);
            return (range.start > Bytes(0)).then(|| Stretch { range, open, close: String::new(), is_link: false });
        }
        let is_link = match &it.style {
            Style::Link(address) => Some(is_link(address).then_some(address.as_str())?),
            style if style.is_before() || style.is_whole() => return None,
            _ => None,
        };
        let element = written(&mut |out| {
            let tag = out.tag(it.style.name()).maybe("href", is_link);
            tag.maybe("rel", is_link.and(Some("noopener noreferrer"))).empty();
        });
        let (open, close) = element.as_str().split_at(element.as_str().rfind("</").unwrap_or_default());
        Some(Stretch { range, open: open.to_owned(), close: close.to_owned(), is_link: is_link.is_some() })
    }
}
