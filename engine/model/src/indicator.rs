//! The weighted tree of indicators (指标体系).

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::definition::Basis;
use crate::evidence::{Param, Wanted, WantedObservation};
use crate::id::IndicatorId;
use crate::normalise::Normalisation;
use crate::number::Number;
use crate::rubric::Criterion;
use crate::subject::Filter;

/// The whole tree. `nodes` holds the root under [`IndicatorId::root`].
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Tree {
    /// Every node by its id.
    pub nodes: BTreeMap<IndicatorId, Node>,
}

impl Tree {
    /// The node of that id.
    pub fn get(&self, id: &IndicatorId) -> Option<&Node> {
        self.nodes.get(id)
    }
    /// The root. A checked methodology always has one.
    pub fn root(&self) -> &Node {
        self.nodes.get(&IndicatorId::root()).expect("a checked tree has a root")
    }
    /// Every leaf in the order of ids.
    pub fn leaves(&self) -> impl Iterator<Item = (&Node, &Leaf)> {
        self.nodes.values().filter_map(|node| node.leaf.as_ref().map(|leaf| (node, leaf)))
    }
    /// Whether `id` is `from` or stands below it.
    pub fn within(&self, id: &IndicatorId, from: &IndicatorId) -> bool {
        let mut at = Some(id);
        // A checked tree has no cycle; a results document that has one must not hold us for ever.
        for _ in 0..=self.nodes.len() {
            match at {
                Some(one) if one == from => return true,
                Some(one) => at = self.get(one).and_then(|node| node.parent.as_ref()),
                None => return false,
            }
        }
        false
    }
    /// The bonus that `id` is, or is part of: what is lacking there is no loss of the base score.
    pub fn bonus_of(&self, id: &IndicatorId) -> Option<&Node> {
        let bonuses = self.nodes.values().filter(|node| node.role == Role::Bonus && !node.is_veto());
        bonuses.into_iter().find(|node| self.within(id, &node.id))
    }
    /// Every node, children before their parents: the order in which scores are computed.
    pub fn leaves_first(&self) -> Vec<&Node> {
        fn visit<'a>(tree: &'a Tree, node: &'a Node, into: &mut Vec<&'a Node>) {
            for child in node.children.iter().filter_map(|id| tree.get(id)) {
                visit(tree, child, into);
            }
            into.push(node);
        }
        let mut order = Vec::with_capacity(self.nodes.len());
        if let Some(root) = self.nodes.get(&IndicatorId::root()) {
            visit(self, root, &mut order);
        }
        order
    }
}

/// A node of the tree: an indicator of any level, or the root.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Node {
    /// Its id.
    pub id: IndicatorId,
    /// Its name in print.
    pub name: String,
    /// The node it is part of; none for the root.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<IndicatorId>,
    /// Its weight as stated. Only relations between siblings matter.
    pub weight: Number,
    /// Whether it is part of the base score or comes on top.
    #[serde(default)]
    pub role: Role,
    /// A bonus counts only when the unrounded base score is above this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gate: Option<Number>,
    /// How the scores of its children become its own.
    #[serde(default)]
    pub method: Aggregation,
    /// Children's scores are raised to this before aggregation, so that roots and logarithms exist.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub floor: Option<Number>,
    /// `weights: relative`: the children's weights need not sum to this node's.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub relative_weights: bool,
    /// The policies in force here, after inheritance from above.
    pub policies: Policies,
    /// Its children in order; empty for a leaf.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<IndicatorId>,
    /// What a leaf is judged by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leaf: Option<Leaf>,
    /// What the weight rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
}

impl Node {
    /// Whether it is a veto leaf.
    pub fn is_veto(&self) -> bool {
        self.leaf.as_ref().is_some_and(|leaf| leaf.kind.is_veto())
    }
}

/// Part of the base score, or on top of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Part of the base score.
    #[default]
    Base,
    /// Adds at most its weight to the base score; only under the root.
    Bonus,
}

/// How a parent's score is made of its base children's scores x with weights w.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Aggregation {
    /// Σwx/Σw
    #[default]
    Mean,
    /// exp(Σw·ln x/Σw)
    Geometric,
    /// Σw/Σ(w/x)
    Harmonic,
    /// (Σw·x^p/Σw)^(1/p)
    Power(Number),
    /// The least x.
    Min,
    /// The greatest x.
    Max,
    /// 100·Σ(w·x/100)/Σw with Σw over all base children, counted or not.
    Sum,
}

/// How outcomes enter a parent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Policies {
    /// Missing evidence of a criterion.
    pub missing_criterion: MissingCriterion,
    /// Missing evidence of a whole leaf, or of a node none of whose children counts.
    pub missing_leaf: MissingLeaf,
    /// A judgement that rests on stale evidence.
    pub stale: Stale,
    /// Whether missing evidence of a criterion of a deduction deducts its points (it does not by default).
    #[serde(default)]
    pub missing_deducts: bool,
}

/// What missing evidence of a criterion costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MissingCriterion {
    /// It counts as unmet.
    #[default]
    Zero,
    /// Its points leave the denominator.
    Exclude,
}

/// What missing evidence of a whole leaf costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MissingLeaf {
    /// It scores 0.
    #[default]
    Zero,
    /// It leaves; its siblings' weights grow.
    Exclude,
    /// The mean of the reference cohort, marked as imputed.
    ImputeMean,
    /// The median of the reference cohort, marked as imputed.
    ImputeMedian,
}

/// What stale evidence costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Stale {
    /// Nothing but a finding.
    #[default]
    Keep,
    /// The criterion counts as unmet.
    Zero,
    /// The criterion's points leave the denominator.
    Exclude,
}

/// What a leaf indicator is judged by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Leaf {
    /// The check's folder within the methodology, `checks/1.1.1-leading-group`; none while it is planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub folder: Option<String>,
    /// The script within the methodology, `checks/1.1.1-leading-group/check.rhai`; none where observations judge everything, and while planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub script: Option<String>,
    /// What kind of judgement it is.
    pub kind: Kind,
    /// Whom it applies to; the others are not applicable.
    #[serde(default)]
    pub applies_to: Filter,
    /// The evidence files it wants.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Wanted>,
    /// The observations it wants.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub observations: Vec<WantedObservation>,
    /// Its parameters.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<String, Param>,
    /// Its criteria, in the order of the file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rubric: Vec<Criterion>,
    /// What its other figures rest on, by their places in `indicator.yaml`: `params/min_sets`, `full`, `veto/score`, and [`Leaf::ITSELF`].
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub grounds: BTreeMap<String, Basis>,
}

impl Leaf {
    /// The place of the indicator as a whole among its grounds.
    pub const ITSELF: &str = "indicator";

    /// Whether there is no check yet.
    pub fn is_planned(&self) -> bool {
        self.folder.is_none()
    }
}

/// The kinds of leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 100·Σ(p·r)/Σp over the criteria that count.
    Rubric,
    /// A measure, normalised.
    Measured(Normalisation),
    /// 100·max(0, 1 − Σp(1−r)/full).
    Deduction {
        /// The indicator's own points.
        full: Number,
    },
    /// A criterion that is met vetoes a node.
    Veto {
        /// The vetoed node; the root by default.
        node: IndicatorId,
        /// The score it gets.
        score: Number,
        /// The tier it gets; the lowest by default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tier: Option<String>,
    },
}

impl Kind {
    /// Whether it is a veto, which has neither score nor coverage.
    pub fn is_veto(&self) -> bool {
        matches!(self, Kind::Veto { .. })
    }
}
