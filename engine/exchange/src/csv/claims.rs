//! `claims.csv`: a row per statistic and claim; a statistic that nothing was published of has one row.

use heng_model::assessment::{Assessment, ClaimResult};
use heng_model::statistic::Statistic;

use super::{Cell, Table, count, maybe, maybe_number, text, word};

/// Always over whole cohorts: whom a report shows changes no statistic.
pub(super) fn table(assessment: &Assessment) -> Table {
    let mut table = Table::new(&[
        "statistic",
        "statistic_name",
        "group",
        "value",
        "least",
        "most",
        "count",
        "population",
        "claim",
        "op",
        "claimed",
        "claimed_text",
        "standing",
        "at_least",
        "above",
        "at_most",
        "below",
    ]);
    let known = &assessment.definition.statistics;
    for result in &assessment.statistics {
        let Some(statistic) = known.iter().find(|one| one.id == result.id) else { continue };
        if result.claims.is_empty() {
            row(&mut table, statistic, None, &result.figure, None);
        }
        for claim in &result.claims {
            row(&mut table, statistic, None, &result.figure, Some(claim));
        }
        for (group, figure) in &result.groups {
            row(&mut table, statistic, Some(group), figure, None);
        }
    }
    table
}

fn row(
    table: &mut Table,
    statistic: &Statistic,
    group: Option<&String>,
    figure: &heng_model::assessment::FigureResult,
    claim: Option<&ClaimResult>,
) {
    let stated = claim.and_then(|claim| statistic.claims.get(claim.claim));
    let bounds = claim.and_then(|claim| claim.bounds.as_ref());
    let range = figure.possible.as_ref();
    table.row([
        text(&statistic.id),
        text(&statistic.name),
        maybe(group),
        maybe_number(figure.value.as_ref()),
        maybe_number(range.map(|(least, _)| least)),
        maybe_number(range.map(|(_, most)| most)),
        figure.count.map_or(Cell::Nothing, count),
        count(figure.population),
        claim.map_or(Cell::Nothing, |claim| count(claim.claim + 1)),
        stated.map_or(Cell::Nothing, |stated| word(&stated.op)),
        maybe(stated.and_then(|stated| stated.value.as_ref()).map(|value| &value.text)),
        maybe(stated.and_then(|stated| stated.text.as_ref())),
        claim.map_or(Cell::Nothing, |claim| word(&claim.standing)),
        maybe_number(bounds.and_then(|range| range.at_least.as_ref())),
        maybe_number(bounds.and_then(|range| range.above.as_ref())),
        maybe_number(bounds.and_then(|range| range.at_most.as_ref())),
        maybe_number(bounds.and_then(|range| range.below.as_ref())),
    ]);
}
