//! What is known of a value before anything runs: what kind it is, and its text where it is written out.

use heng_model::Message;
use heng_model::evidence::{Param, ReferenceContent, Value};
use heng_model::{Date, Definition};

use crate::api::Type;

/// What is known of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its kind.
    pub kind: Type,
    /// Its text, where it is written out in the script or in `params`.
    pub text: Option<String>,
    /// Whether it is a list that the script wrote out itself, which it may change.
    pub made: bool,
}

impl Known {
    /// Nothing is known.
    pub fn any() -> Self {
        Self::of(Type::Any)
    }
    /// Of this kind.
    pub fn of(kind: Type) -> Self {
        Self { kind, text: None, made: false }
    }
    /// Of the kind of that name.
    pub fn named(name: &str) -> Self {
        Self::of(Type::Named(name.to_owned()))
    }
    /// A text that is written out.
    pub fn literal(text: &str) -> Self {
        Self { text: Some(text.to_owned()), ..Self::named("text") }
    }
    /// Whether it is of the kind of that name, perhaps `()`.
    pub fn is(&self, name: &str) -> bool {
        self.kind.receiver_name() == Some(name)
    }
    /// What is known where it may be either.
    pub fn or(self, other: Self) -> Self {
        if self == other {
            return self;
        }
        match (self.kind, other.kind) {
            (a, b) if a == b => Self::of(a),
            (Type::Nothing, Type::Maybe(b)) => Self::of(Type::Maybe(b)),
            (Type::Maybe(a), Type::Nothing) => Self::of(Type::Maybe(a)),
            (Type::Nothing, b) if b != Type::Any => Self::of(Type::Maybe(Box::new(b))),
            (a, Type::Nothing) if a != Type::Any => Self::of(Type::Maybe(Box::new(a))),
            (Type::Maybe(a), b) if *a == b => Self::of(Type::Maybe(a)),
            (a, Type::Maybe(b)) if *b == a => Self::of(Type::Maybe(b)),
            (Type::List(_), Type::List(_)) => Self::of(Type::List(Box::new(Type::Any))),
            _ => Self::any(),
        }
    }
    /// What its items are, where it is a list.
    pub fn item(&self) -> Self {
        match bare(&self.kind) {
            Type::List(item) => Self::of((**item).clone()),
            _ => Self::any(),
        }
    }
}

/// Without "or nothing".
pub fn bare(kind: &Type) -> &Type {
    match kind {
        Type::Maybe(inner) => bare(inner),
        other => other,
    }
}

/// The kind in words; nothing where it is not known.
pub fn in_words(kind: &Type) -> Option<Message> {
    Some(Message::new(match kind {
        Type::Any => return None,
        Type::Nothing => "heng::rule::kind_nothing",
        Type::List(_) => "heng::rule::kind_list",
        Type::Maybe(inner) => return in_words(inner),
        Type::Named(name) => match name.as_str() {
            "bool" => "heng::rule::kind_bool",
            "text" => "heng::rule::kind_text",
            "number" => "heng::rule::kind_number",
            "share" => "heng::rule::kind_share",
            "date" => "heng::rule::kind_date",
            "document" => "heng::rule::kind_document",
            "element" => "heng::rule::kind_element",
            "table" => "heng::rule::kind_table",
            "row" => "heng::rule::kind_row",
            "observation" => "heng::rule::kind_observation",
            "json" => "heng::rule::kind_json",
            "group" => "heng::rule::kind_group",
            "map" => "heng::rule::kind_map",
            "params" => "heng::rule::kind_params",
            "subject" => "heng::rule::kind_subject",
            "bundle" => "heng::rule::kind_bundle",
            "reference" => "heng::rule::kind_reference",
            "judgement" => "heng::rule::kind_judgement",
            "function" => "heng::rule::kind_function",
            _ => "heng::rule::kind_other",
        },
    }))
}

/// What is known of a parameter: its kind is the same for every subject, or it is not known.
pub fn of_param(definition: &Definition, param: &Param) -> Known {
    match param {
        Param::Value(value) => of_value(value),
        Param::Reference(id) => match definition.reference.get(id).map(|reference| &reference.content) {
            Some(ReferenceContent::List(items)) => Known::of(Type::List(Box::new(common(items.iter())))),
            _ => Known::any(),
        },
        Param::By { values, otherwise, .. } => Known::of(common(values.values().chain(otherwise))),
    }
}

fn of_value(value: &Value) -> Known {
    match value {
        Value::Text(text) => Known::literal(text),
        other => Known::of(kind_of(other)),
    }
}

fn kind_of(value: &Value) -> Type {
    match value {
        Value::Flag(_) => Type::Named("bool".to_owned()),
        Value::Number(_) => Type::Named("number".to_owned()),
        Value::Text(_) => Type::Named("text".to_owned()),
        Value::List(items) => Type::List(Box::new(common(items.iter()))),
        Value::Map(_) => Type::Named("map".to_owned()),
    }
}

fn common<'v>(values: impl Iterator<Item = &'v Value>) -> Type {
    let kinds = values.map(|value| Known::of(kind_of(value)));
    kinds.reduce(Known::or).map_or(Type::Any, |known| known.kind)
}

/// The date that a text looks like.
pub fn looks_like_date(text: &str) -> Option<Date> {
    let text = text.trim();
    // A bare number such as 2024 or 20240101 is more often something else.
    if text.chars().all(|sign| sign.is_ascii_digit()) { None } else { heng_evidence::parse_date(text) }
}
