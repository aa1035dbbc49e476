//! The protocol's document and its schemas: its examples are lines of the protocol, its `plugin.yaml` is one.

use std::sync::Arc;

use boon::{Compiler, Schemas};
use heng_model::Source;
use serde_json::Value;

use crate::stand::root;

fn document() -> String {
    std::fs::read_to_string(root().join("plugins/PROTOCOL.md")).unwrap()
}

/// The blocks of a kind.
fn blocks(text: &str, kind: &str) -> Vec<String> {
    let fence = format!("```{kind}\n");
    text.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

#[test]
fn every_line_that_is_shown_fits_the_schema() {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("https://heng.example/line", heng_plugin::schema()).unwrap();
    let index = compiler.compile("https://heng.example/line", &mut schemas).unwrap();
    let document = document();
    let lines: Vec<String> =
        blocks(&document, "json").iter().flat_map(|block| block.lines()).map(str::to_owned).collect();
    assert!(lines.len() >= 12, "{}", lines.len());
    for line in &lines {
        let value: Value = serde_json::from_str(line).unwrap();
        assert!(schemas.validate(&value, index).is_ok(), "{line}");
    }
    for wrong in [
        r#"{"jsonrpc":"1.0","id":1,"result":null}"#,
        r#"{"jsonrpc":"2.0","result":{"value":1}}"#,
        r#"{"jsonrpc":"2.0","id":1,"result":{"values":1}}"#,
        r#"{"jsonrpc":"2.0","id":1,"method":"open","params":{}}"#,
    ] {
        let value: Value = serde_json::from_str(wrong).unwrap();
        assert!(schemas.validate(&value, index).is_err(), "{wrong}");
    }
}

#[test]
fn the_manifest_that_is_shown_is_one() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("plugin.yaml"), &blocks(&document(), "yaml")[0]).unwrap();
    let (plugins, said) = heng_plugin::Plugins::load(&[folder.path().to_path_buf()], &heng_plugin::Setting::default());
    assert_eq!(said, []);
    let plugin: &Arc<_> = plugins.get("keywords").unwrap();
    assert_eq!(plugin.manifest.limits, heng_plugin::Limits::default(), "the document shows the defaults");
}

#[test]
fn reader_and_schema_of_manifests_refuse_the_same() {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("https://heng.example/plugin", heng_plugin::file().json_schema()).unwrap();
    let index = compiler.compile("https://heng.example/plugin", &mut schemas).unwrap();
    let whole = blocks(&document(), "yaml")[0].clone();
    let changes = [
        ("", "", true),
        ("protocol: 1", "protocol: 2", false),
        ("id: keywords", "id: Keywords", false),
        ("version:", "versoin:", false),
        ("[python3, ./keywords.py]", "python3", false),
        ("namespace: service", "namespace: a-b", false),
        ("{ text: document }", "{ text: documents }", false),
        ("returns: number", "returns: list of number?", true),
        ("returns: number", "return: number", false),
        ("rights: []", "rights: [network]", true),
        ("rights: []", "rights: [files]", false),
        ("seconds: 10", "seconds: 601", false),
        ("memory: 1 GB", "memory: 1 QB", false),
        ("processes: 2", "processes: many", false),
    ];
    for (from, to, good) in changes {
        let text = whole.replacen(from, to, 1);
        assert!(from.is_empty() || whole.contains(from), "{from}");
        let value: Value = serde_yaml::from_str(&text).unwrap();
        assert_eq!(schemas.validate(&value, index).is_ok(), good, "schema: {to}");
        let (manifest, said) = heng_plugin::read(&Source::new("plugin.yaml", text));
        assert_eq!(manifest.is_some(), good, "reader: {to}: {said:?}");
    }
}
