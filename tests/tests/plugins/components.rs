//! The example as a component: in three languages, it says the same.

use std::path::PathBuf;
use std::sync::Arc;

use heng_evidence::reader::{Bounds, Reader};
use heng_model::definition::Limits;
use heng_plugin::{Outcome, PluginReader, Plugins, Setting, Trouble, conform};
use heng_report::{Catalogue, Lang};
use heng_tests::has_python;
use serde_json::{Value, json};

use crate::stand::{call, components, root, search, trusted, untrusted};

fn example(language: &str) -> PathBuf {
    root().join("plugins/examples").join(format!("keywords-{language}"))
}

/// The example in the languages that can be run here.
fn examples() -> Vec<(&'static str, Plugins)> {
    let Some(components) = components() else { return Vec::new() };
    let mut all: Vec<_> = ["rust", "js"].map(|language| (language, untrusted(&example(language), &components))).into();
    if has_python() {
        all.push(("python", trusted(&example("python"))));
    }
    all
}

#[test]
fn the_examples_keep_to_the_protocol() {
    let words = Catalogue::of(Lang::Zh);
    for (language, plugins) in examples() {
        let tried = conform(plugins.get("keywords").unwrap());
        let wrong: Vec<String> = tried
            .iter()
            .filter_map(|one| Some(format!("{}: {}", words.title(&one.what), words.title(one.wrong.as_ref()?))))
            .collect();
        assert_eq!(wrong, Vec::<String>::new(), "{language}");
        assert!(tried.len() >= 16, "{language}: {}", tried.len());
    }
}

#[test]
fn the_examples_say_the_same_of_the_same_text() {
    let examples = examples();
    let texts = [
        "𠮷街道：便民服务，一件事一次办。",
        "社区居民办事：一网通办、一网通办。\n养老 托育\u{3000}就业医保",
        "nothing of it; e\u{301} 😀",
        "便民",
        "",
        "\n \t",
        &"便民服务，办事居民。".repeat(500),
    ];
    for text in texts {
        let document = json!({ "path": "a.txt", "text": text, "title": null });
        let said = |plugins: &Plugins, function: &str, argument: &Value| {
            let came = call(plugins.get("keywords").unwrap(), function, std::slice::from_ref(argument));
            came.map_err(|trouble| trouble.message("keywords"))
        };
        for (function, argument) in [("density", &document), ("words", &json!(text))] {
            let all: Vec<Result<Outcome, _>> =
                examples.iter().map(|(_, plugins)| said(plugins, function, argument)).collect();
            assert!(all.iter().all(|one| *one == all[0]), "{function} of {text:?}: {all:?}");
        }
    }
    let Some((_, plugins)) = examples.first() else { return };
    let document = json!({ "path": "a.txt", "text": texts[0], "title": null });
    let outcome = call(plugins.get("keywords").unwrap(), "density", &[document]).unwrap();
    assert_eq!(outcome.value, json!(125.0));
    let places: Vec<&str> = outcome.places.iter().map(|place| &texts[0][place.start..place.end]).collect();
    assert_eq!(places, ["便民", "一件事"]);
}

#[test]
fn the_examples_read_the_same_of_the_same_file() {
    let examples = examples();
    let bounds = Bounds::of(Limits::default());
    let read = |bytes: &[u8]| {
        let each = examples.iter().map(|(_, plugins)| {
            let reader = PluginReader(plugins.get("keywords").unwrap().clone());
            let came = reader.read("a/b.kw.txt", &Arc::from(bytes), &bounds);
            came.map(|reading| format!("{:?}", reading.blocks)).map_err(|fault| (fault.why.code, fault.lasting))
        });
        each.collect::<Vec<_>>()
    };
    for text in ["社区便民服务\n\n养老、托育一件事\n", "𠮷", "一\n二", "\n\n"] {
        let all = read(text.as_bytes());
        assert!(all.iter().all(|one| *one == all[0] && one.is_ok()), "{text:?}: {all:?}");
    }
    let all = read(b"\xff\xfe");
    assert!(all.iter().all(|one| matches!(one, Err((code, true)) if code == "heng::plugin::failed")), "{all:?}");
}

#[test]
fn without_the_host_it_is_said_what_to_do() {
    let (plugins, said) = Plugins::load(&[example("rust")], &Setting { search: search(), ..Setting::default() });
    assert_eq!(said, []);
    let plugin = plugins.get("keywords").unwrap();
    let trouble = call(plugin, "words", &[json!("便民")]).unwrap_err();
    assert_eq!(trouble, Trouble::NoHost);
    for lang in [Lang::Zh, Lang::En] {
        let help = Catalogue::of(lang).help(&trouble.message("keywords")).unwrap();
        assert!(help.contains("cargo build --release --locked --manifest-path plugins/wasm/Cargo.toml"), "{help}");
    }
}

#[test]
fn another_host_is_another_digest() {
    let Some(components) = components() else { return };
    let with = untrusted(&example("rust"), &components);
    let without = untrusted(&example("rust"), &heng_plugin::Components::default());
    assert_ne!(with, without);
    assert_eq!(with, untrusted(&example("rust"), &components));
}

#[test]
fn what_was_compiled_is_kept() {
    let Some(components) = components() else { return };
    let cache = tempfile::tempdir().unwrap();
    let components = heng_plugin::Components { cache: Some(cache.path().join("a/b")), ..components };
    let words =
        |components| call(untrusted(&example("rust"), components).get("keywords").unwrap(), "words", &[json!("便民")]);
    assert_eq!(words(&components).unwrap().value, json!(["便民"]));
    let kept =
        || walkdir::WalkDir::new(cache.path()).into_iter().flatten().filter(|one| one.file_type().is_file()).count();
    assert!(kept() > 0);
    assert_eq!(words(&components).unwrap().value, json!(["便民"]));
    // Where nothing can be kept it works all the same.
    let file = cache.path().join("file");
    std::fs::write(&file, "x").unwrap();
    let components = heng_plugin::Components { cache: Some(file.join("below")), ..components.clone() };
    assert_eq!(words(&components).unwrap().value, json!(["便民"]));
}
