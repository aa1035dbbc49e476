//! What is still to be collected, per subject and indicator. No check runs, and no file is read further than that takes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use heng_evidence::{Bundle, Open, Readers};
use heng_methodology::Methodology;
use heng_model::evidence::{Wanted, WantedObservation};
use heng_model::indicator::{Leaf, Node};
use heng_model::judgement::{Remark, StaleFile};
use heng_model::subject::Subject;
use heng_model::todo::{
    EvidenceState, EvidenceTodo, Fault, IndicatorTodo, Lack, ObservationState, ObservationTodo, SubjectTodo, Tally,
    Todo,
};
use heng_model::{CohortId, Date, Definition, Diagnostic, IndicatorId, Message, Severity, SubjectId};
use rayon::prelude::*;

use crate::plan::{BundleInput, Planned, Refused, plan};
use crate::run::{opened, stamp, workers};
use crate::{ENGINE, FORMAT, collected, judge, stale};

/// About whom and what is asked.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// Only these subjects; empty: all.
    pub subjects: Vec<SubjectId>,
    /// Only this cohort.
    pub cohort: Option<CohortId>,
    /// Only what is at or below this indicator.
    pub indicator: Option<IndicatorId>,
    /// Only subjects that have a bundle.
    pub with_bundle: bool,
}

/// The list, and what is wrong with the bundles.
#[derive(Debug)]
pub struct Listed {
    /// The list.
    pub todo: Todo,
    /// Bundles that were left out.
    pub refused: Vec<Refused>,
    /// What is wrong with `bundle.yaml`, `observations.yaml` or the folder itself, by the bundle's folder name.
    pub broken: Vec<(String, Vec<Diagnostic>)>,
}

/// Lists what is still to be collected.
pub fn todo(methodology: &Methodology, bundles: Vec<BundleInput>, readers: &Readers, scope: &Scope) -> Listed {
    let definition = &methodology.definition;
    let walk = Walk { definition, leaves: leaves(definition, scope.indicator.as_ref()) };
    workers(None).install(|| {
        let (planned, refused) = plan(definition, opened(definition, bundles, readers));
        // A subject with two bundles has one, once somebody has chosen.
        let doubled: BTreeSet<&str> =
            refused.iter().filter_map(|refused| refused.diagnostic.message.text("subject")).collect();
        let planned: BTreeMap<&SubjectId, &Planned> = planned.iter().map(|one| (&one.subject.id, one)).collect();
        let shown = definition.subjects.iter().filter(|subject| {
            let bundle = planned.contains_key(&subject.id);
            scope.asks_about(definition, subject)
                && (bundle || !scope.with_bundle && !doubled.contains(subject.id.as_str()))
        });
        let shown: Vec<&Subject> = shown.collect();
        let looked: Vec<(SubjectTodo, Vec<Diagnostic>)> =
            shown.into_par_iter().map(|subject| walk.subject(subject, planned.get(&subject.id).copied())).collect();
        let mut broken = Vec::new();
        let mut subjects = Vec::new();
        for (subject, problems) in looked {
            if let (false, Some(bundle)) = (problems.is_empty(), &subject.bundle) {
                broken.push((bundle.clone(), problems));
            }
            subjects.push(subject);
        }
        let unbuilt = walk.leaves.iter().filter(|(_, leaf)| leaf.is_planned());
        let todo = Todo {
            format: FORMAT,
            engine: ENGINE.to_owned(),
            methodology: stamp(methodology),
            assessed_on: definition.assessed_on,
            planned: unbuilt.map(|(node, _)| node.id.clone()).collect(),
            subjects,
        };
        Listed { todo, refused, broken }
    })
}

impl Scope {
    fn asks_about(&self, definition: &Definition, subject: &Subject) -> bool {
        let cohort = |id: &CohortId| {
            let known = definition.cohorts.iter().find(|cohort| cohort.id == *id);
            known.is_some_and(|cohort| cohort.members.admits(subject))
        };
        (self.subjects.is_empty() || self.subjects.contains(&subject.id)) && self.cohort.as_ref().is_none_or(cohort)
    }
}

