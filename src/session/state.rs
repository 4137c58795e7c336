//! What is shown, and how each action changes it.
//!
//! [`State`] is all that the page is a function of; [`State::apply`] is the only way from one to the next. What it has
//! to do with the tree is in `tree`, with the search in `hits`, with a reader's own copy in `copy`, with a reader's
//! judgments in `outcome`.

use std::ops::Range;
use std::rc::Rc;

use super::commands::offered;
use super::marks::said;
use super::{OpenCopy, Outcome, Shared, TreeKey};
use crate::argument::{NodeId, NodeIx};
use crate::document::{ClaimId, ClaimIx};
use crate::link::{Choice, Chosen};
use crate::messages::search::HitList;
use crate::ordered;
use crate::reading::{Lens, Notes, Reading, Sort};

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

    /// The name, as shown.
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

/// What can happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// The reader chose something on the page.
    Choose(Choice),
    /// The browser came to an address: when the page started, or by Back and Forward.
    Arrive(Choice),
    /// The reader steps back: out of the search, or else from a part looked at by itself, or from what is chosen.
    Leave,
    /// The reader looks at a part of the argument by itself, or at all of it.
    Look(Option<Lens>),
    /// The argument is drawn as a chart, or is a tree again.
    Draw(bool),
    /// The argument starts to follow the paragraph being read, or stops.
    ReadAlong,
    /// The reader has come to this paragraph, counted from 0.
    Read(usize),
    /// The actors are listed in this order.
    Sort(Sort),
    /// The reader goes to the part of the page that has this id.
    Visit(&'static str),
    /// The reader folds or unfolds a node.
    Toggle(NodeId),
    /// Every node is unfolded.
    UnfoldAll,
    /// Every node but the thesis is folded.
    FoldAll,
    /// A key was pressed in the tree, on this node.
    Key(NodeId, TreeKey),
    /// To the next or the previous claim in reading order.
    Step(isize),
    /// The reader looks for something.
    Search(String),
    /// The search has found something, or nothing.
    Found(HitList),
    /// To the next or the previous place in the essay that the search finds.
    StepHit(isize),
    /// The reader types this into the palette of commands; nothing is typed where it is shut.
    SeekCommand(Option<String>),
    /// To the next or the previous command in the palette.
    StepCommand(isize),
    /// A narrow page shows this pane.
    Show(Pane),
    /// A narrow page shows the whole card, or its head alone.
    ToggleCard,
    /// The reader's own copy has been opened, or what was decided on it has changed.
    Open(OpenCopy),
    /// The essay's pane turns to the reader's copy, or back to the map's own text.
    Turn(bool),
    /// The copy is put away.
    Forget,
    /// The judge has answered.
    Judge(Outcome),
    /// The copy is kept on the device from now on, or no longer.
    KeepCopy(bool),
    /// The notes that the page's map lacks have come.
    Note(Notes),
    /// Something happened that the reader should be told.
    Say(String),
    /// Something did not work: the reader should be told, and see it until the next thing is done.
    Warn(String),
}

