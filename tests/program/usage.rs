//! What the program says of itself, and of what is typed wrongly.

use crate::heng::heng;
use crate::small::Small;

#[test]
fn the_help_is_in_the_readers_language() {
    let help = heng(["--help"]);
    assert_eq!(help.status, 0);
    insta::assert_snapshot!("help_zh", help.out);
    insta::assert_snapshot!("help_check_zh", heng(["check", "--help"]).out);
    insta::assert_snapshot!("help_en", heng(["--help", "--lang", "en"]).out);
    insta::assert_snapshot!("help_bundle_zh", heng(["bundle", "--help"]).out);
    insta::assert_snapshot!("help_bundle_todo_zh", heng(["bundle", "todo", "--help"]).out);
    insta::assert_snapshot!("help_report_zh", heng(["report", "--help"]).out);
    insta::assert_snapshot!("help_explain_en", heng(["explain", "--help", "--lang", "en"]).out);
}

#[test]
fn what_is_typed_wrongly_is_said_with_what_was_meant() {
    let mut said = String::new();
    for typed in [
        &["chek"][..],
        &["check", "--formt", "json"],
        &["check", "-f", "xml"],
        &["check", "-j", "0"],
        &["check", "-q", "-v"],
        &["check", "没有这个文件夹"],
        &["check", "rules"],
        &["explain"],
        &["bundle", "tod"],
        &["lint", "tests"],
        &["explain", "厦门", "--results", "Cargo.toml"],
    ] {
        let ran = heng(typed);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{typed:?}");
        said.push_str(&format!("$ heng {}\n{}\n", typed.join(" "), ran.errors));
    }
    insta::assert_snapshot!(said);
}

#[test]
fn names_that_nobody_knows_are_met_with_those_that_are_known() {
    let small = Small::new();
    let mut said = String::new();
    for typed in [
        &["explain", "杭洲市"][..],
        &["explain", "杭州", "1.1"],
        &["check", "--subject", "福州市"],
        &["check", "--cohort", "省级", "--lang", "en"],
    ] {
        let ran = small.heng(typed);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{typed:?}");
        said.push_str(&format!("$ heng {}\n{}\n", typed.join(" "), ran.errors));
    }
    insta::assert_snapshot!(said);
}

#[test]
fn every_shell_gets_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = heng(["completions", shell]);
        assert_eq!(ran.status, 0, "{shell}");
        assert!(ran.out.contains("explain") && ran.out.contains("fail-on") && ran.out.contains("todo"), "{shell}");
    }
}
