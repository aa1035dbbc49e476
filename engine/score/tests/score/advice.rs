//! What each criterion costs, and the shortest way to the next tier.

use heng_model::assessment::NextTier;
use heng_model::assessment::ScoreCard;
use heng_model::indicator::{Aggregation, Kind, MissingCriterion, MissingLeaf, Node, Role, Stale};
use heng_model::judgement::{Judgements, LeafJudgement};
use heng_model::normalise::{Direction, Normalisation, Normaliser};
use heng_model::tier::Bound;
use heng_model::{Definition, Number};
use heng_score::advice::{points_lost, to_next_tier};

use crate::methodology::{
    add, edit, flat, judged, judgements, leaf, measured, methodology, missing, node, number, score, tiers,
};

fn card(definition: &Definition, said: &Judgements) -> ScoreCard {
    heng_score::score(definition, &[said]).cards.remove(0)
}

fn lost(card: &ScoreCard, leaf: &str) -> Vec<Option<Number>> {
    card.nodes[&leaf.into()].criteria.iter().map(|line| line.points_lost.clone()).collect()
}

/// Group `1` (40) of leaves `1.1` (10: 20 + 80 points) and `1.2` (30), and leaf `2` (60).
fn small() -> Definition {
    let mut definition = methodology();
    add(&mut definition, node("1", "40"));
    add(&mut definition, leaf("1.1", "10", Kind::Rubric, &["20", "80"]));
    add(&mut definition, leaf("1.2", "30", Kind::Rubric, &["1"]));
    add(&mut definition, leaf("2", "60", Kind::Rubric, &["1", "3"]));
    definition
}

fn said(one: &[&str], two: &[&str], three: &[&str]) -> Judgements {
    judgements("s", vec![("1.1", judged(one)), ("1.2", judged(two)), ("2", judged(three))])
}

#[test]
fn a_criterion_costs_its_share_of_the_index() {
    let definition = small();
    let card = card(&definition, &said(&["0", "0.5"], &["?"], &["1", "-"]));
    assert_eq!(lost(&card, "1.1"), [Some(number("2")), Some(number("4"))]);
    assert_eq!(lost(&card, "1.2"), [Some(number("30"))], "missing evidence that counts as unmet");
    assert_eq!(lost(&card, "2"), [None, None], "met, and not applicable");
}

#[test]
fn under_a_minimum_only_the_worst_child_costs_anything() {
    let mut definition = small();
    edit(&mut definition, "index").method = Aggregation::Min;
    // Node 1 has (10·0.6 + 30·1)/40 = 90 %, leaf 2 has 25 %.
    let card = card(&definition, &said(&["1", "0.5"], &["1"], &["1", "0"]));
    assert_eq!(card.index.score, Some(number("25")));
    assert_eq!(lost(&card, "1.1")[1], Some(Number::zero()));
    assert_eq!(lost(&card, "2")[1], Some(number("65")), "then node 1 is the worst");
}

#[test]
fn evidence_for_an_excluded_leaf_may_cost_points() {
    let mut definition = flat(&[("1", "1"), ("2", "1")]);
    edit(&mut definition, "2").policies.missing_leaf = MissingLeaf::Exclude;
    let said = judgements("s", vec![("1", judged(&["0.5"])), ("2", missing())]);
    let card = card(&definition, &said);
    assert_eq!(card.index.score, Some(number("50")));
    assert_eq!(lost(&card, "2"), [Some(number("25"))]);
}

#[test]
fn an_imputed_score_stays_what_the_cohort_lent() {
    let mut definition = flat(&[("1", "1"), ("2", "1")]);
    edit(&mut definition, "2").policies.missing_leaf = MissingLeaf::ImputeMean;
    let others = judgements("t", vec![("1", judged(&["1"])), ("2", judged(&["0.6"]))]);
    let said = judgements("s", vec![("1", judged(&["0.5"])), ("2", missing())]);
    let card = score(&definition, &[said, others]).cards.remove(0);
    assert_eq!(card.index.score, Some(number("55")));
    assert_eq!((lost(&card, "1"), lost(&card, "2")), (vec![Some(number("25"))], vec![Some(number("20"))]));
}

