//! Argdown: statements, arguments and how they bear on one another, as text.
//!
//! Entry: [`read`]. Stages:
//!
//! 1. `token` cuts the text into tokens;
//! 2. `tree` makes blocks and elements of them, each with its bytes;
//! 3. `model` gathers what belongs together: the members of each statement and argument, relations, premise-conclusion
//!    structures, sections, data.
//!
//! The language is that of Argdown (C. Voigt and G. Betz, <https://argdown.org>), as @argdown/core 2 reads it; where this
//! reader differs is said, with reasons, in `docs/argdown.md`. Reading never fails: what cannot be read is a [`Finding`],
//! and the rest is read.

mod model;
mod token;
mod tree;

use std::fmt;
use std::ops::Range;

use serde_json::Value;

/// What an Argdown text says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Argdown {
    /// The front matter, `null` where there is none.
    pub front_matter: Value,
    /// The bytes of its YAML.
    pub front_matter_range: Range<usize>,
    /// The statements, each with all its members, in the order in which they are first met.
    pub statements: Vec<Statement>,
    /// The arguments, likewise.
    pub arguments: Vec<Argument>,
    /// How they bear on one another, each relation once.
    pub relations: Vec<Relation>,
    /// The headings, in order; each but the outermost names the one it belongs to.
    pub sections: Vec<Section>,
    /// What is wrong, in order of its place.
    pub findings: Vec<Finding>,
}

/// A statement: one equivalence class, of which members are written in several places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statement {
    /// The title in brackets, or a number under which one without a title goes: `Untitled 1`.
    pub title: String,
    /// Where it is written.
    pub members: Vec<Member>,
    /// The tags of all members, each once.
    pub tags: Vec<String>,
    /// The number of the section that it belongs to.
    pub section: Option<usize>,
}

/// An argument.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Argument {
    /// The title in angle brackets, or a number under which one without a title goes.
    pub title: String,
    /// Where it is named or described.
    pub members: Vec<Member>,
    /// The tags of all members, each once.
    pub tags: Vec<String>,
    /// The number of the section that it belongs to.
    pub section: Option<usize>,
    /// The lines of its premise-conclusion structure; empty where it has none. The last one is the main conclusion.
    pub structure: Vec<Line>,
    /// The bytes of the structure.
    pub range: Range<usize>,
}

/// One place where a statement or an argument is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Member {
    /// What it is there.
    pub role: Role,
    /// What it says, tags included; empty for a reference.
    pub text: String,
    /// Whether it names what is written elsewhere.
    pub is_reference: bool,
    /// What stands in the text: emphasis, links, tags, mentions.
    pub spans: Vec<Span>,
    /// Its data, `null` where it has none.
    pub data: Value,
    /// The bytes of the data, with the braces; empty where there is none.
    pub data_range: Range<usize>,
    /// The bytes of its title; empty where it has none.
    pub title_range: Range<usize>,
    /// Its bytes, without what bears on it.
    pub range: Range<usize>,
}

impl Member {
    /// The bytes of its tags in its text, the last one first: so that each can be taken out without moving the next.
    pub(crate) fn tag_ranges(&self) -> Vec<Range<usize>> {
        let tags = self.spans.iter().filter(|span| matches!(span.kind, SpanKind::Tag(_)));
        let mut ranges: Vec<Range<usize>> = tags.map(|span| span.text.clone()).collect();
        ranges.reverse();
        ranges
    }
}

/// What a member is where it is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// A block of its own.
    #[default]
    TopLevel,
    /// An item of a list.
    Item,
    /// It bears on what it stands below.
    Relation,
    /// A premise of a structure.
    Premise,
    /// A conclusion from which the structure goes on.
    IntermediaryConclusion,
    /// What a structure comes to.
    MainConclusion,
    /// The name or the description of an argument.
    Description,
}

/// A line of a premise-conclusion structure: a premise, or a conclusion with how it is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// The number of the statement.
    pub statement: usize,
    /// Which of its members stands here.
    pub member: usize,
    /// What it is in the structure.
    pub role: Role,
    /// How it is drawn; `None` for a premise.
    pub inference: Option<Inference>,
}

/// How a conclusion is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inference {
    /// The rules that are named, in order.
    pub rules: Vec<String>,
    /// Its data, `null` where it has none.
    pub data: Value,
    /// The bytes of the data, with the braces; empty where there is none.
    pub data_range: Range<usize>,
    /// Its bytes.
    pub range: Range<usize>,
}

