//! The findings that matter most, each with the evidence it rests on and the line that judged. The same finding about
//! many subjects is drawn once, for the one it costs most.

mod drawing;

use heng_model::assessment::Assessment;
use heng_model::finding::Finding;
use heng_model::{CriterionId, IndicatorId, Number, Severity, SubjectId};

use crate::diagnostic::{Footnote, Renderer};
use crate::view::{Sources, View};
use crate::{figure, outcome, style, text};
use drawing::Drawing;

/// Most subjects named beside the one that is drawn.
const MOST_NAMES: usize = 8;

/// Most errors that are drawn where fewer findings are asked for.
const MOST_ERRORS: usize = 20;

/// The worst findings that the view shows, and how many more there are. Empty where there is none.
pub fn findings(assessment: &Assessment, view: &View, sources: &dyn Sources) -> String {
    let groups = groups(assessment, view);
    if groups.is_empty() {
        return String::new();
    }
    let words = view.words();
    let renderer = Renderer::new(view.lang, view.color, view.width);
    let drawing = Drawing { assessment, words, sources };
    let (shown, hidden) = groups.split_at(most(&groups, view).min(groups.len()));
    let mut parts: Vec<String> = shown
        .iter()
        .map(|group| {
            let mut picture = drawing.picture(group.worst);
            picture.notes.extend(others(assessment, group, view));
            renderer.draw(&picture)
        })
        .collect();
    if !hidden.is_empty() {
        let count: usize = hidden.iter().map(|group| 1 + group.others.len()).sum();
        let more = words.phrase("report-more_findings", &[("groups", hidden.len().into()), ("count", count.into())]);
        let more = text::wrap(&more, view.width, "", "");
        parts.push(format!("{}\n", style::paint(&more, style::FAINT, view.color)));
    }
    parts.join("\n")
}

/// How many are shown. Errors come first, and a bound that is meant for lost points does not hide them.
fn most(groups: &[Group<'_>], view: &View) -> usize {
    let errors = groups.iter().take_while(|group| group.worst.severity == Severity::Error).count();
    if view.findings == 0 { 0 } else { view.findings.max(errors.min(MOST_ERRORS)) }
}

/// How grave the gravest finding is that the view shows.
pub fn gravest(assessment: &Assessment, view: &View) -> Option<Severity> {
    let shown = assessment.findings.iter().filter(|finding| shows(assessment, view, finding));
    shown.map(|finding| finding.severity).max()
}

/// The same finding about several subjects.
struct Group<'a> {
    worst: &'a Finding,
    others: Vec<&'a Finding>,
}

/// What makes two findings the same but for their subject.
type Sameness<'a> = (&'a str, Option<&'a IndicatorId>, Option<&'a CriterionId>, Option<String>);

fn sameness(finding: &Finding) -> Sameness<'_> {
    // Without a criterion, only the very same words about the same leaf are the same finding; and one missing file is
    // one finding, however many criteria it leaves unjudged.
    let criterion = finding.criterion.as_ref().filter(|_| finding.message.code != "heng::finding::missing_evidence");
    let message = criterion.is_none().then(|| match &finding.subject {
        // Files that were captured without a date are named in a row.
        Some(subject) if undated(finding).is_some() => subject.to_string(),
        _ => format!("{:?}", finding.message.args),
    });
    (&finding.message.code, finding.indicator.as_ref(), criterion, message)
}

/// The file, of a finding that says no more than that nobody knows when it was captured.
fn undated(finding: &Finding) -> Option<&str> {
    finding.message.text("file").filter(|_| finding.message.code == "heng::finding::no_captured_at")
}

/// Findings in the order of the assessment, the worst first.
fn groups<'a>(assessment: &'a Assessment, view: &View) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut places = std::collections::BTreeMap::new();
    let new = |finding: &&Finding| shows(assessment, view, finding) && !view.said.contains(&finding.message);
    for finding in assessment.findings.iter().filter(new) {
        let place = *places.entry(sameness(finding)).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.others.push(finding),
            None => groups.push(Group { worst: finding, others: Vec::new() }),
        }
    }
    groups
}

fn shows(assessment: &Assessment, view: &View, finding: &Finding) -> bool {
    let subject = match &finding.subject {
        Some(id) => view.shows(id) && in_cohort(assessment, view, id),
        // What is said of the assessment as a whole is no part of one subject's.
        None => view.subjects.is_empty() && view.indicator.is_none(),
    };
    let indicator = view
        .indicator
        .as_ref()
        .is_none_or(|from| finding.indicator.as_ref().is_some_and(|id| crate::explain::within(assessment, id, from)));
    subject && indicator && finding.severity >= view.least
}

fn in_cohort(assessment: &Assessment, view: &View, id: &SubjectId) -> bool {
    let Some(cohort) = &view.cohort else { return true };
    let cohort = assessment.definition.cohorts.iter().find(|one| one.id == *cohort);
    let subject = assessment.definition.subjects.iter().find(|one| one.id == *id);
    cohort.zip(subject).is_some_and(|(cohort, subject)| cohort.members.admits(subject))
}

/// Who else it is true of, and what it costs them all.
fn others(assessment: &Assessment, group: &Group<'_>, view: &View) -> Vec<Footnote> {
    let words = view.words();
    let worst = group.worst;
    let criteria: Vec<&str> = distinct(group.others.iter().filter(|one| one.subject == worst.subject), |one| {
        one.criterion.as_ref().filter(|id| Some(*id) != worst.criterion.as_ref()).map(CriterionId::as_str)
    });
    let subjects: Vec<&str> = distinct(group.others.iter().filter(|one| one.subject != worst.subject), |one| {
        one.subject.as_ref().map(|id| outcome::subject_name(&assessment.definition, id))
    });
    let files: Vec<&str> = distinct(group.others.iter(), |one| undated(one));
    let mut told = Vec::new();
    let kinds = [("report-other_criteria", &criteria), ("report-other_files", &files), ("report-others", &subjects)];
    for (id, names) in kinds {
        if !names.is_empty() {
            let list = outcome::names(words, names, MOST_NAMES);
            told.push(words.phrase(id, &[("count", names.len().into()), ("names", list.into())]));
        }
    }
    // Losses add up over subjects, not over the criteria of one leaf.
    let lost: Number = group.others.iter().filter_map(|finding| finding.points_lost.as_ref()).sum();
    let same = group.others.iter().all(|one| one.criterion == worst.criterion && one.subject != worst.subject);
    if let Some(last) = told.last_mut().filter(|_| same && lost.is_positive()) {
        last.push_str(&words.phrase("report-others_lost", &[("points", figure::points(&lost).into())]));
    }
    let word = words.word("report-fact_others");
    told.into_iter().map(|text| Footnote { word: word.clone(), text }).collect()
}

/// What `of` says of each, once each, in the order in which it is first said.
fn distinct<'a>(
    findings: impl Iterator<Item = &'a &'a Finding>,
    of: impl Fn(&'a Finding) -> Option<&'a str>,
) -> Vec<&'a str> {
    let mut seen = std::collections::BTreeSet::new();
    findings.filter_map(|finding| of(finding)).filter(|one| seen.insert(*one)).collect()
}

#[cfg(test)]
mod tests;