#[test]
fn opening_a_gate_is_part_of_the_gain() {
    let mut definition = flat(&[("1", "90"), ("2", "10")]);
    let bonus = leaf("8", "10", Kind::Rubric, &["1"]);
    add(&mut definition, Node { role: Role::Bonus, gate: Some(number("85")), ..bonus });
    let leaves: Vec<(&str, LeafJudgement)> =
        vec![("1", judged(&["0.9"])), ("2", judged(&["0"])), ("8", judged(&["0.5"]))];
    let card = card(&definition, &judgements("s", leaves));
    assert_eq!(card.index.score, Some(number("81")));
    assert_eq!(lost(&card, "2"), [Some(number("15"))], "10 of the base, 5 of the bonus");
    assert_eq!(lost(&card, "8"), [Some(Number::zero())], "behind a shut gate nothing is to be had");
}

#[test]
fn what_was_filled_in_can_be_filled_in_again() {
    let definition = small();
    let said = said(&["0", "0.5"], &["?"], &["1", "0.25"]);
    let first = card(&definition, &said);
    let mut again = first.clone();
    for node in again.nodes.values_mut() {
        node.criteria.iter_mut().for_each(|line| line.points_lost = None);
    }
    assert_ne!(again, first);
    points_lost(&definition, &said, &mut again);
    assert_eq!(again, first);
}

fn with_tiers(definition: &mut Definition) {
    let at_least = |bound: &str| Bound::AtLeast(number(bound));
    tiers(definition, &[("优秀", at_least("85")), ("良好", at_least("60")), ("准备", at_least("0"))]);
}

fn next(definition: &Definition, said: &Judgements) -> Option<NextTier> {
    to_next_tier(definition, said, &card(definition, said))
}

fn names(next: &NextTier) -> Vec<String> {
    next.steps.iter().map(|(leaf, criterion, gain)| format!("{leaf}/{criterion} {gain}")).collect()
}

#[test]
fn the_way_has_the_fewest_criteria() {
    let mut definition = small();
    with_tiers(&mut definition);
    // 2 + 0 + 30 + 0 of 100.
    let next_one = next(&definition, &said(&["1", "0"], &["1"], &["0", "0"])).unwrap();
    assert_eq!((next_one.tier.as_str(), next_one.distance.clone()), ("良好", number("28")));
    assert_eq!((names(&next_one), next_one.fewest), (vec!["2/b 45".to_owned()], true));
    // 0 + 15 + 45 = 60: to 85 the 15 of 2/a and the 15 of 1.2/a are too few without 1.1's 8, whose 2 are not needed.
    let next_two = next(&definition, &said(&["0", "0"], &["0.5"], &["0", "1"])).unwrap();
    assert_eq!((next_two.tier.as_str(), next_two.distance.clone()), ("优秀", number("25")));
    assert_eq!(names(&next_two), ["1.2/a 15", "2/a 15"]);
}

#[test]
fn under_a_minimum_several_have_to_be_met_before_anything_moves() {
    let mut definition = flat(&[("1", "1"), ("2", "1"), ("3", "1")]);
    edit(&mut definition, "index").method = Aggregation::Min;
    with_tiers(&mut definition);
    let said = judgements("s", vec![("1", judged(&["0.2"])), ("2", judged(&["0.9"])), ("3", judged(&["0.2"]))]);
    let next = next(&definition, &said).unwrap();
    assert_eq!(names(&next), ["1/a 0", "3/a 70"]);
    assert!(next.fewest);
}

#[test]
fn what_cannot_be_reached_has_no_steps() {
    let mut definition = small();
    with_tiers(&mut definition);
    definition.tiers[1].bound = Bound::Above(number("100"));
    let next = next(&definition, &said(&["0", "0"], &["0"], &["0", "0"])).unwrap();
    assert_eq!((next.tier.as_str(), next.steps.len(), next.distance), ("良好", 0, number("100")));
}

