//! `heng test` as it is used.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::heng::{heng, program, project};
use crate::small::Small;

pub const CASES: &str = "rules/checks/1-library/cases.md";
const CHECK: &str = "rules/checks/1-library/check.rhai";
/// How the file begins: all there, full marks.
const FULL_MARKS: &str = "# 案例

## 都有：满分
期望: library 满足
期望: search 满足
期望: 得分 100.00
```pages/home.html
<h1>政策文件库</h1><input type=search>
```
";

/// The small project with cases, all of them accepted.
pub fn small() -> Small {
    let small = Small::new();
    small.write(
        CASES,
        [
            FULL_MARKS,
            "
## 没有查询
对象: 厦门市
expect: library met
expect: search unmet
```pages/home.html
<h1>政策文件库</h1>
```

## 没有采：缺证据
期望: 证据缺失
",
        ]
        .concat(),
    );
    let ran = small.heng(&["test", "rules", "--accept"]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.errors);
    small
}

impl Small {
    /// Names and texts of the snapshots.
    fn snapshots(&self) -> BTreeMap<String, String> {
        let entries = std::fs::read_dir(self.path("rules/checks/1-library/snapshots")).into_iter().flatten();
        let read = |entry: std::fs::DirEntry| {
            (entry.file_name().into_string().unwrap(), std::fs::read_to_string(entry.path()).unwrap())
        };
        entries.map(|entry| read(entry.unwrap())).collect()
    }
}

#[test]
fn the_cases_of_the_rules_that_ship_pass_and_are_accepted() {
    let mut cases = 0;
    for rules in ["rules/csc-2024", "rules/site-basics"] {
        let ran = heng(["test", rules, "--ci"]);
        assert_eq!(ran.status, 0, "{rules}\n{}{}", ran.out, ran.errors);
        cases += ran.out.lines().next().unwrap().len();
        assert!(ran.out.starts_with('.') && !ran.out.contains('n'), "{}", ran.out);
    }
    assert!(cases >= 121, "{cases} cases");
}

#[test]
fn insta_reads_every_snapshot_of_the_rules() {
    let found = walkdir(&project().join("rules"));
    assert!(found.len() >= 121, "{}", found.len());
    for path in found {
        let snapshot = insta::Snapshot::from_file(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let source = snapshot.metadata().source().unwrap();
        assert!(source.starts_with("checks/") && source.ends_with("/cases.md"), "{source}");
        assert!(!snapshot.metadata().expression().unwrap().is_empty());
        assert!(snapshot.as_text().unwrap().to_string().starts_with("subject: "), "{}", path.display());
    }
}

fn walkdir(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(walkdir(&path));
        } else if path.extension().is_some_and(|ending| ending == "snap") {
            found.push(path);
        }
    }
    found
}

#[test]
fn every_verdict_has_its_word() {
    let small = small();
    small.write(
        CASES,
        [
            FULL_MARKS,
            "
## 期望它没有，其实有
期望: library 未满足
期望: 发现 unmet
```pages/home.html
<h1>政策文件库</h1><input type=search>
```

## 期望它有，其实没有
期望: library 满足
期望: 没有发现 unmet
期望: 得分 60.00
```pages/home.html
<h1>要闻</h1>
```

## 没有采：缺证据
期望: 证据缺失

## 还没有快照
期望: search 满足
```pages/home.html
<input type=search>
```

## 规则出错
期望: library 满足
```pages/home.html
<p>出错</p>
```
",
        ]
        .concat(),
    );
    small.replace(
        CHECK,
        "    judge(\"library\",",
        "    // 说明\n    if home.says(\"出错\") { home.nothing(); }\n    judge(\"library\",",
    );
    small.replace(CHECK, "says(\"政策文件库\"));", "says(\"政策文件库\")).because(\"看标题\");");
    let before = small.snapshots();
    for lang in ["zh", "en"] {
        let ran = small.heng(&["test", "rules", "--ci", "--lang", lang]);
        assert_eq!(ran.status, 3, "{}", ran.errors);
        insta::assert_snapshot!(format!("verdicts_{lang}"), format!("{}\n{}", ran.out, ran.errors));
    }
    assert_eq!(small.snapshots(), before, "--ci writes nothing");
}

