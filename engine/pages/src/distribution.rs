//! How scores are spread, and who is in which tier.

use heng_report::league::Row;
use minijinja::Value;
use serde::Serialize;

use crate::material::{Group, Material};
use crate::svg::{self, Axis, Column};
use crate::{overview, tiers};

/// Points that one column of a histogram spans.
const BIN: f64 = 5.0;

/// A cohort: its histogram and its tiers.
#[derive(Debug, Serialize)]
pub struct Distribution {
    name: String,
    chart: Option<Value>,
    summary: Option<Summary>,
    tiers: Vec<Within>,
}

/// The least, the middle, the greatest of the printed indices.
#[derive(Debug, Serialize)]
struct Summary {
    count: usize,
    least: String,
    median: String,
    most: String,
}

/// A tier with who is in it.
#[derive(Debug, Serialize)]
struct Within {
    tier: tiers::Tier,
    bound: String,
    count: usize,
    share: String,
    members: Vec<(String, Option<String>)>,
}

/// Cohort by cohort.
pub fn view(material: &Material<'_>) -> Vec<Distribution> {
    material.groups.iter().map(|group| of_group(material, group)).collect()
}

/// The printed index as a number to draw with.
pub fn drawn(row: &Row<'_>) -> Option<f64> {
    row.result.card.index.printed.as_deref()?.parse().ok()
}

fn of_group(material: &Material<'_>, group: &Group<'_>) -> Distribution {
    let publish = material.options.publish;
    Distribution {
        name: group.cohort.name.clone(),
        chart: (!publish).then(|| chart(material, group)).flatten(),
        summary: (!publish).then(|| summary(material, group)).flatten(),
        tiers: members(material, group),
    }
}

fn members(material: &Material<'_>, group: &Group<'_>) -> Vec<Within> {
    let counts = overview::counts(material, group);
    let bands = tiers::bands(&material.assessment.definition);
    let row = |((tier, count, share), band): ((tiers::Tier, usize, String), tiers::Band)| {
        let within = group.rows.iter().filter(|row| row.result.card.index.tier.as_deref() == Some(&tier.name));
        let member = |row: &Row<'_>| {
            let href = (!material.options.publish).then(|| material.href(&row.subject.id, None));
            (row.subject.name.clone(), href)
        };
        Within { members: within.map(member).collect(), tier, count, share, bound: band.bound }
    };
    counts.into_iter().zip(bands).map(row).collect()
}

fn summary(material: &Material<'_>, group: &Group<'_>) -> Option<Summary> {
    let printed = group.rows.iter().filter_map(|row| row.result.card.index.printed.as_deref());
    let mut numbers: Vec<(heng_model::Number, &str)> =
        printed.filter_map(|text| Some((text.parse().ok()?, text))).collect();
    numbers.sort_unstable();
    Some(Summary {
        count: numbers.len(),
        least: numbers.first()?.1.to_owned(),
        median: heng_report::median(numbers.iter().map(|(_, text)| *text))?.printed(material.decimals()),
        most: numbers.last()?.1.to_owned(),
    })
}

fn chart(material: &Material<'_>, group: &Group<'_>) -> Option<Value> {
    let definition = &material.assessment.definition;
    let values: Vec<(f64, &Row<'_>)> = group.rows.iter().filter_map(|row| Some((drawn(row)?, row))).collect();
    if values.len() < 4 {
        return None;
    }
    let axis = Axis::over(values.iter().map(|(value, _)| *value));
    let bins = ((axis.to - axis.from) / BIN).round().max(1.0);
    let mut columns = Vec::new();
    let mut at = 0.0;
    while at < bins {
        let from = axis.from + at * BIN;
        let within = values.iter().filter(|(value, _)| *value >= from && *value < from + BIN);
        let within: Vec<&Row<'_>> = within.map(|(_, row)| *row).collect();
        let names: Vec<&str> = within.iter().map(|row| row.subject.name.as_str()).collect();
        let range = format!("{from:.0}–{:.0}", from + BIN);
        let names = heng_report::outcome::names(material.words, &names, 12);
        let args = [("range", range.into()), ("count", within.len().into()), ("names", names.into())];
        // The colour of the tier that the middle of the bin lies in.
        let middle = heng_model::Number::from_shortest(from + BIN / 2.0)?;
        let tier = definition.tiers.iter().find(|tier| tier.bound.admits(&middle));
        let class = tier.map_or_else(String::new, |tier| tiers::of(definition, &tier.name).class);
        let title = material.words.phrase("pages-bin", &args);
        columns.push(Column { from, count: within.len(), class, title });
        at += 1.0;
    }
    let bounds: Vec<(f64, String)> =
        definition.tiers.iter().map(|tier| (tier.bound.value().to_f64(), tier.name.clone())).collect();
    let title = material.words.phrase("pages-histogram", &[("cohort", group.cohort.name.as_str().into())]);
    let desc = material.words.word("pages-histogram_desc");
    Some(svg::histogram(&columns, BIN, &bounds, axis, &title, &desc))
}
