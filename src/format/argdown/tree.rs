//! The tree of a document: its blocks, and in them elements with what bears on them.
//!
//! Entry: [`tree`]. A block is what stands between empty lines: a heading, a list, a premise-conclusion structure, or a
//! statement or argument with its relations. What has no place where it stands is a finding; the block is read on behind it
//! as far as it makes sense, so that one slip loses no more than a line. Elements lie in one list in the order in which they
//! are written, each with the number of the one it belongs to: nesting costs no stack.

mod content;

use std::ops::Range;

use content::{is_words, push_text};

use super::token::{Kind, Sign, Token};
use super::{Finding, Problem, Span};

/// A document.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// The bytes of the front matter, with its signs.
    pub front_matter: Option<Range<usize>>,
    pub blocks: Vec<Block>,
    /// In the order in which they begin.
    pub elements: Vec<Element>,
    pub findings: Vec<Finding>,
}

/// What stands between empty lines.
#[derive(Debug)]
pub(super) enum Block {
    Heading {
        level: usize,
        content: Content,
        range: Range<usize>,
    },
    /// Elements by number: one, or the items of a list. What bears on them follows each.
    Elements(Range<usize>),
    /// A premise-conclusion structure.
    Structure {
        steps: Vec<Step>,
        range: Range<usize>,
    },
}

/// A line of a premise-conclusion structure.
#[derive(Debug)]
pub(super) enum Step {
    /// A premise or conclusion: the next element that is one.
    Statement,
    Inference {
        rules: Vec<String>,
        data: Option<Range<usize>>,
        range: Range<usize>,
        undercuts: Range<usize>,
    },
}

/// What bears on an element, or what the element bears on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parent {
    /// It stands in a block of its own.
    Document,
    /// It is an item of a list.
    List,
    /// It is a line of a structure.
    Structure,
    /// It stands below another element.
    Element(usize, Sign),
    /// It stands below the inference of a structure.
    Inference,
}

impl Parent {
    /// The number of the element that it names.
    pub(super) fn above(self) -> Option<usize> {
        match self {
            Self::Element(above, _) => Some(above),
            _ => None,
        }
    }
}

/// A statement, or an argument's name or description.
#[derive(Debug)]
pub(super) struct Element {
    pub parent: Parent,
    pub is_argument: bool,
    /// The bytes of its title.
    pub title: Option<Range<usize>>,
    pub is_reference: bool,
    pub content: Content,
    /// Without what bears on it.
    pub range: Range<usize>,
}

/// Text with what stands in it.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub text: String,
    pub spans: Vec<Span>,
    pub tags: Vec<String>,
    /// The bytes of the data behind it, with its braces.
    pub data: Option<Range<usize>>,
}

/// The tree of the tokens of a text.
pub(super) fn tree(text: &str, tokens: &[Token]) -> Tree {
    let mut parser = Parser { text, tokens, at: 0, tree: Tree::default() };
    parser.document();
    parser.tree
}

struct Parser<'a> {
    text: &'a str,
    tokens: &'a [Token],
    at: usize,
    tree: Tree,
}

impl<'a> Parser<'a> {
    fn kind(&self) -> Option<Kind> {
        self.tokens.get(self.at).map(|token| token.kind)
    }

    fn next_is(&self, kind: Kind) -> bool {
        self.kind() == Some(kind)
    }

