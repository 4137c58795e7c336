//! A reader of as much of the DOT language as a drawing may use: statements in one graph, each value quoted or a word.

use std::collections::BTreeMap;

/// A graph as it is written.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    /// What is said of the whole.
    pub(super) attributes: BTreeMap<String, String>,
    /// The nodes with their attributes, in order.
    pub(super) nodes: Vec<(String, BTreeMap<String, String>)>,
    /// The edges from one node to another, with their attributes, in order.
    pub(super) edges: Vec<(String, String, BTreeMap<String, String>)>,
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    /// A word, a number or a quoted text, its quotation marks taken away as the lexer of Graphviz does.
    Word(String),
    Sign(&'static str),
}

/// The tokens of a text. In quotation marks `\"` is a mark and any other backslash stands with what follows it.
fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            ' ' | '\n' => {}
            '"' => {
                let mut word = String::new();
                loop {
                    match letters.next().expect("a quoted text ends") {
                        '"' => break,
                        '\\' => match letters.next().expect("something follows a backslash") {
                            '"' => word.push('"'),
                            other => word.extend(['\\', other]),
                        },
                        '\0' => panic!("a text of C ends here"),
                        other => word.push(other),
                    }
                }
                found.push(Token::Word(word));
            }
            '-' if letters.peek() == Some(&'>') => {
                letters.next();
                found.push(Token::Sign("->"));
            }
            _ => {
                let signs = ["{", "}", "[", "]", "=", ";", ","];
                if let Some(sign) = signs.into_iter().find(|sign| sign.starts_with(letter)) {
                    found.push(Token::Sign(sign));
                    continue;
                }
                let mut word = String::from(letter);
                while let Some(next) = letters.next_if(|it| it.is_ascii_alphanumeric() || matches!(it, '.' | '_')) {
                    word.push(next);
                }
                assert!(word.chars().all(|it| it.is_ascii_alphanumeric() || it == '.'), "{word:?} is no word");
                found.push(Token::Word(word));
            }
        }
    }
    found
}

/// Reads a drawing; fails where it is none.
pub(super) fn read(text: &str) -> Drawing {
    let mut tokens = tokens(text).into_iter().peekable();
    let mut drawing = Drawing::default();
    let word = |token: Option<Token>| match token {
        Some(Token::Word(word)) => word,
        other => panic!("{other:?} is no name"),
    };
    assert_eq!(word(tokens.next()), "digraph");
    word(tokens.next());
    assert_eq!(tokens.next(), Some(Token::Sign("{")));
    loop {
        let name = match tokens.next() {
            Some(Token::Sign("}")) => break,
            other => word(other),
        };
        if tokens.next_if_eq(&Token::Sign("=")).is_some() {
            drawing.attributes.insert(name, word(tokens.next()));
            assert_eq!(tokens.next(), Some(Token::Sign(";")));
            continue;
        }
        let to = tokens.next_if_eq(&Token::Sign("->")).map(|_| word(tokens.next()));
        let mut attributes = BTreeMap::new();
        assert_eq!(tokens.next(), Some(Token::Sign("[")));
        while tokens.next_if_eq(&Token::Sign("]")).is_none() {
            let key = word(tokens.next());
            assert_eq!(tokens.next(), Some(Token::Sign("=")));
            assert_eq!(attributes.insert(key, word(tokens.next())), None);
            tokens.next_if_eq(&Token::Sign(","));
        }
        assert_eq!(tokens.next(), Some(Token::Sign(";")));
        match to {
            Some(to) => drawing.edges.push((name, to, attributes)),
            None if ["graph", "node", "edge"].contains(&name.as_str()) => {}
            None => drawing.nodes.push((name, attributes)),
        }
    }
    assert_eq!(tokens.next(), None, "nothing follows the graph");
    drawing
}

/// A label as it is drawn: `\l` ends a line, any other backslash stands for what follows it, and `&amp;` for an ampersand.
pub(super) fn drawn(label: &str) -> String {
    let mut out = String::new();
    let mut letters = label.chars();
    while let Some(letter) = letters.next() {
        match (letter, letter == '\\') {
            (_, true) => match letters.next() {
                Some('l') => out.push('\n'),
                Some('\\') => out.push('\\'),
                other => panic!("{other:?} names something of Graphviz"),
            },
            (letter, _) => out.push(letter),
        }
    }
    let ampersands = out.matches('&').count();
    assert_eq!(ampersands, out.matches("&amp;").count(), "an ampersand begins the name of a character");
    out.replace("&amp;", "&")
}
