//! How a measured value becomes a score against the reference cohort.

use heng_model::assessment::NormaliserParameters;
use heng_model::normalise::{Direction, Normalisation, Normaliser};
use heng_model::{IndicatorId, Message, Number};

use crate::mark::Mark;

/// The marks of a measured leaf for all subjects, in their order; none where there is no value. `values` are what was
/// measured, `reference` says who belongs to the reference cohort.
pub(crate) fn column(
    indicator: &IndicatorId,
    normalisation: &Normalisation,
    values: &[Option<Number>],
    reference: &[bool],
) -> (Vec<Option<Mark>>, NormaliserParameters) {
    let parameters = parameters(normalisation, values, reference);
    let marks = values
        .iter()
        .map(|value| {
            let value = value.as_ref()?;
            Some(match normalised(indicator, normalisation, value, &parameters) {
                Ok(score) => Mark::scored(score),
                Err(message) => Mark::error(message),
            })
        })
        .collect();
    (marks, parameters)
}

/// Statistics of the reference cohort's available values. Only `minmax` needs more than their number.
fn parameters(normalisation: &Normalisation, values: &[Option<Number>], reference: &[bool]) -> NormaliserParameters {
    let available = || {
        let members = values.iter().zip(reference).filter(|(_, member)| **member);
        members.filter_map(|(value, _)| value.as_ref()).map(|value| directed(value, normalisation.direction))
    };
    let needs_range = matches!(normalisation.method, Normaliser::Minmax { .. });
    NormaliserParameters {
        n: available().count(),
        min: available().min().filter(|_| needs_range),
        max: available().max().filter(|_| needs_range),
    }
}

fn directed(value: &Number, direction: Direction) -> Number {
    match direction {
        Direction::Higher => value.clone(),
        Direction::Lower => -value.clone(),
    }
}

fn normalised(
    indicator: &IndicatorId,
    normalisation: &Normalisation,
    value: &Number,
    parameters: &NormaliserParameters,
) -> Result<Number, Message> {
    match &normalisation.method {
        Normaliser::Minmax { lower, upper } => {
            let (Some(min), Some(max)) = (&parameters.min, &parameters.max) else {
                return Err(Message::new("heng::score::no_reference_values").with("indicator", indicator));
            };
            let share = (directed(value, normalisation.direction) - min.clone())
                .checked_div(&(max - min))
                .ok_or_else(|| zero_range(indicator, &directed(min, normalisation.direction), parameters.n))?;
            Ok(share * (upper - lower) + lower.clone())
        }
        Normaliser::Scaled { from, to, full } => Ok(between(indicator, value, from, to)? * full.clone()),
        Normaliser::Goalposts { from, to, full } => {
            let share = between(indicator, value, from, to)?;
            Ok(share.clamp(Number::zero(), Number::one()) * full.clone())
        }
        Normaliser::Bands { steps, below } => {
            let reached = steps.iter().filter(|(threshold, _)| value >= threshold);
            Ok(reached.max_by_key(|(threshold, _)| threshold).map_or(below, |(_, score)| score).clone())
        }
        _ => Err(Message::new("heng::score::unknown_normaliser").with("indicator", indicator)),
    }
}

fn between(indicator: &IndicatorId, value: &Number, from: &Number, to: &Number) -> Result<Number, Message> {
    (value - from)
        .checked_div(&(to - from))
        .ok_or_else(|| Message::new("heng::score::equal_bounds").with("indicator", indicator).with("bound", from))
}

fn zero_range(indicator: &IndicatorId, value: &Number, n: usize) -> Message {
    Message::new("heng::score::zero_range").with("indicator", indicator).with("value", value).with("n", n)
}
