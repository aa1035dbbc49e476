//! What moved between two assessments. Pure: two documents in, one out.

mod statistic;
mod subject;
mod tier;

use std::collections::BTreeMap;
use std::mem::discriminant;

use heng_model::assessment::{Assessment, SubjectResult};
use heng_model::moves::{Incomparable, Moves, Thing, Why};
use heng_model::subject::Subject;
use heng_model::{IndicatorId, SubjectId};
use rayon::prelude::*;

/// Both sides, with what is looked up again and again.
pub(crate) struct Sides<'a> {
    before: &'a Assessment,
    after: &'a Assessment,
    /// Subjects with a result on both sides, in the order of the assessment after.
    pairs: Vec<(&'a SubjectResult, &'a SubjectResult)>,
    /// Leaves that can be compared, in the order of ids.
    leaves: Vec<&'a IndicatorId>,
    names: BTreeMap<&'a SubjectId, &'a str>,
}

/// What moved from one assessment to another.
pub fn moves(before: &Assessment, after: &Assessment) -> Moves {
    let sides = Sides::new(before, after);
    let subjects: Vec<_> = sides.pairs.par_iter().filter_map(|pair| subject::moved(&sides, *pair)).collect();
    Moves {
        before: before.methodology.clone(),
        after: after.methodology.clone(),
        decimals: after.definition.scale.decimals,
        index_name: after.definition.index_name.clone(),
        compared: sides.pairs.len(),
        tiers: tier::groups(&sides, &subjects),
        statistics: statistic::moved(&sides),
        incomparable: incomparable(&sides),
        subjects,
    }
}

impl<'a> Sides<'a> {
    fn new(before: &'a Assessment, after: &'a Assessment) -> Self {
        let was: BTreeMap<&SubjectId, &SubjectResult> =
            before.subjects.iter().map(|result| (&result.subject, result)).collect();
        let pairs = after.subjects.iter().filter_map(|result| Some((*was.get(&result.subject)?, result)));
        let leaves = after.definition.tree.leaves().map(|(node, _)| &node.id);
        let leaves = leaves.filter(|id| unlike(before, after, id).is_none());
        let subjects = before.definition.subjects.iter().chain(&after.definition.subjects);
        let names = subjects.map(|subject| (&subject.id, subject.name.as_str())).collect();
        Self { before, after, pairs: pairs.collect(), leaves: leaves.collect(), names }
    }

    /// The name in print; the id of a subject that no methodology names.
    fn name(&self, id: &SubjectId) -> String {
        self.names.get(id).map_or_else(|| id.to_string(), |name| (*name).to_owned())
    }
}

/// Why a node of either tree cannot be compared; nothing where it can.
fn unlike(before: &Assessment, after: &Assessment, id: &IndicatorId) -> Option<Why> {
    let (was, is) = match (before.definition.tree.get(id), after.definition.tree.get(id)) {
        (Some(was), Some(is)) => (was, is),
        (Some(_), None) => return Some(Why::OnlyBefore),
        (None, _) => return Some(Why::OnlyAfter),
    };
    match (&was.leaf, &is.leaf) {
        (None, None) => None,
        (Some(was), Some(is)) => match (was.is_planned(), is.is_planned()) {
            (true, false) => Some(Why::PlannedBefore),
            (false, true) => Some(Why::PlannedAfter),
            (true, true) => None,
            // Two scores of a leaf are of one nature where their kinds are.
            (false, false) => (discriminant(&was.kind) != discriminant(&is.kind)).then_some(Why::OtherKind),
        },
        _ => Some(Why::LeafAndParent),
    }
}

fn incomparable(sides: &Sides<'_>) -> Vec<Incomparable> {
    let (before, after) = (sides.before, sides.after);
    let mut all = Vec::new();
    if before.definition.scale.full != after.definition.scale.full {
        let name = after.definition.index_name.clone();
        all.push(Incomparable { what: Thing::Index, name, why: Why::OtherScale });
    }
    let known = |list: &[Subject], id: &SubjectId| list.iter().any(|subject| subject.id == *id);
    let lost =
        before.subjects.iter().filter(|result| !sides.pairs.iter().any(|(was, _)| was.subject == result.subject));
    for result in lost {
        let there = known(&after.definition.subjects, &result.subject);
        let why = if there { Why::NoBundleAfter } else { Why::OnlyBefore };
        all.push(of_subject(sides, &result.subject, why));
    }
    let won = after.subjects.iter().filter(|result| !sides.pairs.iter().any(|(_, is)| is.subject == result.subject));
    for result in won {
        let there = known(&before.definition.subjects, &result.subject);
        let why = if there { Why::NoBundleBefore } else { Why::OnlyAfter };
        all.push(of_subject(sides, &result.subject, why));
    }
    let mut ids: Vec<&IndicatorId> =
        before.definition.tree.nodes.keys().chain(after.definition.tree.nodes.keys()).collect();
    ids.sort();
    ids.dedup();
    for id in ids {
        let Some(why) = unlike(before, after, id) else { continue };
        let node = after.definition.tree.get(id).or_else(|| before.definition.tree.get(id));
        let name = node.map_or_else(String::new, |node| node.name.clone());
        all.push(Incomparable { what: Thing::Indicator(id.clone()), name, why });
    }
    all.extend(statistic::incomparable(sides));
    all
}

fn of_subject(sides: &Sides<'_>, id: &SubjectId, why: Why) -> Incomparable {
    Incomparable { what: Thing::Subject(id.clone()), name: sides.name(id), why }
}

#[cfg(test)]
mod tests;
