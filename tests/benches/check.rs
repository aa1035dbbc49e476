//! A run over the 64 bundles of `examples/csc-2024` beside its floor: reading and parsing the same evidence with the same
//! parsers, no rules.
//!
//! `run` is everything that `heng check` does up to the results document, nothing kept from an earlier run; `floor` opens
//! the same bundles and makes of every file what a check would. What counts is the ratio of the two in one run of this
//! program, never a time.

#![allow(clippy::unwrap_used, reason = "a benchmark ends where it cannot go on")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use divan::Bencher;
use heng_assess::{BundleInput, Options, assess};
use heng_evidence::Bundle;
use heng_files::Folder;
use heng_methodology::Methodology;
use rayon::prelude::*;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn methodology() -> Methodology {
    let loaded = heng_methodology::load(Arc::new(Folder::open(root().join("rules/csc-2024")).unwrap()));
    loaded.methodology.expect("the shipped methodology is sound")
}

fn bundles() -> Vec<BundleInput> {
    let mut bundles: Vec<BundleInput> = std::fs::read_dir(root().join("examples/csc-2024/bundles"))
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            let name = entry.file_name().to_string_lossy().into_owned();
            BundleInput { name, files: Arc::new(Folder::open(entry.path()).unwrap()) }
        })
        .collect();
    bundles.sort_by(|a, b| a.name.cmp(&b.name));
    bundles
}

/// Everything that a cold `heng check` does up to the results document.
#[divan::bench(args = [1, 2])]
fn run(bencher: Bencher<'_, '_>, threads: usize) {
    bencher.bench_local(|| {
        let options =
            Options { threads: Some(threads), abort: Arc::default(), progress: &|_| {}, ..Options::default() };
        let assessed = assess(&methodology(), bundles(), &options).unwrap();
        assert_eq!(assessed.assessment.subjects.len(), 64);
        serde_json::to_vec_pretty(&assessed.assessment).unwrap().len()
    });
}

/// The same evidence read and parsed, nothing else.
#[divan::bench(args = [1, 2])]
fn floor(bencher: Bencher<'_, '_>, threads: usize) {
    let limits = methodology().definition.limits;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    bencher.bench_local(|| {
        pool.install(|| {
            let parsed = bundles().into_par_iter().with_max_len(1).map(|input| {
                let bundle = Bundle::open(&input.name, input.files, limits, &heng_evidence::Readers::none());
                let _ = bundle.observation("", "");
                bundle.paths().iter().filter(|path| parse(&bundle, path)).count()
            });
            parsed.sum::<usize>()
        })
    });
}

/// Makes of a file what a check would.
fn parse(bundle: &Bundle, path: &str) -> bool {
    match path.rsplit('.').next() {
        Some("csv") => bundle.table(path).is_ok(),
        Some("json" | "yaml") => bundle.value(path).is_ok(),
        _ => bundle.document(path).is_ok(),
    }
}
