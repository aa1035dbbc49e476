use heng_model::assessment::Standing;
use heng_model::moves::{Direction, Moves, Saying, Side, Thing, Why};

use super::moves;
use crate::small::{Change, assessed};

fn between(changes: &[Change<'_>]) -> Moves {
    moves(&assessed(&[]), &assessed(changes))
}

#[test]
fn nothing_moves_between_equals() {
    let moves = between(&[]);
    assert!(moves.is_empty(), "{moves:?}");
    assert_eq!((moves.compared, moves.incomparable.len()), (2, 0));
}

#[test]
fn points_move_the_score_the_rank_stays_and_no_ruling_moves() {
    let moves = between(&[
        ("checks/1-library/indicator.yaml", "points: 60", "points: 80"),
        ("checks/1-library/indicator.yaml", "points: 40", "points: 20"),
    ]);
    let [xiamen] = &moves.subjects[..] else { panic!("{moves:?}") };
    assert_eq!((xiamen.name.as_str(), xiamen.rank_moved(), xiamen.tier_moved()), ("厦门市", false, false));
    assert_eq!(xiamen.difference(), Some("-12".parse().unwrap()));
    let [leaf] = &xiamen.leaves[..] else { panic!("{xiamen:?}") };
    assert_eq!(leaf.criteria, []);
    assert_eq!(leaf.score.before.printed.as_deref(), Some("40.00"));
    assert_eq!(leaf.score.after.printed.as_deref(), Some("20.00"));
    assert!(moves.statistics.is_empty());
}

#[test]
fn a_ruling_moves_the_tier_and_flips_the_claim() {
    let moves = between(&[("xiamen", "要闻", "政策文件库")]);
    let [xiamen] = &moves.subjects[..] else { panic!("{moves:?}") };
    let criterion = &xiamen.leaves[0].criteria[0];
    let said = [&criterion.before, &criterion.after].map(|said| said.as_ref().unwrap().is);
    assert_eq!((criterion.text.as_str(), said), ("建有政策文件库", [Saying::Unmet, Saying::Met]));
    assert!(xiamen.tier_moved() && xiamen.rank_moved());
    let [group] = &moves.tiers[..] else { panic!("{moves:?}") };
    assert_eq!((group.from.as_deref(), group.to.as_deref()), (Some("高"), Some("非常高")));
    assert_eq!((group.direction, group.name.as_str()), (Some(Direction::Up), "重点城市"));
    assert_eq!(group.subjects, [("350200".into(), "厦门市".to_owned())]);
    let [statistic] = &moves.statistics[..] else { panic!("{moves:?}") };
    assert_eq!((statistic.figure.before.count, statistic.figure.after.count), (Some(1), Some(2)));
    let [side] = &statistic.sides[..] else { panic!("{statistic:?}") };
    assert_eq!((side.name.as_str(), side.before, side.after), ("厦门市", Side::Fails, Side::Holds));
    let [claim] = &statistic.claims[..] else { panic!("{statistic:?}") };
    assert_eq!((claim.before, claim.after, claim.flipped()), (Some(Standing::Fails), Some(Standing::Holds), true));
}

#[test]
fn a_claim_that_is_rewritten_is_the_one_in_its_place() {
    let moves = between(&[("statistics.yaml", "50%", "40%")]);
    let [claim] = &moves.statistics[0].claims[..] else { panic!("{moves:?}") };
    assert_eq!(
        (claim.text.as_str(), claim.before, claim.after),
        ("超40%", Some(Standing::Fails), Some(Standing::Holds))
    );
}

#[test]
fn what_has_no_counterpart_is_named_with_the_reason() {
    let whole = assessed(&[]);
    let mut other = whole.clone();
    other.subjects.remove(1);
    other.definition.statistics.clear();
    other.statistics.clear();
    let mut node = other.definition.tree.nodes.remove(&"2".into()).unwrap();
    node.id = "3".into();
    other.definition.tree.nodes.insert("3".into(), node);
    let there = moves(&whole, &other);
    let listed: Vec<(Thing, Why)> = there.incomparable.iter().map(|one| (one.what.clone(), one.why)).collect();
    let wanted = [
        (Thing::Subject("350200".into()), Why::NoBundleAfter),
        (Thing::Indicator("2".into()), Why::OnlyBefore),
        (Thing::Indicator("3".into()), Why::OnlyAfter),
        (Thing::Statistic("library".into()), Why::OnlyBefore),
    ];
    assert_eq!(listed, wanted);
    let back = moves(&other, &whole);
    assert_eq!(back.incomparable[0].why, Why::NoBundleBefore);
    assert_eq!(back.compared, 1);
}

#[test]
fn a_criterion_that_is_new_moved_from_nothing() {
    let whole = assessed(&[]);
    let mut less = whole.clone();
    let leaf = less.definition.tree.nodes.get_mut(&"1".into()).unwrap().leaf.as_mut().unwrap();
    leaf.rubric.truncate(1);
    let moves = moves(&less, &whole);
    let criterion = &moves.subjects[0].leaves[0].criteria[0];
    assert_eq!((criterion.criterion.as_str(), &criterion.before), ("search", &None));
    assert_eq!(criterion.after.as_ref().unwrap().is, Saying::Met);
}
