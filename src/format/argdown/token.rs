//! Tokens: the text cut into the smallest pieces that have a meaning in Argdown, each with its bytes.
//!
//! Entry: [`tokens`]. What a sign means depends on where it stands: relations, numbers, list items and headings count at
//! the start of a line alone, and between the two lines of an inference there are rules and data and nothing else. The
//! indentation of relations and list items is told by tokens without bytes, [`Kind::Indent`] and [`Kind::Dedent`]; an
//! empty line closes all that is open.
//!
//! What is a token, and in which order they are tried, is what the lexer of @argdown/core 2 does, so that both read the
//! same; where this one differs is said in `docs/argdown.md`. Each byte is looked at a bounded number of times: where a
//! sign waits for another that closes it, the place of the next such sign is kept.

mod kind;
mod signs;

use std::ops::Range;

pub(super) use kind::{Face, Kind, Sign, Token};

use super::super::yaml::head_length;
use signs::{blank, blank_lines, count, item, line_end, number, relation, tag};

/// The tokens of a text, in order. Never fails: whatever has no meaning is [`Kind::Text`].
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut lexer = Lexer {
        text,
        at: 0,
        tokens: Vec::with_capacity(text.len() / 8),
        indents: vec![0],
        faces: Vec::new(),
        in_list: false,
        in_inference: false,
        skipped_to: 0,
        no_data_before: 0,
        next: Default::default(),
    };
    while lexer.at < text.len() {
        lexer.step();
    }
    if lexer.tokens.last().is_some_and(|last| last.kind == Kind::EmptyLine) {
        lexer.tokens.pop();
    }
    lexer.dedent_to(0);
    lexer.tokens
}

/// The signs that others wait for, in the order of [`Lexer::next`].
const AWAITED: [&str; 9] = ["]", "]:", ">", ">:", ")", "\n", "*/", "-->", "==="];

