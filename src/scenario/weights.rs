//! Strengths by weights, for readers who ask for them: what is kept of them, and how they are shown.
//!
//! A weight is set for one claim, or for all that rest on one basis; what follows is worked out by
//! [`Graph::strengths`](crate::argument::Graph::strengths). Entries: [`Weights::set`], [`Weights::section`] for the bar over
//! the page, [`Weights::of_claim`] for the card.

use std::fmt::Write;

use super::judge::Judge;
use super::panel::toggle;
use super::sentence::premises;
use crate::argument::{Semantics, Strengths, base_weights, read_weight, without};
use crate::document::{Basis, ClaimIx, EssayMap};
use crate::markup::Text;
use crate::messages::judge::Request;
use crate::reading::words::{self, counted};

/// How many claims the ranking by weight lists.
const RANKED: usize = 10;

/// Strengths by weights.
#[derive(Debug)]
pub(super) struct Weights {
    /// Whether they are shown.
    pub(super) is_on: bool,
    /// How strength follows from weight.
    pub(super) semantics: Semantics,
    /// The weight of each claim, from 0 to 1.
    by_claim: Vec<f64>,
}

impl Weights {
    /// Each claim weighs what its basis does; nothing is shown.
    pub(super) fn new(map: &EssayMap) -> Self {
        Self { is_on: false, semantics: Semantics::default(), by_claim: base_weights(map) }
    }

    /// Gives these claims the weight that was typed; says that it did, or what is wrong with it.
    pub(super) fn set(&mut self, claims: &[ClaimIx], typed: &str) -> String {
        let number = match read_weight(typed) {
            Ok(number) => number,
            Err(wrong) => return wrong.sentence().to_owned(),
        };
        for claim in claims {
            if let Some(weight) = self.by_claim.get_mut(claim.0) {
                *weight = number;
            }
        }
        match claims.len() {
            0 => String::new(),
            1 => "The weight is set.".to_owned(),
            many => ["The weight of ", &counted(many, "claim"), " is set."].concat(),
        }
    }

    fn strengths(&self, judge: &Judge) -> Strengths {
        judge.graph.strengths(&self.by_claim, self.semantics, &judge.scenario)
    }

    fn weight(&self, claim: ClaimIx) -> f64 {
        of(&self.by_claim, claim.0)
    }

    /// The thesis, its reasons, the bases and their weights, and the claims on which the thesis depends most.
    pub(super) fn section(&self, out: &mut String, judge: &Judge, thesis: ClaimIx) {
        let found = self.strengths(judge);
        out.push_str("<section class=\"weights\" aria-label=\"Weights\"><p class=\"semantics\">");
        for each in Semantics::ALL {
            out.push_str(&toggle(&Request::Semantics(each).written(), each.name(), each == self.semantics));
        }
        // Writing into a string does not fail.
        let _ = write!(out, "</p><p class=\"note\">{}</p><ul>", Text(self.semantics.help()));
        let _ = write!(out, "<li>{} {}</li>", meter(of(&found.claims, thesis.0)), judge.link(thesis));
        for inference in judge.graph.reasons(thesis) {
            let own = of(&found.inferences, inference.0);
            let _ = write!(out, "<li>{} {}</li>", meter(own), premises(judge, &[inference]));
        }
        out.push_str("</ul>");
        self.by_basis(out, &judge.reading.map);
        self.ranking(out, judge, thesis);
        out.push_str("</section>");
    }

    /// The weight that all claims of a basis share, for each basis of the map, to be set for all of them.
    fn by_basis(&self, out: &mut String, map: &EssayMap) {
        out.push_str("<details data-group=\"bases\"><summary>Weights by basis</summary><ul>");
        for basis in Basis::ALL {
            let claims = without(map, basis);
            let Some(&first) = claims.first() else { continue };
            let shared = Some(self.weight(first)).filter(|shared| claims.iter().all(|&it| self.weight(it) == *shared));
            let _ = write!(
                out,
                "<li><label>{} {} on {}</label></li>",
                field(&Request::WeighAll(basis, String::new()).written(), shared),
                counted(claims.len(), "claim"),
                Text(words::basis(basis))
            );
        }
        out.push_str("</ul></details>");
    }

    /// The premises by how much the thesis changes with the weight of each.
    fn ranking(&self, out: &mut String, judge: &Judge, thesis: ClaimIx) {
        let Some(by_weight) = judge.graph.sensitivity(&self.by_claim, self.semantics, &judge.scenario, thesis) else {
            out.push_str(
                "<p class=\"note\">The argument runs in circles, so that no claim can be said to matter most.</p>",
            );
            return;
        };
        let mut ranked: Vec<(ClaimIx, f64)> = by_weight.iter().enumerate().map(|(at, &by)| (ClaimIx(at), by)).collect();
        ranked.retain(|(claim, by)| judge.graph.is_leaf(*claim) && *by != 0.0);
        ranked.sort_by(|one, other| other.1.abs().total_cmp(&one.1.abs()));
        out.push_str("<p>What matters most: by how much the thesis changes with the weight of each premise.</p><ol>");
        for (claim, by) in ranked.into_iter().take(RANKED) {
            let _ = write!(
                out,
                "<li>{} <span class=\"by\">{by:+.3}</span> {}</li>",
                self.field_of(judge, claim),
                judge.link(claim)
            );
        }
        out.push_str("</ol>");
    }

    /// The weight of a claim, to be set, and the strength that it has.
    pub(super) fn of_claim(&self, out: &mut String, judge: &Judge, claim: ClaimIx) {
        let strength = meter(of(&self.strengths(judge).claims, claim.0));
        let _ =
            write!(out, "<p class=\"weights\">{} <span>strength {strength}</span></p>", self.field_of(judge, claim));
    }

    fn field_of(&self, judge: &Judge, claim: ClaimIx) -> String {
        let request = ["weight ", judge.reading.map[claim].id.as_str()].concat();
        ["<label>weight ", &field(&request, Some(self.weight(claim))), "</label>"].concat()
    }
}

fn of(list: &[f64], at: usize) -> f64 {
    list.get(at).copied().unwrap_or_default()
}

/// A field for a weight; empty where there is none to show, because several claims weigh differently.
fn field(request: &str, weight: Option<f64>) -> String {
    let value = weight.map(|weight| weight.to_string()).unwrap_or_default();
    format!(
        "<input type=\"text\" inputmode=\"decimal\" size=\"4\" value=\"{value}\" placeholder=\"various\" data-weigh=\"{}\">",
        Text(request)
    )
}

fn meter(strength: f64) -> String {
    format!(
        "<meter min=\"0\" max=\"1\" value=\"{strength:.3}\" title=\"{strength:.2}\"></meter> <small>{strength:.2}</small>"
    )
}
