//! HTML to blocks, text alone.
//!
//! The tokens are those of the HTML standard (scripts, styles and titles are single texts, character references are
//! resolved); of the tree only so much is kept as text needs: the elements that hide what is in them, that set it apart,
//! or that make it a heading or an item. Nothing is fetched, run or looked up, and no attribute becomes text.
//!
//! White space collapses as browsers show it, no-break spaces stay, `<br>` becomes a line break and two of them end the
//! block. A `<pre>` and a block with line breaks are divided as plain text is.

use std::collections::BTreeMap;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::{Block, Kind, plain};

/// Elements whose content is no text of the page.
const HIDING: [&str; 18] = [
    "applet", "audio", "canvas", "datalist", "iframe", "noembed", "noframe", "noframes", "noscript", "object", "rp",
    "script", "select", "style", "svg", "template", "title", "video",
];

/// Elements that set apart what is in them.
const APART: [&str; 9] = ["aside", "button", "caption", "fieldset", "figcaption", "footer", "form", "menu", "nav"];

/// Roles that do the same.
const APART_ROLES: [&str; 12] = [
    "alert",
    "banner",
    "complementary",
    "contentinfo",
    "dialog",
    "form",
    "menu",
    "menubar",
    "navigation",
    "search",
    "toolbar",
    "tooltip",
];

/// Elements that stand by themselves: text before, in and behind them is divided.
const DIVIDING: [&str; 54] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "noscript",
    "ol",
    "p",
    "plaintext",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements without content.
const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Elements that a sibling of the same sort ends, and the elements that hold them.
const ITEMS: [&str; 3] = ["li", "dd", "dt"];
const HOLDERS: [&str; 5] = ["ul", "ol", "dl", "menu", "dir"];

/// How many open elements are looked through for the item that a new one ends; bounds the work on hostile input.
const REACH: usize = 64;

/// Beginnings by which HTML is known.
const BEGINNINGS: [&str; 18] = [
    "!doctype",
    "html",
    "head",
    "body",
    "meta",
    "title",
    "p",
    "div",
    "article",
    "main",
    "section",
    "span",
    "h1",
    "h2",
    "blockquote",
    "ul",
    "ol",
    "table",
];

/// Whether a text begins as HTML does, comments aside.
pub(super) fn is_html(text: &str) -> bool {
    let mut rest = text.trim_start();
    if let Some((_, behind)) = rest.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        rest = behind.trim_start();
    }
    while let Some((_, behind)) = rest.strip_prefix("<!--").and_then(|rest| rest.split_once("-->")) {
        rest = behind.trim_start();
    }
    let Some(rest) = rest.strip_prefix('<') else { return false };
    let name: String = rest.chars().take_while(|mark| mark.is_ascii_alphanumeric() || *mark == '!').take(12).collect();
    let closes = rest.get(name.len()..).is_some_and(|behind| behind.starts_with(['>', '/', ' ', '\t', '\n', '\r']));
    closes && BEGINNINGS.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Reads a whole page.
pub(super) fn read(page: &str, blocks: &mut Vec<Block>) {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut reader = Reader::new(blocks);
    for token in Tokenizer::new_with_emitter(page, emitter) {
        match token {
            Ok(Token::StartTag(tag)) => reader.start(&tag),
            Ok(Token::EndTag(tag)) => reader.end(&String::from_utf8_lossy(&tag.name)),
            Ok(Token::String(text)) => reader.text(&String::from_utf8_lossy(&text)),
            Ok(Token::Comment(_) | Token::Doctype(_) | Token::Error(_)) | Err(_) => {}
        }
    }
    reader.flush();
}

/// What an element does to the text in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Effect {
    Apart,
    Heading,
    Item,
    /// White space is kept.
    Kept,
    /// A header in it is its own, and no header of the page.
    Own,
    /// None, but its end must not be taken for that of another element of its name.
    Nothing,
}

/// Where the reading is.
struct Reader<'a> {
    blocks: &'a mut Vec<Block>,
    /// The text of the block so far.
    buffer: String,
    /// The element that hides what is read now, and how many of its name are open.
    hiding: Option<(String, usize)>,
    /// The open elements that do something.
    open: Vec<(String, Effect)>,
    /// How many of them have a name.
    names: BTreeMap<String, usize>,
    /// How many of them have an effect.
    effects: BTreeMap<Effect, usize>,
}

impl<'a> Reader<'a> {
    fn new(blocks: &'a mut Vec<Block>) -> Self {
        let (open, names, effects) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
        Self { blocks, buffer: String::new(), hiding: None, open, names, effects }
    }

    fn is_in(&self, effect: Effect) -> bool {
        self.effects.get(&effect).is_some_and(|&count| count > 0)
    }

