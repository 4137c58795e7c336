//! Gradual strength: how strong each claim is when claims have weights, as a number from 0 to 1.
//!
//! Entries: [`Graph::strengths`], [`Graph::sensitivity`]; [`base_weights`] for weights by basis and [`read_weight`] for
//! weights by hand. Strength is for those who want numbers, and numbers about an argument are rough: what holds and
//! what falls is the business of [`Graph::standings`], which knows no weights.
//!
//! # From a map to a graph of attackers and supporters
//!
//! The semantics are made for graphs whose nodes attack and support one another singly. Here the nodes are the claims
//! *and* the inferences:
//!
//! - A **claim** has its own weight; its supporters are the inferences for it, its attackers those against it.
//! - An **inference** has as its weight the **product of the strengths of its premises**, no supporters, and as
//!   attackers the inferences that undercut it. So an inference from one premise that nothing undercuts is as strong as
//!   that premise, and passes it on as a plain attack or support would; with every further premise there is one more
//!   thing that may be wrong. The weakest premise would be the other choice; it has no derivative where two premises
//!   are equally weak, which by default all are, and then no single premise would matter.
//! - The **reader's word** is final: what is rejected or doubted has strength 0, not only weight 0, from which reasons
//!   could lift it; what is accepted has strength 1.
//!
//! Without circles one pass in the order of the argument is exact. Among circles the strengths are those at which
//! Potyka's continuous model comes to rest (N. Potyka, *Continuous dynamical systems for weighted bipolar
//! argumentation*, 2018), followed with small steps from the weights, for a bounded time.

use serde::{Deserialize, Serialize};

use super::graph::{Aim, Graph};
use super::scenario::Scenario;
use crate::document::{Basis, ClaimIx, EssayMap};

/// How strength follows from weight, reasons and objections.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Semantics {
    /// The quadratic energy model (N. Potyka, 2018).
    #[default]
    QuadraticEnergy,
    /// DF-QuAD (A. Rago, F. Toni, M. Aurisicchio and P. Baroni, 2016).
    DfQuad,
    /// The Euler-based semantics (L. Amgoud and J. Ben-Naim, 2017).
    EulerBased,
}

impl Semantics {
    /// All semantics, the default first.
    pub const ALL: [Self; 3] = [Self::QuadraticEnergy, Self::DfQuad, Self::EulerBased];

    /// The name by which it is known.
    pub fn name(self) -> &'static str {
        match self {
            Self::QuadraticEnergy => "Quadratic energy",
            Self::DfQuad => "DF-QuAD",
            Self::EulerBased => "Euler-based",
        }
    }

    /// The name in attributes.
    pub fn slug(self) -> &'static str {
        match self {
            Self::QuadraticEnergy => "quadratic-energy",
            Self::DfQuad => "df-quad",
            Self::EulerBased => "euler-based",
        }
    }

    /// What it does, from whom it is, and what to beware of, in a line.
    pub fn help(self) -> &'static str {
        match self {
            Self::QuadraticEnergy => {
                "With E = reasons − objections, the weight moves by the share E² ÷ (1 + E²) of the way to 1, or to 0 if \
                 E is negative (Potyka 2018). Beware: many weak reasons outdo one strong one, and small differences \
                 hardly count."
            }
            Self::DfQuad => {
                "Each side is 1 − (1 − a) × (1 − b) × …, and the weight moves by the difference of the sides, as a share \
                 of the way to 1 or to 0 (Rago and others 2016). Beware: one certain reason hides all others, and one \
                 certain objection cancels it."
            }
            Self::EulerBased => {
                "With E = reasons − objections, strength is 1 − (1 − w²) ÷ (1 + w × e^E) for the weight w (Amgoud and \
                 Ben-Naim 2017). Beware: weights of 0 and 1 never move, and no objection brings strength below w²."
            }
        }
    }

    /// The strength that follows from a weight, and its derivatives.
    fn influence(self, weight: f64, attackers: &[f64], supporters: &[f64]) -> Influence {
        let w = weight;
        if self == Self::DfQuad {
            let (against, by_attacker) = together(attackers);
            let (for_it, by_supporter) = together(supporters);
            let lead = for_it - against;
            let reach = if lead > 0.0 { 1.0 - w } else { w };
            let scaled = |list: Vec<f64>, sign: f64| list.into_iter().map(|it| it * reach * sign).collect();
            return Influence {
                strength: w + lead * reach,
                by_weight: 1.0 - lead.abs(),
                by_attacker: scaled(by_attacker, -1.0),
                by_supporter: scaled(by_supporter, 1.0),
            };
        }
        let energy = supporters.iter().sum::<f64>() - attackers.iter().sum::<f64>();
        let (strength, by_weight, by_energy) = if self == Self::QuadraticEnergy {
            let square = energy * energy;
            let share = square / (1.0 + square);
            let reach = if energy > 0.0 { 1.0 - w } else { -w };
            let slope = 2.0 * energy.abs() / ((1.0 + square) * (1.0 + square));
            (w + share * reach, 1.0 - share, slope * reach.abs())
        } else {
            // Beyond this the strength does not change any more, and squares would leave the range of numbers.
            let e = libm::exp(energy.clamp(-300.0, 300.0));
            let below = 1.0 + w * e;
            let rest = 1.0 - w * w;
            let by_weight = (2.0 * w * below + rest * e) / (below * below);
            (1.0 - rest / below, by_weight, rest * w * e / (below * below))
        };
        Influence {
            strength,
            by_weight,
            by_attacker: vec![-by_energy; attackers.len()],
            by_supporter: vec![by_energy; supporters.len()],
        }
    }
}

