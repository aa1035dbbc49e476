//! 扣分与加分: every point that is not had or comes on top, per subject, the dearest first.

use heng_model::Number;
use heng_model::assessment::SubjectResult;
use heng_model::judgement::Verdict;
use heng_report::{named, ruling, subject_name};
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{HEAD, begun, fill};
use crate::plan::Plan;
use crate::style::{Style, Styles};

/// A line of the sheet.
struct Row {
    kind: &'static str,
    indicator: String,
    criterion: String,
    points: Option<Number>,
    said: String,
    because: String,
}

pub(super) fn sheet(plan: &Plan<'_>, styles: &Styles) -> Result<Worksheet, XlsxError> {
    let heads = [
        "office-id",
        "report-subject",
        "office-kind",
        "office-indicator",
        "office-criterion",
        "office-points_of_index",
        "office-said",
        "office-because",
    ];
    let mut sheet = begun(plan, styles, "office-adjustments", &heads)?;
    let all = plan.results.iter().flat_map(|result| rows(plan, result).into_iter().map(move |row| (*result, row)));
    let last = fill(&mut sheet, plan, HEAD + 1, all.collect(), |sheet, at, (result, row)| {
        sheet.text(at, 0, result.subject.as_str(), Style::Plain)?;
        sheet.text(at, 1, subject_name(&plan.assessment.definition, &result.subject), Style::Plain)?;
        sheet.text(at, 2, &plan.word(row.kind), Style::Plain)?;
        sheet.text(at, 3, &row.indicator, Style::Plain)?;
        sheet.text(at, 4, &row.criterion, Style::Wrapped)?;
        sheet.maybe_number(at, 5, row.points.as_ref(), Style::Score)?;
        sheet.text(at, 6, &row.said, Style::Wrapped)?;
        sheet.text(at, 7, &row.because, Style::Wrapped)
    })?;
    sheet.table(HEAD, last, 8, 2)?;
    sheet.done()
}

fn rows(plan: &Plan<'_>, result: &SubjectResult) -> Vec<Row> {
    let tree = &plan.assessment.definition.tree;
    let mut rows = Vec::new();
    for id in &result.card.index.vetoed_by {
        let indicator = named(plan.assessment, id);
        let said = match result.judgements.leaves.get(id).map(|leaf| &leaf.verdict) {
            Some(Verdict::Vetoed { why }) => plan.words().title(&why.message),
            _ => String::new(),
        };
        let [criterion, because] = [String::new(), String::new()];
        rows.push(Row { kind: "office-kind_veto", indicator, criterion, points: None, said, because });
    }
    for (id, points) in result.card.index.bonus.iter().filter(|(_, points)| points.is_positive()) {
        let indicator = named(plan.assessment, id);
        let [criterion, said, because] = [String::new(), String::new(), String::new()];
        rows.push(Row { kind: "office-kind_bonus", indicator, criterion, points: Some(points.clone()), said, because });
    }
    let mut lost = Vec::new();
    for (id, known) in &result.card.nodes {
        let Some(leaf) = tree.get(id).and_then(|node| node.leaf.as_ref()) else { continue };
        let kind = if tree.bonus_of(id).is_some() { "office-kind_open" } else { "office-kind_lost" };
        let indicator = named(plan.assessment, id);
        if let Some(points) = known.points_lost.as_ref().filter(|points| points.is_positive()) {
            let [criterion, said, because] = [String::new(), String::new(), String::new()];
            let points = Some(points.clone());
            lost.push(Row { kind, indicator: indicator.clone(), criterion, points, said, because });
        }
        for earned in &known.criteria {
            let Some(points) = earned.points_lost.as_ref().filter(|points| points.is_positive()) else { continue };
            let criterion = leaf.rubric.iter().find(|one| one.id == earned.criterion);
            let judgement = match result.judgements.leaves.get(id).map(|leaf| &leaf.verdict) {
                Some(Verdict::Judged { criteria }) => criteria.iter().find(|one| one.criterion == earned.criterion),
                _ => None,
            };
            let missing = || plan.word("report-missing_evidence");
            lost.push(Row {
                kind,
                indicator: indicator.clone(),
                criterion: criterion.map_or_else(|| earned.criterion.to_string(), |one| one.text.clone()),
                points: Some(points.clone()),
                said: judgement.map_or_else(missing, |one| ruling(plan.words(), &one.ruling)),
                because: judgement.and_then(|one| one.because.clone()).unwrap_or_default(),
            });
        }
    }
    lost.sort_by(|a, b| {
        (a.kind == "office-kind_open").cmp(&(b.kind == "office-kind_open")).then(b.points.cmp(&a.points))
    });
    rows.extend(lost);
    rows
}