#[test]
fn what_differs_waits_until_somebody_accepts_or_rejects_it() {
    let small = small();
    let accepted = small.snapshots();
    assert_eq!(accepted.keys().collect::<Vec<_>>(), ["没有查询.snap", "没有采-缺证据.snap", "都有-满分.snap"]);
    // A line above moves every line of the rule, and nothing else.
    small.replace(CHECK, "    let home", "\n    // 首页\n    let home");
    assert_eq!(small.heng(&["test", "rules", "--ci"]).status, 0);
    small.replace(CHECK, "says(\"政策文件库\"));", "says(\"政策文件库\")).because(\"看标题\");");
    assert_eq!(small.heng(&["test", "rules", "--ci"]).status, 5);
    assert_eq!(small.snapshots(), accepted);
    let ran = small.heng(&["test", "rules", "--filter", "没有查询"]);
    assert_eq!(ran.status, 5);
    insta::assert_snapshot!(ran.out);
    assert!(small.snapshots().contains_key("没有查询.snap.new") && small.snapshots().len() == 4);
    let pending = small.path("rules/checks/1-library/snapshots/没有查询.snap.new");
    let read = insta::Snapshot::from_file(&pending).unwrap();
    assert!(read.as_text().unwrap().to_string().contains("because: \"看标题\""));
    assert_eq!(small.heng(&["test", "rules", "--reject"]).status, 0);
    assert_eq!(small.snapshots(), accepted);
    assert_eq!(small.heng(&["test", "rules"]).status, 5);
    assert_eq!(small.snapshots().len(), 5, "the case without evidence is as it was");
    assert_eq!(small.heng(&["test", "rules", "--accept"]).status, 0);
    assert_eq!(small.snapshots().len(), 3);
    assert_ne!(small.snapshots(), accepted);
    assert_eq!(small.heng(&["test", "rules", "--ci"]).status, 0);
}

#[test]
fn what_is_right_again_waits_for_nobody() {
    let small = small();
    small.replace(CHECK, "says(\"政策文件库\"));", "says(\"政策文件库\")).because(\"看标题\");");
    small.heng(&["test", "rules"]);
    assert_eq!(small.snapshots().len(), 5);
    small.replace(CHECK, ".because(\"看标题\")", "");
    assert_eq!(small.heng(&["test", "rules", "--ci"]).status, 5, "what waits fails where nothing may be written");
    assert_eq!(small.heng(&["test", "rules"]).status, 0);
    assert_eq!(small.snapshots().len(), 3);
}

#[test]
fn a_case_that_fails_is_never_accepted() {
    let small = small();
    let accepted = small.snapshots();
    small.replace(CHECK, "政策文件库", "没有这几个字");
    let ran = small.heng(&["test", "rules", "--accept"]);
    assert_eq!(ran.status, 1, "{}", ran.out);
    assert_eq!(small.snapshots(), accepted);
}

#[test]
fn orphans_are_named_and_pruned_where_that_is_asked_for() {
    let small = small();
    small.replace(CASES, "## 没有查询", "## 没有查询框");
    small.heng(&["test", "rules", "--accept"]);
    let ran = small.heng(&["test", "rules", "--ci"]);
    assert_eq!(ran.status, 5);
    assert!(ran.out.contains("没有查询.snap"), "{}", ran.out);
    assert_eq!(small.heng(&["test", "rules", "--filter", "满分"]).status, 0, "not all cases are known");
    assert_eq!(small.heng(&["test", "rules", "--prune"]).status, 0);
    assert_eq!(small.snapshots().len(), 3);
    // A file with a mistake has lost cases: their snapshots are nobody's orphans.
    small.replace(CASES, "期望: search 满足", "期望: serach 满足");
    let ran = small.heng(&["test", "rules", "--prune"]);
    assert_eq!(ran.status, 3, "{}", ran.out);
    assert_eq!(small.snapshots().len(), 3);
}

