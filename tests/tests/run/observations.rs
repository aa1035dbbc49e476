//! What coders cite is looked up: a quotation leads to its words, and one that is not there defends nothing.

use heng_model::Outcome;
use heng_report::catalogue::{Catalogue, Lang};

use crate::folder::{Evidence, Results, Rules};

const LEAF: &str = "name: 云\nobservations:\n  cloud: { ask: 建到哪一步？, values: [none, started, complete] }\nrubric:\n  cloud: { points: 10, text: 云平台, states: { none: 0, started: 0.5, complete: 1 }, from: cloud }\n";
const NOTICE: &str = "<title>关于云平台建设的通知</title><p>全省政务云平台\n  于2023年<b>正式启动</b>建设，</p><p>同年完成　一期工程。</p>";

fn rules() -> Rules {
    Rules::new("indicators:\n  a: { weight: 100 }\n").check("a", LEAF, "")
}

fn bundle(codings: &str) -> Evidence {
    let text = format!("a:\n  cloud:\n    codings:\n{codings}");
    Evidence::of("甲")
        .with("documents/a.html", NOTICE)
        .with("documents/scan.pdf", "%PDF\0\0")
        .with("observations.yaml", &text)
}

fn run(codings: &str) -> Results {
    rules().run(&[bundle(codings)])
}

/// What was said of `observations.yaml`: the end of the code, the words under it, and its help.
fn said(codings: &str) -> Vec<(String, String, String)> {
    let text = format!("a:\n  cloud:\n    codings:\n{codings}");
    let results = run(codings);
    let remarks = &results.of("甲").judgements.remarks;
    let ours =
        remarks.iter().filter(|remark| remark.origin.as_ref().is_some_and(|at| &*at.file == "observations.yaml"));
    let said = ours.filter(|remark| remark.message.code.starts_with("heng::evidence")).map(|remark| {
        assert_eq!(remark.severity, heng_model::Severity::Warning);
        let span = remark.origin.as_ref().unwrap().span().unwrap();
        let help = Catalogue::of(Lang::Zh).help(&remark.message).unwrap();
        (remark.message.code.rsplit("::").next().unwrap().to_owned(), text[span.range()].to_owned(), help)
    });
    said.collect()
}

#[test]
fn a_quotation_leads_to_its_words_besides_the_coding() {
    for (quote, under) in [
        ("云平台于2023年正式启动建设", "云平台\n  于2023年<b>正式启动</b>建设"),
        ("启动建设， 同年完成一期", "启动</b>建设，</p><p>同年完成　一期"),
        ("全省……正式启动...一期工程", "全省政务云平台\n  于2023年<b>正式启动</b>建设，</p><p>同年完成　一期工程"),
    ] {
        let results =
            run(&format!("      - {{ value: started, by: 编码员甲, where: documents/a.html, quote: \"{quote}\" }}\n"));
        assert_eq!(results.ruling("甲", "a", "cloud"), "0.5");
        let citations = &results.judgement("甲", "a", "cloud").trail.citations;
        assert_eq!(citations.len(), 2);
        assert_eq!((&*citations[0].origin.file, &*citations[0].quote), ("observations.yaml", "started"));
        assert_eq!(&*citations[1].origin.file, "documents/a.html");
        assert_eq!(&NOTICE[citations[1].origin.span().unwrap().range()], under);
        assert_eq!(citations[1].read.as_deref(), Some("quote(\"cloud\")"));
    }
}

#[test]
fn the_title_may_be_quoted_and_a_file_alone_may_be_named() {
    let results = run(
        "      - { value: started, where: documents/a.html, quote: 云平台建设的通知 }\n      - { value: started, where: documents/a.html }\n",
    );
    let citations = &results.judgement("甲", "a", "cloud").trail.citations;
    let quotes: Vec<&str> = citations.iter().map(|citation| &*citation.quote).collect();
    assert_eq!(quotes, ["started", "关于云平台建设的通知", "关于云平台建设的通知"]);
}