/// All that the page is a function of.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The map on the text that is shown, and what follows from it.
    pub reading: Shared,
    /// The map on its own text, by which addresses go.
    pub home: Shared,
    /// The notes that the map lacks, as far as they are there.
    pub notes: Rc<Notes>,
    /// The reader's own copy, if one is open.
    pub copy: Option<OpenCopy>,
    /// Whether the copy is kept on the device.
    pub keeps: bool,
    /// What follows from the reader's judgments, if the judge has been asked.
    pub outcome: Option<Outcome>,
    /// What is chosen.
    pub choice: Choice,
    /// The claims whose branches are unfolded, in order of their identifiers.
    pub unfolded: Rc<Vec<ClaimId>>,
    /// The node that the tree's one tab stop is on.
    pub cursor: NodeId,
    /// Counts the moves of the cursor by key: after each, the node takes the focus.
    pub moves: u32,
    /// Which pane a narrow page shows.
    pub pane: Pane,
    /// Whether a narrow page shows the whole card.
    pub card_open: bool,
    /// What the reader looks for; empty if nothing.
    pub query: Rc<str>,
    /// How often something was looked for.
    pub asked: u32,
    /// What was found last: what is looked for now, or what was before as long as [`State::awaits_hits`].
    pub hits: Rc<HitList>,
    /// How many steps from hit to hit are to be made once the hits are there, backwards if fewer than none.
    pub due: isize,
    /// Which of the places in the essay that the search finds the reader is at.
    pub hit: Option<usize>,
    /// The part of the argument that is looked at by itself.
    pub lens: Option<Lens>,
    /// Whether the argument is drawn as a chart.
    pub draws: bool,
    /// The nodes of the shown reading that it picks, in order.
    pub picked: Rc<Vec<NodeIx>>,
    /// Whether the argument follows the paragraph being read.
    pub along: bool,
    /// The paragraph being read, while the argument follows it.
    pub read: Option<usize>,
    /// The claims that were unfolded to follow it, in order of their identifiers.
    pub followed: Rc<Vec<ClaimId>>,
    /// The order of the list of actors.
    pub sort: Sort,
    /// What is typed into the palette of commands, if it is open.
    pub palette_words: Option<Rc<str>>,
    /// Which of the commands found there is next, counted from 0.
    pub palette_at: usize,
    /// The part of the page that the reader asked to go to, and how often one was asked for.
    pub visit: (&'static str, u32),
    /// Whether the program has come to the browser's address yet.
    pub arrived: bool,
    /// What was last announced.
    pub said: Rc<str>,
    /// What did not work, if the last thing did not.
    pub warning: Rc<str>,
}

impl State {
    /// The state in which a page is rendered: this chosen, its place in the tree unfolded, nothing announced.
    pub fn new(reading: Shared, choice: Choice) -> Self {
        let unfolded = roots(&reading);
        let cursor = reading.tree.roots().first().map(|&root| reading.node_id(root)).unwrap_or_default();
        let mut state = Self {
            home: reading.clone(),
            reading,
            notes: Rc::default(),
            copy: None,
            keeps: false,
            outcome: None,
            choice: Choice::Nothing,
            unfolded: Rc::new(unfolded),
            cursor,
            moves: 0,
            pane: Pane::Essay,
            card_open: false,
            arrived: false,
            query: "".into(),
            asked: 0,
            hits: Rc::default(),
            due: 0,
            hit: None,
            lens: None,
            draws: false,
            picked: Rc::default(),
            along: false,
            read: None,
            followed: Rc::default(),
            sort: Sort::default(),
            palette_words: None,
            palette_at: 0,
            visit: ("", 0),
            said: "".into(),
            warning: "".into(),
        };
        state.choose(choice);
        state
    }