    fn is_open(&self, name: &str) -> bool {
        self.names.get(name).is_some_and(|&count| count > 0)
    }

    fn start(&mut self, tag: &StartTag<()>) {
        let name = String::from_utf8_lossy(&tag.name);
        let divides = DIVIDING.contains(&&*name);
        if let Some((hidden, depth)) = &mut self.hiding {
            if *hidden == *name {
                *depth += 1;
            }
            // A paragraph needs no end tag.
            if hidden != "p" || !divides {
                return;
            }
            self.hiding = None;
        }
        if divides {
            self.flush();
        }
        if VOID.contains(&&*name) {
            if name == "br" {
                self.line_break();
            }
            return;
        }
        if HIDING.contains(&&*name) || is_hidden(tag) {
            if name != "svg" || !tag.self_closing {
                self.hiding = Some((name.into_owned(), 1));
            }
            return;
        }
        self.end_sibling(&name);
        let effect = self.effect(&name, tag);
        if effect != Effect::Nothing || HOLDERS.contains(&&*name) || self.is_open(&name) {
            *self.names.entry(name.clone().into_owned()).or_default() += 1;
            *self.effects.entry(effect).or_default() += 1;
            self.open.push((name.into_owned(), effect));
        }
    }

    fn effect(&self, name: &str, tag: &StartTag<()>) -> Effect {
        let role = attribute(tag, "role");
        if APART.contains(&name)
            || role.is_some_and(|role| APART_ROLES.iter().any(|known| role.eq_ignore_ascii_case(known.as_bytes())))
            || name == "header" && !self.is_in(Effect::Own)
        {
            return Effect::Apart;
        }
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Effect::Heading,
            "li" | "dd" | "dt" => Effect::Item,
            "pre" | "listing" | "xmp" | "plaintext" | "textarea" => Effect::Kept,
            "article" | "main" => Effect::Own,
            _ => Effect::Nothing,
        }
    }

    /// Ends the heading or the item that a new one ends without saying so.
    fn end_sibling(&mut self, name: &str) {
        let is_heading = |name: &str| matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        if is_heading(name) && self.open.last().is_some_and(|(last, _)| is_heading(last)) {
            self.pop();
        }
        if ITEMS.contains(&name) {
            let near = self.open.iter().rev().take(REACH);
            let sibling = near.take_while(|(open, _)| !HOLDERS.contains(&open.as_str()));
            if let Some(depth) = sibling.map(|(open, _)| open).position(|open| ITEMS.contains(&open.as_str())) {
                for _ in 0..=depth {
                    self.pop();
                }
            }
        }
    }

    fn end(&mut self, name: &str) {
        if let Some((hidden, depth)) = &mut self.hiding {
            if hidden == name {
                *depth -= 1;
                if *depth == 0 {
                    self.hiding = None;
                }
            }
            return;
        }
        if name == "br" {
            self.line_break();
        } else if DIVIDING.contains(&name) {
            self.flush();
        }
        while self.is_open(name) {
            if self.pop().is_some_and(|popped| popped == name) {
                break;
            }
        }
    }

    fn pop(&mut self) -> Option<String> {
        let (name, effect) = self.open.pop()?;
        if let Some(count) = self.names.get_mut(&name) {
            *count -= 1;
        }
        if let Some(count) = self.effects.get_mut(&effect) {
            *count -= 1;
        }
        Some(name)
    }

    fn text(&mut self, text: &str) {
        if self.hiding.is_some() {
            return;
        }
        if self.is_in(Effect::Kept) {
            self.buffer.push_str(text);
            return;
        }
        for mark in text.chars() {
            if !is_space(mark) {
                self.buffer.push(mark);
            } else if !self.buffer.is_empty() && !self.buffer.ends_with(is_space) {
                self.buffer.push(' ');
            }
        }
    }

    fn line_break(&mut self) {
        if !self.is_in(Effect::Kept) {
            let length = self.buffer.trim_end_matches(' ').len();
            self.buffer.truncate(length);
            if self.buffer.is_empty() || self.buffer.ends_with('\n') {
                return self.flush();
            }
        }
        self.buffer.push('\n');
    }

    /// Ends the block.
    fn flush(&mut self) {
        let kind = if self.is_in(Effect::Apart) {
            Kind::Aside
        } else if self.is_in(Effect::Heading) {
            Kind::Heading
        } else if self.is_in(Effect::Item) {
            Kind::Item
        } else {
            Kind::Paragraph
        };
        let text = std::mem::take(&mut self.buffer);
        let trimmed = text.trim();
        if kind != Kind::Heading && self.is_in(Effect::Kept) {
            plain::read(trimmed, kind, self.blocks);
        } else if kind != Kind::Heading && trimmed.contains('\n') {
            plain::read_lines(trimmed, kind, self.blocks);
        } else if !trimmed.is_empty() {
            self.blocks.push(Block { text: trimmed.to_owned(), kind });
        }
    }
}

