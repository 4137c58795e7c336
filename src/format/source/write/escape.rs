//! Words so that Argdown, Markdown and YAML take them as they are.

use serde_json::Value;

/// Words as text of an Argdown statement, on one line.
pub fn argdown(words: &str) -> String {
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
    let mut out = Markdown::default();
    words.split_whitespace().collect::<Vec<_>>().join(" ").chars().for_each(|letter| out.letter(letter));
    out.text
}

/// Markdown under construction: a paragraph, or the words of a heading.
#[derive(Debug, Default)]
pub(super) struct Markdown {
    pub(super) text: String,
    /// How many letters of the line there are.
    letters: usize,
    /// How many of them are digits with nothing before them.
    digits: usize,
}

impl Markdown {
    /// Adds a letter that is to be read as it is; a line end as the end of a line of verse.
    pub(super) fn letter(&mut self, letter: char) {
        let starts = self.letters == 0 && matches!(letter, '#' | '>' | '+' | '-' | '=');
        let is_number = self.digits > 0 && self.digits == self.letters && matches!(letter, '.' | ')');
        let is_mark = matches!(letter, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '&' | '!' | '~' | '\n');
        if starts || is_number || is_mark {
            self.text.push('\\');
        }
        self.text.push(letter);
        if letter == '\n' {
            (self.letters, self.digits) = (0, 0);
        } else {
            self.digits += usize::from(self.digits == self.letters && letter.is_ascii_digit());
            self.letters += 1;
        }
    }

    /// Adds what Markdown is to take for a mark.
    pub(super) fn mark(&mut self, mark: &str) {
        self.text.push_str(mark);
    }

    /// Whether nothing stands on the line yet.
    pub(super) fn is_at_start(&self) -> bool {
        self.text.is_empty() || self.text.ends_with('\n')
    }
}

/// A value as YAML on one line: JSON, with plain keys and, where they can be nothing else, plain words.
pub fn flow(value: &Value) -> String {
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
