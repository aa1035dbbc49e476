//! The sheets, in the order of their tabs.

mod about;
mod adjustments;
mod claims;
mod criteria;
mod evidence;
mod findings;
mod index;
mod level;
mod overview;
mod ranks;
mod review;

use heng_report::subject_name;
use rust_xlsxwriter::{Color, ConditionalFormatCell, ConditionalFormatCellRule, Format, RowNum, Worksheet, XlsxError};

use crate::plan::Plan;
use crate::sheet::{MOST_ROWS, Sheet};
use crate::style::{Style, Styles};

/// The keys of the catalogue that name the sheets of their own kind, in order; the levels stand after the index.
pub(crate) const NAMES: [&str; 10] = [
    "office-about",
    "office-overview",
    "office-ranks",
    "office-index",
    "office-criteria",
    "office-adjustments",
    "office-evidence",
    "office-findings",
    "office-claims",
    "office-review",
];

/// All of them, filled.
pub(crate) fn all(plan: &Plan<'_>, styles: &Styles) -> Result<Vec<Worksheet>, XlsxError> {
    let mut sheets = vec![
        about::sheet(plan, styles)?,
        overview::sheet(plan, styles)?,
        ranks::sheet(plan, styles)?,
        index::sheet(plan, styles)?,
    ];
    for depth in 0..plan.levels.len() {
        sheets.push(level::sheet(plan, styles, depth)?);
    }
    sheets.push(criteria::sheet(plan, styles)?);
    sheets.push(adjustments::sheet(plan, styles)?);
    sheets.push(evidence::sheet(plan, styles)?);
    sheets.push(findings::sheet(plan, styles)?);
    sheets.push(claims::sheet(plan, styles)?);
    sheets.push(review::sheet(plan, styles)?);
    Ok(sheets)
}

/// The names of all tabs, with what each shows.
pub(crate) fn tabs(plan: &Plan<'_>) -> Vec<(String, String)> {
    let named = |key: &&str| (plan.word(key), plan.word(&format!("{key}_shows")));
    let levels = (0..plan.levels.len()).map(|depth| (plan.level_name(depth), plan.word("office-level_shows")));
    NAMES[..4].iter().map(named).chain(levels).chain(NAMES[4..].iter().map(named)).collect()
}

/// The row of the heads of a sheet that is one table.
const HEAD: RowNum = 3;

/// A sheet with its name, what it shows, and the heads of its one table, all by their keys in the catalogue.
fn begun<'a>(plan: &Plan<'_>, styles: &'a Styles, key: &str, heads: &[&str]) -> Result<Sheet<'a>, XlsxError> {
    let mut sheet = Sheet::new(&plan.word(key), styles)?;
    sheet.title(&plan.word(key), &plan.word(&format!("{key}_shows")))?;
    let heads: Vec<String> = heads.iter().map(|key| plan.word(key)).collect();
    sheet.head(HEAD, &heads)?;
    Ok(sheet)
}

/// Id and name of every subject in its row.
fn subjects(sheet: &mut Sheet<'_>, plan: &Plan<'_>) -> Result<(), XlsxError> {
    for (place, result) in plan.results.iter().enumerate() {
        let row = Plan::row(place);
        sheet.text(row, 0, result.subject.as_str(), Style::Plain)?;
        sheet.text(row, 1, subject_name(&plan.assessment.definition, &result.subject), Style::Plain)?;
    }
    Ok(())
}

/// The last row of the subjects.
fn last(plan: &Plan<'_>) -> RowNum {
    Plan::row(plan.results.len().max(1) - 1)
}

/// Each row where it belongs, as many as a sheet holds; the rest is counted in the last.
fn fill<'a, T>(
    sheet: &mut Sheet<'a>,
    plan: &Plan<'_>,
    first: RowNum,
    rows: Vec<T>,
    mut write: impl FnMut(&mut Sheet<'a>, RowNum, T) -> Result<(), XlsxError>,
) -> Result<RowNum, XlsxError> {
    let left_out = rows.len().saturating_sub(MOST_ROWS);
    let mut row = first;
    for one in rows.into_iter().take(MOST_ROWS) {
        write(sheet, row, one)?;
        row += 1;
    }
    if left_out > 0 {
        sheet.text(row, 0, &plan.words().phrase("office-left_out", &[("count", left_out.into())]), Style::Faint)?;
    }
    Ok(row.saturating_sub(1))
}

/// Cells that satisfy the rule stand out.
fn marked(rule: ConditionalFormatCellRule<f64>, color: u32) -> ConditionalFormatCell {
    ConditionalFormatCell::new().set_rule(rule).set_format(Format::new().set_background_color(Color::RGB(color)))
}

/// A difference of more than what binary numbers make of exact ones.
fn check() -> ConditionalFormatCell {
    marked(ConditionalFormatCellRule::NotBetween(-1e-9, 1e-9), 0x00FF_B3B3)
}
