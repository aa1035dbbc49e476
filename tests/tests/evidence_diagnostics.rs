//! Mistakes in bundles as they are printed: one of each class.

#![allow(clippy::unwrap_used, reason = "what a test builds on must be there")]

use std::sync::Arc;

use heng_assess::{Assessed, BundleInput, Options, assess};
use heng_evidence::Bundle;
use heng_files::{Files, Memory};
use heng_methodology::Methodology;
use heng_model::definition::Limits;
use heng_model::{Diagnostic, Source, SubjectId};
use heng_report::{EvidenceText, Lang, Renderer, Sources, View, findings, render_all};

/// A bundle of these files, beside a plain `bundle.yaml` where they have none.
fn memory(files: &[(&str, &[u8])]) -> Memory {
    let plain: (&str, &[u8]) = ("bundle.yaml", b"subject: \"110100\"\n");
    std::iter::once(plain).chain(files.iter().copied()).collect()
}

fn open(files: impl Files + 'static) -> Bundle {
    let limits = Limits { file_size: 4096, rows: 3, ..Limits::default() };
    Bundle::open("甲城", Arc::new(files), limits, &heng_evidence::Readers::none())
}

#[track_caller]
fn printed(lang: Lang, codes: &[&str], diagnostics: &[Diagnostic]) -> String {
    let said: Vec<&str> = diagnostics.iter().map(|said| said.message.code.rsplit("::").next().unwrap()).collect();
    assert_eq!(said, codes);
    render_all(&Renderer::new(lang, false, 100), diagnostics)
}

