//! What a statement, a description or a heading says: its text, with what stands in it, and the data behind it.

use std::ops::Range;

use super::super::token::{Face, Kind, Token};
use super::super::{Problem, Span, SpanKind, shortcode};
use super::{Content, Parser};

impl Parser<'_> {
    /// The tags and the data behind a reference.
    pub(super) fn after_reference(&mut self) -> Content {
        let mut content = Content::default();
        while let Some(token) = self.take(Kind::Tag) {
            self.tag(&mut content, token);
        }
        self.take(Kind::Newline);
        self.data(&mut content);
        content
    }

    fn data(&mut self, content: &mut Content) {
        if let Some(token) = self.take(Kind::Data) {
            content.data = Some(token.range.clone());
            self.behind_data(content);
            self.take(Kind::Newline);
        }
    }

    /// What goes on behind data, where nothing may: said once, and passed over but for its tags.
    fn behind_data(&mut self, content: &mut Content) {
        let start = self.start();
        let mut is_tag = None;
        while let Some(token) = self.tokens.get(self.at).filter(|it| is_words(it.kind) || it.kind == Kind::Tag) {
            is_tag.get_or_insert(token.kind == Kind::Tag);
            if token.kind == Kind::Tag {
                self.tag(content, token);
            }
            self.at += 1;
        }
        if let Some(is_tag) = is_tag {
            self.report(if is_tag { Problem::TagBehindData } else { Problem::TextBehindData }, start..self.end());
        }
    }

    /// Text up to what is none, and the data behind it.
    pub(super) fn content(&mut self) -> Content {
        let mut content = Content::default();
        let mut open: Vec<(Face, usize, Range<usize>)> = Vec::new();
        while let Some(token) = self.tokens.get(self.at) {
            let written = self.written(token);
            let start = content.text.len();
            match token.kind {
                Kind::Text | Kind::Escaped | Kind::Shortcode => push_text(&mut content.text, token.kind, written),
                Kind::Newline => {
                    let goes_on = self.tokens.get(self.at + 1).is_some_and(|next| is_content(next.kind));
                    if goes_on && !content.text.ends_with(' ') {
                        content.text.push(' ');
                    }
                }
                Kind::Tag => self.tag(&mut content, token),
                Kind::StatementMention | Kind::ArgumentMention => {
                    content.text.push_str(written);
                    let title = written.trim_end()[2..].trim_end_matches([']', '>']).to_owned();
                    let kind = match token.kind {
                        Kind::StatementMention => SpanKind::StatementMention(title),
                        _ => SpanKind::ArgumentMention(title),
                    };
                    let end = start + written.trim_end().len();
                    content.spans.push(Span { kind, text: start..end, range: token.range.clone() });
                }
                Kind::Link => {
                    let inner = written.trim_end();
                    let (title, address) = inner[1..inner.len() - 1].split_once("](").unwrap_or_default();
                    content.text.push_str(title);
                    let kind = SpanKind::Link(address.to_owned());
                    content.spans.push(Span { kind, text: start..content.text.len(), range: token.range.clone() });
                    if inner.len() < written.len() {
                        content.text.push(' ');
                    }
                }
                Kind::Open(face) => open.push((face, start, token.range.clone())),
                Kind::Close(face) => {
                    if let Some((_, from, range)) = open.pop() {
                        let kind = match face {
                            Face::BoldStars | Face::BoldLines => SpanKind::Bold,
                            Face::ItalicStar | Face::ItalicLine => SpanKind::Italic,
                        };
                        content.spans.push(Span { kind, text: from..start, range: range.start..token.range.end });
                    }
                    if written.ends_with([' ', '\t']) {
                        content.text.push(' ');
                    }
                }
                _ => break,
            }
            self.at += 1;
        }
        for (_, _, range) in open {
            self.report(Problem::OpenFace, range);
        }
        self.data(&mut content);
        content
    }

    fn tag(&mut self, content: &mut Content, token: &Token) {
        let written = self.written(token);
        let name = written.trim_end().trim_start_matches('#');
        let name = name.strip_prefix('(').and_then(|name| name.strip_suffix(')')).unwrap_or(name).to_owned();
        let start = content.text.len();
        content.text.push_str(written);
        let text = start..start + written.trim_end().len();
        content.spans.push(Span { kind: SpanKind::Tag(name.clone()), text, range: token.range.clone() });
        if !content.tags.contains(&name) {
            content.tags.push(name);
        }
    }
}

fn is_content(kind: Kind) -> bool {
    is_words(kind) || matches!(kind, Kind::Newline | Kind::Tag)
}

/// Whether it says something, on the line where it stands.
pub(super) fn is_words(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Text
            | Kind::Escaped
            | Kind::Shortcode
            | Kind::Link
            | Kind::StatementMention
            | Kind::ArgumentMention
            | Kind::Open(_)
            | Kind::Close(_)
    )
}

/// A token's part in a text.
pub(super) fn push_text(text: &mut String, kind: Kind, written: &str) {
    match kind {
        Kind::Escaped => text.push_str(&written[1..]),
        Kind::Shortcode => match shortcode(written.trim_end()) {
            Some(sign) => {
                text.push_str(sign);
                if written.ends_with(' ') {
                    text.push(' ');
                }
            }
            None => text.push_str(written),
        },
        _ => text.push_str(written),
    }
}
