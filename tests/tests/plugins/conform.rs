//! The plugin that was written from the protocol's document alone keeps to the protocol.

use heng_plugin::conform;
use heng_report::{Catalogue, Lang};
use heng_tests::has_python;
use serde_json::json;

use crate::stand::{call, root, trusted};

#[test]
fn the_example_in_python_keeps_to_the_protocol() {
    if !has_python() {
        return;
    }
    let plugins = trusted(&root().join("plugins/examples/keywords-python"));
    let plugin = plugins.get("keywords").unwrap();
    let words = Catalogue::of(Lang::Zh);
    let tried = conform(plugin);
    let wrong: Vec<String> = tried
        .iter()
        .filter_map(|one| Some(format!("{}: {}", words.title(&one.what), words.title(one.wrong.as_ref()?))))
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
    assert!(tried.len() >= 16, "{}", tried.len());
}

#[test]
fn the_example_counts_words_and_says_where_they_stand() {
    if !has_python() {
        return;
    }
    let plugins = trusted(&root().join("plugins/examples/keywords-python"));
    let plugin = plugins.get("keywords").unwrap();
    let text = "𠮷街道：便民服务，一件事一次办。";
    let document = json!({ "path": "a.txt", "text": text, "title": null });
    let outcome = call(plugin, "density", &[document]).unwrap();
    assert_eq!(outcome.value, json!(125.0));
    let places: Vec<&str> = outcome.places.iter().map(|place| &text[place.start..place.end]).collect();
    assert_eq!(places, ["便民", "一件事"]);
}
