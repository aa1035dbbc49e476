//! What each criterion that is not fully met costs, and each measured leaf short of the most that it could score: the gain
//! of the index, were it alone otherwise. By re-scoring the path to the root, so that it is exact for every method.

use std::collections::BTreeMap;

use heng_model::assessment::{NodeResult, ScoreCard};
use heng_model::indicator::{Kind, Node};
use heng_model::judgement::Judgements;
use heng_model::normalise::Normaliser;
use heng_model::{CriterionId, Definition, IndicatorId, Number, Outcome};

use crate::index::Total;
use crate::plan::Plan;
use crate::what_if::WhatIf;

/// Fills in the points lost of a card, and which of them are bonuses behind a gate.
pub(crate) fn fill_points_lost(
    definition: &Definition,
    plan: &Plan<'_>,
    judgements: &Judgements,
    card: &mut ScoreCard,
) {
    let Some(mut subject) = WhatIf::new(definition, plan, judgements, card) else { return };
    let Some(now) = subject.total() else { return };
    for (place, criterion) in subject.open() {
        let id = &plan.spots[place].node.id;
        let Some(result) = card.nodes.get_mut(id) else { continue };
        let gain = match linear_gain(&subject, plan, place, &criterion, result) {
            Some(points) => Some((points, BTreeMap::new())),
            None => subject.total_with(&[(place, criterion.clone())]).map(|then| gain(plan, &now, &then)),
        };
        let line = result.criteria.iter_mut().find(|line| line.criterion == criterion);
        if let (Some(line), Some((points, behind_gates))) = (line, gain) {
            line.points_lost = Some(points);
            line.behind_gates = behind_gates;
        }
    }
    for (place, spot) in plan.spots.iter().enumerate() {
        let Some(most) = most(spot.node) else { continue };
        let Some(result) = card.nodes.get_mut(&spot.node.id).filter(|result| could_earn(result)) else { continue };
        let gain = subject.total_with_score(place, most).map(|then| gain(plan, &now, &then));
        if let Some((points, behind_gates)) = gain.filter(|(points, _)| points.is_positive()) {
            result.points_lost = Some(points);
            result.behind_gates = behind_gates;
        }
    }
}

/// What the index gains, and what of it comes from bonuses whose gate is shut now.
fn gain(plan: &Plan<'_>, now: &Total, then: &Total) -> (Number, BTreeMap<IndicatorId, Number>) {
    let bonuses = plan.spots[plan.root()].bonus.iter().map(|place| plan.spots[*place].node);
    let shut = bonuses.filter(|node| node.gate.as_ref().is_some_and(|gate| now.base <= *gate));
    let opened = shut.filter_map(|node| {
        let points = then.bonus.get(&node.id).filter(|points| points.is_positive())?;
        Some((node.id.clone(), points.clone()))
    });
    (&then.sum - &now.sum, opened.collect())
}

/// The most that a measured leaf scores by its normaliser; what `scaled` gives beyond its full score is not counted on.
fn most(node: &Node) -> Option<Number> {
    let Kind::Measured(normalisation) = &node.leaf.as_ref()?.kind else { return None };
    match &normalisation.method {
        Normaliser::Minmax { upper, .. } => Some(upper.clone()),
        Normaliser::Scaled { full, .. } | Normaliser::Goalposts { full, .. } => Some(full.clone()),
        Normaliser::Bands { steps, below } => steps.iter().map(|(_, score)| score).chain([below]).max().cloned(),
        _ => None,
    }
}

/// Whether a leaf weighs in the index by a score that better evidence could raise.
fn could_earn(result: &NodeResult) -> bool {
    let scored = matches!(result.outcome, Outcome::Scored | Outcome::LowCoverage | Outcome::MissingEvidence);
    scored && result.points.is_some()
}

/// The gain where it follows from the points in effect: of a rubric whose criterion counts anyway, under means and sums.
fn linear_gain(
    subject: &WhatIf<'_>,
    plan: &Plan<'_>,
    place: usize,
    criterion: &CriterionId,
    result: &NodeResult,
) -> Option<Number> {
    let leaf = plan.spots[place].node.leaf.as_ref()?;
    if !subject.is_linear(place) {
        return None;
    }
    let points_of = |id: &CriterionId| leaf.rubric.iter().find(|line| line.id == *id).map(|line| &line.points);
    let counted = result.criteria.iter().filter(|line| line.counts);
    let all: Number = counted.filter_map(|line| points_of(&line.criterion)).sum();
    let ratio = result.criteria.iter().find(|line| line.criterion == *criterion)?.ratio.as_ref()?;
    let lacking = points_of(criterion)? * &(Number::one() - ratio.clone());
    lacking.checked_div(&all).map(|share| share * result.points.clone().unwrap_or_else(Number::zero))
}
