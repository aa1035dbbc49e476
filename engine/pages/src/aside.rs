//! Findings of a government beside its lost points: evidence too old or undated, remarks of rules.

use heng_model::assessment::SubjectResult;
use heng_report::{diagnostic, explain};
use serde::Serialize;

use crate::material::Material;

/// A finding in a line.
#[derive(Debug, Serialize)]
pub struct Aside {
    severity: String,
    class: &'static str,
    indicator: Option<(String, String)>,
    text: String,
}

/// The findings that are not told of as losses, the gravest first.
pub fn aside(material: &Material<'_>, result: &SubjectResult) -> Vec<Aside> {
    use heng_model::Severity::{Error, Note, Warning};
    let assessment = material.assessment;
    let own = assessment.findings.iter().filter(|finding| finding.subject.as_ref() == Some(&result.subject));
    let told_of = |finding: &&heng_model::finding::Finding| {
        let lost = finding.points_lost.as_ref().is_some_and(heng_model::Number::is_positive);
        let judged = matches!(&*finding.message.code, "heng::finding::unmet" | "heng::finding::partly");
        !(lost || judged)
    };
    let line = |finding: &heng_model::finding::Finding| Aside {
        severity: diagnostic::severity_word(material.words, finding.severity),
        class: match finding.severity {
            Error => "error",
            Warning => "warning",
            Note => "note",
        },
        indicator: finding.indicator.as_ref().map(|id| (material.indicator_href(id), explain::named(assessment, id))),
        text: material.words.title(&finding.message),
    };
    own.filter(told_of).map(line).collect()
}
