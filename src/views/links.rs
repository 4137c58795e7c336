//! Links and buttons, each written in one way.
//!
//! Links are plain links, and a button carries the name of what it asks for, so that neither needs a handler of its own
//! and links work before the program does.

use std::borrow::Cow;

use super::Markup;
use crate::document::{ActorIx, ClaimIx, EventIx, Passage};
use crate::link::Chosen;
use crate::messages::judge::Request;
use crate::reading::words::{place, sentence};
use crate::reading::{Neighbour, Reading, RunIx};
use crate::session::commands::{Command, by_id};

/// The attribute that names the command which a button asks for.
const COMMAND: &str = "data-command";

/// A button, which carries the name of what it asks for.
///
/// It is written by [`Button::write`]; who keeps the element itself, because the focus on it has to last, makes it of
/// these parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// The attribute that carries what it asks for.
    pub attribute: &'static str,
    /// What it asks for.
    pub asked: Cow<'static, str>,
    /// What that does, as a tooltip.
    pub title: Option<&'static str>,
    /// Whether what it switches is on; `None` if it switches nothing.
    pub is_on: Option<bool>,
    /// The key that does the same, as `aria-keyshortcuts` has it.
    pub shortcut: Option<&'static str>,
    /// The key as it stands behind the label, hidden from assistive technology, which has it from the attribute.
    pub shown_key: Option<&'static str>,
    /// What stands on it.
    pub label: Cow<'static, str>,
}

impl Button {
    /// The button of a command, with its key; `None` if there is no such command.
    pub fn of_command(id: &str) -> Option<Self> {
        let command = by_id(id)?;
        let shown_key = Some(command.key_label()).filter(|key| !key.is_empty());
        Some(Self { shown_key, ..Self::command(command, None) })
    }

    /// The button of a command that switches something, which is on or off now.
    pub fn toggle(id: &str, is_on: Option<bool>) -> Option<Self> {
        Some(Self::command(by_id(id)?, is_on))
    }

    fn command(command: &Command, is_on: Option<bool>) -> Self {
        let shortcut = Some(command.key).filter(|key| !key.is_empty());
        let asking = Self::asking(COMMAND, command.id.into(), command.label.into(), is_on);
        Self { title: Some(command.help), shortcut, ..asking }
    }

    /// A button that asks the page's program for something: under this attribute, what.
    fn asking(
        attribute: &'static str,
        asked: Cow<'static, str>,
        label: Cow<'static, str>,
        is_on: Option<bool>,
    ) -> Self {
        Self { attribute, asked, title: None, is_on, shortcut: None, shown_key: None, label }
    }

    /// A button for a request to the judge.
    pub fn request(request: &Request, label: &'static str) -> Self {
        Self::asking("data-judge", request.written().into(), label.into(), None)
    }

    /// The same for what is on or off.
    pub fn request_toggle(request: &Request, label: &'static str, is_on: bool) -> Self {
        Self::asking("data-judge", request.written().into(), label.into(), Some(is_on))
    }

    /// A button for a reader's word on a passage of a copy, by the passage's number: see
    /// [`Word`](crate::messages::opener::Word).
    pub fn decision(passage: usize, word: &str, label: &str) -> Self {
        Self::asking("data-decide", [&passage.to_string(), " ", word].concat().into(), label.to_owned().into(), None)
    }

    /// A button that shows a place in a copy: its block, its start and its end.
    pub fn look(place: String, label: String) -> Self {
        Self::asking("data-look", place.into(), label.into(), None)
    }

    /// A button that brings an element of the page into view.
    pub fn jump(id: String, label: String) -> Self {
        Self::asking("data-jump", id.into(), label.into(), None)
    }

    /// Its classes: what asks for a command needs the page's own program, and all else was written by a program.
    fn class(&self) -> &'static str {
        if self.attribute == COMMAND { "quiet needs-program" } else { "quiet" }
    }

    /// The value of `aria-pressed`.
    pub fn pressed(&self) -> Option<&'static str> {
        self.is_on.map(|on| if on { "true" } else { "false" })
    }

    /// Writes the button.
    pub fn write(&self, out: &mut Markup) {
        let tag = out.tag("button").with("type", "button").with(self.attribute, &self.asked);
        let tag = tag.maybe("title", self.title).maybe("aria-pressed", self.pressed());
        tag.maybe("aria-keyshortcuts", self.shortcut).class(self.class()).holding(&mut |out| {
            out.text(&self.label);
            if let Some(key) = self.shown_key {
                out.tag("kbd").with("aria-hidden", "true").text(key);
            }
        });
    }
}

/// The buttons of some commands, with their keys.
pub fn command_buttons(out: &mut Markup, ids: &[&str]) {
    for button in ids.iter().filter_map(|id| Button::of_command(id)) {
        button.write(out);
    }
}

