//! How a run ends, and what it leaves.

use crate::small::Small;

#[test]
fn a_run_prints_the_table_and_writes_the_documents() {
    let small = Small::new();
    let ran = small.heng(&["check"]);
    assert_eq!(ran.status, 0, "{}", ran.errors);
    insta::assert_snapshot!(ran.out);
    let results = small.results();
    assert_eq!(results["subjects"].as_array().unwrap().len(), 2);
    assert!(small.path("out/judgements/330100.json").is_file());
    assert!(small.path("out/judgements/350200.json").is_file());
}

#[test]
fn a_subject_is_explained_from_files_and_from_results_alike() {
    let small = Small::new();
    assert_eq!(small.heng(&["check", "-q"]).out, "");
    let whole = small.heng(&["explain", "厦门"]);
    assert_eq!(whole.status, 0);
    insta::assert_snapshot!(whole.out);
    assert_eq!(small.heng(&["explain", "厦门", "--results", "out/results.json"]).out, whole.out);
    insta::assert_snapshot!(small.heng(&["explain", "350200", "1"]).out);
}

#[test]
fn filters_choose_what_is_shown_and_change_no_result() {
    let small = Small::new();
    small.heng(&["check", "-q"]);
    let whole = std::fs::read(small.path("out/results.json")).unwrap();
    let narrow = small.heng(&["check", "--subject", "厦门", "--indicator", "2", "--findings", "1"]);
    assert!(narrow.out.contains("厦门市") && !narrow.out.contains("杭州市"), "{}", narrow.out);
    assert_eq!(std::fs::read(small.path("out/results.json")).unwrap(), whole);
    let json = small.heng(&["check", "-f", "json"]);
    assert_eq!(json.out.as_bytes(), whole);
    let one = small.heng(&["check", "bundles/xiamen"]);
    assert!(one.out.contains("厦门市") && !one.out.contains("杭州市"), "{}", one.out);
}

#[test]
fn findings_fail_a_run_only_where_that_is_asked_for() {
    let small = Small::new();
    assert_eq!(small.heng(&["check"]).status, 0);
    assert_eq!(small.heng(&["check", "--fail-on", "error"]).status, 0);
    assert_eq!(small.heng(&["check", "--fail-on", "warning"]).status, 1);
    assert_eq!(small.heng(&["check", "--fail-on", "warning", "--subject", "杭州市"]).status, 0);
    assert!(small.path("out/results.json").is_file());
}

#[test]
fn a_broken_rule_leaves_no_results_and_hides_no_other() {
    let small = Small::new();
    small.replace("rules/checks/2-notice/check.rhai", "doc.says", "doc.sayz");
    let ran = small.heng(&["check"]);
    assert_eq!(ran.status, 3);
    assert!(!small.path("out").exists());
    assert!(ran.out.contains("政策文件库"), "the other check is still shown: {}", ran.out);
    assert!(ran.out.contains("heng::rule::unknown_method_of"), "{}", ran.out);
}

#[test]
fn a_broken_methodology_is_said_whole_and_nothing_runs() {
    let small = Small::new();
    small.replace("rules/methodology.yaml", "weight: 60", "wieght: 60");
    small.replace("rules/checks/2-notice/indicator.yaml", "points: 100", "points: 零");
    let ran = small.heng(&["check"]);
    assert_eq!((ran.status, ran.out.as_str()), (3, ""));
    assert!(ran.errors.contains("wieght") && ran.errors.contains("零"), "{}", ran.errors);
}

#[test]
fn evidence_that_cannot_be_read_costs_its_own_checks_and_ends_with_4() {
    let small = Small::new();
    small.write("bundles/xiamen/data/documents/b.txt", [0, 159, 146, 150, 0, 1, 2, 3]);
    small.write("bundles/stranger/bundle.yaml", "subject: \"999999\"\n");
    let ran = small.heng(&["check"]);
    assert_eq!(ran.status, 4, "{}", ran.errors);
    assert_eq!(small.results()["subjects"].as_array().unwrap().len(), 2, "the others are published");
    assert!(ran.errors.contains("heng::evidence::unknown_subject"), "{}", ran.errors);
    assert!(ran.out.contains("documents/b.txt"), "{}", ran.out);
}

#[test]
fn the_deadline_ends_a_run_without_results() {
    let small = Small::new();
    small.replace("rules/methodology.yaml", "tiers:", "limits: { operations: 10000000000 }\ntiers:");
    small.replace("rules/checks/2-notice/check.rhai", "    judge(", "    loop { }\n    judge(");
    let started = std::time::Instant::now();
    let ran = small.heng(&["check", "--deadline", "1"]);
    assert_eq!((ran.status, ran.out.as_str()), (3, ""), "{}", ran.errors);
    assert!(ran.errors.contains("heng::cli::deadline"), "{}", ran.errors);
    assert!(!small.path("out").exists());
    assert!(started.elapsed().as_secs() < 30, "a hang");
}

#[test]
fn nothing_to_check_is_an_error() {
    let small = Small::new();
    std::fs::remove_dir_all(small.path("bundles")).unwrap();
    let ran = small.heng(&["check"]);
    assert_eq!(ran.status, 2);
    assert!(ran.errors.contains("heng::cli::nothing_to_check"), "{}", ran.errors);
}

#[test]
fn results_that_cannot_be_written_are_an_error() {
    let small = Small::new();
    small.write("out", "a file where the folder should be");
    let ran = small.heng(&["check"]);
    assert_eq!(ran.status, 2);
    assert!(ran.errors.contains("heng::cli::cannot_write") && ran.out.contains("杭州市"), "{}", ran.errors);
}

