//! What was assessed and how it came out, on one screen.

use heng_model::assessment::Standing;
use heng_model::{Number, Severity};
use heng_report::{claims, diagnostic, figure};
use minijinja::Value;
use serde::Serialize;

use crate::material::{Group, Material};
use crate::{svg, tiers};

/// The first screen.
#[derive(Debug, Serialize)]
pub struct Overview {
    groups: Vec<Band>,
    judged: Option<String>,
    judged_count: usize,
    applicable: usize,
    missing: usize,
    not_applicable: usize,
    stale: usize,
    findings: Vec<(String, usize)>,
    claims: Vec<(String, usize)>,
}

/// A cohort in a line: how many of each tier.
#[derive(Debug, Serialize)]
struct Band {
    name: String,
    count: usize,
    median: Option<String>,
    stack: Value,
    tiers: Vec<(tiers::Tier, usize, String)>,
}

/// The first screen.
pub fn view(material: &Material<'_>) -> Overview {
    let (assessment, words) = (material.assessment, material.words);
    let summary = &assessment.summary;
    let applicable = summary.judged + summary.missing;
    let share = Number::from(summary.judged).checked_div(&applicable.into());
    let severities = [Severity::Error, Severity::Warning, Severity::Note];
    let findings = severities.map(|severity| {
        let count = assessment.findings.iter().filter(|finding| finding.severity == severity).count();
        (diagnostic::severity_word(words, severity), count)
    });
    let standings = [Standing::Holds, Standing::Fails, Standing::Undecided];
    let standings =
        standings.map(|one| (words.word(claims::word(one)), summary.claims.get(&one).copied().unwrap_or_default()));
    Overview {
        groups: material.groups.iter().map(|group| band(material, group)).collect(),
        judged: share.map(|share| figure::percent(&share)),
        judged_count: summary.judged,
        applicable,
        missing: summary.missing,
        not_applicable: summary.not_applicable,
        stale: summary.stale,
        findings: findings.into_iter().filter(|(_, count)| *count > 0).collect(),
        claims: standings.into_iter().filter(|(_, count)| *count > 0).collect(),
    }
}

fn band(material: &Material<'_>, group: &Group<'_>) -> Band {
    let tiers = counts(material, group);
    let total = group.rows.len().max(1) as f64;
    let parts: Vec<(&str, f64)> =
        tiers.iter().map(|(tier, count, _)| (tier.class.as_str(), *count as f64 / total)).collect();
    Band {
        name: group.cohort.name.clone(),
        count: group.rows.len(),
        median: group.median.as_ref().filter(|_| !material.options.publish).map(|one| one.printed(material.decimals())),
        stack: svg::stack(&parts),
        tiers,
    }
}

/// How many of a cohort are in each tier, and which share of it that is.
pub fn counts(material: &Material<'_>, group: &Group<'_>) -> Vec<(tiers::Tier, usize, String)> {
    let definition = &material.assessment.definition;
    let names = definition.tiers.iter().map(|tier| tier.name.as_str());
    let of = |name: &str| {
        let in_tier = |row: &&heng_report::league::Row<'_>| row.result.card.index.tier.as_deref() == Some(name);
        let count = group.rows.iter().filter(in_tier).count();
        let share = Number::from(count).checked_div(&group.rows.len().into()).unwrap_or_default();
        (tiers::of(definition, name), count, figure::percent(&share))
    };
    names.map(of).collect()
}
