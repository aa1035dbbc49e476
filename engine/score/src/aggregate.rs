//! How children's scores become their parent's.

use heng_model::indicator::Aggregation;
use heng_model::{IndicatorId, Message, Number};

/// Decimals to which a score that needs roots or logarithms is rounded, once, before anything else is made of it.
pub const FLOAT_DECIMALS: u8 = 9;

/// A child that counts.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// Which.
    pub child: &'a IndicatorId,
    /// Its weight, above zero.
    pub weight: &'a Number,
    /// Its score.
    pub score: &'a Number,
}

/// The parent's score. `parts` are the children that count, at least one; `all` is the weight of all base children,
/// counted or not, which only `sum` asks for.
///
/// The error names the child for which the method is not defined.
pub fn aggregate(
    method: &Aggregation,
    floor: Option<&Number>,
    parts: &[Part<'_>],
    all: &Number,
) -> Result<Number, Message> {
    let raised: Vec<Number> =
        parts.iter().map(|part| floor.map_or(part.score, |floor| floor.max(part.score)).clone()).collect();
    let parts: Vec<Part<'_>> = parts.iter().zip(&raised).map(|(part, score)| Part { score, ..*part }).collect();
    let weights: Number = parts.iter().map(|part| part.weight).sum();
    let scores = || parts.iter().map(|part| part.score);
    let result = match method {
        Aggregation::Mean => weighted(&parts).checked_div(&weights),
        Aggregation::Sum => weighted(&parts).checked_div(all),
        Aggregation::Min => scores().min().cloned(),
        Aggregation::Max => scores().max().cloned(),
        Aggregation::Harmonic => {
            all_positive(&parts, "harmonic")?;
            let inverse: Number = parts.iter().map(|part| part.weight / part.score).sum();
            weights.checked_div(&inverse)
        }
        Aggregation::Geometric => {
            all_positive(&parts, "geometric")?;
            rounded(geometric(&floats(&parts, &weights)))
        }
        Aggregation::Power(exponent) => {
            power_is_defined(exponent, &parts)?;
            rounded(power(exponent.to_f64(), &floats(&parts, &weights)))
        }
        _ => None,
    };
    result.ok_or_else(|| Message::new("heng::score::not_computable").with("method", name(method)))
}

/// exp(Σw·ln x/Σw) of (weight, score), unrounded.
pub fn geometric(parts: &[(f64, f64)]) -> f64 {
    let weights: f64 = parts.iter().map(|(weight, _)| weight).sum();
    let logarithms: f64 = parts.iter().map(|(weight, score)| weight * score.ln()).sum();
    (logarithms / weights).exp()
}

/// (Σw·x^p/Σw)^(1/p) of (weight, score), unrounded.
pub fn power(exponent: f64, parts: &[(f64, f64)]) -> f64 {
    let weights: f64 = parts.iter().map(|(weight, _)| weight).sum();
    let powers: f64 = parts.iter().map(|(weight, score)| weight * score.powf(exponent)).sum();
    (powers / weights).powf(exponent.recip())
}

fn weighted(parts: &[Part<'_>]) -> Number {
    parts.iter().map(|part| part.weight * part.score).sum()
}

/// Weights enter as shares of their sum: weights of another size then give the same bits.
fn floats(parts: &[Part<'_>], weights: &Number) -> Vec<(f64, f64)> {
    let share = |weight: &Number| weight.checked_div(weights).map_or(0.0, |share| share.to_f64());
    parts.iter().map(|part| (share(part.weight), part.score.to_f64())).collect()
}

fn rounded(value: f64) -> Option<Number> {
    Number::from_binary(value).map(|value| value.round_half_up(FLOAT_DECIMALS))
}

fn all_positive(parts: &[Part<'_>], method: &'static str) -> Result<(), Message> {
    match parts.iter().find(|part| !part.score.is_positive()) {
        None => Ok(()),
        Some(part) => Err(Message::new("heng::score::not_positive")
            .with("method", method)
            .with("child", part.child)
            .with("score", part.score)),
    }
}

/// Zero has a power above zero, and a number below zero has none that is surely real.
fn power_is_defined(exponent: &Number, parts: &[Part<'_>]) -> Result<(), Message> {
    if exponent.is_zero() {
        return Err(Message::new("heng::score::power_of_zero"));
    }
    match parts.iter().find(|part| part.score.is_negative()) {
        None if exponent.is_positive() => Ok(()),
        _ => all_positive(parts, "power"),
    }
}

fn name(method: &Aggregation) -> &'static str {
    match method {
        Aggregation::Mean => "mean",
        Aggregation::Geometric => "geometric",
        Aggregation::Harmonic => "harmonic",
        Aggregation::Power(_) => "power",
        Aggregation::Min => "min",
        Aggregation::Max => "max",
        Aggregation::Sum => "sum",
        _ => "?",
    }
}
