//! The words by which the essay calls the actors: which of them it does not have.
//!
//! Entry: [`check`]. An alias is there to be marked in the text, so that one which the text does not have is a slip, or was
//! one once. A name may be longer than the essay ever calls somebody: that it does not occur is said of no actor by itself.

use super::report::Report;
use crate::document::{Actor, EssayMap, Kind};
use crate::reading::mentions::has_name;

/// Says which aliases the essay does not have; once, where it has none of an actor's, nor the name.
pub(super) fn check(map: &EssayMap, report: &mut Report<'_>) {
    let text: Vec<&str> = map.editions.iter().flat_map(|it| &it.paragraphs).map(String::as_str).collect();
    // A text that the map does not contain may call them otherwise.
    if text.is_empty() || map.editions.iter().any(|it| it.paragraphs.is_empty()) {
        return;
    }
    let has = |name: &str| text.iter().any(|paragraph| has_name(paragraph, name));
    for (at, actor) in map.actors.iter().enumerate() {
        let missing: Vec<usize> = (0..actor.aliases.len()).filter(|alias| !has(&actor.aliases[*alias])).collect();
        if missing.is_empty() {
            continue;
        }
        if missing.len() == actor.aliases.len() && !has(&actor.name) {
            let message = format!("The essay never calls “{}” by the name or an alias.", called(actor));
            let help =
                "Write as `aliases` words by which the essay calls the actor: capitals count. Each is marked there.";
            report.say_of_part(Kind::NotInEssay, &format!("actors[{at}].aliases"), message, help);
            continue;
        }
        for alias in missing {
            let message = format!("The essay does not have the alias “{}”.", actor.aliases[alias]);
            let help = "Write it as the essay does, capitals included, or take it out.";
            report.say_of_part(Kind::NotInEssay, &format!("actors[{at}].aliases[{alias}]"), message, help);
        }
    }
}

fn called(actor: &Actor) -> &str {
    if actor.name.is_empty() { actor.id.as_str() } else { &actor.name }
}