/// What HTML takes for white space; no-break spaces are none.
fn is_space(mark: char) -> bool {
    matches!(mark, ' ' | '\t' | '\n' | '\r' | '\u{C}')
}

fn attribute<'a>(tag: &'a StartTag<()>, name: &str) -> Option<&'a [u8]> {
    tag.attributes.get(name.as_bytes()).map(|value| value.value.as_slice())
}

/// Whether an element says of itself that it is not shown.
fn is_hidden(tag: &StartTag<()>) -> bool {
    let style: Vec<u8> = attribute(tag, "style")
        .unwrap_or_default()
        .iter()
        .filter(|byte| !byte.is_ascii_whitespace())
        .map(u8::to_ascii_lowercase)
        .collect();
    let says = |what: &[u8]| style.windows(what.len()).any(|part| part == what);
    attribute(tag, "hidden").is_some() || says(b"display:none") || says(b"visibility:hidden")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, expected: &[(&str, Kind)]) {
        let mut blocks = Vec::new();
        read(page, &mut blocks);
        assert_eq!(blocks.iter().map(|block| (block.text.as_str(), block.kind)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_saved_page_gives_its_text() {
        check(
            "<!doctype html><html><head><title>No</title><style>no{}</style><meta name=a content=no></head>
            <body onload='no()'><header>The Paper</header><nav><ul><li><a href=no>Home</a><li>World</ul></nav>
            <article><header><h1>A <em>title</em></h1><p>By Somebody</header>
            <p>One\n   two&nbsp;three &ldquo;four&rdquo;&#8212;five.<script>no('</p>')</script>
            <p>Six<img alt=no src=no> seven.<aside><h2>More</h2>Read this</aside>Eight.
            <ul><li>Nine<li>Ten</ul><blockquote>Said.</blockquote>
            <figure><img><figcaption>A picture</figcaption></figure></article>
            <footer>© Nobody</footer><!-- no --><template><p>no</template></body></html>",
            &[
                ("The Paper", Kind::Aside),
                ("Home", Kind::Aside),
                ("World", Kind::Aside),
                ("A title", Kind::Heading),
                ("By Somebody", Kind::Paragraph),
                ("One two\u{a0}three “four”—five.", Kind::Paragraph),
                ("Six seven.", Kind::Paragraph),
                ("More", Kind::Aside),
                ("Read this", Kind::Aside),
                ("Eight.", Kind::Paragraph),
                ("Nine", Kind::Item),
                ("Ten", Kind::Item),
                ("Said.", Kind::Paragraph),
                ("A picture", Kind::Aside),
                ("© Nobody", Kind::Aside),
            ],
        );
    }

    #[test]
    fn what_is_hidden_is_no_text() {
        check(
            "<div hidden>no<div>no</div>no</div>a<p style='Display : NONE'>no<p>b<span style=visibility:hidden>no</span>
            <svg><text>no</text></svg><svg/><select><option>no</select><template><div>no</div></div>no</template> c",
            &[("a", Kind::Paragraph), ("b c", Kind::Paragraph)],
        );
        check("<script>no</scripty></script>a<script>no", &[("a", Kind::Paragraph)]);
        check("a<iframe><p>no</p></iframe><noscript><p>no</noscript>", &[("a", Kind::Paragraph)]);
    }

    #[test]
    fn line_breaks_and_preformatted_text() {
        check("a <br> b<br><br>c<br/>", &[("a\nb", Kind::Paragraph), ("c", Kind::Paragraph)]);
        check("<pre>One\ntwo.\n\nThree.</pre>", &[("One\ntwo.", Kind::Paragraph), ("Three.", Kind::Paragraph)]);
    }

    #[test]
    fn elements_that_are_never_closed_do_no_harm() {
        check(
            "<h1>A<h2>B</h2>C<li>D<li>E<nav>F</div></nav>G",
            &[
                ("A", Kind::Heading),
                ("B", Kind::Heading),
                ("C", Kind::Paragraph),
                ("D", Kind::Item),
                ("E", Kind::Item),
                ("F", Kind::Aside),
                ("G", Kind::Item),
            ],
        );
        check(
            "<div role=navigation>a<div>b</div>c</div>d",
            &[("a", Kind::Aside), ("b", Kind::Aside), ("c", Kind::Aside), ("d", Kind::Paragraph)],
        );
    }
}
