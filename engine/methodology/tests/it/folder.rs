//! A methodology folder in memory, and small changes to it.

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_files::Memory;
use heng_methodology::{Loaded, Methodology, load};
use heng_model::{Diagnostic, Severity};

/// Files by path.
#[derive(Clone)]
pub struct Folder(BTreeMap<String, Vec<u8>>);

/// A folder without a mistake, with a little of everything.
pub fn good() -> Folder {
    let files = [
        ("methodology.yaml", METHODOLOGY),
        ("subjects.yaml", SUBJECTS),
        ("statistics.yaml", STATISTICS),
        ("reference/themes.yaml", THEMES),
        ("reference/days.yaml", DAYS),
        ("reference/peers.csv", "城市,人口\n甲城,10\n乙城,20\n"),
        ("lib/coding.rhai", "fn settled(row) { row }\n"),
        ("checks/1.1-group/indicator.yaml", GROUP),
        ("checks/1.1-group/check.rhai", "fn check(bundle, params) {}\n"),
        ("checks/1.2-cloud/indicator.yaml", CLOUD),
        ("checks/2.1-open-data/indicator.yaml", OPEN_DATA),
        ("checks/2.1-open-data/check.rhai", "fn check(bundle, params) {}\n"),
        ("checks/2.2-visits/indicator.yaml", VISITS),
        ("checks/2.2-visits/check.rhai", "fn check(bundle, params) {}\n"),
        ("checks/8-cases/indicator.yaml", CASES),
        ("checks/8-cases/check.rhai", "fn check(bundle, params) {}\n"),
        ("checks/8-cases/cases.md", "## 一例\n"),
    ];
    Folder(files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect())
}

impl Folder {
    /// With one more file, or another text in its place.
    pub fn with(mut self, path: &str, text: impl AsRef<[u8]>) -> Self {
        self.0.insert(path.to_owned(), text.as_ref().to_vec());
        self
    }
    /// Without a file.
    pub fn without(mut self, path: &str) -> Self {
        assert!(self.0.remove(path).is_some(), "{path}");
        self
    }
    /// With the one place where `from` stands changed to `to`.
    pub fn edit(self, path: &str, from: &str, to: &str) -> Self {
        let text = String::from_utf8(self.0[path].clone()).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{from} in {path}");
        self.with(path, text.replace(from, to))
    }
    /// With `methodology.yaml` changed.
    pub fn head(self, from: &str, to: &str) -> Self {
        self.edit("methodology.yaml", from, to)
    }
    /// The paths of its files.
    pub fn paths(&self) -> Vec<String> {
        self.0.keys().cloned().collect()
    }
    /// Its YAML files with their texts.
    pub fn yaml(&self) -> Vec<(String, String)> {
        let yaml =
            self.0.iter().filter(|(path, _)| std::path::Path::new(path).extension().is_some_and(|end| end == "yaml"));
        yaml.map(|(path, text)| (path.clone(), String::from_utf8(text.clone()).unwrap())).collect()
    }
    pub fn load(&self) -> Loaded {
        load(Arc::new(self.0.iter().collect::<Memory>()))
    }
    /// The methodology, of a folder in which nothing is wrong.
    pub fn methodology(&self) -> Methodology {
        let loaded = self.load();
        assert_eq!(loaded.diagnostics.iter().map(said).collect::<Vec<_>>(), []);
        loaded.methodology.unwrap()
    }
    /// Every code with the file and the text under the first label.
    pub fn said(&self) -> Vec<(String, String, String)> {
        self.load().diagnostics.iter().map(said).collect()
    }
    /// The one diagnostic: its code, its file and the text under its first label; an error.
    #[track_caller]
    pub fn refused(&self, code: &str, file: &str, under: &str) -> Diagnostic {
        let diagnostic = self.one(code, file, under);
        assert_eq!(diagnostic.severity, Severity::Error);
        diagnostic
    }
    /// The same, and it is a warning.
    #[track_caller]
    pub fn warned(&self, code: &str, file: &str, under: &str) -> Diagnostic {
        let diagnostic = self.one(code, file, under);
        assert_eq!(diagnostic.severity, Severity::Warning);
        assert!(self.load().methodology.is_some());
        diagnostic
    }
    #[track_caller]
    fn one(&self, code: &str, file: &str, under: &str) -> Diagnostic {
        assert_eq!(self.said(), [(code.to_owned(), file.to_owned(), under.to_owned())]);
        self.load().diagnostics.remove(0)
    }
}

fn said(diagnostic: &Diagnostic) -> (String, String, String) {
    crate::catalogue::assert_written(diagnostic);
    let code = diagnostic.message.code.rsplit("::").next().unwrap().to_owned();
    let label = &diagnostic.labels[0];
    (code, label.source.name.clone(), label.source.text[label.span.range()].to_owned())
}

