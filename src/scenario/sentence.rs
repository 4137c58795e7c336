//! Why something holds, falls or is undecided, as one plain sentence with links.

use super::judge::Judge;
use crate::argument::{Aim, Standing, Subject, Why};
use crate::document::{ClaimIx, InferenceIx};
use crate::markup::Text;
use crate::reading::Reading;
use crate::reading::words::listed;

/// A claim as a link, with its words.
pub(super) fn link(reading: &Reading, claim: ClaimIx) -> String {
    let it = &reading.map[claim];
    let text = it.text.trim_end_matches('.');
    format!("<a href=\"claim/{}/\">{}</a>", Text(it.id.as_str()), Text(text))
}

/// The standing of a claim, and why, as a sentence.
pub(super) fn of_claim(judge: &Judge, claim: ClaimIx) -> String {
    let why = judge.graph.why(&judge.scenario, &judge.standings, Subject::Claim(claim));
    let steps = |list: &[InferenceIx]| premises(judge, list);
    match why {
        Some(Why::Rejected) => "Falls, because you reject it.".to_owned(),
        Some(Why::Accepted) => "Holds, because you accept it.".to_owned(),
        Some(Why::Taken { answered, despite }) => [
            "Holds: nothing on the map is given for it, and it is taken as it stands",
            &aside(judge, &answered, &despite),
            ".",
        ]
        .concat(),
        Some(Why::Supported { reasons, answered, despite }) => {
            let word = if reasons.len() == 1 { "a reason for it applies: " } else { "reasons for it apply: " };
            ["Holds, because ", word, &steps(&reasons), &aside(judge, &answered, &despite), "."].concat()
        }
        Some(Why::Unsupported { reasons }) => match reasons.as_slice() {
            [only] => ["Falls, because its only reason does not apply: ", &of_step(judge, *only), "."].concat(),
            all => ["Falls, because none of its reasons applies: ", &each(judge, all), "."].concat(),
        },
        Some(Why::Overruled { objections, reasons }) => {
            let against = ["Falls, because too much speaks against it: ", &steps(&objections)].concat();
            if reasons.is_empty() {
                [against, ".".to_owned()].concat()
            } else {
                [against, "; for it there is only ".to_owned(), steps(&reasons), ".".to_owned()].concat()
            }
        }
        Some(Why::Open { circle, .. }) => undecided(circle).to_owned(),
        Some(
            Why::Doubted | Why::PassedOver | Why::PremisesFall { .. } | Why::Undercut { .. } | Why::Applies { .. },
        )
        | None => String::new(),
    }
}

fn undecided(circle: bool) -> &'static str {
    if circle {
        "Undecided: what speaks for it or against it runs in a circle."
    } else {
        "Undecided: it depends on what runs in a circle."
    }
}

/// Why a step applies or does not, as a part of a sentence.
pub(super) fn of_step(judge: &Judge, inference: InferenceIx) -> String {
    let why = judge.graph.why(&judge.scenario, &judge.standings, Subject::Inference(inference));
    match why {
        Some(Why::Doubted) => ["you doubt the step from ", &premises(judge, &[inference])].concat(),
        Some(Why::PremisesFall { premises, only }) => {
            let rejected = premises.iter().all(|claim| judge.scenario.rejected.contains(claim));
            let verb = match (rejected, premises.len()) {
                (true, 1) => " is rejected",
                (true, _) => " are rejected",
                (false, 1) => " falls",
                (false, _) => " fall",
            };
            let what = if only { "its only premise " } else { "" };
            [what, &links(judge, &premises), verb].concat()
        }
        Some(Why::Undercut { by }) => ["the step does not go through: ", &premises(judge, &by)].concat(),
        Some(Why::Applies { answered }) if answered.is_empty() => "its premises hold".to_owned(),
        Some(Why::Applies { answered }) => {
            ["its premises hold, and the doubt is answered: ", &each(judge, &answered)].concat()
        }
        Some(Why::Open { .. }) => "it is undecided".to_owned(),
        _ => "it has no premises on the map".to_owned(),
    }
}

/// Why each of several steps does not apply.
fn each(judge: &Judge, inferences: &[InferenceIx]) -> String {
    let parts: Vec<String> = inferences.iter().map(|&at| of_step(judge, at)).collect();
    parts.join("; ")
}

/// What else there is about a claim that holds: objections that fall, and those that are not enough.
fn aside(judge: &Judge, answered: &[InferenceIx], despite: &[InferenceIx]) -> String {
    let mut aside = String::new();
    if !answered.is_empty() {
        let word = if answered.len() == 1 { "; the objection falls: " } else { "; the objections fall: " };
        aside.push_str(word);
        aside.push_str(&each(judge, answered));
    }
    if !despite.is_empty() {
        aside.push_str("; against it, and not enough: ");
        aside.push_str(&premises(judge, despite));
    }
    aside
}

/// The premises of inferences, as links.
pub(super) fn premises(judge: &Judge, inferences: &[InferenceIx]) -> String {
    let each = inferences.iter().map(|&at| {
        let claims: Vec<ClaimIx> = judge.graph.premises(at).collect();
        let links: Vec<String> = claims.iter().map(|&claim| judge.link(claim)).collect();
        links.join(" together with ")
    });
    let each: Vec<String> = each.collect();
    listed(&each.iter().map(String::as_str).collect::<Vec<_>>())
}

fn links(judge: &Judge, claims: &[ClaimIx]) -> String {
    let each: Vec<String> = claims.iter().map(|&claim| judge.link(claim)).collect();
    listed(&each.iter().map(String::as_str).collect::<Vec<_>>())
}

/// What a step is, to be asked about: from what, to what.
pub(super) fn step(judge: &Judge, inference: InferenceIx) -> String {
    let from = premises(judge, &[inference]);
    match judge.graph.aim(inference) {
        Aim::Supports(claim) => [from, " → ".to_owned(), judge.link(claim)].concat(),
        Aim::Attacks(claim) => [from, " against ".to_owned(), judge.link(claim)].concat(),
        Aim::Undercuts(_) | Aim::Nothing => from,
    }
}

/// The standing of a step, in a word.
pub(super) fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::Holds => "applies",
        Standing::Falls => "does not apply",
        Standing::Undecided => "is undecided",
    }
}
