//! `evidence.csv`: a row per subject and evidence file that a check read or cited.

use heng_model::assessment::Assessment;
use heng_report::{View, citing};

use super::{Table, maybe, of, text, texts};

pub(super) fn table(assessment: &Assessment, view: &View) -> Table {
    let mut table = Table::new(&[
        "subject",
        "subject_name",
        "file",
        "size",
        "blake3",
        "url",
        "captured_at",
        "collector",
        "encoding",
        "cited_by",
        "read_by",
    ]);
    for result in view.results(assessment) {
        let Some(bundle) = &result.judgements.bundle else { continue };
        let cited = citing(result);
        for (file, record) in &bundle.files {
            let [subject, name] = of(assessment, result);
            let read = result.judgements.leaves.iter().filter(|(_, leaf)| leaf.read.contains(file)).map(|(id, _)| id);
            table.row([
                subject,
                name,
                text(file),
                super::Cell::Number(record.size.to_string()),
                text(&record.digest),
                maybe(record.url.as_ref()),
                maybe(record.captured_at.map(|date| date.to_string())),
                maybe(record.collector.as_ref()),
                maybe(record.encoding.as_ref()),
                texts(cited.get(&**file).into_iter().flatten()),
                texts(read),
            ]);
        }
    }
    table
}
