//! A methodology and judgements in few lines.

use std::collections::BTreeMap;

use heng_model::definition::{Definition, Limits, Ranking, Scale};
use heng_model::indicator::{Aggregation, Kind, Leaf, Node, Policies, Role, Tree};
use heng_model::judgement::{Judgement, Judgements, LeafJudgement, Measure, MethodologyStamp, Reason, Ruling, Verdict};
use heng_model::rubric::Criterion;
use heng_model::subject::{Cohort, Filter, Order, Subject};
use heng_model::tier::{Bound, Tier};
use heng_model::trail::Trail;
use heng_model::{IndicatorId, Message, Number};
use heng_score::Scored;

pub fn number(text: &str) -> Number {
    text.parse().unwrap()
}

/// A methodology of a bare root, full marks 100, two decimals, no bound on coverage.
pub fn methodology() -> Definition {
    let root = Node { parent: None, ..node("index", "1") };
    Definition {
        id: "test".into(),
        name: "测试".into(),
        version: None,
        language: "zh".into(),
        assessed_on: "2024-11-30".parse().unwrap(),
        scale: Scale { full: Number::from(100), decimals: 2 },
        policies: Policies::default(),
        coverage_at_least: Number::zero(),
        index_name: "总分".into(),
        tiers: Vec::new(),
        tree: Tree { nodes: BTreeMap::from([(IndicatorId::root(), root)]) },
        subjects: Vec::new(),
        cohorts: vec![Cohort { id: "all".into(), name: "全部".into(), members: Filter::default() }],
        reference_cohort: None,
        ranking: Ranking::default(),
        order: Order::Rank,
        statistics: Vec::new(),
        words: BTreeMap::new(),
        reference: BTreeMap::new(),
        calendar: None,
        limits: Limits::default(),
    }
}

pub fn node(id: &str, weight: &str) -> Node {
    let id = IndicatorId::from(id);
    Node {
        name: id.to_string(),
        parent: Some(id.implied_parent().unwrap_or_else(IndicatorId::root)),
        id,
        weight: number(weight),
        role: Role::Base,
        gate: None,
        method: Aggregation::Mean,
        floor: None,
        relative_weights: false,
        policies: Policies::default(),
        children: Vec::new(),
        leaf: None,
        basis: None,
    }
}

/// A leaf with criteria `a`, `b`, … of these points.
pub fn leaf(id: &str, weight: &str, kind: Kind, points: &[&str]) -> Node {
    let rubric = points.iter().zip('a'..).map(|(points, name)| criterion(&name.to_string(), points)).collect();
    let leaf = Leaf {
        folder: Some(format!("checks/{id}")),
        script: None,
        kind,
        applies_to: Filter::default(),
        evidence: Vec::new(),
        observations: Vec::new(),
        params: BTreeMap::new(),
        rubric,
        grounds: BTreeMap::new(),
    };
    Node { leaf: Some(leaf), ..node(id, weight) }
}

pub fn criterion(id: &str, points: &str) -> Criterion {
    Criterion {
        id: id.into(),
        points: number(points),
        text: id.into(),
        states: Vec::new(),
        each: None,
        from: None,
        basis: None,
    }
}

/// Puts a node under its parent, which has to be there.
pub fn add(definition: &mut Definition, node: Node) {
    let parent = node.parent.clone().unwrap();
    definition.tree.nodes.get_mut(&parent).unwrap().children.push(node.id.clone());
    definition.tree.nodes.insert(node.id.clone(), node);
}

/// A methodology of rubric leaves right under the root, each of one criterion `a`.
pub fn flat(weights: &[(&str, &str)]) -> Definition {
    let mut definition = methodology();
    for (id, weight) in weights {
        add(&mut definition, leaf(id, weight, Kind::Rubric, &["100"]));
    }
    definition
}

pub fn edit<'a>(definition: &'a mut Definition, id: &str) -> &'a mut Node {
    definition.tree.nodes.get_mut(&IndicatorId::from(id)).unwrap()
}

