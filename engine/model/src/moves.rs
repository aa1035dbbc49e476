//! What moved between two assessments: scores, ranks, tiers, rulings, statistics and claims, and what cannot be compared.
//!
//! Only what moved is listed, with the names in print, so that it can be read without either assessment at hand.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::assessment::{Rank, Standing};
use crate::id::{CohortId, CriterionId, IndicatorId, StatisticId, SubjectId};
use crate::judgement::{MethodologyStamp, Ruling, Verdict};
use crate::number::Number;
use crate::outcome::Outcome;

/// What moved from one assessment to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Moves {
    /// The methodology before.
    pub before: MethodologyStamp,
    /// The methodology after.
    pub after: MethodologyStamp,
    /// Decimals that scores are printed with, after.
    pub decimals: u8,
    /// The name of the total in print, after.
    pub index_name: String,
    /// Subjects that are on both sides.
    pub compared: usize,
    /// Those of which something moved, in the order of the assessment after.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<SubjectMove>,
    /// Who went from which tier to which, cohort by cohort; into the highest tier first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tiers: Vec<TierMove>,
    /// Statistics of which a figure or a claim moved, in the order of the methodology after.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statistics: Vec<StatisticMove>,
    /// What has no counterpart, or none that it can be compared with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub incomparable: Vec<Incomparable>,
}

/// Before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Change<T> {
    /// What was.
    pub before: T,
    /// What is.
    pub after: T,
}

/// What moved of one subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SubjectMove {
    /// Which.
    pub subject: SubjectId,
    /// The name in print.
    pub name: String,
    /// Its index and tier, moved or not.
    pub index: Change<IndexPosition>,
    /// Its rank in every cohort that it belongs to on either side, moved or not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ranks: Vec<RankMove>,
    /// The leaves whose score, outcome, rulings or measures moved, in the order of ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leaves: Vec<LeafMove>,
}

/// Where the index of a subject stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct IndexPosition {
    /// What became of it.
    pub outcome: Outcome,
    /// The exact score on the methodology's scale.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Number>,
    /// As printed; none where none is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
    /// The tier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tier: Option<String>,
}

/// A rank within a cohort on both sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RankMove {
    /// The cohort.
    pub cohort: CohortId,
    /// Its name in print.
    pub name: String,
    /// Before; none where it was not ranked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Rank>,
    /// After; none where it is not ranked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Rank>,
}

/// What moved of one leaf of one subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LeafMove {
    /// Which.
    pub indicator: IndicatorId,
    /// The name in print.
    pub name: String,
    /// Its score and outcome, moved or not.
    pub score: Change<LeafPosition>,
    /// The criteria whose ruling moved, in the order of the rubric.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<CriterionMove>,
    /// The measures that moved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<MeasureMove>,
}

/// Where a leaf stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LeafPosition {
    /// What became of it.
    pub outcome: Outcome,
    /// The exact score on 0 to 100.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Number>,
    /// As printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
}

/// A criterion whose ruling moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CriterionMove {
    /// Which.
    pub criterion: CriterionId,
    /// What has to be so, in print.
    pub text: String,
    /// Before; none where the rubric had no such criterion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Said>,
    /// After; none where the rubric has no such criterion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Said>,
}

/// What was said of a criterion, in short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Said {
    /// What it comes to.
    pub is: Saying,
    /// The ratio, where it was judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ratio: Option<Number>,
    /// The state of the ladder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// The items that `cover` found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<String>,
    /// Whether it rests on stale evidence.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stale: bool,
}

/// What a ruling comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Saying {
    /// The ratio is 1.
    Met,
    /// The ratio is between 0 and 1.
    Partly,
    /// The ratio is 0.
    Unmet,
    /// It, or its indicator, does not apply.
    NotApplicable,
    /// Its evidence is missing.
    Missing,
    /// The check vetoed the subject.
    Vetoed,
    /// The rule is broken.
    Error,
    /// There is no check yet, or nothing was said.
    Unjudged,
}

/// A measure that moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MeasureMove {
    /// The name given to `measure`.
    pub name: String,
    /// Before; none where there was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Number>,
    /// After; none where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Number>,
}

/// Subjects of one cohort that went from one tier to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TierMove {
    /// The cohort.
    pub cohort: CohortId,
    /// Its name in print.
    pub name: String,
    /// The tier before; none where none was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The tier after; none where none is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Whether that is up or down; none where the tiers of the two sides do not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// Who, with their names in print, in the order in which the methodology prints its tables.
    pub subjects: Vec<(SubjectId, String)>,
}

/// Towards the better or the worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// To a better one.
    Up,
    /// To a worse one.
    Down,
}

/// A statistic that moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StatisticMove {
    /// Which.
    pub statistic: StatisticId,
    /// The name in print.
    pub name: String,
    /// Whether its values are fractions that are printed in per cent.
    pub percent: bool,
    /// Over the whole population, moved or not.
    pub figure: Change<FigurePosition>,
    /// The groups whose figure moved.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<GroupMove>,
    /// Subjects that changed sides: for whom it held and no longer does, or the other way round.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sides: Vec<SideMove>,
    /// Claims whose standing moved, or that are only on one side.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<ClaimMove>,
}

