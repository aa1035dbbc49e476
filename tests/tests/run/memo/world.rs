//! A small project in memory, everything that can be edited in it, and every edit.

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_assess::{Assessed, BundleInput, Memo, Options, assess, assess_with};
use heng_files::Memory;

/// Everything that can be edited: files of the methodology, and of the bundles of 甲 and 乙, by path.
#[derive(Clone)]
pub struct World(pub BTreeMap<String, Vec<u8>>);

pub const METHODOLOGY: &str = "heng: 1
id: small
name: 小体系
assessed_on: 2024-11-30
calendar: days
outcomes: { stale: zero }
indicators:
  a: { weight: 40 }
  b: { weight: 30 }
  c: { weight: 20 }
  d: { weight: 10 }
";
pub const SUBJECTS: &str =
    "甲: { name: 甲市, names: [甲], level: city }\n乙: { name: 乙市, level: county, note: 有 }\n";
pub const DAYS: &str = "years: [2024]\nholidays: [2024-11-29]\nworkdays: []\n";
pub const THEMES: &str = "items: [信用, 气象, 交通]\n";
pub const LIBRARY: &str = "fn lively(page) {\n    page.says(\"动态\") || page.has(\".news\")\n}\n";

pub const A: &str = "name: 门户
evidence:
  pages/home.html: { what: 首页, max_age: 12 months }
  pages/news/*: 动态
rubric:
  title: { points: 60, text: 标题 }
  news:  { points: 40, text: 动态 }
params:
  least: { by: level, city: 2, county: 1 }
";
pub const A_SCRIPT: &str = "fn check(bundle, params) {
    let home = bundle.page(\"pages/home.html\");
    judge(\"title\", home.title.contains(bundle.subject.name));
    let news = bundle.find_pages(\"pages/news/*\").filter(|page| sense::lively(page));
    judge(\"news\", news.len() >= params.least);
}
";
pub const B: &str = "name: 数据
evidence:
  tables/open.csv: { what: 开放数据集, columns: [领域, 数量] }
rubric:
  areas: { points: 100, text: 覆盖各领域, each: areas }
params:
  areas: { from: themes }
";
pub const B_SCRIPT: &str = "fn check(bundle, params) {
    let rows = bundle.table(\"tables/open.csv\").rows;
    cover(\"areas\", params.areas, |area| rows.any(|row| row.text(\"领域\") == area && row.number(\"数量\") > 0));
    if reference.list(\"themes\").len() > 3 { note(\"主题多\"); }
}
";
pub const C: &str = "name: 云
observations:
  cloud: { ask: 建到哪一步？, values: [none, started, complete] }
rubric:
  cloud: { points: 10, text: 云平台, states: { none: 0, started: 0.5, complete: 1 }, from: cloud }
";
pub const D: &str = "name: 办理
evidence:
  documents/规则/*: { what: 规则 }
  documents/复函.txt: 复函
rubric:
  rules:  { points: 5, text: 有规则 }
  prompt: { points: 5, text: 办得快 }
  recent: { points: 5, text: 近来有 }
params:
  span: 5 working days
";
pub const D_SCRIPT: &str = "fn check(bundle, params) {
    let rules = bundle.documents(\"documents/规则/*\");
    judge(\"rules\", rules.len() > 0);
    let letter = bundle.document(\"documents/复函.txt\");
    judge(\"prompt\", letter.date <= bundle.assessed_on.minus(params.span));
    judge(\"recent\", letter.date.within(\"12 months\", bundle.assessed_on));
}
";

/// Edits that only some checks ask for: the file, what stands there, what is put there, and how many times a check must run.
pub const LONE_EDITS: [(&str, &str, &str, usize); 9] = [
    ("rules/checks/a/check.rhai", ">= params", "> params", 2),
    ("rules/lib/sense.rhai", "动态", "新闻", 2),
    ("rules/checks/a/indicator.yaml", "city: 2", "city: 3", 1),
    ("rules/subjects.yaml", "name: 甲市", "name: 甲州", 1),
    ("rules/reference/themes.yaml", "交通", "卫生", 2),
    ("rules/reference/days.yaml", "2024-11-29", "2024-11-28", 1),
    ("rules/methodology.yaml", "2024-11-30", "2024-11-29", 1),
    ("甲/data/tables/open.csv", "交通,0", "交通,1", 1),
    // The page itself, and the coding that cites it.
    ("甲/data/pages/home.html", "甲市", "乙市", 2),
];

pub const HOME: &str =
    "<html><head><title>甲市人民政府</title></head><body><p>政务云平台正式启动建设</p></body></html>";
pub const NEWS: &str = "<html><body><div class=news>动态</div></body></html>";
pub const OPEN: &str = "领域,数量\n信用,12\n气象,3\n交通,0\n";
pub const CODED: &str =
    "c:\n  cloud:\n    codings:\n      - { value: started, by: 某, where: pages/home.html, quote: 平台正式启动 }\n";
pub const KNOWN: &str =
    "files:\n  pages/home.html: { captured_at: 2024-10-01 }\n  tables/open.csv: { captured_at: 2024-10-01 }\n";

fn known(subject: &str, more: &str) -> Vec<u8> {
    format!("subject: {subject}\n{more}").into_bytes()
}

/// The bytes that an edit can give each file; no bytes: it is gone. The first are those it has at the beginning.
pub fn choices() -> Vec<(&'static str, Vec<Option<Vec<u8>>>)> {
    let text = |text: &str| Some(text.as_bytes().to_vec());
    let of = |texts: &[&str]| texts.iter().map(|one| text(one)).collect::<Vec<_>>();
    let changed = |whole: &str, from: &str, to: &str| {
        assert_eq!(whole.matches(from).count(), 1, "{from}");
        text(&whole.replace(from, to))
    };
    let gbk = Some(encoding_rs::GBK.encode(&HOME.replace("<head>", "<head><meta charset=gbk>")).0.into_owned());
    vec![
        (
            "rules/methodology.yaml",
            vec![
                text(METHODOLOGY),
                text(&METHODOLOGY.replace("weight: 40", "weight: 60").replace("weight: 30", "weight: 10")),
                changed(METHODOLOGY, "2024-11-30", "2024-12-02"),
                changed(METHODOLOGY, "stale: zero", "stale: exclude"),
                text(&format!("{METHODOLOGY}limits: {{ operations: 60 }}\n")),
                text(&format!("{METHODOLOGY}limits: {{ file_size: \"60 B\" }}\n")),
                text(&format!(
                    "{METHODOLOGY}tiers:\n  - {{ name: 高, at_least: 50 }}\n  - {{ name: 低, at_least: 0 }}\n"
                )),
            ],
        ),
        (
            "rules/subjects.yaml",
            vec![
                text(SUBJECTS),
                changed(SUBJECTS, "name: 甲市", "name: 甲州"),
                changed(SUBJECTS, "level: city", "level: county"),
                changed(SUBJECTS, "note: 有", "note: 无"),
            ],
        ),
        ("rules/reference/days.yaml", vec![text(DAYS), changed(DAYS, "2024-11-29", "2024-11-28")]),
        (
            "rules/reference/themes.yaml",
            vec![text(THEMES), changed(THEMES, "交通", "卫生"), changed(THEMES, "交通", "交通, 卫生, 教育")],
        ),
        (
            "rules/lib/sense.rhai",
            vec![
                text(LIBRARY),
                changed(LIBRARY, "动态", "新闻"),
                changed(LIBRARY, "page.has", "page.hsa"),
                text("fn lively(page) {"),
            ],
        ),
        ("rules/lib/other.rhai", vec![None, text("fn unused() { 1 }\n")]),
        (
            "rules/checks/a/indicator.yaml",
            vec![
                text(A),
                changed(A, "points: 60", "points: 6"),
                changed(A, "city: 2", "city: 1"),
                changed(A, "county: 1", "county: 2"),
                changed(A, "12 months", "1 month"),
            ],
        ),
        (
            "rules/checks/a/check.rhai",
            vec![
                text(A_SCRIPT),
                changed(A_SCRIPT, ">= params.least", "> params.least"),
                changed(A_SCRIPT, "home.title", "home.titel"),
                changed(A_SCRIPT, "judge(\"title\", ", "judge(\"title\" "),
                changed(A_SCRIPT, "bundle.subject.name", "bundle.subject[\"note\"]"),
            ],
        ),
        (
            "rules/checks/b/indicator.yaml",
            vec![text(B), changed(B, "领域, 数量", "领域, 数量, 部门"), changed(B, "points: 100", "points: 10")],
        ),
        (
            "rules/checks/b/check.rhai",
            vec![text(B_SCRIPT), changed(B_SCRIPT, "> 0)", "> 5)"), changed(B_SCRIPT, "len() > 3", "len() > 2")],
        ),
        (
            "rules/checks/c/indicator.yaml",
            vec![
                text(C),
                changed(C, "started: 0.5", "started: 0.25"),
                changed(C, "建到哪一步？, ", "建到哪一步？, coders: 2, "),
            ],
        ),
        ("rules/checks/d/indicator.yaml", vec![text(D), changed(D, "5 working days", "6 working days")]),
        ("rules/checks/d/check.rhai", vec![text(D_SCRIPT), changed(D_SCRIPT, "12 months", "3 months")]),
        (
            "甲/bundle.yaml",
            vec![
                Some(known("甲", KNOWN)),
                Some(known("甲", "")),
                Some(known("甲", &KNOWN.replace("pages/home.html: { ", "pages/home.html: { title: 甲市门户, "))),
                Some(known("甲", &KNOWN.replacen("2024-10-01", "2024-12-01", 1))),
                Some(known("甲", &KNOWN.replacen("2024-10-01", "2022-10-01", 1))),
                Some(known(
                    "甲",
                    "absent:\n  - { pattern: documents/规则/*, searched: 门户, by: 某, on: 2024-10-01 }\n",
                )),
                Some(known("丙", "")),
                None,
            ],
        ),
        (
            "甲/data/pages/home.html",
            vec![
                text(HOME),
                changed(HOME, "正式", "尚未"),
                changed(HOME, "甲市", "乙市"),
                gbk,
                Some(vec![0, 1, 2, 0]),
                None,
            ],
        ),
        ("甲/data/pages/index.html", vec![None, text(HOME)]),
        ("甲/data/pages/news/1.html", vec![text(NEWS), text(HOME), None]),
        ("甲/data/pages/news/2.html", vec![None, text(NEWS), Some(vec![0, 1, 2, 0])]),
        (
            "甲/data/tables/open.csv",
            vec![
                text(OPEN),
                changed(OPEN, "交通,0", "交通,7"),
                changed(OPEN, "领域,", "领域 ,"),
                text("领域,数量\n信用,12,多\n\"气象,3\n"),
                text("数量,领域,领域\n12,信用,信用\n"),
                Some(encoding_rs::GBK.encode(OPEN).0.into_owned()),
                None,
            ],
        ),
        (
            "甲/data/observations.yaml",
            vec![
                text(CODED),
                changed(CODED, "started", "complete"),
                changed(CODED, "平台正式启动", "平台没有启动"),
                changed(CODED, "pages/home.html", "pages/hime.html"),
                changed(CODED, "value", "vaule"),
                text(&format!("{CODED}      - {{ value: complete, by: 另 }}\n")),
                text(&format!("{CODED}  other: {{ codings: [] }}\n")),
                Some(vec![0, 1, 2, 0]),
                None,
            ],
        ),
        ("甲/data/documents/规则/一.txt", vec![None, text("关于数据的规则\n")]),
        (
            "甲/data/documents/复函.txt",
            vec![text("复函\n2024年11月22日\n"), text("复函\n2024年11月25日\n"), text("复函\n"), None],
        ),
        ("甲/data/documents/复丞.txt", vec![None, text("复函\n")]),
        ("乙/bundle.yaml", of(&["subject: 乙\n", "subject: 乙\nsynthetic: true\n"])),
        ("乙/data/pages/home.html", vec![text(HOME), None]),
        ("乙/data/pages/news/1.html", vec![None, text(NEWS)]),
    ]
}

impl World {
    pub fn new() -> Self {
        let first =
            choices().into_iter().filter_map(|(path, mut bytes)| Some((path.to_owned(), bytes.swap_remove(0)?)));
        Self(first.collect())
    }

    pub fn set(&mut self, path: &str, bytes: Option<&[u8]>) {
        match bytes {
            Some(bytes) => drop(self.0.insert(path.to_owned(), bytes.to_vec())),
            None => drop(self.0.remove(path)),
        }
    }

    /// Replaces the one place where `from` stands.
    #[track_caller]
    pub fn edit(&mut self, path: &str, from: &str, to: &str) {
        let text = String::from_utf8(self.0[path].clone()).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{from} in {path}");
        self.set(path, Some(text.replace(from, to).as_bytes()));
    }

    pub fn below(&self, folder: &str) -> Memory {
        let files = self.0.iter().filter_map(|(path, bytes)| Some((path.strip_prefix(folder)?, bytes)));
        files.collect()
    }

    /// A run; nothing where the methodology is broken.
    pub fn run(&self, memo: Option<&dyn Memo>) -> Option<Assessed> {
        let methodology = heng_methodology::load(Arc::new(self.below("rules/"))).methodology?;
        let bundles = ["甲", "乙"]
            .map(|name| BundleInput { name: name.to_owned(), files: Arc::new(self.below(&format!("{name}/"))) });
        let options = Options { threads: Some(1), abort: Arc::default(), progress: &|_| {}, ..Options::default() };
        let assessed = match memo {
            Some(memo) => assess_with(&methodology, bundles.into(), &options, memo),
            None => assess(&methodology, bundles.into(), &options),
        };
        Some(assessed.unwrap())
    }
}

/// All that a run says.
pub fn said(assessed: &Assessed) -> String {
    let document = serde_json::to_string_pretty(&assessed.assessment).unwrap();
    format!("{document}\n{:?}\n{:?}\n{:?}", assessed.rules, assessed.refused, assessed.problems)
}
