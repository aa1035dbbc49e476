use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::*;

/// Per entry (and `entry.attribute`): the variables its text has places for.
fn shape(rooms: &[Room]) -> BTreeMap<String, BTreeSet<String>> {
    let mut shape = BTreeMap::new();
    for (room, source) in rooms {
        let resource =
            fluent_syntax::parser::parse(*source).unwrap_or_else(|(_, errors)| panic!("{room}.ftl: {errors:?}"));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let id = message.id.name;
            assert!(id.starts_with(&format!("{room}-")), "{id} stands in {room}.ftl");
            let value = message.value.unwrap_or_else(|| panic!("{id} says nothing"));
            assert!(shape.insert(id.to_owned(), variables(&value)).is_none(), "{id} is there twice");
            for attribute in message.attributes {
                let name = attribute.id.name;
                assert!(["label", "help"].contains(&name), "{id}.{name}");
                let key = format!("{id}.{name}");
                assert!(shape.insert(key.clone(), variables(&attribute.value)).is_none(), "{key} is there twice");
            }
        }
    }
    shape
}

fn variables(pattern: &Pattern<&str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(pattern, &mut found);
    found
}

fn collect(pattern: &Pattern<&str>, into: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => collect_inline(inline, into),
            Expression::Select { selector, variants } => {
                collect_inline(selector, into);
                for variant in variants {
                    collect(&variant.value, into);
                }
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, into: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            into.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inner) = &**expression {
                collect_inline(inner, into);
            }
        }
        _ => {}
    }
}

#[test]
fn both_languages_say_the_same_things() {
    let (zh, en) = (shape(ZH), shape(EN));
    let only = |a: &BTreeMap<String, BTreeSet<String>>, b: &BTreeMap<String, BTreeSet<String>>| -> Vec<String> {
        a.keys().filter(|key| !b.contains_key(*key)).cloned().collect()
    };
    assert_eq!(only(&zh, &en), Vec::<String>::new(), "only in Chinese");
    assert_eq!(only(&en, &zh), Vec::<String>::new(), "only in English");
    for (key, variables) in &zh {
        assert_eq!(variables, &en[key], "{key}");
    }
    assert!(zh.len() > 50);
}

#[test]
fn a_message_within_a_message_is_put_into_words_too() {
    let inner = Message::new("heng::finding::author").with("text", "未见发文字号");
    let message = Message::new("heng::finding::missing_evidence").with("why", inner);
    assert_eq!(Catalogue::of(Lang::Zh).title(&message), "证据缺失：未见发文字号");
    assert_eq!(Catalogue::of(Lang::En).title(&message), "missing evidence: 未见发文字号");
}

#[test]
fn an_unknown_code_is_shown_with_its_arguments() {
    let message = Message::new("heng::nowhere::odd")
        .with("file", "a\u{1b}[2J.html")
        .with("names", vec!["甲".to_owned(), "乙".to_owned()])
        .with("count", 3usize)
        .with("share", Number::ratio(1, 3).unwrap());
    assert_eq!(
        Catalogue::of(Lang::Zh).title(&message),
        "heng::nowhere::odd count=3 file=a␛[2J.html names=甲、乙 share=1/3"
    );
    assert_eq!(Catalogue::of(Lang::En).label(&message), None);
    assert_eq!(Catalogue::of(Lang::En).help(&message), None);
}

/// The codes that the rooms of the engine write in their sources, tests left out.
fn codes_in_sources() -> BTreeMap<String, String> {
    fn visit(folder: &std::path::Path, into: &mut BTreeMap<String, String>) {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        for path in entries.map(|entry| entry.path()) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() && !["tests", "target"].contains(&name.as_str()) {
                visit(&path, into);
            } else if path.extension().is_some_and(|extension| extension == "rs")
                && !["tests.rs", "hostile.rs", "sample.rs"].contains(&name.as_str())
            {
                let text = std::fs::read_to_string(&path).unwrap();
                let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
                for quoted in text.split("\"heng::").skip(1) {
                    let code = quoted.split('"').next().unwrap_or_default();
                    if code.contains("::") && code.chars().all(|one| one.is_ascii_lowercase() || "_:".contains(one)) {
                        into.insert(format!("heng::{code}"), path.display().to_string());
                    }
                }
            }
        }
    }
    let mut codes = BTreeMap::new();
    visit(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(".."), &mut codes);
    codes
}

#[test]
fn every_code_that_a_room_makes_has_words() {
    let (codes, entries) = (codes_in_sources(), shape(ZH));
    assert!(codes.len() > 20, "the sources were found");
    let lacking: Vec<_> = codes.iter().filter(|(code, _)| !entries.contains_key(&entry(code))).collect();
    assert!(lacking.is_empty(), "{lacking:#?}");
}
