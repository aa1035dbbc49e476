//! Where each value of the methodology stands in its file.

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_model::{Source, Span};

/// Every YAML file that was read, and the place of every key and value in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    files: BTreeMap<String, (Arc<Source>, BTreeMap<String, Place>)>,
}

/// Where a value stands, and the key it stands under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
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
}
