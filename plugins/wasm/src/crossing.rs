//! Values on their way between the protocol, which is JSON, and the interface of components, which has types.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Number, Value, json};

use crate::fault::Fault;
use crate::wit::exports::heng::plugin::{functions, reader, reports};
use crate::wit::heng::plugin::types;

/// The arguments of a call, each of the kind of its parameter.
pub fn arguments(kinds: &[String], given: Vec<Value>) -> Result<Vec<types::Argument>, Fault> {
    if kinds.len() != given.len() {
        return Err(Fault::failed(&format!("{} arguments, {} wanted", given.len(), kinds.len())));
    }
    Ok(kinds.iter().zip(given).map(|(kind, given)| argument(kind, given)).collect())
}

fn argument(kind: &str, given: Value) -> types::Argument {
    use types::Argument;
    let kind = kind.trim_end_matches('?');
    match (kind, given) {
        (_, Value::Null) => Argument::Nothing,
        (_, Value::Bool(flag)) => Argument::Flag(flag),
        (_, Value::Number(number)) => Argument::Number(number.as_f64().unwrap_or_default()),
        ("date", Value::String(text)) => Argument::Date(text),
        (_, Value::String(text)) => Argument::Text(text),
        ("document", Value::Object(mut map)) => Argument::Document(types::Document {
            path: text(map.remove("path")),
            text: text(map.remove("text")),
            title: map.remove("title").and_then(|title| title.as_str().map(str::to_owned)),
        }),
        ("table", Value::Object(mut map)) => Argument::Table(types::Table {
            path: text(map.remove("path")),
            columns: cells(map.remove("columns")),
            rows: list(map.remove("rows")).into_iter().map(|row| cells(Some(row))).collect(),
        }),
        (_, value) => Argument::Json(value.to_string()),
    }
}

fn text(value: Option<Value>) -> String {
    match value {
        Some(Value::String(text)) => text,
        _ => String::new(),
    }
}

fn list(value: Option<Value>) -> Vec<Value> {
    match value {
        Some(Value::Array(items)) => items,
        _ => Vec::new(),
    }
}

fn cells(value: Option<Value>) -> Vec<String> {
    list(value).into_iter().map(|cell| text(Some(cell))).collect()
}

/// What a component says went wrong.
pub fn failure(failure: types::Failure, asked: &str) -> Fault {
    match failure {
        types::Failure::Missing(words) => Fault::missing(&words),
        types::Failure::Unknown => Fault::unknown(asked),
        types::Failure::Failed(words) => Fault::failed(&words),
    }
}

/// What came of a call.
pub fn outcome(came: functions::Outcome) -> Result<Value, Fault> {
    let places: Vec<Value> = came
        .places
        .iter()
        .map(|place| json!({ "argument": place.argument, "start": place.start, "end": place.end }))
        .collect();
    Ok(json!({ "value": value(came.value)?, "places": places }))
}

fn value(value: types::Value) -> Result<Value, Fault> {
    Ok(match value {
        types::Value::Nothing => Value::Null,
        types::Value::Text(text) | types::Value::Date(text) => Value::String(text),
        types::Value::Number(number) => {
            Number::from_f64(number).map(Value::Number).ok_or_else(|| Fault::invalid(&number.to_string()))?
        }
        types::Value::Flag(flag) => Value::Bool(flag),
        types::Value::Texts(texts) => Value::Array(texts.into_iter().map(Value::String).collect()),
        types::Value::Json(text) => {
            serde_json::from_str(&text).map_err(|error| Fault::invalid(&format!("JSON: {error}")))?
        }
    })
}

/// What came of reading a file.
pub fn reading(came: reader::Reading) -> Value {
    let place = |place: reader::Place| match place {
        reader::Place::Bytes(range) => json!({ "kind": "bytes", "start": range.start, "end": range.end }),
        reader::Place::Page(line) => json!({ "kind": "page", "page": line.page, "line": line.line }),
        reader::Place::Named(name) => json!({ "kind": "named", "name": name }),
    };
    let parts =
        came.parts.into_iter().map(|part| json!({ "start": part.start, "end": part.end, "place": place(part.place) }));
    let tables = came.tables.into_iter().map(|table| {
        let mut map = Map::new();
        map.extend(table.name.map(|name| ("name".to_owned(), Value::String(name))));
        map.insert("columns".to_owned(), table.columns.into());
        map.insert("rows".to_owned(), table.rows.into());
        Value::Object(map)
    });
    let (parts, tables): (Vec<Value>, Vec<Value>) = (parts.collect(), tables.collect());
    json!({ "text": came.text, "title": came.title, "parts": parts, "tables": tables })
}

/// What came of a report.
pub fn files(came: Vec<reports::File>) -> Value {
    let files = came.into_iter().map(|file| match file.content {
        reports::Content::Text(text) => json!({ "name": file.name, "text": text }),
        reports::Content::Bytes(bytes) => json!({ "name": file.name, "base64": STANDARD.encode(bytes) }),
    });
    json!({ "files": files.collect::<Vec<Value>>() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_of_the_kind_of_their_parameter() {
        let kinds = ["document", "date?", "date?", "list of text", "number"].map(str::to_owned);
        let document = json!({ "path": "a", "text": "便民", "title": null });
        let given = vec![document, json!("2024-11-30"), Value::Null, json!(["甲"]), json!(3)];
        let crossed = arguments(&kinds, given).unwrap();
        assert!(matches!(&crossed[0], types::Argument::Document(document) if document.text == "便民"));
        assert!(matches!(&crossed[1], types::Argument::Date(date) if date == "2024-11-30"));
        assert!(matches!(&crossed[2], types::Argument::Nothing));
        assert!(matches!(&crossed[3], types::Argument::Json(json) if json == "[\"甲\"]"));
        assert!(matches!(&crossed[4], types::Argument::Number(3.0)));
        assert!(arguments(&kinds, Vec::new()).is_err());
    }

    #[test]
    fn what_is_no_value_is_refused() {
        for wrong in [
            types::Value::Number(f64::NAN),
            types::Value::Number(f64::INFINITY),
            types::Value::Json("{".into()),
            types::Value::Json("[".repeat(5_000)),
        ] {
            assert!(value(wrong).is_err());
        }
        assert_eq!(value(types::Value::Texts(vec!["甲".into()])).unwrap(), json!(["甲"]));
    }
}
