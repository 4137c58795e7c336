//! The operations on a draft: a closed list.

use std::collections::BTreeMap;
use std::ops::Range;

use super::change::{File, TextEdit};
use super::{Draft, cast, claims, data};
use crate::document::{ActorId, ActorKind, Basis, Claim, ClaimId, EssayMap, InferenceId, Position, Scheme, Target};
use crate::format::source::citation;
use crate::text::Points;

/// Words of the shown text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The paragraph, counted from 0.
    pub paragraph: usize,
    /// The stretch of its text, in code points.
    pub range: Range<Points>,
}

/// Where a claim stands in the argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// By itself.
    Alone,
    /// As a reason for a claim.
    For(ClaimId),
    /// As an objection to a claim.
    Against(ClaimId),
    /// As a reason why a step does not lead where it is said to.
    Undercutting(InferenceId),
}

impl Place {
    /// What a claim here bears on.
    pub(super) fn target(&self) -> Option<Target> {
        match self {
            Self::Alone => None,
            Self::For(claim) => Some(Target::Supports(claim.clone())),
            Self::Against(claim) => Some(Target::Attacks(claim.clone())),
            Self::Undercutting(step) => Some(Target::Undercuts(step.clone())),
        }
    }
}

/// What can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// A new claim, with the words of the essay that state it, if any do.
    Claim {
        /// What it says, in one's own words.
        text: String,
        /// The words that state it; it is unsaid without.
        quote: Option<Quote>,
        /// Where it stands.
        place: Place,
    },
    /// A claim says this.
    Reword(ClaimId, String),
    /// These words of the essay state a claim, too.
    Quote(ClaimId, Quote),
    /// A claim has no passage any more.
    Unquote(ClaimId),
    /// A claim rests on this; `None` leaves it to what is concluded.
    Rest(ClaimId, Option<Basis>),
    /// The essay needs a claim and does not state it, or states it.
    Unsaid(ClaimId, bool),
    /// A step follows this pattern of reasoning, or none that is named.
    Scheme(InferenceId, Option<Scheme>),
    /// A claim stands elsewhere, with what hangs on it.
    Move(ClaimId, Place),
    /// A claim goes, with what hangs on it.
    Remove(ClaimId),
    /// A new actor, whom the essay calls by these words.
    Actor(String, ActorKind),
    /// The essay calls an actor by these words, too.
    Alias(ActorId, String),
    /// An actor takes this stand on a claim.
    Stand(ActorId, ClaimId, Position),
    /// A file has this text.
    Write(File, String),
}

/// Why an operation is not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such claim, step or actor.
    Gone(String),
    /// Nothing is said.
    NoText,
    /// What is chosen is no stretch of the text.
    NoWords,
    /// A claim cannot stand on what hangs on it.
    OnItself,
    /// A claim is a line of this structure, which only its author can take apart.
    InStructure(String),
    /// Claims that would go are used elsewhere.
    UsedElsewhere(Vec<ClaimId>),
    /// A claim takes part in the argument in several places.
    SeveralPlaces,
    /// More than one step starts from the claim, so that it is not clear which is meant.
    SeveralSteps,
    /// What would be changed is written in a way that is left to its author.
    OwnWay(&'static str),
    /// What was written is read otherwise than it was meant.
    NotWritten,
    /// It is so already.
    NothingToDo,
}

impl Refusal {
    /// Why, and what to do instead, in words.
    pub fn words(&self) -> String {
        match self {
            Self::Gone(what) => format!("There is no {what} any more."),
            Self::NoText => "Write what is claimed; nothing is said yet.".to_owned(),
            Self::NoWords => "Select words of one paragraph of the essay first.".to_owned(),
            Self::OnItself => "A claim cannot bear on itself, nor on what hangs on it.".to_owned(),
            Self::InStructure(name) => {
                format!("The claim is a premise or conclusion of the argument “{name}”. Change that in the source.")
            }
            Self::UsedElsewhere(claims) => {
                let names: Vec<&str> = claims.iter().map(ClaimId::as_str).collect();
                format!("What hangs on it is used elsewhere: {}. Move or delete that first.", names.join(", "))
            }
            Self::SeveralPlaces => {
                "The claim stands in several places. Say in the source which one is meant.".to_owned()
            }
            Self::SeveralSteps => {
                "Several steps start from the claim. Say in the source which one is meant.".to_owned()
            }
            Self::OwnWay(what) => format!("{what} are written in a way that is only changed in the source."),
            Self::NotWritten => {
                "This could not be written so that it is read as it is meant. Change the source.".to_owned()
            }
            Self::NothingToDo => "It is so already.".to_owned(),
        }
    }
}

