use heng_model::CohortId;

use super::*;
use crate::catalogue::Lang;
use crate::sample;

#[test]
fn every_cohort_has_its_table() {
    insta::assert_snapshot!(league(&sample::assessment(), &View::new(Lang::Zh, false, 100)));
}

#[test]
fn in_english() {
    insta::assert_snapshot!(league(&sample::assessment(), &View::new(Lang::En, false, 100)));
}

#[test]
fn second_level_in_a_narrow_terminal_goes_by_numbers() {
    let view = View { levels: 2, ..View::new(Lang::Zh, false, 70) };
    insta::assert_snapshot!(league(&sample::assessment(), &view));
}

#[test]
fn one_cohort_and_some_subjects() {
    let subjects = vec!["330200".into()];
    let view = View { cohort: Some(CohortId::from("city")), subjects, ..View::new(Lang::Zh, false, 100) };
    insta::assert_snapshot!(league(&sample::assessment(), &view));
}

#[test]
fn a_list_in_administrative_order_shows_neither_score_nor_rank() {
    let view = View { order: Some(Order::Division), ..View::new(Lang::Zh, false, 100) };
    let shown = league(&sample::assessment(), &view);
    assert!(!shown.contains("71.20") && !shown.contains("并列"));
    insta::assert_snapshot!(shown);
}

#[test]
fn colour_is_only_there_when_asked_for() {
    let plain = league(&sample::assessment(), &View::new(Lang::Zh, false, 100));
    let coloured = league(&sample::assessment(), &View::new(Lang::Zh, true, 100));
    assert!(!plain.contains('\u{1b}') && coloured.contains('\u{1b}'));
}

#[test]
fn signs_are_explained_where_they_are_used() {
    let view = View { levels: 2, ..View::new(Lang::Zh, false, 70) };
    let shown = league(&sample::assessment(), &view);
    let (province, city) = shown.split_once("重点城市").unwrap();
    assert!(province.contains("< 证据不足   · 待建"), "{province}");
    assert!(city.contains("· 待建") && !city.contains("< 证据不足"), "{city}");
}

#[test]
fn a_veto_that_did_not_hold_has_no_score() {
    let mut assessment = sample::assessment();
    for result in &mut assessment.subjects {
        let node = result.card.nodes.get_mut(&"8".into()).unwrap();
        (node.outcome, node.printed) = (Outcome::Scored, None);
    }
    let shown = league(&assessment, &View::new(Lang::Zh, false, 100));
    assert!(!shown.contains("有得分") && !shown.contains("待建"), "{shown}");
}
