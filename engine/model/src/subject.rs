//! Assessed governments and the groups they are compared in.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::{CohortId, SubjectId};

/// An assessed government (评估对象).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Subject {
    /// The key in `subjects.yaml`, which a bundle names.
    pub id: SubjectId,
    /// The administrative division code. An attribute, never the identity: one subject has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The name in print.
    pub name: String,
    /// The forms in which documents write the name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// `province`, `city`, …: the methodology's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// 东部, 中部, 西部, 东北: the methodology's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// The government above, by its id or code; it need not be assessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Places in named orders: `subprovincial: 10`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub order: BTreeMap<String, i64>,
    /// Whatever else the methodology says of the subject.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, Attribute>,
}

/// A further attribute of a subject.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Attribute {
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Count(i64),
    /// Any text.
    Text(String),
    /// Several texts.
    List(Vec<String>),
}

impl Subject {
    /// The text of a standard or further attribute, for filters: `level`, `region`, `id`, `code`, `name`, `parent`, or one of `attributes`.
    pub fn attribute(&self, name: &str) -> Option<String> {
        match name {
            "id" => Some(self.id.to_string()),
            "code" => self.code.clone(),
            "name" => Some(self.name.clone()),
            "level" => self.level.clone(),
            "region" => self.region.clone(),
            "parent" => self.parent.clone(),
            _ => self.attributes.get(name).map(|value| match value {
                Attribute::Flag(flag) => flag.to_string(),
                Attribute::Count(count) => count.to_string(),
                Attribute::Text(text) => text.clone(),
                Attribute::List(items) => items.join("、"),
            }),
        }
    }
}

/// A condition on attributes: every named attribute has one of the listed values. Empty: every subject.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Filter(pub BTreeMap<String, Vec<String>>);

impl Filter {
    /// Whether the subject satisfies the condition.
    pub fn admits(&self, subject: &Subject) -> bool {
        self.0.iter().all(|(name, values)| subject.attribute(name).is_some_and(|value| values.contains(&value)))
    }
}

/// A named set of subjects that are ranked and tiered together (参评组).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cohort {
    /// Its key in `cohorts:`.
    pub id: CohortId,
    /// The name in print.
    pub name: String,
    /// Who belongs to it.
    #[serde(default)]
    pub members: Filter,
}

/// In which order a league table is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// Best first.
    #[default]
    Rank,
    /// By administrative code.
    Division,
    /// The 15 sub-provincial cities in their established order, then the others by code.
    Subprovincial,
}
