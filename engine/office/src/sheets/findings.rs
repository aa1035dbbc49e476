//! 发现: judgements worth reading, the worst first, with the evidence they rest on.

use heng_report::{Grounds, named, place, said, severity_word, subject_name};
use rust_xlsxwriter::{RowNum, Worksheet, XlsxError};

use super::fill;
use crate::plan::Plan;
use crate::sheet::Sheet;
use crate::style::{Style, Styles};

const HEAD: RowNum = 3;

pub(super) fn sheet(plan: &Plan<'_>, styles: &Styles) -> Result<Worksheet, XlsxError> {
    let mut sheet = Sheet::new(&plan.word("office-findings"), styles)?;
    let (assessment, words) = (plan.assessment, plan.words());
    sheet.title(&plan.word("office-findings"), &plan.word("office-findings_shows"))?;
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
    sheet.head(HEAD, &heads.map(|key| plan.word(key)))?;
    let mut grounds = Grounds::new(assessment);
    let all = assessment.findings.iter().map(|finding| (finding, grounds.of(finding)));
    let shown = all.filter(|(finding, _)| plan.view.admits_finding(&assessment.definition, finding)).collect();
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
        let bundle = ground.result.and_then(|result| result.judgements.bundle.as_ref());
        let record = first.and_then(|(origin, _)| bundle?.files.get(&origin.file));
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