#[test]
fn quiet_says_errors_and_nothing_else() {
    let small = Small::new();
    let path = "rules/checks/1-library/check.rhai";
    let script = std::fs::read_to_string(small.path(path)).unwrap();
    let broken = script.replacen("fn check(bundle, params) {", "fn check(bundle, params) {\n    let none = 1 / 0;", 1);
    std::fs::write(small.path(path), broken).unwrap();
    let ran = small.heng(&["check", "-q", "--lang", "zh"]);
    assert_eq!(ran.status, 3);
    assert!(ran.out.contains("heng::rule::division_by_zero") && !ran.out.contains("警告"), "{}", ran.out);
    small.replace(path, "1 / 0", "1 / 1");
    assert_eq!(small.heng(&["check", "-q"]).status, 0);
    small.replace(path, "1 / 1", "1 / 0");
    assert!(small.heng(&["check", "--lang", "zh"]).errors.contains("out/results.json 还是以前的"));
}

#[test]
fn a_rule_that_breaks_on_others_is_said_where_one_is_asked_for() {
    let small = Small::new();
    let path = "rules/checks/2-notice/check.rhai";
    let breaks = "fn check(bundle, params) {\n    if bundle.subject.name == \"杭州市\" { let none = 1 / 0; }\n    judge(\"notice\", true);\n}\n";
    small.write(path, breaks);
    let narrow = small.heng(&["check", "--subject", "厦门", "--lang", "zh", "--findings", "0"]);
    assert_eq!(narrow.status, 3);
    insta::assert_snapshot!(narrow.out);
    for narrowed in [["--subject", "厦门"], ["--indicator", "1"]] {
        let ran = small.heng(&[&["check", "-q", "--lang", "en"][..], &narrowed].concat());
        assert!(ran.out.contains("heng::rule::division_by_zero"), "{}", ran.out);
        assert!(ran.out.contains("Outside of what was asked for"), "{}", ran.out);
    }
    // What is drawn already is one thing to mend wherever else it breaks, and where all is shown there is no outside.
    for shown in [&["--subject", "杭州"][..], &["--indicator", "2"], &[]] {
        let ran = small.heng(&[&["check", "--lang", "en"][..], shown].concat());
        assert!(ran.out.contains("division_by_zero") && !ran.out.contains("Outside"), "{}", ran.out);
    }
}

#[test]
fn a_parameter_that_a_script_can_make_nothing_of_is_shown_where_it_stands() {
    let small = Small::new();
    let (indicator, script) = ("rules/checks/2-notice/indicator.yaml", "rules/checks/2-notice/check.rhai");
    small.replace(indicator, "rubric:", "params:\n  since: 2024-13-01\n  recent: 12 mnths\nrubric:");
    small.write(
        script,
        "fn check(bundle, params) {\n    let on = bundle.assessed_on;\n    judge(\"notice\", on.minus(params.recent) < on);\n}\n",
    );
    let ran = small.heng(&["check", "--lang", "zh", "--subject", "杭州"]);
    assert_eq!(ran.status, 3);
    insta::assert_snapshot!(format!("{}\n{}", ran.errors, ran.out));
    // What the script writes out is the script's mistake.
    small.replace(indicator, "  since: 2024-13-01\n", "");
    small.replace(script, "params.recent", "\"12 mnths\"");
    let ran = small.heng(&["check", "--lang", "zh"]);
    assert!(ran.out.contains("check.rhai") && !ran.out.contains("indicator.yaml"), "{}", ran.out);
}

#[test]
fn a_veto_that_holds_looks_like_bad_news() {
    let small = Small::new();
    small.replace(
        "rules/methodology.yaml",
        "  \"2\": { weight: 40 }\n",
        "  \"2\": { weight: 40 }\n  \"9\": { weight: 1 }\nindex: { weights: relative }\n",
    );
    small.write(
        "rules/checks/9-fraud/indicator.yaml",
        "name: 弄虚作假\nkind: veto\nevidence:\n  pages/home.html: 首页\nrubric:\n  fraud: { text: 材料造假 }\n",
    );
    small.write(
        "rules/checks/9-fraud/check.rhai",
        "fn check(bundle, params) {\n    judge(\"fraud\", bundle.page(\"pages/home.html\").says(\"要闻\"));\n}\n",
    );
    assert_eq!(small.heng(&["check", "-q"]).status, 0);
    insta::assert_snapshot!(small.heng(&["explain", "厦门", "9", "--lang", "zh"]).out);
    let hangzhou = small.heng(&["explain", "杭州", "9", "--lang", "en"]).out;
    assert!(hangzhou.contains("✓ fraud") && hangzhou.contains("does not hold"), "{hangzhou}");
}

#[test]
fn a_script_that_does_not_compile_is_said_once() {
    let small = Small::new();
    let script =
        "fn check(bundle, params) {\n    judge(\"library\", true 且 true);\n    skip(\"search\", \"无\");\n}\n";
    std::fs::write(small.path("rules/checks/1-library/check.rhai"), script).unwrap();
    let ran = small.heng(&["check", "--lang", "zh"]);
    assert_eq!(ran.status, 3);
    let said = format!("{}{}", ran.out, ran.errors);
    assert_eq!(said.matches("heng::rule::spoken_sign").count(), 1, "{said}");
}
