//! Values of a map as one short text each, as they stand in a cell of a table and in the data of a graph.
//!
//! A passage is its edition, a colon and its place: `retold:p1s2-3` is the second and third sentence of paragraph 1,
//! `retold:p2c60-85` the code points from 60 to 85 of paragraph 2, counted from 0 and the last one excluded,
//! `retold:p2"its words"` a quote in paragraph 2. Several values are divided by a semicolon and a space.

use crate::document::{EssayMap, Passage, Selector, Target};

/// What stands between several values.
const BETWEEN: &str = "; ";

/// How an inference bears on its target: `supports`, `attacks` or `undercuts`.
pub(super) fn bearing(target: &Target) -> &'static str {
    match target {
        Target::Supports(_) => "supports",
        Target::Attacks(_) => "attacks",
        Target::Undercuts(_) => "undercuts",
    }
}

/// Several values in one.
pub(super) fn list<T: AsRef<str>>(values: impl IntoIterator<Item = T>) -> String {
    let mut text = String::new();
    for (at, value) in values.into_iter().enumerate() {
        if at > 0 {
            text.push_str(BETWEEN);
        }
        text.push_str(value.as_ref());
    }
    text
}

/// Where a passage is.
pub(super) fn passage(Passage { edition, selector }: &Passage) -> String {
    match selector {
        Selector::Sentences { paragraph, first, last } if first == last => format!("{edition}:p{paragraph}s{first}"),
        Selector::Sentences { paragraph, first, last } => format!("{edition}:p{paragraph}s{first}-{last}"),
        Selector::Position { paragraph, start, end } => format!("{edition}:p{paragraph}c{start}-{end}"),
        Selector::Quote { paragraph, exact, .. } => format!("{edition}:p{paragraph}\"{exact}\""),
    }
}

/// Where several passages are.
pub(super) fn passages(passages: &[Passage]) -> String {
    list(passages.iter().map(passage))
}

/// The passages of claims, stances and ties.
pub(super) fn cited(map: &EssayMap) -> impl Iterator<Item = &Passage> {
    let claims = map.claims.iter().flat_map(|claim| &claim.passages);
    let stances = map.stances.iter().map(|stance| &stance.passage);
    claims.chain(stances).chain(map.ties.iter().map(|tie| &tie.passage))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(selector: Selector, expected: &str) {
        assert_eq!(passage(&Passage { edition: "e".into(), selector }), expected);
    }

    #[test]
    fn passages_are_short() {
        check(Selector::Sentences { paragraph: 1, first: 2, last: 2 }, "e:p1s2");
        check(Selector::Sentences { paragraph: 1, first: 2, last: 3 }, "e:p1s2-3");
        check(Selector::Position { paragraph: 2, start: 60, end: 85 }, "e:p2c60-85");
        let (exact, prefix, suffix) = ("its words".to_owned(), String::new(), String::new());
        check(Selector::Quote { paragraph: 2, exact, prefix, suffix }, "e:p2\"its words\"");
    }
}
