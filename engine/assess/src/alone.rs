//! One leaf on one bundle, with nothing around it: what a test case of a check asks for.

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_evidence::Bundle;
use heng_model::assessment::{Assessment, NodeResult, SubjectResult, Summary};
use heng_model::finding::Finding;
use heng_model::indicator::{Kind, Role};
use heng_model::judgement::{Judgements, LeafJudgement, MethodologyStamp, Remark};
use heng_model::subject::Subject;
use heng_model::{Definition, IndicatorId, Number};
use heng_score::ScoreProblem;
use heng_script::Worker;

use crate::{ENGINE, FORMAT, findings, judge, stale};

/// What came of one leaf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alone {
    /// What the check said.
    pub judgement: LeafJudgement,
    /// Its score. What depends on its place in the tree (weights, points of the index) means nothing here.
    pub result: NodeResult,
    /// What is worth reading of it, the worst first.
    pub findings: Vec<Finding>,
    /// What is wrong with the evidence.
    pub remarks: Vec<Remark>,
    /// Why there is no score, where the arithmetic is not defined for one subject alone.
    pub problems: Vec<ScoreProblem>,
}

/// The definition with this leaf as its only one, under a root that publishes whatever comes. None where it is no leaf.
pub fn reduced(definition: &Definition, leaf: &IndicatorId) -> Option<Definition> {
    let mut node = definition.tree.get(leaf).filter(|node| node.leaf.is_some())?.clone();
    let mut root = definition.tree.root().clone();
    root.children = vec![leaf.clone()];
    root.floor = None;
    root.method = heng_model::indicator::Aggregation::Mean;
    node.parent = Some(root.id.clone());
    // A bonus needs a base to stand on.
    (node.role, node.gate, node.weight) = (Role::Base, None, Number::one());
    // The node that it would veto is not there.
    if let Some(Kind::Veto { node: vetoed, .. }) = node.leaf.as_mut().map(|leaf| &mut leaf.kind) {
        *vetoed = root.id.clone();
    }
    let nodes = BTreeMap::from([(root.id.clone(), root), (leaf.clone(), node)]);
    Some(Definition {
        tree: heng_model::indicator::Tree { nodes },
        coverage_at_least: Number::zero(),
        statistics: Vec::new(),
        ..definition.clone()
    })
}

/// Judges, scores and finds for the only leaf of a [`reduced`] definition. Nothing where the run was aborted.
pub fn assess_leaf(
    definition: &Arc<Definition>,
    worker: &Worker<'_>,
    subject: &Arc<Subject>,
    bundle: &Arc<Bundle>,
) -> Option<Alone> {
    let (node, leaf) = definition.tree.leaves().next()?;
    let judgement = judge::judge_leaf(definition, node, leaf, worker, subject, bundle)?;
    let leaves = BTreeMap::from([(node.id.clone(), Arc::new(judgement.clone()))]);
    // Only a leaf's own part of the tree is here: what other leaves ask for cannot be told from what nobody asks for.
    let mut remarks: Vec<Remark> = bundle.diagnostics().iter().map(judge::remark).collect();
    remarks.extend(stale::remarks(definition, bundle, &judge::read_files(&leaves)));
    let (id, name) = (definition.id.clone(), definition.name.clone());
    let stamp = MethodologyStamp { id, name, digest: String::new(), plugins: Vec::new() };
    let judgements = Judgements {
        format: FORMAT,
        engine: ENGINE.to_owned(),
        methodology: stamp.clone(),
        subject: subject.id.clone(),
        bundle: None,
        leaves,
        remarks: remarks.clone(),
    };
    let scored = heng_score::score(definition, &[&judgements]);
    let card = scored.cards.into_iter().next()?;
    let result = card.nodes.get(&node.id)?.clone();
    let assessment = Assessment {
        format: FORMAT,
        engine: ENGINE.to_owned(),
        methodology: stamp,
        definition: Definition::clone(definition),
        provisional: false,
        subjects: vec![SubjectResult { subject: subject.id.clone(), card, ranks: BTreeMap::new(), judgements }],
        without_bundle: Vec::new(),
        normalisers: BTreeMap::new(),
        statistics: Vec::new(),
        findings: Vec::new(),
        summary: Summary::default(),
    };
    let findings = findings::of(&assessment);
    let problems = scored.problems.into_iter().filter(|problem| problem.indicator == node.id).collect();
    Some(Alone { judgement, result, findings, remarks, problems })
}
