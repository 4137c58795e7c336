//! The part of a claim's card: how the claim stands and why, what it hangs on, what to ask.

use super::bar::thesis_stands;
use super::sentence::{of_claim, of_step, step, word};
use super::weights;
use crate::argument::{Hinges, Piece, SOURCE, Standing, questions};
use crate::document::{ClaimIx, InferenceIx};
use crate::judge::Judge;
use crate::messages::judge::Request;
use crate::reading::words;
use crate::views::links::{self, Button};
use crate::views::markup::{Markup, written};

/// What the card of a claim says of it.
pub fn card(judge: &Judge, claim: ClaimIx) -> Markup {
    let scenario = judge.scenario();
    written(&mut |out| {
        out.tag("p").class("standing").holding(&mut |out| {
            of_claim(out, judge, claim);
            // On a phone the bar over the page is out of view.
            if !scenario.is_empty() && judge.thesis() != Some(claim) {
                out.text(" ");
                thesis_stands(out, judge);
            }
        });
        if scenario.rejected.contains(&claim) || scenario.accepted.contains(&claim) {
            out.text(" ");
            Button::request(&Request::TakeBack(judge.reading().map[claim].id.clone()), "Take back").write(out);
        }
        if judge.weights().is_on {
            weights::of_claim(out, judge, claim);
        }
        hangs_on(out, judge, claim);
        asks(out, judge, claim);
    })
}

/// The smallest sets of premises whose rejection makes a claim fall.
fn hangs_on(out: &mut Markup, judge: &Judge, claim: ClaimIx) {
    if judge.standings().claim(claim) != Standing::Holds || judge.graph().is_leaf(claim) {
        return;
    }
    let Hinges { singles, pairs, greedy, cut_short, .. } = judge.graph().hinges(judge.scenario(), claim);
    out.tag("details").with("data-group", "hinges").holding(&mut |out| {
        out.tag("summary").text("What it hangs on");
        let alone = "Reject one of these alone, and it no longer holds:";
        sets(out, judge, alone, &singles.chunks(1).collect::<Vec<_>>());
        sets(out, judge, "Or two together:", &pairs.iter().map(<[_; 2]>::as_slice).collect::<Vec<_>>());
        if let Some(set) = &greedy {
            let words = "No one premise and no two would. Together these would; they were found step by step, and \
                         there may be fewer:";
            sets(out, judge, words, &set.chunks(1).collect::<Vec<_>>());
        } else if singles.is_empty() && pairs.is_empty() {
            out.tag("p").text("No set of premises was found whose rejection would make it fall.");
        }
        if cut_short {
            out.tag("p").class("note").text("The search was cut short: there may be more.");
        }
    });
}

/// Sets of premises under a sentence; nothing where there are none.
fn sets(out: &mut Markup, judge: &Judge, words: &str, sets: &[&[ClaimIx]]) {
    if sets.is_empty() {
        return;
    }
    out.tag("p").text(words);
    out.tag("ul").holding(&mut |out| {
        for set in sets {
            out.tag("li").holding(&mut |out| {
                links::joined(out, set, " and ", &mut |out, it| premise(out, judge, it));
            });
        }
    });
}

/// A premise, what it rests on, and the way to reject it.
fn premise(out: &mut Markup, judge: &Judge, claim: ClaimIx) {
    let it = &judge.reading().map[claim];
    links::claim_in_sentence(out, judge.reading(), claim);
    out.text(" ");
    out.tag("small").text(words::basis(it.basis));
    out.text(" ");
    Button::request(&Request::Reject(it.id.clone()), "Reject").write(out);
}

/// The questions to ask of the steps that lead to a claim.
fn asks(out: &mut Markup, judge: &Judge, claim: ClaimIx) {
    let graph = judge.graph();
    let steps: Vec<InferenceIx> = graph.reasons(claim).chain(graph.objections(claim)).collect();
    if steps.is_empty() {
        return;
    }
    out.tag("details").with("data-group", "questions").holding(&mut |out| {
        out.tag("summary").text("Questions to ask");
        for &at in &steps {
            asks_of_step(out, judge, at);
        }
        if steps.iter().any(|&at| judge.reading().map[at].scheme.is_some()) {
            out.tag("p").class("note").text(SOURCE);
        }
    });
}

/// A step, how it stands and why, and the questions to ask of it.
fn asks_of_step(out: &mut Markup, judge: &Judge, at: InferenceIx) {
    let reading = judge.reading();
    let it = &reading.map[at];
    let doubted = judge.scenario().doubted.contains(&at);
    out.tag("h3").holding(&mut |out| step(out, judge, at));
    out.tag("p").class("note").holding(&mut |out| {
        let standing = word(judge.standings().inference(at));
        let argued = it.scheme.map_or_else(String::new, |scheme| ["argued ", words::scheme(scheme), "; "].concat());
        out.text(&[&argued, "the step ", standing, ": "].concat());
        of_step(out, judge, at);
    });
    out.tag("ul").holding(&mut |out| {
        for question in questions(&reading.map, &reading.index, at) {
            out.tag("li").holding(&mut |out| {
                for piece in &question {
                    self::piece(out, judge, *piece);
                }
                if !doubted {
                    out.text(" ");
                    Button::request(&Request::Doubt(it.id.clone()), "No").write(out);
                }
            });
        }
    });
    if doubted {
        out.tag("p").holding(&mut |out| {
            out.text("You answered “no”, so that the step does not go through. ");
            Button::request(&Request::Trust(it.id.clone()), "Take back").write(out);
        });
    }
}

/// A piece of a question.
fn piece(out: &mut Markup, judge: &Judge, piece: Piece) {
    match piece {
        Piece::Text(words) => out.text(words),
        Piece::Actor(actor) => links::actor(out, judge.reading(), actor),
        Piece::Claim(claim) => {
            out.text("“");
            links::claim_in_sentence(out, judge.reading(), claim);
            out.text("”");
        }
    }
}
