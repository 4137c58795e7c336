//! Words so that Argdown, Markdown and YAML take them as they are.

use serde_json::Value;

/// Words as text of an Argdown statement, on one line.
pub(super) fn argdown(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(words.len());
    let mut rest = words.chars().peekable();
    while let Some(letter) = rest.next() {
        let meant = match letter {
            '\\' | '[' | '<' | '#' | '*' | '_' | '{' | '@' | '.' | ':' => true,
            '/' => matches!(rest.peek(), Some('/' | '*')),
            _ => false,
        };
        // A full stop or colon means something only where a name may follow it up to another one.
        let is_plain = matches!(letter, '.' | ':') && rest.peek().is_none_or(|next| next.is_whitespace());
        if meant && !is_plain {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// Words as a paragraph of Markdown, on one line.
pub fn markdown(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(words.len());
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    for (at, letter) in words.char_indices() {
        let starts = at == 0 && matches!(letter, '#' | '>' | '+' | '-' | '=' | '~');
        let is_number = digits > 0 && at == digits && matches!(letter, '.' | ')');
        if starts || is_number || matches!(letter, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '&' | '!') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// A value as YAML on one line: JSON, with plain keys and, where they can be nothing else, plain words.
pub(super) fn flow(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let fields: Vec<String> = fields.iter().map(|(key, value)| [key, ": ", &flow(value)].concat()).collect();
            ["{", &fields.join(", "), "}"].concat()
        }
        Value::Array(items) => ["[", &items.iter().map(flow).collect::<Vec<_>>().join(", "), "]"].concat(),
        Value::String(words) if is_plain(words) => words.clone(),
        // A brace would end the data in which it stands.
        other => other.to_string().replace('{', "\\u007b").replace('}', "\\u007d"),
    }
}

/// Whether words are the same without quotes: letters and hyphens, and none of the words that YAML takes for other things.
fn is_plain(words: &str) -> bool {
    let taken = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"];
    words.starts_with(|first: char| first.is_ascii_lowercase())
        && words.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        && !words.ends_with('-')
        && !taken.contains(&words)
}
