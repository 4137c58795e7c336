//! What stands around the contents of the page and never changes: the site's name, the buttons beside the search, the
//! first steps, the heads of the argument and of the essay.
//!
//! Entries: [`name`], [`tools`], [`first_steps`], [`argument_head`], [`title`], [`ways_below`], [`around`].

use super::Markup;
use super::links::command_buttons;
use super::markup::written;
use super::statics::Around;
use crate::link::Chosen;
use crate::reading::{Reading, words};

/// The name of the site, which leads to its first page.
pub(super) fn name(reading: &Reading) -> Markup {
    written(&mut |out| {
        out.tag("a").class("name").with("href", &Chosen::Nothing.address(reading)).text("Wherefore");
        out.tag("span").class("about").text("an essay, laid open by its reasons");
    })
}

/// The buttons that stand behind the search.
pub(super) fn tools() -> Markup {
    written(&mut |out| command_buttons(out, &["palette", "settings", "show-keys"]))
}

/// What a newcomer is told, until it is sent away.
pub(super) fn first_steps() -> Markup {
    written(&mut |out| {
        out.tag("aside").class("hint needs-program").with("aria-label", "First steps").holding(&mut |out| {
            out.text(
                "Choose a sentence, a claim or a name: the essay, its argument and its actors light one another up.",
            );
            command_buttons(out, &["dismiss-hint"]);
        });
    })
}

/// The heading of the argument, with the commands that fold it.
pub(super) fn argument_head() -> Markup {
    written(&mut |out| {
        out.tag("div").class("pane-head").holding(&mut |out| {
            out.tag("h2").text("Argument");
            command_buttons(out, &["unfold-all", "fold-all"]);
        });
    })
}

/// The title of the essay, and whose it is.
pub(super) fn title(reading: &Reading) -> Markup {
    written(&mut |out| {
        out.tag("h1").text(&reading.map.title);
        out.tag("p").class("source").holding(&mut |out| {
            out.tag("cite").text(&reading.map.source.title);
            out.text(&words::credit(reading));
        });
    })
}

/// The ways to what stands below the essay.
pub(super) fn ways_below(reading: &Reading) -> Markup {
    let place = |id: &str| Chosen::Nothing.place(reading, id);
    written(&mut |out| {
        out.tag("p").class("source").holding(&mut |out| {
            out.text("Below: ");
            out.tag("a").class("jump").with("href", &place("timeline")).text("time line");
            out.text(", ");
            out.tag("a").class("jump").with("href", &place("stances")).text("who stands where");
            if !reading.surroundings.in_one_file {
                out.text(". Drawn: ");
                out.tag("a").with("href", "map/").text("map");
            }
        });
    })
}

/// The ways to what the site has besides the pages of the map; nothing where that is nothing.
pub(super) fn around(around: &Around) -> Markup {
    if *around == Around::default() {
        return Markup::default();
    }
    written(&mut |out| {
        out.tag("section").with("id", "forms").holding(&mut |out| {
            out.tag("h2").text("This map in other forms");
            out.tag("p").class("source").holding(&mut |out| {
                for (nth, (word, address)) in around.forms.iter().enumerate() {
                    out.text(if nth == 0 { "" } else { ", " });
                    out.tag("a").with("href", address).text(word);
                }
                if let Some(shelf) = &around.shelf {
                    out.text(if around.forms.is_empty() { "" } else { ". " });
                    out.tag("a").with("href", shelf).text("Other essays on this shelf");
                }
                if let Some(studio) = &around.studio {
                    out.text(". ");
                    out.tag("a").with("href", studio).text("Make a map of your own");
                }
            });
        });
    })
}
