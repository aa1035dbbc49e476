//! What moved of one subject: its index, its ranks, its leaves.

use std::collections::BTreeMap;

use heng_model::assessment::{IndexResult, NodeResult, Rank, SubjectResult};
use heng_model::indicator::Leaf;
use heng_model::judgement::{Judgement, LeafJudgement, Ruling, Verdict};
use heng_model::moves::{
    Change, CriterionMove, IndexPosition, LeafMove, LeafPosition, MeasureMove, RankMove, Said, Saying, SubjectMove,
};
use heng_model::{CohortId, CriterionId, IndicatorId};

use super::Sides;

/// What moved of a subject; nothing where nothing did.
pub(super) fn moved(sides: &Sides<'_>, (was, is): (&SubjectResult, &SubjectResult)) -> Option<SubjectMove> {
    let leaves: Vec<LeafMove> = sides.leaves.iter().filter_map(|id| leaf(sides, id, was, is)).collect();
    let (before, after) = (&was.card.index, &is.card.index);
    let same = before.outcome == after.outcome
        && before.score == after.score
        && before.printed == after.printed
        && before.tier == after.tier;
    if same && leaves.is_empty() && same_ranks(&was.ranks, &is.ranks) {
        return None;
    }
    Some(SubjectMove {
        subject: is.subject.clone(),
        name: sides.name(&is.subject),
        index: Change { before: position(before), after: position(after) },
        ranks: ranks(sides, &was.ranks, &is.ranks),
        leaves,
    })
}

fn position(index: &IndexResult) -> IndexPosition {
    let IndexResult { outcome, score, printed, tier, .. } = index;
    IndexPosition { outcome: *outcome, score: score.clone(), printed: printed.clone(), tier: tier.clone() }
}

/// Whether no rank moved. How many are ranked, and whether others share the rank, is no move of this subject.
fn same_ranks(was: &BTreeMap<CohortId, Rank>, is: &BTreeMap<CohortId, Rank>) -> bool {
    was.len() == is.len()
        && was.iter().zip(is).all(|((cohort, rank), (other, new))| cohort == other && rank.rank == new.rank)
}

fn ranks(sides: &Sides<'_>, was: &BTreeMap<CohortId, Rank>, is: &BTreeMap<CohortId, Rank>) -> Vec<RankMove> {
    let cohorts = sides.after.definition.cohorts.iter().chain(&sides.before.definition.cohorts);
    let mut ranks: Vec<RankMove> = Vec::new();
    for cohort in cohorts {
        let (before, after) = (was.get(&cohort.id).copied(), is.get(&cohort.id).copied());
        let ranked = before.is_some() || after.is_some();
        if ranked && !ranks.iter().any(|rank| rank.cohort == cohort.id) {
            ranks.push(RankMove { cohort: cohort.id.clone(), name: cohort.name.clone(), before, after });
        }
    }
    ranks
}

fn leaf(sides: &Sides<'_>, id: &IndicatorId, was: &SubjectResult, is: &SubjectResult) -> Option<LeafMove> {
    let (old, new) = (was.card.nodes.get(id)?, is.card.nodes.get(id)?);
    let (said, says) = (was.judgements.leaves.get(id), is.judgements.leaves.get(id));
    let (said, says) = (said.map(|leaf| &**leaf), says.map(|leaf| &**leaf));
    // Most leaves of most subjects are equal, and equal verdicts need no search for what differs.
    let same_score = old.outcome == new.outcome && old.score == new.score && old.printed == new.printed;
    let same_words = match (said, says) {
        (Some(said), Some(says)) => alike(&said.verdict, &says.verdict) && same_measures(said, says),
        (None, None) => true,
        _ => false,
    };
    let node = sides.after.definition.tree.get(id)?;
    let (then, now) = (sides.before.definition.tree.get(id)?.leaf.as_ref()?, node.leaf.as_ref()?);
    if same_score && same_words && same_criteria(then, now) {
        return None;
    }
    let criteria = criteria(then, now, said, says);
    let measures = measures(said, says);
    if same_score && criteria.is_empty() && measures.is_empty() {
        return None;
    }
    Some(LeafMove {
        indicator: id.clone(),
        name: node.name.clone(),
        score: Change { before: leaf_position(old), after: leaf_position(new) },
        criteria,
        measures,
    })
}

