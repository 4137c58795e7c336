//! Strengths by weights, for readers who ask for them: the part of the bar, and that of the card.

use super::sentence::{premises, word};
use crate::argument::{Semantics, Standing, Strengths};
use crate::document::ClaimIx;
use crate::judge::Judge;
use crate::messages::judge::Request;
use crate::reading::words::{self, counted};
use crate::views::links::{self, Button};
use crate::views::markup::Markup;

/// How many claims the ranking by weight lists.
const RANKED: usize = 10;

/// What the thesis depends on most; how strong it and its reasons are; the bases and their weights; and last, by which
/// method all this is reckoned.
pub(super) fn section(out: &mut Markup, judge: &Judge, thesis: ClaimIx) {
    out.tag("section").with("aria-label", "Weights").class("weights").holding(&mut |out| {
        ranking(out, judge, thesis);
        out.tag("ul").holding(&mut |out| strengths(out, judge, thesis));
        by_basis(out, judge);
        methods(out, judge);
    });
}

/// How strong the thesis and each of its reasons are.
fn strengths(out: &mut Markup, judge: &Judge, thesis: ClaimIx) {
    let found = judge.weights().strengths(judge);
    out.tag("li").holding(&mut |out| {
        strength_of(out, judge, &found, thesis);
        out.text(" ");
        links::claim_in_sentence(out, judge.reading(), thesis);
    });
    for inference in judge.graph().reasons(thesis) {
        out.tag("li").holding(&mut |out| {
            match judge.standings().inference(inference) {
                Standing::Falls => fallen(out, word(Standing::Falls)),
                _ => meter(out, of(&found.inferences, inference.0)),
            }
            out.text(" ");
            premises(out, judge, &[inference]);
        });
    }
}

/// How strong a claim is. One that falls in the scenario has no strength to show: the two would contradict each other.
fn strength_of(out: &mut Markup, judge: &Judge, found: &Strengths, claim: ClaimIx) {
    match judge.standings().claim(claim) {
        Standing::Falls => fallen(out, "falls"),
        _ => meter(out, of(&found.claims, claim.0)),
    }
}

/// In place of a strength, that there is none.
fn fallen(out: &mut Markup, word: &str) {
    out.tag("span").class("word").text(word);
}

/// How strength follows from weight: the methods to choose from, and what the chosen one does.
fn methods(out: &mut Markup, judge: &Judge) {
    let chosen = judge.weights().semantics;
    out.tag("details").with("data-group", "methods").holding(&mut |out| {
        out.tag("summary").text("How strength is reckoned");
        out.tag("p").class("semantics").holding(&mut |out| {
            for each in Semantics::ALL {
                out.text(" ");
                Button::request_toggle(&Request::Semantics(each), each.name(), each == chosen).write(out);
            }
        });
        out.tag("p").class("note").text(chosen.help());
    });
}

/// The weight that all claims of a basis share, for each basis of the map, to be set for all of them.
fn by_basis(out: &mut Markup, judge: &Judge) {
    out.tag("details").with("data-group", "bases").holding(&mut |out| {
        out.tag("summary").text("Weights by basis");
        out.tag("ul").holding(&mut |out| {
            for shared in judge.weights().by_basis(&judge.reading().map) {
                out.tag("li").holding(&mut |out| {
                    let request = Request::WeighAll(shared.basis, String::new());
                    let words = [" ", &counted(shared.claims, "claim"), " on ", words::basis(shared.basis)].concat();
                    out.tag("label").holding(&mut |out| {
                        field(out, &request, shared.weight);
                        out.text(&words);
                    });
                });
            }
        });
    });
}

/// The premises by how much the thesis changes with the weight of each.
fn ranking(out: &mut Markup, judge: &Judge, thesis: ClaimIx) {
    let Some(ranked) = judge.weights().ranking(judge, thesis) else {
        let words = "The argument runs in circles, so that no claim can be said to matter most.";
        return out.tag("p").class("note").text(words);
    };
    out.tag("p").text("What matters most: by how much the thesis changes with the weight of each premise.");
    out.tag("ol").holding(&mut |out| {
        for &(claim, by) in ranked.iter().take(RANKED) {
            out.tag("li").holding(&mut |out| {
                field_of(out, judge, claim);
                out.text(" ");
                out.tag("span").class("by").text(&format!("{by:+.3}"));
                out.text(" ");
                links::claim_in_sentence(out, judge.reading(), claim);
            });
        }
    });
}

/// The weight of a claim, to be set, and the strength that it has.
pub(super) fn of_claim(out: &mut Markup, judge: &Judge, claim: ClaimIx) {
    let found = judge.weights().strengths(judge);
    out.tag("p").class("weights").holding(&mut |out| {
        field_of(out, judge, claim);
        out.text(" ");
        out.tag("span").holding(&mut |out| {
            if judge.standings().claim(claim) != Standing::Falls {
                out.text("strength ");
            }
            strength_of(out, judge, &found, claim);
        });
    });
}

/// The field for the weight of a claim.
fn field_of(out: &mut Markup, judge: &Judge, claim: ClaimIx) {
    let request = Request::Weigh(judge.reading().map[claim].id.clone(), String::new());
    out.tag("label").holding(&mut |out| {
        out.text("weight ");
        field(out, &request, Some(judge.weights().weight(claim)));
    });
}

fn of(list: &[f64], at: usize) -> f64 {
    list.get(at).copied().unwrap_or_default()
}

/// A field for a weight; empty where there is none to show, because several claims weigh differently.
fn field(out: &mut Markup, request: &Request, weight: Option<f64>) {
    let value = weight.map(|weight| weight.to_string()).unwrap_or_default();
    let field = out.tag("input").with("type", "text").with("inputmode", "decimal").with("size", "4");
    field.with("value", &value).with("placeholder", "various").with("data-weigh", &request.written()).void();
}

fn meter(out: &mut Markup, strength: f64) {
    let meter = out.tag("meter").with("min", "0").with("max", "1");
    meter.with("value", &format!("{strength:.3}")).with("title", &format!("{strength:.2}")).empty();
    out.text(" ");
    out.tag("small").text(&format!("{strength:.2}"));
}
