//! What templates see under names: declared once, so that what is documented is what is there.

use std::fmt;
use std::sync::Arc;

use minijinja::value::{Enumerator, Object, ObjectRepr};
use minijinja::{Error, ErrorKind, Value};

/// A kind of thing with names in it.
#[derive(Debug)]
pub struct Kind {
    /// What it is called in the handbook.
    pub name: &'static str,
    /// What it is, in Chinese: templates are written by methodologists.
    pub about: &'static str,
    /// Its names: what each is called, what it holds and what it means.
    pub fields: &'static [(&'static str, &'static str, &'static str)],
}

impl Kind {
    /// A thing of this kind. Every declared name is given, and no other.
    pub fn of(&'static self, values: Vec<(&'static str, Value)>) -> Record {
        debug_assert_eq!(
            values.iter().map(|(name, _)| *name).collect::<Vec<_>>(),
            self.fields.iter().map(|(name, _, _)| *name).collect::<Vec<_>>(),
            "what is given of {} is what is declared",
            self.name
        );
        Record { kind: self, values: values.into_iter().map(|(_, value)| value).collect() }
    }
}

/// A thing with names.
#[derive(Debug)]
pub struct Record {
    kind: &'static Kind,
    values: Vec<Value>,
}

impl Record {
    /// The value of that name.
    pub fn get(&self, name: &str) -> Option<&Value> {
        let place = self.kind.fields.iter().position(|(known, _, _)| *known == name)?;
        self.values.get(place)
    }

    /// As templates see it.
    pub fn value(self) -> Value {
        Value::from_object(self)
    }
}

impl Object for Record {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let key = key.as_str()?;
        let known = self.kind.fields.iter().map(|(name, _, _)| *name);
        Some(self.get(key).cloned().unwrap_or_else(|| unknown(self.kind.name, key, known)))
    }
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }
    /// Written out as a whole it is its name.
    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = self.get("name").or_else(|| self.get("text"));
        f.write_str(&shown.map(ToString::to_string).unwrap_or_default())
    }
}

/// The names of the whole assessment, at the root of a template. What is not among them may be a function.
#[derive(Debug)]
pub struct Root(pub Vec<Arc<Record>>);

impl Object for Root {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let key = key.as_str()?;
        self.0.iter().find_map(|record| record.get(key)).cloned()
    }
    fn enumerate(self: &Arc<Self>) -> Enumerator {
        let names = self.0.iter().flat_map(|record| record.kind.fields.iter().map(|(name, _, _)| Value::from(*name)));
        Enumerator::Values(names.collect())
    }
}

/// Things in a row that are also found by their ids: `statistics.policy_library`, `{% for one in statistics %}`.
#[derive(Debug)]
pub struct Listed {
    /// What they are.
    pub of: &'static str,
    /// Each with its id.
    pub items: Vec<(String, Value)>,
}

impl Object for Listed {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        if let Some(place) = key.as_usize() {
            return self.items.get(place).map(|(_, value)| value.clone());
        }
        let key = key.as_str()?;
        let found = self.items.iter().find(|(id, _)| id == key).map(|(_, value)| value.clone());
        Some(found.unwrap_or_else(|| unknown(self.of, key, self.items.iter().map(|(id, _)| id.as_str()))))
    }
    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Seq(self.items.len())
    }
}

/// What separates the parts of a refusal on its way through the template engine.
pub const PARTS: char = '\u{1f}';

/// The value of a name that there is not: whoever reads it is told which there are.
pub fn unknown<'a>(of: &str, name: &str, known: impl Iterator<Item = &'a str>) -> Value {
    let mut detail = format!("{of}{PARTS}{name}");
    for one in known.take(600) {
        detail.push(PARTS);
        detail.push_str(one);
    }
    Value::from(Error::new(ErrorKind::UndefinedError, detail))
}
