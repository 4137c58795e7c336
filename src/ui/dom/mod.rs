//! Every call into the browser. Each does nothing where what it needs is not there.

mod address;
mod text;

pub(super) use address::whole;
pub(super) use address::{href, location, pane_of_step, push_address, push_pane, put_query, query, root, within_site};
pub(super) use text::{highlight_hit, highlight_hits, selected};

use std::ops::Range;

use crate::messages::judge::Request;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomRect, Element, HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlScriptElement, HtmlSelectElement, Response,
    ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, ScrollToOptions,
};

/// The id of the element that the page is rendered into.
pub(super) const ROOT: &str = "app";

/// The id of the element that carries the map.
pub(super) const MAP: &str = "map";

/// Says on the root element that the page is interactive.
pub(super) fn mark_hydrated() {
    if let Some(root) = by_id(ROOT) {
        // Setting an attribute fails only for a malformed name.
        let _ = root.set_attribute("data-hydrated", "true");
    }
}

/// The element of this id.
pub(super) fn by_id(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// Gives the focus to a field with a text, and selects the text.
#[cfg(feature = "studio")]
pub(super) fn select_in(field: &str) {
    if let Some(field) = by_id(field).and_then(|it| it.dyn_into::<web_sys::HtmlTextAreaElement>().ok()) {
        // Fails only for what cannot have the focus.
        let _ = field.focus();
        field.select();
    }
}

/// A time, in milliseconds since 1970, as the browser's user writes dates.
#[cfg(feature = "studio")]
pub(super) fn date_in_words(at: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "a time of this century")]
    let date = js_sys::Date::new(&JsValue::from_f64(at as f64));
    String::from(date.to_locale_string("default", &JsValue::UNDEFINED))
}

/// The value that was picked in a list of commands, if that is what the event is about.
pub(super) fn picked(event: &web_sys::Event) -> Option<String> {
    let select: HtmlSelectElement = event.target()?.dyn_into().ok()?;
    select.has_attribute("data-commands").then(|| select.value())
}

/// The request of a field for a weight, with what was typed, if that is what the event is about.
pub(super) fn weighed(event: &web_sys::Event) -> Option<Request> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    Request::read(&input.get_attribute("data-weigh")?, &input.value())
}

/// The whole address of a file of the site that an attribute of the page's root element names.
pub(super) fn site_file(attribute: &str) -> Option<String> {
    whole(&by_id(ROOT)?.get_attribute(attribute)?)
}

/// Loads the script that an attribute of the page's root names; if that cannot be, does something else.
pub(super) fn load_script(attribute: &str, failed: impl FnOnce() + 'static) {
    let (Some(address), Ok(script)) = (site_file(attribute), document().create_element("script")) else {
        return failed();
    };
    EventListener::once(&script, "error", move |_| failed()).forget();
    script.unchecked_ref::<HtmlScriptElement>().set_src(&address);
    // Fails only for what cannot stand there.
    let _ = document().body().map(|body| body.append_child(&script));
}

/// Asks for the styles of what is not seen before a reader does something, the first time.
pub(super) fn ask_for_styles() {
    let (Some(root), Some(address)) = (by_id(ROOT), site_file("data-styles")) else { return };
    // Neither fails for names like these.
    let _ = root.remove_attribute("data-styles");
    if let (Ok(link), Some(head)) = (document().create_element("link"), all("head").first()) {
        let _ = link.set_attribute("rel", "stylesheet");
        let _ = link.set_attribute("href", &address);
        let _ = head.append_child(&link);
    }
}

/// The text of the file at an address; `None` where it does not come.
pub(super) async fn text_at(address: &str) -> Option<String> {
    let response: Response = JsFuture::from(window().fetch_with_str(address)).await.ok()?.dyn_into().ok()?;
    JsFuture::from(response.text().ok()?).await.ok()?.as_string().filter(|_| response.ok())
}

/// The name and value of a setting, if that is what the event is about.
pub(super) fn setting_in(event: &web_sys::Event) -> Option<(String, String)> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    (input.type_() == "radio").then(|| (input.name(), input.value()))
}

/// The name of a setting in the device's storage.
fn stored(name: &str) -> String {
    ["wherefore-", name].concat()
}

/// Sets a setting: on the root element, where the styles find it, and on the device.
pub(super) fn keep_setting(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // Fails only for a malformed name.
        let _ = root.set_attribute(&["data-", name].concat(), value);
    }
    keep_setting_for_next(name, value);
}

