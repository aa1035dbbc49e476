//! One case: its small bundle is judged, and what came is held against what was expected.

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_assess::{Alone, assess_leaf};
use heng_evidence::Bundle;
use heng_files::Memory;
use heng_model::evidence::{Param, Value};
use heng_model::judgement::Verdict;
use heng_model::subject::Subject;
use heng_model::trail::RulePlace;
use heng_model::{CriterionId, Date, Definition};
use heng_script::Worker;

use crate::body::{self, Body};
use crate::case::{Case, CheckCases};
use crate::held::{self, Failure};

/// What came of a case.
#[derive(Debug)]
pub struct Ran {
    /// The subject that it was about.
    pub subject: Arc<Subject>,
    /// Its evidence, with whatever has been read of it.
    pub bundle: Arc<Bundle>,
    /// What the check said.
    pub alone: Alone,
    /// What was expected and does not hold.
    pub failures: Vec<Failure>,
    /// The text that its snapshot should have.
    pub body: Body,
}

/// Runs a case. The worker may be one of another rulebook over the same leaf: an edited script, say. Nothing where the run was
/// aborted.
pub fn run(check: &CheckCases, case: &Case, worker: &Worker<'_>) -> Option<Ran> {
    run_with(&check.definition, case, &case.files, worker)
}

/// The same with another definition of the leaf and other evidence: what comes of a case where something was changed.
pub(crate) fn run_with(
    definition: &Arc<Definition>,
    case: &Case,
    files: &Arc<Memory>,
    worker: &Worker<'_>,
) -> Option<Ran> {
    let definition = if case.params.is_empty() && case.assessed_on.is_none() {
        definition.clone()
    } else {
        Arc::new(given(definition, case.assessed_on, &case.params))
    };
    let bundle = Arc::new(Bundle::open(&case.name, files.clone(), definition.limits, worker.readers()));
    let subject = Arc::new(subject(&definition, case, &bundle)?);
    let alone = assess_leaf(&definition, worker, &subject, &bundle)?;
    let failures = held::against(case, &definition, &alone);
    let body = body::of(&definition, &subject, &bundle, &alone);
    Some(Ran { subject, bundle, alone, failures, body })
}

/// The definition of one leaf with a case's own date and values of parameters.
pub(crate) fn given(
    definition: &Definition,
    assessed_on: Option<Date>,
    params: &BTreeMap<String, Value>,
) -> Definition {
    let mut definition = definition.clone();
    definition.assessed_on = assessed_on.unwrap_or(definition.assessed_on);
    if let Some(leaf) = definition.tree.nodes.values_mut().find_map(|node| node.leaf.as_mut()) {
        leaf.params.extend(params.iter().map(|(name, value)| (name.clone(), Param::Value(value.clone()))));
    }
    definition
}

/// The subject that the case names, else the one that its `bundle.yaml` names, else the first that the leaf applies to.
fn subject(definition: &Definition, case: &Case, bundle: &Bundle) -> Option<Subject> {
    let subjects = &definition.subjects;
    let named = case.subject.as_ref().or(bundle.meta().subject.as_ref());
    let found = named.and_then(|id| subjects.iter().find(|subject| subject.id == *id));
    let leaf = definition.tree.leaves().next()?.1;
    let first = || subjects.iter().find(|subject| leaf.applies_to.admits(subject)).or(subjects.first());
    found.or_else(first).cloned()
}

/// The line of the rule that judged a criterion; without one, or where it was never judged, that which ended the check.
pub fn rule_of(alone: &Alone, criterion: Option<&CriterionId>) -> Option<RulePlace> {
    match &alone.judgement.verdict {
        Verdict::Judged { criteria } => criteria.iter().find(|one| Some(&one.criterion) == criterion)?.at.clone(),
        Verdict::NotApplicable { why } | Verdict::MissingEvidence { why } | Verdict::Vetoed { why } => why.at.clone(),
        Verdict::Error { errors } => errors.first()?.chain.first().cloned(),
        Verdict::Planned => None,
    }
}
