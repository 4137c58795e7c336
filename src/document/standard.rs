//! Proof standards: the rule by which a claim is judged by the inferences that apply for and against it.
//!
//! The five standards are those of Carneades (T. F. Gordon, H. Prakken and D. Walton, *The Carneades model of argument
//! and burden of proof*, 2007; T. F. Gordon and D. Walton, *Proof burdens and standards*, 2009). There the two sides
//! are compared by the weight of the heaviest argument on each. A map says nothing of weights, and with equal weights
//! four of the five come to the same: any objection at all defeats any number of reasons. So here **the weight of a
//! side is its share of the inferences that apply**, with Carneades' own thresholds (α = 0.5, β = 0.3, γ = 0.2). The
//! shares add up to 1; reasons are counted, and a reader can check the count. What a count cannot tell is how good a
//! reason is: whoever doubts one can reject its premises, and the count changes.
//!
//! The default is **preponderance of evidence**. Scintilla would let a claim hold against any odds, and so hide
//! what objections do. Dialectical validity would let a single open objection defeat a thesis with many reasons, which
//! says more than an unanswered objection says. The two between are for questions on which more hangs than in an
//! essay. A tie does not do: whoever claims bears the burden of proof. On a claim that rests on nothing, and on one
//! with a single reason, a single objection that applies is enough, as in Dung's frameworks, whatever the standard
//! (scintilla excepted).

use serde::{Deserialize, Serialize};

/// How much must apply for a claim, against what applies against it, for the claim to hold.
///
/// ```
/// use wherefore::document::Standard;
///
/// // Five reasons apply, and one objection.
/// assert!(Standard::Preponderance.is_met(5, 1));
/// assert!(Standard::BeyondReasonableDoubt.is_met(5, 1));
/// assert!(!Standard::DialecticalValidity.is_met(5, 1));
/// // A tie is not enough.
/// assert!(!Standard::Preponderance.is_met(1, 1));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Standard {
    /// At least one reason applies, whatever applies against the claim.
    Scintilla,
    /// More reasons than objections apply.
    #[default]
    Preponderance,
    /// More than 65 % of what applies is for the claim: nearly twice as many reasons as objections.
    ClearAndConvincing,
    /// More than 80 % of what applies is for the claim: more than four reasons to each objection.
    BeyondReasonableDoubt,
    /// At least one reason applies, and no objection does.
    DialecticalValidity,
}

impl Standard {
    /// All standards, each more demanding than the one before.
    pub const ALL: [Self; 5] = [
        Self::Scintilla,
        Self::Preponderance,
        Self::ClearAndConvincing,
        Self::BeyondReasonableDoubt,
        Self::DialecticalValidity,
    ];

    /// Whether so many inferences that apply for a claim make it hold against so many that apply against it.
    ///
    /// More reasons never hurt, and more objections never help.
    pub fn is_met(self, reasons: usize, objections: usize) -> bool {
        match self {
            Self::Scintilla => reasons > 0,
            Self::Preponderance => reasons > objections,
            // The share of the reasons, less that of the objections, is above β: r − o > 0.3 (r + o).
            Self::ClearAndConvincing => reasons.saturating_mul(7) > objections.saturating_mul(13),
            // Besides, the share of the objections is below γ: o < 0.2 (r + o).
            Self::BeyondReasonableDoubt => reasons > objections.saturating_mul(4),
            Self::DialecticalValidity => reasons > 0 && objections == 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thresholds_are_those_of_carneades() {
        for (reasons, objections) in (0..40_u32).flat_map(|reasons| (0..40_u32).map(move |it| (reasons, it))) {
            let all = f64::from(reasons + objections).max(1.0);
            let (pro, con) = (f64::from(reasons) / all, f64::from(objections) / all);
            // A hair's breadth for the rounding of the floats; counts as small as these come no nearer.
            let convincing = pro > con && pro > 0.5 && pro - con > 0.3 + 1e-9;
            let met = |standard: Standard| standard.is_met(reasons as usize, objections as usize);
            assert_eq!(met(Standard::Preponderance), pro > con);
            assert_eq!(met(Standard::ClearAndConvincing), convincing, "{reasons} {objections}");
            assert_eq!(met(Standard::BeyondReasonableDoubt), convincing && con < 0.2 - 1e-9, "{reasons} {objections}");
        }
    }

    #[test]
    fn each_demands_more_than_the_one_before() {
        for (reasons, objections) in (0..40).flat_map(|reasons| (0..40).map(move |it| (reasons, it))) {
            let met: Vec<_> = Standard::ALL.iter().map(|standard| standard.is_met(reasons, objections)).collect();
            assert!(met.is_sorted_by(|one, next| one >= next), "{reasons} {objections}");
        }
    }
}
