//! Numbers that a subject has: scores and measures.

use heng_model::statistic::Quantity;
use heng_model::{IndicatorId, Message};

use super::Scope;
use crate::read::At;
use heng_yaml::shape::{Key, Keys, Rule, Shape};

const QUANTITIES: [&str; 2] = ["score", "measure"];

/// What stands under `mean:` and its like.
pub(super) static QUANTITY: Keys = Keys::of(
    "quantity",
    ["对象的一个数：得分或测量值。", "A number that a subject has: a score or a measure."],
    &[
        Key::may("score", Shape::Text, ["指标编号；index 是总分。", "The id of an indicator; `index` is the total."])
            .example("\"index\""),
        Key::may(
            "measure",
            Shape::Like(&["string"], r"^\s*[^/]+/[^/].*$"),
            ["指标/测量名。", "A leaf, and a name given to `measure` in its script."],
        )
        .example("\"3.3.2/datasets\""),
    ],
)
.ruled(&[Rule::One(&QUANTITIES)]);

/// `{ score: "3" }` or `{ measure: 3.3.2/datasets }`
pub(super) fn read(at: At<'_>, scope: &Scope<'_>) -> Option<Quantity> {
    let map = at.map(&QUANTITY)?;
    let what = map.one_of(&QUANTITIES)?;
    if what.name() == "score" {
        return node(what, scope).map(Quantity::Score);
    }
    measure(what, scope).map(|(indicator, name)| Quantity::Measure { indicator, name })
}

/// The id of a node; `index` is the total.
pub(super) fn node(at: At<'_>, scope: &Scope<'_>) -> Option<IndicatorId> {
    let id = IndicatorId::from(at.text()?);
    if scope.tree.get(&id).is_none() {
        at.unknown(
            "heng::methodology::unknown_indicator",
            id.as_str(),
            scope.tree.nodes.keys().map(IndicatorId::as_str),
        );
        return None;
    }
    Some(id)
}

/// `3.3.2/datasets`: a leaf, and a name given to `measure` in its script.
pub(super) fn measure(at: At<'_>, scope: &Scope<'_>) -> Option<(IndicatorId, String)> {
    let (leaf, name) = leaf_and(at, "heng::methodology::bad_measure", scope)?;
    Some((leaf, name.to_owned()))
}

/// The leaf before the `/`, and what stands after it; `code` says that the text is not of that form.
pub(super) fn leaf_and<'a>(at: At<'a>, code: &'static str, scope: &Scope<'_>) -> Option<(IndicatorId, &'a str)> {
    let text = at.scalar();
    let Some((id, name)) =
        text.and_then(|text| text.split_once('/')).filter(|(id, name)| !(id.is_empty() || name.is_empty()))
    else {
        at.error(Message::new(code).with("text", text.unwrap_or_default()));
        return None;
    };
    let id = IndicatorId::from(id.trim());
    let Some(node) = scope.tree.get(&id) else {
        let leaves = scope.tree.nodes.values().filter(|node| node.children.is_empty() && !node.id.is_root());
        let leaves: Vec<&str> = leaves.map(|node| node.id.as_str()).collect();
        at.unknown("heng::methodology::unknown_indicator", id.as_str(), leaves.iter().copied());
        return None;
    };
    if !node.children.is_empty() || id.is_root() {
        let children: Vec<String> = node.children.iter().map(ToString::to_string).collect();
        at.error(Message::new("heng::methodology::not_a_leaf").with("id", &id).with("children", children));
        return None;
    }
    Some((id, name.trim()))
}
