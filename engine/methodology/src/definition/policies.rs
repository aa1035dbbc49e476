//! `outcomes:` how outcomes enter a parent.

use heng_model::indicator::{MissingCriterion, MissingLeaf, Policies, Stale};

use heng_yaml::shape::{Key, Keys, Shape};

use crate::read::At;

const ZERO_OR_EXCLUDE: Shape = Shape::Words(&[("zero", "记 0 分"), ("exclude", "退出分母，其余权重按比例放大")]);

/// `outcomes:`
pub(super) static OUTCOMES: Keys = Keys::of(
    "outcomes",
    [
        "缺少证据、证据过期等情况怎样计分；没有写的从上级继承。",
        "How outcomes enter a score; what is not stated is inherited.",
    ],
    &[
        Key::may(
            "missing_evidence",
            Shape::MapOr(&MISSING, &ZERO_OR_EXCLUDE),
            ["缺少证据时。", "Where evidence is missing."],
        )
        .default("\"zero\""),
        Key::may(
            "stale",
            Shape::Words(&[("keep", "照常计分，只作提示"), ("zero", "记 0 分"), ("exclude", "退出分母")]),
            ["证据过期时。", "Where evidence is too old."],
        )
        .default("\"keep\""),
        Key::may(
            "missing_deducts",
            Shape::Flag,
            ["缺少证据的扣分项是否扣分。", "Whether a deduction without evidence deducts."],
        )
        .default("false"),
    ],
);
static MISSING: Keys = Keys::of(
    "missing_evidence",
    ["评分点与末级指标分开写。", "One word for criteria, one for leaves."],
    &[
        Key::may("criterion", ZERO_OR_EXCLUDE, ["评分点缺少证据时。", "A criterion without evidence."]),
        Key::may(
            "leaf",
            Shape::MapOr(&IMPUTE, &ZERO_OR_EXCLUDE),
            ["整个指标缺少证据时。", "A leaf without any evidence."],
        ),
    ],
);
static IMPUTE: Keys = Keys::of(
    "impute",
    ["用同组其他对象的得分补上。", "Filled in from the other subjects of the cohort."],
    &[Key::must("impute", Shape::Words(&[("mean", "平均数"), ("median", "中位数")]), ["怎样补。", "How."])],
);

/// What a node states; the rest it inherits.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct StatedPolicies {
    missing_criterion: Option<MissingCriterion>,
    missing_leaf: Option<MissingLeaf>,
    stale: Option<Stale>,
    missing_deducts: Option<bool>,
}

impl StatedPolicies {
    /// What is in force under a node whose parent has `above`.
    pub(crate) fn over(self, above: &Policies) -> Policies {
        Policies {
            missing_criterion: self.missing_criterion.unwrap_or(above.missing_criterion),
            missing_leaf: self.missing_leaf.unwrap_or(above.missing_leaf),
            stale: self.stale.unwrap_or(above.stale),
            missing_deducts: self.missing_deducts.unwrap_or(above.missing_deducts),
        }
    }
}

/// `{ missing_evidence: zero, stale: keep, missing_deducts: false }`
pub(crate) fn read(at: At<'_>) -> StatedPolicies {
    let Some(map) = at.map(&OUTCOMES) else { return StatedPolicies::default() };
    let mut stated = map.get("missing_evidence").map(missing_evidence).unwrap_or_default();
    stated.stale = map
        .get("stale")
        .and_then(|at| at.word(&[("keep", Stale::Keep), ("zero", Stale::Zero), ("exclude", Stale::Exclude)]));
    stated.missing_deducts = map.get("missing_deducts").and_then(At::flag);
    stated
}

/// One word for criteria and leaves alike, or a word for each.
fn missing_evidence(at: At<'_>) -> StatedPolicies {
    let mut stated = StatedPolicies::default();
    if at.is_map() {
        let Some(map) = at.map(&MISSING) else { return stated };
        stated.missing_criterion = map.get("criterion").and_then(criterion);
        stated.missing_leaf = map.get("leaf").and_then(leaf);
    } else {
        let both = at.word(&[
            ("zero", (MissingCriterion::Zero, MissingLeaf::Zero)),
            ("exclude", (MissingCriterion::Exclude, MissingLeaf::Exclude)),
        ]);
        stated.missing_criterion = both.map(|(criterion, _)| criterion);
        stated.missing_leaf = both.map(|(_, leaf)| leaf);
    }
    stated
}

fn criterion(at: At<'_>) -> Option<MissingCriterion> {
    at.word(&[("zero", MissingCriterion::Zero), ("exclude", MissingCriterion::Exclude)])
}

fn leaf(at: At<'_>) -> Option<MissingLeaf> {
    if at.is_map() {
        let impute = at.map(&IMPUTE)?.need("impute")?;
        return impute.word(&[("mean", MissingLeaf::ImputeMean), ("median", MissingLeaf::ImputeMedian)]);
    }
    at.word(&[("zero", MissingLeaf::Zero), ("exclude", MissingLeaf::Exclude)])
}
