//! Shapes that occur in several files.

use heng_yaml::shape::{Case, Key, Keys, Shape};

/// A text, or one per language.
pub(crate) const TEXT_IN: Shape = Shape::MapOr(&LANGUAGES, &Shape::Text);

/// `{ zh: …, en: … }`
pub(crate) static LANGUAGES: Keys = Keys::of(
    "text_by_language",
    ["按语言分写的文字，其中要有指标体系所用的语言。", "A text per language, that of the methodology among them."],
    &[Key::may("zh", Shape::Text, ["中文。", "In Chinese."]), Key::may("en", Shape::Text, ["英文。", "In English."])],
)
.ruled(&[heng_yaml::shape::Rule::Some(&["zh", "en"])]);

/// What a figure rests on.
pub(crate) static BASIS: Keys = Keys::of(
    "basis",
    ["依据：数字、权重或评分点的出处。", "What a figure, a weight or a criterion rests on."],
    &[
        Key::must("title", Shape::Text, ["文件名称。", "The document."]),
        Key::may("article", Shape::Text, ["条款或页码。", "The article or page in it."]),
        Key::may("url", Shape::Text, ["网址。", "Its address."]),
        Key::may("checked_on", Shape::Date, ["核对日期。", "When somebody last looked."]).example("\"2024-03-01\""),
    ],
);

const BASIS_KEY: Key = Key::may("basis", Shape::Map(&BASIS), ["依据。", "What it rests on."]);
const GROUNDED: [&str; 2] = ["值与它的依据。", "A value and what it rests on."];

/// The keys of a value that is written with what it rests on.
pub(crate) static GROUNDED_ANY: Keys =
    Keys::of("grounded_value", GROUNDED, &[Key::must("value", Shape::Any, ["值。", "The value."]), BASIS_KEY]);
static GROUNDED_NUMBER: Keys =
    Keys::of("grounded_number", GROUNDED, &[Key::must("value", Shape::Number, ["数字。", "The number."]), BASIS_KEY]);
static GROUNDED_POSITIVE: Keys = Keys::of(
    "grounded_positive_number",
    GROUNDED,
    &[Key::must("value", Shape::Positive, ["大于 0 的数字。", "A number above zero."]), BASIS_KEY],
);
static GROUNDED_SCORE: Keys = Keys::of(
    "grounded_score",
    GROUNDED,
    &[Key::must("value", Shape::Within(0, 100), ["0 到 100 的得分。", "A score from 0 to 100."]), BASIS_KEY],
);
static GROUNDED_PRINTED: Keys = Keys::of(
    "grounded_figure",
    GROUNDED,
    &[Key::must("value", PRINTED, ["发布的数字，照原样写。", "The figure as it was printed."]), BASIS_KEY],
);

const fn by_value(keys: &'static Keys) -> Case {
    Case { key: "value", alone: false, keys }
}

/// A number, or one with what it rests on.
pub(crate) const NUMBER: Shape = Shape::Cases(&[by_value(&GROUNDED_NUMBER)], &Shape::Number);
/// A number above zero, or one with what it rests on.
pub(crate) const POSITIVE: Shape = Shape::Cases(&[by_value(&GROUNDED_POSITIVE)], &Shape::Positive);
/// A score, or one with what it rests on.
pub(crate) const SCORE: Shape = Shape::Cases(&[by_value(&GROUNDED_SCORE)], &Shape::Within(0, 100));
/// A published figure, or one with what it rests on.
pub(crate) const FIGURE: Shape = Shape::Cases(&[by_value(&GROUNDED_PRINTED)], &PRINTED);

/// `96%`, `6.1%`, `1/3`, `52`, `1,234`
const PRINTED: Shape = Shape::Like(
    &["string", "number"],
    r"^\s*[+-]?([0-9]+([,，][0-9]{3})*(\.[0-9]*)?|\.[0-9]+|[0-9]+\s*/\s*[0-9]+)([eE][+-]?[0-9]+)?\s*[%％]?\s*$",
);

/// Conditions on attributes of subjects.
pub(crate) const FILTER: Shape = Shape::Names(&Shape::OneOrMore(&Shape::Text));