    /// The state after an action; `None` where the action changes nothing.
    pub fn apply(&self, action: Action) -> Option<Self> {
        let mut next = self.clone();
        // A dialog that closes is nothing that is done: what was chosen there is. Notes and hits come by themselves.
        if !matches!(action, Action::SeekCommand(None) | Action::Note(_) | Action::Found(_)) {
            next.warning = "".into();
        }
        match action {
            Action::Choose(choice) => {
                next.choose(choice);
                next.said = said(&next.reading, &next.chosen()).into();
                let stated = match next.chosen() {
                    Chosen::Claim(claim) => next.reading.number(claim).is_some(),
                    Chosen::Paragraph(_) | Chosen::Passage(_) => true,
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
                    next.said = said(&next.reading, &next.chosen()).into();
                }
                next.arrived = true;
            }
            Action::Leave if !self.query.is_empty() => return self.apply(Action::Search(String::new())),
            Action::Leave if self.lens.is_some() => return self.apply(Action::Look(None)),
            Action::Leave if self.draws && self.choice == Choice::Nothing => return self.apply(Action::Draw(false)),
            Action::Leave => return self.apply(Action::Choose(Choice::Nothing)),
            Action::Look(lens) if lens == self.lens => return None,
            Action::Look(lens) => {
                next.look(lens);
                next.said = match &next.lens {
                    None => "The whole argument is shown.".into(),
                    Some(lens) => {
                        next.pane = Pane::Argument;
                        lens.in_words(&next.reading).into()
                    }
                };
            }
            Action::Draw(draws) if draws == self.draws => return None,
            Action::Draw(draws) => {
                next.draws = draws;
                next.pane = Pane::Argument;
                next.card_open = false;
                next.said = if draws { "The argument is drawn." } else { "The argument is a tree again." }.into();
            }
            Action::ReadAlong => {
                next.along = !self.along;
                next.follow(None);
                let said = if next.along {
                    "The argument follows the paragraph that you read."
                } else {
                    "The argument stays where it is."
                };
                next.said = said.into();
            }
            Action::Read(paragraph) if self.along => next.follow(Some(paragraph)),
            Action::Read(_) => {}
            Action::Sort(sort) => {
                next.sort = sort;
                let first =
                    sort.order(&self.reading).first().map(|&at| format!("The first is {}.", self.reading.map[at].name));
                next.said = ["The actors are listed anew. ", first.as_deref().unwrap_or_default()].concat().into();
            }
            Action::Visit(id) => {
                next.visit = (id, self.visit.1 + 1);
                next.pane = Pane::Essay;
            }
            Action::Toggle(node) => {
                next.toggle(&node.claim);
                next.cursor = node;
            }
            Action::UnfoldAll => next.unfolded = Rc::new(self.branching()),
            Action::FoldAll => {
                next.unfolded = Rc::new(roots(&self.reading));
                next.keep_cursor_visible();
            }
            Action::Key(node, key) => next.key(&node, key),
            Action::Step(by) => {
                let claim = self.step(by)?;
                return self.apply(Action::Choose(Choice::of(&self.reading, &Chosen::Claim(claim))));
            }
            Action::Search(query) => {
                next.search(&query);
                // How many there are is said when they have come.
                next.said = "".into();
            }
            Action::Found(hits) if hits.nth != self.asked || !self.awaits_hits() => return None,
            Action::Found(hits) => next.found(hits),
            Action::StepHit(by) => next.step_hit(by),
            Action::SeekCommand(words) => {
                next.palette_words = words.map(Into::into);
                next.palette_at = 0;
            }
            Action::StepCommand(by) => {
                let last = offered(self).len().saturating_sub(1);
                next.palette_at = self.palette_at.saturating_add_signed(by).min(last);
            }
            Action::Show(pane) => {
                next.pane = pane;
                next.card_open = false;
            }
            Action::ToggleCard => next.card_open = !self.card_open,
            Action::Open(copy) => next.open_copy(copy),
            Action::Turn(to_copy) => next.turn(to_copy),
            Action::Forget => next.forget(),
            Action::Judge(outcome) => next.judge(outcome),
            Action::KeepCopy(keeps) => next.keeps = keeps,
            Action::Note(notes) => next.notes = Rc::new(notes),
            Action::Say(words) => next.said = words.into(),
            Action::Warn(words) => {
                next.said = words.as_str().into();
                next.warning = words.into();
            }
        }
        (next != *self).then_some(next)
    }

    /// The same without what the panes and the card do not show: the search, the palette, and what is said in passing.
    pub fn in_columns(&self) -> Self {
        Self {
            query: "".into(),
            asked: 0,
            hits: Rc::default(),
            due: 0,
            hit: None,
            palette_words: None,
            palette_at: 0,
            said: "".into(),
            warning: "".into(),
            ..self.clone()
        }
    }

    /// What is chosen, by its number in the shown reading.
    pub fn chosen(&self) -> Chosen {
        self.choice.within(&self.reading)
    }

    /// Whether the branch below a node is to be seen.
    pub fn is_open(&self, node: NodeIx) -> bool {
        self.folds(node) && self.unfolded.binary_search(self.claim_at(node)).is_ok()
    }

    /// Whether there is anything to be seen below a node.
    pub fn folds(&self, node: NodeIx) -> bool {
        let branch = self.reading.tree.branch(node);
        NodeIx(node.0 + 1) < branch.end && self.shows(NodeIx(node.0 + 1)..branch.end)
    }

