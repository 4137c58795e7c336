//! The argument as a Markdown outline: the one that a reader copies, made fit for programs that read CommonMark.
//!
//! Entry: [`write()`]. Stages: escape the words of the map that an outline shows; project the tree of what is left; hand it
//! to [`handout::outline`], whose lines are a nested list already.

use super::clean::Cleaner;
use super::{Losses, names, strays};
use crate::document::{Actor, Claim, Date, EssayMap, Source};
use crate::link::handout;
use crate::reading::Reading;

/// The outline of a map, below a heading, with the address of its site if there is one.
pub(super) fn write(map: &EssayMap, site: &str, losses: &mut Losses) -> String {
    let mut cleaner = Cleaner::default();
    let reading = Reading::new(escaped(map, &mut |text| escape(&cleaner.line(text))));
    let root = if site.is_empty() { String::new() } else { format!("<{site}>") };
    let text = format!("# {}", handout::outline(&reading, &root));

    losses.add(usize::from(!map.summary.is_empty()), "summary", "left out");
    let bases = map.claims.iter().filter(|claim| !claim.is_unnamed());
    losses.add(bases.count(), "claim", "written without basis");
    losses.add(map.inferences.len(), "inference", "written without scheme");
    losses.add_texts(map);
    losses.add_passages(map);
    losses.add_actors(map);
    losses.add_events(map);
    losses.add_strays(strays(map, &names::Names::new(map)));
    losses.add_replaced(cleaner.replaced);
    text
}

/// What an outline shows of a map, each text of it changed.
fn escaped(map: &EssayMap, change: &mut dyn FnMut(&str) -> String) -> EssayMap {
    let source = &map.source;
    let author = map.actors.iter().find(|actor| source.author.as_ref() == Some(&actor.id));
    EssayMap {
        title: change(&map.title),
        source: Source {
            title: change(&source.title),
            author: source.author.clone(),
            publisher: change(&source.publisher),
            published: Date(change(&source.published.0)),
        },
        actors: author
            .map(|actor| Actor { id: actor.id.clone(), name: change(&actor.name), ..Actor::default() })
            .into_iter()
            .collect(),
        claims: map
            .claims
            .iter()
            .map(|claim| Claim {
                id: claim.id.clone(),
                text: change(&claim.text),
                implicit: claim.implicit,
                voice: claim.voice,
                basis: claim.basis,
                ..Claim::default()
            })
            .collect(),
        inferences: map.inferences.clone(),
        ..EssayMap::default()
    }
}

/// A line in which nothing is markup. What is markup at the start of a line alone, such as `-` and `1.`, stays: there is
/// always something of the outline's own before it.
fn escape(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for letter in line.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '~' | '#') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
