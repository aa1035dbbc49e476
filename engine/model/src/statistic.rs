//! Statistics (统计项) over a cohort, and the published claims (发布口径) that they must bear out.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::definition::Basis;
use crate::id::{CohortId, CriterionId, IndicatorId, StatisticId};
use crate::number::Number;
use crate::subject::Filter;

/// A figure over a population.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Statistic {
    /// Its key in `statistics.yaml`.
    pub id: StatisticId,
    /// What it counts, in print.
    pub name: String,
    /// Over whom.
    #[serde(default)]
    pub population: Population,
    /// What is computed.
    pub figure: Figure,
    /// An attribute of subjects to break it down by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The published figures it must bear out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Claim>,
    /// What earlier editions printed of the same, and whether the two can be compared.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Earlier>,
}

impl Statistic {
    /// Whether the figure is a fraction that is printed in per cent.
    pub fn in_percent(&self) -> bool {
        let claimed = self.claims.iter().filter_map(|claim| claim.value.as_ref());
        let mut claimed = claimed.map(|value| value.percent).peekable();
        match &self.figure {
            Figure::Share(_) => true,
            Figure::Ratio { .. } => claimed.peek().is_none() || claimed.any(|percent| percent),
            Figure::Mean(of) | Figure::Median(of) | Figure::Min(of) | Figure::Max(of) | Figure::Sum(of) => {
                matches!(of, Quantity::Measure { .. }) && claimed.any(|percent| percent)
            }
            Figure::Growth { .. } => true,
            Figure::Count(_) | Figure::Change { .. } | Figure::Stated { .. } => false,
        }
    }
}

/// What an earlier edition printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Earlier {
    /// Which edition.
    pub edition: String,
    /// What it printed, 超99.4%.
    pub text: String,
    /// Why the two cannot be compared, where they cannot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub differs: Option<String>,
    /// What to mind when they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Over whom a statistic is computed: a cohort (default: all subjects), narrowed by attributes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Population {
    /// The cohort.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cohort: Option<CohortId>,
    /// The further condition.
    #[serde(default)]
    pub filter: Filter,
}

/// What is computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// The share of subjects for which it holds.
    Share(Predicate),
    /// The number of subjects for which it holds.
    Count(Predicate),
    /// The arithmetic mean over subjects that have the quantity.
    Mean(Quantity),
    /// The median, the mean of the middle two where even.
    Median(Quantity),
    /// The least.
    Min(Quantity),
    /// The greatest.
    Max(Quantity),
    /// The sum.
    Sum(Quantity),
    /// Σ of one over Σ of the other, over subjects that have both: pooled, not a mean of shares.
    Ratio {
        /// The numerator.
        of: Quantity,
        /// The denominator.
        to: Quantity,
    },
    /// By how much the number of subjects for which it holds differs from an earlier one.
    Change {
        /// What is counted.
        count: Predicate,
        /// The earlier number.
        since: Since,
    },
    /// The same over the earlier number: 52 against 49 is 6.1 %.
    Growth {
        /// What is counted.
        count: Predicate,
        /// The earlier number.
        since: Since,
    },
    /// Nothing: a published fact that is no figure over a population, kept so that it is not looked for in vain.
    Stated {
        /// What was printed, as it was printed: 1300万.
        value: String,
        /// Why nothing is computed.
        why: String,
    },
}

/// A number of an earlier edition, from the methodology's reference data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Since {
    /// The table of reference data.
    pub reference: String,
    /// Its row, by what stands in the first column.
    pub row: String,
    /// Its column.
    pub column: String,
    /// The number that stands there.
    pub value: Number,
}

/// A number that a subject has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// The score of a node; `index` for the total.
    Score(IndicatorId),
    /// A measure of a check.
    Measure {
        /// The leaf.
        indicator: IndicatorId,
        /// The name given to `measure`.
        name: String,
    },
}

/// What may hold of a subject. Three-valued: a subject whose evidence is missing neither has nor has not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Predicate {
    /// Of a judged criterion.
    Criterion {
        /// The leaf.
        indicator: IndicatorId,
        /// The criterion.
        criterion: CriterionId,
        /// One item of a criterion judged by `cover`: `areas[数据资源]`.
        item: Option<String>,
        /// What must be so.
        test: CriterionTest,
    },
    /// Of a node's score.
    Score {
        /// The node.
        node: IndicatorId,
        /// The bounds.
        range: Range,
    },
    /// Of the subject's tier: this tier or a better one.
    TierAtLeast(String),
    /// Of the subject's tier: exactly this one.
    TierIs(String),
    /// Of a measure.
    Measure {
        /// The leaf.
        indicator: IndicatorId,
        /// The name given to `measure`.
        name: String,
        /// The bounds.
        range: Range,
    },
    /// All hold.
    All(Vec<Predicate>),
    /// At least one holds.
    Any(Vec<Predicate>),
    /// It does not hold.
    Not(Box<Predicate>),
}

/// A test of a judged criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CriterionTest {
    /// The ratio is 1.
    Met,
    /// The ratio is above 0 and below 1.
    Partly,
    /// The ratio is 0.
    Unmet,
    /// The criterion is in this state.
    State(String),
    /// The criterion is in this state or a higher one.
    StateAtLeast(String),
    /// The ratio lies within these bounds.
    Ratio(Box<Range>),
}

/// Bounds of a number; what is not stated does not bind.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Range {
    /// ≥
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Number>,
    /// >
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub above: Option<Number>,
    /// ≤
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Number>,
    /// <
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<Number>,
}

impl Range {
    /// Whether the number satisfies every stated bound.
    pub fn admits(&self, number: &Number) -> bool {
        self.at_least.as_ref().is_none_or(|bound| number >= bound)
            && self.above.as_ref().is_none_or(|bound| number > bound)
            && self.at_most.as_ref().is_none_or(|bound| number <= bound)
            && self.below.as_ref().is_none_or(|bound| number < bound)
    }
}

/// A published figure, and the word that binds the statistic to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Claim {
    /// The relation.
    pub op: ClaimOp,
    /// The figure as it was printed (`96%`, `1/3`, `52`); none for the words that carry their own bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Printed>,
    /// The words in print, 超96%.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Where it was printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
}

/// A figure as printed: its value, and what the print lets one see of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Printed {
    /// As written.
    pub text: String,
    /// The number: 0.96 for `96%`.
    pub value: Number,
    /// Whether it was written as a percentage.
    pub percent: bool,
    /// How many decimals were printed.
    pub decimals: u8,
}

/// The relations of claims, and the words they stand for in print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClaimOp {
    /// 为: the figure, half up at the printed decimals, equals it.
    Eq,
    /// 超, 超过, 突破, 余: above.
    Gt,
    /// 以上, 至少, 不少于: at least.
    Ge,
    /// 近: below by less than 4 points (counts: by less than 5 %).
    JustBelow,
    /// 约: within 1.6 points (counts: within 5 %).
    About,
    /// 所有
    All,
    /// 几乎所有
    NearlyAll,
    /// 绝大多数
    Most,
    /// 很多
    Many,
    /// 部分
    Some,
}
