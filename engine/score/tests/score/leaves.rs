//! A leaf: rubric, deduction, veto, and the policies on what is missing or stale.

use heng_model::indicator::{Kind, MissingCriterion, MissingLeaf, Stale};
use heng_model::judgement::{LeafJudgement, Verdict};
use heng_model::{Definition, Number, Outcome};

use crate::methodology::{
    add, edit, index, judged, judgements, leaf, methodology, missing, node, not_applicable, number, reason, score,
};

/// One leaf `1` of criteria `a`, `b`, … of these points.
fn one(kind: Kind, points: &[&str]) -> Definition {
    let mut definition = methodology();
    add(&mut definition, leaf("1", "1", kind, points));
    definition
}

fn scored(definition: &Definition, said: &[&str]) -> Option<Number> {
    index(definition, vec![("1", judged(said))])
}

#[test]
fn a_rubric_earns_its_share_of_the_points_that_count() {
    let definition = one(Kind::Rubric, &["20", "50", "30"]);
    // (20·1 + 50·0.5 + 30·0) / 100
    assert_eq!(scored(&definition, &["1", "0.5", "0"]), Some(number("45")));
    // The 50 leave: 20 / 50.
    assert_eq!(scored(&definition, &["1", "-", "0"]), Some(number("40")));
    // 20·(1/3) + 50 + 30 of 100, kept exactly.
    assert_eq!(scored(&definition, &["1/3", "1", "1"]), Some(number("260/3")));
}

#[test]
fn a_missing_criterion_is_unmet_or_leaves() {
    let mut definition = one(Kind::Rubric, &["20", "50", "30"]);
    assert_eq!(scored(&definition, &["1", "?", "1"]), Some(number("50")));
    edit(&mut definition, "1").policies.missing_criterion = MissingCriterion::Exclude;
    assert_eq!(scored(&definition, &["1", "?", "1"]), Some(number("100")));
}

#[test]
fn coverage_is_judged_points_over_applicable_points() {
    let definition = one(Kind::Rubric, &["20", "50", "30"]);
    let coverage = |said: &[&str]| {
        let scored = score(&definition, &[judgements("s", vec![("1", judged(said))])]);
        scored.cards[0].nodes[&"1".into()].coverage.clone()
    };
    assert_eq!(coverage(&["1", "?", "1"]), number("0.5"));
    assert_eq!(coverage(&["1", "?", "-"]), number("2/7"));
    assert_eq!(coverage(&["1", "1!", "1"]), Number::one(), "stale evidence that is kept was judged");
}

#[test]
fn stale_evidence_is_kept_unmet_or_leaves() {
    let mut definition = one(Kind::Rubric, &["40", "60"]);
    assert_eq!(scored(&definition, &["1!", "0.5"]), Some(number("70")));
    edit(&mut definition, "1").policies.stale = Stale::Zero;
    assert_eq!(scored(&definition, &["1!", "0.5"]), Some(number("30")));
    edit(&mut definition, "1").policies.stale = Stale::Exclude;
    assert_eq!(scored(&definition, &["1!", "0.5"]), Some(number("50")));
}

#[test]
fn all_criteria_not_applicable_is_not_applicable_and_nothing_judged_is_missing() {
    let mut definition = one(Kind::Rubric, &["40", "60"]);
    let outcome = |definition: &Definition, said: &[&str]| {
        let scored = score(definition, &[judgements("s", vec![("1", judged(said))])]);
        (scored.cards[0].nodes[&"1".into()].outcome, scored.cards[0].index.score.clone())
    };
    assert_eq!(outcome(&definition, &["-", "-"]), (Outcome::NotApplicable, None));
    assert_eq!(outcome(&definition, &["-", "?"]), (Outcome::MissingEvidence, Some(Number::zero())));
    edit(&mut definition, "1").policies.missing_leaf = MissingLeaf::Exclude;
    assert_eq!(outcome(&definition, &["?", "?"]).0, Outcome::MissingEvidence);
}

#[test]
fn a_criterion_that_nobody_judged_is_missing() {
    let definition = one(Kind::Rubric, &["40", "60"]);
    assert_eq!(scored(&definition, &["1"]), Some(number("40")));
}

#[test]
fn a_deduction_takes_points_off_and_stops_at_zero() {
    let kind = Kind::Deduction { full: number("20") };
    let mut definition = one(kind, &["5", "10", "15"]);
    assert_eq!(scored(&definition, &["1", "1", "1"]), Some(number("100")));
    // 100·(1 − (5·1 + 10·0.5)/20)
    assert_eq!(scored(&definition, &["0", "0.5", "1"]), Some(number("50")));
    assert_eq!(scored(&definition, &["0", "0", "0"]), Some(Number::zero()));
    assert_eq!(scored(&definition, &["0", "?", "?"]), Some(number("75")), "missing evidence deducts nothing");
    edit(&mut definition, "1").policies.missing_deducts = true;
    assert_eq!(scored(&definition, &["0", "?", "1"]), Some(number("25")));
}

