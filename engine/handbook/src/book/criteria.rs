//! The rubric of a check.

use heng_model::indicator::{Kind, Leaf};
use heng_model::rubric::Criterion as Stated;
use heng_model::{IndicatorId, Number};
use heng_report::figure;
use serde::Serialize;

use super::Ground;
use crate::material::Material;

/// A line of a rubric.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Criterion {
    /// Its id.
    pub id: String,
    /// Its place on the page of the check.
    pub place: String,
    /// What has to be so.
    pub text: String,
    /// Its points; none in a veto.
    pub points: Option<String>,
    /// Points of the index that hang on it.
    pub of_index: Option<String>,
    /// Its ladder from low to high: state and share of the points.
    pub states: Vec<(String, String)>,
    /// How it is judged where that is not by a line of the script alone.
    pub marks: Vec<String>,
    /// The lines that judge it.
    pub judged: Vec<Judged>,
    /// What it rests on.
    pub ground: Option<Ground>,
}

/// A line that judges a criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Judged {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// Whether that is the script of the check itself.
    pub own: bool,
}

/// The rubric of a leaf. `full` are the points of the index that hang on it.
pub fn all(of: &Material<'_>, id: &IndicatorId, leaf: &Leaf, full: Option<&Number>) -> Vec<Criterion> {
    let sum: Number = leaf.rubric.iter().map(|criterion| &criterion.points).sum();
    let whole = match &leaf.kind {
        Kind::Rubric => Some(&sum),
        Kind::Deduction { full } => Some(full),
        Kind::Measured(_) | Kind::Veto { .. } => None,
    };
    leaf.rubric.iter().map(|criterion| one(of, id, leaf, criterion, full.zip(whole))).collect()
}

fn one(
    of: &Material<'_>,
    id: &IndicatorId,
    leaf: &Leaf,
    stated: &Stated,
    index: Option<(&Number, &Number)>,
) -> Criterion {
    let mut marks = Vec::new();
    if let Some(each) = &stated.each {
        marks.push(of.say("mark_each", &[("param", each.as_str().into())]));
    }
    if let Some(from) = &stated.from {
        marks.push(of.say("mark_from", &[("observation", from.as_str().into())]));
    }
    let places = of.outline.judged.get(&(id.clone(), stated.id.clone()));
    let judged = places.into_iter().flatten().map(|(file, line)| Judged {
        file: file.clone(),
        line: *line,
        own: leaf.script.as_ref() == Some(file),
    });
    let of_index = index.and_then(|(full, whole)| (&stated.points * full).checked_div(whole));
    Criterion {
        id: stated.id.to_string(),
        place: format!("criterion-{}", stated.id),
        text: stated.text.clone(),
        points: (!leaf.kind.is_veto()).then(|| stated.points.to_string()),
        of_index: of_index.as_ref().map(figure::short),
        states: stated.states.iter().map(|state| (state.name.clone(), percent(&state.ratio))).collect(),
        marks,
        judged: judged.collect(),
        ground: stated.basis.as_ref().map(|basis| of.ground(basis)),
    }
}

/// `50%`, with decimals only where there are some.
fn percent(ratio: &Number) -> String {
    format!("{}%", figure::short(&(ratio * &Number::from(100))))
}