/// How two things bear on each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// How.
    pub kind: RelationKind,
    /// What supports, attacks or undercuts.
    pub from: End,
    /// What is supported, attacked or undercut.
    pub to: End,
    /// The lines on which it is written, each as the statement or argument there and which of its members that is.
    pub written: Vec<(End, usize)>,
}

/// How something bears on something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RelationKind {
    /// It is a reason for it.
    Support,
    /// It is a reason against it.
    Attack,
    /// It is a reason why it does not follow.
    Undercut,
    /// One of the two is true.
    Contradictory,
    /// If it is true, so is the other: a support between statements, read strictly.
    Entails,
    /// They are not both true: an attack between statements, read strictly.
    Contrary,
}

/// What a relation starts from or leads to, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum End {
    /// A statement.
    Statement(usize),
    /// An argument.
    Argument(usize),
    /// The inference by which an argument draws the conclusion on this line of its structure.
    Inference(usize, usize),
}

/// A heading and what stands below it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    /// What the heading says.
    pub title: String,
    /// Its level, counted from 1.
    pub level: usize,
    /// The section that it belongs to.
    pub parent: Option<usize>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its data, `null` where it has none.
    pub data: Value,
    /// The bytes of the heading.
    pub range: Range<usize>,
}

/// A stretch of a member's text with a meaning of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// What it is.
    pub kind: SpanKind,
    /// Its bytes in the member's text.
    pub text: Range<usize>,
    /// Its bytes in the source.
    pub range: Range<usize>,
}

/// What a stretch of text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpanKind {
    /// Bold text.
    Bold,
    /// Italic text.
    Italic,
    /// A link to this address.
    Link(String),
    /// A tag.
    Tag(String),
    /// A mention of the statement of this title.
    StatementMention(String),
    /// A mention of the argument of this title.
    ArgumentMention(String),
}

/// Something that is wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub problem: Problem,
    /// The bytes that it is about.
    pub range: Range<usize>,
}

/// What can be wrong with an Argdown text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// Something stands where it has no meaning: what, in words.
    Misplaced(&'static str),
    /// A relation at the start of a block.
    Orphan,
    /// Nothing is said where something is to be.
    NoText,
    /// A structure that does not begin with a premise, or does not end with a conclusion.
    NoConclusion,
    /// An inference that is not closed by two dashes.
    OpenInference,
    /// Bold or italic text that does not end.
    OpenFace,
    /// A second structure for this argument.
    SecondStructure(String),
    /// Front matter that no second line of signs ends.
    OpenFrontMatter,
    /// A title in brackets with text behind it and no colon between the two.
    NoColon(String),
    /// A tag behind the data of what it belongs to.
    TagBehindData,
    /// Text behind the data of what it belongs to.
    TextBehindData,
    /// The mark of an item where a relation should stand.
    Item,
    /// A relation further in than those it is read with, and less far in than what stands below these.
    BetweenSteps {
        /// How far in it stands.
        width: usize,
        /// How far in the first of those stands with which it is read.
        read_as: usize,
    },
    /// Data that is no YAML: why, and what to do, where that is known.
    NotYaml(String, Option<&'static str>),
}

impl Problem {
    /// What to do about it, in a sentence.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Misplaced(_) => {
                "Put an empty line before it, set it further in, or write a backslash before a sign that is meant as text."
            }
            Self::Orphan => "Take out the empty line before it; a comment between the two lines does no harm.",
            Self::NoText => "Write what is stated, or take the line out.",
            Self::NoConclusion => {
                "Write premises as `(1) …`, then a line of four dashes, then the conclusion as `(2) …`, without empty lines."
            }
            Self::OpenInference => "Close it with a line of two dashes.",
            Self::OpenFace => "Repeat the sign where the stretch ends, or write a backslash before it.",
            Self::SecondStructure(_) => "Give the second one to an argument of another title.",
            Self::OpenFrontMatter => "Write a line `===` below its last line.",
            Self::NoColon(_) => "Write a colon right behind it, or take out what follows.",
            Self::TagBehindData => {
                "Write the text first, then the tags, then the data: `[name]: Text. #tag {key: value}`."
            }
            Self::TextBehindData => {
                "Write it before the braces; or put quotes around words in the braces that have a brace themselves."
            }
            Self::Item => "Write `+` where it speaks for what stands above, `-` where it speaks against that.",
            Self::BetweenSteps { .. } => {
                "Set it exactly as far in as the lines that it belongs with; a tab counts as one space."
            }
            Self::NotYaml(_, help) => help.unwrap_or(
                "Write it as `{key: value, other: \"words\"}`; words with commas or colons stand in quotes.",
            ),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Misplaced(what) => write!(out, "Here stands {what}."),
            Self::Orphan => out.write_str("This bears on nothing: an empty line ends what stands above it."),
            Self::NoText => out.write_str("Nothing is said here."),
            Self::NoConclusion => out.write_str("This structure does not lead from a premise to a conclusion."),
            Self::OpenInference => out.write_str("This inference is not closed."),
            Self::OpenFace => out.write_str("What starts here does not end in this block."),
            Self::SecondStructure(title) => write!(out, "The argument “{title}” has a structure already."),
            Self::OpenFrontMatter => out.write_str("The head of the file begins here and does not end."),
            Self::NoColon(title) => {
                write!(
                    out,
                    "Behind “{title}” there is text without a colon before it; it is read as what “{title}” says."
                )
            }
            Self::TagBehindData => out.write_str("This tag stands behind the data in braces, where none can."),
            Self::TextBehindData => out.write_str("This text stands behind the data in braces, where none can."),
            Self::Item => out.write_str("`*` does not say how this bears on what stands above; it is read as `+`."),
            Self::BetweenSteps { width, read_as } => write!(
                out,
                "Lines above stand further in than this one, and less far; it is read with those that stand {read_as} in, \
                 though it stands {width} in."
            ),
            Self::NotYaml(why, _) => write!(out, "This cannot be read: {why}."),
        }
    }
}

