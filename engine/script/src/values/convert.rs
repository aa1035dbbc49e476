//! Parameters and reference data as script values.

use heng_model::evidence::Value;
use rhai::{Dynamic, Map};

use super::{List, number_value};

/// The script value of a parameter. Lists say that they came from `place`.
pub fn from_value(value: &Value, place: &str) -> Dynamic {
    match value {
        Value::Flag(flag) => Dynamic::from_bool(*flag),
        Value::Number(number) => number_value(number.clone()),
        Value::Text(text) => Dynamic::from(text.clone()),
        Value::List(items) => Dynamic::from(of_list(items, place)),
        Value::Map(entries) => {
            let entries = entries.iter().map(|(name, value)| (name.as_str().into(), from_value(value, place)));
            Dynamic::from_map(entries.collect::<Map>())
        }
    }
}

/// A list of parameter values.
pub fn of_list(items: &[Value], place: &str) -> List {
    List::new(items.iter().map(|item| from_value(item, place)).collect(), place)
}
