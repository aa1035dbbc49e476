//! Script values as plugins take them, and what they give as script values.

use heng_evidence::ValueKind;
use heng_model::Number;
use heng_plugin::Kind;
use rhai::{Array, Dynamic, Map};
use serde_json::{Value, json};

use crate::values::{Day, Doc, Json, List, Sheet, number_value, numeric};

/// A script value as JSON of that kind; nothing where it is another.
pub fn given(value: &Dynamic, kind: &Kind) -> Option<Value> {
    match kind {
        Kind::Maybe(_) if value.is_unit() => Some(Value::Null),
        Kind::Maybe(inner) => given(value, inner),
        Kind::Any => any(value),
        Kind::Text => text(value),
        Kind::Number => numeric(value).as_ref().and_then(number),
        Kind::Flag => value.as_bool().ok().map(Value::Bool),
        Kind::Date => value.read_lock::<Day>().map(|day| json!(day.0.to_string())),
        Kind::Document => value.read_lock::<Doc>().map(|doc| {
            let title = doc.0.title().map(|title| title.text.to_string());
            json!({ "path": &**doc.0.path(), "text": &*doc.0.text(), "title": title })
        }),
        Kind::Table => value.read_lock::<Sheet>().map(|sheet| table(&sheet)),
        Kind::Map => value.read_lock::<Map>().and_then(|map| entries(&map)),
        Kind::List(inner) => {
            if let Some(list) = value.read_lock::<List>() {
                return list.items.iter().map(|item| given(item, inner)).collect();
            }
            value.read_lock::<Array>()?.iter().map(|item| given(item, inner)).collect()
        }
    }
}

fn any(value: &Dynamic) -> Option<Value> {
    if value.is_unit() {
        return Some(Value::Null);
    }
    if let Some(json) = value.read_lock::<Json>() {
        return of_json(&json.0);
    }
    let kinds = [Kind::Text, Kind::Flag, Kind::Number, Kind::Date, Kind::Map, Kind::List(Box::new(Kind::Any))];
    kinds.iter().find_map(|kind| given(value, kind))
}

fn text(value: &Dynamic) -> Option<Value> {
    (value.is_string() || value.is_char()).then(|| json!(value.to_string()))
}

/// The nearest binary float where it is not whole, as JSON has no other.
fn number(number: &Number) -> Option<Value> {
    const MOST: f64 = 1e15;
    let near = number.to_f64();
    if near.is_nan() || near.abs() > MOST {
        return None;
    }
    Some(number.to_i64().map_or_else(|| json!(near), |whole| json!(whole)))
}

fn entries(map: &Map) -> Option<Value> {
    let entries = map.iter().map(|(name, value)| Some((name.to_string(), any(value)?)));
    entries.collect::<Option<serde_json::Map<_, _>>>().map(Value::Object)
}

fn table(sheet: &Sheet) -> Value {
    let table = &sheet.0;
    let columns: Vec<&str> = table.columns().iter().map(|name| &**name).collect();
    let cell = |row, column| table.text(row, column).map_or("", |text| &**text);
    let rows = (0..table.len()).map(|row| (0..columns.len()).map(|column| cell(row, column)).collect::<Vec<_>>());
    json!({ "path": &**table.path(), "columns": &columns, "rows": rows.collect::<Vec<_>>() })
}

fn of_json(value: &heng_evidence::Value) -> Option<Value> {
    match &value.kind {
        ValueKind::Null => Some(Value::Null),
        ValueKind::Flag(flag) => Some(json!(flag)),
        ValueKind::Number(found) => number(found),
        ValueKind::Text(text) => Some(json!(&**text)),
        ValueKind::List(items) => items.iter().map(of_json).collect(),
        ValueKind::Map(entries) => {
            let entries = entries.iter().map(|(name, value)| Some((name.to_string(), of_json(value)?)));
            entries.collect::<Option<serde_json::Map<_, _>>>().map(Value::Object)
        }
    }
}

/// What a plugin gave, which was held against its kind, as a script value. Lists say that they come from `place`.
pub fn taken(value: &Value, kind: &Kind, place: &str) -> Dynamic {
    match (value, kind) {
        (Value::Null, _) => Dynamic::UNIT,
        (value, Kind::Maybe(inner)) => taken(value, inner, place),
        (Value::String(text), Kind::Date) => match text.parse() {
            Ok(date) => Dynamic::from(Day(date)),
            Err(_) => Dynamic::from(text.clone()),
        },
        (Value::String(text), _) => Dynamic::from(text.clone()),
        (Value::Bool(flag), _) => Dynamic::from_bool(*flag),
        (Value::Number(found), _) => {
            let number = found.as_i64().map(Number::from).or_else(|| Number::from_shortest(found.as_f64()?));
            number.map_or(Dynamic::UNIT, number_value)
        }
        (Value::Array(items), kind) => {
            let inner = if let Kind::List(inner) = kind { inner } else { &Kind::Any };
            let items = items.iter().map(|item| taken(item, inner, place)).collect();
            Dynamic::from(List::new(items, place))
        }
        (Value::Object(entries), _) => {
            let entries = entries.iter().map(|(name, value)| (name.as_str().into(), taken(value, &Kind::Any, place)));
            Dynamic::from_map(entries.collect::<Map>())
        }
    }
}
