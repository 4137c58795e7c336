//! What a tree says: statements and arguments with all their members, and the relations between them.
//!
//! Entry: [`model`]. Elements are taken in the order in which they are written. When one begins, it gets its title, a
//! number if it has none; when it and all below it has ended, it joins the other members of its title. Relations that are
//! written on an argument with a structure belong to its main conclusion, an undercut of it to its last inference.

mod settings;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::iter::{Enumerate, Peekable};
use std::ops::Range;
use std::vec::IntoIter;

use serde_json::Value;

use super::token::Sign;
use super::tree::{Block, Content, Element, Parent, Step, Tree};
use super::{
    Argdown, Argument, End, Finding, Inference, Line, Member, Mode, Problem, Relation, RelationKind, Role, Section,
    Statement,
};

/// The model of a tree.
pub(super) fn model(text: &str, tree: Tree, mode: Mode) -> Argdown {
    let mut model =
        Model { text, argdown: Argdown { findings: tree.findings, ..Argdown::default() }, ..Model::default() };
    if let Some(range) = tree.front_matter {
        let signs = text[range.clone()].len() - text[range.clone()].trim_start_matches('=').len();
        let inner = text[range.clone()].trim_end_matches('=').len();
        model.argdown.front_matter_range = range.start + signs..range.start + inner.max(signs);
        model.argdown.front_matter = model.yaml(model.argdown.front_matter_range.clone());
        if !text[range.start + signs..range.end].ends_with("===") {
            model.report(Problem::OpenFrontMatter, range.start..range.start + signs);
        }
    }
    let mut elements = tree.elements.into_iter().enumerate().peekable();
    for block in tree.blocks {
        match block {
            Block::Heading { level, content, range } => model.section(level, content, range),
            Block::Elements(range) => {
                let of_block: Vec<_> = elements.by_ref().take(range.len()).collect();
                model.elements(of_block);
            }
            Block::Structure { steps, range } => model.structure(steps, range, &mut elements),
        }
    }
    model.finish(mode)
}

#[derive(Default)]
struct Model<'a> {
    text: &'a str,
    argdown: Argdown,
    statements: HashMap<Cow<'a, str>, usize>,
    arguments: HashMap<Cow<'a, str>, usize>,
    /// How many titles were made up.
    untitled: usize,
    section: Option<usize>,
    /// The relations that are known, so that each stands once.
    known: HashMap<(End, End, RelationKind), usize>,
    /// The argument of the last block, if it was one: it takes the structure that follows.
    argument: Option<usize>,
}

/// Elements with their numbers, in the order in which they are written.
type Elements = Peekable<Enumerate<IntoIter<Element>>>;

/// An element that has begun.
struct Begun {
    number: usize,
    end: End,
    element: Element,
    role: Role,
}

impl<'a> Model<'a> {
    fn report(&mut self, problem: Problem, range: Range<usize>) {
        self.argdown.findings.push(Finding { problem, range });
    }

    /// The value of a stretch of YAML; `null` where it is none, and then that is said.
    fn yaml(&mut self, range: Range<usize>) -> Value {
        super::super::yaml::value(&self.text[range.clone()]).unwrap_or_else(|wrong| {
            let at = range.start + wrong.at;
            let end = self.text[at..range.end].chars().next().map_or(at, |sign| at + sign.len_utf8());
            self.report(Problem::NotYaml(wrong.why, wrong.help), at..end);
            Value::Null
        })
    }

    /// The value of data.
    fn data(&mut self, range: Option<Range<usize>>) -> Value {
        let Some(range) = range else { return Value::Null };
        let inner = super::super::yaml::inner(&self.text[range.clone()]);
        self.yaml(range.start + inner.start..range.start + inner.end)
    }

    fn section(&mut self, level: usize, content: Content, range: Range<usize>) {
        let data = self.data(content.data);
        let mut parent = self.section;
        while let Some(at) = parent.filter(|&at| self.argdown.sections[at].level >= level) {
            parent = self.argdown.sections[at].parent;
        }
        self.section = Some(self.argdown.sections.len());
        self.argument = None;
        let title = content.text.trim().to_owned();
        self.argdown.sections.push(Section { title, level, parent, tags: content.tags, data, range });
    }

