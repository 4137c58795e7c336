//! Standing: what holds on a map, what falls, and what stays undecided.
//!
//! Entry: [`Graph::standings`].
//!
//! # The rule
//!
//! - An **inference** applies (it *holds*) if all its premises hold and everything that undercuts it falls; it *falls*
//!   if one of its premises falls, or something that undercuts it holds, or the reader doubts it.
//! - A **claim** is judged by the inferences that apply for it and against it, under the map's
//!   [`Standard`].
//! - A **claim that rests on nothing** is taken as it stands: that counts as one reason that applies. So it holds
//!   unless the reader says otherwise, or an objection to it applies; a bare word against a bare word is a tie.
//! - A **claim that has reasons** in the map holds through them alone. It is not taken as it stands besides: the essay
//!   gives its reasons because the claim needs them, and if they all fall nothing is left that was offered for it.
//! - The **reader's word** is final: a claim rejected falls and a claim accepted holds, whatever speaks for or against
//!   it; an inference doubted falls.
//! - Whatever this leaves open is **undecided**.
//!
//! # Circles
//!
//! The standings are the *grounded* ones: the least that the rule forces, starting from nothing decided. They are the
//! grounded interpretation of the map as an abstract dialectical framework (G. Brewka and S. Woltran, 2010), whose
//! nodes are its claims and its inferences; on attacks alone it is Dung's grounded extension, with the same answers:
//! two claims that attack each other are undecided, and so is one that attacks itself or an odd circle of attacks; an
//! attack that is itself defeated leaves what it attacked as it was; an undercut of an undercut restores the step.
//! Claims that support one another and nothing else are undecided as well: they never speak for themselves.
//!
//! # How
//!
//! A worklist with counters, after S. Modgil and M. Caminada (2009): each inference counts its premises that do not
//! hold yet and its undercuts that have not fallen yet, each claim what applies, and what may still apply, on either
//! side. A node is decided as soon as no outcome of the open ones could change it; each is decided once, and each link
//! is followed once. Time and space are linear in the map.

use super::graph::{Aim, Graph};
use super::scenario::Scenario;
use crate::document::{ClaimIx, InferenceIx, Standard};

/// What becomes of a claim or an inference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It holds; of an inference: it applies.
    Holds,
    /// It does not.
    Falls,
    /// The reasons run in a circle, or depend on one.
    #[default]
    Undecided,
}

/// A claim or an inference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A claim.
    Claim(ClaimIx),
    /// An inference.
    Inference(InferenceIx),
}

/// The standing of every claim and every inference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standings {
    claims: usize,
    /// Claims, then inferences.
    nodes: Vec<Standing>,
    /// The nodes that are decided, in the order in which they were: each follows from those before it.
    pub(super) decided: Vec<usize>,
}

impl Standings {
    /// The standing of a claim; undecided if there is no such claim.
    pub fn claim(&self, claim: ClaimIx) -> Standing {
        if claim.0 < self.claims { self.node(claim.0) } else { Standing::Undecided }
    }

    /// The standing of an inference; undecided if there is no such inference.
    pub fn inference(&self, inference: InferenceIx) -> Standing {
        self.node(self.claims.saturating_add(inference.0))
    }

    /// The standing of a claim or an inference.
    pub fn of(&self, subject: Subject) -> Standing {
        match subject {
            Subject::Claim(claim) => self.claim(claim),
            Subject::Inference(inference) => self.inference(inference),
        }
    }

    /// The claims of a standing, in order.
    pub fn claims_that(&self, standing: Standing) -> impl Iterator<Item = ClaimIx> {
        (0..self.claims).map(ClaimIx).filter(move |&claim| self.claim(claim) == standing)
    }

    /// The claims whose standing differs, in order: what a judgment changed.
    pub fn changed(&self, before: &Self) -> impl Iterator<Item = ClaimIx> {
        (0..self.claims).map(ClaimIx).filter(move |&claim| self.claim(claim) != before.claim(claim))
    }

    pub(super) fn node(&self, node: usize) -> Standing {
        self.nodes.get(node).copied().unwrap_or_default()
    }
}

impl Graph {
    /// The standing of every claim and every inference in a scenario. Linear in the size of the graph.
    ///
    /// ```
    /// use wherefore::argument::{Graph, Scenario, Standing};
    /// use wherefore::format::read_folder;
    /// use wherefore::document::Index;
    ///
    /// let map = read_folder("content/putin-peace".as_ref()).unwrap().map;
    /// let index = Index::new(&map);
    /// let graph = Graph::new(&map, &index);
    /// let thesis = index.claim(&map.thesis().unwrap().id).unwrap();
    /// assert_eq!(graph.standings(&Scenario::default()).claim(thesis), Standing::Holds);
    ///
    /// let (scenario, misread) = Scenario::parse(&map, &index, "insiders-say-love,nonsense", "", "");
    /// let standings = graph.standings(&scenario);
    /// assert_eq!(misread.unknown, ["nonsense"]);
    /// assert_eq!(standings.claim(index.claim(&"loves-war".into()).unwrap()), Standing::Falls);
    /// assert_eq!(standings.claim(thesis), Standing::Holds);
    /// ```
    pub fn standings(&self, scenario: &Scenario) -> Standings {
        let mut solver = Solver::new(self);
        solver.judge(scenario);
        solver.settle();
        solver.standings
    }
}