/// Reads an Argdown text. Never fails: what is wrong is among the findings.
///
/// ```
/// use wherefore::format::argdown::{RelationKind, read};
///
/// let map = read("[a]: All is well.\n  + [b]: The bell rings. {since: noon}\n");
/// assert_eq!(map.statements[1].title, "b");
/// assert_eq!(map.statements[1].members[0].data["since"], "noon");
/// assert_eq!(map.relations[0].kind, RelationKind::Support);
/// assert!(map.findings.is_empty());
/// ```
pub fn read(text: &str) -> Argdown {
    read_as(text, Mode::default())
}

/// How relations between statements are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// As support and attack.
    #[default]
    Loose,
    /// As entailment, and as what cannot both be true.
    Strict,
}

/// Reads an Argdown text in this mode, where its front matter asks for no other (`model: {mode: strict}`).
pub fn read_as(text: &str, mode: Mode) -> Argdown {
    let tokens = token::tokens(text);
    model::model(text, tree::tree(text, &tokens), mode)
}

/// The sign that a name between full stops or colons stands for.
fn shortcode(written: &str) -> Option<&'static str> {
    let name = written.get(1..written.len().checked_sub(1)?)?;
    const SIGNS: [(&str, &str); 40] = [
        ("A", "∀"),
        ("E", "∃"),
        ("O", "𝗢"),
        ("P", "𝗣"),
        ("->", "→"),
        ("<->", "↔"),
        ("~", "¬"),
        ("^", "∧"),
        ("v", "∨"),
        ("v_", "⊻"),
        ("<>", "◇"),
        ("[]", "◻"),
        ("happy", "😀"),
        ("smile", "☺"),
        ("smiley", "☺"),
        ("laugh", "😆"),
        ("lol", "😆"),
        ("rofl", "🤣"),
        ("joy", "😂"),
        ("heart", "❤"),
        ("?", "❓"),
        ("question", "❓"),
        ("love", "😍"),
        ("wink", "😉"),
        ("shush", "🤫"),
        ("meh", "😐"),
        ("eye-roll", "🙄"),
        ("sad", "😢"),
        ("disappointed", "😞"),
        ("scream", "😱"),
        ("+1", "👍"),
        ("up", "👍"),
        ("-1", "👎"),
        ("down", "👎"),
        ("think", "🤔"),
        ("star", "⭐"),
        ("y", "✔"),
        ("agree", "✔"),
        ("n", "❌"),
        ("disagree", "❌"),
    ];
    SIGNS.into_iter().find(|(known, _)| *known == name).map(|(_, sign)| sign)
}
