//! The reader's own copy, on the side of the browser: fields, files, and the device's storage, which keeps the text of
//! the copy and the decisions on it under names of their own.

use gloo::utils::{document, window};
use js_sys::{Array, JsString};
use wasm_bindgen::JsCast;
use web_sys::{Blob, File, HtmlAnchorElement, HtmlInputElement, HtmlTextAreaElement, Url};

use super::dom;
use crate::messages::opener::Laid;
pub(super) use crate::views::{COPY_FILE, COPY_TEXT, DECISIONS_FILE};

/// Under what names the text of the copy is kept, and the decisions on it. Maps of one host share its storage: the place
/// of the map's site is a part of each name.
fn kept_names() -> [String; 2] {
    let place = dom::root();
    ["wherefore-copy", "wherefore-copy-decisions"].map(|name| [name, " ", &place].concat())
}

/// What was pasted, if the event is that its form was sent off by the button for it.
pub(super) fn pasted(event: &web_sys::Event) -> Option<String> {
    let by = js_sys::Reflect::get(event, &"submitter".into()).ok()?;
    let by: web_sys::HtmlButtonElement = by.dyn_into().ok()?;
    let field: HtmlTextAreaElement = dom::by_id(COPY_TEXT)?.dyn_into().ok()?;
    let text = (by.value() == "open").then(|| field.value())?;
    field.set_value("");
    Some(text)
}

/// The file that was chosen in a field, if that is what the event is about; the field is emptied, so that the same file
/// can be chosen again.
pub(super) fn chosen(event: &web_sys::Event, field: &str) -> Option<File> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files().filter(|_| input.id() == field)?.get(0)?;
    input.set_value("");
    Some(file)
}

/// The file that is dragged over the page or dropped on it; the browser is kept from opening it itself.
pub(super) fn dropped(event: &web_sys::Event) -> Option<File> {
    let data = event.dyn_ref::<web_sys::DragEvent>()?.data_transfer()?;
    if data.types().includes(&"Files".into(), 0) {
        event.prevent_default();
    }
    data.files()?.get(0)
}

/// Has the reader choose a file of decisions.
pub(super) fn choose_decisions() {
    if let Some(field) = dom::by_id(DECISIONS_FILE).and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
        field.click();
    }
}

/// Hands a text to the reader as a file.
pub(super) fn save(text: &str, name: &str) {
    if let Ok(blob) = Blob::new_with_str_sequence(&Array::of1(&JsString::from(text))) {
        save_blob(&blob, name);
    }
}

fn save_blob(blob: &Blob, name: &str) {
    let Ok(address) = Url::create_object_url_with_blob(blob) else { return };
    if let Some(link) = document().create_element("a").ok().and_then(|it| it.dyn_into::<HtmlAnchorElement>().ok()) {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    // Fails only for an address that was never made.
    let _ = Url::revoke_object_url(&address);
}

/// Hands bytes to the reader as a file.
#[cfg(feature = "studio")]
pub(super) fn save_bytes(bytes: &[u8], media_type: &str, name: &str) {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&js_sys::Uint8Array::from(bytes));
    if let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &options) {
        save_blob(&blob, name);
    }
}

/// Has the reader choose a file in the field of this id.
#[cfg(feature = "studio")]
pub(super) fn click(field: &str) {
    if let Some(field) = dom::by_id(field).and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
        field.click();
    }
}

/// Reads the files that were chosen in the field that an event is of, and does something with them.
#[cfg(feature = "studio")]
pub(super) fn read_all(event: &web_sys::Event, act: impl FnOnce(Vec<(String, Vec<u8>)>) + 'static) {
    let input = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
    let Some((input, files)) = input.and_then(|it| it.files().map(|files| (it, files))) else { return };
    read_list(&files, act);
    // So that the same file can be chosen again.
    input.set_value("");
}

/// Reads the files that were dropped, and does something with them.
#[cfg(feature = "studio")]
pub(super) fn read_dropped(event: &web_sys::DragEvent, act: impl FnOnce(Vec<(String, Vec<u8>)>) + 'static) {
    event.prevent_default();
    if let Some(files) = event.data_transfer().and_then(|it| it.files()).filter(|it| it.length() > 0) {
        read_list(&files, act);
    }
}

#[cfg(feature = "studio")]
fn read_list(files: &web_sys::FileList, act: impl FnOnce(Vec<(String, Vec<u8>)>) + 'static) {
    let files: Vec<File> = (0..files.length()).filter_map(|at| files.get(at)).collect();
    wasm_bindgen_futures::spawn_local(async move {
        let mut read = Vec::new();
        for file in files {
            if let Ok(buffer) = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await {
                read.push((file.name(), js_sys::Uint8Array::new(&buffer).to_vec()));
            }
        }
        act(read);
    });
}

/// Decodes bytes by the browser's own tables.
#[cfg(feature = "studio")]
pub(super) fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    web_sys::TextDecoder::new_with_label(label).ok()?.decode_with_buffer_source(&js_sys::Uint8Array::from(bytes)).ok()
}

/// Keeps the copy on the device, and the decisions on it. Whether that went well; where it did not, nothing is kept.
pub(super) fn keep(laid: &Laid) -> bool {
    let storage = window().local_storage().ok().flatten();
    let kept = storage.zip(laid.kept.as_ref()).is_some_and(|(storage, text)| {
        let decisions = js_sys::Uint8Array::from(laid.decisions.as_slice()).to_string();
        let [text_name, decisions_name] = kept_names();
        storage
            .set_item(&text_name, text)
            .and_then(|()| storage.set_item(&decisions_name, &String::from(decisions)))
            .is_ok()
    });
    if !kept {
        forget();
    }
    kept
}

/// Removes what is kept of a copy.
pub(super) fn forget() {
    if let Some(storage) = window().local_storage().ok().flatten() {
        for name in kept_names() {
            // Fails where storage is refused, and then nothing is kept.
            let _ = storage.remove_item(&name);
        }
    }
}

/// The copy that is kept on the device: its text, and the decisions on it, packed.
pub(super) fn kept() -> Option<(String, Vec<u8>)> {
    let storage = window().local_storage().ok().flatten()?;
    let [text_name, decisions_name] = kept_names();
    let text = storage.get_item(&text_name).ok().flatten()?;
    let decisions = storage.get_item(&decisions_name).ok().flatten().unwrap_or_default();
    Some((text, decisions.split(',').filter_map(|byte| byte.parse().ok()).collect()))
}
