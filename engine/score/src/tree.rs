//! The tree evaluated node by node across the cohort, leaves first: measured and imputed nodes see everybody.

use std::collections::{BTreeMap, BTreeSet};

use heng_model::assessment::NormaliserParameters;
use heng_model::indicator::{Kind, Leaf, Node, Stale};
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
    let mut normalisers = BTreeMap::new();
    let mut evaluations: Vec<Evaluation> = cohort
        .judgements
        .par_iter()
        .map(|judgements| Evaluation { marks: Vec::new(), leaves: Vec::new(), vetoes: vetoes(definition, judgements) })
        .collect();
    // Leaves hang on nothing but their judgements.
    let read = |spot: &Spot<'_>| spot.node.leaf.as_ref().map(|leaf| readings(spot.node, leaf, cohort));
    let read: Vec<Option<(Vec<Reading>, Option<NormaliserParameters>)>> = plan.spots.par_iter().map(read).collect();
    for (spot, read) in plan.spots.iter().zip(read) {
        let column: Vec<(Mark, Option<Reading>)> = match read {
            Some((readings, parameters)) => {
                normalisers.extend(parameters.map(|parameters| (spot.node.id.clone(), parameters)));
                readings.into_iter().map(|reading| (reading.mark.clone(), Some(reading))).collect()
            }
            None => evaluations.iter().map(|evaluation| (combine(plan, spot, &evaluation.marks), None)).collect(),
        };
        let loan = {
            let members = column.iter().zip(&evaluations).zip(&cohort.reference).filter(|(_, member)| **member);
            let earned = members.filter(|(((_, reading), evaluation), _)| {
                reading.as_ref().map_or_else(|| rests_on_judgements(plan, spot, &evaluation.leaves), Reading::is_earned)
            });
            impute::loan(spot.node, earned.map(|(((mark, _), _), _)| mark))
        };
        for (evaluation, (mark, reading)) in evaluations.iter_mut().zip(column) {
            let mark = finish(spot.node, mark, loan.as_ref(), &evaluation.vetoes);
            evaluation.marks.push(mark);
            evaluation.leaves.push(reading);
        }
    }
    (evaluations, normalisers)
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

/// What every subject's check said of one leaf, and what the values of a measured one made of its normaliser.
fn readings(node: &Node, leaf: &Leaf, cohort: &Cohort<'_>) -> (Vec<Reading>, Option<NormaliserParameters>) {
    let mut parameters = None;
    let mut measured = match &leaf.kind {
        Kind::Measured(normalisation) if !leaf.is_planned() => {
            let values: Vec<Option<Number>> =
                cohort.judgements.iter().map(|judgements| value(judgements, node, &normalisation.measure)).collect();
            let (marks, found) = crate::normalise::column(&node.id, normalisation, &values, &cohort.reference);
            parameters = Some(found);
            marks
        }
        _ => vec![None; cohort.judgements.len()],
    };
    let nothing = BTreeSet::new();
    let read = |(place, measured): (usize, &mut Option<Mark>)| {
        let judgement = cohort.judgements[place].leaves.get(&node.id);
        leaf::read(node, leaf, judgement.map(|said| &**said), cohort.subjects[place], measured.take(), &nothing)
    };
    (measured.iter_mut().enumerate().map(read).collect(), parameters)
}

/// What a check measured, where it went through and may be used.
fn value(judgements: &Judgements, node: &Node, measure: &str) -> Option<Number> {
    let judgement = judgements.leaves.get(&node.id)?;
    let measure = judgement.measures.get(measure)?;
    let usable = measure.stale.is_empty() || node.policies.stale == Stale::Keep;
    (usable && matches!(judgement.verdict, Verdict::Judged { .. })).then(|| measure.value.clone())
}
