//! What the page shows of a scenario, as markup: the bar over the page, and the card's part.
//!
//! Every word comes from the map or from here, and is escaped. A button's `data-judge` is the request that it stands
//! for; a field's `data-weigh` is the request that ends with what is typed into it.

use std::fmt::Write;

use super::judge::Judge;
use super::sentence::{of_claim, of_step, step, word};
use crate::argument::{Hinges, Misread, Piece, SOURCE, Standing, questions};
use crate::document::{ClaimIx, InferenceIx};
use crate::markup::Text;
use crate::reading::words::{self, counted};

/// How many identifiers that nothing goes by are named; the others are counted.
const NAMED: usize = 5;

/// What stands over the page while a judgment is in force, or something is to be said.
pub(super) fn bar(judge: &Judge, thesis: Option<ClaimIx>, hinges: &Hinges, misread: &Misread) -> String {
    let mut out = String::new();
    let (scenario, weights) = (&judge.scenario, &judge.weights);
    let nothing_misread = misread.unknown.is_empty() && misread.contradicting.is_empty();
    if scenario.is_empty() && nothing_misread && !weights.is_on {
        return out;
    }
    out.push_str("<p class=\"outcome\">");
    if let Some(thesis) = thesis {
        // Writing into a string does not fail.
        let _ = match judge.standings.claim(thesis) {
            Standing::Holds => write!(out, "<span><b>The thesis holds</b>{}.", judge.grounds(thesis)),
            Standing::Falls => write!(out, "<span><b>The thesis falls</b>."),
            Standing::Undecided => write!(out, "<span><b>The thesis is undecided</b>."),
        };
        if hinges.singles.is_empty() && hinges.pairs.is_empty() && judge.standings.claim(thesis) == Standing::Holds {
            out.push_str(" No one premise and no two alone would make it fall.");
        }
        out.push_str("</span>");
    }
    if !scenario.is_empty() {
        out.push_str(&button("reset", "Reset"));
    }
    out.push_str(&toggle("weights", "Weights", weights.is_on));
    out.push_str("</p>");
    judgments(&mut out, judge);
    notices(&mut out, judge, misread);
    if let Some(thesis) = thesis.filter(|_| weights.is_on) {
        weights.section(&mut out, judge, thesis);
    }
    out.push_str("<p class=\"note\">This says what follows from what on this map, and not what is true.</p>");
    out
}

/// What an address asked for that cannot be had.
fn notices(out: &mut String, judge: &Judge, misread: &Misread) {
    if !misread.unknown.is_empty() {
        let named: Vec<String> = misread.unknown.iter().take(NAMED).map(|id| Text(id).to_string()).collect();
        let more = misread.unknown.len() - named.len();
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let _ = write!(
            out,
            "<p class=\"note\">The address names what is not on this map: {}{more}. The rest applies.</p>",
            named.join(", ")
        );
    }
    for &claim in &misread.contradicting {
        let link = judge.link(claim);
        let _ =
            write!(out, "<p class=\"note\">The address both rejects and accepts {link}. It counts as rejected.</p>");
    }
}

/// The judgments in force, folded, each with a way to take it back.
fn judgments(out: &mut String, judge: &Judge) {
    let scenario = &judge.scenario;
    if scenario.is_empty() {
        return;
    }
    let _ = write!(
        out,
        "<details data-group=\"judgments\"><summary>{} in force</summary><ul>",
        counted(scenario.len(), "judgment")
    );
    for (claims, word) in [(&scenario.rejected, "✕ rejected"), (&scenario.accepted, "✓ accepted")] {
        for &claim in claims {
            let undo = button(&["undo ", judge.reading.map[claim].id.as_str()].concat(), "Take back");
            let _ = write!(out, "<li><span class=\"word\">{word}</span> {} {undo}</li>", judge.link(claim));
        }
    }
    for &inference in &scenario.doubted {
        let undo = button(&["trust ", judge.reading.map[inference].id.as_str()].concat(), "Take back");
        let _ = write!(out, "<li><span class=\"word\">? doubted</span> {} {undo}</li>", step(judge, inference));
    }
    out.push_str("</ul></details>");
}

/// What the card of a claim says of it: its standing and why, what it hangs on, what to ask.
pub(super) fn card(judge: &Judge, claim: ClaimIx) -> String {
    let mut out = String::new();
    let _ = write!(out, "<p class=\"standing\">{}</p>", of_claim(judge, claim));
    let scenario = &judge.scenario;
    if scenario.rejected.contains(&claim) || scenario.accepted.contains(&claim) {
        out.push_str(&button(&["undo ", judge.reading.map[claim].id.as_str()].concat(), "Take back"));
    }
    if judge.weights.is_on {
        judge.weights.of_claim(&mut out, judge, claim);
    }
    hangs_on(&mut out, judge, claim);
    asks(&mut out, judge, claim);
    out
}

