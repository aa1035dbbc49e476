//! Every code that any room says has words in both languages.

#![allow(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use heng_model::Message;
use heng_report::catalogue::{Catalogue, Lang};

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push(path);
        }
    }
}

#[test]
fn every_code_has_words() {
    let engine = Path::new(env!("CARGO_MANIFEST_DIR")).join("../engine");
    let mut files = Vec::new();
    for folder in [&engine, &engine.join("../plugins")] {
        for room in std::fs::read_dir(folder).unwrap() {
            let source = room.unwrap().path().join("src");
            // A plugin need not be written in Rust.
            if source.is_dir() {
                sources(&source, &mut files);
            }
        }
    }
    let mut codes = BTreeSet::new();
    for file in files.iter().filter(|file| !file.ends_with("tests.rs")) {
        let text = std::fs::read_to_string(file).unwrap();
        // Tests at the foot of a file may say what no user hears.
        let text = text.split("#[cfg(test)]").next().unwrap();
        codes.extend(text.split("\"heng::").skip(1).filter_map(|part| Some(part.split_once('"')?.0.to_owned())));
    }
    assert!(codes.len() > 250, "{} codes", codes.len());
    let silent: Vec<String> = codes
        .into_iter()
        .filter(|code| !code.is_empty() && code.chars().all(|c| c.is_ascii_lowercase() || c == '_' || c == ':'))
        .filter(|code| {
            let message = Message { code: format!("heng::{code}").into(), args: std::collections::BTreeMap::new() };
            [Lang::Zh, Lang::En].iter().any(|lang| Catalogue::of(*lang).title(&message) == format!("heng::{code}"))
        })
        .collect();
    assert!(silent.is_empty(), "without words: {silent:#?}");
}
