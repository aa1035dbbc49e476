//! The figure of a statistic.

use heng_model::evidence::ReferenceContent;
use heng_model::statistic::{Figure, Since};
use heng_model::{Message, Number};

use super::predicate::PREDICATE;
use super::quantity::QUANTITY;
use super::{Scope, predicate, quantity};
use crate::read::At;
use crate::read::shapes::TEXT_IN;
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

/// `change:` and `growth:`
pub(super) static CHANGE: Keys = Keys::of(
    "change",
    ["与往年比：这一年有几个，那一年有几个。", "Against an earlier year: how many now, how many then."],
    &[
        Key::must("count", Shape::Map(&PREDICATE), ["符合条件的个数。", "How many subjects it holds of."]),
        Key::must("since", Shape::Map(&SINCE), ["往年的数，在参考数据里。", "The earlier number, in reference data."]),
    ],
);
static SINCE: Keys = Keys::of(
    "since",
    ["参考数据的一张表里的一个数。", "A number of a table of reference data."],
    &[
        Key::must("reference", Shape::Text, ["参考数据的标识。", "The id of the reference data."]),
        Key::must("row", Shape::Text, ["哪一行：第一栏里写的。", "Which row: what stands in its first column."]),
        Key::must("column", Shape::Text, ["哪一栏。", "Which column."]),
    ],
);
/// `stated:`
pub(super) static STATED: Keys = Keys::of(
    "stated",
    [
        "发布过、但不是对全体的口径：列出来，不核对。",
        "A published fact that is no figure over a population: listed, not held against anything.",
    ],
    &[
        Key::must("value", TEXT_IN, ["发布的数字，照原样写。", "The figure as it was printed."]).example("\"1300万\""),
        Key::must("why", TEXT_IN, ["为什么不核对。", "Why nothing is computed."]),
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
        "change" | "growth" => {
            let map = at.map(&CHANGE)?;
            let count = map.need("count").and_then(|at| predicate::read(at, scope));
            let since = map.need("since").and_then(|at| since(at, scope));
            let (count, since) = (count?, since?);
            if at.name() == "change" { Figure::Change { count, since } } else { Figure::Growth { count, since } }
        }
        "stated" => {
            let map = at.map(&STATED)?;
            let value = map.need("value").and_then(|at| at.text_in(scope.language));
            let why = map.need("why").and_then(|at| at.text_in(scope.language));
            Figure::Stated { value: value?, why: why? }
        }
        _ => {
            let map = at.map(&RATIO)?;
            let of = map.need("of").and_then(|at| quantity::read(at, scope));
            let to = map.need("to").and_then(|at| quantity::read(at, scope));
            Figure::Ratio { of: of?, to: to? }
        }
    };
    Some(figure)
}

/// A number of a table of reference data: the cell of a row, which its first column names, and a column.
fn since(at: At<'_>, scope: &Scope<'_>) -> Option<Since> {
    let map = at.map(&SINCE)?;
    let (id, row, column) = (map.need("reference"), map.need("row"), map.need("column"));
    let (id, row_at, column_at) = (id?, row?, column?);
    let (reference, row, column) = (id.text()?, row_at.text()?, column_at.text()?);
    let Some(data) = scope.references.get(&reference) else {
        if !scope.references.knows(&reference) {
            id.unknown("heng::methodology::unknown_reference", &reference, scope.references.ids());
        }
        return None;
    };
    let ReferenceContent::Table { columns, rows } = &data.content else {
        id.error(Message::new("heng::methodology::not_a_table").with("reference", &reference));
        return None;
    };
    let Some(place) = columns.iter().position(|name| *name == column) else {
        column_at.unknown("heng::methodology::unknown_column", &column, columns.iter().map(String::as_str));
        return None;
    };
    let names = || rows.iter().filter_map(|cells| cells.first().map(String::as_str));
    let Some(cells) = rows.iter().find(|cells| cells.first() == Some(&row)) else {
        row_at.unknown("heng::methodology::unknown_row", &row, names());
        return None;
    };
    let cell = cells.get(place).map(String::as_str).unwrap_or_default();
    let Ok(value) = cell.parse::<Number>() else {
        let message = Message::new("heng::methodology::no_number_there").with("row", &row).with("column", &column);
        column_at.error(message.with("text", cell));
        return None;
    };
    if value.is_zero() {
        row_at.error(Message::new("heng::methodology::since_nothing").with("row", &row));
        return None;
    }
    Some(Since { reference, row, column, value })
}
