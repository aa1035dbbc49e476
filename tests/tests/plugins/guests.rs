//! Ways in which components misbehave. Each is bounded, is named, and costs its own call only; and none of them sees anything.

use std::path::Path;
use std::time::{Duration, Instant};

use heng_plugin::{Components, Plugins, Trouble};
use heng_report::{Catalogue, Lang};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::stand::{call, components, untrusted};

const MANIFEST: &str = "id: bad\nversion: \"1\"\nprotocol: 1\ncomponent: bad.wasm\nfunctions:\n  \
    does: { parameters: { what: text, text: text }, returns: text }\n  \
    any: { parameters: { what: text, text: text }, returns: any }\n\
    limits: { fuel: 300, memory: 64 MB, answer: 1 MB, processes: 1 }\n";

/// A component that misbehaves.
struct Bad {
    _folder: TempDir,
    plugins: Plugins,
}

impl Bad {
    fn of(bytes: &[u8], manifest: &str, components: &Components) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("bad.wasm"), bytes).unwrap();
        std::fs::write(folder.path().join("plugin.yaml"), manifest).unwrap();
        Self { plugins: untrusted(folder.path(), components), _folder: folder }
    }
    fn new(components: &Components) -> Self {
        Self::of(&guest(), MANIFEST, components)
    }
    fn does(&self, what: &str) -> Result<Value, Trouble> {
        self.calls("any", what)
    }
    fn calls(&self, function: &str, what: &str) -> Result<Value, Trouble> {
        call(self.plugins.get("bad").unwrap(), function, &[json!(what), json!("便民")]).map(|outcome| outcome.value)
    }
    /// What goes wrong, by its code.
    #[track_caller]
    fn fails(&self, what: &str) -> String {
        let function = if what == "wrong_kind" { "does" } else { "any" };
        let started = Instant::now();
        let trouble = self.calls(function, what).expect_err(what);
        assert!(started.elapsed() < Duration::from_secs(100), "{what} is bounded");
        let message = trouble.message("bad");
        assert_eq!(message.text("plugin"), Some("bad"), "it is named");
        for lang in [Lang::Zh, Lang::En] {
            let title = Catalogue::of(lang).title(&message);
            assert!(title.contains("bad") && !title.contains("heng::") && !title.contains('$'), "{title}");
            assert!(Catalogue::of(lang).help(&message).is_some());
        }
        message.code.replace("heng::plugin::", "")
    }
}

fn guest() -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plugins/guest/misbehave.wasm")).unwrap()
}

#[test]
fn in_a_call() {
    let Some(components) = components() else { return };
    let ways = [
        ("loop", "out_of_fuel"),
        ("recurse", "out_of_stack"),
        ("grow", "out_of_memory"),
        ("huge", "large_result"),
        ("large", "large_result"),
        ("huge_list", "large_result"),
        ("deep", "invalid_result"),
        ("no_json", "invalid_result"),
        ("nan", "invalid_result"),
        ("infinite", "invalid_result"),
        ("no_text", "invalid_result"),
        ("nested", "unfit"),
        ("many", "unfit"),
        ("huge_number", "unfit"),
        ("wrong_kind", "unfit"),
        ("outside", "lying_place"),
        ("inside", "lying_place"),
        ("of_nothing", "lying_place"),
        ("places", "refused"),
        ("trap", "trapped"),
        ("panic", "trapped"),
        ("exit", "exited"),
        ("error", "failed"),
        ("unknown", "failed"),
        ("missing", "missing"),
    ];
    for (what, code) in ways {
        let bad = Bad::new(&components);
        assert_eq!(bad.fails(what), code, "{what}");
        assert_eq!(bad.does("good").unwrap(), "good", "after {what} it works on");
    }
}

#[test]
fn what_ends_a_call_is_counted_and_not_measured() {
    let Some(components) = components() else { return };
    let panics = Bad::new(&components);
    let trouble = panics.does("panic").unwrap_err();
    let Trouble::Component { words, .. } = &trouble else { panic!("{trouble:?}") };
    assert!(words.contains("no way"), "its last words are shown: {words}");
    let bad = Bad::new(&components);
    let first = bad.does("loop").unwrap_err();
    assert_eq!(bad.does("loop").unwrap_err(), first);
    assert_eq!(bad.fails("loop"), "out_of_fuel");
    // Somebody who lets every call run out of instructions does not hold up a run.
    let Trouble::GaveUp { times: 3, last } = bad.does("good").unwrap_err() else { panic!() };
    assert_eq!(*last, first);
}

