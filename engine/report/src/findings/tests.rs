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
    assessment.subjects[2].judgements.leaves.insert("1.1.1".into(), LeafJudgement::only(verdict).into());
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
    assessment.findings.retain(|finding| finding.severity != Severity::Error);
    for number in 0..25 {
        let message = Message::new("heng::rule::none_of_such").with("name", format!("函数{number}号"));
        assessment.findings.insert(0, error_of("330100", "1.1.1", message));
    }
    let shown = |findings: usize| findings_of(&assessment, findings).matches("函数").count();
    assert_eq!((shown(0), shown(2), shown(22)), (MOST_ERRORS, MOST_ERRORS, 22));
    let few = findings_of(&assessment, 1);
    let more = few.find("另有 5 处、共 5 条错误没有显示。全部显示：--findings 25").unwrap_or_else(|| panic!("{few}"));
    let lost = few.find("heng::finding::").expect("a finding beside the errors");
    assert!(more < lost, "errors first: {few}");
    assert!(few[lost..].contains("条发现没有显示。全部显示：--findings"), "{few}");
    assert_eq!(few.matches("heng::finding::").count(), 1, "errors take no place of other findings: {few}");
}

#[test]
fn a_broken_rule_comes_before_a_veto_and_a_claim_that_fails() {
    let mut assessment = sample::assessment();
    let veto =
        Message::new("heng::finding::veto").with("why", Message::new("heng::finding::author").with("text", "泄密"));
    let broken = Message::new("heng::rule::none_of_such").with("name", "领导");
    assessment.findings = vec![error_of("330100", "1.1.1", veto), error_of("350200", "1.1.2", broken)];
    let shown = findings_of(&assessment, 5);
    assert!(shown.find("heng::rule::").unwrap() < shown.find("heng::finding::veto").unwrap(), "{shown}");
}

/// Errors of a check: what is said, the subject, the leaf, and what of the script is marked, from the inside outwards.
type Broken<'a> = (Message, &'a str, &'a str, &'a [&'a str]);

fn broken(errors: &[Broken<'_>]) -> Assessment {
    let mut assessment = sample::assessment();
    assessment.findings.clear();
    for (message, subject, leaf, chain) in errors {
        let place = |needle: &&str| {
            let start = sample::GROUP_SCRIPT.find(*needle).unwrap();
            let (line, column) = heng_model::Source::new("x", sample::GROUP_SCRIPT).position(start);
            let file = "checks/1.1.1-leading-group/check.rhai".into();
            RulePlace { file, line, column, span: Span::new(start, start + needle.len()) }
        };
        let error = RuleError { message: message.clone(), chain: chain.iter().map(place).collect(), evidence: None };
        let result = assessment.subjects.iter_mut().find(|result| result.subject.as_str() == *subject).unwrap();
        let planned = || LeafJudgement::only(Verdict::Planned).into();
        let judgement = result.judgements.leaves.entry((*leaf).into()).or_insert_with(planned);
        match &mut std::sync::Arc::make_mut(judgement).verdict {
            Verdict::Error { errors } => errors.push(error),
            verdict => *verdict = Verdict::Error { errors: vec![error] },
        }
        assessment.findings.push(error_of(subject, leaf, message.clone()));
    }
    assessment
}

fn error_of(subject: &str, leaf: &str, message: Message) -> Finding {
    Finding {
        severity: Severity::Error,
        message,
        subject: Some(subject.into()),
        indicator: Some(leaf.into()),
        criterion: None,
        points_lost: None,
        fingerprint: String::new(),
    }
}

#[test]
fn a_place_that_breaks_for_many_is_one_error_whatever_the_numbers() {
    let item = |count: i64| Message::new("heng::rule::no_such_item").with("index", count).with("count", count);
    let assessment = broken(&[
        (item(1), "330100", "1.1.1", &["says_any"]),
        (item(2), "350200", "1.1.1", &["says_any"]),
        (item(2), "350200", "1.1.2", &["says_any"]),
    ]);
    insta::assert_snapshot!(findings(&assessment, &view(), &sample::Files));
}

#[test]
fn two_places_that_break_in_the_same_words_are_two_errors() {
    let none = Message::new("heng::rule::none_of_such").with("name", "领导");
    let assessment = broken(&[
        (none.clone(), "330100", "1.1.1", &["says_any"]),
        (none.clone(), "330100", "1.1.1", &["is_empty"]),
        (none.clone(), "350200", "1.1.1", &["says_any"]),
        (none, "350200", "1.1.1", &["is_empty"]),
    ]);
    let shown = findings(&assessment, &view(), &sample::Files);
    assert_eq!(shown.matches("还有 1 个评估对象：厦门市").count(), 2, "{shown}");
    let places: Vec<&str> = shown.lines().filter_map(|line| line.split_once("check.rhai:")).map(|(_, at)| at).collect();
    assert_eq!(places, ["5:27]", "7:29]"], "{shown}");
}

fn findings_of(assessment: &Assessment, most: usize) -> String {
    findings(assessment, &View { findings: most, ..view() }, &NoSources)
}
