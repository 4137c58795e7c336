//! Clicks, keys, Back and Forward: what the reader does, told apart by where it falls, as actions.
//!
//! Entry: [`listen`]. One listener serves the whole page, so that components are markup alone. A click belongs to the
//! innermost thing under it: a command's button, a fold, a link of the site, a mention, a passage.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement, KeyboardEvent, MouseEvent};

use super::commands::{self, Effect};
use super::components::{KEYS_DIALOG, SEARCH_FIELD};
use super::state::{Action, Pane, TreeKey};
use super::{Shared, dom};
use crate::argument::NodeIx;
use crate::link::Choice;

/// What a click can be about.
const TARGETS: &str = "[data-command], [data-toggle], a[href], [data-actor], [data-claims]";

/// Where a command takes no key: what is typed there is text.
const TYPED: &str = "input, textarea, select, [contenteditable]";

/// Starts to listen; stops when what is returned is dropped.
pub(super) fn listen(reading: &Shared, dispatch: impl Fn(Action) + Clone + 'static) -> Vec<EventListener> {
    let active = EventListenerOptions::enable_prevent_default();
    let click = {
        let (reading, dispatch) = (reading.clone(), dispatch.clone());
        EventListener::new_with_options(&document(), "click", active, move |event| {
            if let Some(event) = event.dyn_ref::<MouseEvent>() {
                clicked(&reading, event, &dispatch);
            }
        })
    };
    let key = {
        let dispatch = dispatch.clone();
        EventListener::new_with_options(&document(), "keydown", active, move |event| {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                pressed(event, &dispatch);
            }
        })
    };
    let search = {
        let dispatch = dispatch.clone();
        EventListener::new(&document(), "input", move |event| {
            if let Some(query) = dom::typed(event, SEARCH_FIELD) {
                dispatch(Action::Search(query));
            }
        })
    };
    // The hits are there as one types; there is nowhere to send them.
    let submit = EventListener::new_with_options(&document(), "submit", active, |event| {
        if target(event).is_some_and(|form| form.get_attribute("role").is_some_and(|role| role == "search")) {
            event.prevent_default();
        }
    });
    let arrive = {
        let reading = reading.clone();
        EventListener::new(&window(), "popstate", move |_| {
            if let Some(choice) = here(&reading) {
                dispatch(Action::Arrive(choice));
                dispatch(Action::Search(dom::query()));
            }
        })
    };
    vec![click, key, search, submit, arrive]
}

/// Does something whenever the page itself has been scrolled; stops when what is returned is dropped.
pub(super) fn on_scroll(act: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), "scroll", move |_| act())
}

