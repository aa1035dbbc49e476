//! `indicator.yaml` as a whole.

use heng_model::Message;
use heng_model::indicator::Leaf;
use heng_model::subject::{Filter, Subject};
use heng_model::tier::Tier;

use super::kind::{self, Written};
use super::{evidence, params, rubric, script};
use crate::definition::arrange::Arranged;
use crate::definition::cohorts::{admits_nobody, population};
use crate::read::{At, Map};
use crate::reference::References;
use crate::texts::Texts;

const KNOWN: [&str; 12] = [
    "name",
    "kind",
    "script",
    "applies_to",
    "evidence",
    "observations",
    "params",
    "rubric",
    "normalise",
    "full",
    "veto",
    "basis",
];

/// What a check may refer to.
#[derive(Debug)]
pub(crate) struct Surroundings<'a> {
    /// The folder's files.
    pub texts: &'a Texts,
    /// The methodology's language.
    pub language: &'a str,
    /// The subjects; none where their file is broken.
    pub subjects: Option<&'a [Subject]>,
    /// The reference data.
    pub references: &'a References,
    /// The tree.
    pub nodes: &'a Arranged<'a>,
    /// The tiers.
    pub tiers: &'a [Tier],
    /// Whether the methodology names a calendar.
    pub has_calendar: bool,
}

/// What an `indicator.yaml` says.
#[derive(Debug)]
pub(crate) struct CheckFile<'a> {
    /// The name, if it has one.
    pub name: Option<At<'a>>,
    /// The names of its criteria, also of those with a mistake.
    pub criteria: Vec<&'a str>,
    /// What the leaf is judged by; none with a complaint.
    pub leaf: Option<Leaf>,
}

/// Reads the file of one check.
pub(crate) fn read<'a>(at: At<'a>, folder: &str, around: &Surroundings<'_>) -> CheckFile<'a> {
    let Some(map) = at.map(&KNOWN) else { return CheckFile { name: None, criteria: Vec::new(), leaf: None } };
    let criteria = map.get("rubric").filter(At::is_map).map(At::entries).unwrap_or_default();
    let criteria = criteria.into_iter().map(|criterion| criterion.name()).collect();
    CheckFile { criteria, name: map.get("name"), leaf: leaf(&map, folder, around) }
}

fn leaf(map: &Map<'_>, folder: &str, around: &Surroundings<'_>) -> Option<Leaf> {
    if let Some(basis) = map.get("basis") {
        basis.basis();
    }
    let applies_to = map.get("applies_to").map(|at| applies_to(at, around)).unwrap_or_default();
    let wanted = map.get("evidence").map(|at| evidence::wanted(at, around)).unwrap_or_default();
    let observations = map.get("observations").map(|at| evidence::observations(at, around)).unwrap_or_default();
    let params = map.get("params").map(|at| params::read(at, &applies_to, around)).unwrap_or_default();
    let written = kind::written(map);
    let kind = written.and_then(|written| kind::read(map, written, around));
    let names = rubric::Names {
        params: &params,
        observations: &observations,
        observations_at: map.get("observations"),
        params_at: map.get("params"),
        with_points: written != Some(Written::Veto),
    };
    let rubric = map.get("rubric").map(|at| rubric::read(at, names, around)).unwrap_or_default();
    if written.is_some_and(|written| written != Written::Measured) {
        map.need("rubric");
    }
    if let Some(at) = map.get("rubric").filter(|_| written == Some(Written::Measured)) {
        at.key_error(Message::new("heng::methodology::other_kind").with("key", "rubric").with("kind", "measured"));
    }
    let script = script::read(map, folder, written, around);
    let whole = map.get("rubric").is_none_or(|at| at.is_map() && at.entries().len() == rubric.len());
    if !whole || (rubric.is_empty() && written != Some(Written::Measured)) {
        return None;
    }
    Some(Leaf {
        folder: Some(folder.to_owned()),
        script,
        kind: kind?,
        applies_to,
        evidence: wanted,
        observations,
        params,
        rubric,
    })
}

fn applies_to(at: At<'_>, around: &Surroundings<'_>) -> Filter {
    let filter = population(at, around.subjects);
    if admits_nobody(&filter, around.subjects) {
        at.key_warn(Message::new("heng::methodology::applies_to_nobody"));
    }
    filter
}
