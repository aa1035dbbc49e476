//! The kinds of values that functions of plugins take and give, in the words of the script interface.

use std::fmt;

use serde_json::Value;

/// Levels of lists and maps within one another.
pub const MOST_DEPTH: usize = 16;
/// Values within one answer, all levels counted.
pub const MOST_VALUES: usize = 200_000;
/// The largest number either way: beyond it binary floats have gaps in which whole numbers are lost.
pub const MOST_NUMBER: f64 = 1e15;

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Any of those that JSON has.
    Any,
    /// `text`
    Text,
    /// `number`
    Number,
    /// `bool`
    Flag,
    /// `date`: `"2024-11-30"` on the way.
    Date,
    /// `document`: on the way `{ "path": …, "text": … }`; plugins take it and do not give it.
    Document,
    /// `table`: on the way `{ "path": …, "columns": […], "rows": [[…]] }`; likewise.
    Table,
    /// `map`
    Map,
    /// `list of …`
    List(Box<Kind>),
    /// `…?`: that or nothing, on the way `null`.
    Maybe(Box<Kind>),
}

impl Kind {
    /// The kind that these words name.
    pub fn parse(words: &str) -> Option<Self> {
        let words = words.trim();
        if let Some(inner) = words.strip_suffix('?') {
            return Kind::parse(inner).filter(|inner| !matches!(inner, Kind::Maybe(_))).map(Box::new).map(Kind::Maybe);
        }
        Some(match words {
            "any" => Kind::Any,
            "text" => Kind::Text,
            "number" => Kind::Number,
            "bool" => Kind::Flag,
            "date" => Kind::Date,
            "document" => Kind::Document,
            "table" => Kind::Table,
            "map" => Kind::Map,
            "list" => Kind::List(Box::new(Kind::Any)),
            _ => Kind::List(Box::new(Kind::parse(words.strip_prefix("list of ")?)?)),
        })
    }

    /// Whether evidence itself is part of it, which plugins do not give back.
    pub fn holds_evidence(&self) -> bool {
        match self {
            Kind::Document | Kind::Table => true,
            Kind::List(inner) | Kind::Maybe(inner) => inner.holds_evidence(),
            _ => false,
        }
    }

    /// Whether a value of an answer is of this kind and within the bounds; what is wrong otherwise, as a pointer and a word.
    pub fn check(&self, value: &Value) -> Result<(), Unfit> {
        let mut left = MOST_VALUES;
        check(self, value, 0, &mut left).map_err(|(mut path, what)| {
            path.reverse();
            Unfit { pointer: path.iter().map(|step| format!("/{step}")).collect(), what }
        })
    }
}

/// A value that is not what was declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit {
    /// Where in the value: `/0/name`.
    pub pointer: String,
    /// What is wrong.
    pub what: Flaw,
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// It is of another kind than this.
    Not(Kind),
    /// A number beyond [`MOST_NUMBER`].
    TooLarge,
    /// Lists and maps deeper than [`MOST_DEPTH`].
    TooDeep,
    /// More than [`MOST_VALUES`].
    TooMany,
}

type Found = Result<(), (Vec<String>, Flaw)>;

fn check(kind: &Kind, value: &Value, depth: usize, left: &mut usize) -> Found {
    let wrong = || Err((Vec::new(), Flaw::Not(kind.clone())));
    if depth > MOST_DEPTH {
        return Err((Vec::new(), Flaw::TooDeep));
    }
    if *left == 0 {
        return Err((Vec::new(), Flaw::TooMany));
    }
    *left -= 1;
    let within = |step: String, found: Found| {
        found.map_err(|(mut path, flaw)| {
            path.push(step);
            (path, flaw)
        })
    };
    match (kind, value) {
        (Kind::Maybe(_), Value::Null) | (Kind::Any | Kind::Flag, Value::Bool(_)) => Ok(()),
        (Kind::Maybe(inner), value) => check(inner, value, depth, left),
        (Kind::Any, Value::Null) if depth > 0 => Ok(()),
        (Kind::Any | Kind::Text, Value::String(_)) => Ok(()),
        (Kind::Any | Kind::Number, Value::Number(number)) => {
            let fits = number.as_f64().is_some_and(|number| number.abs() <= MOST_NUMBER);
            if fits { Ok(()) } else { Err((Vec::new(), Flaw::TooLarge)) }
        }
        (Kind::Date, Value::String(text)) if text.parse::<heng_model::Date>().is_ok() => Ok(()),
        (Kind::Any | Kind::List(_), Value::Array(items)) => {
            let inner = if let Kind::List(inner) = kind { inner } else { kind };
            for (index, item) in items.iter().enumerate() {
                within(index.to_string(), check(inner, item, depth + 1, left))?;
            }
            Ok(())
        }
        (Kind::Any | Kind::Map, Value::Object(entries)) => {
            for (name, value) in entries {
                within(name.clone(), check(&Kind::Any, value, depth + 1, left))?;
            }
            Ok(())
        }
        _ => wrong(),
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Kind::Any => f.write_str("any"),
            Kind::Text => f.write_str("text"),
            Kind::Number => f.write_str("number"),
            Kind::Flag => f.write_str("bool"),
            Kind::Date => f.write_str("date"),
            Kind::Document => f.write_str("document"),
            Kind::Table => f.write_str("table"),
            Kind::Map => f.write_str("map"),
            Kind::List(inner) if **inner == Kind::Any => f.write_str("list"),
            Kind::List(inner) => write!(f, "list of {inner}"),
            Kind::Maybe(inner) => write!(f, "{inner}?"),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn kind(words: &str) -> Kind {
        Kind::parse(words).unwrap()
    }

    #[test]
    fn kinds_are_written_as_they_are_read() {
        for words in ["any", "text", "list", "list of number", "list of list of text", "date?", "list of text?"] {
            assert_eq!(kind(words).to_string(), words);
        }
        for words in ["", "texts", "list of", "text??", "lists of text"] {
            assert_eq!(Kind::parse(words), None, "{words}");
        }
    }

    #[test]
    fn values_are_held_against_their_kind() {
        assert_eq!(kind("list of text").check(&json!(["甲", "乙"])), Ok(()));
        let flaw = kind("list of text").check(&json!(["甲", 3])).unwrap_err();
        assert_eq!((flaw.pointer.as_str(), flaw.what), ("/1", Flaw::Not(Kind::Text)));
        let flaw = kind("map").check(&json!({ "a": { "b": [1, 1e300] } })).unwrap_err();
        assert_eq!((flaw.pointer.as_str(), flaw.what), ("/a/b/1", Flaw::TooLarge));
        assert_eq!(kind("date").check(&json!("2024-02-30")).unwrap_err().what, Flaw::Not(Kind::Date));
        assert_eq!(kind("number?").check(&json!(null)), Ok(()));
        assert_eq!(kind("number").check(&json!(null)).unwrap_err().what, Flaw::Not(Kind::Number));
        let deep = (0..20).fold(json!(1), |inner, _| json!([inner]));
        assert_eq!(kind("any").check(&deep).unwrap_err().what, Flaw::TooDeep);
        let wide = json!(vec![0; MOST_VALUES]);
        assert_eq!(kind("list").check(&wide).unwrap_err().what, Flaw::TooMany);
    }
}