impl Operation {
    /// The edits that do it: ways to write it, of which the first that is read as it was meant is taken.
    pub(super) fn edits(&self, draft: &Draft) -> Result<Vec<Vec<TextEdit>>, Refusal> {
        let (read, text) = (&draft.read, draft.files.map.text.as_str());
        match self {
            Self::Claim { text: said, quote, place } => {
                if said.trim().is_empty() {
                    return Err(Refusal::NoText);
                }
                let cited = quote.as_ref().map(|quote| cite(&read.map, quote)).transpose()?;
                claims::add(read, text, said, cited.as_deref(), place)
            }
            Self::Reword(_, said) if said.trim().is_empty() => Err(Refusal::NoText),
            Self::Reword(claim, said) => claims::reword(read, text, claim, said, None),
            Self::Unsaid(claim, is_unsaid) => claims::unsaid(read, text, claim, *is_unsaid),
            Self::Quote(claim, quote) => {
                let cited = cite(&read.map, quote)?;
                claims::change_data(read, text, claim, |old| data::add(old, "source", &cited))
            }
            Self::Unquote(claim) => claims::change_data(read, text, claim, |old| data::put(old, "source", None)),
            Self::Rest(claim, basis) => {
                claims::change_data(read, text, claim, |old| data::put(old, "basis", basis.map(Basis::name)))
            }
            Self::Scheme(step, scheme) => claims::scheme(read, text, step, *scheme),
            Self::Move(claim, place) if bears(&read.map, claim, place) => Err(Refusal::NothingToDo),
            Self::Move(claim, place) => claims::relocate(read, text, claim, place),
            Self::Remove(claim) => claims::remove(read, text, claim),
            Self::Actor(name, kind) => cast::add(&read.map, &draft.files, name, *kind),
            Self::Alias(actor, words) => cast::alias(&read.map, &draft.files, actor, words),
            Self::Stand(actor, claim, position) if stands(&read.map, actor, claim, *position) => {
                Err(Refusal::NothingToDo)
            }
            Self::Stand(actor, claim, position) => {
                claims::change_data(read, text, claim, |old| data::add(old, stance_key(*position), actor.as_str()))
            }
            Self::Write(file, text) => {
                let edit = TextEdit::between(*file, file.text(&draft.files), text).ok_or(Refusal::NothingToDo)?;
                Ok(vec![vec![edit]])
            }
        }
    }

    /// What it is called, in words that go on after “Undo:”. Of a map in which it has not been done yet.
    pub(super) fn name(&self, map: &EssayMap) -> String {
        let text = |id: &ClaimId| {
            short(map.claims.iter().find(|claim| claim.id == *id).map_or(id.as_str(), |claim| claim.text.as_str()))
        };
        match self {
            Self::Claim { text, place, .. } => {
                let part = match place {
                    Place::Alone => "claim",
                    Place::For(_) => "reason",
                    Place::Against(_) => "objection",
                    Place::Undercutting(_) => "doubt",
                };
                format!("new {part} ‘{}’", short(text))
            }
            Self::Reword(claim, _) => format!("reword ‘{}’", text(claim)),
            Self::Quote(claim, _) => format!("passage for ‘{}’", text(claim)),
            Self::Unquote(claim) => format!("no passage for ‘{}’", text(claim)),
            Self::Rest(claim, _) => format!("what ‘{}’ rests on", text(claim)),
            Self::Unsaid(claim, true) => format!("‘{}’ is unsaid", text(claim)),
            Self::Unsaid(claim, false) => format!("‘{}’ is said", text(claim)),
            Self::Scheme(..) => "pattern of reasoning".to_owned(),
            Self::Move(claim, _) => format!("move ‘{}’", text(claim)),
            Self::Remove(claim) => format!("delete ‘{}’", text(claim)),
            Self::Actor(name, _) => format!("new actor ‘{}’", short(name)),
            Self::Alias(_, words) => format!("name ‘{}’", short(words)),
            Self::Stand(_, claim, _) => format!("stand on ‘{}’", text(claim)),
            Self::Write(..) => "typing".to_owned(),
        }
    }

    /// Whether another one of its kind that follows it directly is one with it.
    pub(super) fn goes_on(&self) -> bool {
        matches!(self, Self::Write(..))
    }

