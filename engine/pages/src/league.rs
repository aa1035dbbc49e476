//! League tables: per cohort, who stands where. For publication a list of tiers in administrative order.

use heng_model::IndicatorId;
use heng_model::subject::Order;
use heng_report::league::{self, Mark, Row};
use heng_report::{explain, figure};
use serde::Serialize;

use crate::material::{Group, Material};
use crate::scores::{Cell, cell};
use crate::{publish, tiers};

/// The table of a cohort.
#[derive(Debug, Serialize)]
pub struct League {
    id: String,
    name: String,
    count: usize,
    all: usize,
    by_rank: bool,
    columns: Vec<Column>,
    bonus: bool,
    marked: bool,
    rows: Vec<Line>,
    legends: Vec<String>,
    absent: Vec<String>,
}

/// An indicator that has a column.
#[derive(Debug, Serialize)]
pub struct Column {
    pub id: String,
    pub name: String,
    pub href: Option<String>,
    pub bonus: bool,
}

#[derive(Debug, Serialize)]
struct Line {
    subject: String,
    name: String,
    href: Option<String>,
    rank: Option<String>,
    place: Option<usize>,
    index: Option<Cell>,
    base: Option<String>,
    bonus: Option<String>,
    tier: Option<tiers::Tier>,
    scores: Vec<Cell>,
    coverage: Option<String>,
    marks: Vec<String>,
    grave: bool,
}

/// The tables.
pub fn view(material: &Material<'_>) -> Vec<League> {
    material.groups.iter().map(|group| of_group(material, group)).collect()
}

fn of_group(material: &Material<'_>, group: &Group<'_>) -> League {
    let publish = material.options.publish;
    let columns = if publish { Vec::new() } else { columns(material, 1) };
    let bonus = !publish && group.rows.iter().any(|row| !row.result.card.index.bonus.is_empty());
    let rows: Vec<Line> = group.rows.iter().map(|row| line(material, group, row, &columns)).collect();
    let order = material.options.view.order.unwrap_or(material.assessment.definition.order);
    League {
        id: format!("league-{}", group.cohort.id),
        name: group.cohort.name.clone(),
        count: group.rows.len(),
        all: group.all,
        by_rank: !publish && order == Order::Rank,
        bonus,
        marked: rows.iter().any(|row| !row.marks.is_empty()),
        legends: legends(material, group),
        absent: absent(material, group),
        columns,
        rows,
    }
}

/// The indicators of a level, with the places where they are told of.
pub fn columns(material: &Material<'_>, level: usize) -> Vec<Column> {
    let tree = &material.assessment.definition.tree;
    let column = |node: &heng_model::indicator::Node| Column {
        id: node.id.to_string(),
        name: node.name.clone(),
        href: Some(material.indicator_href(&node.id)).filter(|_| node.children.is_empty()),
        bonus: tree.bonus_of(&node.id).is_some(),
    };
    material.level(level).into_iter().map(column).collect()
}

fn line(material: &Material<'_>, group: &Group<'_>, row: &Row<'_>, columns: &[Column]) -> Line {
    let publish = material.options.publish;
    let (card, words) = (&row.result.card, material.words);
    let index = &card.index;
    let open = |text: String| (!publish).then_some(text);
    let marks = row.marks.iter().filter(|mark| !publish || publish::shows_mark(**mark));
    let marks: Vec<String> =
        marks.filter(|mark| **mark != Mark::Synthetic).map(|mark| words.word(mark.word())).collect();
    let printed = index.printed.clone();
    let index_cell = || Cell {
        why: printed.is_none().then(|| words.word(heng_report::outcome::word(index.outcome))),
        text: printed.clone().unwrap_or_else(|| "—".to_owned()),
        heat: String::new(),
    };
    let bonus = index.bonus.values().sum::<heng_model::Number>();
    Line {
        subject: row.subject.id.to_string(),
        name: row.subject.name.clone(),
        href: (!publish).then(|| material.href(&row.subject.id, None)),
        rank: open(league::rank(row, group.cohort, &material.options.view)),
        place: row.result.ranks.get(&group.cohort.id).filter(|_| !publish).map(|rank| rank.rank),
        index: (!publish).then(index_cell),
        base: index.base.as_ref().filter(|_| !publish).map(figure::points),
        bonus: (!publish && !index.bonus.is_empty()).then(|| format!("+{}", figure::points(&bonus))),
        tier: index.tier.as_deref().map(|name| tiers::of(&material.assessment.definition, name)),
        scores: columns
            .iter()
            .map(|column| cell(card.nodes.get(&IndicatorId::from(column.id.as_str())), words))
            .collect(),
        coverage: card
            .nodes
            .get(&IndicatorId::root())
            .filter(|_| !publish)
            .map(|root| figure::coverage(&root.coverage)),
        marks,
        grave: row.marks.iter().any(|mark| *mark <= Mark::Error),
    }
}

/// What the marks mean, and what the index is made of.
fn legends(material: &Material<'_>, group: &Group<'_>) -> Vec<String> {
    let (words, definition) = (material.words, &material.assessment.definition);
    let mut marks: Vec<Mark> = group.rows.iter().flat_map(|row| row.marks.iter().copied()).collect();
    marks.retain(|mark| !material.options.publish || publish::shows_mark(*mark));
    marks.sort_unstable();
    marks.dedup();
    let least = figure::percent(&definition.coverage_at_least);
    let legend = |mark: Mark| Some(words.phrase(mark.legend()?, &[("least", least.clone().into())]));
    let mut legends: Vec<String> = marks.into_iter().filter_map(legend).collect();
    legends.extend(signs(material, group));
    let nodes = definition.tree.nodes.values();
    let adds =
        |node: &&heng_model::indicator::Node| definition.tree.bonus_of(&node.id).is_some_and(|one| one.id == node.id);
    let bonuses = nodes.filter(adds).map(|node| {
        let args = [
            ("name", explain::named(material.assessment, &node.id).into()),
            ("most", figure::short(&node.weight).into()),
        ];
        words.phrase("report-bonus_at_most", &args)
    });
    let bonuses: Vec<String> = bonuses.collect();
    if !bonuses.is_empty() && !material.options.publish {
        let args = [
            ("index", definition.index_name.as_str().into()),
            ("full", figure::short(&definition.scale.full).into()),
            ("bonuses", words.list(&bonuses).into()),
        ];
        legends.push(words.phrase("report-legend_bonus", &args));
    }
    legends
}

/// What the signs mean that stand in place of scores.
fn signs(material: &Material<'_>, group: &Group<'_>) -> Option<String> {
    let pillars = material.level(1);
    let cards = group.rows.iter().map(|row| &row.result.card);
    let nodes = cards.flat_map(|card| pillars.iter().filter_map(|node| card.nodes.get(&node.id)));
    let unprinted = nodes.filter(|node| node.printed.is_none() && node.outcome != heng_model::Outcome::Scored);
    let used: std::collections::BTreeSet<heng_model::Outcome> = unprinted.map(|node| node.outcome).collect();
    let told = |one: heng_model::Outcome| {
        format!("{} {}", league::sign(one), material.words.word(heng_report::outcome::word(one)))
    };
    let told: Vec<String> = used.into_iter().map(told).collect();
    (!told.is_empty() && !material.options.publish).then(|| told.join(" · "))
}

fn absent(material: &Material<'_>, group: &Group<'_>) -> Vec<String> {
    let names = league::without_bundle(material.assessment, group.cohort, &material.options.view);
    names.into_iter().map(str::to_owned).collect()
}
