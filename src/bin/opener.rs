//! The opener: the worker that reads a reader's own copy and lays the map on it.
//!
//! Its messages are those of [`wherefore::messages::opener`]. It knows no map until the page sends one; the fingerprints
//! of the map it fetches from the site. A file is read where the reader has it and goes nowhere.

mod worker;

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, File, FileReaderSync, TextDecoder, XmlHttpRequest};
use wherefore::anchor::Fingerprints;
use wherefore::import::{MOST_BYTES, read_with};
use wherefore::messages::opener::{Answer, Request};
use wherefore::overlay::Opener;
use wherefore::reading::Carried;

/// Said where the page's map cannot be read, or nothing was sent.
const NO_MAP: &str = "The map of this page cannot be read. Load the page anew.";
/// Said where the fingerprints do not come.
const NO_FINGERPRINTS: &str =
    "What is needed to find the map’s passages in your copy cannot be loaded. Check the connection, then try again.";
/// Said of a file that the browser does not hand out.
const NO_FILE: &str = "The file cannot be read. It may have been moved, or be open elsewhere.";

fn main() {
    let mut opener: Result<Opener, &'static str> = Err(NO_MAP);
    worker::serve(move |request, beside| {
        if let Request::Take { map, fingerprints } = request {
            opener = take(&map, fingerprints.as_deref());
            return Answer::Taken;
        }
        match &mut opener {
            Ok(opener) => answer(opener, request, beside),
            Err(why) => Answer::Refused((*why).to_owned()),
        }
    });
}

/// An opener for a map that the page has sent.
fn take(map: &[u8], fingerprints: Option<&str>) -> Result<Opener, &'static str> {
    let carried = Carried::unpack(map).ok_or(NO_MAP)?;
    let prints = match fingerprints {
        Some(address) => fetched(address).ok_or(NO_FINGERPRINTS)?,
        None => Fingerprints::default(),
    };
    Ok(Opener::new(carried.map, prints).within(carried.surroundings))
}

/// The fingerprints at an address. A worker may wait for them: nothing else can be done before they are there.
fn fetched(address: &str) -> Option<Fingerprints> {
    let request = XmlHttpRequest::new().ok()?;
    request.open_with_async("GET", address, false).ok()?;
    request.send().ok()?;
    serde_json::from_str(&request.response_text().ok()??).ok()
}

fn answer(opener: &mut Opener, request: Request, beside: &JsValue) -> Answer {
    let refused = || Answer::Refused(NO_FILE.to_owned());
    match request {
        Request::Take { .. } => Answer::Taken,
        Request::OpenText(text) => opener.open_read(read_with(text.as_bytes(), "", decode)),
        Request::OpenFile => {
            let name = beside.dyn_ref::<File>().map(File::name).unwrap_or_default();
            bytes(beside).map_or_else(refused, |bytes| opener.open_read(read_with(&bytes, &name, decode)))
        }
        Request::Reopen(text, decisions) => opener.reopen(&text, &decisions),
        Request::Decide(passage, word) => opener.decide(passage, &word),
        Request::Load => bytes(beside).map_or_else(refused, |bytes| opener.load(&String::from_utf8_lossy(&bytes))),
        Request::Save => opener.save(),
    }
}

/// Decodes bytes by the browser's own tables, which are large.
fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    TextDecoder::new_with_label(label).ok()?.decode_with_buffer_source(&Uint8Array::from(bytes)).ok()
}

/// The bytes of a file, of one that is too large one more than are read; `None` for one that cannot be read.
fn bytes(file: &JsValue) -> Option<Vec<u8>> {
    let start = file.dyn_ref::<Blob>()?.slice_with_i32_and_i32(0, i32::try_from(MOST_BYTES + 1).ok()?).ok()?;
    let read = FileReaderSync::new().ok()?.read_as_array_buffer(&start).ok()?;
    Some(Uint8Array::new(&read).to_vec())
}
