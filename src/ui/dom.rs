//! Every call into the browser. Each does nothing where what it needs is not there.

use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Element, HtmlDialogElement, HtmlElement, HtmlInputElement, ScrollBehavior, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

/// The id of the element that the page is rendered into.
pub(super) const ROOT: &str = "app";

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

/// The path of the site's root on its host, from the page's `<base>`.
fn base_path() -> String {
    let base = document().base_uri().ok().flatten();
    let url = base.and_then(|base| web_sys::Url::new(&base).ok());
    url.map_or_else(|| "/".to_owned(), |url| url.pathname())
}

/// A path of this host as a path below the site's root; `None` for one outside.
pub(super) fn below_root(path: &str) -> Option<String> {
    let base = base_path();
    let folder = &base[..base.rfind('/').map_or(0, |end| end + 1)];
    path.strip_prefix(folder).map(str::to_owned)
}

/// The address that the browser shows: the path below the site's root, and the fragment.
pub(super) fn location() -> Option<(String, String)> {
    let location = window().location();
    let path = below_root(&location.pathname().ok()?)?;
    Some((path, location.hash().unwrap_or_default()))
}

/// The address that the browser shows, whole.
pub(super) fn href() -> String {
    window().location().href().unwrap_or_default()
}

/// Puts an address, relative to the site's root, into the browser's history.
pub(super) fn push_address(address: &str) {
    let whole = document().base_uri().ok().flatten().and_then(|base| web_sys::Url::new_with_base(address, &base).ok());
    if let (Some(url), Ok(history)) = (whole, window().history()) {
        // Fails where the page came from a file; the page itself goes on.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&url.href()));
    }
}

/// Folds a letter, for the search, by the browser's own tables.
#[cfg(target_arch = "wasm32")]
pub(super) fn fold(letter: char) -> String {
    let marks = js_sys::RegExp::new(r"(?!\p{Alphabetic})\p{M}", "gu");
    js_sys::JsString::from(letter).normalize("NFKD").to_lower_case().replace_by_pattern(&marks, "").into()
}

/// What the browser's address says is looked for; empty if nothing.
pub(super) fn query() -> String {
    let search = window().location().search().unwrap_or_default();
    web_sys::UrlSearchParams::new_with_str(&search).ok().and_then(|it| it.get("q")).unwrap_or_default()
}

/// Puts what is looked for into the browser's address, in place of what it says.
pub(super) fn set_query(query: &str) {
    let Ok(url) = web_sys::Url::new(&href()) else { return };
    if query.is_empty() {
        url.search_params().delete("q");
    } else {
        url.search_params().set("q", query);
    }
    if let Ok(history) = window().history() {
        // Fails where the page came from a file; the page itself goes on.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&url.href()));
    }
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

/// Scrolls to an element, to the middle of its pane, unless it can be seen already.
pub(super) fn reveal(element: &Element) {
    if is_seen(element) {
        return;
    }
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    options.set_inline(ScrollLogicalPosition::Nearest);
    let still = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_some_and(|it| it.matches());
    options.set_behavior(if still { ScrollBehavior::Instant } else { ScrollBehavior::Smooth });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Whether an element can be seen in its pane and in the window, free of what lies over the page's lower end.
pub(super) fn is_seen(element: &Element) -> bool {
    let own = element.get_bounding_client_rect();
    if own.height() == 0.0 {
        return false;
    }
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
    own.top() >= top && own.bottom().min(own.top() + 48.0) <= bottom
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

/// How far the page itself is scrolled, in CSS pixels.
pub(super) fn scrolled() -> f64 {
    window().scroll_y().unwrap_or_default()
}

/// Scrolls the page itself, at once.
pub(super) fn scroll_page(to: f64) {
    let options = web_sys::ScrollToOptions::new();
    options.set_top(to);
    options.set_behavior(ScrollBehavior::Instant);
    window().scroll_to_with_scroll_to_options(&options);
}

/// Opens a dialog over the page.
pub(super) fn show_dialog(id: &str) {
    let dialog = by_id(id).and_then(|element| element.dyn_into::<HtmlDialogElement>().ok());
    if let Some(dialog) = dialog.filter(|dialog| !dialog.open()) {
        // Fails only for a dialog that is open already.
        let _ = dialog.show_modal();
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
