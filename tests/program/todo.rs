//! What is still to be collected, as collectors ask for it.

use std::sync::Arc;

use heng_files::Folder;
use serde_json::Value;

use crate::heng::{heng, project};
use crate::small::Small;

const FILES: [(&str, &str); 13] = [
    ("heng.yaml", "methodology: rules\nbundles: bundles/*\n"),
    (
        "rules/methodology.yaml",
        "heng: 1
id: collect
name: 采集
assessed_on: 2024-11-30
cohorts:
  province: { name: 省级, where: { level: province } }
  city: { name: 城市, where: { level: city } }
indicators:
  \"1\": { name: 管理, weight: 60 }
  \"1.2\": { weight: 30 }
  \"1.10\": { weight: 30 }
  \"2\": { weight: 20 }
  \"3\": { weight: 20, planned: true, name: 待建的 }
",
    ),
    (
        "rules/subjects.yaml",
        "\"330000\": { name: 浙江省, level: province }
\"330100\": { name: 杭州市, level: city }
\"350200\": { name: 厦门市, level: city }
\"350100\": { name: 福州市, level: city }
\"370100\": { name: 济南市, level: city }
",
    ),
    (
        "rules/checks/1.2-group/indicator.yaml",
        "name: 领导小组
evidence:
  documents/group/*: { what: 成立领导小组的通知, max_age: 12 months }
  documents/results/*: 考核结果的通报
rubric:
  group: { points: 100, text: 设立领导小组 }
",
    ),
    (
        "rules/checks/1.2-group/check.rhai",
        "//! 有没有领导小组。

fn check(bundle, params) {
    judge(\"group\", !bundle.documents(\"documents/group/*\").is_empty());
}
",
    ),
    (
        "rules/checks/1.10-letters/indicator.yaml",
        "name: 来信
evidence:
  tables/letters.csv: { what: 测试信件, columns: [编号, 提问日期], max_age: 6 months }
  tables/sets.json: { what: 数据集清单, columns: [名称] }
  pages/**: 首页和各栏目的快照
rubric:
  letters: { points: 100, text: 有来信 }
",
    ),
    (
        "rules/checks/1.10-letters/check.rhai",
        "//! 有没有来信。

fn check(bundle, params) {
    judge(\"letters\", bundle.table(\"tables/letters.csv\").rows.len() > 0);
}
",
    ),
    (
        "rules/checks/2-cloud/indicator.yaml",
        "name: 政务云
applies_to: { level: [city] }
observations:
  cloud: { ask: 建到哪一步？, values: [none, started, complete], coders: 2, where: documents/group/* }
  app: { ask: 手机上能登录吗？ }
  door: { ask: 大厅几点关门？, values: [五点, 六点] }
  seal: { ask: 公示了吗？ }
rubric:
  cloud: { points: 100, text: 建设政务云, states: { none: 0, started: 0.5, complete: 1 }, from: cloud }
",
    ),
    ("bundles/zhejiang/bundle.yaml", "subject: \"330000\"\n"),
    ("bundles/hangzhou/bundle.yaml", GOOD),
    ("bundles/hangzhou/data/observations.yaml", CODED),
    ("bundles/xiamen/bundle.yaml", BAD),
    ("bundles/xiamen/data/observations.yaml", OPEN),
];

const GOOD: &str = "subject: \"330100\"
files:
  documents/group/a.txt: { captured_at: 2023-11-30 }
  tables/letters.csv: { captured_at: 2024-11-30 }
  tables/sets.json: { captured_at: 2020-01-01 }
  pages/home.html: { captured_at: 2024-11-01 }
absent:
  - { evidence: \"documents/results/*\", searched: 站内检索“通报”, by: 编码员甲, on: 2024-11-12 }
";
const CODED: &str = "\"2\":
  cloud:
    codings:
      - { value: started, by: 甲 }
      - { value: complete, by: 乙 }
    settled: { value: complete, by: 丙, where: documents/group/a.txt, quote: 成立 }
  app: { codings: [ { value: 是, by: 甲 } ] }
  door: { codings: [ { value: 五点, by: 甲 }, { value: 五点, by: 乙 } ] }
  seal: { codings: [ { value: 否 } ] }
";
const BAD: &str = "subject: \"350200\"
files:
  documents/group/old.txt: { captured_at: 2023-11-29 }
  documents/group/older.txt: { captured_at: 2023-11-29 }
  documents/group/late.txt: { captured_at: 2024-12-01 }
  documents/gone.txt: { captured_at: 2024-11-01 }
  tables/letters.csv: { captured_at: 2024-05-29 }
  tables/sets.json: { captured_at: 2024-11-01 }
";
const OPEN: &str = "\"2\":
  cloud: { codings: [ { value: started, by: 甲 } ] }
  app: { codings: [ { value: 是, by: 甲 }, { value: 否, by: 乙 } ] }
  door: { codings: [ { value: 七点, by: 甲 } ] }
  seal: { codings: [ { value: 是, by: 甲, where: documents/group/old.txt, quote: 已经公示 } ] }
  aware: { codings: [ { value: 是, by: 甲 } ] }
";

/// `编号,日期` and a row, in GBK.
const LETTERS: [u8; 13] = [0xb1, 0xe0, 0xba, 0xc5, b',', 0xc8, 0xd5, 0xc6, 0xda, b'\n', b'1', b',', b'2'];

fn collecting() -> Small {
    let small = Small::of(&FILES);
    for (path, text) in [
        ("hangzhou/data/documents/group/a.txt", "关于成立领导小组的通知"),
        ("hangzhou/data/tables/letters.csv", "编 号,提问日期\n1,2024-11-01\n"),
        ("hangzhou/data/tables/sets.json", "[{\"名称\": \"公交站点\"}]"),
        ("hangzhou/data/pages/home.html", "<p>首页"),
        ("xiamen/data/documents/group/old.txt", "通知"),
        ("xiamen/data/documents/group/older.txt", "通知"),
        ("xiamen/data/documents/group/late.txt", "通知"),
        ("xiamen/data/documents/group/undated.txt", "通知"),
        ("xiamen/data/documents/result/a.txt", "通报"),
        ("xiamen/data/tables/sets.json", "{\"名称\": 1}"),
    ] {
        small.write(&format!("bundles/{path}"), text);
    }
    small.write("bundles/xiamen/data/tables/letters.csv", LETTERS);
    small.write("bundles/xiamen/data/pages/logo.png", [0x89, b'P', b'N', b'G', 0, 0, 0]);
    small
}

fn todo(small: &Small, more: &[&str]) -> crate::heng::Ran {
    small.heng(&[&["bundle", "todo"], more].concat())
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn of_several_subjects_it_is_how_much_there_is_to_do() {
    let small = collecting();
    let ran = todo(&small, &[]);
    assert_eq!((ran.status, ran.errors.as_str()), (0, ""));
    insta::assert_snapshot!(ran.out);
    let everything = todo(&small, &["-v"]);
    assert!(everything.out.starts_with(ran.out.split("\n\n").next().unwrap()), "{}", everything.out);
    for name in ["浙江省  证据包 zhejiang", "杭州市  证据包 hangzhou", "厦门市  证据包 xiamen"] {
        assert!(everything.out.contains(name) && !ran.out.contains(name), "{name}");
    }
    assert!(!todo(&small, &["--cohort", "省级"]).out.contains("杭州市"));
    assert_eq!(todo(&small, &["-q"]).out, "");
}

#[test]
fn what_is_wrong_is_said_with_what_to_do() {
    let small = collecting();
    let chinese = todo(&small, &["--subject", "厦门市"]);
    assert_eq!((chinese.status, chinese.errors.as_str()), (0, ""));
    insta::assert_snapshot!(chinese.out);
    insta::assert_snapshot!(todo(&small, &["--subject", "350200", "--lang", "en"]).out);
}

#[test]
fn what_is_done_is_counted_and_shown_only_when_asked_for() {
    let small = collecting();
    insta::assert_snapshot!(todo(&small, &["bundles/hangzhou"]).out);
    insta::assert_snapshot!(todo(&small, &["bundles/hangzhou", "-v"]).out);
}

#[test]
fn a_subject_without_a_bundle_is_named_and_may_be_asked_about() {
    let small = collecting();
    let ran = todo(&small, &["--subject", "福州市"]);
    insta::assert_snapshot!(ran.out);
    // The same as of an empty new bundle, but for the bundle.
    small.write("bundles/new/bundle.yaml", "subject: \"350100\"\n");
    let new = todo(&small, &["bundles/new"]);
    assert_eq!((new.status, new.errors.as_str()), (0, ""));
    let list = |out: &str| out.split_once('\n').unwrap().1.to_owned();
    assert_eq!(list(&new.out), list(&ran.out));
    // A bundle need not be one of the project's.
    small.write("elsewhere/bundle.yaml", "subject: \"350100\"\n");
    assert_eq!(list(&todo(&small, &["elsewhere"]).out), list(&ran.out));
}

#[test]
fn an_empty_new_bundle_gives_exactly_what_the_methodology_asks_for() {
    let rules = project().join("rules/csc-2024");
    let methodology = heng_methodology::load(Arc::new(Folder::open(&rules).unwrap())).methodology.unwrap();
    let folder = tempfile::tempdir().unwrap();
    for subject in &methodology.definition.subjects {
        std::fs::write(folder.path().join("bundle.yaml"), format!("subject: \"{}\"\n", subject.id)).unwrap();
        let arguments = ["bundle", "todo", "-f", "json", "-m", rules.to_str().unwrap()];
        let ran = heng(arguments.into_iter().chain([folder.path().to_str().unwrap()]));
        assert_eq!((ran.status, ran.errors.as_str()), (0, ""));
        let document = json(&ran.out);
        let subjects = document["subjects"].as_array().unwrap();
        assert_eq!(subjects.len(), 1);
        let mut listed = Vec::new();
        for indicator in subjects[0]["indicators"].as_array().unwrap() {
            for (kind, state) in [("evidence", "missing"), ("observations", "uncoded")] {
                for one in indicator[kind].as_array().into_iter().flatten() {
                    assert_eq!(one["state"]["is"], state);
                    listed.push((indicator["indicator"].as_str().unwrap().to_owned(), one["wanted"].clone()));
                }
            }
        }
        let mut wanted = Vec::new();
        for (node, leaf) in methodology.definition.tree.leaves().filter(|(_, leaf)| leaf.applies_to.admits(subject)) {
            let evidence = leaf.evidence.iter().map(|one| serde_json::to_value(one).unwrap());
            let observations = leaf.observations.iter().map(|one| serde_json::to_value(one).unwrap());
            wanted.extend(evidence.chain(observations).map(|one| (node.id.to_string(), one)));
        }
        assert!(wanted.len() >= 18);
        assert_eq!(listed, wanted, "{}", subject.name);
        assert_eq!(subjects[0]["tally"]["wanted"], wanted.len());
        assert_eq!(subjects[0]["tally"]["done"], 0);
    }
}

#[test]
fn the_order_is_that_of_the_tree_and_what_does_not_apply_is_not_asked() {
    let small = collecting();
    let document = json(&todo(&small, &["-f", "json"]).out);
    let indicators = |subject: usize| -> Vec<String> {
        let indicators = document["subjects"][subject]["indicators"].as_array().unwrap();
        indicators.iter().map(|one| one["indicator"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(indicators(0), ["1.2", "1.10"]);
    assert_eq!(indicators(1), ["1.2", "1.10", "2"]);
    assert_eq!(document["planned"], serde_json::json!(["3"]));
    let narrow = json(&todo(&small, &["-f", "json", "--indicator", "1.10", "--subject", "浙江省"]).out);
    assert_eq!(narrow["subjects"].as_array().unwrap().len(), 1);
    assert_eq!(narrow["subjects"][0]["tally"]["wanted"], 3);
    assert!(narrow.get("planned").is_none());
}

#[test]
fn no_check_runs_and_a_script_that_is_broken_is_nobodys_concern() {
    let small = collecting();
    let whole = todo(&small, &[]).out;
    small.write("rules/checks/1.2-group/check.rhai", "fn check(bundle, params) { loop { }");
    let ran = todo(&small, &[]);
    assert_eq!((ran.status, ran.out, ran.errors.as_str()), (0, whole, ""));
    assert!(!small.path("out").exists());
}

#[test]
fn a_bundle_that_cannot_be_read_ends_with_4_and_hides_no_other() {
    let small = collecting();
    small.write("bundles/stranger/bundle.yaml", "subject: \"999999\"\n");
    small.write("bundles/again/bundle.yaml", "subject: \"330000\"\n");
    small.replace("bundles/hangzhou/bundle.yaml", "captured_at: 2024-11-01", "captured_on: 2024-11-01");
    small.replace("bundles/xiamen/data/observations.yaml", "value: 七点", "valu: 七点");
    let ran = todo(&small, &[]);
    assert_eq!(ran.status, 4);
    insta::assert_snapshot!(ran.errors);
    assert!(ran.out.contains("杭州市") && ran.out.contains("厦门市"), "{}", ran.out);
    assert!(!ran.out.contains("浙江省"), "it has two bundles: {}", ran.out);
}

#[test]
fn nothing_to_do_and_a_broken_methodology_are_errors() {
    let small = collecting();
    let mut said = String::new();
    for typed in [
        &["--subject", "杭州市", "--cohort", "省级"][..],
        &["bundles/hangzhou", "--subject", "福州市"],
        &["--indicator", "3"],
        &["--indicator", "2", "--cohort", "省级"],
        &["--subject", "杭洲市"],
        &["没有这个文件夹"],
    ] {
        let ran = todo(&small, typed);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{typed:?}");
        said.push_str(&format!("$ heng bundle todo {}\n{}\n", typed.join(" "), ran.errors));
    }
    std::fs::remove_dir_all(small.path("bundles")).unwrap();
    let ran = todo(&small, &[]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    said.push_str(&format!("$ heng bundle todo\n{}\n", ran.errors));
    insta::assert_snapshot!(said);
    assert_eq!(todo(&small, &["--subject", "杭州市"]).status, 0, "there is much to do");
    small.replace("rules/methodology.yaml", "weight: 60", "wieght: 60");
    let ran = todo(&small, &["--subject", "杭州市"]);
    assert_eq!((ran.status, ran.out.as_str()), (3, ""));
    assert!(ran.errors.contains("wieght"), "{}", ran.errors);
}
