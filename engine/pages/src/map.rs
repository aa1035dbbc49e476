//! The provinces as tiles in rough positions, with their cities: a way to look, no map. No border is drawn.

use heng_report::league::Row;
use serde::Serialize;

use crate::material::Material;
use crate::tiers;

/// A province.
#[derive(Debug, Serialize)]
pub struct Tile {
    row: usize,
    column: usize,
    short: String,
    province: Option<Place>,
    cities: Vec<Place>,
}

/// A government on the map.
#[derive(Debug, Serialize)]
struct Place {
    name: String,
    href: Option<String>,
    tier: Option<tiers::Tier>,
    index: Option<String>,
}

/// Where a tile stands, by the division code of its province: a line of `map.csv`.
struct Position<'a> {
    code: &'a str,
    short: &'a str,
    row: usize,
    column: usize,
}

/// The tiles; nothing where none of them is a subject that is shown.
pub fn view(material: &Material<'_>) -> Option<Vec<Tile>> {
    let source = material.options.theme.source("map.csv");
    let members = material.members();
    let code = |row: &Row<'_>| row.subject.code.clone().unwrap_or_default();
    let tiles: Vec<Tile> = positions(&source.text)
        .map(|position| {
            let province = members.iter().find(|(_, row)| code(row) == position.code);
            let within = |row: &Row<'_>| {
                let parent = row.subject.parent.as_deref().is_some_and(|parent| parent == position.code);
                let prefix = position.code.get(..2).is_some_and(|prefix| code(row).starts_with(prefix));
                code(row) != position.code && (parent || row.subject.parent.is_none() && prefix)
            };
            let cities = members.iter().filter(|(_, row)| within(row));
            Tile {
                row: position.row,
                column: position.column,
                short: position.short.to_owned(),
                province: province.map(|(_, row)| place(material, row)),
                cities: cities.map(|(_, row)| place(material, row)).collect(),
            }
        })
        .collect();
    tiles.iter().any(|tile| tile.province.is_some()).then_some(tiles)
}

/// The lines of the file that can be read; rows and columns beyond those of the style are left out.
fn positions(text: &str) -> impl Iterator<Item = Position<'_>> {
    text.lines().skip(1).filter_map(|line| {
        let mut fields = line.split(',').map(str::trim);
        let (code, short) = (fields.next()?, fields.next()?);
        let (row, column) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
        ((1..=12).contains(&row) && (1..=12).contains(&column)).then_some(Position { code, short, row, column })
    })
}

fn place(material: &Material<'_>, row: &Row<'_>) -> Place {
    let publish = material.options.publish;
    let index = &row.result.card.index;
    Place {
        name: row.subject.name.clone(),
        href: (!publish).then(|| material.href(&row.subject.id, None)),
        tier: index.tier.as_deref().map(|name| tiers::of(&material.assessment.definition, name)),
        index: index.printed.clone().filter(|_| !publish),
    }
}
