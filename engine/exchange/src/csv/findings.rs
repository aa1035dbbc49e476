//! `findings.csv`: a row per finding, the worst first, with the first piece of evidence that it rests on.

use heng_model::assessment::Assessment;
use heng_report::{View, grounded, place, said};

use super::{Cell, Table, maybe, maybe_number, subject, text, word};

pub(super) fn table(assessment: &Assessment, view: &View) -> Table {
    let mut table = Table::new(&[
        "fingerprint",
        "severity",
        "code",
        "subject",
        "subject_name",
        "indicator",
        "indicator_name",
        "criterion",
        "criterion_text",
        "points_lost",
        "said",
        "file",
        "place",
        "quote",
        "url",
        "captured_at",
        "rule",
        "line",
    ]);
    let words = view.words();
    for (finding, ground) in grounded(assessment, view) {
        let [id, name] = finding.subject.as_ref().map_or([Cell::Nothing, Cell::Nothing], |id| subject(assessment, id));
        let node = finding.indicator.as_ref().and_then(|id| assessment.definition.tree.get(id));
        let first = ground.evidence().into_iter().next();
        let record = first.and_then(|(origin, _)| ground.file(&origin.file));
        table.row([
            text(&finding.fingerprint),
            word(&finding.severity),
            text(&finding.message.code),
            id,
            name,
            maybe(finding.indicator.as_ref()),
            maybe(node.map(|node| &node.name)),
            maybe(finding.criterion.as_ref()),
            maybe(ground.criterion.map(|criterion| &criterion.text)),
            maybe_number(finding.points_lost.as_ref()),
            text(said(words, finding, &ground)),
            maybe(first.map(|(origin, _)| &origin.file)),
            maybe(first.map(|(origin, _)| place(words, origin))),
            maybe(first.and_then(|(_, quote)| quote)),
            maybe(record.and_then(|record| record.url.as_ref())),
            maybe(record.and_then(|record| record.captured_at).map(|date| date.to_string())),
            maybe(ground.at.map(|at| &at.file)),
            ground.at.map_or(Cell::Nothing, |at| super::count(at.line)),
        ]);
    }
    table
}
