//! The problems of each indicator across governments: how many meet each criterion, and who does not.

use heng_model::indicator::Leaf;
use heng_model::rubric::Criterion;
use heng_model::{IndicatorId, Number};
use heng_report::league::Row;
use heng_report::{Met, explain, figure, text};
use minijinja::Value;
use serde::Serialize;

use crate::material::Material;
use crate::{anchor, svg};

/// Criteria that are named as those that cost the most.
const MOST_NAMED: usize = 12;

/// All indicators, and the criteria that cost the most.
#[derive(Debug, Serialize)]
pub struct Indicators {
    most: Vec<Cost>,
    leaves: Vec<Part>,
}

/// What a criterion cost all governments together.
#[derive(Debug, Serialize)]
struct Cost {
    points: String,
    count: usize,
    leaf: String,
    href: String,
    name: String,
}

/// One leaf.
#[derive(Debug, Serialize)]
struct Part {
    place: String,
    id: String,
    name: String,
    above: String,
    points: Option<String>,
    script: Option<String>,
    planned: bool,
    veto: bool,
    medians: Vec<(String, Option<String>)>,
    criteria: Vec<Line>,
}

/// One criterion of it.
#[derive(Debug, Serialize)]
struct Line {
    text: String,
    points: Option<String>,
    counts: [usize; 5],
    stack: Value,
    short: Vec<Short>,
    rule: Option<(String, Option<String>)>,
}

/// A government that does not fully meet it.
#[derive(Debug, Serialize)]
struct Short {
    name: String,
    href: String,
    class: &'static str,
}

/// Met, partly met, unmet, without evidence, not applicable.
const CLASSES: [&str; 5] = ["met", "partly", "unmet", "missing", "na"];

/// All indicators in the order of the tree.
pub fn view(material: &Material<'_>) -> Indicators {
    let members = material.members();
    let rows: Vec<&Row<'_>> = members.iter().map(|(_, row)| *row).collect();
    let nodes = material.nodes();
    let parts = nodes.iter().filter_map(|(_, node)| Some(part(material, &node.id, node.leaf.as_ref()?, &rows)));
    Indicators { leaves: parts.collect(), most: most(material, &rows) }
}

fn part(material: &Material<'_>, id: &IndicatorId, leaf: &Leaf, rows: &[&Row<'_>]) -> Part {
    let assessment = material.assessment;
    let node = assessment.definition.tree.get(id);
    let above = node.and_then(|node| node.parent.as_ref()).filter(|parent| !parent.is_root());
    let median =
        |group: &crate::material::Group<'_>| (group.cohort.name.clone(), group.median_of(id, material.decimals()));
    let full = rows.iter().find_map(|row| row.result.card.nodes.get(id)?.points.as_ref());
    Part {
        place: anchor::place("", Some(id.as_str())),
        id: id.to_string(),
        name: node.map(|node| node.name.clone()).unwrap_or_default(),
        above: above.map(|parent| explain::named(assessment, parent)).unwrap_or_default(),
        points: full.map(figure::short),
        script: leaf.script.clone(),
        planned: leaf.is_planned(),
        veto: leaf.kind.is_veto(),
        medians: material.groups.iter().map(median).collect(),
        criteria: leaf
            .rubric
            .iter()
            .map(|criterion| line(material, id, criterion, leaf.kind.is_veto(), rows))
            .collect(),
    }
}

fn line(material: &Material<'_>, id: &IndicatorId, criterion: &Criterion, veto: bool, rows: &[&Row<'_>]) -> Line {
    let mut counts = [0; 5];
    let mut short = Vec::new();
    let mut rule = None;
    for row in rows {
        let judged = explain::judgement(row.result, id, &criterion.id);
        let side = Met::of(row.result, id, judged);
        counts[side as usize] += 1;
        // A veto is worth naming where it holds.
        let named = if veto { matches!(side, Met::Fully | Met::Missing) } else { side.is_short() };
        if named {
            let href = material.href(&row.subject.id, Some(id));
            short.push(Short { name: row.subject.name.clone(), href, class: CLASSES[side as usize] });
        }
        if let (None, Some(at)) = (&rule, judged.and_then(|judged| judged.at.as_ref())) {
            let source = material.options.sources.rule(&at.file);
            let line = source.as_ref().and_then(|source| source.text.lines().nth(at.line.saturating_sub(1)));
            let line = line.map(|line| text::clip(&text::line(line.trim()), 160).into_owned());
            rule = Some((format!("{}:{}", at.file, at.line), line));
        }
    }
    let total = rows.len().max(1) as f64;
    let parts: Vec<(&str, f64)> =
        CLASSES.iter().zip(counts).map(|(class, count)| (*class, count as f64 / total)).collect();
    Line {
        text: criterion.text.clone(),
        points: criterion.points.is_positive().then(|| figure::short(&criterion.points)),
        stack: svg::stack(&parts),
        counts,
        short,
        rule,
    }
}

/// The criteria that cost the governments shown the most points together, bonuses and what does not count left out.
fn most(material: &Material<'_>, rows: &[&Row<'_>]) -> Vec<Cost> {
    let tree = &material.assessment.definition.tree;
    let mut sums: std::collections::BTreeMap<(&IndicatorId, Option<&str>), (Number, usize)> =
        std::collections::BTreeMap::new();
    for row in rows {
        for loss in explain::losses(row.result) {
            if loss.counts() && tree.bonus_of(loss.indicator).is_none() {
                let key = (loss.indicator, loss.criterion.map(|one| one.criterion.as_str()));
                let sum = sums.entry(key).or_default();
                sum.0 = &sum.0 + loss.points;
                sum.1 += 1;
            }
        }
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by(|a, b| b.1.0.cmp(&a.1.0).then_with(|| a.0.cmp(&b.0)));
    let cost = |((id, criterion), (sum, count)): ((&IndicatorId, Option<&str>), (Number, usize))| {
        let node = tree.get(id);
        let rubric = node
            .and_then(|node| node.leaf.as_ref())
            .and_then(|leaf| leaf.rubric.iter().find(|one| Some(one.id.as_str()) == criterion));
        let name = rubric.map(|one| one.text.clone()).or_else(|| node.map(|node| node.name.clone()));
        let href = material.indicator_href(id);
        Cost { points: figure::lost(&sum), count, leaf: id.to_string(), href, name: name.unwrap_or_default() }
    };
    sums.into_iter().take(MOST_NAMED).map(cost).collect()
}
