//! Paragraphs that differ from the true ones by one word that decides what they say.

use super::chance::Chance;
use super::{Copy, Glyph, Glyphs, string, words};

/// Words behind which "not" fits, and changes everything.
const VERBS: [&str; 14] =
    ["is", "are", "was", "were", "will", "would", "can", "could", "has", "have", "had", "may", "must", "should"];

/// Puts a twin behind every second paragraph that has one, or further below.
pub(super) fn beside(copy: &mut Copy, chance: &mut Chance) {
    let chosen: Vec<usize> = (0..copy.blocks.len()).filter(|_| chance.below(2) == 0).collect();
    let twins: Vec<(usize, Glyphs)> =
        chosen.into_iter().filter_map(|number| Some((number, twin(copy, number, chance)?))).collect();
    let last = copy.blocks.len();
    for (number, twin) in twins.into_iter().rev() {
        let place = if chance.below(2) == 0 { number + 1 } else { (number + 1 + chance.below(4)).min(last) };
        let twin = twin.into_iter().map(|glyph| Glyph { twin: true, ..glyph }).collect();
        copy.blocks.insert(place, twin);
    }
}

/// Puts a twin in the place of every second paragraph that has one.
pub(super) fn instead(copy: &mut Copy, chance: &mut Chance) {
    for number in 0..copy.blocks.len() {
        if chance.below(2) == 0
            && let Some(twin) = twin(copy, number, chance)
        {
            copy.blocks[number] = twin;
        }
    }
}

/// A paragraph with one decisive word changed: a digit, a decimal point, a "not", a name, a question mark.
fn twin(copy: &Copy, number: usize, chance: &mut Chance) -> Option<Glyphs> {
    let parts = words(&copy.blocks[number]);
    let texts: Vec<String> = parts.iter().map(|part| string(part)).collect();
    let name = |at: usize| {
        let bare = texts[at].trim_matches(|mark: char| !mark.is_alphanumeric());
        let starts = at < 2 || texts[at - 2].ends_with(['.', '?', '!', '”', ':']);
        !starts && bare.len() > 2 && bare.chars().next().is_some_and(char::is_uppercase)
    };
    let mut sites: Vec<(usize, String)> = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        if let Some(digit) = text.chars().find(char::is_ascii_digit) {
            let other = char::from(b'0' + ((digit as u8 - b'0') + 1 + chance.below(8) as u8) % 10);
            sites.push((at, text.replacen(digit, &other.to_string(), 1)));
            let point =
                text.find('.').filter(|&point| text[point + 1..].starts_with(|next: char| next.is_ascii_digit()));
            sites.extend(point.map(|_| (at, text.replacen('.', "", 1))));
            if text.contains(['%', '$']) {
                sites.push((at, text.replace(['%', '$'], "")));
            }
        } else if text.ends_with('?') {
            sites.push((at, text.replace('?', ".")));
        } else if text == "not" {
            sites.push((at, "now".to_owned()));
        } else if VERBS.contains(&text.as_str()) {
            sites.push((at, format!("{text} not")));
        } else if name(at) {
            let bare = text.trim_matches(|mark: char| !mark.is_alphanumeric());
            let others = ["Berlin", "Keller", "Lisbon", "Moreau", "Tanaka", "Osorio"];
            sites.push((at, text.replacen(bare, others[chance.below(others.len())], 1)));
        }
    }
    if sites.is_empty() {
        return None;
    }
    let (site, new) = chance.pick(&sites).clone();
    let mut twin = Glyphs::new();
    for (at, part) in parts.into_iter().enumerate() {
        if at == site {
            twin.extend(new.chars().map(|mark| Glyph { mark, ..part[0] }));
        } else {
            twin.extend(part);
        }
    }
    Some(twin)
}
