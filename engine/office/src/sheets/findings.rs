//! 发现: judgements worth reading, the worst first, with the evidence they rest on.

use heng_report::{grounded, named, place, said, severity_word, subject_name};
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{HEAD, begun, fill};
use crate::plan::Plan;
use crate::style::{Style, Styles};

pub(super) fn sheet(plan: &Plan<'_>, styles: &Styles) -> Result<Worksheet, XlsxError> {
    let (assessment, words) = (plan.assessment, plan.words());
    let heads = [
        "office-severity",
        "office-id",
        "report-subject",
        "office-indicator",
        "office-criterion",
        "office-said",
        "office-points_of_index",
        "office-because",
        "office-place",
        "office-quote",
        "office-url",
        "office-captured",
        "office-rule",
        "office-code",
        "office-fingerprint",
    ];
    let mut sheet = begun(plan, styles, "office-findings", &heads)?;
    let shown = grounded(assessment, plan.view);
    let last = fill(&mut sheet, plan, HEAD + 1, shown, |sheet, at, (finding, ground)| {
        sheet.text(at, 0, &severity_word(words, finding.severity), Style::Plain)?;
        sheet.maybe(at, 1, finding.subject.as_ref(), Style::Plain)?;
        let name = finding.subject.as_ref().map(|id| subject_name(&assessment.definition, id));
        sheet.maybe(at, 2, name, Style::Plain)?;
        sheet.maybe(at, 3, finding.indicator.as_ref().map(|id| named(assessment, id)), Style::Plain)?;
        sheet.maybe(at, 4, ground.criterion.map(|one| &one.text), Style::Wrapped)?;
        sheet.text(at, 5, &said(words, finding, &ground), Style::Wrapped)?;
        sheet.maybe_number(at, 6, finding.points_lost.as_ref(), Style::Score)?;
        sheet.maybe(at, 7, ground.judgement.and_then(|one| one.because.as_ref()), Style::Wrapped)?;
        let first = ground.evidence().into_iter().next();
        sheet.maybe(at, 8, first.map(|(origin, _)| place(words, origin)), Style::Wrapped)?;
        sheet.maybe(at, 9, first.and_then(|(_, quote)| quote), Style::Wrapped)?;
        let record = first.and_then(|(origin, _)| ground.file(&origin.file));
        sheet.maybe(at, 10, record.and_then(|record| record.url.as_ref()), Style::Plain)?;
        sheet.maybe(at, 11, record.and_then(|record| record.captured_at).map(|date| date.to_string()), Style::Plain)?;
        sheet.maybe(at, 12, ground.at.map(|at| format!("{}:{}", at.file, at.line)), Style::Plain)?;
        sheet.text(at, 13, &finding.message.code, Style::Plain)?;
        sheet.text(at, 14, &finding.fingerprint, Style::Plain)
    })?;
    sheet.table(HEAD, last, 15, 3)?;
    // What programs know them by is of no use on paper.
    sheet.print(last, 10, 10)?;
    sheet.done()
}
