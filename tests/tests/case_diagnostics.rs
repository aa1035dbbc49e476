//! Mistakes in `cases.md` as they are printed.

#![allow(clippy::unwrap_used, reason = "what a test builds on must be there")]

use std::sync::Arc;

use heng_cases::Suite;
use heng_files::Memory;
use heng_methodology::load;
use heng_report::catalogue::codes;
use heng_report::{Lang, Renderer, render_all};

const METHODOLOGY: [(&str, &str); 4] = [
    (
        "methodology.yaml",
        "heng: 1\nid: small\nname: 小评估\nassessed_on: 2024-11-30\nindicators:\n  \"1\": { weight: 100 }\n",
    ),
    ("subjects.yaml", "\"330100\": { code: \"330100\", name: 杭州市, names: [杭州], level: city }\n"),
    (
        "checks/1-library/indicator.yaml",
        "name: 政策文件库
params:
  least: 2
rubric:
  library: { points: 60, text: 建有政策文件库 }
  stage:   { points: 40, text: 建到哪一步, states: { none: 0, started: 0.5, complete: 1 } }
",
    ),
    (
        "checks/1-library/check.rhai",
        "//! 政策文件库。\n\nfn check(bundle, params) {\n    judge(\"library\", params.least > 1);\n    grade(\"stage\", \"started\");\n}\n",
    ),
];

const MISTAKES: &str = "# 案例

期望: library 满足

## 写错的行
对像: 杭州市
对象: 杭洲市
评估日期: 去年底
期望 library 满足
期望: libary 满足
期望: library 有
期望: stage complte
期望: stage 部分满足
期望: stage
期望: stage 1.5
期望: 得分 很高
期望: 发现 unmett
参数: { laest: 3 }
参数: { least: 三 }

## 什么也不期望

## 写错的行
期望: library 满足
```../a.html
```
```data/pages/a.html
```
```documents/通知.docx
```
```pages/b.html gkb
```
```pages/c.html gbk
表情😀
```

## 两张表
| least | {{日期}} | 变题 | 期望 libary |
| --- | --- | --- | --- |
| 2 | 3 | 4 | 满足 |

| least |
| 2 |

| least |
| --- |
| 2 | 3 |

## 忘了结束
期望: library 满足
```pages/a.html
<p>甲</p>
```pages/b.html
<p>乙</p>
```

```pages/d.html
<p>到文件末尾
";

fn printed(lang: Lang) -> String {
    let mut files: Memory = METHODOLOGY.into_iter().collect();
    files.insert("checks/1-library/cases.md", MISTAKES.as_bytes()).unwrap();
    let loaded = load(Arc::new(files.clone()));
    let suite = Suite::read(&loaded.methodology.unwrap(), &files, &codes());
    assert!(suite.diagnostics.len() >= 25, "{}", suite.diagnostics.len());
    render_all(&Renderer::new(lang, false, 100), &suite.diagnostics)
}

#[test]
fn every_mistake_says_what_to_write_instead() {
    insta::assert_snapshot!(printed(Lang::Zh));
}

#[test]
fn in_english_too() {
    insta::assert_snapshot!(printed(Lang::En));
}