#[test]
fn nobody_goes_beyond_the_highest_tier() {
    let mut definition = small();
    with_tiers(&mut definition);
    assert_eq!(next(&definition, &said(&["1", "1"], &["1"], &["1", "0.9"])), None);
    definition.coverage_at_least = number("0.9");
    assert_eq!(next(&definition, &said(&["1", "1"], &["?"], &["0", "0"])), None, "nothing published, nothing advised");
}

#[test]
fn stale_evidence_of_a_met_criterion_costs_only_what_its_policy_takes() {
    let mut definition = flat(&[("1", "1")]);
    let said = judgements("s", vec![("1", judged(&["1!"]))]);
    assert_eq!(lost(&card(&definition, &said), "1"), [None]);
    edit(&mut definition, "1").policies.stale = Stale::Zero;
    assert_eq!(lost(&card(&definition, &said), "1"), [Some(number("100"))]);
}

#[test]
fn gains_that_do_not_add_up_are_not_added_up() {
    let mut definition = methodology();
    add(&mut definition, leaf("1", "1", Kind::Rubric, &["10", "90"]));
    add(&mut definition, leaf("2", "1", Kind::Rubric, &["40", "60"]));
    edit(&mut definition, "1").policies.missing_criterion = MissingCriterion::Exclude;
    tiers(&mut definition, &[("高", Bound::AtLeast(number("65"))), ("低", Bound::AtLeast(number("0")))]);
    // Alone 1/a gives 50 and 1/b 45, together 50 and no more.
    let said = judgements("s", vec![("1", judged(&["0", "?"])), ("2", judged(&["0", "0"]))]);
    let next = next(&definition, &said).unwrap();
    assert_eq!((names(&next), next.fewest), (vec!["1/a 50".to_owned(), "2/b 30".to_owned()], true));
}

/// A measured leaf (60) from 0 to 10, at most 90, and a rubric (40).
fn measured_and_judged() -> Definition {
    let mut definition = methodology();
    let method = Normaliser::Goalposts { from: number("0"), to: number("10"), full: number("90") };
    let normalisation = Normalisation { measure: "value".into(), direction: Direction::Higher, method };
    add(&mut definition, leaf("1", "60", Kind::Measured(normalisation), &[]));
    add(&mut definition, leaf("2", "40", Kind::Rubric, &["1"]));
    definition
}

#[test]
fn a_measure_costs_what_lacks_to_the_most_that_its_normaliser_gives() {
    let definition = measured_and_judged();
    let lost = |one: LeafJudgement| {
        let card = card(&definition, &judgements("s", vec![("1", one), ("2", judged(&["1"]))]));
        card.nodes[&"1".into()].points_lost.clone()
    };
    assert_eq!(lost(measured("4")), Some(number("32.4")));
    assert_eq!(lost(missing()), Some(number("54")), "missing evidence that counts as nothing");
    assert_eq!(lost(measured("12")), None);
}

#[test]
fn points_behind_a_gate_are_told_apart() {
    let mut definition = flat(&[("1", "60"), ("2", "40")]);
    let bonus = leaf("8", "10", Kind::Rubric, &["1"]);
    add(&mut definition, Node { role: Role::Bonus, gate: Some(number("80")), ..bonus });
    let said = |two: &str, bonus: &str| {
        let leaves = vec![("1", judged(&["1"])), ("2", judged(&[two])), ("8", judged(&[bonus]))];
        card(&definition, &judgements("s", leaves))
    };
    let shut = said("0", "0.5");
    let line = &shut.nodes[&"2".into()].criteria[0];
    assert_eq!(line.points_lost, Some(number("45")));
    assert_eq!(line.behind_gates, [("8".into(), number("5"))].into());
    assert_eq!(lost(&shut, "8"), [Some(number("0"))], "behind the gate nothing is gained");

    let open = said("0.75", "0.5");
    assert_eq!(lost(&open, "2"), [Some(number("10"))]);
    assert!(open.nodes[&"2".into()].criteria[0].behind_gates.is_empty());
}
