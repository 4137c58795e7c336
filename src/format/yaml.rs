//! YAML, as data of Argdown and as files of their own.
//!
//! Entry: [`value`]. The text is read by `serde-saphyr`, which bounds how much an alias may grow.

use serde_json::Value;

/// The value of a YAML text; `null` for one without anything.
///
/// # Errors
///
/// Why it is no YAML, without a full stop.
pub(super) fn value(yaml: &str) -> Result<Value, String> {
    if yaml.trim().is_empty() {
        return Ok(Value::Null);
    }
    serde_saphyr::from_str(yaml).map_err(|error| error.to_string().trim_end_matches('.').to_owned())
}
