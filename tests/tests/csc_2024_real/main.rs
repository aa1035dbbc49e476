//! `rules/csc-2024` on real pages, which stand beside the project and are never copied into it. The four governments they come from are
//! not among the 64: `tests/real/csc-2024-subjects.yaml` adds them for these tests alone.

#![allow(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

mod seen;
mod sweep;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use heng_assess::{Assessed, BundleInput, Options, assess};
use heng_files::{Folder, Memory, Overlay};
use heng_methodology::Methodology;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

/// The methodology as it stands, with the four governments, on a day: a page of 2020 says something else of 2020 than of 2024.
fn methodology(assessed_on: &str) -> Methodology {
    let mut above = Memory::new();
    let subjects = [text("rules/csc-2024/subjects.yaml"), text("tests/real/csc-2024-subjects.yaml")].concat();
    above.insert("subjects.yaml", subjects.into_bytes()).unwrap();
    let rules = text("rules/csc-2024/methodology.yaml");
    let on_that_day = rules.replace("assessed_on: 2024-11-30", &format!("assessed_on: {assessed_on}"));
    assert!(on_that_day.contains(&format!("assessed_on: {assessed_on}")), "the day stands elsewhere");
    above.insert("methodology.yaml", on_that_day.into_bytes()).unwrap();
    let folder = Folder::open(root().join("rules/csc-2024")).unwrap();
    let loaded = heng_methodology::load(Arc::new(Overlay::new(Arc::new(folder), above)));
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    loaded.methodology.unwrap()
}

/// A run in which no bundle is refused and no rule is broken.
fn run(methodology: &Methodology, bundles: Vec<BundleInput>) -> Assessed {
    let options = Options { threads: Some(2), abort: Arc::default(), progress: &|_| {}, ..Options::default() };
    let assessed = assess(methodology, bundles, &options).expect("nobody aborts");
    assert!(assessed.refused.is_empty(), "{:?}", assessed.refused);
    assert!(assessed.rules.is_empty(), "{:?}", assessed.rules);
    assessed
}
