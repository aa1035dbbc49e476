//! `tests/specimen`: every key that Heng knows, and what the loader says of any change to it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use heng_evidence::Bundle;
use heng_files::Memory;
use heng_methodology::{load, load_project};
use heng_model::definition::Limits;
use heng_model::{Diagnostic, Message, Severity, Source};
use heng_yaml::shape::{Keys, Shape};
use serde_json::Value;

use crate::reading::{Validator, files, root, seen};

/// The folder's files by path.
pub struct Specimen(BTreeMap<String, String>);

impl Specimen {
    pub fn read() -> Self {
        let folder = root().join("tests/specimen");
        let entries = walkdir::WalkDir::new(&folder).into_iter().map(Result::unwrap);
        let texts = entries.filter(|entry| entry.file_type().is_file()).map(|entry| {
            let path = entry.path().strip_prefix(&folder).unwrap().to_str().unwrap().to_owned();
            (path, std::fs::read_to_string(entry.path()).unwrap())
        });
        Self(texts.collect())
    }
    /// Every YAML file with the name of its schema and what it holds.
    pub fn yaml(&self) -> Vec<(String, &'static str, Value)> {
        let kind = |path: &str| match path.split('/').collect::<Vec<_>>()[..] {
            ["heng.yaml"] => "project",
            ["methodology.yaml"] => "methodology",
            ["subjects.yaml"] => "subjects",
            ["statistics.yaml"] => "statistics",
            ["reference", _] => "reference",
            ["checks", _, "indicator.yaml"] => "indicator",
            ["bundle", "bundle.yaml"] => "bundle",
            ["bundle", "observations.yaml"] => "observations",
            _ => panic!("{path}"),
        };
        let yaml = self.0.iter().filter(|(path, _)| Path::new(path).extension().is_some_and(|ending| ending == "yaml"));
        yaml.map(|(path, text)| (path.clone(), kind(path), seen(path, text))).collect()
    }
    /// The errors that the loader finds in a file when this stands in it.
    pub fn errors(&self, path: &str, text: &str) -> Vec<Diagnostic> {
        let all = if path == "heng.yaml" {
            load_project(&Source::new(path, text)).err().unwrap_or_default()
        } else if path.starts_with("bundle/") {
            self.of_bundle(path, text)
        } else {
            let files = self.0.iter().filter(|(known, _)| *known != path && matters(path, known));
            let files = files.map(|(path, text)| (path.as_str(), text.as_str()));
            load(Arc::new(files.chain([(path, text)]).collect::<Memory>())).diagnostics
        };
        let here = |said: &Diagnostic| path.ends_with(&said.labels[0].source.name);
        all.into_iter().filter(|said| said.severity == Severity::Error && here(said)).collect()
    }

    fn of_bundle(&self, path: &str, text: &str) -> Vec<Diagnostic> {
        let place = |known: &str| match known {
            "bundle/bundle.yaml" => "bundle.yaml",
            _ => "data/observations.yaml",
        };
        let others = self.0.iter().filter(|(known, _)| known.starts_with("bundle/") && *known != path);
        let others = others.map(|(known, text)| (place(known), text.as_str()));
        let memory: Memory = others.chain([(place(path), text)]).collect();
        let bundle = Bundle::open("110100", Arc::new(memory), Limits::default(), &heng_evidence::Readers::none());
        let _ = bundle.observation("1.2", "cloud");
        let mut all = bundle.diagnostics();
        if bundle.meta().subject.is_none() {
            // Said when bundles are matched with subjects (`engine/assess/src/plan.rs`).
            let message = Message::new("heng::evidence::no_subject").with("bundle", bundle.name());
            all.push(Diagnostic::error(message).at(&Source::unread("bundle.yaml"), 0..0));
        }
        all
    }
}

/// Whether what is said of one file depends on another. Loading less is what makes thousands of changes bearable.
fn matters(path: &str, other: &str) -> bool {
    let folder = |path: &str| path.split('/').next().unwrap_or_default().to_owned();
    match (folder(path).as_str(), folder(other).as_str()) {
        (_, "bundle" | "heng.yaml") => false,
        ("subjects.yaml" | "reference", other) => other == "methodology.yaml",
        ("checks", "checks") => {
            path.rsplit_once('/').map(|(check, _)| check) == other.rsplit_once('/').map(|(check, _)| check)
        }
        ("checks", other) => other != "statistics.yaml",
        _ => true,
    }
}

#[test]
fn the_specimen_is_without_a_mistake() {
    let specimen = Specimen::read();
    for (path, kind, document) in specimen.yaml() {
        assert_eq!(specimen.errors(&path, &specimen.0[&path]), [], "{path}");
        // What is fed to the loader below is the same, written as JSON.
        assert_eq!(specimen.errors(&path, &document.to_string()), [], "{path} as JSON");
        assert_eq!(Validator::of(kind).refusal(&document), None, "{path}");
    }
}

#[test]
fn every_declared_key_stands_in_the_specimen() {
    let mut met: BTreeMap<&str, (BTreeSet<&str>, BTreeSet<String>)> = BTreeMap::new();
    let files = files();
    for (_, kind, document) in Specimen::read().yaml() {
        let file = files.iter().find(|file| file.name == kind).unwrap();
        meet(&file.shape, &document, &mut met);
    }
    for (name, (declared, stood)) in &met {
        let absent: Vec<&&str> = declared.iter().filter(|key| !stood.contains(**key)).collect();
        assert!(absent.is_empty(), "{name}: {absent:?}");
    }
    let schemas = files.iter().map(heng_yaml::schema::File::json_schema);
    let declared: BTreeSet<String> =
        schemas.flat_map(|schema| schema["$defs"].as_object().unwrap().keys().cloned().collect::<Vec<_>>()).collect();
    let declared: BTreeSet<String> = declared.into_iter().filter(|name| name != heng_yaml::schema::ANYTHING).collect();
    let stood: BTreeSet<String> = met.keys().map(|name| (*name).to_owned()).collect();
    assert_eq!(declared, stood, "declared maps, and those that stand in the specimen");
}

type Met = BTreeMap<&'static str, (BTreeSet<&'static str>, BTreeSet<String>)>;

/// Takes down the keys of every map, by its declaration.
fn meet(shape: &Shape, value: &Value, met: &mut Met) {
    match (shape, value) {
        (Shape::Map(keys) | Shape::MapOr(keys, _), Value::Object(_)) => meet_map(keys, value, met),
        (Shape::MapOr(_, other) | Shape::ListOr(_, other), _) => meet(other, value, met),
        (Shape::Names(of), Value::Object(map)) => map.values().for_each(|value| meet(of, value, met)),
        (Shape::List(of) | Shape::OneOrMore(of), Value::Array(items)) => {
            for item in items {
                meet(of, item, met);
            }
        }
        (Shape::OrNothing(of), value) if !value.is_null() => meet(of, value, met),
        (Shape::Cases(cases, other), value) => {
            let of = |keys: &Keys| value.as_object().unwrap().keys().all(|key| keys.has(key));
            match cases.iter().find(|case| value.get(case.key).is_some() && (!case.alone || of(case.keys))) {
                Some(case) => meet_map(case.keys, value, met),
                None => meet(other, value, met),
            }
        }
        _ => {}
    }
}

fn meet_map(keys: &Keys, value: &Value, met: &mut Met) {
    let (declared, stood) = met.entry(keys.name).or_default();
    declared.extend(keys.names());
    stood.extend(value.as_object().unwrap().keys().cloned());
    for key in keys.keys {
        if let Some(value) = value.get(key.name) {
            meet(&key.shape, value, met);
        }
    }
}
