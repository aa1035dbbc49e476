//! From the parts of a folder to one definition.

use std::collections::BTreeMap;

use heng_model::evidence::ReferenceContent;
use heng_model::indicator::{Kind, Leaf, Node, Policies, Tree};
use heng_model::statistic::Statistic;
use heng_model::subject::{Filter, Subject};
use heng_model::{CohortId, Definition, IndicatorId, Message, Number};

use crate::check::CheckFile;
use crate::definition::arrange::Arranged;
use crate::definition::head::Head;
use crate::definition::line::Line;
use crate::definition::{cohorts, weights};
use crate::read::At;
use crate::reference::References;
use crate::statistics::{self, Scope};

/// What was read, each file by itself.
pub(crate) struct Parts<'a> {
    pub head: Head<'a>,
    pub arranged: &'a Arranged<'a>,
    pub files: BTreeMap<IndicatorId, CheckFile<'a>>,
    pub references: &'a References,
    pub subjects: Option<&'a [Subject]>,
    pub statistics: Option<At<'a>>,
}

/// A definition that still lacks what was lent while it was checked.
pub(crate) struct Assembled(Definition);

impl Assembled {
    /// The whole definition.
    pub(crate) fn with(self, references: References, subjects: Option<Vec<Subject>>) -> Definition {
        Definition { reference: references.into_map(), subjects: subjects.unwrap_or_default(), ..self.0 }
    }
}

/// Checks what spans files; none when identity or date are missing.
pub(crate) fn definition(parts: Parts<'_>) -> Option<Assembled> {
    let Parts { head, arranged, files, references, subjects, statistics } = parts;
    weights::check_sums(arranged);
    let policies = weights::policies(arranged, &head.policies);
    weights::check_zeros(arranged, &policies);
    let broken = files.iter().filter(|(_, file)| file.leaf.is_none());
    let broken = broken.map(|(id, file)| (id.clone(), file.criteria.clone())).collect();
    let tree = tree(&head, arranged, &files, &policies);
    let cohorts = cohorts::read(head.map.get("cohorts"), head.language, subjects);
    let reference_cohort: Option<CohortId> =
        head.map.get("reference_cohort").and_then(|at| cohorts::reference(at, &cohorts));
    let calendar = head.map.get("calendar").and_then(|at| calendar(at, references));
    let scope = Scope {
        tree: &tree,
        broken: &broken,
        tiers: &head.tiers,
        cohorts: &cohorts,
        subjects,
        references,
        language: head.language,
    };
    let statistics: Vec<Statistic> = statistics.map(|at| read_statistics(at, &scope)).unwrap_or_default();
    Some(Assembled(Definition {
        id: head.id?,
        name: head.name?,
        version: head.version,
        language: head.language.to_owned(),
        assessed_on: head.assessed_on?,
        scale: head.scale,
        policies: head.policies,
        coverage_at_least: head.coverage_at_least,
        index_name: tree.root().name.clone(),
        tiers: head.tiers,
        tree,
        subjects: Vec::new(),
        cohorts,
        reference_cohort,
        ranking: head.ranking,
        order: head.order,
        statistics,
        words: head.words,
        reference: BTreeMap::new(),
        calendar,
        limits: head.limits,
    }))
}

/// An empty file of statistics has none.
fn read_statistics(at: At<'_>, scope: &Scope<'_>) -> Vec<Statistic> {
    if at.is_there() { statistics::read(at, scope) } else { Vec::new() }
}

fn calendar(at: At<'_>, references: &References) -> Option<String> {
    let id = at.text()?;
    if !references.knows(&id) {
        at.unknown("heng::methodology::unknown_reference", &id, references.ids());
        return None;
    }
    let other = references.get(&id).filter(|data| !matches!(data.content, ReferenceContent::Calendar(_)));
    if other.is_some() {
        at.error(Message::new("heng::methodology::not_a_calendar").with("id", &id));
    }
    Some(id)
}

fn tree(
    head: &Head<'_>,
    arranged: &Arranged<'_>,
    files: &BTreeMap<IndicatorId, CheckFile<'_>>,
    policies: &BTreeMap<IndicatorId, Policies>,
) -> Tree {
    let node = |(id, line): (&IndicatorId, &Line<'_>)| {
        let file = files.get(id);
        let node = Node {
            id: id.clone(),
            name: name(line, file, arranged.is_leaf(id), head.language).unwrap_or_default(),
            parent: arranged.parents.get(id).cloned(),
            weight: line.weight.clone().unwrap_or_else(Number::one),
            role: line.role,
            gate: line.gate.clone(),
            method: line.method.clone(),
            floor: line.floor.clone(),
            relative_weights: line.relative,
            policies: policies.get(id).unwrap_or(&head.policies).clone(),
            children: arranged.children(id).to_vec(),
            leaf: file.and_then(|file| file.leaf.clone()).or_else(|| line.planned.then(planned)),
            basis: line.basis.clone(),
        };
        (id.clone(), node)
    };
    Tree { nodes: arranged.lines.iter().map(node).collect() }
}

fn planned() -> Leaf {
    Leaf {
        folder: None,
        script: None,
        kind: Kind::Rubric,
        applies_to: Filter::default(),
        evidence: Vec::new(),
        observations: Vec::new(),
        params: BTreeMap::new(),
        rubric: Vec::new(),
        grounds: BTreeMap::new(),
    }
}

/// The name stands in the line, or in the leaf's own file.
fn name(line: &Line<'_>, file: Option<&CheckFile<'_>>, is_leaf: bool, language: &str) -> Option<String> {
    let own = file.and_then(|file| file.name);
    let own_name = own.and_then(|at| at.text_in(language));
    if let (Some(name), Some(own_name), Some(at)) = (&line.name, &own_name, own)
        && name != own_name
    {
        at.warn(Message::new("heng::methodology::two_names").with("line", name).with("file", own_name));
    }
    // A broken name was noted where it stands, and a leaf without a file lacks more than a name.
    let stated = line.get("name").is_some() || own.is_some();
    let lacks_file = is_leaf && file.is_none() && !line.planned;
    if !stated && !lacks_file && line.map.is_some() && !line.id.is_root() {
        line.at.key_error(Message::new("heng::methodology::no_name").with("id", &line.id));
    }
    line.name.clone().or(own_name)
}
