//! What a handbook is made of.

use heng_cases::Suite;
use heng_files::Files;
use heng_methodology::Methodology;
use heng_model::definition::Basis;
use heng_model::{Arg, Definition};
use heng_report::Catalogue;
use heng_script::{Outline, Rulebook};

/// A methodology with all that stands in its folder, and the reader's words.
pub struct Material<'a> {
    /// What it says, and where.
    pub methodology: &'a Methodology,
    /// Its files, for the snapshots of cases.
    pub files: &'a dyn Files,
    /// Its cases.
    pub suite: &'a Suite,
    /// Its scripts.
    pub rulebook: &'a Rulebook,
    /// What they use and judge.
    pub outline: Outline,
    /// The reader's words.
    pub words: &'static Catalogue,
}

impl<'a> Material<'a> {
    /// The material of a methodology that has no mistakes.
    pub fn new(
        methodology: &'a Methodology,
        files: &'a dyn Files,
        suite: &'a Suite,
        rulebook: &'a Rulebook,
        words: &'static Catalogue,
    ) -> Self {
        Self { methodology, files, suite, rulebook, outline: rulebook.outline(), words }
    }

    /// What the methodology says.
    pub fn definition(&self) -> &'a Definition {
        &self.methodology.definition
    }

    /// A word of the handbook.
    pub(crate) fn word(&self, id: &str) -> String {
        self.words.word(&format!("docs-{id}"))
    }

    /// A phrase of the handbook.
    pub(crate) fn say<const N: usize>(&self, id: &str, args: &[(&'static str, Arg); N]) -> String {
        self.words.phrase(&format!("docs-{id}"), args)
    }

    /// Where a value stands: `checks/6.1.2-policy-library/indicator.yaml:7`.
    pub(crate) fn place(&self, file: &str, pointer: &str) -> Option<String> {
        let places = &self.methodology.places;
        let (source, span) = places.key(file, pointer).or_else(|| places.of(file, pointer))?;
        Some(format!("{file}:{}", source.position(span.start).0))
    }

    /// What something rests on, as it is shown.
    pub(crate) fn ground(&self, basis: &Basis) -> crate::book::Ground {
        crate::book::Ground {
            title: basis.title.clone(),
            article: basis.article.clone(),
            url: basis.url.clone(),
            link: basis.url.as_deref().and_then(heng_report::web).map(str::to_owned),
            checked_on: basis
                .checked_on
                .map(|date| self.words.phrase("report-checked_on", &[("date", date.to_string().into())])),
        }
    }
}

impl std::fmt::Debug for Material<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Material").field("methodology", &self.definition().id).finish_non_exhaustive()
    }
}
