//! The browser's address and its history: what is shown, as something to share and to come back to.

use gloo::utils::{document, window};
use wasm_bindgen::JsValue;
use web_sys::History;

use crate::session::Pane;

/// A path of this host as a path below the site's root; `None` for one outside.
pub(in crate::ui) fn below_root(path: &str) -> Option<String> {
    let base = base_path();
    let folder = &base[..base.rfind('/').map_or(0, |end| end + 1)];
    path.strip_prefix(folder).map(str::to_owned)
}

/// The address that the browser shows: the path below the site's root, and the fragment.
pub(in crate::ui) fn location() -> Option<(String, String)> {
    let location = window().location();
    let path = below_root(&location.pathname().ok()?)?;
    Some((path, location.hash().unwrap_or_default()))
}

/// The address that the browser shows, whole.
pub(in crate::ui) fn href() -> String {
    window().location().href().unwrap_or_default()
}

/// Goes to an address, relative to the site's root, as a step of its own, which Back undoes.
pub(in crate::ui) fn push_address(address: &str) {
    if let Some(whole) = whole(address) {
        put_address(&whole, true);
    }
}

/// The whole address for one that is relative to the site's root.
pub(super) fn whole(address: &str) -> Option<String> {
    Some(web_sys::Url::new_with_base(address, &document().base_uri().ok()??).ok()?.href())
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
    let search = window().location().search().unwrap_or_default();
    web_sys::UrlSearchParams::new_with_str(&search).ok().and_then(|it| it.get(name)).unwrap_or_default()
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
    let Ok(url) = web_sys::Url::new(&here) else { return here };
    for &(name, value) in parts {
        if value.is_empty() {
            url.search_params().delete(name);
        } else {
            url.search_params().set(name, value);
        }
    }
    // What stands between identifiers is read as it is.
    url.href().replace("%2C", ",")
}

/// The address of the site's root, whole.
pub(in crate::ui) fn root() -> String {
    document().base_uri().ok().flatten().unwrap_or_default()
}

/// The path of the site's root on its host, from the page's `<base>`.
fn base_path() -> String {
    let base = document().base_uri().ok().flatten();
    let url = base.and_then(|base| web_sys::Url::new(&base).ok());
    url.map_or_else(|| "/".to_owned(), |url| url.pathname())
}
