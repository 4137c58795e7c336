//! The programs that are loaded on demand and run beside the page (web workers), so that the page never waits for them.
//!
//! Entry: [`Worker::send`] hands a message to one; its answers come as packed bytes.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::document;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Url};

use super::dom::{ROOT, by_id};

/// What is told of an answer: its bytes, or that the program cannot be loaded.
pub(super) type Told = Rc<dyn Fn(Option<Vec<u8>>)>;

/// A program beside the page, once it is needed.
#[derive(Clone)]
pub(super) struct Worker {
    /// Its name. The page's root element says, in an attribute of that name, which file starts it.
    program: &'static str,
    loaded: Rc<RefCell<Option<Loaded>>>,
}

struct Loaded {
    worker: web_sys::Worker,
    /// Messages that wait until the program runs; `None` once it does.
    waiting: Option<Vec<JsValue>>,
    _listening: [EventListener; 2],
}

impl Worker {
    /// A program that is not loaded yet.
    pub(super) fn new(program: &'static str) -> Self {
        Self { program, loaded: Rc::default() }
    }

    /// Whether it is loaded, or being loaded.
    pub(super) fn is_loaded(&self) -> bool {
        self.loaded.borrow().is_some()
    }

    /// Hands a message to the program, which is loaded if it is not there yet. Answers are told to what came with the
    /// message that loaded it.
    pub(super) fn send(&self, message: JsValue, told: &Told) {
        if !self.is_loaded() {
            let loaded = self.load(told);
            if loaded.is_none() {
                told(None);
            }
            self.loaded.replace(loaded);
        }
        match self.loaded.borrow_mut().as_mut() {
            None => {}
            Some(Loaded { waiting: Some(waiting), .. }) => waiting.push(message),
            // Fails only for what cannot be handed over, which texts and files can.
            Some(loaded) => drop(loaded.worker.post_message(&message)),
        }
    }

    fn load(&self, told: &Told) -> Option<Loaded> {
        let file = by_id(ROOT)?.get_attribute(&["data-", self.program].concat())?;
        let address = Url::new_with_base(&file, &document().base_uri().ok()??).ok()?.href();
        let worker = web_sys::Worker::new(&address).ok()?;
        let answered = {
            let (own, told) = (self.clone(), told.clone());
            EventListener::new(&worker, "message", move |event| {
                match event.unchecked_ref::<MessageEvent>().data().dyn_into::<Uint8Array>() {
                    Ok(packed) => told(Some(packed.to_vec())),
                    Err(_) => own.start(),
                }
            })
        };
        let failed = {
            let (own, told) = (self.clone(), told.clone());
            EventListener::new(&worker, "error", move |_| {
                own.loaded.take();
                told(None);
            })
        };
        Some(Loaded { worker, waiting: Some(Vec::new()), _listening: [answered, failed] })
    }

    /// The program runs: it gets what waits for it.
    fn start(&self) {
        if let Some(loaded) = self.loaded.borrow_mut().as_mut() {
            for message in loaded.waiting.take().into_iter().flatten() {
                // As above.
                drop(loaded.worker.post_message(&message));
            }
        }
    }
}
