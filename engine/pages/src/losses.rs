//! Where a government lost points, the most first, each with the evidence that decided it.

use std::collections::BTreeSet;

use heng_model::assessment::SubjectResult;
use heng_model::judgement::Judgement;
use heng_report::{explain, figure};
use serde::Serialize;

use crate::anchor;
use crate::evidence::{Evidence, of_trail};
use crate::material::Material;

/// A criterion that is not fully met, or a measure short of the best.
#[derive(Debug, Serialize)]
pub struct Loss {
    /// The place of its leaf, at the first of its losses.
    place: Option<String>,
    points: String,
    leaf: String,
    leaf_name: String,
    href: String,
    text: String,
    ruling: String,
    because: Option<String>,
    gate: Option<String>,
    evidence: Evidence,
}

impl Loss {
    /// The id of its leaf.
    pub fn leaf(&self) -> &str {
        &self.leaf
    }
}

/// What is lost, what a bonus could still bring, and what does not count.
pub struct Losses {
    /// Points of the base score.
    pub base: Vec<Loss>,
    /// Points that bonuses could add.
    pub bonus: Vec<Loss>,
    /// Criteria that do not stand in the denominator.
    pub outside: Vec<Loss>,
}

/// The losses of a subject.
pub fn losses(material: &Material<'_>, result: &SubjectResult) -> Losses {
    let tree = &material.assessment.definition.tree;
    let mut losses = Losses { base: Vec::new(), bonus: Vec::new(), outside: Vec::new() };
    let mut placed = BTreeSet::new();
    for loss in explain::losses(result) {
        let first = placed.insert(loss.indicator);
        let told = told(material, result, &loss, first);
        if tree.bonus_of(loss.indicator).is_some() {
            losses.bonus.push(told);
        } else if loss.counts() {
            losses.base.push(told);
        } else {
            losses.outside.push(told);
        }
    }
    losses
}

fn told(material: &Material<'_>, result: &SubjectResult, loss: &explain::Loss<'_>, first: bool) -> Loss {
    let (assessment, words) = (material.assessment, material.words);
    let node = assessment.definition.tree.get(loss.indicator);
    let leaf = node.and_then(|node| node.leaf.as_ref());
    let teller = material.teller(result);
    let judged: Option<&Judgement> =
        loss.criterion.and_then(|one| explain::judgement(result, loss.indicator, &one.criterion));
    let rubric = loss
        .criterion
        .zip(leaf)
        .and_then(|(one, leaf)| leaf.rubric.iter().find(|criterion| criterion.id == one.criterion));
    let text = match (rubric, loss.criterion) {
        (Some(rubric), _) => rubric.text.clone(),
        (None, Some(one)) => one.criterion.to_string(),
        (None, None) => String::new(),
    };
    let ruling = match judged {
        Some(judged) => Some(teller.ruling(&judged.ruling)),
        None => explain::measured(assessment, result, loss.indicator),
    };
    let ruling = ruling.or_else(|| explain::whole(result, loss.indicator, &teller)).unwrap_or_default();
    let place = anchor::place(result.subject.as_str(), Some(loss.indicator.as_str()));
    Loss {
        place: first.then_some(place),
        points: figure::lost(loss.points),
        leaf: loss.indicator.to_string(),
        leaf_name: node.map(|node| node.name.clone()).unwrap_or_default(),
        href: material.indicator_href(loss.indicator),
        text,
        ruling,
        because: judged.and_then(|judged| judged.because.clone()),
        gate: explain::behind_gates(assessment, loss.behind_gates, words),
        evidence: of_trail(material, result, loss.indicator, judged),
    }
}
