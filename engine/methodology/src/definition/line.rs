//! A line of `indicators:`, and the root, which `index:` describes.

use heng_model::definition::Basis;
use heng_model::indicator::{Aggregation, Role};
use heng_model::{IndicatorId, Message, Number};

use super::method::METHOD;
use super::policies::{self, OUTCOMES, StatedPolicies};
use super::{head::Head, method};
use crate::read::shapes::{BASIS, POSITIVE, TEXT_IN};
use crate::read::{At, Map};
use heng_yaml::shape::{Key, Keys, Shape};

/// `indicators:`
pub(super) const INDICATORS: Shape = Shape::Names(&Shape::Map(&LINE));

const NAME: Key = Key::may(
    "name",
    TEXT_IN,
    ["名称；末级指标也可以写在它的 indicator.yaml 里。", "Its name; that of a leaf may stand in its own file."],
);
const METHOD_KEY: Key =
    Key::may("method", METHOD, ["下级得分怎样合成。", "How the scores of children become one."]).default("\"mean\"");
const FLOOR: Key = Key::may(
    "floor",
    Shape::Within(0, 100),
    ["合成前，下级得分不低于这个数。", "The least score of a child before they are put together."],
);
const WEIGHTS: Key = Key::may(
    "weights",
    Shape::Words(&[("relative", "下级权重只比相对大小，不必合计到上级权重")]),
    ["下级权重怎样理解。", "How the children's weights are meant."],
);

pub(crate) static LINE: Keys = Keys::of(
    "indicator_line",
    ["一个指标。编号里的点表示上下级：“1.2” 在 “1” 下面。", "An indicator; the dots of its id say whose child it is."],
    &[
        NAME,
        Key::must(
            "weight",
            POSITIVE,
            ["权重；同级权重之和等于上级的权重。", "Its weight; siblings sum to their parent."],
        )
        .example("10"),
        Key::may("parent", Shape::Text, ["上级编号，编号本身看不出时才写。", "Its parent, where the id does not say."]),
        Key::may(
            "role",
            Shape::Words(&[("base", "计入满分"), ("bonus", "加分项，只能是一级指标")]),
            ["计分中的角色。", "Its role."],
        )
        .default("\"base\""),
        Key::may("gate", Shape::Map(&GATE), ["加分的门槛。", "The bonus counts only above this."]),
        METHOD_KEY,
        FLOOR,
        WEIGHTS,
        Key::may(
            "outcomes",
            Shape::Map(&OUTCOMES),
            ["缺少证据、证据过期时怎样计分。", "How outcomes enter the score."],
        ),
        Key::may("basis", Shape::Map(&BASIS), ["依据。", "What it rests on."]),
        Key::may("planned", Shape::Flag, ["还没有检查，先占位。", "Its check is not written yet."]).default("false"),
    ],
);
static GATE: Keys = Keys::of(
    "gate",
    ["加分的门槛。", "The gate of a bonus."],
    &[Key::must("above", Shape::Number, ["基本分高于这个数才加分。", "The base score must be above this."])
        .example("80")],
);

/// `index:`
pub(super) static INDEX: Keys = Keys::of(
    "index",
    ["总分。", "The root of the tree: the total."],
    &[Key::may("name", TEXT_IN, ["名称。", "Its name."]).example("\"总分\""), METHOD_KEY, FLOOR, WEIGHTS],
);

/// A node as its line states it.
#[derive(Debug)]
pub(crate) struct Line<'a> {
    /// Its id.
    pub id: IndicatorId,
    /// The line.
    pub at: At<'a>,
    /// Its map, where it is one.
    pub map: Option<Map<'a>>,
    /// Its name, if the line has it.
    pub name: Option<String>,
    /// Its weight; none with a complaint.
    pub weight: Option<Number>,
    /// Where the weight stands.
    pub weight_at: Option<At<'a>>,
    /// Base or bonus.
    pub role: Role,
    /// The bonus's gate.
    pub gate: Option<Number>,
    /// How its children are aggregated.
    pub method: Aggregation,
    /// The least score of its children.
    pub floor: Option<Number>,
    /// `weights: relative`
    pub relative: bool,
    /// The policies that it states.
    pub policies: StatedPolicies,
    /// `planned: true`
    pub planned: bool,
    /// What the weight rests on.
    pub basis: Option<Basis>,
}

