//! What claims rest on.

use serde::{Deserialize, Serialize};

/// What a claim rests on in the essay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// A person or body who is named and said to have told the author.
    NamedSource,
    /// People who spoke without being named.
    AnonymousSource,
    /// Something said in public.
    PublicStatement,
    /// Something that happened and was reported.
    Event,
    /// A number.
    Figure,
    /// What is known of the past.
    History,
    /// Other claims, from which the essay concludes it.
    Inference,
    /// The author's judgment, with no source given.
    #[default]
    Judgment,
}

impl Basis {
    /// All of them, from what can be looked up to what cannot.
    pub const ALL: [Self; 8] = [
        Self::Figure,
        Self::Event,
        Self::History,
        Self::PublicStatement,
        Self::NamedSource,
        Self::AnonymousSource,
        Self::Judgment,
        Self::Inference,
    ];

    /// The name in files and attributes.
    pub fn name(self) -> &'static str {
        match self {
            Self::NamedSource => "named-source",
            Self::AnonymousSource => "anonymous-source",
            Self::PublicStatement => "public-statement",
            Self::Event => "event",
            Self::Figure => "figure",
            Self::History => "history",
            Self::Inference => "inference",
            Self::Judgment => "judgment",
        }
    }

    /// The basis of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|basis| basis.name() == name)
    }
}
