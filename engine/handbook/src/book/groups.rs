//! Tiers, cohorts, reference data, and all that says what it rests on.

use heng_model::definition::Basis;
use heng_model::evidence::ReferenceContent;
use heng_model::indicator::Leaf;
use heng_model::pointer;
use serde::Serialize;

use super::check::Check;
use super::how::named;
use super::{Ground, figures};
use crate::material::Material;

/// A tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Band {
    /// Its name.
    pub name: String,
    /// `≥ 85`
    pub bound: String,
    /// What the bound rests on.
    pub ground: Option<Ground>,
}

/// A cohort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Who belongs to it.
    pub members: String,
    /// Their names.
    pub names: Vec<String>,
}

/// A file of reference data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reference {
    /// Its id.
    pub id: String,
    /// What it holds, in words.
    pub holds: String,
    /// Its version.
    pub version: Option<String>,
    /// Where it comes from.
    pub source: Option<String>,
    /// Its address, as it is written.
    pub url: Option<String>,
    /// The same where it is one that readers may be led to.
    pub link: Option<String>,
    /// When it was taken.
    pub retrieved: Option<String>,
}

/// Something with its ground.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Grounded {
    /// What it is.
    pub what: String,
    /// The check that it belongs to, by its id.
    pub check: Option<String>,
    /// The page of that check.
    pub page: Option<String>,
    /// What it rests on.
    pub ground: Ground,
    /// The file and line that say so.
    pub stated: Option<String>,
}

/// How many there are of what.
pub fn facts(of: &Material<'_>, checks: &[Check]) -> Vec<String> {
    let definition = of.definition();
    let planned = definition.tree.leaves().filter(|(_, leaf)| leaf.is_planned()).count();
    let criteria: usize = checks.iter().map(|check| check.rubric.len()).sum();
    let cases: usize = checks.iter().filter_map(|check| check.cases.as_ref()).map(|cases| cases.count).sum();
    let counted = [
        ("fact_checks", checks.len()),
        ("fact_criteria", criteria),
        ("fact_cases", cases),
        ("fact_planned", planned),
        ("fact_subjects", definition.subjects.len()),
        ("fact_statistics", definition.statistics.len()),
    ];
    let counted = counted.into_iter().filter(|(_, count)| *count > 0);
    counted.map(|(id, count)| of.say(id, &[("count", count.into())])).collect()
}

/// The tiers from the highest.
pub fn tiers(of: &Material<'_>) -> Vec<Band> {
    let tiers = of.definition().tiers.iter().map(|tier| Band {
        name: tier.name.clone(),
        bound: figures::bound(&tier.bound),
        ground: tier.basis.as_ref().map(|basis| of.ground(basis)),
    });
    tiers.collect()
}

/// The cohorts with their members.
pub fn cohorts(of: &Material<'_>) -> Vec<Group> {
    let definition = of.definition();
    let cohorts = definition.cohorts.iter().map(|cohort| {
        let members = definition.subjects.iter().filter(|subject| cohort.members.admits(subject));
        let condition = cohort.members.0.iter().map(|(attribute, values)| {
            of.say("condition", &[("attribute", attribute.as_str().into()), ("values", of.words.list(values).into())])
        });
        let condition = condition.collect::<Vec<_>>().join(&of.word("and"));
        Group {
            id: cohort.id.to_string(),
            name: cohort.name.clone(),
            members: if condition.is_empty() { of.word("everybody") } else { condition },
            names: members.map(|subject| subject.name.clone()).collect(),
        }
    });
    cohorts.collect()
}

/// Reference data by id.
pub fn references(of: &Material<'_>) -> Vec<Reference> {
    let references = of.definition().reference.values().map(|one| {
        let holds = match &one.content {
            ReferenceContent::List(items) => of.say("holds_items", &[("count", items.len().into())]),
            ReferenceContent::Table { columns, rows } => {
                let columns = of.words.list(columns);
                of.say("holds_rows", &[("count", rows.len().into()), ("columns", columns.into())])
            }
            ReferenceContent::Calendar(calendar) => {
                let years: Vec<String> = calendar.years.iter().map(ToString::to_string).collect();
                of.say("holds_calendar", &[("years", of.words.list(&years).into())])
            }
        };
        Reference {
            id: one.id.clone(),
            holds,
            version: one.version.clone(),
            source: one.source.clone(),
            url: one.url.clone(),
            link: one.url.as_deref().and_then(heng_report::web).map(str::to_owned),
            retrieved: one.retrieved.map(|date| date.to_string()),
        }
    });
    references.collect()
}

/// Every weight, tier, criterion, parameter and figure that says what it rests on.
pub fn grounds(of: &Material<'_>) -> Vec<Grounded> {
    let mut grounds = Vec::new();
    let file = "methodology.yaml";
    for (at, tier) in of.definition().tiers.iter().enumerate() {
        let what = of.say("ground_tier", &[("tier", tier.name.as_str().into())]);
        grounds.extend(tier.basis.as_ref().map(|basis| one(of, what, None, basis, file, &format!("/tiers/{at}"))));
    }
    for node in of.definition().tree.nodes.values() {
        let name = named(&node.id, &node.name);
        let key = pointer::step(node.id.as_str());
        let what = of.say("ground_weight", &[("name", name.as_str().into())]);
        let pointer = format!("/indicators/{key}/weight");
        grounds.extend(node.basis.as_ref().map(|basis| one(of, what, None, basis, file, &pointer)));
        let Some(leaf) = &node.leaf else { continue };
        grounds.extend(of_leaf(of, node.id.as_str(), &name, leaf));
    }
    grounds
}

fn of_leaf(of: &Material<'_>, id: &str, name: &str, leaf: &Leaf) -> Vec<Grounded> {
    let folder = leaf.folder.clone().unwrap_or_default();
    let file = format!("{folder}/indicator.yaml");
    let page = format!("{}.md", folder.rsplit('/').next().unwrap_or_default());
    let check = Some((id, page.as_str()));
    let mut grounds = Vec::new();
    for (place, basis) in &leaf.grounds {
        let (what, pointer) = match place.strip_prefix("params/") {
            Some(param) => (format!("{name} · {param}"), format!("/params/{}", pointer::step(param))),
            None if place == Leaf::ITSELF => (name.to_owned(), "/basis".to_owned()),
            None => (format!("{name} · {place}"), format!("/{place}")),
        };
        grounds.push(one(of, what, check, basis, &file, &pointer));
    }
    for criterion in &leaf.rubric {
        let pointer = format!("/rubric/{}", pointer::step(criterion.id.as_str()));
        let what = format!("{name} · {}", criterion.text);
        grounds.extend(criterion.basis.as_ref().map(|basis| one(of, what, check, basis, &file, &pointer)));
    }
    grounds
}

fn one(
    of: &Material<'_>,
    what: String,
    check: Option<(&str, &str)>,
    basis: &Basis,
    file: &str,
    pointer: &str,
) -> Grounded {
    Grounded {
        what,
        check: check.map(|(id, _)| id.to_owned()),
        page: check.map(|(_, page)| page.to_owned()),
        ground: of.ground(basis),
        stated: of.place(file, pointer),
    }
}
