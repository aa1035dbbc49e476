//! `rules/site-basics` on real pages, which stand beside the project and are never copied into it.

#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a test ends where it cannot go on, and says what it skips"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use heng_assess::{BundleInput, Options, assess};
use heng_files::{Folder, Memory};
use heng_model::judgement::{Ruling, Verdict};
use heng_report::catalogue::{Catalogue, Lang};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The bundles of `tests/real/assemble.yaml`, put together from the pages; nothing where the pages are not there.
fn bundles() -> Option<Vec<BundleInput>> {
    let pages = root().join("../shared/real/pages");
    if !pages.is_dir() {
        assert!(std::env::var_os("HENG_REQUIRE_SHARED").is_none(), "{} is required and not there", pages.display());
        eprintln!("skipped: {} is not there", pages.display());
        return None;
    }
    let plan = std::fs::read_to_string(root().join("tests/real/assemble.yaml")).unwrap();
    let assembled = heng_tests::assemble(&plan, &pages).unwrap();
    let used: usize = assembled.iter().map(|bundle| bundle.files.len() - 1).sum();
    let there = std::fs::read_dir(&pages).unwrap().filter(|file| file.as_ref().unwrap().file_name() != "SOURCES.tsv");
    assert_eq!(used, there.count(), "every page is put to a rule");
    let bundles = assembled.into_iter().map(|bundle| {
        let files: Memory = bundle.files.iter().map(|(path, bytes)| (path, bytes.as_slice())).collect();
        BundleInput { name: bundle.name, files: Arc::new(files) }
    });
    Some(bundles.collect())
}

#[test]
fn real_pages_give_what_was_seen_on_them() {
    let Some(bundles) = bundles() else { return };
    let loaded = heng_methodology::load(Arc::new(Folder::open(root().join("rules/site-basics")).unwrap()));
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    let methodology = loaded.methodology.unwrap();
    let options = Options { threads: Some(2), abort: Arc::default(), progress: &|_| {} };
    let assessed = assess(&methodology, bundles, &options).expect("nobody aborts");
    assert!(assessed.refused.is_empty() && assessed.rules.is_empty(), "{:?} {:?}", assessed.refused, assessed.rules);
    let words = Catalogue::of(Lang::Zh);
    let mut seen = String::new();
    for result in &assessed.assessment.subjects {
        let bundle = result.judgements.bundle.as_ref().unwrap();
        let index = &result.card.index;
        let printed = index.printed.as_deref().unwrap_or("不公布");
        let _ = writeln!(seen, "{} {} {}", bundle.name, printed, index.tier.as_deref().unwrap_or("—"));
        for (id, leaf) in &result.judgements.leaves {
            match &leaf.verdict {
                Verdict::Judged { criteria } => {
                    for judgement in criteria {
                        let ruling = match &judgement.ruling {
                            Ruling::Judged { ratio, .. } => ratio.to_string(),
                            Ruling::NotApplicable { .. } => "不适用".to_owned(),
                            Ruling::Missing { why } => format!("缺证据：{}", words.title(why)),
                        };
                        let quote = judgement
                            .trail
                            .citations
                            .first()
                            .map(|citation| citation.quote.chars().take(40).collect::<String>());
                        let _ =
                            writeln!(seen, "  {id} {} {ruling} 「{}」", judgement.criterion, quote.unwrap_or_default());
                    }
                }
                Verdict::NotApplicable { why } => {
                    let _ = writeln!(seen, "  {id} 不适用：{}", words.title(&why.message));
                }
                Verdict::MissingEvidence { why } => {
                    let _ = writeln!(seen, "  {id} 缺证据：{}", words.title(&why.message));
                }
                other => panic!("{id}: {other:?}"),
            }
        }
    }
    insta::assert_snapshot!(seen);
}