/// What applies, and may still apply, on the two sides of a claim.
#[derive(Clone, Copy, Default)]
struct Tally {
    reasons: usize,
    open_reasons: usize,
    objections: usize,
    open_objections: usize,
}

impl Tally {
    /// The standing that no outcome of what is open could change.
    fn verdict(&self, standard: Standard) -> Standing {
        if standard.is_met(self.reasons, self.objections + self.open_objections) {
            Standing::Holds
        } else if standard.is_met(self.reasons + self.open_reasons, self.objections) {
            Standing::Undecided
        } else {
            Standing::Falls
        }
    }
}

struct Solver<'a> {
    graph: &'a Graph,
    tallies: Vec<Tally>,
    /// Per inference, how many premises do not hold yet and how many undercuts have not fallen yet.
    waiting: Vec<usize>,
    standings: Standings,
}

impl<'a> Solver<'a> {
    fn new(graph: &'a Graph) -> Self {
        let tally = |claim| {
            let open_reasons = graph.supports.of(claim).len();
            let open_objections = graph.attacks.of(claim).len();
            Tally { reasons: usize::from(open_reasons == 0), open_reasons, objections: 0, open_objections }
        };
        let waiting = |inference| graph.premises.of(inference).len() + graph.undercuts.of(inference).len();
        let nodes = graph.claims + graph.aims.len();
        Self {
            graph,
            tallies: (0..graph.claims).map(tally).collect(),
            waiting: (0..graph.aims.len()).map(waiting).collect(),
            standings: Standings {
                claims: graph.claims,
                nodes: vec![Standing::Undecided; nodes],
                decided: Vec::with_capacity(nodes),
            },
        }
    }

    /// Enters what needs no reason: the reader's word, and inferences that conclude from nothing.
    fn judge(&mut self, scenario: &Scenario) {
        let claims = self.graph.claims;
        for claim in scenario.rejected.iter().filter(|claim| claim.0 < claims) {
            self.decide(claim.0, Standing::Falls);
        }
        for claim in scenario.accepted.iter().filter(|claim| claim.0 < claims) {
            self.decide(claim.0, Standing::Holds);
        }
        for inference in scenario.doubted.iter().filter(|inference| inference.0 < self.graph.aims.len()) {
            self.decide(claims + inference.0, Standing::Falls);
        }
        for inference in 0..self.graph.aims.len() {
            if self.graph.premises.of(inference).is_empty() {
                self.decide(claims + inference, Standing::Falls);
            }
        }
    }

    /// Follows what is decided until nothing more is.
    fn settle(&mut self) {
        for claim in 0..self.graph.claims {
            self.weigh(claim);
        }
        let mut at = 0;
        while let Some(&node) = self.standings.decided.get(at) {
            at += 1;
            let holds = self.standings.node(node) == Standing::Holds;
            match node.checked_sub(self.graph.claims) {
                None => self.pass_on(node, holds),
                Some(inference) => self.conclude(inference, holds),
            }
        }
    }

    /// Tells the inferences that a claim is a premise of.
    fn pass_on(&mut self, claim: usize, holds: bool) {
        for &inference in self.graph.uses.of(claim) {
            self.need(inference, holds);
        }
    }

    /// Tells what an inference bears on.
    fn conclude(&mut self, inference: usize, holds: bool) {
        if self.graph.premises.of(inference).is_empty() {
            return;
        }
        match self.graph.aims[inference] {
            Aim::Supports(ClaimIx(claim)) => {
                self.tallies[claim].open_reasons -= 1;
                self.tallies[claim].reasons += usize::from(holds);
                self.weigh(claim);
            }
            Aim::Attacks(ClaimIx(claim)) => {
                self.tallies[claim].open_objections -= 1;
                self.tallies[claim].objections += usize::from(holds);
                self.weigh(claim);
            }
            Aim::Undercuts(InferenceIx(other)) => self.need(other, !holds),
            Aim::Nothing => {}
        }
    }

    /// Enters that something which an inference needs is so, or is not: that a premise holds, or an undercut falls.
    fn need(&mut self, inference: usize, is_so: bool) {
        let node = self.graph.claims + inference;
        if !is_so {
            self.decide(node, Standing::Falls);
            return;
        }
        self.waiting[inference] -= 1;
        if self.waiting[inference] == 0 {
            self.decide(node, Standing::Holds);
        }
    }

    fn weigh(&mut self, claim: usize) {
        let verdict = self.tallies[claim].verdict(self.graph.standard);
        if verdict != Standing::Undecided {
            self.decide(claim, verdict);
        }
    }

    fn decide(&mut self, node: usize, standing: Standing) {
        if self.standings.nodes[node] == Standing::Undecided {
            self.standings.nodes[node] = standing;
            self.standings.decided.push(node);
        }
    }
}
