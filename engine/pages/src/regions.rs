//! Regions beside each other: medians of what was published of their governments.

use heng_model::IndicatorId;
use heng_report::league::Row;
use minijinja::Value;
use serde::Serialize;

use crate::league::{Column, columns};
use crate::material::Material;
use crate::svg::{self, Axis};
use crate::tiers;
use heng_report::median;

/// The regions.
#[derive(Debug, Serialize)]
pub struct Regions {
    columns: Vec<Column>,
    tiers: Vec<tiers::Band>,
    rows: Vec<Region>,
}

#[derive(Debug, Serialize)]
struct Region {
    name: String,
    count: usize,
    median: Option<String>,
    strip: Option<Value>,
    medians: Vec<Option<(String, String)>>,
    tiers: Vec<usize>,
    stack: Value,
}

/// The comparison; nothing where no region is named, or only one.
pub fn view(material: &Material<'_>) -> Option<Regions> {
    let members = material.members();
    // In the order in which the methodology names them: not by merit.
    let mut names: Vec<&str> = Vec::new();
    for subject in &material.assessment.definition.subjects {
        let shown = members.iter().any(|(_, row)| row.subject.id == subject.id);
        if let Some(region) = subject.region.as_deref().filter(|region| shown && !names.contains(region)) {
            names.push(region);
        }
    }
    if names.len() < 2 {
        return None;
    }
    let columns = if material.options.publish { Vec::new() } else { columns(material, 1) };
    let axis = Axis::over(members.iter().filter_map(|(_, row)| crate::distribution::drawn(row)));
    let region = |name: &&str| {
        let of = members.iter().filter(|(_, row)| row.subject.region.as_deref() == Some(name));
        let rows: Vec<&Row<'_>> = of.map(|(_, row)| *row).collect();
        one(material, name, &rows, &columns, axis)
    };
    let rows = names.iter().map(region).collect();
    Some(Regions { rows, tiers: tiers::bands(&material.assessment.definition), columns })
}

fn one(material: &Material<'_>, name: &str, rows: &[&Row<'_>], columns: &[Column], axis: Axis) -> Region {
    let publish = material.options.publish;
    let definition = &material.assessment.definition;
    let middle = median(rows.iter().filter_map(|row| row.result.card.index.printed.as_deref())).filter(|_| !publish);
    let of_tier = |tier: &heng_model::tier::Tier| {
        rows.iter().filter(|row| row.result.card.index.tier.as_deref() == Some(&tier.name)).count()
    };
    let counts: Vec<usize> = definition.tiers.iter().map(of_tier).collect();
    let shares: Vec<(String, f64)> = definition
        .tiers
        .iter()
        .zip(&counts)
        .map(|(tier, count)| (tiers::of(definition, &tier.name).class, *count as f64 / rows.len().max(1) as f64))
        .collect();
    let shares: Vec<(&str, f64)> = shares.iter().map(|(class, share)| (class.as_str(), *share)).collect();
    let dot = |row: &&Row<'_>| {
        let index = &row.result.card.index;
        let class = index.tier.as_deref().map_or_else(String::new, |tier| tiers::of(definition, tier).class);
        let title = format!("{} {}", row.subject.name, index.printed.as_deref().unwrap_or_default());
        Some((crate::distribution::drawn(row)?, class, title))
    };
    let dots: Vec<(f64, String, String)> = rows.iter().filter_map(dot).collect();
    let medians = columns.iter().map(|column| {
        let id = IndicatorId::from(column.id.as_str());
        let printed = rows.iter().filter_map(|row| row.result.card.nodes.get(&id)?.printed.as_deref());
        let middle = median(printed)?.printed(material.decimals());
        let heat = middle.parse::<f64>().map_or(0.0, |score| (score / 10.0).floor().clamp(0.0, 9.0));
        Some((middle, format!("h{heat:.0}")))
    });
    Region {
        name: name.to_owned(),
        count: rows.len(),
        strip: (!publish && !dots.is_empty()).then(|| {
            let title = material.words.phrase("pages-strip", &[("region", name.into())]);
            svg::strip(&dots, middle.as_ref().map(heng_model::Number::to_f64), axis, &title)
        }),
        median: middle.map(|one| one.printed(material.decimals())),
        medians: medians.collect(),
        stack: svg::stack(&shares),
        tiers: counts,
    }
}
