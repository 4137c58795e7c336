//! Clicks, keys, Back and Forward: what the reader does, told apart by where it falls, as actions.
//!
//! Entry: [`listen`]. One listener serves the whole page, so that components are markup alone. A click belongs to the
//! innermost thing under it: a command's button, a fold, a link of the site, a mention, a passage.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlAnchorElement, KeyboardEvent, MouseEvent};

use super::components::{PALETTE_FIELD, SEARCH_FIELD, node_of_row};
use super::page::Page;
use super::{dom, files};
use crate::argument::NodeId;
use crate::link::{Choice, Chosen, handout, title};
use crate::messages::judge::Request;
use crate::messages::opener::Request as OpenerRequest;
use crate::session::commands::{self, Command, Copied, Dialog, Effect};
use crate::session::{Action, Pane, TreeKey};

/// What a click can be about.
const TARGETS: &str = "[data-command], [data-toggle], [data-jump], [data-look], [data-decide], [data-judge], a[href], [data-actor], \
                       [data-claims]";

/// Where a command takes no key: what is typed there is text.
const TYPED: &str = "input, textarea, select, [contenteditable]";

/// Starts to listen; stops when what is returned is dropped.
pub(super) fn listen(page: &Page) -> Vec<EventListener> {
    let active = EventListenerOptions::enable_prevent_default;
    let on = |name: &'static str, options, act: fn(&Page, &Event)| {
        let page = page.clone();
        EventListener::new_with_options(&document(), name, options, move |event| act(&page, event))
    };
    let arrive = {
        let page = page.clone();
        EventListener::new(&window(), "popstate", move |_| page.come_back())
    };
    vec![
        on("click", active(), |page, event| {
            if let Some(event) = event.dyn_ref::<MouseEvent>() {
                clicked(page, event);
            }
        }),
        on("keydown", active(), |page, event| {
            page.touched();
            if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                pressed(page, event);
            }
        }),
        on("focusin", active(), |page, event| {
            if target(event).is_some_and(|on| on.id() == SEARCH_FIELD) {
                page.prepare_search();
            }
            page.touched();
            place_preview(event);
        }),
        on("pointerover", EventListenerOptions::default(), |page, event| {
            page.touched();
            place_preview(event);
        }),
        on("input", active(), |page, event| {
            if let Some(query) = dom::typed(event, SEARCH_FIELD) {
                page.dispatch(Action::Search(query));
            } else if let Some(words) = dom::typed(event, PALETTE_FIELD) {
                page.dispatch(Action::SeekCommand(Some(words)));
            }
        }),
        on("change", active(), |page, event| {
            if let Some(file) = files::chosen(event, files::COPY_FILE) {
                page.open(&OpenerRequest::OpenFile, &file);
            } else if let Some(file) = files::chosen(event, files::DECISIONS_FILE) {
                page.ask_opener(&OpenerRequest::Load, &file);
            } else if let Some(request) = dom::weighed(event) {
                page.judge(&request);
            } else if let Some(command) = dom::picked(event).and_then(|id| commands::by_id(&id)) {
                perform(page, command);
            } else if let Some((name, value)) = dom::setting_in(event) {
                dom::keep_setting(&name, &value);
            }
        }),
        on("close", EventListenerOptions::run_in_capture_phase(), |page, _| page.dispatch(Action::SeekCommand(None))),
        on("dragover", active(), |_, event| drop(files::dropped(event))),
        on("drop", active(), |page, event| {
            if let Some(file) = files::dropped(event) {
                page.open(&OpenerRequest::OpenFile, &file);
            }
        }),
        // The hits are there as one types; there is nowhere to send them.
        on("submit", active(), |page, event| {
            if let Some(text) = files::pasted(event) {
                page.open(&OpenerRequest::OpenText(text), &JsValue::NULL);
            }
            if target(event).is_some_and(|form| form.get_attribute("role").is_some_and(|role| role == "search")) {
                event.prevent_default();
            }
        }),
        on("scroll", EventListenerOptions::run_in_capture_phase(), |page, _| {
            read_along(page);
        }),
        arrive,
    ]
}

/// Sees to it that what a number in the margin stands for is seen whole.
fn place_preview(event: &Event) {
    if let Some(number) = target(event).and_then(|on| on.closest(".notes a").ok().flatten()) {
        dom::place_preview(&number);
    }
}