/// Sets a setting in the device's storage, where the next page finds it, unless the browser keeps nothing.
pub(super) fn keep_setting_for_next(name: &str, value: &str) {
    if let Some(storage) = window().local_storage().ok().flatten() {
        // Fails where storage is full or refused; the setting holds until the page is left.
        let _ = storage.set_item(&stored(name), value);
    }
}

/// A setting in the device's storage; `None` where it was never set, or the browser keeps nothing.
#[cfg(feature = "studio")]
pub(super) fn kept_setting(name: &str) -> Option<String> {
    window().local_storage().ok().flatten()?.get_item(&stored(name)).ok().flatten()
}

/// A setting; `None` where it was never set.
pub(super) fn setting(name: &str) -> Option<String> {
    document().document_element()?.get_attribute(&["data-", name].concat())
}

/// Hides the tooltips of the numbers in the margin until the pointer moves, or shows them again.
pub(super) fn hide_tooltips(on: bool) {
    if on {
        EventListener::once(&document(), "pointermove", |_| hide_tooltips(false)).forget();
    }
    if let Some(root) = by_id(ROOT) {
        // Fails only for a malformed name.
        let _ = root.toggle_attribute_with_force("data-hush", on);
    }
}

/// Puts the tooltip of a number in the margin over the number, where it would reach beyond the foot of the window.
pub(super) fn place_preview(number: &Element) {
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(f64::MAX);
    let preview = number.query_selector(".preview").ok().flatten();
    let room =
        number.get_bounding_client_rect().bottom() + preview.map_or(0.0, |it| it.get_bounding_client_rect().height());
    // Fails only for a malformed name.
    let _ = number.toggle_attribute_with_force("data-above", room + 16.0 > height);
}

/// The paragraph, counted from 0, that lies a third down the pane or the window.
pub(super) fn paragraph_being_read() -> Option<usize> {
    let pane = document().query_selector(".essay article").ok().flatten()?.get_bounding_client_rect();
    let height = window().inner_height().ok()?.as_f64()?;
    let (x, y) = ((pane.left() + pane.right()) / 2.0, height / 3.0);
    #[expect(clippy::cast_possible_truncation, reason = "pixels on a screen")]
    let on = document().element_from_point(x as f32, y as f32)?;
    on.closest("article > p[id]").ok().flatten().as_ref().and_then(paragraph_of)
}

/// Which of the essay's paragraphs an element is, counted from 0.
fn paragraph_of(element: &Element) -> Option<usize> {
    element.id().strip_prefix('p')?.parse::<usize>().ok()?.checked_sub(1)
}

/// Opens the system's sheet for sharing with the page's address. Whether there is one.
pub(super) fn share(title: &str) -> bool {
    let navigator = window().navigator();
    let has_sheet = js_sys::Reflect::get(&navigator, &"share".into()).is_ok_and(|share| share.is_function());
    if has_sheet {
        let data = web_sys::ShareData::new();
        data.set_title(title);
        data.set_url(&href());
        // A reader who closes the sheet has shared nothing, which is no failure.
        let shared = wasm_bindgen_futures::JsFuture::from(navigator.share_with_data(&data));
        wasm_bindgen_futures::spawn_local(async move { drop(shared.await) });
    }
    has_sheet
}

/// Opens the system's dialog for printing.
pub(super) fn print() {
    // Fails where the page may not print, as in a frame; there is nothing to say then.
    let _ = window().print();
}

/// What was typed into the field of this id, if that is what the event is about.
pub(super) fn typed(event: &web_sys::Event, field: &str) -> Option<String> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    (input.id() == field).then(|| input.value())
}

/// Sets the page's title.
pub(super) fn set_title(title: &str) {
    document().set_title(title);
}

/// Does something once the page as it is now has been painted, so that a reader sees a choice first and waits for the
/// browser's bookkeeping after.
pub(super) fn after_paint(act: impl FnOnce() + 'static) {
    let after = Closure::once_into_js(move || Timeout::new(0, act).forget());
    // Fails only where the callback is no function.
    let _ = window().request_animation_frame(after.unchecked_ref());
}

