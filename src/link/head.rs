//! What a page says of itself to browsers, search engines and link previews.

use super::Chosen;
use crate::reading::{Paragraph, Reading, words};

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
        let (title, description) = match choice {
            Chosen::Nothing => (map.title.clone(), map.summary.clone()),
            Chosen::Claim(claim) => {
                let part = words::part(reading, *claim);
                let basis = words::basis_of(&map[*claim]);
                let description = format!("{part}, in “{}”. It rests on {basis}.", map.title);
                (map[*claim].text.trim_end_matches('.').to_owned(), description)
            }
            Chosen::Actor(actor) => {
                let actor = &map[*actor];
                (format!("{}: {}", actor.name, actor.role), format!("{} In “{}”.", actor.note, map.title))
            }
            Chosen::Paragraph(paragraph) | Chosen::Passage(crate::reading::RunIx { paragraph, .. }) => {
                let text = reading.paragraphs.get(*paragraph).map(Paragraph::text).unwrap_or_default();
                (format!("Paragraph {} of “{}”", paragraph + 1, map.title), text)
            }
            Chosen::Missing(_) => ("Nothing under this address".to_owned(), map.summary.clone()),
        };
        Self { title: format!("{title} · {SITE}"), description: shortened(&description) }
    }
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