/// The smallest sets of premises whose rejection makes a claim fall.
fn hangs_on(out: &mut String, judge: &Judge, claim: ClaimIx) {
    if judge.standings.claim(claim) != Standing::Holds || judge.graph.is_leaf(claim) {
        return;
    }
    let hinges = judge.graph.hinges(&judge.scenario, claim);
    let Hinges { singles, pairs, greedy, .. } = &hinges;
    let premise = |claim: ClaimIx| {
        let it = &judge.reading.map[claim];
        let reject = button(&["reject ", it.id.as_str()].concat(), "Reject");
        format!("{} <small>{}</small> {reject}", judge.link(claim), Text(words::basis(it.basis)))
    };
    out.push_str("<details data-group=\"hinges\"><summary>What it hangs on</summary>");
    if !singles.is_empty() {
        out.push_str("<p>Reject one of these alone, and it no longer holds:</p><ul>");
        singles.iter().for_each(|&it| _ = write!(out, "<li>{}</li>", premise(it)));
        out.push_str("</ul>");
    }
    if !pairs.is_empty() {
        out.push_str("<p>Or two together:</p><ul>");
        for [one, other] in pairs {
            let _ = write!(out, "<li>{} and {}</li>", premise(*one), premise(*other));
        }
        out.push_str("</ul>");
    }
    if let Some(set) = greedy {
        out.push_str("<p>No one premise and no two would. Together these would; they were found step by step, and there may be fewer:</p><ul>");
        set.iter().for_each(|&it| _ = write!(out, "<li>{}</li>", premise(it)));
        out.push_str("</ul>");
    } else if singles.is_empty() && pairs.is_empty() {
        out.push_str("<p>No set of premises was found whose rejection would make it fall.</p>");
    }
    if hinges.cut_short {
        out.push_str("<p class=\"note\">The search was cut short: there may be more.</p>");
    }
    out.push_str("</details>");
}

/// The questions to ask of the steps that lead to a claim.
fn asks(out: &mut String, judge: &Judge, claim: ClaimIx) {
    let steps: Vec<InferenceIx> = judge.graph.reasons(claim).chain(judge.graph.objections(claim)).collect();
    if steps.is_empty() {
        return;
    }
    let reading = &judge.reading;
    out.push_str("<details data-group=\"questions\"><summary>Questions to ask</summary>");
    for at in steps {
        let (it, standing) = (&reading.map[at], judge.standings.inference(at));
        let _ = write!(
            out,
            "<h3>{}</h3><p class=\"note\">argued {}; the step {}: {}</p><ul>",
            step(judge, at),
            Text(words::scheme(it.scheme)),
            word(standing),
            of_step(judge, at)
        );
        let doubted = judge.scenario.doubted.contains(&at);
        for question in questions(&reading.map, &reading.index, at) {
            out.push_str("<li>");
            question.iter().for_each(|piece| self::piece(out, judge, *piece));
            if !doubted {
                out.push_str(&button(&["doubt ", it.id.as_str()].concat(), "No"));
            }
            out.push_str("</li>");
        }
        out.push_str("</ul>");
        if doubted {
            let _ = write!(
                out,
                "<p>You answered “no”, so that the step does not go through. {}</p>",
                button(&["trust ", it.id.as_str()].concat(), "Take back")
            );
        }
    }
    let _ = write!(out, "<p class=\"note\">{}</p></details>", Text(SOURCE));
}

fn piece(out: &mut String, judge: &Judge, piece: Piece) {
    let map = &judge.reading.map;
    let _ = match piece {
        Piece::Text(words) => write!(out, "{}", Text(words)),
        Piece::Actor(actor) => {
            let it = &map[actor];
            write!(out, "<a href=\"actor/{}/\">{}</a>", Text(it.id.as_str()), Text(&it.name))
        }
        Piece::Claim(claim) => write!(out, "“{}”", judge.link(claim)),
    };
}

fn button(request: &str, label: &str) -> String {
    format!(" <button type=\"button\" class=\"quiet\" data-judge=\"{}\">{label}</button>", Text(request))
}

pub(super) fn toggle(request: &str, label: &str, on: bool) -> String {
    format!(
        " <button type=\"button\" class=\"quiet toggle\" data-judge=\"{}\" aria-pressed=\"{on}\">{label}</button>",
        Text(request)
    )
}
