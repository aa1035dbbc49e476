//! 说明: what was assessed, by which rules, and how the workbook is to be read.

use heng_model::indicator::{MissingCriterion, MissingLeaf, Stale};
use heng_report::figure;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::tabs;
use crate::plan::Plan;
use crate::sheet::Sheet;
use crate::style::{Style, Styles};

pub(super) fn sheet(plan: &Plan<'_>, styles: &Styles) -> Result<Worksheet, XlsxError> {
    let mut sheet = Sheet::new(&plan.word("office-about"), styles)?;
    let (assessment, words) = (plan.assessment, plan.words());
    let definition = &assessment.definition;
    sheet.title(&assessment.methodology.name, &plan.word("office-about_shows"))?;
    let policies = &definition.policies;
    let shown = plan.results.len();
    let all = assessment.subjects.len();
    let count = if shown == all {
        words.phrase("report-subjects", &[("count", all.into())])
    } else {
        words.phrase("report-subjects_shown", &[("shown", shown.into()), ("count", all.into())])
    };
    let synthetic = plan.results.iter().filter_map(|result| result.judgements.bundle.as_ref());
    let synthetic = synthetic.filter(|bundle| bundle.synthetic).count();
    let version = definition.version.as_ref().map(|version| format!(" ({version})")).unwrap_or_default();
    let mut facts = vec![
        ("office-fact_methodology", format!("{}{version}", assessment.methodology.id)),
        ("office-fact_digest", format!("blake3:{}", assessment.methodology.digest)),
        ("office-fact_engine", assessment.engine.clone()),
        ("office-fact_date", definition.assessed_on.to_string()),
        ("office-fact_subjects", count),
        ("office-fact_scale", format!("{} · {}", figure::short(&definition.scale.full), definition.scale.decimals)),
        ("office-fact_coverage", figure::coverage(&definition.coverage_at_least)),
        (
            "office-fact_missing_criterion",
            plan.word(match policies.missing_criterion {
                MissingCriterion::Zero => "office-policy_zero",
                MissingCriterion::Exclude => "office-policy_exclude",
            }),
        ),
        (
            "office-fact_missing_leaf",
            plan.word(match policies.missing_leaf {
                MissingLeaf::Zero => "office-policy_zero",
                MissingLeaf::Exclude => "office-policy_exclude",
                MissingLeaf::ImputeMean => "office-policy_mean",
                MissingLeaf::ImputeMedian => "office-policy_median",
            }),
        ),
        (
            "office-fact_stale",
            plan.word(match policies.stale {
                Stale::Keep => "office-policy_keep",
                Stale::Zero => "office-policy_zero",
                Stale::Exclude => "office-policy_exclude",
            }),
        ),
    ];
    let plugins: Vec<String> = assessment.methodology.plugins.iter().map(ToString::to_string).collect();
    if !plugins.is_empty() {
        let after_the_digest = 2;
        facts.insert(after_the_digest, ("office-fact_plugins", plugins.join("; ")));
    }
    let mut row = 3;
    for (key, value) in facts {
        sheet.text(row, 0, &plan.word(key), Style::Plain)?;
        sheet.text(row, 1, &value, Style::Plain)?;
        row += 1;
    }
    let mut notes = Vec::new();
    if synthetic > 0 {
        notes.push(words.phrase("office-note_synthetic", &[("count", synthetic.into())]));
    }
    if assessment.provisional {
        notes.push(plan.word("report-provisional"));
    }
    let always = ["office-note_formulas", "office-note_rounding", "office-note_review"];
    notes.extend(always.map(|key| plan.word(key)));
    row += 1;
    for note in notes {
        sheet.text(row, 0, &note, Style::Faint)?;
        row += 1;
    }
    row += 1;
    for (style, key) in [
        (Style::Missing, "office-legend_missing"),
        (Style::Given, "office-legend_given"),
        (Style::Withheld, "office-legend_withheld"),
    ] {
        sheet.number(row, 0, 80.0, style)?;
        sheet.text(row, 1, &plan.word(key), Style::Faint)?;
        row += 1;
    }
    row += 1;
    for (name, shows) in tabs(plan).into_iter().skip(1) {
        sheet.link(row, 0, &name, "A1", &name)?;
        sheet.text(row, 1, &shows, Style::Faint)?;
        row += 1;
    }
    sheet.fix(1, 90.0);
    sheet.done()
}