/// The bytes that end a stretch of words, since something else may begin with them.
const MEANT: [bool; 256] = {
    let mut meant = [false; 256];
    let signs = b"\\@#*_[],.:</>(){}\r\n;-";
    let mut at = 0;
    while at < signs.len() {
        meant[signs[at] as usize] = true;
        at += 1;
    }
    meant
};

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    tokens: Vec<Token>,
    /// How far in the open relations and lists stand, the outermost first; never empty.
    indents: Vec<usize>,
    /// The bold and italic stretches that are open.
    faces: Vec<Face>,
    /// Whether the block began with an item.
    in_list: bool,
    in_inference: bool,
    /// Where the last skipped spaces or comment ended.
    skipped_to: usize,
    /// No data begins before this byte: nothing that could end it has been found up to there.
    no_data_before: usize,
    /// Of each awaited sign, from where it was looked for and, excluded, the byte behind the place where it was found.
    next: [Range<usize>; AWAITED.len()],
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn byte(&self, ahead: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + ahead).copied()
    }

    fn push(&mut self, kind: Kind, length: usize) {
        let end = self.at + length;
        self.tokens.push(Token { kind, range: self.at..end });
        self.at = end;
    }

    fn skip(&mut self, length: usize) {
        self.at += length;
        self.skipped_to = self.at;
    }

    /// Where one of the [`AWAITED`] signs stands next from a byte on; `None` if nowhere.
    fn find(&mut self, sign: &str, from: usize) -> Option<usize> {
        let which = AWAITED.iter().position(|it| *it == sign)?;
        let known = &self.next[which];
        if known.is_empty() || !known.contains(&from) {
            let rest = self.text.get(from..).unwrap_or_default();
            // One more than the length where there is none, so that no place in the text is looked at again.
            let found = match sign.as_bytes() {
                [byte] => rest.bytes().position(|it| it == *byte),
                _ => rest.find(sign),
            };
            self.next[which] = from..found.map_or(self.text.len(), |at| from + at) + 1;
        }
        Some(self.next[which].end - 1).filter(|&at| at < self.text.len())
    }

    /// Whether nothing but steps of indentation has come since the last line ended.
    fn line_just_started(&self) -> bool {
        let last = self.tokens.iter().rev().find(|token| !matches!(token.kind, Kind::Indent | Kind::Dedent));
        last.is_none_or(|last| matches!(last.kind, Kind::Newline | Kind::EmptyLine))
    }

    fn step(&mut self) {
        // Nothing but text begins with a letter, and most of a document is text.
        if self.byte(0).is_some_and(|byte| byte.is_ascii_alphabetic() || byte >= 0x80) {
            return self.words();
        }
        if self.comment() || self.inside_inference() {
            return;
        }
        let starts_line = self.line_just_started();
        let done = self.front_matter()
            || self.data()
            || self.escaped()
            || self.shortcode()
            || self.line_ends()
            || (starts_line && self.line_start())
            || self.face()
            || self.bracketed()
            || self.spaces();
        if !done {
            self.words();
        }
    }

    /// A comment is no token. One that has lines for itself takes their ends with it.
    fn comment(&mut self) -> bool {
        let rest = self.rest();
        let end = if rest.starts_with("<!--") {
            self.find("-->", self.at + 4).map(|at| at + 3)
        } else if rest.starts_with("/*") {
            self.find("*/", self.at + 2).map(|at| at + 2)
        } else if rest.starts_with("//") {
            let end = self.find("\n", self.at).unwrap_or(self.text.len());
            Some(end - usize::from(self.text[..end].ends_with('\r')))
        } else {
            None
        };
        let Some(end) = end else { return false };
        let length = end - self.at;
        let behind = &self.text[end..];
        let ends = match self.tokens.last().map(|last| last.kind) {
            Some(Kind::EmptyLine) => blank_lines(behind, usize::MAX),
            Some(Kind::Newline) => {
                let one = blank_lines(behind, 1);
                if blank_lines(&behind[one..], 1) > 0 { 0 } else { one }
            }
            _ => 0,
        };
        self.skip(length + ends);
        true
    }

    /// Within an inference. Returns whether there was something to do.
    fn inside_inference(&mut self) -> bool {
        if !self.in_inference {
            return false;
        }
        let rest = self.rest();
        if blank_lines(rest, 2) > blank_lines(rest, 1) {
            // Nobody meant all that follows to be a rule.
            self.in_inference = false;
            return false;
        }
        let dashes = count(rest, '-');
        if let Some(length) = line_end(rest) {
            self.push(Kind::Newline, length);
        } else if self.escaped() || self.shortcode() {
        } else if dashes >= 2 {
            self.in_inference = false;
            self.push(Kind::InferenceEnd, dashes);
        } else if self.data() {
        } else if rest.starts_with(',') {
            self.push(Kind::Comma, 1);
        } else if !self.spaces() {
            self.words();
        }
        true
    }

    fn front_matter(&mut self) -> bool {
        let signs = count(self.rest(), '=');
        if signs < 3 {
            return false;
        }
        if let Some(close) = self.find("===", self.at + signs) {
            let end = close + count(&self.text[close..], '=');
            self.push(Kind::FrontMatter, end - self.at);
            return true;
        }
        let is_first = self.tokens.iter().all(|it| matches!(it.kind, Kind::Newline | Kind::EmptyLine));
        let Some(line) = line_end(&self.rest()[signs..]).filter(|_| is_first) else { return false };
        // One that is not closed ends where its lines are no longer keys with values.
        let inner = signs + line;
        self.push(Kind::FrontMatter, inner + head_length(&self.rest()[inner..]));
        true
    }

    /// Data ends at the last brace that closes, before one behind which the text goes on.
    fn data(&mut self) -> bool {
        if self.byte(0) != Some(b'{') || self.at < self.no_data_before {
            return false;
        }
        let bytes = self.text.as_bytes();
        let mut end = None;
        let mut from = self.at + 1;
        loop {
            let Some(found) = self.text.get(from..).and_then(|rest| rest.find('}')) else {
                from = self.text.len();
                break;
            };
            from += found + 1;
            let next = self.text[from..].trim_start().bytes().next();
            if !matches!(next, Some(b',' | b'}')) {
                end = Some(from);
            }
            let goes_on = bytes.get(from).is_some_and(u8::is_ascii_whitespace)
                && bytes.get(from + 1).is_some_and(|next| !matches!(next, b',' | b'}'));
            if goes_on {
                break;
            }
        }
        match end {
            Some(end) => self.push(Kind::Data, end - self.at),
            None => self.no_data_before = from,
        }
        end.is_some()
    }

    fn escaped(&mut self) -> bool {
        let Some(sign) = self.rest().strip_prefix('\\').and_then(|rest| rest.chars().next()) else { return false };
        if matches!(sign, '\n' | '\r') {
            return false;
        }
        let length = 1 + sign.len_utf8();
        let spaces = count(&self.rest()[length..], ' ');
        self.push(Kind::Escaped, length + spaces);
        true
    }

    fn shortcode(&mut self) -> bool {
        let Some(mark @ ('.' | ':')) = self.rest().chars().next() else { return false };
        let name = &self.rest()[1..];
        let mut signs = name.char_indices().take_while(|(_, sign)| !sign.is_whitespace());
        // The first sign belongs to the name, whatever it is.
        let Some(end) = signs.next().and_then(|_| signs.find(|(_, sign)| *sign == mark)) else { return false };
        let length = 1 + end.0 + 1;
        self.push(Kind::Shortcode, length + blank(&self.rest()[length..]));
        true
    }

    /// The end of a line, or empty lines.
    fn line_ends(&mut self) -> bool {
        let rest = self.rest();
        let Some(one) = line_end(rest) else { return false };
        let all = blank_lines(rest, usize::MAX);
        let last = self.tokens.last().map(|last| last.kind);
        if all > one && last != Some(Kind::EmptyLine) {
            self.dedent_to(0);
            self.faces.clear();
            self.in_list = false;
            self.push(Kind::EmptyLine, all);
        } else {
            self.push(Kind::Newline, one);
        }
        true
    }

    /// What counts at the start of a line alone.
    fn line_start(&mut self) -> bool {
        let rest = self.rest();
        let inner = rest.trim_start_matches([' ', '\t']);
        let indent = rest.len() - inner.len();
        let after_newline = self.tokens.last().is_none_or(|last| last.kind != Kind::EmptyLine);
        if inner.starts_with("--") && after_newline {
            self.dedent_to(0);
            self.in_inference = true;
            self.push(Kind::InferenceStart, indent + 2);
        } else if let Some((sign, length)) = relation(inner) {
            self.indent_to(indent);
            self.push(Kind::Relation(sign), indent + length);
        } else if let level @ 1.. = count(rest, '#')
            && rest[level..].starts_with(' ')
        {
            self.push(Kind::Heading(level), level + 1);
        } else if let Some(length) = number(inner) {
            self.dedent_to(0);
            self.push(Kind::Number, indent + length);
        } else if let Some(length) = item(inner) {
            let above = self.tokens.iter().rev().map(|it| it.kind).find(|kind| *kind != Kind::Newline);
            self.in_list |= matches!(above, None | Some(Kind::EmptyLine | Kind::FrontMatter));
            // An item stands further in than its block, unless it stands where a relation would.
            self.indent_to(if self.in_list || indent == 0 { indent + 1 } else { indent });
            self.push(Kind::Item, indent + length);
        } else {
            return false;
        }
        true
    }

    fn indent_to(&mut self, width: usize) {
        if self.indents.last().is_some_and(|last| width > *last) {
            self.indents.push(width);
            self.push(Kind::Indent, 0);
        } else if let Some(outermost) =
            self.indents.get(1).copied().filter(|it| 0 < width && width < *it && !self.in_list)
        {
            // Further in than what it belongs to, though not as far as what stands above: still below the same.
            self.dedent_to(outermost);
        } else {
            self.dedent_to(width);
        }
    }

    fn dedent_to(&mut self, width: usize) {
        while self.indents.len() > 1 && self.indents.last().is_some_and(|last| width < *last) {
            self.indents.pop();
            self.push(Kind::Dedent, 0);
        }
    }

    /// Where bold or italic text starts or ends.
    fn face(&mut self) -> bool {
        let rest = self.rest();
        if !matches!(self.byte(0), Some(b'*' | b'_')) {
            return false;
        }
        let open = self.faces.last().copied();
        let is_behind_space = self.tokens.last().is_none_or(|last| self.skipped_to > last.range.end);
        if let Some(face) = open.filter(|_| !is_behind_space)
            && let Some(behind) = rest.strip_prefix(face.mark())
        {
            let space = blank(behind);
            let ends = |next: char| "\n\r)}_.,!?;:-*".contains(next);
            if space > 0 || behind.chars().next().is_none_or(ends) {
                self.faces.pop();
                self.push(Kind::Close(face), face.mark().len() + space);
                return true;
            }
        }
        let starts =
            |face: &Face| rest.strip_prefix(face.mark()).is_some_and(|behind| !behind.starts_with(char::is_whitespace));
        let Some(face) = Face::ALL.into_iter().find(starts) else { return false };
        self.faces.push(face);
        self.push(Kind::Open(face), face.mark().len());
        true
    }

    /// Links, tags, titles and mentions.
    fn bracketed(&mut self) -> bool {
        let found = match self.byte(0) {
            Some(b'[') => {
                self.link().or_else(|| self.title("]", "]:", Kind::StatementDefinition, Kind::StatementReference))
            }
            Some(b'<') => self.title(">", ">:", Kind::ArgumentDefinition, Kind::ArgumentReference),
            Some(b'@') => self.mention(),
            Some(b'#') => tag(self.rest()).map(|length| (Kind::Tag, length)),
            _ => None,
        };
        let Some((kind, length)) = found else { return false };
        let space = match kind {
            Kind::Link | Kind::Tag | Kind::StatementMention | Kind::ArgumentMention => blank(&self.rest()[length..]),
            _ => 0,
        };
        self.push(kind, length + space);
        true
    }

    fn link(&mut self) -> Option<(Kind, usize)> {
        let close = self.find("]", self.at + 1).filter(|close| *close > self.at + 1)?;
        if !self.text[close + 1..].starts_with('(') {
            return None;
        }
        let end = self.find(")", close + 2).filter(|end| *end > close + 2)?;
        Some((Kind::Link, end + 1 - self.at))
    }

    /// A title in brackets, on one line: a definition with a colon behind it, else a reference.
    fn title(&mut self, close: &str, colon: &str, definition: Kind, reference: Kind) -> Option<(Kind, usize)> {
        let line = self.find("\n", self.at).unwrap_or(self.text.len());
        let least = self.at + 1 + self.text[self.at + 1..].chars().next().map_or(0, char::len_utf8);
        if let Some(end) = self.find(colon, least).filter(|end| *end < line) {
            return Some((definition, end + colon.len() - self.at));
        }
        if self.byte(1) == Some(b'-') {
            return None;
        }
        let end = self.find(close, least).filter(|end| *end < line)?;
        Some((reference, end + close.len() - self.at))
    }

    fn mention(&mut self) -> Option<(Kind, usize)> {
        let line = self.find("\n", self.at).unwrap_or(self.text.len());
        let (close, kind) = match self.byte(1) {
            Some(b'[') => ("]", Kind::StatementMention),
            Some(b'<') => (">", Kind::ArgumentMention),
            _ => return None,
        };
        let least = self.at + 2 + self.text[self.at + 2..].chars().next().map_or(0, char::len_utf8);
        let end = self.find(close, least).filter(|end| *end < line)?;
        Some((kind, end + 1 - self.at))
    }

    fn spaces(&mut self) -> bool {
        let length = self.rest().bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        if length > 0 {
            self.skip(length);
        }
        length > 0
    }

    /// Words up to the next sign that may mean something; or such a sign that does not, with a space that follows.
    fn words(&mut self) {
        let rest = self.rest();
        let length = rest.bytes().position(|byte| MEANT[usize::from(byte)]).unwrap_or(rest.len());
        let length = match length {
            0 => {
                let sign = rest.chars().next().map_or(1, char::len_utf8);
                sign + blank(&rest[sign..])
            }
            length => length,
        };
        self.push(Kind::Text, length);
    }
}
