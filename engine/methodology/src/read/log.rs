//! Where mistakes are noted while reading goes on.

use std::cell::RefCell;
use std::collections::HashSet;

use heng_model::{Diagnostic, Severity, Source, Span};

/// The code of a key that means nothing where it stands.
pub(crate) const UNKNOWN_KEY: &str = "heng::methodology::unknown_key";

/// The diagnostics so far.
#[derive(Debug, Default)]
pub(crate) struct Log {
    all: RefCell<Vec<Diagnostic>>,
    unknown_keys: RefCell<HashSet<(String, Span)>>,
}

impl Log {
    /// Notes one.
    pub(crate) fn note(&self, diagnostic: Diagnostic) {
        if let Some(place) = diagnostic.labels.first().filter(|_| diagnostic.message.code == UNKNOWN_KEY) {
            self.unknown_keys.borrow_mut().insert((place.source.name.clone(), place.span));
        }
        self.all.borrow_mut().push(diagnostic);
    }
    /// Notes several.
    pub(crate) fn note_all(&self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        diagnostics.into_iter().for_each(|diagnostic| self.note(diagnostic));
    }
    /// Whether an unknown key was noted at this place.
    pub(crate) fn has_unknown_key(&self, source: &Source, span: Span) -> bool {
        self.unknown_keys.borrow().contains(&(source.name.clone(), span))
    }
    /// Whether an error is among them.
    pub(crate) fn has_errors(&self) -> bool {
        self.all.borrow().iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }
    /// All of them by file and place, the same one once.
    pub(crate) fn sorted(self) -> Vec<Diagnostic> {
        let mut all = self.all.into_inner();
        all.sort_by_cached_key(Diagnostic::sort_key);
        all.dedup();
        all
    }
}
