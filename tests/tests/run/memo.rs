//! A memo changes what is run and never what is said: whatever is edited, with it and without it the same bytes come out.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use heng_assess::{Assessed, BundleInput, Disk, InMemory, Memo, Options, assess, assess_with};
use heng_files::Memory;
use proptest::prelude::*;

/// Everything that can be edited: files of the methodology, and of the bundles of 甲 and 乙, by path.
#[derive(Clone)]
struct World(BTreeMap<String, Vec<u8>>);

const METHODOLOGY: &str = "heng: 1
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
const SUBJECTS: &str = "甲: { name: 甲市, names: [甲], level: city }\n乙: { name: 乙市, level: county, note: 有 }\n";
const DAYS: &str = "years: [2024]\nholidays: [2024-11-29]\nworkdays: []\n";
const THEMES: &str = "items: [信用, 气象, 交通]\n";
const LIBRARY: &str = "fn lively(page) {\n    page.says(\"动态\") || page.has(\".news\")\n}\n";

const A: &str = "name: 门户
evidence:
  pages/home.html: { what: 首页, max_age: 12 months }
  pages/news/*: 动态
rubric:
  title: { points: 60, text: 标题 }
  news:  { points: 40, text: 动态 }
params:
  least: { by: level, city: 2, county: 1 }
";
const A_SCRIPT: &str = "fn check(bundle, params) {
    let home = bundle.page(\"pages/home.html\");
    judge(\"title\", home.title.contains(bundle.subject.name));
    let news = bundle.find_pages(\"pages/news/*\").filter(|page| sense::lively(page));
    judge(\"news\", news.len() >= params.least);
}
";
const B: &str = "name: 数据
evidence:
  tables/open.csv: { what: 开放数据集, columns: [领域, 数量] }
rubric:
  areas: { points: 100, text: 覆盖各领域, each: areas }
params:
  areas: { from: themes }
";
const B_SCRIPT: &str = "fn check(bundle, params) {
    let rows = bundle.table(\"tables/open.csv\").rows;
    cover(\"areas\", params.areas, |area| rows.any(|row| row.text(\"领域\") == area && row.number(\"数量\") > 0));
    if reference.list(\"themes\").len() > 3 { note(\"主题多\"); }
}
";
const C: &str = "name: 云
observations:
  cloud: { ask: 建到哪一步？, values: [none, started, complete] }
rubric:
  cloud: { points: 10, text: 云平台, states: { none: 0, started: 0.5, complete: 1 }, from: cloud }
";
const D: &str = "name: 办理
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
const D_SCRIPT: &str = "fn check(bundle, params) {
    let rules = bundle.documents(\"documents/规则/*\");
    judge(\"rules\", rules.len() > 0);
    let letter = bundle.document(\"documents/复函.txt\");
    judge(\"prompt\", letter.date <= bundle.assessed_on.minus(params.span));
    judge(\"recent\", letter.date.within(\"12 months\", bundle.assessed_on));
}
";
const HOME: &str = "<html><head><title>甲市人民政府</title></head><body><p>政务云平台正式启动建设</p></body></html>";
const NEWS: &str = "<html><body><div class=news>动态</div></body></html>";
const OPEN: &str = "领域,数量\n信用,12\n气象,3\n交通,0\n";
const CODED: &str =
    "c:\n  cloud:\n    codings:\n      - { value: started, by: 某, where: pages/home.html, quote: 平台正式启动 }\n";
const KNOWN: &str =
    "files:\n  pages/home.html: { captured_at: 2024-10-01 }\n  tables/open.csv: { captured_at: 2024-10-01 }\n";

fn known(subject: &str, more: &str) -> Vec<u8> {
    format!("subject: {subject}\n{more}").into_bytes()
}

/// The bytes that an edit can give each file; no bytes: it is gone. The first are those it has at the beginning.
fn choices() -> Vec<(&'static str, Vec<Option<Vec<u8>>>)> {
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
    fn new() -> Self {
        let first =
            choices().into_iter().filter_map(|(path, mut bytes)| Some((path.to_owned(), bytes.swap_remove(0)?)));
        Self(first.collect())
    }

    fn set(&mut self, path: &str, bytes: Option<&[u8]>) {
        match bytes {
            Some(bytes) => drop(self.0.insert(path.to_owned(), bytes.to_vec())),
            None => drop(self.0.remove(path)),
        }
    }

    /// Replaces the one place where `from` stands.
    #[track_caller]
    fn edit(&mut self, path: &str, from: &str, to: &str) {
        let text = String::from_utf8(self.0[path].clone()).unwrap();
        assert_eq!(text.matches(from).count(), 1, "{from} in {path}");
        self.set(path, Some(text.replace(from, to).as_bytes()));
    }

    fn below(&self, folder: &str) -> Memory {
        let files = self.0.iter().filter_map(|(path, bytes)| Some((path.strip_prefix(folder)?, bytes)));
        files.collect()
    }

    /// A run; nothing where the methodology is broken.
    fn run(&self, memo: Option<&dyn Memo>) -> Option<Assessed> {
        let methodology = heng_methodology::load(Arc::new(self.below("rules/"))).methodology?;
        let bundles = ["甲", "乙"]
            .map(|name| BundleInput { name: name.to_owned(), files: Arc::new(self.below(&format!("{name}/"))) });
        let options = Options { threads: Some(1), abort: Arc::default(), progress: &|_| {} };
        let assessed = match memo {
            Some(memo) => assess_with(&methodology, bundles.into(), &options, memo),
            None => assess(&methodology, bundles.into(), &options),
        };
        Some(assessed.unwrap())
    }
}

/// All that a run says.
fn said(assessed: &Assessed) -> String {
    let document = serde_json::to_string_pretty(&assessed.assessment).unwrap();
    format!("{document}\n{:?}\n{:?}\n{:?}", assessed.rules, assessed.refused, assessed.problems)
}

#[test]
fn nothing_is_wrong_with_what_is_edited() {
    let loaded = heng_methodology::load(Arc::new(World::new().below("rules/")));
    let said: Vec<_> = loaded.diagnostics.iter().map(|one| (&one.message, one.sort_key())).collect();
    assert_eq!(said, []);
    let assessed = World::new().run(None).unwrap();
    assert!(assessed.rules.is_empty() && assessed.problems.is_empty() && assessed.refused.is_empty());
    let subjects = &assessed.assessment.subjects;
    let errors = subjects.iter().flat_map(|one| one.judgements.leaves.values());
    let errors = errors.filter(|leaf| matches!(leaf.verdict, heng_model::judgement::Verdict::Error { .. }));
    assert_eq!(errors.collect::<Vec<_>>(), [] as [&heng_model::judgement::LeafJudgement; 0]);
}

#[track_caller]
fn ran(world: &World, memo: &dyn Memo) -> usize {
    world.run(Some(memo)).unwrap().ran
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn with_a_memo_and_without_the_same_is_said_after_every_edit(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..24),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let in_memory = InMemory::default();
        let mut world = World::new();
        let choices = choices();
        for (file, to) in edits {
            let (path, bytes) = &choices[file.index(choices.len())];
            world.set(path, bytes[to.index(bytes.len())].as_deref());
            let Some(plain) = world.run(None) else { continue };
            let plain = said(&plain);
            let disk = Disk::new(folder.path(), "build");
            for memo in [&in_memory as &dyn Memo, &disk] {
                prop_assert_eq!(&said(&world.run(Some(memo)).unwrap()), &plain, "after an edit of {}", path);
                let again = world.run(Some(memo)).unwrap();
                prop_assert_eq!(&said(&again), &plain, "once more after an edit of {}", path);
                if again.rules.is_empty() {
                    prop_assert_eq!(again.ran, 0);
                }
            }
        }
    }
}

#[test]
fn every_single_edit_is_seen_and_taken_back() {
    let memo = InMemory::default();
    for (path, bytes) in choices() {
        for bytes in bytes {
            let mut world = World::new();
            world.set(path, bytes.as_deref());
            for world in [world, World::new()] {
                let plain = world.run(None).unwrap_or_else(|| panic!("{path} breaks the methodology"));
                assert_eq!(said(&world.run(Some(&memo)).unwrap()), said(&plain), "{path}");
            }
        }
    }
}

#[test]
fn what_comes_after_judging_runs_nothing() {
    let memo = InMemory::default();
    let mut world = World::new();
    assert_eq!(ran(&world, &memo), 8);
    assert_eq!(ran(&world, &memo), 0);
    let before = said(&world.run(Some(&memo)).unwrap());
    world.edit("rules/checks/a/indicator.yaml", "points: 60", "points: 6");
    world.edit("rules/methodology.yaml", "weight: 40", "weight: 60");
    world.edit("rules/methodology.yaml", "weight: 30", "weight: 10");
    world.edit("rules/methodology.yaml", "stale: zero", "stale: exclude");
    world.edit("rules/checks/a/indicator.yaml", "12 months", "1 month");
    let after = world.run(Some(&memo)).unwrap();
    assert_eq!(after.ran, 0);
    assert_ne!(said(&after), before);
}

#[test]
fn only_what_asked_for_it_runs_again() {
    let edits: [(&str, &str, &str, usize); 9] = [
        ("rules/checks/a/check.rhai", ">= params", "> params", 2),
        ("rules/lib/sense.rhai", "动态", "新闻", 2),
        ("rules/checks/a/indicator.yaml", "city: 2", "city: 3", 1),
        ("rules/subjects.yaml", "name: 甲市", "name: 甲州", 1),
        ("rules/reference/themes.yaml", "交通", "卫生", 2),
        ("rules/reference/days.yaml", "2024-11-29", "2024-11-28", 1),
        ("rules/methodology.yaml", "2024-11-30", "2024-11-29", 1),
        ("甲/data/tables/open.csv", "交通,0", "交通,1", 1),
        // 1: the page itself; the other: the codings that cite it.
        ("甲/data/pages/home.html", "甲市", "乙市", 2),
    ];
    for (path, from, to, runs) in edits {
        let (memo, mut world) = (InMemory::default(), World::new());
        ran(&world, &memo);
        world.edit(path, from, to);
        assert_eq!(ran(&world, &memo), runs, "{path}: {from}");
        assert_eq!(ran(&world, &memo), 0, "{path}");
        world.edit(path, to, from);
        assert_eq!(ran(&world, &memo), 0, "{path} as it was before");
    }
}

#[test]
fn a_file_that_a_pattern_would_match_is_seen() {
    let (memo, mut world) = (InMemory::default(), World::new());
    ran(&world, &memo);
    let before = said(&world.run(Some(&memo)).unwrap());
    world.set("甲/data/pages/news/2.html", Some(NEWS.as_bytes()));
    let after = world.run(Some(&memo)).unwrap();
    assert!(after.ran > 0);
    assert_ne!(said(&after), before);
    assert_eq!(said(&after), said(&world.run(None).unwrap()));
}

#[test]
fn what_a_deadline_ended_is_not_kept() {
    let (memo, world) = (InMemory::default(), World::new());
    let methodology = heng_methodology::load(Arc::new(world.below("rules/"))).methodology.unwrap();
    let bundles = vec![BundleInput { name: "甲".to_owned(), files: Arc::new(world.below("甲/")) }];
    let abort = Arc::new(true.into());
    let options = Options { threads: Some(1), abort, progress: &|_| {} };
    assert!(assess_with(&methodology, bundles, &options, &memo).is_err());
    assert!(memo.load(&"甲".into()).is_empty());
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries.filter(|path| !path.ends_with(".gitignore")).collect();
    files.sort();
    files
}

#[test]
fn a_damaged_file_is_as_good_as_none() {
    let (folder, world) = (tempfile::tempdir().unwrap(), World::new());
    let disk = Disk::new(folder.path(), "build");
    assert_eq!(ran(&world, &disk), 8);
    let plain = said(&world.run(None).unwrap());
    for path in files(folder.path()) {
        let whole = std::fs::read(&path).unwrap();
        for cut in [0, 1, whole.len() / 2, whole.len() - 1] {
            std::fs::write(&path, &whole[..cut]).unwrap();
            assert_eq!(said(&world.run(Some(&disk)).unwrap()), plain);
        }
        for at in [0, whole.len() / 3, whole.len() - 2] {
            let mut damaged = whole.clone();
            damaged[at] ^= 1;
            std::fs::write(&path, damaged).unwrap();
            assert_eq!(said(&world.run(Some(&disk)).unwrap()), plain);
        }
        assert_eq!(ran(&world, &disk), 0, "and is written anew");
    }
}

#[test]
fn another_build_of_the_engine_reads_nothing() {
    let (folder, world) = (tempfile::tempdir().unwrap(), World::new());
    assert_eq!(ran(&world, &Disk::new(folder.path(), "one")), 8);
    assert_eq!(ran(&world, &Disk::new(folder.path(), "another")), 8);
}

#[test]
fn a_file_of_one_subject_is_not_taken_for_that_of_another() {
    let (folder, world) = (tempfile::tempdir().unwrap(), World::new());
    let disk = Disk::new(folder.path(), "build");
    ran(&world, &disk);
    let files = files(folder.path());
    let [one, other, ..] = &files[..] else { panic!("{files:?}") };
    std::fs::copy(one, other).unwrap();
    assert_eq!(said(&world.run(Some(&disk)).unwrap()), said(&world.run(None).unwrap()));
}

#[test]
fn the_oldest_is_let_go_when_it_is_too_much() {
    let (folder, world) = (tempfile::tempdir().unwrap(), World::new());
    let bytes = || files(folder.path()).iter().map(|path| path.metadata().unwrap().len()).sum::<u64>();
    ran(&world, &Disk::new(folder.path(), "build"));
    let all = bytes();
    let small = Disk::new(folder.path(), "build").at_most(all - 1);
    small.tidy();
    assert!((1..all).contains(&bytes()));
    assert_eq!(said(&world.run(Some(&small)).unwrap()), said(&world.run(None).unwrap()));
    assert!(bytes() < all);
    Disk::new(folder.path(), "build").at_most(0).tidy();
    assert_eq!(bytes(), 0);
}

#[test]
fn one_subject_keeps_so_much_and_no_more() {
    let (memo, mut world) = (InMemory::default(), World::new());
    for round in 0..30 {
        world.set("甲/data/tables/open.csv", Some(format!("{OPEN}卫生,{round}\n").as_bytes()));
        ran(&world, &memo);
    }
    assert_eq!(memo.load(&"甲".into()).len(), 3 + 8, "three checks once, and the last eight of the fourth");
}

#[test]
fn two_runs_at_once_do_each_other_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    std::thread::scope(|scope| {
        for of in 0..4 {
            let folder = folder.path();
            scope.spawn(move || {
                let mut world = World::new();
                for round in 0..6 {
                    world.set("甲/data/tables/open.csv", Some(format!("{OPEN}卫生,{}\n", (of + round) % 3).as_bytes()));
                    let disk = Disk::new(folder, "build");
                    assert_eq!(said(&world.run(Some(&disk)).unwrap()), said(&world.run(None).unwrap()));
                }
            });
        }
    });
    assert!(files(folder.path()).iter().all(|path| path.extension().is_none()), "nothing unfinished is left");
}
