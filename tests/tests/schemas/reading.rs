//! Schemas ready for use, and YAML as an editor sees it.

use std::path::{Path, PathBuf};

use boon::{Compiler, SchemaIndex, Schemas};
use heng_model::Source;
use heng_yaml::schema::File;
use heng_yaml::{Node, Yaml};
use serde_json::Value;

/// The project's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The kinds of files that people write.
pub fn files() -> Vec<File> {
    heng_methodology::files().into_iter().chain(heng_evidence::files()).collect()
}

/// Every schema by name.
pub fn schemas() -> Vec<(&'static str, Value)> {
    let documents = heng_report::schemas();
    let plugin = heng_plugin::file();
    let lines = [("plugin-protocol", heng_plugin::schema()), (plugin.name, plugin.json_schema())];
    documents.into_iter().chain(lines).chain(files().iter().map(|file| (file.name, file.json_schema()))).collect()
}

/// One schema, ready to validate.
pub struct Validator {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Validator {
    /// The schema of that name.
    pub fn of(name: &str) -> Self {
        let (_, schema) = schemas().into_iter().find(|(known, _)| *known == name).unwrap();
        let place = format!("https://heng.example/{name}.schema.json");
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.enable_format_assertions();
        compiler.add_resource(&place, schema).unwrap();
        let index = compiler.compile(&place, &mut schemas).unwrap();
        Self { schemas, index }
    }
    /// Whether it refuses a document.
    pub fn refuses(&self, document: &Value) -> bool {
        self.schemas.validate(document, self.index).is_err()
    }
    /// What is wrong with a document.
    pub fn refusal(&self, document: &Value) -> Option<String> {
        self.schemas.validate(document, self.index).err().map(|error| format!("{error:#}"))
    }
}

/// A YAML text as an editor sees it.
pub fn seen(name: &str, text: &str) -> Value {
    let (tree, problems) = heng_yaml::parse(&Source::new(name, text));
    assert_eq!(problems, [], "{name}");
    json(&tree.unwrap())
}

fn json(node: &Node) -> Value {
    match &node.value {
        Yaml::Nothing => Value::Null,
        Yaml::Scalar { text, plain: true } if text == "true" || text == "false" => Value::Bool(text == "true"),
        Yaml::Scalar { text, plain: true } => match serde_json::from_str::<serde_json::Number>(text) {
            Ok(number) => Value::Number(number),
            Err(_) => Value::String(text.clone()),
        },
        Yaml::Scalar { text, .. } => Value::String(text.clone()),
        Yaml::List(items) => items.iter().map(json).collect(),
        Yaml::Map(entries) => {
            Value::Object(entries.iter().map(|entry| (entry.key.clone(), json(&entry.node))).collect())
        }
    }
}
