//! Outcomes (结果状态) of an indicator for a subject.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What became of an indicator for a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It has a score.
    Scored,
    /// It does not apply to the subject and leaves its parent's denominator.
    NotApplicable,
    /// The evidence is absent or cannot be read.
    MissingEvidence,
    /// Its score comes from the reference cohort, by the methodology's policy.
    Imputed,
    /// A veto set its score.
    Vetoed,
    /// Too little of it was judged to publish a score.
    LowCoverage,
    /// The rule is broken. Never a number.
    Error,
    /// No check yet: outside score and coverage.
    Planned,
}

impl Outcome {
    /// All, in the order in which they are counted for readers: what has a score, what has none, what is broken, what is to come.
    pub const COUNTED: [Self; 8] = [
        Outcome::Scored,
        Outcome::Imputed,
        Outcome::Vetoed,
        Outcome::MissingEvidence,
        Outcome::NotApplicable,
        Outcome::LowCoverage,
        Outcome::Error,
        Outcome::Planned,
    ];
}
