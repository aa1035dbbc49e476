//! The bundles, opened: what was parsed of them stays.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use heng_evidence::{Bundle, Readers};
use heng_files::Touched;
use heng_model::Definition;
use rayon::prelude::*;

use super::changes::Changes;
use crate::plan::BundleInput;

/// A bundle's name, and how many of that name came before it: folders of one name may stand in different places.
type Key = (String, usize);

/// Bundles by their names.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    bundles: BTreeMap<Key, (BundleInput, Arc<Bundle>)>,
    /// In the order in which they were handed in.
    order: Vec<Key>,
    /// Who reads what the engine does not read by itself.
    readers: Readers,
}

impl Evidence {
    /// No bundle yet.
    pub fn read_by(readers: Readers) -> Self {
        Self { readers, ..Self::default() }
    }

    /// Opens what may have changed. Gives the names of the bundles that did.
    pub fn renew(&mut self, changes: &Changes, definition: &Definition) -> BTreeSet<String> {
        let limits = definition.limits;
        let others = changes.readers.is_some();
        let readers = changes.readers.clone().unwrap_or_else(|| self.readers.clone());
        let inputs = changes.there.clone();
        let inputs = inputs.unwrap_or_else(|| self.order.iter().map(|key| self.bundles[key].0.clone()).collect());
        let inputs = keyed(inputs);
        let nothing = Touched::default();
        let opened: Vec<(Key, BundleInput, Arc<Bundle>, bool)> = inputs
            .into_par_iter()
            .map(|(key, input)| {
                let touched = changes.bundles.get(&input.name).unwrap_or(&nothing);
                let known = self.bundles.get(&key).filter(|(_, bundle)| bundle.limits() == limits);
                let Some((known_input, known)) = known else {
                    let bundle = Bundle::open(&input.name, input.files.clone(), limits, &readers);
                    return (key, input, Arc::new(bundle), true);
                };
                if touched.is_empty() && !others {
                    // The folder may have been opened anew: it is the same one.
                    return (key, known_input.clone(), known.clone(), false);
                }
                let bundle = known.reopened(input.files.clone(), &readers, &|path| touched.holds(path));
                let same_readers = !others || known.reads_as(&bundle);
                if same_readers && bundle.digest() == known.digest() && bundle.listing() == known.listing() {
                    return (key, known_input.clone(), known.clone(), false);
                }
                (key, input, Arc::new(bundle), true)
            })
            .collect();
        self.readers = readers;
        let mut changed = BTreeSet::new();
        self.order = opened.iter().map(|(key, ..)| key.clone()).collect();
        self.bundles.clear();
        for (key, input, bundle, is_new) in opened {
            if is_new {
                changed.insert(input.name.clone());
            }
            self.bundles.insert(key, (input, bundle));
        }
        changed
    }

    /// The names of all, in the order in which they were handed in.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        self.order.iter().map(|(name, _)| name)
    }

    /// All of them.
    pub fn opened(&self) -> Vec<(BundleInput, Arc<Bundle>)> {
        self.order.iter().map(|name| self.bundles[name].clone()).collect()
    }
}

/// Each with its key.
fn keyed(inputs: Vec<BundleInput>) -> Vec<(Key, BundleInput)> {
    let mut of_name: BTreeMap<String, usize> = BTreeMap::new();
    let keyed = inputs.into_iter().map(|input| {
        let count = of_name.entry(input.name.clone()).or_default();
        *count += 1;
        ((input.name.clone(), *count), input)
    });
    keyed.collect()
}