/// A figure over a population.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FigurePosition {
    /// The value; none over an empty population.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Number>,
    /// The least and greatest it could be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub possible: Option<(Number, Number)>,
    /// For how many it holds, of shares and counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<usize>,
    /// The size of the population.
    pub population: usize,
}

/// A group whose figure moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GroupMove {
    /// The value of the attribute that makes the group.
    pub group: String,
    /// Before; none where there was no such group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<FigurePosition>,
    /// After; none where there is no such group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<FigurePosition>,
}

/// A subject that changed sides in a statistic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SideMove {
    /// Which.
    pub subject: SubjectId,
    /// The name in print.
    pub name: String,
    /// Before.
    pub before: Side,
    /// After.
    pub after: Side,
}

/// Which side of a statistic a subject is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// It holds for the subject.
    Holds,
    /// It does not.
    Fails,
    /// It cannot be said: evidence is missing.
    Unknown,
    /// The subject is not in the population.
    Outside,
}

/// A claim that moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ClaimMove {
    /// The words in print, after where there is an after.
    pub text: String,
    /// Before; none where there was no such claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Standing>,
    /// After; none where there is no such claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Standing>,
}

/// Something that has no counterpart to be compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Incomparable {
    /// What.
    pub what: Thing,
    /// Its name in print.
    pub name: String,
    /// Why it cannot be compared.
    pub why: Why,
}

/// A thing of an assessment.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Thing {
    /// The index as a whole.
    Index,
    /// A subject.
    Subject(SubjectId),
    /// An indicator.
    Indicator(IndicatorId),
    /// A statistic.
    Statistic(StatisticId),
}

/// Why something cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It is there only before.
    OnlyBefore,
    /// It is there only after.
    OnlyAfter,
    /// The subject had no bundle before.
    NoBundleBefore,
    /// The subject has no bundle after.
    NoBundleAfter,
    /// It had no check before: it was planned.
    PlannedBefore,
    /// It has no check after: it is planned.
    PlannedAfter,
    /// A leaf on one side has children on the other.
    LeafAndParent,
    /// It is judged in another way: a rubric on one side, a measure on the other.
    OtherKind,
    /// The statistic computes something else.
    OtherFigure,
    /// Scores are on another scale.
    OtherScale,
}

impl Moves {
    /// Whether nothing moved at all, among what can be compared.
    pub fn is_empty(&self) -> bool {
        self.subjects.is_empty() && self.statistics.is_empty()
    }
}

impl Saying {
    /// What a ruling comes to.
    pub fn of(ruling: &Ruling) -> Self {
        match ruling {
            Ruling::Judged { ratio, .. } if ratio.is_zero() => Saying::Unmet,
            Ruling::Judged { ratio, .. } if *ratio == Number::one() => Saying::Met,
            Ruling::Judged { .. } => Saying::Partly,
            Ruling::NotApplicable { .. } => Saying::NotApplicable,
            Ruling::Missing { .. } => Saying::Missing,
        }
    }

    /// What a verdict comes to for a criterion. What ends a check holds for all its criteria.
    pub fn of_criterion(verdict: &Verdict, id: &CriterionId) -> Self {
        match verdict {
            Verdict::Judged { criteria } => {
                let judgement = criteria.iter().find(|one| one.criterion == *id);
                judgement.map_or(Saying::Unjudged, |judgement| Saying::of(&judgement.ruling))
            }
            Verdict::NotApplicable { .. } => Saying::NotApplicable,
            Verdict::MissingEvidence { .. } => Saying::Missing,
            Verdict::Vetoed { .. } => Saying::Vetoed,
            Verdict::Error { .. } => Saying::Error,
            Verdict::Planned => Saying::Unjudged,
        }
    }
}

impl SubjectMove {
    /// Whether the exact index moved, or whether there is one.
    pub fn score_moved(&self) -> bool {
        self.index.before.score != self.index.after.score
    }
    /// Whether a rank moved within a cohort.
    pub fn rank_moved(&self) -> bool {
        self.ranks.iter().any(RankMove::moved)
    }
    /// Whether the tier is another.
    pub fn tier_moved(&self) -> bool {
        self.index.before.tier != self.index.after.tier
    }
    /// Whether an index is published on one side only.
    pub fn publication_moved(&self) -> bool {
        self.index.before.printed.is_some() != self.index.after.printed.is_some()
    }
    /// By how much the index moved; none where one side has none.
    pub fn difference(&self) -> Option<Number> {
        Some(self.index.after.score.as_ref()? - self.index.before.score.as_ref()?)
    }
}

impl RankMove {
    /// Whether the rank itself, not only the company, is another.
    pub fn moved(&self) -> bool {
        self.before.map(|rank| rank.rank) != self.after.map(|rank| rank.rank)
    }
}

impl ClaimMove {
    /// Whether it held and fails, or failed and holds, or became one of these.
    pub fn flipped(&self) -> bool {
        matches!((self.before, self.after), (Some(before), Some(after)) if before != after)
    }
}

impl<T: PartialEq> Change<T> {
    /// Whether the two differ.
    pub fn moved(&self) -> bool {
        self.before != self.after
    }
}
