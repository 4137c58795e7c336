//! What the workers have in common: each says that it is ready and which version of the messages it speaks, then answers
//! each request from the page in turn.

use js_sys::{Array, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};
use wherefore::messages::{Ready, VERSION, pack, unpack};

/// Answers each request, with what comes beside it. A request that cannot be read has no answer: the page has checked
/// that both speak the same version.
pub(crate) fn serve<R: DeserializeOwned, A: Serialize>(mut answer: impl FnMut(R, &JsValue) -> A + 'static) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let say = {
        let scope = scope.clone();
        move |bytes: &[u8]| {
            // Fails only for what cannot be handed over, which bytes can.
            let _ = scope.post_message(&Uint8Array::from(bytes));
        }
    };
    say(&pack(&Ready { version: VERSION }));
    let listen = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let message: Array = event.data().unchecked_into();
        let packed = Uint8Array::new(&message.get(0)).to_vec();
        if let Some(request) = unpack(&packed) {
            say(&pack(&answer(request, &message.get(1))));
        }
    });
    scope.set_onmessage(Some(listen.into_js_value().unchecked_ref()));
}
