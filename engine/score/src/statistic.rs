//! Figures over a population (统计项).

use std::collections::BTreeMap;

use heng_model::assessment::{FigureResult, ScoreCard, StatisticResult};
use heng_model::statistic::{Figure, Population, Predicate, Quantity, Statistic};
use heng_model::subject::Subject;
use heng_model::{Definition, Number, SubjectId};
use rayon::prelude::*;

use crate::claim;
use crate::impute::{mean, median};
use crate::predicate::holds;
use crate::quantity::{Case, Known, bounds, quantity};
use crate::tree::{Cohort, members};

/// Every statistic of the methodology over the subjects that were scored.
pub(crate) fn all(definition: &Definition, cohort: &Cohort<'_>, cards: &[ScoreCard]) -> Vec<StatisticResult> {
    definition.statistics.par_iter().map(|statistic| one(definition, cohort, cards, statistic)).collect()
}

fn one(definition: &Definition, cohort: &Cohort<'_>, cards: &[ScoreCard], statistic: &Statistic) -> StatisticResult {
    let population = population(definition, cohort, cards, &statistic.population);
    let cases: Vec<Case<'_>> = population.iter().map(|(_, case)| *case).collect();
    let figure = figure(definition, &statistic.figure, &cases);
    let claims = statistic.claims.iter().enumerate();
    let claims =
        claims.map(|(place, claim)| claim::hold(definition, place, claim, &statistic.figure, &figure)).collect();
    let mut groups: BTreeMap<String, Vec<Case<'_>>> = BTreeMap::new();
    for (subject, case) in &population {
        if let Some(group) = statistic.by.as_ref().and_then(|by| subject.attribute(by)) {
            groups.entry(group).or_default().push(*case);
        }
    }
    let groups =
        groups.into_iter().map(|(group, cases)| (group, self::figure(definition, &statistic.figure, &cases))).collect();
    StatisticResult { id: statistic.id.clone(), figure, groups, claims }
}

/// The scored subjects of a population in the order of their ids, so that no order of input shows.
fn population<'a>(
    definition: &'a Definition,
    cohort: &Cohort<'a>,
    cards: &'a [ScoreCard],
    population: &Population,
) -> Vec<(&'a Subject, Case<'a>)> {
    let of_cohort = population.cohort.as_ref().map(|id| members(definition, id, &cohort.subjects));
    let mut cases: Vec<(&Subject, Case<'_>)> = (0..cards.len())
        .filter(|place| of_cohort.as_ref().is_none_or(|members| members[*place]))
        .filter_map(|place| {
            let subject = cohort.subjects[place]?;
            let case = Case { definition, judgements: cohort.judgements[place], card: &cards[place] };
            population.filter.admits(subject).then_some((subject, case))
        })
        .collect();
    cases.sort_by(|(left, _), (right, _)| left.id.cmp(&right.id));
    cases
}

fn figure(definition: &Definition, figure: &Figure, cases: &[Case<'_>]) -> FigureResult {
    let one = |of: &Quantity, with: fn(&[Number]) -> Option<Number>| of_quantity(definition, cases, of, with);
    match figure {
        Figure::Share(count) | Figure::Count(count) | Figure::Change { count, .. } | Figure::Growth { count, .. } => {
            counted(cases, count, figure)
        }
        Figure::Mean(of) => one(of, |values| mean(&values.iter().collect::<Vec<_>>())),
        Figure::Median(of) => one(of, |values| median(&mut values.iter().collect::<Vec<_>>())),
        Figure::Min(of) => one(of, |values| values.iter().min().cloned()),
        Figure::Max(of) => one(of, |values| values.iter().max().cloned()),
        Figure::Sum(of) => one(of, |values| Some(values.iter().sum())),
        Figure::Ratio { of, to } => pooled(cases, of, to),
        Figure::Stated { .. } => nothing(),
    }
}

fn id(case: &Case<'_>) -> SubjectId {
    case.judgements.subject.clone()
}

/// A figure that counts subjects. What cannot be said stays in the population and is counted on neither side.
fn counted(cases: &[Case<'_>], predicate: &Predicate, figure: &Figure) -> FigureResult {
    let mut result = nothing();
    for case in cases {
        match holds(*case, predicate) {
            Known::Is(true) => result.holds.push(id(case)),
            Known::Is(false) => result.fails.push(id(case)),
            Known::Unknown => result.unknown.push(id(case)),
            Known::NotApplicable => {}
        }
    }
    let (count, unknown) = (result.holds.len(), result.unknown.len());
    result.population = count + unknown + result.fails.len();
    let value = |count: usize| of_count(figure, count, result.population);
    result.count = Some(count);
    result.value = value(count);
    result.possible = value(count).zip(value(count + unknown)).filter(|_| unknown > 0);
    result
}

/// What so many subjects of a population make of a figure that counts them; nothing for other figures.
pub(crate) fn of_count(figure: &Figure, count: usize, population: usize) -> Option<Number> {
    let count = Number::from(count);
    match figure {
        Figure::Share(_) => count.checked_div(&Number::from(population)),
        Figure::Count(_) => Some(count),
        Figure::Change { since, .. } => Some(&count - &since.value),
        Figure::Growth { since, .. } => (&count - &since.value).checked_div(&since.value),
        _ => None,
    }
}

/// A figure that never falls when a quantity rises, so that its bounds come from those of what is unknown.
fn of_quantity(
    definition: &Definition,
    cases: &[Case<'_>],
    of: &Quantity,
    with: fn(&[Number]) -> Option<Number>,
) -> FigureResult {
    let mut result = nothing();
    let mut values = Vec::new();
    for case in cases {
        match quantity(*case, of) {
            Known::Is(value) => values.push(value),
            Known::Unknown => result.unknown.push(id(case)),
            Known::NotApplicable => continue,
        }
        result.population += 1;
    }
    result.value = with(&values);
    if !result.unknown.is_empty() {
        let filled = |value: Number| {
            let unknown = std::iter::repeat_n(value, result.unknown.len());
            with(&values.iter().cloned().chain(unknown).collect::<Vec<_>>())
        };
        result.possible = bounds(definition, cases, of).and_then(|(low, high)| filled(low).zip(filled(high)));
    }
    result
}

/// Σ of one over Σ of the other, over subjects that have both.
fn pooled(cases: &[Case<'_>], of: &Quantity, to: &Quantity) -> FigureResult {
    let mut result = nothing();
    let (mut above, mut below) = (Number::zero(), Number::zero());
    for case in cases {
        match (quantity(*case, of), quantity(*case, to)) {
            (Known::NotApplicable, _) | (_, Known::NotApplicable) => continue,
            (Known::Is(numerator), Known::Is(denominator)) => {
                above = above + numerator;
                below = below + denominator;
            }
            _ => result.unknown.push(id(case)),
        }
        result.population += 1;
    }
    result.value = above.checked_div(&below);
    result
}

fn nothing() -> FigureResult {
    FigureResult {
        value: None,
        possible: None,
        count: None,
        population: 0,
        unknown: Vec::new(),
        holds: Vec::new(),
        fails: Vec::new(),
    }
}
