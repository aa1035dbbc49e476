//! Where two documents differ.

use heng_model::pointer::step;
use serde_json::Value;

/// Pointers to the smallest values that differ. Lists whose items have the same names in the same order are gone through
/// item by item; others differ as a whole.
pub(super) fn differences(was: &Value, is: &Value, pointer: String, into: &mut Vec<String>) {
    match (was, is) {
        _ if was == is => {}
        (Value::Object(then), Value::Object(now)) => {
            let keys = then.keys().chain(now.keys().filter(|key| !then.contains_key(*key)));
            for key in keys {
                let below = format!("{pointer}/{}", step(key));
                match (then.get(key), now.get(key)) {
                    (Some(then), Some(now)) => differences(then, now, below, into),
                    _ => into.push(below),
                }
            }
        }
        (Value::Array(then), Value::Array(now)) if alike(then, now) => {
            for (at, (then, now)) in then.iter().zip(now).enumerate() {
                differences(then, now, format!("{pointer}/{at}"), into);
            }
        }
        _ => into.push(pointer),
    }
}

fn alike(then: &[Value], now: &[Value]) -> bool {
    let name = |item: &Value| item.get("id").or_else(|| item.get("name")).cloned();
    then.len() == now.len() && then.iter().zip(now).all(|(one, other)| one.is_object() && name(one) == name(other))
}

/// A value as one short text: a scalar, or one that is wrapped in what it is. Nothing for what is longer.
pub(super) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Object(map) if map.len() == 1 => scalar(map.values().next()?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_smallest_difference_is_named() {
        let was =
            json!({ "a": { "b/c": 1, "d": 2 }, "list": [{ "id": "x", "v": 1 }, { "id": "y", "v": 2 }], "w": [1, 2] });
        let is =
            json!({ "a": { "b/c": 1, "e": 2 }, "list": [{ "id": "x", "v": 1 }, { "id": "y", "v": 3 }], "w": [1, 3] });
        let mut found = Vec::new();
        differences(&was, &is, String::new(), &mut found);
        assert_eq!(found, ["/a/d", "/a/e", "/list/1/v", "/w"]);
        assert_eq!(scalar(&json!({ "value": { "number": "3" } })).as_deref(), Some("3"));
        assert_eq!(scalar(&json!(["a"])), None);
    }
}
