//! 复核: a row per finding with columns that a reviewer fills in and [`crate::reviews`] reads back.

use heng_report::{grounded, named, place, said, subject_name};
use rust_xlsxwriter::{DataValidation, RowNum, Worksheet, XlsxError};

use super::{HEAD, begun, fill};
use crate::plan::Plan;
use crate::reviews::{Column, Decision, MARK};
use crate::style::{Style, Styles};

/// The row of the keys that are read back, which readers need not see.
const KEYS: RowNum = 2;
/// The first column that is filled in.
const FILLED: u16 = 8;

pub(super) fn sheet(plan: &Plan<'_>, styles: &Styles) -> Result<Worksheet, XlsxError> {
    let (assessment, words) = (plan.assessment, plan.words());
    let heads = [
        "office-fingerprint",
        "report-subject",
        "office-indicator",
        "office-criterion",
        "office-said",
        "office-points_of_index",
        "office-place",
        "office-rule",
        "office-opinion",
        "office-decision",
        "office-reviewer",
    ];
    let mut sheet = begun(plan, styles, "office-review", &heads)?;
    sheet.text(KEYS, 0, &format!("{MARK}{}", Column::Fingerprint.key()), Style::Key)?;
    for (col, column) in (FILLED..).zip([Column::Opinion, Column::Decision, Column::Reviewer]) {
        sheet.text(KEYS, col, &format!("{MARK}{}", column.key()), Style::Key)?;
    }
    sheet.inner.set_row_hidden(KEYS)?;
    let shown = grounded(assessment, plan.view);
    let last = fill(&mut sheet, plan, HEAD + 1, shown, |sheet, at, (finding, ground)| {
        sheet.text(at, 0, &finding.fingerprint, Style::Plain)?;
        let name = finding.subject.as_ref().map(|id| subject_name(&assessment.definition, id));
        sheet.maybe(at, 1, name, Style::Plain)?;
        sheet.maybe(at, 2, finding.indicator.as_ref().map(|id| named(assessment, id)), Style::Plain)?;
        sheet.maybe(at, 3, ground.criterion.map(|one| &one.text), Style::Wrapped)?;
        sheet.text(at, 4, &said(words, finding, &ground), Style::Wrapped)?;
        sheet.maybe_number(at, 5, finding.points_lost.as_ref(), Style::Score)?;
        let first = ground.evidence().into_iter().next();
        sheet.maybe(at, 6, first.map(|(origin, _)| place(words, origin)), Style::Wrapped)?;
        sheet.maybe(at, 7, ground.at.map(|at| format!("{}:{}", at.file, at.line)), Style::Plain)?;
        for col in FILLED..FILLED + 3 {
            sheet.blank(at, col, Style::Input)?;
        }
        Ok(())
    })?;
    if last > HEAD {
        let choices = Decision::ALL.map(|decision| words.word(decision.word()));
        let validation = DataValidation::new().allow_list_strings(&choices)?;
        let validation = validation.set_error_message(plan.word("office-decision_error"))?;
        sheet.inner.add_data_validation(HEAD + 1, FILLED + 1, last, FILLED + 1, &validation)?;
    }
    sheet.fix(FILLED, 40.0);
    sheet.fix(FILLED + 1, 14.0);
    sheet.fix(FILLED + 2, 12.0);
    sheet.table(HEAD, last, FILLED + 3, 2)?;
    sheet.done()
}
