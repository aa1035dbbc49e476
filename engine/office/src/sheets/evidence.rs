//! 证据: the register of evidence files, with what cites each. Addresses are text: nobody is led anywhere by evidence.

use heng_report::{citing, subject_name};
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{HEAD, begun, fill};
use crate::plan::Plan;
use crate::style::{Style, Styles};

pub(super) fn sheet(plan: &Plan<'_>, styles: &Styles) -> Result<Worksheet, XlsxError> {
    let heads = [
        "office-id",
        "report-subject",
        "office-file",
        "office-url",
        "office-captured",
        "office-collector",
        "office-size",
        "office-encoding",
        "office-cited_by",
        "office-digest",
    ];
    let mut sheet = begun(plan, styles, "office-evidence", &heads)?;
    let mut rows = Vec::new();
    for result in &plan.results {
        let Some(bundle) = &result.judgements.bundle else { continue };
        let cited = citing(result);
        for (file, record) in &bundle.files {
            rows.push((*result, file, record, cited.get(&**file).map(|by| by.join("; ")).unwrap_or_default()));
        }
    }
    let last = fill(&mut sheet, plan, HEAD + 1, rows, |sheet, at, (result, file, record, cited)| {
        sheet.text(at, 0, result.subject.as_str(), Style::Plain)?;
        sheet.text(at, 1, subject_name(&plan.assessment.definition, &result.subject), Style::Plain)?;
        sheet.text(at, 2, file, Style::Plain)?;
        sheet.maybe(at, 3, record.url.as_ref(), Style::Plain)?;
        sheet.maybe(at, 4, record.captured_at.map(|date| date.to_string()), Style::Plain)?;
        sheet.maybe(at, 5, record.collector.as_ref(), Style::Plain)?;
        sheet.number(at, 6, record.size as f64, Style::Count)?;
        sheet.maybe(at, 7, record.encoding.as_ref(), Style::Plain)?;
        sheet.text(at, 8, &cited, Style::Wrapped)?;
        sheet.text(at, 9, &record.digest, Style::Key)
    })?;
    sheet.table(HEAD, last, 10, 3)?;
    sheet.fix(9, 20.0);
    sheet.print(last, 9, 9)?;
    sheet.done()
}
