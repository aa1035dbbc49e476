//! Up the tree: methods, weights in effect, coverage, bonus and gate, vetoes on the root, errors, plans.

use heng_model::assessment::ScoreCard;
use heng_model::indicator::{Aggregation, Kind, MissingLeaf, Node, Role};
use heng_model::judgement::{LeafJudgement, Verdict};
use heng_model::tier::Bound;
use heng_model::{Definition, Number, Outcome};

use crate::methodology::{
    add, edit, flat, index, judged, judgements, leaf, methodology, missing, node, not_applicable, number, score, tiers,
};

fn card(definition: &Definition, leaves: Vec<(&str, LeafJudgement)>) -> ScoreCard {
    score(definition, &[judgements("s", leaves)]).cards.remove(0)
}

/// Leaves of weights 1 and 3 that score 20 and 80.
fn by(method: Aggregation) -> Option<Number> {
    let mut definition = flat(&[("1", "1"), ("2", "3")]);
    edit(&mut definition, "index").method = method;
    index(&definition, vec![("1", judged(&["0.2"])), ("2", judged(&["0.8"]))])
}

#[test]
fn every_method_has_its_figure() {
    assert_eq!(by(Aggregation::Mean), Some(number("65")));
    assert_eq!(by(Aggregation::Min), Some(number("20")));
    assert_eq!(by(Aggregation::Max), Some(number("80")));
    assert_eq!(by(Aggregation::Sum), Some(number("65")));
    // 4 / (1/20 + 3/80) = 4 / (7/80), exactly.
    assert_eq!(by(Aggregation::Harmonic), Some(number("320/7")));
    // (20·80³)^(1/4) = 10240000^(1/4) = 56.5685424949…
    assert_eq!(by(Aggregation::Geometric), Some(number("56.568542495")));
    // √((400 + 3·6400)/4) = √4900
    assert_eq!(by(Aggregation::Power(Number::from(2))), Some(number("70")));
    assert_eq!(by(Aggregation::Power(Number::zero())), None);
}

#[test]
fn a_sum_divides_by_everybody_and_a_mean_by_those_that_count() {
    let mut definition = flat(&[("1", "1"), ("2", "3")]);
    let said = || vec![("1", not_applicable()), ("2", judged(&["0.8"]))];
    assert_eq!(index(&definition, said()), Some(number("80")));
    edit(&mut definition, "index").method = Aggregation::Sum;
    let card = card(&definition, said());
    assert_eq!(card.index.score, Some(number("60")));
    let effect = |id: &str| {
        let node = &card.nodes[&id.into()];
        (node.share_of_parent.clone(), node.points.clone())
    };
    assert_eq!(effect("2"), (Some(number("0.75")), Some(number("75"))));
    assert_eq!(effect("1"), (None, None));
}

#[test]
fn a_zero_under_a_geometric_mean_names_the_child() {
    let mut definition = flat(&[("1", "1"), ("2", "1")]);
    edit(&mut definition, "index").method = Aggregation::Geometric;
    let said = || vec![("1", judged(&["0"])), ("2", judged(&["1"]))];
    let scored = score(&definition, &[judgements("s", said())]);
    assert_eq!((scored.cards[0].index.outcome, scored.cards[0].index.score.as_ref()), (Outcome::Error, None));
    let [problem] = &scored.problems[..] else { panic!("{:?}", scored.problems) };
    assert_eq!(problem.message.code, "heng::score::not_positive");
    assert_eq!((problem.message.text("child"), problem.message.text("indicator")), (Some("1"), Some("index")));
    assert_eq!(problem.subject.as_ref().map(heng_model::SubjectId::as_str), Some("s"));
    edit(&mut definition, "index").floor = Some(Number::one());
    // √(1·100)
    assert_eq!(index(&definition, said()), Some(number("10")));
}

