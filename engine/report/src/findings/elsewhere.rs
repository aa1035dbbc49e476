//! What breaks a run outside what the view shows. Filters choose what is shown; the exit status is of the whole run, and
//! must not be the only word on why.

use std::collections::BTreeSet;

use heng_model::assessment::Assessment;
use heng_model::{Severity, SubjectId};

use super::alike::{self, Group};
use super::drawing::Drawing;
use super::others;
use crate::diagnostic::Renderer;
use crate::view::{Sources, View};
use crate::{style, text};

/// The first broken rule, or unreadable evidence, that the view leaves out, and how many there are where. Empty where
/// there is none.
pub fn elsewhere(assessment: &Assessment, view: &View, sources: &dyn Sources) -> String {
    let whole = View { subjects: Vec::new(), cohort: None, indicator: None, ..view.clone() };
    let shown = assessment.findings.iter().filter(|finding| view.admits_finding(&assessment.definition, finding));
    let shown = alike::groups(assessment, shown);
    // An error of a rule that is drawn already is the same one thing to mend wherever else it breaks.
    let drawn: Vec<_> = shown.iter().filter_map(Group::broken_at).collect();
    let hidden = assessment.findings.iter().filter(|finding| {
        finding.severity == Severity::Error
            && !view.admits_finding(&assessment.definition, finding)
            && !view.said.contains(&finding.message)
    });
    let hidden = alike::groups(assessment, hidden);
    let hidden: Vec<&Group<'_>> = hidden
        .iter()
        .filter(|group| breaks(group) && !group.broken_at().is_some_and(|at| drawn.contains(&at)))
        .collect();
    let Some(first) = hidden.first() else { return String::new() };
    let words = view.words();
    let mut picture = Drawing { assessment, words, sources }.picture(first.worst, first.error);
    picture.notes.extend(others(assessment, first, &whole));
    let findings = || hidden.iter().flat_map(|group| group.others.iter().chain([&group.worst]));
    let subjects: BTreeSet<&SubjectId> = findings().filter_map(|finding| finding.subject.as_ref()).collect();
    let told =
        [("places", hidden.len().into()), ("count", findings().count().into()), ("subjects", subjects.len().into())];
    let more = text::wrap(&words.phrase("report-errors_elsewhere", &told), view.width, "", "");
    let more = style::paint(&more, style::BAD, view.color);
    format!("{}\n{more}\n", Renderer::new(view.lang, view.color, view.width).draw(&picture))
}

/// Whether it ends the run with a status of its own: vetoes and claims that fail are as grave, but are judgements.
fn breaks(group: &Group<'_>) -> bool {
    group.is_error() && group.worst.message.room() != "finding"
}
