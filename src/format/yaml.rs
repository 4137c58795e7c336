//! YAML, as data of Argdown and as files of their own.
//!
//! Entries: [`value`], and [`places`], which tells where in the text its parts are written. The text is read by `serde-saphyr`, which bounds how much an alias may grow. What most data of a map is,
//! one mapping of plain words, quoted words and lists of them, is read by [`plain`] at a tenth of the time; a test
//! compares the two.

mod words;

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use serde_saphyr::Spanned;

/// Why a text is no YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NotYaml {
    /// Why, without a full stop.
    pub why: String,
    /// What to do, where that is known.
    pub help: Option<&'static str>,
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
        let (why, help) = words::plain(why.trim_end_matches('.'));
        NotYaml { why, help, at: at.min(yaml.len()) }
    })
}

/// How long the lines at the start of a text are that can be the head of a file: `key: value`, what stands further in,
/// items and comments, up to an empty line.
pub(super) fn head_length(text: &str) -> usize {
    let is_key = |line: &str| {
        let (key, value) = line.split_once(':').unwrap_or_default();
        let is_name = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        !key.is_empty() && is_name && (value.is_empty() || value.starts_with([' ', '\t']))
    };
    let is_head = |line: &&str| {
        let line = line.trim_end();
        !line.is_empty() && (line.starts_with([' ', '\t', '#']) || line.starts_with("- ") || is_key(line))
    };
    text.split_inclusive('\n').take_while(is_head).map(str::len).sum()
}

/// The bytes of the YAML in data in braces: these included, unless a line ends right behind the first, which says that what
/// follows is YAML in blocks. The whole of any other text.
pub(super) fn inner(data: &str) -> Range<usize> {
    let in_blocks = data.strip_prefix('{').and_then(|data| data.strip_suffix('}'));
    let in_blocks = in_blocks.filter(|inner| {
        let start = inner.trim_start_matches([' ', '\t']);
        start.starts_with("\r\n") || start.starts_with('\n')
    });
    in_blocks.map_or(0..data.len(), |inner| 1..1 + inner.len())
}

/// Where a part of a YAML text is written, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The key before it, where it has one.
    pub key: Option<Range<usize>>,
    /// The value; its first line may be all of a longer one.
    pub value: Range<usize>,
}

/// Where the parts of a YAML text are written, by the way to each, such as `/0/name`.
pub(super) type Places = BTreeMap<String, Place>;

/// Where the parts of a YAML text are written; nothing of one that cannot be read.
pub(super) fn places(yaml: &str) -> Places {
    let options = serde_saphyr::options! { with_snippet: false };
    let mut places = Places::new();
    if let Ok(root) = serde_saphyr::from_str_with_options::<Spanned<Node>>(yaml, options) {
        let mut waiting = vec![(String::new(), None, root)];
        while let Some((way, key, node)) = waiting.pop() {
            let below = |step: &str| [&way, "/", step].concat();
            let parts: Vec<_> = match node.value {
                Node::Words => Vec::new(),
                Node::List(items) => {
                    items.into_iter().enumerate().map(|(at, item)| (below(&at.to_string()), None, item)).collect()
                }
                Node::Fields(fields) => {
                    let part =
                        |(key, value): (Spanned<String>, _)| (below(&key.value), bytes(yaml, key.referenced), value);
                    fields.into_iter().map(part).collect()
                }
            };
            if let Some(value) = bytes(yaml, node.referenced) {
                places.insert(way, Place { key, value });
            }
            waiting.extend(parts);
        }
    }
    places
}

/// The bytes of a place that the library names, as far as they are on one line.
fn bytes(yaml: &str, place: serde_saphyr::Location) -> Option<Range<usize>> {
    let start = usize::try_from(place.span().byte_offset()?).ok()?;
    let length = usize::try_from(place.span().byte_len()?).ok()?;
    let written = yaml.get(start..start.checked_add(length)?)?;
    Some(start..start + written.find(['\n', '\r']).unwrap_or(length))
}

/// A part of a YAML text, by its shape.
enum Node {
    Words,
    List(Vec<Spanned<Node>>),
    Fields(Vec<(Spanned<String>, Spanned<Node>)>),
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Shape)
    }
}

struct Shape;

impl<'de> Visitor<'de> for Shape {
    type Value = Node;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("any value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Node, E> {
        Ok(Node::Words)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Node, E> {
        Ok(Node::Words)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Node, E> {
        Ok(Node::Words)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(Node::Words)
    }

    fn visit_str<E>(self, _: &str) -> Result<Node, E> {
        Ok(Node::Words)
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Words)
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Words)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        Node::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node, A::Error> {
        let mut found = Vec::new();
        while let Some(item) = items.next_element()? {
            found.push(item);
        }
        Ok(Node::List(found))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Node, A::Error> {
        let mut found = Vec::new();
        while let Some(field) = fields.next_entry()? {
            found.push(field);
        }
        Ok(Node::Fields(found))
    }
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
            let NotYaml { why, at, .. } = wrong(yaml);
            assert!(
                at <= yaml.len() && !why.is_empty() && !why.contains('\n') && !why.contains("line"),
                "{yaml}: {why}"
            );
        }
    }

    #[test]
    fn the_commonest_slips_are_said_in_plain_words() {
        for yaml in [
            "name: a: b",
            "- id: a\n   name: b",
            "- id: a\n name: b",
            "- id: a\n  name: b\n kind: c",
            "- id: a\nname: b",
            "a: 1\nb\nc: 2",
            "a: 1\n b: 2",
            "a:\n  b: 1\n c: 2",
            "a: \"b",
            "a: 'b\nc: d",
            "a: \"b\" c",
            "a: 'it's'",
            "a: [b, c",
            "a: [b}",
            "a: b]\nc: ]",
            "{a: b c: d}",
            "[a \"b\"]",
            "a: *b",
            "a: @b",
            "a: `b`",
            "a: \"\\d\"",
            "\ta: b",
            "a:\n\t- b",
            "a: 1\na: 2",
            "a: 1\n---\nb: 2",
            "a: - b",
            "a: |\n  b\n c",
            "a: &",
            "a: % b",
        ] {
            let Err(NotYaml { why, help, .. }) = value(yaml) else { continue };
            assert!(help.is_some(), "{yaml:?}: {why}");
        }
    }

    #[test]
    fn each_part_has_its_place() {
        let yaml = "# ä\n- id: mason\n  name: 'Ä. Mason'\n  aliases: [we, \"they\"]\n- {id: b, n: 1}\n";
        let places = places(yaml);
        let written = |way: &str| {
            let Place { key, value } = &places[way];
            (key.clone().map(|it| &yaml[it]), &yaml[value.clone()])
        };
        assert_eq!(written("/0/id"), (Some("id"), "mason"));
        assert_eq!(written("/0/name"), (Some("name"), "'Ä. Mason'"));
        assert_eq!(written("/0/aliases/1"), (None, "\"they\""));
        assert_eq!(written("/1/n"), (Some("n"), "1"));
        assert_eq!(&yaml[places["/1"].value.start..][..6], "{id: b");
        assert_eq!(&yaml[places["/0"].value.start..][..9], "id: mason");
        assert_eq!(super::places("a: [1"), Places::new());
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
