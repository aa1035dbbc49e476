//! `heng new case`: judgements become cases.

use std::path::{Path, PathBuf};

use crate::heng::{Ran, heng, program, project, ran};
use crate::small::Small;

/// A copy of the rules that ship, to write into.
struct Rules {
    root: tempfile::TempDir,
}

impl Rules {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        copy(&project().join("rules/csc-2024"), &root.path().join("rules"));
        Self { root }
    }

    fn folder(&self, check: &str) -> PathBuf {
        self.root.path().join("rules/checks").join(check)
    }

    fn heng(&self, arguments: &[&str]) -> Ran {
        ran(program().current_dir(self.root.path()).args(arguments))
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to.join(entry.file_name()));
        } else {
            std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

/// The last case of a file.
fn last(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let at = text.rfind("\n## ").unwrap() + 1;
    text[at..].to_owned()
}

#[test]
fn judgements_of_real_bundles_become_short_cases_that_pass_at_once() {
    let rules = Rules::new();
    let examples = project().join("examples/csc-2024");
    let examples = examples.to_str().unwrap();
    let out = tempfile::tempdir().unwrap();
    assert_eq!(heng(["check", examples, "-q", "-o", out.path().to_str().unwrap()]).status, 0);
    let results = std::fs::read_to_string(out.path().join("results.json")).unwrap();
    let results: serde_json::Value = serde_json::from_str(&results).unwrap();
    let mut shown = String::new();
    // A page, what people coded beside a document, documents with what is known of them, tables of which every row counts, and
    // reviews: each of a government of its own, some of which are in GBK. With the most lines that each may come to.
    let checks = [
        ("6.1.2", "6.1.2-policy-library", "330100", 18),
        ("2.1.1", "2.1.1-cloud", "330100", 22),
        ("4.2.3", "4.2.3-space", "330100", 24),
        ("1.1.1", "1.1.1-leading-group", "440000", 18),
        ("1.2.2", "1.2.2-key-area-rules", "330100", 36),
        ("4.1.2", "4.1.2-mobile", "350200", 22),
        // One page of a bundle of many files: what is left is all that there is to be found.
        ("4.1.2", "4.1.2-mobile", "650000", 22),
        ("6.3.2", "6.3.2-replies", "110000", 20),
        ("7.1.1", "7.1.1-review-system", "120000", 22),
        ("7.1.2", "7.1.2-good-rate", "330100", 14),
    ];
    for (id, folder, subject, most) in checks {
        let made = rules.heng(&["new", "case", id, "--from", subject, "-m", "rules", "-p", examples, "--accept"]);
        assert_eq!(made.status, 0, "{id}\n{}{}", made.out, made.errors);
        let case = last(&rules.folder(folder).join("cases.md"));
        assert!(case.lines().count() <= most, "{id}: {} lines\n{case}", case.lines().count());
        let tested = rules.heng(&["test", &format!("rules/checks/{folder}"), "--ci"]);
        assert_eq!(tested.status, 0, "{id}\n{}{}{case}", tested.out, tested.errors);
        // What the whole assessment says of that government is what the case expects.
        let of = results["subjects"].as_array().unwrap().iter().find(|one| one["subject"] == subject).unwrap();
        let printed = of["card"]["nodes"][id]["printed"].as_str().unwrap();
        assert!(case.contains(&format!("期望: 得分 {printed}\n")), "{id} of {subject} has {printed}\n{case}");
        shown.push_str(&format!("$ heng new case {id} --from {subject}\n{}\n{case}\n", made.out));
    }
    insta::assert_snapshot!(shown);
}

/// The small project; its bundle of 杭州 says that it is no made-up one.
fn small() -> Small {
    let small = Small::new();
    small.write("bundles/hangzhou/bundle.yaml", "subject: \"330100\"\n");
    let rest: String = (0..100).map(|at| format!("<li><a href=\"{at}.html\">第 {at} 条</a></li>\n")).collect();
    let page = format!(
        "<html><head><title>首页</title></head><body><ul>\n{rest}</ul><h2>政策文件库</h2>\n<p>在线<input type=search></p>\n<script>var a = 1 < 2;</script></body></html>"
    );
    small.write("bundles/hangzhou/data/pages/home.html", page);
    small
}

#[test]
fn evidence_of_a_real_government_is_said_to_be_that() {
    let small = small();
    let made = small.heng(&["new", "case", "1", "--from", "杭州"]);
    assert_eq!(made.status, 0, "{}", made.errors);
    let cases = std::fs::read_to_string(small.path("rules/checks/1-library/cases.md")).unwrap();
    insta::assert_snapshot!(format!("{}\n{cases}", made.out));
    // Its snapshot waits to be looked at.
    let tested = small.heng(&["test", "rules"]);
    assert_eq!(tested.status, 5, "{}", tested.out);
    assert!(tested.out.starts_with("n\n"), "{}", tested.out);
    // A second one has a title of its own.
    let made = small.heng(&["new", "case", "1", "--from", "330100", "--criterion", "search", "--lang", "en"]);
    assert_eq!(made.status, 0, "{}", made.errors);
    let made = small.heng(&["new", "case", "1", "--from", "330100", "--title", "杭州市：得分 100.00", "--accept"]);
    assert_eq!(made.status, 0, "{}", made.errors);
    let cases = std::fs::read_to_string(small.path("rules/checks/1-library/cases.md")).unwrap();
    let titles: Vec<&str> = cases.lines().filter(|line| line.starts_with("## ")).collect();
    assert_eq!(titles, ["## 杭州市：得分 100.00", "## 杭州市: search met", "## 杭州市：得分 100.00 (2)"]);
    assert!(cases.contains("subject: 杭州市\nexpect: search met\n```pages/home.html\n"), "{cases}");
}

#[test]
fn a_page_in_another_encoding_is_written_as_text() {
    let small = small();
    let (page, ..) = encoding_rs::GBK.encode("<meta charset=gbk><h1>政策文件库</h1><h2>领导</h2><input type=search>");
    small.write("bundles/hangzhou/data/pages/home.html", page);
    let made = small.heng(&["new", "case", "1", "--from", "杭州", "--accept"]);
    assert_eq!(made.status, 0, "{}", made.errors);
    let case = last(&small.path("rules/checks/1-library/cases.md"));
    assert!(case.ends_with("```pages/home.html\n<h1>政策文件库</h1><input type=search>\n```\n"), "{case}");
    assert_eq!(small.heng(&["test", "rules", "--ci"]).status, 0);
}

#[test]
fn what_stands_before_the_cases_holds_for_the_new_one_too() {
    let small = small();
    let head =
        "# 案例\n\n评估日期: 2020-01-01\n```pages/home.html\n<h1>别的</h1>\n```\n\n## 空\n期望: library 未满足\n";
    small.write("rules/checks/1-library/cases.md", head);
    let made = small.heng(&["new", "case", "1", "--from", "杭州", "--accept"]);
    assert_eq!(made.status, 0, "{}", made.errors);
    let case = last(&small.path("rules/checks/1-library/cases.md"));
    assert!(case.contains("评估日期: 2024-11-30\n") && case.contains("```pages/home.html\n"), "{case}");
    assert!(std::fs::read_to_string(small.path("rules/checks/1-library/cases.md")).unwrap().starts_with(head));
}

#[test]
fn evidence_that_is_not_there_and_was_looked_for_is_kept_as_a_record() {
    let small = small();
    std::fs::remove_file(small.path("bundles/hangzhou/data/documents/a.txt")).unwrap();
    let made = small.heng(&["new", "case", "2", "--from", "杭州", "--accept"]);
    assert_eq!(made.status, 0, "{}", made.errors);
    assert!(last(&small.path("rules/checks/2-notice/cases.md")).contains("期望: 证据缺失\n"));
    let absent = "subject: \"330100\"\nabsent:\n  - { evidence: \"documents/*\", searched: 门户站, by: 甲, on: 2024-11-01 }\n  - { evidence: \"tables/*\", searched: 门户站 }\n";
    small.write("bundles/hangzhou/bundle.yaml", absent);
    let made = small.heng(&["new", "case", "2", "--from", "杭州", "--accept"]);
    assert_eq!(made.status, 0, "{}", made.errors);
    let case = last(&small.path("rules/checks/2-notice/cases.md"));
    assert!(
        case.contains("期望: notice 未满足\n") && case.contains("documents/*") && !case.contains("tables/*"),
        "{case}"
    );
}

#[test]
fn what_cannot_become_a_case_is_refused_and_nothing_is_written() {
    let small = small();
    small.write("bundles/hangzhou/data/documents/b.docx", b"PK\x03\x04\0\0");
    std::fs::remove_file(small.path("bundles/hangzhou/data/documents/a.txt")).unwrap();
    let mut said = String::new();
    for typed in [
        &["new", "case", "2", "--from", "杭州"][..],
        &["new", "case", "1", "--from", "杭洲市"],
        &["new", "case", "3", "--from", "杭州"],
        &["new", "case", "1", "--from", "杭州", "--criterion", "serch"],
        &["new", "case", "1", "--from", "厦门", "-p", "bundles/hangzhou"],
        &["new", "case", "1"],
    ] {
        let ran = small.heng(typed);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{typed:?}\n{}", ran.errors);
        said.push_str(&format!("$ heng {}\n{}\n", typed.join(" "), ran.errors));
    }
    small.replace("rules/checks/1-library/check.rhai", "home.has(", "home.hass(");
    let ran = small.heng(&["new", "case", "1", "--from", "杭州"]);
    assert_eq!(ran.status, 2, "{}", ran.errors);
    said.push_str(&format!("# a rule that breaks\n{}\n", ran.errors));
    insta::assert_snapshot!(said);
    assert!(!small.path("rules/checks/1-library/cases.md").exists());
    assert!(!small.path("rules/checks/2-notice/cases.md").exists());
}
