use heng_model::judgement::{LeafJudgement, Remark, RuleError, Verdict};
use heng_model::trail::RulePlace;
use heng_model::{Message, Origin, Severity, Span};

use super::*;
use crate::catalogue::Lang;
use crate::sample;
use crate::view::NoSources;

fn view() -> View {
    View::new(Lang::Zh, false, 100)
}

#[test]
fn the_worst_with_evidence_and_rule() {
    insta::assert_snapshot!(findings(&sample::assessment(), &view(), &sample::Files));
}

#[test]
fn without_the_files_everything_is_said_in_words() {
    let view = View { subjects: vec!["330100".into()], ..View::new(Lang::En, false, 90) };
    insta::assert_snapshot!(findings(&sample::assessment(), &view, &NoSources));
}

#[test]
fn one_subject_one_indicator() {
    let view = View { subjects: vec!["350200".into()], indicator: Some("1.1.1".into()), ..view() };
    insta::assert_snapshot!(findings(&sample::assessment(), &view, &sample::Files));
}

#[test]
fn the_same_finding_is_drawn_once() {
    let shown = findings(&sample::assessment(), &View { findings: 50, ..view() }, &sample::Files);
    assert_eq!(shown.matches("grade(\"download\"").count(), 1, "{shown}");
    assert!(!shown.contains("另有"), "{shown}");
}

#[test]
fn a_cohort_leaves_out_the_others() {
    let shown = findings(&sample::assessment(), &View { cohort: Some("province".into()), ..view() }, &sample::Files);
    assert!(shown.contains("新疆生产建设兵团") && !shown.contains("杭州市"), "{shown}");
}

#[test]
fn a_rule_error_is_shown_at_its_line_and_its_callers() {
    let mut assessment = sample::assessment();
    let message = Message::new("heng::rule::none_of_such").with("name", "领导");
    let at = |needle: &str| {
        let start = sample::GROUP_SCRIPT.find(needle).unwrap();
        let file = "checks/1.1.1-leading-group/check.rhai".into();
        RulePlace { file, line: 5, column: 1, span: Span::new(start, start + needle.len()) }
    };
    let evidence = Some(Origin::bytes(&"documents/leading-group/2022-12.txt".into(), 0..6));
    let error = RuleError { message: message.clone(), chain: vec![at("says_any"), at("judge")], evidence };
    let verdict = Verdict::Error { errors: vec![error] };
    assessment.subjects[2].judgements.leaves.insert("1.1.1".into(), LeafJudgement::only(verdict));
    assessment.findings = vec![Finding {
        severity: Severity::Error,
        message,
        subject: Some("330100".into()),
        indicator: Some("1.1.1".into()),
        criterion: None,
        points_lost: None,
        fingerprint: "x".to_owned(),
    }];
    insta::assert_snapshot!(findings(&assessment, &view(), &sample::Files));
}

#[test]
fn a_remark_knows_its_place() {
    let mut assessment = sample::assessment();
    let message = Message::new("heng::finding::no_captured_at").with("file", "documents/leading-group/2022-12.txt");
    let origin = Some(Origin::bytes(&"documents/leading-group/2022-12.txt".into(), 0..6));
    assessment.subjects[2].judgements.remarks =
        vec![Remark { severity: Severity::Note, message: message.clone(), origin }];
    assessment.findings = vec![Finding {
        severity: Severity::Note,
        message,
        subject: Some("330100".into()),
        indicator: None,
        criterion: None,
        points_lost: None,
        fingerprint: "x".to_owned(),
    }];
    let shown = findings(&assessment, &view(), &sample::Files);
    assert!(shown.contains("documents/leading-group/2022-12.txt:1:1"), "{shown}");
    assert!(shown.contains("不知道什么时候采集的"), "{shown}");
}

#[test]
fn no_findings_is_nothing() {
    let mut assessment = sample::assessment();
    assessment.findings.clear();
    assert_eq!(findings(&assessment, &view(), &NoSources), "");
}

#[test]
fn one_missing_file_is_one_finding() {
    let mut assessment = sample::assessment();
    let why = Message::new("heng::finding::missing_file").with("wanted", "pages/*.html").with("nearest", Vec::new());
    let missing = |subject: &str, criterion: &str| Finding {
        severity: Severity::Warning,
        message: Message::new("heng::finding::missing_evidence").with("why", why.clone()),
        subject: Some(subject.into()),
        indicator: Some("2.1.1".into()),
        criterion: Some(criterion.into()),
        points_lost: Some("36".parse().unwrap()),
        fingerprint: format!("{subject}{criterion}"),
    };
    assessment.findings = vec![missing("xpcc", "download"), missing("xpcc", "library"), missing("330100", "library")];
    let shown = findings(&assessment, &view(), &NoSources);
    assert_eq!(shown.matches("heng::finding::missing_evidence").count(), 1, "{shown}");
    assert!(shown.contains("本对象还有 1 个评分点：library") && shown.contains("还有 1 个评估对象：杭州市"), "{shown}");
    assert!(!shown.contains("合计"), "criteria of one leaf do not add up: {shown}");
}

#[test]
fn what_stands_outside_the_denominator_is_to_be_gained_not_lost() {
    let mut assessment = sample::assessment();
    let node = assessment.subjects[4].card.nodes.get_mut(&"1.1.2".into()).unwrap();
    node.criteria[0].counts = false;
    let shown = findings(&assessment, &View { subjects: vec!["350200".into()], ..view() }, &NoSources);
    assert!(shown.contains("总分可增 20.00\u{a0}分") && !shown.contains("少 20.00"), "{shown}");
    let explained = crate::explain(&assessment, &"350200".into(), None, None, &view(), &NoSources);
    assert!(explained.contains("另有 1 个评分点没有计入分母") && !explained.contains("−20.00"), "{explained}");
}

#[test]
fn a_bound_on_findings_hides_no_error() {
    let mut assessment = sample::assessment();
    for number in 0..25 {
        let finding = Finding {
            severity: Severity::Error,
            message: Message::new("heng::rule::none_of_such").with("name", format!("函数{number}号")),
            subject: Some("330100".into()),
            indicator: Some("1.1.1".into()),
            criterion: None,
            points_lost: None,
            fingerprint: String::new(),
        };
        assessment.findings.insert(0, finding);
    }
    let shown = |findings: usize| findings_of(&assessment, findings).matches("函数").count();
    assert_eq!((shown(0), shown(2), shown(22)), (0, MOST_ERRORS, 22));
    let all = findings_of(&assessment, 5);
    assert!(all.contains("另有"), "{all}");
}

fn findings_of(assessment: &Assessment, most: usize) -> String {
    findings(assessment, &View { findings: most, ..view() }, &NoSources)
}
