//! `criteria.csv`: a row per subject, leaf and criterion, with what was ruled and what it rests on.

use heng_model::assessment::{Assessment, SubjectResult};
use heng_model::indicator::Node;
use heng_model::judgement::{Judgement, Ruling, Verdict};
use heng_model::rubric::Criterion;
use heng_report::{View, ruling};

use super::{Cell, Table, flag, maybe, maybe_number, number, of, text, texts};

pub(super) fn table(assessment: &Assessment, view: &View) -> Table {
    let mut table = Table::new(&[
        "subject",
        "subject_name",
        "indicator",
        "indicator_name",
        "criterion",
        "criterion_text",
        "points",
        "ruling",
        "state",
        "judged_ratio",
        "counts",
        "ratio",
        "points_lost",
        "said",
        "because",
        "evidence",
        "stale",
        "rule",
        "line",
    ]);
    for result in view.results(assessment) {
        for (node, leaf) in assessment.definition.tree.leaves() {
            for criterion in &leaf.rubric {
                row(&mut table, assessment, view, result, node, criterion);
            }
        }
    }
    table
}

fn row(
    table: &mut Table,
    assessment: &Assessment,
    view: &View,
    result: &SubjectResult,
    node: &Node,
    criterion: &Criterion,
) {
    let earned = result.card.nodes.get(&node.id);
    let earned = earned.and_then(|node| node.criteria.iter().find(|one| one.criterion == criterion.id));
    let judgement = result.judgements.leaves.get(&node.id).and_then(|leaf| match &leaf.verdict {
        Verdict::Judged { criteria } => criteria.iter().find(|one| one.criterion == criterion.id),
        _ => None,
    });
    let [subject, name] = of(assessment, result);
    let (is, state, ratio) = ruled(judgement);
    let mut files: Vec<&str> = Vec::new();
    for citation in judgement.iter().flat_map(|judgement| &judgement.trail.citations) {
        if !files.contains(&&*citation.origin.file) {
            files.push(&citation.origin.file);
        }
    }
    let at = judgement.and_then(|judgement| judgement.at.as_ref());
    table.row([
        subject,
        name,
        text(&node.id),
        text(&node.name),
        text(&criterion.id),
        text(&criterion.text),
        number(&criterion.points),
        is,
        state,
        ratio,
        earned.map_or(Cell::Nothing, |earned| flag(earned.counts)),
        maybe_number(earned.and_then(|earned| earned.ratio.as_ref())),
        maybe_number(earned.and_then(|earned| earned.points_lost.as_ref())),
        maybe(judgement.map(|judgement| ruling(view.words(), &judgement.ruling))),
        maybe(judgement.and_then(|judgement| judgement.because.as_ref())),
        texts(files),
        texts(judgement.iter().flat_map(|judgement| &judgement.stale).map(|stale| &stale.file)),
        maybe(at.map(|at| &at.file)),
        at.map_or(Cell::Nothing, |at| super::count(at.line)),
    ]);
}

/// What was ruled, in the word of the documents; the state; the ratio before any policy.
fn ruled(judgement: Option<&Judgement>) -> (Cell, Cell, Cell) {
    match judgement.map(|judgement| &judgement.ruling) {
        Some(Ruling::Judged { ratio, state, .. }) => (text("judged"), maybe(state.as_ref()), number(ratio)),
        Some(Ruling::NotApplicable { .. }) => (text("not_applicable"), Cell::Nothing, Cell::Nothing),
        Some(Ruling::Missing { .. }) => (text("missing"), Cell::Nothing, Cell::Nothing),
        None => (Cell::Nothing, Cell::Nothing, Cell::Nothing),
    }
}
