//! How a score comes about, in words that a reader can recompute it by.

use heng_model::Definition;
use heng_model::definition::{Ties, TiesOn};
use heng_model::indicator::{Kind, MissingCriterion, MissingLeaf, Policies, Role, Stale};
use heng_report::figure;
use serde::Serialize;

use super::tree;
use crate::material::Material;

/// A step, and what holds of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct How {
    /// What it is about.
    pub head: String,
    /// What holds.
    pub lines: Vec<String>,
}

/// All steps, from a criterion to a rank.
pub fn all(of: &Material<'_>) -> Vec<How> {
    let definition = of.definition();
    let step = |id: &str, lines: Vec<String>| How { head: of.word(id), lines };
    let steps = vec![
        step("how_leaf", leaf(of, definition)),
        step("how_tree", aggregation(of, definition)),
        step("how_missing", missing(of, definition)),
        step("how_bonus", bonus(of, definition)),
        step("how_tier", tiers(of, definition)),
        step("how_rank", ranks(of, definition)),
    ];
    steps.into_iter().filter(|step| !step.lines.is_empty()).collect()
}

fn leaf(of: &Material<'_>, definition: &Definition) -> Vec<String> {
    let kinds: Vec<&Kind> =
        definition.tree.leaves().filter(|(_, leaf)| !leaf.is_planned()).map(|(_, leaf)| &leaf.kind).collect();
    let word = |kind: &Kind| match kind {
        Kind::Rubric => "how_rubric",
        Kind::Measured(_) => "how_measured",
        Kind::Deduction { .. } => "how_deduction",
        Kind::Veto { .. } => "how_veto",
    };
    let all = ["how_rubric", "how_measured", "how_deduction", "how_veto"];
    let there = all.into_iter().filter(|id| kinds.iter().any(|kind| word(kind) == *id));
    let mut lines: Vec<String> = there.map(|id| of.word(id)).collect();
    let mut rubrics = definition.tree.leaves().flat_map(|(_, leaf)| &leaf.rubric);
    if rubrics.any(|criterion| !criterion.states.is_empty()) {
        lines.push(of.word("how_states"));
    }
    lines
}

fn aggregation(of: &Material<'_>, definition: &Definition) -> Vec<String> {
    let root = definition.tree.root();
    let index = definition.index_name.as_str();
    let mut lines = vec![of.word("how_weights")];
    let method = tree::method(of, &root.method);
    lines.push(of.say("how_index", &[("index", index.into()), ("method", method.into())]));
    let scale = &definition.scale;
    let decimals = u64::from(scale.decimals).into();
    lines.push(of.say("how_scale", &[("full", scale.full.to_string().into()), ("decimals", decimals)]));
    lines.push(of.word("how_effective"));
    lines
}

fn missing(of: &Material<'_>, definition: &Definition) -> Vec<String> {
    let policies = &definition.policies;
    let mut lines = vec![of.word("how_absent"), criterion(of, policies), whole(of, policies), stale(of, policies)];
    let mut kinds = definition.tree.leaves().map(|(_, leaf)| &leaf.kind);
    if kinds.any(|kind| matches!(kind, Kind::Deduction { .. })) {
        lines.push(deducts(of, policies));
    }
    let least = figure::short(&(&definition.coverage_at_least * &heng_model::Number::from(100))) + "%";
    if definition.coverage_at_least.is_positive() {
        lines.push(of.say("how_coverage", &[("least", least.into())]));
    }
    if definition.tree.leaves().any(|(_, leaf)| leaf.is_planned()) {
        lines.push(of.word("how_planned"));
    }
    if definition.tree.nodes.values().any(|node| node.policies != definition.policies) {
        lines.push(of.word("how_own_policies"));
    }
    lines
}

fn criterion(of: &Material<'_>, policies: &Policies) -> String {
    of.word(match policies.missing_criterion {
        MissingCriterion::Zero => "missing_criterion_zero",
        MissingCriterion::Exclude => "missing_criterion_exclude",
    })
}

