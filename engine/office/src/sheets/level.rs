//! 一级, 二级, 三级: subjects × indicators. Four blocks side by side: scores as formulas, shares in effect, the engine's
//! figures, differences.

use heng_report::outcome_word;
use rust_xlsxwriter::{
    Color, ConditionalFormat2ColorScale, ConditionalFormatType, RowNum, Worksheet, XlsxError,
    utility::row_col_to_cell as cell,
};

use super::{check, last, subjects};
use crate::plan::{AFTER_NAME, FIRST, Made, Plan, is_missing};
use crate::sheet::Sheet;
use crate::style::{Style, Styles};

/// The rows above the subjects: blocks, ids, names and weights.
const BLOCKS: RowNum = FIRST - 4;
const IDS: RowNum = FIRST - 3;
const NAMES: RowNum = FIRST - 2;
const WEIGHTS: RowNum = FIRST - 1;
/// Columns that an A4 page shows legibly.
const LEGIBLE: u16 = 18;
/// Width of a column of scores, in digits.
const WIDTH: f64 = 10.5;

pub(super) fn sheet(plan: &Plan<'_>, styles: &Styles, depth: usize) -> Result<Worksheet, XlsxError> {
    let mut sheet = Sheet::new(&plan.level_name(depth), styles)?;
    sheet.text(0, 0, &plan.level_name(depth), Style::Title)?;
    sheet.text(IDS, 0, &plan.word("office-id"), Style::Head)?;
    sheet.text(IDS, 1, &plan.word("report-subject"), Style::Head)?;
    sheet.text(WEIGHTS, 1, &plan.word("office-weight"), Style::Head)?;
    subjects(&mut sheet, plan)?;
    let nodes = &plan.levels[depth];
    let blocks = ["office-block_score", "office-block_share", "office-block_engine", "office-block_difference"];
    for (block, key) in blocks.iter().enumerate() {
        sheet.text(BLOCKS, plan.column(depth, block, 0), &plan.word(key), Style::Faint)?;
        for (place, node) in nodes.iter().enumerate() {
            let col = plan.column(depth, block, place);
            sheet.fix(col, WIDTH);
            sheet.text(IDS, col, node.id.as_str(), Style::Head)?;
            sheet.text(NAMES, col, &node.name, Style::Head)?;
            sheet.number(WEIGHTS, col, node.weight.to_f64(), Style::Head)?;
        }
        if block > 0 {
            sheet.fix(plan.column(depth, block, 0) - 1, 2.0);
        }
    }
    for (at, result) in plan.results.iter().enumerate() {
        let row = Plan::row(at);
        for (place, node) in nodes.iter().enumerate() {
            let Some(known) = result.card.nodes.get(&node.id) else { continue };
            let [score, share, engine, difference] = [0, 1, 2, 3].map(|block| plan.column(depth, block, place));
            sheet.maybe_number(row, share, known.share_of_parent.as_ref(), Style::Share)?;
            let Some(exact) = &known.score else {
                if !node.is_veto() {
                    sheet.text(row, score, &outcome_word(plan.words(), known.outcome), Style::Faint)?;
                }
                continue;
            };
            let usual = match known.printed {
                None => Style::Withheld,
                Some(_) if is_missing(known.outcome) => Style::Missing,
                Some(_) => Style::Score,
            };
            match plan.made(node, known, result, row) {
                Made::Formula(formula) => sheet.formula(row, score, &formula, exact.to_f64(), usual)?,
                Made::Given if usual == Style::Score => sheet.number(row, score, exact.to_f64(), Style::Given)?,
                Made::Given => sheet.number(row, score, exact.to_f64(), usual)?,
            }
            sheet.number(row, engine, exact.to_f64(), Style::Score)?;
            let formula = format!("={}-{}", cell(row, score), cell(row, engine));
            sheet.formula(row, difference, &formula, 0.0, Style::Check)?;
        }
    }
    let (first, end) = (plan.column(depth, 0, 0), plan.column(depth, 0, nodes.len() - 1));
    let scale = ConditionalFormat2ColorScale::new()
        .set_minimum(ConditionalFormatType::Number, 0)
        .set_maximum(ConditionalFormatType::Number, 100)
        .set_minimum_color(Color::RGB(0x00FC_E4D6))
        .set_maximum_color(Color::RGB(0x00E2_EFDA));
    sheet.inner.add_conditional_format(FIRST, first, last(plan), end, &scale)?;
    let (from, to) = (plan.column(depth, 3, 0), plan.column(depth, 3, nodes.len() - 1));
    sheet.inner.add_conditional_format(FIRST, from, last(plan), to, &check())?;
    sheet.inner.set_freeze_panes(FIRST, AFTER_NAME)?;
    sheet.inner.set_repeat_rows(IDS, WEIGHTS)?;
    sheet.inner.set_repeat_columns(0, 1)?;
    sheet.print(last(plan), end + 1, LEGIBLE)?;
    sheet.inner.autofilter(WEIGHTS, 0, last(plan), end)?;
    sheet.done()
}
