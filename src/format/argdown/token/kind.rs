//! The sorts of tokens.

use std::ops::Range;

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format::argdown) enum Kind {
    /// `===` … `===`: YAML at the head of a document.
    FrontMatter,
    /// `{` … `}`: YAML behind an element.
    Data,
    /// A sign behind a backslash, with the spaces that follow.
    Escaped,
    /// A name between full stops or colons, with a space that follows.
    Shortcode,
    /// One or more lines without anything, which divide blocks.
    EmptyLine,
    /// The end of a line.
    Newline,
    /// What follows stands further in.
    Indent,
    /// What follows stands less far in by one step.
    Dedent,
    /// The dashes above what an inference goes by.
    InferenceStart,
    /// The dashes below it.
    InferenceEnd,
    /// The comma between rules of inference.
    Comma,
    /// The sign of a relation, with the white space before it.
    Relation(Sign),
    /// The number signs before a heading; the count is its level.
    Heading(usize),
    /// The number of a premise or conclusion, in parentheses.
    Number,
    /// The mark of an item in a list.
    Item,
    /// Where bold or italic text starts.
    Open(Face),
    /// Where it ends.
    Close(Face),
    /// `[text](address)`, with a space that follows.
    Link,
    /// `#tag` or `#(tag of words)`, with a space that follows.
    Tag,
    /// `[title]:`
    StatementDefinition,
    /// `[title]`
    StatementReference,
    /// `@[title]`, with a space that follows.
    StatementMention,
    /// `<title>:`
    ArgumentDefinition,
    /// `<title>`
    ArgumentReference,
    /// `@<title>`, with a space that follows.
    ArgumentMention,
    /// Anything else.
    Text,
}

/// How an element bears on the one above it, or the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format::argdown) enum Sign {
    /// `+`: it supports the one above.
    Supports,
    /// `+>`: it is supported.
    Supported,
    /// `-`: it attacks the one above.
    Attacks,
    /// `->`: it is attacked.
    Attacked,
    /// `_`: it undercuts the one above.
    Undercuts,
    /// `_>`: it is undercut.
    Undercut,
    /// `><`: the two contradict each other.
    Contradicts,
}

/// Bold or italic, by its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format::argdown) enum Face {
    /// `**`
    BoldStars,
    /// `__`
    BoldLines,
    /// `*`
    ItalicStar,
    /// `_`
    ItalicLine,
}

impl Face {
    pub(super) fn mark(self) -> &'static str {
        match self {
            Self::BoldStars => "**",
            Self::BoldLines => "__",
            Self::ItalicStar => "*",
            Self::ItalicLine => "_",
        }
    }

    /// In the order in which they are tried.
    pub(super) const ALL: [Self; 4] = [Self::BoldStars, Self::BoldLines, Self::ItalicStar, Self::ItalicLine];
}

/// A piece of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::format::argdown) struct Token {
    pub kind: Kind,
    /// Its bytes.
    pub range: Range<usize>,
}
