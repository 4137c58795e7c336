//! The reader's what-if: judgments that go against the essay, and how an address carries them.
//!
//! Entries: [`Scenario`], with one method for each judgment; [`Scenario::parse`] and [`Scenario::write`], which are
//! each other's inverse; [`without`] for all claims of one basis.

use crate::document::{Basis, ClaimIx, EssayMap, Index, InferenceIx};
use crate::ordered;

/// What a reader supposes against the essay.
///
/// ```
/// use wherefore::argument::Scenario;
/// use wherefore::document::ClaimIx;
///
/// let mut scenario = Scenario::default();
/// scenario.reject(ClaimIx(3));
/// scenario.accept(ClaimIx(3));
/// assert!(scenario.rejected.is_empty(), "the last judgment on a claim is the one in force");
/// assert_eq!(scenario.len(), 1);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scenario {
    /// The claims that the reader rejects, in order.
    pub rejected: Vec<ClaimIx>,
    /// The claims that the reader accepts for argument's sake, in order. Where a claim is in both lists it is rejected.
    pub accepted: Vec<ClaimIx>,
    /// The inferences that the reader doubts, in order: a question that their scheme raises is answered “no”.
    pub doubted: Vec<InferenceIx>,
}

/// What an address asks for and a scenario cannot give.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Misread {
    /// The identifiers that name nothing in the map, as they stand in the address.
    pub unknown: Vec<String>,
    /// The claims that the address both rejects and accepts, in order. They are rejected.
    pub contradicting: Vec<ClaimIx>,
}

impl Scenario {
    /// How many judgments are in force.
    pub fn len(&self) -> usize {
        self.rejected.len() + self.accepted.len() + self.doubted.len()
    }

    /// Whether the reader leaves the essay as it is.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Rejects a claim, whatever the reader made of it before.
    pub fn reject(&mut self, claim: ClaimIx) {
        self.undo(claim);
        ordered::add(&mut self.rejected, claim);
    }

    /// Accepts a claim for argument's sake, whatever the reader made of it before.
    pub fn accept(&mut self, claim: ClaimIx) {
        self.undo(claim);
        ordered::add(&mut self.accepted, claim);
    }

    /// Takes back a judgment on a claim.
    pub fn undo(&mut self, claim: ClaimIx) {
        self.rejected.retain(|&other| other != claim);
        self.accepted.retain(|&other| other != claim);
    }

    /// Doubts an inference.
    pub fn doubt(&mut self, inference: InferenceIx) {
        ordered::add(&mut self.doubted, inference);
    }

    /// Takes back the doubt of an inference.
    pub fn trust(&mut self, inference: InferenceIx) {
        self.doubted.retain(|&other| other != inference);
    }

    /// Reads a scenario from an address, which carries the claims rejected, those accepted, and the inferences doubted,
    /// each as a list of identifiers with commas between them. What is known applies; the rest is returned, and what the
    /// editor says is no better known. A claim both rejected and accepted is rejected: who asks for less is on the safe side.
    pub fn parse(map: &EssayMap, index: &Index, reject: &str, accept: &str, doubt: &str) -> (Self, Misread) {
        let (mut scenario, mut misread) = (Self::default(), Misread::default());
        for (key, list) in [reject, accept, doubt].into_iter().enumerate() {
            for id in list.split(',') {
                let known = match key {
                    2 => index.inference(&id.into()).filter(|&it| !map[it].is_editors()).map(|inference| inference.0),
                    _ => index.claim(&id.into()).filter(|&it| !map[it].is_editors()).map(|claim| claim.0),
                };
                match known {
                    None if id.is_empty() => {}
                    None => misread.unknown.push(id.to_owned()),
                    Some(at) if key == 2 => _ = ordered::add(&mut scenario.doubted, InferenceIx(at)),
                    Some(at) => {
                        let claim = ClaimIx(at);
                        let list = match scenario.rejected.contains(&claim) {
                            _ if key == 0 => &mut scenario.rejected,
                            true => &mut misread.contradicting,
                            false => &mut scenario.accepted,
                        };
                        ordered::add(list, claim);
                    }
                }
            }
        }
        (scenario, misread)
    }

    /// The scenario as it stands in an address: the lists that [`parse`](Self::parse) reads, in their order; empty where
    /// there is nothing to say.
    pub fn write(&self, map: &EssayMap) -> [String; 3] {
        let mut lists = [String::new(), String::new(), String::new()];
        let [reject, accept, doubt] = &mut lists;
        for (list, claims) in [(reject, &self.rejected), (accept, &self.accepted)] {
            for claim in claims {
                append(list, map.claims.get(claim.0).map(|claim| claim.id.as_str()));
            }
        }
        for inference in &self.doubted {
            append(doubt, map.inferences.get(inference.0).map(|inference| inference.id.as_str()));
        }
        lists
    }
}

fn append(list: &mut String, id: Option<&str>) {
    let Some(id) = id else { return };
    if !list.is_empty() {
        list.push(',');
    }
    list.push_str(id);
}

/// The claims of the essay that rest on a basis, in order: what to reject so as to do without it.
pub fn without(map: &EssayMap, basis: Basis) -> Vec<ClaimIx> {
    let claims = map.claims.iter().enumerate().filter(|(_, claim)| claim.basis == basis && !claim.is_editors());
    claims.map(|(at, _)| ClaimIx(at)).collect()
}
