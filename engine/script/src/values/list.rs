//! Lists: shared, immutable, and knowing where they were looked for.

use std::sync::Arc;

use heng_model::Origin;
use rhai::Dynamic;

/// Several values in order.
#[derive(Debug, Clone)]
pub struct List {
    /// The values; none of them is a shared Rhai value.
    pub items: Arc<[Dynamic]>,
    /// Where they were looked for: a file, a pattern of files, a parameter.
    pub place: Arc<str>,
    /// A collector's record that nothing is there.
    pub absent: Option<Origin>,
}

impl List {
    /// A list of values found at `place`.
    pub fn new(items: Vec<Dynamic>, place: impl Into<Arc<str>>) -> Self {
        Self { items: items.into(), place: place.into(), absent: None }
    }
    /// A list of other values found in the same place.
    #[must_use]
    pub fn with(&self, items: Vec<Dynamic>) -> Self {
        Self { items: items.into(), place: self.place.clone(), absent: self.absent.clone() }
    }
    /// How many values.
    pub fn len(&self) -> usize {
        self.items.len()
    }
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

impl IntoIterator for List {
    type Item = Dynamic;
    type IntoIter = std::vec::IntoIter<Dynamic>;
    fn into_iter(self) -> Self::IntoIter {
        Vec::from(&*self.items).into_iter()
    }
}
