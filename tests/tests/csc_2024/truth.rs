//! What is judged is what the evidence was written to give.

use std::collections::{BTreeMap, BTreeSet};

use heng_generator::truth::Cell;
use heng_model::judgement::{Judgements, Ruling, Verdict};
use heng_model::rubric::Criterion;
use heng_model::{Number, SubjectId};

use crate::{assessed, methodology, table};

/// What is found of a criterion, or is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Found {
    Ratio(Number),
    Missing,
    NotApplicable,
}

fn criterion(of: &str) -> &'static Criterion {
    let (leaf, id) = of.split_once('/').unwrap();
    let node = methodology().definition.tree.get(&leaf.into()).unwrap();
    let rubric = &node.leaf.as_ref().unwrap().rubric;
    rubric.iter().find(|criterion| criterion.id.as_str() == id).unwrap_or_else(|| panic!("{of} is no criterion"))
}

fn wanted(of: &str, cell: &Cell) -> Found {
    Found::Ratio(match cell {
        Cell::Met => Number::one(),
        Cell::Unmet => Number::zero(),
        Cell::Missing => return Found::Missing,
        Cell::NotApplicable => return Found::NotApplicable,
        // More than what full marks ask for is full marks.
        Cell::Part(met, all) => Number::from(*met).checked_div(&Number::from(*all)).unwrap().min(Number::one()),
        Cell::State(state) => {
            let states = &criterion(of).states;
            let found = states.iter().find(|known| known.name == *state);
            found.unwrap_or_else(|| panic!("{of} has no state {state}")).ratio.clone()
        }
    })
}

/// What was judged of every criterion.
fn found(judgements: &Judgements) -> BTreeMap<String, Found> {
    let mut all = BTreeMap::new();
    for (leaf, judged) in &judgements.leaves {
        let rubric = &methodology().definition.tree.get(leaf).unwrap().leaf.as_ref().unwrap().rubric;
        for criterion in rubric {
            let found = match &judged.verdict {
                Verdict::Judged { criteria } => {
                    let judgement = criteria.iter().find(|judgement| judgement.criterion == criterion.id).unwrap();
                    match &judgement.ruling {
                        Ruling::Judged { ratio, .. } => Found::Ratio(ratio.clone()),
                        Ruling::Missing { .. } => Found::Missing,
                        Ruling::NotApplicable { .. } => Found::NotApplicable,
                    }
                }
                Verdict::MissingEvidence { .. } => Found::Missing,
                Verdict::NotApplicable { .. } => Found::NotApplicable,
                other => panic!("{leaf}: {other:?}"),
            };
            all.insert(format!("{leaf}/{}", criterion.id), found);
        }
    }
    all
}

#[test]
fn every_judgement_of_every_government_is_the_truth() {
    let assessed = assessed();
    assert!(assessed.refused.is_empty() && assessed.rules.is_empty(), "{:?} {:?}", assessed.refused, assessed.rules);
    let table = table();
    let by_subject: BTreeMap<&SubjectId, &Judgements> =
        assessed.assessment.subjects.iter().map(|result| (&result.subject, &result.judgements)).collect();
    assert_eq!(by_subject.len(), 64);
    let mut wrong = Vec::new();
    for (id, row) in &table.rows {
        let found = found(by_subject[&SubjectId::from(id.as_str())]);
        let columns: BTreeSet<&String> = row.cells.keys().collect();
        assert_eq!(columns, found.keys().collect(), "the table has every criterion");
        for (of, cell) in &row.cells {
            let wanted = wanted(of, cell);
            if found[of] != wanted {
                wrong.push(format!("{} {of}: wanted {wanted:?}, found {:?}", row.name, found[of]));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), 64 * table.criteria.len(), wrong.join("\n"));
}

#[test]
fn every_criterion_is_met_by_some_and_not_by_others() {
    // What is published of everybody binds these; their other side stands in their cases.
    const OF_EVERYBODY: [&str; 1] = ["6.1.1/recent"];
    let table = table();
    for of in &table.criteria {
        let ratios = table.rows.values().filter_map(|row| match wanted(of, row.cell(of)) {
            Found::Ratio(ratio) => Some(ratio),
            _ => None,
        });
        let (met, others): (Vec<Number>, Vec<Number>) = ratios.partition(|ratio| *ratio == Number::one());
        assert!(!met.is_empty(), "nobody meets {of}");
        assert_eq!(others.is_empty(), OF_EVERYBODY.contains(&of.as_str()), "{of}");
    }
}

#[test]
fn there_is_every_kind_of_evidence_that_real_bundles_have() {
    let mut kinds = BTreeSet::new();
    for finding in &assessed().assessment.findings {
        kinds.insert(finding.message.code.rsplit("::").next().unwrap().to_owned());
        if let Some(heng_model::Arg::Message(why)) = finding.message.args.get("why") {
            kinds.insert(why.code.rsplit("::").next().unwrap().to_owned());
        }
    }
    for kind in
        ["missing_file", "stale", "no_captured_at", "coders_disagree", "column_absent", "note", "partly", "unmet"]
    {
        assert!(kinds.contains(kind), "{kind} is not among {kinds:?}");
    }
}

#[test]
fn all_are_scored_in_five_tiers_and_the_lower_two_are_in_the_west() {
    let assessment = &assessed().assessment;
    let definition = &assessment.definition;
    assert!(!assessment.provisional, "no indicator is planned");
    let mut tiers: BTreeMap<&str, usize> = BTreeMap::new();
    for result in &assessment.subjects {
        let tier = result.card.index.tier.as_deref().unwrap_or_else(|| panic!("{} has no tier", result.subject));
        *tiers.entry(tier).or_default() += 1;
        let subject = definition.subjects.iter().find(|subject| subject.id == result.subject).unwrap();
        if matches!(tier, "发展级" | "准备级") {
            assert_eq!(subject.attribute("region").as_deref(), Some("西部"), "{}", subject.name);
        }
    }
    assert_eq!(tiers.len(), 5, "{tiers:?}");
    assert_eq!(tiers["卓越级"] + tiers["优秀级"] + tiers["良好级"], 52);
}
