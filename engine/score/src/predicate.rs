//! What holds of a subject, in three values and one more for what does not apply to it.

use heng_model::indicator::Stale;
use heng_model::judgement::{Item, Judgement, Ruling, Verdict};
use heng_model::rubric::Criterion;
use heng_model::statistic::{CriterionTest, Predicate};
use heng_model::tier::Tier;
use heng_model::{CriterionId, IndicatorId, Number, Outcome};

use crate::quantity::{self, Case, Known};

/// Whether the predicate holds of the subject.
///
/// Parts that do not apply to a subject are left out of `all` and `any`; where no part applies, neither does the whole.
pub(crate) fn holds(case: Case<'_>, predicate: &Predicate) -> Known<bool> {
    match predicate {
        Predicate::Criterion { indicator, criterion, item, test } => {
            of_criterion(case, indicator, criterion, item.as_deref(), test)
        }
        Predicate::Score { node, range } => quantity::score(case, node).map(|score| range.admits(&score)),
        Predicate::Measure { indicator, name, range } => {
            quantity::measure(case, indicator, name).map(|value| range.admits(&value))
        }
        Predicate::TierAtLeast(name) => of_tier(case, name, |own, named| own <= named),
        Predicate::TierIs(name) => of_tier(case, name, |own, named| own == named),
        Predicate::All(parts) => joined(case, parts, false),
        Predicate::Any(parts) => joined(case, parts, true),
        Predicate::Not(part) => holds(case, part).map(|holds| !holds),
    }
}

/// `any` is decided by one part that holds, `all` by one that does not.
fn joined(case: Case<'_>, parts: &[Predicate], decides: bool) -> Known<bool> {
    let known: Vec<Known<bool>> =
        parts.iter().map(|part| holds(case, part)).filter(|known| *known != Known::NotApplicable).collect();
    if known.is_empty() && !parts.is_empty() {
        Known::NotApplicable
    } else if known.contains(&Known::Is(decides)) {
        Known::Is(decides)
    } else if known.contains(&Known::Unknown) {
        Known::Unknown
    } else {
        Known::Is(!decides)
    }
}

fn of_tier(case: Case<'_>, name: &str, test: impl FnOnce(usize, usize) -> bool) -> Known<bool> {
    let tiers = &case.definition.tiers;
    let place = |name: &str| tiers.iter().position(|tier: &Tier| tier.name == name);
    match (case.card.index.outcome, place(name)) {
        (Outcome::NotApplicable, _) => Known::NotApplicable,
        (Outcome::Scored | Outcome::Vetoed, Some(named)) => {
            // A score below every bound is in no tier: below them all.
            let own = case.card.index.tier.as_deref().and_then(place).unwrap_or(tiers.len());
            Known::Is(test(own, named))
        }
        _ => Known::Unknown,
    }
}

fn of_criterion(
    case: Case<'_>,
    indicator: &IndicatorId,
    id: &CriterionId,
    item: Option<&str>,
    test: &CriterionTest,
) -> Known<bool> {
    let Some(judgement) = case.judgements.leaves.get(indicator) else { return quantity::not_judged(case, indicator) };
    let criteria = match &judgement.verdict {
        Verdict::NotApplicable { .. } => return Known::NotApplicable,
        Verdict::Judged { criteria } => criteria,
        _ => return Known::Unknown,
    };
    let Some(said) = criteria.iter().find(|said| said.criterion == *id) else { return Known::Unknown };
    let node = case.definition.tree.get(indicator);
    let criterion = node.and_then(|node| node.leaf.as_ref()?.rubric.iter().find(|criterion| criterion.id == *id));
    let policy = node.map_or(Stale::Keep, |node| node.policies.stale);
    match ruled(said, policy, item) {
        Known::Is((ratio, state)) => passes(test, &ratio, state, criterion),
        Known::Unknown => Known::Unknown,
        Known::NotApplicable => Known::NotApplicable,
    }
}

/// The ratio and the state in effect, of the whole criterion or of one of its items.
fn ruled<'a>(said: &'a Judgement, policy: Stale, item: Option<&str>) -> Known<(Number, Option<&'a str>)> {
    let (ratio, state, items) = match &said.ruling {
        Ruling::NotApplicable { .. } => return Known::NotApplicable,
        Ruling::Missing { .. } => return Known::Unknown,
        Ruling::Judged { ratio, state, items, .. } => (ratio, state, items),
    };
    match policy {
        Stale::Exclude if !said.stale.is_empty() => return Known::Unknown,
        Stale::Zero if !said.stale.is_empty() => return Known::Is((Number::zero(), None)),
        _ => {}
    }
    match item {
        None => Known::Is((ratio.clone(), state.as_deref())),
        Some(name) => of_item(items, name, ratio).map(|ratio| (ratio, None)),
    }
}

/// An item that the subject's list lacks does not apply to it; without any list a plain yes or no speaks for all items.
fn of_item(items: &[Item], name: &str, ratio: &Number) -> Known<Number> {
    let as_ratio = |met: bool| if met { Number::one() } else { Number::zero() };
    match items.iter().find(|item| item.name == name) {
        Some(item) => Known::Is(as_ratio(item.met)),
        None if !items.is_empty() => Known::NotApplicable,
        None if ratio.is_zero() || *ratio == Number::one() => Known::Is(ratio.clone()),
        None => Known::Unknown,
    }
}

fn passes(test: &CriterionTest, ratio: &Number, state: Option<&str>, criterion: Option<&Criterion>) -> Known<bool> {
    let one = Number::one();
    match test {
        CriterionTest::Met => Known::Is(*ratio == one),
        CriterionTest::Unmet => Known::Is(ratio.is_zero()),
        CriterionTest::Partly => Known::Is(ratio.is_positive() && *ratio < one),
        CriterionTest::Ratio(range) => Known::Is(range.admits(ratio)),
        CriterionTest::State(name) => on_ladder(ratio, state, name, criterion, |own, named| own == named),
        CriterionTest::StateAtLeast(name) => on_ladder(ratio, state, name, criterion, |own, named| own >= named),
    }
}

/// Compares rungs. A ruling without a state stands on the highest rung whose ratio it reaches; a rung that the ladder
/// does not have cannot be compared with.
fn on_ladder(
    ratio: &Number,
    state: Option<&str>,
    name: &str,
    criterion: Option<&Criterion>,
    test: impl FnOnce(Option<usize>, Option<usize>) -> bool,
) -> Known<bool> {
    let place = |name: &str| criterion.and_then(|criterion| criterion.state(name)).map(|(place, _)| place);
    let reached = || criterion.and_then(|criterion| criterion.states.iter().rposition(|rung| rung.ratio <= *ratio));
    let own = match state {
        Some(state) => place(state),
        None => reached(),
    };
    match (own, place(name)) {
        (_, None) => Known::Unknown,
        (None, _) if state.is_some() => Known::Unknown,
        (own, named) => Known::Is(test(own, named)),
    }
}
