//! What plugins cost: starting one, a call over the protocol, the same as a component, the same done by the engine itself.
//! Components want `heng-wasm`: `cargo build --release --manifest-path plugins/wasm/Cargo.toml`.

#![allow(clippy::unwrap_used, reason = "what a benchmark builds on must be there")]

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use heng_evidence::reader::{Bounds, Reader};
use heng_evidence::{Bundle, Readers};
use heng_files::Memory;
use heng_model::definition::Limits;
use heng_plugin::{Components, Plugin, PluginReader, Plugins, Search, Setting};
use heng_tests::wasm_host;
use rayon::prelude::*;
use serde_json::json;

fn main() {
    divan::main();
}

/// Bundles of a run.
const BUNDLES: usize = 64;

/// The example in Python, consented to.
fn plugin() -> Arc<Plugin> {
    plugins().get("keywords").unwrap().clone()
}

fn plugins() -> Plugins {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../plugins/examples/keywords-python");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let search = Search(std::env::split_paths(&path).collect());
    let mut setting = Setting { search, ..Setting::default() };
    let (plugins, _) = Plugins::load(std::slice::from_ref(&folder), &setting);
    let found = plugins.get("keywords").unwrap();
    setting.trusted.consent(&found.digest, "keywords", "1.0");
    Plugins::load(&[folder], &setting).0
}

/// The languages of the example as a component.
const LANGUAGES: [&str; 2] = ["rust", "js"];
/// Lengths of texts that components are called with.
const LENGTHS: [usize; 3] = [100, 10_000, 1_000_000];

/// The example as a component, which keeps what it is compiled to in a folder or nowhere.
fn component(language: &str, cache: Option<&Path>) -> Option<Arc<Plugin>> {
    let components = Components { host: Some(wasm_host()?), cache: cache.map(Path::to_path_buf) };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../plugins/examples").join(format!("keywords-{language}"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let search = Search(std::env::split_paths(&path).collect());
    let (plugins, _) = Plugins::load(&[folder], &Setting { search, components, ..Setting::default() });
    plugins.get("keywords").cloned()
}

/// A folder for what components are compiled to.
fn kept() -> &'static Path {
    Path::new(concat!(env!("CARGO_TARGET_TMPDIR"), "/components"))
}

/// A text of about so many bytes, another for every number: the same arguments are put to a plugin once.
fn text(bytes: usize, number: usize) -> String {
    format!("{number}{}", "社区便民服务，一件事一次办。".repeat(bytes / 42))
}

#[divan::bench(sample_count = 10)]
fn starting(bencher: divan::Bencher<'_, '_>) {
    bencher.with_inputs(plugin).bench_values(|plugin| plugin.start(&AtomicBool::new(false)).unwrap());
}

#[divan::bench(args = [100, 10_000, 1_000_000], sample_count = 50)]
fn a_call_over_the_protocol(bencher: divan::Bencher<'_, '_>, bytes: usize) {
    let plugin = plugin();
    plugin.start(&AtomicBool::new(false)).unwrap();
    let function = plugin.manifest.function("words").unwrap();
    let mut number = 0;
    bencher
        .with_inputs(|| {
            number += 1;
            [json!(text(bytes, number))]
        })
        .bench_local_values(|arguments| plugin.call(function, &arguments, &AtomicBool::new(false)).unwrap());
}

#[divan::bench(args = LANGUAGES, sample_count = 5)]
fn starting_a_component_that_is_compiled_first(bencher: divan::Bencher<'_, '_>, language: &str) {
    bencher
        .with_inputs(|| component(language, None))
        .bench_values(|plugin| plugin.map(|plugin| plugin.start(&AtomicBool::new(false)).unwrap()));
}

#[divan::bench(args = LANGUAGES, sample_count = 10)]
fn starting_a_component_that_was_compiled_before(bencher: divan::Bencher<'_, '_>, language: &str) {
    let Some(plugin) = component(language, Some(kept())) else { return };
    plugin.start(&AtomicBool::new(false)).unwrap();
    bencher
        .with_inputs(|| component(language, Some(kept())))
        .bench_values(|plugin| plugin.map(|plugin| plugin.start(&AtomicBool::new(false)).unwrap()));
}

#[divan::bench(args = LENGTHS, sample_count = 50)]
fn a_call_of_a_component_in_rust(bencher: divan::Bencher<'_, '_>, bytes: usize) {
    a_call_of_a_component(bencher, "rust", bytes);
}

#[divan::bench(args = LENGTHS, sample_count = 50)]
fn a_call_of_a_component_in_js(bencher: divan::Bencher<'_, '_>, bytes: usize) {
    a_call_of_a_component(bencher, "js", bytes);
}

