//! The card of a claim.

use std::cmp::Reverse;

use super::{Card, actions, elsewhere, events, folded, heading, row};
use crate::document::{ClaimIx, InferenceIx, Passage, Position, Target};
use crate::link::Chosen;
use crate::ordered;
use crate::reading::Reading;
use crate::reading::words::{self, counted, place};
use crate::session::marks::sign;
use crate::views::Markup;
use crate::views::links::{self, command_buttons, joined};
use crate::views::markup::written;

/// All there is to know of a claim. The editor's cannot be judged: they count for nothing.
pub(super) fn card(reading: &Reading, claim: ClaimIx, note: &str) -> Card {
    let is_editors = reading.map[claim].is_editors();
    Card {
        name: "Claim",
        kind: "claim",
        head: heading(&reading.map[claim].text, &mut |out| over(out, reading, claim)),
        judgments: written(&mut |out| {
            let commands: &[_] = if is_editors { &[] } else { &["reject", "accept", "what-if"] };
            out.tag("p").class("judgments").holding(&mut |out| command_buttons(out, commands));
        }),
        body: written(&mut |out| {
            out.tag("dl").holding(&mut |out| {
                row(out, "stated", &[written(&mut |out| stated(out, reading, claim))]);
                row(out, "rests on", &[written(&mut |out| rests_on(out, reading, claim, note))]);
                bears_on_it(out, reading, claim);
                it_bears_on(out, reading, claim);
                row(out, "concerns", &actors(reading, claim));
                row(out, if is_editors { "refers to" } else { "passages" }, &passages(reading, claim));
                row(out, "events", &events(reading, &Chosen::Claim(claim), &reading.events_on(claim)));
                row(out, "editor", &notes(reading, claim));
                row(out, "also in", &elsewhere(reading, &Chosen::Claim(claim)));
            });
        }),
        actions: actions(&["previous-claim", "next-claim", "copy-link", "copy-claim", "share"]),
    }
}

/// The part that the claim plays, with its sign, and how many reasons it carries if it carries several.
fn over(out: &mut Markup, reading: &Reading, claim: ClaimIx) {
    let part = reading.tree.part(claim);
    out.tag("span").class(&["part ", part.name()].concat()).holding(&mut |out| {
        if let Some(number) = reading.number(claim) {
            out.text(&[&number.to_string(), " · "].concat());
        }
        out.tag("span").with("aria-hidden", "true").text(sign(part));
        out.text(&[" ", &words::part(reading, claim)].concat());
        let count = carried(reading, claim).len();
        if count > 1 {
            out.text(&[" · carries ", &counted(count, "reason")].concat());
        }
    });
}

/// Who says it.
fn stated(out: &mut Markup, reading: &Reading, claim: ClaimIx) {
    if reading.map[claim].is_editors() {
        return out.text(words::NOT_THE_ESSAYS);
    }
    if reading.map[claim].implicit {
        return out.text("by nobody: the essay needs it and never says it");
    }
    let others = reading.told_by(claim);
    match reading.author().filter(|_| others.is_empty()) {
        Some(author) => {
            out.text("by the author, ");
            links::actor(out, reading, author);
        }
        None if others.is_empty() => out.text("by the author"),
        None => {
            out.text("by ");
            joined(out, &others, ", ", &mut |out, actor| links::actor(out, reading, actor));
            out.text(", as the author tells it");
        }
    }
}

fn rests_on(out: &mut Markup, reading: &Reading, claim: ClaimIx, note: &str) {
    let it = &reading.map[claim];
    out.tag("span").class("basis").text(words::basis_of(it));
    let note = if it.basis_note.is_empty() { note } else { &it.basis_note };
    if !note.is_empty() {
        out.text(&[". ", note].concat());
    }
    if !it.is_editors() {
        out.tag("small").class("note").text(words::worth(it.basis));
    }
}

/// The inferences that a test picks; on the card of a claim of the essay, of the essay's.
fn inferences(reading: &Reading, card: ClaimIx, picks: &dyn Fn(InferenceIx) -> bool) -> Vec<InferenceIx> {
    let all = (0..reading.map.inferences.len()).map(InferenceIx);
    all.filter(|&at| reading.map[at].voice <= reading.map[card].voice && picks(at)).collect()
}

/// The inferences of which a claim is a premise.
fn carried(reading: &Reading, claim: ClaimIx) -> Vec<InferenceIx> {
    inferences(reading, claim, &|at| reading.map[at].premises.contains(&reading.map[claim].id))
}

/// What the editor has to say where a claim of the essay stands, folded until it is asked for.
fn notes(reading: &Reading, claim: ClaimIx) -> Vec<Markup> {
    let tree = &reading.tree;
    let below = tree.place(claim).map_or(&[][..], |place| &tree.node(place).children);
    let notes = below.iter().map(|&at| tree.node(at)).filter(|node| node.voice > reading.map[claim].voice);
    let notes: Vec<ClaimIx> = notes.map(|node| node.claim).collect();
    folded(reading, &counted(notes.len(), "note"), &notes)
}