    /// Whether a map is what the operation promised to make of the one before. Returns the claim that it was done with.
    pub(super) fn is_done(&self, before: &EssayMap, after: &EssayMap) -> Result<Option<ClaimId>, Refusal> {
        let now: BTreeMap<&ClaimId, &Claim> = after.claims.iter().map(|claim| (&claim.id, claim)).collect();
        let same = |all: &[ClaimId]| {
            let mut rest = before.claims.iter().filter(|claim| !all.contains(&claim.id));
            rest.all(|claim| now.get(&claim.id).is_some_and(|it| it.text == claim.text && it.voice == claim.voice))
        };
        let claim = |id: &ClaimId| now.get(id).copied();
        let bears = |id: &ClaimId, place: &Place| *place == Place::Alone || bears(after, id, place);
        let held =
            |is_done: bool, id: Option<&ClaimId>| if is_done { Ok(id.cloned()) } else { Err(Refusal::NotWritten) };
        match self {
            Self::Claim { text, quote, place } => {
                let is_new = |id: &ClaimId| before.claims.iter().all(|claim| claim.id != *id);
                let new = after.claims.iter().find(|claim| is_new(&claim.id) && claim.text == plain(text));
                let Some(new) = new else { return Err(Refusal::NotWritten) };
                let has_passage = new.passages.is_empty() == quote.is_none();
                held(same(&[]) && has_passage && bears(&new.id, place), Some(&new.id))
            }
            Self::Reword(id, text) => {
                let is_done = claim(id).is_some_and(|claim| claim.text == plain(text));
                held(is_done && same(std::slice::from_ref(id)), Some(id))
            }
            Self::Quote(id, _) => {
                let passages = |map: &EssayMap| {
                    map.claims.iter().find(|it| it.id == *id).map_or_else(Vec::new, |it| it.passages.clone())
                };
                let (had, has) = (passages(before), passages(after));
                if has.iter().all(|passage| had.contains(passage)) {
                    return Err(Refusal::NothingToDo);
                }
                held(same(&[]), Some(id))
            }
            Self::Unquote(id) => held(claim(id).is_some_and(|it| it.passages.is_empty()) && same(&[]), Some(id)),
            Self::Rest(id, basis) => {
                let is_done = claim(id).is_some_and(|it| basis.is_none_or(|basis| it.basis == basis));
                held(is_done && same(&[]), Some(id))
            }
            Self::Unsaid(id, is_unsaid) => {
                held(claim(id).is_some_and(|it| it.implicit == *is_unsaid) && same(&[]), Some(id))
            }
            Self::Scheme(id, scheme) => {
                let step = after.inferences.iter().find(|it| it.id == *id);
                held(step.is_some_and(|it| it.scheme == *scheme) && same(&[]), None)
            }
            Self::Move(id, place) => held(same(&[]) && bears(id, place), Some(id)),
            Self::Remove(id) => held(claim(id).is_none(), None),
            Self::Actor(name, _) => {
                let count = |map: &EssayMap| map.actors.iter().filter(|it| it.name == plain(name)).count();
                held(count(after) > count(before) && same(&[]), None)
            }
            Self::Alias(id, words) => {
                let actor = after.actors.iter().find(|it| it.id == *id);
                held(actor.is_some_and(|it| it.aliases.contains(&plain(words))) && same(&[]), None)
            }
            Self::Stand(actor, id, position) => held(stands(after, actor, id, *position) && same(&[]), Some(id)),
            Self::Write(..) => Ok(None),
        }
    }
}

/// Whether a claim by itself bears on what a place names, as it says; whether it bears on nothing, of none.
fn bears(map: &EssayMap, claim: &ClaimId, place: &Place) -> bool {
    let mut own = map.inferences.iter().filter(|it| it.premises.as_slice() == std::slice::from_ref(claim));
    match place.target() {
        None => own.next().is_none(),
        Some(target) => own.any(|it| it.target == target),
    }
}

/// Whether an actor takes this stand on a claim.
fn stands(map: &EssayMap, actor: &ActorId, claim: &ClaimId, position: Position) -> bool {
    map.stances.iter().any(|it| (&it.actor, &it.claim, it.position) == (actor, claim, position))
}

/// The key of a claim's data that holds who takes this stand on it.
fn stance_key(position: Position) -> &'static str {
    match position {
        Position::Asserts => "by",
        Position::Denies => "denies",
        Position::Concedes => "concedes",
        Position::Silent => "silent",
    }
}

fn cite(map: &EssayMap, quote: &Quote) -> Result<String, Refusal> {
    citation(map, quote.paragraph, quote.range.clone()).ok_or(Refusal::NoWords)
}

/// Words with single spaces between them, as a source has them.
pub(super) fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The beginning of a text, for a name.
fn short(text: &str) -> String {
    const MOST: usize = 32;
    let text = plain(text);
    match text.char_indices().nth(MOST) {
        None => text,
        Some((end, _)) => {
            let end = text[..end].rfind(' ').unwrap_or(end);
            format!("{} …", text[..end].trim_end_matches([',', '.', ';', ':']))
        }
    }
}
