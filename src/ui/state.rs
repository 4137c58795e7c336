//! What is shown, and how each action changes it. Pure: no browser, no Yew but the adapter at the end.
//!
//! [`State`] is all that the page is a function of; [`State::apply`] is the only way from one to the next. [`Marks`]
//! says what a choice lights up in the essay, the tree and the list of actors.

use std::rc::Rc;

use super::Shared;
use crate::argument::{NodeIx, Part};
use crate::document::{ActorIx, ClaimIx};
use crate::link::Choice;
use crate::ordered;
use crate::reading::words::{counted, part, sentence};
use crate::reading::{Reading, RunIx};
use crate::search::Hits;

/// The panes between which a narrow page switches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The text.
    #[default]
    Essay,
    /// The tree.
    Argument,
    /// The people and bodies.
    Actors,
}

impl Pane {
    /// All of them, in the order of the bar.
    pub const ALL: [Self; 3] = [Self::Essay, Self::Argument, Self::Actors];

    /// The name, as shown and, in small letters, as the id of the pane's element.
    pub fn name(self) -> &'static str {
        match self {
            Self::Essay => "Essay",
            Self::Argument => "Argument",
            Self::Actors => "Actors",
        }
    }

    /// Its place in the bar.
    pub fn index(self) -> usize {
        Self::ALL.iter().position(|&pane| pane == self).unwrap_or_default()
    }

    /// The id of the pane's element.
    pub fn id(self) -> &'static str {
        match self {
            Self::Essay => "essay",
            Self::Argument => "argument",
            Self::Actors => "actors",
        }
    }
}

/// A key of the tree, after the WAI-ARIA tree pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TreeKey {
    /// To the node above.
    Up,
    /// To the node below.
    Down,
    /// Folds the node, or goes to its parent.
    Left,
    /// Unfolds the node, or goes to its first child.
    Right,
    /// To the first node.
    Home,
    /// To the last visible node.
    End,
    /// Unfolds the node and all beside it.
    Siblings,
    /// To the next node whose text begins with this letter.
    Letter(char),
}

/// What can happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// The reader chose something on the page.
    Choose(Choice),
    /// The browser came to an address: when the page started, or by Back and Forward.
    Arrive(Choice),
    /// The reader steps back: out of the search, or else from what is chosen.
    Leave,
    /// The reader folds or unfolds a node.
    Toggle(NodeIx),
    /// Every node is unfolded.
    UnfoldAll,
    /// Every node but the thesis is folded.
    FoldAll,
    /// A key was pressed in the tree, on this node.
    Key(NodeIx, TreeKey),
    /// To the next or the previous claim in reading order.
    Step(isize),
    /// The reader looks for something.
    Search(String),
    /// A narrow page shows this pane.
    Show(Pane),
    /// A narrow page shows the whole card, or its head alone.
    ToggleCard,
    /// Something happened that the reader should be told.
    Say(String),
}

/// All that the page is a function of.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The map and what follows from it.
    pub reading: Shared,
    /// What is chosen.
    pub choice: Choice,
    /// The unfolded nodes, in order.
    pub open: Rc<Vec<NodeIx>>,
    /// The node that the tree's one tab stop is on.
    pub cursor: NodeIx,
    /// Counts the moves of the cursor by key: after each, the node takes the focus.
    pub moves: u32,
    /// Which pane a narrow page shows.
    pub pane: Pane,
    /// Whether a narrow page shows the whole card.
    pub card_open: bool,
    /// What the reader looks for; empty if nothing.
    pub query: Rc<str>,
    /// Where it is found.
    pub hits: Rc<Hits>,
    /// Whether the program has come to the browser's address yet.
    pub arrived: bool,
    /// What was last announced.
    pub said: Rc<str>,
}

impl State {
    /// The state in which a page is rendered: this chosen, its place in the tree unfolded, nothing announced.
    pub fn new(reading: Shared, choice: Choice) -> Self {
        let open = reading.tree.roots().to_vec();
        let mut state = Self {
            reading,
            choice: Choice::Nothing,
            open: Rc::new(open),
            cursor: NodeIx(0),
            moves: 0,
            pane: Pane::Essay,
            card_open: false,
            arrived: false,
            query: "".into(),
            hits: Rc::default(),
            said: "".into(),
        };
        state.choose(choice);
        state
    }

