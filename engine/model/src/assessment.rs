//! The results document: what a cohort makes of the judgements. It holds enough to re-score, explain, diff and report.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::definition::Definition;
use crate::finding::Finding;
use crate::id::{CohortId, CriterionId, IndicatorId, StatisticId, SubjectId};
use crate::judgement::{Judgements, MethodologyStamp};
use crate::message::Message;
use crate::number::Number;
use crate::outcome::Outcome;

/// One run of one methodology over one set of bundles.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Assessment {
    /// The version of this document's shape.
    pub format: u32,
    /// The engine that made it.
    pub engine: String,
    /// The methodology, and what it was made of.
    pub methodology: MethodologyStamp,
    /// The methodology as it was read.
    pub definition: Definition,
    /// Whether a leaf is planned, so that the index will still change its meaning.
    pub provisional: bool,
    /// The subjects that have a bundle, in administrative order.
    pub subjects: Vec<SubjectResult>,
    /// Subjects of the methodology without a bundle in this run.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without_bundle: Vec<SubjectId>,
    /// Per measured leaf: what the cohort's values made of the normaliser.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub normalisers: BTreeMap<IndicatorId, NormaliserParameters>,
    /// The statistics with their claims.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statistics: Vec<StatisticResult>,
    /// Findings of all subjects and of the assessment, the worst first.
    pub findings: Vec<Finding>,
    /// What was judged, over all subjects.
    pub summary: Summary,
}

/// What came of one subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SubjectResult {
    /// The subject.
    pub subject: SubjectId,
    /// Its score card.
    pub card: ScoreCard,
    /// Its rank in every cohort it belongs to.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub ranks: BTreeMap<CohortId, Rank>,
    /// What the checks said.
    pub judgements: Judgements,
}

/// The scores of one subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ScoreCard {
    /// Every node, the root included.
    pub nodes: BTreeMap<IndicatorId, NodeResult>,
    /// The index: base and bonus.
    pub index: IndexResult,
}

/// What came of one node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NodeResult {
    /// What became of it.
    pub outcome: Outcome,
    /// The score on 0 to 100, exact. There also where it may not be published (low coverage).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Number>,
    /// The score as printed; none where none is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
    /// The share of its applicable weight that was judged, in [0, 1].
    pub coverage: Number,
    /// Its weight among its siblings in effect, in [0, 1]; none where it does not count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share_of_parent: Option<Number>,
    /// Points of the index that hang on it in effect; bonus nodes: their weight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<Number>,
    /// Of a measured leaf: points of the index that would be gained if it scored the most that its normaliser gives, all
    /// else equal; none where that is nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points_lost: Option<Number>,
    /// Which of these points are bonuses, behind a gate that the base does not pass now.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub behind_gates: BTreeMap<IndicatorId, Number>,
    /// Of a leaf: what its criteria earned.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<CriterionResult>,
    /// Why the outcome is what it is, where the judgement alone does not say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Message>,
}

/// What one criterion earned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CriterionResult {
    /// Which.
    pub criterion: CriterionId,
    /// Whether it counts in the denominator.
    pub counts: bool,
    /// The ratio in effect, after the policies on missing and stale evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ratio: Option<Number>,
    /// Points of the index (on its scale) that would be gained if it were met, all else equal; for methods other than
    /// weighted means a first-order figure is not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points_lost: Option<Number>,
    /// Which of these points are bonuses, behind a gate that the base does not pass now.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub behind_gates: BTreeMap<IndicatorId, Number>,
}

/// The index of one subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct IndexResult {
    /// What became of it.
    pub outcome: Outcome,
    /// Base plus bonus on the methodology's scale, exact; none where none is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Number>,
    /// As printed, after clamping to the side of the tier bound on which the score lies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
    /// The base on the methodology's scale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Number>,
    /// What each bonus added.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub bonus: BTreeMap<IndicatorId, Number>,
    /// The tier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<String>,
    /// Rounding would have carried the printed figure across a tier bound.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub near_threshold: bool,
    /// The vetoes that hit the root.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub vetoed_by: Vec<IndicatorId>,
    /// Why nothing is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Message>,
}

/// A rank within a cohort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Rank {
    /// 1 is best.
    pub rank: usize,
    /// Whether others have the same (并列).
    pub tied: bool,
    /// How many are ranked.
    pub of: usize,
}

/// What the reference cohort's values made of a normaliser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NormaliserParameters {
    /// How many values there were.
    pub n: usize,
    /// The least, in the direction in which higher is better.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Number>,
    /// The greatest, in the direction in which higher is better.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Number>,
}

/// A statistic with its claims, or its figures by group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StatisticResult {
    /// Which.
    pub id: StatisticId,
    /// Over the whole population.
    pub figure: FigureResult,
    /// By group, where asked, in the order of the groups' names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<(String, FigureResult)>,
    /// Its claims, in the order of the file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<ClaimResult>,
}

/// A figure over a population.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FigureResult {
    /// The value: a fraction for shares and ratios; none over an empty population.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Number>,
    /// The least and greatest it could be, were all missing evidence there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub possible: Option<(Number, Number)>,
    /// Of shares and counts: for how many it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<usize>,
    /// The size of the population, without those it does not apply to.
    pub population: usize,
    /// Subjects for which it cannot be said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unknown: Vec<SubjectId>,
    /// Of shares and counts: subjects for which it holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holds: Vec<SubjectId>,
    /// Of shares and counts: subjects for which it does not hold.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fails: Vec<SubjectId>,
}

/// Whether a published figure is borne out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ClaimResult {
    /// Its place among the statistic's claims.
    pub claim: usize,
    /// Whether it holds.
    pub standing: Standing,
    /// The bounds it was held against, for the words that carry their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bounds: Option<crate::statistic::Range>,
}

/// Whether a claim holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The statistic bears it out.
    Holds,
    /// It does not.
    Fails,
    /// Missing evidence could tip it.
    Undecided,
}

/// What was judged, over all subjects.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Summary {
    /// Leaves by outcome.
    pub leaves: BTreeMap<Outcome, usize>,
    /// Criteria that were judged.
    pub judged: usize,
    /// Criteria without evidence.
    pub missing: usize,
    /// Criteria that do not apply.
    pub not_applicable: usize,
    /// Judgements that rest on stale evidence.
    pub stale: usize,
    /// Claims by standing.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub claims: BTreeMap<Standing, usize>,
}

/// What lies between a subject and the tier above.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextTier {
    /// The tier above the present one.
    pub tier: String,
    /// What the index lacks to its bound. Where the bound itself does not belong to the tier, a little more is needed.
    pub distance: Number,
    /// Criteria that reach it once met, each with what it adds after those before it; empty where even all together
    /// would not.
    pub steps: Vec<(IndicatorId, CriterionId, Number)>,
    /// Whether it is known that no smaller number of criteria reaches it: where gains simply add up, and wherever there
    /// were few enough sets to try them all.
    pub fewest: bool,
}