/// The leaves at or below an indicator, in the order of the tree.
fn leaves<'a>(definition: &'a Definition, from: Option<&IndicatorId>) -> Vec<(&'a Node, &'a Leaf)> {
    let tree = &definition.tree;
    let all = tree.leaves_first().into_iter().filter_map(|node| Some((node, node.leaf.as_ref()?)));
    all.filter(|(node, _)| from.is_none_or(|from| tree.within(&node.id, from))).collect()
}

/// What is the same for every subject.
struct Walk<'a> {
    definition: &'a Definition,
    leaves: Vec<(&'a Node, &'a Leaf)>,
}

impl Walk<'_> {
    fn subject(&self, subject: &Subject, planned: Option<&Planned>) -> (SubjectTodo, Vec<Diagnostic>) {
        let bundle = planned.map(|planned| &*planned.bundle);
        let unasked = bundle.map(|bundle| self.unasked(bundle)).unwrap_or_default();
        let applies = |leaf: &Leaf| !leaf.is_planned() && leaf.applies_to.admits(subject);
        let asks = |leaf: &Leaf| !leaf.evidence.is_empty() || !leaf.observations.is_empty();
        let leaves = self.leaves.iter().filter(|(_, leaf)| applies(leaf) && asks(leaf));
        let indicators: Vec<IndicatorTodo> = leaves
            .map(|(node, leaf)| IndicatorTodo {
                indicator: node.id.clone(),
                name: node.name.clone(),
                evidence: leaf.evidence.iter().map(|wanted| self.evidence(wanted, bundle, &unasked)).collect(),
                observations: leaf.observations.iter().map(|wanted| observation(&node.id, wanted, bundle)).collect(),
            })
            .collect();
        let (broken, remarks) = bundle.map(|bundle| self.beside(bundle, &indicators)).unwrap_or_default();
        let todo = SubjectTodo {
            subject: subject.id.clone(),
            name: subject.name.clone(),
            bundle: planned.map(|planned| planned.name.clone()),
            tally: Tally::of(&indicators),
            indicators,
            remarks,
        };
        (todo, broken)
    }

    fn evidence(&self, wanted: &Wanted, bundle: Option<&Bundle>, unasked: &BTreeSet<Arc<str>>) -> EvidenceTodo {
        let not_before = stale::not_before(self.definition, wanted);
        let state = bundle.map_or_else(
            || EvidenceState::Missing { nearest: Vec::new() },
            |bundle| self.state(wanted, not_before, bundle, unasked),
        );
        EvidenceTodo { wanted: wanted.clone(), not_before, state }
    }

    fn state(
        &self,
        wanted: &Wanted,
        not_before: Option<Date>,
        bundle: &Bundle,
        unasked: &BTreeSet<Arc<str>>,
    ) -> EvidenceState {
        let files = bundle.matching(&wanted.pattern).unwrap_or_default();
        if files.is_empty() {
            return match bundle.absence(&wanted.pattern) {
                Some(absence) => {
                    EvidenceState::Absent { searched: absence.searched.clone(), by: absence.by.clone(), on: absence.on }
                }
                None => EvidenceState::Missing {
                    nearest: bundle
                        .nearest(&wanted.pattern)
                        .into_iter()
                        .filter(|file| unasked.contains(file))
                        .collect(),
                },
            };
        }
        let mut faults: Vec<Fault> = Vec::new();
        for file in &files {
            let content = content(wanted, bundle, file);
            // What has to be saved anew gets a new date with it.
            let lasts = !matches!(content, Some(Fault::Unreadable { .. }));
            faults.extend(content);
            faults.extend(self.age(not_before, bundle, file).filter(|_| lasts));
        }
        faults.sort_by_key(Fault::lack);
        let files = files.len();
        if faults.is_empty() { EvidenceState::There { files } } else { EvidenceState::Faulty { files, faults } }
    }

    fn age(&self, not_before: Option<Date>, bundle: &Bundle, file: &Arc<str>) -> Option<Fault> {
        let file = file.clone();
        match (bundle.captured_at(&file), not_before) {
            (None, _) => Some(Fault::Undated { file }),
            (Some(captured_at), _) if captured_at > self.definition.assessed_on => {
                Some(Fault::Late { file, captured_at })
            }
            (Some(captured_at), Some(not_before)) if captured_at < not_before => {
                Some(Fault::Stale(StaleFile { file, captured_at, not_before }))
            }
            (Some(_), _) => None,
        }
    }

    /// Files that no check asks for: one of them may be what is missing elsewhere, under another name.
    fn unasked(&self, bundle: &Bundle) -> BTreeSet<Arc<str>> {
        let wanted = self.definition.tree.leaves().flat_map(|(_, leaf)| &leaf.evidence);
        let asked = wanted.flat_map(|wanted| bundle.matching(&wanted.pattern).unwrap_or_default());
        let asked: BTreeSet<Arc<str>> = asked.collect();
        bundle.paths().iter().filter(|path| !asked.contains(*path)).cloned().collect()
    }

    /// What is wrong beside what was asked for: that the bundle cannot be read as one, and everything else.
    fn beside(&self, bundle: &Bundle, indicators: &[IndicatorTodo]) -> (Vec<Diagnostic>, Vec<Remark>) {
        let observations = indicators.iter().flat_map(|indicator| &indicator.observations);
        let said: BTreeSet<&Message> = observations
            .filter_map(|one| match &one.state {
                ObservationState::Open { why, .. } => Some(why),
                _ => None,
            })
            .collect();
        let is_listed = |diagnostic: &&Diagnostic| {
            let message = &diagnostic.message;
            let file = message.text("file").unwrap_or_default();
            match message.code.as_ref() {
                // The list itself says it.
                "heng::evidence::no_data" => true,
                "heng::evidence::unreadable" => bundle.paths().iter().any(|path| **path == *file),
                _ => said.contains(message),
            }
        };
        let found = bundle.diagnostics();
        let (errors, others): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
            found.iter().filter(|one| !is_listed(one)).partition(|one| one.severity == Severity::Error);
        let mut remarks: Vec<Remark> = errors.iter().chain(&others).map(|one| judge::remark(one)).collect();
        remarks.extend(collected::stray(self.definition, bundle));
        (errors.into_iter().cloned().collect(), remarks)
    }
}

