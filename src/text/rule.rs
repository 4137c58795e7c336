//! The number of the rule by which sentences are told.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The rule by which the sentences of a text are told, as files number it.
///
/// What a map or its fingerprints count in sentences is counted by one rule. A rule stays as it is: a better one is a new
/// one, and nothing that was counted by another moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(extend("enum" = [1, 2])))]
#[serde(try_from = "u8", into = "u8")]
pub enum SentenceRule {
    /// Rule 1, the same for every language.
    #[default]
    First,
    /// Rule 2, which knows languages and scripts.
    Second,
}

impl SentenceRule {
    /// All rules, by number.
    pub const ALL: [Self; 2] = [Self::First, Self::Second];

    /// The rule that is taken for a source that states none.
    pub const NEWEST: Self = Self::Second;

    /// Its number in files.
    pub fn number(self) -> u8 {
        match self {
            Self::First => 1,
            Self::Second => 2,
        }
    }

    /// Whether it is the one that a file means that states none.
    pub fn is_first(&self) -> bool {
        *self == Self::First
    }
}

impl From<SentenceRule> for u8 {
    fn from(rule: SentenceRule) -> Self {
        rule.number()
    }
}

impl TryFrom<u8> for SentenceRule {
    type Error = UnknownRule;

    fn try_from(number: u8) -> Result<Self, UnknownRule> {
        Self::ALL.into_iter().find(|rule| rule.number() == number).ok_or(UnknownRule)
    }
}

/// There is no rule of this number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownRule;

impl fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("there is no sentence rule of this number")
    }
}
