//! Values whose type the methodology chooses: parameters and reference data.

use heng_model::Message;
use heng_model::evidence::Value;

use super::at::At;
use super::scalar::{looks_like_a_number, number_of};
use heng_yaml::Yaml;

impl At<'_> {
    /// Any value. Without quotation marks `true` is a flag and `12` a number; everything else is text.
    pub(crate) fn value(self) -> Option<Value> {
        match &self.node.value {
            Yaml::Nothing => {
                self.error(Message::new("heng::methodology::no_value").with("key", self.name()));
                None
            }
            Yaml::Scalar { text, plain } => Some(scalar(text, *plain)),
            Yaml::List(_) => Some(Value::List(self.items().into_iter().filter_map(At::value).collect())),
            Yaml::Map(_) => {
                let pair = |entry: At<'_>| Some((entry.name().to_owned(), entry.value()?));
                Some(Value::Map(self.entries().into_iter().filter_map(pair).collect()))
            }
        }
    }
}

fn scalar(text: &str, plain: bool) -> Value {
    match text {
        "true" if plain => Value::Flag(true),
        "false" if plain => Value::Flag(false),
        _ => match number_of(text).filter(|_| plain && looks_like_a_number(text)) {
            Some(number) => Value::Number(number),
            None => Value::Text(text.to_owned()),
        },
    }
}
