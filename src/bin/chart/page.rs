//! What touches the page.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, Document, Element, Event, EventTarget, HtmlAnchorElement, HtmlElement, MutationObserver,
    MutationObserverInit, Url,
};

/// The rules for the chart, on any page and on this one.
const STYLES: [&str; 2] = [include_str!("../../../styles/chart.css"), include_str!("../../../styles/chart-view.css")];

pub(crate) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

pub(crate) fn by_id(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// The first element that a selector finds within another.
pub(crate) fn find(within: &Element, selector: &str) -> Option<Element> {
    // Fails only for a malformed selector.
    within.query_selector(selector).ok().flatten()
}

/// All elements that a selector finds within another, in order.
pub(crate) fn all(within: &Element, selector: &str) -> Vec<Element> {
    // Fails only for a malformed selector.
    let Ok(found) = within.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|nth| found.item(nth)?.dyn_into().ok()).collect()
}

/// Sets an attribute, or takes it away.
pub(crate) fn set(element: &Element, name: &str, value: Option<&str>) {
    // Fails only for a malformed name.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Listens as long as the page lasts. What is heard may be prevented, of the wheel too, for which browsers would rather not
/// wait.
pub(crate) fn on<E: JsCast + 'static>(target: &EventTarget, kind: &str, mut heard: impl FnMut(E) + 'static) {
    let closure = Closure::<dyn FnMut(Event)>::new(move |event: Event| heard(event.unchecked_into()));
    let options = web_sys::AddEventListenerOptions::new();
    options.set_passive(false);
    let listener = closure.as_ref().unchecked_ref();
    // Fails only for what is no function.
    let _ = target.add_event_listener_with_callback_and_add_event_listener_options(kind, listener, &options);
    closure.forget();
}

/// Calls whenever the contents of the element of this id become others, as long as the page lasts.
pub(crate) fn on_change(id: &str, changed: impl Fn() + 'static) {
    let Some(element) = by_id(id) else { return };
    let heard = Closure::<dyn FnMut()>::new(changed);
    if let Ok(observer) = MutationObserver::new(heard.as_ref().unchecked_ref()) {
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        // Fails only for options that ask for nothing.
        let _ = observer.observe_with_options(&element, &options);
    }
    heard.forget();
}

/// Gives the page the rules for the chart. They come with the program, which a reader may never ask for.
pub(crate) fn adopt_styles() {
    adopt(&STYLES.concat());
}

/// Gives the page some rules, and returns their sheet, to be dropped again ([`drop_sheet`]); `None` where the browser
/// makes no sheets.
pub(crate) fn adopt(rules: &str) -> Option<JsValue> {
    let constructor: Function = Reflect::get(&js_sys::global(), &"CSSStyleSheet".into()).ok()?.dyn_into().ok()?;
    let sheet = Reflect::construct(&constructor, &Array::new()).ok()?;
    let replace: Function = Reflect::get(&sheet, &"replaceSync".into()).ok()?.dyn_into().ok()?;
    replace.call1(&sheet, &rules.into()).ok()?;
    change_sheets(|sheets| {
        sheets.push(&sheet);
    })?;
    Some(sheet)
}

/// Takes a sheet from the page.
pub(crate) fn drop_sheet(sheet: &JsValue) {
    change_sheets(|sheets| *sheets = sheets.filter(&mut |it, _, _| it != *sheet));
}

fn change_sheets(change: impl FnOnce(&mut Array)) -> Option<()> {
    let document = document()?;
    let mut sheets = Array::from(&Reflect::get(&document, &ADOPTED.into()).ok()?);
    change(&mut sheets);
    Reflect::set(&document, &ADOPTED.into(), &sheets).ok()?;
    Some(())
}

/// What the sheets of a page are called that no file brought.
const ADOPTED: &str = "adoptedStyleSheets";

/// A text as a file.
pub(crate) fn blob(text: &str, kind: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)
}

/// Hands a file to the reader.
pub(crate) fn save(name: &str, file: &Blob) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(file)?;
    if let Some(document) = document() {
        let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    Url::revoke_object_url(&address)
}

/// Gives an element the focus, which scrolls nothing: the chart moves by itself.
pub(crate) fn focus(element: &Element) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // Fails only for what cannot have the focus.
    let _ = element.unchecked_ref::<HtmlElement>().focus_with_options(&options);
}
