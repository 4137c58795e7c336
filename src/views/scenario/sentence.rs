//! Why something holds, falls or is undecided, as one plain sentence with links.

use crate::argument::{Aim, Standing, Subject, Why};
use crate::document::{ClaimIx, InferenceIx};
use crate::judge::Judge;
use crate::views::links::{claim_in_sentence, joined, listed};
use crate::views::markup::Markup;

/// The standing of a claim, and why, as a sentence.
pub(super) fn of_claim(out: &mut Markup, judge: &Judge, claim: ClaimIx) {
    let why = judge.graph().why(judge.scenario(), judge.standings(), Subject::Claim(claim));
    match why {
        Some(Why::Rejected) => out.text("Falls, because you reject it."),
        Some(Why::Accepted) => out.text("Holds, because you accept it."),
        Some(Why::Taken { answered, despite }) => {
            out.text("Holds: nothing on the map is given for it, and it is taken as it stands");
            aside(out, judge, &answered, &despite);
            out.text(".");
        }
        Some(Why::Supported { reasons, answered, despite }) => {
            out.text(match reasons.len() {
                1 => "Holds, because a reason for it applies: ",
                _ => "Holds, because reasons for it apply: ",
            });
            premises(out, judge, &reasons);
            aside(out, judge, &answered, &despite);
            out.text(".");
        }
        Some(Why::Unsupported { reasons }) => {
            out.text(match reasons.len() {
                1 => "Falls, because its only reason does not apply: ",
                _ => "Falls, because none of its reasons applies: ",
            });
            each(out, judge, &reasons);
            out.text(".");
        }
        Some(Why::Overruled { objections, reasons }) => {
            out.text("Falls, because too much speaks against it: ");
            premises(out, judge, &objections);
            if !reasons.is_empty() {
                out.text("; for it there is only ");
                premises(out, judge, &reasons);
            }
            out.text(".");
        }
        Some(Why::Open { circle: true, .. }) => {
            out.text("Undecided: what speaks for it or against it runs in a circle.");
        }
        Some(Why::Open { circle: false, .. }) => out.text("Undecided: it depends on what runs in a circle."),
        // These say why a step stands as it does.
        Some(
            Why::Doubted | Why::PassedOver | Why::PremisesFall { .. } | Why::Undercut { .. } | Why::Applies { .. },
        )
        | None => {}
    }
}

/// Why a step applies or does not, as a part of a sentence.
pub(super) fn of_step(out: &mut Markup, judge: &Judge, inference: InferenceIx) {
    let why = judge.graph().why(judge.scenario(), judge.standings(), Subject::Inference(inference));
    match why {
        Some(Why::Doubted) => {
            out.text("you doubt the step from ");
            premises(out, judge, &[inference]);
        }
        Some(Why::PremisesFall { premises, only }) => {
            if only {
                out.text("its only premise ");
            }
            listed(out, &premises, &mut |out, claim| claim_in_sentence(out, judge.reading(), claim));
            let rejected = premises.iter().all(|claim| judge.scenario().rejected.contains(claim));
            out.text(match (rejected, premises.len()) {
                (true, 1) => " is rejected",
                (true, _) => " are rejected",
                (false, 1) => " falls",
                (false, _) => " fall",
            });
        }
        Some(Why::Undercut { by }) => {
            out.text("the step does not go through: ");
            premises(out, judge, &by);
        }
        Some(Why::Applies { answered }) if answered.is_empty() => out.text("its premises hold"),
        Some(Why::Applies { answered }) => {
            out.text("its premises hold, and the doubt is answered: ");
            each(out, judge, &answered);
        }
        Some(Why::Open { .. }) => out.text("it is undecided"),
        _ => out.text("it has no premises on the map"),
    }
}

/// Why each of several steps does not apply.
fn each(out: &mut Markup, judge: &Judge, inferences: &[InferenceIx]) {
    joined(out, inferences, "; ", &mut |out, at| of_step(out, judge, at));
}

/// What else there is about a claim that holds: objections that fall, and those that are not enough.
fn aside(out: &mut Markup, judge: &Judge, answered: &[InferenceIx], despite: &[InferenceIx]) {
    if !answered.is_empty() {
        out.text(if answered.len() == 1 { "; the objection falls: " } else { "; the objections fall: " });
        each(out, judge, answered);
    }
    if !despite.is_empty() {
        out.text("; against it, and not enough: ");
        premises(out, judge, despite);
    }
}

/// The premises of inferences, as links.
pub(super) fn premises(out: &mut Markup, judge: &Judge, inferences: &[InferenceIx]) {
    listed(out, inferences, &mut |out, at| {
        let claims: Vec<ClaimIx> = judge.graph().premises(at).collect();
        joined(out, &claims, " together with ", &mut |out, claim| claim_in_sentence(out, judge.reading(), claim));
    });
}

/// What a step is, to be asked about: from what, to what.
pub(super) fn step(out: &mut Markup, judge: &Judge, inference: InferenceIx) {
    premises(out, judge, &[inference]);
    let (word, to) = match judge.graph().aim(inference) {
        Aim::Supports(claim) => (" → ", claim),
        Aim::Attacks(claim) => (" against ", claim),
        Aim::Undercuts(_) | Aim::Nothing => return,
    };
    out.text(word);
    claim_in_sentence(out, judge.reading(), to);
}

/// The standing of a step, in a word.
pub(super) fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::Holds => "applies",
        Standing::Falls => "does not apply",
        Standing::Undecided => "is undecided",
    }
}
