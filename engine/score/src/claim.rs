//! Published figures (发布口径) against the statistic that must bear them out.

use heng_model::assessment::{ClaimResult, FigureResult, Standing};
use heng_model::statistic::{Claim, ClaimOp, Figure, Printed, Range};
use heng_model::{Definition, Number};

use crate::statistic::of_count;
use crate::words;

/// What a figure may be, as far as evidence is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Possible {
    /// Any of these: shares and counts move by whole subjects.
    Values(Vec<Number>),
    /// Anything from the one to the other, both included.
    Between(Number, Number),
    /// There is no figure, or nothing is known of its bounds.
    Anything,
}

/// Holds one claim against the figure. `place` is its place among the statistic's claims.
pub(crate) fn hold(
    definition: &Definition,
    place: usize,
    claim: &Claim,
    figure: &Figure,
    result: &FigureResult,
) -> ClaimResult {
    let word = words::bounds(&definition.words, claim.op);
    let possible = possible(figure, result, word.is_some());
    let range = word.clone().or_else(|| Some(range(claim.op, claim.value.as_ref()?, figure)));
    let standing = range.as_ref().map_or(Standing::Undecided, |range| standing(range, &possible));
    let own_width = matches!(claim.op, ClaimOp::JustBelow | ClaimOp::About);
    ClaimResult { claim: place, standing, bounds: word.or_else(|| range.filter(|_| own_width)) }
}

/// The numbers for which a claim with a printed figure holds.
fn range(op: ClaimOp, printed: &Printed, figure: &Figure) -> Range {
    let value = &printed.value;
    let percent = |points: i64| {
        if in_points(printed, figure) {
            Number::ratio(points, 1000).unwrap_or_else(Number::zero)
        } else {
            &value.abs() * &Number::ratio(5, 100).unwrap_or_else(Number::zero)
        }
    };
    match op {
        ClaimOp::Gt => Range { above: Some(value.clone()), ..Range::default() },
        ClaimOp::Ge => Range { at_least: Some(value.clone()), ..Range::default() },
        ClaimOp::JustBelow => {
            Range { at_least: Some(value - &percent(40)), below: Some(value.clone()), ..Range::default() }
        }
        ClaimOp::About => {
            let width = percent(16);
            Range { at_least: Some(value - &width), at_most: Some(value + &width), ..Range::default() }
        }
        _ => printed_as(printed),
    }
}

/// Whether widths are points of a percentage: of shares, and of whatever was printed as one.
fn in_points(printed: &Printed, figure: &Figure) -> bool {
    printed.percent || is_fraction(printed) || matches!(figure, Figure::Share(_))
}

fn is_fraction(printed: &Printed) -> bool {
    printed.text.contains('/')
}

/// The numbers that are printed so, halves rounded away from zero. A fraction has no decimals: only itself.
fn printed_as(printed: &Printed) -> Range {
    let value = &printed.value;
    if is_fraction(printed) {
        return Range { at_least: Some(value.clone()), at_most: Some(value.clone()), ..Range::default() };
    }
    let hundred = Number::from(if printed.percent { 100 } else { 1 });
    let half = &(&Number::unit(printed.decimals) / &hundred) * &Number::ratio(1, 2).unwrap_or_else(Number::zero);
    let (low, high) = (Some(value - &half), Some(value + &half));
    if value.is_positive() {
        Range { at_least: low, below: high, ..Range::default() }
    } else if value.is_negative() {
        Range { above: low, at_most: high, ..Range::default() }
    } else {
        Range { above: low, below: high, ..Range::default() }
    }
}

/// What the figure may be. Words are held against shares: a count is divided by its population for them.
fn possible(figure: &Figure, result: &FigureResult, for_word: bool) -> Possible {
    let Some(count) = result.count else {
        return match (&result.value, &result.possible) {
            (_, Some((low, high))) => Possible::Between(low.clone(), high.clone()),
            (Some(value), None) if result.unknown.is_empty() => Possible::Values(vec![value.clone()]),
            _ => Possible::Anything,
        };
    };
    let value = |count: usize| match figure {
        Figure::Count(_) if for_word => Number::from(count).checked_div(&Number::from(result.population)),
        _ => of_count(figure, count, result.population),
    };
    let values: Option<Vec<Number>> = (count..=count + result.unknown.len()).map(value).collect();
    values.map_or(Possible::Anything, Possible::Values)
}

fn standing(range: &Range, possible: &Possible) -> Standing {
    match possible {
        Possible::Values(values) => {
            let admitted = values.iter().filter(|value| range.admits(value)).count();
            if admitted == values.len() {
                Standing::Holds
            } else if admitted == 0 {
                Standing::Fails
            } else {
                Standing::Undecided
            }
        }
        Possible::Between(low, high) if range.admits(low) && range.admits(high) => Standing::Holds,
        Possible::Between(low, high) if all_above(range, low) || all_below(range, high) => Standing::Fails,
        Possible::Between(..) | Possible::Anything => Standing::Undecided,
    }
}

/// Whether everything from `low` upwards lies above the range.
fn all_above(range: &Range, low: &Number) -> bool {
    range.at_most.as_ref().is_some_and(|bound| low > bound) || range.below.as_ref().is_some_and(|bound| low >= bound)
}

/// Whether everything up to `high` lies below the range.
fn all_below(range: &Range, high: &Number) -> bool {
    range.at_least.as_ref().is_some_and(|bound| high < bound) || range.above.as_ref().is_some_and(|bound| high <= bound)
}
