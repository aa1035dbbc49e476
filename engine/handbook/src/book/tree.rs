//! The tree with its weights: as stated, and as points of the index.

use std::collections::BTreeMap;

use heng_model::indicator::{Aggregation, Node, Role};
use heng_model::{Definition, IndicatorId, Number};
use heng_report::figure;
use serde::Serialize;

use super::check::Check;
use crate::material::Material;

/// A node of the tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Its id; empty for the root.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How far below the root it stands, from 0.
    pub depth: usize,
    /// Its weight as stated; none for the root and for vetoes.
    pub weight: Option<String>,
    /// Its share among its siblings.
    pub share: Option<String>,
    /// Points of the index that hang on it when everything counts.
    pub points: Option<String>,
    /// What is special about it.
    pub marks: Vec<String>,
    /// The check, by its place among the checks; none for inner nodes and what is planned.
    pub check: Option<usize>,
    /// The page of that check.
    pub page: Option<String>,
}

/// What hangs on each node when everything counts.
#[derive(Debug, Default)]
pub struct Weights(BTreeMap<IndicatorId, (Option<Number>, Number)>);

impl Weights {
    /// The weights of a tree, from the root down.
    pub fn of(definition: &Definition) -> Self {
        let mut weights = Self::default();
        let tree = &definition.tree;
        weights.0.insert(IndicatorId::root(), (None, definition.scale.full.clone()));
        let mut order = tree.leaves_first();
        order.reverse();
        for node in order {
            let Some((_, points)) = weights.0.get(&node.id).cloned() else { continue };
            let children: Vec<&Node> = node.children.iter().filter_map(|id| tree.get(id)).collect();
            let base = |child: &&&Node| child.role == Role::Base && !child.is_veto();
            let sum: Number = children.iter().filter(base).map(|child| &child.weight).sum();
            for child in children.iter().filter(|child| !child.is_veto()) {
                let share = child.weight.checked_div(&sum).filter(|_| child.role == Role::Base);
                let own = share.as_ref().map_or_else(|| child.weight.clone(), |share| share * &points);
                weights.0.insert(child.id.clone(), (share, own));
            }
        }
        weights
    }

    /// Points of the index that hang on a node; none on a veto.
    pub fn points(&self, id: &IndicatorId) -> Option<&Number> {
        self.0.get(id).map(|(_, points)| points)
    }

    fn share(&self, id: &IndicatorId) -> Option<&Number> {
        self.0.get(id)?.0.as_ref()
    }
}

/// The tree from the root down.
pub fn rows(of: &Material<'_>, weights: &Weights, checks: &[Check]) -> Vec<Row> {
    let mut rows = Vec::new();
    walk(of, weights, checks, of.definition().tree.root(), 0, &mut rows);
    rows
}

fn walk(of: &Material<'_>, weights: &Weights, checks: &[Check], node: &Node, depth: usize, rows: &mut Vec<Row>) {
    let is_root = node.id.is_root();
    let check = checks.iter().position(|check| check.id == node.id.as_str()).filter(|_| !is_root);
    rows.push(Row {
        id: if is_root { String::new() } else { node.id.to_string() },
        name: if is_root { of.definition().index_name.clone() } else { node.name.clone() },
        depth,
        weight: (!is_root && !node.is_veto()).then(|| node.weight.to_string()),
        share: weights.share(&node.id).map(figure::percent),
        points: weights.points(&node.id).map(figure::short),
        marks: marks(of, node),
        check,
        page: check.map(|at| checks[at].page.clone()),
    });
    for child in node.children.iter().filter_map(|id| of.definition().tree.get(id)) {
        walk(of, weights, checks, child, depth + 1, rows);
    }
}

/// What of a node is not as it mostly is.
fn marks(of: &Material<'_>, node: &Node) -> Vec<String> {
    let mut marks = Vec::new();
    let definition = of.definition();
    if node.role == Role::Bonus && !node.is_veto() {
        marks.push(match &node.gate {
            Some(gate) => of.say("mark_gate", &[("gate", gate.to_string().into())]),
            None => of.word("mark_bonus"),
        });
    }
    if node.is_veto() {
        marks.push(of.word("mark_veto"));
    }
    if node.leaf.as_ref().is_some_and(heng_model::indicator::Leaf::is_planned) {
        marks.push(of.word("mark_planned"));
    }
    if !node.children.is_empty() && node.method != Aggregation::Mean {
        marks.push(method(of, &node.method));
    }
    if let Some(floor) = &node.floor {
        marks.push(of.say("mark_floor", &[("floor", floor.to_string().into())]));
    }
    if node.relative_weights && !node.id.is_root() {
        marks.push(of.word("mark_relative"));
    }
    if node.policies != definition.policies {
        marks.extend(super::how::differing(of, &node.policies, &definition.policies));
    }
    marks
}

/// What a method of aggregation is called.
pub fn method(of: &Material<'_>, method: &Aggregation) -> String {
    match method {
        Aggregation::Mean => of.word("method_mean"),
        Aggregation::Geometric => of.word("method_geometric"),
        Aggregation::Harmonic => of.word("method_harmonic"),
        Aggregation::Power(p) => of.say("method_power", &[("p", p.to_string().into())]),
        Aggregation::Min => of.word("method_min"),
        Aggregation::Max => of.word("method_max"),
        Aggregation::Sum => of.word("method_sum"),
        other => format!("{other:?}"),
    }
}