fn a_call_of_a_component(bencher: divan::Bencher<'_, '_>, language: &str, bytes: usize) {
    let Some(plugin) = component(language, Some(kept())) else { return };
    plugin.start(&AtomicBool::new(false)).unwrap();
    let function = plugin.manifest.function("words").unwrap();
    let mut number = 0;
    bencher
        .with_inputs(|| {
            number += 1;
            [json!(text(bytes, number))]
        })
        .bench_local_values(|arguments| plugin.call(function, &arguments, &AtomicBool::new(false)).unwrap());
}

#[divan::bench(args = [100, 10_000, 1_000_000], sample_count = 50)]
fn the_same_call_remembered(bencher: divan::Bencher<'_, '_>, bytes: usize) {
    let plugin = plugin();
    let function = plugin.manifest.function("words").unwrap();
    let arguments = [json!(text(bytes, 0))];
    bencher.bench_local(|| plugin.call(function, &arguments, &AtomicBool::new(false)).unwrap());
}

#[divan::bench(args = [100, 10_000, 1_000_000], sample_count = 50)]
fn the_same_words_in_process(bencher: divan::Bencher<'_, '_>, bytes: usize) {
    let words = regex::Regex::new("一件事|一网通办|便民|办事|居民|社区|养老|托育|就业|医保").unwrap();
    let text = text(bytes, 0);
    bencher.bench_local(|| words.find_iter(&text).map(|found| found.as_str().to_owned()).collect::<Vec<_>>());
}

#[divan::bench(args = [10_000, 1_000_000], sample_count = 20)]
fn a_file_read_over_the_protocol(bencher: divan::Bencher<'_, '_>, bytes: usize) {
    let reader = PluginReader(plugin());
    let file: Arc<[u8]> = text(bytes, 0).into_bytes().into();
    let bounds = Bounds::of(Limits::default());
    reader.read("a.kw.txt", &file, &bounds).unwrap();
    bencher.bench_local(|| reader.read("a.kw.txt", &file, &bounds).unwrap());
}

#[divan::bench(args = [10_000, 1_000_000], sample_count = 20)]
fn the_same_file_read_by_the_engine(bencher: divan::Bencher<'_, '_>, bytes: usize) {
    let file = text(bytes, 0);
    bencher
        .with_inputs(|| {
            let files: Memory =
                [("bundle.yaml", "subject: \"1\"\n"), ("data/a.txt", file.as_str())].into_iter().collect();
            Bundle::open("b", Arc::new(files), Limits::default(), &Readers::none())
        })
        .bench_local_values(|bundle| bundle.document("a.txt").unwrap());
}

/// Bundles with one file each, every file another.
fn bundles(readers: &Readers, path: &str, bytes: usize) -> Vec<Bundle> {
    let one = |number| {
        let (name, text) = (format!("data/{path}"), text(bytes, number));
        let files: Memory = [("bundle.yaml", "subject: \"1\"\n"), (&name, &text)].into_iter().collect();
        Bundle::open("b", Arc::new(files), Limits::default(), readers)
    };
    (0..BUNDLES).map(one).collect()
}

#[divan::bench(args = [10_000, 100_000], sample_count = 10)]
fn bundles_read_over_the_protocol(bencher: divan::Bencher<'_, '_>, bytes: usize) {
    // A process that runs, as in a watch; what it costs to start one stands above.
    let plugins = plugins();
    plugins.get("keywords").unwrap().start(&AtomicBool::new(false)).unwrap();
    let readers = plugins.readers(&Readers::none());
    bencher.with_inputs(|| bundles(&readers, "a.kw.txt", bytes)).bench_values(|bundles| read(bundles, "a.kw.txt"));
}

#[divan::bench(args = [10_000, 100_000], sample_count = 10)]
fn bundles_read_over_the_protocol_from_the_start(bencher: divan::Bencher<'_, '_>, bytes: usize) {
    let fresh = || bundles(&plugins().readers(&Readers::none()), "a.kw.txt", bytes);
    bencher.with_inputs(fresh).bench_values(|bundles| read(bundles, "a.kw.txt"));
}

#[divan::bench(args = [10_000, 100_000], sample_count = 10)]
fn the_same_bundles_read_by_the_engine(bencher: divan::Bencher<'_, '_>, bytes: usize) {
    bencher.with_inputs(|| bundles(&Readers::none(), "a.txt", bytes)).bench_values(|bundles| read(bundles, "a.txt"));
}

/// Reads the file of every bundle, on as many threads as a run has.
fn read(bundles: Vec<Bundle>, path: &str) -> Vec<Bundle> {
    bundles.par_iter().for_each(|bundle| drop(bundle.document(path).unwrap()));
    bundles
}
