//! What Heng says: a code with arguments. Words are put to it at the very end, in the reader's language.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::number::Number;

/// A statement of Heng's, free of language. The code is an entry of the catalogue in `report`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Message {
    /// `heng::rule::unknown_criterion`
    pub code: Cow<'static, str>,
    /// What the catalogue's text has places for.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<Cow<'static, str>, Arg>,
}

/// A value within a [`Message`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Arg {
    /// A name, a path, a quotation: never translated.
    Text(String),
    /// A whole number.
    Count(i64),
    /// An exact number.
    Number(Number),
    /// Names in a row.
    List(Vec<String>),
    /// A statement within the statement.
    Message(Box<Message>),
}

impl Message {
    /// A message without arguments.
    pub fn new(code: &'static str) -> Self {
        Self { code: Cow::Borrowed(code), args: BTreeMap::new() }
    }
    /// The same with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.insert(Cow::Borrowed(name), value.into());
        self
    }
    /// The room that says it: `rule` of `heng::rule::unknown_criterion`.
    pub fn room(&self) -> &str {
        self.code.split("::").nth(1).unwrap_or_default()
    }
    /// The argument, where it is a text.
    pub fn text(&self, name: &str) -> Option<&str> {
        match self.args.get(name) {
            Some(Arg::Text(text)) => Some(text),
            _ => None,
        }
    }
}

impl From<&str> for Arg {
    fn from(value: &str) -> Self {
        Arg::Text(value.to_owned())
    }
}
impl From<String> for Arg {
    fn from(value: String) -> Self {
        Arg::Text(value)
    }
}
impl From<&String> for Arg {
    fn from(value: &String) -> Self {
        Arg::Text(value.clone())
    }
}
impl From<i64> for Arg {
    fn from(value: i64) -> Self {
        Arg::Count(value)
    }
}
impl From<usize> for Arg {
    fn from(value: usize) -> Self {
        Arg::Count(i64::try_from(value).unwrap_or(i64::MAX))
    }
}
impl From<u64> for Arg {
    fn from(value: u64) -> Self {
        Arg::Count(i64::try_from(value).unwrap_or(i64::MAX))
    }
}
impl From<Number> for Arg {
    fn from(value: Number) -> Self {
        Arg::Number(value)
    }
}
impl From<&Number> for Arg {
    fn from(value: &Number) -> Self {
        Arg::Number(value.clone())
    }
}
impl From<Vec<String>> for Arg {
    fn from(value: Vec<String>) -> Self {
        Arg::List(value)
    }
}
impl From<Message> for Arg {
    fn from(value: Message) -> Self {
        Arg::Message(Box::new(value))
    }
}
macro_rules! arg_from_id {
    ($($id:ty),*) => {$(
        impl From<&$id> for Arg {
            fn from(value: &$id) -> Self {
                Arg::Text(value.to_string())
            }
        }
    )*};
}
arg_from_id!(
    crate::id::SubjectId,
    crate::id::IndicatorId,
    crate::id::CriterionId,
    crate::id::CohortId,
    crate::id::StatisticId,
    jiff::civil::Date
);
