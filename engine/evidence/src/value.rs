//! JSON and YAML documents as trees whose every value knows its pointer and bytes. JSON is read as the YAML that it is.

use std::sync::Arc;

use heng_model::pointer::step;
use heng_model::{Message, Number, Origin, Place, Source};
use heng_yaml::{Node, Yaml};

use crate::decode::Decoded;
use crate::unreadable::Unreadable;

/// A value of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// What it is.
    pub kind: ValueKind,
    /// Where it stands.
    pub origin: Origin,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueKind {
    /// `null`
    Null,
    /// `true`, `false`
    Flag(bool),
    /// A number, exact.
    Number(Number),
    /// A text.
    Text(Arc<str>),
    /// Values in a row.
    List(Vec<Value>),
    /// Values by name, in the order of the file.
    Map(Vec<(Arc<str>, Value)>),
}

/// Values of one document.
pub const MOST_VALUES: usize = 500_000;
/// Bytes of the pointers of all values of one document: far down, each is long.
pub const MOST_POINTERS: usize = 64 << 20;

/// Reads a document that is nested no deeper than `nesting`.
pub(crate) fn read(
    path: &Arc<str>,
    source: &Arc<Source>,
    decoded: &Decoded,
    nesting: u32,
) -> Result<Value, Unreadable> {
    let tree = tree(path, source, nesting)?;
    if pointers(&tree, 0) > MOST_POINTERS {
        let why = Message::new("heng::evidence::pointers_too_long").with("most", MOST_POINTERS);
        return Err(Unreadable::new(path, why).at(source, tree.span));
    }
    Ok(convert(path, decoded, &tree, ""))
}

/// The tree of a document that is nested no deeper than `nesting`.
pub(crate) fn tree(path: &Arc<str>, source: &Arc<Source>, nesting: u32) -> Result<Node, Unreadable> {
    let (tree, problems) = heng_yaml::parse_within(source, nesting as usize, MOST_VALUES);
    let broken = |code: &'static str| {
        let problem = problems.first();
        let message = heng_model::Message::new(code);
        let message = match problem {
            // A JSON file is no bad YAML to whoever wrote it: only the reason is repeated.
            Some(problem) => match problem.message.args.get("why") {
                Some(heng_model::Arg::Message(why)) => message.with("why", (**why).clone()),
                _ => message.with("why", problem.message.clone()),
            },
            None => message,
        };
        let place = problem.and_then(|problem| problem.labels.first()).map(|label| label.span).unwrap_or_default();
        Unreadable::new(path, message).at(source, place)
    };
    match tree {
        Some(tree) if problems.is_empty() => Ok(tree),
        _ => Err(broken("heng::evidence::broken_data")),
    }
}

/// Bytes of the pointers to a value and to all below it, where its own takes `own`.
fn pointers(node: &Node, own: usize) -> usize {
    match &node.value {
        Yaml::Nothing | Yaml::Scalar { .. } => own,
        // An index of up to six digits and its `/`.
        Yaml::List(items) => items.iter().fold(own, |sum, item| sum.saturating_add(pointers(item, own + 4))),
        Yaml::Map(entries) => {
            entries.iter().fold(own, |sum, entry| sum.saturating_add(pointers(&entry.node, own + entry.key.len() + 1)))
        }
    }
}

fn convert(path: &Arc<str>, decoded: &Decoded, node: &Node, pointer: &str) -> Value {
    let place = Place::Pointer { pointer: pointer.into(), bytes: Some(decoded.map().to_raw(node.span)) };
    let kind = match &node.value {
        Yaml::Nothing => ValueKind::Null,
        Yaml::Scalar { text, plain } => scalar(text, *plain),
        Yaml::List(items) => {
            let items = items.iter().enumerate();
            ValueKind::List(
                items.map(|(index, item)| convert(path, decoded, item, &format!("{pointer}/{index}"))).collect(),
            )
        }
        Yaml::Map(entries) => {
            let entries = entries.iter().map(|entry| {
                let key: Arc<str> = entry.key.as_str().into();
                (key, convert(path, decoded, &entry.node, &format!("{pointer}/{}", step(&entry.key))))
            });
            ValueKind::Map(entries.collect())
        }
    };
    Value { kind, origin: Origin { file: path.clone(), place } }
}

fn scalar(text: &str, plain: bool) -> ValueKind {
    if plain {
        match text {
            "true" => return ValueKind::Flag(true),
            "false" => return ValueKind::Flag(false),
            _ => {}
        }
        // `08` and `1.10` stay what they are when somebody asks for their text.
        let digits = text.trim_start_matches('-');
        let padded = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
        if !padded
            && !text.contains('/')
            && let Ok(number) = text.parse::<Number>()
            && number.to_string() == text
        {
            return ValueKind::Number(number);
        }
    }
    ValueKind::Text(text.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::decode;

    fn value(text: &str) -> Result<Value, Unreadable> {
        let raw: Arc<[u8]> = text.as_bytes().into();
        let decoded = decode(&raw, false).unwrap();
        read(&"a.json".into(), &Source::new("a.json", text), &decoded, 64)
    }

    #[test]
    fn json_values_know_pointer_and_bytes() {
        let text = r#"{"项目": [{"名": "甲", "数": 12.5, "有": true, "版": "1.10"}], "x/y": null}"#;
        let root = value(text).unwrap();
        let ValueKind::Map(entries) = &root.kind else { panic!() };
        let ValueKind::List(items) = &entries[0].1.kind else { panic!() };
        let ValueKind::Map(fields) = &items[0].kind else { panic!() };
        assert_eq!(fields[1].1.kind, ValueKind::Number("12.5".parse().unwrap()));
        assert_eq!(fields[2].1.kind, ValueKind::Flag(true));
        assert_eq!(fields[3].1.kind, ValueKind::Text("1.10".into()));
        assert_eq!(&text[fields[1].1.origin.span().unwrap().range()], "12.5");
        let Place::Pointer { pointer, .. } = &fields[0].1.origin.place else { panic!() };
        assert_eq!(&**pointer, "/项目/0/名");
        let Place::Pointer { pointer, .. } = &entries[1].1.origin.place else { panic!() };
        assert_eq!(&**pointer, "/x~1y");
    }

    #[test]
    fn what_is_broken_is_said() {
        for text in ["{\"a\": ", "{\"a\": 1, \"a\": 2}", "[1, 2", "{]"] {
            assert_eq!(value(text).unwrap_err().why.code, "heng::evidence::broken_data", "{text}");
        }
    }
}