#[test]
fn a_deduction_without_any_evidence_deducts_nothing_either() {
    let mut definition = one(Kind::Deduction { full: number("20") }, &["5", "10"]);
    let all = |definition: &Definition| index(definition, vec![("1", missing())]);
    assert_eq!(all(&definition), Some(number("100")));
    edit(&mut definition, "1").policies.missing_deducts = true;
    assert_eq!(all(&definition), Some(number("25")));
}

/// Group `1` of leaves `1.1` and a veto `1.2` that hits `target`.
fn vetoing(target: &str, veto_score: &str) -> Definition {
    let mut definition = methodology();
    add(&mut definition, node("1", "1"));
    add(&mut definition, leaf("1.1", "1", Kind::Rubric, &["1"]));
    let kind = Kind::Veto { node: target.into(), score: number(veto_score), tier: None };
    add(&mut definition, leaf("1.2", "1", kind, &["0", "0"]));
    add(&mut definition, leaf("2", "1", Kind::Rubric, &["1"]));
    definition
}

#[test]
fn a_veto_that_is_met_sets_the_node_it_names() {
    let definition = vetoing("1", "20");
    let said = |veto: &[&str]| vec![("1.1", judged(&["1"])), ("1.2", judged(veto)), ("2", judged(&["1"]))];
    assert_eq!(index(&definition, said(&["0", "0.9"])), Some(number("100")), "a veto has no points of its own");
    // (20 + 100) / 2
    assert_eq!(index(&definition, said(&["0", "1"])), Some(number("60")));
    let card = score(&definition, &[judgements("s", said(&["1", "?"]))]).cards.remove(0);
    assert_eq!(card.nodes[&"1".into()].outcome, Outcome::Vetoed);
    assert_eq!(card.index.outcome, Outcome::Scored);
}

#[test]
fn stale_evidence_vetoes_only_where_it_is_kept() {
    let mut definition = vetoing("index", "0");
    let said = || vec![("1.1", judged(&["1"])), ("1.2", judged(&["1!", "0"])), ("2", judged(&["1"]))];
    assert_eq!(index(&definition, said()), Some(Number::zero()));
    edit(&mut definition, "1.2").policies.stale = Stale::Zero;
    assert_eq!(index(&definition, said()), Some(number("100")));
}

#[test]
fn any_check_may_veto_the_subject() {
    let definition = vetoing("1", "20");
    let veto = LeafJudgement::only(Verdict::Vetoed { why: reason() });
    let card = score(&definition, &[judgements("s", vec![("1.1", judged(&["1"])), ("2", veto)])]).cards.remove(0);
    assert_eq!((card.index.outcome, card.index.score), (Outcome::Vetoed, Some(Number::zero())));
    assert_eq!(card.index.vetoed_by, ["2".into()]);
}

#[test]
fn a_filter_makes_a_leaf_without_judgement_not_applicable() {
    let mut definition = one(Kind::Rubric, &["1"]);
    crate::methodology::subject(&mut definition, "s", &[("level", "city")]);
    let filter = heng_model::subject::Filter([("level".to_owned(), vec!["province".to_owned()])].into());
    edit(&mut definition, "1").leaf.as_mut().unwrap().applies_to = filter;
    let card = score(&definition, &[judgements("s", vec![])]).cards.remove(0);
    assert_eq!(card.index.outcome, Outcome::NotApplicable);
    assert_eq!(index(&definition, vec![("1", not_applicable())]), None);
}

#[test]
fn of_several_vetoes_the_least_score_and_the_lowest_tier_stand() {
    let mut definition = methodology();
    let bound = heng_model::tier::Bound::AtLeast(Number::zero());
    crate::methodology::tiers(&mut definition, &[("中", bound.clone()), ("低", bound)]);
    add(&mut definition, leaf("1", "1", Kind::Rubric, &["1"]));
    for (id, veto_score, tier) in [("8", "30", "低"), ("9", "50", "中")] {
        let kind = Kind::Veto { node: "index".into(), score: number(veto_score), tier: Some(tier.into()) };
        add(&mut definition, leaf(id, "0", kind, &["0"]));
    }
    for (eight, nine, expected, tier) in [("1", "0", "30", "低"), ("0", "1", "50", "中"), ("1", "1", "30", "低")] {
        let said = vec![("1", judged(&["1"])), ("8", judged(&[eight])), ("9", judged(&[nine]))];
        let index = score(&definition, &[judgements("s", said)]).cards.remove(0).index;
        assert_eq!((index.score, index.tier.as_deref()), (Some(number(expected)), Some(tier)));
    }
}