fn leaf_position(node: &NodeResult) -> LeafPosition {
    LeafPosition { outcome: node.outcome, score: node.score.clone(), printed: node.printed.clone() }
}

/// Whether two verdicts rule alike, criterion by criterion. The trails do not matter.
fn alike(one: &Verdict, other: &Verdict) -> bool {
    match (one, other) {
        (Verdict::Judged { criteria: one }, Verdict::Judged { criteria: other }) => {
            let same = |(one, other): (&Judgement, &Judgement)| {
                let rulings = match (&one.ruling, &other.ruling) {
                    (Ruling::Missing { .. }, Ruling::Missing { .. })
                    | (Ruling::NotApplicable { .. }, Ruling::NotApplicable { .. }) => true,
                    (one, other) => one == other,
                };
                one.criterion == other.criterion && rulings && one.stale.is_empty() == other.stale.is_empty()
            };
            one.len() == other.len() && one.iter().zip(other).all(same)
        }
        _ => std::mem::discriminant(one) == std::mem::discriminant(other),
    }
}

fn same_measures(one: &LeafJudgement, other: &LeafJudgement) -> bool {
    one.measures.len() == other.measures.len()
        && one.measures.iter().zip(&other.measures).all(|(one, other)| one.0 == other.0 && one.1.value == other.1.value)
}

fn same_criteria(then: &Leaf, now: &Leaf) -> bool {
    then.rubric.len() == now.rubric.len() && then.rubric.iter().zip(&now.rubric).all(|(one, other)| one.id == other.id)
}

fn criteria(then: &Leaf, now: &Leaf, was: Option<&LeafJudgement>, is: Option<&LeafJudgement>) -> Vec<CriterionMove> {
    let had = |leaf: &Leaf, id: &CriterionId| leaf.rubric.iter().any(|criterion| criterion.id == *id);
    let gone = then.rubric.iter().filter(|criterion| !had(now, &criterion.id));
    let all = now.rubric.iter().chain(gone);
    let moves = all.map(|criterion| CriterionMove {
        criterion: criterion.id.clone(),
        text: criterion.text.clone(),
        before: had(then, &criterion.id).then(|| said(was, &criterion.id)),
        after: had(now, &criterion.id).then(|| said(is, &criterion.id)),
    });
    moves.filter(|criterion| criterion.before != criterion.after).collect()
}

/// What was said of a criterion, in short.
fn said(leaf: Option<&LeafJudgement>, id: &CriterionId) -> Said {
    let is = leaf.map_or(Saying::Unjudged, |leaf| Saying::of_criterion(&leaf.verdict, id));
    let mut said = Said { is, ratio: None, state: None, items: Vec::new(), stale: false };
    let Some(Verdict::Judged { criteria }) = leaf.map(|leaf| &leaf.verdict) else { return said };
    let Some(judgement) = criteria.iter().find(|one| one.criterion == *id) else { return said };
    said.stale = !judgement.stale.is_empty();
    if let Ruling::Judged { ratio, state, items, .. } = &judgement.ruling {
        (said.ratio, said.state) = (Some(ratio.clone()), state.clone());
        said.items = items.iter().filter(|item| item.met).map(|item| item.name.clone()).collect();
    }
    said
}

fn measures(was: Option<&LeafJudgement>, is: Option<&LeafJudgement>) -> Vec<MeasureMove> {
    let value = |leaf: Option<&LeafJudgement>, name: &str| Some(leaf?.measures.get(name)?.value.clone());
    let mut names: Vec<&String> = was.iter().chain(&is).flat_map(|leaf| leaf.measures.keys()).collect();
    names.sort();
    names.dedup();
    let moves = names.into_iter().map(|name| MeasureMove {
        name: name.clone(),
        before: value(was, name),
        after: value(is, name),
    });
    moves.filter(|measure| measure.before != measure.after).collect()
}
