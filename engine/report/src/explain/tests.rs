use super::*;
use crate::catalogue::Lang;
use crate::sample;
use crate::view::NoSources;
use heng_model::Message;
use heng_model::judgement::{RuleError, Verdict};
use heng_model::trail::RulePlace;

fn view() -> View {
    View::new(Lang::Zh, false, 100)
}

#[test]
fn a_subject_as_a_whole() {
    let next = NextTier {
        tier: "良好级".to_owned(),
        distance: "3.8".parse().unwrap(),
        steps: vec![("2.1.1".into(), "download".into(), "10.8".parse().unwrap())],
        fewest: true,
    };
    insta::assert_snapshot!(explain(
        &sample::assessment(),
        &"330100".into(),
        None,
        Some(&next),
        &view(),
        &sample::Files
    ));
}

#[test]
fn one_indicator_down_to_its_evidence() {
    let explained =
        explain(&sample::assessment(), &"330100".into(), Some(&"1.1".into()), None, &view(), &sample::Files);
    assert!(!explained.contains('\u{1b}'));
    insta::assert_snapshot!(explained);
}

#[test]
fn without_the_files_places_are_still_named() {
    let explained = explain(
        &sample::assessment(),
        &"350200".into(),
        Some(&"1".into()),
        None,
        &View::new(Lang::En, false, 90),
        &NoSources,
    );
    insta::assert_snapshot!(explained);
}

#[test]
fn a_leaf_without_evidence_and_a_planned_one() {
    let assessment = sample::assessment();
    let explained =
        |leaf: &str| explain(&assessment, &"xpcc".into(), Some(&leaf.into()), None, &view(), &sample::Files);
    insta::assert_snapshot!(explained("2.1.1"));
    assert!(explained("8").contains("还没有检查"));
}

#[test]
fn a_veto_is_said_at_the_head() {
    let explained = explain(&sample::assessment(), &"440300".into(), None, None, &view(), &sample::Files);
    assert!(explained.contains("一票否决：1.1.2 常态化考核机制"), "{explained}");
}

#[test]
fn what_is_not_there_is_said() {
    let assessment = sample::assessment();
    let of = |subject: &str, leaf: &str| {
        explain(&assessment, &subject.into(), Some(&leaf.into()), None, &view(), &NoSources)
    };
    assert_eq!(of("999", "1"), "这次评估里没有 999\n");
    assert_eq!(of("330100", "9.9"), "指标体系里没有指标 9.9\n");
}

#[test]
fn a_tier_out_of_reach_is_said() {
    let next =
        NextTier { tier: "卓越级".to_owned(), distance: "9".parse().unwrap(), steps: Vec::new(), fewest: false };
    let shown = explain(&sample::assessment(), &"330100".into(), None, Some(&next), &view(), &NoSources);
    assert!(shown.contains("到卓越级还差 9.00 分，评分点全部满足也达不到"), "{shown}");
}

#[test]
fn a_veto_among_the_bonuses_adds_nothing_to_full_marks() {
    let mut assessment = sample::assessment();
    let head = |assessment: &Assessment| {
        explain(assessment, &"330100".into(), None, None, &view(), &NoSources).lines().nth(1).unwrap().to_owned()
    };
    assert!(head(&assessment).contains("/ 100+10"), "{}", head(&assessment));
    let leaf = assessment.definition.tree.nodes.get_mut(&"8".into()).unwrap().leaf.as_mut().unwrap();
    leaf.kind = Kind::Veto { node: IndicatorId::root(), score: Number::zero(), tier: None };
    assert!(head(&assessment).contains("/ 100 "), "{}", head(&assessment));
}

#[test]
fn a_line_on_which_two_frames_of_a_call_chain_stand_is_printed_once() {
    let mut assessment = sample::assessment();
    let at =
        |line: usize, column: usize| RulePlace { file: "lib/dates.rhai".into(), line, column, span: (0..1).into() };
    let error = RuleError {
        message: Message::new("heng::rule::of_nothing"),
        chain: vec![at(3, 20), at(3, 9), at(7, 5), at(3, 9)],
        evidence: None,
    };
    let leaf = assessment.subjects[2].judgements.leaves.get_mut(&"1.1.2".into()).unwrap();
    leaf.verdict = Verdict::Error { errors: vec![error] };
    let shown = explain(&assessment, &"330100".into(), Some(&"1.1.2".into()), None, &view(), &NoSources);
    let lines: Vec<&str> = shown.lines().filter_map(|line| line.split_once("lib/dates.rhai:")).map(|at| at.1).collect();
    assert_eq!(lines, ["3", "7", "3"], "{shown}");
}
