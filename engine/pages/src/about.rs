//! What a page says of itself: which methodology, on what evidence, by which rules it is to be read.

use heng_model::indicator::Role;
use heng_report::{Lang, explain, figure, outcome};
use serde::Serialize;

use crate::material::Material;
use crate::tiers::{Band, bands};

/// The head and the notes of a page.
#[derive(Debug, Serialize)]
pub struct About {
    lang: &'static str,
    texts: String,
    id: String,
    name: String,
    version: Option<String>,
    date: String,
    engine: String,
    digest: String,
    index: String,
    full: String,
    subjects: usize,
    cohorts: Vec<String>,
    provisional: bool,
    synthetic: usize,
    tiers: Vec<Band>,
    coverage_at_least: String,
    bonuses: Vec<(String, String)>,
    without_bundle: Option<String>,
    planned: Vec<String>,
    plugins: Option<String>,
}

/// The head and the notes.
pub fn view(material: &Material<'_>) -> About {
    let (assessment, words) = (material.assessment, material.words);
    let definition = &assessment.definition;
    let bonus = |node: &&heng_model::indicator::Node| node.role == Role::Bonus && !node.is_veto();
    let bonuses = definition.tree.nodes.values().filter(bonus);
    let absent: Vec<&str> =
        assessment.without_bundle.iter().filter(|id| material.shows(id)).map(|id| material.name(id)).collect();
    let synthetic = |row: &heng_report::league::Row<'_>| {
        row.result.judgements.bundle.as_ref().is_some_and(|bundle| bundle.synthetic)
    };
    let members = material.members();
    let planned = definition.tree.leaves().filter(|(_, leaf)| leaf.is_planned());
    About {
        lang: if words.lang() == Lang::Zh { "zh-CN" } else { "en" },
        texts: if definition.language == "zh" { "zh-CN".to_owned() } else { definition.language.clone() },
        id: definition.id.clone(),
        name: assessment.methodology.name.clone(),
        version: definition.version.clone(),
        date: definition.assessed_on.to_string(),
        engine: assessment.engine.clone(),
        digest: assessment.methodology.digest.chars().take(16).collect(),
        index: definition.index_name.clone(),
        full: explain::full(assessment),
        subjects: members.len(),
        cohorts: material.groups.iter().map(|group| group.cohort.name.clone()).collect(),
        provisional: assessment.provisional,
        synthetic: members.iter().filter(|(_, row)| synthetic(row)).count(),
        tiers: bands(definition),
        coverage_at_least: figure::percent(&definition.coverage_at_least),
        bonuses: bonuses.map(|node| (explain::named(assessment, &node.id), figure::short(&node.weight))).collect(),
        without_bundle: (!absent.is_empty()).then(|| outcome::names(words, &absent, 40)),
        planned: planned.map(|(node, _)| explain::named(assessment, &node.id)).collect(),
        plugins: heng_report::plugins(&assessment.methodology, words),
    }
}