struct Influence {
    strength: f64,
    by_weight: f64,
    by_attacker: Vec<f64>,
    by_supporter: Vec<f64>,
}

/// 1 − Π (1 − v), and its derivative by each v.
fn together(values: &[f64]) -> (f64, Vec<f64>) {
    let lacking: Vec<f64> = values.iter().map(|value| 1.0 - value).collect();
    let (all, others) = product(&lacking);
    (1.0 - all, others)
}

/// The product of some numbers, and for each the product of the others.
fn product(factors: &[f64]) -> (f64, Vec<f64>) {
    let mut others = vec![1.0; factors.len()];
    let mut before = 1.0;
    for (other, factor) in others.iter_mut().zip(factors) {
        *other *= before;
        before *= factor;
    }
    let mut behind = 1.0;
    for (other, factor) in others.iter_mut().zip(factors).rev() {
        *other *= behind;
        behind *= factor;
    }
    (before, others)
}

/// How strong the claims and the inferences of a map are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Strengths {
    /// Per claim, from 0 to 1.
    pub claims: Vec<f64>,
    /// Per inference, from 0 to 1.
    pub inferences: Vec<f64>,
    /// Whether these are final. Always so without circles; among circles, whether the strengths came to rest.
    pub settled: bool,
}

/// The largest step at which strengths count as at rest.
const REST: f64 = 1e-12;
/// How far strengths move towards what they should be, in one step.
const STRIDE: f64 = 0.25;
/// How many steps are taken at most.
const STEPS: usize = 2_000;

impl Graph {
    /// The strength of every claim and inference. `weights` are those of the claims, from 0 to 1: what lies outside is
    /// moved to the nearer end, and a claim for which there is no weight, or no number, has 0.5. Linear in the size of
    /// the graph, unless it has circles.
    ///
    /// ```
    /// use wherefore::argument::{Aim, Graph, Scenario, Semantics};
    /// use wherefore::document::{ClaimIx, Standard};
    ///
    /// // Claim 1 is a reason for claim 0, claim 2 an objection to it.
    /// let steps: [(&[usize], Aim); 2] = [(&[1], Aim::Supports(ClaimIx(0))), (&[2], Aim::Attacks(ClaimIx(0)))];
    /// let graph = Graph::of(3, &steps, Standard::default());
    /// let mut scenario = Scenario::default();
    /// let strengths = graph.strengths(&[0.5; 3], Semantics::QuadraticEnergy, &scenario);
    /// assert_eq!(strengths.claims, [0.5, 0.5, 0.5]);
    /// scenario.reject(ClaimIx(2));
    /// let strengths = graph.strengths(&[0.5; 3], Semantics::QuadraticEnergy, &scenario);
    /// assert_eq!(strengths.claims, [0.6, 0.5, 0.0]);
    /// ```
    pub fn strengths(&self, weights: &[f64], semantics: Semantics, scenario: &Scenario) -> Strengths {
        let model = Model::new(self, weights, semantics, scenario);
        let order = model.order();
        let mut nodes = model.start();
        let mut settled = order.len() == nodes.len();
        if settled {
            for node in order {
                nodes[node] = model.influence(node, &nodes).strength;
            }
        } else {
            for _ in 0..STEPS {
                let next: Vec<f64> = (0..nodes.len())
                    .map(|node| nodes[node] + STRIDE * (model.influence(node, &nodes).strength - nodes[node]))
                    .collect();
                settled = next.iter().zip(&nodes).all(|(next, now)| (next - now).abs() < REST);
                nodes = next;
                if settled {
                    break;
                }
            }
        }
        let inferences = nodes.split_off(self.claims);
        Strengths { claims: nodes, inferences, settled }
    }

