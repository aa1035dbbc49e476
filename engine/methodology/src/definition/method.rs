//! `method:` how the scores of children become their parent's.

use heng_model::Message;
use heng_model::indicator::Aggregation;

use heng_yaml::shape::{Key, Keys, Shape};

use crate::read::At;

/// `method:`
pub(super) const METHOD: Shape = Shape::MapOr(
    &POWER,
    &Shape::Words(&[
        ("mean", "加权算术平均"),
        ("geometric", "加权几何平均"),
        ("harmonic", "加权调和平均"),
        ("min", "取最低"),
        ("max", "取最高"),
        ("sum", "相加"),
    ]),
);

static POWER: Keys = Keys::of(
    "power_mean",
    ["加权幂平均。", "A weighted power mean."],
    &[Key::must("power", Shape::Number, ["指数，不能是 0。", "The exponent; not zero."]).example("-1")],
);

/// Defined in the handbook, computed by a later version.
const LATER: [&str; 1] = ["copeland"];

/// A word, or `{ power: p }`.
pub(crate) fn read(at: At<'_>) -> Option<Aggregation> {
    if at.is_map() {
        let power = at.map(&POWER)?.need("power")?;
        let exponent = power.number()?;
        if exponent.is_zero() {
            power.error(Message::new("heng::methodology::power_zero"));
            return None;
        }
        return Some(Aggregation::Power(exponent));
    }
    if let Some(word) = at.scalar().filter(|word| LATER.contains(word)) {
        at.error(Message::new("heng::methodology::not_supported_yet").with("what", word));
        return None;
    }
    let words = ["mean", "geometric", "harmonic", "min", "max", "sum"];
    let methods = [
        Aggregation::Mean,
        Aggregation::Geometric,
        Aggregation::Harmonic,
        Aggregation::Min,
        Aggregation::Max,
        Aggregation::Sum,
    ];
    let places: Vec<(&str, usize)> = words.iter().enumerate().map(|(place, word)| (*word, place)).collect();
    at.word(&places).map(|place| methods[place].clone())
}

/// Whether a score of zero below has no value under this method.
pub(crate) fn needs_above_zero(method: &Aggregation) -> bool {
    match method {
        Aggregation::Geometric | Aggregation::Harmonic => true,
        Aggregation::Power(exponent) => exponent.is_negative(),
        _ => false,
    }
}

/// The method as it is written.
pub(crate) fn name(method: &Aggregation) -> &'static str {
    match method {
        Aggregation::Mean => "mean",
        Aggregation::Geometric => "geometric",
        Aggregation::Harmonic => "harmonic",
        Aggregation::Power(_) => "power",
        Aggregation::Min => "min",
        Aggregation::Max => "max",
        _ => "sum",
    }
}
