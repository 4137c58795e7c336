//! YAML, as data of Argdown and as files of their own.
//!
//! Entry: [`value`]. The text is read by `serde-saphyr`, which bounds how much an alias may grow. What most data of a map is,
//! one mapping of plain words, quoted words and lists of them, is read by [`plain`] at a tenth of the time; a test
//! compares the two.

use serde_json::{Map, Value};

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
    plain(yaml).map_or_else(|| whole(yaml), Ok)
}

/// The value of any YAML text.
fn whole(yaml: &str) -> Result<Value, NotYaml> {
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

/// The value of one mapping in braces, of words, numbers and lists of them; `None` for everything else that YAML has.
fn plain(yaml: &str) -> Option<Value> {
    let mut fields = Map::new();
    let mut rest = yaml.trim().strip_prefix('{')?.trim_start();
    loop {
        let length = rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-')?;
        let (key, behind) = rest.split_at(length);
        if !key.starts_with(|letter: char| letter.is_ascii_alphabetic()) || is_taken(key) {
            return None;
        }
        let behind = behind.strip_prefix(": ")?.trim_start();
        let (value, behind) = match behind.strip_prefix('[') {
            Some(items) => list(items)?,
            None => scalar(behind)?,
        };
        if fields.insert(key.to_owned(), value).is_some() {
            return None;
        }
        match behind.strip_prefix(", ") {
            Some(next) => rest = next.trim_start(),
            None => return (behind == "}").then_some(Value::Object(fields)),
        }
    }
}

/// The items of a list, and what stands behind it.
fn list(mut rest: &str) -> Option<(Value, &str)> {
    let mut items = Vec::new();
    loop {
        let (item, behind) = scalar(rest)?;
        items.push(item);
        match behind.strip_prefix(", ") {
            Some(next) => rest = next.trim_start(),
            None => return Some((Value::Array(items), behind.strip_prefix(']')?.trim_start())),
        }
    }
}

/// Words or a number, and what stands behind them.
fn scalar(rest: &str) -> Option<(Value, &str)> {
    if let Some(quoted) = rest.strip_prefix('"') {
        let (words, behind) = quoted.split_at(quoted.find(['"', '\\', '\n', '\r', '\t'])?);
        return Some((words.into(), behind.strip_prefix('"')?.trim_start()));
    }
    let (words, behind) = rest.split_at(rest.find([',', '}', ']'])?);
    let words = words.trim_end();
    if words.bytes().all(|byte| byte.is_ascii_digit()) && words.len() < 10 && !words.starts_with('0') {
        return Some((words.parse::<u32>().ok()?.into(), behind));
    }
    let is_plain = words.bytes().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'-' | b' '));
    let starts = words.starts_with(|letter: char| letter.is_ascii_alphabetic());
    (is_plain && starts && !is_taken(words)).then(|| (words.into(), behind))
}

/// Whether YAML may take a word for something else.
fn is_taken(word: &str) -> bool {
    let taken = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"];
    taken.iter().any(|it| it.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2048))]

        /// What is read in the short way is what the library reads.
        #[test]
        fn the_short_way_comes_to_the_same(
            yaml in r#"\{ ?(([a-c]{1,2}|source|y|no|1|k-k): {0,2}(\[|)?(word|two words|w-|-w|no|Yes|null|0|12|01|1e3|0x1|"qu, \}oted"|"ä # x"|"\\n"|~|a: b|a #b|\*a|\{a: b\}|)( |  |\n)?(\]|, |,|))(, |,)?([a-c]: (x|\[a, b\]|\[a,b\]|"x"|7))?(\}|\} | \}|)"#,
        ) {
            if let Some(value) = plain(&yaml) {
                prop_assert_eq!(whole(&yaml), Ok(value), "{}", yaml);
            }
        }
    }

    #[test]
    fn most_data_is_read_in_the_short_way() {
        let yaml = "{source: \"On weekdays, it closes at six\", basis: event, by: [library, a-b], uses: [1, 12], note: two words}";
        assert_eq!(plain(yaml), whole(yaml).ok());
        assert!(plain(yaml).is_some());
    }

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