    /// The state after an action; `None` where the action changes nothing.
    pub fn apply(&self, action: Action) -> Option<Self> {
        let mut next = self.clone();
        match action {
            Action::Choose(choice) => {
                next.choose(choice);
                next.said = said(&next.reading, &next.choice).into();
                let stated = match next.choice {
                    Choice::Claim(claim) => next.reading.number(claim).is_some(),
                    Choice::Paragraph(_) | Choice::Passage(_) => true,
                    _ => false,
                };
                if stated {
                    next.pane = Pane::Essay;
                }
            }
            Action::Arrive(choice) => {
                if self.arrived || choice != self.choice {
                    next.choose(choice);
                }
                if self.arrived {
                    next.said = said(&next.reading, &next.choice).into();
                }
                next.arrived = true;
            }
            Action::Leave if self.query.is_empty() => return self.apply(Action::Choose(Choice::Nothing)),
            Action::Leave => return self.apply(Action::Search(String::new())),
            Action::Toggle(node) => {
                next.toggle(node);
                next.cursor = node;
            }
            Action::UnfoldAll => next.open = Rc::new(self.branching().collect()),
            Action::FoldAll => {
                next.open = Rc::new(self.reading.tree.roots().to_vec());
                next.cursor = self.visible_above(self.cursor, &next.open);
            }
            Action::Key(node, key) => next.key(node, key),
            Action::Step(by) => {
                let claim = self.step(by)?;
                return self.apply(Action::Choose(Choice::Claim(claim)));
            }
            Action::Search(query) => {
                let searched = !query.trim().is_empty();
                let hits = if searched { self.reading.lexicon().find(&query) } else { Hits::default() };
                next.said = if searched { counted(hits.count(), "hit") } else { String::new() }.into();
                next.hits = Rc::new(hits);
                next.query = query.into();
            }
            Action::Show(pane) => next.pane = pane,
            Action::ToggleCard => next.card_open = !self.card_open,
            Action::Say(words) => next.said = words.into(),
        }
        (next != *self).then_some(next)
    }

    /// Whether the branch below a node is to be seen.
    pub fn is_open(&self, node: NodeIx) -> bool {
        self.open.binary_search(&node).is_ok()
    }

    fn choose(&mut self, choice: Choice) {
        if let Choice::Claim(claim) = choice
            && let Some(place) = self.reading.tree.place(claim)
        {
            self.unfold(self.reading.tree.above(place).chain([place]).collect());
            self.cursor = place;
        }
        self.card_open = false;
        self.query = "".into();
        self.hits = Rc::default();
        self.choice = choice;
    }

    fn toggle(&mut self, node: NodeIx) {
        if self.is_open(node) {
            self.fold(node);
        } else {
            self.unfold(vec![node]);
        }
    }

    fn fold(&mut self, node: NodeIx) {
        let open = Rc::make_mut(&mut self.open);
        open.retain(|&other| other != node);
    }

    /// Unfolds those of the nodes that have something below.
    fn unfold(&mut self, nodes: Vec<NodeIx>) {
        let open = Rc::make_mut(&mut self.open);
        for node in nodes.into_iter().filter(|&node| !self.reading.tree.node(node).children.is_empty()) {
            ordered::add(open, node);
        }
    }

    fn branching(&self) -> impl Iterator<Item = NodeIx> {
        self.reading.tree.nodes().filter(|(_, node)| !node.children.is_empty()).map(|(at, _)| at)
    }

    /// The nodes that are not folded away, in order.
    fn visible(&self) -> impl DoubleEndedIterator<Item = NodeIx> {
        let tree = &self.reading.tree;
        let mut hidden_to = NodeIx(0);
        let visible: Vec<_> = tree
            .nodes()
            .filter(|&(at, node)| {
                let shown = at >= hidden_to;
                if shown && !self.is_open(at) {
                    hidden_to = node.end;
                }
                shown
            })
            .map(|(at, _)| at)
            .collect();
        visible.into_iter()
    }

    /// The node itself if it can be seen, else the nearest one above it that can.
    fn visible_above(&self, node: NodeIx, open: &[NodeIx]) -> NodeIx {
        let above: Vec<_> = self.reading.tree.above(node).collect();
        above.into_iter().rfind(|at| !open.contains(at)).unwrap_or(node)
    }

    fn key(&mut self, node: NodeIx, key: TreeKey) {
        let at = self.reading.tree.node(node);
        let is_open = self.is_open(node) && !at.children.is_empty();
        let to = match key {
            TreeKey::Up => self.visible().rfind(|&other| other < node),
            TreeKey::Down => self.visible().find(|&other| other > node),
            TreeKey::Home => self.visible().next(),
            TreeKey::End => self.visible().next_back(),
            TreeKey::Right if is_open => at.children.first().copied(),
            TreeKey::Left if !is_open => at.parent,
            TreeKey::Right if at.children.is_empty() => None,
            TreeKey::Right | TreeKey::Left => {
                self.toggle(node);
                Some(node)
            }
            TreeKey::Siblings => {
                self.unfold(self.reading.tree.siblings(node).to_vec());
                Some(node)
            }
            TreeKey::Letter(letter) => {
                let (before, after): (Vec<_>, Vec<_>) = self.visible().partition(|&other| other <= node);
                after.into_iter().chain(before).find(|&other| self.begins_with(other, letter))
            }
        };
        if let Some(to) = to {
            self.cursor = to;
            self.moves += 1;
        }
    }

    fn begins_with(&self, node: NodeIx, letter: char) -> bool {
        let text = &self.reading.map[self.reading.tree.node(node).claim].text;
        let first = text.chars().find(|letter| letter.is_alphanumeric());
        first.is_some_and(|first| first.eq_ignore_ascii_case(&letter))
    }

