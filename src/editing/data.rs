//! The data of a claim: `{key: value, …}` behind its text, changed key by key.
//!
//! Entries: [`put`], [`add`]. Only the value that is meant is written anew; the rest stays as it is, on one line or many.

use std::ops::Range;

/// Where the fields of data stand that is written within braces: the bytes of each key and of its value. `None` where the
/// braces hold no plain list of fields, as when it is written in lines.
fn fields(data: &str) -> Option<Vec<(Range<usize>, Range<usize>)>> {
    let inner = data.strip_prefix('{')?.strip_suffix('}')?;
    if inner.trim_start_matches([' ', '\t', '\r']).starts_with('\n') {
        return None;
    }
    let mut fields = Vec::new();
    let (mut start, mut colon, mut depth, mut quote) = (0, None, 0_usize, None);
    let mut letters = inner.char_indices().peekable();
    let mut was = ' ';
    let mut take = |start: usize, colon: Option<usize>, end: usize| {
        let trimmed = |range: Range<usize>| {
            let text = &inner[range.clone()];
            let from = range.start + (text.len() - text.trim_start().len());
            1 + from..1 + from + text.trim().len()
        };
        match colon {
            Some(colon) => fields.push((trimmed(start..colon), trimmed(colon + 1..end))),
            None if inner[start..end].trim().is_empty() => {}
            None => return false,
        }
        true
    };
    while let Some((at, letter)) = letters.next() {
        match (quote, letter) {
            (Some('"'), '\\') => {
                letters.next();
            }
            // In single quotes, two of them stand for one.
            (Some('\''), '\'') if letters.peek().is_some_and(|(_, next)| *next == '\'') => {
                letters.next();
            }
            (Some(open), _) if open == letter => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') if matches!(was, ' ' | ',' | ':' | '[' | '{' | '\n') => quote = Some(letter),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth = depth.checked_sub(1)?,
            (None, ':') if depth == 0 && colon.is_none() => colon = Some(at),
            (None, ',') if depth == 0 => {
                if !take(start, colon, at) {
                    return None;
                }
                (start, colon) = (at + 1, None);
            }
            _ => {}
        }
        was = letter;
    }
    (depth == 0 && quote.is_none() && take(start, colon, inner.len())).then_some(fields)
}

/// Gives a key a value, both as YAML on one line; `None` for the value takes the key out. Data that is left without a field
/// is no data. `None` where the data is not written so that a field of it could be changed.
pub(super) fn put(data: &str, key: &str, value: Option<&str>) -> Option<String> {
    if data.is_empty() {
        return Some(value.map_or_else(String::new, |value| format!("{{{key}: {value}}}")));
    }
    let fields = fields(data)?;
    let at = fields.iter().position(|(name, _)| data[name.clone()].trim_matches(['"', '\'']) == key);
    let mut text = data.to_owned();
    match (at, value) {
        (Some(at), Some(value)) => text.replace_range(fields[at].1.clone(), value),
        (Some(_), None) if fields.len() == 1 => text.clear(),
        (Some(0), None) => text.replace_range(fields[0].0.start..fields[1].0.start, ""),
        (Some(at), None) => text.replace_range(fields[at - 1].1.end..fields[at].1.end, ""),
        (None, Some(value)) => {
            let end = fields.last().map_or(1, |(_, last)| last.end);
            let comma = if fields.is_empty() { "" } else { ", " };
            text.insert_str(end, &format!("{comma}{key}: {value}"));
        }
        (None, None) => {}
    }
    Some(text)
}

/// Adds a value to what a key has, which becomes a list if it is none.
pub(super) fn add(data: &str, key: &str, value: &str) -> Option<String> {
    let fields = if data.is_empty() { Vec::new() } else { fields(data)? };
    let old = fields.iter().find(|(name, _)| &data[name.clone()] == key).map(|(_, value)| &data[value.clone()]);
    let new = match old {
        None | Some("") | Some("[]") => value.to_owned(),
        Some(list) if list.starts_with('[') && list.ends_with(']') => {
            let inner = list[1..list.len() - 1].trim_end().trim_end_matches(',');
            format!("[{inner}, {value}]")
        }
        Some(one) => format!("[{one}, {value}]"),
    };
    put(data, key, Some(&new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_changed_and_the_rest_stays() {
        let data = r#"{ source: "a, b: {c}",  basis: event, by: [one, two] }"#;
        assert_eq!(put(data, "basis", Some("figure")).unwrap(), data.replace("event", "figure"));
        assert_eq!(put(data, "basis", None).unwrap(), data.replace(",  basis: event", ""));
        assert_eq!(put(data, "source", None).unwrap(), "{ basis: event, by: [one, two] }");
        assert_eq!(put(data, "note", Some("x")).unwrap(), data.replace("two]", "two], note: x"));
        assert_eq!(add(data, "by", "three").unwrap(), data.replace("two]", "two, three]"));
        assert_eq!(add(data, "basis", "b").unwrap(), data.replace("event", "[event, b]"));
        assert_eq!(put("", "basis", Some("event")).unwrap(), "{basis: event}");
        assert_eq!(put("{basis: event}", "basis", None).unwrap(), "");
        assert_eq!(put("{it's: 'it''s, so'}", "a", Some("b")).unwrap(), "{it's: 'it''s, so', a: b}");
    }

    #[test]
    fn what_is_no_list_of_fields_is_left_alone() {
        for data in ["{a}", "{\n  a: b\n  c: d\n}", "{a: [}", "{a: \"b}", "{a: b, c}"] {
            assert_eq!(put(data, "x", Some("y")), None, "{data}");
        }
    }
}
