//! The findings that matter most, each with the evidence it rests on and the line that judged. The same finding about
//! many subjects is drawn once, for the one it costs most. Errors come first, under a bound of their own.

mod alike;
mod drawing;
mod elsewhere;
mod parameter;

use heng_model::assessment::Assessment;
use heng_model::finding::Finding;
use heng_model::{CriterionId, IndicatorId, Number, Severity};

use crate::diagnostic::{Footnote, Renderer};
use crate::view::{Sources, View};
use crate::{explain, figure, outcome, style, text};
pub(crate) use alike::Errors;
use alike::{Group, undated};
use drawing::Drawing;
pub use elsewhere::elsewhere;

/// Most subjects named beside the one that is drawn.
const MOST_NAMES: usize = 8;

/// Most errors that are drawn where fewer findings are asked for.
const MOST_ERRORS: usize = 20;

/// The worst findings that the view shows, and how many more there are. Empty where there is none. Errors are shown
/// whatever bound is set: it is meant for lost points.
pub fn findings(assessment: &Assessment, view: &View, sources: &dyn Sources) -> String {
    let new = |finding: &&Finding| {
        view.admits_finding(&assessment.definition, finding) && !view.said.contains(&finding.message)
    };
    let groups = alike::groups(assessment, assessment.findings.iter().filter(new));
    let (errors, rest) = groups.split_at(groups.partition_point(Group::is_error));
    let mut parts = drawn(errors, view.findings.max(MOST_ERRORS), "report-more_errors", assessment, view, sources);
    parts.extend(drawn(rest, view.findings, "report-more_findings", assessment, view, sources));
    parts.join("\n")
}

/// The first `most`, and a line on how many are left out.
fn drawn(
    groups: &[Group<'_>],
    most: usize,
    left_out: &str,
    assessment: &Assessment,
    view: &View,
    sources: &dyn Sources,
) -> Vec<String> {
    let words = view.words();
    let renderer = Renderer::new(view.lang, view.color, view.width);
    let drawing = Drawing { assessment, words, sources };
    let (shown, hidden) = groups.split_at(most.min(groups.len()));
    let draw = |group: &Group<'_>| {
        let mut picture = drawing.picture(group.worst, group.error);
        picture.notes.extend(others(assessment, group, view));
        renderer.draw(&picture)
    };
    let mut parts: Vec<String> = shown.iter().map(draw).collect();
    if !hidden.is_empty() {
        let count: usize = hidden.iter().map(Group::count).sum();
        let told = [("groups", hidden.len().into()), ("count", count.into()), ("all", groups.len().into())];
        let more = text::wrap(&words.phrase(left_out, &told), view.width, "", "");
        parts.push(format!("{}\n", style::paint(&more, style::FAINT, view.color)));
    }
    parts
}

/// How grave the gravest finding is that the view shows.
pub fn gravest(assessment: &Assessment, view: &View) -> Option<Severity> {
    let shown = assessment.findings.iter().filter(|finding| view.admits_finding(&assessment.definition, finding));
    shown.map(|finding| finding.severity).max()
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
    // One line of a library may break the checks of several indicators.
    let leaves = group.others.iter().filter(|one| one.indicator != worst.indicator);
    let leaves: Vec<String> = distinct(leaves, |one| one.indicator.as_ref().map(IndicatorId::as_str))
        .into_iter()
        .map(|id| explain::named(assessment, &id.into()))
        .collect();
    let leaves: Vec<&str> = leaves.iter().map(String::as_str).collect();
    let mut told = Vec::new();
    let kinds = [
        ("report-other_criteria", &criteria),
        ("report-other_files", &files),
        ("report-other_indicators", &leaves),
        ("report-others", &subjects),
    ];
    for (id, names) in kinds {
        if !names.is_empty() {
            let list = outcome::names(words, names, MOST_NAMES);
            told.push(words.phrase(id, &[("count", names.len().into()), ("names", list.into())]));
        }
    }
    // Losses add up over subjects, not over the criteria of one leaf; a bonus that is not had is none.
    let bonus = worst.indicator.as_ref().is_some_and(|id| assessment.definition.tree.bonus_of(id).is_some());
    let lost: Number = group.others.iter().filter_map(|finding| finding.points_lost.as_ref()).sum();
    let same = group.others.iter().all(|one| one.criterion == worst.criterion && one.subject != worst.subject);
    if let Some(last) = told.last_mut().filter(|_| same && !bonus && lost.is_positive()) {
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
