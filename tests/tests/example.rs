//! The project's main example, `examples/csc-2024`, on `rules/csc-2024`: what every piece of evidence was written to give.

#![allow(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use heng_assess::{Assessed, BundleInput, Options, assess};
use heng_evidence::Bundle;
use heng_files::Folder;
use heng_model::definition::Limits;
use heng_model::judgement::{Judgement, Ruling, Verdict};
use heng_report::catalogue::{Catalogue, Lang};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn folders() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join("examples/csc-2024/bundles")).unwrap();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

fn assessed() -> Assessed {
    let loaded = heng_methodology::load(Arc::new(Folder::open(root().join("rules/csc-2024")).unwrap()));
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    let bundle = |folder: PathBuf| BundleInput {
        name: folder.file_name().unwrap().to_str().unwrap().to_owned(),
        files: Arc::new(Folder::open(&folder).unwrap()),
    };
    let bundles = folders().into_iter().map(bundle).collect();
    let options = Options { threads: Some(2), abort: Arc::default(), progress: &|_| {} };
    assess(&loaded.methodology.unwrap(), bundles, &options).expect("nobody aborts")
}

/// A ruling in few letters: the state or the share where there is one, and the ratio.
fn ruling(judgement: &Judgement, words: &Catalogue) -> String {
    match &judgement.ruling {
        Ruling::Judged { ratio, state: Some(state), .. } => format!("{state} {ratio}"),
        Ruling::Judged { share: Some(share), .. } => format!("{}/{}", share.met, share.of),
        Ruling::Judged { ratio, .. } => ratio.to_string(),
        Ruling::NotApplicable { why } => format!("不适用：{}", words.title(why)),
        Ruling::Missing { why } => format!("缺证据：{}", words.title(why)),
    }
}

/// Where the first citation stands, and the first letters of it and of the next in the same file.
fn quotation(judgement: &Judgement) -> String {
    let Some(first) = judgement.trail.citations.first() else {
        let absent = judgement.trail.searches.iter().any(|search| search.absent.is_some());
        return if absent { "（查过，没有）".to_owned() } else { String::new() };
    };
    let short =
        |quote: &str| quote.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(24).collect::<String>();
    let same_file = judgement.trail.citations.iter().filter(|citation| citation.origin.file == first.origin.file);
    let quotes: Vec<String> = same_file.take(2).map(|citation| format!("「{}」", short(&citation.quote))).collect();
    format!("{}{}", first.origin.file, quotes.concat())
}

#[test]
fn every_judgement_is_what_the_evidence_was_written_to_give() {
    let assessed = assessed();
    assert!(assessed.refused.is_empty() && assessed.rules.is_empty(), "{:?} {:?}", assessed.refused, assessed.rules);
    let words = Catalogue::of(Lang::Zh);
    let mut seen = String::new();
    for result in &assessed.assessment.subjects {
        let index = &result.card.index;
        let _ = writeln!(
            seen,
            "{} {} {}",
            result.judgements.bundle.as_ref().unwrap().name,
            index.printed.as_deref().unwrap_or("不公布"),
            index.tier.as_deref().unwrap_or("—")
        );
        for (id, leaf) in &result.judgements.leaves {
            match &leaf.verdict {
                Verdict::Judged { criteria } => {
                    for judgement in criteria {
                        let stale = if judgement.stale.is_empty() { "" } else { " 过期" };
                        let (ruling, quotation) = (ruling(judgement, words), quotation(judgement));
                        let _ = writeln!(seen, "  {id} {} {ruling}{stale} {quotation}", judgement.criterion);
                    }
                }
                Verdict::NotApplicable { why } => {
                    let _ = writeln!(seen, "  {id} 不适用：{}", words.title(&why.message));
                }
                Verdict::MissingEvidence { why } => {
                    let _ = writeln!(seen, "  {id} 缺证据：{}", words.title(&why.message));
                }
                Verdict::Planned => {}
                other => panic!("{id}: {other:?}"),
            }
        }
    }
    insta::assert_snapshot!(seen);
}

#[test]
fn bundles_open_without_a_complaint_and_coders_quote_what_is_there() {
    let mut quotations = 0;
    for folder in folders() {
        let bundle = Bundle::open("example", Arc::new(Folder::open(&folder).unwrap()), Limits::default());
        let text = std::fs::read_to_string(folder.join("data/observations.yaml")).unwrap();
        let observations: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
        let codings = observations.as_mapping().unwrap().values().flat_map(|leaf| leaf.as_mapping().unwrap().values());
        for coding in codings.flat_map(|observation| observation["codings"].as_sequence().unwrap()) {
            let Some(file) = coding.get("where").and_then(serde_yaml::Value::as_str) else { continue };
            let quote = coding["quote"].as_str().unwrap();
            assert!(bundle.document(file).unwrap().says(quote).is_some(), "{}: {file}: {quote}", folder.display());
            quotations += 1;
        }
        assert_eq!(bundle.diagnostics(), [], "{}", folder.display());
    }
    assert!(quotations >= 10);
}

#[test]
fn only_evidence_that_was_captured_lacks_a_capture_date() {
    let assessed = assessed();
    let findings = assessed.assessment.findings.iter();
    let undated = findings.filter(|finding| finding.message.code == "heng::finding::no_captured_at");
    let file = |subject: &str, file: &str| (subject.to_owned(), file.to_owned());
    let undated: Vec<(String, String)> = undated
        .map(|finding| file(finding.subject.as_ref().unwrap().as_str(), finding.message.text("file").unwrap()))
        .collect();
    let wanted = [
        file("220100", "pages/levels/1.html"),
        file("220100", "pages/levels/2.html"),
        file("220100", "pages/levels/3.html"),
        file("330100", "tables/reviews.csv"),
        file("660000", "tables/interpretations.csv"),
        file("660000", "tables/marks.csv"),
    ];
    assert_eq!(undated, wanted);
}

#[test]
fn the_index_is_provisional_and_every_bundle_says_that_it_is_made_up() {
    let assessed = assessed();
    assert_eq!(assessed.assessment.subjects.len(), 8);
    let leaves = assessed.assessment.definition.tree.nodes.values().filter_map(|node| node.leaf.as_ref());
    assert_eq!(leaves.filter(|leaf| leaf.is_planned()).count(), 47);
    assert!(assessed.assessment.provisional);
    assert!(assessed.assessment.subjects.iter().all(|result| result.judgements.bundle.as_ref().unwrap().synthetic));
    for folder in folders() {
        for file in walkdir::WalkDir::new(folder.join("data")).into_iter().map(Result::unwrap) {
            if !file.file_type().is_file() || file.file_name() == "observations.yaml" {
                continue;
            }
            let raw = std::fs::read(file.path()).unwrap();
            let (utf8, ..) = encoding_rs::UTF_8.decode(&raw);
            let (gb, ..) = encoding_rs::GB18030.decode(&raw);
            assert!(utf8.contains("虚构示例") || gb.contains("虚构示例"), "{}", file.path().display());
        }
    }
}