/// Scrolls to an element, to the middle of its pane or of the page, unless it can be seen already.
///
/// Not by `scrollIntoView`, from which browsers let the next Tab start: the first Tab on a page leads to its first link.
pub(super) fn reveal(element: &Element) {
    let own = element.get_bounding_client_rect();
    let free = free(element, &own);
    // What is in a pane that is put away has no height, and no place to scroll to.
    if own.height() == 0.0 || begins_in(&own, &free) {
        return;
    }
    let still = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_some_and(|it| it.matches());
    let options = ScrollToOptions::new();
    options.set_behavior(if still { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
    let by = own.top() - free.start - (free.end - free.start - own.height()).max(0.0) / 2.0;
    // A wide page is as high as the window, and its panes scroll.
    let page = document().document_element().filter(|root| root.scroll_height() > root.client_height() + 1);
    match element.closest(".pane").ok().flatten().filter(|_| page.is_none()) {
        Some(pane) => {
            options.set_top(f64::from(pane.scroll_top()) + by);
            pane.scroll_to_with_scroll_to_options(&options);
        }
        None => {
            options.set_top(scrolled() + by);
            window().scroll_to_with_scroll_to_options(&options);
        }
    }
}

/// Whether an element can be seen in its pane and in the window, free of what lies over the page's lower end.
pub(super) fn is_seen(element: &Element) -> bool {
    let own = element.get_bounding_client_rect();
    own.height() > 0.0 && begins_in(&own, &free(element, &own))
}

/// Whether a rectangle, or a line or two of it, lies between two heights.
fn begins_in(own: &DomRect, heights: &Range<f64>) -> bool {
    own.top() >= heights.start && own.bottom().min(own.top() + 48.0) <= heights.end
}

/// Between which heights of the window an element, whose place is `own`, could be seen, in CSS pixels.
fn free(element: &Element, own: &DomRect) -> Range<f64> {
    let mut top = 0.0_f64;
    let mut bottom = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    if let Some(pane) = element.closest(".pane").ok().flatten() {
        let pane = pane.get_bounding_client_rect();
        top = top.max(pane.top());
        bottom = bottom.min(pane.bottom());
    }
    for over in [".bar", ".card"] {
        let Some(over) = document().query_selector(over).ok().flatten() else {
            continue;
        };
        let rect = over.get_bounding_client_rect();
        let covers = rect.left() < own.right() && own.left() < rect.right() && rect.height() > 0.0;
        if covers && !over.contains(Some(element)) {
            bottom = bottom.min(rect.top());
        }
    }
    top..bottom
}

/// All elements that a selector finds.
pub(super) fn all(selector: &str) -> Vec<Element> {
    let Ok(found) = document().query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length()).filter_map(|at| found.get(at)).filter_map(|node| node.dyn_into().ok()).collect()
}

/// Gives an element the focus without scrolling to it.
pub(super) fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus_with_options(&options);
    }
}

/// The link that an arrow key leads to from a link in the table of stances: that of the next cell which has one, above or
/// below, or before or behind it in the order of reading. Rows that the reader does not see are passed over.
pub(super) fn link_beside(on: &Element, key: &str) -> Option<Element> {
    let columns = all(".stances thead th").len().cast_signed();
    let step = match key {
        "ArrowLeft" => -1,
        "ArrowRight" => 1,
        "ArrowUp" => -columns,
        "ArrowDown" => columns,
        _ => return None,
    };
    let own = on.closest(".stances tr > *").ok()??;
    let cells = all(".stances:not(:has(:checked)) tr > *, .stances tr:is(thead *, [data-disputed]) > *");
    let mut at = cells.iter().position(|cell| *cell == own)?;
    loop {
        at = at.wrapping_add_signed(step);
        if let Some(link) = cells.get(at)?.query_selector("a").ok().flatten() {
            return Some(link);
        }
    }
}

/// Brings a place into view and gives the focus to what it begins with, such as the heading of a section, if that takes it:
/// keys go on from there.
pub(super) fn visit(place: &Element) {
    reveal(place);
    if let Some(first) = place.first_element_child() {
        focus(&first);
    }
}

/// Whether nothing on the page has the focus.
pub(super) fn focus_is_lost() -> bool {
    document().active_element().is_none_or(|element| element.tag_name() == "BODY")
}

/// Scrolls an element's content back to its start.
pub(super) fn scroll_to_start(id: &str) {
    if let Some(element) = by_id(id) {
        element.set_scroll_top(0);
    }
}

