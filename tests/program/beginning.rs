//! What somebody does first: `heng init`, and `heng new check` in what that made.

use std::path::Path;

use tempfile::TempDir;

use crate::heng::{Ran, program, ran};

fn heng(folder: &Path, arguments: &[&str]) -> Ran {
    ran(program().current_dir(folder).args(arguments))
}

fn done(folder: &Path, arguments: &[&str]) -> String {
    let ran = heng(folder, arguments);
    assert_eq!(ran.status, 0, "{arguments:?}\n{}{}", ran.out, ran.errors);
    ran.out
}

fn replace(path: &Path, from: &str, to: &str) {
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from} does not stand in\n{text}");
    std::fs::write(path, text.replace(from, to)).unwrap();
}

/// A project as it is made.
fn made(lang: &str) -> (TempDir, std::path::PathBuf, String) {
    let root = tempfile::tempdir().unwrap();
    let said = done(root.path(), &["init", "x", "--lang", lang]);
    let folder = root.path().join("x");
    (root, folder, said)
}

#[test]
fn a_new_project_passes_its_own_lint_test_and_check() {
    for lang in ["zh", "en"] {
        let (_root, folder, said) = made(lang);
        insta::assert_snapshot!(format!("init_{lang}"), said);
        let lint = heng(&folder, &["lint", "--fail-on", "note", "--lang", lang]);
        assert_eq!(lint.status, 0, "{}{}", lint.out, lint.errors);
        done(&folder, &["test", "--ci", "--lang", lang]);
        insta::assert_snapshot!(format!("init_check_{lang}"), done(&folder, &["check", "--lang", lang]));
    }
}

#[test]
fn nothing_that_is_there_is_written_over() {
    let root = tempfile::tempdir().unwrap();
    std::fs::write(root.path().join("heng.yaml"), "mine\n").unwrap();
    let ran = heng(root.path(), &["init"]);
    assert_eq!(ran.status, 2, "{}", ran.errors);
    assert!(ran.errors.contains("heng::cli::already_there"), "{}", ran.errors);
    assert_eq!(std::fs::read_dir(root.path()).unwrap().count(), 1);
    assert_eq!(std::fs::read_to_string(root.path().join("heng.yaml")).unwrap(), "mine\n");
}

#[test]
fn a_new_check_has_its_place_in_the_tree_and_runs_at_once() {
    let (_root, folder, _) = made("zh");
    let said = done(&folder, &["new", "check", "1.2", "--name", "政策解读", "--weight", "40"]);
    insta::assert_snapshot!("new_check", said);
    let tree = std::fs::read_to_string(folder.join("rules/methodology.yaml")).unwrap();
    assert!(
        tree.contains("  \"1.1\": { weight: 60 }           # 政策文件库\n  \"1.2\": { weight: 40 }   # 政策解读\n"),
        "{tree}"
    );
    let lint = heng(&folder, &["lint", "--fail-on", "note"]);
    assert_eq!(lint.status, 0, "{}{}", lint.out, lint.errors);
    done(&folder, &["test", "--ci"]);
    done(&folder, &["check"]);
    // And on from there: the rule asks for something else, a case says that it does, the case is mended and accepted.
    replace(
        &folder.join("rules/checks/1.2/check.rhai"),
        "page.has(\"input[type=search], input[type=text]\")",
        "page.has(\"button\")",
    );
    let ran = heng(&folder, &["test", "rules/checks/1.2"]);
    assert_eq!(ran.status, 1, "{}{}", ran.out, ran.errors);
    replace(&folder.join("rules/checks/1.2/cases.md"), "<input type=\"search\">", "<button>查询</button>");
    done(&folder, &["test", "rules/checks/1.2", "--accept"]);
    done(&folder, &["test", "--ci"]);
}

#[test]
fn a_planned_check_is_taken_up() {
    let (_root, folder, _) = made("en");
    let tree = folder.join("rules/methodology.yaml");
    replace(&tree, "\"1.1\": { weight: 100 }", "\"1.1\": { weight: 90 }");
    let planned = "  \"1.2\": { name: Replies, weight: 10, planned: true }   # kept\n";
    std::fs::write(&tree, std::fs::read_to_string(&tree).unwrap() + planned).unwrap();
    let said = done(&folder, &["new", "check", "1.2", "--lang", "en"]);
    insta::assert_snapshot!("new_check_planned", said);
    assert!(std::fs::read_to_string(&tree).unwrap().ends_with("\"1.2\": { name: Replies, weight: 10 }   # kept\n"));
    assert!(folder.join("rules/checks/1.2-replies/cases.md").is_file());
    done(&folder, &["test", "--ci"]);
}

#[test]
fn what_cannot_be_made_is_refused_and_nothing_is_written() {
    let (_root, folder, _) = made("zh");
    let tree = std::fs::read_to_string(folder.join("rules/methodology.yaml")).unwrap();
    let mut said = String::new();
    for typed in [
        &["new", "check", "1.1", "--name", "甲"][..],
        &["new", "check", "1.2"],
        &["new", "check", "1.2", "--name", "甲", "--weight", "很重"],
        &["new", "check", "1.2", "--name", "甲", "--weight", "100"],
        &["new", "check", "1.2", "--name", "甲<b>"],
        &["new", "check", "2.1", "--name", "甲"],
        &["new", "check", "1.1.1", "--name", "甲"],
        &["new", "check", "2", "--name", "甲"],
        &["new", "chek", "1.2"],
    ] {
        let ran = heng(&folder, typed);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{typed:?}");
        said.push_str(&format!("$ heng {}\n{}\n", typed.join(" "), ran.errors));
    }
    insta::assert_snapshot!("new_check_refused", said);
    assert_eq!(std::fs::read_to_string(folder.join("rules/methodology.yaml")).unwrap(), tree);
    assert_eq!(std::fs::read_dir(folder.join("rules/checks")).unwrap().count(), 1);
}
