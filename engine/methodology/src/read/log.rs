//! Where mistakes are noted while reading goes on.

use std::cell::RefCell;

use heng_model::{Diagnostic, Severity, Source, Span};

/// The code of a key that means nothing where it stands.
pub(crate) const UNKNOWN_KEY: &str = "heng::methodology::unknown_key";

/// The diagnostics so far.
#[derive(Debug, Default)]
pub(crate) struct Log(RefCell<Vec<Diagnostic>>);

impl Log {
    /// Notes one.
    pub(crate) fn note(&self, diagnostic: Diagnostic) {
        self.0.borrow_mut().push(diagnostic);
    }
    /// Notes several.
    pub(crate) fn note_all(&self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.0.borrow_mut().extend(diagnostics);
    }
    /// Whether an unknown key was noted at this place.
    pub(crate) fn has_unknown_key(&self, source: &Source, span: Span) -> bool {
        let at = |said: &Diagnostic| said.labels.first().is_some_and(|at| at.span == span && *at.source == *source);
        self.0.borrow().iter().any(|said| said.message.code == UNKNOWN_KEY && at(said))
    }
    /// Whether an error is among them.
    pub(crate) fn has_errors(&self) -> bool {
        self.0.borrow().iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }
    /// All of them by file and place, the same one once.
    pub(crate) fn sorted(self) -> Vec<Diagnostic> {
        let mut all = self.0.into_inner();
        all.sort_by_cached_key(Diagnostic::sort_key);
        all.dedup();
        all
    }
}
