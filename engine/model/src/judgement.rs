//! What checks say (判定), and the document that holds it for one subject.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Severity;
use crate::id::{CriterionId, IndicatorId, SubjectId};
use crate::message::Message;
use crate::number::Number;
use crate::origin::Origin;
use crate::trail::{RulePlace, Trail};

/// All that checks said of one subject: self-contained, mergeable with those of other subjects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Judgements {
    /// The version of this document's shape.
    pub format: u32,
    /// The engine that made it.
    pub engine: String,
    /// The methodology, and what it was made of.
    pub methodology: MethodologyStamp,
    /// The subject.
    pub subject: SubjectId,
    /// The evidence it was made from; none where the subject has no bundle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bundle: Option<Arc<BundleStamp>>,
    /// What each check said, by leaf.
    // Shared, since from one run to the next most of it stays.
    pub leaves: BTreeMap<IndicatorId, Arc<LeafJudgement>>,
    /// What is wrong with the evidence, whether or not a check minded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Remark>,
}

/// Which methodology.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MethodologyStamp {
    /// Its id.
    pub id: String,
    /// Its name in print.
    pub name: String,
    /// BLAKE3 of all its files: names and contents, in the order of names.
    pub digest: String,
    /// The plugins that its checks may call or that read evidence for it, in the order of their names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plugins: Vec<PluginStamp>,
}

/// Which plugin: somebody else's program that took part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PluginStamp {
    /// Its name.
    pub id: String,
    /// Its version, as its author counts.
    pub version: String,
    /// BLAKE3 of all its files: names and contents, in the order of names.
    pub digest: String,
}

impl std::fmt::Display for PluginStamp {
    /// For a line: `keywords 1.0 (683e8d198820)`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let digest: String = self.digest.chars().take(12).collect();
        write!(f, "{} {} ({digest})", self.id, self.version)
    }
}

/// Which evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BundleStamp {
    /// The bundle's folder name.
    pub name: String,
    /// BLAKE3 of all its files: names and contents, in the order of names.
    pub digest: String,
    /// Whether the bundle says that it is synthetic.
    pub synthetic: bool,
    /// What is known of the files that checks read or cite.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub files: BTreeMap<Arc<str>, FileRecord>,
}

/// What is known of an evidence file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct FileRecord {
    /// BLAKE3 of its bytes.
    pub digest: String,
    /// Its size in bytes.
    pub size: u64,
    /// Where it was saved from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub captured_at: Option<jiff::civil::Date>,
    /// By whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collector: Option<String>,
    /// Its encoding, where it is a text that is not UTF-8.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
}

/// Something to be said of evidence or of a run, at a place in an evidence file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Remark {
    /// How much it matters.
    pub severity: Severity,
    /// What.
    pub message: Message,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
}

/// What a check said of one leaf for one subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LeafJudgement {
    /// What was said.
    pub verdict: Verdict,
    /// Numbers that statistics and normalisers use.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub measures: BTreeMap<String, Measure>,
    /// The rule author's own remarks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Remarks of Heng's: a state above a gap, a measure that could not be taken.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Remark>,
    /// Evidence files that the check read or listed, sorted: what `max_age` is compared with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub read: Vec<Arc<str>>,
}

impl LeafJudgement {
    /// A leaf of which nothing but this was said.
    pub fn only(verdict: Verdict) -> Self {
        Self { verdict, measures: BTreeMap::new(), notes: Vec::new(), remarks: Vec::new(), read: Vec::new() }
    }
}

/// What was said of a leaf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Verdict {
    /// The check went through: every criterion of the rubric has its judgement (none in a measured leaf).
    Judged {
        /// By criterion, in the order of the rubric.
        criteria: Vec<Judgement>,
    },
    /// The indicator does not apply to the subject.
    NotApplicable {
        /// Why.
        why: Reason,
    },
    /// Without this evidence nothing can be said.
    MissingEvidence {
        /// What is missing.
        why: Reason,
    },
    /// The check vetoed the subject.
    Vetoed {
        /// Why.
        why: Reason,
    },
    /// The rule is broken: never a number.
    Error {
        /// Every error that showed.
        errors: Vec<RuleError>,
    },
    /// No check yet.
    Planned,
}

/// Why an outcome came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reason {
    /// Heng's statement; `heng::finding::author` with `text` for the rule author's own words.
    pub message: Message,
    /// What it rests on.
    #[serde(default)]
    pub trail: Trail,
    /// The line that said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<RulePlace>,
}

/// An error of a rule in one run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RuleError {
    /// What is wrong.
    pub message: Message,
    /// Where, innermost first: the call that failed, then who called.
    pub chain: Vec<RulePlace>,
    /// The evidence it stumbled over, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Origin>,
}

/// What a check says of one criterion, with the evidence it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Judgement {
    /// The criterion.
    pub criterion: CriterionId,
    /// What is said.
    pub ruling: Ruling,
    /// What it rests on.
    #[serde(default)]
    pub trail: Trail,
    /// The rule author's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub because: Option<String>,
    /// The line that judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<RulePlace>,
    /// Files it rests on that were captured too long before the assessment date. Filled in after the check.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stale: Vec<StaleFile>,
}

/// A file captured too long before the assessment date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StaleFile {
    /// Which.
    pub file: Arc<str>,
    /// When it was captured.
    pub captured_at: jiff::civil::Date,
    /// The earliest date that would have done.
    pub not_before: jiff::civil::Date,
}

/// What is said of a criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Ruling {
    /// Judged: met (ratio 1), unmet (0) or partly met.
    Judged {
        /// The share of the points that are earned, in [0, 1].
        ratio: Number,
        /// The state of the ladder.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        state: Option<String>,
        /// The counts behind the ratio: 7 of 10.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        share: Option<Share>,
        /// By item, where `cover` went through a list: which are there and which are lacking.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        items: Vec<Item>,
    },
    /// The criterion does not apply: its points leave the denominator.
    NotApplicable {
        /// Why.
        why: Message,
    },
    /// It cannot be judged.
    Missing {
        /// What is missing.
        why: Message,
    },
}

/// A share that remembers its counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Share {
    /// For how many it holds.
    pub met: usize,
    /// Of how many; at least one.
    pub of: usize,
}

/// An item that `cover` went through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Item {
    /// Its name.
    pub name: String,
    /// Whether it is there.
    pub met: bool,
}

/// A number that a check took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Measure {
    /// The number.
    pub value: Number,
    /// The counts behind it, if it is a share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Share>,
    /// What it rests on.
    #[serde(default)]
    pub trail: Trail,
    /// Evidence that it rests on and that was captured too long ago.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stale: Vec<StaleFile>,
}

impl Ruling {
    /// A plain ruling of yes or no.
    pub fn yes_no(met: bool) -> Self {
        Self::ratio(if met { Number::one() } else { Number::zero() })
    }
    /// A ruling by ratio alone.
    pub fn ratio(ratio: Number) -> Self {
        Ruling::Judged { ratio, state: None, share: None, items: Vec::new() }
    }
}