/// A claim's text as a link to the claim, and whether it is left unsaid.
pub fn claim(out: &mut Markup, reading: &Reading, claim: ClaimIx) {
    let it = &reading.map[claim];
    out.tag("a").with("href", &claim_address(reading, claim)).text(&it.text);
    if it.is_unsaid() {
        out.tag("small").class("unsaid-note").text(" (unsaid)");
    }
}

/// A claim as a link, without its full stop, to stand inside a sentence.
///
/// It leads to the claim and to no place in the text: what links so does not know which text is shown.
pub fn claim_in_sentence(out: &mut Markup, reading: &Reading, claim: ClaimIx) {
    out.tag("a").with("href", &Chosen::Claim(claim).address(reading)).text(sentence(reading, claim));
}

/// A claim's text as a link to the claim, and to no place in the text.
pub fn claim_without_place(out: &mut Markup, reading: &Reading, claim: ClaimIx) {
    out.tag("a").with("href", &Chosen::Claim(claim).address(reading)).text(&reading.map[claim].text);
}

/// An actor's name as a link to the actor.
pub fn actor(out: &mut Markup, reading: &Reading, actor: ActorIx) {
    out.tag("a").with("href", &actor_address(reading, actor)).text(&reading.map[actor].name);
}

/// A link that stays on the page of a choice and jumps to a passage; its words alone where the shown edition has no such
/// place.
pub fn jump(out: &mut Markup, reading: &Reading, choice: &Chosen, passage: &Passage) {
    let words = place(&passage.selector);
    match reading.run_at(passage) {
        Some(at) => jump_to(out, &choice.place(reading, &reading.place_of(at)), &words),
        None => out.text(&words),
    }
}

/// A link that stays on the page and jumps to an address on it.
pub fn jump_to(out: &mut Markup, address: &str, words: &str) {
    out.tag("a").with("href", address).class("jump").text(words);
}

/// Where a plain link to a claim leads: to its page, at its first passage.
pub fn claim_address(reading: &Reading, claim: ClaimIx) -> String {
    Chosen::Claim(claim).link(reading)
}

/// A link into another map of the site, which is named by its title.
pub fn neighbour(out: &mut Markup, map: &Neighbour, address: &str) {
    out.tag("a").with("href", address).with("lang", &map.language).text(&map.title);
}

/// Where a link to an actor leads.
pub fn actor_address(reading: &Reading, actor: ActorIx) -> String {
    Chosen::Actor(actor).link(reading)
}

/// Where a link to a run of the text leads: to the run if claims rest on it, else to its paragraph.
pub fn passage_address(reading: &Reading, at: RunIx) -> String {
    Chosen::Passage(at).address(reading)
}

/// Where a link to an event leads that stays on the page of a choice: to its entry in the time line.
pub fn event_address(reading: &Reading, choice: &Chosen, event: EventIx) -> String {
    choice.event(reading, event)
}

/// Things as a list in words: `a`, `a and b`, `a, b and c`.
pub fn listed<T: Copy>(out: &mut Markup, items: &[T], write: &mut dyn FnMut(&mut Markup, T)) {
    for (at, &item) in items.iter().enumerate() {
        out.text(match items.len() - at {
            _ if at == 0 => "",
            1 => " and ",
            _ => ", ",
        });
        write(out, item);
    }
}

/// Things with words between them.
pub fn joined<T: Copy>(out: &mut Markup, items: &[T], between: &str, write: &mut dyn FnMut(&mut Markup, T)) {
    for (at, &item) in items.iter().enumerate() {
        if at > 0 {
            out.text(between);
        }
        write(out, item);
    }
}

#[cfg(test)]
mod tests {
    use super::super::markup::written;
    use super::*;

    #[test]
    fn lists_are_words() {
        let list =
            |items: &[&str]| String::from(written(&mut |out| listed(out, items, &mut |out, it| out.tag("b").text(it))));
        assert_eq!(list(&[]), "");
        assert_eq!(list(&["a"]), "<b>a</b>");
        assert_eq!(list(&["a", "b"]), "<b>a</b> and <b>b</b>");
        assert_eq!(list(&["a", "b", "c"]), "<b>a</b>, <b>b</b> and <b>c</b>");
    }

    #[test]
    fn a_button_says_what_it_asks_for() {
        let written = |button: Button| String::from(written(&mut |out| button.write(out)));
        assert_eq!(
            written(Button::request(&Request::Reject("a\"b".into()), "Reject")),
            "<button type=\"button\" data-judge=\"reject a&quot;b\" class=\"quiet\">Reject</button>"
        );
        assert_eq!(
            written(Button::request_toggle(&Request::Weights, "Weights", true)),
            "<button type=\"button\" data-judge=\"weights\" aria-pressed=\"true\" class=\"quiet\">Weights</button>"
        );
        assert!(Button::of_command("no such command").is_none());
    }
}
