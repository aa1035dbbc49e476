//! What has to hold of every tree, whatever its weights and judgements.

use heng_model::definition::{Ties, TiesOn};
use heng_model::indicator::{Aggregation, Kind, MissingCriterion, MissingLeaf};
use heng_model::judgement::Judgements;
use heng_model::tier::{Bound, Tier};
use heng_model::{Definition, Number};
use heng_score::advice::to_next_tier;
use heng_score::publish::publish;
use proptest::prelude::*;

use crate::methodology::{add, edit, judged, judgements, leaf, methodology, node, number, score, subject, tiers};

/// The shape of every tree here: two groups of three leaves, each of three criteria.
const LEAVES: [&str; 6] = ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3"];

#[derive(Debug, Clone)]
struct Shape {
    weights: Vec<i64>,
    points: Vec<i64>,
    methods: Vec<Aggregation>,
    missing_criterion: MissingCriterion,
    missing_leaf: MissingLeaf,
}

fn method() -> impl Strategy<Value = Aggregation> {
    prop_oneof![
        Just(Aggregation::Mean),
        Just(Aggregation::Geometric),
        Just(Aggregation::Harmonic),
        Just(Aggregation::Power(Number::from(2))),
        Just(Aggregation::Min),
        Just(Aggregation::Max),
        Just(Aggregation::Sum),
    ]
}

fn shape() -> impl Strategy<Value = Shape> {
    let missing_criterion = prop_oneof![Just(MissingCriterion::Zero), Just(MissingCriterion::Exclude)];
    let missing_leaf = prop_oneof![
        Just(MissingLeaf::Zero),
        Just(MissingLeaf::Exclude),
        Just(MissingLeaf::ImputeMean),
        Just(MissingLeaf::ImputeMedian)
    ];
    let weights = prop::collection::vec(1..50i64, 8);
    let points = prop::collection::vec(1..30i64, 18);
    (weights, points, prop::collection::vec(method(), 3), missing_criterion, missing_leaf).prop_map(
        |(weights, points, methods, missing_criterion, missing_leaf)| Shape {
            weights,
            points,
            methods,
            missing_criterion,
            missing_leaf,
        },
    )
}

fn tree(shape: &Shape, scale: i64) -> Definition {
    let mut definition = methodology();
    let weight = |place: usize| (shape.weights[place] * scale).to_string();
    for (place, id) in ["1", "2"].into_iter().enumerate() {
        add(&mut definition, node(id, &weight(place)));
    }
    for (place, id) in LEAVES.into_iter().enumerate() {
        let points: Vec<String> = shape.points[place * 3..place * 3 + 3].iter().map(ToString::to_string).collect();
        let points: Vec<&str> = points.iter().map(String::as_str).collect();
        add(&mut definition, leaf(id, &weight(place + 2), Kind::Rubric, &points));
    }
    for (method, id) in shape.methods.iter().zip(["index", "1", "2"]) {
        edit(&mut definition, id).method = method.clone();
        // Where zero is a score like any other there is no floor, so that the plain way up is taken as well.
        let needs_floor = matches!(method, Aggregation::Geometric | Aggregation::Harmonic);
        edit(&mut definition, id).floor = needs_floor.then(Number::one);
    }
    for node in definition.tree.nodes.values_mut() {
        node.policies.missing_criterion = shape.missing_criterion;
        node.policies.missing_leaf = shape.missing_leaf;
    }
    definition
}

/// Twentieths, or 21 for missing evidence and 22 for not applicable.
fn ruling(code: u8) -> String {
    match code {
        21 => "?".into(),
        22 => "-".into(),
        twentieths => format!("{twentieths}/20"),
    }
}

fn said(subject: &str, codes: &[u8]) -> Judgements {
    let leaves = LEAVES.into_iter().enumerate().map(|(place, id)| {
        let rulings: Vec<String> = codes[place * 3..place * 3 + 3].iter().map(|code| ruling(*code)).collect();
        (id, judged(&rulings.iter().map(String::as_str).collect::<Vec<_>>()))
    });
    judgements(subject, leaves.collect())
}

fn codes(most: u8) -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(0..=most, 18)
}

