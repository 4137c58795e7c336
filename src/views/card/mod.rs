//! The card: all there is to know of what is chosen.
//!
//! Entry: [`card`]. A card comes in [parts](Card), since the page puts something between them: under the heading of a
//! claim, what the judge says of it.

mod actor;
mod claim;
mod passage;

use super::Markup;
use super::links::{self, command_buttons};
use super::markup::written;
use crate::document::{ClaimIx, EventIx};
use crate::link::Chosen;
use crate::reading::{Reading, words};

/// The id of the card's heading, which takes the focus when what had it is gone.
pub const HEADING: &str = "card-heading";

/// A card, in the order of its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// What the card is called.
    pub name: &'static str,
    /// What sort of thing it is about, as one word.
    pub kind: &'static str,
    /// What it is about, as its heading.
    pub head: Markup,
    /// The buttons by which a reader judges a claim; empty on other cards.
    pub judgments: Markup,
    /// All there is to know.
    pub body: Markup,
    /// The buttons for what can be done with it.
    pub actions: Markup,
}

/// The card of a choice; without content where nothing is chosen. `note` is the note on it, where the map lacks it.
pub fn card(reading: &Reading, choice: &Chosen, note: &str) -> Card {
    match choice {
        Chosen::Nothing => Card { name: "Claim", kind: "none", ..Card::default() },
        Chosen::Claim(claim) => claim::card(reading, *claim, note),
        Chosen::Actor(actor) => actor::card(reading, *actor, note),
        Chosen::Paragraph(paragraph) => passage::of_paragraph(reading, *paragraph),
        Chosen::Passage(run) => passage::of_run(reading, *run),
        Chosen::Missing(path) => missing(path),
    }
}

/// A card's heading and what stands over it.
fn heading(text: &str, over: &mut dyn FnMut(&mut Markup)) -> Markup {
    written(&mut |out| {
        out.tag("p").class("over").holding(over);
        out.tag("h2").with("id", HEADING).with("tabindex", "-1").text(text);
    })
}

/// The buttons of what can be done with a card.
fn actions(commands: &[&str]) -> Markup {
    written(&mut |out| {
        out.tag("div").class("card-actions").holding(&mut |out| command_buttons(out, commands));
    })
}

/// A row of a card's list: a term and what belongs to it, piece by piece; nothing where that is nothing.
fn row(out: &mut Markup, term: &str, items: &[Markup]) {
    if items.is_empty() {
        return;
    }
    out.tag("div").class("field").holding(&mut |out| {
        out.tag("dt").text(term);
        for item in items {
            out.tag("dd").holding(&mut |out| out.append(item));
        }
    });
}

/// Claims, folded away under a summary; nothing where there are none.
fn folded(reading: &Reading, summary: &str, claims: &[ClaimIx]) -> Vec<Markup> {
    if claims.is_empty() {
        return Vec::new();
    }
    vec![written(&mut |out| {
        out.tag("details").holding(&mut |out| {
            out.tag("summary").text(summary);
            out.tag("ul").holding(&mut |out| {
                for &claim in claims {
                    out.tag("li").holding(&mut |out| links::claim(out, reading, claim));
                }
            });
        });
    })]
}

/// The other maps of the site that have the chosen actor or claim too.
fn elsewhere(reading: &Reading, choice: &Chosen) -> Vec<Markup> {
    let maps = reading.also_in(choice).into_iter();
    maps.map(|(map, address)| written(&mut |out| links::neighbour(out, map, &address))).collect()
}

/// Events, each with its date, its place in the time line and a passage that tells of it.
fn events(reading: &Reading, choice: &Chosen, events: &[EventIx]) -> Vec<Markup> {
    let event = |&at: &EventIx| {
        let event = &reading.map[at];
        written(&mut |out| {
            out.tag("span").class("date").text(&words::when(reading, event));
            out.text(" ");
            links::jump_to(out, &links::event_address(reading, choice, at), &event.title);
            if let Some(passage) = event.passages.iter().find(|it| reading.run_at(it).is_some()) {
                out.text(" ");
                out.tag("small").holding(&mut |out| links::jump(out, reading, choice, passage));
            }
            if !event.note.is_empty() {
                out.tag("small").class("note").text(&event.note);
            }
        })
    };
    events.iter().map(event).collect()
}

fn missing(path: &str) -> Card {
    let message = match path.trim_end_matches('/').split_once('/') {
        Some((kind @ ("claim" | "actor" | "paragraph"), id)) => format!("This map has no {kind} “{id}”."),
        _ => "There is no page at this address.".to_owned(),
    };
    Card {
        name: "Not found",
        kind: "missing",
        head: heading(&message, &mut |out| out.text("Not found")),
        body: written(&mut |out| {
            out.tag("p").holding(&mut |out| {
                out.text("It may have been renamed. The whole essay and its argument are here; look for it there, or ");
                out.tag("a").with("href", "./").text("start from the top");
                out.text(".");
            });
        }),
        ..Card::default()
    }
}
