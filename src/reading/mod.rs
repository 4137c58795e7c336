//! A map made ready for reading: what the page shows, worked out once and found by number.
//!
//! Entries: [`Reading::new`] for a map; [`Reading::of`] for one that a page carries, in whose text sentences, quotes and
//! actors are found already and whose tree is projected ([`Carried`]). Stages: find the quotes (`quotes`), the actors
//! (`mentions`) and the sentences in the text of the shown edition, and project the tree; number the parts; anchor the
//! passages in the shown edition (`passages`); cut each paragraph into runs where passages and mentions begin and end
//! (`runs`), and these into pieces (`pieces`); number the claims in the order in which the essay states them; find where it
//! relies on claims that it never states (`unsaid`).

mod carried;
mod dress;
mod lens;
pub(crate) mod mentions;
mod notes;
mod passages;
mod pieces;
mod quotes;
mod runs;
mod sort;
mod surroundings;
mod unsaid;
pub mod words;

pub use carried::{Carried, packed};
pub use dress::{Dress, Stretch};
pub use lens::Lens;
pub use mentions::{Mention, mentions};
pub use notes::Notes;
pub use pieces::Piece;
pub use runs::{Paragraph, Run};
pub use sort::Sort;
pub use surroundings::{Neighbour, Surroundings};

use self::passages::anchored;
use self::unsaid::unsaid;
use crate::argument::{NodeId, NodeIx, Part, Tree};
use crate::document::{ActorIx, Basis, ClaimId, ClaimIx, EssayMap, EventIx, Index, Passage, Position, Target};
use crate::ordered;
use crate::text::Bytes;

/// A map with everything that follows from it.
#[derive(Debug)]
pub struct Reading {
    /// The map.
    pub map: EssayMap,
    /// Its parts by identifier.
    pub index: Index,
    /// Its tree.
    pub tree: Tree,
    /// The paragraphs of the shown edition.
    pub paragraphs: Vec<Paragraph>,
    /// The claims that the shown edition states, in reading order.
    pub order: Vec<ClaimIx>,
    /// The actors in the order of their first mention, those never mentioned last.
    pub cast: Vec<ActorIx>,
    /// Where the map stands.
    pub surroundings: Surroundings,
    ends: Vec<Vec<Bytes>>,
    numbers: Vec<Option<usize>>,
    /// The runs that each claim of the essay rests on, in reading order.
    runs_by_claim: Vec<Vec<RunIx>>,
    mention_counts: Vec<usize>,
}

/// A run of the shown edition: a paragraph and a run in it, both counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RunIx {
    /// The paragraph.
    pub paragraph: usize,
    /// The run.
    pub run: usize,
}

/// The runs of paragraphs, in reading order.
fn runs(paragraphs: &[Paragraph]) -> impl Iterator<Item = (RunIx, &Run)> {
    paragraphs
        .iter()
        .enumerate()
        .flat_map(|(paragraph, it)| it.runs.iter().enumerate().map(move |(run, it)| (RunIx { paragraph, run }, it)))
}

impl Reading {
    /// Makes a map ready. Whatever in it refers to nothing is passed over.
    pub fn new(map: EssayMap) -> Self {
        Self::of(Carried::new(map))
    }

