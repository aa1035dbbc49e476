//! What goes over the wire: one JSON object a line, JSON-RPC 2.0. `plugins/PROTOCOL.md` says what it means; the schema of it
//! is made from these types.

use schemars::{JsonSchema, schema_for};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The version of the protocol.
pub const PROTOCOL: u32 = 1;

/// A plugin cannot do what it was asked because evidence is missing: the judgement becomes missing evidence.
pub const MISSING: i64 = -32001;
/// A line, in either direction.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Line {
    /// From Heng to the plugin.
    Asked(Asked),
    /// From the plugin to Heng.
    Answered(Answered),
}

/// A request from Heng, or its one notification (`cancel`, which has no `id`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Asked {
    /// Always `"2.0"`.
    pub jsonrpc: Version,
    /// What the answer must carry; counts up from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<u64>,
    /// What is asked.
    #[serde(flatten)]
    pub method: Method,
}

/// The version of JSON-RPC.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum Version {
    /// 2.0
    #[default]
    #[serde(rename = "2.0")]
    Two,
}

/// What Heng asks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "method", content = "params", rename_all = "lowercase")]
pub enum Method {
    /// The first request to every process.
    Initialize(Initialize),
    /// A call of a function.
    Call(Call),
    /// A file of evidence that is to be read.
    Read(Read),
    /// A report that is to be made.
    Report(Report),
    /// The last request: the process ends after its answer.
    Shutdown(Nothing),
    /// The call of that `id` is no longer wanted. Not answered itself.
    Cancel(Cancel),
}

/// No parameters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Nothing {}

/// Parameters of `initialize`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Initialize {
    /// The version of the protocol that Heng speaks.
    pub protocol: u32,
    /// Heng's own version.
    pub engine: String,
    /// The `id` of `plugin.yaml`.
    pub plugin: String,
}

/// Parameters of `call`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Call {
    /// `namespace::name`
    pub function: String,
    /// In the order of `plugin.yaml`, each of the kind that stands there.
    pub arguments: Vec<Value>,
}

/// Parameters of `read`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Read {
    /// The path within the bundle, for messages; the file itself cannot be opened.
    pub path: String,
    /// The bytes of the file, in base64.
    pub base64: String,
}

/// Parameters of `report`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// The format: a key of `reports` in `plugin.yaml`.
    pub format: String,
    /// The results document (`docs/schemas/results.schema.json`).
    pub results: Value,
}

/// Parameters of `cancel`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cancel {
    /// The request that is no longer wanted.
    pub id: u64,
}

/// An answer: with `result`, or with `error`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Answered {
    /// Always `"2.0"`.
    pub jsonrpc: Version,
    /// The `id` of the request.
    pub id: u64,
    /// What came of it: the first four for `initialize`, `call`, `read` and `report`, the last for `shutdown`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Came>")]
    pub result: Option<Value>,
    /// Why nothing came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<Failure>,
}

/// Results by method.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Came {
    /// Of `initialize`.
    Ready(Ready),
    /// Of `call`.
    Value(Outcome),
    /// Of `read`.
    Text(Reading),
    /// Of `report`.
    Files(Files),
    /// Of `shutdown`.
    Nothing(Option<bool>),
}

/// Why a plugin did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Failure {
    /// -32001: evidence is missing; -32800: cancelled; -32601, -32602, -32603 as in JSON-RPC; any other: the call failed.
    pub code: i64,
    /// A sentence for whoever reads the findings.
    pub message: String,
}

/// What came of `initialize`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ready {
    /// The version of the protocol that the plugin speaks.
    pub protocol: u32,
    /// The `id` of `plugin.yaml`.
    pub id: String,
    /// The `version` of `plugin.yaml`.
    pub version: String,
}

/// What came of `call`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Of the kind that `returns` says.
    pub value: Value,
    /// What in the arguments it rests on, the most telling first; at most 20.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Within>,
}

/// A place in an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Within {
    /// Which argument, from 0: a `text` or a `document`.
    pub argument: usize,
    /// The first UTF-8 byte of the argument's text.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// What came of `read`: a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// The text as people read it, one paragraph a line.
    pub text: String,
    /// The title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Where parts of the text stand in the file, in the order of the text; they do not overlap.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
    /// The tables.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Table>,
}

/// A part of the text, and where it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The first UTF-8 byte in `text`.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// Where it stands.
    pub place: Place,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum Place {
    /// Bytes of the file as it was handed over.
    Bytes {
        /// The first.
        start: usize,
        /// The one after the last.
        end: usize,
    },
    /// A line on a page, both from 1.
    Page {
        /// The page.
        page: usize,
        /// The line.
        line: usize,
    },
    /// A name that readers of that kind of file understand: `B4`, `段落 3`.
    Named {
        /// The name.
        name: String,
    },
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Its name: of a sheet, of a heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The head.
    pub columns: Vec<String>,
    /// The rows, each with as many cells as the head.
    pub rows: Vec<Vec<String>>,
}

/// What came of `report`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Files {
    /// The files of the report.
    pub files: Vec<File>,
}

/// A file of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Its path below the folder of reports: no `..`, no root.
    pub name: String,
    /// What stands in it, where it is text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What stands in it, in base64, where it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base64: Option<String>,
}

/// The JSON schema of a line.
pub fn schema() -> Value {
    schema_for!(Line).to_value()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn lines_are_written_as_the_document_shows_them() {
        let call = Call { function: "service::density".into(), arguments: vec![json!("便民")] };
        let asked = Asked { jsonrpc: Version::Two, id: Some(2), method: Method::Call(call) };
        let wanted = json!({
            "jsonrpc": "2.0", "id": 2, "method": "call",
            "params": { "function": "service::density", "arguments": ["便民"] },
        });
        assert_eq!(serde_json::to_value(&asked).unwrap(), wanted);
        let cancel = Asked { jsonrpc: Version::Two, id: None, method: Method::Cancel(Cancel { id: 2 }) };
        assert_eq!(
            serde_json::to_value(&cancel).unwrap(),
            json!({ "jsonrpc": "2.0", "method": "cancel", "params": { "id": 2 } })
        );
        let end = Asked { jsonrpc: Version::Two, id: Some(9), method: Method::Shutdown(Nothing {}) };
        assert_eq!(serde_json::from_value::<Asked>(serde_json::to_value(&end).unwrap()).unwrap(), end);
    }
}
