//! The rows of the tree, which the page's own program marks: what is chosen, what belongs to it, how claims stand.
//!
//! Entries: [`copy`], the marks of one claim; [`watch`], what to do when some change; [`choose`], a claim, by its row.

use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, MutationObserver, MutationObserverInit, MutationRecord};

use crate::page;

/// The attributes of a row that a claim of the chart has too.
const MARKS: [&str; 3] = ["data-chosen", "data-marked", "data-standing"];

/// The sign of a claim that does not stand.
const FALLEN: &str = "✕";

/// The row where a claim stands.
fn row(claim: &str) -> Option<Element> {
    page::by_id(&format!("c-{claim}"))
}

/// Marks a claim of the chart as its row is marked. `name` is what the claim is called as long as nothing is said of how it
/// stands.
pub(crate) fn copy(claim: &str, drawn: &Element, name: &str) {
    let Some(row) = row(claim) else { return };
    for mark in MARKS {
        page::set(drawn, mark, row.get_attribute(mark).as_deref());
    }
    let sign = row.get_attribute("data-standing").unwrap_or_default();
    if let Some(shown) = page::find(drawn, ".standing") {
        shown.set_text_content(Some(&sign));
    }
    let words = page::find(&row, "small.standing").and_then(|it| it.text_content()).unwrap_or_default();
    page::set(drawn, "aria-label", Some(&[name, &words].concat()));
}

/// Whether a claim is chosen.
pub(crate) fn is_chosen(claim: &str) -> bool {
    row(claim).is_some_and(|row| row.has_attribute("data-chosen"))
}

/// Whether a claim does not stand in the reader's scenario.
pub(crate) fn has_fallen(claim: &str) -> bool {
    row(claim).is_some_and(|row| row.get_attribute("data-standing").is_some_and(|sign| sign == FALLEN))
}

/// Calls with the ids of claims whose rows are marked otherwise than before.
pub(crate) fn watch(changed: impl Fn(Vec<String>) + 'static) -> Option<()> {
    let tree = page::by_id("argument")?;
    let heard = Closure::<dyn FnMut(Array)>::new(move |records: Array| {
        let mut claims: Vec<String> = records
            .iter()
            .filter_map(|record| record.unchecked_into::<MutationRecord>().target()?.dyn_into::<Element>().ok())
            .filter(|row| !row.has_attribute("data-reference"))
            .filter_map(|row| row.get_attribute("data-claim"))
            .collect();
        claims.sort();
        claims.dedup();
        changed(claims);
    });
    let observer = MutationObserver::new(heard.as_ref().unchecked_ref()).ok()?;
    heard.forget();
    let options = MutationObserverInit::new();
    options.set_subtree(true);
    options.set_attributes(true);
    let marks: Array = MARKS.iter().map(|&mark| JsValue::from(mark)).collect();
    options.set_attribute_filter(&marks);
    observer.observe_with_options(&tree, &options).ok()
}

/// Chooses a claim, as a click on its row does.
pub(crate) fn choose(claim: &str) {
    if let Some(row) = row(claim) {
        row.unchecked_into::<HtmlElement>().click();
    }
}