    fn written(&self, token: &Token) -> &'a str {
        &self.text[token.range.clone()]
    }

    /// The next token, if it is of this kind, which is then behind.
    fn take(&mut self, kind: Kind) -> Option<&'a Token> {
        let token = self.tokens.get(self.at).filter(|token| token.kind == kind)?;
        self.at += 1;
        Some(token)
    }

    /// Where the next token begins.
    fn start(&self) -> usize {
        self.tokens.get(self.at).map_or(self.text.len(), |token| token.range.start)
    }

    /// Where the last token ended.
    fn end(&self) -> usize {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(0, |token| token.range.end)
    }

    fn report(&mut self, problem: Problem, range: Range<usize>) {
        self.tree.findings.push(Finding { problem, range });
    }

    fn document(&mut self) {
        while matches!(self.kind(), Some(Kind::Newline | Kind::EmptyLine)) {
            self.at += 1;
        }
        if let Some(token) = self.take(Kind::FrontMatter) {
            self.tree.front_matter = Some(token.range.clone());
        }
        while self.kind().is_some() {
            match self.kind() {
                Some(Kind::EmptyLine | Kind::Newline | Kind::Dedent) => self.at += 1,
                _ => self.block(),
            }
        }
    }

    /// A block, and what is left over behind it up to the next empty line.
    fn block(&mut self) {
        let start = self.start();
        match self.kind() {
            Some(Kind::Heading(level)) => {
                self.at += 1;
                let content = self.content();
                self.tree.blocks.push(Block::Heading { level, content, range: start..self.end() });
            }
            Some(Kind::Number | Kind::InferenceStart) => self.structure(),
            Some(Kind::FrontMatter | Kind::Data | Kind::InferenceEnd | Kind::Item | Kind::Comma) => {}
            Some(Kind::Indent) if self.tokens.get(self.at + 1).is_some_and(|next| next.kind == Kind::Item) => {
                self.list();
            }
            Some(Kind::Indent | Kind::Relation(_)) => self.orphans(),
            _ => {
                self.element_block();
            }
        }
        self.leftovers();
    }

    /// What has no place at the end of a block: said once, and read as a block of its own where it can be one.
    fn leftovers(&mut self) {
        while let Some(kind) = self.kind() {
            match kind {
                Kind::EmptyLine => return,
                Kind::Newline | Kind::Dedent | Kind::Indent => self.at += 1,
                _ => {
                    let range = self.tokens[self.at].range.clone();
                    self.report(Problem::Misplaced(misplaced(kind)), range);
                    if !matches!(
                        kind,
                        Kind::Heading(_) | Kind::Number | Kind::StatementDefinition | Kind::ArgumentDefinition
                    ) {
                        self.at += 1;
                        if matches!(kind, Kind::Relation(_)) {
                            self.element_block();
                        }
                        continue;
                    }
                    return;
                }
            }
        }
    }

    /// An element with all that stands below it, as a block.
    fn element_block(&mut self) {
        let first = self.tree.elements.len();
        self.element(Parent::Document);
        self.tree.blocks.push(Block::Elements(first..self.tree.elements.len()));
    }

    /// Relations at the start of a block: what they would belong to ended with the empty line before, which is said once.
    fn orphans(&mut self) {
        let mut is_said = false;
        while let Some(kind @ (Kind::Indent | Kind::Dedent | Kind::Newline | Kind::Relation(_))) = self.kind() {
            let range = self.tokens[self.at].range.clone();
            self.at += 1;
            if matches!(kind, Kind::Relation(_)) {
                if !std::mem::replace(&mut is_said, true) {
                    self.report(Problem::Orphan, range);
                }
                self.element_block();
            }
        }
    }

    fn list(&mut self) {
        let first = self.tree.elements.len();
        let mut depth = 0_usize;
        loop {
            match self.kind() {
                Some(Kind::Indent) => depth += 1,
                Some(Kind::Dedent) => depth = depth.saturating_sub(1),
                Some(Kind::Item) => {
                    self.at += 1;
                    self.element(Parent::List);
                    continue;
                }
                _ => break,
            }
            self.at += 1;
            if depth == 0 {
                break;
            }
        }
        self.tree.blocks.push(Block::Elements(first..self.tree.elements.len()));
    }

    fn structure(&mut self) {
        let start = self.start();
        let mut steps = Vec::new();
        let mut concluded = false;
        loop {
            match self.kind() {
                Some(Kind::Number) => {
                    self.at += 1;
                    steps.push(Step::Statement);
                    let number = self.tree.elements.len();
                    self.element(Parent::Structure);
                    if let Some(element) = self.tree.elements.get_mut(number).filter(|it| it.is_argument) {
                        element.is_argument = false;
                        let range = element.range.clone();
                        self.report(Problem::Misplaced("an argument where a structure has a statement"), range);
                    }
                    concluded = matches!(steps.iter().rev().nth(1), Some(Step::Inference { .. }));
                }
                Some(Kind::InferenceStart) => {
                    let step = self.inference();
                    steps.push(step);
                    concluded = false;
                }
                _ => break,
            }
        }
        let range = start..self.end();
        let begins = matches!(steps.first(), Some(Step::Statement));
        if !begins || !concluded {
            self.report(Problem::NoConclusion, range.clone());
        }
        self.tree.blocks.push(Block::Structure { steps, range });
    }

    fn inference(&mut self) -> Step {
        let start = self.start();
        self.at += 1;
        let mut rules = Vec::new();
        let mut rule = String::new();
        let mut data = None;
        while let Some(token) = self.tokens.get(self.at) {
            match token.kind {
                Kind::Newline => {}
                Kind::Data => data = Some(token.range.clone()),
                Kind::Comma => rules.push(std::mem::take(&mut rule)),
                Kind::Escaped | Kind::Shortcode | Kind::Text => push_text(&mut rule, token.kind, self.written(token)),
                _ => break,
            }
            self.at += 1;
        }
        rules.push(rule);
        let closes = self.take(Kind::InferenceEnd).is_some();
        let range = start..self.end();
        if !closes {
            self.report(Problem::OpenInference, range.clone());
        }
        self.take(Kind::Newline);
        let first = self.tree.elements.len();
        if self.next_is(Kind::Indent) {
            self.relations(Parent::Inference);
        }
        let undercuts = first..self.tree.elements.len();
        let rules = rules.iter().map(|rule| rule.trim().to_owned()).filter(|rule| !rule.is_empty()).collect();
        Step::Inference { rules, data, range, undercuts }
    }

    /// An element with all that stands below it.
    fn element(&mut self, parent: Parent) {
        let number = self.tree.elements.len();
        self.head(parent);
        if self.next_is(Kind::Indent) {
            self.relations(Parent::Element(number, Sign::Supports));
        }
    }

    /// What stands below an element or an inference, at any depth.
    fn relations(&mut self, below: Parent) {
        // The elements below which relations stand, the innermost last, each with how far in the first of these stands.
        let mut above = vec![(below, None)];
        self.at += 1;
        let mut last = below;
        while let Some(kind) = self.kind() {
            match kind {
                Kind::Relation(_) | Kind::Item => {
                    let range = self.tokens[self.at].range.clone();
                    self.at += 1;
                    let sign = match kind {
                        Kind::Relation(sign) => sign,
                        _ => {
                            self.report(Problem::Item, range.clone());
                            Sign::Supports
                        }
                    };
                    let Some((over, first)) = above.last_mut() else { return };
                    let parent = match over {
                        Parent::Element(number, _) => Parent::Element(*number, sign),
                        _ => Parent::Inference,
                    };
                    let width = self.text[range.clone()].len() - self.text[range.clone()].trim_start().len();
                    let expected = *first.get_or_insert(width);
                    if width != expected {
                        self.report(Problem::BetweenSteps { width, read_as: expected }, range.clone());
                    }
                    if parent == Parent::Inference && sign != Sign::Undercuts {
                        self.report(Problem::Misplaced("a relation other than an undercut below an inference"), range);
                    }
                    last = Parent::Element(self.tree.elements.len(), sign);
                    self.head(parent);
                }
                Kind::Indent
                    if self
                        .tokens
                        .get(self.at + 1)
                        .is_some_and(|next| matches!(next.kind, Kind::Relation(_) | Kind::Item)) =>
                {
                    self.at += 1;
                    above.push((last, None));
                }
                Kind::Dedent => {
                    self.at += 1;
                    above.pop();
                    if above.is_empty() {
                        return;
                    }
                }
                _ => return,
            }
        }
    }

    /// An element without what stands below it.
    fn head(&mut self, parent: Parent) {
        let start = self.start();
        let mut element = Element {
            parent,
            is_argument: false,
            title: None,
            is_reference: false,
            content: Content::default(),
            range: start..start,
        };
        let named = self.tokens.get(self.at).filter(|token| {
            matches!(
                token.kind,
                Kind::StatementDefinition
                    | Kind::StatementReference
                    | Kind::ArgumentDefinition
                    | Kind::ArgumentReference
            )
        });
        if let Some(token) = named {
            self.at += 1;
            element.is_argument = matches!(token.kind, Kind::ArgumentDefinition | Kind::ArgumentReference);
            element.is_reference = matches!(token.kind, Kind::StatementReference | Kind::ArgumentReference);
            let behind = if element.is_reference { 1 } else { 2 };
            element.title = Some(token.range.start + 1..token.range.end - behind);
            if element.is_reference && self.kind().is_some_and(is_words) {
                self.report(Problem::NoColon(self.written(token).to_owned()), token.range.clone());
                element.is_reference = false;
            }
        }
        element.content = if element.is_reference { self.after_reference() } else { self.content() };
        let is_empty = element.content.text.is_empty() && element.content.spans.is_empty();
        element.range = start..self.end().max(start);
        if is_empty && !element.is_reference {
            self.report(Problem::NoText, element.range.clone());
            // What cannot begin an element is passed over, or nothing would ever come behind it.
            if element.title.is_none()
                && self.start() == start
                && !matches!(self.kind(), Some(Kind::EmptyLine | Kind::Dedent) | None)
            {
                self.at += 1;
            }
        }
        self.tree.elements.push(element);
    }
}

/// What stands in the wrong place, in words.
fn misplaced(kind: Kind) -> &'static str {
    match kind {
        Kind::FrontMatter => "front matter behind the start of the document",
        Kind::Data => "data that belongs to nothing",
        Kind::Relation(_) => "a relation that stands no further in than what it belongs to",
        Kind::Heading(_) => "a heading without an empty line before it",
        Kind::Number | Kind::InferenceStart | Kind::InferenceEnd => "a premise or inference outside of a structure",
        Kind::StatementDefinition | Kind::ArgumentDefinition => "a definition within a text",
        Kind::StatementReference | Kind::ArgumentReference => "a reference within a text",
        Kind::Item => "an item outside of a list",
        _ => "text that belongs to nothing",
    }
}