pub fn subject(definition: &mut Definition, id: &str, attributes: &[(&str, &str)]) {
    let mut subject = Subject {
        id: id.into(),
        code: None,
        name: id.into(),
        names: Vec::new(),
        level: None,
        region: None,
        parent: None,
        order: BTreeMap::new(),
        attributes: BTreeMap::new(),
    };
    for (name, value) in attributes {
        match *name {
            "level" => subject.level = Some((*value).into()),
            "region" => subject.region = Some((*value).into()),
            _ => panic!("unknown attribute {name}"),
        }
    }
    definition.subjects.push(subject);
}

pub fn tiers(definition: &mut Definition, tiers: &[(&str, Bound)]) {
    definition.tiers =
        tiers.iter().map(|(name, bound)| Tier { name: (*name).into(), bound: bound.clone(), basis: None }).collect();
}

/// What was said of a subject.
pub fn judgements(subject: &str, leaves: Vec<(&str, LeafJudgement)>) -> Judgements {
    Judgements {
        format: 1,
        engine: "test".into(),
        methodology: MethodologyStamp {
            id: "test".into(),
            name: "测试".into(),
            digest: String::new(),
            plugins: Vec::new(),
        },
        subject: subject.into(),
        bundle: None,
        leaves: leaves.into_iter().map(|(id, said)| (id.into(), said.into())).collect(),
        remarks: Vec::new(),
    }
}

/// A leaf whose criteria `a`, `b`, … were judged so: a ratio, `-` for not applicable, `?` for missing evidence, a ratio
/// with `!` for one that rests on stale evidence.
pub fn judged(said: &[&str]) -> LeafJudgement {
    let criteria = said
        .iter()
        .zip('a'..)
        .map(|(said, name)| {
            let ruling = match *said {
                "-" => Ruling::NotApplicable { why: Message::new("heng::finding::author") },
                "?" => Ruling::Missing { why: Message::new("heng::finding::author") },
                ratio => Ruling::ratio(number(ratio.trim_end_matches('!'))),
            };
            judgement(&name.to_string(), ruling, said.ends_with('!'))
        })
        .collect();
    LeafJudgement::only(Verdict::Judged { criteria })
}

pub fn judgement(criterion: &str, ruling: Ruling, stale: bool) -> Judgement {
    let file = heng_model::judgement::StaleFile {
        file: "documents/a.txt".into(),
        captured_at: "2022-01-01".parse().unwrap(),
        not_before: "2023-11-30".parse().unwrap(),
    };
    Judgement {
        criterion: criterion.into(),
        ruling,
        trail: Trail::default(),
        because: None,
        at: None,
        stale: if stale { vec![file] } else { Vec::new() },
    }
}

/// A leaf that measured `value`.
pub fn measured(value: &str) -> LeafJudgement {
    let mut said = LeafJudgement::only(Verdict::Judged { criteria: Vec::new() });
    said.measures.insert(
        "value".into(),
        Measure { value: number(value), share: None, trail: Trail::default(), stale: Vec::new() },
    );
    said
}

pub fn reason() -> Reason {
    Reason { message: Message::new("heng::finding::author"), trail: Trail::default(), at: None }
}
pub fn missing() -> LeafJudgement {
    LeafJudgement::only(Verdict::MissingEvidence { why: reason() })
}
pub fn not_applicable() -> LeafJudgement {
    LeafJudgement::only(Verdict::NotApplicable { why: reason() })
}

pub fn score(definition: &Definition, judgements: &[Judgements]) -> Scored {
    heng_score::score(definition, &judgements.iter().collect::<Vec<_>>())
}

/// The exact index of the only subject.
pub fn index(definition: &Definition, leaves: Vec<(&str, LeafJudgement)>) -> Option<Number> {
    score(definition, &[judgements("s", leaves)]).cards.remove(0).index.score
}
