//! What is judged of real pages is what somebody saw on them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use heng_assess::BundleInput;
use heng_files::Memory;
use heng_model::Number;
use heng_model::judgement::{Ruling, Verdict};
use serde::Deserialize;

use crate::{methodology, run, text};

/// What somebody saw: `met`, `unmet`, `missing` or a ratio, the words of the page that must be cited, and what there is to be seen.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Seen {
    is: String,
    #[serde(default)]
    quote: String,
    why: String,
}

fn word(ratio: &Number) -> String {
    if ratio.is_zero() {
        "unmet".to_owned()
    } else if *ratio == Number::one() {
        "met".to_owned()
    } else {
        ratio.to_string()
    }
}

/// Every criterion of every check beside `tests/real/csc-2024-seen.yaml`, which was written by looking at the pages. Of a check that is not
/// written there, nothing may be said.
#[test]
fn what_is_judged_of_real_pages_is_what_somebody_saw() {
    let Some(pages) = heng_tests::beside("real/pages") else { return };
    let bundles = heng_tests::assemble(&text("tests/real/csc-2024.yaml"), &pages).unwrap();
    let mut seen: BTreeMap<String, BTreeMap<String, BTreeMap<String, Seen>>> =
        serde_yaml::from_str(&text("tests/real/csc-2024-seen.yaml")).unwrap();
    let mut wrong = String::new();
    for bundle in bundles {
        let days = seen.remove(&bundle.name).unwrap_or_else(|| panic!("nobody looked at {}", bundle.name));
        for (day, mut seen) in days {
            let files: Memory = bundle.files.iter().map(|(path, bytes)| (path, bytes.as_slice())).collect();
            let input = BundleInput { name: bundle.name.clone(), files: Arc::new(files) };
            let assessed = run(&methodology(&day), vec![input]);
            let mut judged = BTreeMap::new();
            for (id, leaf) in &assessed.assessment.subjects[0].judgements.leaves {
                match &leaf.verdict {
                    Verdict::Judged { criteria } => {
                        for judgement in criteria {
                            let is = match &judgement.ruling {
                                Ruling::Judged { ratio, .. } => word(ratio),
                                Ruling::Missing { .. } => "missing".to_owned(),
                                Ruling::NotApplicable { .. } => "not applicable".to_owned(),
                            };
                            let quotes = judgement
                                .trail
                                .citations
                                .iter()
                                .map(|citation| format!("{:?} {}", citation.origin, citation.quote));
                            judged.insert(format!("{id}/{}", judgement.criterion), (is, quotes.collect::<Vec<_>>()));
                        }
                    }
                    Verdict::MissingEvidence { .. } => {}
                    other => panic!("{} {id}: {other:?}", bundle.name),
                }
            }
            for (criterion, (is, quotes)) in judged {
                let Some(seen) = seen.remove(&criterion) else {
                    if is != "missing" {
                        let _ =
                            writeln!(wrong, "{} {day} {criterion}: judged {is}, and nobody saw anything", bundle.name);
                    }
                    continue;
                };
                let cited = quotes.iter().any(|quote| quote.contains(&seen.quote)) || seen.quote.is_empty();
                if is != seen.is || !cited {
                    let _ =
                        writeln!(wrong, "{} {day} {criterion}: judged {is}, seen {seen:?}\n  {quotes:?}", bundle.name);
                }
            }
            // What is left was not judged at all.
            for (criterion, seen) in seen {
                if seen.is != "missing" {
                    let _ = writeln!(wrong, "{} {day} {criterion}: not judged, seen {seen:?}", bundle.name);
                }
                assert!(!seen.why.is_empty());
            }
        }
    }
    assert!(seen.is_empty(), "no bundles: {:?}", seen.keys());
    assert!(wrong.is_empty(), "{wrong}");
}
