use super::*;
use crate::catalogue::Lang;
use crate::sample;
use crate::view::NoSources;
use heng_model::assessment::NormaliserParameters;
use heng_model::indicator::Kind;
use heng_model::judgement::{Measure, RuleError, Verdict};
use heng_model::normalise::{Direction, Normalisation, Normaliser};
use heng_model::trail::{RulePlace, Trail};
use heng_model::{Message, Outcome};

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
    let leaf = assessment.subjects[2].judgements.leaves.get_mut(&"1.1.2".into()).map(std::sync::Arc::make_mut).unwrap();
    leaf.verdict = Verdict::Error { errors: vec![error] };
    let shown = explain(&assessment, &"330100".into(), Some(&"1.1.2".into()), None, &view(), &NoSources);
    let lines: Vec<&str> = shown.lines().filter_map(|line| line.split_once("lib/dates.rhai:")).map(|at| at.1).collect();
    assert_eq!(lines, ["3", "7", "3"], "{shown}");
}

/// The sample with 1.1.2 measured for 杭州: 4, which scored 40 and cost 12 points, 2 of them behind the gate of 8.
fn measured(method: Normaliser, direction: Direction) -> Assessment {
    let mut assessment = sample::assessment();
    let id = IndicatorId::from("1.1.2");
    let parameters = NormaliserParameters { n: 3, min: Some((-6).into()), max: Some((-1).into()) };
    assessment.normalisers.insert(id.clone(), parameters);
    let nodes = &mut assessment.definition.tree.nodes;
    nodes.get_mut(&"8".into()).unwrap().gate = Some(80.into());
    let normalisation = Normalisation { measure: "days".into(), direction, method };
    nodes.get_mut(&id).unwrap().leaf.as_mut().unwrap().kind = Kind::Measured(normalisation);
    let result = &mut assessment.subjects[2];
    let judgement = result.judgements.leaves.get_mut(&id).map(std::sync::Arc::make_mut).unwrap();
    judgement.verdict = Verdict::Judged { criteria: Vec::new() };
    let measure = Measure { value: 4.into(), share: None, trail: Trail::default(), stale: Vec::new() };
    judgement.measures.insert("days".to_owned(), measure);
    let node = result.card.nodes.get_mut(&id).unwrap();
    node.criteria.clear();
    (node.outcome, node.score, node.points_lost) = (Outcome::Scored, Some(40.into()), Some(12.into()));
    node.behind_gates = [("8".into(), 2.into())].into();
    (result.card.index.base, result.card.index.bonus) = (Some(71.into()), [("8".into(), 0.into())].into());
    assessment
}

fn of_measured(method: Normaliser, direction: Direction, lang: Lang) -> String {
    let assessment = measured(method, direction);
    let view = View::new(lang, false, 150);
    explain(&assessment, &"330100".into(), Some(&"1.1.2".into()), None, &view, &NoSources)
}

#[test]
fn the_step_from_a_measure_to_its_score_is_shown_and_stands_among_what_was_lost() {
    let minmax = Normaliser::Minmax { lower: 0.into(), upper: 100.into() };
    insta::assert_snapshot!(of_measured(minmax, Direction::Lower, Lang::Zh));
    let raised = Normaliser::Minmax { lower: 10.into(), upper: 90.into() };
    insta::assert_snapshot!(of_measured(raised, Direction::Lower, Lang::En));
}

#[test]
fn every_normaliser_says_how_it_came_to_the_score() {
    let number = |text: &str| text.parse::<Number>().unwrap();
    let said = |method: Normaliser| {
        let shown = of_measured(method, Direction::Higher, Lang::Zh);
        shown.lines().find(|line| line.contains("换算")).unwrap().trim().split(" · ").next().unwrap().to_owned()
    };
    let (from, to, full) = (number("-2"), number("13"), number("90"));
    assert_eq!(
        said(Normaliser::Goalposts { from: from.clone(), to: to.clone(), full: full.clone() }),
        "换算  goalposts：(4 − (-2)) ÷ (13 − (-2)) × 90，截在 0 与 90 之间，得 40.00"
    );
    assert_eq!(
        said(Normaliser::Scaled { from, to, full }),
        "换算  scaled：(4 − (-2)) ÷ (13 − (-2)) × 90，不截断，得 40.00"
    );
    let steps = vec![(number("3"), number("40")), (number("7.5"), number("100"))];
    assert_eq!(
        said(Normaliser::Bands { steps, below: 5.into() }),
        "换算  bands：不到 3 得 5、3 起 40、7.5 起 100；4 得 40.00"
    );
}

#[test]
fn a_bonus_whose_gate_was_not_passed_says_so_in_the_tree() {
    let assessment = measured(Normaliser::Minmax { lower: 0.into(), upper: 100.into() }, Direction::Lower);
    let shown = explain(&assessment, &"330100".into(), None, None, &view(), &NoSources);
    assert!(shown.contains("加分 · 基础分 71.00 没有高于门槛 80，不加"), "{shown}");
    assert!(shown.contains("−12.00"), "{shown}");
}