#[test]
fn weights_of_what_leaves_go_to_its_siblings() {
    let mut definition = methodology();
    add(&mut definition, node("1", "40"));
    add(&mut definition, leaf("1.1", "10", Kind::Rubric, &["1"]));
    add(&mut definition, leaf("1.2", "30", Kind::Rubric, &["1"]));
    add(&mut definition, leaf("2", "60", Kind::Rubric, &["1"]));
    let card = card(&definition, vec![("1.1", judged(&["1"])), ("1.2", not_applicable()), ("2", judged(&["0.5"]))]);
    assert_eq!(card.index.score, Some(number("70")));
    let points = |id: &str| card.nodes[&id.into()].points.clone();
    assert_eq!(
        ["index", "1", "1.1", "1.2", "2"].map(points),
        [Some(number("100")), Some(number("40")), Some(number("40")), None, Some(number("60"))]
    );
    assert_eq!(card.nodes[&"1.1".into()].share_of_parent, Some(Number::one()));
}

#[test]
fn without_children_that_count_a_node_is_not_applicable_missing_or_planned() {
    let mut definition = methodology();
    add(&mut definition, node("1", "1"));
    add(&mut definition, leaf("1.1", "1", Kind::Rubric, &["1"]));
    add(&mut definition, leaf("1.2", "1", Kind::Rubric, &["1"]));
    for id in ["1", "1.1", "1.2"] {
        edit(&mut definition, id).policies.missing_leaf = MissingLeaf::Exclude;
    }
    let outcome = |definition: &Definition, one: LeafJudgement, two: LeafJudgement| {
        card(definition, vec![("1.1", one), ("1.2", two)]).nodes[&"1".into()].outcome
    };
    assert_eq!(outcome(&definition, not_applicable(), not_applicable()), Outcome::NotApplicable);
    assert_eq!(outcome(&definition, not_applicable(), missing()), Outcome::MissingEvidence);
    edit(&mut definition, "1.2").leaf.as_mut().unwrap().folder = None;
    assert_eq!(outcome(&definition, not_applicable(), missing()), Outcome::NotApplicable);
    edit(&mut definition, "1.1").leaf.as_mut().unwrap().folder = None;
    assert_eq!(outcome(&definition, not_applicable(), missing()), Outcome::Planned);
    edit(&mut definition, "1.1").leaf.as_mut().unwrap().folder = Some("checks/1.1".into());
    assert_eq!(outcome(&definition, judged(&["1"]), missing()), Outcome::Scored, "plans are outside the score");
    assert_eq!(card(&definition, vec![("1.1", judged(&["1"]))]).nodes[&"1".into()].coverage, Number::one());
}

#[test]
fn coverage_weighs_leaves_by_their_nominal_weight() {
    let mut definition = methodology();
    definition.coverage_at_least = number("0.7");
    add(&mut definition, node("1", "40"));
    add(&mut definition, leaf("1.1", "1", Kind::Rubric, &["1", "3"]));
    add(&mut definition, leaf("1.2", "3", Kind::Rubric, &["1"]));
    add(&mut definition, leaf("2", "60", Kind::Rubric, &["1"]));
    let said = |two: &'static str| vec![("1.1", judged(&["1", "?"])), ("1.2", judged(&[two])), ("2", judged(&["1"]))];
    let covered = card(&definition, said("1"));
    // 1: (10·1/4 + 30)/40; the root: (2.5 + 30 + 60)/100.
    assert_eq!(covered.nodes[&"1".into()].coverage, number("0.8125"));
    assert_eq!(covered.nodes[&"index".into()].coverage, number("0.925"));
    assert_eq!(covered.nodes[&"1.1".into()].outcome, Outcome::LowCoverage);
    assert_eq!(covered.nodes[&"1.1".into()].printed, None);
    assert_eq!(covered.nodes[&"1.1".into()].score, Some(number("25")), "it still flows upwards");
    assert_eq!(covered.nodes[&"1".into()].score, Some(number("81.25")));
    // (2.5 + 60)/100 is below 70 %.
    let low = card(&definition, said("?"));
    assert_eq!((low.index.outcome, low.index.score, low.index.tier), (Outcome::LowCoverage, None, None));
    assert_eq!(low.index.why.unwrap().text("coverage"), Some("62.5%"));
    // What does not apply leaves the coverage too: 62.5/70.
    let left = card(&definition, vec![("1.1", judged(&["1", "?"])), ("1.2", not_applicable()), ("2", judged(&["1"]))]);
    assert_eq!(left.nodes[&"index".into()].coverage, number("25/28"));
}

