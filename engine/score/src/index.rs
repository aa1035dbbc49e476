//! The index of one subject: the base on the methodology's scale, and what comes on top.

use std::collections::BTreeMap;

use heng_model::definition::Scale;
use heng_model::indicator::Node;
use heng_model::{IndicatorId, Number};

use crate::mark::Mark;
use crate::plan::Plan;

/// The exact figures of an index, published or not, before a veto.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Total {
    pub base: Number,
    pub bonus: BTreeMap<IndicatorId, Number>,
    pub sum: Number,
}

/// Base and bonuses; nothing where the root has no score.
pub(crate) fn total(plan: &Plan<'_>, scale: &Scale, marks: &[Mark]) -> Option<Total> {
    let root = plan.root();
    let base = on_scale(scale, marks[root].score.as_ref()?);
    let mut bonus = BTreeMap::new();
    for place in &plan.spots[root].bonus {
        if let Some(score) = &marks[*place].score {
            let node = plan.spots[*place].node;
            bonus.insert(node.id.clone(), added(node, score, &base));
        }
    }
    let sum = &base + &bonus.values().sum();
    Some(Total { base, bonus, sum })
}

/// A score from 0 to 100 on the methodology's scale.
pub(crate) fn on_scale(scale: &Scale, score: &Number) -> Number {
    &(score * &scale.full) / &Number::from(100)
}

/// Weight × score/100, at least nothing and at most the weight; nothing while the gate is shut.
fn added(node: &Node, score: &Number, base: &Number) -> Number {
    if node.gate.as_ref().is_some_and(|gate| base <= gate) {
        return Number::zero();
    }
    let share = &score.clone().clamp(Number::zero(), Number::from(100)) / &Number::from(100);
    &node.weight * &share
}
