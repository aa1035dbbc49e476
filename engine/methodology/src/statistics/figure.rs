//! The figure of a statistic.

use heng_model::statistic::Figure;

use super::quantity::QUANTITY;
use super::{Scope, predicate, quantity};
use crate::read::At;
use heng_yaml::shape::{Key, Keys, Shape};

/// `ratio:`
pub(super) static RATIO: Keys = Keys::of(
    "ratio",
    ["两个合计之比。", "One sum to another."],
    &[
        Key::must("of", Shape::Map(&QUANTITY), ["分子。", "The numerator."]),
        Key::must("to", Shape::Map(&QUANTITY), ["分母。", "The denominator."]),
    ],
);

/// What stands under `share`, `count`, `mean`, …
pub(super) fn read(at: At<'_>, scope: &Scope<'_>) -> Option<Figure> {
    let figure = match at.name() {
        "share" => Figure::Share(predicate::read(at, scope)?),
        "count" => Figure::Count(predicate::read(at, scope)?),
        "mean" => Figure::Mean(quantity::read(at, scope)?),
        "median" => Figure::Median(quantity::read(at, scope)?),
        "min" => Figure::Min(quantity::read(at, scope)?),
        "max" => Figure::Max(quantity::read(at, scope)?),
        "sum" => Figure::Sum(quantity::read(at, scope)?),
        _ => {
            let map = at.map(&RATIO)?;
            let of = map.need("of").and_then(|at| quantity::read(at, scope));
            let to = map.need("to").and_then(|at| quantity::read(at, scope));
            Figure::Ratio { of: of?, to: to? }
        }
    };
    Some(figure)
}
