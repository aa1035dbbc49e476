//! What reading scripts without running them shows of them: which entries of the interface they use, and where each
//! criterion is judged.

use std::collections::{BTreeMap, BTreeSet};

use heng_model::{CriterionId, IndicatorId};

use crate::api::{Declaration, Form, Interface};

/// What the scripts of a methodology use and judge.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// Signatures of the entries that are used, each with the leaves whose checks use it.
    pub used: BTreeMap<String, BTreeSet<IndicatorId>>,
    /// Where a criterion is judged: path of the script or library, and the line from 1.
    pub judged: BTreeMap<(IndicatorId, CriterionId), BTreeSet<(String, usize)>>,
}

impl Outline {
    /// Takes down that an entry is used.
    pub(super) fn uses(&mut self, entry: &Declaration, leaf: Option<&IndicatorId>) {
        self.used.entry(entry.signature.clone()).or_default().extend(leaf.cloned());
    }

    /// Takes down that a name is used of a value that nothing is known of: it may be any entry of that name.
    pub(super) fn may_use(&mut self, name: &str, arguments: Option<usize>, leaf: Option<&IndicatorId>) {
        let fits = |entry: &&Declaration| match (entry.form, arguments) {
            (Form::Property, None) => entry.name == name,
            (Form::Method, Some(count)) => entry.name == name && entry.parameters.len() == count,
            _ => false,
        };
        for entry in Interface::get().declarations.iter().filter(fits) {
            self.uses(entry, leaf);
        }
    }
}