/// Scrolls as little as it takes to see an element, in the nearest list that scrolls.
pub(super) fn scroll_to(selector: &str) {
    if let Some(element) = document().query_selector(selector).ok().flatten() {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// How far the page itself is scrolled, in CSS pixels.
pub(super) fn scrolled() -> f64 {
    window().scroll_y().unwrap_or_default()
}

/// Ends what scrolls by itself, towards a place that may not be there any more.
pub(super) fn stop_scrolling() {
    for pane in all(".pane") {
        pane.set_scroll_top(pane.scroll_top());
    }
    scroll_page(scrolled());
}

/// Scrolls the page itself, at once.
pub(super) fn scroll_page(to: f64) {
    let options = ScrollToOptions::new();
    options.set_top(to);
    options.set_behavior(ScrollBehavior::Instant);
    window().scroll_to_with_scroll_to_options(&options);
}

/// Opens a dialog over the page.
pub(super) fn show_dialog(id: &str) {
    let dialog = by_id(id).and_then(|element| element.dyn_into::<HtmlDialogElement>().ok());
    if let Some(dialog) = dialog.filter(|dialog| !dialog.open()) {
        for choice in all("dialog input[type=radio]") {
            let choice: HtmlInputElement = choice.unchecked_into();
            if setting(&choice.name()).is_some_and(|value| value == choice.value()) {
                choice.set_checked(true);
            }
        }
        // Fails only for a dialog that is open already.
        let _ = dialog.show_modal();
    }
}

/// Closes the dialog that lies over the page, if one does.
pub(super) fn close_dialog() {
    if let Some(dialog) = document().query_selector("dialog[open]").ok().flatten() {
        dialog.unchecked_into::<HtmlDialogElement>().close();
    }
}

/// Marks by an attribute the elements that a selector finds, or takes the mark away.
pub(super) fn mark(selector: &str, attribute: &str, on: bool) {
    for element in all(selector) {
        // Fails, as below, only for a malformed name.
        let _ = if on { element.set_attribute(attribute, "true") } else { element.remove_attribute(attribute) };
    }
}

/// What of the markup from a worker is unfolded, and whether anything on the page has the focus.
pub(super) struct Unfolded {
    /// By name; what has the focus comes first.
    names: Vec<String>,
    /// The request of the button that has the focus, if one has it.
    request: Option<String>,
    /// Whether anything has the focus.
    pub(super) has_focus: bool,
}

/// What is unfolded now.
pub(super) fn unfolded() -> Unfolded {
    let focused = document().active_element();
    let request = focused.as_ref().and_then(|it| it.get_attribute("data-judge"));
    let focused = focused.and_then(|it| it.closest("details[data-group]").ok().flatten());
    let open = focused.into_iter().chain(all("details[data-group][open]"));
    let names = open.filter_map(|it| it.get_attribute("data-group")).collect();
    Unfolded { names, request, has_focus: !focus_is_lost() }
}

impl Unfolded {
    /// Unfolds it again, in markup that is other elements each time. If what had the focus is gone, the button of the same
    /// request takes it, or else the first of what is unfolded.
    pub(super) fn unfold_again(&self) {
        if let Some(request) = &self.request {
            focus_first(&[&["[data-judge='", request, "']"].concat()]);
        }
        for name in &self.names {
            let lists = all("details[data-group]");
            let list = lists.iter().find(|list| list.get_attribute("data-group").as_ref() == Some(name));
            if let Some(list) = list {
                // Fails only for a malformed name.
                let _ = list.set_attribute("open", "");
            }
            if let Some(summary) = list.and_then(Element::first_element_child).filter(|_| self.has_focus) {
                give_focus(&summary);
            }
        }
    }
}

/// Gives the focus, if nothing has it, to the first of what these selectors find, in their order, that can take it.
pub(super) fn focus_first(selectors: &[&str]) {
    selectors.iter().flat_map(|selector| all(selector)).for_each(|it| give_focus(&it));
}

/// Gives the focus to an element, if nothing has it.
fn give_focus(element: &Element) {
    if focus_is_lost() {
        focus(element);
    }
}

/// Whether a dialog lies over the page.
pub(super) fn dialog_is_open() -> bool {
    document().query_selector("dialog[open]").ok().flatten().is_some()
}

/// Whether a stretch of text is selected.
pub(super) fn has_selection() -> bool {
    window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed())
}

/// Puts a text on the clipboard; what comes of it is told to `done`.
pub(super) fn copy(text: &str, done: impl Fn(bool) + 'static) {
    // A page that was not loaded safely has no clipboard.
    let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into()).unwrap_or(JsValue::UNDEFINED);
    match clipboard.dyn_into::<web_sys::Clipboard>() {
        Err(_) => done(false),
        Ok(clipboard) => {
            let written = wasm_bindgen_futures::JsFuture::from(clipboard.write_text(text));
            wasm_bindgen_futures::spawn_local(async move { done(written.await.is_ok()) });
        }
    }
}
