//! The part of one government: how it scores beside its cohort, what is strong and what is weak, what is lost and why.

use heng_model::IndicatorId;
use heng_model::assessment::{NextTier, SubjectResult};
use heng_model::indicator::Node;
use heng_report::league::{Mark, Row};
use heng_report::{explain, figure, outcome};
use minijinja::Value;
use serde::Serialize;

use crate::anchor;
use crate::aside::{Aside, aside};
use crate::losses::{Loss, losses};
use crate::material::{Group, Material};
use crate::scores::{Cell, cell};
use crate::{svg, tiers};

/// Most nodes that are named as strong, and as weak.
const MOST_NAMED: usize = 3;
/// Points by which a node must differ from the median to be named.
const LEAST_DIFFERENCE: i64 = 5;

/// One government.
#[derive(Debug, Serialize)]
pub struct Government {
    id: String,
    /// Its name in print.
    pub name: String,
    cohort: String,
    index: Cell,
    tier: Option<tiers::Tier>,
    bound: Option<String>,
    ranks: Vec<String>,
    median: Option<String>,
    coverage: Option<String>,
    marks: Vec<String>,
    notes: Vec<String>,
    next: Option<Next>,
    rows: Vec<Branch>,
    strong: Vec<Distinct>,
    weak: Vec<Distinct>,
    losses: Vec<Loss>,
    bonuses: Vec<Loss>,
    outside: Vec<Loss>,
    aside: Vec<Aside>,
}

/// A node above the leaves, with the leaves right below it.
#[derive(Debug, Serialize)]
struct Branch {
    depth: usize,
    id: String,
    name: String,
    bonus: bool,
    cell: Cell,
    median: Option<String>,
    difference: Option<String>,
    bar: Option<Value>,
    leaves: Vec<Leaf>,
    /// The leaf's own place, where a leaf has a row of its own.
    place: Option<String>,
    href: Option<String>,
}

#[derive(Debug, Serialize)]
struct Leaf {
    place: Option<String>,
    href: String,
    id: String,
    name: String,
    cell: Cell,
}

/// A node that stands out from its cohort.
#[derive(Debug, Serialize)]
struct Distinct {
    name: String,
    score: String,
    median: String,
    difference: String,
}

/// The way to the tier above.
#[derive(Debug, Serialize)]
struct Next {
    title: String,
    steps: Vec<(String, String, String)>,
}

/// The part of a government, which is compared with this cohort.
pub fn part(material: &Material<'_>, group: &Group<'_>, row: &Row<'_>) -> Government {
    let (assessment, words, card) = (material.assessment, material.words, &row.result.card);
    let index = &card.index;
    let printed = index.printed.clone();
    let found = losses(material, row.result);
    let lost: Vec<&str> = [&found.base, &found.bonus, &found.outside].into_iter().flatten().map(Loss::leaf).collect();
    let (strong, weak) = differences(material, group, row.result);
    let marks = row.marks.iter().filter(|mark| **mark != Mark::Synthetic);
    Government {
        id: row.subject.id.to_string(),
        name: row.subject.name.clone(),
        cohort: group.cohort.name.clone(),
        index: Cell {
            why: printed.is_none().then(|| words.word(outcome::word(index.outcome))),
            text: printed.unwrap_or_else(|| words.word(outcome::word(index.outcome))),
            heat: String::new(),
        },
        tier: index.tier.as_deref().map(|name| tiers::of(&assessment.definition, name)),
        bound: index.tier.as_deref().and_then(|name| {
            let bands = tiers::bands(&assessment.definition);
            bands.into_iter().find(|band| band.tier.name == name).map(|band| band.bound)
        }),
        ranks: ranks(material, row.result),
        median: group.median.as_ref().map(|number| number.printed(material.decimals())),
        coverage: card.nodes.get(&IndicatorId::root()).map(|root| figure::coverage(&root.coverage)),
        marks: marks.map(|mark| words.word(mark.word())).collect(),
        notes: explain::notes(assessment, row.result, &material.options.view),
        next: material.options.next_tiers.get(&row.subject.id).map(|next| way(material, row.result, next)),
        rows: branches(material, group, row.result, &lost),
        strong,
        weak,
        aside: aside(material, row.result),
        losses: found.base,
        bonuses: found.bonus,
        outside: found.outside,
    }
}

fn ranks(material: &Material<'_>, result: &SubjectResult) -> Vec<String> {
    let name = |id: &heng_model::CohortId| {
        material.assessment.definition.cohorts.iter().find(|one| one.id == *id).map(|one| one.name.clone())
    };
    let told = result.ranks.iter().map(|(cohort, rank)| {
        let id = if rank.tied { "report-rank_tied" } else { "report-rank_in" };
        let name = name(cohort).unwrap_or_else(|| cohort.to_string());
        material.words.phrase(id, &[("cohort", name.into()), ("rank", rank.rank.into()), ("of", rank.of.into())])
    });
    told.collect()
}

