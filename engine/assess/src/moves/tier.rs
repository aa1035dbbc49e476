//! Who went from which tier to which, as annual reports print it: 省级 高 → 非常高.

use heng_model::assessment::Assessment;
use heng_model::moves::{Direction, SubjectMove, TierMove};
use heng_model::subject::{Cohort, Order, Subject};

use super::Sides;

/// The groups, cohort by cohort, into the highest tier first.
pub(super) fn groups(sides: &Sides<'_>, moves: &[SubjectMove]) -> Vec<TierMove> {
    let definition = &sides.after.definition;
    let moved: Vec<&SubjectMove> = moves.iter().filter(|one| one.tier_moved()).collect();
    if moved.is_empty() {
        return Vec::new();
    }
    let mut groups = Vec::new();
    for cohort in &definition.cohorts {
        let mut of_cohort: Vec<TierMove> = Vec::new();
        let mut members: Vec<(&Subject, &SubjectMove)> =
            moved.iter().filter_map(|one| of(sides, cohort, one)).collect();
        members.sort_by_key(|(subject, _)| place(subject, definition.order));
        for (subject, one) in members {
            let (from, to) = (&one.index.before.tier, &one.index.after.tier);
            let named = (subject.id.clone(), subject.name.clone());
            match of_cohort.iter_mut().find(|group| group.from == *from && group.to == *to) {
                Some(group) => group.subjects.push(named),
                None => of_cohort.push(TierMove {
                    cohort: cohort.id.clone(),
                    name: cohort.name.clone(),
                    from: from.clone(),
                    to: to.clone(),
                    direction: direction(sides, from.as_deref(), to.as_deref()),
                    subjects: vec![named],
                }),
            }
        }
        let height = |assessment: &Assessment, tier: Option<&String>| level(assessment, tier.map(String::as_str));
        of_cohort
            .sort_by_key(|group| (height(sides.after, group.to.as_ref()), height(sides.before, group.from.as_ref())));
        groups.extend(of_cohort);
    }
    groups
}

fn of<'a>(sides: &Sides<'a>, cohort: &Cohort, one: &'a SubjectMove) -> Option<(&'a Subject, &'a SubjectMove)> {
    let subject = sides.after.definition.subjects.iter().find(|subject| subject.id == one.subject)?;
    cohort.members.admits(subject).then_some((subject, one))
}

/// A subject's place in a list. A list of those who moved up has no order of merit: by code, as by default.
fn place(subject: &Subject, order: Order) -> (bool, Option<i64>, bool, Option<String>) {
    let place = match order {
        Order::Subprovincial => subject.order.get("subprovincial").copied(),
        Order::Rank | Order::Division => None,
    };
    (place.is_none(), place, subject.code.is_none(), subject.code.clone())
}

/// A tier's place from the highest; what has none comes last.
fn level(assessment: &Assessment, tier: Option<&str>) -> usize {
    let tiers = &assessment.definition.tiers;
    tiers.iter().position(|one| Some(one.name.as_str()) == tier).unwrap_or(tiers.len())
}

/// Up or down, by the tiers after, or else by those before.
fn direction(sides: &Sides<'_>, from: Option<&str>, to: Option<&str>) -> Option<Direction> {
    let (from, to) = (from?, to?);
    [sides.after, sides.before].into_iter().find_map(|assessment| {
        let known = assessment.definition.tiers.len();
        let (from, to) = (level(assessment, Some(from)), level(assessment, Some(to)));
        let both = from < known && to < known && from != to;
        both.then_some(if to < from { Direction::Up } else { Direction::Down })
    })
}
