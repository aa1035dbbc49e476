//! A checked methodology as a value.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::evidence::Reference;
use crate::id::CohortId;
use crate::indicator::{Policies, Tree};
use crate::number::Number;
use crate::statistic::{ClaimOp, Range, Statistic};
use crate::subject::{Cohort, Order, Subject};
use crate::tier::Tier;

/// Everything a methodology says, after checking; what scripts say is elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Definition {
    /// `csc-2024`
    pub id: String,
    /// The name in print.
    pub name: String,
    /// The methodology's own version, if it states one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The language its texts are written in: `zh`, `en`.
    pub language: String,
    /// Every relative date counts from here.
    pub assessed_on: jiff::civil::Date,
    /// How scores are printed.
    pub scale: Scale,
    /// The policies of the root, which every node inherits unless it states its own.
    pub policies: Policies,
    /// Below this share of judged weight no score of a node is published.
    pub coverage_at_least: Number,
    /// The name of the total in print.
    pub index_name: String,
    /// From the highest to the lowest; empty where the index is not tiered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tiers: Vec<Tier>,
    /// The weighted tree.
    pub tree: Tree,
    /// The assessed governments, in the order of the file.
    pub subjects: Vec<Subject>,
    /// The groups that are ranked together, in the order of the file; at least one.
    pub cohorts: Vec<Cohort>,
    /// Over whom measures are normalised and missing scores imputed; none: all subjects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_cohort: Option<CohortId>,
    /// How equal scores are ranked.
    pub ranking: Ranking,
    /// In which order league tables are printed.
    #[serde(default)]
    pub order: Order,
    /// What the annual report counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statistics: Vec<Statistic>,
    /// Bounds for words without a number (绝大多数); those not stated here have the defaults of the handbook.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub words: BTreeMap<ClaimOp, Range>,
    /// Reference data by id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reference: BTreeMap<String, Reference>,
    /// The calendar that working days are counted by: an id of `reference`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar: Option<String>,
    /// What a script and a file may cost.
    pub limits: Limits,
}

impl Definition {
    /// The subject of that key, code or name, in this order.
    pub fn subject_called(&self, name: &str) -> Option<&Subject> {
        let is = |known: &str| known == name;
        let by_key = self.subjects.iter().find(|one| is(one.id.as_str()) || one.code.as_deref().is_some_and(is));
        by_key.or_else(|| self.subjects.iter().find(|one| is(&one.name) || one.names.iter().any(|known| is(known))))
    }
}

/// How scores are printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Scale {
    /// Full marks of the base score. Scores are computed on 0 to 100 and the root's printed on this scale.
    pub full: Number,
    /// Printed decimals.
    pub decimals: u8,
}

/// How equal scores are ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Ranking {
    /// What comes after a tie.
    pub ties: Ties,
    /// What a tie is.
    pub ties_on: TiesOn,
}

/// What comes after a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ties {
    /// 1 2 2 4
    #[default]
    Competition,
    /// 1 2 2 3
    Dense,
}

/// What a tie is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TiesOn {
    /// Equal scores.
    #[default]
    Exact,
    /// Equal printed figures.
    Published,
}

/// What a figure, a weight or a criterion rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Basis {
    /// The document.
    pub title: String,
    /// The article or page in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// Its address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When somebody last looked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked_on: Option<jiff::civil::Date>,
}

/// Bounds on what one check may cost on one subject, and on evidence. Counts, so that a slow machine decides nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Limits {
    /// Operations of one check on one subject.
    pub operations: u64,
    /// Depth of function calls, at most 64.
    pub call_depth: u32,
    /// Bytes of text and list items that one check makes on one subject.
    pub memory: u64,
    /// Bytes of one evidence file.
    pub file_size: u64,
    /// Files of one bundle.
    pub files: u64,
    /// Rows of one table.
    pub rows: u64,
    /// Nesting depth of a page, a JSON or a YAML document.
    pub nesting: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            operations: 2_000_000,
            call_depth: 32,
            memory: 64 << 20,
            file_size: 20 << 20,
            files: 20_000,
            rows: 200_000,
            nesting: 512,
        }
    }
}
