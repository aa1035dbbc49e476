//! `kind:` and what belongs to each.

use heng_model::indicator::Kind;
use heng_model::{IndicatorId, Message, Number};

use super::indicator::{Grounds, Surroundings};
use super::normalise;
use crate::read::shapes::SCORE;
use crate::read::{At, Map};
use heng_yaml::shape::{Key, Keys, Shape};

/// `kind:`
pub(super) const KINDS: [(&str, &str); 4] = [
    ("rubric", "按评分点计分"),
    ("measured", "由测量值换算"),
    ("deduction", "按评分点扣分"),
    ("veto", "有一个评分点成立就否决"),
];

/// `veto:`
pub(super) static VETO: Keys = Keys::of(
    "veto",
    ["否决的后果。", "What a veto does."],
    &[
        Key::may("node", Shape::Text, ["否决哪个指标。", "The node that is vetoed."]).default("\"index\""),
        Key::may("score", SCORE, ["得分最高是多少。", "The most that it can score then."]).default("0"),
        Key::may("tier", Shape::Text, ["等级最高是哪一级。", "The best tier then."]),
    ],
);

/// The kinds as they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    Rubric,
    Measured,
    Deduction,
    Veto,
}

/// `kind:`, `rubric` where nothing is stated; none for an unknown word.
pub(super) fn written(map: &Map<'_>) -> Option<Written> {
    let words = [
        ("rubric", Written::Rubric),
        ("measured", Written::Measured),
        ("deduction", Written::Deduction),
        ("veto", Written::Veto),
    ];
    map.get("kind").map_or(Some(Written::Rubric), |at| at.word(&words))
}

/// The kind with what belongs to it; keys that belong to another kind are noted.
pub(super) fn read(map: &Map<'_>, written: Written, around: &Surroundings<'_>, grounds: &mut Grounds) -> Option<Kind> {
    let owner = [("normalise", Written::Measured), ("full", Written::Deduction), ("veto", Written::Veto)];
    for (key, _) in owner.iter().filter(|(_, owner)| *owner != written) {
        if let Some(at) = map.get(key) {
            let kind = map.get("kind").and_then(|at| at.scalar()).unwrap_or("rubric");
            at.key_error(Message::new("heng::methodology::other_kind").with("key", *key).with("kind", kind));
        }
    }
    match written {
        Written::Rubric => Some(Kind::Rubric),
        Written::Measured => map.need("normalise").and_then(normalise::read).map(Kind::Measured),
        Written::Deduction => {
            let (full, basis) = map.need("full")?.grounded();
            grounds.keep("full", basis);
            full.positive().map(|full| Kind::Deduction { full })
        }
        Written::Veto => match map.get("veto") {
            Some(at) => veto(at, around, grounds),
            None => Some(Kind::Veto { node: IndicatorId::root(), score: Number::zero(), tier: None }),
        },
    }
}

fn veto(at: At<'_>, around: &Surroundings<'_>, grounds: &mut Grounds) -> Option<Kind> {
    let map = at.map(&VETO)?;
    let node = map.get("node").and_then(|at| {
        let id = IndicatorId::from(at.text()?);
        if !around.nodes.lines.contains_key(&id) {
            let known = around.nodes.lines.keys().map(IndicatorId::as_str);
            at.unknown("heng::methodology::unknown_indicator", id.as_str(), known);
        }
        Some(id)
    });
    let tier = map.get("tier").and_then(|at| {
        let name = at.text()?;
        if !around.tiers.iter().any(|tier| tier.name == name) {
            at.unknown("heng::methodology::unknown_tier", &name, around.tiers.iter().map(|tier| tier.name.as_str()));
        }
        Some(name)
    });
    let score = map.get("score").map_or_else(
        || Some(Number::zero()),
        |at| {
            let (score, basis) = at.grounded();
            grounds.keep("veto/score", basis);
            score.number_within(0, 100)
        },
    );
    Some(Kind::Veto { node: node.unwrap_or_else(IndicatorId::root), score: score?, tier })
}