fn way(material: &Material<'_>, result: &SubjectResult, next: &NextTier) -> Next {
    let id = match (next.steps.is_empty(), next.fewest) {
        (true, _) => "report-next_tier_out_of_reach",
        (false, true) => "report-next_tier_fewest",
        (false, false) => "report-next_tier",
    };
    let args = [
        ("tier", next.tier.as_str().into()),
        ("distance", figure::points(&next.distance).into()),
        ("count", next.steps.len().into()),
    ];
    let step = |(indicator, criterion, gain): &(IndicatorId, heng_model::CriterionId, heng_model::Number)| {
        let leaf = material.assessment.definition.tree.get(indicator).and_then(|node| node.leaf.as_ref());
        let rubric = leaf.and_then(|leaf| leaf.rubric.iter().find(|one| one.id == *criterion));
        let text = rubric.map_or_else(|| criterion.to_string(), |one| one.text.clone());
        let href = material.href(&result.subject, Some(indicator));
        (format!("+{}", figure::points(gain)), href, format!("{indicator} {text}"))
    };
    Next { title: material.words.phrase(id, &args), steps: next.steps.iter().map(step).collect() }
}

/// The nodes above the leaves in the order of the tree; a leaf of the first level has a row of its own.
fn branches(material: &Material<'_>, group: &Group<'_>, result: &SubjectResult, lost: &[&str]) -> Vec<Branch> {
    let nodes = material.nodes().into_iter().filter(|(depth, node)| *depth == 1 || !node.children.is_empty());
    nodes.map(|(depth, node)| branch(material, group, result, lost, depth, node)).collect()
}

fn branch(
    material: &Material<'_>,
    group: &Group<'_>,
    result: &SubjectResult,
    lost: &[&str],
    depth: usize,
    node: &Node,
) -> Branch {
    let tree = &material.assessment.definition.tree;
    let own = result.card.nodes.get(&node.id);
    let median = group.median_of(&node.id, material.decimals());
    let score = own.and_then(|own| own.printed.as_deref()).and_then(|text| text.parse::<heng_model::Number>().ok());
    // A leaf that lost points has its place at the first of its losses.
    let place = |id: &IndicatorId| {
        let place = anchor::place(result.subject.as_str(), Some(id.as_str()));
        (!lost.contains(&id.as_str())).then_some(place)
    };
    let leaf = |leaf: &Node| Leaf {
        place: place(&leaf.id),
        href: material.indicator_href(&leaf.id),
        id: leaf.id.to_string(),
        name: leaf.name.clone(),
        cell: cell(result.card.nodes.get(&leaf.id), material.words),
    };
    let leaves = node.children.iter().filter_map(|id| tree.get(id)).filter(|child| child.children.is_empty());
    let middle = median.as_deref().and_then(|text| text.parse::<heng_model::Number>().ok());
    Branch {
        depth,
        id: node.id.to_string(),
        name: node.name.clone(),
        bonus: tree.bonus_of(&node.id).is_some(),
        cell: cell(own, material.words),
        difference: score.as_ref().zip(middle.as_ref()).map(|(score, middle)| signed(&(score - middle), material)),
        bar: score.as_ref().map(|score| svg::bar(score.to_f64(), middle.as_ref().map(heng_model::Number::to_f64))),
        median,
        leaves: leaves.map(leaf).collect(),
        place: place(&node.id).filter(|_| node.children.is_empty()),
        href: node.children.is_empty().then(|| material.indicator_href(&node.id)),
    }
}

/// `+1.50`, `−2.00`, `0.00`
fn signed(difference: &heng_model::Number, material: &Material<'_>) -> String {
    let sign = if difference.is_positive() {
        "+"
    } else if difference.is_negative() {
        "−"
    } else {
        ""
    };
    format!("{sign}{}", difference.abs().printed(material.decimals()))
}

/// Nodes of the second level that differ most from the cohort's median: the three furthest above and below, by five points
/// or more. The page prints this rule.
fn differences(material: &Material<'_>, group: &Group<'_>, result: &SubjectResult) -> (Vec<Distinct>, Vec<Distinct>) {
    let least = heng_model::Number::from(LEAST_DIFFERENCE);
    let mut all: Vec<(heng_model::Number, Distinct)> = Vec::new();
    for node in material.level(2) {
        // A bonus is no part of what everybody is measured by.
        if material.assessment.definition.tree.bonus_of(&node.id).is_some() {
            continue;
        }
        let printed = result.card.nodes.get(&node.id).and_then(|own| own.printed.clone());
        let Some((score, median)) = printed.zip(group.median_of(&node.id, material.decimals())) else { continue };
        let (Ok(own), Ok(middle)) = (score.parse::<heng_model::Number>(), median.parse()) else { continue };
        let difference = &own - &middle;
        let told = signed(&difference, material);
        let name = format!("{} {}", node.id, node.name);
        all.push((difference, Distinct { name, score, median, difference: told }));
    }
    all.sort_by(|a, b| b.0.cmp(&a.0));
    let mut weak = Vec::new();
    while weak.len() < MOST_NAMED && all.last().is_some_and(|(difference, _)| difference <= &-least.clone()) {
        weak.extend(all.pop().map(|(_, told)| told));
    }
    let strong = all.into_iter().take_while(|(difference, _)| *difference >= least);
    (strong.take(MOST_NAMED).map(|(_, told)| told).collect(), weak)
}
