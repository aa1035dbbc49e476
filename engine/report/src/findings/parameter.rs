//! A text that a script was handed in `params` and could make nothing of: the mistake stands in `indicator.yaml`.

use heng_model::Message;
use heng_model::evidence::{Param, Value};
use heng_model::indicator::Leaf;
use heng_model::pointer::step;

/// Arguments in which messages quote the text that is no date, no time span, no selector, no regular expression.
const QUOTED: [&str; 3] = ["text", "selector", "pattern"];

/// The file and the pointers (RFC 6901) at which a parameter may stand that says what the message quotes. A value with its
/// basis stands one key deeper.
pub(super) fn places(leaf: &Leaf, message: &Message) -> Option<(String, Vec<String>)> {
    let quoted = QUOTED.iter().find_map(|name| message.text(name)).filter(|text| !text.is_empty())?;
    let found = leaf.params.iter().find_map(|(name, param)| {
        let below = of_param(param, quoted)?;
        let name = step(name);
        Some(vec![format!("/params/{name}{below}"), format!("/params/{name}/value{below}")])
    });
    Some((format!("{}/indicator.yaml", leaf.folder.as_deref()?), found?))
}

fn of_param(param: &Param, text: &str) -> Option<String> {
    match param {
        Param::Value(value) => of_value(value, text),
        Param::Reference(_) => None,
        Param::By { values, otherwise, .. } => {
            let cases = values.iter().map(|(key, value)| (key.as_str(), value));
            let all = cases.chain(otherwise.iter().map(|value| ("else", value)));
            below(all.map(|(key, value)| (step(key), value)), text)
        }
    }
}

fn of_value(value: &Value, text: &str) -> Option<String> {
    match value {
        Value::Text(known) => (known == text).then(String::new),
        Value::List(items) => below(items.iter().enumerate().map(|(at, item)| (at.to_string(), item)), text),
        Value::Map(entries) => below(entries.iter().map(|(key, value)| (step(key), value)), text),
        Value::Flag(_) | Value::Number(_) => None,
    }
}

fn below<'v>(mut values: impl Iterator<Item = (String, &'v Value)>, text: &str) -> Option<String> {
    values.find_map(|(step, value)| Some(format!("/{step}{}", of_value(value, text)?)))
}
