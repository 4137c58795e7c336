//! Markup under construction: the one way in which this program writes HTML and SVG by itself.
//!
//! Entry: [`Markup::tag`], which begins an element; attributes follow, then what the element holds.
//!
//! Names of elements and attributes are words of the program's own; every text and every value of an attribute is
//! escaped where it is written, and every element is closed. So whatever a map says, it says as text: there is no way
//! to put markup that came from elsewhere into a [`Markup`].
//!
//! ```
//! use wherefore::views::Markup;
//!
//! let mut out = Markup::default();
//! out.tag("p").with("title", "\"quoted\"").class("note").holding(&mut |out| {
//!     out.tag("b").text("1 < 2");
//!     out.text(" & so on");
//! });
//! assert_eq!(out.as_str(), "<p title=\"&quot;quoted&quot;\" class=\"note\"><b>1 &lt; 2</b> &amp; so on</p>");
//! ```

/// Markup: elements and text, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup(String);

impl Markup {
    /// Begins an element.
    pub fn tag(&mut self, name: &'static str) -> Tag<'_> {
        self.0.push('<');
        self.0.push_str(name);
        Tag { out: self, name, is_open: true, has_end: true }
    }

    /// Adds a text.
    pub fn text(&mut self, text: &str) {
        escape(&mut self.0, text);
    }

    /// Adds what was made apart.
    pub fn append(&mut self, other: &Self) {
        self.0.push_str(&other.0);
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The markup as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Markup> for String {
    fn from(markup: Markup) -> Self {
        markup.0
    }
}

/// What a function writes, as markup of its own.
pub fn written(write: &mut dyn FnMut(&mut Markup)) -> Markup {
    let mut out = Markup::default();
    write(&mut out);
    out
}

/// An element that has begun and takes attributes. Whatever is done with it, it ends.
#[derive(Debug)]
#[must_use = "an element is given what it holds, or ended by `empty` or `void`"]
pub struct Tag<'a> {
    out: &'a mut Markup,
    name: &'static str,
    /// Whether its start tag still takes attributes.
    is_open: bool,
    /// Whether it has an end tag.
    has_end: bool,
}

impl Tag<'_> {
    /// Gives the element an attribute.
    pub fn with(self, name: &'static str, value: &str) -> Self {
        let out = &mut self.out.0;
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        escape(out, value);
        out.push('"');
        self
    }

    /// Gives the element an attribute, if there is a value for it.
    pub fn maybe(self, name: &'static str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Gives the element an attribute that says something by being there.
    pub fn flag(self, name: &'static str, is_set: bool) -> Self {
        if is_set {
            self.out.0.push(' ');
            self.out.0.push_str(name);
        }
        self
    }

    /// Gives the element a class, or several with spaces between them.
    pub fn class(self, class: &str) -> Self {
        self.with("class", class)
    }

    /// Ends the element, which holds a text.
    pub fn text(mut self, text: &str) {
        self.begin_content();
        self.out.text(text);
    }

    /// Ends the element, which holds what the function writes.
    pub fn holding(mut self, write: &mut dyn FnMut(&mut Markup)) {
        self.begin_content();
        write(self.out);
    }

    /// Ends the element, which holds nothing.
    pub fn empty(self) {
        drop(self);
    }

    /// Ends the element, which by its nature holds nothing and has no end tag, such as a field.
    pub fn void(mut self) {
        self.has_end = false;
    }

    fn begin_content(&mut self) {
        self.out.0.push('>');
        self.is_open = false;
    }
}

impl Drop for Tag<'_> {
    fn drop(&mut self) {
        if self.is_open {
            self.out.0.push('>');
        }
        if self.has_end {
            self.out.0.push_str("</");
            self.out.0.push_str(self.name);
            self.out.0.push('>');
        }
    }
}

/// A text as it may stand in an element or in a quoted attribute.
pub fn escaped(text: &str) -> String {
    let mut out = String::new();
    escape(&mut out, text);
    out
}

fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter => out.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVIL: &str = "<b a=\"x\">'&'</b>";
    const TAMED: &str = "&lt;b a=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/b&gt;";

    #[test]
    fn no_text_is_markup() {
        assert_eq!(escaped(EVIL), TAMED);
        let out = written(&mut |out| out.text(EVIL));
        assert_eq!(out.as_str(), TAMED);
        let out = written(&mut |out| out.tag("p").with("title", EVIL).maybe("id", Some(EVIL)).class(EVIL).text(EVIL));
        assert_eq!(out.as_str(), format!("<p title=\"{TAMED}\" id=\"{TAMED}\" class=\"{TAMED}\">{TAMED}</p>"));
    }

    #[test]
    fn every_element_ends() {
        let mut out = Markup::default();
        out.tag("path").with("d", "").empty();
        out.tag("ul").holding(&mut |out| {
            out.tag("li").maybe("class", None).flag("hidden", false).text("one");
            out.tag("li").flag("hidden", true).empty();
        });
        out.tag("input").with("type", "text").void();
        let expected = "<path d=\"\"></path><ul><li>one</li><li hidden></li></ul><input type=\"text\">";
        assert_eq!(out.as_str(), expected);
    }
}
