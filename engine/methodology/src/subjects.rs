//! `subjects.yaml`: the assessed governments.

use std::collections::{BTreeMap, BTreeSet};

use heng_model::subject::{Attribute, Subject};
use heng_model::{Diagnostic, Message, Span, SubjectId};

use crate::read::{At, looks_like_a_number, number_of};
use heng_yaml::Yaml;
use heng_yaml::shape::{Key, Keys, Shape};

/// `subjects.yaml`
pub(crate) const SUBJECTS: Shape = Shape::Names(&Shape::Map(&SUBJECT));

static SUBJECT: Keys = Keys::of(
    "subject",
    [
        "一个评估对象，键是它的编号。自己的属性直接写在这里：文字、数字、true 与 false，或一列文字。",
        "A subject by its id; further keys are attributes of its own.",
    ],
    &[
        Key::must("name", Shape::Text, ["名称，不能重复。", "Its name, one of a kind."]).example("\"杭州市\""),
        Key::may("code", Shape::Text, ["行政区划代码，不能重复。", "Its code, one of a kind."]).example("\"330100\""),
        Key::may("names", Shape::Texts, ["别称，证据里可能出现。", "Other names that evidence may use."]),
        Key::may("level", Shape::Text, ["层级。", "Its level."]).example("\"city\""),
        Key::may("region", Shape::Text, ["地区。", "Its region."]),
        Key::may("parent", Shape::Text, ["上级对象的编号。", "The subject above it."]),
        Key::may(
            "order",
            Shape::Names(&Shape::Whole(0, MOST_PLACE)),
            ["在各种榜单里的次序。", "Its place in orders of the league table."],
        )
        .example("{\"subprovincial\": 10}"),
    ],
)
.open(&ATTRIBUTE);
/// A text, or texts in a row, none twice.
const ATTRIBUTE: Shape = Shape::ListOr(&Shape::Texts, &Shape::Text);
/// Places beyond which no order goes.
const MOST_PLACE: i64 = 1_000_000;

/// The subjects in the order of the file. Ids cannot be twice: keys are not.
pub(crate) fn read(at: At<'_>) -> Vec<Subject> {
    let entries = at.entries();
    if entries.is_empty() && at.is_map() {
        at.error(Message::new("heng::methodology::no_subjects"));
    }
    refuse_twice(&entries, "name");
    refuse_twice(&entries, "code");
    entries.into_iter().filter_map(subject).collect()
}

/// Attributes that some subject has, and those that every subject has.
pub(crate) fn attribute_names(subjects: &[Subject]) -> BTreeSet<String> {
    let standard = ["id", "code", "name", "level", "region", "parent"];
    let standard = standard.into_iter().filter(|name| subjects.iter().any(|subject| subject.attribute(name).is_some()));
    let further = subjects.iter().flat_map(|subject| subject.attributes.keys().cloned());
    standard.map(str::to_owned).chain(further).collect()
}

fn subject(at: At<'_>) -> Option<Subject> {
    let map = at.map(&SUBJECT)?;
    let text = |key: &str| map.get(key).and_then(At::text);
    let attributes = map.entries().filter(|entry| !SUBJECT.has(entry.name()));
    let attributes = attributes.filter_map(|entry| Some((entry.name().to_owned(), attribute(entry)?))).collect();
    Some(Subject {
        id: SubjectId::from(at.name()),
        code: text("code"),
        name: map.need("name").and_then(At::text)?,
        names: map.get("names").map(At::texts).unwrap_or_default(),
        level: text("level"),
        region: text("region"),
        parent: text("parent"),
        order: map.get("order").map(order).unwrap_or_default(),
        attributes,
    })
}

fn order(at: At<'_>) -> BTreeMap<String, i64> {
    let place = |entry: At<'_>| Some((entry.name().to_owned(), entry.whole_within(0, MOST_PLACE)?));
    at.entries().into_iter().filter_map(place).collect()
}

fn attribute(at: At<'_>) -> Option<Attribute> {
    match &at.node.value {
        Yaml::List(_) => Some(Attribute::List(at.texts())),
        Yaml::Scalar { text, plain: true } if text == "true" || text == "false" => {
            Some(Attribute::Flag(text == "true"))
        }
        Yaml::Scalar { text, plain: true } if looks_like_a_number(text) => {
            let whole = number_of(text).and_then(|number| number.to_i64());
            Some(whole.map_or_else(|| Attribute::Text(text.clone()), Attribute::Count))
        }
        _ => at.text().map(Attribute::Text),
    }
}

/// Two governments of one name or one code are one government written twice, or a slip.
fn refuse_twice(entries: &[At<'_>], key: &str) {
    let mut first: BTreeMap<&str, (&str, Span)> = BTreeMap::new();
    for entry in entries {
        let Some(at) = entry.peek(key) else { continue };
        let Some(text) = at.scalar() else { continue };
        let Some((other, span)) = first.get(text) else {
            first.insert(text, (entry.name(), at.span()));
            continue;
        };
        let message = Message::new("heng::methodology::subject_twice").with("what", text);
        let message = message.with("subject", entry.name()).with("other", *other);
        let said = Diagnostic::error(message).at(at.source, at.span());
        at.log.note(said.context(at.source, *span, Message::new("heng::yaml::first_here")));
    }
}
