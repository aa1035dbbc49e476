//! How a measured value becomes a score against the cohort.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::number::Number;

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// More is better.
    #[default]
    Higher,
    /// Less is better: the value is multiplied by −1 before `minmax`.
    Lower,
}

/// What turns the measure of a leaf into its score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Normalisation {
    /// The measure's name in the script: `measure("value", x)`.
    pub measure: String,
    /// Which way is better.
    #[serde(default)]
    pub direction: Direction,
    /// The method.
    pub method: Normaliser,
}

/// A method of normalisation, as defined in the handbook's table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Normaliser {
    /// (x − min)/(max − min)·(upper − lower) + lower over the reference cohort's available values.
    Minmax {
        /// The score of the least value.
        lower: Number,
        /// The score of the greatest value.
        upper: Number,
    },
    /// ((x − from)/(to − from))·full: between two bounds in natural units, not clipped.
    Scaled {
        /// The value that scores 0.
        from: Number,
        /// The value that scores `full`.
        to: Number,
        /// The score at `to`.
        full: Number,
    },
    /// full·clip((x − from)/(to − from), 0, 1); `from` above `to` where lower is better.
    Goalposts {
        /// The value that scores 0.
        from: Number,
        /// The value that scores `full`.
        to: Number,
        /// The score at `to`.
        full: Number,
    },
    /// A table: the score of the highest threshold that the value reaches.
    Bands {
        /// (threshold, score), thresholds ascending; below the first the score is `below`.
        steps: Vec<(Number, Number)>,
        /// The score below every threshold.
        below: Number,
    },
}
