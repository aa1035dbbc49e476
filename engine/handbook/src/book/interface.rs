//! The script interface, from the declarations that register it, with what this methodology uses marked.

use heng_report::Lang;
use heng_script::{PageLang, interface_parts};
use serde::Serialize;

use super::check::Check;
use crate::material::Material;

/// What can be called on one kind of value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// The kind; empty for functions.
    pub receiver: &'static str,
    /// What the part is called.
    pub head: &'static str,
    /// The entries.
    pub entries: Vec<Entry>,
}

/// An entry of the interface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// How it is written.
    pub call: &'static str,
    /// What it gives.
    pub gives: &'static str,
    /// What it is for.
    pub said: &'static str,
    /// Whether a script or a library uses it.
    pub used: bool,
    /// The checks that use it, by id and page.
    pub checks: Vec<(String, String)>,
}

/// The interface, part by part.
pub fn all(of: &Material<'_>, checks: &[Check]) -> Vec<Part> {
    let lang = if of.words.lang() == Lang::Zh { PageLang::Zh } else { PageLang::En };
    let parts = interface_parts(lang).into_iter().map(|part| Part {
        receiver: part.receiver,
        head: part.head,
        entries: part
            .entries
            .into_iter()
            .map(|entry| {
                let users = of.outline.used.get(entry.signature);
                let uses = |check: &&Check| users.is_some_and(|users| users.iter().any(|id| id.as_str() == check.id));
                Entry {
                    call: entry.call,
                    gives: entry.gives,
                    said: entry.said,
                    used: users.is_some(),
                    checks: checks.iter().filter(uses).map(|check| (check.id.clone(), check.page.clone())).collect(),
                }
            })
            .collect(),
    });
    parts.collect()
}
