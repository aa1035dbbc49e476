//! Lists: shared, immutable, and knowing where they were looked for.

use std::sync::Arc;

use heng_model::Origin;
use rhai::Dynamic;

use super::weight::depth_of;

/// Several values in order.
#[derive(Debug, Clone)]
pub struct List {
    /// The values; none of them is a shared Rhai value.
    pub items: Arc<[Dynamic]>,
    /// Where they were looked for: a file, a pattern of files, a parameter.
    pub place: Arc<str>,
    /// A collector's record that nothing is there.
    pub absent: Option<Origin>,
    /// Levels of values within it.
    pub depth: usize,
}

impl List {
    /// A list of values found at `place`.
    pub fn new(items: Vec<Dynamic>, place: impl Into<Arc<str>>) -> Self {
        let depth = depth_of(&items);
        Self { items: items.into(), place: place.into(), absent: None, depth }
    }
    /// A list of other values found in the same place.
    #[must_use]
    pub fn with(&self, items: Vec<Dynamic>) -> Self {
        let depth = depth_of(&items);
        Self { items: items.into(), place: self.place.clone(), absent: self.absent.clone(), depth }
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

/// A walk through a list. It copies no more than what is asked for.
#[derive(Debug)]
pub struct Walk {
    items: Arc<[Dynamic]>,
    at: usize,
}

impl Iterator for Walk {
    type Item = Dynamic;
    fn next(&mut self) -> Option<Dynamic> {
        let item = self.items.get(self.at).cloned();
        self.at += 1;
        item
    }
}

impl IntoIterator for List {
    type Item = Dynamic;
    type IntoIter = Walk;
    fn into_iter(self) -> Walk {
        Walk { items: self.items, at: 0 }
    }
}