    fn made_up_title(&mut self) -> Cow<'a, str> {
        self.untitled += 1;
        Cow::Owned(format!("Untitled {}", self.untitled))
    }

    fn statement(&mut self, title: Cow<'a, str>) -> usize {
        let next = self.argdown.statements.len();
        let at = *self.statements.entry(title.clone()).or_insert(next);
        if at == next {
            self.argdown.statements.push(Statement { title: title.into_owned(), ..Statement::default() });
        }
        at
    }

    fn argument(&mut self, title: Cow<'a, str>) -> usize {
        let next = self.argdown.arguments.len();
        let at = *self.arguments.entry(title.clone()).or_insert(next);
        if at == next {
            self.argdown.arguments.push(Argument { title: title.into_owned(), ..Argument::default() });
        }
        at
    }

    /// What an element is a member of; it gets a title if it has none.
    fn end_of(&mut self, element: &Element) -> End {
        let title = match &element.title {
            Some(range) => Cow::Borrowed(&self.text[range.clone()]),
            None => self.made_up_title(),
        };
        if element.is_argument { End::Argument(self.argument(title)) } else { End::Statement(self.statement(title)) }
    }

    /// The elements of a block.
    fn elements(&mut self, elements: Vec<(usize, Element)>) {
        let mut begun: Vec<Begun> = Vec::new();
        self.argument = None;
        let mut only = None;
        for (number, element) in elements {
            self.end_down_to(&mut begun, element.parent.above(), None);
            let is_alone = element.parent == Parent::Document;
            let end = self.begin(&mut begun, number, element);
            if is_alone {
                only = Some(end);
            }
        }
        self.end_down_to(&mut begun, None, None);
        if let Some(End::Argument(argument)) = only {
            self.argument = Some(argument);
        }
    }

    /// Begins an element. Returns what it is a member of.
    fn begin(&mut self, begun: &mut Vec<Begun>, number: usize, element: Element) -> End {
        let role = match element.parent {
            _ if element.is_argument => Role::Description,
            Parent::Document => Role::TopLevel,
            Parent::List => Role::Item,
            _ => Role::Relation,
        };
        let end = self.end_of(&element);
        begun.push(Begun { number, end, element, role });
        end
    }

    /// Ends the elements that have begun, down to one of this number, which goes on. What undercuts the outermost undercuts
    /// how that is drawn, if it is a conclusion. Returns the outermost with which of its members it is, if it has ended.
    fn end_down_to(
        &mut self,
        begun: &mut Vec<Begun>,
        number: Option<usize>,
        drawn_by: Option<End>,
    ) -> Option<(End, usize)> {
        while let Some(last) = begun.pop() {
            if Some(last.number) == number {
                begun.push(last);
                return None;
            }
            let above = begun.last().map(|above| above.end);
            let undercuts = matches!(last.element.parent, Parent::Element(_, Sign::Undercuts));
            let aim = if begun.len() == 1 && undercuts { drawn_by.or(above) } else { above };
            let end = last.end;
            let member = self.finish_element(last, aim);
            if above.is_none() {
                return Some((end, member));
            }
        }
        None
    }

    /// Adds a member, and its relation to what it stands below. Returns which member it is.
    fn finish_element(&mut self, begun: Begun, above: Option<End>) -> usize {
        let Begun { end, element, role, .. } = begun;
        let parent = element.parent;
        let member = self.member(end, element, role);
        if let (Parent::Element(_, sign), Some(above)) = (parent, above) {
            self.relate(sign, end, above, member);
        }
        member
    }

    fn member(&mut self, end: End, element: Element, role: Role) -> usize {
        let data_range = element.content.data.clone().unwrap_or_default();
        let data = self.data(element.content.data);
        let (section, is_reference) = (self.section, element.is_reference);
        let in_group = data.get("isInGroup").and_then(Value::as_bool);
        let member = Member {
            role,
            text: element.content.text,
            is_reference,
            spans: element.content.spans,
            data,
            data_range,
            title_range: element.title.unwrap_or_default(),
            range: element.range,
        };
        let (members, tags, own) = match end {
            End::Argument(at) => {
                let it = &mut self.argdown.arguments[at];
                (&mut it.members, &mut it.tags, &mut it.section)
            }
            End::Statement(at) | End::Inference(at, _) => {
                let it = &mut self.argdown.statements[at];
                (&mut it.members, &mut it.tags, &mut it.section)
            }
        };
        if in_group == Some(true) || (!is_reference && in_group.is_none() && own.is_none()) {
            *own = section;
        }
        for tag in element.content.tags {
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        members.push(member);
        members.len() - 1
    }

    fn relate(&mut self, sign: Sign, own: End, above: End, member: usize) {
        let (kind, from, to) = match sign {
            Sign::Supports => (RelationKind::Support, own, above),
            Sign::Supported => (RelationKind::Support, above, own),
            Sign::Attacks => (RelationKind::Attack, own, above),
            Sign::Attacked => (RelationKind::Attack, above, own),
            Sign::Undercuts => (RelationKind::Undercut, own, above),
            Sign::Undercut => (RelationKind::Undercut, above, own),
            Sign::Contradicts => (RelationKind::Contradictory, above, own),
        };
        self.add(Relation { kind, from, to, written: vec![(own, member)] });
    }

    /// Adds a relation, or the places where it is written to the one that is known.
    fn add(&mut self, relation: Relation) {
        let key = (relation.from, relation.to, relation.kind);
        let other_way = (relation.to, relation.from, relation.kind);
        let is_mutual = matches!(relation.kind, RelationKind::Contradictory | RelationKind::Contrary);
        let known = self.known.get(&key).or_else(|| self.known.get(&other_way).filter(|_| is_mutual));
        match known {
            Some(&at) => self.argdown.relations[at].written.extend(relation.written),
            None => {
                self.known.insert(key, self.argdown.relations.len());
                self.argdown.relations.push(relation);
            }
        }
    }

    /// A premise-conclusion structure, whose elements come next.
    fn structure(&mut self, steps: Vec<Step>, range: Range<usize>, elements: &mut Elements) {
        let argument = match self.argument.take() {
            Some(argument) => argument,
            None => {
                let title = self.made_up_title();
                self.argument(title)
            }
        };
        self.argdown.arguments[argument].section = self.section.or(self.argdown.arguments[argument].section);
        let has_one = !self.argdown.arguments[argument].structure.is_empty();
        if has_one {
            let title = self.argdown.arguments[argument].title.clone();
            self.report(Problem::SecondStructure(title), range.clone());
        }
        let mut lines: Vec<Line> = Vec::new();
        let mut drawn: Option<Inference> = None;
        // Undercuts of the inference that is being drawn: it has no line yet.
        let mut undercuts: Vec<(End, usize)> = Vec::new();
        for step in steps {
            match step {
                Step::Inference { rules, data, range, undercuts: below } => {
                    let data_range = data.clone().unwrap_or(range.start..range.start);
                    let data = self.data(data);
                    drawn = Some(Inference { rules, data, data_range, range });
                    undercuts.extend(self.below_inference(below.len(), elements));
                }
                Step::Statement => {
                    let Some((number, element)) = elements.next() else { break };
                    let inference = drawn.take();
                    let is_conclusion = inference.is_some();
                    let role = if is_conclusion { Role::IntermediaryConclusion } else { Role::Premise };
                    let end = self.end_of(&element);
                    let own = if is_conclusion { Some(End::Inference(argument, lines.len())) } else { None };
                    let mut begun = vec![Begun { number, end, element, role }];
                    while let Some((number, element)) =
                        elements.next_if(|(_, next)| matches!(next.parent, Parent::Element(..)))
                    {
                        self.end_down_to(&mut begun, element.parent.above(), own);
                        self.begin(&mut begun, number, element);
                    }
                    let member = self.end_down_to(&mut begun, None, own).map_or(0, |(_, member)| member);
                    if let Some(own) = own {
                        for (from, member) in undercuts.drain(..) {
                            let written = vec![(from, member)];
                            self.add(Relation { kind: RelationKind::Undercut, from, to: own, written });
                        }
                    }
                    let statement = match end {
                        End::Statement(at) | End::Argument(at) | End::Inference(at, _) => at,
                    };
                    lines.push(Line { statement, member, role, inference });
                }
            }
        }
        if let Some(last) = lines.last_mut().filter(|last| last.inference.is_some()) {
            last.role = Role::MainConclusion;
            self.argdown.statements[last.statement].members[last.member].role = Role::MainConclusion;
        }
        if !has_one {
            let it = &mut self.argdown.arguments[argument];
            (it.structure, it.range) = (lines, range);
        }
    }

    /// The elements below an inference, this many with all below them. Returns those that undercut it.
    fn below_inference(&mut self, count: usize, elements: &mut Elements) -> Vec<(End, usize)> {
        let mut found = Vec::new();
        let mut begun: Vec<Begun> = Vec::new();
        for (number, element) in elements.by_ref().take(count) {
            found.extend(self.end_down_to(&mut begun, element.parent.above(), None));
            self.begin(&mut begun, number, element);
        }
        found.extend(self.end_down_to(&mut begun, None, None));
        found
    }

    fn finish(mut self, mode: Mode) -> Argdown {
        self.move_to_structures();
        let settings = self.argdown.front_matter.clone();
        match settings.pointer("/model/mode").and_then(Value::as_str) {
            Some("strict") => self.read_strictly(),
            None if mode == Mode::Strict => self.read_strictly(),
            _ => {}
        }
        self.drop_what_premises_say();
        if let Some(groups) = settings.pointer("/group/regroup").and_then(Value::as_array).filter(|it| !it.is_empty()) {
            self.regroup(groups);
        }
        if settings.pointer("/model/removeTagsFromText").and_then(Value::as_bool) == Some(true) {
            self.drop_tags();
        }
        self.argdown.findings.sort_by_key(|finding| finding.range.start);
        self.argdown
    }

    /// Writes every relation anew, leaves out those of which nothing is left, and joins those that have become the same.
    fn change_relations(&mut self, change: impl Fn(&[Argument], Relation) -> Option<Relation>) {
        self.known.clear();
        for relation in std::mem::take(&mut self.argdown.relations) {
            if let Some(changed) = change(&self.argdown.arguments, relation) {
                self.add(changed);
            }
        }
    }

    /// What is written on an argument with a structure belongs to the structure.
    fn move_to_structures(&mut self) {
        self.change_relations(|arguments, mut relation| {
            if let End::Argument(at) = relation.from
                && let Some(conclusion) = arguments[at].structure.last()
            {
                relation.from = End::Statement(conclusion.statement);
                if relation.from == relation.to {
                    // The argument supports what its structure concludes: that says nothing more.
                    return None;
                }
            }
            if let End::Argument(at) = relation.to
                && relation.kind == RelationKind::Undercut
                && let Some(last) = arguments[at].structure.len().checked_sub(1)
            {
                relation.to = End::Inference(at, last);
            }
            Some(relation)
        });
    }

    /// Between statements a support is an entailment, an attack says that both are not true.
    fn read_strictly(&mut self) {
        self.change_relations(|_, mut relation| {
            if let (End::Statement(_), End::Statement(_)) = (relation.from, relation.to) {
                relation.kind = match relation.kind {
                    RelationKind::Support => RelationKind::Entails,
                    RelationKind::Attack => RelationKind::Contrary,
                    other => other,
                };
            }
            Some(relation)
        });
    }

    /// An attack on an argument that is an attack on one of its premises as well is the latter alone.
    fn drop_what_premises_say(&mut self) {
        let arguments = &self.argdown.arguments;
        let premises = |relation: &Relation| match (relation.kind, relation.from, relation.to) {
            (RelationKind::Attack, End::Statement(_), End::Argument(at)) => arguments[at].structure.as_slice(),
            _ => &[],
        };
        if self.argdown.relations.iter().all(|relation| premises(relation).is_empty()) {
            return;
        }
        let mut attacked = HashSet::new();
        for Relation { kind, from, to, .. } in &self.argdown.relations {
            if matches!(kind, RelationKind::Attack | RelationKind::Contrary | RelationKind::Contradictory) {
                attacked.insert((*from, *to));
            }
            if matches!(kind, RelationKind::Contrary | RelationKind::Contradictory) {
                attacked.insert((*to, *from));
            }
        }
        self.argdown.relations.retain(|relation| {
            let mut premises = premises(relation).iter().filter(|line| line.role == Role::Premise);
            !premises.any(|line| attacked.contains(&(relation.from, End::Statement(line.statement))))
        });
    }
}
