//! The table of stances: which actor takes which position on which claim, each a link to where the essay says so.

use super::markup::written;
use super::{Markup, links};
use crate::document::{ActorIx, ClaimIx, Position, Stance};
use crate::ordered;
use crate::reading::{Reading, words};

/// The table: a row for each claim on which somebody takes a stand, in reading order; a column for each actor who
/// does, by first mention. Nothing where nobody takes a stand.
pub fn stances(reading: &Reading) -> Markup {
    let stances = &reading.map.stances;
    let taken = |actor: ActorIx| stances.iter().any(|it| reading.index.actor(&it.actor) == Some(actor));
    let actors: Vec<_> = reading.cast.iter().copied().filter(|&actor| taken(actor)).collect();
    let mut claims = Vec::new();
    for claim in ordered::set(stances.iter().filter_map(|it| reading.index.claim(&it.claim))) {
        ordered::insert(&mut claims, claim, |&claim| reading.number(claim).unwrap_or(usize::MAX));
    }
    if claims.is_empty() {
        return Markup::default();
    }
    written(&mut |out| {
        let section = out.tag("section").with("id", "stances").with("aria-labelledby", "stances-title");
        section.class("stances").holding(&mut |out| {
            out.tag("h2").with("id", "stances-title").with("tabindex", "-1").text("Who stands where");
            out.tag("p").class("note").holding(&mut |out| legend(out));
            let table = out.tag("div").with("role", "group").with("aria-label", "Table of stances");
            table.with("tabindex", "0").class("table").holding(&mut |out| {
                out.tag("table").holding(&mut |out| {
                    out.tag("thead").holding(&mut |out| {
                        out.tag("tr").holding(&mut |out| heads(out, reading, &actors));
                    });
                    out.tag("tbody").holding(&mut |out| {
                        for &claim in &claims {
                            row(out, reading, claim, &actors);
                        }
                    });
                });
            });
        });
    })
}

/// The heads of the columns.
fn heads(out: &mut Markup, reading: &Reading, actors: &[ActorIx]) {
    out.tag("th").with("scope", "col").holding(&mut |out| out.tag("span").class("unseen").text("Claim"));
    for &actor in actors {
        let head = out.tag("th").with("scope", "col").with("data-by", reading.map[actor].id.as_str());
        head.holding(&mut |out| links::actor(out, reading, actor));
    }
}

fn row(out: &mut Markup, reading: &Reading, claim: ClaimIx, actors: &[ActorIx]) {
    let it = &reading.map[claim];
    out.tag("tr").with("data-on", it.id.as_str()).holding(&mut |out| {
        out.tag("th").with("scope", "row").holding(&mut |out| {
            if let Some(number) = reading.number(claim) {
                out.tag("span").class("number").text(&number.to_string());
            }
            out.tag("a").with("href", &links::claim_address(reading, claim)).text(&it.text);
        });
        for &actor in actors {
            let wanted = |stance: &&Stance| stance.claim == it.id && stance.actor == reading.map[actor].id;
            out.tag("td").holding(&mut |out| {
                for stance in reading.map.stances.iter().filter(wanted) {
                    cell(out, reading, actor, stance);
                }
            });
        }
    });
}

/// A position, as a sign with its words, that leads to its passage.
fn cell(out: &mut Markup, reading: &Reading, actor: ActorIx, stance: &Stance) {
    let position = stance.position;
    let words = format!("{}: {}", reading.map[actor].name, words::position(position).trim_end_matches(" on"));
    let address = reading.run_at(&stance.passage).map(|at| links::passage_address(reading, at));
    let tag = out.tag(if address.is_some() { "a" } else { "span" }).maybe("href", address.as_deref());
    tag.with("title", &words).class(class(position)).holding(&mut |out| {
        out.tag("span").with("aria-hidden", "true").text(sign(position));
        out.tag("span").class("unseen").text(&words);
    });
}

fn legend(out: &mut Markup) {
    for position in [Position::Asserts, Position::Denies, Position::Concedes, Position::Silent] {
        let words = [sign(position), " ", words::position(position), " "].concat();
        out.tag("span").class(class(position)).text(&words);
    }
    out.tag("span").text("Each sign leads to where the essay says so.");
}

fn sign(position: Position) -> &'static str {
    match position {
        Position::Asserts => "+",
        Position::Denies => "−",
        Position::Concedes => "±",
        Position::Silent => "○",
    }
}

/// The class of a position's sign.
fn class(position: Position) -> &'static str {
    match position {
        Position::Asserts => "stance asserts",
        Position::Denies => "stance denies",
        Position::Concedes => "stance concedes",
        Position::Silent => "stance silent",
    }
}