/// A base leaf and a bonus of weight 10 behind a gate above 80.
fn with_bonus() -> Definition {
    let mut definition = flat(&[("1", "100")]);
    let bonus = leaf("8", "10", Kind::Rubric, &["1"]);
    add(&mut definition, Node { role: Role::Bonus, gate: Some(number("80")), ..bonus });
    definition
}

#[test]
fn a_bonus_comes_on_top_behind_its_gate() {
    let definition = with_bonus();
    let with = |base: &str, bonus: &str| card(&definition, vec![("1", judged(&[base])), ("8", judged(&[bonus]))]).index;
    assert_eq!(with("1", "1").score, Some(number("110")));
    assert_eq!(with("0.9", "0.5").score, Some(number("95")));
    assert_eq!(
        (with("0.9", "0.5").base, with("0.9", "0.5").bonus[&"8".into()].clone()),
        (Some(number("90")), number("5"))
    );
    assert_eq!(with("0.8", "1").score, Some(number("80")), "the gate is above 80");
    assert_eq!(with("0.80001", "1").score, Some(number("90.001")), "and compares the unrounded base");
}

#[test]
fn a_bonus_is_no_part_of_base_or_coverage_and_adds_nothing_when_missing() {
    let definition = with_bonus();
    let card = card(&definition, vec![("1", judged(&["1"])), ("8", missing())]);
    assert_eq!((card.index.score, card.nodes[&"index".into()].coverage.clone()), (Some(number("100")), Number::one()));
    assert_eq!(card.nodes[&"8".into()].points, Some(number("10")));
}

#[test]
fn the_scale_is_of_the_base() {
    let mut definition = with_bonus();
    definition.scale.full = number("150");
    let index = card(&definition, vec![("1", judged(&["0.6"])), ("8", judged(&["1"]))]).index;
    // 60 of 100 are 90 of 150, which is above the gate.
    assert_eq!((index.base, index.score), (Some(number("90")), Some(number("100"))));
}

#[test]
fn a_vetoed_index_has_the_stated_score_and_the_lowest_tier() {
    let mut definition = with_bonus();
    tiers(&mut definition, &[("优秀", Bound::AtLeast(number("85"))), ("不合格", Bound::AtLeast(number("0")))]);
    definition.coverage_at_least = number("0.7");
    let veto = Kind::Veto { node: "index".into(), score: number("0"), tier: None };
    add(&mut definition, leaf("9", "0", veto, &["0"]));
    let said = |base: &'static str| vec![("1", judged(&[base])), ("8", judged(&["1"])), ("9", judged(&["1"]))];
    let vetoed = card(&definition, said("1"));
    assert_eq!(vetoed.index.outcome, Outcome::Vetoed);
    assert_eq!((vetoed.index.printed.as_deref(), vetoed.index.tier.as_deref()), (Some("0.00"), Some("不合格")));
    assert_eq!(vetoed.nodes[&"index".into()].score, Some(Number::zero()));
    assert_eq!(vetoed.index.base, Some(number("100")), "what was earned is still shown");
    assert_eq!(card(&definition, said("?")).index.outcome, Outcome::Vetoed, "coverage does not save anybody");
    let kind = Kind::Veto { node: "index".into(), score: number("59"), tier: Some("优秀".into()) };
    edit(&mut definition, "9").leaf.as_mut().unwrap().kind = kind;
    let index = card(&definition, said("1")).index;
    assert_eq!((index.printed.as_deref(), index.tier.as_deref()), (Some("59.00"), Some("优秀")));
}

