//! `params:` what a script is given besides the bundle.

use std::collections::BTreeMap;

use heng_model::Message;
use heng_model::definition::Basis;
use heng_model::evidence::{Param, Value};
use heng_model::subject::{Filter, Subject};

use super::indicator::{Grounds, Surroundings};
use super::names;
use crate::definition::cohorts::check_attribute;
use crate::read::At;
use crate::read::shapes::BASIS;
use heng_yaml::shape::{Case, Key, Keys, Shape};

/// `params:`
pub(super) const PARAMS: Shape = Shape::Names(&Shape::Cases(
    &[
        Case { key: "value", alone: false, keys: &GROUNDED_PARAM },
        Case { key: "by", alone: false, keys: &BY },
        Case { key: "from", alone: true, keys: &FROM },
    ],
    &Shape::Any,
));

const BASIS_KEY: Key = Key::may("basis", Shape::Map(&BASIS), ["依据。", "What it rests on."]);
static GROUNDED_PARAM: Keys = Keys::of(
    "grounded_param",
    ["值与它的依据。", "A value and what it rests on."],
    &[
        Key::must(
            "value",
            Shape::Cases(
                &[Case { key: "by", alone: false, keys: &BY }, Case { key: "from", alone: true, keys: &FROM }],
                &Shape::Any,
            ),
            ["值。", "The value."],
        ),
        BASIS_KEY,
    ],
);
static BY: Keys = Keys::of(
    "param_by_attribute",
    [
        "按对象的属性取值：每个属性值写一行，其余的写 else。",
        "A value for each value of an attribute; `else` for all others.",
    ],
    &[
        Key::must("by", Shape::Text, ["属性。", "The attribute."]).example("\"level\""),
        Key::may("else", Shape::Any, ["其余对象的值。", "The value for all others."]),
        BASIS_KEY,
    ],
)
.open(&Shape::Any);
static FROM: Keys = Keys::of(
    "param_from_reference",
    ["取自参考数据。", "Taken from reference data."],
    &[
        Key::must("from", Shape::Text, ["reference/ 里的标识。", "Its id in reference/."]).example("\"themes\""),
        BASIS_KEY,
    ],
);

/// Subjects that a diagnostic names as examples.
const MOST_NAMED: usize = 5;

/// The parameters by name.
pub(super) fn read(
    at: At<'_>,
    applies_to: &Filter,
    around: &Surroundings<'_>,
    grounds: &mut Grounds,
) -> BTreeMap<String, Param> {
    let read = |entry: At<'_>| {
        names::check(entry);
        let (value, basis) = entry.grounded();
        let param = param(value, applies_to, around);
        grounds.keep(format!("params/{}", entry.name()), basis.or_else(|| own_basis(value)));
        Some((entry.name().to_owned(), param?))
    };
    at.entries().into_iter().filter_map(read).collect()
}

/// The basis that stands among `from` or `by` and its cases.
fn own_basis(at: At<'_>) -> Option<Basis> {
    let names: Vec<&str> = if at.is_map() { at.entries().iter().map(At::name).collect() } else { Vec::new() };
    let alone = names.contains(&"from") && names.iter().all(|name| ["from", "basis"].contains(name));
    let reserved = names.contains(&"by") || alone;
    at.peek("basis").filter(|_| reserved).and_then(At::basis)
}

fn param(at: At<'_>, applies_to: &Filter, around: &Surroundings<'_>) -> Option<Param> {
    if at.peek("by").is_some() {
        return by(at, applies_to, around);
    }
    // A map of values may have a key `from` among others.
    let Some(from) =
        at.peek("from").filter(|_| at.entries().iter().all(|entry| ["from", "basis"].contains(&entry.name())))
    else {
        return value(at).map(Param::Value);
    };
    let id = from.text()?;
    if !around.references.knows(&id) {
        from.unknown("heng::methodology::unknown_reference", &id, around.references.ids());
        return None;
    }
    Some(Param::Reference(id))
}

