//! The card of a passage or a paragraph: the claims that rest on it.

use super::{Card, actions, heading};
use crate::document::ClaimIx;
use crate::reading::words::{self, counted};
use crate::reading::{Reading, RunIx};
use crate::session::marks::sign;
use crate::views::links;
use crate::views::markup::written;

/// What rests on a run.
pub(super) fn of_run(reading: &Reading, at: RunIx) -> Card {
    let claims = reading.run(at).map(|run| run.claims.as_slice()).unwrap_or_default();
    let over = format!("Passage in paragraph {}", at.paragraph + 1);
    Card { kind: "passage", ..content(reading, &over, claims, "this passage") }
}

/// What rests on a paragraph.
pub(super) fn of_paragraph(reading: &Reading, paragraph: usize) -> Card {
    let mut claims: Vec<ClaimIx> = Vec::new();
    for run in reading.paragraphs.get(paragraph).into_iter().flat_map(|it| &it.runs) {
        claims.extend(run.begins.iter().filter(|claim| !claims.contains(claim)).collect::<Vec<_>>());
    }
    let over = format!("Paragraph {}", paragraph + 1);
    Card { kind: "paragraph", ..content(reading, &over, &claims, "this paragraph") }
}

fn content(reading: &Reading, over: &str, claims: &[ClaimIx], what: &str) -> Card {
    let verb = if claims.len() == 1 { "rests" } else { "rest" };
    let title = format!("{} {verb} on {what}", counted(claims.len(), "claim"));
    Card {
        name: "Passage",
        head: heading(&title, &mut |out| out.tag("span").class("part").text(over)),
        body: written(&mut |out| {
            out.tag("ul").class("resting").holding(&mut |out| {
                for &claim in claims {
                    let part = reading.tree.part(claim);
                    out.tag("li").holding(&mut |out| {
                        out.tag("span").class(&["part ", part.name()].concat()).holding(&mut |out| {
                            out.tag("span").with("aria-hidden", "true").text(sign(part));
                            out.text(" ");
                            out.text(&words::part(reading, claim));
                        });
                        links::claim(out, reading, claim);
                    });
                }
            });
        }),
        actions: actions(&["copy-link"]),
        ..Card::default()
    }
}