    /// The claim so many steps on in reading order, from the chosen one or from the chosen passage.
    fn step(&self, by: isize) -> Option<ClaimIx> {
        let order = &self.reading.order;
        let last = order.len().checked_sub(1)?;
        let at = match &self.choice {
            Choice::Claim(claim) => self.reading.number(*claim).map(|number| number - 1),
            Choice::Passage(at) => {
                self.reading.run(*at).and_then(|run| run.claims.first().copied()).and_then(|claim| {
                    let number = self.reading.number(claim)? - 1;
                    // A step on from a passage goes to its first claim.
                    if by > 0 { number.checked_sub(1) } else { Some(number) }
                })
            }
            _ => None,
        };
        let to = match at {
            Some(at) => at.checked_add_signed(by).filter(|&to| to <= last)?,
            None if by > 0 => 0,
            None => last,
        };
        Some(order[to])
    }
}

/// What a choice lights up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// The lit runs, in reading order.
    pub runs: Vec<RunIx>,
    /// The nodes marked in the tree, in order: the claims that the choice concerns, not the chosen claim itself.
    pub nodes: Vec<NodeIx>,
    /// The actors marked in the list, by number.
    pub actors: Vec<ActorIx>,
    /// The actor whose mentions are lit.
    pub mentions: Option<ActorIx>,
}

impl Marks {
    /// What a choice lights up.
    pub fn of(reading: &Reading, choice: &Choice) -> Self {
        let places = |claims: Vec<ClaimIx>| ordered::set(claims.into_iter().flat_map(|claim| reading.tree.uses(claim)));
        match choice {
            Choice::Nothing | Choice::Missing(_) => Self::default(),
            Choice::Claim(claim) => Self {
                runs: reading.runs_of(*claim).map(|(at, _)| at).collect(),
                actors: reading.actors_of(*claim),
                ..Self::default()
            },
            Choice::Actor(actor) => {
                Self { nodes: places(reading.claims_of(*actor)), mentions: Some(*actor), ..Self::default() }
            }
            Choice::Paragraph(paragraph) => {
                let runs = reading.runs().filter(|(at, run)| at.paragraph == *paragraph && !run.claims.is_empty());
                Self::of_runs(reading, runs.map(|(at, _)| at).collect(), places)
            }
            Choice::Passage(at) => Self::of_runs(reading, vec![*at], places),
        }
    }

    fn of_runs(reading: &Reading, runs: Vec<RunIx>, places: impl Fn(Vec<ClaimIx>) -> Vec<NodeIx>) -> Self {
        let shown: Vec<_> = runs.iter().filter_map(|&at| reading.run(at)).collect();
        let claims = ordered::set(shown.iter().flat_map(|run| run.claims.iter().copied()));
        let actors = ordered::set(shown.iter().flat_map(|run| &run.pieces).filter_map(|piece| piece.actor));
        Self { runs, nodes: places(claims), actors, mentions: None }
    }
}

/// What a choice changed, in words.
fn said(reading: &Reading, choice: &Choice) -> String {
    let marks = Marks::of(reading, choice);
    match choice {
        Choice::Nothing => "Nothing is chosen.".to_owned(),
        Choice::Missing(_) => "There is nothing under this address.".to_owned(),
        Choice::Claim(claim) => {
            let stated = match marks.runs.first() {
                None => "The essay never states it.".to_owned(),
                Some(first) => {
                    let runs =
                        marks.runs.iter().filter(|at| reading.run(**at).is_some_and(|run| run.begins.contains(claim)));
                    format!("{} lit, the first in paragraph {}.", counted(runs.count(), "passage"), first.paragraph + 1)
                }
            };
            let actors = counted(marks.actors.len(), "actor");
            format!("{}: {}. {stated} {actors} marked.", part(reading, *claim), sentence(reading, *claim))
        }
        Choice::Actor(actor) => {
            let mentions = counted(reading.mention_count(*actor), "mention");
            let claims = counted(reading.claims_of(*actor).len(), "claim");
            format!("{}: {mentions} lit in the essay, {claims} marked in the argument.", reading.map[*actor].name)
        }
        Choice::Paragraph(paragraph) => {
            let claims = counted(marks.claims(reading), "claim");
            format!("Paragraph {}: {claims} rest on it and are marked in the argument.", paragraph + 1)
        }
        Choice::Passage(at) => {
            let claims = counted(marks.claims(reading), "claim");
            format!("Passage in paragraph {}: {claims} rest on it and are marked in the argument.", at.paragraph + 1)
        }
    }
}

impl Marks {
    /// How many claims are marked in the tree.
    fn claims(&self, reading: &Reading) -> usize {
        self.nodes.iter().filter(|&&node| reading.tree.node(node).refers_to.is_none()).count()
    }
}

/// The sign that stands for a part, beside its word.
pub fn sign(part: Part) -> &'static str {
    match part {
        Part::Thesis | Part::Unused => "",
        Part::Reason | Part::Evidence => "+",
        Part::Objection => "−",
        Part::Reply => "↩",
        Part::Undercut => "⊣",
    }
}

impl yew::Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        self.apply(action).map_or(self, Rc::new)
    }
}
