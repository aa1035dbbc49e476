//! Declared shapes as JSON schemas, for editors that help whoever writes the files.
//!
//! An editor sees values as YAML's core schema does: `1.10` is a number to it, and a text to whoever asks for one. So a
//! text may be any scalar here.

use serde_json::{Map, Value, json};

use super::shape::{Case, Key, Keys, Rule, Shape};

/// A kind of file.
#[derive(Debug, Clone, Copy)]
pub struct File {
    /// Its name without an ending; for a kind of many files that of the kind.
    pub name: &'static str,
    /// What it is, in Chinese and in English.
    pub about: [&'static str; 2],
    /// What it holds.
    pub shape: Shape,
}

/// Signs of a number: `40`, `-0.5`, `1.5e3`, `1/3`.
const NUMBER: &str = r"^\s*([+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?[0-9]+\s*/\s*[+-]?[0-9]+)\s*$";
/// `512`, `20 MB`, and not nothing.
const SIZE: &str = r"^\s*0*[1-9][0-9]*\s*([bB]|[kKmMgG]([iI]?[bB])?)?\s*$";
/// The name of what no declaration describes.
pub const ANYTHING: &str = "value";

impl File {
    /// The schema of the file.
    pub fn json_schema(&self) -> Value {
        let mut writer = Writer::default();
        let mut schema = writer.shape(&self.shape);
        let root = schema.as_object_mut().expect("every schema is an object");
        let mut whole = Map::new();
        whole.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        whole.insert("title".to_owned(), json!(self.about[0]));
        whole.insert("description".to_owned(), json!(self.about[1]));
        whole.append(root);
        if !writer.written.is_empty() {
            writer.written.sort_keys();
            whole.insert("$defs".to_owned(), Value::Object(writer.written));
        }
        Value::Object(whole)
    }
}

/// The declarations met so far, by name.
#[derive(Default)]
struct Writer {
    written: Map<String, Value>,
}

impl Writer {
    fn shape(&mut self, shape: &Shape) -> Value {
        match shape {
            Shape::Scalar => json!({ "type": ["string", "number", "boolean"] }),
            Shape::Text => json!({ "type": ["string", "number", "boolean"], "pattern": r"\S" }),
            Shape::Like(types, pattern) => json!({ "type": types, "pattern": pattern }),
            Shape::Size => json!({ "type": ["string", "integer"], "exclusiveMinimum": 0, "pattern": SIZE }),
            Shape::Number => json!({ "type": ["number", "string"], "pattern": NUMBER }),
            Shape::Positive => json!({ "type": ["number", "string"], "exclusiveMinimum": 0, "pattern": NUMBER }),
            Shape::Within(least, most) => {
                json!({ "type": ["number", "string"], "minimum": least, "maximum": most, "pattern": NUMBER })
            }
            Shape::TextOrWithin(least, most) => {
                json!({ "type": ["string", "number", "boolean"], "pattern": r"\S", "minimum": least, "maximum": most })
            }
            Shape::Whole(least, most) => {
                json!({ "type": ["integer", "string"], "minimum": least, "maximum": most, "pattern": NUMBER })
            }
            Shape::Flag => json!({ "enum": [true, false, "true", "false"] }),
            Shape::PlainFlag => json!({ "type": "boolean" }),
            Shape::Date => json!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
            Shape::Words(words) => {
                let meanings: Vec<String> = words.iter().map(|(word, means)| format!("{word}：{means}")).collect();
                let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
                json!({ "description": meanings.join("；"), "enum": words })
            }
            Shape::Any => self.anything(),
            Shape::Map(keys) => self.reference(keys),
            Shape::Names(of) => json!({ "type": "object", "additionalProperties": self.shape(of) }),
            Shape::List(of) => json!({ "type": "array", "items": self.shape(of) }),
            Shape::Texts => json!({ "type": "array", "items": self.shape(&Shape::Text), "uniqueItems": true }),
            Shape::Pair([first, second]) => {
                let items = [self.shape(first), self.shape(second)];
                json!({ "type": "array", "prefixItems": items, "minItems": 2, "maxItems": 2 })
            }
            Shape::OneOrMore(of) => {
                let one = self.shape(of);
                json!({ "if": { "type": "array" }, "then": { "items": one }, "else": one })
            }
            Shape::ListOr(list, other) => {
                json!({ "if": { "type": "array" }, "then": self.shape(list), "else": self.shape(other) })
            }
            Shape::OrNothing(Shape::Any) => json!({}),
            Shape::OrNothing(of) => {
                json!({ "if": { "not": { "type": "null" } }, "then": self.shape(of) })
            }
            Shape::MapOr(keys, other) => {
                json!({ "if": { "type": "object" }, "then": self.reference(keys), "else": self.shape(other) })
            }
            Shape::Cases(cases, other) => {
                let other = self.shape(other);
                cases.iter().rev().fold(other, |other, case| self.case(case, &other))
            }
        }
    }

