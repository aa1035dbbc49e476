//! What was found so far: diagnostics without repetitions, and what the unused rules need to remember.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use heng_model::{Diagnostic, Source};

use super::bindings::Declared;
use super::outline::Outline;

/// A place of a name: the file, and the byte where the name begins.
pub type Place = (String, usize);

/// What was found so far.
#[derive(Debug, Default)]
pub struct Findings {
    said: Vec<Diagnostic>,
    /// Every declared name that was come across, and whether it was ever read.
    pub declared: BTreeMap<Place, Declared>,
    /// Functions that something calls: file, name, number of parameters.
    pub called: BTreeSet<(String, String, usize)>,
    /// What scripts use and judge.
    pub outline: Outline,
}

impl Findings {
    /// Begins with what is known already.
    pub fn new(said: Vec<Diagnostic>) -> Self {
        Self { said, ..Self::default() }
    }

    /// Adds what is not yet said at that place.
    pub fn add(&mut self, diagnostic: Diagnostic) {
        let same = |known: &Diagnostic| {
            known.message == diagnostic.message && known.labels.first() == diagnostic.labels.first()
        };
        if !self.said.iter().any(same) {
            self.said.push(diagnostic);
        }
    }

    /// Takes down a declared name.
    pub fn declare(&mut self, source: &Arc<Source>, declared: Declared) {
        self.declared.entry((source.name.clone(), declared.span.start)).or_insert(declared);
    }

    /// Takes down that a declared name is read.
    pub fn read(&mut self, place: &Place) {
        if let Some(declared) = self.declared.get_mut(place) {
            declared.read = true;
        }
    }

    /// Everything by file and place.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.said.sort_by_key(Diagnostic::sort_key);
        self.said
    }
}
