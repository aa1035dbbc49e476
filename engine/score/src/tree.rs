//! The tree evaluated node by node across the cohort, leaves first: measured and imputed nodes see everybody.

use std::collections::{BTreeMap, BTreeSet};

use heng_model::assessment::NormaliserParameters;
use heng_model::indicator::{Kind, Node, Stale};
use heng_model::judgement::{Judgements, Verdict};
use heng_model::subject::Subject;
use heng_model::{CohortId, Definition, IndicatorId, Number};
use rayon::prelude::*;

use crate::impute::{self, Loan};
use crate::leaf::{self, Reading};
use crate::mark::Mark;
use crate::parent::combine;
use crate::plan::{Plan, Spot};
use crate::veto::{Veto, vetoes};

/// Who is scored, by place among the judgements.
#[derive(Debug)]
pub(crate) struct Cohort<'a> {
    pub judgements: &'a [&'a Judgements],
    /// What the methodology says of each; none of a subject that it does not have.
    pub subjects: Vec<Option<&'a Subject>>,
    /// Who belongs to the reference cohort.
    pub reference: Vec<bool>,
}

impl<'a> Cohort<'a> {
    pub fn new(definition: &'a Definition, judgements: &'a [&'a Judgements]) -> Self {
        let by_id: BTreeMap<_, _> = definition.subjects.iter().map(|subject| (&subject.id, subject)).collect();
        let subjects: Vec<Option<&Subject>> =
            judgements.iter().map(|judgements| by_id.get(&judgements.subject).copied()).collect();
        let reference = match &definition.reference_cohort {
            Some(cohort) => members(definition, cohort, &subjects),
            None => vec![true; subjects.len()],
        };
        Self { judgements, subjects, reference }
    }
}

/// Who belongs to a cohort.
pub(crate) fn members(definition: &Definition, cohort: &CohortId, subjects: &[Option<&Subject>]) -> Vec<bool> {
    let cohort = definition.cohorts.iter().find(|candidate| candidate.id == *cohort);
    let admits = |subject: &Subject| cohort.is_some_and(|cohort| cohort.members.admits(subject));
    subjects.iter().map(|subject| subject.is_some_and(admits)).collect()
}

/// What came of one subject, by place in the plan, before a veto on the root.
#[derive(Debug)]
pub(crate) struct Evaluation {
    pub marks: Vec<Mark>,
    pub leaves: Vec<Option<Reading>>,
    pub vetoes: BTreeMap<IndicatorId, Veto>,
}

/// Every subject's evaluation, in order, and the parameters of the normalisers.
pub(crate) fn evaluate(
    definition: &Definition,
    plan: &Plan<'_>,
    cohort: &Cohort<'_>,
) -> (Vec<Evaluation>, BTreeMap<IndicatorId, NormaliserParameters>) {
    let (measured, normalisers) = normalised(plan, cohort);
    let step = |spot: usize, subject: usize, evaluation: &Evaluation| {
        let measured = measured[spot].as_ref().and_then(|marks| marks[subject].clone());
        said(plan, &plan.spots[spot], cohort, subject, measured, &evaluation.marks)
    };
    let begun = |judgements: &&Judgements| Evaluation {
        marks: Vec::with_capacity(plan.spots.len()),
        leaves: Vec::with_capacity(plan.spots.len()),
        vetoes: vetoes(definition, judgements),
    };
    if !plan.spots.iter().any(|spot| impute::lends(spot.node)) {
        // Nobody's score hangs on anybody else's.
        let alone = |(subject, judgements)| {
            let mut evaluation = begun(judgements);
            for spot in 0..plan.spots.len() {
                let (mark, reading) = step(spot, subject, &evaluation);
                evaluation.push(plan.spots[spot].node, mark, reading, None);
            }
            evaluation
        };
        return (cohort.judgements.par_iter().enumerate().map(alone).collect(), normalisers);
    }
    let mut evaluations: Vec<Evaluation> = cohort.judgements.par_iter().map(begun).collect();
    for (place, spot) in plan.spots.iter().enumerate() {
        let column: Vec<(Mark, Option<Reading>)> =
            evaluations.par_iter().enumerate().map(|(subject, evaluation)| step(place, subject, evaluation)).collect();
        let loan = {
            let members = column.iter().zip(&evaluations).zip(&cohort.reference).filter(|(_, member)| **member);
            let earned = members.filter(|(((_, reading), evaluation), _)| {
                reading.as_ref().map_or_else(|| rests_on_judgements(plan, spot, &evaluation.leaves), Reading::is_earned)
            });
            impute::loan(spot.node, earned.map(|(((mark, _), _), _)| mark))
        };
        for (evaluation, (mark, reading)) in evaluations.iter_mut().zip(column) {
            evaluation.push(spot.node, mark, reading, loan.as_ref());
        }
    }
    (evaluations, normalisers)
}

impl Evaluation {
    /// Adds the next node of the plan.
    fn push(&mut self, node: &Node, mark: Mark, reading: Option<Reading>, loan: Option<&Loan>) {
        let mark = finish(node, mark, loan, &self.vetoes);
        self.marks.push(mark);
        self.leaves.push(reading);
    }
}

/// Whether anything was judged that a parent's score is made of. Zeros that a policy gave in the place of missing or stale
/// evidence alone are nothing that the cohort earned.
fn rests_on_judgements(plan: &Plan<'_>, spot: &Spot<'_>, leaves: &[Option<Reading>]) -> bool {
    spot.base.iter().any(|child| match &leaves[*child] {
        Some(reading) => reading.is_earned(),
        None => rests_on_judgements(plan, &plan.spots[*child], leaves),
    })
}

/// The policy on missing evidence, then a veto. A veto on the root waits for the bonuses; a broken one needs nothing
/// here, since its leaf has broken every node above it.
pub(crate) fn finish(node: &Node, mark: Mark, loan: Option<&Loan>, vetoes: &BTreeMap<IndicatorId, Veto>) -> Mark {
    let mark = impute::settle(node, mark, loan);
    match vetoes.get(&node.id) {
        Some(veto) if !node.id.is_root() => veto.apply(mark),
        _ => mark,
    }
}

/// What the cohort's values make of a measured leaf, by subject.
type Column = Vec<Option<Mark>>;

/// The marks of the measured leaves by subject, each by place in the plan, and what the cohort's values made of the normalisers.
fn normalised(
    plan: &Plan<'_>,
    cohort: &Cohort<'_>,
) -> (Vec<Option<Column>>, BTreeMap<IndicatorId, NormaliserParameters>) {
    let mut parameters = BTreeMap::new();
    let column = |spot: &Spot<'_>| {
        let node = spot.node;
        let leaf = node.leaf.as_ref().filter(|leaf| !leaf.is_planned())?;
        let Kind::Measured(normalisation) = &leaf.kind else { return None };
        let values: Vec<Option<Number>> =
            cohort.judgements.iter().map(|judgements| value(judgements, node, &normalisation.measure)).collect();
        let (marks, found) = crate::normalise::column(&node.id, normalisation, &values, &cohort.reference);
        parameters.insert(node.id.clone(), found);
        Some(marks)
    };
    let columns = plan.spots.iter().map(column).collect();
    (columns, parameters)
}

/// What one node makes of what was judged of a subject, before its policy on missing evidence: of a leaf its reading too.
fn said(
    plan: &Plan<'_>,
    spot: &Spot<'_>,
    cohort: &Cohort<'_>,
    subject: usize,
    measured: Option<Mark>,
    marks: &[Mark],
) -> (Mark, Option<Reading>) {
    let Some(leaf) = &spot.node.leaf else { return (combine(plan, spot, marks), None) };
    let judgement = cohort.judgements[subject].leaves.get(&spot.node.id).map(|said| &**said);
    let reading = leaf::read(spot.node, leaf, judgement, cohort.subjects[subject], measured, &BTreeSet::new());
    (reading.mark.clone(), Some(reading))
}

/// What a check measured, where it went through and may be used.
fn value(judgements: &Judgements, node: &Node, measure: &str) -> Option<Number> {
    let judgement = judgements.leaves.get(&node.id)?;
    let measure = judgement.measures.get(measure)?;
    let usable = measure.stale.is_empty() || node.policies.stale == Stale::Keep;
    (usable && matches!(judgement.verdict, Verdict::Judged { .. })).then(|| measure.value.clone())
}