    fn choose(&mut self, choice: Choice) {
        if let Chosen::Claim(claim) = choice.within(&self.reading)
            && let Some(place) = self.reading.tree.place(claim)
        {
            if !self.is_in_lens(place) {
                self.look(self.needed(&choice));
            }
            self.unfold(self.reading.tree.above(place).chain([place]).collect());
            self.cursor = self.reading.node_id(place);
        }
        self.card_open = false;
        self.search("");
        self.choice = choice;
    }

    /// Whether a node is shown where only a part of the argument is: it is in that part, or something below it is. All of
    /// the argument is all of the essay's.
    pub fn is_in_lens(&self, node: NodeIx) -> bool {
        self.shows(self.reading.tree.branch(node))
    }

    /// Whether any of some nodes side by side, with all below them, is shown.
    fn shows(&self, nodes: Range<NodeIx>) -> bool {
        match self.lens {
            // The editor's come last.
            None => !self.reading.tree.node(nodes.start).is_editors(),
            Some(_) => self.picked.iter().any(|kept| nodes.contains(kept)),
        }
    }

    /// The part of the argument without which a choice is not seen.
    pub fn needed(&self, choice: &Choice) -> Option<Lens> {
        let Chosen::Claim(claim) = choice.within(&self.reading) else { return None };
        self.reading.map[claim].is_editors().then_some(Lens::Editor)
    }

    fn look(&mut self, lens: Option<Lens>) {
        if self.needed(&self.choice).is_some_and(|needed| lens != Some(needed)) {
            self.choice = Choice::Nothing;
        }
        self.lens = lens;
        self.find_picked();
        let above = self.picked.iter().flat_map(|&node| self.reading.tree.above(node)).collect();
        self.unfold(above);
        if self.cursor_node().is_none_or(|cursor| !self.is_in_lens(cursor)) {
            let first = self.visible().next();
            if let Some(first) = first {
                self.cursor = self.reading.node_id(first);
            }
        }
    }

    /// Finds in the shown reading what the lens picks.
    pub(super) fn find_picked(&mut self) {
        self.picked = Rc::new(self.lens.as_ref().map(|lens| lens.nodes(&self.reading)).unwrap_or_default());
    }

    /// Unfolds the claims of a paragraph, and folds again what was unfolded for the last one.
    pub(super) fn follow(&mut self, paragraph: Option<usize>) {
        if self.read == paragraph {
            return;
        }
        self.read = paragraph;
        let followed = std::mem::take(&mut self.followed);
        Rc::make_mut(&mut self.unfolded).retain(|claim| followed.binary_search(claim).is_err());
        let nodes = self.read_nodes();
        let above = ordered::set(nodes.iter().flat_map(|&node| self.reading.tree.above(node)));
        let folded: Vec<_> = above.into_iter().filter(|&node| !self.is_open(node)).collect();
        self.followed = Rc::new(ordered::set(folded.iter().map(|&node| self.claim_at(node).clone())));
        self.unfold(folded);
        self.keep_cursor_visible();
    }

    /// Where the claims of the paragraph being read stand in the tree, in order.
    pub fn read_nodes(&self) -> Vec<NodeIx> {
        let paragraph = self.read.and_then(|at| self.reading.paragraphs.get(at));
        let claims = paragraph.into_iter().flat_map(|it| &it.runs).flat_map(|run| &run.claims);
        ordered::set(claims.filter_map(|&claim| self.reading.tree.place(claim)))
    }

    /// The claim so many steps on in reading order, from the chosen one or from the chosen passage.
    fn step(&self, by: isize) -> Option<ClaimIx> {
        let order = &self.reading.order;
        let last = order.len().checked_sub(1)?;
        let at = match self.chosen() {
            Chosen::Claim(claim) => self.reading.number(claim).map(|number| number - 1),
            Chosen::Passage(at) => {
                self.reading.run(at).and_then(|run| run.claims.first().copied()).and_then(|claim| {
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

/// The claims on top of the tree, in order of their identifiers: what is unfolded at first.
fn roots(reading: &Reading) -> Vec<ClaimId> {
    let claim = |&root: &NodeIx| reading.map[reading.tree.node(root).claim].id.clone();
    ordered::set(reading.tree.roots().iter().map(claim))
}