    /// The same for a map in whose text everything has been found, and whose tree is projected.
    pub fn of(carried: Carried) -> Self {
        let Carried { map, ends, mentions: found, tree, dress, surroundings } = carried;
        let index = Index::new(&map);
        let tree = Tree::of(&tree, &map);
        let paragraphs = runs::paragraphs(&map, &ends, &found, dress);
        let mut order = Vec::new();
        let mut numbers = vec![None; map.claims.len()];
        let mut runs_by_claim = vec![Vec::new(); map.claims.len()];
        let mut mention_counts = vec![0; map.actors.len()];
        let mut cast = Vec::new();
        for (at, run) in runs(&paragraphs) {
            for &claim in &run.claims {
                runs_by_claim[claim.0].push(at);
                if numbers[claim.0].is_none() {
                    order.push(claim);
                    numbers[claim.0] = Some(order.len());
                }
            }
        }
        for &Mention { actor, .. } in found.iter().flatten() {
            if mention_counts[actor.0] == 0 {
                cast.push(actor);
            }
            mention_counts[actor.0] += 1;
        }
        cast.extend((0..map.actors.len()).map(ActorIx).filter(|actor| mention_counts[actor.0] == 0));
        let mut reading = Self {
            map,
            index,
            tree,
            paragraphs,
            order,
            cast,
            surroundings,
            ends,
            numbers,
            runs_by_claim,
            mention_counts,
        };
        for (claim, at) in unsaid(&reading) {
            ordered::add(&mut reading.paragraphs[at.paragraph].runs[at.run].unsaid, claim);
        }
        reading
    }

    /// The headings right before a run, in words.
    pub fn headings(&self, at: RunIx) -> &str {
        self.paragraphs.get(at.paragraph).filter(|_| at.run == 0).map_or("", |it| &it.dress.headings)
    }

    /// The identifiers of a place in the tree.
    pub fn node_id(&self, at: NodeIx) -> NodeId {
        let node = self.tree.node(at);
        let reference = node.refers_to.and(node.inference).map(|inference| self.map[inference].id.clone());
        NodeId { claim: self.map[node.claim].id.clone(), reference }
    }

    /// The place in the tree of these identifiers; where the claim stands, if it is not referred to there any more.
    pub fn node(&self, id: &NodeId) -> Option<NodeIx> {
        let claim = self.index.claim(&id.claim)?;
        let place = self.tree.place(claim);
        let Some(reference) = &id.reference else { return place };
        let inference = self.index.inference(reference);
        let is_it = |at: &NodeIx| Some(*at) != place && self.tree.node(*at).inference == inference;
        self.tree.uses(claim).find(is_it).or(place)
    }

    /// The number of a claim, counted from 1 in the order in which the essay states them; `None` if it never does.
    pub fn number(&self, claim: ClaimIx) -> Option<usize> {
        self.numbers[claim.0]
    }

    /// How often the shown edition names an actor.
    pub fn mention_count(&self, actor: ActorIx) -> usize {
        self.mention_counts[actor.0]
    }

    /// All runs of the shown edition, in reading order.
    pub fn runs(&self) -> impl Iterator<Item = (RunIx, &Run)> {
        runs(&self.paragraphs)
    }

    /// The run of a number, if there is one.
    pub fn run(&self, at: RunIx) -> Option<&Run> {
        self.paragraphs.get(at.paragraph)?.runs.get(at.run)
    }

    /// The id of the element in which a run stands on the page: its own, or that of its paragraph if no claim rests on it.
    pub fn place_of(&self, at: RunIx) -> String {
        let own = self.run(at).map(|run| &run.anchor).filter(|anchor| !anchor.is_empty());
        own.cloned().unwrap_or_else(|| format!("p{}", at.paragraph + 1))
    }

    /// The runs that a claim rests on, in reading order; of the editor's, those where begins what it refers to.
    pub fn runs_of(&self, claim: ClaimIx) -> Vec<RunIx> {
        if self.map[claim].is_editors() {
            return self.map[claim].passages.iter().filter_map(|passage| self.run_at(passage)).collect();
        }
        self.runs_by_claim.get(claim.0).cloned().unwrap_or_default()
    }

    /// The claim of this identifier, if it is the essay's.
    pub fn essays_claim(&self, id: &ClaimId) -> Option<ClaimIx> {
        self.index.claim(id).filter(|&claim| !self.map[claim].is_editors())
    }

    /// The first run of a passage in the shown edition.
    pub fn run_at(&self, passage: &Passage) -> Option<RunIx> {
        let (paragraph, range) = anchored(&self.map, &self.ends, passage)?;
        let run = self.paragraphs.get(paragraph)?.runs.iter().position(|run| run.range.end > range.start)?;
        Some(RunIx { paragraph, run })
    }

