//! The way to the next tier, from a results document alone.

use heng_model::SubjectId;
use heng_model::assessment::{Assessment, NextTier};

/// What lies between a subject and the tier above; nothing for a subject that was not assessed, stands in the highest
/// tier, or has no published index.
pub fn to_next_tier(assessment: &Assessment, subject: &SubjectId) -> Option<NextTier> {
    let result = assessment.subjects.iter().find(|result| result.subject == *subject)?;
    heng_score::advice::to_next_tier(&assessment.definition, &result.judgements, &result.card)
}
