//! What never changes on a page of a map, whatever is chosen.
//!
//! Entry: [`Statics::render`]. It is made once, where a page is printed, and is no part of the program that takes the
//! page over: there [`Statics::default`] stands for what is on the page already. What a choice lights up in it is marked
//! by attributes: what names `data-on` is about these claims, `data-by` about these actors, and `data-at` is told at
//! these places.

use super::{Markup, frame, keys, open_copy, overview, settings, stances, timeline};
use crate::reading::Reading;

/// The markup of the parts that never change; empty where the page has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statics {
    /// The site's name, before the search.
    pub name: Markup,
    /// The buttons behind the search.
    pub tools: Markup,
    /// What a newcomer is told, under the head of the page.
    pub first_steps: Markup,
    /// The head of the argument's pane.
    pub argument_head: Markup,
    /// The essay's title, over what is said of the shown edition.
    pub title: Markup,
    /// What stands between that and the text: the argument in short.
    pub before_essay: Markup,
    /// What follows the essay in its pane: the time line, the table of stances, what else the site has.
    pub behind_essay: Markup,
    /// The dialogs that only tell, or only keep a setting.
    pub dialogs: Markup,
}

/// What the site has besides the pages of a map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// The other forms in which it has the map: for each a word, and its address.
    pub forms: Vec<(&'static str, String)>,
    /// The address of the page that lists its maps, if there are several.
    pub shelf: Option<String>,
    /// The address of the page in which maps are written.
    pub studio: Option<String>,
}

impl Statics {
    /// The parts for a map.
    pub fn render(reading: &Reading, around: &Around) -> Self {
        Self {
            name: frame::name(reading),
            tools: frame::tools(),
            first_steps: frame::first_steps(),
            argument_head: frame::argument_head(),
            title: frame::title(reading),
            before_essay: together(&[frame::ways_below(reading), overview(reading)]),
            behind_essay: together(&[timeline(reading), stances(reading), frame::around(around)]),
            dialogs: together(&[keys(), settings(), open_copy()]),
        }
    }
}

fn together(parts: &[Markup]) -> Markup {
    let mut all = Markup::default();
    parts.iter().for_each(|part| all.append(part));
    all
}
