//! The words of a picture: few enough to be read in passing.

use crate::argument::Part;
use crate::link::Chosen;
use crate::reading::{Reading, RunIx, words};
use crate::session::marks::sign;

use super::sheet::Ink;

/// What a picture says, from its head to its foot. What is empty is left out.
#[derive(Clone, Debug)]
pub(crate) struct Caption {
    /// The sign of the part, which hangs in the margin.
    pub(super) sign: &'static str,
    /// What it is: a part in the argument, a sort of actor, a paragraph.
    pub(super) over: String,
    /// The ink of the sign and of what it is.
    pub(super) ink: Ink,
    /// What is set large.
    pub(super) text: String,
    /// Whether that is running text, which is set less large and may be cut.
    pub(super) runs_on: bool,
    /// What stands below it in italics.
    pub(super) role: String,
    /// What is told of it.
    pub(super) note: String,
    /// What stands at the foot, like a note to the page.
    pub(super) foot: String,
    /// What stands at the head, beside the name of the site.
    pub(super) head: String,
}

impl Caption {
    /// The words for the page of a choice; `None` for a page that shows nothing of the map.
    pub(crate) fn of(reading: &Reading, choice: &Chosen) -> Option<Self> {
        let map = &reading.map;
        let blank = Self {
            sign: "",
            over: String::new(),
            ink: Ink::Soft,
            text: String::new(),
            runs_on: false,
            role: String::new(),
            note: String::new(),
            foot: String::new(),
            head: map.title.clone(),
        };
        let words = match choice {
            Chosen::Nothing => Self {
                text: map.title.clone(),
                note: map.summary.clone(),
                foot: format!("On “{}”{}", map.source.title, words::credit(reading)),
                head: "an essay, laid open by its reasons".to_owned(),
                ..blank
            },
            Chosen::Claim(claim) => {
                let part = reading.tree.part(*claim);
                let it = &map[*claim];
                let basis = words::basis_of(it);
                Self {
                    sign: sign(part),
                    over: words::part(reading, *claim),
                    ink: ink(part),
                    text: it.text.clone(),
                    foot: match (it.is_unsaid(), it.is_editors()) {
                        (true, _) => format!("Unsaid in the essay; rests on {basis}"),
                        (_, true) => words::NOT_THE_ESSAYS.to_owned(),
                        _ => format!("Rests on {basis}"),
                    },
                    ..blank
                }
            }
            Chosen::Actor(actor) => {
                let it = &map[*actor];
                let claims = words::counted(reading.claims_of(*actor).len(), "claim");
                let mentions = match reading.mention_count(*actor) {
                    0 => String::new(),
                    count => format!("{} in the essay, ", words::counted(count, "mention")),
                };
                Self {
                    over: capitalised(words::actor_kind(it.kind)),
                    ink: Ink::Actor,
                    text: it.name.clone(),
                    role: it.role.clone(),
                    note: it.note.clone(),
                    foot: format!("{mentions}{claims} on the map"),
                    ..blank
                }
            }
            Chosen::Paragraph(paragraph) | Chosen::Passage(RunIx { paragraph, .. }) => {
                let it = reading.paragraphs.get(*paragraph)?;
                let resting =
                    reading.order.iter().filter(|&&claim| it.runs.iter().any(|run| run.claims.contains(&claim)));
                Self {
                    over: format!("Paragraph {} of {}", paragraph + 1, reading.paragraphs.len()),
                    text: it.text(),
                    runs_on: true,
                    foot: match resting.count() {
                        0 => String::new(),
                        1 => "1 claim rests on it".to_owned(),
                        count => format!("{count} claims rest on it"),
                    },
                    ..blank
                }
            }
            Chosen::Missing(_) => return None,
        };
        Some(words)
    }

    /// The picture in words, for those who do not see it.
    pub(crate) fn alt(&self) -> String {
        // Running text is the page's description.
        let text = if self.runs_on { "" } else { &self.text };
        let said = [&self.over, text, &self.role, &self.note, &self.foot].map(|text| text.trim_end_matches('.'));
        let said: Vec<_> = said.into_iter().filter(|text| !text.is_empty()).collect();
        format!("{}.", said.join(". "))
    }
}

fn ink(part: Part) -> Ink {
    match part {
        Part::Thesis | Part::Unused => Ink::Soft,
        Part::Reason | Part::Evidence | Part::Reply => Ink::Support,
        Part::Objection => Ink::Attack,
        Part::Undercut => Ink::Undercut,
    }
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
