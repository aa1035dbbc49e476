//! Statistics and claims that moved, with the subjects that changed sides.

use heng_model::SubjectId;
use heng_model::assessment::{FigureResult, Standing, StatisticResult};
use heng_model::moves::{
    Change, ClaimMove, FigurePosition, GroupMove, Incomparable, Side, SideMove, StatisticMove, Thing, Why,
};
use heng_model::statistic::{Claim, Figure, Statistic};

use super::Sides;

/// Statistics of which a figure, a side or a claim moved.
pub(super) fn moved(sides: &Sides<'_>) -> Vec<StatisticMove> {
    let results = sides.after.statistics.iter();
    results.filter_map(|is| one(sides, sides.before.statistics.iter().find(|was| was.id == is.id)?, is)).collect()
}

fn one(sides: &Sides<'_>, was: &StatisticResult, is: &StatisticResult) -> Option<StatisticMove> {
    let then = sides.before.definition.statistics.iter().find(|one| one.id == was.id)?;
    let now = sides.after.definition.statistics.iter().find(|one| one.id == is.id)?;
    if unlike(then, now) {
        return None;
    }
    let same_claims = then.claims == now.claims && was.claims == is.claims;
    if was.figure == is.figure && was.groups == is.groups && same_claims {
        return None;
    }
    let claims = if same_claims { Vec::new() } else { claims((then, was), (now, is)) };
    let figure = Change { before: position(&was.figure), after: position(&is.figure) };
    let groups = groups(was, is);
    let changed = changed_sides(sides, &was.figure, &is.figure);
    if !figure.moved() && groups.is_empty() && changed.is_empty() && claims.is_empty() {
        return None;
    }
    Some(StatisticMove {
        statistic: is.id.clone(),
        name: now.name.clone(),
        percent: now.in_percent(),
        figure,
        groups,
        sides: changed,
        claims,
    })
}

/// Whether two statistics of one id compute figures of different kinds.
fn unlike(then: &Statistic, now: &Statistic) -> bool {
    let form = |figure: &Figure| std::mem::discriminant(figure);
    form(&then.figure) != form(&now.figure)
}

fn position(figure: &FigureResult) -> FigurePosition {
    let FigureResult { value, possible, count, population, .. } = figure;
    FigurePosition { value: value.clone(), possible: possible.clone(), count: *count, population: *population }
}

fn groups(was: &StatisticResult, is: &StatisticResult) -> Vec<GroupMove> {
    let of = |result: &StatisticResult, name: &str| {
        result.groups.iter().find(|(group, _)| group == name).map(|(_, figure)| position(figure))
    };
    let mut names: Vec<&str> = was.groups.iter().chain(&is.groups).map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let groups =
        names.into_iter().map(|name| GroupMove { group: name.to_owned(), before: of(was, name), after: of(is, name) });
    groups.filter(|group| group.before != group.after).collect()
}

fn side(figure: &FigureResult, id: &SubjectId) -> Side {
    if figure.holds.contains(id) {
        Side::Holds
    } else if figure.fails.contains(id) {
        Side::Fails
    } else if figure.unknown.contains(id) {
        Side::Unknown
    } else {
        Side::Outside
    }
}

/// Subjects that changed sides. Those without a bundle on one side are no news of the statistic.
fn changed_sides(sides: &Sides<'_>, was: &FigureResult, is: &FigureResult) -> Vec<SideMove> {
    let named = was.holds == is.holds && was.fails == is.fails && was.unknown == is.unknown;
    if named {
        return Vec::new();
    }
    let moves = sides.pairs.iter().map(|(_, result)| SideMove {
        subject: result.subject.clone(),
        name: sides.name(&result.subject),
        before: side(was, &result.subject),
        after: side(is, &result.subject),
    });
    moves.filter(|one| one.before != one.after).collect()
}

/// Claims whose standing moved. A claim is the same where it is written the same, or else in the same place.
fn claims(before: (&Statistic, &StatisticResult), after: (&Statistic, &StatisticResult)) -> Vec<ClaimMove> {
    let standing = |result: &StatisticResult, place: usize| -> Option<Standing> {
        result.claims.iter().find(|one| one.claim == place).map(|one| one.standing)
    };
    let same = |one: &Claim, other: &Claim| one.op == other.op && one.value == other.value;
    let mut free: Vec<usize> = (0..before.0.claims.len()).collect();
    let mut partners: Vec<Option<usize>> = Vec::new();
    for claim in &after.0.claims {
        let found = free.iter().position(|place| same(&before.0.claims[*place], claim));
        partners.push(found.map(|at| free.remove(at)));
    }
    for (place, partner) in partners.iter_mut().enumerate().filter(|(_, partner)| partner.is_none()) {
        let found = free.iter().position(|other| *other == place);
        *partner = found.map(|at| free.remove(at));
    }
    let mut moves = Vec::new();
    for (place, partner) in partners.into_iter().enumerate() {
        let claim = &after.0.claims[place];
        let (was, is) = (partner.and_then(|place| standing(before.1, place)), standing(after.1, place));
        if was != is {
            moves.push(ClaimMove { text: words(claim), before: was, after: is });
        }
    }
    for place in free {
        let text = words(&before.0.claims[place]);
        moves.push(ClaimMove { text, before: standing(before.1, place), after: None });
    }
    moves
}

/// A claim as it was printed; its figure where the words were not kept.
fn words(claim: &Claim) -> String {
    let figure = || claim.value.as_ref().map(|value| value.text.clone());
    claim.text.clone().or_else(figure).unwrap_or_default()
}

/// Statistics that are on one side only, or that compute figures of different kinds.
pub(super) fn incomparable(sides: &Sides<'_>) -> Vec<Incomparable> {
    let (before, after) = (&sides.before.definition.statistics, &sides.after.definition.statistics);
    let of = |one: &Statistic, why: Why| Incomparable {
        what: Thing::Statistic(one.id.clone()),
        name: one.name.clone(),
        why,
    };
    let gone = before.iter().filter(|one| !after.iter().any(|other| other.id == one.id));
    let mut all: Vec<Incomparable> = gone.map(|one| of(one, Why::OnlyBefore)).collect();
    for one in after {
        match before.iter().find(|other| other.id == one.id) {
            None => all.push(of(one, Why::OnlyAfter)),
            Some(other) if unlike(other, one) => all.push(of(one, Why::OtherFigure)),
            Some(_) => {}
        }
    }
    all
}
