//! Siblings' weights against their parent's, and methods that cannot take a zero.

use std::collections::BTreeMap;

use heng_model::indicator::{MissingLeaf, Policies, Role};
use heng_model::{Diagnostic, IndicatorId, Message, Number};

use super::arrange::Arranged;
use super::line::Line;
use super::method;

/// Children whose weights a diagnostic points at one by one; it lists all.
const MOST_LABELS: usize = 8;

/// Notes every parent whose base children do not sum to its weight.
pub(crate) fn check_sums(arranged: &Arranged<'_>) {
    for (parent, children) in &arranged.children {
        let line = &arranged.lines[parent];
        let base = children.iter().map(|id| &arranged.lines[id]).filter(|child| child.role == Role::Base);
        let base: Vec<&Line<'_>> = base.collect();
        let weights: Option<Vec<&Number>> = base.iter().map(|child| child.weight.as_ref()).collect();
        // A weight that could not be read is a mistake of its own.
        let (Some(weights), Some(weight)) = (weights, &line.weight) else { continue };
        let sum: Number = weights.iter().copied().sum();
        if !line.relative && !base.is_empty() && sum != *weight {
            note_sum(line, weight, &sum, &base);
        }
    }
}

fn note_sum(line: &Line<'_>, weight: &Number, sum: &Number, children: &[&Line<'_>]) {
    let Some(at) = line.weight_at else { return };
    let written = |child: &&Line<'_>| format!("{} {}", child.id, child.weight.as_ref().unwrap_or(sum));
    let list: Vec<String> = children.iter().map(written).collect();
    let code = if line.id.is_root() { "heng::methodology::root_weights" } else { "heng::methodology::weights" };
    let message = Message::new(code).with("id", &line.id).with("weight", weight).with("sum", sum);
    let place = if line.id.is_root() && at.name() == "indicators" { at.key_span() } else { at.grounded_span() };
    let mut said = Diagnostic::error(message.with("children", list)).at(at.source, place);
    for child in children.iter().take(MOST_LABELS) {
        let (Some(at), Some(weight)) = (child.weight_at, &child.weight) else { continue };
        let label = Message::new("heng::methodology::child_weight").with("id", &child.id).with("weight", weight);
        said = said.context(at.source, at.grounded_span(), label);
    }
    at.log.note(said);
}

/// Notes methods that need scores above zero where a policy may put a zero below them.
pub(crate) fn check_zeros(arranged: &Arranged<'_>, policies: &BTreeMap<IndicatorId, Policies>) {
    for (id, line) in arranged.lines.iter().filter(|(_, line)| method::needs_above_zero(&line.method)) {
        if line.floor.as_ref().is_some_and(Number::is_positive) {
            continue;
        }
        let zero = |child: &&IndicatorId| {
            let base = arranged.lines[*child].role == Role::Base;
            base && policies.get(*child).is_some_and(|policies| policies.missing_leaf == MissingLeaf::Zero)
        };
        let Some(child) = arranged.children(id).iter().find(zero) else { continue };
        if let Some(at) = line.get("method") {
            let message = Message::new("heng::methodology::zero_below").with("method", method::name(&line.method));
            at.error(message.with("child", child));
        }
    }
}

/// The policies in force at every node, from the root down.
pub(crate) fn policies(arranged: &Arranged<'_>, root: &Policies) -> BTreeMap<IndicatorId, Policies> {
    let mut all = BTreeMap::new();
    let mut open = vec![(IndicatorId::root(), root.clone())];
    while let Some((id, above)) = open.pop() {
        let here = arranged.lines[&id].policies.over(&above);
        open.extend(arranged.children(&id).iter().map(|child| (child.clone(), here.clone())));
        all.insert(id, here);
    }
    all
}
