//! What moved and why, as methodologists ask for it.

use std::process::Command;

use serde_json::Value;

use crate::heng::{Ran, program, ran};
use crate::small::Small;

const STATISTICS: &str = "library:
  name: 建有政策文件库的城市占比
  share: { criterion: 1/library, is: met }
  claims:
    - { op: gt, value: \"60%\", text: 超60% }
";

/// The small project with a statistic, a third government and a second methodology like the first.
fn comparing() -> Small {
    let small = Small::new();
    small.write("rules/statistics.yaml", STATISTICS);
    small.replace(
        "rules/subjects.yaml",
        "\"350200\":",
        "\"510100\": { code: \"510100\", name: 成都市, level: city }\n\"350200\":",
    );
    small.write("bundles/chengdu/bundle.yaml", "subject: \"510100\"\n");
    small.write("bundles/chengdu/data/pages/home.html", "<html><body><h1>政策文件库</h1></body></html>");
    small.write("bundles/chengdu/data/documents/a.txt", "会议纪要");
    small.write("bundles/xiamen/data/documents/a.txt", "关于开展工作的通知");
    copied(&small);
    small
}

/// `rules` once more, as `old`.
fn copied(small: &Small) {
    for file in [
        "methodology.yaml",
        "subjects.yaml",
        "statistics.yaml",
        "checks/1-library/indicator.yaml",
        "checks/1-library/check.rhai",
        "checks/2-notice/indicator.yaml",
        "checks/2-notice/check.rhai",
    ] {
        small.write(&format!("old/{file}"), std::fs::read(small.path(&format!("rules/{file}"))).unwrap());
    }
}

fn diff(small: &Small, more: &[&str]) -> Ran {
    small.heng(&[&["diff"], more].concat())
}

fn json(small: &Small, more: &[&str]) -> Value {
    let ran = diff(small, &[more, &["-f", "json"]].concat());
    assert_eq!((ran.status, ran.errors.as_str()), (0, ""));
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn nothing_moved_is_said() {
    let small = comparing();
    let ran = diff(&small, &["old", "rules", "--fail-on", "tier-change,rank-change,score-change,claim-change"]);
    assert_eq!((ran.status, ran.errors.as_str()), (0, ""));
    assert_eq!(ran.out, "小评估  3 个评估对象，没有变动\n");
}

#[test]
fn weights_that_are_set_move_scores_and_no_file() {
    let small = comparing();
    let set = ["--set", "indicators/1/weight=30", "--set", "2/weight=70"];
    let ran = diff(&small, &set);
    assert_eq!((ran.status, ran.errors.as_str()), (0, ""));
    insta::assert_snapshot!(ran.out);
    let english = diff(&small, &[&set[..], &["--lang", "en"]].concat());
    insta::assert_snapshot!(english.out);
    assert!(std::fs::read_to_string(small.path("rules/methodology.yaml")).unwrap().contains("weight: 60"));
    assert!(!small.path("out").exists());
}

#[test]
fn points_and_a_script_move_together_what_neither_moves_alone() {
    let small = comparing();
    small.replace("rules/checks/1-library/indicator.yaml", "points: 60", "points: 160");
    small.replace("rules/checks/1-library/check.rhai", "\"政策文件库\"", "\"要闻\"");
    let ran = diff(&small, &["old", "rules"]);
    assert_eq!((ran.status, ran.errors.as_str()), (0, ""));
    insta::assert_snapshot!(ran.out);
    let one = diff(&small, &["old", "rules", "--subject", "厦门市"]);
    insta::assert_snapshot!(one.out);
    let table = diff(&small, &["old", "rules", "-f", "markdown"]);
    insta::assert_snapshot!(table.out);
    let document = json(&small, &["old", "rules"]);
    let kinds: Vec<&str> =
        document["edits"].as_array().unwrap().iter().map(|one| one["edit"]["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["script", "points"]);
    assert_ne!(document["interaction"]["sum"], "0");
}

#[test]
fn a_single_edit_alone_is_the_whole_difference() {
    let small = comparing();
    for set in ["1/rubric/library/points=10", "tiers/好/at_least=30", "statistics/library/claims/0/value=\"99%\""] {
        let document = json(&small, &["--set", set]);
        let edits = document["edits"].as_array().unwrap();
        assert_eq!(edits.len(), 1, "{set}");
        assert_eq!(edits[0]["alone"], document["total"], "{set}");
        assert_eq!(edits[0]["last"], document["total"], "{set}");
        assert_eq!(document["interaction"]["sum"], "0", "{set}");
    }
}

#[test]
fn what_moves_may_fail_a_pipeline() {
    let small = comparing();
    let tier = ["--set", "tiers/好/at_least=59", "--set", "1/rubric/library/points=61"];
    let status = |set: &[&str], on: &str| diff(&small, &[set, &["--fail-on", on]].concat()).status;
    assert_eq!(status(&tier, "tier-change"), 0, "nobody changes the tier");
    assert_eq!(status(&tier, "score-change"), 1);
    assert_eq!(status(&["--set", "tiers/好/at_least=30"], "tier-change"), 1);
    assert_eq!(status(&["--set", "tiers/好/at_least=30"], "score-change,rank-change,claim-change"), 0);
    assert_eq!(status(&["--set", "statistics/library/claims/0/value=\"99%\""], "claim-change"), 1);
}

#[test]
fn paths_that_lead_nowhere_are_said_all_at_once() {
    let small = comparing();
    let mut said = String::new();
    for typed in [
        &["--set", "checks/1/rubric/libary/points=3", "--set", "indicators/1/wieght=5", "--set", "等级/好=1"][..],
        &["--set", "indicators/1/weight=五"],
        &["--set", "indicators/1/weight=50"],
        &["--set", "indicators/1/weight"],
        &["--variant", "strikt"],
        &[],
        &["old", "rules", "--base", "old"],
        &["old", "没有"],
        &["old", "bundles"],
        &["rules/methodology.yaml", "rules"],
        &["--base", "old", "--subject", "杭洲市"],
    ] {
        let ran = diff(&small, typed);
        assert!(matches!(ran.status, 2 | 3) && ran.out.is_empty(), "{typed:?}: {} {}", ran.status, ran.out);
        said.push_str(&format!("$ heng diff {}\n{}\n", typed.join(" "), ran.errors));
    }
    insta::assert_snapshot!(said);
}

#[test]
fn a_variant_is_told_where_it_is_wrong() {
    let small = comparing();
    small.write("rules/variants/strict.yaml", "# 从严\n1/rubric/library/points: 30\ntiers/好/at_least: 70\n");
    let document = json(&small, &["--variant", "strict"]);
    let paths: Vec<&str> =
        document["edits"].as_array().unwrap().iter().map(|one| one["edit"]["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["checks/1/rubric/library/points", "tiers/好/at_least"]);
    assert_eq!(json(&small, &["--variant", "rules/variants/strict.yaml"]), document);
    small.write("rules/variants/strict.yaml", "1/rubric/library/points: 负\n");
    let ran = diff(&small, &["--variant", "strict"]);
    assert_eq!(ran.status, 3);
    assert!(ran.errors.contains("rules/variants/strict.yaml:1:26"), "{}", ran.errors);
}

#[test]
fn what_does_not_correspond_is_not_compared() {
    let small = comparing();
    small.replace(
        "rules/methodology.yaml",
        "\"2\": { weight: 40 }",
        "\"2\": { name: 通知, weight: 20, planned: true }\n  \"3\": { weight: 20 }",
    );
    small.replace("rules/statistics.yaml", "library:", "libraries:");
    std::fs::rename(small.path("rules/checks/2-notice"), small.path("rules/checks/3-notice")).unwrap();
    let ran = diff(&small, &["old", "rules"]);
    assert_eq!((ran.status, ran.errors.as_str()), (0, ""));
    insta::assert_snapshot!(ran.out);
}

#[test]
fn two_results_tell_what_they_can() {
    let small = comparing();
    let results = |out: &str| assert_eq!(small.heng(&["check", "-q", "-o", out]).status, 0);
    results("one");
    small.write("bundles/chengdu/data/documents/a.txt", "关于开展工作的通知");
    small.replace("rules/checks/1-library/indicator.yaml", "points: 40", "points: 90");
    std::fs::remove_dir_all(small.path("bundles/xiamen")).unwrap();
    results("two");
    let ran = diff(&small, &["one/results.json", "two/results.json"]);
    assert_eq!((ran.status, ran.errors.as_str()), (0, ""));
    insta::assert_snapshot!(ran.out);
    let refused = diff(&small, &["one/results.json", "--set", "1/weight=5"]);
    assert_eq!(refused.status, 2);
}

/// Runs git in the project's folder, as nobody in particular.
fn git(small: &Small, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(small.path("")).args(["-c", "user.name=test", "-c", "user.email=test@example.org"]);
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    let output = command.args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn what_was_committed_is_compared_with_what_stands_there() {
    let small = comparing();
    let nowhere = diff(&small, &["--base", "git:HEAD"]);
    assert_eq!(nowhere.status, 2);
    let mut said = nowhere.errors;
    git(&small, &["init", "-q"]);
    git(&small, &["add", "rules"]);
    git(&small, &["commit", "-q", "-m", "rules"]);
    small.replace("rules/checks/1-library/indicator.yaml", "points: 60", "points: 160");
    let ran = diff(&small, &["--base", "git:HEAD"]);
    assert_eq!((ran.status, ran.errors.as_str()), (0, ""));
    assert_eq!(ran.out, diff(&small, &["old", "rules"]).out);
    assert!(ran.out.contains("60 → 160"), "{}", ran.out);
    assert_eq!(diff(&small, &["git:HEAD", "git:HEAD"]).out, "小评估  3 个评估对象，没有变动\n");
    for typed in [&["--base", "git:nowhere"][..], &["--base", "git:HEAD", "old", "-p", "."]] {
        let ran = diff(&small, typed);
        assert_eq!(ran.status, 2, "{typed:?} {}", ran.out);
        said.push_str(&ran.errors);
    }
    let without = ran_without_git(&small);
    assert_eq!(without.status, 2);
    assert!(without.errors.contains("git"), "{}", without.errors);
    assert!(said.contains("不在 git 仓库里") && said.contains("没有版本 nowhere"), "{said}");
}

fn ran_without_git(small: &Small) -> Ran {
    ran(program().current_dir(small.path("")).env("PATH", "").args(["diff", "--base", "git:HEAD"]))
}

#[test]
fn a_check_that_fails_ends_with_3() {
    let small = comparing();
    small.replace("rules/checks/1-library/check.rhai", "home.says(", "home.sais(");
    let ran = diff(&small, &["old", "rules"]);
    assert_eq!(ran.status, 3, "{}", ran.out);
    assert!(ran.errors.contains("heng::cli::diff_broken"), "{}", ran.errors);
}
