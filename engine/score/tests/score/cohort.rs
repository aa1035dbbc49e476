//! What needs the whole cohort: normalisers, imputation, ranks.

use heng_model::assessment::Rank;
use heng_model::definition::{Ties, TiesOn};
use heng_model::indicator::{Kind, MissingLeaf, Stale};
use heng_model::judgement::Judgements;
use heng_model::normalise::{Direction, Normalisation, Normaliser};
use heng_model::subject::{Cohort, Filter};
use heng_model::tier::Bound;
use heng_model::{Definition, Number, Outcome};

use crate::methodology::{
    add, edit, flat, judged, judgements, leaf, measured, methodology, missing, not_applicable, number, score, subject,
    tiers,
};

fn measuring(method: Normaliser, direction: Direction) -> Definition {
    let mut definition = methodology();
    let kind = Kind::Measured(Normalisation { measure: "value".into(), direction, method });
    add(&mut definition, leaf("1", "1", kind, &[]));
    definition
}

/// The scores of subjects s0, s1, … with these values.
fn scores(definition: &Definition, values: &[&str]) -> Vec<Option<Number>> {
    let said: Vec<Judgements> = values
        .iter()
        .enumerate()
        .map(|(place, value)| judgements(&format!("s{place}"), vec![("1", measured(value))]))
        .collect();
    let scored = score(definition, &said);
    scored.cards.iter().map(|card| card.index.score.clone()).collect()
}

fn all(texts: &[&str]) -> Vec<Option<Number>> {
    texts.iter().map(|text| Some(number(text))).collect()
}

#[test]
fn minmax_spans_the_cohort_in_either_direction() {
    let minmax = || Normaliser::Minmax { lower: number("1"), upper: number("100") };
    assert_eq!(scores(&measuring(minmax(), Direction::Higher), &["2", "4", "8"]), all(&["1", "34", "100"]));
    assert_eq!(scores(&measuring(minmax(), Direction::Lower), &["2", "4", "8"]), all(&["100", "67", "1"]));
}

#[test]
fn a_zero_range_is_an_error_that_names_the_indicator() {
    let definition = measuring(Normaliser::Minmax { lower: number("0"), upper: number("100") }, Direction::Lower);
    let said = ["a", "b"].map(|id| judgements(id, vec![("1", measured("5"))]));
    let scored = score(&definition, &said);
    assert!(scored.cards.iter().all(|card| card.index.outcome == Outcome::Error && card.index.score.is_none()));
    let [problem] = &scored.problems[..] else { panic!("{:?}", scored.problems) };
    assert_eq!((problem.message.code.as_ref(), problem.indicator.as_str()), ("heng::score::zero_range", "1"));
    assert_eq!(problem.message.args["value"], number("5").into());
}

#[test]
fn bounds_in_natural_units_need_no_cohort() {
    let (from, to, full) = (number("10"), number("2"), number("100"));
    let goalposts = Normaliser::Goalposts { from: from.clone(), to: to.clone(), full: full.clone() };
    let definition = measuring(goalposts, Direction::Lower);
    assert_eq!(scores(&definition, &["10", "6", "2", "1", "12"]), all(&["0", "50", "100", "100", "0"]));
    let definition = measuring(Normaliser::Scaled { from, to, full }, Direction::Lower);
    assert_eq!(scores(&definition, &["6", "1"]), all(&["50", "112.5"]));
    let bands = Normaliser::Bands {
        steps: vec![(number("60"), number("50")), (number("90"), number("100"))],
        below: number("5"),
    };
    let definition = measuring(bands, Direction::Higher);
    assert_eq!(scores(&definition, &["59.9", "60", "89", "90"]), all(&["5", "50", "50", "100"]));
}

#[test]
fn ranges_come_from_the_reference_cohort_alone() {
    let mut definition = measuring(Normaliser::Minmax { lower: number("0"), upper: number("100") }, Direction::Higher);
    for (id, level) in [("s0", "city"), ("s1", "city"), ("s2", "province")] {
        subject(&mut definition, id, &[("level", level)]);
    }
    let members = Filter([("level".to_owned(), vec!["city".to_owned()])].into());
    definition.cohorts.push(Cohort { id: "cities".into(), name: "城市".into(), members });
    definition.reference_cohort = Some("cities".into());
    assert_eq!(scores(&definition, &["2", "4", "8"]), all(&["0", "100", "300"]));
}