#[test]
fn what_is_wrong_with_bundle_yaml() {
    let text = "subject: [\"110100\"]
synthetic: 是
files:
  pages/首页.html: { url: 甲.example, captured_on: 2024-11-12 }
  pages/列表.html: { title: 列表, captured_at: 2024-11-31 }
absent:
  - { searched: 站内检索, evidence: ../documents/* }
  - { searched: 站内检索, by: 乙 }
  - { searched: 站内检索, evidence: \"documents/*.txt\" }
备注: 无
";
    let files: [(&str, &[u8]); 3] = [
        ("bundle.yaml", text.as_bytes()),
        ("data/pages/首页.html", "<p>甲</p>".as_bytes()),
        ("data/documents/通知.txt", "通知".as_bytes()),
    ];
    let bundle = open(memory(&files));
    let codes = [
        "wrong_type",
        "wrong_type",
        "unknown_key",
        "described_but_absent",
        "bad_date",
        "escaping_pattern",
        "absence_of_what",
        "absent_but_there",
        "unknown_key",
    ];
    insta::assert_snapshot!(printed(Lang::Zh, &codes, &bundle.diagnostics()));
}

#[test]
fn what_is_wrong_with_observations() {
    let text = "\"1.1\":
  领导小组:
    codings:
      - { by: 甲, vaule: 是 }
      - { by: 乙, value: 是, on: 11月13日 }
      - { by: 丙, where: 首页 }
    setled: { value: 是 }
  专班: 有
";
    let bundle = open(memory(&[("data/observations.yaml", text.as_bytes())]));
    bundle.observation("1.1", "领导小组").unwrap();
    let codes = ["unknown_key", "bad_date", "coding_without_value", "unknown_key", "wrong_type"];
    insta::assert_snapshot!(printed(Lang::Zh, &codes, &bundle.diagnostics()));
}

/// The codes in the order in which they are said: by place, of which a wrong entry and its wrong key share a line.
fn sorted_as<'a>(bundle: &Bundle, codes: &[&'a str]) -> Vec<&'a str> {
    let mut left = codes.to_vec();
    let said = bundle.diagnostics();
    let take = |said: &Diagnostic| {
        let at = left.iter().position(|code| said.message.code.ends_with(code)).expect("one of the codes");
        left.remove(at)
    };
    let all = said.iter().map(take).collect();
    assert!(left.is_empty(), "{left:?}");
    all
}

#[test]
fn files_that_cannot_be_read() {
    let large = "数".repeat(2000);
    let files: [(&str, &[u8]); 8] = [
        ("data/tables/人口.json", r#"{"城市": "甲城", "人口": [10, 20}"#.as_bytes()),
        ("data/tables/表.yaml", "城市: 甲城\n人口: 10\n城市: 乙城\n".as_bytes()),
        ("data/tables/宽.csv", "期间,评价数\n一季度,12,多余\n二季度,\"9\n".as_bytes()),
        ("data/tables/长.csv", "期间\n一\n二\n三\n四\n".as_bytes()),
        ("data/tables/同.csv", "期间,数,数\n一,1,2\n".as_bytes()),
        ("data/tables/空.csv", b"\n"),
        ("data/pages/图.html", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
        ("data/pages/大.html", large.as_bytes()),
    ];
    let bundle = open(memory(&files));
    assert!(bundle.value("tables/人口.json").is_err() && bundle.value("tables/表.yaml").is_err());
    assert!(bundle.table("tables/宽.csv").is_ok() && bundle.table("tables/同.csv").is_ok());
    assert!(bundle.table("tables/长.csv").is_err() && bundle.table("tables/空.csv").is_err());
    assert!(bundle.document("pages/图.html").is_err() && bundle.document("pages/大.html").is_err());
    let codes = [&["unreadable"; 6][..], &["cells_without_column", "column_twice", "open_quote"]].concat();
    let codes = sorted_as(&bundle, &codes);
    insta::assert_snapshot!(printed(Lang::Zh, &codes, &bundle.diagnostics()));
}

#[test]
fn json_that_is_no_table() {
    let files: [(&str, &[u8]); 2] = [
        ("data/tables/包.json", "{\n  \"总数\": 2,\n  \"数据\": [{ \"城市\": \"甲城\" }]\n}\n".as_bytes()),
        ("data/tables/混.json", "[\n  { \"城市\": \"甲城\", \"人口\": 10 },\n  [\"乙城\", 20]\n]\n".as_bytes()),
    ];
    let bundle = open(memory(&files));
    assert!(bundle.table("tables/包.json").is_err() && bundle.table("tables/混.json").is_err());
    for lang in [Lang::Zh, Lang::En] {
        insta::assert_snapshot!(printed(lang, &["unreadable"; 2], &bundle.diagnostics()));
    }
}

#[test]
fn a_text_that_no_encoding_fits() {
    // UTF-16 by its mark, and half of a character.
    let bundle = open(memory(&[("data/pages/怪.html", b"\xff\xfe\x00\xd8\x41\x00".as_slice())]));
    let _ = bundle.document("pages/怪.html");
    insta::assert_snapshot!(printed(Lang::Zh, &["unreadable"], &bundle.diagnostics()));
}

#[cfg(unix)]
#[test]
fn links_and_names_that_are_refused() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("data/pages")).unwrap();
    std::fs::write(folder.path().join("bundle.yaml"), "subject: \"110100\"\n").unwrap();
    std::os::unix::fs::symlink("/etc/passwd", folder.path().join("data/pages/链接.html")).unwrap();
    std::fs::write(folder.path().join("data/pages/A.html"), "甲").unwrap();
    std::fs::write(folder.path().join("data/pages/a.html"), "乙").unwrap();
    std::fs::write(folder.path().join(std::ffi::OsStr::from_bytes(b"data/pages/\xd6\xd0.html")), "丙").unwrap();
    let bundle = open(heng_files::Folder::open(folder.path()).unwrap());
    let codes = sorted_as(&bundle, &["link", "bad_name", "names_clash"]);
    insta::assert_snapshot!(printed(Lang::Zh, &codes, &bundle.diagnostics()));
}

const METHODOLOGY: &str =
    "heng: 1\nid: small\nname: 小样\nassessed_on: 2024-11-30\nindicators:\n  \"1\": { weight: 100 }\n";
const INDICATOR: &str = "name: 评价
evidence: { tables/评价.csv: 评价表, documents/*.txt: 通知 }
observations:
  group: { ask: 有没有领导小组？, coders: 2 }
rubric:
  column: { points: 20, text: 有好评数 }
  number: { points: 20, text: 评价数上万 }
  blank:  { points: 20, text: 有备注 }
  coded:  { points: 20, text: 设立领导小组, from: group }
  notice: { points: 20, text: 发了通知 }
";
const SCRIPT: &str = "fn check(bundle, params) {
    let rows = bundle.table(\"tables/评价.csv\");
    judge(\"column\", rows.rows[0].number(\"好评\") > 1);
    judge(\"number\", rows.rows[1].number(\"评价数\") > 10000);
    judge(\"blank\", rows.rows[0].text(\"备注\") == \"有\");
    judge(\"notice\", bundle.document(\"documents/通知.txt\").says(\"通知\"));
}
";

fn methodology() -> Methodology {
    let files = [
        ("methodology.yaml", METHODOLOGY),
        ("subjects.yaml", "\"110100\": { name: 甲城 }\n\"120100\": { name: 乙城 }\n"),
        ("checks/1-评价/indicator.yaml", INDICATOR),
        ("checks/1-评价/check.rhai", SCRIPT),
    ];
    let loaded = heng_methodology::load(Arc::new(files.into_iter().collect::<Memory>()));
    loaded.methodology.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics))
}

fn run(methodology: &Methodology, bundles: Vec<(&str, Memory)>) -> Assessed {
    let bundles =
        bundles.into_iter().map(|(name, files)| BundleInput { name: name.to_owned(), files: Arc::new(files) });
    let options = Options { threads: Some(1), abort: Arc::default(), progress: &|_| {}, ..Options::default() };
    assess(methodology, bundles.collect(), &options).expect("nobody aborts")
}

/// The texts of one bundle and one methodology.
struct Texts<'a> {
    bundle: Bundle,
    methodology: &'a Methodology,
}

impl Sources for Texts<'_> {
    fn evidence(&self, _: &SubjectId, file: &str) -> Option<EvidenceText> {
        let (source, map) = self.bundle.source(file)?;
        Some(EvidenceText { source, place: Box::new(move |span| map.to_text(span)) })
    }
    fn rule(&self, file: &str) -> Option<Arc<Source>> {
        self.methodology.scripts.get(file).cloned()
    }
}

#[test]
fn what_checks_cannot_read_is_a_finding_at_its_place() {
    let methodology = methodology();
    let observations = "\"1\":\n  group:\n    codings: [{ by: 甲, value: 是 }, { by: 乙, value: 否 }]\n";
    let files: [(&str, &[u8]); 2] = [
        ("data/tables/评价.csv", "期间,评价数,好评数,备注\n一季度,12000,3,\n二季度,约九千,4,有\n".as_bytes()),
        ("data/observations.yaml", observations.as_bytes()),
    ];
    let assessed = run(&methodology, vec![("甲城", memory(&files))]);
    assert!(assessed.rules.is_empty(), "{:?}", assessed.rules);
    let texts = Texts { bundle: open(memory(&files)), methodology: &methodology };
    let view = View { findings: 20, ..View::new(Lang::Zh, false, 100) };
    insta::assert_snapshot!(findings(&assessed.assessment, &view, &texts));
}

#[test]
fn bundles_that_are_nobodys_or_one_too_many() {
    let methodology = methodology();
    let of = |text: &str| memory(&[("bundle.yaml", text.as_bytes())]);
    let bundles = vec![
        ("丙城", of("period: 二〇二四年\nsubject: \"130100\"\n")),
        ("无名", of("period: 二〇二四年\n")),
        ("甲城", of("subject: \"110100\"\n")),
        ("甲城之二", of("{ period: 二〇二四年, subject: \"110100\" }\n")),
    ];
    let refused: Vec<Diagnostic> = run(&methodology, bundles).refused.into_iter().map(|one| one.diagnostic).collect();
    insta::assert_snapshot!(printed(
        Lang::Zh,
        &["unknown_subject", "no_subject", "subject_twice", "subject_twice"],
        &refused
    ));
}
