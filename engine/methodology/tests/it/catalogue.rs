//! Everything this room says has words in both languages, and the words have places for nothing else.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use heng_model::{Arg, Diagnostic, Message};

type Bundle = FluentBundle<FluentResource>;

/// The catalogue of this room in Chinese and in English.
fn catalogues() -> &'static [Bundle; 2] {
    static CATALOGUES: OnceLock<[Bundle; 2]> = OnceLock::new();
    CATALOGUES.get_or_init(|| ["zh", "en"].map(bundle))
}

fn text(language: &str) -> String {
    let of = |room: &str| {
        let path = format!("../report/catalogue/{language}/{room}.ftl");
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
    };
    // What is wrong with YAML as such is said by the room below.
    of("methodology") + &of("yaml")
}

fn bundle(language: &str) -> Bundle {
    let resource = FluentResource::try_new(text(language)).map_err(|(_, errors)| errors).unwrap();
    let mut bundle = FluentBundle::new_concurrent(vec![language.parse().unwrap()]);
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).unwrap();
    bundle
}

/// Panics unless title, label and help are there in both languages with every argument they have places for.
pub fn assert_written(diagnostic: &Diagnostic) {
    for bundle in catalogues() {
        for attribute in [None, Some("label"), Some("help")] {
            assert!(!written(bundle, &diagnostic.message, attribute).trim().is_empty(), "{diagnostic:?}");
        }
        for text in diagnostic.labels.iter().filter_map(|label| label.text.as_ref()) {
            written(bundle, text, None);
        }
    }
}

fn written(bundle: &Bundle, message: &Message, attribute: Option<&str>) -> String {
    let id = message.code.strip_prefix("heng::").unwrap().replace("::", "-");
    let entry = bundle.get_message(&id).unwrap_or_else(|| panic!("{id} has no words"));
    let pattern = match attribute {
        None => entry.value().unwrap(),
        Some(name) => entry.get_attribute(name).unwrap_or_else(|| panic!("{id} has no .{name}")).value(),
    };
    let mut args = FluentArgs::new();
    for (name, arg) in &message.args {
        let text = match arg {
            Arg::Text(text) => text.clone(),
            Arg::Count(count) => count.to_string(),
            Arg::Number(number) => number.to_string(),
            Arg::List(items) => items.join(", "),
            Arg::Message(inner) => written(bundle, inner, None),
        };
        // As the catalogue does for whoever is told.
        args.set(format!("has_{name}"), if text.is_empty() { "no" } else { "yes" });
        args.set(name.clone().into_owned(), FluentValue::from(text));
    }
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    assert!(errors.is_empty(), "{id}: {errors:?}");
    text
}

/// The codes in the sources, as ids of the catalogue.
fn codes() -> BTreeSet<String> {
    fn visit(folder: &Path, codes: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                visit(&path, codes);
                continue;
            }
            let text = std::fs::read_to_string(path).unwrap();
            for room in ["methodology", "yaml"] {
                let head = format!("\"heng::{room}::");
                let parts = text.split(&head).skip(1).map(|part| part.split('"').next().unwrap());
                codes.extend(parts.map(|part| format!("{room}-{part}")));
            }
        }
    }
    let mut codes = BTreeSet::new();
    for sources in ["src", "../yaml/src"] {
        visit(&Path::new(env!("CARGO_MANIFEST_DIR")).join(sources), &mut codes);
    }
    codes
}

#[test]
fn both_languages_have_the_codes_of_the_sources_and_no_others() {
    let codes = codes();
    assert!(codes.len() > 100);
    for language in ["zh", "en"] {
        let text = text(language);
        let parsed = fluent_syntax::parser::parse(text.as_str()).unwrap();
        let ids = parsed.body.iter().filter_map(|entry| match entry {
            fluent_syntax::ast::Entry::Message(message) => Some(message.id.name.to_owned()),
            _ => None,
        });
        assert_eq!(ids.collect::<BTreeSet<_>>(), codes, "{language}");
    }
}

#[test]
fn words_are_put_to_a_message() {
    let folder = crate::folder::good().head("weight: 25 }", "wieght: 25 }");
    let message = &folder.load().diagnostics[0].message;
    let [zh, en] = catalogues();
    assert_eq!(written(zh, message, None), "不认识的键 wieght");
    assert!(written(zh, message, Some("help")).starts_with("是不是 weight？可用的键：name, weight, "));
    assert!(written(en, message, Some("help")).starts_with("Did you mean weight? Known keys: "));
}
