//! The project's main example, `examples/csc-2024`, on `rules/csc-2024`: 64 governments, of whom the table of truth says what is to
//! be found.

#![allow(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

mod bundles;
mod claims;
mod exchange;
mod hostile;
mod published;
mod recalculated;
mod truth;
mod workbook;

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use heng_assess::{Assessed, BundleInput, Options, assess};
use heng_files::Folder;
use heng_generator::subject::Subject;
use heng_generator::truth::Truth;
use heng_methodology::Methodology;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn subjects() -> Vec<Subject> {
    Subject::all(&root().join("rules/csc-2024/subjects.yaml")).unwrap()
}

fn table() -> Truth {
    Truth::read(&root().join("examples/generator/truth.csv")).unwrap()
}

fn methodology() -> &'static Methodology {
    static LOADED: OnceLock<Methodology> = OnceLock::new();
    LOADED.get_or_init(|| {
        let loaded = heng_methodology::load(Arc::new(Folder::open(root().join("rules/csc-2024")).unwrap()));
        assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
        loaded.methodology.unwrap()
    })
}

/// The folders of the example's bundles.
fn folders() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join("examples/csc-2024/bundles")).unwrap();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}

/// A run over bundles in these folders.
fn run(folders: &[PathBuf]) -> Assessed {
    let bundle = |folder: &PathBuf| BundleInput {
        name: folder.file_name().unwrap().to_str().unwrap().to_owned(),
        files: Arc::new(Folder::open(folder).unwrap()),
    };
    let options = Options { threads: Some(2), abort: Arc::default(), progress: &|_| {}, ..Options::default() };
    assess(methodology(), folders.iter().map(bundle).collect(), &options).expect("nobody aborts")
}

/// The run over the example, once for all tests.
fn assessed() -> &'static Assessed {
    static RUN: OnceLock<Assessed> = OnceLock::new();
    RUN.get_or_init(|| run(&folders()))
}