/// What speaks for the claim and against it, what has the most behind it first.
fn bears_on_it(out: &mut Markup, reading: &Reading, claim: ClaimIx) {
    let id = &reading.map[claim].id;
    let target = |at: InferenceIx| &reading.map[at].target;
    let supporting = inferences(reading, claim, &|at| matches!(target(at), Target::Supports(it) if it == id));
    let attacking = inferences(reading, claim, &|at| matches!(target(at), Target::Attacks(it) if it == id));
    for (term, found) in [("supported by", supporting), ("attacked by", attacking)] {
        let mut sorted = Vec::new();
        for at in found {
            ordered::insert(&mut sorted, at, |&at| Reverse(behind(reading, at)));
        }
        let step = |&at: &InferenceIx| {
            written(&mut |out| {
                premises(out, reading, at);
                let count = behind(reading, at);
                if count > 0 {
                    out.tag("small").text(&[" ", &counted(count, "claim"), " behind it"].concat());
                }
            })
        };
        row(out, term, &sorted.iter().map(step).collect::<Vec<_>>());
    }
}

/// What the claim bears on, step by step.
fn it_bears_on(out: &mut Markup, reading: &Reading, claim: ClaimIx) {
    for at in carried(reading, claim) {
        let it = &reading.map[at];
        let term = match it.target {
            Target::Supports(_) => "supports",
            Target::Attacks(_) => "speaks against",
            Target::Undercuts(_) => "undercuts",
        };
        let step = written(&mut |out| {
            match &it.target {
                Target::Supports(to) | Target::Attacks(to) => {
                    reading.index.claim(to).into_iter().for_each(|to| links::claim(out, reading, to));
                }
                Target::Undercuts(to) => reading.index.inference(to).into_iter().for_each(|to| step(out, reading, to)),
            }
            for with in it.premises.iter().filter_map(|id| reading.index.claim(id)).filter(|&with| with != claim) {
                out.tag("span").class("with").holding(&mut |out| {
                    out.text("together with ");
                    links::claim(out, reading, with);
                });
            }
            let undercut = |at: InferenceIx| matches!(&reading.map[at].target, Target::Undercuts(to) if *to == it.id);
            for other in inferences(reading, claim, &undercut) {
                out.tag("span").class("with").holding(&mut |out| {
                    out.text("a step doubted by ");
                    premises(out, reading, other);
                });
            }
            if let Some(scheme) = it.scheme {
                out.tag("small").class("note").text(&["argued ", words::scheme(scheme)].concat());
            }
        });
        row(out, term, &[step]);
    }
}

/// How many claims stand behind the premises of an inference, in the tree below them.
fn behind(reading: &Reading, at: InferenceIx) -> usize {
    let premises = reading.map[at].premises.iter().filter_map(|id| reading.index.claim(id));
    premises.filter_map(|claim| reading.tree.place(claim)).map(|place| reading.tree.below(place)).sum()
}

/// The premises of an inference, as links.
fn premises(out: &mut Markup, reading: &Reading, at: InferenceIx) {
    let premises: Vec<ClaimIx> = reading.map[at].premises.iter().filter_map(|id| reading.index.claim(id)).collect();
    joined(out, &premises, " together with ", &mut |out, claim| links::claim(out, reading, claim));
}

/// An inference in words: from what, to what.
fn step(out: &mut Markup, reading: &Reading, at: InferenceIx) {
    out.text("the step from ");
    premises(out, reading, at);
    let (word, to) = match &reading.map[at].target {
        Target::Supports(to) => (" to ", to),
        Target::Attacks(to) => (" against ", to),
        Target::Undercuts(_) => return,
    };
    if let Some(to) = reading.index.claim(to) {
        out.text(word);
        links::claim(out, reading, to);
    }
}

/// The actors that the claim is about, and those who take a stand on it.
fn actors(reading: &Reading, claim: ClaimIx) -> Vec<Markup> {
    let stances = [Position::Denies, Position::Concedes, Position::Silent];
    let actor = |actor| {
        written(&mut |out| {
            links::actor(out, reading, actor);
            let taken = stances.iter().find(|&&position| reading.taking(claim, position).any(|other| other == actor));
            if let Some(&position) = taken {
                out.text(&[" (", words::position(position).trim_end_matches(" on"), ")"].concat());
            }
        })
    };
    reading.actors_of(claim).into_iter().map(actor).collect()
}

/// The passages that the claim rests on, those of editions that are not shown as words alone.
fn passages(reading: &Reading, claim: ClaimIx) -> Vec<Markup> {
    let shown = reading.map.text().map(|edition| &edition.id);
    let passage = |passage: &Passage| {
        written(&mut |out| {
            if Some(&passage.edition) == shown {
                return links::jump(out, reading, &Chosen::Claim(claim), passage);
            }
            let edition = reading.map.editions.iter().find(|edition| edition.id == passage.edition);
            let edition = edition.map_or_else(String::new, |edition| [&edition.title, ": "].concat());
            out.tag("small").text(&[edition, place(&passage.selector)].concat());
        })
    };
    reading.map[claim].passages.iter().map(passage).collect()
}
