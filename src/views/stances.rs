//! The table of stances: which actor takes which position on which claim, each a link to where the essay says so.
//!
//! What the author argues is marked as argued where the map names no stance of the author on it: an empty cell of the
//! author would read as if the author had no view.
//!
//! A box leaves only the claims on which they disagree; styles alone do that, so that it works without the program.

use super::markup::written;
use super::{Markup, links};
use crate::document::{ActorIx, ClaimIx, Position, Stance};
use crate::ordered;
use crate::reading::Reading;
use crate::reading::words::{self, counted};

/// The table: a row for each claim on which somebody takes a stand, in reading order; a column for each actor who
/// does, by first mention. Nothing where nobody takes a stand.
pub fn stances(reading: &Reading) -> Markup {
    let stances = &reading.map.stances;
    let counts = |it: &&Stance| reading.essays_claim(&it.claim).is_some();
    let taken = |actor| stances.iter().filter(counts).any(|it| reading.index.actor(&it.actor) == Some(actor));
    let actors: Vec<_> = reading.cast.iter().copied().filter(|&actor| taken(actor)).collect();
    let mut claims = Vec::new();
    for claim in ordered::set(stances.iter().filter_map(|it| reading.essays_claim(&it.claim))) {
        ordered::insert(&mut claims, claim, |&claim| reading.number(claim).unwrap_or(usize::MAX));
    }
    if claims.is_empty() {
        return Markup::default();
    }
    let any_argued = claims.iter().any(|&claim| actors.iter().any(|&actor| argues(reading, claim, actor)));
    written(&mut |out| {
        let section = out.tag("section").with("id", "stances").with("aria-labelledby", "stances-title");
        section.class("stances").holding(&mut |out| {
            out.tag("h2").with("id", "stances-title").with("tabindex", "-1").text("Who stands where");
            out.tag("p").class("note").holding(&mut |out| legend(out, any_argued));
            let disputed = claims.iter().filter(|&&claim| is_disputed(reading, claim, &actors)).count();
            if disputed > 0 && disputed < claims.len() {
                out.tag("label").class("note").holding(&mut |out| {
                    out.tag("input").with("type", "checkbox").void();
                    out.text(&[" Only where they disagree: ", &counted(disputed, "claim")].concat());
                });
            }
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
    let disputed = is_disputed(reading, claim, actors).then_some("true");
    out.tag("tr").with("data-on", it.id.as_str()).maybe("data-disputed", disputed).holding(&mut |out| {
        out.tag("th").with("scope", "row").holding(&mut |out| {
            if let Some(number) = reading.number(claim) {
                out.tag("span").class("number").text(&number.to_string());
            }
            out.tag("a").with("href", &links::claim_address(reading, claim)).text(&it.text);
        });
        for &actor in actors {
            let own: Vec<&Stance> = stances_on(reading, claim, actor).collect();
            out.tag("td").holding(&mut |out| {
                for stance in &own {
                    cell(out, reading, actor, stance);
                }
                if argues(reading, claim, actor) {
                    argued(out, reading, claim);
                }
            });
        }
    });
}

/// The stances of an actor on a claim.
fn stances_on(reading: &Reading, claim: ClaimIx, actor: ActorIx) -> impl Iterator<Item = &Stance> {
    let (claim, actor) = (&reading.map[claim].id, &reading.map[actor].id);
    reading.map.stances.iter().filter(move |stance| stance.claim == *claim && stance.actor == *actor)
}

/// Whether an actor is the author and argues a claim, without taking a stance that the map names.
fn argues(reading: &Reading, claim: ClaimIx, actor: ActorIx) -> bool {
    Some(actor) == reading.author() && reading.is_argued(claim) && stances_on(reading, claim, actor).next().is_none()
}

/// Whether one holds a claim for true, by their own words or by conceding it, and another denies it.
fn is_disputed(reading: &Reading, claim: ClaimIx, actors: &[ActorIx]) -> bool {
    let takes = |taken: &[Position]| {
        actors.iter().any(|&actor| stances_on(reading, claim, actor).any(|stance| taken.contains(&stance.position)))
    };
    let argued = actors.iter().any(|&actor| argues(reading, claim, actor));
    takes(&[Position::Denies]) && (argued || takes(&[Position::Asserts, Position::Concedes]))
}

/// What the author's cell says of a claim that the author argues; it leads to where the essay states the claim.
fn argued(out: &mut Markup, reading: &Reading, claim: ClaimIx) {
    let address = reading.runs_of(claim).first().map(|&at| links::passage_address(reading, at));
    sign_with_words(out, address.as_deref(), ARGUED, "stance argues", "argued by the author");
}

/// A position, as a sign with its words, that leads to its passage.
fn cell(out: &mut Markup, reading: &Reading, actor: ActorIx, stance: &Stance) {
    let position = stance.position;
    let words = format!("{}: {}", reading.map[actor].name, words::position(position).trim_end_matches(" on"));
    let address = reading.run_at(&stance.passage).map(|at| links::passage_address(reading, at));
    sign_with_words(out, address.as_deref(), sign(position), class(position), &words);
}

/// A sign, and what it means for who cannot see it; a link if there is an address.
fn sign_with_words(out: &mut Markup, address: Option<&str>, sign: &str, class: &str, words: &str) {
    let tag = out.tag(if address.is_some() { "a" } else { "span" }).maybe("href", address);
    tag.with("title", words).class(class).holding(&mut |out| {
        out.tag("span").with("aria-hidden", "true").text(sign);
        out.tag("span").class("unseen").text(words);
    });
}

/// What the signs mean.
fn legend(out: &mut Markup, any_argued: bool) {
    for position in [Position::Asserts, Position::Denies, Position::Concedes, Position::Silent] {
        let words = [sign(position), " ", words::position(position), " "].concat();
        out.tag("span").class(class(position)).text(&words);
    }
    if any_argued {
        out.tag("span").class("stance argues").text(&[ARGUED, " argued by the author "].concat());
    }
    out.tag("span").text("Each sign leads to where the essay says so.");
}

/// The sign for what the author argues without taking a stance on it in so many words.
const ARGUED: &str = "∴";

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