/// Lets the argument follow the paragraph being read, if the reader wants that.
fn read_along(page: &Page) {
    let state = page.state();
    if let Some(read) = state.along.then(dom::paragraph_being_read).flatten().filter(|&it| state.read != Some(it)) {
        page.dispatch(Action::Read(read));
    }
}

/// Does something whenever the page itself has been scrolled; stops when what is returned is dropped.
pub(super) fn on_scroll(act: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), "scroll", move |_| act())
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

fn clicked(page: &Page, event: &MouseEvent) {
    if !page.state().warning.is_empty() {
        // It has been read.
        page.dispatch(Action::Say(String::new()));
    }
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || modified {
        return;
    }
    let Some(on) = target(event).and_then(|target| target.closest(TARGETS).ok().flatten()) else {
        return;
    };
    let value = |name: &str| on.get_attribute(name);
    let reading = page.reading();
    if let Some(command) = value("data-command").and_then(|id| commands::by_id(&id)) {
        dom::close_dialog();
        perform(page, command);
    } else if let Some(node) = value("data-toggle") {
        event.prevent_default();
        page.dispatch(Action::Toggle(NodeId::parse(&node)));
    } else if let Some(pane) = value("data-show").and_then(|id| Pane::ALL.into_iter().find(|pane| pane.id() == id)) {
        event.prevent_default();
        page.dispatch(Action::Show(pane));
    } else if let Some(place) = value("data-jump").and_then(|id| dom::by_id(&id)) {
        event.prevent_default();
        dom::reveal(&place);
        dom::focus(&place);
    } else if let Some(place) = value("data-look") {
        page.look_at(&place);
    } else if let Some(request) = value("data-judge").and_then(|written| Request::read(&written, "")) {
        page.judge(&request);
    } else if let Some(word) = value("data-decide") {
        page.decide(&word);
    } else if let Some(link) = on.dyn_ref::<HtmlAnchorElement>() {
        followed(page, event, link);
    } else if dom::has_selection() {
        // The reader marks text to copy it.
    } else if let Some(actor) = value("data-actor").and_then(|id| reading.index.actor(&id.as_str().into())) {
        // In a drawing it is a link, though none of HTML's.
        event.prevent_default();
        page.dispatch(Action::Choose(Choice::of(&reading, &Chosen::Actor(actor))));
    } else if let Some((at, run)) = reading.runs().find(|(_, run)| run.anchor == on.id()) {
        let chosen = match run.claims.as_slice() {
            [only] => Chosen::Claim(*only),
            _ => Chosen::Passage(at),
        };
        page.dispatch(Action::Choose(Choice::of(&reading, &chosen)));
    }
}

/// A link of the site becomes a choice. One that only jumps to a place in what is shown brings that place into view and
/// leaves the choice as it is; so does the one that skips to the essay.
fn followed(page: &Page, event: &MouseEvent, link: &HtmlAnchorElement) {
    let Some((path, fragment)) = dom::within_site(&link.href()) else {
        return;
    };
    let state = page.state();
    // What stands beside the text and never changes goes by the map's own text.
    let in_statics = link.closest("main section:not(#report)").ok().flatten().is_some();
    let by = if in_statics { &state.home } else { &state.reading };
    let choice = Chosen::parse(by, &path, &fragment).carried_over(by, &state.reading);
    if matches!(choice, Chosen::Missing(_)) {
        return;
    }
    if link.class_list().contains("jump") {
        page.dispatch(Action::Show(Pane::Essay));
        if let Some(place) = dom::by_id(fragment.trim_start_matches('#')) {
            event.prevent_default();
            dom::visit(&place);
        }
        return;
    }
    event.prevent_default();
    if link.class_list().contains("skip") {
        page.dispatch(Action::Show(Pane::Essay));
        enter_essay();
        return;
    }
    page.dispatch(Action::Choose(Choice::of(&state.reading, &choice)));
}

/// Gives the focus to the essay, so that keys go on from there.
fn enter_essay() {
    if let Some(essay) = dom::by_id(Pane::Essay.id()) {
        dom::focus(&essay);
    }
}

