//! How much of a node was judged.

use heng_model::{Number, Outcome};

use crate::leaf::Reading;
use crate::plan::Plan;

/// Of every node the judged share of the nominal weight of its applicable, not planned, base leaves; 0 where there is
/// none. `leaves` holds what was read of every leaf, by place.
pub(crate) fn coverage(plan: &Plan<'_>, leaves: &[Option<Reading>]) -> Vec<Number> {
    let mut parts: Vec<(Number, Number)> = Vec::with_capacity(plan.spots.len());
    for (spot, reading) in plan.spots.iter().zip(leaves) {
        let part = match reading {
            Some(reading) => of_leaf(reading),
            // A nominal weight is a share of all base siblings, whatever became of them; their common divisor cancels out
            // within the node, not above it.
            None => spot.base.iter().fold((Number::zero(), Number::zero()), |(judged, applicable), child| {
                let weight = &plan.spots[*child].node.weight;
                let share = weight.checked_div(&spot.weight_of_base).unwrap_or_else(Number::zero);
                (judged + &share * &parts[*child].0, applicable + &share * &parts[*child].1)
            }),
        };
        parts.push(part);
    }
    parts.into_iter().map(|(judged, of)| judged.checked_div(&of).unwrap_or_else(Number::zero)).collect()
}

/// The judged and the applicable share of a leaf.
fn of_leaf(reading: &Reading) -> (Number, Number) {
    match reading.mark.outcome {
        Outcome::Planned | Outcome::NotApplicable => (Number::zero(), Number::zero()),
        _ => (reading.judged.clone(), Number::one()),
    }
}
