//! The essay map that the program carries with it, from `content/`.

use crate::document::EssayMap;

/// The embedded map as JSON, as joined at build time.
pub const JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/essay-map.json"));

/// The embedded map.
///
/// A test makes sure that it has the right shape and nothing wrong with it. So the program in the browser, for which
/// every byte counts, carries neither checks nor messages for it.
pub fn embedded() -> EssayMap {
    serde_json::from_str(JSON).unwrap_or_default()
}
