use heng_model::CohortId;
use heng_model::judgement::{Measure, StaleFile};
use heng_model::trail::Trail;

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

#[test]
fn a_score_without_any_evidence_is_marked_and_explained() {
    let mut assessment = sample::assessment();
    let of = |assessment: &Assessment| league(assessment, &View::new(Lang::Zh, false, 100));
    assert!(!of(&assessment).contains('?'));
    let node = assessment.subjects[4].card.nodes.get_mut(&"1".into()).unwrap();
    (node.coverage, node.printed) = (heng_model::Number::zero(), Some("0.00".to_owned()));
    let shown = of(&assessment);
    assert!(shown.contains(" ?0.00 ") && shown.matches('?').count() == 2, "{shown}");
    assert!(shown.contains(" 得分前有 ? 的：没有判定任何证据"), "{shown}");
}

#[test]
fn a_stale_measure_marks_its_row() {
    let mut assessment = sample::assessment();
    let leaves = &mut assessment.subjects[4].judgements.leaves;
    let stale = StaleFile {
        file: "tables/service.csv".into(),
        captured_at: "2024-03-31".parse().unwrap(),
        not_before: "2024-05-30".parse().unwrap(),
    };
    let measure = Measure { value: 4.into(), share: None, trail: Trail::default(), stale: vec![stale] };
    leaves.get_mut(&"1.1.1".into()).map(std::sync::Arc::make_mut).unwrap().measures.insert("value".to_owned(), measure);
    let shown = league(&assessment, &View::new(Lang::Zh, false, 100));
    assert!(shown.lines().any(|line| line.contains("厦门市") && line.contains("证据过期")), "{shown}");
}
