//! The document that comparing two assessments leaves: what moved, and which edit moved it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::{IndicatorId, SubjectId};
use crate::moves::Moves;
use crate::number::Number;

/// What moved between two assessments, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Comparison {
    /// The version of this document's shape.
    pub format: u32,
    /// The engine that made it.
    pub engine: String,
    /// What was judged again to find the causes: everything, or nothing, where only the two documents are at hand.
    pub ground: Ground,
    /// What moved.
    pub moves: Moves,
    /// The edits, in a fixed order: what checks see, then points, weights and the rest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<EditEffect>,
    /// How many edits there are, where there were too many to try one by one and those of an indicator were taken together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grouped_from: Option<usize>,
    /// Changes of names and other words, which move no score.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub wordings: usize,
    /// What all edits together do to the index.
    pub total: Effect,
    /// What is left of that after each edit's effect alone: what they do only together.
    pub interaction: Shift,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// What causes were looked for in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// Both methodologies and the evidence: checks ran again where an edit could change what they say.
    Evidence,
    /// The two documents: judgements are taken as they stand there, leaf by leaf.
    Documents,
}

/// An edit and what it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EditEffect {
    /// The edit.
    pub edit: Edit,
    /// What it does to the methodology before; none where it cannot stand alone, because a check fails then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alone: Option<Effect>,
    /// What is added when it comes after all others; none where the others cannot stand without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Effect>,
}

/// A difference of the two definitions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Edit {
    /// What kind of thing was edited.
    pub kind: EditKind,
    /// The indicator that it belongs to, if to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<IndicatorId>,
    /// Where: a path as `--set` takes it, or a file. Of several edits taken together the first ones.
    pub path: String,
    /// How many edits these are; one but for edits taken together.
    pub count: usize,
    /// What stood there, where that is one short value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What stands there, where that is one short value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

/// Kinds of edits, in the order in which they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EditKind {
    /// What checks said differs, and only the documents are at hand: a script, a parameter or evidence.
    Rulings,
    /// A script.
    Script,
    /// A library.
    Library,
    /// A plugin that checks call or that reads evidence.
    Plugin,
    /// A parameter.
    Parameter,
    /// The criteria of a rubric, or their ladders.
    Criteria,
    /// The evidence or the observations that a check asks for.
    Wanted,
    /// Whom an indicator applies to.
    Scope,
    /// Reference data, or the calendar.
    Reference,
    /// The assessment date.
    Date,
    /// What a check may cost.
    Limits,
    /// A subject.
    Subject,
    /// Points of a criterion.
    Points,
    /// How a leaf's score is made: its normaliser, its full points, its veto.
    Scoring,
    /// The tree: indicators that are new, gone or moved.
    Tree,
    /// A weight.
    Weight,
    /// How a parent's score is made.
    Method,
    /// How outcomes enter a score.
    Policy,
    /// A tier.
    Tier,
    /// Scale, coverage, ranking, reference cohort.
    Rules,
    /// Who is ranked together.
    Cohort,
    /// What a statistic counts.
    Statistic,
    /// A claim, or the bounds of its words.
    Claim,
    /// Several edits taken together.
    Group,
}

/// What something does to the cohort.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Effect {
    /// On the index.
    pub index: Shift,
    /// How many ranks move.
    pub ranks: usize,
    /// How many subjects change their tier.
    pub tiers: usize,
    /// How many claims change their standing.
    pub claims: usize,
}

/// By how much the index moves.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Shift {
    /// Over all subjects that have an index on both sides.
    pub sum: Number,
    /// Subject by subject, those that move.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<(SubjectId, Number)>,
}

impl Shift {
    /// By how much one subject's index moves.
    pub fn of(&self, subject: &SubjectId) -> Number {
        self.subjects.iter().find(|(id, _)| id == subject).map_or_else(Number::zero, |(_, shift)| shift.clone())
    }
}

impl Effect {
    /// Whether it does nothing.
    pub fn is_nothing(&self) -> bool {
        self.index.subjects.is_empty() && self.ranks == 0 && self.tiers == 0 && self.claims == 0
    }
}
