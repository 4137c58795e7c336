//! The names that values of closed sets have in the files of a map.

use serde::Serialize;

/// The name of such a value, such as `position-to-know`.
pub fn name_in_files<T: Serialize>(value: T) -> String {
    // Every such value is written as a text.
    serde_json::to_value(value).ok().and_then(|it| it.as_str().map(str::to_owned)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{ActorKind, Position, Scheme};

    #[test]
    fn names_are_those_of_the_files() {
        assert_eq!(name_in_files(Scheme::PositionToKnow), "position-to-know");
        assert_eq!(name_in_files(Position::Silent), "silent");
        assert_eq!(name_in_files(ActorKind::State), "state");
    }
}
