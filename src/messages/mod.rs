//! What the page and its workers say to one another: typed messages, packed.
//!
//! A worker is a program that is loaded on demand and runs beside the page. Entries: [`judge`] and [`opener`] have the
//! requests and answers of the two, [`search`] those of the search, which the judge does beside its own work; [`pack`] and [`unpack`] turn them into bytes and back. The first thing that a worker
//! says is [`Ready`], with the [`VERSION`] that it speaks: a page that has stood open while its site was replaced may
//! meet a worker of another version, and must not guess what that one means. Then each request has one answer, in turn.
//!
//! A worker knows no map: the first request sends it one, packed as the page carries it.

pub mod judge;
pub mod opener;
pub mod search;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// The version of these messages, and of the way in which a page carries its map. To be raised with any change of either.
pub const VERSION: u32 = 4;

/// What a worker says first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ready {
    /// The version that it speaks.
    pub version: u32,
}

/// A message as bytes; none where a value cannot be packed, which no message is known to cause.
pub fn pack<T: Serialize>(message: &T) -> Vec<u8> {
    postcard::to_allocvec(message).unwrap_or_default()
}

/// A message from bytes; `None` where they are not such a message.
pub fn unpack<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
