//! YAML files with their trees, kept from one reading of a folder to the next: a file with the same text has the same tree.

use std::collections::BTreeMap;
use std::sync::Arc;

use heng_model::{Diagnostic, Source};
use heng_yaml::{Node, parse};

use crate::places::{ByPointer, places_of};

/// The trees of the last reading, by path.
#[derive(Debug, Clone, Default)]
pub struct Trees {
    files: BTreeMap<String, Tree>,
}

/// What a file parses to.
#[derive(Debug, Clone)]
pub(crate) struct Tree {
    pub source: Arc<Source>,
    /// The tree with the place of everything in it; none where the file has none.
    pub root: Option<(Arc<Node>, Arc<ByPointer>)>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Trees {
    /// The tree of a file: the one that is kept, if it is of the same text.
    pub(crate) fn of(&mut self, source: &Arc<Source>) -> Tree {
        if let Some(known) = self.files.get(&source.name).filter(|known| known.source == *source) {
            return known.clone();
        }
        let (root, diagnostics) = parse(source);
        let root = root.map(|root| {
            let places = places_of(&root);
            (Arc::new(root), places)
        });
        let tree = Tree { root, diagnostics, source: source.clone() };
        self.files.insert(source.name.clone(), tree.clone());
        tree
    }
}
