//! A cold run over 64 bundles beside its floor: reading and parsing the same evidence with the same parsers, no rules.
//!
//! The bundles are the eight of `examples/csc-2024`, varied by a seed and written to a folder once. `run` is everything
//! that `heng check` does up to the results document; `floor` opens the same bundles and makes of every file what a check
//! would. What counts is the ratio of the two in one run of this program, never a time.

#![allow(clippy::unwrap_used, reason = "a benchmark ends where it cannot go on")]

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use divan::Bencher;
use heng_assess::{BundleInput, Options, assess};
use heng_evidence::Bundle;
use heng_files::Folder;
use heng_methodology::Methodology;
use rayon::prelude::*;
use tempfile::TempDir;

/// Bundles of a run.
const BUNDLES: usize = 64;
/// What the variation starts from.
const SEED: u64 = 20_241_130;

fn main() {
    divan::main();
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The varied bundles on a disk.
static VARIED: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let mut originals: Vec<PathBuf> = std::fs::read_dir(root().join("examples/csc-2024/bundles"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    originals.sort();
    let subjects = methodology().definition.subjects;
    assert!(subjects.len() >= BUNDLES);
    for (index, subject) in subjects.iter().take(BUNDLES).enumerate() {
        let original = &originals[index % originals.len()];
        let mut chance = Chance(SEED + index as u64);
        for entry in walkdir::WalkDir::new(original).sort_by_file_name() {
            let entry = entry.unwrap();
            if !entry.file_type().is_file() {
                continue;
            }
            let path = entry.path().strip_prefix(original).unwrap();
            let bytes = vary(path, std::fs::read(entry.path()).unwrap(), subject.id.as_str(), &mut chance);
            let to = folder.path().join(format!("{index:02}")).join(path);
            std::fs::create_dir_all(to.parent().unwrap()).unwrap();
            std::fs::write(to, bytes).unwrap();
        }
    }
    folder
});

/// Another bundle of the same kind: its own subject, some rows fewer, no two files alike.
fn vary(path: &Path, bytes: Vec<u8>, subject: &str, chance: &mut Chance) -> Vec<u8> {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if path == Path::new("bundle.yaml") {
        let text = String::from_utf8(bytes).unwrap();
        let lines = text
            .lines()
            .map(|line| if line.starts_with("subject:") { format!("subject: {subject:?}") } else { line.into() });
        return lines.collect::<Vec<String>>().join("\n").into_bytes();
    }
    match (ending, String::from_utf8(bytes)) {
        ("csv", Ok(text)) if !text.contains('"') => {
            let (head, rows) = text.split_once('\n').unwrap_or((&text, ""));
            let kept = rows.lines().filter(|_| !chance.next().is_multiple_of(8));
            std::iter::once(head).chain(kept).collect::<Vec<_>>().join("\n").into_bytes()
        }
        ("html" | "htm", Ok(text)) => format!("{text}\n<!-- {:016x} -->\n", chance.next()).into_bytes(),
        ("txt", Ok(text)) => format!("{text}\n{:016x}\n", chance.next()).into_bytes(),
        (_, Ok(text)) => text.into_bytes(),
        (_, Err(error)) => error.into_bytes(),
    }
}

/// A small generator of numbers (Marsaglia's xorshift64), so that every run varies alike.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

fn methodology() -> Methodology {
    let loaded = heng_methodology::load(Arc::new(Folder::open(root().join("rules/csc-2024")).unwrap()));
    loaded.methodology.expect("the shipped methodology is sound")
}

fn bundles() -> Vec<BundleInput> {
    let mut bundles: Vec<BundleInput> = std::fs::read_dir(VARIED.path())
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
    LazyLock::force(&VARIED);
    bencher.bench_local(|| {
        let options = Options { threads: Some(threads), abort: Arc::default(), progress: &|_| {} };
        let assessed = assess(&methodology(), bundles(), &options).unwrap();
        assert_eq!(assessed.assessment.subjects.len(), BUNDLES);
        serde_json::to_vec_pretty(&assessed.assessment).unwrap().len()
    });
}

/// The same evidence read and parsed, nothing else.
#[divan::bench(args = [1, 2])]
fn floor(bencher: Bencher<'_, '_>, threads: usize) {
    LazyLock::force(&VARIED);
    let limits = methodology().definition.limits;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    bencher.bench_local(|| {
        pool.install(|| {
            let parsed = bundles().into_par_iter().with_max_len(1).map(|input| {
                let bundle = Bundle::open(&input.name, input.files, limits);
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
