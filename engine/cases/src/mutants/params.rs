//! Changes of parameters: numbers and spans of time, one more and one less.

use std::sync::Arc;

use heng_model::Definition;
use heng_model::evidence::{Duration, Param, Value};
use heng_model::pointer::step;
use heng_script::nudged;

use super::{Changed, Fate, Ground, Mutated, Trial, What};

/// All of them that stand in an `indicator.yaml`.
pub(super) fn trials(ground: &Ground<'_>) -> Vec<Trial> {
    let mut trials = Vec::new();
    for (at, check) in ground.suite.checks.iter().enumerate().filter(|(_, check)| !check.cases.is_empty()) {
        let Some(file) = ground.methodology.indicator_file(&check.indicator) else { continue };
        let Some((_, leaf)) = check.definition.tree.leaves().next() else { continue };
        for (name, param) in &leaf.params {
            for (pointer, value, put) in values(name, param) {
                let Some((source, span)) = ground.methodology.places.of(&file, &pointer) else { continue };
                let written = source.text[span.range()].trim_matches(['"', '\'']).to_owned();
                for (after, changed) in nudges(&written, value) {
                    let mut definition = Definition::clone(&check.definition);
                    let node = definition.tree.nodes.get_mut(&check.indicator).and_then(|node| node.leaf.as_mut());
                    let Some(leaf) = node else { continue };
                    leaf.params.insert(name.clone(), put(changed));
                    let mutated = Mutated {
                        changed: Changed::Param,
                        source: source.clone(),
                        span,
                        evidence: None,
                        before: written.clone(),
                        after,
                        checks: vec![at],
                        fate: Fate::Survived,
                    };
                    trials.push(Trial { mutated, what: What::Definition(Arc::new(definition)) });
                }
            }
        }
    }
    trials
}

type Put<'a> = Box<dyn Fn(Value) -> Param + 'a>;

/// The values that a parameter may have, each with its place in the file and with the parameter that has another one there.
fn values<'a>(name: &str, param: &'a Param) -> Vec<(String, &'a Value, Put<'a>)> {
    let pointer = format!("/params/{}", step(name));
    match param {
        Param::Value(value) => within(pointer, value)
            .into_iter()
            .map(|(at, value, put)| {
                let put: Put<'a> = Box::new(move |other| Param::Value(put(other)));
                (at, value, put)
            })
            .collect(),
        Param::Reference(_) => Vec::new(),
        Param::By { attribute, values, otherwise } => {
            let cases = values.iter().map(|(key, value)| {
                let put: Put<'a> = Box::new(move |other| {
                    let mut values = values.clone();
                    values.insert(key.clone(), other);
                    Param::By { attribute: attribute.clone(), values, otherwise: otherwise.clone() }
                });
                (format!("{pointer}/{}", step(key)), value, put)
            });
            let others = otherwise.iter().map(|value| {
                let put: Put<'a> = Box::new(move |other| Param::By {
                    attribute: attribute.clone(),
                    values: values.clone(),
                    otherwise: Some(other),
                });
                (format!("{pointer}/else"), value, put)
            });
            cases.chain(others).collect()
        }
    }
}

type Within<'a> = (String, &'a Value, Box<dyn Fn(Value) -> Value + 'a>);

/// A value, or the values of a map.
fn within(pointer: String, value: &Value) -> Vec<Within<'_>> {
    let Value::Map(entries) = value else { return vec![(pointer, value, Box::new(|other| other))] };
    let inner = entries.iter().enumerate().map(|(at, (key, value))| {
        let put: Box<dyn Fn(Value) -> Value> = Box::new(move |other| {
            let mut entries = entries.clone();
            entries[at].1 = other;
            Value::Map(entries)
        });
        (format!("{pointer}/{}", step(key)), value, put)
    });
    inner.collect()
}

/// A value one more and one less: as it is written, and as it is.
fn nudges(written: &str, value: &Value) -> Vec<(String, Value)> {
    match value {
        Value::Number(_) => {
            let parsed = nudged(written).into_iter().filter_map(|text| Some((text.clone(), text.parse().ok()?)));
            parsed.map(|(text, number)| (text, Value::Number(number))).collect()
        }
        Value::Text(text) if text.parse::<Duration>().is_ok() => {
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let counts = nudged(&text[..digits]).into_iter().filter(|count| !count.starts_with('-'));
            let texts = counts.map(|count| format!("{count}{}", &text[digits..]));
            texts.map(|text| (text.clone(), Value::Text(text))).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_spans_of_time_move_by_one() {
        let shown = |written: &str, value: Value| {
            nudges(written, &value).into_iter().map(|(text, _)| text).collect::<Vec<String>>()
        };
        assert_eq!(shown("3", Value::Number(3.into())), ["4", "2"]);
        assert_eq!(shown("0.5", Value::Number("1/2".parse().unwrap())), ["0.6", "0.4"]);
        assert_eq!(shown("6 months", Value::Text("6 months".to_owned())), ["7 months", "5 months"]);
        assert_eq!(shown("3个工作日", Value::Text("3个工作日".to_owned())), ["4个工作日", "2个工作日"]);
        assert_eq!(shown("6 kinds", Value::Text("6 kinds".to_owned())), [""; 0]);
    }

    #[test]
    fn a_value_of_a_map_is_changed_where_it_stands() {
        let spans = Value::Map(vec![
            ("月".to_owned(), Value::Text("2 months".to_owned())),
            ("a/b".to_owned(), Value::Number(1.into())),
        ]);
        let param = Param::Value(spans);
        let all = values("spans", &param);
        assert_eq!(
            all.iter().map(|(at, ..)| at.as_str()).collect::<Vec<_>>(),
            ["/params/spans/月", "/params/spans/a~1b"]
        );
        let Param::Value(Value::Map(entries)) = all[1].2(Value::Number(2.into())) else { panic!("it is a map") };
        assert_eq!(entries[1].1, Value::Number(2.into()));
    }
}
