//! What a program beside the page (a web worker) has in common with the others: it says that it runs, then answers each
//! message in turn with bytes.

use js_sys::Uint8Array;
use serde::Serialize;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// Answers each message from the page with a packed value, in turn.
pub(crate) fn serve<A: Serialize>(mut answer: impl FnMut(JsValue) -> A + 'static) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let listen = {
        let scope = scope.clone();
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let packed = postcard::to_allocvec(&answer(event.data())).unwrap_or_default();
            // Fails only for what cannot be handed over, which bytes can.
            let _ = scope.post_message(&Uint8Array::from(packed.as_slice()));
        })
    };
    scope.set_onmessage(Some(listen.into_js_value().unchecked_ref()));
    // As above.
    let _ = scope.post_message(&JsValue::TRUE);
}
