//! A number of a subject for statistics, or why there is none.

use heng_model::assessment::ScoreCard;
use heng_model::definition::Definition;
use heng_model::indicator::Role;
use heng_model::judgement::{Judgements, Verdict};
use heng_model::statistic::Quantity;
use heng_model::{IndicatorId, Number, Outcome};

/// One subject as statistics see it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Case<'a> {
    pub definition: &'a Definition,
    pub judgements: &'a Judgements,
    pub card: &'a ScoreCard,
}

/// Something that can be had, cannot be said, or does not apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Known<T> {
    Is(T),
    Unknown,
    NotApplicable,
}

impl<T> Known<T> {
    pub fn map<U>(self, with: impl FnOnce(T) -> U) -> Known<U> {
        match self {
            Known::Is(value) => Known::Is(with(value)),
            Known::Unknown => Known::Unknown,
            Known::NotApplicable => Known::NotApplicable,
        }
    }
}

/// The quantity of one subject.
pub(crate) fn quantity(case: Case<'_>, quantity: &Quantity) -> Known<Number> {
    match quantity {
        Quantity::Score(node) => score(case, node),
        Quantity::Measure { indicator, name } => measure(case, indicator, name),
    }
}

/// The published score of a node; of the root the index. A score that policy put there is not known.
pub(crate) fn score(case: Case<'_>, node: &IndicatorId) -> Known<Number> {
    let (outcome, score) = if node.is_root() {
        (case.card.index.outcome, case.card.index.score.as_ref())
    } else {
        match case.card.nodes.get(node) {
            Some(result) => (result.outcome, result.score.as_ref()),
            None => return Known::Unknown,
        }
    };
    match (outcome, score) {
        (Outcome::NotApplicable, _) => Known::NotApplicable,
        (Outcome::Scored | Outcome::Vetoed, Some(score)) => Known::Is(score.clone()),
        _ => Known::Unknown,
    }
}

/// A number that a check took, whatever became of its leaf afterwards.
pub(crate) fn measure(case: Case<'_>, indicator: &IndicatorId, name: &str) -> Known<Number> {
    let Some(leaf) = case.judgements.leaves.get(indicator) else { return not_judged(case, indicator) };
    match (leaf.measures.get(name), &leaf.verdict) {
        (Some(measure), _) => Known::Is(measure.value.clone()),
        (None, Verdict::NotApplicable { .. }) => Known::NotApplicable,
        (None, _) => Known::Unknown,
    }
}

/// A leaf without a judgement does not apply where its filter says so; otherwise nothing can be said.
pub(crate) fn not_judged<T>(case: Case<'_>, indicator: &IndicatorId) -> Known<T> {
    match case.card.nodes.get(indicator).map(|result| result.outcome) {
        Some(Outcome::NotApplicable) => Known::NotApplicable,
        _ => Known::Unknown,
    }
}

/// Between which numbers an unknown quantity must lie, where that is known: scores on their scale, measures that are
/// shares wherever they were taken.
pub(crate) fn bounds(definition: &Definition, cases: &[Case<'_>], quantity: &Quantity) -> Option<(Number, Number)> {
    match quantity {
        Quantity::Score(node) if node.is_root() => {
            let bonuses = definition.tree.root().children.iter().filter_map(|id| definition.tree.get(id));
            let on_top: Number = bonuses.filter(|node| node.role == Role::Bonus).map(|node| &node.weight).sum();
            Some((Number::zero(), &definition.scale.full + &on_top))
        }
        Quantity::Score(_) => Some((Number::zero(), Number::from(100))),
        Quantity::Measure { indicator, name } => {
            let mut taken =
                cases.iter().filter_map(|case| case.judgements.leaves.get(indicator)?.measures.get(name)).peekable();
            let shares = taken.peek().is_some() && taken.all(|measure| measure.share.is_some());
            shares.then(|| (Number::zero(), Number::one()))
        }
    }
}
