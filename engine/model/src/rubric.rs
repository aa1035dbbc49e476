//! The rubric (评分细则): what a check judges, and how many points hang on it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::definition::Basis;
use crate::id::CriterionId;
use crate::number::Number;

/// One line of a rubric (评分点).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Criterion {
    /// The name that scripts judge it by.
    pub id: CriterionId,
    /// Its points, above zero; zero in a veto, where points mean nothing.
    pub points: Number,
    /// What has to be so.
    pub text: String,
    /// Its ladder from low to high, if it is judged by naming a state.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub states: Vec<State>,
    /// The parameter whose items it goes through, if it is judged by `cover`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub each: Option<String>,
    /// The observation that judges it without a line of script.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// What the criterion rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
}

impl Criterion {
    /// The state of that name, with its place on the ladder from 0.
    pub fn state(&self, name: &str) -> Option<(usize, &State)> {
        self.states.iter().enumerate().find(|(_, state)| state.name == name)
    }
}

/// A rung of a criterion's ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct State {
    /// Its name.
    pub name: String,
    /// The share of the criterion's points that it earns, in [0, 1].
    pub ratio: Number,
}