/// `{ by: level, province: …, city: …, else: … }`
fn by(at: At<'_>, applies_to: &Filter, around: &Surroundings<'_>) -> Option<Param> {
    let attribute = at.peek("by")?;
    let name = attribute.text()?;
    check_attribute(&name, around.subjects, |message| attribute.error(message));
    let cases = at.entries().into_iter().filter(|entry| !["by", "else", "basis"].contains(&entry.name()));
    let cases: Vec<At<'_>> = cases.collect();
    let otherwise = at.peek("else");
    if otherwise.is_none() {
        let applies = around.subjects.unwrap_or_default().iter().filter(|subject| applies_to.admits(subject));
        let without: Vec<&Subject> = applies.filter(|subject| !is_covered(subject, &name, &cases)).collect();
        if let Some(first) = without.first() {
            let value = first.attribute(&name).unwrap_or_else(|| "—".to_owned());
            let subjects: Vec<String> = without.iter().take(MOST_NAMED).map(|subject| subject.name.clone()).collect();
            let message =
                Message::new("heng::methodology::by_incomplete").with("attribute", &name).with("value", value);
            at.key_error(message.with("subjects", subjects).with("count", without.len()));
        }
    }
    let values: BTreeMap<String, Value> =
        cases.iter().filter_map(|case| Some((case.name().to_owned(), value(*case)?))).collect();
    Some(Param::By { attribute: name, values, otherwise: otherwise.and_then(value) })
}

/// A value. A text in the form of a date that no calendar has is a slip of the pen.
fn value(at: At<'_>) -> Option<Value> {
    let value = at.value()?;
    if let Value::Text(text) = &value
        && is_no_day(text)
    {
        at.warn(Message::new("heng::methodology::no_such_day").with("text", text.as_str()));
    }
    Some(value)
}

/// `2024-13-01`, `2024年2月30日`: four digits, then a month and a day that are not there.
fn is_no_day(text: &str) -> bool {
    let text = text.trim().trim_end_matches('日');
    let parts: Vec<&str> = text.split(['-', '/', '.', '年', '月']).collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let digits =
        |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() != 4 || !digits(year, 4) || !digits(month, 2) || !digits(day, 2) {
        return false;
    }
    let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse(), day.parse()) else { return false };
    heng_model::Date::new(year, month, day).is_err()
}

fn is_covered(subject: &Subject, attribute: &str, cases: &[At<'_>]) -> bool {
    subject.attribute(attribute).is_some_and(|value| cases.iter().any(|case| case.name() == value))
}

/// The items that a criterion with `each` goes through, where they are the same for everybody: `None` in place of a list
/// when the parameter is no list.
pub(crate) fn items<'p>(param: &'p Param, around: &'p crate::reference::References) -> Items<'p> {
    let of = |value: &'p Value| match value {
        Value::List(items) => Some(items.as_slice()),
        _ => None,
    };
    match param {
        Param::Value(value) => of(value).map_or(Items::NoList, |items| Items::Lists(vec![items])),
        // A file that could not be read is not the criterion's fault.
        Param::Reference(id) if around.get(id).is_none() => Items::Unknown,
        Param::Reference(id) => around.items(id).map_or(Items::NoList, |items| Items::Lists(vec![items])),
        Param::By { values, otherwise, .. } => {
            let lists: Option<Vec<&[Value]>> = values.values().chain(otherwise.iter()).map(of).collect();
            lists.map_or(Items::NoList, Items::Lists)
        }
    }
}

/// What a parameter offers to go through.
pub(crate) enum Items<'p> {
    /// The lists that it is, for one subject or another.
    Lists(Vec<&'p [Value]>),
    /// It is no list.
    NoList,
    /// It cannot be known.
    Unknown,
}

impl Items<'_> {
    /// The texts of all items; nothing where it cannot be known.
    pub(crate) fn texts(&self) -> Option<Vec<String>> {
        let Items::Lists(lists) = self else { return None };
        let text = |value: &Value| match value {
            Value::Text(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        };
        Some(lists.iter().flat_map(|list| list.iter()).filter_map(text).collect())
    }
}