#[test]
fn a_missing_leaf_borrows_the_mean_or_median_of_earned_scores() {
    let mut definition = flat(&[("1", "1"), ("2", "1")]);
    let said = [
        judgements("s0", vec![("1", judged(&["0.1"])), ("2", judged(&["1"]))]),
        judgements("s1", vec![("1", judged(&["0.2"])), ("2", judged(&["1"]))]),
        judgements("s2", vec![("1", judged(&["0.9"])), ("2", judged(&["1"]))]),
        judgements("s3", vec![("1", missing()), ("2", judged(&["1"]))]),
        judgements("s4", vec![("1", not_applicable()), ("2", judged(&["1"]))]),
    ];
    edit(&mut definition, "1").policies.missing_leaf = MissingLeaf::ImputeMean;
    let card = score(&definition, &said).cards.remove(3);
    let node = &card.nodes[&"1".into()];
    assert_eq!((node.outcome, node.score.clone()), (Outcome::Imputed, Some(number("40"))));
    assert_eq!(card.nodes[&"index".into()].coverage, number("0.5"), "what is imputed was not judged");
    edit(&mut definition, "1").policies.missing_leaf = MissingLeaf::ImputeMedian;
    let card = score(&definition, &said).cards.remove(3);
    assert_eq!((card.nodes[&"1".into()].score.clone(), card.index.score), (Some(number("20")), Some(number("60"))));
}

#[test]
fn a_zero_that_a_policy_gives_is_not_lent() {
    let mut definition = flat(&[("1", "1"), ("2", "1")]);
    edit(&mut definition, "1").policies.missing_leaf = MissingLeaf::ImputeMean;
    edit(&mut definition, "1").policies.stale = Stale::Zero;
    let said = [
        judgements("s0", vec![("1", judged(&["0.8"])), ("2", judged(&["1"]))]),
        judgements("s1", vec![("1", judged(&["1!"])), ("2", judged(&["1"]))]),
        judgements("s2", vec![("1", missing()), ("2", judged(&["1"]))]),
    ];
    let cards = score(&definition, &said).cards;
    let of = |place: usize| cards[place].nodes[&"1".into()].clone();
    assert_eq!((of(1).outcome, of(1).score), (Outcome::Scored, Some(Number::zero())), "what is stale scores nothing");
    assert_eq!((of(2).outcome, of(2).score), (Outcome::Imputed, Some(number("80"))), "and nobody borrows it");
    // Where nothing else is there to borrow, the leaf stays missing.
    let cards = score(&definition, &said[1..]).cards;
    assert_eq!(cards[1].nodes[&"1".into()].outcome, Outcome::MissingEvidence);
}

#[test]
fn nobody_to_borrow_from_leaves_the_leaf_missing() {
    let mut definition = flat(&[("1", "1"), ("2", "1")]);
    edit(&mut definition, "1").policies.missing_leaf = MissingLeaf::ImputeMean;
    let card = score(&definition, &[judgements("s", vec![("1", missing()), ("2", judged(&["0.5"]))])]).cards.remove(0);
    let node = &card.nodes[&"1".into()];
    assert_eq!((node.outcome, node.score.clone()), (Outcome::MissingEvidence, None));
    assert_eq!(node.why.as_ref().unwrap().code, "heng::score::nobody_to_impute_from");
    assert_eq!(card.index.score, Some(number("50")));
}

/// The ranks of subjects s0, s1, … whose only leaf is judged so.
fn ranks(definition: &Definition, said: &[&str]) -> Vec<Option<Rank>> {
    let said: Vec<Judgements> = said
        .iter()
        .enumerate()
        .map(|(place, ratio)| {
            judgements(
                &format!("s{place}"),
                vec![("1", judged(&[ratio])), ("9", judged(&[if ratio.ends_with('!') { "1" } else { "0" }]))],
            )
        })
        .collect();
    score(definition, &said).ranks.iter().map(|ranks| ranks.get("all").copied()).collect()
}