fn whole(of: &Material<'_>, policies: &Policies) -> String {
    of.word(match policies.missing_leaf {
        MissingLeaf::Zero => "missing_leaf_zero",
        MissingLeaf::Exclude => "missing_leaf_exclude",
        MissingLeaf::ImputeMean => "missing_leaf_mean",
        MissingLeaf::ImputeMedian => "missing_leaf_median",
    })
}

fn stale(of: &Material<'_>, policies: &Policies) -> String {
    of.word(match policies.stale {
        Stale::Keep => "stale_keep",
        Stale::Zero => "stale_zero",
        Stale::Exclude => "stale_exclude",
    })
}

fn deducts(of: &Material<'_>, policies: &Policies) -> String {
    of.word(if policies.missing_deducts { "missing_deducts" } else { "missing_does_not_deduct" })
}

/// The policies of a node where they are not those of the whole.
pub fn differing(of: &Material<'_>, own: &Policies, whole_tree: &Policies) -> Vec<String> {
    let mut lines = Vec::new();
    if own.missing_criterion != whole_tree.missing_criterion {
        lines.push(criterion(of, own));
    }
    if own.missing_leaf != whole_tree.missing_leaf {
        lines.push(whole(of, own));
    }
    if own.stale != whole_tree.stale {
        lines.push(stale(of, own));
    }
    if own.missing_deducts != whole_tree.missing_deducts {
        lines.push(deducts(of, own));
    }
    lines
}

fn bonus(of: &Material<'_>, definition: &Definition) -> Vec<String> {
    let mut lines = Vec::new();
    for node in definition.tree.nodes.values().filter(|node| node.role == Role::Bonus && !node.is_veto()) {
        let name = named(&node.id, &node.name);
        lines.push(of.say("how_adds", &[("name", name.as_str().into()), ("most", node.weight.to_string().into())]));
        if let Some(gate) = &node.gate {
            lines.push(of.say("how_gate", &[("name", name.into()), ("gate", gate.to_string().into())]));
        }
    }
    for (node, leaf) in definition.tree.leaves() {
        if let Kind::Veto { node: vetoed, score, tier } = &leaf.kind {
            let at = definition.tree.get(vetoed).filter(|node| !node.id.is_root());
            let whom = at.map_or_else(|| definition.index_name.clone(), |node| named(&node.id, &node.name));
            let lowest = definition.tiers.last().map(|tier| tier.name.clone());
            let tier = tier.clone().or(lowest).unwrap_or_default();
            let args = [
                ("name", named(&node.id, &node.name).into()),
                ("whom", whom.into()),
                ("score", score.to_string().into()),
                ("has_tier", if tier.is_empty() || at.is_some() { "no" } else { "yes" }.into()),
                ("tier", tier.into()),
            ];
            lines.push(of.say("how_vetoes", &args));
        }
    }
    lines
}

fn tiers(of: &Material<'_>, definition: &Definition) -> Vec<String> {
    if definition.tiers.is_empty() { Vec::new() } else { vec![of.word("how_bound")] }
}

fn ranks(of: &Material<'_>, definition: &Definition) -> Vec<String> {
    let mut lines = vec![of.word("how_cohort")];
    lines.push(of.word(match definition.ranking.ties_on {
        TiesOn::Exact => "ties_on_exact",
        TiesOn::Published => "ties_on_published",
    }));
    lines.push(of.word(match definition.ranking.ties {
        Ties::Competition => "ties_competition",
        Ties::Dense => "ties_dense",
    }));
    if let Some(id) = &definition.reference_cohort
        && let Some(cohort) = definition.cohorts.iter().find(|cohort| cohort.id == *id)
    {
        lines.push(of.say("how_reference", &[("cohort", cohort.name.as_str().into())]));
    }
    lines
}

/// `6.1.2 统一政策文件库`
pub fn named(id: &heng_model::IndicatorId, name: &str) -> String {
    format!("{id} {name}").trim().to_owned()
}
