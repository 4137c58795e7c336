//! The browser's address and its history: what is shown, as something to share and to come back to.

use gloo::utils::{document, window};
use wasm_bindgen::JsValue;
use web_sys::{History, Url};

use crate::link::IN_ONE_FILE;
use crate::session::Pane;

/// What an address of this site stands for: the path below the site's root, and the fragment; `None` for one outside.
pub(in crate::ui) fn within_site(address: &str) -> Option<(String, String)> {
    let (url, root) = (page_address(address)?, Url::new(&folder()?).ok()?);
    let path = url.pathname().strip_prefix(&root.pathname()).filter(|_| url.origin() == root.origin())?.to_owned();
    Some((path, url.hash()))
}

/// What the address that the browser shows stands for.
pub(in crate::ui) fn location() -> Option<(String, String)> {
    within_site(&href())
}

/// The address that the browser shows, whole.
pub(in crate::ui) fn href() -> String {
    window().location().href().unwrap_or_default()
}

/// The address that a page has, or would have where one file is the whole site: there, what stands in the fragment is an
/// address relative to the folder of the file.
fn page_address(address: &str) -> Option<Url> {
    let root = root();
    let fragment = address.strip_prefix(&root).filter(|_| is_file(&root));
    let page = fragment.map_or(address, |fragment| fragment.strip_prefix(IN_ONE_FILE).unwrap_or(fragment));
    Url::new_with_base(page, &folder()?).ok()
}

/// Whether a site whose root this is is one file.
fn is_file(root: &str) -> bool {
    !root.ends_with('/')
}

/// Goes to an address, relative to the site's root, as a step of its own, which Back undoes.
pub(in crate::ui) fn push_address(address: &str) {
    if let Some(whole) = whole(address) {
        put_address(&whole, true);
    }
}

/// The whole address for one that is relative to the site's root.
pub(in crate::ui) fn whole(address: &str) -> Option<String> {
    Some(Url::new_with_base(address, &root()).ok()?.href())
}

/// Has the browser show a whole address, as a step of its own or in the place of the one that it shows.
fn put_address(address: &str, is_step: bool) {
    if let Ok(history) = window().history() {
        let put = if is_step { History::push_state_with_url } else { History::replace_state_with_url };
        let pane = document().query_selector(".frame").ok().flatten().and_then(|it| it.get_attribute("data-pane"));
        // Fails where the page came from a file; the page itself goes on.
        let _ = put(&history, &JsValue::from(pane), "", Some(address));
    }
}

/// Keeps it as a step of its own that another pane is shown, on a page that shows one at a time.
pub(in crate::ui) fn push_pane(pane: Pane) {
    let shows_one = document().query_selector(".bar").ok().flatten().is_some_and(|bar| bar.client_height() > 0);
    if shows_one && pane_of_step() != pane {
        put_address(&href(), true);
    }
}

/// The pane that was shown at the step of the browser's history where it is now.
pub(in crate::ui) fn pane_of_step() -> Pane {
    let kept = window().history().ok().and_then(|history| history.state().ok()).and_then(|state| state.as_string());
    // At the first step none is kept.
    Pane::ALL.into_iter().find(|pane| kept.as_deref() == Some(pane.id())).unwrap_or_default()
}

/// A part of the address behind its question mark; empty if it is not there.
pub(in crate::ui) fn query(name: &str) -> String {
    page_address(&href()).and_then(|it| it.search_params().get(name)).unwrap_or_default()
}

/// Puts these parts of the address behind its question mark, or takes out what is empty: as a step of its own, or not.
pub(in crate::ui) fn put_query(parts: &[(&str, &str)], is_step: bool) {
    let address = with_query(parts);
    if address != href() {
        put_address(&address, is_step);
    }
}

/// The browser's address with these parts behind its question mark, without those that are empty.
fn with_query(parts: &[(&str, &str)]) -> String {
    let here = href();
    let (Some(url), Some(folder)) = (page_address(&here), folder()) else { return here };
    for &(name, value) in parts {
        if value.is_empty() {
            url.search_params().delete(name);
        } else {
            url.search_params().set(name, value);
        }
    }
    // What stands between identifiers is read as it is.
    let address = url.href().replace("%2C", ",");
    let root = root();
    match address.strip_prefix(&folder).filter(|_| is_file(&root)) {
        Some(page) => [&root, IN_ONE_FILE, page].concat(),
        None => address,
    }
}

/// The address of the site's root, whole: a folder, or the file that is the whole site.
pub(in crate::ui) fn root() -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    base.split_once('#').map_or(base.as_str(), |(file, _)| file).to_owned()
}

/// The folder that the site's root is or lies in, whole.
fn folder() -> Option<String> {
    whole(".")
}
