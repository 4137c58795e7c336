//! What never changes on a page of a map, whatever is chosen.
//!
//! Entry: [`Statics::render`]. It is made once, where a page is printed, and is no part of the program that takes the
//! page over: there [`Statics::default`] stands for what is on the page already. What a choice lights up in it is marked
//! by attributes: what names `data-on` is about these claims, `data-by` about these actors, and `data-at` is told at
//! these places.

use super::{Markup, keys, open_copy, overview, settings, stances, timeline};
use crate::reading::Reading;

/// The markup of the parts that never change; empty where the page has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statics {
    /// What stands between the essay's title and its text: the argument in short.
    pub before_essay: Markup,
    /// What follows the essay in its pane: the time line and the table of stances.
    pub behind_essay: Markup,
    /// The dialogs that only tell, or only keep a setting.
    pub dialogs: Markup,
}

impl Statics {
    /// The parts for a map.
    pub fn render(reading: &Reading) -> Self {
        let mut behind_essay = timeline(reading);
        behind_essay.append(&stances(reading));
        let mut dialogs = keys();
        dialogs.append(&settings());
        dialogs.append(&open_copy());
        Self { before_essay: overview(reading), behind_essay, dialogs }
    }
}