#[test]
fn what_is_not_there_makes_the_observation_missing_evidence() {
    let wrong = "      - { value: complete, where: documents/a.html, quote: 全面建成 }\n";
    let results = run(wrong);
    assert_eq!(results.ruling("甲", "a", "cloud"), "quote_not_found");
    assert_eq!(results.outcome("甲", "a"), (Outcome::MissingEvidence, Some("0".into())));
    // The coding is still shown.
    assert_eq!(&*results.judgement("甲", "a", "cloud").trail.citations[0].origin.file, "observations.yaml");
    assert_eq!(said(wrong)[0].0, "quote_not_found");
    assert_eq!(said(wrong)[0].1, "全面建成");
    let nowhere = "      - { value: complete, where: documents/b.html }\n";
    assert_eq!(run(nowhere).ruling("甲", "a", "cloud"), "no_such_place");
    let (code, under, help) = &said(nowhere)[0];
    assert_eq!((code.as_str(), under.as_str()), ("no_such_place", "documents/b.html"));
    assert!(help.starts_with("可能是 documents/a.html"), "{help}");
    let far = said("      - { value: complete, where: 首页 }\n");
    assert!(far[0].2.starts_with("where: 写 data/ 之下"), "{}", far[0].2);
}

#[test]
fn one_wrong_quotation_among_several_codings_is_enough_until_it_is_settled() {
    let codings = "      - { value: started, by: 甲, where: documents/a.html, quote: 正式启动 }\n      - { value: started, by: 乙, where: documents/a.html, quote: 全面建成 }\n";
    assert_eq!(run(codings).ruling("甲", "a", "cloud"), "quote_not_found");
    let settled =
        format!("{codings}    settled: {{ value: complete, by: 丙, where: documents/a.html, quote: 完成一期工程 }}\n");
    let results = run(&settled);
    assert_eq!(results.ruling("甲", "a", "cloud"), "1");
    assert_eq!(results.judgement("甲", "a", "cloud").trail.citations.len(), 2);
    // The wrong one is still said.
    assert_eq!(said(&settled).len(), 1);
    let worse = settled.replace("完成一期工程", "完成二期工程");
    assert_eq!(run(&worse).ruling("甲", "a", "cloud"), "quote_not_found");
}

#[test]
fn what_cannot_be_looked_up_counts_with_a_warning() {
    let scan = "      - { value: complete, where: documents/scan.pdf, quote: 全面建成 }\n";
    let results = run(scan);
    assert_eq!(results.ruling("甲", "a", "cloud"), "1");
    assert_eq!(&*results.judgement("甲", "a", "cloud").trail.citations[1].origin.file, "documents/scan.pdf");
    assert_eq!(said(scan)[0].0, "quote_not_verified");
    let nowhere = "      - { value: complete, quote: 全面建成 }\n";
    assert_eq!(run(nowhere).ruling("甲", "a", "cloud"), "1");
    assert_eq!(said(nowhere)[0].0, "quote_without_place");
}

#[test]
fn scripts_are_held_to_the_same() {
    let leaf = LEAF.replace(", from: cloud", "");
    let rules = rules().check("a", &leaf, "    grade(\"cloud\", bundle.observation(\"cloud\"));");
    let right = rules.run(&[bundle("      - { value: started, where: documents/a.html, quote: 正式启动 }\n")]);
    assert_eq!(right.ruling("甲", "a", "cloud"), "0.5");
    assert_eq!(right.judgement("甲", "a", "cloud").trail.citations.len(), 2);
    let wrong = rules.run(&[bundle("      - { value: started, where: documents/a.html, quote: 全面建成 }\n")]);
    assert_eq!(wrong.ruling("甲", "a", "cloud"), "quote_not_found");
}

#[test]
fn a_quotation_from_a_stale_file_is_stale() {
    let leaf = format!("{LEAF}evidence: {{ documents/*: {{ what: 文件, max_age: 6 months }} }}\n");
    let evidence = bundle("      - { value: complete, where: documents/a.html, quote: 正式启动 }\n")
        .known("files: { documents/a.html: { captured_at: 2024-01-01 } }\n");
    let results = rules().with("checks/a/indicator.yaml", &leaf).run(&[evidence]);
    assert_eq!(results.judgement("甲", "a", "cloud").stale.len(), 1);
}