/// What the browser's address stands for.
pub(super) fn here(reading: &Shared) -> Option<Choice> {
    let (path, fragment) = dom::location()?;
    Some(Choice::parse(reading, &path, &fragment))
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn clicked(reading: &Shared, event: &MouseEvent, dispatch: &(impl Fn(Action) + Clone + 'static)) {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || modified {
        return;
    }
    let Some(on) = target(event).and_then(|target| target.closest(TARGETS).ok().flatten()) else {
        return;
    };
    let value = |name: &str| on.get_attribute(name);
    if let Some(command) = value("data-command").and_then(|id| commands::by_id(&id)) {
        perform(command.effect(), dispatch);
    } else if let Some(node) = value("data-toggle").and_then(|node| node.parse().ok()) {
        event.prevent_default();
        dispatch(Action::Toggle(NodeIx(node)));
    } else if let Some(pane) = value("data-show").and_then(|id| Pane::ALL.into_iter().find(|pane| pane.id() == id)) {
        event.prevent_default();
        dispatch(Action::Show(pane));
    } else if let Some(link) = on.dyn_ref::<HtmlAnchorElement>() {
        followed(reading, event, link, dispatch);
    } else if dom::has_selection() {
        // The reader marks text to copy it.
    } else if let Some(actor) = value("data-actor").and_then(|id| reading.index.actor(&id.as_str().into())) {
        // In a drawing it is a link, though none of HTML's.
        event.prevent_default();
        dispatch(Action::Choose(Choice::Actor(actor)));
    } else if let Some((at, run)) = reading.runs().find(|(_, run)| run.anchor == on.id()) {
        dispatch(Action::Choose(match run.claims.as_slice() {
            [only] => Choice::Claim(*only),
            _ => Choice::Passage(at),
        }));
    }
}

/// A link of the site becomes a choice. One that only jumps to a place in what is shown brings that place into view and
/// leaves the choice as it is; so does the one that skips to the essay.
fn followed(reading: &Shared, event: &MouseEvent, link: &HtmlAnchorElement, dispatch: &impl Fn(Action)) {
    if link.origin() != window().location().origin().unwrap_or_default() {
        return;
    }
    let Some(path) = dom::below_root(&link.pathname()) else {
        return;
    };
    let choice = Choice::parse(reading, &path, &link.hash());
    if matches!(choice, Choice::Missing(_)) {
        return;
    }
    if link.class_list().contains("jump") {
        dispatch(Action::Show(Pane::Essay));
        if let Some(place) = dom::by_id(link.hash().trim_start_matches('#')) {
            event.prevent_default();
            dom::reveal(&place);
        }
        return;
    }
    if link.class_list().contains("skip") {
        event.prevent_default();
        dispatch(Action::Show(Pane::Essay));
        if let Some(essay) = dom::by_id(Pane::Essay.id()) {
            dom::focus(&essay);
        }
        return;
    }
    event.prevent_default();
    dispatch(Action::Choose(choice));
}

fn pressed(event: &KeyboardEvent, dispatch: &(impl Fn(Action) + Clone + 'static)) {
    // Some keyboards have brackets only behind AltGr, which looks like Ctrl and Alt.
    let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
    let modified = modified && !event.get_modifier_state("AltGraph");
    if event.default_prevented() || modified || dom::dialog_is_open() {
        return;
    }
    let Some(on) = target(event) else { return };
    let key = event.key();
    let within = |selector: &str| on.closest(selector).ok().flatten();
    if let Some(item) = within("[role=treeitem]") {
        let node = item.get_attribute("data-node").and_then(|node| node.parse().ok()).map(NodeIx);
        if let (Some(node), Some(key)) = (node, tree_key(&key)) {
            event.prevent_default();
            dispatch(Action::Key(node, key));
            return;
        }
    }
    let typing = within(TYPED).is_some() && key != "Escape";
    if let Some(command) = commands::by_key(&key).filter(|_| !typing) {
        event.prevent_default();
        perform(command.effect(), dispatch);
    }
}

fn tree_key(key: &str) -> Option<TreeKey> {
    let mut letters = key.chars();
    match key {
        "ArrowUp" => Some(TreeKey::Up),
        "ArrowDown" => Some(TreeKey::Down),
        "ArrowLeft" => Some(TreeKey::Left),
        "ArrowRight" => Some(TreeKey::Right),
        "Home" => Some(TreeKey::Home),
        "End" => Some(TreeKey::End),
        "*" => Some(TreeKey::Siblings),
        _ => match (letters.next(), letters.next()) {
            (Some(letter), None) if letter.is_alphanumeric() => Some(TreeKey::Letter(letter)),
            _ => None,
        },
    }
}

fn perform(effect: Effect, dispatch: &(impl Fn(Action) + Clone + 'static)) {
    match effect {
        Effect::Act(action) => dispatch(action),
        Effect::Search => {
            if let Some(field) = dom::by_id(SEARCH_FIELD) {
                dom::focus(&field);
            }
        }
        Effect::ShowKeys => dom::show_dialog(KEYS_DIALOG),
        Effect::CopyLink => {
            let dispatch = dispatch.clone();
            let href = dom::href();
            dom::copy(&href.clone(), move |copied| {
                let words = if copied {
                    "Link copied.".to_owned()
                } else {
                    format!("Copying is not allowed here. The link is {href}")
                };
                dispatch(Action::Say(words));
            });
        }
    }
}
