//! What collectors did not bring, and what they brought where nobody looks for it.

use heng_model::{Message, Severity};

use crate::folder::{Evidence, Rules};

const LEAF: &str = "name: 叶
evidence:
  t.csv: { what: 表, columns: [项目, 金额] }
  notices/*: 公告
observations:
  aware: { ask: 知道吗？, values: [是, 否] }
rubric:
  x: { points: 100, text: 某事 }
";

fn said(evidence: Evidence) -> Vec<(String, Option<String>)> {
    let rules = Rules::new("indicators:\n  a: { weight: 100 }\n").check(
        "a",
        LEAF,
        "    judge(\"x\", bundle.table(\"t.csv\").rows.len() > 0);",
    );
    let results = rules.run(&[evidence]);
    let judgements = &results.of("甲").judgements;
    let remarks = judgements.remarks.iter().chain(&judgements.leaves[&"a".into()].remarks);
    let ours = remarks.filter(|remark| remark.message.code.starts_with("heng::evidence"));
    let named = |message: &Message| {
        ["indicator", "id", "pattern"].iter().rev().find_map(|name| message.text(name)).map(str::to_owned)
    };
    ours.map(|remark| {
        assert_eq!(remark.severity, Severity::Warning);
        assert!(remark.origin.is_some());
        (remark.message.code.rsplit("::").next().unwrap().to_owned(), named(&remark.message))
    })
    .collect()
}

#[test]
fn what_was_asked_for_and_is_there_goes_unsaid() {
    let bundle = Evidence::of("甲").with("t.csv", "项 目,金额（元）,金额\n路,1,1\n");
    let bundle = bundle.with("observations.yaml", "a:\n  aware: { codings: [{ value: 是, by: 甲 }] }\n");
    assert_eq!(said(bundle), []);
    let absent = "absent:\n  - { evidence: \"notices/*\", by: 甲, on: 2024-11-01 }\n";
    assert_eq!(said(Evidence::of("甲").known(absent).with("t.csv", "项目,金额\n路,1\n")), []);
}

#[test]
fn columns_that_are_lacking_and_things_that_nobody_asked_for() {
    let absent = "absent:\n  - { evidence: notice.html, by: 甲, on: 2024-11-01 }\n";
    let codings =
        "a:\n  awear: { codings: [{ value: 是, by: 甲 }] }\nb:\n  aware: { codings: [{ value: 是, by: 甲 }] }\n";
    let bundle = Evidence::of("甲").known(absent).with("t.csv", "项目\n路\n").with("observations.yaml", codings);
    let mut said = said(bundle);
    said.sort();
    let pair = |code: &str, name: Option<&str>| (code.to_owned(), name.map(str::to_owned));
    let wanted = [
        pair("absence_of_nothing", Some("notice.html")),
        pair("coding_of_no_indicator", Some("b")),
        pair("coding_of_nothing", Some("awear")),
        pair("column_absent", None),
    ];
    assert_eq!(said, wanted);
}
