//! A small project in memory, with texts replaced: what the tests of this room run on.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use heng_files::Memory;
use heng_methodology::Methodology;
use heng_model::assessment::Assessment;

use crate::{BundleInput, Options, assess};

const METHODOLOGY: &str = "heng: 1
id: small
name: 小评估
assessed_on: 2024-11-30
tiers:
  - { name: 非常高, above: 90 }
  - { name: 高, above: 50 }
  - { name: 低, at_least: 0 }
cohorts:
  city: { name: 重点城市, where: { level: city } }
indicators:
  \"1\": { weight: 60 }
  \"2\": { weight: 40 }
";
const SUBJECTS: &str = "\"330100\": { code: \"330100\", name: 杭州市, level: city }
\"350200\": { code: \"350200\", name: 厦门市, level: city }
";
const LIBRARY: &str = "name: 政策文件库
evidence: { \"pages/*\": 首页 }
rubric:
  library: { points: 60, text: 建有政策文件库 }
  search: { points: 40, text: 提供查询 }
";
const LIBRARY_SCRIPT: &str = "//! 有没有政策文件库。
fn check(bundle, params) {
    let home = bundle.page(\"pages/home.html\");
    judge(\"library\", home.says(\"政策文件库\"));
    judge(\"search\", home.has(\"input\"));
}
";
const NOTICE: &str = "name: 通知
evidence: { \"documents/*\": 通知 }
rubric:
  notice: { points: 100, text: 发过通知 }
";
const NOTICE_SCRIPT: &str = "//! 发过通知没有。
fn check(bundle, params) {
    judge(\"notice\", bundle.documents(\"documents/*\").any(|doc| doc.says(\"通知\")));
}
";
const STATISTICS: &str = "library:
  name: 建有政策文件库的城市占比
  population: { cohort: city }
  share: { criterion: 1/library, is: met }
  claims:
    - { op: gt, value: \"50%\", text: 超50% }
";

/// File, from, to.
pub(crate) type Change<'a> = (&'a str, &'a str, &'a str);

/// The methodology with these texts replaced.
pub(crate) fn methodology(changes: &[Change<'_>]) -> Methodology {
    let mut rules: Vec<(&str, String)> = [
        ("methodology.yaml", METHODOLOGY),
        ("subjects.yaml", SUBJECTS),
        ("statistics.yaml", STATISTICS),
        ("checks/1-library/indicator.yaml", LIBRARY),
        ("checks/1-library/check.rhai", LIBRARY_SCRIPT),
        ("checks/2-notice/indicator.yaml", NOTICE),
        ("checks/2-notice/check.rhai", NOTICE_SCRIPT),
    ]
    .map(|(path, text)| (path, text.to_owned()))
    .into();
    for (file, from, to) in changes {
        let Some((_, text)) = rules.iter_mut().find(|(path, _)| path == file) else { continue };
        assert!(text.contains(from), "{file} has no {from}");
        *text = text.replace(from, to);
    }
    let loaded = heng_methodology::load(Arc::new(Memory::from_iter(rules)));
    loaded.methodology.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics))
}

/// The bundles, `hangzhou` and `xiamen`, with texts of their pages replaced.
pub(crate) fn bundles(changes: &[Change<'_>]) -> Vec<BundleInput> {
    let bundles = [
        ("hangzhou", "subject: \"330100\"", "<h1>政策文件库</h1><input>", "关于开展工作的通知"),
        ("xiamen", "subject: \"350200\"", "<h1>要闻</h1><input>", "关于开展工作的通知"),
    ];
    let bundle = |(name, meta, page, notice): (&str, &str, &str, &str)| {
        let own = changes.iter().filter(|(file, ..)| *file == name);
        let page = own.fold(page.to_owned(), |page, (_, from, to)| page.replace(from, to));
        let files = [("bundle.yaml", meta), ("data/pages/home.html", &page), ("data/documents/a.txt", notice)];
        BundleInput { name: name.to_owned(), files: Arc::new(Memory::from_iter(files)) }
    };
    bundles.map(bundle).into()
}

/// One thread, no end.
pub(crate) fn options() -> Options<'static> {
    Options { threads: Some(1), abort: Arc::new(AtomicBool::new(false)), progress: &|_| {}, ..Options::default() }
}

/// The small project with these texts replaced.
pub(crate) fn assessed(changes: &[Change<'_>]) -> Assessment {
    assess(&methodology(changes), bundles(changes), &options()).unwrap().assessment
}
