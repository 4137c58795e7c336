//! The program that opens a reader's own copy: loaded on demand, it runs beside the page as a web worker.
//!
//! A task is an array: its name, and what it is about, which is a
//! text, a file, or the text and the decisions of a copy that was kept. An answer is a packed [`Answer`]. It asks for
//! nothing from anywhere: a file is read where the reader has it.

mod worker;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, File, FileReaderSync};
use wherefore::content;
use wherefore::overlay::{Answer, Opener, Task};

fn main() {
    let mut desk = Opener::new(content::embedded(), content::fingerprints());
    worker::serve(move |task| answer(&mut desk, task.unchecked_ref()));
}

fn answer(desk: &mut Opener, task: &Array) -> Answer {
    let name = task.get(0).as_string().unwrap_or_default();
    let matter = task.get(1);
    let text = || bytes(&matter).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let file = || matter.dyn_ref::<File>().map(File::name).unwrap_or_default();
    let answer = match Task::ALL.into_iter().find(|it| it.name() == name) {
        Some(Task::Open) => bytes(&matter).map(|bytes| desk.open(&bytes, &file())),
        Some(Task::Reopen) => {
            let kept: &Array = matter.unchecked_ref();
            let decisions = kept.get(1).as_string().unwrap_or_default();
            let decisions: Vec<u8> = decisions.split(',').filter_map(|byte| byte.parse().ok()).collect();
            kept.get(0).as_string().map(|text| desk.reopen(&text, &decisions))
        }
        Some(Task::Decide) => text().map(|word| desk.decide(&word)),
        Some(Task::Load) => text().map(|file| desk.load(&file)),
        Some(Task::Save) => Some(desk.save()),
        None => None,
    };
    let refused = "The file cannot be read. It may have been moved, or be open elsewhere.";
    answer.unwrap_or_else(|| Answer::Refused(refused.to_owned()))
}

/// The bytes of a text or of a file; `None` for a file that cannot be read.
fn bytes(matter: &JsValue) -> Option<Vec<u8>> {
    if let Some(text) = matter.as_string() {
        return Some(text.into_bytes());
    }
    let read = FileReaderSync::new().ok()?.read_as_array_buffer(matter.dyn_ref::<Blob>()?).ok()?;
    Some(Uint8Array::new(&read).to_vec())
}
