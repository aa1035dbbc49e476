//! What may hold of a subject.

use heng_model::Message;
use heng_model::statistic::{Predicate, Range};

use super::{Scope, criterion, quantity};
use crate::definition::words::{BOUNDS, bounds};
use crate::read::{At, Map};
use heng_yaml::shape::{Key, Keys, Rule, Shape};

const HEADS: [&str; 8] = ["criterion", "score", "measure", "tier", "tier_at_least", "all", "any", "not"];
const WITH_BOUNDS: [&str; 3] = ["criterion", "score", "measure"];

/// What stands under `share:` and `count:`.
pub(super) static PREDICATE: Keys = Keys::of(
    "predicate",
    ["对象要满足的条件：写一种。", "What must hold of a subject: one kind."],
    &[
        Key::may(
            "criterion",
            Shape::Like(&["string"], r"^\s*[^/]+/[^/].*$"),
            ["指标/评分点；逐项判定的写 指标/评分点[项]。", "A leaf and a criterion, with an item where it has items."],
        )
        .example("\"1.2.2/areas[数据资源]\""),
        Key::may(
            "is",
            Shape::Text,
            ["评分点的结果：met 满足、partly 部分满足、unmet 不满足，或状态。", "met, partly, unmet, or a state."],
        )
        .example("\"met\""),
        Key::may("score", Shape::Text, ["指标编号；index 是总分。", "The id of an indicator; `index` is the total."])
            .example("\"index\""),
        Key::may("measure", Shape::Like(&["string"], r"^\s*[^/]+/[^/].*$"), ["指标/测量名。", "A leaf and a measure."])
            .example("\"3.3.2/datasets\""),
        Key::may(
            "at_least",
            Shape::Text,
            ["不低于；评分点可写状态或得分比例。", "At least; of a criterion a state or a share of its points."],
        ),
        Key::may("above", Shape::Number, ["高于。", "Above."]),
        Key::may("at_most", Shape::Number, ["不高于。", "At most."]),
        Key::may("below", Shape::Number, ["低于。", "Below."]),
        Key::may("tier", Shape::Text, ["等级是。", "The tier is."]),
        Key::may("tier_at_least", Shape::Text, ["等级不低于。", "The tier is at least."]),
        Key::may("all", Shape::List(&Shape::Map(&PREDICATE)), ["都满足。", "All of these."]),
        Key::may("any", Shape::List(&Shape::Map(&PREDICATE)), ["满足其一。", "Any of these."]),
        Key::may("not", Shape::Map(&PREDICATE), ["不满足。", "Not this."]),
    ],
)
.ruled(&[
    Rule::One(&HEADS),
    Rule::Beside("is", &["criterion"]),
    Rule::Apart("is", &BOUNDS),
    Rule::Beside("at_least", &WITH_BOUNDS),
    Rule::Beside("above", &WITH_BOUNDS),
    Rule::Beside("at_most", &WITH_BOUNDS),
    Rule::Beside("below", &WITH_BOUNDS),
    Rule::Beside("score", &BOUNDS),
    Rule::Beside("measure", &BOUNDS),
    Rule::Beside("criterion", &["is", "at_least", "above", "at_most", "below"]),
    Rule::Then("score", "at_least", Shape::Number),
    Rule::Then("measure", "at_least", Shape::Number),
    Rule::Then("criterion", "at_least", Shape::TextOrWithin(0, 1)),
    Rule::Then("criterion", "above", Shape::Within(0, 1)),
    Rule::Then("criterion", "at_most", Shape::Within(0, 1)),
    Rule::Then("criterion", "below", Shape::Within(0, 1)),
]);

/// One predicate: the one of its keys that says what it speaks of decides how the others are read.
pub(super) fn read(at: At<'_>, scope: &Scope<'_>) -> Option<Predicate> {
    let head = at.open_map()?.one_of(&HEADS)?;
    let others: &[&str] = match head.name() {
        "criterion" => &[],
        "score" | "measure" => &["is"],
        _ => &["is", "at_least", "above", "at_most", "below"],
    };
    // Further heads were noted as too many.
    let map = at.map_without(&PREDICATE, others)?;
    match head.name() {
        "criterion" => criterion::read(&map, head, scope),
        "score" => {
            let range = range(&map, head);
            Some(Predicate::Score { node: quantity::node(head, scope)?, range: range? })
        }
        "measure" => {
            let range = range(&map, head);
            let (indicator, name) = quantity::measure(head, scope)?;
            Some(Predicate::Measure { indicator, name, range: range? })
        }
        "tier" => tier(head, scope).map(Predicate::TierIs),
        "tier_at_least" => tier(head, scope).map(Predicate::TierAtLeast),
        "all" => several(head, scope).map(Predicate::All),
        "any" => several(head, scope).map(Predicate::Any),
        _ => read(head, scope).map(|inner| Predicate::Not(Box::new(inner))),
    }
}

fn range(map: &Map<'_>, head: At<'_>) -> Option<Range> {
    if !BOUNDS.iter().any(|bound| map.get(bound).is_some()) {
        let message = Message::new("heng::methodology::no_bound").with("what", head.scalar().unwrap_or_default());
        head.error(message.with("choices", BOUNDS.map(str::to_owned).to_vec()));
        return None;
    }
    Some(bounds(map, At::number))
}

fn several(at: At<'_>, scope: &Scope<'_>) -> Option<Vec<Predicate>> {
    let items = at.items();
    if at.is_list() && items.is_empty() {
        at.error(Message::new("heng::methodology::no_predicates").with("key", at.name()));
    }
    let count = items.len();
    let read: Vec<Predicate> = items.into_iter().filter_map(|item| read(item, scope)).collect();
    (count > 0 && read.len() == count).then_some(read)
}

fn tier(at: At<'_>, scope: &Scope<'_>) -> Option<String> {
    let name = at.text()?;
    if !scope.tiers.iter().any(|tier| tier.name == name) {
        at.unknown("heng::methodology::unknown_tier", &name, scope.tiers.iter().map(|tier| tier.name.as_str()));
        return None;
    }
    Some(name)
}
