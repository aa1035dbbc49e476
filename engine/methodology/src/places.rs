//! Where each value of the methodology stands in its file.

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_model::{Source, Span, pointer};

use heng_yaml::{Node, Yaml};

/// Every YAML file that was read, and the place of every key and value in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    files: BTreeMap<String, (Arc<Source>, Arc<ByPointer>)>,
}

/// The places of one file, by pointer.
pub(crate) type ByPointer = BTreeMap<String, Place>;

/// Where a value stands, and the key it stands under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    key: Option<Span>,
    value: Span,
}

impl Places {
    /// The value at a pointer (RFC 6901) into a file: `("methodology.yaml", "/indicators/1.1/weight")`.
    pub fn of(&self, file: &str, pointer: &str) -> Option<(Arc<Source>, Span)> {
        let (source, places) = self.files.get(file)?;
        places.get(pointer).map(|place| (source.clone(), place.value))
    }
    /// The key of the value at a pointer; nothing for items of lists.
    pub fn key(&self, file: &str, pointer: &str) -> Option<(Arc<Source>, Span)> {
        let (source, places) = self.files.get(file)?;
        places.get(pointer).and_then(|place| place.key).map(|span| (source.clone(), span))
    }
    /// The text of a file that was read.
    pub fn source(&self, file: &str) -> Option<&Arc<Source>> {
        self.files.get(file).map(|(source, _)| source)
    }
    /// Adds a file.
    pub(crate) fn add(&mut self, source: &Arc<Source>, places: &Arc<ByPointer>) {
        self.files.insert(source.name.clone(), (source.clone(), places.clone()));
    }
}

/// The place of every key and value of a file.
pub(crate) fn places_of(root: &Node) -> Arc<ByPointer> {
    let mut places = BTreeMap::new();
    visit(root, None, String::new(), &mut places);
    Arc::new(places)
}

fn visit(node: &Node, key: Option<Span>, pointer: String, into: &mut ByPointer) {
    match &node.value {
        Yaml::List(items) => {
            for (index, item) in items.iter().enumerate() {
                visit(item, None, format!("{pointer}/{index}"), into);
            }
        }
        Yaml::Map(entries) => {
            for entry in entries {
                let part = pointer::step(&entry.key);
                visit(&entry.node, Some(entry.key_span), format!("{pointer}/{part}"), into);
            }
        }
        Yaml::Nothing | Yaml::Scalar { .. } => {}
    }
    into.insert(pointer, Place { key, value: node.span });
}
