//! What a page says of itself to browsers, search engines and link previews.

use super::Chosen;
use crate::reading::{Paragraph, Reading, RunIx, words};

/// The name of the program, as it stands behind each title.
const SITE: &str = "Wherefore";

/// A description is cut at a word once it is this many code points long; previews show little more.
const DESCRIPTION: usize = 200;

/// A page's title and description, as plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The title.
    pub title: String,
    /// The description, one or two sentences.
    pub description: String,
}

impl Head {
    /// The head of the page on which this is chosen.
    pub fn of(reading: &Reading, choice: &Chosen) -> Self {
        let map = &reading.map;
        let description = match choice {
            Chosen::Nothing | Chosen::Missing(_) => map.summary.clone(),
            Chosen::Claim(claim) => {
                let part = words::part(reading, *claim);
                let basis = words::basis_of(&map[*claim]);
                format!("{part}, in “{}”. It rests on {basis}.", map.title)
            }
            Chosen::Actor(actor) => format!("{} In “{}”.", map[*actor].note, map.title),
            Chosen::Paragraph(paragraph) | Chosen::Passage(RunIx { paragraph, .. }) => {
                reading.paragraphs.get(*paragraph).map(Paragraph::text).unwrap_or_default()
            }
        };
        Self { title: title(reading, choice), description: shortened(&description) }
    }
}

/// The title of the page on which this is chosen: all of its head that the program of the page needs.
pub fn title(reading: &Reading, choice: &Chosen) -> String {
    let map = &reading.map;
    let title = match choice {
        Chosen::Nothing => map.title.clone(),
        Chosen::Claim(claim) => map[*claim].text.trim_end_matches('.').to_owned(),
        Chosen::Actor(actor) => [&*map[*actor].name, ": ", &map[*actor].role].concat(),
        Chosen::Paragraph(paragraph) | Chosen::Passage(RunIx { paragraph, .. }) => {
            format!("Paragraph {} of “{}”", paragraph + 1, map.title)
        }
        Chosen::Missing(_) => "Nothing under this address".to_owned(),
    };
    [&title, " · ", SITE].concat()
}

/// The text, cut behind a word if it is long.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(DESCRIPTION) {
        None => text.to_owned(),
        Some((end, _)) => {
            let kept = text[..end].rsplit_once(' ').map_or(&text[..end], |(kept, _)| kept);
            format!("{}…", kept.trim_end_matches([',', ';', ':', '.', '–']))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_descriptions_end_behind_a_word() {
        let text = "word ".repeat(60);
        let short = shortened(&text);
        assert!(short.chars().count() <= DESCRIPTION + 1 && short.ends_with("word…"), "{short}");
        assert_eq!(shortened("Short."), "Short.");
    }
}
