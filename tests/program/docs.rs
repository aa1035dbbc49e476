//! `heng docs`: what it writes, what it says of a copy, and what it does not do.

use crate::heng::heng;
use crate::small::Small;

const CASES: &str = "## 有
subject: 330100
expect: library met
```pages/home.html
<p>政策文件库</p>
```
";

fn documented() -> Small {
    let small = Small::new();
    small.write("rules/checks/1-library/cases.md", CASES);
    let ran = small.heng(&["docs", "-o", "手册"]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.errors);
    small
}

fn read(small: &Small, path: &str) -> String {
    std::fs::read_to_string(small.path(path)).unwrap()
}

#[test]
fn an_unchanged_copy_is_current_and_an_edit_is_named_where_it_stands() {
    let small = documented();
    let current = small.heng(&["docs", "-o", "手册", "--check"]);
    assert_eq!(current.status, 0, "{}", current.errors);
    let edits = [
        // Weights of the first level sum to the full marks.
        (
            "rules/methodology.yaml",
            "\"1\": { weight: 60 }\n  \"2\": { weight: 40 }",
            "\"1\": { weight: 61 }\n  \"2\": { weight: 39 }",
            "手册/README.md:",
        ),
        ("rules/checks/1-library/indicator.yaml", "建有政策文件库", "建有统一政策文件库", "手册/checks/1-library.md:"),
        (
            "rules/checks/1-library/check.rhai",
            "home.has(\"input[type=search]\")",
            "home.has(\"input\")",
            "手册/checks/1-library.md:",
        ),
        ("rules/checks/1-library/cases.md", "<p>政策文件库</p>", "<p>政策 文件库</p>", "手册/checks/1-library.md:"),
    ];
    let mut said = String::new();
    for (path, old, new, named) in edits {
        let before = read(&small, path);
        assert_eq!(before.matches(old).count(), 1, "{path}");
        small.write(path, before.replace(old, new));
        let ran = small.heng(&["docs", "-o", "手册", "--check"]);
        assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{path}: {}", ran.errors);
        assert!(ran.errors.contains(&format!("[{named}")), "{path}: {}", ran.errors);
        said.push_str(&format!("# {old} → {new}\n{}\n", ran.errors));
        small.write(path, before);
    }
    assert_eq!(small.heng(&["docs", "-o", "手册", "--check"]).status, 0, "put back, it is current again");
    insta::assert_snapshot!(said);
}

#[test]
fn a_page_that_is_lacking_or_left_over_is_named() {
    let small = documented();
    let page = read(&small, "手册/checks/1-library.md");
    std::fs::remove_file(small.path("手册/checks/1-library.md")).unwrap();
    let lacking = small.heng(&["docs", "-o", "手册", "--check"]);
    small.write("手册/checks/1-library.md", page);
    small.write("手册/checks/9-old.md", "# 9\n");
    let left_over = small.heng(&["docs", "-o", "手册", "--check"]);
    let nowhere = small.heng(&["docs", "-o", "没有", "--check"]);
    assert_eq!([lacking.status, left_over.status, nowhere.status], [1, 1, 1]);
    assert!(!small.path("没有").exists(), "a check writes nothing");
    small.write("file", "");
    let file = small.heng(&["docs", "-f", "md", "-o", "file"]);
    let folder = small.heng(&["docs", "-f", "html", "-o", "手册"]);
    assert_eq!([file.status, folder.status], [2, 2]);
    insta::assert_snapshot!([lacking, left_over, nowhere, file, folder].map(|ran| ran.errors).join("\n"));
}

#[test]
fn a_page_for_a_disk_is_checked_as_well() {
    let small = documented();
    assert_eq!(small.heng(&["docs", "rules", "-o", "a.html"]).status, 0);
    assert!(read(&small, "a.html").contains("id=\"1-criterion-library\""));
    assert_eq!(small.heng(&["docs", "-o", "a.html", "--check"]).status, 0);
    small.write("rules/checks/1-library/cases.md", CASES.replace("## 有", "## 建有"));
    assert_eq!(small.heng(&["docs", "-o", "a.html", "--check"]).status, 1);
    assert_eq!(small.heng(&["docs", "-o", "a.html", "--check", "--lang", "en"]).status, 1);
    small.write("rules/report/html/theme.css", "body{color:#024}");
    assert_eq!(small.heng(&["docs"]).status, 0);
    assert!(read(&small, "small-handbook.html").contains("<style>body{color:#024}"), "the methodology's own style");
}

#[test]
fn a_methodology_with_errors_is_told_as_lint_tells_it_and_nothing_is_written() {
    let small = Small::new();
    let script = read(&small, "rules/checks/1-library/check.rhai");
    small.write("rules/checks/1-library/check.rhai", script.replace("\"search\"", "\"serch\""));
    let lint = small.heng(&["lint"]);
    let docs = small.heng(&["docs", "-o", "手册"]);
    assert_eq!((docs.status, docs.out.as_str()), (3, ""));
    assert!(lint.errors.starts_with(&docs.errors), "{}\n{}", lint.errors, docs.errors);
    assert!(docs.errors.contains("heng::rule::unknown_criterion"), "{}", docs.errors);
    assert!(!small.path("手册").exists());
    small.write("rules/methodology.yaml", "heng: 1\nid: small\n");
    assert_eq!(small.heng(&["docs", "-o", "手册"]).status, 3);
    assert!(!small.path("手册").exists());
}

#[test]
fn its_help_is_in_both_languages() {
    insta::assert_snapshot!("help_docs_zh", heng(["docs", "--help"]).out);
    insta::assert_snapshot!("help_docs_en", heng(["docs", "--help", "--lang", "en"]).out);
}
