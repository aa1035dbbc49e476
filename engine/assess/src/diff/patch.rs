//! A methodology with some of the edits that lead to another.

use std::sync::Arc;

use heng_methodology::Methodology;
use heng_model::{Definition, pointer};
use serde_json::Value;

use super::edits::{Part, Tried};

/// Both definitions as documents, ready to be mixed.
pub(super) struct Patcher<'a> {
    before: &'a Methodology,
    after: &'a Methodology,
    was: Value,
    is: Value,
}

impl<'a> Patcher<'a> {
    pub fn new(before: &'a Methodology, after: &'a Methodology) -> Self {
        Self { before, after, was: document(&before.definition), is: document(&after.definition) }
    }

    /// The methodology before with these edits; nothing where that is none any more.
    pub fn with(&self, edits: &[&Tried]) -> Option<Methodology> {
        let mut methodology = self.before.clone();
        let mut mixed = self.was.clone();
        for part in edits.iter().flat_map(|edit| &edit.parts) {
            match part {
                Part::Value(pointer) => put(&mut mixed, pointer, self.is.pointer(pointer)),
                Part::Script(path) => match self.after.scripts.get(path) {
                    Some(text) => drop(methodology.scripts.insert(path.clone(), text.clone())),
                    None => drop(methodology.scripts.remove(path)),
                },
                Part::Library(name) => match self.after.libraries.get(name) {
                    Some(text) => drop(methodology.libraries.insert(name.clone(), text.clone())),
                    None => drop(methodology.libraries.remove(name)),
                },
                Part::Plugin(id) => {
                    let plugins = methodology.plugins.with(id, self.after.plugins.get(id));
                    methodology.plugins = Arc::new(plugins);
                }
                Part::Rulings(_) => {}
            }
        }
        methodology.definition = serde_json::from_value(mixed).ok()?;
        Some(methodology)
    }
}

/// A definition as a document.
pub(super) fn document(definition: &Definition) -> Value {
    serde_json::to_value(definition).expect("definitions hold nothing that JSON cannot")
}

/// Puts a value where it belongs; without a value, takes away what stands there.
pub(super) fn put(document: &mut Value, pointer: &str, value: Option<&Value>) {
    let Some((above, key)) = pointer.rsplit_once('/') else { return };
    let key = pointer::key(key);
    match (document.pointer_mut(above), value) {
        (Some(Value::Object(map)), Some(value)) => drop(map.insert(key, value.clone())),
        (Some(Value::Object(map)), None) => drop(map.shift_remove(&key)),
        (Some(Value::Array(items)), Some(value)) => {
            if let Some(item) = key.parse::<usize>().ok().and_then(|at| items.get_mut(at)) {
                *item = value.clone();
            }
        }
        _ => {}
    }
}
