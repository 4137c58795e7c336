//! YAML, as data of Argdown and as files of their own.
//!
//! Entry: [`value`]. The text is read by `serde-saphyr`, which bounds how much an alias may grow.

use serde_json::Value;

/// Why a text is no YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NotYaml {
    /// Why, without a full stop.
    pub why: String,
    /// The byte at which that shows.
    pub at: usize,
}

/// The value of a YAML text; `null` for one without anything.
///
/// # Errors
///
/// Why it is no YAML, and where that shows.
pub(super) fn value(yaml: &str) -> Result<Value, NotYaml> {
    if yaml.trim().is_empty() {
        return Ok(Value::Null);
    }
    let options = serde_saphyr::options! { with_snippet: false };
    serde_saphyr::from_str_with_options(yaml, options).map_err(|error| {
        let place = error.location();
        let line = place.map_or(1, |it| it.line());
        let column = place.map_or(1, |it| it.column());
        let mut starts = yaml.split_inclusive('\n').scan(0, |at, line| {
            let start = *at;
            *at += line.len();
            Some((start, line))
        });
        let number = usize::try_from(line).unwrap_or(1).saturating_sub(1);
        let (start, written) = starts.nth(number).unwrap_or((0, yaml));
        let before = usize::try_from(column).unwrap_or(1).saturating_sub(1);
        let at = start + written.chars().take(before).map(char::len_utf8).sum::<usize>();
        let said = error.to_string();
        let said = said.lines().next().unwrap_or_default().trim_start_matches("error: ");
        let why = match said.split_once(": ") {
            Some((place, why)) if place.starts_with("line ") => why,
            _ => said,
        };
        let why = why.split(" at line ").next().unwrap_or(why);
        NotYaml { why: why.trim_end_matches('.').to_owned(), at: at.min(yaml.len()) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_yaml_is_said_with_its_place() {
        let wrong = |yaml: &str| value(yaml).unwrap_err();
        assert_eq!(wrong("a: ä\nb: [c}\n").at, "a: ä\nb: ".len());
        for yaml in ["a: b: c", "{a: [1}", "\"open", "a: 1\na: 2", "*nobody"] {
            let NotYaml { why, at } = wrong(yaml);
            assert!(
                at <= yaml.len() && !why.is_empty() && !why.contains('\n') && !why.contains("line"),
                "{yaml}: {why}"
            );
        }
    }

    #[test]
    fn an_alias_cannot_fill_the_memory() {
        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for at in 1..12 {
            let before = format!("*a{}", at - 1);
            bomb.push_str(&format!("a{at}: &a{at} [{}]\n", [before.as_str(); 9].join(", ")));
        }
        assert!(value(&bomb).is_err());
    }
}
