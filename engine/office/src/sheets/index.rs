//! 总分: base, bonuses and total, with the engine's figure and the difference beside them.

use heng_model::{IndicatorId, Number};
use heng_report::{marks, outcome_word};
use rust_xlsxwriter::{ColNum, Worksheet, XlsxError, utility::row_col_to_cell as cell};

use super::{check, last, subjects};
use crate::plan::{FIRST, Plan, is_bonus};
use crate::sheet::Sheet;
use crate::style::{Style, Styles};

pub(super) fn sheet(plan: &Plan<'_>, styles: &Styles) -> Result<Worksheet, XlsxError> {
    let mut sheet = Sheet::new(&plan.word("office-index"), styles)?;
    let definition = &plan.assessment.definition;
    sheet.title(&plan.word("office-index"), &plan.word("office-index_shows"))?;
    let bonuses: Vec<_> = plan.levels.iter().flatten().filter(|node| is_bonus(node)).collect();
    let mut heads: Vec<String> =
        ["office-id", "report-subject", "office-base"].iter().map(|key| plan.word(key)).collect();
    heads.extend(bonuses.iter().map(|node| format!("{} {}", node.id, node.name)));
    heads.push(definition.index_name.clone());
    let more = [
        "office-engine",
        "office-difference",
        "office-printed",
        "report-tier",
        "report-coverage",
        "office-outcome",
        "report-marks",
    ];
    heads.extend(more.iter().map(|key| plan.word(key)));
    let head = FIRST - 1;
    sheet.head(head, &heads)?;
    subjects(&mut sheet, plan)?;
    let root = definition.tree.root();
    let full = definition.scale.full.to_f64();
    let total = 3 + ColNum::try_from(bonuses.len()).unwrap_or(0);
    for (place, result) in plan.results.iter().enumerate() {
        let row = Plan::row(place);
        let (index, node) = (&result.card.index, result.card.nodes.get(&IndicatorId::root()));
        let base = index.base.as_ref();
        let sum = node.and_then(|node| plan.sum_formula(root, node.score.as_ref()?, result, row));
        let scaled = node.and_then(|node| Some(&(node.score.as_ref()? * &definition.scale.full) / &Number::from(100)));
        match (base, sum) {
            (Some(base), Some(sum)) if scaled.as_ref() == Some(base) => {
                let formula = format!("{sum}*{full}/100");
                sheet.formula(row, 2, &formula, base.to_f64(), Style::Score)?;
            }
            (base, _) => sheet.maybe_number(row, 2, base, Style::Given)?,
        }
        for (col, bonus) in (3..).zip(&bonuses) {
            bonus_cell(&mut sheet, plan, row, col, bonus, result)?;
        }
        let score = index.score.as_ref();
        let adds: Number = index.bonus.values().chain(base).sum();
        match score {
            Some(score) if *score == adds => {
                let formula = format!("=SUM({}:{})", cell(row, 2), cell(row, total - 1));
                sheet.formula(row, total, &formula, score.to_f64(), Style::Score)?;
            }
            score => sheet.maybe_number(row, total, score, Style::Given)?,
        }
        if let Some(score) = score {
            sheet.number(row, total + 1, score.to_f64(), Style::Score)?;
            let formula = format!("={}-{}", cell(row, total), cell(row, total + 1));
            sheet.formula(row, total + 2, &formula, 0.0, Style::Check)?;
        }
        if let Some(printed) = index.printed.as_ref().and_then(|printed| printed.parse::<f64>().ok()) {
            sheet.number(row, total + 3, printed, Style::Score)?;
        }
        sheet.maybe(row, total + 4, index.tier.as_ref(), Style::Plain)?;
        sheet.maybe_number(row, total + 5, node.map(|node| &node.coverage), Style::Share)?;
        sheet.text(row, total + 6, &outcome_word(plan.words(), index.outcome), Style::Plain)?;
        let words: Vec<String> = marks(result).iter().map(|mark| plan.word(mark.word())).collect();
        sheet.text(row, total + 7, &words.join("、"), Style::Plain)?;
    }
    sheet.table(head, last(plan), total + 8, 2)?;
    sheet.inner.add_conditional_format(FIRST, total + 2, last(plan), total + 2, &check())?;
    sheet.done()
}

/// What a bonus adds: its weight times its score, unless a gate or its bound says otherwise.
fn bonus_cell(
    sheet: &mut Sheet<'_>,
    plan: &Plan<'_>,
    row: u32,
    col: ColNum,
    bonus: &heng_model::indicator::Node,
    result: &heng_model::assessment::SubjectResult,
) -> Result<(), XlsxError> {
    let Some(added) = result.card.index.bonus.get(&bonus.id) else { return Ok(()) };
    let score = result.card.nodes.get(&bonus.id).and_then(|node| node.score.as_ref());
    let plain = score.map(|score| &(score * &bonus.weight) / &Number::from(100));
    match plan.score_cell(&bonus.id, row).filter(|_| plain.as_ref() == Some(added)) {
        Some(score) => {
            let formula = format!("={}*{score}/100", bonus.weight.to_f64());
            sheet.formula(row, col, &formula, added.to_f64(), Style::Score)
        }
        None => sheet.number(row, col, added.to_f64(), Style::Given),
    }
}
