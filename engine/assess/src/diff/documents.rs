//! Two results documents, with nothing else at hand. What the definitions say of points, weights, tiers and the like is
//! tried edit by edit on the judgements as they stand; that rulings differ is known leaf by leaf, not why.

use std::collections::BTreeSet;
use std::convert::Infallible;

use heng_model::assessment::Assessment;
use heng_model::comparison::{Comparison, Edit, EditKind, Ground};
use heng_model::judgement::Judgements;
use heng_model::{Definition, IndicatorId, SubjectId};
use serde_json::Value;

use super::edits::{self, Found, Part, Tried};
use super::effect::{self, Outline};
use super::patch::{document, put};
use super::{attributed, bounded, interaction};
use crate::moves::moves;
use crate::{ENGINE, FORMAT};

/// What moved between two results documents, and why, as far as they tell.
pub fn compare_documents(before: &Assessment, after: &Assessment) -> Comparison {
    let Found { edits, wordings } = edits::of_definitions(&before.definition, &after.definition);
    let (edits, grouped_from) = bounded(with_rulings(edits, before, after));
    let mixer = Mixer::new(before, after);
    let (base, whole) = (Outline::of(before), Outline::of(after));
    let Ok(effects) = attributed(&edits, (&base, &whole), |edits| Ok::<_, Infallible>(mixer.outline(edits)));
    let total = effect::between(&base, &whole);
    Comparison {
        format: FORMAT,
        engine: ENGINE.to_owned(),
        ground: Ground::Documents,
        moves: moves(before, after),
        interaction: interaction(&total, &effects),
        edits: effects,
        grouped_from,
        wordings,
        total,
    }
}

/// The edits, with one for each leaf of which something else was said. What the checks see of the definition is part of it.
fn with_rulings(edits: Vec<Tried>, before: &Assessment, after: &Assessment) -> Vec<Tried> {
    let mut leaves: BTreeSet<IndicatorId> = BTreeSet::new();
    for is in &after.subjects {
        let Some(was) = before.subjects.iter().find(|was| was.subject == is.subject) else { continue };
        let said = is.judgements.leaves.iter();
        let differs = said.filter(|(id, leaf)| {
            was.judgements
                .leaves
                .get(*id)
                .is_some_and(|then| then.verdict != leaf.verdict || then.measures != leaf.measures)
        });
        leaves.extend(differs.map(|(id, _)| id.clone()));
    }
    let seen =
        |kind: EditKind| matches!(kind, EditKind::Parameter | EditKind::Criteria | EditKind::Wanted | EditKind::Scope);
    let (of_leaves, mut edits): (Vec<Tried>, Vec<Tried>) = edits
        .into_iter()
        .partition(|one| seen(one.edit.kind) && one.edit.indicator.as_ref().is_some_and(|id| leaves.contains(id)));
    for id in leaves {
        let own = of_leaves.iter().filter(|one| one.edit.indicator.as_ref() == Some(&id));
        let mut parts = vec![Part::Rulings(id.clone())];
        parts.extend(own.clone().flat_map(|one| one.parts.clone()));
        let paths: Vec<&str> = own.clone().map(|one| one.edit.path.as_str()).collect();
        let path = if paths.is_empty() { format!("checks/{id}") } else { paths.join("、") };
        let count = own.map(|one| one.edit.count).sum::<usize>().max(1);
        let edit = Edit { kind: EditKind::Rulings, indicator: Some(id), path, count, before: None, after: None };
        edits.push(Tried { edit, parts });
    }
    edits::sort(&mut edits);
    edits
}

/// Definitions and judgements of both sides, ready to be mixed.
struct Mixer<'a> {
    before: &'a Assessment,
    after: &'a Assessment,
    was: Value,
    is: Value,
}

impl<'a> Mixer<'a> {
    fn new(before: &'a Assessment, after: &'a Assessment) -> Self {
        Self { before, after, was: document(&before.definition), is: document(&after.definition) }
    }

    /// The document before with these edits; nothing where the arithmetic fails.
    fn outline(&self, edits: &[&Tried]) -> Option<Outline> {
        let mut mixed = self.was.clone();
        let mut leaves: BTreeSet<&IndicatorId> = BTreeSet::new();
        let mut whole_tree = false;
        for edit in edits {
            whole_tree |= edit.edit.kind == EditKind::Tree || edit.parts.iter().any(is_tree);
            for part in &edit.parts {
                match part {
                    Part::Value(pointer) => put(&mut mixed, pointer, self.is.pointer(pointer)),
                    Part::Rulings(id) => drop(leaves.insert(id)),
                    Part::Script(_) | Part::Library(_) | Part::Plugin(_) => {}
                }
            }
        }
        let definition: Definition = serde_json::from_value(mixed).ok()?;
        let judged: Vec<Judgements> = self
            .before
            .subjects
            .iter()
            .map(|was| self.of_subject(&was.subject, &was.judgements, &leaves, whole_tree))
            .collect();
        let references: Vec<&Judgements> = judged.iter().collect();
        let outline = Outline::scored(&references, &heng_score::score(&definition, &references));
        (!outline.broken).then_some(outline)
    }

    fn of_subject(
        &self,
        subject: &SubjectId,
        was: &Judgements,
        leaves: &BTreeSet<&IndicatorId>,
        whole_tree: bool,
    ) -> Judgements {
        let mut judgements = was.clone();
        let Some(is) = self.after.subjects.iter().find(|is| is.subject == *subject) else { return judgements };
        for (id, leaf) in &is.judgements.leaves {
            // A leaf that is new has only the judgement after.
            let new = whole_tree && !was.leaves.contains_key(id);
            if new || leaves.contains(id) {
                judgements.leaves.insert(id.clone(), leaf.clone());
            }
        }
        judgements
    }
}

/// Whether a part brings a node that was not there.
fn is_tree(part: &Part) -> bool {
    matches!(part, Part::Value(pointer) if pointer.starts_with("/tree/nodes/") && pointer.matches('/').count() == 3)
}