const METHODOLOGY: &str = r#"heng: 1
id: sample-2024
name: 样例评估
version: 1.10
language: zh
assessed_on: 2024-11-30
scale: { full: 100, decimals: 2 }
outcomes:
  missing_evidence: { criterion: exclude, leaf: { impute: median } }
  stale: zero
coverage: { at_least: 0.7 }
index: { name: 总指数, method: mean }
tiers:
  - { name: 优秀级, above: 90 }
  - { name: 良好级, at_least: { value: 75, basis: { title: 评估办法, checked_on: 2024-03-01 } } }
  - { name: 发展级, at_least: 0 }
cohorts:
  province: { name: 省级, where: { level: province } }
  city: { name: 城市, where: { level: [city, town] } }
reference_cohort: city
ranks: { ties: dense, ties_on: published }
order: division
words: { most: { at_least: 0.8 } }
calendar: days
limits: { operations: 500000, file_size: 30 MB }
indicators:
  "1":   { name: 保障, weight: 40, outcomes: { missing_evidence: zero } }
  "1.1": { weight: 25 }
  "1.2": { weight: { value: 15, basis: { title: 专家打分 } } }
  "2":   { name: 服务, weight: 60, method: geometric, floor: 1, weights: relative }
  "2.1": { name: 数据开放, weight: 2 }
  "2.2": { weight: 1 }
  "2.9": { name: 待定, weight: 1, planned: true }
  "8":   { name: 案例, role: bonus, weight: 10, gate: { above: 80 } }
"#;

const SUBJECTS: &str = r#""110000": { code: "110000", name: 甲省, names: [甲, 甲省政府], level: province, region: 东部 }
"110100": { code: "110100", name: 甲城, level: city, parent: "110000", order: { subprovincial: 10 }, sites: 3, pilot: true }
"120100": { code: 120100, name: 乙城, level: city, parent: "120000", zone: 08, tags: [新, 旧] }
"#;

const STATISTICS: &str = r#"groups:
  name: 设领导小组的
  population: { cohort: city, where: { level: city } }
  share: { criterion: 1.1/group, is: met }
  by: level
  claims:
    - { op: gt, value: "96%", text: 超96% }
    - { op: most }
cloud:
  name: 云平台已启动且得分不低的
  count:
    all:
      - { criterion: 1.2/cloud, at_least: started }
      - any: [{ score: "2", at_least: 60 }, { not: { tier: 优秀级 } }]
      - { tier_at_least: 良好级 }
      - { measure: 2.1/datasets, at_least: 10 }
      - { criterion: "2.1/themes[信用]", is: met }
      - { criterion: 1.2/cloud, at_least: 0.5, below: 1 }
  claims: [{ op: eq, value: 1/3, basis: { title: 年报 } }]
datasets: { name: 数据集, median: { measure: 2.1/datasets } }
reviews: { name: 好评率, ratio: { of: { measure: 2.1/good }, to: { measure: 2.1/all } } }
total: { name: 平均分, mean: { score: index } }
"#;

const THEMES: &str = "id: themes\nversion: 2024.1\nretrieved: 2024-03-01\nitems: [信用, 气象]\n";

const DAYS: &str = "id: days\nyears: [2024]\nholidays: [2024-01-01, 2024-05-01..2024-05-05]\nworkdays: [2024-05-11]\n";

const GROUP: &str = r#"name: 领导小组
basis: { title: 通知, url: "https://example.org/1" }
applies_to: { level: [city, province] }
evidence:
  documents/group/*: 成立通知
  tables/x.csv: { what: 测试信件, columns: [编号, 日期], max_age: 3 working days }
params:
  words: [领导小组, 专班]
  recent: 12 months
  limit: { value: 40, basis: { title: 通知 } }
  spans: { 每日: 2 days, from: 3 }
  levels: { by: level, province: [省, 市], city: [市] }
  own: { by: parent, "110000": 甲办, else: 统一 }
  themes: { from: themes }
rubric:
  group: { points: 60, text: 设立领导小组 }
  levels: { points: { value: 40, basis: { title: 通知 } }, text: 各级, each: levels }
"#;

const CLOUD: &str = r"name: 云平台
observations:
  cloud: { ask: 建到哪一步？, values: [none, started, complete], coders: 2, where: documents/cloud/* }
rubric:
  cloud: { points: 100, text: { zh: 云平台, en: Cloud }, states: { none: 0, started: 0.5, complete: 1 }, from: cloud }
";

const OPEN_DATA: &str = r"script: check.rhai
kind: deduction
full: 10
params: { themes: { from: themes } }
rubric:
  themes: { points: 10, text: 覆盖主题, each: themes }
";

const VISITS: &str = r"name: 访问量
kind: measured
normalise: { measure: visits, direction: higher, bands: { steps: [[10, 50], [20, 100]], below: 5 } }
";

const CASES: &str = r#"kind: veto
veto: { node: "1", score: 0, tier: 发展级 }
rubric:
  fraud: { text: 弄虚作假 }
"#;