    /// How much the strength of a claim would change with the weight of each claim: the exact derivatives. `None` if
    /// the argument runs in circles. What the reader has accepted or rejected changes nothing. Where the strength has
    /// a kink, as it has in DF-QuAD where the two sides are equally strong, it is the derivative on the objections'
    /// side. Linear in the size of the graph: one pass backwards.
    pub fn sensitivity(
        &self,
        weights: &[f64],
        semantics: Semantics,
        scenario: &Scenario,
        of: ClaimIx,
    ) -> Option<Vec<f64>> {
        let model = Model::new(self, weights, semantics, scenario);
        let order = model.order();
        let mut nodes = model.start();
        if order.len() != nodes.len() {
            return None;
        }
        for &node in &order {
            nodes[node] = model.influence(node, &nodes).strength;
        }
        // The derivative by each node's strength, then by each claim's weight.
        let mut by_node = vec![0.0; nodes.len()];
        let mut by_weight = vec![0.0; self.claims];
        *by_node[..self.claims].get_mut(of.0)? = 1.0;
        for &node in order.iter().rev() {
            if model.fixed[node].is_some() {
                continue;
            }
            let influence = model.influence(node, &nodes);
            let own = by_node[node];
            let (attackers, supporters) = model.bearing(node);
            for (list, factors) in [(attackers, influence.by_attacker), (supporters, influence.by_supporter)] {
                for (&inference, factor) in list.iter().zip(factors) {
                    by_node[self.claims + inference] += own * factor;
                }
            }
            match node.checked_sub(self.claims) {
                None => by_weight[node] = own * influence.by_weight,
                Some(inference) => {
                    let (_, others) = product(&model.premises(inference, &nodes));
                    for (&premise, other) in self.premises.of(inference).iter().zip(others) {
                        by_node[premise] += own * influence.by_weight * other;
                    }
                }
            }
        }
        Some(by_weight)
    }
}

/// A graph with weights, claims first, then inferences.
struct Model<'a> {
    graph: &'a Graph,
    semantics: Semantics,
    weights: Vec<f64>,
    /// The strengths that are given, not worked out.
    fixed: Vec<Option<f64>>,
}

impl<'a> Model<'a> {
    fn new(graph: &'a Graph, weights: &[f64], semantics: Semantics, scenario: &Scenario) -> Self {
        let weight = |claim: usize| weights.get(claim).filter(|it| !it.is_nan()).map_or(0.5, |it| it.clamp(0.0, 1.0));
        let mut fixed = vec![None; graph.claims + graph.aims.len()];
        for inference in 0..graph.aims.len() {
            if graph.premises.of(inference).is_empty() {
                fixed[graph.claims + inference] = Some(0.0);
            }
        }
        let (claims, inferences) = fixed.split_at_mut(graph.claims);
        let accepted = scenario.accepted.iter().map(|claim| (claim.0, 1.0));
        for (claim, strength) in accepted.chain(scenario.rejected.iter().map(|claim| (claim.0, 0.0))) {
            if let Some(fixed) = claims.get_mut(claim) {
                *fixed = Some(strength);
            }
        }
        for inference in &scenario.doubted {
            if let Some(fixed) = inferences.get_mut(inference.0) {
                *fixed = Some(0.0);
            }
        }
        Self { graph, semantics, weights: (0..graph.claims).map(weight).collect(), fixed }
    }

    /// What the nodes are worth before anything bears on them.
    fn start(&self) -> Vec<f64> {
        (0..self.fixed.len())
            .map(|node| self.fixed[node].unwrap_or_else(|| self.weights.get(node).copied().unwrap_or(0.0)))
            .collect()
    }

