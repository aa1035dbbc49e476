//! What moved between two methodologies on the same bundles, and which edit moved it.
//!
//! Each edit is tried twice: alone on the methodology before, and last, on all the others. Checks run again only where
//! what they see differs from everything tried so far; all else is arithmetic on judgements that are there already.

mod bench;
mod documents;
mod edits;
mod effect;
mod patch;

use heng_methodology::Methodology;
use heng_model::comparison::{Comparison, Edit, EditEffect, EditKind, Effect, Ground, Shift};
use heng_model::{Diagnostic, Number};
use heng_score::ScoreProblem;

use crate::moves::moves;
use crate::plan::{BundleInput, Refused};
use crate::run::{Aborted, Options};
use crate::{ENGINE, FORMAT};
use bench::Bench;
use edits::{Found, Tried};
use effect::Outline;
use patch::Patcher;

pub use documents::compare_documents;

/// Edits that are tried one by one: beyond them those of an indicator are taken together.
pub(crate) const MOST_EDITS: usize = 24;

/// What came of comparing two methodologies.
#[derive(Debug)]
pub struct Compared {
    /// The document.
    pub comparison: Comparison,
    /// Bundles that were left out, of either side.
    pub refused: Vec<Refused>,
    /// What is wrong with scripts before.
    pub rules_before: Vec<Diagnostic>,
    /// What is wrong with scripts after.
    pub rules_after: Vec<Diagnostic>,
    /// Nodes whose score could not be computed after.
    pub problems: Vec<ScoreProblem>,
    /// Whether a check failed on a subject, before or after.
    pub broken: bool,
}

/// Runs both methodologies on the bundles and says what moved, and why.
pub fn compare(
    before: &Methodology,
    after: &Methodology,
    bundles: Vec<BundleInput>,
    options: &Options<'_>,
) -> Result<Compared, Aborted> {
    let mut bench = Bench::new(bundles, options);
    let first = bench.run(before)?;
    let second = bench.run(after)?;
    let (base, whole) = (Outline::of(&first.assessment), Outline::of(&second.assessment));
    let Found { edits, wordings } = edits::between(before, after);
    let (edits, grouped_from) = bounded(edits);
    let patcher = Patcher::new(before, after);
    let effects = attributed(&edits, (&base, &whole), |edits| match patcher.with(edits) {
        Some(methodology) => bench.outline(&methodology),
        None => Ok(None),
    })?;
    let total = effect::between(&base, &whole);
    let comparison = Comparison {
        format: FORMAT,
        engine: ENGINE.to_owned(),
        ground: Ground::Evidence,
        moves: moves(&first.assessment, &second.assessment),
        interaction: interaction(&total, &effects),
        edits: effects,
        grouped_from,
        wordings,
        total,
    };
    let mut refused = first.refused;
    refused.extend(second.refused.into_iter().filter(|one| !refused.contains(one)).collect::<Vec<_>>());
    Ok(Compared {
        comparison,
        refused,
        rules_before: first.rules,
        rules_after: second.rules,
        problems: second.problems,
        broken: base.broken || whole.broken,
    })
}

/// What each edit does, alone and last. `outline` says what some of them come to together; nothing where they cannot stand.
fn attributed<E>(
    edits: &[Tried],
    (base, whole): (&Outline, &Outline),
    mut outline: impl FnMut(&[&Tried]) -> Result<Option<Outline>, E>,
) -> Result<Vec<EditEffect>, E> {
    let mut effects = Vec::new();
    for (place, one) in edits.iter().enumerate() {
        let others = edits.iter().enumerate().filter(|(at, _)| *at != place).map(|(_, edit)| edit);
        let (alone, without) = (outline(&[one])?, outline(&others.collect::<Vec<_>>())?);
        effects.push(EditEffect {
            edit: one.edit.clone(),
            alone: alone.map(|alone| effect::between(base, &alone)),
            last: without.map(|without| effect::between(&without, whole)),
        });
    }
    Ok(effects)
}

/// The edits, those of an indicator taken together where they are too many; and how many they were then.
fn bounded(edits: Vec<Tried>) -> (Vec<Tried>, Option<usize>) {
    let count = edits.len();
    if count <= MOST_EDITS {
        return (edits, None);
    }
    // First by indicator; still too many, by first-level indicator; the rest by kind.
    let by_leaf = grouped(edits, |edit| edit.indicator.as_ref().map(ToString::to_string));
    let few = by_leaf.len() <= MOST_EDITS;
    let first_level = |edit: &Edit| {
        let id = edit.indicator.as_ref()?;
        Some(id.as_str().split('.').next().unwrap_or_default().to_owned())
    };
    let edits = if few { by_leaf } else { grouped(by_leaf, first_level) };
    (edits, Some(count))
}

fn grouped(edits: Vec<Tried>, of: impl Fn(&Edit) -> Option<String>) -> Vec<Tried> {
    let mut groups: Vec<(Option<String>, EditKind, Vec<Tried>)> = Vec::new();
    for edit in edits {
        let name = of(&edit.edit);
        let kind = edit.edit.kind;
        let group = groups.iter_mut().find(|(known, of, _)| *known == name && (name.is_some() || *of == kind));
        match group {
            Some((.., list)) => list.push(edit),
            None => groups.push((name, kind, vec![edit])),
        }
    }
    groups.into_iter().map(|(name, kind, list)| together(name, kind, list)).collect()
}

fn together(name: Option<String>, kind: EditKind, mut list: Vec<Tried>) -> Tried {
    if list.len() == 1 {
        return list.remove(0);
    }
    let count = list.iter().map(|one| one.edit.count).sum();
    let path = list.iter().map(|one| one.edit.path.as_str()).collect::<Vec<_>>().join("、");
    let one_kind = list.iter().all(|one| one.edit.kind == kind);
    let kind = if one_kind { kind } else { EditKind::Group };
    let edit = Edit { kind, indicator: name.map(Into::into), path, count, before: None, after: None };
    Tried { edit, parts: list.into_iter().flat_map(|one| one.parts).collect() }
}

/// What the edits do only together. An edit that cannot stand alone counts with nothing here.
fn interaction(total: &Effect, effects: &[EditEffect]) -> Shift {
    let alone: Vec<&Effect> = effects.iter().filter_map(|one| one.alone.as_ref()).collect();
    let sums: Number = alone.iter().map(|effect| &effect.index.sum).sum();
    let mut ids: Vec<_> = total.index.subjects.iter().map(|(id, _)| id).collect();
    ids.extend(alone.iter().flat_map(|effect| effect.index.subjects.iter().map(|(id, _)| id)));
    ids.sort();
    ids.dedup();
    let left = |id: &heng_model::SubjectId| {
        let of: Number = alone.iter().map(|effect| effect.index.of(id)).sum();
        (id.clone(), &total.index.of(id) - &of)
    };
    let subjects = ids.into_iter().map(left).filter(|(_, shift)| !shift.is_zero()).collect();
    Shift { sum: &total.index.sum - &sums, subjects }
}

#[cfg(test)]
mod tests;