fn cohort(definition: &mut Definition, codes: &[Vec<u8>]) -> Vec<Judgements> {
    let ids = (0..codes.len()).map(|place| format!("s{place}"));
    ids.zip(codes)
        .map(|(id, codes)| {
            subject(definition, &id, &[]);
            said(&id, codes)
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scores_lie_between_nothing_and_full_marks(shape in shape(), codes in prop::collection::vec(codes(22), 1..4)) {
        let mut definition = tree(&shape, 1);
        let said = cohort(&mut definition, &codes);
        let scored = score(&definition, &said);
        prop_assert!(scored.problems.is_empty(), "{:?}", scored.problems);
        for card in &scored.cards {
            for (id, node) in &card.nodes {
                let (nothing, full) = (Number::zero(), Number::from(100));
                prop_assert!(node.score.as_ref().is_none_or(|score| *score >= nothing && *score <= full), "{id}");
                prop_assert!(node.coverage >= nothing && node.coverage <= Number::one(), "{id}");
            }
            let shares = |parent: &str| -> Number {
                let children = &definition.tree.nodes[&parent.into()].children;
                children.iter().filter_map(|id| card.nodes[id].share_of_parent.clone()).sum()
            };
            for parent in ["index", "1", "2"] {
                let sum = definition.tree.nodes[&parent.into()].method == Aggregation::Sum;
                let whole = shares(parent);
                prop_assert!(whole.is_zero() || whole == Number::one() || sum && whole < Number::one(), "{parent}");
            }
        }
    }

    #[test]
    fn only_relations_between_weights_matter(shape in shape(), codes in codes(22), factor in 2..9i64) {
        let (one, other) = (tree(&shape, 1), tree(&shape, factor));
        let said = [said("s", &codes)];
        let (one, other) = (score(&one, &said), score(&other, &said));
        prop_assert_eq!(one.cards, other.cards);
    }

    #[test]
    fn a_better_judgement_never_lowers_the_index(
        shape in shape(), codes in codes(20), place in 0..18usize, better in 1..=20u8,
    ) {
        let definition = tree(&shape, 1);
        let mut raised = codes.clone();
        raised[place] = raised[place].max(better);
        let index = |codes: &[u8]| score(&definition, &[said("s", codes)]).cards.remove(0).index.score;
        prop_assert!(index(&raised) >= index(&codes));
    }

    #[test]
    fn the_order_of_subjects_decides_nothing(shape in shape(), codes in prop::collection::vec(codes(22), 2..5)) {
        let mut definition = tree(&shape, 1);
        let mut said = cohort(&mut definition, &codes);
        let forward = score(&definition, &said);
        said.reverse();
        let mut backward = score(&definition, &said);
        backward.cards.reverse();
        backward.ranks.reverse();
        prop_assert_eq!(forward, backward);
    }

    #[test]
    fn points_lost_are_what_a_new_run_would_gain(shape in shape(), codes in codes(21), place in 0..18usize) {
        // Missing leaves borrow nothing here: a cohort of one has nobody to lend.
        let definition = tree(&shape, 1);
        let before = score(&definition, &[said("s", &codes)]).cards.remove(0);
        let mut met = codes.clone();
        met[place] = 20;
        let after = score(&definition, &[said("s", &met)]).cards.remove(0);
        let line = &before.nodes[&LEAVES[place / 3].into()].criteria[place % 3];
        match (&before.index.score, &after.index.score) {
            (Some(old), Some(new)) if codes[place] != 20 => prop_assert_eq!(line.points_lost.clone(), Some(new - old)),
            _ => prop_assert_eq!(&line.points_lost, &None),
        }
    }

    #[test]
    fn the_print_is_on_the_side_of_the_score(thousandths in 0..100_001i64, bound in 0..101i64, above in any::<bool>()) {
        let score = Number::ratio(thousandths, 1000).unwrap();
        let figure = Number::from(bound);
        let bound = if above { Bound::Above(figure) } else { Bound::AtLeast(figure) };
        let tiers = [Tier { name: "high".into(), bound: bound.clone(), basis: None }];
        let print = publish(&score, &tiers, 2);
        let printed = number(&print.printed);
        prop_assert_eq!(bound.admits(&printed), bound.admits(&score));
        prop_assert_eq!(print.tier.is_some(), bound.admits(&score));
        prop_assert_eq!(print.near_threshold, printed != score.round_half_up(2));
        prop_assert!((printed - score).abs() < Number::unit(2));
    }

    #[test]
    fn ranks_follow_scores(shape in shape(), codes in prop::collection::vec(codes(20), 2..6), dense in any::<bool>(), published in any::<bool>()) {
        let mut definition = tree(&shape, 1);
        definition.scale.decimals = 0;
        definition.ranking.ties = if dense { Ties::Dense } else { Ties::Competition };
        definition.ranking.ties_on = if published { TiesOn::Published } else { TiesOn::Exact };
        let said = cohort(&mut definition, &codes);
        let scored = score(&definition, &said);
        let rank = |place: usize| scored.ranks[place]["all"];
        let merit = |place: usize| {
            let index = &scored.cards[place].index;
            if published { number(index.printed.as_ref().unwrap()) } else { index.score.clone().unwrap() }
        };
        for one in 0..said.len() {
            let tied = (0..said.len()).any(|other| other != one && merit(other) == merit(one));
            prop_assert_eq!(rank(one).tied, tied);
            for other in 0..said.len() {
                prop_assert_eq!(rank(one).rank.cmp(&rank(other).rank), merit(other).cmp(&merit(one)));
            }
            let ahead: std::collections::BTreeSet<Number> = (0..said.len()).map(merit).filter(|m| *m > merit(one)).collect();
            let ahead_of = (0..said.len()).filter(|other| merit(*other) > merit(one)).count();
            prop_assert_eq!(rank(one).rank, 1 + if dense { ahead.len() } else { ahead_of });
        }
    }

    #[test]
    fn the_way_to_the_next_tier_leads_there(shape in shape(), codes in codes(21)) {
        let mut definition = tree(&shape, 1);
        let at_least = |bound: &str| Bound::AtLeast(number(bound));
        tiers(&mut definition, &[("高", at_least("90")), ("中", at_least("60")), ("低", at_least("0"))]);
        let judged = said("s", &codes);
        let card = score(&definition, std::slice::from_ref(&judged)).cards.remove(0);
        let Some(next) = to_next_tier(&definition, &judged, &card) else {
            prop_assert!(card.index.score.is_none() || card.index.tier.as_deref() == Some("高"));
            return Ok(());
        };
        let mut met = codes.clone();
        for (leaf, criterion, _) in &next.steps {
            let place = LEAVES.iter().position(|id| *id == leaf.as_str()).unwrap();
            met[place * 3 + usize::from(criterion.as_str().as_bytes()[0] - b'a')] = 20;
        }
        let reached = score(&definition, &[said("s", &met)]).cards.remove(0).index;
        prop_assert!(!next.steps.is_empty(), "everything met is full marks");
        prop_assert!(reached.score.clone().unwrap() >= definition.tiers.iter().find(|tier| tier.name == next.tier).unwrap().bound.value().clone());
        let gains: Number = next.steps.iter().map(|(_, _, gain)| gain).sum();
        prop_assert_eq!(reached.score.unwrap(), card.index.score.unwrap() + gains);
    }
}