/// What is wrong with what a file holds.
fn content(wanted: &Wanted, bundle: &Bundle, file: &Arc<str>) -> Option<Fault> {
    let read = if wanted.columns.is_empty() {
        bundle.is_text(file).map(|()| Vec::new())
    } else {
        bundle.head(file).map(|table| collected::lacking(wanted, &table))
    };
    match read {
        Err(unreadable) => Some(Fault::Unreadable { file: file.clone(), why: unreadable.why }),
        Ok(columns) if columns.is_empty() => None,
        Ok(columns) => Some(Fault::Columns { file: file.clone(), columns }),
    }
}

fn observation(indicator: &IndicatorId, wanted: &WantedObservation, bundle: Option<&Bundle>) -> ObservationTodo {
    let coded = bundle.map(|bundle| (bundle, bundle.observation(indicator.as_str(), &wanted.id)));
    let state = match coded {
        None | Some((_, Ok(None))) => ObservationState::Uncoded,
        Some((_, Err(unreadable))) => {
            let why = Message::new("heng::finding::unreadable").with("file", &*unreadable.path);
            ObservationState::Open { lack: Lack::BadCoding, why: why.with("why", unreadable.why) }
        }
        // An empty list of codings is what a form looks like before anybody has filled it in.
        Some((_, Ok(Some(found)))) if found.codings.is_empty() && found.settled.is_none() => ObservationState::Uncoded,
        Some((bundle, Ok(Some(found)))) => match bundle.decision(&found, Some(wanted)).value {
            Ok(value) => ObservationState::Coded { value: value.to_owned() },
            Err(open) => ObservationState::Open { lack: lack(&open), why: open.message(&wanted.id) },
        },
    };
    ObservationTodo { wanted: wanted.clone(), state }
}

fn lack(open: &Open) -> Lack {
    match open {
        Open::TooFewCoders { .. } => Lack::TooFewCoders,
        Open::Disagreement(_) => Lack::Disagreement,
        Open::NotInCodebook { .. } | Open::NotCited(_) | Open::Unread(_) => Lack::BadCoding,
    }
}
