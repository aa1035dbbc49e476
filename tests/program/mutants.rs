//! `heng test --mutants` and `--coverage` as they are used.

use std::collections::BTreeMap;
use std::path::Path;

use crate::small::Small;

const CASES: &str = "rules/checks/1-library/cases.md";
const CHECK: &str = "rules/checks/1-library/check.rhai";

/// Cases that reach half of that check.
const HALF: &str = "## 没有文件库
期望: library 未满足
```pages/home.html
<h1>新闻</h1><input type=search>
```
```tables/items.csv
类
甲(1)
```
";

/// A check whose cases leave much unsaid: of each kind of change one survives or more.
fn weak() -> Small {
    let small = Small::new();
    small.write(
        "rules/checks/1-library/indicator.yaml",
        "name: 政策文件库
evidence:
  pages/home.html: 首页
  tables/items.csv: 事项
params:
  least: 2
rubric:
  library: { points: 60, text: 建有政策文件库 }
  search:  { points: 40, text: 提供查询 }
",
    );
    small.write(
        CHECK,
        "//! 门户网站有没有政策文件库。

fn check(bundle, params) {
    let home = bundle.page(\"pages/home.html\");
    let rows = bundle.table(\"tables/items.csv\").rows;
    judge(\"library\", home.says(\"政策文件库\") && rows.filter(|row| #{ \"甲(1)\": 1, \"乙\": 0 }[row.text(\"类\")] == 1).len() >= params.least);
    judge(\"search\", home.has(\"input\") || words::long(home.title));
}
",
    );
    small.write(
        "rules/lib/words.rhai",
        "//! 字数。\n\n/// 长不长。\nfn long(text) {\n    text.len() > 99 // 等价 > → >=：没有正好 99 个字的标题\n}\n\n/// 没有人用。\nfn short(text) {\n    text.len() < 9\n}\n",
    );
    small.write(
        CASES,
        "# 案例

```tables/items.csv
类
甲(1)
甲(1)
甲(1)
```

## 都有：满分
期望: library 满足
期望: search 满足
```pages/home.html
<h1>政策文件库</h1><p>政策文件库</p><input type=search>
```

## 什么也没有
期望: library 未满足
期望: search 未满足
```pages/home.html
<h1>新闻</h1>
```
",
    );
    small
}

/// Every file of the project with its bytes.
fn files(folder: &Path, all: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, all);
        } else {
            all.insert(path.display().to_string(), std::fs::read(&path).unwrap());
        }
    }
}

#[test]
fn what_no_case_notices_is_listed() {
    let small = weak();
    let ran = small.heng(&["test", "rules", "--mutants"]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.errors);
    insta::assert_snapshot!("mutants_zh", ran.out);
    insta::assert_snapshot!("mutants_en", small.heng(&["test", "rules", "--mutants", "--lang", "en"]).out);
}

#[test]
fn snapshots_notice_what_expectations_do_not_say() {
    let small = weak();
    small.heng(&["test", "rules", "--accept"]);
    let ran = small.heng(&["test", "rules", "--mutants", "--lang", "en"]);
    assert!(ran.out.contains("noticed by snapshots only"), "{}", ran.out);
}

#[test]
fn what_no_case_reaches_is_listed() {
    let small = weak();
    small.write(CASES, HALF);
    let ran = small.heng(&["test", "rules", "--coverage"]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.errors);
    insta::assert_snapshot!("coverage_zh", ran.out);
    insta::assert_snapshot!("coverage_en", small.heng(&["test", "rules", "--coverage", "--lang", "en"]).out);
}

#[test]
fn nothing_is_written_by_either() {
    let small = weak();
    let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
    files(&small.path(""), &mut before);
    for mode in ["--mutants", "--coverage"] {
        assert_eq!(small.heng(&["test", "rules", mode]).status, 0);
        assert_eq!(small.heng(&["test", "rules", mode, "-f", "json"]).status, 0);
    }
    files(&small.path(""), &mut after);
    assert_eq!(before, after);
}

#[test]
fn threads_change_nothing_and_a_sample_is_the_same_for_the_same_seed() {
    let small = weak();
    let document = |more: &[&str]| {
        let arguments = [&["test", "rules", "--mutants", "-f", "json"], more].concat();
        let ran = small.heng(&arguments);
        let read: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        (ran.out, read[0]["mutants"].as_array().unwrap().clone())
    };
    let (one, all) = document(&["-j", "1"]);
    assert_eq!(one, document(&["-j", "4"]).0);
    let (first, sample) = document(&["--sample", "5", "--seed", "7"]);
    assert_eq!(sample.len(), 5);
    assert!(sample.iter().all(|mutant| all.contains(mutant)), "those of a sample are among all, with the same fate");
    assert_eq!(first, document(&["--sample", "5", "--seed", "7"]).0);
    assert_ne!(first, document(&["--sample", "5", "--seed", "8"]).0);
}

#[test]
fn below_the_threshold_it_fails() {
    let small = weak();
    assert_eq!(small.heng(&["test", "rules", "--mutants", "--threshold", "100"]).status, 1);
    assert_eq!(small.heng(&["test", "rules", "--mutants", "--threshold", "0"]).status, 0);
    assert_eq!(small.heng(&["test", "rules", "--coverage", "--threshold", "100"]).status, 0, "every part is reached");
    small.write(CASES, HALF);
    assert_eq!(small.heng(&["test", "rules", "--coverage", "--threshold", "51"]).status, 1);
    assert_eq!(small.heng(&["test", "rules", "--coverage", "--threshold", "50"]).status, 0);
    assert_eq!(small.heng(&["test", "rules", "--threshold", "10"]).status, 2, "of what?");
}

#[test]
fn one_more_case_kills_what_survived() {
    let small = weak();
    let survivors = |small: &Small| {
        let ran = small.heng(&["test", "rules", "--mutants", "-f", "json"]);
        let read: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let all = read[0]["mutants"].as_array().unwrap().clone();
        let survived = all.into_iter().filter(|one| one["fate"] == "survived" && one["evidence"].is_null());
        survived
            .map(|one| format!("{} → {}", one["before"].as_str().unwrap(), one["after"].as_str().unwrap()))
            .collect()
    };
    let before: Vec<String> = survivors(&small);
    assert!(before.contains(&">= → >".to_owned()) && before.contains(&"2 → 3".to_owned()), "{before:?}");
    let cases = std::fs::read_to_string(small.path(CASES)).unwrap();
    let exactly = "
## 正好两个甲类
期望: library 满足
```pages/home.html
<h1>政策文件库</h1>
```
```tables/items.csv
类
甲(1)
甲(1)
乙
```
";
    small.write(CASES, format!("{cases}{exactly}"));
    let after: Vec<String> = survivors(&small);
    assert!(!after.contains(&">= → >".to_owned()) && !after.contains(&"2 → 3".to_owned()), "{after:?}");
    assert!(after.len() < before.len());
}

/// What is watched judges as what is not, over everything that ships; and every script there can be marked.
#[test]
fn watching_disturbs_no_case_of_the_rules_that_ship() {
    for rules in ["rules/csc-2024", "rules/site-basics"] {
        let ran = crate::heng::heng(["test", rules, "--coverage", "-f", "json"]);
        assert_eq!(ran.status, 0, "{}", ran.errors);
        let read: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(read[0]["disturbed"], 0);
        assert_eq!(read[0]["without_cases"].as_array().unwrap().len(), 0);
        assert!(read[0]["parts"]["of"].as_u64().unwrap() > 100);
    }
}
