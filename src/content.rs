//! The essay map that comes with the project, from `content/`; in a private site, the same map laid on a text.

use crate::anchor::Fingerprints;
use crate::document::EssayMap;

/// The embedded map as JSON, as joined at build time.
pub const JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/essay-map.json"));

/// The same, packed: the fields of the types in [`document`](crate::document) in their order, without their names.
static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/essay-map.packed"));

/// The embedded map.
///
/// A test makes sure that it is what the JSON says and that nothing is wrong with it. So a program in the browser, for
/// which every byte counts, carries neither checks nor messages for it, nor a reader of JSON. The page itself gets it
/// with the markup ([`Carried`](crate::reading::Carried)).
pub fn embedded() -> EssayMap {
    postcard::from_bytes(PACKED).unwrap_or_default()
}

/// The fingerprints of the edition that the embedded map does not contain, packed in the same way.
static PRINTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/fingerprints.packed"));

/// The fingerprints of the edition `original` of the embedded map. A program that does not ask for them does not carry
/// them.
pub fn fingerprints() -> Fingerprints {
    postcard::from_bytes(PRINTS).unwrap_or_default()
}
