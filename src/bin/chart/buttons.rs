//! The buttons of the view: what they ask for, and which are pressed.
//!
//! Entries: [`frame_of_view`], what the section holds before anything is drawn; [`press`].

use web_sys::Element;
use wherefore::layout::chart::Order;
use wherefore::views::Markup;
use wherefore::views::markup::written;

use crate::page;

/// A button of the view: what it does, and what stands on it.
const BUTTONS: [(&str, &str); 11] = [
    ("fit", "Fit"),
    ("in", "Zoom in"),
    ("out", "Zoom out"),
    ("reasons", "Order of reasons"),
    ("text", "Order of the text"),
    ("unfold", "Unfold all"),
    ("fold", "Fold all"),
    ("editor", "Editor’s notes"),
    ("save", "Save picture"),
    ("kinds", "PNG, PDF …"),
    ("list", "Back to the list"),
];

/// The buttons that say of what a picture is, and those that take it.
const PICTURES: [(&str, &str); 6] = [
    ("whole", "The whole"),
    ("part", "What is seen"),
    ("svg", "SVG"),
    ("png", "PNG"),
    ("png-large", "PNG, large"),
    ("pdf", "PDF, by printing"),
];

/// What the section of the chart holds.
pub(crate) fn frame_of_view(has_editor: bool) -> Markup {
    written(&mut |out| {
        out.tag("div").with("role", "group").with("aria-label", "View").class("view").holding(&mut |out| {
            for (asked, label) in BUTTONS.into_iter().filter(|&(asked, _)| has_editor || asked != "editor") {
                let button = out.tag("button").with("type", "button").class("quiet");
                // What leads back is a command of the page.
                let is_command = asked == "list";
                let button =
                    if is_command { button.with("data-command", "map") } else { button.with("data-view", asked) };
                button.text(label);
            }
        });
        let choice = out.tag("div").with("role", "group").with("aria-label", "Picture").class("view picture");
        choice.with("hidden", "").holding(&mut |out| {
            for (asked, label) in PICTURES {
                out.tag("button").with("type", "button").with("data-view", asked).class("quiet").text(label);
            }
        });
        out.tag("p").class("note").with("role", "status").empty();
        out.tag("div").class("drawing").holding(&mut |out| {
            let svg = out.tag("svg").class("chart").with("role", "group").with("aria-label", "The argument, drawn");
            svg.empty();
            out.tag("svg").class("names").with("aria-hidden", "true").empty();
            // As large as its place, whatever the drawing's proportions: a place in it is one of the drawing.
            let overview = out.tag("svg").class("overview").with("preserveAspectRatio", "none");
            overview.with("aria-hidden", "true").with("hidden", "").empty();
        });
    })
}

/// How the reader has set the view.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pressed {
    pub(crate) order: Order,
    /// Whether the editor's claims are shown.
    pub(crate) has_editor: bool,
    /// Whether the reader is asked what picture to take.
    pub(crate) is_saving: bool,
    /// Whether a picture is of what is seen alone.
    pub(crate) takes_part: bool,
}

/// Shows how the view is set.
pub(crate) fn press(section: &Element, pressed: Pressed) {
    let Pressed { order, has_editor, is_saving, takes_part } = pressed;
    let button = |asked: &str| page::find(section, &format!("[data-view='{asked}']"));
    for (asked, is_pressed) in [
        ("reasons", order == Order::Reasons),
        ("text", order == Order::Text),
        ("editor", has_editor),
        ("whole", !takes_part),
        ("part", takes_part),
    ] {
        button(asked).iter().for_each(|it| page::set(it, "aria-pressed", Some(is_so(is_pressed))));
    }
    for asked in ["fold", "unfold"] {
        button(asked).iter().for_each(|it| page::set(it, "hidden", (order == Order::Text).then_some("")));
    }
    button("kinds").iter().for_each(|it| page::set(it, "aria-expanded", Some(is_so(is_saving))));
    page::find(section, ".picture").iter().for_each(|it| page::set(it, "hidden", (!is_saving).then_some("")));
}

fn is_so(is_so: bool) -> &'static str {
    if is_so { "true" } else { "false" }
}