#[test]
fn nothing_run_is_no_pass() {
    let small = small();
    for arguments in [&["--filter", "没有这个"][..], &["--indicator", "2"], &["rules/checks/2-notice"]] {
        let mut all = vec!["test"];
        all.extend(if arguments.len() == 2 { ["rules"].iter() } else { [].iter() });
        all.extend(arguments);
        let ran = small.heng(&all);
        assert_eq!((ran.status, ran.errors.contains("没有可以运行的案例")), (2, true), "{all:?} {}", ran.errors);
    }
    assert_eq!(small.heng(&["test", "nowhere"]).status, 2);
    assert_eq!(small.heng(&["test", "rules", "--ci", "--accept"]).status, 2);
}

#[test]
fn a_path_narrows_what_is_run() {
    let small = small();
    small.write("rules/checks/2-notice/cases.md", "## 有\n期望: notice 满足\n```documents/a.txt\n通知\n```\n");
    small.heng(&["test", "--accept"]);
    let count = |arguments: &[&str]| {
        let ran = small.heng(&[&["test", "--ci"], arguments].concat());
        assert_eq!(ran.status, 0, "{arguments:?} {}{}", ran.out, ran.errors);
        ran.out.lines().next().unwrap().len()
    };
    assert_eq!(count(&[]), 4, "the project");
    assert_eq!(count(&["rules"]), 4);
    assert_eq!(count(&["rules/checks/1-library"]), 3);
    assert_eq!(count(&["rules/checks/2-notice/cases.md"]), 1);
    assert_eq!(count(&["rules/checks/2-notice", CASES, "-j", "1"]), 4);
    assert_eq!(count(&["-m", "rules", "checks/1-library"]), 3);
    assert_eq!(count(&["rules", "--indicator", "通知"]), 1);
}

#[test]
fn lint_reads_cases_too() {
    let small = small();
    assert_eq!(small.heng(&["lint", "rules"]).status, 0);
    small.replace(CASES, "对象: 厦门市", "对象: 厦门县");
    let ran = small.heng(&["lint", "rules"]);
    assert_eq!(ran.status, 3);
    assert!(ran.errors.contains("heng::cases::unknown_subject"), "{}", ran.errors);
    assert_eq!(small.heng(&["test", "rules"]).status, 3);
}

/// Killed at any moment, a run leaves of every snapshot the old one or the new one.
#[test]
fn a_killed_run_leaves_no_half_of_a_snapshot() {
    let small = Small::new();
    let rows: String = (0..150).map(|row| format!("| 第{row}行 | {row} |\n")).collect();
    let text = format!(
        "## 表\n期望: library 满足\n```pages/home.html\n<h1>政策文件库</h1><p>{{{{字}}}}</p>\n```\n| 变体 | {{{{字}}}} |\n| - | - |\n{rows}"
    );
    small.write(CASES, text);
    assert_eq!(small.heng(&["test", "rules", "--accept"]).status, 0);
    let old = small.snapshots();
    assert_eq!(old.len(), 150);
    small.replace(CHECK, "says(\"政策文件库\"));", "says(\"政策文件库\")).because(\"看标题\");");
    assert_eq!(small.heng(&["test", "rules", "--accept"]).status, 0);
    let new = small.snapshots();
    for wait in (0..30).map(|step| Duration::from_millis(10 + step * 15)) {
        for (name, text) in &old {
            small.write(&format!("rules/checks/1-library/snapshots/{name}"), text);
        }
        let mut run = program().current_dir(&small).args(["test", "rules", "--accept", "-q"]).spawn().unwrap();
        std::thread::sleep(wait);
        let _ = run.kill();
        run.wait().unwrap();
        let found = small.snapshots();
        let whole = found.iter().filter(|(name, _)| old.contains_key(*name));
        for (name, text) in whole {
            assert!(text == &old[name] || text == &new[name], "{name} is neither:\n{text}");
        }
        for name in found.keys().filter(|name| !old.contains_key(*name)) {
            std::fs::remove_file(small.path("rules/checks/1-library/snapshots").join(name)).unwrap();
        }
    }
}
