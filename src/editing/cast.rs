//! The actors' file: new actors, and more words by which the essay calls one.

use super::change::{File, TextEdit};
use super::operation::{Refusal, plain};
use super::{data, lines};
use crate::document::names::name_in_files;
use crate::document::{ActorId, ActorKind, EssayMap};
use crate::format::source::{SourceFiles, flow, free_actor_id};

/// The file of the actors. Where the argument's head has them, they are left to their author.
fn text<'a>(map: &EssayMap, files: &'a SourceFiles) -> Result<&'a str, Refusal> {
    match &files.actors {
        None if !map.actors.is_empty() => Err(Refusal::OwnWay("The actors, which stand in the head of the map,")),
        _ => Ok(File::Actors.text(files)),
    }
}

/// A new actor, whom the essay calls by this name.
pub(super) fn add(
    map: &EssayMap,
    files: &SourceFiles,
    name: &str,
    kind: ActorKind,
) -> Result<Vec<Vec<TextEdit>>, Refusal> {
    let name = plain(name);
    if name.is_empty() {
        return Err(Refusal::NoText);
    }
    let text = text(map, files)?;
    let (id, name) = (free_actor_id(map, &name), flow(&name.into()));
    let item = format!("- id: {id}\n  name: {name}\n  kind: {}\n  aliases: [{name}]", name_in_files(kind));
    Ok(vec![vec![TextEdit::at_end(File::Actors, text, &item)]])
}

/// Another word by which the essay calls an actor.
pub(super) fn alias(
    map: &EssayMap,
    files: &SourceFiles,
    actor: &ActorId,
    words: &str,
) -> Result<Vec<Vec<TextEdit>>, Refusal> {
    let words = plain(words);
    let known = map.actors.iter().find(|it| it.id == *actor);
    let known = known.ok_or_else(|| Refusal::Gone(format!("actor “{actor}”")))?;
    if known.aliases.contains(&words) || words.is_empty() {
        return Err(Refusal::NothingToDo);
    }
    let own_way = Refusal::OwnWay("The actors");
    let text = text(map, files)?;
    let value = flow(&words.into());
    let Some(item) = item(text, actor) else { return Err(own_way) };
    let aliases = text[item.clone()].lines().scan(item.start, |at, line| {
        let start = *at;
        *at += line.len() + 1;
        Some((start, line))
    });
    let aliases = aliases.clone().find(|(_, line)| line.trim_start().trim_start_matches("- ").starts_with("aliases:"));
    let edit = match aliases {
        None => {
            let end = item.start + text[item].trim_end().len();
            TextEdit { file: File::Actors, range: end..end, text: format!("\n  aliases: [{value}]") }
        }
        Some((start, line)) => {
            let at = line.find("aliases:").map_or(0, |at| at + "aliases:".len());
            let old = line[at..].trim();
            if old.is_empty() {
                // A list in lines: one more line, as far in as the first.
                let next = (lines::end(text, start) + 1).min(text.len());
                let indent = lines::indentation(text, next);
                TextEdit { file: File::Actors, range: next..next, text: format!("{indent}- {value}\n") }
            } else {
                let new = data::add(&format!("{{aliases: {old}}}"), "aliases", &value).ok_or(own_way)?;
                let new = new.trim_start_matches("{aliases: ").trim_end_matches('}').to_owned();
                let range = start + at..start + line.len();
                TextEdit { file: File::Actors, range, text: format!(" {new}") }
            }
        }
    };
    Ok(vec![vec![edit]])
}

/// The bytes of the item of an actor, in a list whose items begin with a hyphen at the start of a line.
fn item(text: &str, actor: &ActorId) -> Option<std::ops::Range<usize>> {
    let starts: Vec<usize> =
        text.match_indices("- ").map(|(at, _)| at).filter(|at| lines::start(text, *at) == *at).collect();
    let is_it = |item: &str| {
        item.lines().any(|line| {
            let value = line.trim_start_matches("- ").trim_start().strip_prefix("id:");
            value.is_some_and(|value| {
                value.split(" #").next().unwrap_or_default().trim().trim_matches(['"', '\'']) == actor.as_str()
            })
        })
    };
    starts
        .iter()
        .enumerate()
        .map(|(at, start)| *start..starts.get(at + 1).copied().unwrap_or(text.len()))
        .find(|range| is_it(&text[range.clone()]))
}
