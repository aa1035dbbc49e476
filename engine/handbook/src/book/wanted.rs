//! The evidence that a check wants.

use heng_model::indicator::Leaf;
use serde::Serialize;

use super::figures;
use crate::material::Material;

/// Files of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Wanted {
    /// Their pattern.
    pub pattern: String,
    /// What they are.
    pub what: String,
    /// How old they may be.
    pub max_age: Option<String>,
    /// Columns that a table must have.
    pub columns: Vec<String>,
}

/// Something that people code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// Its key.
    pub id: String,
    /// The question.
    pub ask: String,
    /// The answers that there are.
    pub values: String,
    /// How many have to code it.
    pub coders: u32,
    /// What they look at.
    pub place: Option<String>,
}

/// The files that a leaf wants.
pub fn files(of: &Material<'_>, leaf: &Leaf) -> Vec<Wanted> {
    let wanted = leaf.evidence.iter().map(|one| Wanted {
        pattern: one.pattern.clone(),
        what: one.what.clone(),
        max_age: one.max_age.map(|age| figures::duration(of, age)),
        columns: one.columns.clone(),
    });
    wanted.collect()
}

/// The observations that a leaf wants.
pub fn observations(of: &Material<'_>, leaf: &Leaf) -> Vec<Asked> {
    let asked = leaf.observations.iter().map(|one| Asked {
        id: one.id.clone(),
        ask: one.ask.clone(),
        values: if one.values.is_empty() { of.words.word("report-todo_yes_no") } else { one.values.join(" | ") },
        coders: one.coders,
        place: one.place.clone(),
    });
    asked.collect()
}
