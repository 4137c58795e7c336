//! The bar over the page: how the thesis stands, and which judgments are in force.

use super::sentence::step;
use super::weights;
use crate::argument::Standing;
use crate::judge::Judge;
use crate::messages::judge::Request;
use crate::reading::words::counted;
use crate::views::links::{self, Button};
use crate::views::markup::{Markup, written};

/// How many identifiers that nothing goes by are named; the others are counted.
const NAMED: usize = 5;

/// What stands over the page while a judgment is in force, or something is to be said; else nothing.
pub fn bar(judge: &Judge) -> Markup {
    let (scenario, misread) = (judge.scenario(), judge.misread());
    let nothing_misread = misread.unknown.is_empty() && misread.contradicting.is_empty();
    if scenario.is_empty() && nothing_misread && !judge.weights().is_on {
        return Markup::default();
    }
    written(&mut |out| {
        out.tag("p").class("outcome").holding(&mut |out| {
            thesis_stands(out, judge);
            if !scenario.is_empty() {
                out.text(" ");
                Button::request(&Request::Reset, "Reset").write(out);
            }
            out.text(" ");
            Button::request_toggle(&Request::Weights, "Weights", judge.weights().is_on).write(out);
        });
        judgments(out, judge);
        notices(out, judge);
        if let Some(thesis) = judge.thesis().filter(|_| judge.weights().is_on) {
            weights::section(out, judge, thesis);
        }
        out.tag("p").class("note").text("This says what follows from what on this map, and not what is true.");
    })
}

/// How the thesis stands.
pub(super) fn thesis_stands(out: &mut Markup, judge: &Judge) {
    let Some(thesis) = judge.thesis() else { return };
    let standing = judge.standings().claim(thesis);
    let (words, grounds) = match standing {
        Standing::Holds => ("The thesis holds", judge.grounds(thesis)),
        Standing::Falls => ("The thesis falls", String::new()),
        Standing::Undecided => ("The thesis is undecided", String::new()),
    };
    let hinges = judge.thesis_hinges();
    out.tag("span").holding(&mut |out| {
        out.tag("b").text(words);
        out.text(&[&grounds, "."].concat());
        if hinges.singles.is_empty() && hinges.pairs.is_empty() && standing == Standing::Holds {
            out.text(" No one premise and no two alone would make it fall.");
        }
    });
}

/// The judgments in force, folded, each with a way to take it back.
fn judgments(out: &mut Markup, judge: &Judge) {
    let (scenario, map) = (judge.scenario(), &judge.reading().map);
    if scenario.is_empty() {
        return;
    }
    out.tag("details").with("data-group", "judgments").holding(&mut |out| {
        out.tag("summary").text(&[&counted(scenario.len(), "judgment"), " in force"].concat());
        out.tag("ul").holding(&mut |out| {
            for (claims, word) in [(&scenario.rejected, "✕ rejected"), (&scenario.accepted, "✓ accepted")] {
                for &claim in claims {
                    judgment(out, word, &Request::TakeBack(map[claim].id.clone()), &mut |out| {
                        links::claim_in_sentence(out, judge.reading(), claim);
                    });
                }
            }
            for &inference in &scenario.doubted {
                let undo = Request::Trust(map[inference].id.clone());
                judgment(out, "? doubted", &undo, &mut |out| step(out, judge, inference));
            }
        });
    });
}

/// A judgment in a word, what it is on, and the request that takes it back.
fn judgment(out: &mut Markup, word: &str, undo: &Request, on: &mut dyn FnMut(&mut Markup)) {
    out.tag("li").holding(&mut |out| {
        out.tag("span").class("word").text(word);
        out.text(" ");
        on(out);
        out.text(" ");
        Button::request(undo, "Take back").write(out);
    });
}

/// What an address asked for that cannot be had.
fn notices(out: &mut Markup, judge: &Judge) {
    let misread = judge.misread();
    if !misread.unknown.is_empty() {
        let named: Vec<&str> = misread.unknown.iter().take(NAMED).map(String::as_str).collect();
        let more = misread.unknown.len() - named.len();
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let parts = ["The address names what is not on this map: ", &named.join(", "), &more, ". The rest applies."];
        out.tag("p").class("note").text(&parts.concat());
    }
    for &claim in &misread.contradicting {
        out.tag("p").class("note").holding(&mut |out| {
            out.text("The address both rejects and accepts ");
            links::claim_in_sentence(out, judge.reading(), claim);
            out.text(". It counts as rejected.");
        });
    }
}
