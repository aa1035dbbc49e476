//! The project's main example as a page: 64 governments, 58 indicators.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use heng_assess::{BundleInput, Options as Running, assess};
use heng_files::Folder;
use heng_model::assessment::Assessment;
use heng_report::Lang;

use crate::publish::no_score;
use crate::stand::{options, page};
use crate::walk::compared;

/// The run over the example, once for all tests.
pub fn assessment() -> &'static Assessment {
    static RUN: OnceLock<Assessment> = OnceLock::new();
    RUN.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let loaded = heng_methodology::load(Arc::new(Folder::open(root.join("rules/csc-2024")).unwrap()));
        let entries = std::fs::read_dir(root.join("examples/csc-2024/bundles")).unwrap();
        let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        folders.sort();
        let bundle = |folder: &PathBuf| BundleInput {
            name: folder.file_name().unwrap().to_str().unwrap().to_owned(),
            files: Arc::new(Folder::open(folder).unwrap()),
        };
        let running = Running { threads: Some(2), abort: Arc::default(), progress: &|_| {}, ..Running::default() };
        assess(&loaded.methodology.unwrap(), folders.iter().map(bundle).collect(), &running).unwrap().assessment
    })
}

/// The whole page of the example, once for all tests.
pub fn whole() -> &'static str {
    static PAGE: OnceLock<String> = OnceLock::new();
    PAGE.get_or_init(|| page(assessment(), &options(assessment(), Lang::Zh)))
}

#[test]
fn every_figure_of_the_example_is_that_of_the_results() {
    let count = compared(assessment(), whole());
    assert!(count > 12_000, "{count} figures were compared");
}

#[test]
fn the_example_stays_below_three_megabytes() {
    let size = whole().len();
    assert!(size < 3_000_000, "{size} bytes");
}

#[test]
fn the_published_list_of_the_example_gives_no_score_away() {
    let mut asked = options(assessment(), Lang::Zh);
    asked.publish = true;
    no_score(assessment(), &page(assessment(), &asked));
}
