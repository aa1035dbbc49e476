//! Tiers (等级): named bands of the index.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::definition::Basis;
use crate::number::Number;

/// A named band, from its bound up to the next band's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Tier {
    /// The name in print.
    pub name: String,
    /// Its lower bound.
    pub bound: Bound,
    /// What the bound rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
}

/// A lower bound of a tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// The bound itself belongs to the tier.
    AtLeast(Number),
    /// Only what is above the bound belongs to the tier.
    Above(Number),
}

impl Bound {
    /// Whether a score lies on the upper side.
    pub fn admits(&self, score: &Number) -> bool {
        match self {
            Bound::AtLeast(bound) => score >= bound,
            Bound::Above(bound) => score > bound,
        }
    }
    /// The figure.
    pub fn value(&self) -> &Number {
        match self {
            Bound::AtLeast(bound) | Bound::Above(bound) => bound,
        }
    }
}
