//! Workers: programs that are loaded on demand and run beside the page, so that the page never waits for them.
//!
//! Entry: [`Worker::new`] for one that is not loaded yet, [`Worker::send`] to ask something of it. A worker is loaded with
//! the first request. It says first which version of the [messages](crate::messages) it speaks; then it gets what waits
//! for it, and gives one answer to each request, in turn. Where it gives none, [`Failure`] says why.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::window;
use js_sys::{Array, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Response};

use super::dom;
use crate::messages::{Ready, VERSION, pack, unpack};

/// Why a worker does not answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// It cannot be loaded: there is no connection, or no such file.
    Absent,
    /// It is of another version than the page: the site was replaced while the page stood open.
    Stale,
    /// It has stopped in the middle of its work.
    Crashed,
}

impl Failure {
    /// What happened and what to do, in words.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Absent => "This part of the program cannot be loaded. Check the connection, then try again.",
            Self::Stale => "The site has been updated since you opened this page. Load the page anew, then try again.",
            Self::Crashed => "This part of the program has failed. It starts afresh when you try again.",
        }
    }
}

/// What is done with the bytes of an answer. It says whether they could be read.
type Told = Rc<dyn Fn(Result<&[u8], Failure>) -> bool>;

/// A worker. Only what makes one, and what sends to one, knows the types of its messages: all else is bytes.
#[derive(Clone)]
pub(super) struct Worker {
    /// The name of its program, by which an attribute of the page's root element tells the file.
    program: &'static str,
    told: Told,
    state: Rc<RefCell<State>>,
}

/// How far a worker is.
#[derive(Default)]
enum State {
    #[default]
    NotLoaded,
    /// It has not said anything yet; messages wait.
    Loading(Running, Vec<JsValue>),
    Ready(Running),
}

/// A worker that has been started, and what listens to it.
struct Running {
    worker: web_sys::Worker,
    _listening: [EventListener; 2],
}

impl Worker {
    /// A worker that is not loaded yet, and what is done with each of its answers.
    pub(super) fn new<A: DeserializeOwned>(program: &'static str, told: impl Fn(Result<A, Failure>) + 'static) -> Self {
        let told = move |answer: Result<&[u8], Failure>| {
            let answer = answer.and_then(|bytes| unpack(bytes).ok_or(Failure::Stale));
            let was_read = answer.is_ok();
            told(answer);
            was_read
        };
        Self { program, told: Rc::new(told), state: Rc::default() }
    }

    /// Whether it is loaded, or being loaded.
    pub(super) fn is_loaded(&self) -> bool {
        !matches!(*self.state.borrow(), State::NotLoaded)
    }

    /// Sends a request, with a file beside it or nothing. The worker is loaded if it is not there yet.
    pub(super) fn send<R: Serialize>(&self, request: &R, beside: &JsValue) {
        self.hand_over(Array::of2(&Uint8Array::from(pack(request).as_slice()).into(), beside).into());
    }

    fn hand_over(&self, message: JsValue) {
        if !self.is_loaded() {
            match self.load() {
                Some(running) => _ = self.state.replace(State::Loading(running, Vec::new())),
                None => return self.fail(Failure::Absent),
            }
        }
        match &mut *self.state.borrow_mut() {
            State::NotLoaded => {}
            State::Loading(_, waiting) => waiting.push(message),
            State::Ready(running) => post(running, &message),
        }
    }

    fn load(&self) -> Option<Running> {
        let address = dom::site_file(&["data-", self.program].concat())?;
        // What it answers is dressed by them.
        dom::ask_for_styles();
        let worker = web_sys::Worker::new(&address).ok()?;
        let answered = {
            let own = self.clone();
            EventListener::new(&worker, "message", move |event| {
                own.heard(&event.unchecked_ref::<MessageEvent>().data());
            })
        };
        let failed = {
            let own = self.clone();
            EventListener::new(&worker, "error", move |_| own.failed(address.clone()))
        };
        Some(Running { worker, _listening: [answered, failed] })
    }

    /// The worker has said something: that it is ready, or an answer.
    fn heard(&self, message: &JsValue) {
        let bytes = message.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default();
        let is_ready = matches!(*self.state.borrow(), State::Ready(_));
        if is_ready {
            if !(self.told)(Ok(&bytes)) {
                self.state.take();
            }
            return;
        }
        let speaks_the_same = unpack::<Ready>(&bytes).is_some_and(|ready| ready.version == VERSION);
        match self.state.take() {
            State::Loading(running, waiting) if speaks_the_same => {
                waiting.iter().for_each(|message| post(&running, message));
                self.state.replace(State::Ready(running));
            }
            _ => self.fail(Failure::Stale),
        }
    }

    fn fail(&self, failure: Failure) {
        (self.told)(Err(failure));
    }

    /// The worker has thrown an error, or its file has not come. A host that has other files by now says so of this one.
    fn failed(&self, address: String) {
        let was_ready = matches!(self.state.take(), State::Ready(_));
        if was_ready {
            return self.fail(Failure::Crashed);
        }
        let own = self.clone();
        wasm_bindgen_futures::spawn_local(async move { own.fail(why_not_started(&address).await) });
    }
}

/// Why a worker has not started, whose script is at this address and its program beside it.
async fn why_not_started(script: &str) -> Failure {
    for address in [script.to_owned(), script.replace(".js", "_bg.wasm")] {
        let response = JsFuture::from(window().fetch_with_str(&address)).await;
        match response.ok().and_then(|response| response.dyn_into::<Response>().ok()) {
            None => return Failure::Absent,
            Some(response) if !response.ok() => return Failure::Stale,
            Some(_) => {}
        }
    }
    Failure::Crashed
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// Hands a message to a worker. It fails only for what cannot be handed over, which bytes and files can.
fn post(running: &Running, message: &JsValue) {
    let _ = running.worker.post_message(message);
}
