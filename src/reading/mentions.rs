//! Where a text names the actors: by name or alias, the longest first, on word boundaries, possessives included.

use std::cmp::Reverse;
use std::ops::Range;

use daachorse::DoubleArrayAhoCorasick;
use serde::{Deserialize, Serialize};

use crate::document::{Actor, ActorIx};
use crate::ordered;
use crate::text::Bytes;

/// A place where a paragraph names an actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The stretch of the paragraph, a possessive ending included.
    pub range: Range<Bytes>,
    /// Who is named.
    pub actor: ActorIx,
}

/// Finds the mentions of actors in texts.
pub struct Mentions {
    /// `None` where there is no name to look for.
    names: Option<DoubleArrayAhoCorasick<u32>>,
    /// Per name, whose it is.
    owners: Vec<ActorIx>,
}

/// Prepares to find mentions of these actors. A name that two share goes to the first.
pub fn mentions(actors: &[Actor]) -> Mentions {
    let mut names: Vec<&str> = Vec::new();
    let mut owners = Vec::new();
    for (at, actor) in actors.iter().enumerate() {
        for name in std::iter::once(&actor.name).chain(&actor.aliases) {
            if !name.is_empty() && !names.contains(&name.as_str()) {
                names.push(name);
                owners.push(ActorIx(at));
            }
        }
    }
    Mentions { names: DoubleArrayAhoCorasick::new(names).ok(), owners }
}

impl Mentions {
    /// The mentions in a text, in order and without overlap.
    pub fn find(&self, text: &str) -> Vec<Mention> {
        let Some(names) = &self.names else { return Vec::new() };
        let all = names.find_overlapping_iter(text).map(|it| (it.start()..it.end(), it.value()));
        let mut found = Vec::new();
        for (range, name) in all.filter(|(range, _)| is_word(text, range.clone())) {
            let Some(&owner) = usize::try_from(name).ok().and_then(|name| self.owners.get(name)) else { continue };
            let mention = (range, owner);
            ordered::insert(&mut found, mention, |(range, _)| (range.start, Reverse(range.end)));
        }
        let mut mentions: Vec<Mention> = Vec::new();
        for (range, actor) in found {
            if mentions.last().is_none_or(|last| last.range.end.0 <= range.start) {
                let range = Bytes(range.start)..Bytes(range.end + possessive(&text[range.end..]));
                mentions.push(Mention { range, actor });
            }
        }
        mentions
    }
}

/// Whether a text has a name, as a mention would be found.
#[cfg(feature = "source")]
pub(crate) fn has_name(text: &str, name: &str) -> bool {
    !name.is_empty() && text.match_indices(name).any(|(at, name)| is_word(text, at..at + name.len()))
}

/// Whether a stretch begins and ends where words do.
fn is_word(text: &str, range: Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let after = text[range.end..].chars().next();
    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
}

/// The bytes of a possessive ending at the start of a text.
fn possessive(rest: &str) -> usize {
    let ending = ["’s", "'s"].into_iter().find(|ending| rest.starts_with(ending));
    ending.filter(|ending| !rest[ending.len()..].starts_with(char::is_alphanumeric)).map_or(0, str::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, usize)]) {
        let actor = |name: &str, aliases: &[&str]| Actor {
            name: name.to_owned(),
            aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
            ..Actor::default()
        };
        let actors = [
            actor("Ada Byron", &["Ada", "Countess of Lovelace"]),
            actor("Lovelace", &[]),
            actor("The Society", &["Society", "Society of Fellows", "Ada"]),
        ];
        let found = mentions(&actors).find(text);
        let found: Vec<_> = found.iter().map(|it| (&text[it.range.start.0..it.range.end.0], it.actor.0)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_longest_name_wins() {
        check("Ada Byron met Ada.", &[("Ada Byron", 0), ("Ada", 0)]);
        check("the Countess of Lovelace and Lovelace", &[("Countess of Lovelace", 0), ("Lovelace", 1)]);
        check("a Society of Fellowships", &[("Society", 2)]);
    }

    #[test]
    fn names_are_whole_words() {
        check("Adam, Canada, Ada-like", &[("Ada", 0)]);
        check("(Ada) “Ada”", &[("Ada", 0), ("Ada", 0)]);
    }

    #[test]
    fn possessives_belong_to_the_mention() {
        check("Ada’s and Ada's, Ada’sx", &[("Ada’s", 0), ("Ada's", 0), ("Ada", 0)]);
    }

    #[test]
    fn nobody_to_find() {
        assert!(mentions(&[]).find("Ada").is_empty());
    }
}
