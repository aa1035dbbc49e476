//! `outcomes:` how outcomes enter a parent.

use heng_model::indicator::{MissingCriterion, MissingLeaf, Policies, Stale};

use crate::read::At;

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
    let Some(map) = at.map(&["missing_evidence", "stale", "missing_deducts"]) else { return StatedPolicies::default() };
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
        let Some(map) = at.map(&["criterion", "leaf"]) else { return stated };
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
        let impute = at.map(&["impute"])?.need("impute")?;
        return impute.word(&[("mean", MissingLeaf::ImputeMean), ("median", MissingLeaf::ImputeMedian)]);
    }
    at.word(&[("zero", MissingLeaf::Zero), ("exclude", MissingLeaf::Exclude)])
}
