//! 细则: subjects × criteria, with the ratio in effect. The scores of leaves are formulas over it.

use heng_model::Outcome;
use heng_model::judgement::{Ruling, Verdict};
use rust_xlsxwriter::{Color, ConditionalFormat3ColorScale, ConditionalFormatType, RowNum, Worksheet, XlsxError};

use super::{last, subjects};
use crate::plan::{AFTER_NAME, FIRST, Plan};
use crate::sheet::Sheet;
use crate::style::{Style, Styles};

const INDICATORS: RowNum = FIRST - 4;
const IDS: RowNum = FIRST - 3;
const TEXTS: RowNum = FIRST - 2;
const POINTS: RowNum = FIRST - 1;
/// Width of a column, in digits: enough for a criterion's text on several lines.
const WIDTH: f64 = 14.0;

pub(super) fn sheet(plan: &Plan<'_>, styles: &Styles) -> Result<Worksheet, XlsxError> {
    let mut sheet = Sheet::new(&plan.criteria_name(), styles)?;
    sheet.text(0, 0, &plan.criteria_name(), Style::Title)?;
    sheet.text(0, AFTER_NAME, &plan.word("office-criteria_shows"), Style::Faint)?;
    sheet.text(IDS, 0, &plan.word("office-id"), Style::Head)?;
    sheet.text(IDS, 1, &plan.word("report-subject"), Style::Head)?;
    sheet.text(POINTS, 1, &plan.word("office-points"), Style::Head)?;
    subjects(&mut sheet, plan)?;
    for (place, (node, criterion)) in plan.criteria.iter().enumerate() {
        let col = Plan::criterion_column(place);
        sheet.fix(col, WIDTH);
        sheet.text(INDICATORS, col, &format!("{} {}", node.id, node.name), Style::Head)?;
        sheet.text(IDS, col, criterion.id.as_str(), Style::Head)?;
        sheet.text(TEXTS, col, &criterion.text, Style::Head)?;
        sheet.number(POINTS, col, criterion.points.to_f64(), Style::Head)?;
        for (at, result) in plan.results.iter().enumerate() {
            let Some(known) = result.card.nodes.get(&node.id) else { continue };
            let earned = known.criteria.iter().find(|one| one.criterion == criterion.id && one.counts);
            let Some(ratio) = earned.and_then(|earned| earned.ratio.as_ref()) else { continue };
            let missing = match result.judgements.leaves.get(&node.id).map(|leaf| &leaf.verdict) {
                Some(Verdict::Judged { criteria }) => {
                    let mut of = criteria.iter().filter(|one| one.criterion == criterion.id);
                    of.any(|one| matches!(one.ruling, Ruling::Missing { .. }))
                }
                _ => known.outcome == Outcome::MissingEvidence,
            };
            let style = if missing { Style::Missing } else { Style::Ratio };
            sheet.number(Plan::row(at), col, ratio.to_f64(), style)?;
        }
    }
    let columns = plan.criteria.len();
    sheet.inner.set_freeze_panes(FIRST, AFTER_NAME)?;
    sheet.inner.set_repeat_rows(INDICATORS, POINTS)?;
    sheet.inner.set_repeat_columns(0, 1)?;
    if columns > 0 {
        let end = Plan::criterion_column(columns - 1);
        sheet.print(last(plan), end + 1, 14)?;
        sheet.inner.autofilter(POINTS, 0, last(plan), end)?;
        let scale = ConditionalFormat3ColorScale::new()
            .set_minimum(ConditionalFormatType::Number, 0)
            .set_midpoint(ConditionalFormatType::Number, 0.5)
            .set_maximum(ConditionalFormatType::Number, 1)
            .set_minimum_color(Color::RGB(0x00F8_CBAD))
            .set_midpoint_color(Color::RGB(0x00FF_F2CC))
            .set_maximum_color(Color::RGB(0x00E2_EFDA));
        sheet.inner.add_conditional_format(FIRST, AFTER_NAME, last(plan), end, &scale)?;
    }
    sheet.done()
}
