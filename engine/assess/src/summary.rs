//! What was judged, over all subjects.

use heng_model::assessment::{Assessment, Summary};
use heng_model::judgement::{Ruling, Verdict};

/// Counts outcomes, criteria and claims.
pub fn of(assessment: &Assessment) -> Summary {
    let mut summary = Summary::default();
    for subject in &assessment.subjects {
        for (id, leaf) in &subject.judgements.leaves {
            if let Some(node) = subject.card.nodes.get(id) {
                *summary.leaves.entry(node.outcome).or_default() += 1;
            }
            let rubric = assessment
                .definition
                .tree
                .get(id)
                .and_then(|node| node.leaf.as_ref())
                .map_or(0, |leaf| leaf.rubric.len());
            match &leaf.verdict {
                Verdict::Judged { criteria } => {
                    for criterion in criteria {
                        match criterion.ruling {
                            Ruling::Judged { .. } => summary.judged += 1,
                            Ruling::NotApplicable { .. } => summary.not_applicable += 1,
                            Ruling::Missing { .. } => summary.missing += 1,
                        }
                        summary.stale += usize::from(!criterion.stale.is_empty());
                    }
                }
                Verdict::MissingEvidence { .. } => summary.missing += rubric,
                Verdict::NotApplicable { .. } => summary.not_applicable += rubric,
                Verdict::Vetoed { .. } | Verdict::Error { .. } | Verdict::Planned => {}
            }
        }
    }
    for claim in assessment.statistics.iter().flat_map(|statistic| &statistic.claims) {
        *summary.claims.entry(claim.standing).or_default() += 1;
    }
    summary
}
