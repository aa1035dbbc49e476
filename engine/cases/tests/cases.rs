//! Cases are read, judged and held as they are written.

#![allow(clippy::unwrap_used, reason = "what a test builds on must be there")]

use std::collections::BTreeSet;
use std::sync::Arc;

use heng_cases::Fault::{Missing, Noisy};
use heng_cases::{Fault, Options, Snapped, Suite, Tested, test};
use heng_files::Memory;
use heng_methodology::{Methodology, load};
use heng_script::Rulebook;

const METHODOLOGY: [(&str, &str); 4] = [
    (
        "methodology.yaml",
        "heng: 1\nid: small\nname: 小\nassessed_on: 2024-11-30\nindicators:\n  \"1\": { weight: 100 }\n",
    ),
    (
        "subjects.yaml",
        "\"330100\": { code: \"330100\", name: 杭州市, names: [杭州], level: city }\n\"330000\": { code: \"330000\", name: 浙江省, level: province }\n",
    ),
    (
        "checks/1-a/indicator.yaml",
        "name: 甲
evidence:
  pages/*.html: 网页
  documents/a.txt: 通知
params:
  least: 2
  word: 规划
  recent: 12 months
rubric:
  count:  { points: 50, text: 够多 }
  share:  { points: 30, text: 都有这个词 }
  dated:  { points: 20, text: 近一年, states: { none: 0, old: 0.5, recent: 1 } }
",
    ),
    (
        "checks/1-a/check.rhai",
        "//! 甲。

fn check(bundle, params) {
    if bundle.subject.level == \"province\" { not_applicable(\"省不算\"); }
    let pages = bundle.pages(\"pages/*.html\");
    judge(\"count\", pages.len() >= params.least).because(`${pages.len()} 页`);
    grade(\"share\", pages.share(|page| page.says(params.word)));
    let notice = bundle.document(\"documents/a.txt\");
    grade(\"dated\", if notice.date.within(params.recent, bundle.assessed_on) { \"recent\" } else { \"old\" });
    note(bundle.subject.name);
}
",
    ),
];

fn methodology(cases: &str) -> (Methodology, Memory) {
    let mut files: Memory = METHODOLOGY.iter().copied().collect();
    files.insert("checks/1-a/cases.md", cases.as_bytes()).unwrap();
    let loaded = load(Arc::new(files.clone()));
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    (loaded.methodology.unwrap(), files)
}

fn codes() -> BTreeSet<String> {
    ["unmet", "partly", "stale", "missing_evidence", "note"].map(|code| format!("heng::finding::{code}")).into()
}

/// Every case of the text, run.
fn run(cases: &str) -> (Suite, Vec<Tested>) {
    let (methodology, files) = methodology(cases);
    let suite = Suite::read(&methodology, &files, &codes());
    assert!(suite.diagnostics.is_empty(), "{:#?}", suite.diagnostics);
    let definition = Arc::new(methodology.definition);
    let rulebook = Rulebook::compile(definition, &methodology.scripts, &methodology.libraries);
    let options = Options { threads: Some(1), abort: Arc::default(), done: &|_, _| () };
    let all = test(&suite, &rulebook, &files, &options).unwrap();
    (suite, all)
}

/// The codes of mistakes, with what stands at their places.
fn mistakes(cases: &str) -> Vec<(String, String)> {
    let (methodology, files) = methodology(cases);
    let suite = Suite::read(&methodology, &files, &codes());
    let told = suite.diagnostics.iter().map(|problem| {
        let label = &problem.labels[0];
        (problem.message.code.replace("heng::cases::", ""), label.source.text[label.span.range()].to_owned())
    });
    told.collect()
}

fn faults(all: &[Tested]) -> Vec<Vec<Fault>> {
    all.iter().map(|one| one.ran.failures.iter().map(|failure| failure.fault).collect()).collect()
}

const PAGES: &str = "```pages/a.html\n<p>规划</p>\n```\n```pages/b.html\n<p>财政</p>\n```\n";
const NOTICE: &str = "```documents/a.txt\n2024年3月1日\n```\n";

#[test]
fn words_of_both_languages_mean_the_same() {
    let (_, all) = run(&format!(
        "# 头\n{PAGES}{NOTICE}
## 中文
对象： 杭州
期望：count 满足
期望: share 部分满足 1/2
期望: dated recent
期望: 得分 85.00
期望: 发现 partly
期望: 没有发现 unmet
## english
subject: 330100
expect: count met
expect: share 1/2
expect: share 0.5
expect: share 50%
expect: dated recent
expect: scored 85
expect: finding heng::finding::partly
expect: no finding stale
## 省
对象: 浙江省
期望: 不适用
期望: count 不适用
"
    ));
    assert_eq!(faults(&all), [vec![], vec![], vec![]]);
    assert!(all.iter().all(|one| one.snapped == Snapped::New && !one.pending));
}

#[test]
fn expectations_are_exact() {
    let (_, all) = run(&format!(
        "{PAGES}{NOTICE}
## 数不同，比例相同
期望: share 2/4
## 低了
期望: count 未满足
## 高了
期望: share 满足
## 另一档
期望: dated old
## 缺
期望: share 证据缺失
## 分数
期望: 得分 85.01
## 没有
期望: 发现 unmet
## 有
期望: 没有发现 partly
"
    ));
    let wanted = [Noisy, Missing, Noisy, Missing, Missing, Noisy, Missing, Noisy].map(|fault| vec![fault]);
    assert_eq!(faults(&all), wanted);
    let rule = all[1].ran.failures[0].rule.as_ref().unwrap();
    assert_eq!((&*rule.file, rule.line), ("checks/1-a/check.rhai", 6));
}

#[test]
fn a_case_has_its_own_parameters_date_and_files() {
    let (suite, all) = run(&format!(
        "评估日期: 2026-01-01\n{PAGES}{NOTICE}
## 照文件头
期望: dated old
## 自己的
评估日期: 2024-12-31
参数: {{ least: 3, word: 财政 }}
参数: {{ recent: 10 months }}
期望: count 未满足
期望: share 2/2
期望: dated recent
```pages/a.html gbk
<meta charset=gbk><p>财政</p>
```
"
    ));
    assert_eq!(faults(&all), [vec![], vec![]]);
    let files = &suite.checks[0].cases[1].files;
    assert!(files.get("data/pages/a.html").unwrap().windows(4).any(|bytes| bytes == [0xb2, 0xc6, 0xd5, 0xfe]));
    assert!(files.get("data/pages/b.html").is_some());
}

#[test]
fn a_table_makes_variants() {
    let (suite, all) = run(&format!(
        "{PAGES}
## 变体
期望: count 满足
```documents/a.txt
{{{{日期}}}}
```
| 变体 | {{{{日期}}}} | 评估日期 | 对象 | 期望 dated | 期望 |
| --- | --- | --- | --- | --- | --- |
| 近 | 2024年3月1日 |  | 杭州市 | recent | 得分 85.00；share 1/2 |
| 远 | 2022年3月1日 |  |  | old | |
| 日期不同 | 2022年3月1日 | 2022-04-01 |  | recent | |
| 空着 | | | | missing | |

## 参数
{NOTICE}
| least | word | expect count |
| --- | --- | --- |
| 2 | a\\|b | met |
| 3 | 规划 | unmet |
"
    ));
    assert_eq!(faults(&all), [const { Vec::new() }; 6]);
    let names: Vec<&str> = suite.checks[0].cases.iter().map(|case| case.name.as_str()).collect();
    assert_eq!(
        names,
        ["变体--近", "变体--远", "变体--日期不同", "变体--空着", "参数--least-2-word-a-b", "参数--least-3-word-规划"]
    );
    assert_eq!(suite.checks[0].cases[5].params.len(), 2);
}

#[test]
fn windows_line_ends_change_nothing() {
    let text = format!("{PAGES}{NOTICE}\n## 案例\n期望: count 满足\n");
    let (_, unix) = run(&text);
    let (_, windows) = run(&format!("\u{feff}{}", text.replace('\n', "\r\n")));
    assert_eq!(unix[0].ran.body.text, windows[0].ran.body.text);
    assert!(unix[0].ran.body.text.contains("cites: documents/a.txt:1:1"), "{}", unix[0].ran.body.text);
}

#[test]
fn names_of_snapshots_are_unique() {
    let (suite, _) =
        run("## A/B？\n期望: 证据缺失\n## a b\n期望: 证据缺失\n## ……\n期望: 证据缺失\n## CON\n期望: 证据缺失\n");
    let names: BTreeSet<&str> = suite.checks[0].cases.iter().map(|case| case.name.as_str()).collect();
    assert_eq!(names.len(), 4);
    assert!(names.contains("a-b") && !names.contains("con"), "{names:?}");
}

#[test]
fn every_mistake_has_its_place() {
    let of = |text: &str| mistakes(&format!("## 甲\n{text}\n期望: count 满足\n"));
    let one = |code: &str, place: &str| vec![(code.to_owned(), place.to_owned())];
    assert_eq!(of("expct: count met"), one("unknown_key", "expct"));
    assert_eq!(of("期望 share 满足"), one("no_colon", "期望"));
    assert_eq!(of("期望:"), one("no_value", "期望"));
    assert_eq!(of("期望: conut 满足"), one("unknown_expectation", "conut 满足"));
    assert_eq!(of("期望: count 满意"), one("unknown_state", "count 满意"));
    assert_eq!(of("期望: count"), one("criterion_alone", "count"));
    assert_eq!(of("期望: 得分"), one("incomplete", "得分"));
    assert_eq!(of("期望: 得分 很高"), one("not_a_number", "得分 很高"));
    assert_eq!(of("期望: share 部分满足"), one("partly_alone", "share 部分满足"));
    assert_eq!(of("期望: share 3/2"), one("not_a_ratio", "share 3/2"));
    assert_eq!(of("期望: 没有发现 unmett"), one("unknown_finding", "没有发现 unmett"));
    assert_eq!(of("对象: 杭洲市"), one("unknown_subject", "杭洲市"));
    assert_eq!(of("评估日期: 去年"), one("not_a_date", "去年"));
    assert_eq!(of("对象: 杭州\n对象: 杭州"), one("twice", "对象"));
    assert_eq!(of("参数: { laest: 1 }"), one("unknown_param", "laest"));
    assert_eq!(of("参数: { least: 很多 }"), one("param_of_other_kind", "很多"));
    assert_eq!(of("参数: { least: [1 }").len(), 1);
    assert_eq!(of("```../a.txt\n```"), one("bad_path", "../a.txt"));
    assert_eq!(of("```/etc/passwd\n```"), one("bad_path", "/etc/passwd"));
    assert_eq!(of("```data/pages/a.html\n```"), one("path_with_data", "data/pages/a.html"));
    assert_eq!(of("```documents/a.pdf\n```"), one("binary", "documents/a.pdf"));
    assert_eq!(of("```pages/a.html gkb\n```"), one("unknown_encoding", "gkb"));
    assert_eq!(of("```pages/a.html gbk\n😀\n```"), one("unmappable", "pages/a.html"));
    assert_eq!(of("```pages/a.html\n```\n```pages/a.html\n```"), one("twice", "pages/a.html"));
    assert_eq!(of("| least |\n| 2 |"), one("table_without_rule", "| least |"));
    assert_eq!(of("| laest |\n|---|\n| 2 |"), one("unknown_column", "laest"));
    assert_eq!(of("| {{x}} |\n|---|\n| 2 |"), one("placeholder_nowhere", "{{x}}"));
    assert_eq!(of("| least |\n|---|\n| 2 | 3 |"), one("table_row", "| 2 | 3 |"));
    assert_eq!(of("| least |\n|---|\n| 2 |\n| 2 |"), one("variant_twice", "| 2 |"));
    assert_eq!(mistakes("## 甲\n期望: count 满足\n```pages/a.html\n"), one("open_block", "```pages/a.html"));
    let nested = "## 甲\n期望: count 满足\n```pages/a.html\n```pages/b.html\n```\n";
    assert_eq!(mistakes(nested), one("block_within_block", "```pages/b.html"));
    assert_eq!(mistakes("## 甲\n"), one("no_expectation", "甲"));
    assert_eq!(mistakes("期望: count 满足\n## 甲\n期望: count 满足\n"), one("expect_before_cases", "count 满足"));
    assert_eq!(mistakes("## 甲\n期望: count 满足\n## 甲\n期望: count 满足\n"), one("title_twice", "甲"));
    assert_eq!(mistakes("# 头\n"), one("no_case", ""));
    assert_eq!(of("> 期望 这是说明\n普通的一段话。\n- 一条: 说明\n```text\n期望: x\n```\n<!-- 期望: y -->"), vec![]);
}
