//! The heat map: every government beside every indicator of the second level.

use heng_model::IndicatorId;
use serde::Serialize;

use crate::league::{Column, columns};
use crate::material::{Group, Material};
use crate::scores::{Cell, cell};

/// The map of all cohorts.
#[derive(Debug, Serialize)]
pub struct Heat {
    heads: Vec<(String, usize)>,
    columns: Vec<Column>,
    groups: Vec<Block>,
}

/// A cohort within it.
#[derive(Debug, Serialize)]
struct Block {
    name: String,
    medians: Vec<Option<String>>,
    rows: Vec<(String, String, Vec<Cell>)>,
}

/// The map.
pub fn view(material: &Material<'_>) -> Heat {
    let columns = columns(material, 2);
    let ids: Vec<IndicatorId> = columns.iter().map(|column| IndicatorId::from(column.id.as_str())).collect();
    Heat {
        heads: heads(material, &ids),
        groups: material.groups.iter().map(|group| block(material, group, &ids)).collect(),
        columns,
    }
}

/// The first level above the second: its names, and over how many columns each stands.
fn heads(material: &Material<'_>, ids: &[IndicatorId]) -> Vec<(String, usize)> {
    let tree = &material.assessment.definition.tree;
    let over = |id: &IndicatorId| material.level(1).into_iter().find(|node| tree.within(id, &node.id));
    let mut heads: Vec<(String, usize)> = Vec::new();
    for id in ids {
        let name = over(id).map_or_else(String::new, |node| format!("{} {}", node.id, node.name));
        match heads.last_mut() {
            Some((last, count)) if *last == name => *count += 1,
            _ => heads.push((name, 1)),
        }
    }
    heads
}

fn block(material: &Material<'_>, group: &Group<'_>, ids: &[IndicatorId]) -> Block {
    let row = |row: &heng_report::league::Row<'_>| {
        let cells = ids.iter().map(|id| cell(row.result.card.nodes.get(id), material.words)).collect();
        (row.subject.name.clone(), material.href(&row.subject.id, None), cells)
    };
    Block {
        name: group.cohort.name.clone(),
        medians: ids.iter().map(|id| group.median_of(id, material.decimals())).collect(),
        rows: group.rows.iter().map(row).collect(),
    }
}