    /// The inferences that attack a node and those that support it.
    fn bearing(&self, node: usize) -> (&'a [usize], &'a [usize]) {
        match node.checked_sub(self.graph.claims) {
            None => (self.graph.attacks.of(node), self.graph.supports.of(node)),
            Some(inference) => (self.graph.undercuts.of(inference), &[]),
        }
    }

    fn premises(&self, inference: usize, nodes: &[f64]) -> Vec<f64> {
        self.graph.premises.of(inference).iter().map(|&premise| nodes[premise]).collect()
    }

    fn influence(&self, node: usize, nodes: &[f64]) -> Influence {
        if let Some(strength) = self.fixed[node] {
            return Influence { strength, by_weight: 0.0, by_attacker: Vec::new(), by_supporter: Vec::new() };
        }
        let (attackers, supporters) = self.bearing(node);
        let strengths = |list: &[usize]| list.iter().map(|&it| nodes[self.graph.claims + it]).collect::<Vec<_>>();
        let weight = match node.checked_sub(self.graph.claims) {
            None => self.weights[node],
            Some(inference) => product(&self.premises(inference, nodes)).0,
        };
        self.semantics.influence(weight, &strengths(attackers), &strengths(supporters))
    }

    /// The nodes, each behind all that bears on it; without those on circles and those that depend on them. Nothing
    /// bears on a node whose strength is given.
    fn order(&self) -> Vec<usize> {
        let graph = self.graph;
        let waits = |node: usize| match node.checked_sub(graph.claims) {
            _ if self.fixed[node].is_some() => 0,
            None => graph.attacks.of(node).len() + graph.supports.of(node).len(),
            Some(inference) => graph.premises.of(inference).len() + graph.undercuts.of(inference).len(),
        };
        let mut waiting: Vec<usize> = (0..self.fixed.len()).map(waits).collect();
        let mut order: Vec<usize> = (0..waiting.len()).filter(|&node| waiting[node] == 0).collect();
        let mut at = 0;
        while let Some(&node) = order.get(at) {
            at += 1;
            let mut tell = |next: usize| {
                if self.fixed[next].is_none() {
                    waiting[next] -= 1;
                    if waiting[next] == 0 {
                        order.push(next);
                    }
                }
            };
            match node.checked_sub(graph.claims) {
                None => graph.uses.of(node).iter().for_each(|&inference| tell(graph.claims + inference)),
                Some(inference) if graph.premises.of(inference).is_empty() => {}
                Some(inference) => match graph.aims[inference] {
                    Aim::Supports(claim) | Aim::Attacks(claim) => tell(claim.0),
                    Aim::Undercuts(other) => tell(graph.claims + other.0),
                    Aim::Nothing => {}
                },
            }
        }
        order
    }
}

/// The weight of a claim by what it rests on: a matter of judgment, and only a place to start from. What can be looked
/// up weighs more than what somebody answers for, and that more than what nobody does; what the essay concludes or
/// judges is at the middle, so that its reasons decide.
pub fn base_weight(basis: Basis) -> f64 {
    match basis {
        Basis::Figure | Basis::Event => 0.8,
        Basis::History | Basis::PublicStatement => 0.7,
        Basis::NamedSource => 0.6,
        Basis::Inference | Basis::Judgment => 0.5,
        Basis::AnonymousSource => 0.4,
    }
}

/// The weight of each claim of a map by what it rests on.
pub fn base_weights(map: &EssayMap) -> Vec<f64> {
    map.claims.iter().map(|claim| base_weight(claim.basis)).collect()
}

/// Why a text is no weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoWeight {
    /// It is not a number.
    NotANumber,
    /// It is below 0 or above 1.
    OutOfRange,
}

impl NoWeight {
    /// What is wrong with it, in a sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::NotANumber => "A weight is a number from 0 to 1, such as 0.5.",
            Self::OutOfRange => "A weight is no less than 0 and no more than 1.",
        }
    }
}

/// Reads a weight that a reader has typed: a number from 0 to 1, with a point or a comma.
///
/// # Errors
///
/// Says what is wrong with anything else.
pub fn read_weight(text: &str) -> Result<f64, NoWeight> {
    let text = text.trim().replacen(',', ".", 1);
    let is_number = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+'));
    let number = text.parse::<f64>().ok().filter(|_| is_number).ok_or(NoWeight::NotANumber)?;
    if (0.0..=1.0).contains(&number) { Ok(number) } else { Err(NoWeight::OutOfRange) }
}
