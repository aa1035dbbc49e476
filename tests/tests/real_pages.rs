//! `rules/site-basics` on real pages, which stand beside the project and are never copied into it.

#![allow(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use heng_assess::{Assessed, BundleInput, Options, assess};
use heng_files::{Folder, Memory};
use heng_model::Number;
use heng_model::judgement::{Ruling, Verdict};
use heng_report::catalogue::{Catalogue, Lang};
use heng_tests::Assembled;
use serde::Deserialize;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The pages as bundles of `tests/real/assemble.yaml`; nothing where the pages are not there.
fn assembled() -> Option<Vec<Assembled>> {
    let pages = heng_tests::beside("real/pages")?;
    let plan = std::fs::read_to_string(root().join("tests/real/assemble.yaml")).unwrap();
    let assembled = heng_tests::assemble(&plan, &pages).unwrap();
    let used: BTreeSet<&str> = assembled.iter().flat_map(|bundle| bundle.pages.values().map(String::as_str)).collect();
    let there = std::fs::read_dir(&pages).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap());
    let unused: Vec<String> = there.filter(|file| !used.contains(file.as_str())).collect();
    assert!(unused.is_empty(), "every page is put to a rule: {unused:?}");
    Some(assembled)
}

fn input(bundle: &Assembled) -> BundleInput {
    let files: Memory = bundle.files.iter().map(|(path, bytes)| (path, bytes.as_slice())).collect();
    BundleInput { name: bundle.name.clone(), files: Arc::new(files) }
}

fn assessed(bundles: Vec<BundleInput>) -> Assessed {
    let loaded = heng_methodology::load(Arc::new(Folder::open(root().join("rules/site-basics")).unwrap()));
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    let options = Options { threads: Some(2), abort: Arc::default(), progress: &|_| {}, ..Options::default() };
    let assessed = assess(&loaded.methodology.unwrap(), bundles, &options).expect("nobody aborts");
    assert!(assessed.refused.is_empty() && assessed.rules.is_empty(), "{:?} {:?}", assessed.refused, assessed.rules);
    assessed
}

/// What somebody saw on a page: by criterion, words that are there for what is met.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Seen {
    #[serde(default)]
    met: BTreeMap<String, String>,
    #[serde(default)]
    unmet: BTreeSet<String>,
    #[serde(default)]
    not_applicable: BTreeSet<String>,
}

/// Each page alone, beside `tests/real/seen.yaml`, which was written by looking at the pages and not by running the rules: what is met
/// must be cited with the words that are there, and nothing else may be said of the page.
#[test]
fn each_page_gives_what_somebody_saw_on_it() {
    let Some(assembled) = assembled() else { return };
    let seen = std::fs::read_to_string(root().join("tests/real/seen.yaml")).unwrap();
    let mut seen: BTreeMap<String, Seen> = serde_yaml::from_str(&seen).unwrap();
    let mut wrong = String::new();
    for (page, alone) in assembled.iter().flat_map(Assembled::alone) {
        let seen = seen.remove(&page).unwrap_or_else(|| panic!("nobody wrote down what is to be seen on {page}"));
        let assessed = assessed(vec![input(&alone)]);
        let leaves = &assessed.assessment.subjects[0].judgements.leaves;
        let mut said = Seen::default();
        for (id, leaf) in leaves {
            let Verdict::Judged { criteria } = &leaf.verdict else { panic!("{page} {id}: {:?}", leaf.verdict) };
            for judgement in criteria {
                let criterion = format!("{id}/{}", judgement.criterion);
                let quotes = judgement.trail.citations.iter().map(|citation| &*citation.quote);
                match &judgement.ruling {
                    Ruling::Judged { ratio, .. } if *ratio == Number::from(1) => {
                        said.met.insert(criterion, quotes.collect::<Vec<_>>().join("\n"));
                    }
                    Ruling::Judged { ratio, .. } => {
                        assert!(ratio.is_zero(), "{page} {criterion}: a page alone has or has not, {ratio}");
                        said.unmet.insert(criterion);
                    }
                    Ruling::NotApplicable { .. } => {
                        said.not_applicable.insert(criterion);
                    }
                    Ruling::Missing { .. } => {}
                }
            }
        }
        let as_seen = said.met.keys().eq(seen.met.keys())
            && said.met.iter().all(|(criterion, quotes)| quotes.contains(&seen.met[criterion]))
            && said.unmet == seen.unmet
            && said.not_applicable == seen.not_applicable;
        if !as_seen {
            let _ = writeln!(wrong, "{page}\n  seen {seen:?}\n  said {said:?}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(seen.is_empty(), "not among the pages: {:?}", seen.keys());
}

#[test]
fn real_pages_give_what_was_seen_on_them() {
    let Some(assembled) = assembled() else { return };
    let assessed = assessed(assembled.iter().map(input).collect());
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