#[test]
fn an_error_is_never_a_number() {
    let definition = flat(&[("1", "1"), ("2", "1")]);
    let error = LeafJudgement::only(Verdict::Error { errors: Vec::new() });
    let scored = score(&definition, &[judgements("s", vec![("1", error), ("2", judged(&["1"]))])]);
    let card = &scored.cards[0];
    assert_eq!((card.index.outcome, card.index.score.as_ref()), (Outcome::Error, None));
    assert_eq!(card.nodes[&"2".into()].score, Some(number("100")), "the others are not hidden");
    assert!(scored.problems.is_empty(), "the rule's own error stands in the judgements");
    assert!(scored.ranks[0].is_empty());
}

#[test]
fn a_broken_veto_decides_nothing() {
    let mut definition = flat(&[("1", "1")]);
    let veto = Kind::Veto { node: "1".into(), score: number("0"), tier: None };
    add(&mut definition, leaf("9", "0", veto, &["0"]));
    let error = LeafJudgement::only(Verdict::Error { errors: Vec::new() });
    let card = card(&definition, vec![("1", judged(&["1"])), ("9", error)]);
    assert_eq!((card.nodes[&"1".into()].outcome, card.index.outcome), (Outcome::Error, Outcome::Error));
}

#[test]
fn a_child_without_weight_does_not_count() {
    let mut definition = flat(&[("1", "0"), ("2", "1")]);
    edit(&mut definition, "index").method = Aggregation::Geometric;
    let card = card(&definition, vec![("1", judged(&["0"])), ("2", judged(&["0.5"]))]);
    assert_eq!((card.index.score, card.nodes[&"1".into()].points.clone()), (Some(number("50")), None));
}

#[test]
fn an_excluded_bonus_has_no_points() {
    let mut definition = with_bonus();
    edit(&mut definition, "8").policies.missing_leaf = MissingLeaf::Exclude;
    let card = card(&definition, vec![("1", judged(&["1"])), ("8", missing())]);
    assert_eq!((card.nodes[&"8".into()].points.clone(), card.index.bonus.len()), (None, 0));
}

#[test]
fn a_bonus_adds_at_most_its_weight_and_never_takes_away() {
    let mut definition = with_bonus();
    let method = heng_model::normalise::Normaliser::Scaled { from: number("0"), to: number("1"), full: number("100") };
    let direction = heng_model::normalise::Direction::Higher;
    edit(&mut definition, "8").leaf.as_mut().unwrap().kind =
        Kind::Measured(heng_model::normalise::Normalisation { measure: "value".into(), direction, method });
    let with =
        |value: &str| index(&definition, vec![("1", judged(&["1"])), ("8", crate::methodology::measured(value))]);
    assert_eq!([with("0.5"), with("3"), with("-3")], ["105", "110", "100"].map(|text| Some(number(text))));
}

#[test]
fn a_vetoed_node_is_published_whatever_its_coverage() {
    let mut definition = flat(&[("1", "1"), ("2", "1")]);
    definition.coverage_at_least = number("0.5");
    let veto = Kind::Veto { node: "1".into(), score: number("10"), tier: None };
    add(&mut definition, leaf("9", "0", veto, &["0"]));
    let card = card(&definition, vec![("1", missing()), ("2", judged(&["1"])), ("9", judged(&["1"]))]);
    assert_eq!(card.nodes[&"1".into()].printed.as_deref(), Some("10.00"));
    assert_eq!(card.index.score, Some(number("55")));
}

#[test]
fn a_vetoed_index_is_near_no_threshold() {
    let mut definition = flat(&[("1", "1")]);
    tiers(&mut definition, &[("卓越级", Bound::AtLeast(number("95")))]);
    let veto = Kind::Veto { node: "index".into(), score: number("0"), tier: None };
    add(&mut definition, leaf("9", "0", veto, &["0"]));
    let near =
        |veto: &str| card(&definition, vec![("1", judged(&["0.94996"])), ("9", judged(&[veto]))]).index.near_threshold;
    assert_eq!([near("0"), near("1")], [true, false]);
}
