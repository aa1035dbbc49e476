//! Findings (发现): judgements worth reading.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Severity;
use crate::id::{CriterionId, IndicatorId, SubjectId};
use crate::message::Message;
use crate::number::Number;

/// A judgement worth reading, or something wrong with evidence or rules. Its evidence is that of the judgement it speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// What is said: `heng::finding::unmet`, `…::missing_evidence`, `…::stale`, `…::veto`.
    pub message: Message,
    /// Of whom; none for a finding of the assessment as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<SubjectId>,
    /// Of which leaf.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<IndicatorId>,
    /// Of which criterion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criterion: Option<CriterionId>,
    /// Points of the index (on its scale) that the subject does not have because of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points_lost: Option<Number>,
    /// BLAKE3, shortened, of code, ids, path and normalised quotation: the same finding in two runs has the same one.
    pub fingerprint: String,
}