    /// Anything but nothing, and nothing nowhere within it.
    fn anything(&mut self) -> Value {
        let reference = json!({ "$ref": format!("#/$defs/{ANYTHING}") });
        let schema = json!({ "not": { "type": "null" }, "items": reference, "additionalProperties": reference });
        self.written.insert(ANYTHING.to_owned(), schema);
        reference
    }

    fn case(&mut self, case: &Case, other: &Value) -> Value {
        let mut condition = json!({ "type": "object", "required": [case.key] });
        if case.alone {
            condition["propertyNames"] = json!({ "enum": case.keys.names().collect::<Vec<_>>() });
        }
        json!({ "if": condition, "then": self.reference(case.keys), "else": other })
    }

    fn reference(&mut self, keys: &Keys) -> Value {
        if !self.written.contains_key(keys.name) {
            // Taken before its parts are written: one of them may refer to the whole.
            self.written.insert(keys.name.to_owned(), Value::Null);
            let schema = self.keys(keys);
            self.written.insert(keys.name.to_owned(), schema);
        }
        json!({ "$ref": format!("#/$defs/{}", keys.name) })
    }

    fn keys(&mut self, keys: &Keys) -> Value {
        let properties: Map<String, Value> = keys.keys.iter().map(|key| (key.name.to_owned(), self.key(key))).collect();
        let needed: Vec<&str> = keys.keys.iter().filter(|key| key.needed).map(|key| key.name).collect();
        let mut schema = json!({ "description": keys.about.join("\n"), "type": "object", "properties": properties });
        schema["additionalProperties"] = keys.others.map_or(json!(false), |others| self.shape(others));
        if !needed.is_empty() {
            schema["required"] = json!(needed);
        }
        if !keys.rules.is_empty() {
            schema["allOf"] = keys.rules.iter().map(|rule| self.rule(rule)).collect();
        }
        schema
    }

    fn key(&mut self, key: &Key) -> Value {
        let mut schema = self.shape(&key.shape);
        let of_words = schema.get("description").and_then(Value::as_str).map(str::to_owned);
        let about = [key.about[0], of_words.as_deref().unwrap_or_default(), key.about[1]];
        let about: Vec<&str> = about.into_iter().filter(|line| !line.is_empty()).collect();
        schema["description"] = json!(about.join("\n"));
        let json = |text: &str| serde_json::from_str::<Value>(text).expect("what is declared of a key is JSON");
        if let Some(default) = key.default {
            schema["default"] = json(default);
        }
        if let Some(example) = key.example {
            schema["examples"] = json!([json(example)]);
        }
        schema
    }

    fn rule(&mut self, rule: &Rule) -> Value {
        match rule {
            Rule::Then(key, other, shape) => {
                json!({ "if": { "required": [key] }, "then": { "properties": { *other: self.shape(shape) } } })
            }
            Rule::One(keys) => json!({ "oneOf": any_of(keys) }),
            Rule::Some(keys) => json!({ "anyOf": any_of(keys) }),
            Rule::Without(keys) => none_of(keys),
            Rule::Beside(key, others) => json!({ "if": { "required": [key] }, "then": { "anyOf": any_of(others) } }),
            Rule::Apart(key, others) => json!({ "if": { "required": [key] }, "then": none_of(others) }),
            Rule::When { key, words, absent, needs, refuses } => {
                let mut condition = json!({ "properties": { *key: { "enum": words } } });
                if !absent {
                    condition["required"] = json!([key]);
                }
                let mut then = none_of(refuses);
                then["required"] = json!(needs);
                json!({ "if": condition, "then": then })
            }
            Rule::Within { key, word, of, inner } => {
                let each = |schema: Value| json!({ "properties": { *of: { "additionalProperties": schema } } });
                json!({
                    "if": { "properties": { *key: { "const": word } }, "required": [key] },
                    "then": each(none_of(&[inner])),
                    "else": each(json!({ "required": [inner] })),
                })
            }
        }
    }
}

fn any_of(keys: &[&str]) -> Value {
    keys.iter().map(|key| json!({ "required": [key] })).collect()
}

fn none_of(keys: &[&str]) -> Value {
    let never: Map<String, Value> = keys.iter().map(|key| ((*key).to_owned(), json!(false))).collect();
    json!({ "properties": never })
}
