//! A part of the argument looked at by itself: what is said on the authority of people without a name, what the essay
//! leaves unsaid, what concerns one actor; or what the editor adds to it, which is seen through no other lens and not
//! without one.
//!
//! Entry: [`Lens`]. A lens picks claims; the tree then shows these and what stands above them.

use super::Reading;
use super::words::counted;
use crate::argument::NodeIx;
use crate::document::{ActorId, ClaimIx};
use crate::ordered;

/// What to look at by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lens {
    /// What rests on sources without a name.
    Unnamed,
    /// What the essay relies on and never states.
    Unsaid,
    /// What the editor adds.
    Editor,
    /// What is about one actor, or what the actor takes a stand on.
    Actor(ActorId),
}

impl Lens {
    /// The lens of a name in an address: `unnamed`, `unsaid`, `editor`, or the identifier of an actor.
    pub fn parse(reading: &Reading, name: &str) -> Option<Self> {
        match name {
            "unnamed" => Some(Self::Unnamed),
            "unsaid" => Some(Self::Unsaid),
            "editor" => Some(Self::Editor),
            actor => Some(ActorId::from(actor)).filter(|actor| reading.index.actor(actor).is_some()).map(Self::Actor),
        }
    }

    /// The name in an address.
    pub fn name(&self) -> &str {
        match self {
            Self::Unnamed => "unnamed",
            Self::Unsaid => "unsaid",
            Self::Editor => "editor",
            Self::Actor(actor) => actor.as_str(),
        }
    }

    /// The claims that it picks, in the order of the map; of the editor's notes, with those of the essay that they use.
    pub fn claims(&self, reading: &Reading) -> Vec<ClaimIx> {
        let map = &reading.map;
        let all = (0..map.claims.len()).map(ClaimIx);
        match self {
            Self::Unnamed => all.filter(|&at| map[at].is_unnamed()).collect(),
            Self::Unsaid => all.filter(|&at| map[at].is_unsaid()).collect(),
            Self::Editor => ordered::set(self.nodes(reading).into_iter().map(|at| reading.tree.node(at).claim)),
            Self::Actor(actor) => reading.index.actor(actor).map(|actor| reading.claims_of(actor)).unwrap_or_default(),
        }
    }

    /// Where these claims are used in the tree, with the premises that they work together with, in order.
    pub fn nodes(&self, reading: &Reading) -> Vec<NodeIx> {
        let tree = &reading.tree;
        let is_editors = |node: &NodeIx| tree.node(*node).is_editors();
        if *self == Self::Editor {
            return tree.nodes().map(|(at, _)| at).filter(is_editors).collect();
        }
        let together = |node: NodeIx| {
            let step = tree.node(node).inference;
            tree.siblings(node)
                .iter()
                .copied()
                .filter(move |&other| step.is_some() && tree.node(other).inference == step)
        };
        let uses = self.claims(reading).into_iter().flat_map(|claim| tree.uses(claim)).filter(|node| !is_editors(node));
        ordered::set(uses.flat_map(|node| together(node).chain([node])))
    }

    /// The main reasons that it touches: it picks something in their branches.
    pub fn reasons<'a>(&self, reading: &'a Reading) -> impl Iterator<Item = NodeIx> + use<'a> {
        let tree = &reading.tree;
        let nodes = self.nodes(reading);
        tree.reasons().filter(move |&at| nodes.iter().any(|node| tree.branch(at).contains(node)))
    }

    /// What it picks and how much of the argument hangs on that, in a sentence or two.
    pub fn in_words(&self, reading: &Reading) -> String {
        let count = self.claims(reading).len();
        let claims = counted(count, "claim");
        let (one, many) = match self {
            Self::Unnamed => ("rests on people without a name", "rest on people without a name"),
            Self::Unsaid => ("is left unsaid", "are left unsaid"),
            Self::Editor => return [&counted(count, "note"), " by the editor, not by the essay."].concat(),
            Self::Actor(_) => ("concerns", "concern"),
        };
        let verb = if count == 1 { one } else { many };
        let name = match self {
            Self::Actor(actor) => reading.index.actor(actor).map(|actor| [" ", &reading.map[actor].name].concat()),
            _ => None,
        };
        let (touched, all) = (self.reasons(reading).count(), reading.tree.reasons().count());
        let name = name.unwrap_or_default();
        format!("{claims} {verb}{name}, under {touched} of the {all} main reasons.")
    }
}
