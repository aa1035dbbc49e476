//! 总览: tiers by cohort, outcomes, how much was judged.

use heng_model::Outcome;
use heng_report::outcome_word;
use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::plan::Plan;
use crate::sheet::Sheet;
use crate::style::{Style, Styles};

pub(super) fn sheet(plan: &Plan<'_>, styles: &Styles) -> Result<Worksheet, XlsxError> {
    let mut sheet = Sheet::new(&plan.word("office-overview"), styles)?;
    let (assessment, words) = (plan.assessment, plan.words());
    let definition = &assessment.definition;
    sheet.title(&plan.word("office-overview"), &plan.word("office-overview_shows"))?;
    // Tiers by cohort.
    let mut heads = vec![plan.word("report-tier")];
    heads.extend(definition.cohorts.iter().map(|cohort| cohort.name.clone()));
    sheet.head(3, &heads)?;
    let mut row = 4;
    let counted = |tier: Option<&str>, cohort: &heng_model::subject::Cohort| {
        let within = |result: &&&heng_model::assessment::SubjectResult| {
            let subject = definition.subjects.iter().find(|one| one.id == result.subject);
            subject.is_some_and(|subject| cohort.members.admits(subject)) && result.card.index.tier.as_deref() == tier
        };
        plan.results.iter().filter(within).count()
    };
    let tiers = definition.tiers.iter().map(|tier| Some(tier.name.as_str())).chain([None]);
    for tier in tiers {
        let name = tier.map_or_else(|| plan.word("office-no_tier"), str::to_owned);
        sheet.text(row, 0, &name, Style::Plain)?;
        for (col, cohort) in (1..).zip(&definition.cohorts) {
            sheet.count(row, col, counted(tier, cohort))?;
        }
        row += 1;
    }
    // Leaves by outcome.
    row += 1;
    sheet.head(row, &[plan.word("report-indicators"), plan.word("report-count")])?;
    row += 1;
    let leaf = |id| definition.tree.get(id).is_some_and(|node| node.leaf.is_some());
    for outcome in Outcome::COUNTED {
        let nodes = plan.results.iter().flat_map(|result| &result.card.nodes);
        let count = nodes.filter(|(id, node)| leaf(id) && node.outcome == outcome).count();
        if count > 0 {
            sheet.text(row, 0, &outcome_word(words, outcome), Style::Plain)?;
            sheet.count(row, 1, count)?;
            row += 1;
        }
    }
    // Of the whole assessment, whoever is shown.
    row += 1;
    sheet.head(row, &[plan.word("office-criteria_of_all"), plan.word("report-count")])?;
    row += 1;
    let summary = &assessment.summary;
    for (key, count) in [
        ("office-judged", summary.judged),
        ("report-missing_evidence", summary.missing),
        ("report-not_applicable", summary.not_applicable),
        ("report-mark_stale", summary.stale),
    ] {
        sheet.text(row, 0, &plan.word(key), Style::Plain)?;
        sheet.count(row, 1, count)?;
        row += 1;
    }
    for (standing, count) in &summary.claims {
        let word = heng_report::standing_word(words, *standing);
        sheet.text(row, 0, &format!("{} · {word}", plan.word("report-claims")), Style::Plain)?;
        sheet.count(row, 1, *count)?;
        row += 1;
    }
    sheet.done()
}