/// Vetoes everybody whose leaf `1` is judged with a `!`, and lets nobody be published whose leaf is missing.
fn ranking(count: usize) -> Definition {
    let mut definition = flat(&[("1", "1")]);
    let veto = Kind::Veto { node: "index".into(), score: number("100"), tier: None };
    add(&mut definition, leaf("9", "0", veto, &["0"]));
    definition.coverage_at_least = number("0.5");
    for place in 0..count {
        subject(&mut definition, &format!("s{place}"), &[]);
    }
    definition
}

fn places(ranks: &[Option<Rank>]) -> Vec<(usize, bool)> {
    ranks.iter().map(|rank| rank.map_or((0, false), |rank| (rank.rank, rank.tied))).collect()
}

#[test]
fn ties_share_a_rank() {
    let mut definition = ranking(5);
    let said = ["0.5", "0.9", "0.7", "0.7", "?"];
    let given = ranks(&definition, &said);
    assert_eq!(places(&given), [(4, false), (1, false), (2, true), (2, true), (0, false)]);
    assert_eq!(given[0].unwrap().of, 4, "nobody without a published index is ranked");
    definition.ranking.ties = Ties::Dense;
    assert_eq!(places(&ranks(&definition, &said)), [(3, false), (1, false), (2, true), (2, true), (0, false)]);
}

#[test]
fn published_figures_may_tie_where_scores_do_not() {
    let mut definition = ranking(4);
    let said = ["0.90001", "0.90004", "0.9", "0.8999"];
    assert_eq!(places(&ranks(&definition, &said)), [(2, false), (1, false), (3, false), (4, false)]);
    definition.ranking.ties_on = TiesOn::Published;
    assert_eq!(places(&ranks(&definition, &said)), [(1, true), (1, true), (1, true), (4, false)]);
    // Above 90 the first two print 90.01, 90 itself prints 90.00.
    tiers(&mut definition, &[("非常高", Bound::Above(number("90")))]);
    assert_eq!(places(&ranks(&definition, &said)), [(1, true), (1, true), (3, false), (4, false)]);
}

#[test]
fn the_vetoed_come_last_whatever_their_score() {
    assert_eq!(places(&ranks(&ranking(3), &["1!", "0.1", "0.2"])), [(3, false), (2, false), (1, false)]);
}

#[test]
fn cohorts_overlap_and_hold_only_their_members() {
    let mut definition = flat(&[("1", "1")]);
    subject(&mut definition, "s0", &[("level", "city")]);
    subject(&mut definition, "s1", &[("level", "province")]);
    let members = Filter([("level".to_owned(), vec!["city".to_owned()])].into());
    definition.cohorts.push(Cohort { id: "cities".into(), name: "城市".into(), members });
    let said = [("s0", "0.5"), ("s1", "0.9"), ("unknown", "1")]
        .map(|(id, ratio)| judgements(id, vec![("1", judged(&[ratio]))]));
    let given = score(&definition, &said).ranks;
    assert_eq!((given[0]["all"].rank, given[0]["cities"].rank, given[0]["cities"].of), (2, 1, 1));
    assert_eq!((given[1]["all"].rank, given[1].contains_key("cities")), (1, false));
    assert!(given[2].is_empty(), "a subject that the methodology does not have is in no cohort");
}

#[test]
fn what_a_veto_left_is_not_lent() {
    let mut definition = flat(&[("1", "1"), ("2", "1")]);
    edit(&mut definition, "1").policies.missing_leaf = MissingLeaf::ImputeMean;
    let veto = heng_model::judgement::Verdict::Vetoed { why: crate::methodology::reason() };
    let said = [
        judgements("s0", vec![("1", judged(&["0.8"]))]),
        judgements("s1", vec![("1", heng_model::judgement::LeafJudgement::only(veto))]),
        judgements("s2", vec![("1", missing())]),
    ];
    let card = score(&definition, &said).cards.remove(2);
    assert_eq!(card.nodes[&"1".into()].score, Some(number("80")));
}
