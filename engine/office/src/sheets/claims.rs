//! 公布数字: statistics beside what was published of them. Always over whole cohorts, whoever is shown.

use heng_model::Number;
use heng_model::assessment::{ClaimResult, FigureResult};
use heng_model::statistic::{Figure, Statistic};
use heng_report::{group_name, standing_word};
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{HEAD, begun, fill};
use crate::plan::Plan;
use crate::style::{Style, Styles};

/// A statistic, a group of it, or a claim of it.
struct Row<'a> {
    statistic: &'a Statistic,
    group: Option<&'a String>,
    figure: &'a FigureResult,
    claim: Option<&'a ClaimResult>,
}

pub(super) fn sheet(plan: &Plan<'_>, styles: &Styles) -> Result<Worksheet, XlsxError> {
    let heads = [
        "report-statistic",
        "office-group",
        "report-computed",
        "office-least",
        "office-most",
        "report-count",
        "office-population",
        "report-printed",
        "office-claimed",
        "report-standing",
        "office-key",
    ];
    let mut sheet = begun(plan, styles, "office-claims", &heads)?;
    let mut rows = Vec::new();
    for result in &plan.assessment.statistics {
        let known = plan.assessment.definition.statistics.iter().find(|one| one.id == result.id);
        let Some(statistic) = known else { continue };
        let row = |claim| Row { statistic, group: None, figure: &result.figure, claim };
        if result.claims.is_empty() {
            rows.push(row(None));
        }
        rows.extend(result.claims.iter().map(|claim| row(Some(claim))));
        let groups = result.groups.iter();
        rows.extend(groups.map(|(name, figure)| Row { statistic, group: Some(name), figure, claim: None }));
    }
    let last = fill(&mut sheet, plan, HEAD + 1, rows, |sheet, at, row| {
        let whole = row.figure.value.as_ref().is_none_or(Number::is_integer);
        let figure = match (row.statistic.in_percent(), whole) {
            (true, _) => Style::Share,
            (false, true) => Style::Count,
            (false, false) => Style::Number,
        };
        sheet.text(at, 0, &row.statistic.name, Style::Wrapped)?;
        let cohorts = &plan.assessment.definition.cohorts;
        let group = row.group.map(|name| group_name(cohorts, row.statistic.by.as_deref(), name));
        sheet.maybe(at, 1, group, Style::Plain)?;
        sheet.maybe_number(at, 2, row.figure.value.as_ref(), figure)?;
        if let Some((least, most)) = &row.figure.possible {
            sheet.number(at, 3, least.to_f64(), figure)?;
            sheet.number(at, 4, most.to_f64(), figure)?;
        }
        if let Some(count) = row.figure.count {
            sheet.count(at, 5, count)?;
        }
        sheet.count(at, 6, row.figure.population)?;
        let stated = row.claim.and_then(|claim| row.statistic.claims.get(claim.claim));
        sheet.maybe(at, 7, stated.and_then(|stated| stated.text.as_ref()), Style::Wrapped)?;
        sheet.maybe(at, 8, stated.and_then(|stated| stated.value.as_ref()).map(|value| &value.text), Style::Plain)?;
        let standing = row.claim.map(|claim| standing_word(plan.words(), claim.standing));
        match &row.statistic.figure {
            Figure::Stated { value, .. } => {
                sheet.text(at, 7, value, Style::Wrapped)?;
                sheet.text(at, 9, &plan.word("report-not_a_claim"), Style::Plain)?;
            }
            _ => sheet.maybe(at, 9, standing, Style::Plain)?,
        }
        sheet.text(at, 10, row.statistic.id.as_str(), Style::Plain)
    })?;
    sheet.table(HEAD, last, 11, 1)?;
    sheet.done()
}