#[test]
fn nothing_is_left_of_the_call_before() {
    let Some(components) = components() else { return };
    let bad = Bad::new(&components);
    for text in ["a", "b", "c"] {
        let arguments = [json!("count"), json!(text)];
        let outcome = call(bad.plugins.get("bad").unwrap(), "any", &arguments).unwrap();
        assert_eq!(outcome.value, json!(0.0));
    }
}

#[test]
fn it_sees_no_file_no_clock_no_network_and_no_chance() {
    let Some(components) = components() else { return };
    let bad = Bad::new(&components);
    for deed in
        ["read_file", "read_own", "list_folder", "write_file", "network", "listen", "names", "thread", "process"]
    {
        let came = bad.does(deed).unwrap();
        assert!(came.as_str().is_some_and(|came| came.starts_with("refused: ")), "{deed}: {came}");
    }
    assert!(!Path::new("/tmp/heng-component-was-here").exists());
    assert_eq!(bad.does("environment").unwrap(), " 0", "no variables, no arguments");
    assert_eq!(bad.does("clock").unwrap(), "0ns 0ns true", "it stands still");
    let started = Instant::now();
    assert_eq!(bad.does("sleep").unwrap(), "awake");
    assert!(started.elapsed() < Duration::from_mins(1), "whoever waits has waited already");
    assert_eq!(bad.does("flood").unwrap(), "flooded", "nobody listens");
    assert_eq!(bad.does("input").unwrap(), json!(0.0), "nobody speaks");
    // Another process, and the same chance.
    let other = Bad::new(&components);
    for what in ["random", "set_order"] {
        assert_eq!(bad.does(what).unwrap(), other.does(what).unwrap(), "{what}");
    }
}

#[test]
fn from_the_start() {
    let Some(components) = components() else { return };
    let of = |bytes: &[u8]| Bad::of(bytes, MANIFEST, &components);
    let whole = guest();
    let starts = |body: &str| {
        let text = format!("(component (core module $m {body} (start $f)) (core instance (instantiate $m)))");
        of(text.as_bytes()).fails("good")
    };
    assert_eq!(of(b"#!/bin/sh\nexit 0\n").fails("good"), "unloadable", "no component");
    assert_eq!(of(b"").fails("good"), "unloadable", "nothing at all");
    assert_eq!(of(b"(module)").fails("good"), "unloadable", "a core module");
    assert_eq!(of(b"(component)").fails("good"), "unloadable", "it lacks an export");
    assert_eq!(of(&whole[..whole.len() / 2]).fails("good"), "unloadable", "half of a file");
    let foreign = of(b"(component (import \"evil:host/files@1.0.0\" (instance (export \"open\" (func)))))");
    assert_eq!(foreign.fails("good"), "unloadable", "it imports what there is not");
    let other = "(component (component $c (core module $m (func (export \"call\"))) (core instance $i (instantiate $m)) \
        (func (export \"call\") (canon lift (core func $i \"call\")))) (instance $c (instantiate $c)) \
        (export \"heng:plugin/functions@1.0.0\" (instance $c)))";
    assert_eq!(of(other.as_bytes()).fails("good"), "unloadable", "what it exports is of another shape");
    assert_eq!(starts("(func $f unreachable)"), "trapped");
    assert_eq!(starts("(func $f (loop $l br $l))"), "out_of_fuel");
    assert_eq!(starts("(func $f call $f)"), "out_of_stack");
    let tables = "(table 0 funcref) (func $f (loop $l (drop (table.grow (ref.null func) (i32.const 100000))) br $l))";
    assert_eq!(starts(tables), "out_of_tables");
    assert_eq!(starts("(memory 2000) (func $f)"), "out_of_memory");
    let memories = "(memory 1) (func $f (loop $l (drop (memory.grow (i32.const 16))) br $l))";
    assert_eq!(starts(memories), "out_of_memory");
    let reads = MANIFEST.replace("limits:", "reads: '*.x'\nlimits:");
    assert_eq!(Bad::of(&whole, &reads, &components).fails("good"), "unloadable", "it promises what it does not export");
}

#[test]
fn what_takes_long_to_compile_is_bounded_by_its_size() {
    let Some(components) = components() else { return };
    let large = vec![b' '; (32 << 20) + 1];
    let bad = Bad::of(&large, MANIFEST, &components);
    assert_eq!(bad.fails("good"), "unloadable");
    // As many functions as fit into two megabytes of text.
    let mut text = String::from("(component (core module (func $f");
    while text.len() < 2 << 20 {
        text.push_str(" (drop (i32.add (i32.const 1) (i32.const 2)))) (func");
    }
    text.push_str(")))");
    assert_eq!(Bad::of(text.as_bytes(), MANIFEST, &components).fails("good"), "unloadable", "and it exports nothing");
}