impl<'a> Line<'a> {
    /// The value under a key of the line.
    pub(crate) fn get(&self, key: &str) -> Option<At<'a>> {
        self.map.and_then(|map| map.get(key))
    }
}

/// Every line of `indicators:`.
pub(crate) fn read<'a>(at: At<'a>, head: &Head<'_>) -> Vec<Line<'a>> {
    let entries = at.entries();
    if entries.is_empty() && at.is_map() {
        at.error(Message::new("heng::methodology::no_indicators"));
    }
    entries.into_iter().filter(has_plain_id).map(|entry| line(entry, head)).collect()
}

fn has_plain_id(at: &At<'_>) -> bool {
    let id = at.name();
    let plain = id.chars().all(|sign| sign.is_alphanumeric() || "._-".contains(sign));
    let good =
        plain && !id.is_empty() && id.split('.').all(|part| !part.is_empty()) && id != IndicatorId::root().as_str();
    if !good {
        at.key_error(Message::new("heng::methodology::bad_indicator_id").with("id", id));
    }
    good
}

fn line<'a>(at: At<'a>, head: &Head<'_>) -> Line<'a> {
    let map = at.map(&LINE);
    let get = |key: &str| map.and_then(|map| map.get(key));
    let weight_at = map.and_then(|map| map.need("weight"));
    let (weight, weight_basis) = weight_at.map_or((None, None), |at| {
        let (value, basis) = at.grounded();
        (value.positive(), basis)
    });
    let role = get("role").and_then(|at| at.word(&[("base", Role::Base), ("bonus", Role::Bonus)])).unwrap_or_default();
    let gate = get("gate").and_then(|at| at.map(&GATE)).and_then(|map| map.need("above"));
    if let Some(at) = get("gate").filter(|_| role == Role::Base) {
        at.key_error(Message::new("heng::methodology::gate_without_bonus"));
    }
    Line {
        id: IndicatorId::from(at.name()),
        at,
        map,
        name: get("name").and_then(|at| at.text_in(head.language)),
        weight,
        weight_at,
        role,
        gate: gate.and_then(At::number),
        method: get("method").and_then(method::read).unwrap_or_default(),
        floor: get("floor").and_then(|at| at.number_within(0, 100)),
        relative: get("weights").is_some_and(is_relative),
        policies: get("outcomes").map(policies::read).unwrap_or_default(),
        planned: get("planned").is_some_and(|at| at.flag() != Some(false)),
        basis: get("basis").and_then(At::basis).or(weight_basis),
    }
}

fn is_relative(at: At<'_>) -> bool {
    at.word(&[("relative", ())]).is_some()
}

/// The root as `index:` describes it; `whole` is the file, for what it does not say.
pub(crate) fn root<'a>(whole: At<'a>, head: &Head<'_>) -> Line<'a> {
    let at = whole.peek("index");
    let map = at.and_then(|at| at.map(&INDEX));
    let get = |key: &str| map.and_then(|map| map.get(key));
    let default_name = if head.language == "en" { "Total" } else { "总分" };
    let full = whole.peek("scale").and_then(|scale| scale.peek("full"));
    Line {
        id: IndicatorId::root(),
        at: at.unwrap_or(whole),
        map,
        name: get("name").map_or_else(|| Some(default_name.to_owned()), |at| at.text_in(head.language)),
        weight: Some(head.scale.full.clone()),
        weight_at: full.or_else(|| whole.peek("indicators")),
        role: Role::Base,
        gate: None,
        method: get("method").and_then(method::read).unwrap_or_default(),
        floor: get("floor").and_then(|at| at.number_within(0, 100)),
        relative: get("weights").is_some_and(is_relative),
        policies: StatedPolicies::default(),
        planned: false,
        basis: None,
    }
}
