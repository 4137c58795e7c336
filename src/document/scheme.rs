//! Argumentation schemes: the patterns by which premises speak for a conclusion.
//!
//! They are the most used of the catalogue in D. Walton, C. Reed and F. Macagno, *Argumentation Schemes* (2008),
//! chapter 9, each described in a sentence of our own. The questions to ask of each are in
//! `argument/questions.rs`, its name in a sentence in `reading/words.rs`; [`Scheme::ALL`] lists every one.

use serde::{Deserialize, Serialize};

/// An argumentation scheme, after Walton, Reed and Macagno, *Argumentation Schemes* (2008).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Scheme {
    /// Someone in a position to know says so.
    PositionToKnow,
    /// A witness reports it.
    WitnessTestimony,
    /// An expert says so.
    ExpertOpinion,
    /// What someone does or says shows what they are committed to.
    Commitment,
    /// Something observed is a sign of it.
    Sign,
    /// One thing brings about another.
    CauseToEffect,
    /// An effect is explained best by that cause.
    BestExplanation,
    /// Good or bad results speak for or against an action.
    Consequences,
    /// An agent has an end, and this is a means to it.
    PracticalReasoning,
    /// Single cases stand for a rule.
    Example,
    /// Two cases are alike.
    Analogy,
    /// What has happened before goes on happening.
    Precedent,
    /// A rule applies to the case.
    EstablishedRule,
    /// The parts of a case, taken together.
    Composition,
    /// The alternatives are ruled out.
    Alternatives,
    /// What holds of a class holds of its member.
    Classification,
    /// It is generally believed.
    PopularOpinion,
    /// It is generally done.
    PopularPractice,
    /// Were it otherwise, one would have heard.
    Ignorance,
    /// Two things go together, so one brings about the other.
    Correlation,
    /// What a supposition foretells is, or is not, found.
    Hypothesis,
    /// A first step leads on to a bad end.
    SlipperySlope,
    /// Something is prized or disapproved of, and that speaks for or against it.
    Value,
    /// A danger must be kept off.
    Danger,
    /// Someone has the means and the will to bring about harm unless they get their way.
    Threat,
    /// Stopping now would waste what has been spent.
    Waste,
    /// Someone's character speaks for or against what they say.
    Character,
    /// Someone's words do not agree with one another, or with their deeds.
    Inconsistency,
    /// Someone has a stake in the matter.
    Bias,
    /// What holds of the whole holds of the part.
    Division,
    /// It looks so.
    Appearance,
    /// A definition fits the case.
    Definition,
    /// The case is an exception to a rule.
    Exception,
}

impl Scheme {
    /// All schemes, in the order of their declaration.
    pub const ALL: [Self; 33] = [
        Self::PositionToKnow,
        Self::WitnessTestimony,
        Self::ExpertOpinion,
        Self::Commitment,
        Self::Sign,
        Self::CauseToEffect,
        Self::BestExplanation,
        Self::Consequences,
        Self::PracticalReasoning,
        Self::Example,
        Self::Analogy,
        Self::Precedent,
        Self::EstablishedRule,
        Self::Composition,
        Self::Alternatives,
        Self::Classification,
        Self::PopularOpinion,
        Self::PopularPractice,
        Self::Ignorance,
        Self::Correlation,
        Self::Hypothesis,
        Self::SlipperySlope,
        Self::Value,
        Self::Danger,
        Self::Threat,
        Self::Waste,
        Self::Character,
        Self::Inconsistency,
        Self::Bias,
        Self::Division,
        Self::Appearance,
        Self::Definition,
        Self::Exception,
    ];
}
