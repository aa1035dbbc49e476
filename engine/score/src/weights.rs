//! Weights in effect, after what does not count has left.

use heng_model::indicator::Aggregation;
use heng_model::{Number, Outcome};

use crate::mark::Mark;
use crate::parent::counted;
use crate::plan::Plan;

/// The weight of a node in effect.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Effect {
    /// Among its siblings, in [0, 1]; none for what does not count.
    pub share: Option<Number>,
    /// Points of the index that hang on it.
    pub points: Option<Number>,
}

/// The weights in effect of every node for one subject, by place. `full` are the points of the root.
pub(crate) fn effects(plan: &Plan<'_>, marks: &[Mark], full: &Number) -> Vec<Effect> {
    let mut effects = vec![Effect::default(); plan.spots.len()];
    let root = plan.root();
    effects[root].points = Some(full.clone());
    for bonus in &plan.spots[root].bonus {
        effects[*bonus].points = marks[*bonus].score.is_some().then(|| plan.spots[*bonus].node.weight.clone());
    }
    for (place, spot) in plan.spots.iter().enumerate().rev() {
        // What a broken rule leaves without a score has its weight all the same: nobody else takes it over.
        let broken =
            |child: &usize| marks[*child].outcome == Outcome::Error && plan.spots[*child].node.weight.is_positive();
        let held: Vec<usize> = counted(plan, spot, marks).chain(spot.base.iter().copied().filter(broken)).collect();
        let of = match spot.node.method {
            Aggregation::Sum => spot.weight_of_base.clone(),
            _ => held.iter().map(|child| &plan.spots[*child].node.weight).sum(),
        };
        for child in held {
            let share = plan.spots[child].node.weight.checked_div(&of);
            let points = share.as_ref().zip(effects[place].points.as_ref()).map(|(share, points)| share * points);
            effects[child] = Effect { share, points };
        }
    }
    effects
}