    /// The actors that a claim is about, and those who take a stand on it.
    pub fn actors_of(&self, claim: ClaimIx) -> Vec<ActorIx> {
        let id = &self.map[claim].id;
        let about = self.map[claim].actors.iter();
        let stands = self.map.stances.iter().filter(|stance| stance.claim == *id).map(|stance| &stance.actor);
        ordered::set(about.chain(stands).filter_map(|actor| self.index.actor(actor)))
    }

    /// The claims of the essay that are about an actor, or on which the actor takes a stand.
    pub fn claims_of(&self, actor: ActorIx) -> Vec<ClaimIx> {
        let id = &self.map[actor].id;
        let stands = self.map.stances.iter().filter(|stance| stance.actor == *id);
        let stands: Vec<&ClaimId> = stands.map(|stance| &stance.claim).collect();
        let concerned = |claim: &ClaimIx| {
            let claim = &self.map[*claim];
            !claim.is_editors() && (claim.actors.contains(id) || stands.contains(&&claim.id))
        };
        (0..self.map.claims.len()).map(ClaimIx).filter(concerned).collect()
    }

    /// The essay's author, if among the actors.
    pub fn author(&self) -> Option<ActorIx> {
        self.index.actor(self.map.source.author.as_ref()?)
    }

    /// The actors who take a position on a claim.
    pub fn taking(&self, claim: ClaimIx, position: Position) -> impl Iterator<Item = ActorIx> {
        let id = &self.map[claim].id;
        let stances = self.map.stances.iter().filter(move |it| it.claim == *id && it.position == position);
        stances.filter_map(|stance| self.index.actor(&stance.actor))
    }

    /// The actors besides the author who assert a claim of the essay.
    pub fn told_by(&self, claim: ClaimIx) -> Vec<ActorIx> {
        let author = self.author();
        self.taking(claim, Position::Asserts).filter(|&actor| Some(actor) != author).collect()
    }

    /// Whether a claim of the essay has this basis.
    pub fn rests_on(&self, basis: Basis) -> bool {
        self.map.claims.iter().any(|claim| claim.basis == basis && !claim.is_editors())
    }

    /// Whether the author argues a claim: the essay states it, and it speaks for the thesis, or against what speaks
    /// against the thesis, whoever it is that the essay has say it.
    pub fn is_argued(&self, claim: ClaimIx) -> bool {
        let is_stated = !self.map[claim].implicit && !self.map[claim].is_editors();
        let mut at = self.tree.place(claim).filter(|_| is_stated);
        let mut is_for = at.is_some() && self.tree.part(claim) != Part::Unused;
        while let Some(node) = at.map(|at| self.tree.node(at)) {
            let target = node.inference.map(|step| &self.map[step].target);
            is_for ^= matches!(target, Some(Target::Attacks(_) | Target::Undercuts(_)));
            at = node.parent;
        }
        is_for
    }

    /// The events that an actor takes part in, by date.
    pub fn events_of(&self, actor: ActorIx) -> Vec<EventIx> {
        self.events(|event| event.actors.contains(&self.map[actor].id))
    }

    /// The events that bear on a claim, by date.
    pub fn events_on(&self, claim: ClaimIx) -> Vec<EventIx> {
        self.events(|event| event.claims.contains(&self.map[claim].id))
    }

    /// All events by date, those without a date that exists last.
    pub fn chronology(&self) -> Vec<EventIx> {
        self.events(|_| true)
    }

    fn events(&self, wanted: impl Fn(&crate::document::Event) -> bool) -> Vec<EventIx> {
        let mut events = Vec::new();
        for at in (0..self.map.events.len()).map(EventIx).filter(|&at| wanted(&self.map[at])) {
            ordered::insert(&mut events, at, |&at| {
                let parts = self.map[at].date.parts();
                (parts.is_none(), parts)
            });
        }
        events
    }
}
