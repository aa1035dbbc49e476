//! What a node makes of its children.

use heng_model::indicator::Node;
use heng_model::{IndicatorId, Outcome};

use crate::aggregate::{Part, aggregate};
use crate::mark::Mark;
use crate::plan::{Plan, Spot};
use crate::veto;

/// The base children of a node that enter its score: those with a score and a weight.
pub(crate) fn counted<'a>(
    plan: &'a Plan<'_>,
    spot: &'a Spot<'_>,
    marks: &'a [Mark],
) -> impl Iterator<Item = usize> + 'a {
    let counts = |child: &usize| marks[*child].score.is_some() && plan.spots[*child].node.weight.is_positive();
    spot.base.iter().copied().filter(counts)
}

/// The mark of a node from those of its children, before the policy on missing evidence.
pub(crate) fn combine(plan: &Plan<'_>, spot: &Spot<'_>, marks: &[Mark]) -> Mark {
    let broken: Vec<IndicatorId> = spot
        .children
        .iter()
        .filter(|child| marks[**child].outcome == Outcome::Error)
        .map(|child| plan.spots[*child].node.id.clone())
        .collect();
    if !broken.is_empty() {
        return Mark::error(veto::names("heng::score::broken_children", &broken));
    }
    let parts: Vec<Part<'_>> = counted(plan, spot, marks)
        .filter_map(|child| {
            let Node { id, weight, .. } = plan.spots[child].node;
            Some(Part { child: id, weight, score: marks[child].score.as_ref()? })
        })
        .collect();
    if parts.is_empty() {
        return Mark::only(without_parts(spot, marks));
    }
    match aggregate(&spot.node.method, spot.node.floor.as_ref(), &parts, &spot.weight_of_base) {
        Ok(score) => Mark::scored(score),
        Err(message) => Mark::error(message.with("indicator", &spot.node.id)),
    }
}

/// All planned: planned. Of the others all not applicable: not applicable. Otherwise evidence is missing.
fn without_parts(spot: &Spot<'_>, marks: &[Mark]) -> Outcome {
    let outcomes = || spot.base.iter().map(|child| marks[*child].outcome);
    if !spot.base.is_empty() && outcomes().all(|outcome| outcome == Outcome::Planned) {
        Outcome::Planned
    } else if outcomes().all(|outcome| matches!(outcome, Outcome::NotApplicable | Outcome::Planned)) {
        Outcome::NotApplicable
    } else {
        Outcome::MissingEvidence
    }
}
