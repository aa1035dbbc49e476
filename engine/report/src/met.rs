//! How a government stands to a criterion.

use heng_model::assessment::SubjectResult;
use heng_model::judgement::{Judgement, Ruling, Verdict};
use heng_model::{IndicatorId, Number};

/// How a government stands to a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Met {
    /// It has all of it.
    Fully,
    /// It has a part of it.
    Partly,
    /// It has nothing of it.
    Unmet,
    /// Nobody knows.
    Missing,
    /// It does not apply to the government, or is not judged yet.
    NotApplicable,
}

impl Met {
    /// How a government stands to a criterion of a leaf, of which this was said.
    pub fn of(result: &SubjectResult, leaf: &IndicatorId, judged: Option<&Judgement>) -> Self {
        match judged.map(|judged| &judged.ruling) {
            Some(Ruling::Judged { ratio, .. }) if *ratio == Number::one() => Met::Fully,
            Some(Ruling::Judged { ratio, .. }) if ratio.is_zero() => Met::Unmet,
            Some(Ruling::Judged { .. }) => Met::Partly,
            Some(Ruling::Missing { .. }) => Met::Missing,
            Some(Ruling::NotApplicable { .. }) => Met::NotApplicable,
            None => match result.judgements.leaves.get(leaf).map(|leaf| &leaf.verdict) {
                Some(Verdict::NotApplicable { .. } | Verdict::Planned) => Met::NotApplicable,
                _ => Met::Missing,
            },
        }
    }

    /// Whether something is lacking, or nobody knows.
    pub fn is_short(self) -> bool {
        matches!(self, Met::Partly | Met::Unmet | Met::Missing)
    }
}