fn pressed(page: &Page, event: &KeyboardEvent) {
    let Some(on) = target(event).filter(|_| !event.default_prevented()) else { return };
    let key = event.key();
    let command = command_of(page, event, &on, &key);
    dom::hide_tooltips(command.is_some_and(|command| command.key == "Escape"));
    if on.id() == PALETTE_FIELD {
        in_palette(page, event, &key);
    } else if on.id() == SEARCH_FIELD && key == "Escape" && page.state().query.is_empty() {
        enter_essay();
    } else if dom::dialog_is_open() {
        // A dialog has keys of its own.
    } else if let (Some(node), Some(key)) = (tree_node(&on), tree_key(&key).filter(|_| !is_modified(event))) {
        event.prevent_default();
        page.dispatch(Action::Key(node, key));
    } else if let Some(command) = command.filter(|command| command.applies(&page.state())) {
        event.prevent_default();
        perform(page, command);
    } else if let Some(link) = dom::link_beside(&on, &key).filter(|_| !is_modified(event)) {
        event.prevent_default();
        dom::focus(&link);
        dom::scroll_to(":focus");
    }
}

/// Some keyboards have brackets only behind AltGr, which looks like Ctrl and Alt.
fn is_modified(event: &KeyboardEvent) -> bool {
    let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
    modified && !event.get_modifier_state("AltGraph")
}

/// The command that a key asks for here.
fn command_of(page: &Page, event: &KeyboardEvent, on: &Element, key: &str) -> Option<&'static Command> {
    if is_modified(event) {
        let control = (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
        return commands::by_key(&["Control+", key].concat()).filter(|_| control);
    }
    if on.id() == SEARCH_FIELD && key == "Enter" && !page.state().query.is_empty() {
        return commands::by_id(if event.shift_key() { "previous-hit" } else { "next-hit" });
    }
    let typing = on.closest(TYPED).ok().flatten().is_some();
    let off = typing || dom::setting("keys").is_some_and(|kept| kept == "off");
    commands::by_key(key).filter(|_| key == "Escape" || !off)
}

fn in_palette(page: &Page, event: &KeyboardEvent, key: &str) {
    let state = page.state();
    match key {
        "ArrowDown" => step_in_palette(page, 1),
        "ArrowUp" => step_in_palette(page, -1),
        "Enter" => {
            if let Some(command) = commands::offered(&state).get(state.palette_at) {
                dom::close_dialog();
                perform(page, command);
            }
        }
        _ => return,
    }
    event.prevent_default();
}

fn step_in_palette(page: &Page, by: isize) {
    page.dispatch(Action::StepCommand(by));
    // The focus stays in the line to type in, so the browser does not scroll the list by itself.
    dom::after_paint(|| dom::scroll_to("#palette [aria-selected=true]"));
}

fn tree_node(on: &Element) -> Option<NodeId> {
    node_of_row(&on.closest("[role=treeitem]").ok().flatten()?.id())
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

fn perform(page: &Page, command: &Command) {
    let state = page.state();
    match command.effect(&state) {
        Effect::Act(action) => {
            page.dispatch(action);
            read_along(page);
        }
        Effect::Search => {
            if let Some(field) = dom::by_id(SEARCH_FIELD) {
                dom::focus(&field);
            }
        }
        Effect::OpenDialog(dialog) => {
            if dialog == Dialog::Palette {
                page.dispatch(Action::SeekCommand(Some(String::new())));
            }
            dom::show_dialog(dialog.id());
        }
        Effect::ToClipboard(what) => copy(page, what),
        Effect::Share => {
            if !dom::share(&title(&state.reading, &state.chosen())) {
                copy(page, Copied::Link);
            }
        }
        Effect::Print => dom::print(),
        Effect::KeepSetting(name, value) => dom::keep_setting(name, value),
        Effect::OwnCopy(task) => page.with_copy(task),
        Effect::Judge(request) => page.judge(&request),
    }
}

fn copy(page: &Page, what: Copied) {
    let state = page.state();
    let text = match (what, state.chosen()) {
        (Copied::Claim, Chosen::Claim(claim)) => handout::claim(&state.home, claim, &dom::root()),
        (Copied::Outline, _) => handout::outline(&state.home, &dom::root()),
        _ => dom::href(),
    };
    let page = page.clone();
    let name = match what {
        Copied::Link => "Link",
        Copied::Claim => "Claim",
        Copied::Outline => "Outline",
    };
    dom::copy(&text, move |copied| {
        let words = if copied {
            [name, " copied."].concat()
        } else {
            ["Copying is not allowed here. The link is ", &dom::href()].concat()
        };
        page.dispatch(Action::Say(words));
    });
}
